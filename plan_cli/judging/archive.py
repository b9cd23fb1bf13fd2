"""The reports of each unit, oldest first, and what rules ask of a unit's own past.

Where a report stands among its unit's is found by halving, and what was found is kept, so that no question costs more
than in proportion to the reports.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
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
    from plan_cli.model.period import Period, Span
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target


class Archive:
    """Sound reports. Of two of one unit for one period the one submitted or corrected later counts, then the one whose
    content sorts later.
    """

    def __init__(self, digests: Iterable[Digest]) -> None:
        self.digests = tuple(digests)
        self._before: dict[tuple[str, str, str], Reported | None] = {}
        self._records: dict[str, Record] = {}
        self._done: dict[str, dict[str, date]] = {}
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

    def figures(self, target: Target, unit: str, until: Period | None = None) -> Iterator[Reported]:
        """A unit's figures of a target up to a period, newest first."""
        for digest in self.newest(unit, until):
            if found := digest.facts.by_target.get(target.id):
                yield Reported(digest, *found)

    def measured_last(self, target: Target, unit: str, until: Period, last_day: date) -> Reported | None:
        """Of a level, whose time ends on the last day, the usable figure that was measured last; of one day the newer
        report's.
        """
        last: Reported | None = None
        for digest in self.newest(unit, until):
            if last and digest.measured and digest.measured <= last.measured:
                continue  # nothing in that report was measured later
            found = digest.facts.by_target.get(target.id)
            item = Reported(digest, *found) if found else None
            if item is None or not item.is_usable or not item.counts_for(target, last_day):
                continue
            if last is None or item.measured > last.measured:
                last = item
        return last

    def measurements(self, target: Target, unit: str, until: Period, held: Span) -> Iterator[Reported]:
        """The usable measurements of a level that is held through a time, newest first: one for each day, the newer
        report's.
        """
        days: set[date] = set()
        for item in self.figures(target, unit, until):
            is_of_its_time = item.period.end >= held.start and item.counts_for(target, held.end)
            if item.is_usable and is_of_its_time and item.measured not in days:
                days.add(item.measured)
                yield item

    def claims(self, deliverable: Deliverable, unit: str, until: Period) -> Iterator[Claimed]:
        """The states that a unit gives a deliverable up to a period, newest first."""
        for digest in self.newest(unit, until):
            if found := digest.facts.by_item.get(deliverable.id):
                yield Claimed(digest, *found)

    def record(self, plan: Plan, unit: str) -> Record:
        """What became of all that a unit owes."""
        from plan_cli.judging.record import Record

        if unit not in self._records:
            self._records[unit] = Record(plan, unit, self.of_unit(unit), self.done(unit))
        return self._records[unit]

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

    def last_before(self, unit: str, period: Period) -> Digest | None:
        """A unit's latest report of an earlier period: of several the one that counts."""
        reports = self._by_unit.get(unit, [])
        number = bisect_left(reports, period.order, key=_order)
        return reports[number - 1] if number else None

    def counting(self, unit: str, period: Period) -> Digest | None:
        """The report of a unit for exactly this period that counts: of several the last."""
        reports = self._by_unit.get(unit, [])
        number = bisect_right(reports, period.order, key=_order)
        return reports[number - 1] if number and reports[number - 1].period == period else None

    def before(self, target: Target, unit: str, period: Period) -> Reported | None:
        """A unit's latest figure of a target before a period that can be used; for a yearly target, of the same
        year.
        """
        key = (target.id, unit, period.name)
        if key not in self._before:
            self._before[key] = self._find_before(target, unit, period)
        return self._before[key]

    def _find_before(self, target: Target, unit: str, period: Period) -> Reported | None:
        reports = self._by_unit.get(unit, [])
        for number in range(bisect_left(reports, period.order, key=_order) - 1, -1, -1):
            report = reports[number]
            assert report.period
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
        first = self._evidenced(digest.unit).get((entry.task, year))
        return first is not None and first < digest.period.order

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


def _order(digest: Digest) -> tuple[int, int]:
    """Where the period of a sound report stands in time."""
    assert digest.period
    return digest.period.order
