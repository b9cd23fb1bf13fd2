"""What is known at a date: one report alone, and a series of them.

The plan is tests/plans/judging.yaml: 市教育局 leads everything, the window runs from 2021 to 2025, and reports are
yearly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import plan_named

from plan_cli.judging.digest import Digest, digest_of
from plan_cli.judging.ledger import Delivery, Ledger
from plan_cli.judging.pace import Assessment, Lamp, Why
from plan_cli.judging.submission import Submission
from plan_cli.model import report as reports
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan
from plan_cli.reading import source

RED, YELLOW, GREY, GREEN, DONE = Lamp

TOTAL, EACH_YEAR, EVERYONE, STRIVE = "A.1.T1", "A.1.T2", "A.1.T3", "A.1.T4"
LEVEL, PACED_LEVEL, ABOVE_AVERAGE = "A.2.T1", "A.2.T2", "A.2.T3"
WHOLE, PART, OTHER_PART = "A.3.T1", "A.3.T2", "A.3.T3"
TEXT, GOES_ON, YEARLY_TEXT, OF_COUNTIES = "A.4.D1", "A.4.D2", "A.4.D3", "A.4.D4"


def plan() -> Plan:
    return plan_named("judging.yaml")


def day(text: str) -> date:
    return date.fromisoformat(text)


def report(
    period: str,
    figures: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    *,
    unit: str = "市教育局",
    through: str | None = None,
    submitted: str | None = None,
    name: str | None = None,
) -> Digest:
    """A report with figures, each as YAML after its target (`value: 100`), and with states of deliverables. It was
    submitted so long after its period that its data may run to any day.
    """
    day_of = submitted or f"{int(period[:4]) + 5}-01-01"
    lines = ["plan: judging@1", f"unit: {unit}", f'period: "{period}"', f"submitted: {day_of}", "entries:"]
    if through:
        lines.append(f"data_through: {through}")
        lines.insert(-1, lines.pop())
    entries: dict[str, list[str]] = {}
    for id, figure in (figures or {}).items():
        measure = "" if "measure:" in figure or "null" in figure else f", measure: '{plan().targets[id].measure}'"
        entries.setdefault(id[:3], []).append(f"      - {{target: {id}, {figure}{measure}}}")
    for task, items in entries.items():
        lines += [f"  - task: {task}", "    status: in_progress", "    figures:", *items]
    if states:
        written = ", ".join(f"{id}: {state}" for id, state in states.items())
        lines += ["  - task: A.4", "    status: in_progress", f"    deliverables: {{{written}}}"]
    text = "\n".join(lines) + ("" if figures or states else " []")
    loaded = reports.load(source.read(text.encode(), name or f"{unit}/{period}.yaml"))
    assert loaded is not None, text
    return digest_of(Submission(plan(), loaded))


def ledger(*digests: Digest, as_of: str | None = None, period: str | None = None) -> Ledger:
    return Ledger(plan(), digests, day(as_of) if as_of else None, Period.parse(period) if period else None)


def stands(book: Ledger, target: str, period: str) -> Assessment:
    return book.target(plan().targets[target], Period.parse(period))


def delivered(book: Ledger, deliverable: str, period: str) -> Delivery:
    return book.delivery(plan().deliverables[deliverable], Period.parse(period))


# --- one report


def test_one_report_is_a_ledger_of_one() -> None:
    book = ledger(report("2024", {TOTAL: "value: 800"}))
    assert (book.period, book.as_of) == (Period.parse("2024"), day("2024-12-31"))
    assert stands(book, TOTAL, "2024").lamp is GREEN
    assert stands(book, TOTAL, "2024").value == 800


def test_figures_are_judged_at_the_day_up_to_which_the_data_run() -> None:
    book = ledger(report("2024", {TOTAL: "value: 750"}, through="2024-09-30"))  # 45 of 60 months
    assert book.as_of == day("2024-09-30")
    assert stands(book, TOTAL, "2024").elapsed == Decimal("0.75")
    assert stands(book, TOTAL, "2024").lamp is GREEN


def test_a_report_is_judged_as_of_the_day_that_is_given() -> None:
    """But whether a time is over is said by the report's own data: what came after them nobody knows."""
    book = ledger(report("2025", {TOTAL: "value: 990"}, through="2025-11-30"), as_of="2025-12-31")
    assert book.as_of == day("2025-12-31")
    assert not stands(book, TOTAL, "2025").over
    assert stands(book, TOTAL, "2025").lamp is GREEN
    book = ledger(report("2025", {TOTAL: "value: 990"}, through="2025-12-31"), as_of="2025-12-31")
    assert (stands(book, TOTAL, "2025").over, stands(book, TOTAL, "2025").lamp) == (True, RED)


def test_one_report_alone_carries_nothing_forward() -> None:
    book = ledger(report("2024", {TOTAL: "value: null, reason: 待统计"}))
    assessment = stands(book, TOTAL, "2024")
    assert (assessment.lamp, assessment.why, assessment.value) == (GREY, Why.AWAITING, None)
    assert stands(book, EACH_YEAR, "2024").datum is None
    assert stands(book, EACH_YEAR, "2024").why is Why.NO_FIGURE


def test_without_any_report_nothing_is_known() -> None:
    book = ledger()
    assert (book.period, book.as_of, book.left_out) == (None, None, frozenset())
    assert book.history("市教育局") == []
    assert stands(book, TOTAL, "2024").why is Why.NO_FIGURE
    assert book.date_of(Period.parse("2024")) == day("2024-12-31")
    assert stands(book, TOTAL, "2025").over


def test_a_report_without_unit_or_period_is_not_in_the_ledger() -> None:
    nobody = report("2024", {TOTAL: "value: 900"}, unit="市教育厅")
    collective = report("2024", {TOTAL: "value: 900"}, unit="各县政府")
    never = report("2024-Q9", {TOTAL: "value: 900"}, through="2024-09-30")
    book = ledger(nobody, collective, never)
    assert (book.period, book.as_of) == (None, None)
    assert stands(book, TOTAL, "2024").datum is None


def test_a_unit_is_known_by_its_alias_too() -> None:
    assert stands(ledger(report("2024", {TOTAL: "value: 900"}, unit="汉中市教育局")), TOTAL, "2024").value == 900


def test_only_the_leads_figures_are_judged() -> None:
    book = ledger(report("2024", {TOTAL: "value: 1000"}, unit="市科协"))
    assert stands(book, TOTAL, "2024").datum is None
    book = ledger(report("2024", {TOTAL: "value: 100"}), report("2024", {TOTAL: "value: 1000"}, unit="市科协"))
    assert stands(book, TOTAL, "2024").value == 100


@pytest.mark.parametrize(
    ("target", "figure"),
    [
        (TOTAL, "value: 900, measure: 人次"),
        (TOTAL, "value: 三千"),
        (TOTAL, "value: -5"),
        (TOTAL, "value: 12.5"),
        (TOTAL, "value: 3200余"),
        (EVERYONE, "value: 700, of: 600"),
        (EVERYONE, "value: 600"),
        (LEVEL, "value: 130"),
        (ABOVE_AVERAGE, "value: 13"),
    ],
)
def test_a_figure_in_error_is_grey(target: str, figure: str) -> None:
    assessment = stands(ledger(report("2024", {target: figure})), target, "2024")
    assert (assessment.lamp, assessment.why) == (GREY, Why.IN_ERROR)


def test_a_benchmark_comes_with_the_figure() -> None:
    book = ledger(report("2025", {ABOVE_AVERAGE: "value: 13, benchmark: 12.5"}))
    assert stands(book, ABOVE_AVERAGE, "2025").lamp is DONE
    assert stands(book, ABOVE_AVERAGE, "2025").goal == Decimal("12.5")
    book = ledger(report("2025", {ABOVE_AVERAGE: "value: 13, benchmark: 13.5"}))
    assert stands(book, ABOVE_AVERAGE, "2025").lamp is YELLOW


def test_a_floor_is_kept_as_one() -> None:
    datum = stands(ledger(report("2024", {TOTAL: "value: 800, bound: at_least"})), TOTAL, "2024").datum
    assert datum is not None
    assert datum.floor is True
    assert datum.value == 800
    datum = stands(ledger(report("2024", {EVERYONE: "value: 480, of: 600"})), EVERYONE, "2024").datum
    assert datum is not None
    assert datum.floor is False
    assert datum.of == 600


def test_the_origin_of_a_figure_is_its_report() -> None:
    first, second = report("2023", {TOTAL: "value: 600"}), report("2024", {EACH_YEAR: "value: 100"})
    book = ledger(second, first)
    origin = book.origin(plan().targets[TOTAL], Period.parse("2024"))
    assert origin is not None
    assert origin.digest is first
    assert book.origin(plan().targets[LEVEL], Period.parse("2024")) is None


# --- totals over several reports


def test_the_figure_of_the_period_counts_whatever_came_before() -> None:
    series = [
        report("2022", {TOTAL: "value: 400"}),
        report("2023", {TOTAL: "value: 600"}),
        report("2024", {TOTAL: "value: 790"}),
    ]
    book = ledger(*reversed(series))
    assert [stands(book, TOTAL, year).value for year in ("2022", "2023", "2024")] == [400, 600, 790]
    assert [stands(book, TOTAL, year).lamp for year in ("2022", "2023", "2024")] == [GREEN, GREEN, YELLOW]


def test_a_missing_total_is_carried_forward_with_its_date_and_is_stale() -> None:
    book = ledger(report("2022", {TOTAL: "value: 400"}), report("2023"), report("2024"))
    for year in ("2023", "2024"):
        assessment = stands(book, TOTAL, year)
        assert (assessment.lamp, assessment.why) == (GREY, Why.STALE)
        assert assessment.value == 400
        assert assessment.datum is not None
        assert assessment.datum.at == day("2022-12-31")
        assert assessment.elapsed == Decimal("0.4")
    assert stands(book, TOTAL, "2022").lamp is GREEN


def test_a_null_is_carried_over_too_and_keeps_its_reason() -> None:
    book = ledger(report("2022", {TOTAL: "value: 400"}), report("2023", {TOTAL: "value: null, reason: 待统计"}))
    assessment = stands(book, TOTAL, "2023")
    assert (assessment.lamp, assessment.why) == (GREY, Why.STALE)
    assert assessment.value == 400
    assert assessment.datum is not None
    assert assessment.datum.reason == "待统计"
    origin = book.origin(plan().targets[TOTAL], Period.parse("2023"))
    assert origin is not None
    assert origin.period.name == "2023"


def test_the_latest_of_several_earlier_figures_is_carried_forward() -> None:
    book = ledger(report("2021", {TOTAL: "value: 200"}), report("2022", {TOTAL: "value: 400"}), report("2023"))
    assert stands(book, TOTAL, "2023").value == 400
    origin = book.origin(plan().targets[TOTAL], Period.parse("2023"))
    assert origin is not None
    assert origin.period.name == "2022"
    book = ledger(
        report("2021", {TOTAL: "value: 200"}), report("2022", {TOTAL: "value: null, reason: 待统计"}), report("2023")
    )
    assert stands(book, TOTAL, "2023").value == 200


def test_a_figure_in_error_is_not_carried_forward_nor_covered_by_an_earlier_one() -> None:
    wrong = report("2023", {TOTAL: "value: 700, measure: 人次"})
    book = ledger(report("2022", {TOTAL: "value: 400"}), wrong, report("2024"))
    assert stands(book, TOTAL, "2023").why is Why.IN_ERROR
    assert stands(book, TOTAL, "2024").why is Why.STALE
    assert stands(book, TOTAL, "2024").value == 400


def test_a_total_that_was_met_stays_done() -> None:
    book = ledger(report("2022", {TOTAL: "value: 1000"}), report("2023"))
    assert stands(book, TOTAL, "2022").lamp is DONE
    assert stands(book, TOTAL, "2023").lamp is DONE


def test_a_correction_lowers_a_total() -> None:
    book = ledger(report("2023", {TOTAL: "value: 700"}), report("2024", {TOTAL: "value: 650, correction: 重复计算"}))
    assert stands(book, TOTAL, "2024").value == 650
    assert stands(book, TOTAL, "2023").value == 700


def test_of_two_reports_for_one_period_the_one_submitted_later_counts() -> None:
    first = report("2024", {TOTAL: "value: 800"}, submitted="2025-01-10", name="z.yaml")
    second = report("2024", {TOTAL: "value: 700"}, submitted="2025-01-20", name="a.yaml")
    assert stands(ledger(first, second), TOTAL, "2024").value == 700
    assert stands(ledger(second, first), TOTAL, "2024").value == 700


def test_a_null_that_is_submitted_later_for_the_same_period_makes_the_figure_stale() -> None:
    first = report("2024", {TOTAL: "value: 800"}, submitted="2025-01-10")
    second = report("2024", {TOTAL: "value: null, reason: 重新核实"}, submitted="2025-01-20")
    assert stands(ledger(first, second), TOTAL, "2024").why is Why.STALE
    assert stands(ledger(first, second), TOTAL, "2024").value == 800


def test_of_two_submitted_on_one_day_the_one_named_later_counts() -> None:
    one = report("2024", {TOTAL: "value: 800"}, name="b.yaml")
    other = report("2024", {TOTAL: "value: 700"}, name="a.yaml")
    assert stands(ledger(one, other), TOTAL, "2024").value == stands(ledger(other, one), TOTAL, "2024").value == 800


def test_a_finer_period_does_not_stand_in_for_the_cycles() -> None:
    fourth_quarter = report("2024-Q4", {TOTAL: "value: 900"})
    book = ledger(fourth_quarter, report("2024"))
    assert stands(book, TOTAL, "2024").why is Why.STALE
    assert stands(book, TOTAL, "2024").value == 900
    assert stands(book, TOTAL, "2024-Q4").lamp is GREEN
    assert book.period == Period.parse("2024")


def test_the_cycles_report_counts_before_those_of_finer_periods_in_it() -> None:
    book = ledger(
        report("2024", {TOTAL: "value: 800"}),
        report("2024-Q4", {TOTAL: "value: 900"}),
        report("2024-12", {TOTAL: "value: 950"}),
    )
    assert stands(book, TOTAL, "2024").value == 800
    assert stands(book, TOTAL, "2024-Q4").value == 900
    assert stands(book, TOTAL, "2024-12").value == 950


# --- every year


def test_a_yearly_figure_is_carried_forward_only_within_its_year() -> None:
    book = ledger(report("2023", {EACH_YEAR: "value: 100"}), report("2024"))
    assert stands(book, EACH_YEAR, "2023").lamp is DONE
    assert stands(book, EACH_YEAR, "2024").datum is None
    assert stands(book, EACH_YEAR, "2024").why is Why.NO_FIGURE
    book = ledger(report("2024-H1", {EACH_YEAR: "value: 60"}), report("2024"))
    assert stands(book, EACH_YEAR, "2024").why is Why.STALE
    assert stands(book, EACH_YEAR, "2024").value == 60


def test_no_surplus_of_a_year_is_carried_over() -> None:
    book = ledger(report("2023", {EACH_YEAR: "value: 250"}), report("2024", {EACH_YEAR: "value: 50"}))
    assert stands(book, EACH_YEAR, "2024").lamp is RED
    assert stands(book, EACH_YEAR, "2024").value == 50


def test_a_null_of_this_year_does_not_show_the_last_years_figure() -> None:
    book = ledger(report("2023", {EACH_YEAR: "value: 100"}), report("2024", {EACH_YEAR: "value: null, reason: 待统计"}))
    assert stands(book, EACH_YEAR, "2024").value is None
    assert stands(book, EACH_YEAR, "2024").why is Why.AWAITING


# --- levels


def test_a_level_stands_with_its_date_until_there_is_a_newer_one() -> None:
    book = ledger(report("2022", {PACED_LEVEL: "value: 10, measured: 2022-06-30"}), report("2023"), report("2024"))
    assessment = stands(book, PACED_LEVEL, "2024")
    assert assessment.datum is not None
    assert (assessment.datum.at, assessment.datum.stale) == (day("2022-06-30"), False)
    assert assessment.value == 10
    assert assessment.elapsed == Decimal("0.3")  # 18 of 60 months, at the day of the measurement
    assert assessment.lamp is GREEN
    origin = book.origin(plan().targets[PACED_LEVEL], Period.parse("2024"))
    assert origin is not None
    assert origin.period.name == "2022"


def test_a_level_without_a_day_of_its_own_is_of_the_day_of_the_data() -> None:
    datum = stands(ledger(report("2023", {LEVEL: "value: 10"}, through="2023-10-31")), LEVEL, "2023").datum
    assert datum is not None
    assert datum.at == day("2023-10-31")


def test_a_total_is_of_the_day_of_the_data_whatever_day_it_was_measured() -> None:
    datum = stands(ledger(report("2023", {TOTAL: "value: 600, measured: 2022-06-30"})), TOTAL, "2023").datum
    assert datum is not None
    assert datum.at == day("2023-12-31")


def test_the_level_measured_last_counts_whichever_report_gives_it() -> None:
    book = ledger(
        report("2023", {LEVEL: "value: 11, measured: 2023-10-01"}),
        report("2024", {LEVEL: "value: 10, measured: 2022-10-01"}),
    )
    assert stands(book, LEVEL, "2024").value == 11


def test_a_level_that_is_reported_anew_for_the_same_day_is_corrected() -> None:
    book = ledger(
        report("2023", {LEVEL: "value: 11, measured: 2023-10-01"}),
        report("2024", {LEVEL: "value: 10.5, measured: 2023-10-01, correction: 复核"}),
    )
    assert stands(book, LEVEL, "2024").value == Decimal("10.5")
    assert stands(book, LEVEL, "2023").value == 11


def test_a_level_may_fall() -> None:
    book = ledger(report("2023", {LEVEL: "value: 13"}), report("2024", {LEVEL: "value: 12"}))
    assert stands(book, LEVEL, "2023").lamp is DONE
    assert stands(book, LEVEL, "2024").lamp is GREY
    assert stands(book, LEVEL, "2024").why is Why.NOT_DUE


def test_a_level_that_is_awaited_still_stands() -> None:
    book = ledger(
        report("2023", {PACED_LEVEL: "value: 11"}), report("2024", {PACED_LEVEL: "value: null, reason: 调查未发布"})
    )
    assessment = stands(book, PACED_LEVEL, "2024")
    assert assessment.datum is not None
    assert (assessment.lamp, assessment.datum.reason) == (GREEN, "调查未发布")
    assert assessment.value == 11
    origin = book.origin(plan().targets[PACED_LEVEL], Period.parse("2024"))
    assert origin is not None
    assert origin.period.name == "2023"
    given = book.given(plan().targets[PACED_LEVEL], Period.parse("2024"))
    assert given is not None
    assert (given.period.name, given.figure.value) == ("2024", None)


def test_a_level_of_an_earlier_year_does_not_decide_at_the_date() -> None:
    book = ledger(report("2024", {LEVEL: "value: 12"}), report("2025"))
    assert (stands(book, LEVEL, "2024").why, stands(book, LEVEL, "2025").why) == (Why.NOT_DUE, Why.AWAITING)
    book = ledger(report("2024", {LEVEL: "value: 12"}), report("2025", {LEVEL: "value: 12.5"}))
    assert stands(book, LEVEL, "2025").lamp is RED


def test_a_level_in_error_is_grey_although_an_earlier_one_stands() -> None:
    book = ledger(report("2023", {LEVEL: "value: 13"}), report("2024", {LEVEL: "value: 130"}), report("2025"))
    assert stands(book, LEVEL, "2024").why is Why.IN_ERROR
    assert stands(book, LEVEL, "2025").value == 13


# --- after the window


def test_after_its_window_a_targets_last_lamp_stands() -> None:
    book = ledger(report("2025", {TOTAL: "value: 1000", EACH_YEAR: "value: 99"}), report("2026"), report("2027"))
    for year in ("2025", "2026", "2027"):
        assert stands(book, TOTAL, year).lamp is DONE
        assert stands(book, EACH_YEAR, year).lamp is RED
        assert stands(book, EACH_YEAR, year).span == Span(day("2025-01-01"), day("2025-12-31"))


def test_a_figure_that_comes_late_is_still_taken() -> None:
    book = ledger(report("2025", {TOTAL: "value: 900"}), report("2026", {TOTAL: "value: 1000"}), report("2027"))
    assert [stands(book, TOTAL, year).lamp for year in ("2025", "2026", "2027")] == [RED, DONE, DONE]
    book = ledger(report("2024", {LEVEL: "value: 12"}), report("2026", {LEVEL: "value: 13.1, measured: 2026-02-01"}))
    assert [stands(book, LEVEL, year).lamp for year in ("2025", "2026")] == [GREY, DONE]


def test_a_null_that_comes_late_does_not_take_back_what_was_reported() -> None:
    book = ledger(report("2025", {TOTAL: "value: 1000"}), report("2026", {TOTAL: "value: null, reason: 已结束"}))
    assert stands(book, TOTAL, "2026").lamp is DONE


def test_what_was_stale_when_the_window_closed_stays_stale() -> None:
    book = ledger(report("2024", {TOTAL: "value: 999"}), report("2025"), report("2026"))
    assert [stands(book, TOTAL, year).why for year in ("2024", "2025", "2026")] == [None, Why.STALE, Why.STALE]


def test_before_its_window_a_target_has_no_lamp_but_grey() -> None:
    later = stands(ledger(report("2024")), "B.1.T1", "2024")
    assert (later.lamp, later.why, later.over) == (GREY, Why.NO_FIGURE, False)


# --- which date


def test_a_ledgers_date_is_the_latest_of_its_reports_data() -> None:
    book = ledger(
        report("2024", {TOTAL: "value: 800"}, through="2024-09-30"),
        report("2024", unit="市科协", through="2024-11-30"),
        report("2023", {TOTAL: "value: 600"}),
    )
    assert (book.period, book.as_of) == (Period.parse("2024"), day("2024-11-30"))
    assert book.left_out == set()


@pytest.mark.parametrize("through", ["2030-12-31", "2023-12-31", "2024-13-45", "soon"])
def test_a_wrong_date_in_one_report_does_not_move_everybodys_date(through: str) -> None:
    book = ledger(report("2024", {TOTAL: "value: 800"}, through=through), report("2024", unit="市科协"))
    assert (book.as_of, book.left_out) == (day("2024-12-31"), frozenset())
    assert stands(book, TOTAL, "2024").elapsed == Decimal("0.8")


def test_data_may_run_to_the_day_of_submission_and_not_beyond() -> None:
    on_the_day = report("2024", unit="市科协", through="2024-11-30", submitted="2024-11-30")
    other = report("2024")
    assert ledger(report("2023"), on_the_day, period="2024").as_of == day("2024-11-30")
    before = report("2024", unit="市科协", through="2024-11-30", submitted="2024-11-29")
    assert ledger(report("2023"), before, period="2024").as_of == day("2023-12-31")
    assert ledger(other, before).as_of == day("2024-12-31")


def test_the_periods_that_are_reported_are_listed_up_to_the_checked_one() -> None:
    series = [report("2022"), report("2023-H1", unit="东县"), report("2024"), report("2022", unit="市科协")]
    assert [period.name for period in ledger(*series).periods()] == ["2022", "2023-H1", "2024"]
    assert [period.name for period in ledger(*series, period="2023").periods()] == ["2022", "2023-H1", "2023"]
    assert [period.name for period in ledger(*series, period="2023", as_of="2024-12-31").periods()] == [
        "2022",
        "2023-H1",
        "2023",
    ]
    assert ledger().periods() == []


def test_the_checked_period_is_judged_as_of_a_later_day_where_one_is_given() -> None:
    """For what no report of the period says."""
    book = ledger(report("2023", {TOTAL: "value: 600"}), report("2024", {TOTAL: "value: 800"}), as_of="2026-01-31")
    assert [book.date_of(Period.parse(year)) for year in ("2023", "2024")] == [day("2023-12-31"), day("2026-01-31")]
    assert [stands(book, TOTAL, year).lamp for year in ("2023", "2024")] == [GREEN, GREEN]
    assert [stands(book, TOTAL, year).over for year in ("2023", "2024")] == [False, False]
    silent = ledger(report("2023", {TOTAL: "value: 600"}), report("2024", unit="市科协"), as_of="2026-01-31")
    assert stands(silent, TOTAL, "2024").over


def test_an_earlier_period_is_judged_at_its_own_end() -> None:
    book = ledger(
        report("2023", {EACH_YEAR: "value: 90"}), report("2024", {EACH_YEAR: "value: 60"}, through="2024-06-30")
    )
    assert book.date_of(Period.parse("2023")) == day("2023-12-31")
    assert book.date_of(Period.parse("2024")) == day("2024-06-30")
    assert stands(book, EACH_YEAR, "2023").lamp is RED
    assert stands(book, EACH_YEAR, "2024").lamp is GREEN


def test_reports_whose_data_run_past_the_date_are_left_out() -> None:
    early, late = report("2023", {TOTAL: "value: 600"}), report("2024", {TOTAL: "value: 1000"})
    book = ledger(early, late, as_of="2024-11-30")
    assert book.left_out == {late.file}
    assert book.history("市教育局") == [early]
    assert book.period == Period.parse("2023")
    assert stands(book, TOTAL, "2023").value == 600
    whole = ledger(early, late, as_of="2024-12-31")
    assert (whole.period, whole.left_out) == (Period.parse("2024"), frozenset())


def test_the_period_that_is_checked_may_be_an_earlier_one() -> None:
    early, late = report("2023", {TOTAL: "value: 600"}), report("2024", {TOTAL: "value: 1000"})
    book = ledger(early, late, period="2023")
    assert (book.period, book.as_of, book.left_out) == (Period.parse("2023"), day("2023-12-31"), frozenset({late.file}))
    assert stands(book, TOTAL, "2023").lamp is GREEN


def test_the_date_of_an_earlier_period_does_not_come_from_a_report_that_reaches_beyond_it() -> None:
    half, whole = report("2024-H1", {TOTAL: "value: 700"}), report("2024", {TOTAL: "value: 800"})
    book = ledger(half, whole, period="2024-H1")
    assert (book.as_of, book.left_out) == (day("2024-06-30"), frozenset({whole.file}))


def test_a_history_is_in_the_order_of_periods() -> None:
    names = ["2022", "2023-Q4", "2023", "2024-H1", "2024"]
    book = ledger(*(report(name) for name in reversed(names)))
    assert [s.period.name for s in book.history("市教育局") if s.period] == names
    assert [s.period.name for s in book.history("市教育局", Period.parse("2023")) if s.period] == names[:3]
    assert book.history("市科协") == []


# --- deliverables


def test_a_state_holds_for_the_period_that_it_is_reported_for_and_is_shown_with_its_date_afterwards() -> None:
    book = ledger(report("2022", states={TEXT: "in_progress"}), report("2023"), report("2024", states={TEXT: "done"}))
    lamps = [delivered(book, TEXT, year).lamp for year in ("2022", "2023", "2024")]
    assert lamps == [GREEN, GREY, DONE]
    assert delivered(book, TEXT, "2023").states == {"市教育局": "in_progress"}
    assert delivered(book, TEXT, "2023").carried == {"市教育局": day("2022-12-31")}
    assert (delivered(book, TEXT, "2022").carried, delivered(book, TEXT, "2024").carried) == ({}, {})


def test_a_state_of_a_finer_period_does_not_stand_in_for_the_cycles() -> None:
    book = ledger(report("2024-Q4", states={TEXT: "in_progress"}), report("2024"))
    assert delivered(book, TEXT, "2024").lamp is GREY
    assert delivered(book, TEXT, "2024-Q4").lamp is GREEN
    assert delivered(ledger(report("2024-Q4", states={TEXT: "done"}), report("2024")), TEXT, "2024").lamp is DONE


def test_what_is_due_every_year_is_judged_in_its_year() -> None:
    book = ledger(report("2023", states={YEARLY_TEXT: "in_progress", TEXT: "in_progress"}))
    assert delivered(book, YEARLY_TEXT, "2023").span == Span(day("2023-01-01"), day("2023-12-31"))
    assert delivered(book, YEARLY_TEXT, "2023").lamp is RED
    assert delivered(book, TEXT, "2023").span == Span(day("2021-01-01"), day("2025-12-31"))
    assert delivered(book, TEXT, "2023").lamp is GREEN


def test_what_several_owe_is_done_when_all_have_done_it() -> None:
    east, west = (
        report("2024", states={OF_COUNTIES: "done"}, unit="东县"),
        report("2024", states={OF_COUNTIES: "done"}, unit="西县"),
    )
    both = delivered(ledger(east, west), OF_COUNTIES, "2024")
    assert (both.lamp, both.done, both.states) == (DONE, 2, {"东县": "done", "西县": "done"})
    one = delivered(ledger(east), OF_COUNTIES, "2024")
    assert (one.lamp, one.done, one.states) == (GREY, 1, {"东县": "done", "西县": None})
    slow = delivered(
        ledger(east, report("2024", states={OF_COUNTIES: "not_started"}, unit="西县")), OF_COUNTIES, "2024"
    )
    assert (slow.lamp, slow.done) == (YELLOW, 1)


def test_a_state_counts_only_from_those_that_owe_it() -> None:
    lead = report("2024", states={OF_COUNTIES: "done"})
    assert delivered(ledger(lead), OF_COUNTIES, "2024").states == {"东县": None, "西县": None}
    county = report("2024", states={TEXT: "done"}, unit="东县")
    assert delivered(ledger(county), TEXT, "2024").lamp is GREY


def test_a_delivery_can_be_judged_for_one_of_its_owners() -> None:
    book = ledger(report("2024", states={OF_COUNTIES: "done"}, unit="东县"))
    east = book.delivery(plan().deliverables[OF_COUNTIES], Period.parse("2024"), ["东县"])
    assert (east.lamp, east.done, list(east.states)) == (DONE, 1, ["东县"])


def test_after_its_window_a_deliverables_last_lamp_stands_and_a_late_state_is_taken() -> None:
    book = ledger(
        report("2025", states={TEXT: "in_progress", GOES_ON: "in_progress"}),
        report("2026"),
        report("2027", states={TEXT: "done"}),
    )
    assert [delivered(book, TEXT, year).lamp for year in ("2025", "2026", "2027")] == [RED, RED, DONE]
    assert [delivered(book, GOES_ON, year).lamp for year in ("2025", "2026", "2027")] == [DONE, DONE, DONE]


def test_a_claim_is_the_latest_that_the_lamp_rests_on() -> None:
    first, second = report("2025", states={TEXT: "in_progress"}), report("2026", states={TEXT: "blocked"})
    book = ledger(first, second)
    found = book.claim(plan().deliverables[TEXT], "市教育局", Period.parse("2026"))
    assert found is not None
    assert (found.digest, found.facts.state) == (second, "blocked")
    found = book.claim(plan().deliverables[TEXT], "市教育局", Period.parse("2025"))
    assert found is not None
    assert (found.digest, found.facts.state) == (first, "in_progress")
    assert book.claim(plan().deliverables[GOES_ON], "市教育局", Period.parse("2026")) is None


# --- tasks


def test_a_tasks_lamp_is_the_worst_of_what_binds() -> None:
    task, period = plan().tasks["A.1"], Period.parse("2024")
    good = {TOTAL: "value: 1000", EACH_YEAR: "value: 100", EVERYONE: "value: 600, of: 600"}
    assert ledger(report("2024", {**good, STRIVE: "value: 0"})).task_lamp(task, period) is DONE
    assert ledger(report("2024", {**good, TOTAL: "value: 800"})).task_lamp(task, period) is GREEN
    assert ledger(report("2024", {**good, TOTAL: "value: null, reason: 待统计"})).task_lamp(task, period) is GREY
    assert ledger(report("2024", {**good, TOTAL: "value: 700"})).task_lamp(task, period) is YELLOW
    assert ledger(report("2024", {**good, EACH_YEAR: "value: 99"})).task_lamp(task, period) is RED


def test_a_tasks_lamp_takes_its_deliverables_in() -> None:
    task, period = plan().tasks["A.4"], Period.parse("2024")
    counties = [report("2024", states={OF_COUNTIES: "done"}, unit=unit) for unit in ("东县", "西县")]
    done = {TEXT: "done", GOES_ON: "done", YEARLY_TEXT: "done"}
    assert ledger(report("2024", states=done), *counties).task_lamp(task, period) is DONE
    assert ledger(report("2024", states={**done, GOES_ON: "in_progress"}), *counties).task_lamp(task, period) is GREEN
    assert ledger(report("2024", states={**done, YEARLY_TEXT: "in_progress"}), *counties).task_lamp(task, period) is RED
    assert ledger(report("2024", states=done), counties[0]).task_lamp(task, period) is GREY


# --- laws


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_the_lamp_of_a_part_does_not_depend_on_the_others(value: int, one: int, other: int) -> None:
    def lamp(beside: int) -> Lamp:
        book = ledger(
            report("2023", {PART: f"value: {value}", OTHER_PART: f"value: {beside}", WHOLE: f"value: {value + beside}"})
        )
        return stands(book, PART, "2023").lamp

    assert lamp(one) is lamp(other)


@given(st.permutations(range(5)))
def test_the_order_of_reports_makes_no_difference(order: list[int]) -> None:
    series = [
        report("2022", {TOTAL: "value: 400", LEVEL: "value: 9"}),
        report("2023", {TOTAL: "value: 500, measure: 人次"}),
        report("2024", {TOTAL: "value: 700"}, submitted="2025-01-02"),
        report("2024", {TOTAL: "value: 750"}, submitted="2025-01-03"),
        report("2024", unit="市科协"),
    ]
    book = ledger(*(series[number] for number in order))
    assert [stands(book, TOTAL, year).value for year in ("2022", "2024")] == [400, 750]
    assert stands(book, TOTAL, "2023").why is Why.IN_ERROR
    assert stands(book, LEVEL, "2024").value == 9
