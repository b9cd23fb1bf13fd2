"""The options that several commands have, each declared once, and what the texts of some of them mean."""

import contextlib
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, overload

import typer

from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.model.period import Period


class Colour(StrEnum):
    """When output has colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Lang(StrEnum):
    """Languages of messages."""

    EN = "en"
    ZH = "zh"


PlanFile = Annotated[
    Path | None,
    typer.Option(
        "--plan",
        metavar="FILE",
        help="The plan; else PLAN_FILE, pyproject.toml, data/plan.yaml upward, the packaged one.",
    ),
]
Language = Annotated[
    Lang | None,
    typer.Option("--lang", help="The language; else PLAN_LANG, [tool.plan], a Chinese locale, else en."),
]
Color = Annotated[Colour, typer.Option("--color", help="When to use colours; NO_COLOR and FORCE_COLOR are heeded.")]
Verbose = Annotated[
    int,
    typer.Option("-v", "--verbose", count=True, help="Say more: which plan, and what is at pace too."),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Judge as of this day, or today; else the day up to which the data run."
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to the screen."),
]
Earlier = Annotated[
    str | None,
    typer.Option("--from", metavar="FOLDER", help="Where earlier reports are; else the reports/ beside the plan."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the file; never a report, a plan or waivers.")]
FORMAT = typer.Option("-f", "--format", help="What is written to standard output.")
"""Of which formats, each command says itself."""


def parse_date(text: str | None, option: str) -> date | None:
    """The day that an option names, as year-month-day or as `today`; anything else stops the run."""
    if text is None:
        return None
    if text == "today":  # the only place where the clock is read
        return date.today()
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # 20250115 and 2025-W03-3 are dates of ISO 8601 too
            return day
    raise Stop("wrong-date", option=option, text=text)


@overload
def parse_period(text: str) -> "Period": ...
@overload
def parse_period(text: None) -> None: ...
@overload
def parse_period(text: str | None) -> "Period | None": ...
def parse_period(text: str | None) -> "Period | None":
    """The period that an option names; a text that is none stops the run."""
    if text is None:
        return None
    from plan_cli.model.period import Period

    try:
        return Period.parse(text)
    except ValueError:
        raise Stop("wrong-period", text=text) from None
