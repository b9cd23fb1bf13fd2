"""Periods have one name each, and months close on their last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_cli.model.period import Cycle, Period, Span

PERIODS = [
    ("2024", "yearly", "2024-01-01", "2024-12-31"),
    ("2024-H1", "half-yearly", "2024-01-01", "2024-06-30"),
    ("2024-H2", "half-yearly", "2024-07-01", "2024-12-31"),
    ("2024-Q1", "quarterly", "2024-01-01", "2024-03-31"),
    ("2024-Q2", "quarterly", "2024-04-01", "2024-06-30"),
    ("2024-Q3", "quarterly", "2024-07-01", "2024-09-30"),
    ("2024-Q4", "quarterly", "2024-10-01", "2024-12-31"),
    ("2024-01", "monthly", "2024-01-01", "2024-01-31"),
    ("2024-02", "monthly", "2024-02-01", "2024-02-29"),
    ("2023-02", "monthly", "2023-02-01", "2023-02-28"),
    ("2100-02", "monthly", "2100-02-01", "2100-02-28"),
    ("2024-12", "monthly", "2024-12-01", "2024-12-31"),
    ("1000", "yearly", "1000-01-01", "1000-12-31"),
    ("9999-H2", "half-yearly", "9999-07-01", "9999-12-31"),
]


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(start: str, end: str) -> Span:
    return Span(day(start), day(end))


@pytest.mark.parametrize(("name", "cycle", "start", "end"), PERIODS)
def test_a_period_runs_from_its_first_day_to_its_last(name: str, cycle: str, start: str, end: str) -> None:
    assert Period.parse(name) == Period(day(start), day(end), name, cycle)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "24",
            "02024",
            "0999",
            "999",
            "12024",
            "2024-",
            "2024-0",
            "2024-00",
            "2024-13",
            "2024-1",
            "2024-001",
            "2024-01-01",
            "2024/01",
        ),
        *(
            "2024-H",
            "2024-H0",
            "2024-H3",
            "2024-H01",
            "2024-h1",
            "2024-S1",
            "2024-Q",
            "2024-Q0",
            "2024-Q5",
            "2024-Q01",
            "2024-q1",
        ),
        *("2024 ", " 2024", "2024\n", "2024-Q1\n", "２０２４", "2024-Ｑ1", "2024-٣", "-2024", "2024年", "2024.0"),
    ],
)
def test_what_is_no_period_has_no_name(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        Period.parse(text)


@pytest.mark.parametrize(
    ("cycle", "names"),
    [
        ("yearly", ["2023", "2024", "2025"]),
        ("half-yearly", ["2023-H2", "2024-H1", "2024-H2", "2025-H1"]),
        ("quarterly", ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"]),
        ("monthly", ["2023-12", "2024-01", "2024-02", "2024-11", "2024-12", "2025-01"]),
    ],
)
def test_a_day_lies_in_one_period_of_each_cycle(cycle: Cycle, names: list[str]) -> None:
    for name in names:
        period = Period.parse(name)
        assert Period.containing(period.start, cycle, 1) == period
        assert Period.containing(period.end, cycle, 1) == period


@pytest.mark.parametrize(
    ("name", "following"),
    [
        *(
            ("2024", "2025"),
            ("2024-H1", "2024-H2"),
            ("2024-H2", "2025-H1"),
            ("2024-Q3", "2024-Q4"),
            ("2024-Q4", "2025-Q1"),
        ),
        *(("2024-01", "2024-02"), ("2024-02", "2024-03"), ("2024-12", "2025-01")),
    ],
)
def test_periods_follow_each_other(name: str, following: str) -> None:
    assert Period.parse(name).next() == Period.parse(following)
    assert Period.parse(following).previous() == Period.parse(name)


def test_periods_are_in_the_order_in_which_they_end_and_of_two_the_shorter_comes_first() -> None:
    names = ["2023-12", "2023-Q4", "2023-H2", "2023", "2024-01", "2024-03", "2024-Q1", "2024-H1", "2024"]
    assert [p.name for p in sorted((Period.parse(name) for name in reversed(names)), key=lambda p: p.order)] == names


def test_a_period_is_not_the_span_of_the_same_days() -> None:
    assert Period.parse("2024") != span("2024-01-01", "2024-12-31")


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("2024-01-01", "2024-12-31"), ("2024-12-31", "2025-12-31"), True),
        (("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31"), False),
        (("2021-01-01", "2025-12-31"), ("2023-02-03", "2023-02-03"), True),
        (("2024-01-01", "2024-06-30"), ("2024-06-01", "2024-07-31"), True),
    ],
)
def test_spans_overlap_when_they_share_a_day(one: tuple[str, str], other: tuple[str, str], overlap: bool) -> None:
    assert span(*one).overlaps(span(*other)) is overlap
    assert span(*other).overlaps(span(*one)) is overlap


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        ("2024-01-01", "2024-12-31", True),
        ("2024-05-05", "2024-05-05", True),
        ("2023-12-31", "2024-12-31", False),
        ("2024-01-01", "2025-01-01", False),
        ("2023-01-01", "2025-12-31", False),
    ],
)
def test_a_span_contains_what_begins_and_ends_in_it(start: str, end: str, inside: bool) -> None:
    assert span("2024-01-01", "2024-12-31").contains(span(start, end)) is inside


def test_a_span_is_over_when_its_last_day_has_come() -> None:
    year = span("2024-01-01", "2024-12-31")
    assert not year.over(day("2024-12-30"))
    assert year.over(day("2024-12-31"))
    assert year.over(day("2025-01-01"))


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024-01-01", "2024-12-31", 12),
        ("2021-01-01", "2025-12-31", 60),
        ("2026-01-01", "2035-12-31", 120),
        ("2022-06-06", "2022-06-06", 1),
        ("2022-06-30", "2022-07-01", 2),
        ("2022-06-15", "2023-02-10", 9),
        ("2023-12-31", "2024-01-01", 2),
    ],
)
def test_every_calendar_month_that_a_span_touches_is_counted(start: str, end: str, months: int) -> None:
    assert span(start, end).months == months


@pytest.mark.parametrize(
    ("at", "closed"),
    [
        ("2019-12-31", 0),
        ("2020-12-31", 0),
        ("2021-01-01", 0),
        ("2021-01-30", 0),
        ("2021-01-31", 1),
        ("2021-02-27", 1),
        ("2021-02-28", 2),
        ("2021-12-30", 11),
        ("2021-12-31", 12),
        ("2022-01-01", 12),
        ("2024-02-28", 37),
        ("2024-02-29", 38),
        ("2025-11-30", 59),
        ("2025-12-30", 59),
        ("2025-12-31", 60),
        ("2026-01-31", 60),
        ("2040-01-31", 60),
    ],
)
def test_a_month_is_closed_on_its_last_day(at: str, closed: int) -> None:
    assert span("2021-01-01", "2025-12-31").closed_months(day(at)) == closed


@pytest.mark.parametrize(
    ("at", "closed"),
    [
        ("2022-05-31", 0),
        ("2022-06-15", 0),
        ("2022-06-29", 0),
        ("2022-06-30", 1),
        ("2022-07-31", 2),
        ("2023-01-31", 8),
        ("2023-02-09", 8),
        ("2023-02-10", 9),
        ("2023-02-28", 9),
    ],
)
def test_a_span_that_ends_within_a_month_closes_with_its_own_last_day(at: str, closed: int) -> None:
    assert span("2022-06-15", "2023-02-10").closed_months(day(at)) == closed


def test_the_last_day_of_the_calendar_can_be_judged() -> None:
    last = Period.parse("9999")
    assert last.closed_months(date.max) == 12
    assert span("9999-01-01", "9999-12-30").closed_months(date.max) == 12


days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(day=days, cycle=st.sampled_from(["yearly", "half-yearly", "quarterly", "monthly"]))
def test_a_period_is_known_by_its_name(day: date, cycle: Cycle) -> None:
    period = Period.containing(day, cycle, 1)
    assert period.start <= day <= period.end
    assert Period.parse(period.name) == period
    assert period.next().previous() == period
    assert period.next().start - period.end == timedelta(days=1)


@given(days, days, days, days)
def test_the_closed_months_only_grow_from_none_to_all(a: date, b: date, c: date, d: date) -> None:
    start, end = sorted((a, b))
    earlier, later = sorted((c, d))
    whole = Span(start, end)
    assert 0 <= whole.closed_months(earlier) <= whole.closed_months(later) <= whole.months
    assert (whole.closed_months(later) == whole.months) == whole.over(later) or later.month == end.month
