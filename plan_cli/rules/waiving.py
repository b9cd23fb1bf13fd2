"""Family W: waivers that no longer waive anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plan_cli.finding import Hit, Severity
from plan_cli.rules.rule import WAIVERS, rule

if TYPE_CHECKING:
    from plan_cli.model.waivers import WaiverUse


@rule("W901", "waiver-expired", Severity.ERROR, WAIVERS)
def waiver_expired(use: WaiverUse) -> Iterator[Hit]:
    """A waiver's last day is over. Where single reports are checked, only a waiver that concerns them is told.

    Why: a waiver is for a time; what it waived counts again, and somebody has to decide anew.
    Example: `until: 2025-06-30`, checked as of 2025-12-31.
    Mend: take the waiver out, or have it approved again with a new date.
    """
    for place, waiver, _ in use.waivers.listed:
        if use.expired(waiver) and (use.whole or place in use.used):
            facts = {"reason": waiver.reason}
            yield Hit((place, "until"), task=waiver.task, target=waiver.target, expected=waiver.until, facts=facts)


@rule("W902", "waiver-unused", Severity.WARNING, WAIVERS)
def waiver_unused(use: WaiverUse) -> Iterator[Hit]:
    """A waiver waives nothing; told only where all reports are checked together.

    Why: a waiver that is left lying would one day waive something that nobody approved.
    Example: the unit has reported by now, and its C310 is still waived.
    Mend: take the waiver out, or correct its rule, unit or id.
    """
    if not use.whole:
        return
    for place, waiver, code in use.waivers.listed:
        if place not in use.used and not use.expired(waiver) and code in use.codes:
            yield Hit((place,), task=waiver.task, target=waiver.target, actual=waiver.rule)


RULES = (waiver_expired, waiver_unused)
