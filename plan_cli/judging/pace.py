"""How a target and a deliverable stand: the arithmetic of judging, and nothing else.

Everything is exact (`Fraction`) and a pure function of what is passed in. The straight line is how pace (序时进度) is
judged in practice; the two yellow limits are the plan's own. docs/methods.md gives the formulas with their sources.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from plan_cli.model.measure import is_counted
from plan_cli.model.period import Period, Span
from plan_cli.model.plan_form import Deliverable, Policy, Target
from plan_cli.model.report_form import State


class Lamp(StrEnum):
    """How something stands, worst first."""

    RED = "red"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"
    DONE = "done"


_RANK = {lamp: rank for rank, lamp in enumerate(Lamp)}


def worst(lamps: Iterable[Lamp]) -> Lamp | None:
    """The worst lamp in the order red, yellow, grey, green, done; None of none."""
    return min(lamps, key=_RANK.__getitem__, default=None)


class Datum(NamedTuple):
    """What is known of a target: a figure, its day, and whether it can be judged.

    `at` is the day up to which the value counts (for a level, the day it was measured). `stale`: carried forward from
    an earlier report. `in_error`: reported, but not usable. `reason`: why no value is given now.
    """

    value: Decimal | None
    at: date
    of: Decimal | None = None
    benchmark: Decimal | None = None
    floor: bool = False
    stale: bool = False
    in_error: bool = False
    reason: str | None = None


class Why(StrEnum):
    """Why a lamp is grey."""

    NO_FIGURE = "no-figure"
    IN_ERROR = "in-error"
    STALE = "stale"
    NOT_DUE = "not-due"
    AWAITING = "awaiting"


class Assessment(NamedTuple):
    """One target, judged. Amounts are in the target's measure; `progress` and `elapsed` are shares, 1 is all.

    `late`: it is done, and was met only after its time.
    """

    target: Target
    span: Span
    datum: Datum | None
    goal: Fraction | None
    progress: Fraction | None
    elapsed: Fraction | None
    over: bool
    lamp: Lamp
    why: Why | None
    baseline: Fraction
    ceiling: Fraction | None
    late: bool = False

    @property
    def value(self) -> Decimal | None:
        return self.datum.value if self.datum else None

    @property
    def is_in_error(self) -> bool:
        """Whether a figure was reported that can't be used, so that nothing is known."""
        return self.datum is not None and self.datum.in_error

    @property
    def required(self) -> Fraction | None:
        """Where the straight line is at the figure's day: e·G, or B + e·(G − B) from a baseline B.

        For `at_most`, and once the span is over, it is the goal itself.
        """
        if self.goal is None:
            return None
        if self.target.at_most is not None:
            return self.goal
        if self.over:
            return self.goal
        if self.elapsed is None or self.progress is None:
            return None
        return self.baseline + self.elapsed * (self.goal - self.baseline)

    @property
    def gap(self) -> Fraction | None:
        """Value less what is required: negative is behind. For `at_most` what is left below the limit: negative is
        over it.
        """
        if self.value is None or self.required is None or self.is_in_error:
            return None
        gap = Fraction(self.value) - self.required
        return -gap if self.target.at_most is not None else gap

    @property
    def points(self) -> Fraction | None:
        """Percentage points ahead of the straight line, 100·(c − e)."""
        if self.progress is None or self.elapsed is None:
            return None
        return 100 * (self.progress - self.elapsed)

    @property
    def remaining(self) -> Fraction | None:
        """What is missing to the goal, never negative; None for `at_most`."""
        if self.value is None or self.goal is None or self.target.at_most is not None or self.is_in_error:
            return None
        return max(Fraction(0), self.goal - Fraction(self.value))

    @property
    def needed_per_month(self) -> Fraction | None:
        """What must be added in each month not yet closed; a whole number, rounded up, for what is counted."""
        if self.over or self.remaining is None or self.elapsed is None or self.datum is None:
            return None
        left = self.span.months - self.span.closed_months(self.datum.at)
        if left <= 0:
            return None
        needed = self.remaining / left
        return Fraction(ceil(needed)) if is_counted(self.target.measure) else needed

    @property
    def above_range(self) -> bool:
        """Whether the value is above hi of `between`, or above (1 + tolerance)·T of `about`."""
        return (
            self.ceiling is not None
            and self.datum is not None
            and self.value is not None
            and not self.datum.stale
            and self.lamp is not Lamp.GREY
            and self.value > self.ceiling
        )


def year_of(period: Period) -> Span:
    """The year in which a target with `every: year` is judged for a period."""
    return _calendar_year(period.end.year)


@lru_cache(maxsize=64)
def _calendar_year(year: int) -> Span:
    return Span(date(year, 1, 1), date(year, 12, 31))


def pacing_span(target: Target, running: Span, period: Period) -> Span:
    """The span whose months are counted: the year, the window, or from the baseline's date to the target's."""
    if target.every:
        return year_of(period)
    if target.is_level and target.baseline:
        return Span(target.baseline.date + timedelta(days=1), running.end)
    return running


def judge(
    target: Target, running: Span, period: Period, datum: Datum | None, as_of: date, policy: Policy
) -> Assessment:
    """The assessment of a target, which runs in `running`, for a period; what is over is decided by `as_of`."""
    span = pacing_span(target, running, period)
    over = span.over(as_of)
    goal = _goal(target, datum, policy)
    baseline = _exact(target.baseline.value) if target.is_level and target.baseline else _NOTHING
    progress = elapsed = None
    if datum is not None and datum.value is not None and not datum.in_error and _has_pace(target) and goal is not None:
        elapsed = Fraction(span.closed_months(datum.at), span.months)
        progress = _progress(_exact(datum.value), goal, baseline)
    lamp, why = _lamp(target, span, datum, goal, progress, elapsed, over, policy)
    if lamp is Lamp.RED and not target.binding:
        lamp = Lamp.YELLOW
    return Assessment(target, span, datum, goal, progress, elapsed, over, lamp, why, baseline, _ceiling(target, policy))


def _has_pace(target: Target) -> bool:
    return target.at_most is None and (not target.is_level or target.baseline is not None)


_NOTHING = Fraction(0)


@lru_cache(maxsize=4096)
def _exact(number: Decimal) -> Fraction:
    """The same number as a fraction. A plan's goals and limits are asked for with every report, and a fraction takes
    long to be made.
    """
    return Fraction(number)


def _goal(target: Target, datum: Datum | None, policy: Policy) -> Fraction | None:
    if target.between:
        return _exact(target.between[0])
    if target.about is not None:
        return _exact(target.about) * (1 - _exact(policy.tolerance))
    goal = target.number
    if target.all:
        goal = target.of or (datum.of if datum else None)
    elif target.benchmark is not None:
        goal = datum.benchmark if datum else None
    return None if goal is None else _exact(goal)


def _ceiling(target: Target, policy: Policy) -> Fraction | None:
    if target.between:
        return _exact(target.between[-1])
    if target.about is not None:
        return _exact(target.about) * (1 + _exact(policy.tolerance))
    return None


def _progress(value: Fraction, goal: Fraction, baseline: Fraction) -> Fraction:
    """(V − B) ÷ (G − B); where there is nothing to rise (a benchmark may fall to the baseline), it is all done or
    nothing.
    """
    if goal <= baseline:
        return Fraction(value >= goal)
    return (value - baseline) / (goal - baseline) if baseline else value / goal


def is_met(target: Target, datum: Datum, policy: Policy) -> bool:
    """Whether a figure is what the target asks for, whatever day it is of."""
    goal = _goal(target, datum, policy)
    return datum.value is not None and goal is not None and _met(target, _exact(datum.value), goal)


def _met(target: Target, value: Fraction, goal: Fraction) -> bool:
    if target.all:
        return value == goal
    return value <= goal if target.at_most is not None else value >= goal


def _lamp(
    target: Target,
    span: Span,
    datum: Datum | None,
    goal: Fraction | None,
    progress: Fraction | None,
    elapsed: Fraction | None,
    over: bool,
    policy: Policy,
) -> tuple[Lamp, Why | None]:
    """The table of lamps, tested in its order."""
    if datum is not None and datum.in_error:
        return Lamp.GREY, Why.IN_ERROR
    if datum is None or datum.value is None or goal is None:
        return Lamp.GREY, _why_nothing(target, datum, over)
    met = _met(target, _exact(datum.value), goal)
    if datum.stale:
        return (Lamp.DONE, None) if met and target.at_most is None else (Lamp.GREY, Why.STALE)
    undecided = target.is_level and over and datum.at.year < span.end.year
    if undecided:
        return Lamp.GREY, Why.AWAITING
    if target.at_most is not None:
        return _lamp_of_limit(met, over), None
    if met:
        return Lamp.DONE, None
    if over:
        return Lamp.RED, None
    if progress is None or elapsed is None:
        return Lamp.GREY, Why.NOT_DUE
    return _lamp_of_pace(progress, elapsed, policy), None


def _lamp_of_limit(met: bool, over: bool) -> Lamp:
    """A limit that is passed is red at once; one that is kept is done only when its span is over."""
    if not met:
        return Lamp.RED
    return Lamp.DONE if over else Lamp.GREEN


def _lamp_of_pace(progress: Fraction, elapsed: Fraction, policy: Policy) -> Lamp:
    """At pace, behind, or far behind: below the higher of the plan's two limits (a share of the pace, points behind
    it).
    """
    if progress >= elapsed:
        return Lamp.GREEN
    limit = max(_exact(policy.yellow_ratio) * elapsed, elapsed - _exact(policy.yellow_points))
    return Lamp.YELLOW if progress >= limit else Lamp.RED


def _why_nothing(target: Target, datum: Datum | None, over: bool) -> Why:
    if datum is not None and datum.reason is not None:
        return Why.AWAITING
    if target.is_level:
        return Why.AWAITING if over else Why.NOT_DUE
    return Why.NO_FIGURE


def judge_state(deliverable: Deliverable, state: State | None, span: Span, as_of: date) -> Lamp:
    """The lamp of a deliverable in the state that one unit reports; `span` is its task's window, or the year."""
    over = span.over(as_of)
    if state is None:
        return Lamp.GREY
    if state == "done":
        return Lamp.DONE
    if deliverable.continuing and state == "in_progress":
        return Lamp.DONE if over else Lamp.GREEN
    if over:
        return Lamp.RED
    if state == "in_progress":
        return Lamp.GREEN
    if state == "not_started" and not half_over(span, as_of):
        return Lamp.GREEN
    return Lamp.YELLOW


def half_over(span: Span, as_of: date) -> bool:
    """Whether half of the span's months are closed."""
    return 2 * span.closed_months(as_of) >= span.months
