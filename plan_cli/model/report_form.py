"""The form of a report: what a unit's clerk may write, and of which type.

Annotations are not postponed here: pydantic would evaluate every one of them again, on every run.
"""

from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from plan_cli.model.fields import Amount, Date, Form, PeriodName, Read, Text
from plan_cli.reading.folding import LONGEST_NOTHING, is_filler, is_no_reference

State = Literal["not_started", "in_progress", "done", "blocked"]


def _said(value: object) -> object:
    return None if isinstance(value, str) and len(value) <= LONGEST_NOTHING and is_filler(value) else value


def _referred(value: object) -> object:
    return None if isinstance(value, str) and len(value) <= LONGEST_NOTHING and is_no_reference(value) else value


Said = Annotated[Text | None, Read(_said)]
"""A text that is asked for: 无, /, - or 见附件 is none."""
Reference = Annotated[Text | None, Read(_referred)]
"""A number, path or address that is asked for: the same, but . and ./ are places."""


# Factories of our own: pydantic would look for the signature of a built-in one, which takes milliseconds.
def _no_items() -> list[Any]:
    return []


def _nothing() -> dict[str, Any]:
    return {}


class Submitted(Form):
    """A mapping of a report. `required` names the keys that must be there (a missing one reads as None), `apart` those
    read apart.
    """

    required: ClassVar[tuple[str, ...]] = ()
    apart: ClassVar[tuple[str, ...]] = ()


class Figure(Submitted):
    """A reported value of a target, in the target's measure: a total, or for a `by` target the latest level."""

    required = ("target", "value")

    target: Text | None = None
    value: Decimal | None = None
    of: Annotated[Amount, Field(gt=0)] | None = None
    measure: Text | None = None
    reason: Said = None
    correction: Said = None
    bound: Literal["at_least"] | None = None
    measured: Date | None = None
    origin: Said = None
    benchmark: Decimal | None = None


class Evidence(Submitted):
    """A document that shows what is claimed: a document number, a path relative to the report, or a URL."""

    required = ("title", "ref")

    title: Said = None
    ref: Reference = None
    date: Date | None = None


class Shortfall(Submitted):
    """Why something is behind, what is done about it, and until when (原因 措施 时限)."""

    cause: Said = None
    remedy: Said = None
    due: Date | None = None


class Entry(Submitted):
    """What the unit reports of one task."""

    required = ("task", "status")

    task: Text | None = None
    status: State | None = None
    progress: Said = None
    figures: list[Figure] = Field(default_factory=_no_items)
    deliverables: dict[str, State | None] = Field(default_factory=_nothing)
    evidence: list[Evidence] = Field(default_factory=_no_items)
    shortfall: Shortfall | None = None


class Header(Submitted):
    """Who reports, on which plan and period, and when."""

    required = ("plan", "unit", "period", "submitted", "entries")
    apart = ("entries",)

    plan: Text | None = None
    unit: Text | None = None
    period: PeriodName | None = None
    data_through: Date | None = None
    submitted: Date | None = None
    corrected: Date | None = None
    approved_by: Said = None
    sample: bool = False
