"""Family S: the file is YAML, but not the form of a report or plan.

These are found while the forms are validated, see `report`, `submission` and `form_errors`; each rule only says what
its code means.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from plan_cli.finding import Hit, Severity
from plan_cli.rules.rule import FILE, rule

if TYPE_CHECKING:
    from plan_cli.reading.problems import Problems


@rule("S101", "missing-field", Severity.ERROR, FILE)
def missing_field(problems: Problems) -> Iterable[Hit]:
    """A field that must be there is missing or empty, or a text says nothing.

    Why: without it the report, the entry or the figure can't be judged.
    Example: an entry without `status`; a figure without `measure`; a figure of a “all of them” target without `of`;
    `reason: ""`.
    Mend: add the field that is named, at the place that is named.
    """
    return problems.hits.get("S101", ())


@rule("S102", "unknown-field", Severity.ERROR, FILE)
def unknown_field(problems: Problems) -> Iterable[Hit]:
    """A field that does not exist.

    Why: what stands under a misspelt name would be lost silently.
    Example: `stauts: done`; `{value: 31,000}`, where the comma ends the value and `000` reads as a field.
    Mend: correct the name, as the message proposes, or take the field out; put a text that holds a comma in quotes.
    """
    return problems.hits.get("S102", ())


@rule("S103", "wrong-type", Severity.ERROR, FILE)
def wrong_type(problems: Problems) -> Iterable[Hit]:
    """A value of another kind than the field takes.

    Why: a text in place of a number can't be compared with a target, and guessing what was meant would be wrong some
    day.
    Example: `value: 三千`; `value: -5`; `value: 12.5` with the measure 人; `status: finished`.
    Mend: write what the message expects: a plain number, one of the listed words, a list, or text in quotes.
    """
    return problems.hits.get("S103", ())


@rule("S104", "bad-date", Severity.ERROR, FILE)
def bad_date(problems: Problems) -> Iterable[Hit]:
    """A date or period that does not exist, or that can't be meant: a period before the plan, more than five years
    after it, or after the report was submitted; a report submitted more than five years after its period, or corrected
    before it was submitted; data that end outside the period.

    Why: what is due, late or at pace is worked out from dates.
    Example: `submitted: 2025-02-30`; `period: 2024-Q5`; `data_through: 2025-01-10` in the report of 2024;
    `period: 2015`, where the plan begins in 2021.
    Mend: write dates as YYYY-MM-DD and periods as 2024, 2024-H1, 2024-Q3 or 2024-09.
    """
    return problems.hits.get("S104", ())


RULES = (missing_field, unknown_field, wrong_type, bad_date)
