"""The least that reads a report with types: PyYAML's C loader and pydantic, without positions, rules or a plan."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

State = Literal["not_started", "in_progress", "done", "blocked"]
Day = datetime.date
Text = Annotated[str, Field(min_length=1)]
Amount = Annotated[Decimal, Field(ge=0)]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Figure(Form):
    target: Text
    value: Amount | None
    of: Amount | None = None
    measure: Text | None = None
    reason: Text | None = None
    correction: Text | None = None
    bound: Literal["at_least"] | None = None
    measured: Day | None = None
    origin: Text | None = None
    benchmark: Amount | None = None


class Evidence(Form):
    title: Text
    ref: Text
    date: Day | None = None


class Shortfall(Form):
    cause: Text | None = None
    remedy: Text | None = None
    due: Day | None = None


class Entry(Form):
    task: Text
    status: State
    progress: Text | None = None
    figures: list[Figure] = []
    deliverables: dict[str, State] = {}
    evidence: list[Evidence] = []
    shortfall: Shortfall | None = None


class Report(Form):
    plan: Text
    unit: Text
    period: Text
    data_through: Day | None = None
    submitted: Day
    approved_by: Text | None = None
    sample: bool = False
    entries: list[Entry]


def read(data: bytes) -> Report:
    """The report in these bytes."""
    return Report.model_validate(yaml.load(data, Loader=yaml.CSafeLoader))
