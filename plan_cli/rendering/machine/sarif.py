"""SARIF 2.1.0 (OASIS standard, with errata 01), for code scanning and for viewers in editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from plan_cli import __version__
from plan_cli.finding import Severity
from plan_cli.rendering.closing import closing
from plan_cli.rendering.machine.issues import Aside, Issue, asides, compact, issues, samples
from plan_cli.rendering.safe import visible
from plan_cli.rendering.terminal.rule import paragraphs
from plan_cli.rules import every_rule

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.rules.rule import Rule
    from plan_cli.words import Wording

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HELP = f"pkg:pypi/plan-compliance@{__version__}#docs/rules.md"
"""The page of the rules as a package URL: the schema asks for an absolute URI, and the project has no address of its
own to give.
"""

_PROBLEM_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
_DRIVE = re.compile(r"[A-Za-z]:/")


def render(result: Result, words: Wording, fail_on: str) -> str:
    """A log of one run. `executionSuccessful` says that the check did its work; `exitCode` says what it found."""
    rules = [rule for rule in every_rule() if rule.family != "L"]
    places = {rule.code: place for place, rule in enumerate(rules)}
    invocation: dict[str, Any] = {"executionSuccessful": True, "exitCode": int(closing(result, words, fail_on).failed)}
    if notifications := [_notification(aside) for aside in (*samples(result, words), *asides(result, words))]:
        invocation["toolExecutionNotifications"] = notifications
    run = {
        "tool": {"driver": {"name": "plan", "version": __version__, "rules": [_rule(rule, words) for rule in rules]}},
        "language": words.lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_result(issue, places[issue.finding.code]) for issue in issues(result, words)],
    }
    return compact({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule[Any], words: Wording) -> dict[str, Any]:
    text = "\n".join(paragraphs(words.rule_text(rule)))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": words.rule_summary(rule)},
        "fullDescription": {"text": text},
        "help": {"text": text},
        "helpUri": HELP,
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [rule.kind.value], "problem.severity": _PROBLEM_SEVERITY[rule.severity]},
    }


def _result(issue: Issue, place: int) -> dict[str, Any]:
    finding = issue.finding
    hit = finding.hit
    facts = {
        "kind": finding.kind.value,
        "unit": finding.unit,
        "task": hit.task,
        "target": hit.target,
        "sample": bool(issue.sample) or None,
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": place,
        "level": finding.severity.value,
        "message": {"text": issue.marked(issue.message)},
        "locations": [_place(issue)],
        "partialFingerprints": {"planFinding/v1": issue.fingerprint},
        "suppressions": [{"kind": "external", "status": "accepted", "justification": issue.waived}]
        if issue.waived
        else [],
        "properties": {key: value for key, value in facts.items() if value is not None},
    }


def _place(issue: Issue) -> dict[str, Any]:
    """Where a finding is: a region of a text, or beside the file of a workbook the sheet and the cell."""
    finding = issue.finding
    cell = finding.place.cell
    if cell is None:
        return _location(issue.path, startLine=finding.line, startColumn=finding.column)
    logical = {"name": cell.name, "fullyQualifiedName": visible(str(cell)), "kind": "cell"}
    return {**_location(issue.path), "logicalLocations": [logical]}


def _notification(aside: Aside) -> dict[str, Any]:
    return {"level": "note", "message": {"text": aside.message}, "locations": [_location(aside.path)]}


def _location(path: str, **region: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    return {"physicalLocation": place | ({"region": region} if region else {})}


def uri(path: str) -> str:
    """A path as a URI reference: relative as long as the path is."""
    if _DRIVE.match(path):
        return f"file:///{path[0]}:{quote(path[2:])}"
    return f"file://{quote(path)}" if path.startswith("/") else quote(path)
