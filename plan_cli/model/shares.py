"""What a unit is to do of a target that is divided, as a target of its own; loaded only for a plan that divides one."""

from decimal import Decimal
from fractions import Fraction

from plan_cli.model.plan_form import Target


def share_of(target: Target, unit: str) -> Target:
    """A unit's share: its own number in place of the whole's. What must be reached on the way is divided as the whole
    is; where the whole came from says nothing of where a unit came from, so a share has no baseline.
    """
    assert target.shares
    share, whole, way = target.shares[unit], target.number, target.milestones
    goal = "at_most" if target.at_most is not None else "at_least"
    divided = {day: _part(value, share, whole) for day, value in way.items()} if way and whole else None
    return target.model_copy(update={goal: share, "milestones": divided, "shares": None, "baseline": None})


def _part(value: Decimal, share: Decimal, whole: Decimal) -> Decimal | Fraction:
    """The same part of a number that a share is of the whole, exactly: a third has no end as a decimal."""
    part = value * share / whole
    return part if part * whole == value * share else Fraction(value) * Fraction(share) / Fraction(whole)
