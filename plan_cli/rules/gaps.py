"""Family G: shortfalls in delivery. A report with gaps is a valid report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from plan_cli.finding import Amount, Fact, Facts, Hit, Severity, Share
from plan_cli.judging.pace import Assessment, Lamp, Why
from plan_cli.model.plan import at
from plan_cli.model.plan_form import OPEN
from plan_cli.rules.rule import STANDING, rule

if TYPE_CHECKING:
    from plan_cli.judging.ledger import Delivery
    from plan_cli.judging.reported import Reported
    from plan_cli.judging.standing import Standing


@rule("G701", "target-missed", Severity.ERROR, STANDING)
def target_missed(standing: Standing) -> Iterator[Hit]:
    """The target's time is over, and it is not met; it is told in every period until it is settled.

    Why: what was promised and not delivered stays owed, whatever has begun since.
    Example: 4200 of 5000 at the end of 2025.
    Mend: nothing in the report; explain it in `shortfall`, and say until when it will be made good.
    """
    for assessment in _told(standing):
        if assessment.lamp is Lamp.RED and assessment.over:
            yield _of_target(standing, assessment)


@rule("G702", "off-pace", Severity.ERROR, STANDING)
def off_pace(standing: Standing) -> Iterator[Hit]:
    """The target is far behind the straight line (red), and its time still runs.

    Why: less than 60 % of the required pace, or more than 30 points behind it (a plan may set other limits), seldom
    comes right by itself. A limit that is passed, or a level that is to be held and is not, is red at once.
    Example: 20 % done when 60 % of the time has gone.
    Mend: nothing in the report; explain it in `shortfall`.
    """
    for assessment in _told(standing):
        if assessment.lamp is Lamp.RED and not assessment.over:
            yield _of_target(standing, assessment)


@rule("G703", "behind-pace", Severity.WARNING, STANDING)
def behind_pace(standing: Standing) -> Iterator[Hit]:
    """The target is behind the straight line (yellow), but can be caught up.

    Why: the share that is done must not be below the share of the time that has gone.
    Example: 50 % done when 60 % of the time has gone.
    Mend: nothing in the report; explain it in `shortfall`.
    """
    for assessment in _told(standing):
        if assessment.lamp is Lamp.YELLOW and assessment.target.binding:
            yield _of_target(standing, assessment)


@rule("G704", "deliverable-overdue", Severity.ERROR, STANDING)
def deliverable_overdue(standing: Standing) -> Iterator[Hit]:
    """The deliverable's time is over, and it is not done; it is told in every period until it is.

    Why: the plan asked for it within its window, and what was not delivered stays owed.
    Example: a document that was asked for by the end of 2025 is in progress then.
    Mend: nothing in the report; explain it in `shortfall`.
    """
    for delivery in standing.deliveries:
        if delivery.lamp is Lamp.RED:
            yield _of_delivery(standing, delivery)


@rule("G705", "deliverable-not-started", Severity.WARNING, STANDING)
def deliverable_not_started(standing: Standing) -> Iterator[Hit]:
    """Half of the deliverable's time is over and it is not started, or it is blocked.

    Why: what has not begun by half-time, or can't go on, is at risk.
    Example: `not_started` in 2024, of a window that ends in 2025.
    Mend: nothing in the report; explain it in `shortfall`.
    """
    for delivery in standing.deliveries:
        if delivery.lamp is Lamp.YELLOW and delivery.deliverable.binding:
            yield _of_delivery(standing, delivery)


@rule("G706", "above-range", Severity.NOTE, STANDING)
def above_range(standing: Standing) -> Iterator[Hit]:
    """The value is above the range that the plan names (30–50, or “about”).

    Why: the target is met, but not as planned; the range may have been meant as a limit.
    Example: 64 events where the plan says 30–50.
    Mend: nothing, if the number is right.
    """
    for assessment in _told(standing):
        if assessment.above_range:
            yield _of_target(standing, assessment, upper=True)


@rule("G707", "aspiration-short", Severity.NOTE, STANDING)
def aspiration_short(standing: Standing) -> Iterator[Hit]:
    """A target or deliverable that the plan only strives for (力争) is behind or short.

    Why: it is counted apart, and never makes a unit red.
    Example: the city's share is below the province's average.
    Mend: nothing.
    """
    for assessment in _told(standing):
        if assessment.lamp is Lamp.YELLOW and not assessment.target.binding:
            yield _of_target(standing, assessment)
    for delivery in standing.deliveries:
        if delivery.lamp is Lamp.YELLOW and not delivery.deliverable.binding:
            yield _of_delivery(standing, delivery, "striven-")


@rule("G708", "awaiting-data", Severity.NOTE, STANDING)
def awaiting_data(standing: Standing) -> Iterator[Hit]:
    """A figure is not known yet, for a reason that is given, or a survey is not out.

    Why: not known is not zero, and not a fault either.
    Example: `value: null, reason: 待统计`.
    Mend: give the figure in the next report.
    """
    for assessment in standing.targets:
        datum = assessment.datum
        if datum is not None and not datum.in_error and datum.reason is not None:
            given = standing.ledger.given(assessment.target, standing.period, standing.unit.name)
            if standing.tells_of(assessment, given):
                yield _of_target(standing, assessment, case="reason", origin=given)
        elif assessment.why is Why.AWAITING and assessment.value is not None and standing.tells_of(assessment):
            yield _of_target(standing, assessment, case="survey")


@rule("G709", "met-late", Severity.NOTE, STANDING)
def met_late(standing: Standing) -> Iterator[Hit]:
    """A target or deliverable was met only after its time was over.

    Why: done is done, and it was late; both are worth knowing.
    Example: 5000 were to be trained by the end of 2025; 4600 were then, and 5010 by June 2026.
    Mend: nothing.
    """
    for assessment in _told(standing):
        if assessment.late:
            yield _of_target(standing, assessment, case="target")
    for delivery in standing.deliveries:
        if delivery.late:
            yield _of_delivery(standing, delivery)


def _told(standing: Standing) -> Iterator[Assessment]:
    """The unit's targets; what several units lead together is told once."""
    return (assessment for assessment in standing.targets if standing.tells_of(assessment))


def _of_target(
    standing: Standing,
    assessment: Assessment,
    *,
    case: str = "",
    upper: bool = False,
    origin: Reported | None = None,
) -> Hit:
    """`origin`: the figure that it is about, where that is not the one that the lamp rests on."""
    target, plan = assessment.target, standing.plan
    origin = origin or standing.origin(assessment)
    assert origin is not None or assessment.is_whole, "only what was reported has a gap"
    limit = assessment.ceiling if upper else assessment.required
    value = assessment.value
    facts: Facts = {
        "measure": target.measure,
        "progress": _share(assessment.progress),
        "elapsed": _share(assessment.elapsed),
        "at": assessment.datum.at if assessment.datum else None,
        "reason": assessment.datum.reason if assessment.datum else None,
        "until": assessment.asked or assessment.span.end,
    }
    if not case and not upper:
        case = _case(assessment)
    difference = Fraction(value) - limit if value is not None and limit is not None else None
    expected: Fact = None
    if limit is not None:  # rounded, an upper limit could look like the value that is above it
        exact = upper or assessment.is_above_held
        expected = _decimal(limit) if exact else Amount(limit, target.measure, up=not assessment.wants_less)
    return Hit(
        (*origin.path, "value") if origin else at(plan, target.id),
        case,
        task=plan.task_of(target.id).id,
        target=target.id,
        expected=expected,
        actual=value,
        difference=None if difference is None else Amount(difference, target.measure),
        facts=facts,
        plan_line=plan.line_of(target.id),
        file=origin.digest.file if origin else plan.source.name,
    )


def _case(assessment: Assessment) -> str:
    """What is fallen short of: a limit, a level that is held, the line, or the goal."""
    if assessment.wants_less and (assessment.target.is_limit or assessment.over):
        return "limit"
    if assessment.target.held is not None:
        return "held"
    if assessment.over or assessment.progress is None:
        return ""
    return "falling" if assessment.wants_less else "milestones" if assessment.target.milestones else "pace"


def _share(value: Fraction | None) -> Share | None:
    return None if value is None else Share(value)


def _decimal(limit: Fraction) -> Decimal:
    """(1 + tolerance)·T, or the upper end of a range, which have finite digits."""
    return Decimal(limit.numerator) / Decimal(limit.denominator)


def _of_delivery(standing: Standing, delivery: Delivery, kind: str = "") -> Hit:
    """`kind`: what the case's name begins with."""
    item, plan = delivery.deliverable, standing.plan
    found = standing.ledger.claim(item, standing.unit.name, standing.period)
    assert found is not None, "only what was reported has a gap"
    state, is_open = delivery.states[standing.unit.name] or "", delivery.span.end == OPEN
    return Hit(
        found.path,
        f"{kind}{state}-open" if is_open else f"{kind}{state}",
        task=plan.task_of(item.id).id,
        target=item.id,
        expected="done",
        actual=found.facts.state,
        facts={"text": item.text, "until": None if is_open else delivery.span.end},
        plan_line=plan.line_of(item.id),
        file=found.digest.file,
    )


RULES = (
    target_missed,
    off_pace,
    behind_pace,
    deliverable_overdue,
    deliverable_not_started,
    above_range,
    aspiration_short,
    awaiting_data,
    met_late,
)
