"""What is known at a date: the reports of all units over the periods, and how every target and deliverable stands by
them.

One report alone is a ledger of one. A ledger never reads the clock: its date is the latest `data_through` of its sound
reports, or given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from plan_cli.judging.archive import Archive
from plan_cli.judging.days import Days, days_of
from plan_cli.judging.digest import Digest
from plan_cli.judging.line import same_turn, turn_of
from plan_cli.judging.pace import Assessment, Datum, Lamp, judge, judge_state, worst
from plan_cli.judging.reported import Claimed, NotRead, Reported
from plan_cli.model.naming import named_by
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Deliverable, Target, Task
from plan_cli.model.report_form import State


class Delivery(NamedTuple):
    """A deliverable, judged: the state by each unit that owes it, the worst of their lamps, how many of them have
    done it, and of whom what stands as the state is none.
    """

    deliverable: Deliverable
    span: Span
    states: dict[str, State | None]
    lamp: Lamp
    done: int
    in_error: frozenset[str] = frozenset()


class _Known(NamedTuple):
    assessment: Assessment
    origin: Reported | None


class Ledger:
    """The sound reports, those whose data run past the date left out; `period` is the one that is checked.

    `date` and `wanted`: where they are given, the date and the period are these. `unread`: the units with a report
    that could not be read, and its period (None: any); they are not silent. `reach`: a period up to which the ledger
    goes at least. `not_read`: files beside the reports that look like one and are read as none.
    """

    def __init__(
        self,
        plan: Plan,
        digests: Sequence[Digest],
        date: date | None = None,
        wanted: Period | None = None,
        unread: frozenset[tuple[str, Period | None]] = frozenset(),
        reach: Period | None = None,
        not_read: Sequence[NotRead] = (),
    ) -> None:
        self.plan = plan
        self.digests = digests
        self.unread = unread
        self._date = date
        self._wanted = wanted
        self._reach = reach
        self.not_read = tuple(not_read)
        self._cache: dict[tuple[str, str], _Known] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and self._given == other._given

    def __hash__(self) -> int:
        return hash((self.plan, self._date, self._wanted))

    def __reduce__(self) -> tuple[type[Ledger], tuple[object, ...]]:
        """As it was made: what is worked out from that is worked out anew."""
        return Ledger, self._given

    @property
    def _given(self) -> tuple[object, ...]:
        return self.plan, tuple(self.digests), self._date, self._wanted, self.unread, self._reach, self.not_read

    @cached_property
    def _sound(self) -> list[Digest]:
        return [digest for digest in self.digests if digest.unit and digest.period and digest.data_through]

    @cached_property
    def _believable(self) -> list[Digest]:
        """A report that was submitted before its data end has a mistyped date, which must not move the whole folder;
        nor must one that is written for another plan.
        """
        return [
            d
            for d in self._sound
            if not d.is_foreign and not (d.handed_in and d.data_through and d.data_through > d.handed_in)
        ] or self._sound

    @property
    def known_day(self) -> date | None:
        """The day up to which anything is known: the given one, or the latest that a report bears and that can be
        believed.
        """
        return self._date or self._days.known

    @property
    def doubted(self) -> tuple[tuple[str, date], ...]:
        """The files that bear a day more than a period later than all others do, which is most likely mistyped."""
        return () if self._date else self._days.doubted

    @cached_property
    def _days(self) -> Days:
        return days_of(self._believable, self.plan.file.reporting.cycle)

    @cached_property
    def latest(self) -> Period | None:
        """The latest period of the plan's cycle that is reported and has ended; if none has, the latest reported: a
        report of a finer period stands in for no other.
        """
        as_of, day = self._date, self.known_day
        known = [
            d.period for d in self._believable if d.period and not (as_of and d.data_through and d.data_through > as_of)
        ]
        of_cycle = [period for period in known if period.cycle == self.plan.file.reporting.cycle]
        ended = [period for period in of_cycle if day and period.end <= day]
        return max(ended or of_cycle or known, key=lambda period: period.order, default=None)

    @cached_property
    def period(self) -> Period | None:
        """The period that is checked: the one that is asked for, or the latest."""
        if self._wanted:
            return self._wanted
        return max(
            (period for period in (self.latest, self._reach) if period), key=lambda period: period.order, default=None
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
    def _past(self) -> frozenset[str]:
        as_of = self.as_of
        return frozenset(d.file for d in self._sound if as_of and d.data_through and d.data_through > as_of)

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The files of the reports whose data run past the date."""
        return frozenset(d.file for d in self._believable if d.file in self._past)

    @cached_property
    def unsound(self) -> frozenset[str]:
        """The files of those that can't be believed, since their data end after they were
        submitted, and past the date.
        """
        return frozenset(d.file for d in self._sound if d.file in self._past) - self.left_out

    def is_unread(self, unit: str, period: Period) -> bool:
        """Whether a unit has filed something for a period that could not be read."""
        return (unit, period) in self.unread or (unit, None) in self.unread

    @cached_property
    def elsewhere(self) -> dict[tuple[str, Period], str]:
        """By unit and period, the file whose name says that it is their report, and which is none: it was not read, or
        holds another's.
        """
        found = {(item.unit, item.period): item.file for item in self.not_read if item.unit and item.period}
        for digest in self.digests:
            named = named_by(self.plan, digest.file)
            period = named.period or digest.period
            for unit in named.units:
                is_own = digest.unit == unit.name and digest.period and period and period.contains(digest.period)
                if period and not is_own:
                    found.setdefault((unit.name, period), digest.file)
        return found

    def date_of(self, period: Period) -> date:
        """The date for which a period is judged: the ledger's for the checked one, its last day for an earlier one."""
        if self.as_of is None:
            return period.end
        return self.as_of if period is self.period or period == self.period else min(self.as_of, period.end)

    def day_of(self, unit: str, period: Period) -> date:
        """The day as of which a unit is judged in a period: up to which the data of its own report run, or, where it
        has none, the period's.
        """
        report = self.archive.counting(unit, period)
        return report.data_through if report and report.data_through else self.date_of(period)

    def history(self, unit: str, until: Period | None = None) -> list[Digest]:
        """A unit's reports, oldest first, up to a period."""
        return self.archive.of_unit(unit, until)

    @cached_property
    def archive(self) -> Archive:
        """The reports of each unit, those left out apart."""
        return Archive(digest for digest in self._sound if digest.file not in self._past)

    def periods(self) -> list[Period]:
        """The periods that are reported up to the checked one, oldest first."""
        last = self.period.order if self.period else (0, 0)
        found = {s.period for s in self.archive.digests if s.period and s.period.order <= last}
        return sorted(found | ({self.period} if self.period else set()), key=lambda period: period.order)

    # --- targets

    def target(self, target: Target, period: Period) -> Assessment:
        """How a target stands at a period's end, by its lead's figures."""
        return self._known(target, period).assessment

    def of_report(self, target: Target, reported: Reported) -> Assessment:
        """How a target stands by one figure alone, whether it is the one that counts or not."""
        running = self.plan.target_span(target)
        judged = self._judged_period(running, reported.period)
        datum = reported.datum(target, in_error=reported.figure.in_error)
        day = reported.digest.data_through
        assert day
        return judge(target, running, judged, datum, day, self.plan.file.judging)

    def origin(self, target: Target, period: Period) -> Reported | None:
        """The figure that the assessment rests on, and the report that gave it."""
        return self._known(target, period).origin

    def _known(self, target: Target, period: Period) -> _Known:
        known = self._cache.get((target.id, period.name))
        if known is None:
            running = self.plan.target_span(target)
            judged = self._judged_period(running, period)
            datum, origin = self._datum(target, judged, period)
            day = self.day_of(self.plan.task_of(target.id).lead, period)
            assessment = judge(target, running, judged, datum, day, self.plan.file.judging)
            known = self._cache[target.id, period.name] = _Known(assessment, origin)
        return known

    def _judged_period(self, running: Span, period: Period) -> Period:
        """The period itself, or, once the target no longer runs, the last in which it did."""
        return period if running.end >= period.start else Period.containing(running.end, period.cycle)

    def series(self, target: Target, unit: str, until: Period | None = None) -> Iterator[Reported]:
        """A unit's figures of a target, newest first, up to a period. What nobody asks for any
        more is not looked at.
        """
        for digest in reversed(self.history(unit, until)):
            if found := digest.facts.by_target.get(target.id):
                yield Reported(digest, *found)

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
        if target.is_level:
            return self._measured_last(target, period)
        return next((item for item in self._of_time(target, judged, period) if item.is_usable), None)

    def _measured_last(self, target: Target, period: Period) -> Reported | None:
        last: Reported | None = None
        for digest in reversed(self.history(self.plan.task_of(target.id).lead, period)):
            if last and digest.measured and digest.measured <= last.measured:
                continue  # nothing in that report was measured later
            if found := digest.facts.by_target.get(target.id):
                item = Reported(digest, *found)
                if item.is_usable and (last is None or item.measured > last.measured):
                    last = item
        return last

    def _of_time(self, target: Target, judged: Period, period: Period) -> Iterator[Reported]:
        """The lead's figures that belong together, newest first: of what is asked anew those of the judged turn."""
        for item in self.series(target, self.plan.task_of(target.id).lead, period):
            if not target.every or same_turn(target.every, item.period, judged):
                yield item

    # --- deliverables and tasks

    def delivery(self, deliverable: Deliverable, period: Period, owners: Sequence[str] | None = None) -> Delivery:
        """How a deliverable stands at a period's end, by all that owe it or by some of them."""
        running = self.plan.deliverable_span(deliverable)
        judged = self._judged_period(running, period)
        span = turn_of(deliverable.every, running, judged) if deliverable.every else running
        states: dict[str, State | None] = {}
        lamps, in_error = [], []
        for name in owners or self.plan.owners(deliverable):
            found = self._claim(deliverable, name, judged, period)
            states[name] = found.facts.state if found else None
            lamps.append(judge_state(deliverable, states[name], span, self.day_of(name, period)))
            if found and found.facts.in_error:
                in_error.append(name)
        lamp = lamps[0] if len(lamps) == 1 else worst(lamps) or Lamp.GREY
        return Delivery(deliverable, span, states, lamp, lamps.count(Lamp.DONE), frozenset(in_error))

    def claim(self, deliverable: Deliverable, unit: str, period: Period) -> Claimed | None:
        """The claim that a unit's lamp of a deliverable rests on, and the report that made it."""
        return self._claim(
            deliverable, unit, self._judged_period(self.plan.deliverable_span(deliverable), period), period
        )

    def _claim(self, deliverable: Deliverable, unit: str, judged: Period, period: Period) -> Claimed | None:
        """The newest claim in the reports from the judged period on up to a period."""
        for report in self.archive.newest(unit, period):
            if report.period is None or report.period.order < judged.order:
                return None
            if found := report.facts.by_item.get(deliverable.id):
                return Claimed(report, *found)
        return None

    def task_lamp(self, task: Task, period: Period) -> Lamp | None:
        """The worst of a task's binding targets' and deliverables'."""
        targets = (self.target(t, period).lamp for t in task.targets if t.binding)
        return worst([*targets, *(self.delivery(d, period).lamp for d in task.deliverables)])
