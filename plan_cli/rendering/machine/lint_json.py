"""What `lint` found, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plan_cli.rendering.machine.json import VERSION, dumps, finding_object
from plan_cli.rendering.safe import visible

if TYPE_CHECKING:
    from plan_cli.checking.lint import LintResult
    from plan_cli.words import Wording


def render(result: LintResult, words: Wording) -> str:
    """One object: the findings, what the plan holds, and what of the document it covers."""
    document = {
        "version": VERSION,
        "path": visible(result.name),
        "findings": [finding_object(finding, result.plan, words) for finding in result.findings],
        "more": result.more,
        "counts": result.counts,
        "covered": {key: {"n": n, "of": whole} for key, (n, whole) in result.covered.items()},
    }
    return dumps(document)
