"""What is known at a date: the reports of all units over the periods, and how every target and deliverable stands by
them.

One report alone is a ledger of one. A ledger never reads the clock: its date is the latest `data_through` of its sound
reports, or given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.archive import Archive
from plan_cli.judging.days import Days, days_of
from plan_cli.judging.line import same_turn, turn_of
from plan_cli.judging.pace import Assessment, Datum, Kept, Lamp, judge, judge_state, meets, worst
from plan_cli.judging.stages import COUNTED, Stages
from plan_cli.model.naming import named_by
from plan_cli.model.period import Period, Span

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.judging.reported import Claimed, NotRead, Reported
    from plan_cli.model.holding import Holding
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target, Task
    from plan_cli.model.report_form import State


class Delivery(NamedTuple):
    """A deliverable, judged: the state by each unit that owes it, the worst of their lamps, how many of them have
    done it, and of whom what stands as the state is none. `carried`: whose state is of an earlier report, and of which
    day; `late`: it was done only after its time.
    """

    deliverable: Deliverable
    span: Span
    states: dict[str, State | None]
    lamp: Lamp
    done: int
    in_error: frozenset[str]
    carried: dict[str, date]
    late: bool


class _Known(NamedTuple):
    assessment: Assessment
    origin: Reported | None


class Ledger:
    """The sound reports, those whose data run past the date left out; `period` is the one that is checked.

    `date` and `wanted`: where they are given, the date and the period are these. `unread`: the units with a report
    that could not be read, and its period (None: any); they are not silent. `reach`: a period up to which the ledger
    goes at least. `not_read`: files beside the reports that look like one and are read as none. `passed_over`: reports
    whose unit or period can't be believed; they count for nobody. `is_alone`: there is one report, and nobody knows
    what others say: what was over before its period counts as settled, unless it speaks of it.
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
        passed_over: Sequence[NotRead] = (),
        *,
        is_alone: bool = False,
    ) -> None:
        self.plan = plan
        self.digests = digests
        self.unread = unread
        self._date = date
        self._wanted = wanted
        self._reach = reach
        self.not_read = tuple(not_read)
        self._passed_over = tuple(passed_over)
        self.is_alone = is_alone
        self._cache: dict[tuple[str, tuple[str, ...], str], _Known] = {}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledger) and (self._given, self.is_alone) == (other._given, other.is_alone)

    def __hash__(self) -> int:
        return hash((self.plan, self._date, self._wanted))

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """As it was made: what is worked out from that is worked out anew."""
        return partial(Ledger, is_alone=self.is_alone), self._given

    @property
    def _given(self) -> tuple[object, ...]:
        given = (self._date, self._wanted, self.unread, self._reach, self.not_read, self._passed_over)
        return self.plan, tuple(self.digests), *given

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
        of_cycle = [period for period in known if self.plan.is_of_cycle(period)]
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

    def passed_over(self, unit: str, period: Period) -> str | None:
        """The file of a unit's report that may be for a period, and that can't be believed."""
        return self._disbelieved.get((unit, period)) or self._disbelieved.get((unit, None))

    @cached_property
    def _disbelieved(self) -> dict[tuple[str, Period | None], str]:
        return {(item.unit, item.period): item.file for item in reversed(self._passed_over) if item.unit}

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
        return Archive(self.plan, (digest for digest in self._sound if digest.file not in self._past))

    def periods(self) -> list[Period]:
        """The periods that are reported up to the checked one, oldest first."""
        last = self.period.order if self.period else (0, 0)
        found = {s.period for s in self.archive.digests if s.period and s.period.order <= last}
        return sorted(found | ({self.period} if self.period else set()), key=lambda period: period.order)

    # --- targets

    def target(self, target: Target, period: Period, unit: str | None = None) -> Assessment:
        """How a target stands at a period's end, by its lead's figures; for a unit that owes a figure of its own, as
        that one holds it.
        """
        return self._known(self._holding(target, period, unit), period).assessment

    def of_report(self, target: Target, reported: Reported) -> Assessment:
        """How a target stands by one figure alone, whether it is the one that counts or not."""
        running = self.plan.on(reported.period.end).target_span(target)
        judged = self._judged_period(running, reported.period)
        datum = reported.datum(target, in_error=reported.figure.in_error)
        day = reported.digest.data_through
        assert day
        return judge(target, running, judged, datum, day, self.plan.file.judging)

    def origin(self, target: Target, period: Period, unit: str | None = None) -> Reported | None:
        """The figure that the assessment rests on, and the report that gave it; None of what several units do, each for
        itself.
        """
        return self._known(self._holding(target, period, unit), period).origin

    def _holding(self, target: Target, period: Period, unit: str | None = None) -> Holding:
        """A target as it is held at a period's end."""
        return self.plan.on(period.end).holding(target, unit)

    def _known(self, holding: Holding, period: Period) -> _Known:
        target, units = holding.target, holding.units
        key = (target.id, () if holding.is_whole else units, period.name)
        known = self._cache.get(key)
        if known is None:
            running = self.plan.on(period.end).target_span(target)
            judged = self._judged_period(running, period)
            if holding.is_whole:
                known = _Known(self._whole(holding, running, judged, period), None)
            else:
                datum, origin = self._datum(holding, judged, period)
                assessment = judge(target, running, judged, datum, self._day_of(units, period), self.plan.file.judging)
                assessment = self._or_late(assessment, holding, running, period)
                if target.held and assessment.over and not self.is_alone:
                    assessment = assessment._replace(kept=self._kept(holding, running, period))
                known = _Known(assessment, origin)
            self._cache[key] = known
        return known

    def _whole(self, holding: Holding, running: Span, judged: Period, period: Period) -> Assessment:
        """What several units do, each for itself: the sum of it, or the worst."""
        from plan_cli.judging.together import summed, worst_of

        target = holding.target
        parts = [self.target(target, period, unit) for unit in holding.units]
        day = min(self.day_of(unit, period) for unit in holding.units)
        if holding.mode == "each":
            return worst_of(target, parts, day)
        datum = summed([part.datum for part in parts], day)
        assessment = judge(target, running, judged, datum, day, self.plan.file.judging)
        return self._or_late(assessment, holding, running, period)

    def _or_late(self, assessment: Assessment, holding: Holding, running: Span, period: Period) -> Assessment:
        """The assessment, late where the time was over before the period, and nothing that was reported met it within
        that.
        """
        if assessment.lamp is not Lamp.DONE or running.end >= period.start:
            return assessment
        is_late = not self.archive.ending(self.plan.on(period.end), holding).met_in_time(assessment.target, period)
        return assessment._replace(late=is_late)

    def _is_late(self, item: Deliverable, unit: str, running: Span, period: Period) -> bool:
        """Whether the time of a deliverable was over before a period, and nothing that a unit reported met it within
        that.
        """
        if running.end >= period.start:
            return False
        return not self.archive.record(self.plan.on(period.end), unit).met_in_time(item, period)

    def _day_of(self, units: Sequence[str], period: Period) -> date:
        """The day as of which a target of these units is judged: of several that lead together the latest."""
        return max(self.day_of(unit, period) for unit in units) if len(units) > 1 else self.day_of(units[0], period)

    def _kept(self, holding: Holding, held: Span, period: Period) -> Kept | None:
        """In how many of its measurements a level was kept; None where there was none."""
        target, policy = holding.target, self.plan.file.judging
        made = self.archive.measurements(target, holding.units, period, held)
        kept = [meets(target, item.datum(target), policy) is True for item in made]
        return Kept(sum(kept), len(kept)) if kept else None

    def _judged_period(self, running: Span, period: Period) -> Period:
        """The period itself, or, once the target no longer runs, the last in which it did."""
        return period if running.end >= period.start else period.around(running.end)

    def given(self, target: Target, period: Period, unit: str | None = None) -> Reported | None:
        """What the report of exactly this period says of a target: the lead's, or that of a unit that owes a figure of
        its own.
        """
        return self._given_by(self._holding(target, period, unit), period)

    def _given_by(self, holding: Holding, period: Period) -> Reported | None:
        newest = next(self.archive.figures(holding.target, holding.units, period), None)
        return newest if newest and newest.period == period else None

    def _datum(self, holding: Holding, judged: Period, period: Period) -> tuple[Datum | None, Reported | None]:
        """What is known of a target: the figure of the period, one that closed its time and stands, a level that
        stands, or a figure carried forward.
        """
        target = holding.target
        now = self._given_by(holding, period)
        last, closes = self._last(holding, judged, period)
        is_late = self.plan.on(period.end).target_span(target).end < period.start
        if now and now.figure.in_error and not (is_late and closes):
            return now.datum(target, in_error=True), now
        if now and now.is_usable and not target.is_level:
            return now.datum(target), now
        reason = now.figure.reason if now and now.figure.value is None else None
        if last is None:
            return (now.datum(target, reason=reason), now) if now else (None, None)
        if target.is_level or closes:
            return last.datum(target, reason=reason), last
        return last.datum(target, stale=True, reason=reason), now or last

    def _last(self, holding: Holding, judged: Period, period: Period) -> tuple[Reported | None, bool]:
        """The latest figure that can be used (of a level the one that was measured last), and whether it closes the
        target's time.
        """
        target, running = holding.target, self.plan.on(period.end).target_span(holding.target)
        last_day = turn_of(target.every, running, judged).end if target.every else running.end
        if target.is_level:
            last = self.archive.measured_last(target, holding.units, period, running)
        else:
            last = next((item for item in self._of_time(holding, judged, period) if item.is_usable), None)
        return last, last is not None and last.closes(target, last_day)

    def _of_time(self, holding: Holding, judged: Period, period: Period) -> Iterator[Reported]:
        """The figures of a series that belong together, newest first: of what is asked anew those of the judged turn; a
        total that is given before its time says nothing.
        """
        target, running = holding.target, self.plan.target_span(holding.target)
        start = turn_of(target.every, running, judged).start if target.every else running.start
        for item in self.archive.figures(target, holding.units, period):
            if item.period.end < start:
                return
            if not target.every or same_turn(target.every, item.period, judged):
                yield item

    # --- deliverables and tasks

    def delivery(self, deliverable: Deliverable, period: Period, owners: Sequence[str] | None = None) -> Delivery:
        """How a deliverable stands at a period's end, by all that owe it or by some of them."""
        plan = self.plan.on(period.end)
        deliverable = plan.deliverables[deliverable.id]
        running = plan.deliverable_span(deliverable)
        judged = self._judged_period(running, period)
        span = turn_of(deliverable.every, running, judged) if deliverable.every else running
        states: dict[str, State | None] = {}
        carried: dict[str, date] = {}
        lamps, in_error = [], []
        for name in owners or plan.owners(deliverable):
            found, stands = self._claim(deliverable, name, period)
            states[name] = found.facts.state if found else None
            lamp = judge_state(deliverable, states[name], span, self.day_of(name, period))
            if found and not stands and lamp is not Lamp.DONE:
                carried[name], lamp = found.period.end, Lamp.GREY
            lamps.append(lamp)
            if found and found.facts.in_error:
                in_error.append(name)
        lamp = lamps[0] if len(lamps) == 1 else worst(lamps) or Lamp.GREY
        late = lamp is Lamp.DONE and any(self._is_late(deliverable, name, running, period) for name in states)
        return Delivery(deliverable, span, states, lamp, lamps.count(Lamp.DONE), frozenset(in_error), carried, late)

    def claim(self, deliverable: Deliverable, unit: str, period: Period) -> Claimed | None:
        """The claim that a unit's lamp of a deliverable rests on, and the report that made it."""
        return self._claim(deliverable, unit, period)[0]

    def _claim(self, deliverable: Deliverable, unit: str, period: Period) -> tuple[Claimed | None, bool]:
        """The newest state that a unit gives, and whether it is of this period or closed its time, so that it stands
        as it is. What comes late and is in error takes nothing back.
        """
        running = self.plan.on(period.end).deliverable_span(deliverable)
        every, judged = deliverable.every, self._judged_period(running, period)
        turn = turn_of(every, running, judged) if every else running
        error: Claimed | None = None
        for claim in self.archive.claims(deliverable, unit, period):
            if (every or deliverable.continuing) and claim.period.end < turn.start:
                break
            if every and not same_turn(every, claim.period, judged):
                continue
            is_own = claim.period == period
            if claim.facts.state is None:
                if is_own and claim.facts.in_error and running.end >= period.start:
                    return claim, True
                error = error or (claim if is_own else None)
                continue
            return claim, is_own or claim.period.end >= turn.end
        return error, True

    def task_lamp(self, task: Task, period: Period) -> Lamp | None:
        """The worst of a task's binding targets' and deliverables' that are asked for in the period."""
        targets = (t for t in task.targets if t.binding and self.stages.of_target(t, period) in COUNTED)
        items = (d for d in task.deliverables if d.binding and self.stages.of_deliverable(d, period) in COUNTED)
        lamps = [*(self.target(t, period).lamp for t in targets), *(self.delivery(d, period).lamp for d in items)]
        return worst(lamps)

    # --- what is asked for in a period

    @cached_property
    def stages(self) -> Stages:
        """What runs in a period, what is open, and who owes it."""
        return Stages(self.plan, self.archive, is_alone=self.is_alone)
