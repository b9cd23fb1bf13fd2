"""The columns of the table of what was missed, declared once, as those of `columns` are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.model.plan_form import Target
from plan_cli.rendering.figures import EMPTY, goal
from plan_cli.words import Wording, titled
from plan_cli.words.numbers import plain

if TYPE_CHECKING:
    from plan_cli.judging.closing import Closed
    from plan_cli.model.plan import Plan


class ClosedColumn(NamedTuple):
    """A column of the table of what was missed."""

    key: str
    cell: Callable[[Closed, Plan, Wording], str]

    def heading(self, words: Wording) -> str:
        return words.label(f"col.{self.key}")


def _are_together(closed: Closed, plan: Plan) -> bool:
    """Whether those who owed it led it together, so that it ended in one way for all of them."""
    return isinstance(closed.item, Target) and not plan.holding(closed.item).is_whole


def _who(closed: Closed, plan: Plan, words: Wording) -> str:
    if len(closed.short) == 1 or _are_together(closed, plan):
        return words.join.join(closed.short)
    return words.count("summary.units", len(closed.short))


def _what(closed: Closed, plan: Plan, words: Wording) -> str:
    return words.label("closed.item", item=titled(closed.item.id, plan), task=plan.task_of(closed.item.id).title)


def _reached(closed: Closed, plan: Plan, words: Wording) -> str:
    if len(closed.units) > 1 and not _are_together(closed, plan):
        return words.label("closed.done", n=len(closed.units) - len(closed.short), of=len(closed.units))
    if not closed.is_reported:
        return words.label("closed.not-reported")
    return EMPTY if closed.value is None else plain(closed.value)


def _asked(closed: Closed, plan: Plan, words: Wording) -> str:
    return goal(closed.item, None, words) if isinstance(closed.item, Target) else words.label("state.done")


MISSED = (
    ClosedColumn("unit", _who),
    ClosedColumn("missed", _what),
    ClosedColumn("time", lambda closed, plan, words: f"{closed.span.start} – {closed.span.end}"),
    ClosedColumn("goal", _asked),
    ClosedColumn("actual", _reached),
)
"""Who owed what, when, what was asked, and how far it came."""
