"""Workbooks on the command line: `template`, `check`, `--mark`, `convert`, and folders with both kinds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import plan
from support import HERE
from test_workbook import said
from workbooks import LIBRARY, PARKS, faults, form, opened, place_of, read, report_of, with_cells

from plan_cli.project.settings import LANGUAGES

PLAN = HERE / "plans" / "town.yaml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project with a plan and a folder of reports."""
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "reports" / "2024-H1").mkdir(parents=True)
    return tmp_path


# --- template


@pytest.mark.parametrize("lang", LANGUAGES)
def test_template_writes_a_form_and_check_reads_it(home: Path, lang: str) -> None:
    done = plan("template", "市园林局", "--period", "2024-H1", "-o", "form.xlsx", "--lang", lang, cwd=home)
    assert (done.code, done.out) == (0, "")
    checked = plan("check", "form.xlsx", "-f", "json", cwd=home)
    assert checked.code == 1
    assert [f["code"] for f in json.loads(checked.out)["findings"]] == ["S101", "C306", "C301"]
    again = plan("template", "市园林局", "--period", "2024-H1", "-o", "again.xlsx", "--lang", lang, cwd=home)
    assert again.code == 0
    assert (home / "form.xlsx").read_bytes() == (home / "again.xlsx").read_bytes()


def test_nothing_is_written_over_a_form_that_may_be_filled_in(home: Path) -> None:
    (home / "form.xlsx").write_bytes(form(PARKS))
    for force in ((), ("--force",)):
        done = plan("template", "市园林局", "--period", "2024-H1", "-o", "form.xlsx", *force, cwd=home)
        assert done.code == 2
    assert (home / "form.xlsx").read_bytes() == form(PARKS)


def test_a_form_looks_as_a_clerk_needs_it() -> None:
    """What is given is locked, what is to be filled in is not; states, days and numbers are bounded.

    It prints on A4.
    """
    book = opened(form(PARKS))
    assert book.sheetnames == ["报告", "任务", "目标", "事项", "佐证"]
    for sheet in book:
        assert sheet.protection.sheet
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.freeze_panes is not None
    for row, columns in {"任务 B2.1": "任务编号 进展状态", "目标 B2.1.T1": "计量单位 完成数"}.items():
        table, id = row.split()
        for column, is_locked in zip(columns.split(), (True, False), strict=True):
            sheet, _, name = place_of(form(PARKS), table, id, column).partition("!")
            assert book[sheet][name].protection.locked is is_locked, (row, column)
    lists = {rule.formula1 for rule in book["任务"].data_validations.dataValidation if rule.type == "list"}
    assert lists == {'"未启动,推进中,已完成,受阻"'}
    kinds = {rule.type for rule in book["目标"].data_validations.dataValidation}
    assert kinds == {"list", "date", "decimal"}


def test_without_the_extra_one_line_says_how_to_get_it(home: Path) -> None:
    code = (
        "import sys; sys.modules['xlsxwriter'] = sys.modules['openpyxl'] = None\nfrom plan_cli.__main__ import main\n"
    )
    code += "sys.argv[0] = 'plan'; sys.exit(main())"
    (home / "form.xlsx").write_bytes(form(PARKS))
    env = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    for lang, word in (("en", "needs the extra “excel”"), ("zh", "需要附加组件“excel”")):
        for arguments in (
            ["template", "市园林局", "--period", "2024-H1", "-o", "a.xlsx"],
            ["check", "form.xlsx", "--mark", "marked.xlsx"],
        ):
            command = [sys.executable, "-c", code, *arguments, "--lang", lang]
            done = subprocess.run(command, capture_output=True, text=True, cwd=home, env=env, check=False)
            assert done.returncode == 2, done.stderr
            assert word in done.stderr
            assert len(done.stderr.splitlines()) == 1
    command = [sys.executable, "-c", code, "check", "form.xlsx", "--ignore", "C"]
    assert subprocess.run(command, capture_output=True, cwd=home, env=env, check=False).returncode == 1


# --- check


def test_a_workbook_is_known_by_its_first_bytes_too(home: Path) -> None:
    data = form(PARKS)
    (home / "report.yaml").write_bytes(data)
    by_name = plan("check", "report.yaml", "-f", "json", cwd=home)
    by_stdin = plan("check", "-", "-f", "json", cwd=home, stdin=data)
    assert {f["code"] for f in json.loads(by_name.out)["findings"]} == {
        f["code"] for f in json.loads(by_stdin.out)["findings"]
    }
    assert not any(f["code"].startswith("Y") for f in json.loads(by_name.out)["findings"])


def test_a_text_that_is_called_a_workbook_is_no_form(home: Path) -> None:
    (home / "form.xlsx").write_text(PARKS, encoding="utf-8")
    assert "form.xlsx:1:1: Y008" in plan("check", "form.xlsx", cwd=home).out


def test_a_folder_takes_both_kinds_and_counts_them_alike(home: Path) -> None:
    folder = home / "reports" / "2024-H1"
    (folder / "市园林局.yaml").write_text(PARKS, encoding="utf-8")
    (folder / "市图书馆.yaml").write_text(LIBRARY, encoding="utf-8")
    texts = plan("check", "reports", "-f", "json", cwd=home)
    summary = plan("summary", "reports", cwd=home)
    (folder / "市园林局.yaml").unlink()
    (folder / "市园林局.xlsx").write_bytes(form(PARKS))
    (folder / "~$市园林局.xlsx").write_bytes(b"\x06Office")
    mixed = plan("check", "reports", "-f", "json", cwd=home)
    of_texts, of_mixed = json.loads(texts.out), json.loads(mixed.out)
    assert of_mixed["counts"] == of_texts["counts"]
    assert of_mixed["targets"] == of_texts["targets"]
    assert sorted((f["code"], f["target"] or "") for f in of_mixed["findings"]) == sorted(
        (f["code"], f["target"] or "") for f in of_texts["findings"]
    )
    named = plan("summary", "reports", cwd=home).out
    assert [line for line in named.splitlines() if ".xlsx" not in line] == [
        line for line in summary.out.splitlines() if "市园林局.yaml" not in line
    ]


def test_a_report_in_both_kinds_is_reported_twice(home: Path) -> None:
    folder = home / "reports" / "2024-H1"
    (folder / "市园林局.yaml").write_text(PARKS, encoding="utf-8")
    (folder / "市园林局.xlsx").write_bytes(form(PARKS))
    (twice,) = [
        f for f in json.loads(plan("check", "reports", "-f", "json", cwd=home).out)["findings"] if f["code"] == "K412"
    ]
    assert twice["path"].endswith(("市园林局.yaml", "市园林局.xlsx"))


def test_what_later_reports_show_of_an_earlier_form_is_found_at_its_cell(home: Path) -> None:
    (home / "reports" / "2024-H2").mkdir()
    (home / "reports" / "2024-H1" / "市图书馆.xlsx").write_bytes(form(LIBRARY))
    later = LIBRARY.replace("2024-H1", "2024-H2").replace("2024-07", "2025-01").replace("2024-06-28", "2024-12-30")
    later = later.replace("value: 6", "value: 5").replace(", correction: 上期重复统计", "")
    (home / "reports" / "2024-H2" / "市图书馆.xlsx").write_bytes(form(later))
    found = json.loads(plan("check", "reports", "-f", "json", cwd=home).out)["findings"]
    (fell,) = [f for f in found if f["code"] == "K410"]
    assert (fell["sheet"], fell["cell"]) == tuple(place_of(form(later), "目标", "B1.2.T1", "完成数").split("!"))


# --- mark


def test_the_copy_is_marked_and_the_original_untouched(home: Path) -> None:
    data = form(PARKS)
    place = place_of(data, "目标", "B2.1.T3", "完成数")
    data = with_cells(data, {place: "四十五"})
    (home / "form.xlsx").write_bytes(data)
    done = plan("check", "form.xlsx", "--mark", "marked.xlsx", "--lang", "zh", cwd=home)
    assert done.code == 1
    assert (home / "form.xlsx").read_bytes() == data
    copy = (home / "marked.xlsx").read_bytes()
    sheet, _, name = place.partition("!")
    before, after = opened(data), opened(copy)
    assert "S103" in after[sheet][name].comment.text
    assert after[sheet][name].fill.start_color.rgb.endswith("FFC7CE")
    for one, other in zip(before, after, strict=True):
        assert other.protection.sheet
        assert other.page_setup.orientation == "landscape"
        assert other.print_title_rows == one.print_title_rows
        assert len(other.data_validations.dataValidation) == len(one.data_validations.dataValidation)
        assert {k: v.width for k, v in other.column_dimensions.items()} == {
            k: v.width for k, v in one.column_dimensions.items()
        }
    assert faults(copy) == faults(data)
    assert plan("check", "form.xlsx", "--mark", "again.xlsx", "--lang", "zh", cwd=home).code == 1
    assert (home / "again.xlsx").read_bytes() == copy


def test_several_are_marked_into_a_folder(home: Path) -> None:
    folder = home / "reports" / "2024-H1"
    (folder / "市园林局.xlsx").write_bytes(form(PARKS))
    (folder / "市图书馆.xlsx").write_bytes(form(LIBRARY))
    assert plan("check", "reports", "--mark", "one.xlsx", cwd=home).code == 2
    (home / "marked").mkdir()
    assert plan("check", "reports", "--mark", "marked", cwd=home).code == 1
    assert sorted(path.name for path in (home / "marked").iterdir()) == ["市园林局.xlsx", "市图书馆.xlsx"]


def test_nothing_is_marked_over_a_report_or_where_none_is(home: Path) -> None:
    (home / "form.xlsx").write_bytes(form(PARKS))
    (home / "other.xlsx").write_bytes(form(LIBRARY))
    (home / "report.yaml").write_text(PARKS, encoding="utf-8")
    for arguments in (
        ("form.xlsx", "--mark", "form.xlsx"),
        ("form.xlsx", "--mark", "other.xlsx"),
        ("form.xlsx", "--mark", "marked.txt"),
        ("report.yaml", "--mark", "marked.xlsx"),
    ):
        assert plan("check", *arguments, cwd=home).code == 2, arguments
    assert (home / "form.xlsx").read_bytes() == form(PARKS)
    assert (home / "other.xlsx").read_bytes() == form(LIBRARY)
    (home / "bad.xlsx").write_bytes(b"PK\x03\x04")
    assert plan("check", "bad.xlsx", "--mark", "marked.xlsx", cwd=home).code == 2


# --- convert


@pytest.mark.parametrize("text", [PARKS, LIBRARY])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_and_back_it_is_the_same_report(home: Path, text: str, lang: str) -> None:
    (home / "report.yaml").write_text(text, encoding="utf-8")
    there = plan("convert", "report.yaml", "-o", "form.xlsx", "--lang", lang, cwd=home)
    back = plan("convert", "form.xlsx", "-o", "back.yaml", "--lang", lang, cwd=home)
    assert (there.code, back.code) == (0, 0), there.err + back.err
    assert said(report_of((home / "back.yaml").read_text(encoding="utf-8")).data) == said(report_of(text).data)
    assert plan("convert", "form.xlsx", cwd=home).out == (home / "back.yaml").read_text(encoding="utf-8")
    assert plan("convert", "back.yaml", "-o", "again.xlsx", "--lang", lang, cwd=home).code == 0
    assert (home / "again.xlsx").read_bytes() == (home / "form.xlsx").read_bytes()


SAMPLES = sorted((HERE.parent / "data" / "reports" / "2024").glob("*.yaml"))


@pytest.mark.parametrize("path", SAMPLES[::6], ids=lambda path: path.stem)
def test_the_sample_reports_go_there_and_back(tmp_path: Path, path: Path) -> None:
    there = plan("convert", path, "-o", tmp_path / "form.xlsx")
    assert there.code == 0, there.err
    back = plan("convert", tmp_path / "form.xlsx", cwd=tmp_path)
    assert said(report_of(back.out).data) == said(report_of(path.read_text(encoding="utf-8")).data)


def test_what_would_lose_something_is_not_converted(home: Path) -> None:
    (home / "report.yaml").write_text(PARKS.replace("status", "stauts"), encoding="utf-8")
    assert plan("convert", "report.yaml", "-o", "form.xlsx", cwd=home).code == 2
    (home / "form.xlsx").write_bytes(with_cells(form(PARKS), {"目标!R4": 5}))
    refused = plan("convert", "form.xlsx", "-o", "back.yaml", cwd=home)
    assert refused.code == 2
    assert "form.xlsx:目标!R4: S102" in refused.err
    assert not (home / "back.yaml").exists()
    (home / "report.yaml").write_text(PARKS, encoding="utf-8")
    assert plan("convert", "report.yaml", "-o", "other.yaml", cwd=home).code == 2
    (home / "report.yaml").write_text(PARKS.replace("市园林局", "市水利局"), encoding="utf-8")
    assert plan("convert", "report.yaml", "-o", "form.xlsx", cwd=home).code == 2
    (home / "report.yaml").write_text(PARKS.replace("新建", "新建" * 17_000), encoding="utf-8")
    assert plan("convert", "report.yaml", "-o", "form.xlsx", cwd=home).code == 2


def test_an_unfinished_form_is_converted_with_its_blanks(home: Path) -> None:
    assert plan("template", "市园林局", "--period", "2024-H1", "-o", "form.xlsx", cwd=home).code == 0
    text = plan("convert", "form.xlsx", cwd=home).out
    assert "submitted:\n" in text
    assert text.endswith("entries: []\n")


def test_a_number_with_more_digits_than_a_cell_holds_is_kept() -> None:
    text = PARKS.replace("value: 88.25", "value: 88.25000000000000000001")
    figures = read(form(text)).data["entries"][0]["figures"]
    assert str(figures[-1]["value"]) == "88.25000000000000000001"


# --- what a run imports

LIBRARIES = {"openpyxl", "xlsxwriter", "zipfile", "xml.parsers.expat", "plan_cli.reading.workbook.archive"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("report.yaml", set()), ("form.xlsx", {"zipfile", "xml.parsers.expat", "plan_cli.reading.workbook.archive"})],
)
def test_a_check_imports_no_library_for_workbooks_and_of_yaml_not_even_their_reader(
    home: Path, name: str, expected: set[str]
) -> None:
    """A workbook is checked in at most 1.6 times the time of YAML, which leaves no time for openpyxl."""
    (home / "report.yaml").write_text(PARKS, encoding="utf-8")
    (home / "form.xlsx").write_bytes(form(PARKS))
    command = [sys.executable, "-X", "importtime", "-m", "plan_cli", "check", name]
    env = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=home, env=env, check=False)
    assert "B2.1.T1" in done.stdout
    assert LIBRARIES & {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()} == expected
