"""Which day is known: the latest that reports bear, but for one that is most likely mistyped."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.model.period import MONTHS, Cycle

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest


class Days(NamedTuple):
    """The latest day that can be believed, and those that can't, each with its file."""

    known: date | None
    doubted: tuple[tuple[str, date], ...] = ()


def days_of(digests: Iterable[Digest], cycle: Cycle) -> Days:
    """The days that reports bear. One that is more than a period of the cycle later than every other report's is not
    believed, unless its own period has ended as late.
    """
    days = {
        (day, digest.file, digest.period.end)
        for digest in digests
        for day in (digest.data_through, digest.handed_in)
        if day and digest.period
    }
    latest = sorted(days, reverse=True)
    doubted: list[tuple[str, date]] = []
    for number, (day, file, end) in enumerate(latest):
        other = next((other for other, name, _ in islice(latest, number + 1, None) if name != file), None)
        if other is None or day <= max(_a_period_after(other, cycle), _a_period_after(end, cycle)):
            return Days(day, tuple(doubted))
        doubted.append((file, day))
    return Days(None)


def _a_period_after(day: date, cycle: Cycle) -> date:
    """The day of the same number as many months later as a period has, or the last of that month."""
    years, month = divmod(day.month - 1 + MONTHS[cycle], 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
