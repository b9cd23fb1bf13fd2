"""The line that a target is held to: the goal, where it starts, what is asked of it by a day, and from when on.

Everything is exact (`Fraction`). docs/methods.md gives the formulas.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from plan_cli.model.period import Every, Period, Span

if TYPE_CHECKING:
    from plan_cli.model.plan_form import Policy, Target

_NOTHING = Fraction(0)


@lru_cache(maxsize=4096)
def exact(number: Decimal) -> Fraction:
    """The same number as a fraction. A plan's goals and limits are asked for with every report, and a fraction takes
    long to be made.
    """
    return Fraction(number)


def year_of(period: Period) -> Period:
    """The year of the plan in which a period ends."""
    return period.turn("year")


def turn_of(every: Every, running: Span, period: Period) -> Span:
    """The year, half-year, quarter or month in which a period ends, cut to the time in which something runs."""
    turn = period.turn(every, min(period.end, running.end))
    return Span(max(turn.start, running.start), min(turn.end, running.end))


def same_turn(every: Every, one: Period, other: Period) -> bool:
    """Whether figures of two periods count from the same day on."""
    return one.turn(every) == other.turn(every)


def pacing_span(target: Target, running: Span, period: Period) -> Span:
    """The span whose months are counted: the year (half-year, quarter, month), the window, or from the baseline's date
    to the target's.
    """
    if target.every:
        return turn_of(target.every, running, period)
    if target.is_level and target.baseline:
        return Span(target.baseline.date + timedelta(days=1), running.end)
    return running


def asked_on(target: Target, running: Span, period: Period, day: date) -> date | None:
    """The latest day that has come on which a level is owed: one of its milestones or its date; of a held level the end
    of a year or of its window, where that is in the period. None where it is not owed yet.
    """
    if target.held is not None:
        end = min(period.end, running.end)
        return end if end in (running.end, year_of(period).end) else None
    days = (*(target.milestones or ()), running.end)
    return max((asked for asked in days if asked <= day), default=None)


def goal_of(target: Target, of: Decimal | None, benchmark: Decimal | None, policy: Policy) -> Fraction | None:
    """G, of which `all` and `benchmark` know only with a figure."""
    if target.between:
        return exact(target.between[0])
    if target.about is not None:
        return exact(target.about) * (1 - exact(policy.tolerance))
    goal = target.number
    if target.all:
        goal = target.of or of
    elif target.benchmark is not None:
        goal = benchmark
    return None if goal is None else exact(goal)


def ceiling_of(target: Target, policy: Policy) -> Fraction | None:
    """The upper end of a range."""
    if target.between:
        return exact(target.between[-1])
    if target.about is not None:
        return exact(target.about) * (1 + exact(policy.tolerance))
    return None


def start_of(target: Target) -> Fraction:
    """B: the baseline, else nothing; a reduction that names none comes down from its first milestone."""
    if target.is_level and target.baseline:
        return exact(target.baseline.value)
    if target.is_level and target.milestones and target.at_most is not None:
        return exact(target.milestones[min(target.milestones)])
    return _NOTHING


def has_pace(target: Target) -> bool:
    """Whether there is a line at all: caps and held levels are kept or not, and a level needs a baseline or
    milestones.
    """
    if target.is_level:
        return target.held is None and bool(target.baseline or target.milestones)
    return target.at_most is None


def progress(target: Target, value: Fraction, goal: Fraction, start: Fraction) -> Fraction:
    """c = (V − B) ÷ (G − B), which for a reduction is (B − V) ÷ (B − T). Where there is no way to go (a benchmark may
    fall to the baseline), it is all done or nothing.
    """
    if _is_nowhere(target, goal, start):
        return Fraction(is_met(target, value, goal))
    return (value - start) / (goal - start) if start else value / goal


def elapsed(target: Target, span: Span, day: date, goal: Fraction, start: Fraction) -> Fraction | None:
    """e, the share that must be done at a day: that of the months that are closed, or what the milestones make it. None
    for a level before the first milestone, where nothing else says where it starts.
    """
    closed, months = span.closed_months(day), span.months
    if not target.milestones:
        return Fraction(closed, months)
    asked = {span.closed_months(_last_of_month(at)): exact(value) for at, value in sorted(target.milestones.items())}
    if target.is_level and target.baseline is None and closed < min(asked):
        return None
    if _is_nowhere(target, goal, start):
        return Fraction(closed, months)
    before, then = 0, start
    for month, value in sorted((asked | {months: goal}).items()):
        if closed <= month:
            share = Fraction(closed - before, month - before) if month > before else Fraction(1)
            return (then + share * (value - then) - start) / (goal - start)
        before, then = month, value
    return Fraction(1)


def is_met(target: Target, value: Fraction, goal: Fraction) -> bool:
    """Whether a value is what is asked for in the end; of a range that is held both ends bind."""
    if target.all:
        return value == goal
    if target.at_most is not None:
        return value <= goal
    return value >= goal and not (target.is_corridor and value > exact(target.between[-1] if target.between else 0))


def _is_nowhere(target: Target, goal: Fraction, start: Fraction) -> bool:
    return goal >= start if target.at_most is not None else goal <= start


def _last_of_month(day: date) -> date:
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)
