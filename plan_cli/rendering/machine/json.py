"""A result as JSON: a versioned object with a schema of its own, schema/check.schema.json. Only messages depend on the language."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from plan_cli.checking.result import Checked, Result
from plan_cli.finding import Amount, Finding, Kind, Severity
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.judging.standing import Standing
from plan_cli.model.plan import Plan
from plan_cli.rendering.safe import visible
from plan_cli.words import Wording
from plan_cli.words.numbers import plain

VERSION = 1
_PLACES = 6
_MARK = "\0"
_MARKED = re.compile(r'"\\u0000([-0-9.]+)"')


def render(result: Result, words: Wording, fail_on: str) -> str:
    """One object; numbers are exact, but for those with no end, which have six decimals: rounded down, or up where they are required."""
    file = result.plan.file
    document = {
        "version": VERSION,
        "plan": {"id": file.id, "version": file.version, "title": file.title},
        "as_of": _value(result.as_of),
        "period": result.period.name if result.period else None,
        "reports": [_report(checked) for checked in result.reports],
        "findings": [finding_object(finding, result.plan, words) for finding in result.findings],
        "targets": [_target(a, result, standing) for standing in result.judged for a in standing.targets],
        "counts": _counts(result),
    }
    return dumps(document)


def dumps(document: dict[str, Any]) -> str:
    """An object as JSON text, with the exact numbers that `number` marked: the mark is a character that no text of an output has."""
    return _MARKED.sub(r"\1", json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def number(value: Decimal) -> int | float | str:
    """A number as JSON has it: an integer where it is whole; where a float would lose digits, its own digits, marked."""
    if value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else f"{_MARK}{plain(value)}"


def _report(checked: Checked) -> dict[str, Any]:
    digest = checked.digest
    return {
        "path": visible(checked.file),
        "unit": digest.unit if digest else None,
        "period": digest.period.name if digest and digest.period else None,
        "as_of": _value(checked.as_of),
        "submitted": _value(digest.submitted) if digest else None,
        "sample": checked.is_sample,
        "left_out": checked.left_out,
        "findings": len(checked.findings),
        "more": dict(sorted(checked.more.items())),
    }


def finding_object(finding: Finding, plan: Plan | None, words: Wording) -> dict[str, Any]:
    """A finding with its facts; the message is the only part that depends on the language."""
    hit = finding.hit
    return {
        "code": finding.code,
        "name": words.rule_name(finding.code),
        "severity": finding.severity.value,
        "kind": finding.kind.value,
        "message": visible(words.sentence(finding, plan)),
        "path": visible(finding.file),
        "line": finding.line,
        "column": finding.column,
        "unit": finding.unit,
        "task": _value(hit.task),
        "target": _value(hit.target),
        "expected": _value(hit.expected),
        "actual": _value(hit.actual),
        "difference": _value(hit.difference),
        "plan_line": hit.plan_line,
        "waived": _value(finding.waiver),
    }


def _target(assessment: Assessment, result: Result, standing: Standing) -> dict[str, Any]:
    target = assessment.target
    task = result.plan.task_of(target.id)
    return {
        "target": target.id,
        "task": task.id,
        "name": target.name,
        "task_title": task.title,
        "unit": standing.unit.name,
        "lamp": assessment.lamp.value,
        "why": assessment.why.value if assessment.why else None,
        "binding": target.binding,
        "value": _value(assessment.value),
        "of": _value(assessment.datum.of if assessment.datum else None),
        "goal": _value(assessment.goal),
        "progress": _value(assessment.progress),
        "elapsed": _value(assessment.elapsed),
        "gap": _value(assessment.gap),
        "needed_per_month": _value(assessment.needed_per_month, up=True),
        "measure": target.measure,
        "at": _value(assessment.datum.at if assessment.datum else None),
    }


def _counts(result: Result) -> dict[str, Any]:
    lamps = [a.lamp for standing in result.judged for a in standing.targets if a.target.binding]
    tally = result.tally
    return {
        "reports": len(result.checked),
        "tasks": result.tasks,
        "targets": result.targets,
        "rules": result.rules,
        **result.counts(),
        "severities": {severity.value: sum(tally[kind, severity] for kind in Kind) for severity in Severity},
        "lamps": {lamp.value: lamps.count(lamp) for lamp in Lamp},
    }


def _value(value: Any, *, up: bool = False) -> Any:
    """A fact as JSON: whole numbers as integers, others as decimals, dates as text."""
    if isinstance(value, Amount):
        value, up = value.value, value.up
    if isinstance(value, Fraction):
        value = Decimal(f"{(ceil if up else floor)(value * 10**_PLACES)}E-{_PLACES}")
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return visible(value)
    return value
