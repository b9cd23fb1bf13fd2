"""What was found wrong while a file was read, before any rule looks at it."""

from typing import NamedTuple

from plan_cli.finding import Hit, Path


class Problems:
    """The hits of the Y and S rules, by code. Of one code the first `MOST` are kept and the rest are counted, whatever
    a file holds.
    """

    MOST = 100

    def __init__(self) -> None:
        self.hits: dict[str, list[Hit]] = {}
        self.dropped: dict[str, int] = {}

    def add(self, code: str, hit: Hit) -> None:
        kept = self.hits.setdefault(code, [])
        if len(kept) < self.MOST:
            kept.append(hit)
        else:
            self.dropped[code] = self.dropped.get(code, 0) + 1

    def __bool__(self) -> bool:
        return bool(self.hits)


class Spoilt(NamedTuple):
    """What reading lost: the paths at which nothing to rely on is left, and the hits of what it lost without a word."""

    paths: frozenset[Path]
    hits: tuple[Hit, ...]


NOTHING_SPOILT = Spoilt(frozenset(), ())
