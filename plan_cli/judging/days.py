"""Which day is known: the latest that reports bear, but for one that is most likely mistyped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from plan_cli.judging.digest import Digest
from plan_cli.model.period import Cycle, Period


class Days(NamedTuple):
    """The latest day that can be believed, and those that can't, each with its file."""

    known: date | None
    doubted: tuple[tuple[str, date], ...] = ()


def days_of(digests: Iterable[Digest], cycle: Cycle) -> Days:
    """The days that reports bear. One that is more than a period of the cycle later than every other report's is not
    believed.
    """
    days = {(day, digest.file) for digest in digests for day in (digest.data_through, digest.handed_in) if day}
    latest = sorted(days, reverse=True)
    doubted: list[tuple[str, date]] = []
    for number, (day, file) in enumerate(latest):
        other = next((other for other, name in latest[number + 1 :] if name != file), None)
        if other is None or not _is_far(other, day, cycle):
            return Days(day, tuple(doubted))
        doubted.append((file, day))
    return Days(None)


def _is_far(earlier: date, later: date, cycle: Cycle) -> bool:
    """Whether more than one period of the cycle lies between two days."""
    before, after = Period.containing(earlier, cycle), Period.containing(later, cycle)
    months = 12 * (after.start.year - before.start.year) + after.start.month - before.start.month
    return months > before.months
