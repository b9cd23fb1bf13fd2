"""The columns of the tables of targets and of deliverables, declared once.

A column has the key of its heading (`col.goal`), what stands in its cells, as words and numbers without colour, and
whether these are numbers. A format picks its columns and adds what it alone knows: widths, wraps, colours, and the name
at the head of a row.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from plan_cli.judging.ledger import Delivery
from plan_cli.judging.pace import Assessment
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Unit
from plan_cli.rendering.figures import EMPTY, delivery_lamp, goal, lamp
from plan_cli.words import Wording
from plan_cli.words.numbers import plain


class TargetColumn(NamedTuple):
    """A column of a table of targets; a cell is made of how the target stands."""

    key: str
    cell: Callable[[Assessment, Wording], str]
    number: bool = False

    def heading(self, words: Wording) -> str:
        return words.label(f"col.{self.key}")


def _actual(assessment: Assessment, words: Wording) -> str:
    datum = assessment.datum
    if datum is None or datum.value is None:
        if datum is None or datum.units is None or assessment.target.shares:
            return EMPTY
        return words.label("units.at-pace", n=datum.units[0], of=datum.units[1])
    return f"≥ {plain(datum.value)}" if datum.floor else plain(datum.value)


def _gap(assessment: Assessment, words: Wording) -> str:
    value = assessment.gap
    return EMPTY if value is None else words.difference(value, assessment.target.measure)


def _needed(assessment: Assessment, words: Wording) -> str:
    value = assessment.needed_per_month
    if value is None or not assessment.remaining:
        return EMPTY
    return words.difference(value, assessment.target.measure, up=True)


def _share(value: Fraction | None, words: Wording) -> str:
    return EMPTY if value is None else words.percent(value)


TARGETS = (
    TargetColumn("goal", lambda assessment, words: goal(assessment.target, assessment, words)),
    TargetColumn("actual", _actual, number=True),
    TargetColumn("progress", lambda assessment, words: _share(assessment.progress, words), number=True),
    TargetColumn("elapsed", lambda assessment, words: _share(assessment.elapsed, words), number=True),
    TargetColumn("gap", _gap, number=True),
    TargetColumn("needed", _needed, number=True),
    TargetColumn("lamp", lamp),
)
"""What is asked, what is reached, the share of it and of the time, the gap, what a month needs, and the lamp."""


class DeliveryColumn(NamedTuple):
    """A column of a table of deliverables; a cell is made of a deliverable, the unit that reports it, and the plan."""

    key: str
    cell: Callable[[Delivery, Unit, Plan, Wording], str]

    def heading(self, words: Wording) -> str:
        return words.label(f"col.{self.key}")


def name_of(delivery: Delivery) -> str:
    """A deliverable's id and text."""
    return f"{delivery.deliverable.id} {delivery.deliverable.text}"


def state_of(delivery: Delivery, unit: Unit, words: Wording) -> str:
    """The state that a unit gives a deliverable, or that it gives none."""
    if unit.name in delivery.in_error:
        return words.label("state.in-error")
    return words.label(f"state.{delivery.states[unit.name] or 'none'}")


DELIVERIES = (
    DeliveryColumn("deliverable", lambda delivery, unit, plan, words: name_of(delivery)),
    DeliveryColumn("task", lambda delivery, unit, plan, words: plan.task_of(delivery.deliverable.id).title),
    DeliveryColumn("state", lambda delivery, unit, plan, words: state_of(delivery, unit, words)),
    DeliveryColumn("until", lambda delivery, unit, plan, words: words.day(delivery.span.end)),
    DeliveryColumn("lamp", lambda delivery, unit, plan, words: delivery_lamp(delivery, words)),
)
"""What is to be done, of which task, how far it is, until when it is due, and the lamp."""
