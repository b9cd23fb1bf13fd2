"""What a file's name says of the report in it: the unit that it is called after, and the period of its folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plan_cli.model.period import Period
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Unit

_WITHIN_WORDS = "·•《》〈〉“”‘’'"


class Named(NamedTuple):
    """The units and the period that the path of a file names; most name one unit or none."""

    units: tuple[Unit, ...]
    period: Period | None

    @property
    def unit(self) -> Unit | None:
        return self.units[0] if self.units else None


def named_by(plan: Plan, path: str) -> Named:
    """What a path like `2024/市教育局.yaml` or `2024/市教育局-2024.yaml.txt` names."""
    folders, _, name = path.replace("\\", "/").rpartition("/")
    return Named(tuple(_units_named(plan, name)), period_named(plan, folders.rpartition("/")[2]))


def _units_named(plan: Plan, name: str) -> Iterator[Unit]:
    """The units that a file is called after: by all of its name, or by a part between blanks, dots, brackets or
    hyphens.
    """
    whole = name.rpartition(".")[0] or name
    named = plan.unit(whole)
    units = [named] if named else [plan.unit(words) for words in _parts(name)]
    yield from (unit for unit in units if unit is not None and unit.kind != "collective")


def _parts(name: str) -> list[str]:
    return "".join(sign if sign.isalnum() or sign in _WITHIN_WORDS else " " for sign in name).split()


def period_named(plan: Plan, name: str) -> Period | None:
    """The plan's period of that name, or None."""
    return _period_named(name, plan.year_starts)


@lru_cache(maxsize=256)
def _period_named(name: str, year_starts: int) -> Period | None:
    try:
        return Period.parse(name, year_starts)
    except ValueError:
        return None
