"""The series of what a unit owes, where a plan changes while it runs: the lead's word at the time, and what a unit
reported before it ended goes on as its successor's.

Imported for plans in which something changes; in all others a unit's series is what it reported itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from plan_cli.model.plan_form import Deliverable, Target, Task

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan

Item = Task | Target | Deliverable


class Reports(Protocol):
    """The reports of each unit, as the archive has them."""

    def newest(self, unit: str, until: Period | None = None) -> Iterator[Digest]: ...

    def done(self, unit: str) -> dict[str, date]: ...


class Series:
    """Whose reports tell of what a unit owes: as the lead of the time, who may have been others before; or, also as one
    of several leads, for itself and those whose successor it is.
    """

    def __init__(self, plan: Plan, item: Item, unit: str, leads: Sequence[str]) -> None:
        self.plan = plan
        self.item = item
        self.unit = unit
        self.is_led = [*leads] == [unit] and (not isinstance(item, Deliverable) or item.who == "lead")
        self.is_own = len(leads) > 1

    @property
    def units(self) -> tuple[str, ...]:
        """All that may have a part in it."""
        return self.plan.all_leads(self.item.id) if self.is_led else self.plan.revisions.ancestors(self.unit)

    def speakers(self, period: Period) -> Sequence[str]:
        """Those whose word counts in a period, and whose counts first."""
        leads = self.plan.leads_during(self.item.id, period)
        if self.is_led:
            return leads
        is_all = self.is_own or not isinstance(self.item, Target)
        return [name for name in self.units if is_all or name not in leads]

    def newest(self, archive: Reports, until: Period | None) -> Iterator[Digest]:
        """The reports up to a period, newest first; of one period in the order in which they count."""
        reports = (archive.newest(name, until) for name in self.units)
        for period, group in groupby(merge(*reports, key=_order, reverse=True), key=lambda digest: digest.period):
            assert period
            rank = {name: place for place, name in enumerate(self.speakers(period))}
            yield from sorted((d for d in group if d.unit in rank), key=lambda d: rank[d.unit or ""])

    def done(self, archive: Reports) -> date | None:
        """The end of the first period in which a deliverable was called done; what several units passed on to one only
        where each of them had done it.
        """
        if self.is_led:
            groups = groupby(self.newest(archive, None), key=lambda digest: digest.period)
            ends = [period.end for period, group in groups if period and _says_done(list(group), self.item.id)]
            return min(ends, default=None)
        return self._done(archive, self.unit, (self.unit,))

    def _done(self, archive: Reports, unit: str, seen: tuple[str, ...]) -> date | None:
        own = archive.done(unit).get(self.item.id)
        before = [name for name in self.plan.revisions.predecessors.get(unit, ()) if name not in seen]
        passed_on = [self._done(archive, name, (*seen, name)) for name in before if self._owed(name)]
        known = [day for day in passed_on if day is not None]
        inherited = max(known) if known and len(known) == len(passed_on) else None
        return min((day for day in (own, inherited) if day), default=None)

    def _owed(self, unit: str) -> bool:
        """Whether a unit that has ended owed the deliverable on its last day."""
        until = self.plan.units[unit].until
        return until is not None and self.item.id in {item.id for item in self.plan.on(until).owed.get(unit, ())}


def series_of(plan: Plan, item: Item, unit: str, period: Period) -> Series:
    """The series of what a unit owes in a period."""
    return Series(plan, item, unit, plan.on(period.end).leads_of(item))


def _says_done(reports: list[Digest], id: str) -> bool:
    """Whether the first of some reports of one period that says anything of a deliverable calls it done."""
    if len(reports) == 1:
        return id in reports[0].done
    said = (digest.facts.by_item[id][1].state for digest in reports if id in digest.facts.by_item)
    return next((state == "done" for state in said if state), False)


def _order(digest: Digest) -> tuple[int, int]:
    assert digest.period
    return digest.period.order
