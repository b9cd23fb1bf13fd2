"""From hits to findings: with the severity of the run, the place in the file, and no more than 100 of one code in a
file.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from plan_cli import rules
from plan_cli.finding import Cell, Finding, Fix, Hit, Place, Position, Region, Spot
from plan_cli.reading.problems import Problems
from plan_cli.rules.rule import FILE, Rule, Scope

if TYPE_CHECKING:
    from plan_cli.checking.selection import Selection
    from plan_cli.reading.source import Source

S = TypeVar("S")
NONE: Mapping[str, int] = {}


class _Kept(NamedTuple):
    rule: Rule[Any]
    hit: Hit
    unit: str | None


class Collector:
    """Takes what rules find, and gives the findings of each file in the order of its lines.

    `sources`: gives the source of a file, which knows its places, by the file's name. `once`: what is found for
    several periods alike (a unit that is silent, a target that stays missed) is told once.
    """

    def __init__(self, selection: Selection, sources: Callable[[str], Source], *, once: bool = False) -> None:
        self.selection = selection
        self._sources = sources
        self.once = once
        self.more: dict[str, dict[str, int]] = {}
        self._hits: dict[str, list[_Kept]] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._seen: set[tuple[object, ...]] = set()

    def read(self, problems: Problems, file: str, unit: str | None = None) -> None:
        """Take what was found wrong while a file was read, and what was found to be too much of it."""
        self.run(FILE, problems, file, unit)
        for rule in rules.in_scope(FILE):
            if self.selection.has(rule) and rule.code in problems.dropped:
                self._add_more(file, rule.code, problems.dropped[rule.code])

    def run(self, scope: Scope[S], subject: S, file: str, unit: str | None = None) -> None:
        """Take what the rules of a scope find in the subject, which stands in `file`."""
        for rule in rules.in_scope(scope):
            if self.selection.has(rule):
                for hit in rule.check(subject):
                    self._take(rule, hit, hit.file or file, hit.unit or unit)

    def _take(self, rule: Rule[Any], hit: Hit, file: str, unit: str | None) -> None:
        if self.once:
            same = (
                file,
                rule.code,
                hit.at,
                hit.case,
                unit,
                hit.task,
                hit.target,
                hit.actual,
                tuple(hit.facts.values()),
            )
            if same in self._seen:
                return
            self._seen.add(same)
        key = (file, rule.code)
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] > Problems.MOST:
            self._add_more(file, rule.code, 1)
        else:
            self._hits.setdefault(file, []).append(_Kept(rule, hit, unit))

    def _add_more(self, file: str, code: str, number: int) -> None:
        of_file = self.more.setdefault(file, {})
        of_file[code] = of_file.get(code, 0) + number

    # --- what was taken

    def findings(self) -> tuple[Finding, ...]:
        """All findings, by file and in the order of its lines."""
        return tuple(finding for group in self.by_file().values() for finding in group)

    def by_file(self) -> dict[str, list[Finding]]:
        return {file: sorted(self._found(file), key=lambda finding: finding.order) for file in sorted(self._hits)}

    def more_of(self, file: str) -> Mapping[str, int]:
        """Of a file, how many findings of a code were counted and not kept."""
        return self.more.get(file, NONE)

    def more_beside(self, files: Container[str]) -> dict[str, Mapping[str, int]]:
        """What was too much in other files than these."""
        return {name: more for name, more in self.more.items() if name not in files}

    def _found(self, file: str) -> Iterator[Finding]:
        self._source = self._sources(file)
        for rule, hit, unit in self._hits[file]:
            place = Place(file, self._at(self._spot(hit), file))
            related = tuple(Place(spot.file or file, self._at(spot, spot.file or file)) for spot in hit.related)
            fix, words = self._fix(hit), self._source.words
            severity = self.selection.severity(rule)
            yield Finding(rule.code, severity, place, hit, unit, related=related, fix=fix, words=words)

    def _spot(self, hit: Hit) -> Spot:
        """Where a hit stands: what is missing may have a place of its own, in a form that has blanks."""
        blank = self._source.blank(hit)
        return Spot(blank) if blank else Spot(hit.at, hit.on_key)

    def _at(self, spot: Spot, file: str) -> Region | Cell:
        at = spot.at
        if isinstance(at, Position):
            return Region(at, at)
        if isinstance(at, Region | Cell):
            return at
        source = self._source if file == self._source.name else self._sources(file)
        return source.place(at, on_key=spot.on_key)

    def _fix(self, hit: Hit) -> Fix | None:
        """The edits that mend a hit; None where there are none, or one has no place."""
        edits = tuple(edit for mend in hit.mends if (edit := self._source.edit(mend)))
        return Fix(edits, hit.sure) if edits and len(edits) == len(hit.mends) else None


def merged(*groups: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of several collectors, in their order."""
    return tuple(sorted((finding for group in groups for finding in group), key=lambda finding: finding.order))
