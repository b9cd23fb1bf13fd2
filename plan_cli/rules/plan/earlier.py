"""Rules over a plan that look also at what was before: a plan is sound on every day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from plan_cli.finding import Hit, Position, Region
from plan_cli.model.plan import Plan, moved

_Check = Callable[[Plan], Iterator[Hit]]


def on_every_day(check: _Check) -> _Check:
    """The same check, also of each stretch of time between two changes. What is wrong in `was` stands there."""

    @wraps(check)
    def checked(plan: Plan) -> Iterator[Hit]:
        yield from check(plan)
        if plan.changes:
            yield from _of_what_was(check, plan)

    return checked


def _of_what_was(check: _Check, plan: Plan) -> Iterator[Hit]:
    told = {(hit.at, hit.case) for hit in check(plan)}
    for held in plan.as_written:
        for hit in check(held):
            assert not isinstance(hit.at, Position | Region), "rules over a plan know its paths"
            at = moved(hit.at, held.laid)
            if at is not None and (hit.at, hit.case) not in told and (at, hit.case) not in told:
                told.add((at, hit.case))
                yield hit._replace(at=at)
