"""Family L80, what is divided: the shares of a target."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from plan_cli.finding import Hit, Severity
from plan_cli.model.measure import is_rate
from plan_cli.rules.plan.goals import TargetItem, items
from plan_cli.rules.rule import PLAN, Rule, rule

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan

_DIVIDED = ("at_least", "at_most")


@rule("L808", "shares-short", Severity.WARNING, PLAN)
def shares_short(plan: Plan) -> Iterator[Hit]:
    """The shares of a target add up to less than its goal; or, of a limit, to more than it.

    Why: each unit could reach its share, and the whole would still be missed.
    Example: 3000 in all, with shares of 1800 and 1000; at most 100 in all, with shares of 60 and 50.
    Mend: correct the share that is wrong, or leave it so, if somebody makes up for the rest.
    """
    for item in items(plan):
        target = item.target
        goal = target.at_least if target.at_most is None else target.at_most
        if not target.shares or goal is None:
            continue
        total = sum(target.shares.values(), Decimal(0))
        if total < goal if target.at_most is None else total > goal:
            yield item.hit(
                "" if target.at_most is None else "limit",
                "shares",
                expected=goal,
                actual=total,
                difference=abs(goal - total),
                measure=target.measure,
            )


@rule("L810", "bad-shares", Severity.ERROR, PLAN)
def bad_shares(plan: Plan) -> Iterator[Hit]:
    """A share is of a unit without a duty in the task, or of a target that can't be divided: of a share or another
    rate, or with another comparison than `at_least` and `at_most`.

    Why: a unit that is not asked for the task would never give its figure, and rates don't add up.
    Example: `shares: {东县: 1800}`, where 东县 is neither lead nor responsible; shares of 13 %, or of `all: true`.
    Mend: name the unit among `responsible`, or take its share out; ask for a rate of each unit as a target of its own.
    """
    for item in items(plan):
        if item.target.shares is not None:
            yield from _of_target(plan, item)


def _of_target(plan: Plan, item: TargetItem) -> Iterator[Hit]:
    target, shares = item.target, item.target.shares or {}
    if not shares:
        yield item.hit("none", "shares")
        return
    if is_rate(target.measure):
        yield item.hit("rate", "shares", actual=target.measure)
    if other := [name for name in target.comparisons if name not in _DIVIDED]:
        yield item.hit("comparison", "shares", actual=other[0])
    has_duty = {*plan.expand(target.lead or item.task.lead), *plan.leads(item.task), *plan.helpers_of(item.task)}
    for name, share in shares.items():
        unit = plan.units.get(name)
        if unit and unit.kind == "collective":
            yield item.hit("collective", "shares", name, actual=name)._replace(on_key=True)
        elif unit and name not in has_duty:
            yield item.hit("unit", "shares", name, actual=name)._replace(on_key=True)
        if share <= 0 and target.at_most is None and not target.signed:
            yield item.hit("not-positive", "shares", name, actual=share, unit=name)


RULES: tuple[Rule[Plan], ...] = (shares_short, bad_shares)
