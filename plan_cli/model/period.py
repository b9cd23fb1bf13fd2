"""Reporting periods (a year, half-year, quarter or month) and the months of a span."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Cycle = Literal["yearly", "half-yearly", "quarterly", "monthly"]
Every = Literal["year", "half-year", "quarter", "month"]
EVERY: dict[Every, Cycle] = {"year": "yearly", "half-year": "half-yearly", "quarter": "quarterly", "month": "monthly"}
"""How often something is asked anew, and the periods of that length."""

_MONTHS: dict[Cycle, int] = {"yearly": 12, "half-yearly": 6, "quarterly": 3, "monthly": 1}
_LETTERS: dict[str, Cycle] = {"H": "half-yearly", "Q": "quarterly", "": "monthly"}
_FORM = re.compile(r"(?P<year>[1-9][0-9]{3})(?:-(?P<letter>[HQ]?)(?P<number>[0-9]{1,2}))?\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both included."""

    start: date
    end: date

    def overlaps(self, other: Span) -> bool:
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def over(self, at: date) -> bool:
        """A span is over when its last day has come."""
        return at >= self.end

    @property
    def months(self) -> int:
        """How many calendar months the span touches."""
        return _month(self.end) - _month(self.start) + 1

    def closed_months(self, at: date) -> int:
        """How many months of the span are closed at a date: a month is closed when its last day (or the span's) has
        come.
        """
        if at >= self.end:
            return self.months
        closed = _month(at + timedelta(days=1)) - _month(self.start)
        return max(0, closed)


@dataclass(frozen=True, slots=True, eq=False)
class Period(Span):
    """A span with the name that reports give it: `2024`, `2024-H1`, `2024-Q3`, `2024-09`. The name tells one from
    another.
    """

    name: str
    cycle: Cycle
    order: tuple[int, int] = field(init=False, compare=False, repr=False)
    """Periods in time; of two that end on one day, the shorter comes first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", (self.end.toordinal(), -self.start.toordinal()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period of that name; ValueError where there is none."""
        match = _FORM.match(text)
        if not match:
            raise ValueError(text)
        year = int(match["year"])
        if match["number"] is None:
            return cls._make(year, "yearly", 1)
        cycle = _LETTERS[match["letter"]]
        number = int(match["number"])
        period = cls._make(year, cycle, number) if 1 <= number <= 12 // _MONTHS[cycle] else None
        if period is None or period.name != text:
            raise ValueError(text)
        return period

    @classmethod
    def containing(cls, day: date, cycle: Cycle) -> Period:
        return cls._make(day.year, cycle, (day.month - 1) // _MONTHS[cycle] + 1)

    @classmethod
    @lru_cache(maxsize=1024)
    def _make(cls, year: int, cycle: Cycle, number: int) -> Period:
        last = number * _MONTHS[cycle]
        start = date(year, last - _MONTHS[cycle] + 1, 1)
        end = date(year, last, calendar.monthrange(year, last)[1])
        names = {"yearly": "", "half-yearly": f"-H{number}", "quarterly": f"-Q{number}", "monthly": f"-{number:02}"}
        return cls(start, end, f"{year}{names[cycle]}", cycle)

    @classmethod
    def turn(cls, every: Every, day: date) -> Period:
        """The year, half-year, quarter or month of a day, in which something is asked anew."""
        return cls.containing(day, EVERY[every])

    def next(self) -> Period:
        return self.containing(self.end + timedelta(days=1), self.cycle)

    def previous(self) -> Period:
        return self.containing(self.start - timedelta(days=1), self.cycle)


def _month(day: date) -> int:
    return day.year * 12 + day.month
