"""The arithmetic of judging: every comparison over every span, the lamps in their order, and the laws that hold
whatever the numbers.

Expected numbers are worked out by hand. 十四五 is five years of 60 months: by the end of 2024, 48 of them are closed
and e is 4/5.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_cli.judging.line import pacing_span, year_of
from plan_cli.judging.pace import (
    Assessment,
    Datum,
    Lamp,
    Why,
    half_over,
    judge,
    judge_state,
    worst,
)
from plan_cli.model.period import Period, Span
from plan_cli.model.plan_form import Baseline, Deliverable, Policy, Target
from plan_cli.model.report_form import State

RED, YELLOW, GREY, GREEN, DONE = Lamp

FIVE_YEARS = Span(date(2021, 1, 1), date(2025, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def target(span: str = "during", measure: str = "人", **fields: Any) -> Target:
    """A target with one span: `during` the five years, `every` year, or `by` the end of 2025. Numbers may be given as
    text.
    """
    spans: dict[str, Any] = {"during": "十四五", "every": "year", "by": "2025-12-31"}
    for name in ("at_least", "at_most", "about", "of"):
        if name in fields:
            fields[name] = Decimal(fields[name])
    if "between" in fields:
        fields["between"] = [Decimal(number) for number in fields["between"]]
    return Target(id="T", name="目标", measure=measure, sentence=1, **{span: spans[span]}, **fields)


def judged(
    target: Target,
    value: str | int | None,
    at: str,
    *,
    as_of: str | None = None,
    running: Span = FIVE_YEARS,
    policy: Policy | None = None,
    **datum: Any,
) -> Assessment:
    """The assessment of one figure, whose data run to `at`, as of that day or another."""
    for name in ("of", "benchmark"):
        if name in datum:
            datum[name] = Decimal(datum[name])
    known = Datum(None if value is None else Decimal(value), day(at), **datum)
    period = Period.containing(day(at), "yearly", 1)
    return judge(target, running, period, known, day(as_of or at), policy or Policy())


# --- a total over the plan's window: `during` and `at_least`


@pytest.mark.parametrize(
    ("value", "at", "lamp"),
    [
        # Half a year is 6 of 60 months, e = 0.1: 500 of 5000 are due. Yellow is 0.6·e = 0.06 (e − 0.3 is below
        # nothing): 300.
        ("500", "2021-06-30", GREEN),
        ("499", "2021-06-30", YELLOW),
        ("300", "2021-06-30", YELLOW),
        ("299", "2021-06-30", RED),
        ("0", "2021-06-30", RED),
        # Before the first month is closed nothing is due.
        ("0", "2021-01-30", GREEN),
        ("0", "2020-12-31", GREEN),
        ("0", "2021-01-31", RED),
        # Three years: e = 0.6, 3000 are due. 0.6·e = 0.36 is higher than e − 0.3 = 0.3: 1800.
        ("3000", "2023-12-31", GREEN),
        ("2999", "2023-12-31", YELLOW),
        ("1800", "2023-12-31", YELLOW),
        ("1799", "2023-12-31", RED),
        # Where 45 of 60 months are closed, e = 0.75, both limits are 0.45: 2250.
        ("3750", "2024-09-30", GREEN),
        ("2250", "2024-09-30", YELLOW),
        ("2249", "2024-09-30", RED),
        # Four years: e = 0.8, 4000 are due. e − 0.3 = 0.5 is higher than 0.6·e = 0.48: 2500.
        ("4000", "2024-12-31", GREEN),
        ("3999", "2024-12-31", YELLOW),
        ("2500", "2024-12-31", YELLOW),
        ("2499", "2024-12-31", RED),
        # A month before the end: 59/60 of 5000 is 4916⅔, and 41/60 of it 3416⅔.
        ("4917", "2025-11-30", GREEN),
        ("4916", "2025-11-30", YELLOW),
        ("3417", "2025-11-30", YELLOW),
        ("3416", "2025-11-30", RED),
        # A day short of the end December is not closed yet.
        ("4917", "2025-12-30", GREEN),
        # At the end there is no pace any more: it is met or missed.
        ("4999", "2025-12-31", RED),
        ("5000", "2025-12-31", DONE),
        ("4999", "2027-12-31", RED),
        # What is met early is done, however early.
        ("5000", "2021-01-31", DONE),
        ("5001", "2024-12-31", DONE),
    ],
)
def test_a_total_is_held_against_the_straight_line(value: str, at: str, lamp: Lamp) -> None:
    assert judged(target(at_least="5000"), value, at).lamp is lamp


def test_the_lamp_of_a_figure_needs_no_explanation_unless_it_is_grey() -> None:
    for value in ("0", "2499", "2500", "4000", "5000"):
        assert judged(target(at_least="5000"), value, "2024-12-31").why is None


def test_a_total_behind_pace_in_numbers() -> None:
    assessment = judged(target(at_least="5000"), "3200", "2024-12-31")
    assert assessment.goal == 5000
    assert assessment.progress == Fraction(64, 100)
    assert assessment.elapsed == Fraction(4, 5)
    assert assessment.required == 4000
    assert assessment.gap == -800
    assert assessment.points == -16
    assert assessment.remaining == 1800
    assert assessment.needed_per_month == 150  # 1800 in the 12 months left
    assert assessment.value == 3200
    assert not assessment.over


def test_a_total_ahead_of_pace_in_numbers() -> None:
    assessment = judged(target(at_least="5000"), "4100", "2024-12-31")
    assert assessment.gap == 100
    assert assessment.points == 2
    assert assessment.remaining == 900
    assert assessment.needed_per_month == 75


def test_what_is_met_has_nothing_remaining_and_nothing_needed() -> None:
    assessment = judged(target(at_least="5000"), "6000", "2024-12-31")
    assert assessment.progress == Fraction(6, 5)
    assert assessment.gap == 2000
    assert assessment.remaining == 0
    assert assessment.needed_per_month == 0


def test_in_the_last_month_all_that_remains_is_needed() -> None:
    assert judged(target(at_least="5000"), "4400", "2025-11-30").needed_per_month == 600


def test_when_no_month_is_left_nothing_is_needed_per_month() -> None:
    assessment = judged(target(at_least="5000"), "4000", "2025-12-31")
    assert assessment.remaining == 1000
    assert assessment.gap == -1000
    assert assessment.needed_per_month is None
    assert assessment.over


@pytest.mark.parametrize(
    ("measure", "value", "needed"),
    [
        ("人", "3201", Fraction(150)),  # 1799 ÷ 12 = 149.92
        ("人", "3199", Fraction(151)),  # 1801 ÷ 12 = 150.08
        ("名", "3199", Fraction(151)),
        ("人次", "4999", Fraction(1)),  # 1 ÷ 12
        ("万元", "3199", Fraction(1801, 12)),
        ("%", "4999.5", Fraction(1, 24)),
    ],
)
def test_what_is_needed_per_month_is_rounded_up_for_what_is_counted(measure: str, value: str, needed: Fraction) -> None:
    assert judged(target(at_least="5000", measure=measure), value, "2024-12-31").needed_per_month == needed


def test_pace_is_judged_at_the_day_of_the_data_but_what_is_over_by_the_as_of_date() -> None:
    total = target(at_least="5000")  # of which 4750 are due by the end of September 2025, 57 of 60 months
    assert judged(total, "4750", "2025-09-30").lamp is GREEN
    assert judged(total, "4750", "2025-09-30", as_of="2025-12-30").lamp is GREEN
    late = judged(total, "4750", "2025-09-30", as_of="2025-12-31")
    assert (late.lamp, late.over) == (RED, True)
    assert late.elapsed == Fraction(57, 60)
    assert late.gap == -250  # to the goal, since there is no pace any more
    assert late.needed_per_month is None


@pytest.mark.parametrize(
    ("value", "lamp"),
    [("13", GREEN), ("12.9999999999999999999999999", YELLOW), ("7.8", YELLOW), ("7.7999999999999999999999999", RED)],
)
def test_lamps_are_compared_before_anything_is_rounded(value: str, lamp: Lamp) -> None:
    """G = 26, e = 0.5: 13 are due, and 0.6 of that is 7.8."""
    assert judged(target(at_least="26", measure="公里"), value, "2023-06-30").lamp is lamp


def test_thirds_are_exact() -> None:
    """One of three is a third, at a third of the time: 20 of 60 months are closed at the end of August 2022."""
    assessment = judged(target(at_least="3"), "1", "2022-08-31")
    assert assessment.progress == assessment.elapsed == Fraction(1, 3)
    assert assessment.lamp is GREEN
    assert assessment.points == 0


# --- spans that do not begin or end with a month


def test_a_window_that_ends_within_a_month_is_over_on_its_own_last_day() -> None:
    window = Span(day("2022-06-15"), day("2023-02-10"))  # touches 9 months
    assert judged(target(at_least="90"), "80", "2023-01-31", running=window).elapsed == Fraction(8, 9)
    assert judged(target(at_least="90"), "80", "2023-01-31", running=window).lamp is GREEN
    assert judged(target(at_least="90"), "79", "2023-02-09", running=window).lamp is YELLOW
    assert judged(target(at_least="90"), "79", "2023-02-10", running=window).lamp is RED
    assert judged(target(at_least="90"), "10", "2022-06-30", running=window).elapsed == Fraction(1, 9)


def test_february_closes_on_the_29th_in_a_leap_year() -> None:
    window = Span(day("2024-01-01"), day("2024-04-30"))
    assert judged(target(at_least="4"), "1", "2024-02-28", running=window).elapsed == Fraction(1, 4)
    assert judged(target(at_least="4"), "1", "2024-02-29", running=window).elapsed == Fraction(2, 4)


# --- every year afresh


@pytest.mark.parametrize(
    ("value", "at", "lamp"),
    [
        ("150", "2024-06-30", GREEN),  # 6 of 12 months, 150 of 300; yellow from 0.6·0.5·300 = 90
        ("149", "2024-06-30", YELLOW),
        ("90", "2024-06-30", YELLOW),
        ("89", "2024-06-30", RED),
        ("275", "2024-11-30", GREEN),
        ("274", "2024-12-30", YELLOW),
        ("299", "2024-12-31", RED),
        ("300", "2024-12-31", DONE),
        ("300", "2021-01-01", DONE),
        ("0", "2022-01-30", GREEN),
    ],
)
def test_each_year_is_judged_afresh(value: str, at: str, lamp: Lamp) -> None:
    assert judged(target("every", at_least="300"), value, at).lamp is lamp


def test_a_year_is_over_while_the_plan_still_runs() -> None:
    assessment = judged(target("every", at_least="300"), "240", "2023-12-31", as_of="2024-03-31")
    assert assessment.span == Span(day("2023-01-01"), day("2023-12-31"))
    assert (assessment.over, assessment.needed_per_month) == (True, None)
    assert assessment.elapsed == 1
    assert assessment.gap == -60


def test_a_year_in_which_the_window_begins_is_cut_to_it() -> None:
    """From June on there are seven months of the year."""
    window = Span(day("2022-06-06"), day("2025-12-31"))
    assessment = judged(target("every", at_least="300"), "43", "2022-06-30", running=window)
    assert (assessment.elapsed, assessment.lamp) == (Fraction(1, 7), GREEN)
    assert judged(target("every", at_least="300"), "42", "2022-06-30", running=window).lamp is YELLOW
    assert judged(target("every", at_least="300"), "150", "2023-06-30", running=window).elapsed == Fraction(1, 2)


def test_something_every_year_without_a_number_is_once_a_year() -> None:
    once = target("every", measure="次", at_least="1")
    assert judged(once, "1", "2024-12-31").lamp is DONE
    assert judged(once, "0", "2024-12-31").lamp is RED


@pytest.mark.parametrize("name", ["2024", "2024-H1", "2024-H2", "2024-Q3", "2024-02"])
def test_the_year_of_a_period_is_the_calendar_year(name: str) -> None:
    assert year_of(Period.parse(name)) == Period.parse("2024")


# --- at most


@pytest.mark.parametrize("span", ["during", "every"])
def test_a_limit_has_no_pace(span: str) -> None:
    limit = target(span, at_most="20", measure="次")
    assert judged(limit, "0", "2024-06-30").lamp is GREEN
    assert judged(limit, "20", "2024-06-30").lamp is GREEN
    assert judged(limit, "21", "2024-06-30").lamp is RED
    within = judged(limit, "15", "2024-06-30")
    assert (within.progress, within.elapsed, within.points, within.remaining, within.needed_per_month) == (None,) * 5
    assert within.goal == within.required == 20
    assert within.gap == 5
    assert judged(limit, "23", "2024-06-30").gap == -3


def test_a_limit_is_kept_when_its_time_is_over() -> None:
    limit = target("during", at_most="20", measure="次")
    assert judged(limit, "20", "2025-12-30").lamp is GREEN
    assert judged(limit, "20", "2025-12-31").lamp is DONE
    assert judged(limit, "21", "2025-12-31").lamp is RED
    assert judged(target("every", at_most="20", measure="次"), "20", "2022-12-31").lamp is DONE


def test_a_limit_of_nothing_is_kept_by_nothing() -> None:
    assert judged(target(at_most="0", measure="次"), "0", "2024-12-31").lamp is GREEN
    assert judged(target(at_most="0", measure="次"), "1", "2024-12-31").lamp is RED


def test_a_level_to_come_down_to_is_not_due_until_its_date_and_decided_by_a_measurement_of_that_year() -> None:
    limit = target("by", at_most="5", measure="%")
    assert judged(limit, "4.5", "2024-06-30", as_of="2024-12-31").lamp is DONE
    early = judged(limit, "5.1", "2024-06-30", as_of="2024-12-31")
    assert (early.lamp, early.why, early.gap, early.remaining) == (GREY, Why.NOT_DUE, None, Fraction("0.1"))
    for value in ("4.5", "5.1"):
        old = judged(limit, value, "2024-06-30", as_of="2025-12-31")
        assert (old.lamp, old.why) == (GREY, Why.AWAITING)
    assert judged(limit, "5", "2025-06-30", as_of="2025-12-31").lamp is DONE
    missed = judged(limit, "5.1", "2025-06-30", as_of="2025-12-31")
    assert (missed.lamp, missed.gap, missed.remaining) == (RED, Fraction("-0.1"), Fraction("0.1"))


# --- about


def test_about_is_met_from_the_tolerance_below() -> None:
    """200 左右, tolerance a tenth: the goal is 180, and above 220 is above the range."""
    about = target(about="200")
    assert judged(about, "180", "2025-12-31").goal == 180
    assert judged(about, "180", "2025-12-31").lamp is DONE
    assert judged(about, "179", "2025-12-31").lamp is RED
    assert judged(about, "144", "2024-12-31").lamp is GREEN
    assert judged(about, "143", "2024-12-31").lamp is YELLOW
    assert judged(about, "90", "2024-12-31").lamp is YELLOW
    assert judged(about, "89", "2024-12-31").lamp is RED
    assert judged(about, "150", "2024-12-31").remaining == 30


@pytest.mark.parametrize(("value", "above"), [("180", False), ("200", False), ("220", False), ("221", True)])
def test_about_is_above_its_range_only_beyond_the_tolerance(value: str, above: bool) -> None:
    assessment = judged(target(about="200"), value, "2024-12-31")
    assert (assessment.above_range, assessment.lamp) == (above, DONE)


def test_the_tolerance_is_the_plans_own() -> None:
    wide = Policy(tolerance=Decimal("0.25"))
    assert judged(target(about="200"), "150", "2024-12-31", policy=wide).lamp is DONE
    assert judged(target(about="200"), "149", "2024-12-31", policy=wide).lamp is GREEN
    assert judged(target(about="200"), "149", "2025-12-31", policy=wide).lamp is RED
    assert judged(target(about="200"), "250", "2024-12-31", policy=wide).above_range is False
    assert judged(target(about="200"), "251", "2024-12-31", policy=wide).above_range is True


def test_the_goal_of_about_need_not_be_whole() -> None:
    assert judged(target(about="15"), "13", "2025-12-31").lamp is RED  # 13.5
    assert judged(target(about="15"), "14", "2025-12-31").lamp is DONE


# --- between


@pytest.mark.parametrize(
    ("value", "at", "lamp", "above"),
    [
        ("30", "2024-12-31", DONE, False),
        ("50", "2024-12-31", DONE, False),
        ("51", "2024-12-31", DONE, True),
        ("29", "2024-12-31", RED, False),
        ("15", "2024-06-30", GREEN, False),
        ("14", "2024-06-30", YELLOW, False),
        ("9", "2024-06-30", YELLOW, False),
        ("8", "2024-06-30", RED, False),
    ],
)
def test_between_asks_for_the_lower_end_and_notes_what_is_above_the_upper(
    value: str, at: str, lamp: Lamp, above: bool
) -> None:
    assessment = judged(target("every", measure="场次", between=["30", "50"]), value, at)
    assert assessment.goal == 30
    assert (assessment.lamp, assessment.above_range) == (lamp, above)


def test_nothing_is_above_the_range_of_what_has_no_range() -> None:
    assert judged(target(at_least="100"), "1000", "2024-12-31").above_range is False
    assert judged(target(at_most="100"), "1000", "2024-12-31").above_range is False


def test_a_figure_that_is_not_judged_is_not_above_the_range() -> None:
    thirty_to_fifty = target("every", measure="场次", between=["30", "50"])
    assert judged(thirty_to_fifty, "60", "2024-06-30", stale=True).above_range is False
    assert judged(thirty_to_fifty, "60", "2024-06-30", in_error=True).above_range is False
    assert judged(thirty_to_fifty, None, "2024-06-30").above_range is False


# --- all


def test_all_is_met_by_all_of_them_exactly() -> None:
    everyone = target(all=True)
    assert judged(everyone, "600", "2024-12-31", of="600").lamp is DONE
    assert judged(everyone, "599", "2024-12-31", of="600").lamp is GREEN
    assert judged(everyone, "599", "2025-12-31", of="600").lamp is RED
    assert judged(everyone, "480", "2024-12-31", of="600").lamp is GREEN
    assert judged(everyone, "479", "2024-12-31", of="600").lamp is YELLOW
    assert judged(everyone, "300", "2024-12-31", of="600").lamp is YELLOW
    assert judged(everyone, "299", "2024-12-31", of="600").lamp is RED


def test_all_of_the_plans_own_number() -> None:
    counties = target("by", measure="个", all=True, of="11")
    assert judged(counties, "11", "2024-12-31").lamp is DONE
    assert judged(counties, "9", "2024-12-31").goal == 11
    assert judged(counties, "9", "2024-12-31").progress == Fraction(9, 11)
    assert judged(counties, "12", "2024-12-31", of="12").goal == 11  # what the figure says of the whole does not count


def test_all_by_a_date_has_a_pace_although_it_is_a_state() -> None:
    counties = target("by", measure="个", all=True)
    assert judged(counties, "8", "2023-12-31", of="10").lamp is GREEN
    assert judged(counties, "5", "2023-12-31", of="10").lamp is YELLOW
    assert judged(counties, "3", "2023-12-31", of="10").lamp is RED  # 0.36 is the limit
    assert judged(counties, "9", "2025-12-31", of="10").lamp is RED
    assert judged(counties, "9", "2024-12-31", of="10", as_of="2025-12-31").lamp is RED  # no survey is awaited
    assert judged(counties, "8", "2024-12-31", of="10").needed_per_month == 1


def test_more_than_all_is_not_all() -> None:
    """Such a figure is in error (K403) and not judged; if it were, it would not be met."""
    assert judged(target(all=True), "601", "2025-12-31", of="600").lamp is RED


def test_all_of_an_unknown_number_can_not_be_judged() -> None:
    unknown = judged(target(all=True), "600", "2024-12-31")
    assert (unknown.goal, unknown.progress, unknown.lamp, unknown.why) == (None, None, GREY, Why.NO_FIGURE)
    assert (unknown.required, unknown.gap, unknown.remaining, unknown.needed_per_month) == (None,) * 4


# --- a benchmark


def test_a_benchmark_is_the_figures_own() -> None:
    average = target("by", measure="%", benchmark="全省同期平均水平")
    assert judged(average, "13.5", "2025-06-30", benchmark="13.5").lamp is DONE
    assert judged(average, "13.5", "2024-06-30", benchmark="13.4").lamp is DONE
    below = judged(average, "13.4", "2024-06-30", benchmark="13.5")
    assert (below.lamp, below.why, below.goal) == (GREY, Why.NOT_DUE, Fraction("13.5"))
    assert judged(average, "13.4", "2025-06-30", benchmark="13.5", as_of="2025-12-31").lamp is RED


def test_a_benchmark_that_grows_year_by_year_has_a_pace() -> None:
    average = target("every", measure="人", benchmark="全省平均")
    assert judged(average, "50", "2024-06-30", benchmark="100").lamp is GREEN
    assert judged(average, "49", "2024-06-30", benchmark="100").lamp is YELLOW


def test_without_its_benchmark_a_figure_can_not_be_judged() -> None:
    average = target("by", measure="%", benchmark="全省同期平均水平")
    assert judged(average, "13.5", "2024-06-30").goal is None
    assert judged(average, "13.5", "2024-06-30").lamp is GREY


# --- a level by a date


def test_a_level_without_a_baseline_is_not_due_until_its_date() -> None:
    literate = target("by", measure="%", at_least="13")
    running = judged(literate, "10.2", "2024-06-30", as_of="2025-12-30")
    assert (running.lamp, running.why) == (GREY, Why.NOT_DUE)
    assert (running.progress, running.elapsed, running.points, running.required, running.gap) == (None,) * 5
    assert running.remaining == Fraction("2.8")
    assert running.needed_per_month is None
    assert judged(literate, "13", "2021-06-30").lamp is DONE


def test_from_its_date_a_measurement_of_that_year_or_later_decides() -> None:
    literate = target("by", measure="%", at_least="13")
    awaited = judged(literate, "12.9", "2024-12-31", as_of="2025-12-31")
    assert (awaited.lamp, awaited.why, awaited.over) == (GREY, Why.AWAITING, True)
    assert judged(literate, "12.9", "2025-01-01", as_of="2025-12-31").lamp is RED
    assert judged(literate, "12.9", "2026-03-31", as_of="2026-03-31").lamp is RED
    assert judged(literate, "13", "2025-01-01", as_of="2025-12-31").lamp is DONE
    early = judged(literate, "13", "2023-12-31", as_of="2026-12-31")  # it may have fallen since
    assert (early.lamp, early.why) == (GREY, Why.AWAITING)


def from_eight_percent() -> Target:
    """8 % at the end of 2020, 13 % by the end of 2025: five points in 60 months."""
    return target("by", measure="%", at_least="13", baseline=Baseline(value=Decimal(8), date=date(2020, 12, 31)))


@pytest.mark.parametrize(
    ("value", "lamp"),
    [("12", GREEN), ("11.99", YELLOW), ("10.5", YELLOW), ("10.49", RED), ("8", RED), ("7", RED), ("13", DONE)],
)
def test_a_level_with_a_baseline_is_paced_from_it(value: str, lamp: Lamp) -> None:
    """After 48 of 60 months 8 + 0.8·5 = 12 are due, and yellow begins at 8 + 0.5·5 = 10.5."""
    assert judged(from_eight_percent(), value, "2024-12-31").lamp is lamp


def test_a_level_with_a_baseline_in_numbers() -> None:
    assessment = judged(from_eight_percent(), "11", "2024-12-31")
    assert assessment.progress == Fraction(3, 5)
    assert assessment.elapsed == Fraction(4, 5)
    assert assessment.required == 12
    assert assessment.gap == -1
    assert assessment.points == -20
    assert assessment.remaining == 2
    assert assessment.needed_per_month == Fraction(1, 6)
    assert judged(from_eight_percent(), "7", "2024-12-31").progress == Fraction(-1, 5)


def test_the_time_of_a_level_with_a_baseline_counts_from_the_day_after_it() -> None:
    later = target("by", measure="%", at_least="13", baseline=Baseline(value=Decimal(8), date=date(2023, 6, 30)))
    assert pacing_span(later, FIVE_YEARS, Period.parse("2024")) == Span(day("2023-07-01"), day("2025-12-31"))
    assert judged(later, "10", "2024-06-30").elapsed == Fraction(12, 30)
    assert judged(later, "10", "2024-06-30").lamp is GREEN
    assert judged(later, "9.99", "2024-06-30").lamp is YELLOW


def test_a_level_with_a_baseline_too_is_missed_by_a_measurement_of_its_year_alone() -> None:
    early = judged(from_eight_percent(), "12", "2024-12-31", as_of="2025-12-31")
    assert (early.lamp, early.why) == (GREY, Why.AWAITING)
    assert judged(from_eight_percent(), "12", "2025-03-31", as_of="2025-12-31").lamp is RED


def test_a_baseline_does_not_shift_what_is_counted() -> None:
    """Only levels have baselines: an `all` target that gives one is paced from nothing, over its own span."""
    counties = target(
        "by", measure="个", all=True, of="10", baseline=Baseline(value=Decimal(5), date=date(2022, 12, 31))
    )
    assert judged(counties, "6", "2023-12-31").progress == Fraction(6, 10)
    assert judged(counties, "6", "2023-12-31").elapsed == Fraction(3, 5)
    assert judged(counties, "6", "2023-12-31").required == 6


def test_a_goal_that_is_the_baseline_is_reached_or_lost() -> None:
    hold = target("by", measure="%", at_least="8", baseline=Baseline(value=Decimal(8), date=date(2020, 12, 31)))
    assert judged(hold, "8", "2024-12-31").lamp is DONE
    fallen = judged(hold, "7.9", "2024-12-31")
    assert fallen.progress == 0
    assert fallen.lamp is RED


@pytest.mark.parametrize(("value", "lamp"), [("18", DONE), ("25", DONE), ("17.9", RED), ("1", RED)])
def test_a_benchmark_that_has_fallen_below_the_baseline_is_reached_or_lost(value: str, lamp: Lamp) -> None:
    """Less must not look like more: (V − B) ÷ (G − B) would rise as the value falls."""
    above = target(
        "by", measure="%", benchmark="全省平均", baseline=Baseline(value=Decimal(20), date=date(2020, 12, 31))
    )
    judged_now = judged(above, value, "2024-12-31", benchmark="18")
    assert judged_now.progress == int(lamp is DONE)
    assert judged_now.lamp is lamp


def test_a_goal_of_nothing_is_met_by_nothing() -> None:
    nothing = judged(target(at_least="0"), "0", "2021-12-31")
    assert nothing.progress == 1
    assert nothing.lamp is DONE


# --- no figure


@pytest.mark.parametrize("span", ["during", "every"])
def test_a_total_that_is_not_there_is_grey_and_never_zero(span: str) -> None:
    no_figure = judged(target(span, at_least="5000"), None, "2024-12-31")
    assert (no_figure.lamp, no_figure.why) == (GREY, Why.NO_FIGURE)
    assert (no_figure.value, no_figure.progress, no_figure.elapsed, no_figure.gap, no_figure.points) == (None,) * 5
    assert (no_figure.remaining, no_figure.needed_per_month) == (None, None)
    assert no_figure.goal == 5000


def test_a_target_of_which_nothing_is_known() -> None:
    def nothing(target: Target, as_of: str) -> tuple[Lamp, Why | None]:
        assessment = judge(target, FIVE_YEARS, Period.parse("2024"), None, day(as_of), Policy())
        assert assessment.value is None
        return assessment.lamp, assessment.why

    assert nothing(target(at_least="5000"), "2024-12-31") == (GREY, Why.NO_FIGURE)
    assert nothing(target(at_least="5000"), "2025-12-31") == (GREY, Why.NO_FIGURE)
    assert nothing(target("by", all=True), "2025-12-31") == (GREY, Why.NO_FIGURE)
    assert nothing(target(benchmark="平均"), "2024-12-31") == (GREY, Why.NO_FIGURE)
    assert nothing(target("by", at_least="13"), "2024-12-31") == (GREY, Why.NOT_DUE)
    assert nothing(target("by", at_least="13"), "2025-12-31") == (GREY, Why.AWAITING)


def test_a_null_with_a_reason_is_awaited() -> None:
    assert judged(target(at_least="5000"), None, "2024-12-31", reason="待统计").why is Why.AWAITING
    assert judged(target("by", at_least="13"), None, "2024-12-31", reason="调查未发布").why is Why.AWAITING


def test_a_figure_in_error_is_grey_whatever_it_says() -> None:
    for value in ("0", "5000", None):
        wrong = judged(target(at_least="5000"), value, "2025-12-31", in_error=True)
        assert (wrong.lamp, wrong.why) == (GREY, Why.IN_ERROR)
        assert (wrong.progress, wrong.elapsed, wrong.points) == (None, None, None)
    assert judged(target(at_most="20"), "30", "2024-12-31", in_error=True).lamp is GREY
    assert judged(target(at_least="5000"), "1", "2024-12-31", in_error=True, stale=True, reason="?").why is Why.IN_ERROR


def test_a_figure_carried_forward_is_grey_unless_it_was_met() -> None:
    for value in ("0", "3000", "4999"):
        stale = judged(target(at_least="5000"), value, "2023-12-31", stale=True, as_of="2024-12-31")
        assert (stale.lamp, stale.why) == (GREY, Why.STALE)
        assert stale.value == Decimal(value)
    assert judged(target(at_least="5000"), "5000", "2023-12-31", stale=True, as_of="2024-12-31").lamp is DONE
    assert judged(target(at_most="20"), "10", "2023-12-31", stale=True, as_of="2024-12-31").why is Why.STALE
    assert judged(target(at_least="5000"), "3000", "2023-12-31", stale=True).elapsed == Fraction(3, 5)
    assert judged(target(at_least="5000"), "0", "2025-12-31", stale=True).lamp is GREY


# --- aspirations, floors, and the plan's own limits


def test_an_aspiration_is_yellow_where_others_are_red() -> None:
    strive = target(at_least="5000", binding=False)
    assert judged(strive, "2499", "2024-12-31").lamp is YELLOW
    assert judged(strive, "2500", "2024-12-31").lamp is YELLOW
    assert judged(strive, "4999", "2025-12-31").lamp is YELLOW
    assert judged(strive, "4000", "2024-12-31").lamp is GREEN
    assert judged(strive, "5000", "2025-12-31").lamp is DONE
    assert judged(strive, None, "2025-12-31").lamp is GREY
    assert judged(target(at_most="5", binding=False), "6", "2024-12-31").lamp is YELLOW


def test_the_arithmetic_of_an_aspiration_is_that_of_any_target() -> None:
    strive, must = (judged(target(at_least="5000", binding=binding), "2000", "2024-12-31") for binding in (False, True))
    for name in ("goal", "progress", "elapsed", "required", "gap", "points", "remaining", "needed_per_month", "over"):
        assert getattr(strive, name) == getattr(must, name)


def test_a_floor_is_judged_as_the_number_it_is() -> None:
    assert Datum(Decimal(3200), day("2024-12-31")).floor is False
    assert judged(target(at_least="5000"), "3200", "2024-12-31", floor=True).lamp is YELLOW


@pytest.mark.parametrize(
    ("ratio", "points", "value", "lamp"),
    [
        ("0.9", "0.3", "3600", YELLOW),
        ("0.9", "0.3", "3599", RED),
        ("0.6", "0.1", "3500", YELLOW),
        ("0.6", "0.1", "3499", RED),
        ("0", "1", "0", YELLOW),
        ("1", "0.3", "3999", RED),
        ("0.6", "0", "3999", RED),
        ("1", "0", "4000", GREEN),
    ],
)
def test_the_yellow_limits_are_the_plans_own_and_the_higher_counts(
    ratio: str, points: str, value: str, lamp: Lamp
) -> None:
    """e = 0.8 of 5000: 4000 are due."""
    policy = Policy(yellow_ratio=Decimal(ratio), yellow_points=Decimal(points))
    assert judged(target(at_least="5000"), value, "2024-12-31", policy=policy).lamp is lamp


# --- deliverables

TEXT_BY_2025 = Deliverable(id="D", text="制度", sentence=2)
GOES_ON = Deliverable(id="D", text="推动", sentence=2, continuing=True)


@pytest.mark.parametrize(
    ("state", "before_half", "at_half", "last_but_one", "at_end"),
    [
        (None, GREY, GREY, GREY, GREY),
        ("not_started", GREEN, YELLOW, YELLOW, RED),
        ("in_progress", GREEN, GREEN, GREEN, RED),
        ("blocked", YELLOW, YELLOW, YELLOW, RED),
        ("done", DONE, DONE, DONE, DONE),
    ],
)
def test_a_deliverable(state: State | None, before_half: Lamp, at_half: Lamp, last_but_one: Lamp, at_end: Lamp) -> None:
    days = ["2023-06-29", "2023-06-30", "2025-12-30", "2025-12-31"]
    lamps = [judge_state(TEXT_BY_2025, state, FIVE_YEARS, day(at)) for at in days]
    assert lamps == [before_half, at_half, last_but_one, at_end]


@pytest.mark.parametrize(
    ("state", "before_half", "at_half", "last_but_one", "at_end"),
    [
        (None, GREY, GREY, GREY, GREY),
        ("not_started", GREEN, YELLOW, YELLOW, RED),
        ("in_progress", GREEN, GREEN, GREEN, DONE),
        ("blocked", YELLOW, YELLOW, YELLOW, RED),
        ("done", DONE, DONE, DONE, DONE),
    ],
)
def test_what_goes_on_is_done_when_its_time_ends(
    state: State | None, before_half: Lamp, at_half: Lamp, last_but_one: Lamp, at_end: Lamp
) -> None:
    days = ["2023-06-29", "2023-06-30", "2025-12-30", "2025-12-31"]
    lamps = [judge_state(GOES_ON, state, FIVE_YEARS, day(at)) for at in days]
    assert lamps == [before_half, at_half, last_but_one, at_end]


def test_half_of_a_year_is_over_at_the_end_of_june() -> None:
    year = year_of(Period.parse("2024"))
    assert not half_over(year, day("2024-06-29"))
    assert half_over(year, day("2024-06-30"))
    assert judge_state(TEXT_BY_2025, "not_started", year, day("2024-05-31")) is GREEN
    assert judge_state(TEXT_BY_2025, "not_started", year, day("2024-06-30")) is YELLOW


def test_half_of_an_odd_number_of_months_is_over_with_the_month_in_the_middle() -> None:
    seven = Span(day("2024-01-01"), day("2024-07-31"))
    assert not half_over(seven, day("2024-03-31"))
    assert half_over(seven, day("2024-04-30"))


# --- the worst of several


def test_the_worst_lamp_counts() -> None:
    assert list(Lamp) == [RED, YELLOW, GREY, GREEN, DONE]
    for worse, better in pairwise(Lamp):
        assert worst([worse, better]) is worst([better, worse]) is worse
    assert worst([DONE, DONE]) is DONE
    assert worst([DONE, GREEN, GREY, YELLOW, RED]) is RED
    assert worst([]) is None


# --- laws

amounts = st.decimals(min_value=0, max_value=10_000, places=2)
goals = st.decimals(min_value="0.01", max_value=10_000, places=2)
factors = st.decimals(min_value="0.01", max_value=1000, places=2).filter(bool)
days = st.dates(date(2021, 1, 1), date(2026, 12, 31))
spans = st.sampled_from(["during", "every", "by"])
rank = {lamp: number for number, lamp in enumerate(Lamp)}


def lamp_of(target: Target, value: Decimal, at: date, as_of: date | None = None, **datum: Any) -> Lamp:
    period = Period.containing(at, "yearly", 1)
    return judge(target, FIVE_YEARS, period, Datum(value, at, **datum), as_of or at, Policy()).lamp


def rising(span: str, goal: Decimal) -> list[Target]:
    """One target of every comparison in which more is better."""
    targets = [target(span, measure="公里", **{name: goal}) for name in ("at_least", "about")]
    targets.append(target(span, measure="公里", between=[goal, 2 * goal]))
    targets.append(target(span, measure="公里", benchmark="平均"))
    if span == "by":
        targets.append(
            target(span, measure="公里", at_least=goal, baseline=Baseline(value=goal / 2, date=date(2020, 12, 31)))
        )
    return targets


@given(spans, goals, amounts, amounts, days)
def test_more_is_never_judged_worse(span: str, goal: Decimal, one: Decimal, other: Decimal, at: date) -> None:
    less, more = sorted((one, other))
    for each in rising(span, goal):
        before, after = (lamp_of(each, value, at, benchmark=goal) for value in (less, more))
        assert rank[before] <= rank[after], each
    limit = target(span, measure="公里", at_most=goal)
    assert rank[lamp_of(limit, more, at)] <= rank[lamp_of(limit, less, at)]


@given(spans, st.integers(1, 1000), st.integers(0, 1000), st.integers(0, 1000), days)
def test_more_of_all_is_never_judged_worse(span: str, of: int, one: int, other: int, at: date) -> None:
    less, more = sorted((min(one, of), min(other, of)))
    everyone = target(span, all=True)
    before, after = (lamp_of(everyone, Decimal(value), at, of=Decimal(of)) for value in (less, more))
    assert rank[before] <= rank[after]


@given(spans, goals, amounts, days, factors)
def test_another_unit_of_measure_changes_no_lamp(
    span: str, goal: Decimal, value: Decimal, at: date, factor: Decimal
) -> None:
    for small, large in zip(rising(span, goal), rising(span, goal * factor), strict=True):
        one, other = (
            lamp_of(small, value, at, benchmark=goal),
            lamp_of(large, value * factor, at, benchmark=goal * factor),
        )
        assert one is other
    assert lamp_of(target(span, at_most=goal), value, at) is lamp_of(
        target(span, at_most=goal * factor), value * factor, at
    )


@given(st.integers(1, 500), st.integers(0, 2000), st.integers(1, 60))
def test_the_lamp_depends_on_value_goal_and_time_alone(goal: int, value: int, closed: int) -> None:
    """The table of lamps once more, in whole numbers: V ÷ G against closed ÷ 60, without a fraction."""
    year, month = 2021 + (closed - 1) // 12, (closed - 1) % 12 + 1
    at = date(year, month, monthrange(year, month)[1])
    if value >= goal:
        expected = DONE
    elif closed == 60:
        expected = RED
    elif 60 * value >= goal * closed:
        expected = GREEN
    elif 600 * value >= 6 * goal * closed and 60 * value >= goal * (closed - 18):
        expected = YELLOW
    else:
        expected = RED
    assert lamp_of(target(at_least=str(goal)), Decimal(value), at) is expected


@given(goals, amounts, days, days)
def test_time_alone_never_improves_a_running_target(goal: Decimal, value: Decimal, one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    total = target(measure="公里", at_least=goal)
    assert rank[lamp_of(total, value, later)] <= rank[lamp_of(total, value, earlier)]
    assert rank[lamp_of(total, value, earlier, as_of=later)] <= rank[lamp_of(total, value, earlier)]


@given(st.dates(date(2021, 1, 31), date(2025, 12, 30)))
def test_there_is_always_a_yellow_between_green_and_red(at: date) -> None:
    """Whatever the day, some value is behind but not far behind, and lamps only follow each other in their order."""
    total = target(measure="公里", at_least="6000")
    lamps = [lamp_of(total, Decimal(value), at) for value in range(0, 6001, 10)]
    assert list(dict.fromkeys(lamps)) == [RED, YELLOW, GREEN, DONE]


@given(
    st.decimals(min_value=0, max_value=10**15, places=12),
    st.decimals(min_value="0.000001", max_value=10**12, places=6),
    days,
)
def test_numbers_stay_exact(value: Decimal, goal: Decimal, at: date) -> None:
    assessment = judge(
        target(measure="公里", at_least=goal),
        FIVE_YEARS,
        Period.containing(at, "yearly", 1),
        Datum(value, at),
        at,
        Policy(),
    )
    assert assessment.progress == Fraction(str(value)) / Fraction(str(goal))
    assert assessment.elapsed is not None
    assert assessment.gap == Fraction(str(value)) - assessment.elapsed * Fraction(str(goal))


@given(spans, goals, amounts, days)
def test_what_is_met_is_what_has_nothing_remaining(span: str, goal: Decimal, value: Decimal, at: date) -> None:
    for each in rising(span, goal):
        assessment = judge(
            each, FIVE_YEARS, Period.containing(at, "yearly", 1), Datum(value, at, benchmark=goal), at, Policy()
        )
        assert (assessment.lamp is DONE) == (assessment.remaining == 0)
