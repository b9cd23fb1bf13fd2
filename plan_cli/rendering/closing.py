"""The closing line: what was checked, what was found, and whether and on what the run failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plan_cli.checking.selection import fails
from plan_cli.finding import Finding, Severity

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording


class Closing(NamedTuple):
    """The line, and whether the run failed."""

    text: str
    failed: bool


def closing(result: Result, words: Wording, fail_on: str) -> Closing:
    """`checked 1 report, 6 tasks, 4 targets: 2 faults, 3 gaps; …`."""
    what = [("reports", len(result.checked)), ("tasks", result.tasks), ("targets", result.targets)]
    found = [(key, n) for key, n in result.counts().items() if n or key in ("faults", "gaps")]
    text = words.label(
        "closing",
        what=words.join.join(words.count(key, n) for key, n in what),
        found=words.join.join(words.count(key, n) for key, n in found),
    )
    failing = [f for f in result.live if fails(f, fail_on)]
    return Closing(f"{text}{words.label('closing.join')}{words.label(_verdict(failing))}", bool(failing))


def _verdict(failing: list[Finding]) -> str:
    if not failing:
        return "closing.pass"
    if all(finding.severity is Severity.WARNING for finding in failing):
        return "closing.warnings-only"
    if not any(fails(finding, "fault") for finding in failing):
        return "closing.gaps-only"
    return "closing.fail"
