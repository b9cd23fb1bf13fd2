"""What became of all that one unit owes, by its reports from the first to the last: what was met, what was missed, and
when.

A thing is settled at the end of the reporting period in which it first stood met after its time, or at once where a
deliverable is done; what is settled at a day stays so whatever is reported of later periods.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from plan_cli.judging.digest import end_of
from plan_cli.judging.line import turn_of
from plan_cli.judging.pace import meets
from plan_cli.judging.reported import Reported
from plan_cli.model.plan_form import Deliverable

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.model.period import Every, Period, Span
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Target
    from plan_cli.model.report_form import State


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


class Lines(Protocol):
    """The reports that tell of each thing, as the archive has them."""

    def line(self, plan: Plan, item: Target | Deliverable, unit: str) -> Sequence[Digest]: ...

    def first_done(self, plan: Plan, item: Deliverable, unit: str) -> date | None: ...


class Record:
    """What a unit's reports say in the end. They are gone through only as far as something is asked of them."""

    def __init__(self, plan: Plan, unit: str, archive: Lines) -> None:
        self._plan = plan
        self._unit = unit
        self._archive = archive
        self._settled: dict[str, Settlement | None] = {}
        self._of_turns: dict[tuple[Period, str], dict[str, Closing]] = {}

    def _reports(self, thing: Target | Deliverable) -> Sequence[Digest]:
        """The reports that tell of a thing, oldest first: the unit's own, unless the plan changes."""
        return self._archive.line(self._plan, thing, self._unit)

    def settled(self, thing: Target | Deliverable) -> Settlement | None:
        """How a target or deliverable ended that is asked for once; None where it has not."""
        if thing.id not in self._settled:
            if isinstance(thing, Deliverable):
                self._settled[thing.id] = self._settlement_of_item(thing)
            else:
                self._settled[thing.id] = self._settlement_of_target(thing)
        return self._settled[thing.id]

    def _settlement_of_target(self, target: Target) -> Settlement | None:
        """By the figure that stood when its time ended, or by one that came later."""
        reports, last_day = self._reports(target), self._plan.target_span(target).end
        over = bisect_right(reports, last_day, key=end_of)
        stands = self._last(target, reports[:over])
        found = self._settlement(target, stands, last_day, last_day)
        for end, group in groupby(reports[over:], key=end_of):
            if found:
                break
            for item in filter(None, (self._figure(target, digest) for digest in group)):
                if not (target.is_level and stands and item.measured < stands.measured):
                    stands = item
            found = self._settlement(target, stands, last_day, end)
        return found

    def _last(self, target: Target, reports: Sequence[Digest]) -> Reported | None:
        """The newest figure of some reports, of a level that which was measured last."""
        last: Reported | None = None
        for digest in reversed(reports):
            if last and not (target.is_level and digest.measured and digest.measured > last.measured):
                if target.is_level:
                    continue  # nothing in that report was measured later
                break
            item = self._figure(target, digest)
            last = item if item and (last is None or item.measured > last.measured) else last
        return last

    def _settlement(self, target: Target, item: Reported | None, last_day: date, day: date) -> Settlement | None:
        """How a figure settles its target when a period ends."""
        if item is None:
            return None
        is_met, closes = meets(target, item.datum(target), self._plan.file.judging), item.closes(target, last_day)
        if is_met and (closes or not (target.is_level or target.is_limit)):
            return Settlement(day, True, item.figure.value)
        return Settlement(day, False, item.figure.value) if is_met is False and target.is_limit and closes else None

    def _figure(self, target: Target, digest: Digest) -> Reported | None:
        """What a report says of a target, where that counts."""
        found, span = digest.facts.by_target.get(target.id), self._plan.target_span(target)
        item = Reported(digest, *found) if found else None
        return item if item and item.is_usable and item.counts_for(target, span) else None

    def _settlement_of_item(self, item: Deliverable) -> Settlement | None:
        """By the first done; of what has no end of its own, by what stood when its time ended, or came later."""
        if not item.continuing:
            end = self._archive.first_done(self._plan, item, self._unit)
            return Settlement(end, True) if end else None
        reports, span = self._reports(item), self._plan.deliverable_span(item)
        last_day = span.end
        begun, over = bisect_left(reports, span.start, key=end_of), bisect_right(reports, last_day, key=end_of)
        stands = next((digest for digest in reversed(reports[begun:over]) if _state(item, digest)), None)
        if stands and _is_done(item, stands, last_day):
            return Settlement(last_day, True)
        for end, group in groupby(reports[over:], key=end_of):
            stands = next((digest for digest in reversed(list(group)) if _state(item, digest)), None)
            if stands and _is_done(item, stands, last_day):
                return Settlement(end, True)
        return None

    def met_in_time(self, thing: Target | Deliverable, until: Period) -> bool:
        """Whether a figure or state met a target or deliverable within its time, of the reports up to a period."""
        line = reversed(self._reports(thing))
        reports = (digest for digest in line if digest.period and digest.period.order <= until.order)
        if isinstance(thing, Deliverable):
            last_day = self._plan.deliverable_span(thing).end
            return any(_is_done(thing, digest, last_day) for digest in reports if _begins_by(last_day, digest))
        return any(self._is_met_in_time(thing, digest) for digest in reports)

    def _is_met_in_time(self, target: Target, digest: Digest) -> bool:
        item, last_day = self._figure(target, digest), self._plan.target_span(target).end
        if item is None or not meets(target, item.datum(target), self._plan.file.judging):
            return False
        return _begins_by(last_day, digest) or item.datum(target).at <= last_day

    def closing(self, thing: Target | Deliverable, turn: Period) -> Closing | None:
        """The newest word on one year (half-year, quarter, month) of a thing that is asked anew in each."""
        assert thing.every
        key = (turn, thing.id if self._plan.changes else "")  # else all are told of by the same reports
        if key not in self._of_turns:
            asked = {thing.id: thing} if self._plan.changes else self._asked(thing.every)
            self._of_turns[key] = self._newest(self._reports(thing), asked, thing.every, turn)
        return self._of_turns[key].get(thing.id)

    def _asked(self, every: Every) -> dict[str, Target | Deliverable]:
        """All that the unit is asked for as often."""
        asked: dict[str, Target | Deliverable] = {}
        asked |= {target.id: target for target in self._plan.led.get(self._unit, ()) if target.every == every}
        return asked | {item.id: item for item in self._plan.owed.get(self._unit, ()) if item.every == every}

    def _newest(
        self, reports: Sequence[Digest], asked: Mapping[str, Target | Deliverable], every: Every, turn: Period
    ) -> dict[str, Closing]:
        """The newest word on each thing that is asked in a turn, from the last report of it back to the first."""
        found: dict[str, Closing] = {}
        for number in range(bisect_right(reports, turn.end, key=end_of) - 1, -1, -1):
            digest = reports[number]
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
            state, span = _state(thing, digest), plan.deliverable_span(thing)
            is_done = state == "done" or (thing.continuing and state == "in_progress")
            return Closing(is_done, _closes(every, span, digest)) if state else None
        found, span = digest.facts.by_target.get(thing.id), plan.target_span(thing)
        item = Reported(digest, *found) if found else None
        if item is None or not item.is_usable:
            return None
        met = meets(thing, item.datum(thing), plan.file.judging)
        return Closing(met, _closes(every, span, digest), item.figure.value)


def _closes(every: Every, running: Span, digest: Digest) -> bool:
    """Whether a report reaches the end of a turn."""
    assert digest.period
    return digest.period.end >= turn_of(every, running, digest.period).end


def _state(item: Deliverable, digest: Digest) -> State | None:
    """What a report says of a deliverable; where it is done, no report is unpacked for it."""
    if item.id in digest.done:
        return "done"
    found = digest.facts.by_item.get(item.id)
    return found[1].state if found else None


def _is_done(item: Deliverable, digest: Digest, last_day: date) -> bool:
    """Whether a report says that a deliverable is done, or that what has no end is in progress when its time ends."""
    state = _state(item, digest)
    return state == "done" or (item.continuing and state == "in_progress" and end_of(digest) >= last_day)


def _begins_by(last_day: date, digest: Digest) -> bool:
    """Whether the period of a report begins before something is over."""
    assert digest.period
    return digest.period.start <= last_day
