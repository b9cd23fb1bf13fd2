"""A report with faults: each is said once, none hides another, and what is sound beside it is judged."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from support import found, result_of

from plan_cli.judging.pace import Lamp
from plan_cli.model import report as reports
from plan_cli.model.report import Report
from plan_cli.reading.source import Source, read

SOUND = """\
plan: yunze-culture@2.1
unit: 市文广局
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B1.1
    status: in_progress
    figures:
      - {target: B1.1.T1, value: 1500, measure: 人次}
      - {target: B1.1.T2, value: 1000, measure: 人次}
      - {target: B1.1.T3, value: 500, measure: 人次}
    deliverables: {B1.1.D1: in_progress, B1.1.D2: in_progress, B1.1.D4: in_progress}
  # the end
"""


def changed(*changes: tuple[str, str]) -> str:
    """The sound report with some of its text changed."""
    text = SOUND
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def loaded(text: str) -> Report:
    report = reports.load(read(text.encode(), "x"))
    assert report is not None
    return report


def lamps(text: str) -> dict[str, Lamp]:
    """How each target stands by a report alone."""
    filing = result_of(text).reports[0].filing
    assert filing is not None
    return {assessment.target.id: assessment.lamp for assessment in filing.standing.targets}


def test_the_sound_report_is_sound() -> None:
    assert found(SOUND) == []


# --- one fault never hides another

FAULTS: dict[str, tuple[tuple[str, str], list[str]]] = {
    "another version": (("@2.1", "@2.0"), ["R209:1:7"]),
    "a date": (("submitted: 2024-07-15", "submitted: 2024-02-30"), ["S104:4:12"]),
    "a misspelt header": (("approved_by:", "aproved_by:"), ["S102:5:1"]),
    "a status": (("status: in_progress", "status: 进行中"), ["S103:8:13"]),
    "a vague figure": (("value: 1500", "value: 1500余"), ["P502:10:34"]),
    "a measure": (("1000, measure: 人次", "1000, measure: 人"), ["R207:11:49"]),
    "a misspelt field": (("value: 500, measure: 人次", "value: 500, mesure: 人次"), ["S102:12:39"]),
    "a late start": (("B1.1.D1: in_progress", "B1.1.D1: not_started"), ["C305:7:5", "G705:13:29"]),
    "a state": (("B1.1.D2: in_progress", "B1.1.D2: 在办"), ["S103:13:51"]),
    "an unknown task": (("  # the end", "  - {task: B9.9, status: in_progress}"), ["R203:14:12"]),
    "no entry at all": (("  # the end", "  - 完成"), ["S103:14:5"]),
    "a second task": (("  # the end", "  - {task: B1.1, status: in_progress}"), ["R208:14:12"]),
}


@pytest.mark.parametrize(("change", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_found(change: tuple[str, str], expected: list[str]) -> None:
    assert found(changed(change)) == expected


PAIRS = [pair for pair in combinations(FAULTS.values(), 2) if pair[0][0][0] != pair[1][0][0]]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0][1][0]}-{pair[1][1][0]}")
def test_of_two_faults_none_hides_the_other(pair: list[tuple[tuple[str, str], list[str]]]) -> None:
    (first, of_first), (second, of_second) = pair
    assert sorted(_lines(found(changed(first, second)))) == sorted(_lines(of_first + of_second))


def test_all_faults_at_once() -> None:
    of_each_line = {change[0]: (change, expected) for change, expected in FAULTS.values()}
    expected = [item for _, items in of_each_line.values() for item in items]
    assert sorted(_lines(found(changed(*(change for change, _ in of_each_line.values()))))) == sorted(_lines(expected))


def _lines(findings: list[str]) -> list[str]:
    """Without the columns, which move when something before them on the line is changed."""
    return [item.rpartition(":")[0] for item in findings]


def test_a_date_a_field_and_a_task() -> None:
    report = changed(
        ("-07-15", "-13-15"),
        ("status:", "stauts:"),
        ("  # the end", "  - {task: B9.9, status: done}"),
        ("value: 500,", "value: 100,"),
    )
    assert found(report) == [
        "S104:4:12",
        "C305:7:5",
        "S102:8:5",
        "K402:10:34",
        "G702:12:34",
        "R203:14:12",
        "E601:14:26",
    ]
    assert lamps(report) == {"B1.1.T1": Lamp.GREEN, "B1.1.T2": Lamp.GREEN, "B1.1.T3": Lamp.RED}


# --- what is in error is left unjudged, and not called missing


@pytest.mark.parametrize(
    ("change", "target"),
    [
        (("1500", "1500余"), "B1.1.T1"),
        (("1500", "一千五"), "B1.1.T1"),
        (("1500", "-1500"), "B1.1.T1"),
        (("1500", "1500.5"), "B1.1.T1"),
        (("1500, measure: 人次", "1500, measure: 人"), "B1.1.T1"),
        (("1500, measure: 人次", "1500"), "B1.1.T1"),
        (("value: 1500", "valeu: 1500"), "B1.1.T1"),
    ],
)
def test_a_figure_in_error_is_grey_and_the_others_are_judged(change: tuple[str, str], target: str) -> None:
    report = changed(change)
    others = {"B1.1.T2": Lamp.GREEN, "B1.1.T3": Lamp.GREEN}
    assert lamps(report) == {target: Lamp.GREY, **others}
    assert len(found(report)) == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("    figures:\n", "    figures: 见附件\n    others:\n"), ["S103:9:14", "S102:10:5"]),
        (("    figures:\n", "    figrues:\n"), ["S102:9:5"]),
        (("target: B1.1.T1", "taget: B1.1.T1"), ["S102:10:10"]),
        (("target: B1.1.T1", "target: [B1.1.T1]"), ["S103:10:18"]),
        (("- {target: B1.1.T1, value: 1500, measure: 人次}", "- B1.1.T1"), ["S103:10:9"]),
        (("    deliverables:", "    delivrables:"), ["S102:13:5"]),
        (("{B1.1.D1: in_progress, B1.1.D2: in_progress, B1.1.D4: in_progress}", "[B1.1.D1]"), ["S103:13:19"]),
        (("B1.1.D1: in_progress", "B1.1.D1: 5"), ["S103:13:29"]),
        (("  - task: B1.1", "  - taks: B1.1"), ["S102:7:5"]),
        (("  - task: B1.1", "  - task: [B1.1]"), ["S103:7:11"]),
        (("entries:", "entires:"), ["S102:6:1"]),
        (("approved_by: 王宁", "approved_by: 5"), ["S103:5:14"]),
        (("period: 2024-H1", "period: 2024-H5"), ["S104:3:9"]),
        (("unit: 市文广局", "unit: 文广"), ["R202:2:7"]),
        (("plan: yunze-culture@2.1", "plan: 5"), ["S103:1:7"]),
    ],
)
def test_what_is_misread_is_said_once(change: tuple[str, str], expected: list[str]) -> None:
    assert found(changed(change)) == expected


def test_salvage_keeps_what_is_sound() -> None:
    report = loaded(
        changed(
            ("status: in_progress", "status: 5"), ("value: 1000", "value: 一千"), ("B1.1.D2: in_progress", "B1.1.D2: x")
        )
    )
    entry = report.entries[0]
    assert (entry.task, entry.status) == ("B1.1", None)
    assert [figure.value for figure in entry.figures] == [Decimal(1500), None, Decimal(500)]
    assert list(entry.deliverables) == ["B1.1.D1", "B1.1.D2", "B1.1.D4"]
    assert entry.deliverables["B1.1.D2"] is None
    assert report.faulty == {
        ("entries", 0, "status"),
        ("entries", 0, "figures", 1, "value"),
        ("entries", 0, "deliverables", "B1.1.D2"),
    }


def test_what_stands_between_broken_entries_keeps_its_place() -> None:
    report = loaded("entries: [5, {task: B1.1, figures: [x, {target: B1.1.T2}]}, null, {task: B1.2}]\n")
    assert [entry.task for entry in report.entries] == [None, "B1.1", None, "B1.2"]
    assert [figure.target for figure in report.entries[1].figures] == [None, "B1.1.T2"]
    assert report.lost("entries", 0, "task")
    assert report.lost("entries", 1, "figures", 0, "value")
    assert report.lost("entries", 2, "status")
    assert not report.lost("entries", 1, "task")


def test_lost_is_what_is_at_or_below_a_fault_and_faulty_what_is_at_or_above() -> None:
    report = loaded(changed(("value: 1000", "value: 一千")))
    assert report.lost("entries", 0, "figures", 1, "value")
    assert report.lost("entries", 0, "figures", 1, "value", "deeper")
    assert not report.lost("entries", 0, "figures", 1)
    assert report.is_faulty("entries", 0, "figures", 1)
    assert report.is_faulty("entries")
    assert not report.is_faulty("entries", 0, "figures", 0)


def test_a_misspelt_name_stands_for_the_one_that_was_meant() -> None:
    report = loaded(changed(("    figures:", "    figrues:"), ("unit:", "unti:")))
    assert report.lost("unit")
    assert report.lost("entries", 0, "figures")


def test_a_misspelt_name_beside_the_right_one_loses_nothing() -> None:
    assert found(changed(("    status: in_progress", "    status: in_progress\n    stauts: done"))) == ["S102:9:5"]


def test_a_sound_report_has_nothing_faulty() -> None:
    report = loaded(SOUND)
    assert (report.faulty, report.claimed) == (frozenset(), frozenset())


def test_every_missing_field_is_said() -> None:
    assert found("entries: [{figures: [{}], evidence: [{}], deliverables: , shortfall: {}}]\n") == [
        "C306:1:1",
        *["S101:1:1"] * 4,  # plan, unit, period, submitted
        *["S101:1:11"] * 2,  # task, status
        *["S101:1:22"] * 2,  # target, value
        *["S101:1:38"] * 2,  # title, ref
    ]


# --- the header


@pytest.mark.parametrize("period", ["2024", "'2024'", '"2024"', " 2024 "])
def test_a_year_is_a_number_or_a_text(period: str) -> None:
    header = loaded(changed(("period: 2024-H1", f"period: {period}"))).header
    assert header.period is not None
    assert header.period.name == "2024"


@pytest.mark.parametrize("period", ["2024-H1", "2024-Q3", "2024-09", "2024-12"])
def test_every_kind_of_period_is_taken(period: str) -> None:
    header = loaded(changed(("period: 2024-H1", f"period: {period}"))).header
    assert header.period is not None
    assert header.period.name == period


@pytest.mark.parametrize(
    "period",
    [
        *(
            "2024.0",
            "2024.5",
            "-2024",
            "24",
            "02024",
            "0000",
            "9" * 40,
            "２０２４",
            "'2024 '",
            "2024年",
            "true",
            "[2024]",
            "{y: 2024}",
        ),
        *(
            "2024-9",
            "2024-00",
            "2024-13",
            "2024-H0",
            "2024-H3",
            "2024-H01",
            "2024-Q5",
            "2024-h1",
            "2024H1",
            "2024-01-15",
        ),
    ],
)
def test_what_is_no_period_is_said(period: str) -> None:
    assert found(changed(("period: 2024-H1", f"period: {period}"))) == ["S104:3:9"]


@pytest.mark.parametrize(
    "day", ["2023-12-31", "2024-07-01", "2023-02-30", "2024", "2024-6-30", "20240630", "２０２４-06-30", "[x]", "true"]
)
def test_data_through_outside_or_no_day_leaves_the_periods_end(day: str) -> None:
    report = changed(("submitted:", f"data_through: {day}\nsubmitted:"))
    assert found(report) == ["S104:4:15"]
    assert lamps(report)["B1.1.T1"] is Lamp.GREEN


@pytest.mark.parametrize("day", ["2024-01-01", "2024-06-30", "'2024-06-30'", ""])
def test_data_through_within_the_period_is_taken(day: str) -> None:
    assert found(changed(("submitted:", f"data_through: {day}\nsubmitted:"))) == []


@pytest.mark.parametrize(
    "day", ["2024-13-45", "2025-02-29", "2024-00-10", "0000-01-01", "2024/07/15", "2024-07-15 00:00", "今天", "5", "~x"]
)
def test_a_day_that_does_not_exist_is_said(day: str) -> None:
    assert found(changed(("submitted: 2024-07-15", f"submitted: {day}"))) == ["S104:4:12"]


# --- figures

VAGUE = {
    "3200余": "3200",
    "3200多": "3200",
    "3200左右": "3200",
    "3200以上": "3200",
    "3200上下": "3200",
    "3200+": "3200",
    "约3200": "3200",
    "近5000": "5000",
    "超3200": "3200",
    "约 3200 ": "3200",
    '"3,200余"': "3200",
    "3，200余": "3200",
    "3200余人次": "3200",
    "3200人次左右": "3200",
    "3200多人": "3200",
    "约3200场次": "3200",
    "12.5左右": "12.5",
    "约3.2万": "32000",
    "3.2万余人次": "32000",
    "3千多": "3000",
    "大致3200": "3200",
    "约摸3200": "3200",
    "预计3200人次": "3200",
    "3200（估计）": "3200",
    "突破3200": "3200",
    "just over 3200": "3200",
    "3200ish": "3200",
    "1.2mln": "1200000",
    '"3200余"': "3200",
}


@pytest.mark.parametrize(("value", "number"), VAGUE.items())
def test_a_vague_figure_has_its_mend(value: str, number: str) -> None:
    result = result_of(changed(("1500", value)))
    (finding,) = result.findings
    assert (finding.code, finding.line, finding.column) == ("P502", 10, 34)
    assert finding.hit.expected == Decimal(number)


@pytest.mark.parametrize(
    "value",
    [
        "3200人次",
        "3.2万",
        "余3200",
        "约",
        "多",
        "三千余",
        "约3200至3500",
        "3200/5000",
        "约" + "9" * 5000,
        "9" * 5000 + "余",
    ],
)
def test_what_is_no_number_at_all_is_not_vague(value: str) -> None:
    assert found(changed(("1500", value))) == ["S103:10:34"]


@pytest.mark.parametrize(
    ("value", "case"),
    [('"3200"', "quoted"), ("012", "number"), ("1_000", "number"), ("9" * 40, "number"), ("-1", "not-negative")],
)
def test_why_a_number_is_refused(value: str, case: str) -> None:
    (finding,) = result_of(changed(("1500", value))).findings
    assert (finding.code, finding.hit.case) == ("S103", case)


@pytest.mark.parametrize("value", ["0.5", "1500.01", "0.0000001"])
def test_what_is_counted_is_whole(value: str) -> None:
    assert found(changed(("1500", value))) == ["S103:10:34"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("of: 0", ["S103:10:44"]),
        ("of: -5", ["S103:10:44"]),
        ("of: 2.5", ["S103:10:44"]),
        ("benchmark: 0", ["S103:10:51"]),
        ("bound: at_most", ["S103:10:47"]),
        ("bound: at_least", []),
        ("reason: 5", ["S103:10:48"]),
        ("measured: 2024-06-31", ["S104:10:50"]),
        ("correction: ", []),
        ("note: x", ["S102:10:40"]),
    ],
)
def test_what_stands_beside_a_value(fields: str, expected: list[str]) -> None:
    assert found(changed(("value: 1500", f"value: 1500, {fields}"))) == expected


# --- what a file can say is bounded


def test_of_one_code_a_hundred_are_said_and_the_rest_counted() -> None:
    result = result_of(SOUND + "".join(f"x{n}: 1\n" for n in range(250)))
    assert [finding.code for finding in result.findings].count("S102") == 100
    assert result.reports[0].more == {"S102": 150}


def test_of_a_rule_over_entries_too() -> None:
    result = result_of(changed(("  # the end", "  - {task: X, status: in_progress}\n" * 130)))
    assert [finding.code for finding in result.findings].count("R203") == 100
    assert result.reports[0].more == {"R203": 30, "R208": 29}


def test_no_more_than_twenty_suggestions() -> None:
    figures = "      - {target: B1.1.T11, valeu: 1, measure: 人次}\n"
    entries = "  - {task: B1.11, stauts: in_progress}\n"
    result = result_of(changed(("    deliverables", figures * 15 + "    deliverables"), ("  # the end", entries * 15)))
    suggested = [finding for finding in result.findings if finding.hit.facts.get("suggestion")]
    assert len(suggested) == 20


# --- what is proposed


def proposed(*changes: tuple[str, str]) -> list[object]:
    """What the findings of a changed report propose in place of what stands there."""
    return [
        finding.hit.facts["suggestion"]
        for finding in result_of(changed(*changes)).findings
        if finding.hit.facts.get("suggestion")
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024年", "2024"),
        ("2024年度", "2024"),
        ("２０２４ 年", "2024"),
        ("2024年上半年", "2024-H1"),
        ("2024年下半年", "2024-H2"),
        ("2024年第三季度", "2024-Q3"),
        ("2024q3", "2024-Q3"),
        ("2024年9月", "2024-09"),
        ("2024-9", "2024-09"),
        ("2024.12", "2024-12"),
        ("二〇二四年", "2024"),
        ("二〇二四年九月", "2024-09"),
        ("2024年1月至6月", "2024-H1"),
    ],
)
def test_a_period_in_words_is_proposed_by_its_name(written: str, meant: str) -> None:
    assert proposed(("period: 2024-H1", f"period: {written}")) == [meant]


@pytest.mark.parametrize("written", ["45301.5", "45301.0", "2024.1.10", "二〇二四年一月十日"])
def test_a_day_is_proposed_that_a_spreadsheet_or_a_document_wrote(written: str) -> None:
    assert proposed(("submitted: 2024-07-15", f"submitted: {written}")) == ["2024-01-10"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("推进", "in_progress"),
        ("有序进行", "in_progress"),
        ("部分完成", "in_progress"),
        ("常态化推进", "in_progress"),
        ("超额完成", "done"),
        ("按时完成，", "done"),
        ("已验收", "done"),
        ("受阻中；", "blocked"),
    ],
)
def test_a_state_in_other_words_is_proposed(written: str, meant: str) -> None:
    assert proposed(("    status: in_progress", f"    status: {written}")) == [meant]


@pytest.mark.parametrize("written", ["未完成", "尚未完成", "不适用", "延期", "100%"])
def test_no_state_is_proposed_where_none_is_said(written: str) -> None:
    assert proposed(("    status: in_progress", f"    status: {written}")) == []


@pytest.mark.parametrize("written", ["24年", "2024年13月", "2024-H3", "20241", "二四年"])
def test_no_period_is_proposed_where_none_can_be_meant(written: str) -> None:
    assert proposed(("period: 2024-H1", f"period: {written}")) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("100\u00a0", ["100"]),
        ("100\u3000", ["100"]),
        ("1000人次", ["1000"]),
        ("0.1万人次", ["1000"]),
        ("1000人", []),
        ("95%", []),
        ("无", []),
    ],
)
def test_a_number_is_proposed_only_in_the_measure_of_its_figure(written: str, meant: list[str]) -> None:
    assert proposed(("value: 1000", f"value: {written}")) == meant


# --- what was read is asked, and stays what it is

JOINED = [
    "{B1.1.D1: in_progress，B1.1.D2：in_progress，B1.1.D4：in_progress}",
    "{B1.1.D1：in_progress, B1.1.D2: in_progress，B1.1.D4：in_progress}",
]


@pytest.mark.parametrize("states", JOINED)
def test_loading_changes_nothing_that_was_read(states: str) -> None:
    text = changed(("{B1.1.D1: in_progress, B1.1.D2: in_progress, B1.1.D4: in_progress}", states))
    source, again = read(text.encode(), "x"), read(text.encode(), "x")
    report = reports.load(source)
    assert source.data == again.data
    assert report is not None
    assert report.lost("entries", 0, "deliverables", "B1.1.D4")


def test_a_source_without_a_text_has_nothing_to_tell_of_it() -> None:
    source = Source("x.xlsx", data=read(SOUND.encode(), "x").data)
    report = reports.load(source)
    assert report is not None
    assert (report.faulty, source.problems.hits) == (frozenset(), {})


@pytest.mark.parametrize(
    "text",
    ["{plan：x, entries: [{task: a, status: b，task：c}]}", "{unit: a, entries: [{task: x, [b]: , c}]}"],
)
def test_braces_around_it_all_and_names_that_are_none_end_no_run(text: str) -> None:
    assert "S102" in {finding.partition(":")[0] for finding in found(text)}
