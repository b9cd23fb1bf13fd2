"""What is known at a date: the reports of all units over the periods, and how every target and deliverable stands by them.

One report alone is a ledger of one. A ledger never reads the clock: its date is the latest `data_through` of its sound reports, or given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from plan_cli.judging.pace import Assessment, Datum, Lamp, judge, judge_state, worst, year_of
from plan_cli.judging.submission import Claim, FigureLine, Submission
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Deliverable, Target, Task
from plan_cli.model.report_form import State


class Delivery(NamedTuple):
    """A deliverable, judged: the state by each unit that owes it, the worst of their lamps, and how many of them have done it."""

    deliverable: Deliverable
    span: Span
    states: dict[str, State | None]
    lamp: Lamp
    done: int


class Reported(NamedTuple):
    """A figure of a sound report."""

    submission: Submission
    line: FigureLine

    @property
    def period(self) -> Period:
        assert self.submission.period
        return self.submission.period

    @property
    def measured(self) -> date:
        """The day that the value stands for: when a level was measured, or the last day of a report's data."""
        assert self.submission.data_through
        return self.line.figure.measured or self.submission.data_through

    @property
    def unusable(self) -> bool:
        return self.submission.unusable(self.line)

    def datum(self, target: Target, *, stale: bool = False, in_error: bool = False, reason: str | None = None) -> Datum:
        figure = self.line.figure
        assert self.submission.data_through
        at = self.measured if target.is_level else self.submission.data_through
        return Datum(figure.value, at, figure.of, figure.benchmark, figure.bound is not None, stale, in_error, reason)


class _Known(NamedTuple):
    assessment: Assessment
    origin: Reported | None


class Ledger:
    """The sound reports, those whose data run past the date left out; `period` is the one that is checked.

    `unread`: the units with a report that could not be read, and its period (None: any); they are not silent. `reach`: a period up to which
    the ledger goes at least. `filed`: the periods of all sound reports. `unsound`: reports that can't be believed, since their data end
    after they were submitted, and past the date.
    """

    def __init__(
        self,
        plan: Plan,
        submissions: Sequence[Submission],
        as_of: date | None = None,
        period: Period | None = None,
        unread: frozenset[tuple[str, Period | None]] = frozenset(),
        reach: Period | None = None,
    ) -> None:
        self.plan = plan
        self._unread = unread
        sound = [s for s in submissions if s.unit and s.period and s.data_through]
        # A report that was submitted before its data end has a mistyped date, which must not move the whole folder.
        believable = [s for s in sound if not (s.submitted and s.data_through and s.data_through > s.submitted)] or sound
        self.period = period or _later(self._checked(believable, as_of), reach)
        self.as_of = as_of or self._latest(believable)
        self.filed = sorted({s.period for s in sound if s.period}, key=lambda period: period.order)
        past = {s for s in sound if self.as_of and s.data_through and s.data_through > self.as_of}
        self.left_out = past.intersection(believable)
        self.unsound = past - self.left_out
        self._histories: dict[str, list[Submission]] = {}
        for submission in sorted((s for s in sound if s not in past), key=_age):
            if submission.unit:
                self._histories.setdefault(submission.unit.name, []).append(submission)
        self._cache: dict[tuple[str, str], _Known] = {}

    def _checked(self, sound: list[Submission], as_of: date | None) -> Period | None:
        """The latest period that is reported, of the plan's cycle if there is one: a report of a finer period stands in for no other."""
        known = [s.period for s in sound if s.period and not (as_of and s.data_through and s.data_through > as_of)]
        of_cycle = [period for period in known if period.cycle == self.plan.file.reporting.cycle]
        return max(of_cycle or known, key=lambda period: period.order, default=None)

    def _latest(self, sound: list[Submission]) -> date | None:
        """The latest day that the reports up to the checked period know of."""
        days = (s.data_through for s in sound if s.period and self.period and s.period.end <= self.period.end)
        return max((day for day in days if day), default=None)

    def is_unread(self, unit: str, period: Period) -> bool:
        """Whether a unit has filed something for a period that could not be read."""
        return (unit, period) in self._unread or (unit, None) in self._unread

    def date_of(self, period: Period) -> date:
        """The date for which a period is judged: the ledger's for the checked one, its last day for an earlier one."""
        if self.as_of is None:
            return period.end
        return self.as_of if period is self.period or period == self.period else min(self.as_of, period.end)

    def history(self, unit: str, until: Period | None = None) -> list[Submission]:
        """A unit's reports, oldest first, up to a period."""
        reports = self._histories.get(unit, [])
        if until is None or not reports or _order(reports[-1]) <= until.order:
            return reports
        return [report for report in reports if _order(report) <= until.order]

    def periods(self) -> list[Period]:
        """The periods that are reported up to the checked one, oldest first."""
        last = self.period.order if self.period else (0, 0)
        found = {s.period for reports in self._histories.values() for s in reports if s.period and s.period.order <= last}
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

    def _datum(self, target: Target, judged: Period, period: Period) -> tuple[Datum | None, Reported | None]:
        """What is known of a target: the figure of the period, a level that stands, or a figure carried forward."""
        lead = self.plan.task_of(target.id).lead
        series = [Reported(s, s.by_target[target.id]) for s in self.history(lead, period) if target.id in s.by_target]
        if target.every:
            series = [item for item in series if year_of(item.period) == year_of(judged)]
        current = [item for item in series if item.period.order >= judged.order]
        if judged != period:  # late figures are taken, but a late null takes nothing back
            current = [item for item in current if item.line.figure.value is not None] or current
        now = current[-1] if current else None
        if now and now.unusable:
            return now.datum(target, in_error=True), now
        if now and now.line.figure.value is not None and not target.is_level:
            return now.datum(target), now
        reason = now.line.figure.reason if now and now.line.figure.value is None else None
        usable = [item for item in series if item.line.figure.value is not None and not item.unusable]
        if usable and target.is_level:
            latest = max(reversed(usable), key=lambda item: item.measured)
            return latest.datum(target, reason=reason), now if reason else latest
        if usable:
            return usable[-1].datum(target, stale=True, reason=reason), now or usable[-1]
        return (now.datum(target, reason=reason), now) if now else (None, None)

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
            states[name] = found[1].state if found else None
        lamps = [judge_state(deliverable, state, span, as_of) for state in states.values()]
        lamp = lamps[0] if len(lamps) == 1 else worst(lamps) or Lamp.GREY
        return Delivery(deliverable, span, states, lamp, lamps.count(Lamp.DONE))

    def claim(self, deliverable: Deliverable, unit: str, period: Period) -> tuple[Submission, Claim] | None:
        """The claim that a unit's lamp of a deliverable rests on, and the report that made it."""
        return self._claim(deliverable, unit, self._judged_period(self.plan.deliverable_span(deliverable), period), period)

    def _claim(self, deliverable: Deliverable, unit: str, judged: Period, period: Period) -> tuple[Submission, Claim] | None:
        """The newest claim in the reports from the judged period on up to a period."""
        for report in reversed(self._histories.get(unit, ())):
            claim = report.by_deliverable.get(deliverable.id)
            if claim is not None and report.period and judged.order <= report.period.order <= period.order:
                return report, claim
        return None

    def task_lamp(self, task: Task, period: Period) -> Lamp | None:
        """The worst of a task's binding targets' and deliverables'."""
        targets = (self.target(t, period).lamp for t in task.targets if t.binding)
        return worst([*targets, *(self.delivery(d, period).lamp for d in task.deliverables)])


def _later(one: Period | None, other: Period | None) -> Period | None:
    return max((period for period in (one, other) if period), key=lambda period: period.order, default=None)


def _age(submission: Submission) -> tuple[object, ...]:
    """Oldest first; of two for one period, the one submitted later counts, then the one named later."""
    return (_order(submission), submission.submitted or date.min, submission.name)


def _order(submission: Submission) -> tuple[int, int]:
    """Where the period of a sound report stands in time."""
    assert submission.period
    return submission.period.order
