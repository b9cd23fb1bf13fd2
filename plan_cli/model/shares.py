"""What a unit is to do of a target that is divided, as a target of its own; loaded only for a plan that divides one."""

from plan_cli.model.plan_form import Target


def share_of(target: Target, unit: str) -> Target:
    """A unit's share: its own number in place of the whole's. What must be reached on the way is divided as the whole
    is; where the whole came from says nothing of where a unit came from, so a share has no baseline.
    """
    assert target.shares
    share, whole = target.shares[unit], target.number
    way = target.milestones
    if way and whole:
        way = {day: value * share / whole for day, value in way.items()}
    goal = "at_most" if target.at_most is not None else "at_least"
    return target.model_copy(update={goal: share, "milestones": way, "shares": None, "baseline": None})
