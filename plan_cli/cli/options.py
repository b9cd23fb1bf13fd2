"""What the texts of options mean."""

import contextlib
from datetime import date
from typing import TYPE_CHECKING, overload

from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.model.period import Period


def parse_date(text: str | None, option: str) -> date | None:
    """The day that an option names, as year-month-day; anything else stops the run."""
    if text is None:
        return None
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
