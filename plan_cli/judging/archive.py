"""The reports of each unit, oldest first, and what rules ask of a unit's own past.

Where a report stands among its unit's is found by halving, and what was found is kept, so that no question costs more
than in proportion to the reports.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from plan_cli.judging.digest import end_of
from plan_cli.judging.line import same_turn, year_of
from plan_cli.judging.reported import Claimed, Reported

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.judging.facts import EntryFacts
    from plan_cli.judging.record import Record
    from plan_cli.judging.together import Ending
    from plan_cli.model.holding import Holding
    from plan_cli.model.period import Period, Span
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target, Task


class Archive:
    """Sound reports. Of two of one unit for one period the one submitted or corrected later counts, then the one whose
    content sorts later.
    """

    def __init__(self, plan: Plan, digests: Iterable[Digest]) -> None:
        self.plan = plan
        self.digests = tuple(digests)
        self._before: dict[tuple[str, tuple[str, ...], str], Reported | None] = {}
        self._records: dict[tuple[int, str], Record] = {}
        self._joint: dict[tuple[str, tuple[str, ...]], list[Reported]] = {}
        self._endings: dict[tuple[int, str, tuple[str, ...]], Ending] = {}
        self._done: dict[str, dict[str, date]] = {}
        self._first_done: dict[tuple[int, str, str], date | None] = {}
        self._lines: dict[tuple[int, str, str], list[Digest]] = {}
        self._evidence: dict[str, dict[tuple[str | None, Span | None], tuple[int, int]]] = {}

    @cached_property
    def _by_unit(self) -> dict[str, list[Digest]]:
        alike = Counter((digest.unit, digest.period, digest.handed_in) for digest in self.digests)

        def age(digest: Digest) -> tuple[object, ...]:
            is_tied = alike[digest.unit, digest.period, digest.handed_in] > 1
            return (_order(digest), digest.handed_in or date.min, digest.content if is_tied else "", digest.file)

        found: dict[str, list[Digest]] = {}
        for digest in sorted(self.digests, key=age):
            if digest.unit:
                found.setdefault(digest.unit, []).append(digest)
        return found

    def of_unit(self, unit: str, until: Period | None = None) -> list[Digest]:
        """A unit's reports, oldest first, up to a period."""
        reports = self._by_unit.get(unit, [])
        if until is None or not reports or _order(reports[-1]) <= until.order:
            return reports
        return reports[: bisect_right(reports, until.order, key=_order)]

    def newest(self, unit: str, until: Period | None = None) -> Iterator[Digest]:
        """A unit's reports up to a period, newest first. It costs no more than what is taken of it."""
        reports = self._by_unit.get(unit, [])
        end = len(reports) if until is None else bisect_right(reports, until.order, key=_order)
        return (reports[number] for number in range(end - 1, -1, -1))

    def newest_of(self, item: Task | Target | Deliverable, unit: str, until: Period) -> Iterator[Digest]:
        """The reports of the series of what a unit owes, up to a period, newest first: its own, or where the plan
        changes also those of who owed it before.
        """
        if not self.plan.changes:
            return self.newest(unit, until)
        from plan_cli.judging.series import series_of

        return series_of(self.plan, item, unit, until).newest(self, until)

    def figures(self, target: Target, units: Sequence[str], until: Period) -> Iterator[Reported]:
        """The figures of a target's series up to a period, newest first; of several units that lead together, those
        that count.
        """
        if len(units) > 1:
            yield from self._joint_figures(target, units, until)
            return
        for digest in self.newest_of(target, units[0], until):
            if found := digest.facts.by_target.get(target.id):
                yield Reported(digest, *found)

    def _joint_figures(self, target: Target, units: Sequence[str], until: Period) -> Iterator[Reported]:
        key = (target.id, tuple(units))
        if key not in self._joint:
            from plan_cli.judging.together import counting

            self._joint[key] = counting(target, self._of_leads(target, units))
        known = self._joint[key]
        end = bisect_right(known, until.order, key=_period_order)
        return (known[number] for number in range(end - 1, -1, -1))

    def _of_leads(self, target: Target, units: Sequence[str]) -> list[list[Reported]]:
        """The figures of each of several units that lead together, newest first: of those who led at the time."""
        plan = self.plan
        if not plan.changes:
            return [list(_told(target, self.newest(unit))) for unit in units]
        names = dict.fromkeys((*units, *plan.all_leads(target.id)))
        told = ((name, _told(target, self.newest(name))) for name in names)
        return [[one for one in items if name in plan.leads_during(target.id, one.period)] for name, items in told]

    def _of_each(self, plan: Plan, holding: Holding) -> list[list[Reported]]:
        """The figures of each of several units that owe them, newest first."""
        lines = (self.line(plan, holding.target, unit) for unit in holding.units)
        return [list(_told(holding.target, reversed(line))) for line in lines]

    def measured_last(self, target: Target, units: Sequence[str], until: Period, running: Span) -> Reported | None:
        """Of a level, which runs in `running`, the usable figure that was measured last; of one day the newer
        report's.
        """
        if len(units) > 1:
            usable = (item for item in self.figures(target, units, until) if item.is_usable)
            return max((item for item in usable if item.counts_for(target, running)), key=_measured, default=None)
        last: Reported | None = None
        for digest in self.newest_of(target, units[0], until):
            if last and digest.measured and digest.measured <= last.measured:
                continue  # nothing in that report was measured later
            found = digest.facts.by_target.get(target.id)
            item = Reported(digest, *found) if found else None
            if item is None or not item.is_usable or not item.counts_for(target, running):
                continue
            if last is None or item.measured > last.measured:
                last = item
        return last

    def measurements(self, target: Target, units: Sequence[str], until: Period, held: Span) -> Iterator[Reported]:
        """The usable measurements of a level that is held through a time, newest first: one for each day, the newer
        report's.
        """
        days: set[date] = set()
        for item in self.figures(target, units, until):
            if item.is_usable and item.counts_for(target, held) and item.measured not in days:
                days.add(item.measured)
                yield item

    def claims(self, deliverable: Deliverable, unit: str, until: Period) -> Iterator[Claimed]:
        """The states that a unit gives a deliverable up to a period, newest first."""
        for digest in self.newest_of(deliverable, unit, until):
            if found := digest.facts.by_item.get(deliverable.id):
                yield Claimed(digest, *found)

    def record(self, plan: Plan, unit: str) -> Record:
        """What became of all that a unit owes by the plan as it held on a day."""
        from plan_cli.judging.record import Record

        key = (plan.stretch, unit)
        if key not in self._records:
            self._records[key] = Record(plan, unit, self)
        return self._records[key]

    def line(self, plan: Plan, item: Target | Deliverable, unit: str) -> Sequence[Digest]:
        """The reports of the series of what a unit owes by the plan as it held on a day, oldest first; of one period
        the one that counts comes last.
        """
        if not plan.changes:
            return self._by_unit.get(unit, [])
        from plan_cli.judging.series import Series

        key = (plan.stretch, item.id, unit)
        if key not in self._lines:
            self._lines[key] = [*Series(plan, item, unit, plan.leads_of(item)).newest(self, None)][::-1]
        return self._lines[key]

    def first_done(self, plan: Plan, item: Deliverable, unit: str) -> date | None:
        """The end of the first period in which a deliverable that a unit owes by the plan of a day was called done."""
        if not plan.changes:
            return self.done(unit).get(item.id)
        from plan_cli.judging.series import Series

        key = (plan.stretch, item.id, unit)
        if key not in self._first_done:
            self._first_done[key] = Series(plan, item, unit, plan.leads_of(item)).done(self)
        return self._first_done[key]

    def ending(self, plan: Plan, holding: Holding) -> Record | Ending:
        """What became of a target, as those who hold it owe it."""
        if len(holding.units) == 1 and not holding.is_whole:
            return self.record(plan, holding.units[0])
        key = (plan.stretch, holding.target.id, holding.units)
        if key not in self._endings:
            from plan_cli.judging.together import Ending

            is_whole = holding.is_whole
            series = self._of_each(plan, holding) if is_whole else self._of_leads(holding.target, holding.units)
            self._endings[key] = Ending(plan, holding, series)
        return self._endings[key]

    def done(self, unit: str) -> dict[str, date]:
        """By deliverable, the end of the first period in which a unit called it done; no report is unpacked for it."""
        if unit not in self._done:
            found = self._done[unit] = {}
            for end, group in groupby(self._by_unit.get(unit, []), key=end_of):
                reports = list(group)
                said = reports[0].done if len(reports) == 1 else _last_said(reports)
                for id in said:
                    found.setdefault(id, end)
        return self._done[unit]

    def last_before(self, unit: str, period: Period, task: Task) -> Digest | None:
        """A unit's latest report of an earlier period, or that of who had the task then: of several the one that
        counts.
        """
        if self.plan.changes:
            newest = self.newest_of(task, unit, period)
            return next((digest for digest in newest if _order(digest) < period.order), None)
        reports = self._by_unit.get(unit, [])
        number = bisect_left(reports, period.order, key=_order)
        return reports[number - 1] if number else None

    def counting(self, unit: str, period: Period) -> Digest | None:
        """The report of a unit for exactly this period that counts: of several the last."""
        reports = self._by_unit.get(unit, [])
        number = bisect_right(reports, period.order, key=_order)
        return reports[number - 1] if number and reports[number - 1].period == period else None

    def before(self, target: Target, units: Sequence[str], period: Period) -> Reported | None:
        """A series' latest figure of a target before a period that can be used; for a yearly target, of the same
        year.
        """
        key = (target.id, tuple(units), period.name)
        if key not in self._before:
            self._before[key] = self._find_before(target, units, period)
        return self._before[key]

    def _find_before(self, target: Target, units: Sequence[str], period: Period) -> Reported | None:
        if len(units) > 1:
            earlier = (item for item in self.figures(target, units, period) if item.period.order < period.order)
            before = next((item for item in earlier if item.is_usable), None)
            is_other = before and target.every and not same_turn(target.every, before.period, period)
            return None if is_other else before
        for report in self.newest_of(target, units[0], period):
            assert report.period
            if report.period.order >= period.order:
                continue
            if target.every and not same_turn(target.every, report.period, period):
                return None
            if found := report.facts.by_target.get(target.id):
                item = Reported(report, *found)
                if item.is_usable:
                    return item
        return None

    def was_evidenced(self, digest: Digest, entry: EntryFacts, *, of_year: bool = False) -> bool:
        """Whether an entry of the unit for the same task gave evidence in an earlier period, or in one of the same
        year.
        """
        if digest.unit is None or digest.period is None:
            return False
        year = year_of(digest.period) if of_year else None
        found = (self._evidenced(name).get((entry.task, year)) for name in self._units_of(digest, entry))
        return any(first is not None and first < digest.period.order for first in found)

    def _units_of(self, digest: Digest, entry: EntryFacts) -> Iterable[str]:
        """The unit of a report, and where the plan changes also those that had the entry's task before."""
        assert digest.unit
        assert digest.period
        task = self.plan.tasks.get(entry.task or "")
        if not self.plan.changes or task is None:
            return (digest.unit,)
        from plan_cli.judging.series import series_of

        return series_of(self.plan, task, digest.unit, digest.period).units

    def _evidenced(self, unit: str) -> dict[tuple[str | None, Span | None], tuple[int, int]]:
        """By task, and by task and year: when the unit first gave evidence."""
        if unit not in self._evidence:
            found = self._evidence[unit] = {}
            for report in self.of_unit(unit):
                assert report.period
                for entry in report.facts.accepted:
                    for year in (None, year_of(report.period)) if entry.evidence else ():
                        found.setdefault((entry.task, year), _order(report))
        return self._evidence[unit]


def _last_said(reports: list[Digest]) -> Iterator[str]:
    """The deliverables that are done by the last of some reports that says anything of them."""
    states = {id: state.state for digest in reports for id, (_, state) in digest.facts.by_item.items() if state.state}
    return (id for id, state in states.items() if state == "done")


def _told(target: Target, reports: Iterable[Digest]) -> Iterator[Reported]:
    """What some reports say of a target."""
    for digest in reports:
        if found := digest.facts.by_target.get(target.id):
            yield Reported(digest, *found)


def _period_order(item: Reported) -> tuple[int, int]:
    return item.period.order


def _measured(item: Reported) -> date:
    return item.measured


def _order(digest: Digest) -> tuple[int, int]:
    """Where the period of a sound report stands in time."""
    assert digest.period
    return digest.period.order
