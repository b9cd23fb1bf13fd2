"""What an office sees of a folder, and the files that it asks for: nothing that misleads, no more than is wanted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from command import Ran, plan

from plan_cli.cli.commands.check import FOR_PEOPLE
from plan_cli.words import wording

PLAN = """\
id: lin-county
version: "1"
title: 林县就业服务计划2024
start: 2023-01-01
end: 2026-12-31
reporting: {cycle: yearly, first: "2023", due_days: 31}
units:
  - {name: 县人社局, kind: government}
  - {name: 青年社, kind: mass-organisation}
  - {name: 县统计局, kind: government}
  - {name: 妇女会, kind: mass-organisation}
sections:
  - id: A1
    title: 就业
    tasks:
      - id: A1.1
        title: 技能提升
        lead: 县人社局
        responsible: [青年社, 县统计局, 妇女会]
        line: 1
        targets:
          - {id: A1.1.T1, name: 持证率, at_least: 45, measure: "%", by: 2024-12-31, sentence: 1}
          - {id: A1.1.T2, name: 失业率, at_most: 4, measure: "％", by: 2024-12-31, sentence: 1}
          - {id: A1.1.T3, name: 培训, at_least: 400, measure: 人, during: 全期, sentence: 1}
        deliverables:
          - {id: A1.1.D1, text: 建台账, who: [县人社局, 青年社, 县统计局, 妇女会], sentence: 1}
          - {id: A1.1.D2, text: 办专场, who: [县人社局, 青年社, 县统计局, 妇女会], sentence: 1}
windows: {全期: {start: 2023-01-01, end: 2026-12-31}}
"""
LEAD = """\
plan: lin-county@1
unit: 县人社局
period: "2024"
submitted: 2025-01-15
approved_by: 王宁
entries:
  - task: A1.1
    status: in_progress
    progress: 按月办班。
    figures:
      - {target: A1.1.T1, value: 43.85, measure: "%"}
      - {target: A1.1.T2, value: 5, measure: "%"}
      - {target: A1.1.T3, value: 150, measure: 人}
    deliverables: {A1.1.D1: done, A1.1.D2: not_started}
    evidence: [{title: 台账, ref: 林人社〔2024〕3号}]
    shortfall: {cause: 师资不足, remedy: 增聘, due: 2025-06-30}
"""
HELPER = """\
plan: lin-county@1
unit: {unit}
period: "{period}"
submitted: {year}-01-10
approved_by: 李静
entries:
  - task: A1.1
    status: in_progress
    progress: {unit}{period}年的工作。
    deliverables: {{A1.1.D1: in_progress, A1.1.D2: in_progress}}
"""


def helper(unit: str, period: str = "2024") -> str:
    return HELPER.format(unit=unit, period=period, year=int(period[:4]) + 1)


def as_sample(report: str) -> str:
    return report.replace("approved_by", "sample: true\napproved_by")


FOLDER = {"县人社局.yaml": LEAD, "青年社.yaml": helper("青年社")}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return file(tmp_path, FOLDER)


def file(home: Path, folder: Mapping[str, str]) -> Path:
    for name, text in folder.items():
        path = home / "reports" / "2024" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return home


def summary(home: Path, *arguments: str) -> str:
    ran = plan("summary", *arguments, cwd=home)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def check(home: Path, *arguments: str) -> Ran:
    return plan("check", "reports", "--fail-on", "never", *arguments, cwd=home)


# --- shares


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", ("1.15个百分点", "1个百分点")), ("en", ("1.15 points", "1 point"))], ids=["zh", "en"]
)
def test_shares_differ_by_percentage_points(home: Path, lang: str, told: tuple[str, str]) -> None:
    pages = [summary(home, "--lang", lang), check(home, "--lang", lang).out]
    pages += [plan("check", "reports/2024/县人社局.yaml", "--lang", lang, "-f", "json", cwd=home).out]
    pages += [check(home, "--lang", lang, "-f", name).out for name in ("markdown", "github", "gitlab")]
    for page in (page.replace("\u00a0", " ") for page in pages):
        assert told[0] in page
        assert told[1] in page
        for wrong in ("1.15%", "1.15 %", "-1%", "-1 %"):
            assert wrong not in page
    assert "250" not in pages[0]


@pytest.mark.parametrize(
    ("value", "measure", "zh", "en"),
    [
        ("-0.9", "%", "-0.9个百分点", "-0.9 points"),
        ("1", "％", "+1个百分点", "+1 point"),
        ("0", "%", "+0个百分点", "+0 points"),
        ("-370", "人", "-370", "-370"),
        ("-1.5", "分贝", "-1.5", "-1.5"),
    ],
)
def test_a_difference_in_a_column(value: str, measure: str, zh: str, en: str) -> None:
    assert wording("zh").difference(Fraction(value), measure) == zh
    assert wording("en").difference(Fraction(value), measure) == en


def test_in_chinese_a_bulletin_speaks_as_officials_do(home: Path) -> None:
    page = summary(home, "--lang", "zh")
    assert "欠1.15个百分点" in page
    assert "超出1个百分点" in page
    assert " %" not in page
    assert "（0.0%）" in page


# --- the summary


@pytest.mark.parametrize(("lang", "title"), [("zh", "计划2024：2024年度"), ("en", "计划2024: summary for 2024")])
def test_the_title_is_not_glued_to_the_period(home: Path, lang: str, title: str) -> None:
    assert title in summary(home, "--lang", lang).splitlines()[0]


def test_only_units_are_counted_as_units(home: Path) -> None:
    (home / "waivers.yaml").write_text(
        "- {rule: C310, unit: 妇女会, reason: 机构调整, approved_by: 张三, until: 2024-06-30}\n", encoding="utf-8"
    )
    file(home, {"没有单位.yaml": "plan: lin-county@1\nperiod: [\n"})
    page = summary(home, "--lang", "en")
    assert "- **mend beside the reports**: waivers.yaml (1 error)" in page
    assert "- **mend reports whose unit is not known**: 没有单位.yaml (" in page
    assert "**mend the report (" not in page


def test_example_data_are_called_so_on_the_page_of_the_unit_that_gave_them(home: Path) -> None:
    file(home, {"青年社.yaml": as_sample(helper("青年社"))})
    for lang, word in (("en", "xample data"), ("zh", "示例数据")):
        assert word in summary(home, "--unit", "青年社", "--lang", lang)
        for unit in ("县人社局", "县统计局"):
            assert word not in summary(home, "--unit", unit, "--lang", lang)
        assert word in summary(home, "--lang", lang).splitlines()[0]


def test_it_is_said_whose_data_are_examples_where_not_all_are(home: Path) -> None:
    file(home, {"青年社.yaml": as_sample(helper("青年社"))})
    assert "> **Example data in part: what is reported for 青年社 is invented" in summary(home, "--lang", "en")
    assert "example data, invented: 1 of 2 reports" in check(home).out
    assert "example data, invented: 1 of 2 reports" in check(home, "-f", "markdown").out
    file(home, {"县人社局.yaml": as_sample(LEAD)})
    assert "> **Example data: all figures" in summary(home, "--lang", "en")
    assert "of 2 reports" not in check(home).out


def test_an_example_of_an_earlier_year_is_one_on_its_units_page_alone(home: Path) -> None:
    file(home, {"../2023/青年社.yaml": as_sample(helper("青年社", "2023"))})
    assert "example data" in summary(home, "--unit", "青年社", "--lang", "en").splitlines()[0]
    assert "xample data" not in summary(home, "--unit", "县人社局", "--lang", "en")


@pytest.mark.parametrize("width", [None, 80, 140])
def test_each_kind_of_unit_has_one_heading(home: Path, width: int | None) -> None:
    lines = plan("check", "reports", "--color", "never", cwd=home, width=width).out.splitlines()
    headings = [
        line for line in lines if " reported" in line and ": " in line and " of " in line and "units" not in line
    ]
    assert headings == ["government: 1 of 2 reported", "mass organisation: 1 of 2 reported"]
    start = lines.index(headings[0])
    assert [line.split()[0] for line in lines[start + 1 : start + 3]] == ["县人社局", "县统计局"]
    assert summary(home, "--lang", "en").count("| government |") == 1


@pytest.mark.parametrize(
    ("lang", "opened", "whole"), [("en", "Deliverables open", "Deliverables"), ("zh", "未完成的工作事项", "工作事项")]
)
def test_a_table_of_what_is_open_lists_nothing_done(home: Path, lang: str, opened: str, whole: str) -> None:
    report = "reports/2024/县人社局.yaml"
    lines = plan("check", report, "--lang", lang, cwd=home).out.splitlines()
    rest = "\n".join(lines[lines.index(opened) :])
    assert ("A1.1.D1" in rest, "A1.1.D2" in rest) == (False, True)
    lines = plan("check", report, "-v", "--lang", lang, cwd=home).out.splitlines()
    assert opened not in lines
    assert "A1.1.D1" in "\n".join(lines[lines.index(whole) :])


# --- what was left out


@pytest.mark.parametrize("name", FOR_PEOPLE)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_left_out_is_one_counted_line(home: Path, name: str, lang: str) -> None:
    later = {f"../2025/{unit}.yaml": helper(unit, "2025") for unit in ("青年社", "县统计局", "妇女会")}
    longer = {"../2025/县人社局.yaml": LEAD.replace('"2024"', "2025-H1").replace("2025-01-15", "2025-07-15")}
    file(home, later | longer)
    word = {"en": "left out", "zh": "未计入"}[lang]

    def told(*options: str) -> list[str]:
        ran = check(home, "--period", "2024", "--as-of", "2024-12-31", "-f", name, "--lang", lang, *options)
        return [line for line in ran.out.splitlines() if word in line]

    assert [{"en": "4 reports", "zh": "4份报告"}[lang] in line for line in told()] == [True]
    assert told("-q") == []
    each = told("-v")
    assert [sum(f"2025/{unit}" in line for line in each) for unit in ("县人社局", "青年社", "县统计局", "妇女会")] == [
        1
    ] * 4
    assert len(each) == 4


def test_one_report_that_is_left_out_is_named(home: Path) -> None:
    file(home, {"../2025/青年社.yaml": helper("青年社", "2025")})
    ran = check(home, "--period", "2024", "--as-of", "2024-12-31")
    assert "1 report: reports/2025/青年社.yaml: left out, since " in ran.out


def test_files_named_one_by_one_are_counted_too(home: Path) -> None:
    file(home, {"../2023/妇女会.yaml": helper("妇女会", "2023")})
    paths = ["reports/2023/妇女会.yaml", "reports/2024/县人社局.yaml", "reports/2024/青年社.yaml"]
    for options, number in (((), 1), (("-q",), 0), (("-v",), 2)):
        ran = plan("check", *paths, "--as-of", "2024-06-30", "--fail-on", "never", *options, cwd=home)
        assert ran.out.count("left out") == number


def test_a_template_counts_what_it_could_not_read(home: Path) -> None:
    file(home, {f"{name}.yaml": "]" for name in "abc"})
    ran = plan("template", "青年社", "--period", "2025", cwd=home)
    assert ran.err == (
        "3 files can't be read as reports; nothing is taken from them: "
        "reports/2024/a.yaml, reports/2024/b.yaml, reports/2024/c.yaml\n"
    )


# --- names of files


@pytest.mark.parametrize(
    ("output", "known"), [("markdown=b.docx", ".md"), ("json=b.XLSX", ".json"), ("sarif=b.pdf", ".sarif, .json")]
)
def test_a_result_of_check_gets_no_name_of_a_document(home: Path, output: str, known: str) -> None:
    ran = plan("check", "-o", output, cwd=home)
    assert (ran.code, ran.out) == (2, "")
    assert known in ran.err
    assert not (home / output.partition("=")[2]).exists()


@pytest.mark.parametrize("output", ["markdown=b.md", "json=b", "text=b.log"])
def test_a_result_of_check_may_have_any_other(home: Path, output: str) -> None:
    assert plan("check", "-o", output, cwd=home).code in (0, 1)
    assert (home / output.partition("=")[2]).exists()


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (["summary", "-o", "b.docx"], ".md, .markdown"),
        (["summary", "-o", "通报.HTML"], ".md, .markdown"),
        (["summary", "--unit", "青年社", "-o", "b.pdf"], ".md, .markdown"),
        (["template", "青年社", "--period", "2025", "-o", "form.docx"], ".yaml, .yml, .xlsx"),
        (["template", "青年社", "--period", "2025", "--force", "-o", "form.yaml.txt"], ".yaml, .yml"),
        (["schema", "report", "-o", "a.yaml"], ".json"),
        (["schema", "check", "-o", "a.xsd"], ".json"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("there", [False, True], ids=["new", "there"])
def test_a_suffix_that_is_another_formats_is_refused(home: Path, arguments: list[str], known: str, there: bool) -> None:
    target = home / arguments[-1]
    if there:
        target.write_text("old", encoding="utf-8")
    ran = plan(*arguments, cwd=home)
    assert (ran.code, ran.out) == (2, "")
    assert known in ran.err or "--force" in ran.err
    assert (target.read_text(encoding="utf-8") if there else target.exists()) == ("old" if there else False)


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary", "-o", "b.MD"],
        ["summary", "-o", "b.markdown"],
        ["summary", "-o", "通报"],
        ["template", "青年社", "--period", "2025", "-o", "form.YML"],
        ["schema", "plan", "-o", "report.schema.json"],
        ["check", "reports", "--fail-on", "never", "-o", "json=result.txt"],
        ["check", "reports", "--fail-on", "never", "-o", "sarif=result.2024"],
    ],
    ids=" ".join,
)
def test_one_that_is_known_or_none_is_written(home: Path, arguments: list[str]) -> None:
    assert plan(*arguments, cwd=home).code == 0
    assert (home / arguments[-1].rpartition("=")[2]).stat().st_size > 100


# --- what can't be read


@pytest.fixture
def closed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder among the reports that nobody may list."""
    file(home, {"内部/妇女会.yaml": helper("妇女会"), "内部/下/县统计局.yaml": helper("县统计局")})
    scan = os.scandir

    def refused(path: str = ".") -> object:
        if str(path).endswith("内部"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    return home


@pytest.mark.parametrize(
    "arguments", [("check", "reports"), ("check",), ("summary",), ("summary", "reports", "--by", "task")]
)
def test_a_folder_that_can_not_be_listed_is_one_finding_and_the_rest_is_read(
    closed: Path, arguments: tuple[str, ...]
) -> None:
    ran = plan(*arguments, "--lang", "en", cwd=closed)
    assert (ran.code, ran.err) == (1 if arguments[0] == "check" else 0, "")
    assert ran.out.count("this folder can't be listed") == 1
    assert "县人社局" in ran.out


def test_it_stands_at_that_folder(closed: Path) -> None:
    ran = check(closed, "--select", "Y", "-q")
    assert "\nreports/2024/内部:1:1: Y001 unreadable-file: this folder can't be listed" in ran.out


def test_a_folder_that_is_named_and_can_not_be_listed_stops_the_run(closed: Path) -> None:
    ran = plan("check", "reports/2024/内部", cwd=closed)
    assert (ran.code, ran.out) == (2, "")
    assert "reports/2024/内部: can't be read (Permission denied)" in ran.err


def test_a_template_takes_what_can_be_read(closed: Path) -> None:
    ran = plan("template", "青年社", "--period", "2025", cwd=closed)
    assert ran.code == 0
    assert ran.err == "reports/2024/内部: can't be read as a report; nothing is taken from it\n"
