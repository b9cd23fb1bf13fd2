"""How a target and a deliverable stand: the arithmetic of judging, and nothing else.

Everything is exact (`Fraction`) and a pure function of what is passed in. The straight line is how pace (序时进度) is
judged in practice; the two yellow limits are the plan's own. docs/methods.md gives the formulas with their sources.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from plan_cli.judging.line import (
    asked_on,
    ceiling_of,
    elapsed,
    exact,
    goal_of,
    has_pace,
    is_met,
    pacing_span,
    progress,
    start_of,
)
from plan_cli.model.measure import is_counted
from plan_cli.model.period import Period, Span, year_at
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
    an earlier report. `in_error`: reported, but not usable. `reason`: why no value is given now. `units`: of what
    several units do each for itself, n of N of them: those whose figure is in the sum, or those that are at pace.
    """

    value: Decimal | None
    at: date
    of: Decimal | None = None
    benchmark: Decimal | None = None
    floor: bool = False
    stale: bool = False
    in_error: bool = False
    reason: str | None = None
    units: tuple[int, int] | None = None

    @property
    def is_partial(self) -> bool:
        """Whether it is a sum in which a unit is missing, or only carried forward."""
        return self.value is not None and self.units is not None and self.units[0] < self.units[1]


class Why(StrEnum):
    """Why a lamp is grey; FLOOR: within a limit, but only a floor is known; UNITS: not all units are in the sum."""

    NO_FIGURE = "no-figure"
    IN_ERROR = "in-error"
    STALE = "stale"
    NOT_DUE = "not-due"
    AWAITING = "awaiting"
    FLOOR = "floor"
    UNITS = "units"


class Kept(NamedTuple):
    """In how many of the measurements of a level that was to be held it was kept."""

    kept: int
    made: int


class Assessment(NamedTuple):
    """One target, judged. Amounts are in the target's measure; `progress` and `elapsed` are shares, 1 is all.

    `asked`: the latest day on which a level was owed, or None. `late`: it is done, and was met only after its time.
    `kept`: of a level whose time of being held is over, as far as all its measurements are known.
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
    asked: date | None = None
    late: bool = False
    kept: Kept | None = None

    @property
    def value(self) -> Decimal | None:
        return self.datum.value if self.datum else None

    @property
    def is_whole(self) -> bool:
        """Whether it is made of what several units do, each for itself."""
        return self.datum is not None and self.datum.units is not None

    @property
    def is_in_error(self) -> bool:
        """Whether a figure was reported that can't be used, so that nothing is known."""
        return self.datum is not None and self.datum.in_error

    @property
    def is_due(self) -> bool:
        """Whether a figure is owed: a level only from its date or first milestone, a held one when a year ends."""
        return not self.target.is_level or self.asked is not None

    @property
    def required(self) -> Fraction | None:
        """Where the line is at the figure's day: B + e·(G − B), from a baseline B or nothing.

        It is the goal itself for what is kept within a limit, and for everything once the span is over; of a range that
        is held the end that is passed.
        """
        if self.goal is None:
            return None
        if self.is_above_held:
            return self.ceiling
        if self.over or self.target.is_limit:
            return self.goal
        if self.elapsed is None or self.progress is None:
            return None
        return self.baseline + self.elapsed * (self.goal - self.baseline)

    @property
    def is_above_held(self) -> bool:
        """Whether the value is above the range that it is to be held in."""
        value, ceiling = self.value, self.ceiling
        return self.target.is_corridor and value is not None and ceiling is not None and value > ceiling

    @property
    def wants_less(self) -> bool:
        """Whether a smaller value is the better one."""
        return self.target.at_most is not None or self.is_above_held

    @property
    def gap(self) -> Fraction | None:
        """Value less what is required, for a cap or a reduction the other way round: negative is behind, or past the
        limit. In a range that is held it is the way to the nearer end.
        """
        if self.value is None or self.required is None or self.is_in_error:
            return None
        gap = Fraction(self.value) - self.required
        if self.target.is_corridor and self.ceiling is not None:
            return min(gap, self.ceiling - Fraction(self.value)) if not self.is_above_held else -gap
        return -gap if self.wants_less else gap

    @property
    def points(self) -> Fraction | None:
        """Percentage points ahead of the line, 100·(c − e)."""
        if self.progress is None or self.elapsed is None:
            return None
        return 100 * (self.progress - self.elapsed)

    @property
    def remaining(self) -> Fraction | None:
        """What is missing to the goal, never negative; None for what is kept within a limit."""
        if self.value is None or self.goal is None or self.target.is_limit or self.is_in_error:
            return None
        missing = self.goal - Fraction(self.value)
        return max(Fraction(0), -missing if self.wants_less else missing)

    @property
    def needed_per_month(self) -> Fraction | None:
        """What must be added (of a reduction: taken away) in each month not yet closed; a whole number, rounded up, for
        what is counted.
        """
        if self.over or self.remaining is None or self.elapsed is None or self.datum is None:
            return None
        left = self.span.months - self.span.closed_months(self.datum.at)
        if left <= 0:
            return None
        needed = self.remaining / left
        return Fraction(ceil(needed)) if is_counted(self.target.measure) else needed

    @property
    def above_range(self) -> bool:
        """Whether the value is above hi of `between` that is not held, or above (1 + tolerance)·T of `about`."""
        return (
            self.ceiling is not None
            and not self.target.is_corridor
            and self.datum is not None
            and self.value is not None
            and not self.datum.stale
            and self.lamp is not Lamp.GREY
            and self.value > self.ceiling
        )


def judge(
    target: Target, running: Span, period: Period, datum: Datum | None, as_of: date, policy: Policy
) -> Assessment:
    """The assessment of a target, which runs in `running`, for a period; what is over is decided by `as_of`."""
    span = pacing_span(target, running, period)
    over = span.over(as_of)
    asked = asked_on(target, running, period, as_of) if target.is_level else None
    goal = goal_of(target, datum.of if datum else None, datum.benchmark if datum else None, policy)
    start = start_of(target)
    done = gone = None
    if datum is not None and datum.value is not None and not datum.in_error and has_pace(target) and goal is not None:
        gone = elapsed(target, span, datum.at, goal, start)
        done = None if gone is None else progress(target, exact(datum.value), goal, start)
    ceiling = ceiling_of(target, policy)
    draft = Assessment(target, span, datum, goal, done, gone, over, Lamp.GREY, None, start, ceiling, asked)
    lamp, why = _lamp(draft, policy, period.year_starts)
    if lamp is Lamp.RED and not target.binding:
        lamp = Lamp.YELLOW
    return draft._replace(lamp=lamp, why=why)


def meets(target: Target, datum: Datum, policy: Policy) -> bool | None:
    """Whether a figure is what the target asks for, whatever day it is of; None where it is only known to be a floor,
    which never shows that a limit is kept.
    """
    goal = goal_of(target, datum.of, datum.benchmark, policy)
    met = datum.value is not None and goal is not None and is_met(target, exact(datum.value), goal)
    return None if met and datum.floor and (target.at_most is not None or target.is_corridor) else met


def _lamp(draft: Assessment, policy: Policy, year_starts: int) -> tuple[Lamp, Why | None]:
    """The table of lamps, tested in its order."""
    target, datum, goal = draft.target, draft.datum, draft.goal
    if datum is not None and datum.in_error:
        return Lamp.GREY, Why.IN_ERROR
    if datum is None or datum.value is None or goal is None:
        return Lamp.GREY, _why_nothing(target, datum, draft.asked)
    met = is_met(target, exact(datum.value), goal)
    if datum.stale:
        return (Lamp.DONE, None) if met and target.at_most is None else (Lamp.GREY, Why.STALE)
    if _is_measured_too_early(draft, datum, year_starts):
        return Lamp.GREY, Why.AWAITING
    if datum.is_partial and not (met and target.at_most is None):
        is_passed = target.at_most is not None and not met and (target.is_limit or draft.over)
        return (Lamp.RED, None) if is_passed else (Lamp.GREY, Why.UNITS)
    if met and datum.floor and (target.at_most is not None or target.is_corridor):
        return Lamp.GREY, Why.FLOOR
    if target.is_limit:
        return _lamp_of_limit(met, draft.over), None
    if met:
        return Lamp.DONE, None
    if draft.over:
        return Lamp.RED, None
    return _on_the_way(draft, datum, policy)


def _on_the_way(draft: Assessment, datum: Datum, policy: Policy) -> tuple[Lamp, Why | None]:
    """By the pace, where there is one; a floor shows no reduction at pace."""
    if draft.progress is None or draft.elapsed is None:
        return Lamp.GREY, Why.AWAITING if draft.asked else Why.NOT_DUE
    if datum.floor and draft.target.at_most is not None and draft.progress >= draft.elapsed:
        return Lamp.GREY, Why.FLOOR
    return _lamp_of_pace(draft.progress, draft.elapsed, policy), None


def _is_measured_too_early(draft: Assessment, datum: Datum, year_starts: int) -> bool:
    """Once a level's date has come, only a measurement of that year or later decides; of one that is held, when a year
    ends, only one of that year.
    """
    if draft.asked is None:
        return False
    measured = year_at(datum.at, year_starts)
    if draft.target.held is not None:
        return measured != year_at(draft.asked, year_starts)
    return draft.over and measured < year_at(draft.span.end, year_starts)


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
    limit = max(exact(policy.yellow_ratio) * elapsed, elapsed - exact(policy.yellow_points))
    return Lamp.YELLOW if progress >= limit else Lamp.RED


def _why_nothing(target: Target, datum: Datum | None, asked: date | None) -> Why:
    if datum is not None and datum.reason is not None:
        return Why.AWAITING
    if target.is_level:
        return Why.AWAITING if asked else Why.NOT_DUE
    return Why.UNITS if datum is not None and datum.units is not None else Why.NO_FIGURE


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
        return Lamp.RED if deliverable.binding else Lamp.YELLOW
    if state == "in_progress":
        return Lamp.GREEN
    if state == "not_started" and not half_over(span, as_of):
        return Lamp.GREEN
    return Lamp.YELLOW


def half_over(span: Span, as_of: date) -> bool:
    """Whether half of the span's months are closed."""
    return 2 * span.closed_months(as_of) >= span.months
