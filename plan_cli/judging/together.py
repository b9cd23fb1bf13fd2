"""What several units make of one target: leads that lead together, the members of a collective, and those among whom a
target is divided. Loaded only for a plan that has such a target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.line import turn_of
from plan_cli.judging.pace import Assessment, Datum, Lamp, meets, worst
from plan_cli.judging.record import Course, Record, Settlement, closes_time
from plan_cli.model.period import Period

if TYPE_CHECKING:
    from plan_cli.judging.reported import Reported
    from plan_cli.model.plan import Holding, Plan
    from plan_cli.model.plan_form import Target


def counting(target: Target, series: Sequence[Sequence[Reported]]) -> Iterator[Reported]:
    """Of the figures of units that lead together, one series a unit in the order in which they are named, the one of
    each period that counts, newest first: a value before a null, then the latest data, then the first-named's.
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

    for order in sorted(found, reverse=True):
        yield max(found[order], key=weight)


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


def record_of(plan: Plan, holding: Holding, series: Sequence[Sequence[Reported]]) -> Record:
    """What became of a target that several units hold together: as one series, or as the sum of theirs. `series`: the
    figures of each of the units, newest first.
    """
    target, record = holding.target, Record()
    items = _in_order(holding, series)
    if target.every:
        _note_turns(plan, holding, record, items)
        return record
    course = _Sum(plan, holding) if holding.mode == "sum" else _Joint(plan, holding)
    for end, group in groupby(items, key=_end_of):
        for given in group:
            course.hear(given)
        course.close(end)
    record.end(target.id, course)
    return record


class _Given(NamedTuple):
    """A figure, and whose it is."""

    unit: str
    item: Reported


def _end_of(given: _Given) -> date:
    return given.item.period.end


def _in_order(holding: Holding, series: Sequence[Sequence[Reported]]) -> list[_Given]:
    """The figures of a holding, oldest first: of leads that lead together those that count, else each unit's own."""
    if not holding.is_whole:
        return [_Given("", item) for item in reversed(list(counting(holding.target, series)))]
    named = zip(holding.units, series, strict=True)
    found = [_Given(unit, item) for unit, figures in named for item in reversed(figures)]
    return sorted(found, key=lambda given: given.item.period.order)


class _Joint(Course):
    """The one series of leads that lead together."""

    def __init__(self, plan: Plan, holding: Holding) -> None:
        super().__init__(plan, holding.target)

    def hear(self, given: _Given) -> None:
        self.take(given.item)


class _Sum(Course):
    """The sum of what each unit has done, as the figures come in."""

    def __init__(self, plan: Plan, holding: Holding) -> None:
        super().__init__(plan, holding.target)
        self.parts = {unit: Course(plan, holding.target) for unit in holding.units}
        self._latest: Reported | None = None

    def hear(self, given: _Given) -> None:
        if given.item.period.end > self.last_day:
            self.end()
        self.parts[given.unit].take(given.item)
        self._latest = given.item

    def close(self, day: date) -> None:
        """A period ends on this day, and all its reports are in."""
        target, stand = self.target, [part.stands for part in self.parts.values()]
        known = [item for item in stand if item]
        closes = all(closes_time(target, item, self.last_day) for item in known)
        is_whole = len(known) == len(stand) and (closes or day < self.last_day)
        if not known:
            return
        datum = _sum_of(target, known, is_whole=is_whole)
        is_met = meets(target, datum, self.policy)
        latest = self._latest
        is_own = latest is not None and latest.period.start <= self.last_day
        is_in_time = is_own or all(item.datum(target).at <= self.last_day for item in known)
        if is_met and is_in_time and latest and self.in_time is None:
            self.in_time = latest.period.order
        if self.settled or day < self.last_day:
            return
        if is_met and (closes or not (target.is_level or target.is_limit)):
            self.settled = Settlement(day, True, datum.value)
        elif is_met is False and target.is_limit and closes:
            self.settled = Settlement(day, False, datum.value)


def _sum_of(target: Target, known: Sequence[Reported], *, is_whole: bool) -> Datum:
    """The sum of some figures, a floor where it is not the whole."""
    if len(known) == 1:  # of one series the figure with all that it says
        datum = known[0].datum(target)
    else:
        datum = summed([item.datum(target) for item in known], known[0].measured)
    return datum if is_whole else datum._replace(floor=True)


def _note_turns(plan: Plan, holding: Holding, record: Record, items: Iterable[_Given]) -> None:
    """What became of each year (half-year, quarter, month) of what is asked anew."""
    target, every, running = holding.target, holding.target.every, plan.target_span(holding.target)
    assert every
    standing: dict[str, Reported] = {}
    turn: Period | None = None
    for unit, item in items:
        if not item.is_usable:
            continue
        if Period.turn(every, item.period.end) != turn:
            turn, standing = Period.turn(every, item.period.end), {}
        standing[unit] = item
        last_day = turn_of(every, running, item.period).end
        is_whole = holding.mode != "sum" or len(standing) == len(holding.units)
        closes = is_whole and all(closes_time(target, known, last_day) for known in standing.values())
        datum = _sum_of(target, list(standing.values()), is_whole=closes or (is_whole and item.period.end < last_day))
        record.note_turn(target.id, turn, meets(target, datum, plan.file.judging), datum.value, closes=closes)
