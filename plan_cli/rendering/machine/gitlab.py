"""GitLab's code quality report: a JSON list, shown in a merge request beside the lines.

GitLab takes two entries of one fingerprint for the same, and compares those of a merge request with those of its target
branch.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from plan_cli.finding import Severity
from plan_cli.rendering.machine.issues import Aside, Issue, asides, compact, issues

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording

ASIDE = "note"
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(result: Result, words: Wording, fail_on: str) -> str:
    """An entry for each finding; there is no word for waived or for example data, so that stands in the description."""
    return compact(
        [_entry(issue) for issue in issues(result, words)] + [_aside(aside) for aside in asides(result, words)]
    )


def _entry(issue: Issue) -> dict[str, Any]:
    return {
        "description": issue.marked(issue.said),
        "check_name": issue.finding.code,
        "fingerprint": issue.fingerprint,
        "severity": _SEVERITIES[issue.level],
        "location": {"path": issue.path, "lines": {"begin": issue.finding.line}},
    }


def _aside(aside: Aside) -> dict[str, Any]:
    """What is beside the findings, at the head of its file."""
    return {
        "description": aside.message,
        "check_name": ASIDE,
        "fingerprint": sha256(f"{aside.path}\0{aside.message}".encode()).hexdigest()[:32],
        "severity": "info",
        "location": {"path": aside.path, "lines": {"begin": 1}},
    }
