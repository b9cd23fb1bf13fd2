"""Family P: figures that are hard to believe, or too vague to be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from plan_cli.finding import Hit, Severity
from plan_cli.judging.submission import Submission, is_in_other_measure
from plan_cli.model.measure import is_counted
from plan_cli.reading.problems import Problems
from plan_cli.rules.rule import FILE, REPORT, rule

FAR_OVER = Decimal("1.5")


@rule("P501", "far-over-target", Severity.WARNING, REPORT)
def far_over_target(submission: Submission) -> Iterator[Hit]:
    """A count is above 150 % of its target.

    Why: it is either a great success or a slip of the pen: a zero too many, persons for attendances, this year for all
    years.
    Example: 8000 reported where 5000 are asked for.
    Mend: make sure of the number; if it is right, leave it as it is.
    """
    for line, figure in submission.figures:
        target, value = submission.target(figure), figure.value
        if line.role != "lead" or target is None or value is None or not is_counted(target.measure):
            continue
        number = None if target.by or target.at_most is not None else target.number
        if number is None or value <= number or is_in_other_measure(figure, target):
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


@rule("P502", "vague-figure", Severity.ERROR, FILE)
def vague_figure(problems: Problems) -> Iterable[Hit]:
    """A value is written as about, nearly, more or less than a number, or as 600k.

    Why: it can't be compared with a target. A floor (余, 多, 以上) can be said so that it can; about (约, 近, 左右) is
    no floor.
    Example: `value: 3200余`, `value: 约3200`, `value: more than 3200`, `value: 600k`.
    Mend: give the exact number; only where at least so many are surely reached, `value: 3200` with `bound: at_least`.
    """
    return problems.hits.get("P502", ())


RULES = (far_over_target, vague_figure)
