"""What became of all that one unit owes, by its reports from the first to the last: what was met, what was missed, and
when.

A thing is settled at the end of the reporting period in which it first stood met after its time, or at once where a
deliverable is done; what is settled at a day stays so whatever is reported of later periods.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.line import turn_of
from plan_cli.judging.pace import meets
from plan_cli.judging.reported import Claimed, Reported
from plan_cli.model.period import Period

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.model.period import Every, Span
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target


class Settlement(NamedTuple):
    """How a thing ended. `at`: the last day of the period that settled it, or the end of its time where it was met
    before; `value`: the figure that decided.
    """

    at: date
    is_met: bool
    value: Decimal | None = None


class Closing(NamedTuple):
    """The newest word on one year (half-year, quarter, month) of a thing that is asked anew in each. `closes`: its
    report reaches the end of that; `is_met`: None where nobody can tell.
    """

    is_met: bool | None
    closes: bool
    value: Decimal | None = None


class Record:
    """What a unit's reports made of it, gone through once."""

    def __init__(self) -> None:
        self.settled: dict[str, Settlement] = {}
        """By target or deliverable; not what is asked anew."""
        self.turns: dict[str, dict[Period, Closing]] = {}
        """By what is asked anew every year, half-year, quarter or month, and by which of these."""
        self._in_time: dict[str, tuple[int, int]] = {}
        """By target or deliverable, where the period of the report stands in time that first met it within its time."""

    def met_in_time(self, id: str, until: Period) -> bool:
        """Whether a figure or state met a target or deliverable within its time, of the reports up to a period."""
        return id in self._in_time and self._in_time[id] <= until.order

    def go_through(self, plan: Plan, unit: str, reports: Sequence[Digest]) -> None:
        """Take the reports of a unit, oldest first."""
        subjects: dict[str, Course | Progress] = {}
        led = (target for target in plan.led.get(unit, []) if not target.every)
        subjects |= {target.id: Course(plan, target) for target in led if len(plan.holding(target, unit).units) == 1}
        subjects |= {item.id: Progress(plan, item) for item in plan.owed.get(unit, []) if not item.every}
        for end, group in groupby(reports, key=end_of):
            touched = {id for digest in group for id in self._take(plan, subjects, digest)}
            for id in touched & subjects.keys():
                subjects[id].close(end)
        for id, subject in subjects.items():
            self.end(id, subject)

    def end(self, id: str, subject: Course | Progress) -> None:
        """Keep what became of a thing."""
        subject.end()
        if subject.settled:
            self.settled[id] = subject.settled
        if subject.in_time:
            self._in_time[id] = subject.in_time

    def _take(self, plan: Plan, subjects: dict[str, Course | Progress], digest: Digest) -> Iterator[str]:
        """What a report says of anything, and of what."""
        facts = digest.facts
        for id, (entry, figure) in facts.by_target.items():
            target = plan.holding(plan.targets[id], digest.unit).target
            subject, item = subjects.get(id), Reported(digest, entry, figure)
            if isinstance(subject, Course):
                subject.take(item)
            elif target.every and item.is_usable:
                met = meets(target, item.datum(target), plan.file.judging)
                self.note(id, target.every, plan.target_span(target), item.period, met, figure.value)
            yield id
        for id, (entry, state) in facts.by_item.items():
            subject, deliverable, claim = subjects.get(id), plan.deliverables[id], Claimed(digest, entry, state)
            if isinstance(subject, Progress):
                subject.take(claim)
            elif deliverable.every and state.state is not None:
                met = state.state == "done" or (deliverable.continuing and state.state == "in_progress")
                self.note(id, deliverable.every, plan.deliverable_span(deliverable), claim.period, met)
            yield id

    def note(
        self, id: str, every: Every, running: Span, period: Period, met: bool | None, value: Decimal | None = None
    ) -> None:
        """Keep what a report says of the turn of a thing in which its period ends."""
        closes = period.end >= turn_of(every, running, period).end
        self.note_turn(id, Period.turn(every, period.end), met, value, closes=closes)

    def note_turn(self, id: str, turn: Period, met: bool | None, value: Decimal | None = None, *, closes: bool) -> None:
        """Keep the newest word on one turn of a thing."""
        self.turns.setdefault(id, {})[turn] = Closing(met, closes, value)


class Course:
    """A target's figures as they come in: the one that stands, and what settled it first."""

    def __init__(self, plan: Plan, target: Target) -> None:
        self.target = target
        self.policy = plan.file.judging
        self.first_day, self.last_day = plan.target_span(target).start, plan.target_span(target).end
        self.settled: Settlement | None = None
        self.stands: Reported | None = None
        self.in_time: tuple[int, int] | None = None
        self._is_met: bool | None = False
        self._has_ended = False

    def take(self, item: Reported) -> None:
        """A figure of a later period than those before, or of a longer one that ends with them."""
        if item.period.end > self.last_day:
            self.end()
        target = self.target
        is_early = item.period.end < self.first_day
        is_older = target.is_level and self.stands is not None and item.measured < self.stands.measured
        if is_early or is_older or not item.is_usable or not counts_for(target, item, self.last_day):
            return
        self.stands = item
        self._is_met = meets(target, item.datum(target), self.policy)
        in_time = item.period.start <= self.last_day or item.datum(target).at <= self.last_day
        if self._is_met and in_time and self.in_time is None:
            self.in_time = item.period.order

    def end(self) -> None:
        """The target's time ends with what is known."""
        if not self._has_ended:
            self._has_ended = True
            self.close(self.last_day)

    def close(self, day: date) -> None:
        """A period ends on this day, and all its reports are in."""
        if self.settled or self.stands is None or day < self.last_day:
            return
        target, closes = self.target, closes_time(self.target, self.stands, self.last_day)
        if self._is_met and (closes or not (target.is_level or target.is_limit)):
            self.settled = Settlement(day, True, self.stands.figure.value)
        elif self._is_met is False and target.is_limit and closes:
            self.settled = Settlement(day, False, self.stands.figure.value)


class Progress:
    """A deliverable's states as they come in from one unit."""

    def __init__(self, plan: Plan, item: Deliverable) -> None:
        self.is_continuing = item.continuing
        self.last_day = plan.deliverable_span(item).end
        self.settled: Settlement | None = None
        self._stands: Claimed | None = None
        self.in_time: tuple[int, int] | None = None
        self._has_ended = False

    def take(self, claim: Claimed) -> None:
        if claim.period.end > self.last_day:
            self.end()
        if claim.facts.state is None:
            return
        self._stands = claim
        if self._is_met() and self.in_time is None and claim.period.start <= self.last_day:
            self.in_time = claim.period.order

    def _is_met(self) -> bool:
        if self._stands is None:
            return False
        state, closes = self._stands.facts.state, self._stands.period.end >= self.last_day
        return state == "done" or (self.is_continuing and closes and state == "in_progress")

    def end(self) -> None:
        if not self._has_ended:
            self._has_ended = True
            self.close(self.last_day)

    def close(self, day: date) -> None:
        if self.settled is None and self._is_met() and (day >= self.last_day or not self.is_continuing):
            self.settled = Settlement(day, True)


def counts_for(target: Target, item: Reported, last_day: date) -> bool:
    """Whether a figure says anything of its target: of a level that was to be held, not one of a later year."""
    return target.held is None or item.measured.year <= last_day.year


def closes_time(target: Target, item: Reported, last_day: date) -> bool:
    """Whether a figure closes a time: its report's period reaches the last day; a level is measured in that year or
    later.
    """
    if target.is_level:
        return item.measured.year >= last_day.year
    return item.period.end >= last_day


def end_of(digest: Digest) -> date:
    """The last day of the period of a sound report."""
    assert digest.period
    return digest.period.end
