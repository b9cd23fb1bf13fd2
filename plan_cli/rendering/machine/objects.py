"""The objects that `plan check -f json` writes, version 1: `json` writes them, `rendering/schema/check` describes them.

A field is `Annotated` with what the schema says of it. Whether it may be null stands in its type, which mypy holds the
writer to. Every key is always there; a later version may add some. A check doesn't import this module, since its types
are for mypy and for the schema.
"""

from enum import Enum
from typing import Annotated, Literal, NotRequired, TypedDict

from plan_cli.finding import Kind, Severity
from plan_cli.judging.pace import Lamp, Why


class Written(Enum):
    """How a value is written, where its type alone does not say it."""

    DAY = "2024-06-30"
    PERIOD = "2024-H1"
    CODE = "R203"
    NAME = "unknown-task"
    COUNT = "0, 1, 2 and so on"
    ORDINAL = "1, 2, 3 and so on"
    NUMBER = "any number; text stands for one with more digits than a float has, see `json.number`"


Day = Annotated[str, Written.DAY]
Period = Annotated[str, Written.PERIOD]
Code = Annotated[str, Written.CODE]
Name = Annotated[str, Written.NAME]
Count = Annotated[int, Written.COUNT]
Ordinal = Annotated[int, Written.ORDINAL]
Number = Annotated[int | float | str, Written.NUMBER]
Fact = Number | str | list[Number | str] | None
"""A number, a text (a date too), or a list of them."""


class Plan(TypedDict):
    """The plan that was checked against."""

    id: str
    version: str
    title: str


class Report(TypedDict):
    """A report that was read."""

    path: Annotated[str, "Its file."]
    unit: Annotated[str | None, "The unit's name, whatever the report calls it; null where it is not known."]
    period: Annotated[Period | None, "The report's period."]
    as_of: Annotated[Day | None, "The day as of which it was judged."]
    submitted: Annotated[Day | None, "The day on which it was submitted."]
    sample: Annotated[bool, "Whether it is example data."]
    left_out: Annotated[bool, "Whether its data run past the as-of date, so that it was not judged."]
    findings: Annotated[Count, "How many findings are in it."]
    more: Annotated[dict[str, Count], "How many findings of a code were left out: a file shows 100 of each."]


class Finding(TypedDict):
    """A fault or a gap, where it is."""

    code: Annotated[Code, "For machines; never given another meaning."]
    name: Annotated[Name, "For people."]
    severity: Annotated[Severity, "Errors and warnings can fail a run, notes never do."]
    kind: Annotated[Kind, "A fault is something wrong with the report, a gap a shortfall in delivery."]
    message: Annotated[str, "The sentence, in the language of the run: the only part that depends on it."]
    path: Annotated[str, "The file; of what no report is at fault for, the plan's."]
    line: Annotated[Ordinal, "From 1; 1 in a workbook."]
    column: Annotated[Ordinal, "From 1, in code points; 1 in a workbook."]
    sheet: Annotated[str | None, "In a workbook, the sheet; null elsewhere."]
    cell: Annotated[str | None, "In a workbook, the cell, such as F7; null elsewhere."]
    unit: Annotated[str | None, "The unit that it is about."]
    task: Annotated[str | None, "A task's id, as the plan or the report writes it."]
    target: Annotated[str | None, "A target's or deliverable's id."]
    expected: Annotated[Fact, "What was expected."]
    actual: Annotated[Fact, "What stood there."]
    difference: Annotated[Fact, "By how much they differ."]
    plan_line: Annotated[Ordinal | None, "The line of the plan's document."]
    waived: Annotated[str | None, "Why it is waived; null where it is not."]


class Target(TypedDict):
    """How a target stands, by the figures of those who owe it."""

    target: Annotated[str, "Its id."]
    task: Annotated[str, "The task's id."]
    name: Annotated[str, "What is counted."]
    task_title: Annotated[str, "The task's title."]
    unit: Annotated[str, "Who owes it: the lead, or a unit with a figure of its own."]
    lamp: Annotated[Lamp, "How it stands."]
    why: Annotated[Why | None, "Why the lamp is grey, or the figure is an old one."]
    binding: Annotated[bool, "false: striven for."]
    value: Annotated[Number | None, "The figure."]
    of: Annotated[Number | None, "The whole that it is part of."]
    goal: Annotated[Number | None, "What is to be reached."]
    progress: Annotated[Number | None, "The share of the goal that is reached; 1 is all. Cut after six decimals."]
    elapsed: Annotated[Number | None, "The share of the time that has gone."]
    gap: Annotated[Number | None, "The value less what the pace asks for; below zero is behind."]
    needed_per_month: Annotated[
        Number | None,
        "What is needed in each month that is left. Rounded up after six decimals.",
    ]
    measure: Annotated[str, "What value, goal and gap are counted in."]
    at: Annotated[Day | None, "The day that the figure is of."]
    open: Annotated[bool, "Whether its time was over before the period, and it is not settled."]
    late: Annotated[bool, "Whether it is done, and was met only after its time."]
    kept: Annotated[Count | None, "Of a level whose time of being held is over: in how many measurements it was kept."]
    measurements: Annotated[Count | None, "Of how many measurements."]
    units: NotRequired[
        Annotated[
            list[Count],
            "Only of what several units do, each for itself: how many are in the sum, or at pace, and of how many.",
        ]
    ]


class Missed(TypedDict):
    """A target or deliverable, or one of the times in which it is asked anew, closed as missed before the period."""

    id: Annotated[str, "Its id."]
    units: Annotated[list[str], "Who owed it and did not do it."]
    since: Annotated[Day, "The first day of its time; of what is asked anew, of that year (half-year, quarter, month)."]
    until: Annotated[Day, "The last day of that time."]
    reported: Annotated[bool, "Whether a report said how it ended."]
    value: Annotated[Number | None, "The figure with which it ended."]


class Counts(TypedDict):
    """How many there are."""

    reports: Count
    tasks: Count
    targets: Count
    rules: Count
    faults: Count
    gaps: Count
    notes: Count
    waived: Count
    severities: Annotated[dict[Severity, Count], "Findings that are not waived."]
    lamps: Annotated[dict[Lamp, Count], "Binding targets that run in the period or are open."]
    overdue: Annotated[Count, "Of these, how many were to be reached before the period, and are not."]
    met: Annotated[Count, "Binding targets, or years of them, that were settled before the period, and met."]
    missed: Annotated[Count, "The same, and missed."]


class Result(TypedDict):
    """The result of plan check"""

    version: Annotated[Literal[1], "The version of this form."]
    plan: Plan
    as_of: Annotated[
        Day | None,
        "The day as of which it was judged; null where reports were judged each as of its own.",
    ]
    period: Annotated[Period | None, "The period that was checked; null where no folder was."]
    reports: list[Report]
    findings: list[Finding]
    targets: list[Target]
    missed: list[Missed]
    counts: Counts
    more: Annotated[Count, "How many findings were left out: a run shows 10000, the worst ones."]
