"""The schema of what `plan check -f json` writes, in its version 1. Every key is always there; a later version may add some."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from plan_cli.finding import Kind, Severity
from plan_cli.judging.pace import Lamp, Why
from plan_cli.rendering.machine.json import VERSION
from plan_cli.rendering.schema import DIALECT, Schema
from plan_cli.rendering.schema.models import PERIOD, REAL_DATE, nullable


def check_schema() -> Schema:
    """The schema of a result."""
    lists = {name: {"type": "array", "items": {"$ref": f"#/$defs/{name[:-1]}"}} for name in ("reports", "findings", "targets")}
    root = _object(
        "The result of plan check",
        version=_said("The version of this form.", const=VERSION),
        plan=_object("The plan that was checked against.", id=_text(""), version=_text(""), title=_text("")),
        as_of=nullable(_date("The day as of which it was judged; null where reports were judged each as of its own.")),
        period=nullable(_period("The period that was checked; null where no folder was.")),
        **lists,
        counts=_counts(),
    )
    definitions = {"report": _report(), "finding": _finding(), "target": _target()}
    return {"$schema": DIALECT, **root, "$defs": definitions}


def _report() -> Schema:
    return _object(
        "A report that was read.",
        path=_text("Its file."),
        unit=nullable(_text("The unit's name, whatever the report calls it; null where it is not known.")),
        period=nullable(_period("The report's period.")),
        as_of=nullable(_date("The day as of which it was judged.")),
        submitted=nullable(_date("The day on which it was submitted.")),
        sample=_flag("Whether it is example data."),
        left_out=_flag("Whether its data run past the as-of date, so that it was not judged."),
        findings=_count("How many findings are in it."),
        more={
            "description": "How many findings of a code were left out: a file shows 100 of each.",
            "type": "object",
            "additionalProperties": _count(""),
        },
    )


def _finding() -> Schema:
    return _object(
        "A fault or a gap, where it is.",
        code=_said("For machines; never given another meaning.", type="string", pattern="^[A-Z][0-9]{3}$"),
        name=_said("For people.", type="string", pattern="^[a-z0-9]+(?:-[a-z0-9]+)*$"),
        severity=_one_of(Severity, "Errors and warnings can fail a run, notes never do."),
        kind=_one_of(Kind, "A fault is something wrong with the report, a gap a shortfall in delivery."),
        message=_text("The sentence, in the language of the run: the only part that depends on it."),
        path=_text("The file; of what no report is at fault for, the plan's."),
        line=_count("From 1.", 1),
        column=_count("From 1, in code points.", 1),
        unit=nullable(_text("The unit that it is about.")),
        task=nullable(_text("A task's id, as the plan or the report writes it.")),
        target=nullable(_text("A target's or deliverable's id.")),
        expected=_fact("What was expected."),
        actual=_fact("What stood there."),
        difference=_fact("By how much they differ."),
        plan_line=nullable(_count("The line of the plan's document.", 1)),
        waived=nullable(_text("Why it is waived; null where it is not.")),
    )


def _target() -> Schema:
    return _object(
        "How a target stands, by its lead's figures.",
        target=_text("Its id."),
        task=_text("The task's id."),
        name=_text("What is counted."),
        task_title=_text("The task's title."),
        unit=_text("The lead."),
        lamp=_one_of(Lamp, "How it stands."),
        why=nullable(_one_of(Why, "Why the lamp is grey, or the figure is an old one.")),
        binding=_flag("false: striven for."),
        value=nullable(_number("The figure.")),
        of=nullable(_number("The whole that it is part of.")),
        goal=nullable(_number("What is to be reached.")),
        progress=nullable(_number("The share of the goal that is reached; 1 is all. Cut after six decimals.")),
        elapsed=nullable(_number("The share of the time that has gone.")),
        gap=nullable(_number("The value less what the pace asks for; below zero is behind.")),
        needed_per_month=nullable(_number("What is needed in each month that is left. Rounded up after six decimals.")),
        measure=_text("What value, goal and gap are counted in."),
        at=nullable(_date("The day that the figure is of.")),
    )


def _counts() -> Schema:
    numbers = {name: _count("") for name in ("reports", "tasks", "targets", "rules", "faults", "gaps", "notes", "waived")}
    severities = _object("Findings that are not waived.", **{severity.value: _count("") for severity in Severity})
    lamps = _object("Binding targets.", **{lamp.value: _count("") for lamp in Lamp})
    return _object("How many there are.", **numbers, severities=severities, lamps=lamps)


# --- the small parts


def _object(description: str, **properties: Schema) -> Schema:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _said(description: str, **schema: Any) -> Schema:
    return {"description": description, **schema} if description else schema


def _text(description: str) -> Schema:
    return _said(description, type="string")


def _flag(description: str) -> Schema:
    return _said(description, type="boolean")


def _number(description: str) -> Schema:
    return _said(description, type="number")


def _count(description: str, least: int = 0) -> Schema:
    return _said(description, type="integer", minimum=least)


def _date(description: str) -> Schema:
    return _said(description, type="string", format="date", pattern=REAL_DATE)


def _period(description: str) -> Schema:
    return _said(description, type="string", pattern=PERIOD)


def _one_of(names: Iterable[StrEnum], description: str) -> Schema:
    return _said(description, enum=[name.value for name in names])


def _fact(description: str) -> Schema:
    """A number, a text (a date too), or a list of them."""
    return {"description": description, "type": ["number", "string", "array", "null"], "items": {"type": ["number", "string"]}}
