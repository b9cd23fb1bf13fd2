"""What is known at a date: the reports of all units over the periods, and how every target and deliverable stands by
them.

One report alone is a ledger of one. A ledger never reads the clock: its date is the latest `data_through` of its sound
reports, or given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from plan_cli.finding import Path
from plan_cli.judging.digest import Digest
from plan_cli.judging.facts import EntryFacts, FigureFacts, StateFacts
from plan_cli.judging.pace import Assessment, Datum, Lamp, judge, judge_state, worst, year_of
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Deliverable, Target, Task
from plan_cli.model.report_form import State


class Delivery(NamedTuple):
    """A deliverable, judged: the state by each unit that owes it, the worst of their lamps, and how many of them have
    done it.
    """

    deliverable: Deliverable
    span: Span
    states: dict[str, State | None]
    lamp: Lamp
    done: int


class Reported(NamedTuple):
    """A figure of a sound report."""

    digest: Digest
    entry: EntryFacts
    figure: FigureFacts

    @property
    def period(self) -> Period:
        assert self.digest.period
        return self.digest.period

    @property
    def measured(self) -> date:
        """The day that the value stands for: when a level was measured, or the last day of a report's data."""
        assert self.digest.data_through
        return self.figure.measured or self.digest.data_through

    @property
    def path(self) -> Path:
        return self.entry.path("figures", self.figure.number)

    def datum(self, target: Target, *, stale: bool = False, in_error: bool = False, reason: str | None = None) -> Datum:
        figure = self.figure
        assert self.digest.data_through
        at = self.measured if target.is_level else self.digest.data_through
        return Datum(figure.value, at, figure.of, figure.benchmark, figure.is_floor, stale, in_error, reason)


class Claimed(NamedTuple):
    """The state of a deliverable in a sound report."""

    digest: Digest
    entry: EntryFacts
    facts: StateFacts

    @property
    def path(self) -> Path:
        return self.entry.path("deliverables", self.facts.given)


class _Known(NamedTuple):
    assessment: Assessment
    origin: Reported | None


class Ledger:
    """The sound reports, those whose data run past the date left out; `period` is the one that is checked.

    `date` and `wanted`: where they are given, the date and the period are these. `unread`: the units with a report
    that could not be read, and its period (None: any); they are not silent. `reach`: a period up to which the ledger
    goes at least.
    """

    def __init__(
        self,
        plan: Plan,
        digests: Sequence[Digest],
        date: date | None = None,
        wanted: Period | None = None,
        unread: frozenset[tuple[str, Period | None]] = frozenset(),
        reach: Period | None = None,
    ) -> None:
        self.plan = plan
        self.digests = digests
        self.unread = unread
        self._date = date
        self._wanted = wanted
        self._reach = reach
        self._cache: dict[tuple[str, str], _Known] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and self._given == other._given

    def __hash__(self) -> int:
        return hash((self.plan, self._date, self._wanted))

    @property
    def _given(self) -> tuple[object, ...]:
        return self.plan, tuple(self.digests), self._date, self._wanted, self.unread, self._reach

    @cached_property
    def _sound(self) -> list[Digest]:
        return [digest for digest in self.digests if digest.unit and digest.period and digest.data_through]

    @cached_property
    def _believable(self) -> list[Digest]:
        """A report that was submitted before its data end has a mistyped date, which must not move the whole folder."""
        return [
            d for d in self._sound if not (d.submitted and d.data_through and d.data_through > d.submitted)
        ] or self._sound

    @cached_property
    def period(self) -> Period | None:
        """The latest period that is reported, of the plan's cycle if there is one: a report of a finer period stands
        in for no other.
        """
        if self._wanted:
            return self._wanted
        as_of = self._date
        known = [
            d.period for d in self._believable if d.period and not (as_of and d.data_through and d.data_through > as_of)
        ]
        of_cycle = [period for period in known if period.cycle == self.plan.file.reporting.cycle]
        latest = max(of_cycle or known, key=lambda period: period.order, default=None)
        return max(
            (period for period in (latest, self._reach) if period), key=lambda period: period.order, default=None
        )

    @cached_property
    def as_of(self) -> date | None:
        """The latest day that the reports up to the checked period know of."""
        if self._date:
            return self._date
        days = (
            d.data_through for d in self._believable if d.period and self.period and d.period.end <= self.period.end
        )
        return max((day for day in days if day), default=None)

    @cached_property
    def filed(self) -> list[Period]:
        """The periods of all sound reports."""
        return sorted({d.period for d in self._sound if d.period}, key=lambda period: period.order)

    @cached_property
    def _past(self) -> frozenset[int]:
        as_of = self.as_of
        return frozenset(id(d) for d in self._sound if as_of and d.data_through and d.data_through > as_of)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The files of the reports whose data run past the date."""
        return frozenset(d.file for d in self._believable if id(d) in self._past)

    @cached_property
    def unsound(self) -> frozenset[str]:
        """The files of those that can't be believed, since their data end after they were
        submitted, and past the date.
        """
        return frozenset(d.file for d in self._sound if id(d) in self._past) - self.left_out

    @cached_property
    def _histories(self) -> dict[str, list[Digest]]:
        histories: dict[str, list[Digest]] = {}
        for digest in sorted((d for d in self._sound if id(d) not in self._past), key=_age):
            if digest.unit:
                histories.setdefault(digest.unit, []).append(digest)
        return histories

    def is_unread(self, unit: str, period: Period) -> bool:
        """Whether a unit has filed something for a period that could not be read."""
        return (unit, period) in self.unread or (unit, None) in self.unread

    def date_of(self, period: Period) -> date:
        """The date for which a period is judged: the ledger's for the checked one, its last day for an earlier one."""
        if self.as_of is None:
            return period.end
        return self.as_of if period is self.period or period == self.period else min(self.as_of, period.end)

    def history(self, unit: str, until: Period | None = None) -> list[Digest]:
        """A unit's reports, oldest first, up to a period."""
        reports = self._histories.get(unit, [])
        if until is None or not reports or _order(reports[-1]) <= until.order:
            return reports
        return reports[: bisect_right(reports, until.order, key=_order)]

    def before(self, unit: str, period: Period) -> Iterator[Digest]:
        """A unit's reports of earlier periods, newest first. It costs no more than what is taken of it."""
        reports = self._histories.get(unit, [])
        return (reports[place] for place in range(bisect_left(reports, period.order, key=_order) - 1, -1, -1))

    def periods(self) -> list[Period]:
        """The periods that are reported up to the checked one, oldest first."""
        last = self.period.order if self.period else (0, 0)
        found = {
            s.period for reports in self._histories.values() for s in reports if s.period and s.period.order <= last
        }
        return sorted(found | ({self.period} if self.period else set()), key=lambda period: period.order)

    # --- targets

    def target(self, target: Target, period: Period) -> Assessment:
        """How a target stands at a period's end, by its lead's figures."""
        return self._known(target, period).assessment

    def origin(self, target: Target, period: Period) -> Reported | None:
        """The figure that the assessment rests on, and the report that gave it."""
        return self._known(target, period).origin

    def _known(self, target: Target, period: Period) -> _Known:
        known = self._cache.get((target.id, period.name))
        if known is None:
            running = self.plan.target_span(target)
            judged = self._judged_period(running, period)
            datum, origin = self._datum(target, judged, period)
            assessment = judge(target, running, judged, datum, self.date_of(period), self.plan.file.judging)
            known = self._cache[target.id, period.name] = _Known(assessment, origin)
        return known

    def _judged_period(self, running: Span, period: Period) -> Period:
        """The period itself, or, once the target no longer runs, the last in which it did."""
        return period if running.end >= period.start else Period.containing(running.end, period.cycle)

    def series(self, target: Target, unit: str, until: Period | None = None) -> Iterator[Reported]:
        """A unit's figures of a target, newest first, up to a period. What nobody asks for any
        more is not looked at.
        """
        return _figures(reversed(self.history(unit, until)), target)

    def series_before(self, target: Target, unit: str, period: Period) -> Iterator[Reported]:
        """A unit's figures of a target in reports of earlier periods, newest first."""
        return _figures(self.before(unit, period), target)

    def _datum(self, target: Target, judged: Period, period: Period) -> tuple[Datum | None, Reported | None]:
        """What is known of a target: the figure of the judged period, a level that stands, or a
        figure carried forward.
        """
        now = self._own(target, judged, period)
        if now and now.figure.in_error:
            return now.datum(target, in_error=True), now
        if now and now.figure.value is not None and not target.is_level:
            return now.datum(target), now
        reason = now.figure.reason if now and now.figure.value is None else None
        last = self._last(target, judged, period)
        if last is None:
            return (now.datum(target, reason=reason), now) if now else (None, None)
        if target.is_level:
            return last.datum(target, reason=reason), now if reason else last
        return last.datum(target, stale=True, reason=reason), now or last

    def _own(self, target: Target, judged: Period, period: Period) -> Reported | None:
        """The figure that is the judged period's own, or a late one's. A late null takes nothing back."""
        newest: Reported | None = None
        for item in self._of_time(target, judged, period):
            if item.period.order < judged.order:
                break
            if judged == period or item.figure.value is not None:
                return item
            newest = newest or item
        return newest

    def _last(self, target: Target, judged: Period, period: Period) -> Reported | None:
        """The latest figure that can be used, whatever period it is of; of a level the one that was measured last."""
        usable = (
            r for r in self._of_time(target, judged, period) if r.figure.value is not None and not r.figure.in_error
        )
        return max(usable, key=lambda item: item.measured, default=None) if target.is_level else next(usable, None)

    def _of_time(self, target: Target, judged: Period, period: Period) -> Iterator[Reported]:
        """The lead's figures that belong together, newest first: of a yearly target those of the judged year."""
        for item in self.series(target, self.plan.task_of(target.id).lead, period):
            if not target.every or year_of(item.period) == year_of(judged):
                yield item

    # --- deliverables and tasks

    def delivery(self, deliverable: Deliverable, period: Period, owners: Sequence[str] | None = None) -> Delivery:
        """How a deliverable stands at a period's end, by all that owe it or by some of them."""
        running = self.plan.deliverable_span(deliverable)
        judged = self._judged_period(running, period)
        span = year_of(judged) if deliverable.every else running
        as_of = self.date_of(period)
        states: dict[str, State | None] = {}
        for name in owners or self.plan.owners(deliverable):
            found = self._claim(deliverable, name, judged, period)
            states[name] = found.facts.state if found else None
        lamps = [judge_state(deliverable, state, span, as_of) for state in states.values()]
        lamp = lamps[0] if len(lamps) == 1 else worst(lamps) or Lamp.GREY
        return Delivery(deliverable, span, states, lamp, lamps.count(Lamp.DONE))

    def claim(self, deliverable: Deliverable, unit: str, period: Period) -> Claimed | None:
        """The claim that a unit's lamp of a deliverable rests on, and the report that made it."""
        return self._claim(
            deliverable, unit, self._judged_period(self.plan.deliverable_span(deliverable), period), period
        )

    def _claim(self, deliverable: Deliverable, unit: str, judged: Period, period: Period) -> Claimed | None:
        """The newest claim in the reports from the judged period on up to a period."""
        reports = self._histories.get(unit, [])
        for place in range(bisect_right(reports, period.order, key=_order) - 1, -1, -1):
            report = reports[place]
            if _order(report) < judged.order:
                break
            if found := report.facts.by_item.get(deliverable.id):
                return Claimed(report, *found)
        return None

    def task_lamp(self, task: Task, period: Period) -> Lamp | None:
        """The worst of a task's binding targets' and deliverables'."""
        targets = (self.target(t, period).lamp for t in task.targets if t.binding)
        return worst([*targets, *(self.delivery(d, period).lamp for d in task.deliverables)])


def _figures(reports: Iterable[Digest], target: Target) -> Iterator[Reported]:
    for digest in reports:
        if found := digest.facts.by_target.get(target.id):
            yield Reported(digest, *found)


def _age(digest: Digest) -> tuple[object, ...]:
    """Oldest first; of two for one period, the one submitted later counts, then the one named later."""
    return (_order(digest), digest.submitted or date.min, digest.file)


def _order(digest: Digest) -> tuple[int, int]:
    """Where the period of a sound report stands in time."""
    assert digest.period
    return digest.period.order
