"""Rules over a plan that look also at what was before: a plan is sound on every day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps

from plan_cli.finding import Hit, Path, Position, Region
from plan_cli.model.plan import Plan

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


def moved(at: Path, laid: Mapping[Path, Mapping[str, int]]) -> Path | None:
    """Where in `was` something stands that is wrong at a path of the plan as it was; None where nothing of it does."""
    for length in range(len(at), 0, -1):
        fields = laid.get(at[:length])
        if fields is not None:
            field = str(at[length]) if len(at) > length else ""
            rest = at[length:] if field in fields else ()
            return (*at[:length], "was", fields.get(field, fields[""]), *rest)
    return None
