"""Family P: figures that are hard to believe, or too vague to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from plan_cli.finding import Facts, Hit, Severity, Spot
from plan_cli.judging.submission import Submission, goal_of, is_in_other_measure
from plan_cli.model.measure import SHARE, canonical, is_counted
from plan_cli.rules.rule import FILE, FILING, REPORT, rule

if TYPE_CHECKING:
    from plan_cli.judging.facts import FigureFacts
    from plan_cli.judging.standing import Filing
    from plan_cli.model.plan_form import Target
    from plan_cli.reading.problems import Problems

FAR_OVER = Decimal("1.5")
SCALE = 10


@rule("P501", "far-over-target", Severity.WARNING, REPORT)
def far_over_target(submission: Submission) -> Iterator[Hit]:
    """A count is above 150 % of its target.

    Why: it is either a great success or a slip of the pen: a zero too many, persons for attendances, this year for all
    years.
    Example: 8000 reported where 5000 are asked for.
    Mend: make sure of the number; if it is right, leave it as it is.
    """
    for line, figure in submission.facts.by_target.values():
        target, value = _owed(submission, figure), figure.value
        if target is None or value is None or not is_counted(target.measure):
            continue
        number = target.number if target.is_total and target.at_most is None else None
        if number is None or value <= number or target.signed or is_in_other_measure(figure, target):
            continue
        if submission.is_idle(figure):
            continue
        if value > FAR_OVER * number:
            yield Hit(
                line.path("figures", figure.number, "value"),
                task=line.task_id,
                target=target.id,
                expected=number,
                actual=value,
                difference=value - number,
                facts={"measure": target.measure},
                plan_line=submission.plan.line_of(target.id),
            )


def _owed(submission: Submission, figure: FigureFacts) -> Target | None:
    """The target of a figure that its unit owes, with its share as the goal, or gives as the lead."""
    target, unit = submission.target(figure), submission.unit
    if target is None or unit is None:
        return None
    plan = submission.plan
    holding = plan.holding(target, unit.name)
    return holding.target if unit.name in holding.units or plan.lead_of(target) is unit else None


@rule("P502", "vague-figure", Severity.ERROR, FILE)
def vague_figure(problems: Problems) -> Iterable[Hit]:
    """A value is written as about, nearly, more or less than a number, or as 600k.

    Why: it can't be compared with a target. A floor (余, 多, 以上) can be said so that it can; about (约, 近, 左右) is
    no floor.
    Example: `value: 3200余`, `value: 约3200`, `value: more than 3200`, `value: 600k`.
    Mend: give the exact number; only where at least so many are surely reached, `value: 3200` with `bound: at_least`.
    """
    return problems.hits.get("P502", ())


@rule("P503", "other-scale", Severity.WARNING, FILING)
def other_scale(filing: Filing) -> Iterator[Hit]:
    """A figure looks as if it were written in another scale: a level ten times the one before or a tenth of it, a total
    with another number of zeros, a share as a fraction of 1.

    Why: thousands for ones, 0.125 for 12.5 %, a zero too many: the arithmetic is right and the picture wrong.
    Example: 3200 in 2023 and 32000 in 2024; `value: 0.13` with the measure % where 13 is asked for.
    Mend: write the figure in the target's measure; if it is right, leave it as it is.
    """
    for line, figure in filing.facts.figures:
        target, value = filing.plan.targets[figure.target or ""], figure.value
        if value is None or filing.plan.is_idle(target, filing.standing.period):
            continue
        at = line.path("figures", figure.number, "value")
        goal = goal_of(target, figure.benchmark)
        if canonical(target.measure) == SHARE and 0 < value <= 1 and goal is not None and goal >= SCALE:
            facts: Facts = {"measure": target.measure}
            yield Hit(at, "share", task=line.task_id, target=target.id, expected=goal, actual=value, facts=facts)
            continue
        units = filing.plan.series_of(target, filing.unit.name)
        before = filing.standing.ledger.archive.before(target, units, filing.standing.period)
        then = before.figure.value if before else None
        if (
            before
            and then
            and value
            and min(then, value) > 0
            and _is_of_other_scale(value, then, is_level=target.is_level)
        ):
            yield Hit(
                at,
                task=line.task_id,
                target=target.id,
                expected=then,
                actual=value,
                difference=value - then,
                facts={"period": before.period.name, "measure": target.measure},
                related=(Spot((*before.path, "value"), file=before.digest.file),),
            )


def _is_of_other_scale(value: Decimal, before: Decimal, *, is_level: bool) -> bool:
    """A level at least ten times or at most a tenth; a total that differs by its number of zeros alone."""
    if is_level:
        return value >= SCALE * before or before >= SCALE * value
    return value != before and value.normalize().as_tuple().digits == before.normalize().as_tuple().digits


RULES = (far_over_target, vague_figure, other_scale)
