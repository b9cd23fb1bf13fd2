"""A result as JSON: a versioned object, whose fields `objects` declares. Only messages depend on the language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from plan_cli import rules
from plan_cli.finding import Amount, Fact, Finding, Kind, Severity, Share
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.rendering.safe import escaped_in_json, visible
from plan_cli.words.numbers import plain

if TYPE_CHECKING:
    from plan_cli.checking.result import Checked, Result
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Unit
    from plan_cli.rendering.machine import objects
    from plan_cli.words import Wording

VERSION: Final = 1
_PLACES = 6
_MARK = "\0"
_MARKED = re.compile(r'"\\u0000([-0-9.]+)"')


def render(result: Result, words: Wording, fail_on: str) -> str:
    """One object.

    Numbers are exact, but for those with no end, which have six decimals: rounded down, or up where they are required.
    """
    file = result.plan.file
    document: objects.Result = {
        "version": VERSION,
        "plan": {"id": visible(file.id), "version": visible(file.version), "title": visible(file.title)},
        "as_of": _day(result.as_of),
        "period": result.period.name if result.period else None,
        "reports": [_report(checked) for checked in result.reports],
        "findings": [finding_object(finding, result.plan, words) for finding in result.findings],
        "targets": [*_targets(result)],
        "missed": _missed(result),
        "counts": _counts(result),
        "more": result.more,
    }
    return dumps(document)


def dumps(document: Mapping[str, object]) -> str:
    """An object as JSON text, with the exact numbers that `number` marked: no text of an output has the mark."""
    return escaped_in_json(_MARKED.sub(r"\1", json.dumps(document, ensure_ascii=False, indent=2))) + "\n"


def number(value: Decimal) -> objects.Number:
    """A number as JSON has it: an integer where it is whole; where a float would lose digits, its digits, marked."""
    if value == value.to_integral_value():
        return int(value)
    near = float(value)
    return near if Decimal(repr(near)) == value else f"{_MARK}{plain(value)}"


def _report(checked: Checked) -> objects.Report:
    digest = checked.digest
    return {
        "path": visible(checked.file),
        "unit": _text(digest.unit if digest else checked.unit_shown),
        "period": _text(checked.period_shown),
        "as_of": _day(checked.as_of),
        "submitted": _day(digest.submitted) if digest else None,
        "sample": checked.is_sample,
        "left_out": checked.left_out,
        "findings": len(checked.findings),
        "more": dict(sorted(checked.more.items())),
    }


def finding_object(finding: Finding, plan: Plan | None, words: Wording) -> objects.Finding:
    """A finding with its facts; the message is the only part that depends on the language."""
    hit, cell = finding.hit, finding.place.cell
    return {
        "code": finding.code,
        "name": rules.named(finding.code).name,
        "severity": finding.severity,
        "kind": finding.kind,
        "message": visible(words.sentence(finding, plan)),
        "path": visible(finding.file),
        "line": finding.line,
        "column": finding.column,
        "sheet": _text(cell.sheet) if cell else None,
        "cell": cell.name if cell else None,
        "unit": _text(finding.unit),
        "task": _text(hit.task),
        "target": _text(hit.target),
        "expected": _fact(hit.expected),
        "actual": _fact(hit.actual),
        "difference": _fact(hit.difference),
        "plan_line": hit.plan_line,
        "waived": _text(finding.waiver),
    }


def _targets(result: Result) -> Iterator[objects.Target]:
    """How each unit's targets stand; then those that a collective leads, as a whole."""
    for standing in result.judged:
        for a in standing.targets:
            yield _target(a, result.plan, standing.unit, is_open=standing.is_open(a.target))
    for unit, a in result.overview.assessments() if result.overview else ():
        if unit.members and a.is_whole and result.period:
            yield _target(a, result.plan, unit, is_open=a.span.end < result.period.start)


def _target(assessment: Assessment, plan: Plan, unit: Unit, *, is_open: bool) -> objects.Target:
    target, datum = assessment.target, assessment.datum
    task = plan.task_of(target.id)
    written: objects.Target = {
        "target": visible(target.id),
        "task": visible(task.id),
        "name": visible(target.name),
        "task_title": visible(task.title),
        "unit": visible(unit.name),
        "lamp": assessment.lamp,
        "why": assessment.why,
        "binding": target.binding,
        "value": _number(assessment.value),
        "of": _number(datum.of if datum else None),
        "goal": _number(assessment.goal),
        "progress": _number(assessment.progress),
        "elapsed": _number(assessment.elapsed),
        "gap": _number(assessment.gap),
        "needed_per_month": _number(assessment.needed_per_month, up=True),
        "measure": visible(target.measure),
        "at": _day(datum.at if datum else None),
        "open": is_open,
        "late": assessment.late,
        "kept": assessment.kept.kept if assessment.kept else None,
        "measurements": assessment.kept.made if assessment.kept else None,
    }
    if datum and datum.units:
        written["units"] = list(datum.units)
    return written


def _missed(result: Result) -> list[objects.Missed]:
    """What was settled as missed before the period."""
    return [
        {
            "id": visible(closed.item.id),
            "units": [visible(name) for name in closed.short],
            "since": closed.span.start.isoformat(),
            "until": closed.span.end.isoformat(),
            "reported": closed.is_reported,
            "value": _number(closed.value),
        }
        for closed in (result.overview.missed if result.overview else ())
    ]


def _counts(result: Result) -> objects.Counts:
    lamps = result.lamps
    tally, found = result.tally, result.counts()
    total, met = result.overview.time_over if result.overview else (0, 0)
    return {
        "reports": len(result.checked),
        "tasks": result.tasks,
        "targets": result.targets,
        "rules": result.rules,
        "faults": found["faults"],
        "gaps": found["gaps"],
        "notes": found["notes"],
        "waived": found["waived"],
        "severities": {severity: sum(tally[kind, severity] for kind in Kind) for severity in Severity},
        "lamps": {lamp: lamps[lamp] for lamp in Lamp},
        "overdue": result.overdue,
        "met": met,
        "missed": total - met,
    }


# --- values


def _fact(value: Fact) -> objects.Fact:
    """Whole numbers as integers, others as decimals, dates as text."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Amount):
        return _number(value.value, up=value.up)
    if isinstance(value, Share | Decimal):
        return _number(value.value if isinstance(value, Share) else value)
    if isinstance(value, date):
        return value.isoformat()
    return visible(value) if isinstance(value, str) else [visible(item) for item in value]


def _text(value: str | None) -> str | None:
    return None if value is None else visible(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _number(value: Fraction | Decimal | None, *, up: bool = False) -> objects.Number | None:
    if isinstance(value, Fraction):
        value = Decimal(f"{(ceil if up else floor)(value * 10**_PLACES)}E-{_PLACES}")
    return None if value is None else number(value)
