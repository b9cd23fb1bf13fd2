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

MONTHS: dict[Cycle, int] = {"yearly": 12, "half-yearly": 6, "quarterly": 3, "monthly": 1}
"""How many months a period has."""
YEAR_STARTS = (1, 4, 7, 10)
"""The months in which a plan's years may begin."""
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
    """A span with the name that reports give it: `2024`, `2024-H1`, `2024-Q3`, `2024-09`.

    `2024` is the year of the plan that begins in 2024, in the month `year_starts`; halves and quarters are its parts. A
    month is the calendar's. In one plan the name tells one from another.
    """

    name: str
    cycle: Cycle
    year_starts: int = 1
    order: tuple[int, int] = field(init=False, compare=False, repr=False)
    """Periods in time; of two that end on one day, the shorter comes first."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", (self.end.toordinal(), -self.start.toordinal()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self.name == other.name and self.start == other.start

    def __hash__(self) -> int:
        return hash(self.name)

    @classmethod
    def parse(cls, text: str, year_starts: int = 1) -> Period:
        """The period of that name; ValueError where there is none. What reads before a plan is known takes the year as
        the calendar's.
        """
        match = _FORM.match(text)
        if not match:
            raise ValueError(text)
        year = int(match["year"])
        if match["number"] is None:
            return cls._make(year, "yearly", 1, year_starts)
        cycle = _LETTERS[match["letter"]]
        number = int(match["number"])
        period = cls._make(year, cycle, number, year_starts) if 1 <= number <= 12 // MONTHS[cycle] else None
        if period is None or period.name != text:
            raise ValueError(text)
        return period

    @classmethod
    def containing(cls, day: date, cycle: Cycle, year_starts: int) -> Period:
        """The period of a cycle that a day is in."""
        if cycle == "monthly":
            return cls._make(day.year, cycle, day.month, year_starts)
        number = (day.month - year_starts) % 12 // MONTHS[cycle] + 1
        return cls._make(year_at(day, year_starts), cycle, number, year_starts)

    @classmethod
    @lru_cache(maxsize=1024)
    def _make(cls, year: int, cycle: Cycle, number: int, year_starts: int) -> Period:
        months = MONTHS[cycle]
        first = year * 12 + (number - 1) * months + (year_starts if cycle != "monthly" else 1)
        names = {"yearly": "", "half-yearly": f"-H{number}", "quarterly": f"-Q{number}", "monthly": f"-{number:02}"}
        return cls(_first_day(first), _last_day(first + months - 1), f"{year}{names[cycle]}", cycle, year_starts)

    @property
    def shown(self) -> str:
        """The name as people write it: of a year that ends in another year of the calendar 2024/25."""
        return year_name(int(self.name), self.year_starts) if self.cycle == "yearly" else self.name

    def around(self, day: date, cycle: Cycle | None = None) -> Period:
        """The period that a day is in, of the same plan and, unless another is named, of the same cycle."""
        return self.containing(day, cycle or self.cycle, self.year_starts)

    def turn(self, every: Every, day: date | None = None) -> Period:
        """The year, half-year, quarter or month of a day, else of its last, in which something is asked anew."""
        return self.around(day or self.end, EVERY[every])

    def next(self) -> Period:
        return self.around(self.end + timedelta(days=1))

    def previous(self) -> Period:
        return self.around(self.start - timedelta(days=1))


def year_at(day: date, year_starts: int) -> int:
    """The year of a plan that a day is in, by the calendar's year in which it begins."""
    return day.year - (day.month < year_starts)


def year_name(year: int, year_starts: int) -> str:
    """A year of a plan as people write it: 2024, or 2024/25."""
    return str(year) if year_starts == 1 else f"{year}/{(year + 1) % 100:02}"


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _first_day(month: int) -> date:
    year, before = divmod(month - 1, 12)
    if date.min.year <= year <= date.max.year:
        return date(year, before + 1, 1)
    return date.min if year < date.min.year else date.max


def _last_day(month: int) -> date:
    year, before = divmod(month - 1, 12)
    return date(year, before + 1, calendar.monthrange(year, before + 1)[1]) if year <= date.max.year else date.max
