"""Workbooks are read as reports are: the same data, and what is wrong at its cell."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl.styles import numbers
from support import plan_named
from workbooks import (
    LIBRARY,
    PARKS,
    blank,
    changed,
    faults,
    form,
    found,
    opened,
    parts_of,
    place_of,
    read,
    report_of,
    result_of,
    with_cells,
)

from plan_cli.checking.check import check_alone
from plan_cli.checking.selection import Selection
from plan_cli.cli.commands.check import rendered
from plan_cli.cli.screen import Screen
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading.again import reread
from plan_cli.reading.source import Loaded
from plan_cli.reading.workbook.filled import Filled
from plan_cli.rendering.terminal.tables import Style
from plan_cli.rendering.workbook.marked import marked
from plan_cli.words import wording

REPORTS = {"parks": PARKS, "library": LIBRARY}


def said(data: Any) -> Any:
    """What data say: without fields in which nothing stands."""
    if isinstance(data, dict):
        return {name: said(value) for name, value in data.items() if value not in (None, [], {})}
    return [said(item) for item in data] if isinstance(data, list) else data


# --- the same report


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_a_form_holds_the_report_that_it_was_made_of(name: str, lang: str) -> None:
    text = REPORTS[name]
    source = read(form(text, lang))
    assert not source.problems
    assert said(source.data) == said(report_of(text).data)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_the_same_is_found_in_both(name: str, lang: str) -> None:
    of_text = check_alone(plan_named("town.yaml"), [Loaded(report_of(REPORTS[name]))], Selection())
    of_book = result_of(form(REPORTS[name], lang))
    assert [(f.code, f.hit.target) for f in of_book.findings] == [(f.code, f.hit.target) for f in of_text.findings]
    assert of_book.reports[0].filing == of_text.reports[0].filing or of_book.reports[0].digest


def test_the_same_form_is_the_same_bytes() -> None:
    assert form(PARKS) == form(PARKS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_a_blank_form_only_what_is_owed_is_missing_and_at_its_blank(lang: str) -> None:
    data = blank("市园林局", "2024-H1", lang)
    sheets = {"zh": ("报告", "任务"), "en": ("Report", "Tasks")}[lang]
    assert found(data) == [f"S101 {sheets[0]}!B8", f"C306 {sheets[0]}!B10", f"C301 {sheets[1]}!D4"]


def test_a_form_whose_task_has_a_state_is_asked_for_its_figures_each_at_its_blank() -> None:
    data = with_cells(blank("市园林局", "2024-H1"), {"任务!D4": "推进中", "报告!B8": "2024-07-15", "报告!B10": "王宁"})
    values = [place_of(data, "目标", f"B2.1.T{number}", "完成数") for number in (1, 3, 4, 5)]
    assert [item for item in faults(data) if item.startswith("C302")][:1] == [f"C302 {values[1]}"]
    assert {item.partition(" ")[2] for item in faults(data) if item.startswith("C302")} <= set(values)


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_kept_of_a_form_is_the_same_form_in_less(name: str) -> None:
    source = read(form(REPORTS[name]))
    again = reread(source.text, source.name)
    assert (again.data, again.problems.hits) == (source.data, {})
    assert isinstance(source, Filled)
    assert isinstance(again, Filled)
    assert (again.places, again.keys, again.blanks) == (source.places, source.keys, source.blanks)
    assert len(source.text.encode()) < 3.5 * len(REPORTS[name].encode())


# --- a fault in each kind of cell

PLANTED: dict[str, tuple[str, tuple[str, str, str], object]] = {
    "plan": ("R201", ("报告", "方案", "填写内容"), "another-plan@1.0"),
    "unit": ("R202", ("报告", "单位", "填写内容"), "市园林"),
    "period": ("S104", ("报告", "报告期", "填写内容"), "2024年上"),
    "data through": ("S104", ("报告", "数据截至", "填写内容"), date(2025, 1, 5)),
    "submitted": ("S104", ("报告", "报送日期", "填写内容"), "7月15日"),
    "corrected": ("S104", ("报告", "更正日期", "填写内容"), date(2024, 7, 1)),
    "approved by": ("C306", ("报告", "审签人", "填写内容"), None),
    "task": ("R203", ("任务", "B2.1", "任务编号"), "B2.9"),
    "status": ("S103", ("任务", "B2.1", "进展状态"), "差不多了"),
    "due": ("S104", ("任务", "B2.1", "整改时限"), "年底"),
    "error": ("S103", ("任务", "B2.1", "进展情况"), "#REF!"),
    "target": ("R204", ("目标", "B2.1.T3", "目标编号"), "B2.1.T33"),
    "value": ("S103", ("目标", "B2.1.T3", "完成数"), "四十五"),
    "vague value": ("P502", ("目标", "B2.1.T3", "完成数"), "45余"),
    "negative": ("S103", ("目标", "B2.1.T4", "完成数"), -3),
    "not whole": ("S103", ("目标", "B2.1.T4", "完成数"), 30.5),
    "measure": ("R207", ("目标", "B2.1.T3", "计量单位"), "人"),
    "no measure": ("S101", ("目标", "B2.1.T3", "计量单位"), None),
    "no benchmark": ("S101", ("目标", "B2.1.T6", "对比值"), None),
    "bound": ("S103", ("目标", "B2.1.T4", "下限"), "大约"),
    "measured": ("K404", ("目标", "B2.1.T3", "测评日期"), date(2024, 8, 1)),
    "more than all": ("K403", ("目标", "B2.1.T1", "完成数"), 133),
    "no reason": ("C302", ("目标", "B2.1.T5", "未填原因"), None),
    "title": ("S101", ("佐证", "公园名录", "佐证名称"), None),
    "reference": ("E602", ("佐证", "公园名录", "文号或路径"), "附件/没有.pdf"),
    "date": ("K404", ("佐证", "公园名录", "日期"), date(2024, 9, 1)),
    "cause": ("C305", ("任务", "B2.1", "滞后原因"), None),
}


def planted(name: str) -> tuple[bytes, str, str]:
    """A form with one fault, its code and its place."""
    code, where, value = PLANTED[name]
    data = form(PARKS)
    place = place_of(data, *where)
    if name == "no reason":  # what is missing is the figure
        place, data = place_of(data, "目标", "B2.1.T5", "完成数"), with_cells(data, {place: None})
        return data, code, place
    return with_cells(data, {place: value}), code, place


@pytest.mark.parametrize("name", PLANTED)
def test_a_fault_is_found_at_its_cell(name: str) -> None:
    data, code, place = planted(name)
    assert f"{code} {place}" in faults(data)
    before = faults(form(PARKS))
    others = [item for item in faults(data) if item not in before and item != f"{code} {place}"]
    may_follow = {"task": {"S101", "C305"}, "target": {"C302"}, "unit": set(), "submitted": {"C306"}}
    assert {item[:4] for item in others} <= may_follow.get(name, set()), others


@pytest.mark.parametrize("name", PLANTED)
def test_a_fault_is_told_at_its_cell_in_every_format_and_marked_there_alone(name: str) -> None:
    data, code, place = planted(name)
    sheet, _, cell = place.partition("!")
    result = result_of(data)
    screen = Screen(wording("zh"), Style())
    assert f"\nform.xlsx:{place}: {code} " in rendered("text", result, screen, "gap")
    of_json = json.loads(rendered("json", result, screen, "gap"))["findings"]
    assert (code, sheet, cell) in {(f["code"], f["sheet"], f["cell"]) for f in of_json}
    (run,) = json.loads(rendered("sarif", result, screen, "gap"))["runs"]
    logical = {(f["ruleId"], f["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]) for f in run["results"]}
    assert (code, place) in logical
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]
    for format in ("github", "gitlab", "junit", "markdown"):
        assert rendered(format, result, screen, "gap")
    copy = opened(marked(data, result.findings, result.plan, wording("zh")))
    comments = {f"{s.title}!{c.coordinate}": c.comment.text for s in copy for row in s for c in row if c.comment}
    assert comments.keys() == {item.partition(" ")[2] for item in faults(data)}
    assert code in comments[place]


# --- values as people and programs write them


def value_of(change: Callable[[Any], object], text: str = PARKS, target: str = "B2.1.T3") -> Any:
    """What is read of a figure's value once its cell was changed."""

    def put(book: Any) -> None:
        sheet, _, name = place_of(form(text), "目标", target, "完成数").partition("!")
        change(book[sheet][name])

    data = changed(form(text), put)
    source = read(data)
    figures = [figure for entry in source.data["entries"] for figure in entry["figures"]]
    return next(figure["value"] for figure in figures if figure["target"] == target)


def set_to(value: object, look: str | None = None) -> Callable[[Any], None]:
    def put(cell: Any) -> None:
        cell.value = value
        if look:
            cell.number_format = look

    return put


@pytest.mark.parametrize(
    ("value", "look", "expected"),
    [
        (3200, None, Decimal(3200)),
        (0.57999999999999996, None, Decimal("0.58")),
        (0.1 + 0.2, None, Decimal("0.3")),
        ("3200", None, Decimal(3200)),
        (" 3200 ", None, Decimal(3200)),
        ("３２００", None, Decimal(3200)),
        ("3200①", None, "3200①"),
        ("3,200", None, "3,200"),
        ("3200余", None, "3200余"),
        (0.45, "0%", "45%"),
        (datetime(2024, 3, 1), numbers.FORMAT_DATE_YYYYMMDD2, "2024-03-01"),
        (True, None, True),
        (1e300, None, "1e+300"),
    ],
)
def test_a_value_is_read_as_what_it_is_or_left_for_a_finding(value: object, look: str | None, expected: object) -> None:
    got = value_of(set_to(value, look))
    assert got == expected
    assert type(got) is type(expected)


def test_a_percentage_is_the_number_that_is_shown_where_a_share_is_asked_for() -> None:
    assert value_of(set_to(0.335, "0.0%"), target="B2.1.T1") == Decimal("33.5")
    assert value_of(set_to(0.29, "0%"), target="B2.1.T1") == Decimal(29)
    assert value_of(set_to("33.5%"), target="B2.1.T1") == Decimal("33.5")
    assert value_of(set_to(33.5), target="B2.1.T1") == Decimal("33.5")


@pytest.mark.parametrize(
    ("value", "look", "expected"),
    [
        (date(2024, 7, 15), "yyyy-mm-dd", "2024-07-15"),
        (45488, "General", "2024-07-15"),
        (45488.75, 'yyyy"年"m"月"d"日"', "2024-07-15"),
        (45488, "[$-804]aaaa;@", None),
        ("2024-07-15", "@", "2024-07-15"),
        ("２０２４-07-15", "@", "2024-07-15"),
    ],
)
def test_a_day_is_read_however_it_is_held(value: object, look: str, expected: str | None) -> None:
    def put(book: Any) -> None:
        book["报告"]["B8"].value = value
        book["报告"]["B8"].number_format = look

    got = read(changed(form(PARKS), put)).data["submitted"]
    assert got == (expected or "2024-07-15")


def test_a_day_that_is_none_is_found_at_its_cell() -> None:
    for value in (20240715, "2024-02-30", 12, "7/15"):
        assert "S104 报告!B8" in faults(with_cells(form(PARKS), {"报告!B8": value})), value


def test_a_book_that_counts_from_1904_gives_its_own_days() -> None:
    def put(book: Any) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
        book["报告"]["B8"].value = datetime(2024, 7, 15)

    assert read(changed(form(PARKS), put)).data["submitted"] == "2024-07-15"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("推进中", "in_progress"),
        ("in progress", "in_progress"),
        ("In_Progress", "in_progress"),
        ("done", "done"),
        ("已 完成", "done"),
    ],
)
def test_states_are_read_in_both_languages(text: str, state: str) -> None:
    data = form(PARKS)
    source = read(with_cells(data, {place_of(data, "任务", "B2.1", "进展状态"): text}))
    assert source.data["entries"][0]["status"] == state


def test_a_number_in_place_of_a_text_is_its_digits() -> None:
    data = form(PARKS)
    place = place_of(data, "佐证", "公园名录", "文号或路径")
    assert read(with_cells(data, {place: 20240315})).data["entries"][0]["evidence"][0]["ref"] == "20240315"


def test_an_id_that_became_a_fraction_is_no_id() -> None:
    data = form(PARKS)
    assert f"S103 {(place := place_of(data, '任务', 'B2.1', '任务编号'))}" in faults(with_cells(data, {place: 2.1}))


# --- formulas and errors


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"])
def test_an_error_of_the_spreadsheet_is_found_and_no_value(error: str) -> None:
    data = form(PARKS)
    place = place_of(data, "目标", "B2.1.T3", "完成数")
    broken = with_cells(data, {place: error})
    assert [item for item in faults(broken) if "目标" in item] == [f"S103 {place}"]
    assert error in rendered("text", result_of(broken), Screen(wording("zh"), Style()), "gap")


def test_a_formula_that_was_never_calculated_is_found_and_no_value() -> None:
    data = form(PARKS)
    place = place_of(data, "目标", "B2.1.T3", "完成数")
    assert [item for item in faults(with_cells(data, {place: "=40+5"})) if "目标" in item] == [f"S103 {place}"]


# --- rows and columns


def moved(book: Any) -> None:
    for sheet in book:
        sheet.insert_rows(2, 3)
        sheet.insert_cols(1, 2)


def interleaved(book: Any) -> None:
    book["目标"].insert_rows(5, 2)
    book["目标"].insert_cols(8, 1)
    book["任务"].insert_cols(2, 1)


def hidden(book: Any) -> None:
    book["目标"].row_dimensions[4].hidden = True
    book["目标"].column_dimensions["G"].hidden = True
    book["目标"].auto_filter.ref = "A3:N9"
    book["佐证"].sheet_state = "hidden"


def renamed(book: Any) -> None:
    for number, sheet in enumerate(book):
        sheet.title = f"Sheet{number}"
    book.move_sheet("Sheet0", 3)


def with_own_sheet(book: Any) -> None:
    book.create_sheet("草稿", 0).append(["合计", 5])


@pytest.mark.parametrize("change", [moved, interleaved, hidden, renamed, with_own_sheet])
def test_what_is_moved_hidden_or_renamed_is_read_all_the_same(change: Callable[[Any], object]) -> None:
    source = read(changed(form(PARKS), change))
    assert not source.problems, source.problems.hits
    assert said(source.data) == said(report_of(PARKS).data)


def test_a_fault_is_found_where_its_cell_was_moved_to() -> None:
    data = form(PARKS)
    place = place_of(data, "目标", "B2.1.T3", "完成数")
    data = changed(with_cells(data, {place: "四十五"}), moved)
    assert f"S103 {place_of(data, '目标', 'B2.1.T3', '完成数')}" in faults(data)


def test_columns_in_another_order() -> None:
    def swap(book: Any) -> None:
        sheet = book["目标"]
        for row in sheet.iter_rows(min_row=3):
            first, last = row[0], row[-1]
            first.value, last.value = last.value, first.value

    source = read(changed(form(PARKS), swap))
    assert said(source.data) == said(report_of(PARKS).data)


def test_an_id_merged_over_its_rows_is_that_of_each() -> None:
    def merge(book: Any) -> None:
        book["目标"].merge_cells("A4:A8")

    source = read(changed(form(PARKS), merge))
    assert not source.problems, source.problems.hits
    assert said(source.data) == said(report_of(PARKS).data)


def test_a_value_merged_over_two_rows_is_nobodys() -> None:
    data = form(PARKS)
    first = place_of(data, "目标", "B2.1.T1", "完成数").partition("!")[2]
    column, row = first[0], int(first[1:])
    merged = changed(data, lambda book: book["目标"].merge_cells(f"{first}:{column}{row + 1}"))
    assert f"S103 目标!{first}" in faults(merged)
    assert all(figure.get("value") is None for figure in read(merged).data["entries"][0]["figures"][:1])


# --- what stands where nothing belongs


def test_a_column_that_is_there_twice() -> None:
    def twice(book: Any) -> None:
        book["目标"]["Q3"], book["目标"]["Q4"] = "完成数", 7

    assert "Y004 目标!Q3" in faults(changed(form(PARKS), twice))


def test_a_column_that_the_form_does_not_have_and_a_value_beside_it() -> None:
    assert "S102 目标!Q3" in faults(with_cells(form(PARKS), {"目标!Q3": "备注", "目标!Q4": "见附件"}))
    assert "S102 目标!R4" in faults(with_cells(form(PARKS), {"目标!R4": 5}))
    assert "S102 目标!XFD1048576" in faults(with_cells(form(PARKS), {"目标!XFD1048576": 5}))


def test_an_item_that_the_form_does_not_have_and_one_that_is_there_twice() -> None:
    assert "S102 报告!A19" in faults(with_cells(form(PARKS), {"报告!A19": "电话", "报告!B19": "123"}))
    assert "Y004 报告!A19" in faults(with_cells(form(PARKS), {"报告!A19": "单位", "报告!B19": "市体育局"}))


def test_a_row_that_names_nothing() -> None:
    data = form(PARKS)
    place = place_of(data, "目标", "B2.1.T3", "目标编号")
    assert f"S101 {place}" in faults(with_cells(data, {place: None}))


def test_a_state_given_twice() -> None:
    data = form(LIBRARY)
    again = {"事项!A9": "B1.2", "事项!C9": "B1.2.D1", "事项!F9": "已完成"}
    assert "Y004 事项!C9" in faults(with_cells(data, again))


def test_an_invisible_character_is_found_at_its_cell() -> None:
    data = form(PARKS)
    place = place_of(data, "任务", "B2.1", "进展情况")
    assert f"Y007 {place}" in faults(with_cells(data, {place: "新建\u202e公园"}))


# --- no form


def test_a_second_form_in_the_file_is_found() -> None:
    def copy(book: Any) -> None:
        book.copy_worksheet(book["目标"])

    assert "Y008 目标 Copy!A3" in faults(changed(form(PARKS), copy))


def test_a_second_table_on_the_sheet_is_found_and_not_read() -> None:
    def below(book: Any) -> None:
        sheet = book["目标"]
        for source, target in zip(sheet[3], sheet[30], strict=False):
            target.value = source.value

    data = form(PARKS)
    cells = [cell.value for cell in opened(data)["目标"][3]]
    again = with_cells(data, {f"目标!{chr(65 + n)}30": value for n, value in enumerate(cells)})
    assert "Y008 目标!A30" in faults(again)


def test_a_sheet_that_is_missing_is_named() -> None:
    def remove(book: Any) -> None:
        del book["佐证"]

    result = result_of(changed(form(PARKS), remove))
    assert [finding.code for finding in result.findings] == ["Y008"]
    assert result.reports[0].head is not None
    assert result.reports[0].head.unit == "市园林局"


def test_a_form_of_another_version_is_none() -> None:
    data = form(PARKS)
    place = place_of(data, "报告", "表式版本", "填写内容")
    assert f"Y008 {place}" in faults(with_cells(data, {place: "2"}))


def test_the_name_of_a_sheet_breaks_no_output() -> None:
    name = "目\u202e标 |<b>"

    def rename(book: Any) -> None:
        book["目标"].title = name

    data = form(PARKS)
    broken = changed(with_cells(data, {place_of(data, "目标", "B2.1.T3", "完成数"): "四十五"}), rename)
    result = result_of(broken)
    assert any(finding.place.cell and finding.place.cell.sheet == name for finding in result.findings)
    for format in ("text", "json", "sarif", "github", "gitlab", "junit", "markdown"):
        out = rendered(format, result, Screen(wording("zh"), Style()), "gap")
        assert "\u202e" not in out, format


def test_an_amount_that_was_expected_is_shown_as_one() -> None:
    lines = rendered("gitlab", result_of(form(PARKS)), Screen(wording("en"), Style()), "gap")
    assert "27.5 % of 32.09 due" in lines


def test_a_text_that_looks_like_a_formula_is_a_text_in_the_form_and_in_its_marked_copy() -> None:
    text = PARKS.replace("新建口袋公园十二处。", '"=1+1"').replace("approved_by: 王宁\n", "")
    data = form(text)
    assert read(data).data["entries"][0]["progress"] == "=1+1"
    result = result_of(data)
    copy = marked(data, result.findings, result.plan, wording("zh"))
    assert read(copy).data["entries"][0]["progress"] == "=1+1"
    assert b"<f>" not in b"".join(parts_of(data).values()) + b"".join(parts_of(copy).values())
