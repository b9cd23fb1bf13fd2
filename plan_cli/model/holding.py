"""A target as those owe it who give its figures: one unit, several together, or each of several for itself."""

from typing import Literal, NamedTuple

from plan_cli.model.plan_form import Target


class Holding(NamedTuple):
    """A target as some units owe it. `mode`: their figures make one series, in which one of a period counts (`one`);
    each gives its own, and what is judged is the sum (`sum`) or each by itself (`each`).

    Of what is divided, or led by a collective, there is one of the whole, and one of each unit with its own goal.
    """

    target: Target
    units: tuple[str, ...]
    mode: Literal["one", "sum", "each"] = "one"

    @property
    def is_whole(self) -> bool:
        """Whether it is made of what several units hold, each for itself."""
        return self.mode != "one"


def held(target: Target, leads: tuple[str, ...], *, is_led_by_collective: bool) -> tuple[Holding, dict[str, Holding]]:
    """A target as a whole, and as each of several units holds it for itself."""
    if target.shares:
        from plan_cli.model.shares import share_of

        parts = {unit: Holding(share_of(target, unit), (unit,)) for unit in target.shares}
        return Holding(target, tuple(parts), "sum"), parts
    if is_led_by_collective:
        return Holding(target, leads, "each"), {unit: Holding(target, (unit,)) for unit in leads}
    return Holding(target, leads), {}
