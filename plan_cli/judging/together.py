"""What several units make of one target: leads that lead together, the members of a collective, and those among whom a
target is divided. Loaded only for a plan that has such a target.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.line import turn_of
from plan_cli.judging.pace import Assessment, Datum, Lamp, meets, worst
from plan_cli.judging.record import Closing, Settlement
from plan_cli.model.period import Period

if TYPE_CHECKING:
    from plan_cli.judging.reported import Reported
    from plan_cli.model.holding import Holding
    from plan_cli.model.period import Every
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target


def counting(target: Target, series: Sequence[Sequence[Reported]]) -> list[Reported]:
    """Of the figures of units that lead together, one series a unit in the order in which they are named, the one of
    each period that counts, oldest first: a value before a null, then the latest data, then the first-named's.
    """
    found: dict[tuple[int, int], list[Reported]] = {}
    for figures in series:
        own: dict[tuple[int, int], Reported] = {}
        for item in figures:
            own.setdefault(item.period.order, item)
        for order, item in own.items():
            found.setdefault(order, []).append(item)

    def weight(item: Reported) -> tuple[bool, bool, date]:
        return item.is_usable, item.figure.value is not None, item.datum(target).at

    return [max(found[order], key=weight) for order in sorted(found)]


# --- the whole, as of a period


def summed(parts: Sequence[Datum | None], day: date) -> Datum:
    """The sum of what each of several units has done; with one missing, or only carried forward, a floor. Its date is
    the earliest of theirs; `day`, where nothing is known.
    """
    known = [datum for datum in parts if datum and datum.value is not None and not datum.in_error]
    units = sum(not datum.stale for datum in known), len(parts)
    total = sum((datum.value for datum in known if datum.value is not None), Decimal(0)) if known else None
    is_floor = units[0] < units[1] or any(datum.floor for datum in known)
    return Datum(total, min((datum.at for datum in known), default=day), floor=is_floor, units=units)


def worst_of(target: Target, parts: Sequence[Assessment], day: date) -> Assessment:
    """How a target stands that each of several units has to reach by itself: as the worst of them does."""
    first, lamp = parts[0], worst(part.lamp for part in parts)
    assert lamp
    good = sum(part.lamp in (Lamp.GREEN, Lamp.DONE) for part in parts)
    days = [part.datum.at for part in parts if part.datum and part.value is not None]
    whys = {part.why for part in parts if part.lamp is lamp}
    return first._replace(
        target=target,
        datum=Datum(None, min(days, default=day), units=(good, len(parts))),
        goal=first.goal if all(part.goal == first.goal for part in parts) else None,
        progress=None,
        elapsed=None,
        over=all(part.over for part in parts),
        lamp=lamp,
        why=whys.pop() if len(whys) == 1 else None,
        late=lamp is Lamp.DONE and any(part.late for part in parts),
    )


# --- what became of it


class _Given(NamedTuple):
    """A figure, and whose it is."""

    unit: str
    item: Reported


class Ending:
    """What became of a target that several units hold: as one series, or as the sum of theirs. It answers what `Record`
    does of one unit. `series`: the figures of each of the units, newest first.
    """

    def __init__(self, plan: Plan, holding: Holding, series: Sequence[Sequence[Reported]]) -> None:
        self._plan = plan
        self._holding = holding
        self._figures = _in_order(holding, series)

    def settled(self, thing: Target | Deliverable) -> Settlement | None:
        """How the target ended, where it is asked for once; None where it has not."""
        return self._course.settled

    def met_in_time(self, thing: Target | Deliverable, until: Period) -> bool:
        """Whether it was met within its time by the reports up to a period."""
        in_time = self._course.in_time
        return in_time is not None and in_time <= until.order

    @cached_property
    def _course(self) -> _Course:
        course = _Course(self._plan, self._holding)
        for end, group in groupby(self._figures, key=_end_of):
            for given in group:
                course.take(given)
            course.close(end)
        course.end()
        return course

    def closing(self, thing: Target | Deliverable, turn: Period) -> Closing | None:
        """The newest word on one year (half-year, quarter, month) of what is asked anew in each."""
        last = self._by_turn.get(turn)
        if not last:
            return None
        target, newest = self._holding.target, max(last.values(), key=_day_of)
        every: Every = target.every or "year"
        end = turn_of(every, self._plan.target_span(target), newest.period).end
        datum, closes = _sum(self._holding, last, end, newest.period.end)
        return Closing(
            meets(target, datum, self._plan.file.judging), closes and _is_all(self._holding, last), datum.value
        )

    @cached_property
    def _by_turn(self) -> dict[Period, dict[str, Reported]]:
        """By turn and unit the newest figure."""
        every = self._holding.target.every
        found: dict[Period, dict[str, Reported]] = {}
        for unit, item in self._figures if every else ():
            found.setdefault(item.period.turn(every or "year"), {})[unit] = item
        return found


def _end_of(given: _Given) -> date:
    return given.item.period.end


def _day_of(item: Reported) -> date:
    return item.period.end


def _in_order(holding: Holding, series: Sequence[Sequence[Reported]]) -> list[_Given]:
    """The figures of a holding that can be used, oldest first: of leads that lead together those that count, else each
    unit's own.
    """
    if not holding.is_whole:
        found = [_Given("", item) for item in counting(holding.target, series)]
    else:
        named = zip(holding.units, series, strict=True)
        found = [_Given(unit, item) for unit, figures in named for item in reversed(figures)]
        found.sort(key=lambda given: given.item.period.order)
    return [given for given in found if given.item.is_usable]


def _is_all(holding: Holding, known: Mapping[str, Reported]) -> bool:
    """Whether there is a figure of each unit whose own is needed."""
    return not holding.is_whole or len(known) == len(holding.units)


def _sum(holding: Holding, known: Mapping[str, Reported], last_day: date, day: date) -> tuple[Datum, bool]:
    """What some figures make together at a day, a floor where it is not the whole; and whether all of them close the
    time that ends on the last day.
    """
    target, items = holding.target, list(known.values())
    closes = all(item.closes(target, last_day) for item in items)
    datum = summed([item.datum(target) for item in items], day)
    if len(items) == 1:
        datum = items[0].datum(target)  # with all that it says
    is_whole = _is_all(holding, known) and (closes or day < last_day)
    return (datum if is_whole else datum._replace(floor=True)), closes


class _Course:
    """The figures as they come in: those that stand, and what settled the target first."""

    def __init__(self, plan: Plan, holding: Holding) -> None:
        self.holding = holding
        self.policy = plan.file.judging
        self.running = plan.target_span(holding.target)
        self.last_day = self.running.end
        self.settled: Settlement | None = None
        self.in_time: tuple[int, int] | None = None
        self._stand: dict[str, Reported] = {}
        self._latest: Reported | None = None
        self._has_ended = False

    def take(self, given: _Given) -> None:
        """A figure of a later period than those before, or of a longer one that ends with them."""
        unit, item = given
        if item.period.end > self.last_day:
            self.end()
        target, stands = self.holding.target, self._stand.get(unit)
        is_older = target.is_level and stands is not None and item.measured < stands.measured
        if not is_older and item.counts_for(target, self.running):
            self._stand[unit] = self._latest = item

    def end(self) -> None:
        """The target's time ends with what is known."""
        if not self._has_ended:
            self._has_ended = True
            self.close(self.last_day)

    def close(self, day: date) -> None:
        """A period ends on this day, and all its reports are in."""
        target, latest = self.holding.target, self._latest
        if latest is None:
            return
        datum, closes = _sum(self.holding, self._stand, self.last_day, day)
        is_met = meets(target, datum, self.policy)
        days = [item.datum(target).at for item in self._stand.values()]
        is_in_time = latest.period.start <= self.last_day or max(days) <= self.last_day
        if is_met and is_in_time and self.in_time is None:
            self.in_time = latest.period.order
        if self.settled or day < self.last_day:
            return
        if is_met and (closes or not (target.is_level or target.is_limit)):
            self.settled = Settlement(day, True, datum.value)
        elif is_met is False and target.is_limit and closes:
            self.settled = Settlement(day, False, datum.value)
