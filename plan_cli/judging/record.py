"""What became of all that one unit owes, by its reports from the first to the last: what was met, what was missed, and
when.

A thing is settled at the end of the reporting period in which it first stood met after its time, or at once where a
deliverable is done; what is settled at a day stays so whatever is reported of later periods.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.digest import end_of
from plan_cli.judging.line import turn_of
from plan_cli.judging.pace import meets
from plan_cli.judging.reported import Claimed, Reported
from plan_cli.model.plan_form import Deliverable

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.model.period import Every, Period, Span
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Target


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
    """A unit's reports, oldest first. They are gone through once, and only as far as something is asked of them."""

    def __init__(self, plan: Plan, unit: str, reports: Sequence[Digest]) -> None:
        self._plan = plan
        self._targets = plan.led.get(unit, [])
        self._items = plan.owed.get(unit, [])
        self._reports = reports
        self._of_turns: dict[Period, dict[str, Closing]] = {}

    def settled(self, id: str) -> Settlement | None:
        """How a target or deliverable ended that is asked for once; None where it has not."""
        course = self._courses.get(id)
        return course.settled if course else None

    def met_in_time(self, id: str, until: Period) -> bool:
        """Whether a figure or state met a target or deliverable within its time, of the reports up to a period."""
        course = self._courses.get(id)
        return course is not None and course.in_time is not None and course.in_time <= until.order

    @cached_property
    def _courses(self) -> dict[str, _Course | _Progress]:
        """How each thing went that is asked for once."""
        plan = self._plan
        found: dict[str, _Course | _Progress] = {}
        found |= {target.id: _Course(plan, target) for target in self._targets if not target.every}
        found |= {item.id: _Progress(plan, item) for item in self._items if not item.every}
        for end, group in groupby(self._reports, key=end_of):
            touched = {id for digest in group for id in _take(found, digest)}
            for id in touched & found.keys():
                found[id].close(end)
        for course in found.values():
            course.end()
        return found

    def closing(self, id: str, every: Every, turn: Period) -> Closing | None:
        """The newest word on one year (half-year, quarter, month) of a thing that is asked anew in each."""
        if turn not in self._of_turns:
            self._of_turns[turn] = self._newest(every, turn)
        return self._of_turns[turn].get(id)

    def _newest(self, every: Every, turn: Period) -> dict[str, Closing]:
        """The newest word on each thing that is asked in a turn, from the last report of it back to the first."""
        asked: dict[str, Target | Deliverable] = {}
        asked |= {target.id: target for target in self._targets if target.every == every}
        asked |= {item.id: item for item in self._items if item.every == every}
        found: dict[str, Closing] = {}
        for number in range(bisect_right(self._reports, turn.end, key=end_of) - 1, -1, -1):
            digest = self._reports[number]
            if end_of(digest) < turn.start or len(found) == len(asked):
                break
            for id in asked.keys() - found.keys():
                if closing := self._said(asked[id], every, digest):
                    found[id] = closing
        return found

    def _said(self, thing: Target | Deliverable, every: Every, digest: Digest) -> Closing | None:
        """What a report says of the turn of a thing in which its period ends."""
        plan = self._plan
        if isinstance(thing, Deliverable):
            claim, span = digest.facts.by_item.get(thing.id), plan.deliverable_span(thing)
            if claim is None or claim[1].state is None:
                return None
            state = claim[1].state
            return Closing(
                state == "done" or (thing.continuing and state == "in_progress"), _closes(every, span, digest)
            )
        found, span = digest.facts.by_target.get(thing.id), plan.target_span(thing)
        item = Reported(digest, *found) if found else None
        if item is None or not item.is_usable:
            return None
        met = meets(thing, item.datum(thing), plan.file.judging)
        return Closing(met, _closes(every, span, digest), item.figure.value)


def _take(courses: dict[str, _Course | _Progress], digest: Digest) -> Iterator[str]:
    """What a report says of anything, and of what."""
    facts = digest.facts
    for id, (entry, figure) in facts.by_target.items():
        course = courses.get(id)
        if isinstance(course, _Course):
            course.take(Reported(digest, entry, figure))
        yield id
    for id, (entry, state) in facts.by_item.items():
        course = courses.get(id)
        if isinstance(course, _Progress):
            course.take(Claimed(digest, entry, state))
        yield id


def _closes(every: Every, running: Span, digest: Digest) -> bool:
    """Whether a report reaches the end of a turn."""
    assert digest.period
    return digest.period.end >= turn_of(every, running, digest.period).end


class _Course:
    """A target's figures as they come in: the one that stands, and what settled it first."""

    def __init__(self, plan: Plan, target: Target) -> None:
        self.target = target
        self.policy = plan.file.judging
        self.first_day, self.last_day = plan.target_span(target).start, plan.target_span(target).end
        self.settled: Settlement | None = None
        self._stands: Reported | None = None
        self.in_time: tuple[int, int] | None = None
        self._is_met: bool | None = False
        self._has_ended = False

    def take(self, item: Reported) -> None:
        """A figure of a later period than those before, or of a longer one that ends with them."""
        if item.period.end > self.last_day:
            self.end()
        target = self.target
        is_early = item.period.end < self.first_day
        is_older = target.is_level and self._stands is not None and item.measured < self._stands.measured
        if is_early or is_older or not item.is_usable or not item.counts_for(target, self.last_day):
            return
        self._stands = item
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
        if self.settled or self._stands is None or day < self.last_day:
            return
        target, closes = self.target, self._stands.closes(self.target, self.last_day)
        if self._is_met and (closes or not (target.is_level or target.is_limit)):
            self.settled = Settlement(day, True, self._stands.figure.value)
        elif self._is_met is False and target.is_limit and closes:
            self.settled = Settlement(day, False, self._stands.figure.value)


class _Progress:
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
