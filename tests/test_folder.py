"""Folders of reports: what no single report can show. The plan is tests/plans/valley.yaml, with yearly reports from
2022 on.

`valley()` is a folder that is in order up to 2024; a test changes something in it, and names all that is found then,
and nothing else: the code, the file, and what stands at the place (`K410 2024/县教育局.yaml 20`).
"""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from command import plan
from support import HERE, plan_named

from plan_cli import rules
from plan_cli.checking.check import check_folder
from plan_cli.checking.result import Result, narrowed
from plan_cli.checking.selection import Selection
from plan_cli.finding import Finding
from plan_cli.judging.pace import Lamp, Why
from plan_cli.model.period import Period
from plan_cli.model.plan import load
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.rules.rule import FOLDER

Folder = dict[str, str]
PLAN = "valley.yaml"

HEAD = """\
plan: valley-reading@1
unit: {unit}
period: "{period}"
submitted: {submitted}
approved_by: 周宁
entries:
"""
SCHOOLS = """\
  - task: A1.1
    status: in_progress
    progress: {period}年新建书屋，读书会按月举办。
    figures:
      - {{target: A1.1.T1, value: {t1}, measure: 个}}
      - {{target: A1.1.T2, value: 12, measure: 场次}}
      - {{target: A1.1.T3, value: {t3}, of: 200, measure: 人}}
  - task: A1.2
    status: in_progress
    progress: {period}年派出教师讲课。
"""
LIBRARY = """\
  - task: A1.2
    status: in_progress
    progress: {period}年办班。
    figures:
      - {{target: A1.2.T1, value: {a2}, measure: 人}}
"""
VILLAGE = """\
  - task: A1.1
    status: in_progress
    progress: {period}年本乡书屋开放。
    deliverables: {{A1.1.D1: in_progress}}
"""
ARCHIVE = """\
  - task: A1.3
    status: done
    deliverables: {{A1.3.D1: done}}
    evidence: [{{title: 书目, ref: 青档〔{period}〕1号, date: {period}-12-01}}]
"""
LATER = "2025-03-01"
"""A day on which the reports of 2024 are overdue."""
TEXTS = {"县教育局": SCHOOLS, "县文化馆": LIBRARY, "东乡": VILLAGE, "西乡": VILLAGE, "县档案馆": ARCHIVE}


def report(unit: str, period: str, name: str | None = None) -> str:
    """A report that is in order: at pace, in time, with a text of its own."""
    year = int(period[:4])
    years = year - 2021
    given = {
        "unit": name or unit,
        "period": period,
        "submitted": f"{year + 1}-01-15",
        "t1": 10 * years,
        "t3": 50 * years,
        "a2": 20 * years,
    }
    return (HEAD + TEXTS[unit]).format(**given)


def valley(until: int = 2024) -> Folder:
    """All reports up to a year. The archive's only task ran in 2022, so it owes none afterwards."""
    folder = {
        f"{year}/{unit}.yaml": report(unit, str(year))
        for year in range(2022, until + 1)
        for unit in TEXTS
        if unit != "县档案馆"
    }
    return folder | {"2022/县档案馆.yaml": report("县档案馆", "2022")}


def changed(folder: Folder, file: str, *pairs: tuple[str, str]) -> Folder:
    """The folder with one report in other words."""
    text = folder[file]
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return folder | {file: text}


def overdue(folder: Folder) -> Folder:
    """The folder with a report that was mended in February: by then the reports of 2024 are overdue."""
    return changed(folder, "2024/县文化馆.yaml", ("approved_by", "corrected: 2025-02-10\napproved_by"))


def without(folder: Folder, *files: str) -> Folder:
    return {file: text for file, text in folder.items() if file not in files}


def check(
    folder: Mapping[str, str | bytes],
    *,
    as_of: str | None = None,
    period: str | None = None,
    all_periods: bool = False,
    only: set[str] | None = None,
) -> Result:
    """What checking the folder finds."""
    loaded = []
    for file, text in folder.items():
        data = text.encode() if isinstance(text, str) else text
        loaded.append(Loaded(source.read(data, file), file.rpartition("/")[0]))
    day = date.fromisoformat(as_of) if as_of else None
    span = Period.parse(period) if period else None
    result = check_folder(plan_named(PLAN), loaded, Selection(), day, span, all_periods=all_periods, only=only or set())
    return narrowed(result, only) if only else result


def named(finding: Finding, folder: Mapping[str, str | bytes]) -> str:
    """A finding in short, with what stands at its place; one in the plan with the unit that it is about."""
    if finding.file not in folder:
        return f"{finding.code} {finding.unit}"
    text = folder[finding.file]
    assert isinstance(text, str)
    line = text.splitlines()[finding.line - 1]
    there = re.match(r"[^,}\]]*", line[finding.column - 1 :])
    return f"{finding.code} {finding.file} {there[0] if there else ''}"


Options = str | bool | set[str] | None


def found(folder: Folder, **options: Options) -> list[str]:
    """All that is found."""
    return sorted(named(finding, folder) for finding in check(folder, **options).findings)  # type: ignore[arg-type]


def facts(folder: Folder, code: str, **options: Options) -> Finding:
    """The one finding of a code."""
    (finding,) = (f for f in check(folder, **options).findings if f.code == code)  # type: ignore[arg-type]
    return finding


# --- every rule over a folder has a test that fires and one that does not

CASES: list[tuple[str, bool]] = []
Test = Callable[..., None]


def case(code: str, *, fires: bool) -> Callable[[Test], Test]:
    """Marks a test as a case of a rule, one that fires or one that does not."""

    def mark(test: Test) -> Test:
        CASES.append((code, fires))
        return test

    return mark


@pytest.mark.parametrize("code", sorted(rule.code for rule in rules.in_scope(FOLDER)))
def test_each_rule_over_a_folder_has_a_case_that_fires_and_one_that_does_not(code: str) -> None:
    assert {fires for listed, fires in CASES if listed == code} == {True, False}


@case("C310", fires=False)
@case("C311", fires=False)
@case("K410", fires=False)
@case("K411", fires=False)
@case("K412", fires=False)
@case("K413", fires=False)
@case("E603", fires=False)
@case("Y010", fires=False)
def test_a_folder_that_is_in_order() -> None:
    assert found(valley()) == []
    assert found(valley(), all_periods=True) == []


# --- C310: units that are silent


@case("C310", fires=True)
def test_a_unit_without_a_report_for_the_last_period_is_silent() -> None:
    """It stands in the plan, where the unit does: there is no report that could be opened."""
    folder = without(valley(), "2024/西乡.yaml")
    assert found(folder, as_of=LATER) == ["C310 西乡"]
    finding = facts(folder, "C310", as_of=LATER)
    source_of_plan = plan_named(PLAN).source
    assert finding.file == source_of_plan.name
    assert source_of_plan.text.splitlines()[finding.line - 1] == "  - {name: 西乡, kind: county}"
    assert finding.hit.facts == {"period": "2024", "tasks": 1}


def test_a_collective_is_never_silent_its_members_are() -> None:
    folder = without(valley(), "2024/东乡.yaml", "2024/西乡.yaml")
    assert found(folder, as_of=LATER) == ["C310 东乡", "C310 西乡"]


def test_a_unit_whose_tasks_are_over_owes_no_report() -> None:
    """The archive has not reported since 2022, when its only task ended; then it did owe one."""
    assert found(valley()) == []
    assert found(without(valley(2022), "2022/县档案馆.yaml"), as_of="2023-02-01") == ["C310 县档案馆"]


def test_a_report_of_a_finer_period_does_not_stand_in_for_the_cycles() -> None:
    finer = report("西乡", "2024").replace('"2024"', "2024-H2")
    folder = without(valley(), "2024/西乡.yaml") | {"2024/西乡-H2.yaml": finer}
    assert found(folder, as_of=LATER) == ["C310 西乡"]
    assert found(folder, period="2024-H2", as_of=LATER) == []


def test_no_report_is_owed_before_its_period_has_ended() -> None:
    """In the middle of 2025, those of 2024 are the ones that are due."""
    finer = report("西乡", "2025").replace('"2025"', "2025-H1").replace("2026-01-15", "2025-07-15")
    folder = valley() | {"2025/西乡.yaml": finer}
    assert found(folder) == []
    assert found(without(folder, "2024/县文化馆.yaml")) == ["C310 县文化馆"]


@case("C310", fires=False)
def test_before_the_first_period_has_ended_nobody_is_silent() -> None:
    finer = report("西乡", "2022").replace('"2022"', "2022-H1").replace("2023-01-15", "2022-07-15")
    assert found({"2022/西乡.yaml": finer}) == []


def test_a_report_that_can_not_be_read_is_its_own_finding_and_not_silence() -> None:
    folder = changed(valley(), "2024/西乡.yaml", ("entries:", "entries"))
    assert [line.partition(" ")[0] for line in found(folder)] == ["Y003"]


def test_a_report_that_can_not_be_read_says_nothing_of_other_periods() -> None:
    """Its folder says of which it is; where nothing says so, the unit is not called silent."""
    folder = changed(without(valley(), "2024/西乡.yaml"), "2022/西乡.yaml", ("entries:", "entries"))
    assert found(folder, as_of=LATER) == ["C310 西乡", "Y003 2022/西乡.yaml entries"]
    lost = folder | {"lost/西乡.yaml": folder["2022/西乡.yaml"]}
    assert "C310 西乡" not in [f"{f.code} {f.unit}" for f in check(lost, as_of=LATER).findings]


@case("C310", fires=True)
@pytest.mark.parametrize("name", ["2024/西乡.yaml", "西乡.yaml", "2024/更正.yaml", "县/一.yaml"])
@pytest.mark.parametrize("wrong", ["2035", "2015"])
def test_a_report_whose_period_can_not_be_believed_counts_for_nobody(name: str, wrong: str) -> None:
    """Its unit is silent, once the reports are due, and the finding names the file."""
    folder = without(valley(), "2024/西乡.yaml") | {name: report("西乡", "2024").replace('"2024"', f'"{wrong}"')}
    assert [line.partition(" ")[0] for line in found(folder)] == ["S104"]
    assert sorted(line.partition(" ")[0] for line in found(folder, as_of=LATER)) == ["C310", "S104"]
    finding = facts(folder, "C310", as_of=LATER)
    assert (finding.unit, finding.hit.case, finding.hit.facts["other"]) == ("西乡", "passed-over", name)


@case("C310", fires=True)
def test_a_report_of_a_unit_that_is_not_there_counts_for_nobody() -> None:
    """Its file says whose it is most likely; where that says nothing, nothing is passed over."""
    text = report("西乡", "2024").replace("unit: 西乡", "unit: 西乡镇办")
    folder = without(valley(), "2024/西乡.yaml") | {"2024/西乡.yaml": text}
    assert sorted(line.partition(" ")[0] for line in found(folder, as_of=LATER)) == ["C310", "R202"]
    assert facts(folder, "C310", as_of=LATER).hit.facts["other"] == "2024/西乡.yaml"
    folder = without(folder, "2024/西乡.yaml") | {"2024/一.yaml": text}
    assert facts(folder, "C310", as_of=LATER).hit.case == ""


def test_what_was_passed_over_in_another_period_is_not_looked_for_in_this_one() -> None:
    folder = without(valley(), "2024/西乡.yaml", "2023/西乡.yaml")
    folder |= {"2023/西乡.yaml": report("西乡", "2023").replace('"2023"', '"2035"')}
    assert facts(folder, "C310", as_of=LATER).hit.case == ""


def test_the_day_of_a_report_that_can_not_be_true_is_not_known() -> None:
    """A submission or a correction years after its period moves nothing, also where no other report tells better."""
    folder = {"2024/东乡.yaml": report("东乡", "2024")}
    for pair in (
        ("submitted: 2025-01-15", "submitted: 2050-01-15"),
        ("approved_by", "corrected: 2050-01-15\napproved_by"),
    ):
        codes = [line.partition(" ")[0] for line in found(changed(folder, "2024/东乡.yaml", pair))]
        assert codes == ["S104"], pair


# --- known days: what is due


@case("C310", fires=False)
def test_up_to_the_due_day_nobody_is_silent() -> None:
    """Reports for 2024 are due by 2025-01-31; the latest day that a report bears is the one that is known."""
    folder = without(valley(), "2024/西乡.yaml")
    assert found(folder) == found(folder, as_of="2025-01-31") == []
    overview = check(folder).overview
    assert overview is not None
    assert ([unit.name for unit in overview.awaited], overview.silent) == (["西乡"], [])
    assert overview.filed(overview.awaited[0]).state == "awaited"
    late = changed(folder, "2024/东乡.yaml", ("2025-01-15", "2025-02-01"))
    assert found(late) == ["C310 西乡", "C312 2024/东乡.yaml 2025-02-01"]
    corrected = changed(folder, "2024/东乡.yaml", ("approved_by", "corrected: 2025-02-01\napproved_by"))
    assert found(corrected) == ["C310 西乡"]


def test_the_first_early_report_does_not_turn_the_picture() -> None:
    """2025 has not ended by the latest day that is known, so 2024 is still the period that is checked."""
    early = report("西乡", "2025").replace("2026-01-15", "2025-12-20")
    result = check(valley() | {"2025/西乡.yaml": early})
    assert (result.period, result.as_of, result.findings) == (Period.parse("2024"), date(2024, 12, 31), ())
    assert [r.file for r in result.reports if r.left_out] == ["2025/西乡.yaml"]
    first = report("西乡", "2025").replace("2026-01-15", "2026-01-02")
    result = check(valley() | {"2025/西乡.yaml": first})
    assert (result.period, [f.code for f in result.findings]) == (Period.parse("2025"), [])


def test_a_day_far_later_than_all_others_is_not_believed() -> None:
    folder = changed(without(valley(), "2024/西乡.yaml"), "2024/东乡.yaml", ("2025-01-15", "2028-01-15"))
    result = check(folder)
    assert [f.code for f in result.findings] == ["C312"]
    assert result.ledger is not None
    assert result.ledger.doubted == (("2024/东乡.yaml", date(2028, 1, 15)),)
    assert check(folder, as_of=LATER).ledger.doubted == ()  # type: ignore[union-attr]


def test_reports_years_apart_are_believed_where_their_periods_are() -> None:
    """One unit's alone, with a year between them."""
    folder = {file: text for file, text in valley().items() if "县教育局" in file and not file.startswith("2023")}
    result = check(folder)
    assert (result.period, result.ledger and result.ledger.doubted) == (Period.parse("2024"), ())
    late = changed(folder, "2024/县教育局.yaml", ("2025-01-15", "2026-02-15"))
    assert check(late).ledger.doubted == (("2024/县教育局.yaml", date(2026, 2, 15)),)  # type: ignore[union-attr]


def test_what_is_not_believed_is_said(home: Path) -> None:
    put(home, {"2024/东乡.yaml": report("东乡", "2024").replace("2025-01-15", "2029-12-31")})
    assert "2024/东乡.yaml is not believed" in plan("check", "reports", cwd=home).out
    assert "东乡.yaml所填日期2029-12-31" in plan("summary", "reports", "--lang", "zh", cwd=home).out


def test_a_report_handed_in_before_its_period_ended_is_believed() -> None:
    """Its data run to the day of submission; the others' to the end of the year, which its lead's lamps don't feel."""
    folder = changed(valley(), "2024/县文化馆.yaml", ("2025-01-15", "2024-12-30"))
    result = check(folder)
    assert (result.as_of, result.findings) == (date(2024, 12, 31), ())
    (shown,) = (a for s in result.judged for a in s.targets if a.target.id == "A1.2.T1")
    assert shown.datum is not None
    assert (shown.datum.at, shown.lamp) == (date(2024, 12, 30), Lamp.GREEN)


def test_what_is_owed_is_judged_as_of_the_reports_own_data() -> None:
    """The last day of its time has not come in a report of the day before, though others know it."""
    folder = {file: text for file, text in valley(2025).items() if file.startswith("2025")}
    folder = changed(folder, "2025/县文化馆.yaml", ("2026-01-15", "2025-12-30"), ("value: 80", "value: 79"))
    assert found(folder) == ["C302 2025/县教育局.yaml figures:"]
    assert found(changed(folder, "2025/县文化馆.yaml", ("2025-12-30", "2025-12-31"))) == [
        "C302 2025/县教育局.yaml figures:",
        "C305 2025/县文化馆.yaml task: A1.2",
        "G701 2025/县文化馆.yaml 79",
    ]


# --- Y010: files that are not read, and C310 says where


def unread(home: Path, name: str, text: str = "") -> list[str]:
    """What is found beside the reports of 2024, where 西乡's is missing."""
    put(home, {name: text})
    (home / "reports/2024/西乡.yaml").unlink(missing_ok=True)
    out = json.loads(plan("check", "reports", "--as-of", LATER, "-f", "json", cwd=home).out)
    return [f"{f['code']} {f['path'].removeprefix('reports/')} {f['unit']}" for f in out["findings"]]


@case("Y010", fires=True)
@pytest.mark.parametrize(
    "name",
    ["西乡.yaml.txt", "西乡.json", "西乡.docx", ".西乡.yaml", "西乡-2024.txt", "西乡（终稿）.xls", "西乡.yml.bak2"],
)
def test_a_file_that_is_called_after_a_unit_and_is_not_read(home: Path, name: str) -> None:
    assert unread(home, f"2024/{name}") == ["C310 plan.yaml 西乡", f"Y010 2024/{name} 西乡"]
    told = plan("check", "reports", "--as-of", LATER, cwd=home).out
    assert f"reports/2024/{name} bears its name" in told


@case("Y010", fires=True)
def test_a_file_that_is_not_read_and_names_its_unit_within(home: Path) -> None:
    text = report("西乡", "2024")
    assert unread(home, "2024/draft.yaml.txt", text) == ["C310 plan.yaml 西乡", "Y010 2024/draft.yaml.txt 西乡"]


@case("Y010", fires=False)
@pytest.mark.parametrize(
    "name",
    [
        "西乡.yaml~",
        "~$西乡.docx",
        ".~lock.西乡.docx#",
        ".西乡.yaml.swp",
        "总结.docx",
        "照片.jpg",
        ".pre-commit.yaml",
        "西乡.png",
    ],
)
def test_backups_locks_and_documents_are_no_reports(home: Path, name: str) -> None:
    assert unread(home, f"2024/{name}", "repos: []\n") == ["C310 plan.yaml 西乡"]


def test_what_git_ignores_is_no_report(home: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=home, check=True)
    put(home, {"2024/西乡.yaml.txt": "", "2024/东乡.docx": ""})
    (home / ".gitignore").write_text("*.txt\n", encoding="utf-8")
    out = json.loads(plan("check", "reports", "-f", "json", cwd=home).out)
    assert [f["path"] for f in out["findings"] if f["code"] == "Y010"] == ["reports/2024/东乡.docx"]


def test_a_report_under_another_name_is_where_the_silent_unit_is_looked_for() -> None:
    """K407 stands in the file, C310 names it."""
    other = report("东乡", "2024")
    folder = without(valley(), "2024/东乡.yaml", "2024/西乡.yaml") | {"2024/西乡.yaml": other}
    assert found(folder, as_of=LATER) == ["C310 西乡", "K407 2024/西乡.yaml 东乡"]
    assert facts(folder, "C310", as_of=LATER).hit.facts["other"] == "2024/西乡.yaml"
    earlier = without(valley(), "2024/西乡.yaml", "2023/西乡.yaml") | {"2024/西乡.yaml": report("西乡", "2023")}
    assert found(earlier, as_of=LATER) == ["C310 西乡"]
    assert facts(earlier, "C310", as_of=LATER).hit.facts["other"] == "2024/西乡.yaml"


# --- C311: periods that were skipped


@case("C311", fires=True)
def test_a_period_that_was_skipped_is_told_at_the_latest_report() -> None:
    folder = without(valley(), "2023/西乡.yaml", "2022/西乡.yaml", "2023/县文化馆.yaml")
    assert found(folder) == ['C311 2024/县文化馆.yaml "2024"', 'C311 2024/西乡.yaml "2024"']
    assert [f.hit.facts["periods"] for f in check(folder).findings] == [("2023",), ("2022", "2023")]


@case("C311", fires=False)
def test_who_is_silent_now_has_not_skipped_what_comes_after_its_last_report() -> None:
    folder = without(valley(), "2024/西乡.yaml", "2023/西乡.yaml")
    assert found(folder, as_of=LATER) == ["C310 西乡"]
    assert found(without(folder, "2022/西乡.yaml"), as_of=LATER) == ["C310 西乡"]


def test_a_period_in_which_a_unit_had_nothing_to_do_is_not_skipped() -> None:
    """The archive reports for 2024 although its task is over, and owed nothing for 2023."""
    late = report("县档案馆", "2024")
    assert not [line for line in found(valley() | {"2024/县档案馆.yaml": late}) if line.startswith("C311")]


@case("C311", fires=True)
def test_a_period_that_nobody_reported_is_skipped_all_the_same() -> None:
    folder = {file: text for file, text in valley().items() if "县教育局" in file and not file.startswith("2023")}
    assert 'C311 2024/县教育局.yaml "2024"' in found(folder)


def test_a_report_of_a_finer_period_shows_no_skipped_one() -> None:
    """It is never owed and stands in for none, so nothing follows from it."""
    finer = report("西乡", "2024").replace('"2024"', "2024-Q3").replace("2025-01-15", "2024-10-15")
    folder = without(valley(), "2024/西乡.yaml", "2023/西乡.yaml") | {"2024/西乡.yaml": finer}
    assert found(folder, as_of=LATER) == ["C310 西乡"]


@case("C311", fires=False)
def test_of_periods_before_the_first_report_that_was_read_nobody_can_know() -> None:
    """As where only the folder of one year is checked."""
    assert found({file: text for file, text in valley().items() if file.startswith("2024")}) == []


# --- K410: figures that fell


@case("K410", fires=True)
def test_a_total_that_is_lower_than_before() -> None:
    folder = changed(valley(), "2023/县教育局.yaml", ("T1, value: 20", "T1, value: 38"))
    assert found(folder) == ["K410 2024/县教育局.yaml 30"]
    hit = facts(folder, "K410").hit
    assert (hit.target, hit.expected, hit.actual, hit.difference, hit.facts["period"]) == (
        "A1.1.T1",
        38,
        30,
        -8,
        "2023",
    )


@case("K410", fires=False)
def test_a_correction_says_why_it_is_lower() -> None:
    folder = changed(valley(), "2023/县教育局.yaml", ("T1, value: 20", "T1, value: 38"))
    assert (
        found(changed(folder, "2024/县教育局.yaml", ("T1, value: 30,", "T1, value: 30, correction: 上年重复统计8个,")))
        == []
    )


def test_the_one_before_is_the_last_that_was_known() -> None:
    """2023 is silent about it, so 2024 is held against 2022."""
    folder = changed(valley(), "2022/县教育局.yaml", ("T1, value: 10", "T1, value: 31"))
    unknown = changed(folder, "2023/县教育局.yaml", ("T1, value: 20, measure: 个", "T1, value: null, reason: 待统计"))
    assert found(unknown) == ["K410 2024/县教育局.yaml 30"]
    assert facts(unknown, "K410").hit.facts["period"] == "2022"


def test_a_figure_in_error_is_neither_held_against_another_nor_another_against_it() -> None:
    folder = changed(valley(), "2023/县教育局.yaml", ("T1, value: 20, measure: 个", "T1, value: 38, measure: 人"))
    assert found(folder) == []
    assert found(
        changed(valley(), "2024/县教育局.yaml", ("T1, value: 30, measure: 个", "T1, value: 3, measure: 人"))
    ) == ["R207 2024/县教育局.yaml 人"]


@case("K410", fires=True)
def test_the_whole_may_not_change_without_a_correction() -> None:
    folder = changed(valley(), "2024/县教育局.yaml", ("of: 200", "of: 180"))
    assert found(folder) == ["K410 2024/县教育局.yaml 180"]
    assert found(changed(folder, "2024/县教育局.yaml", ("of: 180,", "of: 180, correction: 20名教师退休,"))) == []


def test_the_whole_may_not_grow_without_a_correction_either() -> None:
    folder = changed(valley(), "2024/县教育局.yaml", ("value: 150, of: 200", "value: 165, of: 220"))
    assert found(folder) == ["K410 2024/县教育局.yaml 220"]


def test_a_yearly_figure_begins_anew_each_year() -> None:
    folder = changed(valley(), "2023/县教育局.yaml", ("T2, value: 12", "T2, value: 18"))
    assert found(folder) == []


@case("K410", fires=True)
def test_a_yearly_figure_does_not_fall_within_its_year() -> None:
    half = report("县教育局", "2024").replace('"2024"', "2024-H1").replace("2025-01-15", "2024-07-15")
    folder = valley() | {"2024/县教育局-H1.yaml": half.replace("T2, value: 12", "T2, value: 14")}
    assert "K410 2024/县教育局.yaml 12" in found(folder)


def test_a_level_may_fall() -> None:
    folder = valley()
    for year, value in ((2023, 52), (2024, 48)):
        figure = f"      - {{target: A1.1.T4, value: {value}, measure: '%'}}\n"
        folder = changed(folder, f"{year}/县教育局.yaml", ("  - task: A1.2", f"{figure}  - task: A1.2"))
    assert found(folder) == []


def test_a_contribution_may_not_fall_either() -> None:
    folder = valley()
    for year, value in ((2023, 6), (2024, 5)):
        figures = f"    figures: [{{target: A1.1.T1, value: {value}, measure: 个}}]\n"
        folder = changed(folder, f"{year}/东乡.yaml", ("    deliverables", f"{figures}    deliverables"))
    assert found(folder) == ["K410 2024/东乡.yaml 5"]


# --- K411: the lead and those who contribute


def contributing(east: int, west: int) -> Folder:
    folder = valley()
    for unit, value in (("东乡", east), ("西乡", west)):
        figures = f"    figures: [{{target: A1.1.T1, value: {value}, measure: 个}}]\n"
        folder = changed(folder, f"2024/{unit}.yaml", ("    deliverables", f"{figures}    deliverables"))
    return folder


@case("K411", fires=True)
def test_the_leads_total_is_below_what_the_others_report_together() -> None:
    folder = contributing(16, 15)
    assert found(folder) == ["K411 2024/县教育局.yaml 30"]
    hit = facts(folder, "K411").hit
    assert (hit.expected, hit.actual, hit.difference, hit.facts["units"]) == (31, 30, -1, ("东乡", "西乡"))


@case("K411", fires=False)
def test_the_leads_total_may_be_what_the_others_report_or_more() -> None:
    assert found(contributing(15, 15)) == []
    assert found(contributing(1, 2)) == []


def test_a_contribution_in_error_is_not_counted() -> None:
    folder = contributing(16, 15)
    wrong = changed(folder, "2024/西乡.yaml", ("value: 15, measure: 个", "value: 15, measure: 人"))
    assert found(wrong) == ["R207 2024/西乡.yaml 人"]


@case("K411", fires=False)
def test_a_unit_that_has_reported_twice_contributes_once() -> None:
    folder = contributing(14, 14)
    again = folder["2024/西乡.yaml"].replace("2025-01-15", "2025-01-20").replace("value: 14", "value: 15")
    assert found(folder | {"2024/西乡-2.yaml": again}) == ['K412 2024/西乡.yaml "2024"']


def test_contributions_add_up_in_whatever_measure_but_a_share() -> None:
    text = (
        (HERE / "plans" / PLAN)
        .read_text(encoding="utf-8")
        .replace("at_least: 40, measure: 个", "at_least: 40, measure: 公里")
    )
    folder = {file: text.replace("measure: 个", "measure: 公里") for file, text in contributing(16, 15).items()}
    plan_in_km = load(source.read(text.encode(), "plan.yaml"))
    assert plan_in_km is not None
    loaded = [Loaded(source.read(text.encode(), file)) for file, text in folder.items()]
    assert [f.code for f in check_folder(plan_in_km, loaded, Selection()).findings] == ["K411"]


def test_contributions_of_another_period_are_not_counted() -> None:
    folder = contributing(16, 15)
    half = folder["2024/西乡.yaml"].replace('"2024"', "2024-H1").replace("2025-01-15", "2024-07-15")
    assert "K411 2024/县教育局.yaml 30" not in found(without(folder, "2024/西乡.yaml") | {"2024/西乡-H1.yaml": half})


# --- K412: one unit, one period, two reports


@case("K412", fires=True)
def test_two_reports_of_one_unit_for_one_period() -> None:
    """By its alias it is the same unit. The one that was submitted later counts; it is told at the other."""
    again = (
        report("县教育局", "2024", name="青谷县教育局")
        .replace("2025-01-15", "2025-01-20")
        .replace("T1, value: 30", "T1, value: 33")
    )
    folder = valley() | {"2024/again.yaml": again}
    assert found(folder) == ['K412 2024/县教育局.yaml "2024"']
    assert facts(folder, "K412").hit.facts == {"period": "2024", "other": "2024/again.yaml"}
    assert [place.file for place in facts(folder, "K412").related] == ["2024/again.yaml"]
    (shown,) = (a for s in check(folder).judged for a in s.targets if a.target.id == "A1.1.T1")
    assert shown.value == 33


@pytest.mark.parametrize("names", [("a.yaml", "z.yaml"), ("z.yaml", "a.yaml")])
def test_of_two_reports_of_one_day_the_content_decides_and_not_the_name(names: tuple[str, str]) -> None:
    """However it is written: other places of keys and other quotes are the same content."""
    smaller = report("县教育局", "2024")
    larger = smaller.replace("T1, value: 30", "T1, value: 31")
    larger = larger.replace("submitted: 2025-01-15\n", "").replace("unit:", "submitted: 2025-01-15\nunit:")
    low, high = (f"2024/{name}" for name in names)
    folder = without(valley(), "2024/县教育局.yaml") | {low: smaller, high: larger}
    assert found(folder) == [f'K412 {low} "2024"']
    (shown,) = (a for s in check(folder).judged for a in s.targets if a.target.id == "A1.1.T1")
    assert shown.value == 31


def test_what_was_corrected_later_counts() -> None:
    first = report("县教育局", "2024").replace("approved_by", "corrected: 2025-01-25\napproved_by")
    again = report("县教育局", "2024").replace("2025-01-15", "2025-01-20").replace("T1, value: 30", "T1, value: 33")
    folder = valley() | {"2024/县教育局.yaml": first, "2024/again.yaml": again}
    assert found(folder) == ['K412 2024/again.yaml "2024"']


def test_a_report_that_does_not_count_is_asked_about_its_own_figures() -> None:
    """It is at pace; the one that counts is not."""
    behind = report("县教育局", "2024").replace("T1, value: 30", "T1, value: 20").replace("2025-01-15", "2025-01-20")
    assert found(valley() | {"2024/behind.yaml": behind}) == [
        "C305 2024/behind.yaml task: A1.1",
        "G703 2024/behind.yaml 20",
        'K412 2024/县教育局.yaml "2024"',
    ]


@case("K412", fires=False)
def test_a_report_of_a_finer_period_beside_the_years_is_no_second_one() -> None:
    half = (
        report("西乡", "2024")
        .replace('"2024"', "2024-H1")
        .replace("2025-01-15", "2024-07-15")
        .replace("开放", "上半年开放")
    )
    assert found(valley() | {"2024/西乡-H1.yaml": half}) == []


# --- K413: texts that were copied


@case("K413", fires=True)
def test_a_text_that_is_the_same_as_last_year() -> None:
    folder = changed(valley(), "2024/西乡.yaml", ("2024年本乡", "2023年本乡"))
    assert found(folder) == ["K413 2024/西乡.yaml 2023年本乡书屋开放。"]
    assert facts(folder, "K413").hit.facts == {"period": "2023"}


def test_spaces_and_full_width_do_not_make_it_another_text() -> None:
    folder = changed(valley(), "2024/西乡.yaml", ("2024年本乡", "２０２３年 本乡"))
    assert found(folder) == ["K413 2024/西乡.yaml ２０２３年 本乡书屋开放。"]


@case("K413", fires=False)
def test_the_same_text_two_years_ago_or_in_another_task_is_no_copy() -> None:
    assert found(changed(valley(), "2024/西乡.yaml", ("2024年本乡", "2022年本乡"))) == []
    both = changed(valley(), "2024/县教育局.yaml", ("2024年派出教师讲课。", "2024年新建书屋，读书会按月举办。"))
    assert found(both) == []
    without_text = {file: re.sub(r"    progress: .*本乡.*\n", "", text) for file, text in valley().items()}
    assert found(without_text) == []


# --- K414: leads that differ


def led_together(first: int, second: int) -> Result:
    """The books of A1.1.T1, which the archive leads as well."""
    text = (HERE / "plans" / PLAN).read_text(encoding="utf-8")
    both = load(source.read(text.replace("lead: 县教育局\n", "lead: [县教育局, 县档案馆]\n", 1).encode(), "plan.yaml"))
    assert both is not None
    archive = HEAD.format(unit="县档案馆", period="2024", submitted="2025-01-15")
    archive += (
        f"  - {{task: A1.1, status: in_progress, figures: [{{target: A1.1.T1, value: {second}, measure: 个}}]}}\n"
    )
    folder = changed(valley(), "2024/县教育局.yaml", ("T1, value: 30", f"T1, value: {first}"))
    folder |= {"2024/县档案馆.yaml": archive}
    loaded = [Loaded(source.read(text.encode(), file)) for file, text in folder.items()]
    return check_folder(both, loaded, Selection())


@case("K414", fires=True)
def test_two_leads_give_different_figures() -> None:
    (finding,) = (f for f in led_together(31, 30).findings if f.code == "K414")
    assert (finding.file, finding.unit, finding.hit.target) == ("2024/县档案馆.yaml", "县档案馆", "A1.1.T1")
    assert [place.file for place in finding.related] == ["2024/县教育局.yaml"]


@case("K414", fires=False)
def test_two_leads_give_the_same_figure() -> None:
    assert "K414" not in {finding.code for finding in led_together(31, 31).findings}


# --- E603: one document as evidence of two units


def with_evidence(folder: Folder, unit: str, ref: str, year: int = 2024) -> Folder:
    entry = f"    evidence: [{{title: 记录, ref: {ref}, date: {year}-06-01}}]\n"
    return changed(folder, f"{year}/{unit}.yaml", ("    deliverables", f"{entry}    deliverables"))


@case("E603", fires=True)
def test_one_document_is_evidence_of_two_units() -> None:
    folder = with_evidence(with_evidence(valley(), "东乡", "青教发〔2024〕8号"), "西乡", "青教发〔 2024〕8号")
    assert found(folder) == ["E603 2024/西乡.yaml 青教发〔 2024〕8号"]
    assert facts(folder, "E603").hit.facts == {"other": "东乡"}


@case("E603", fires=False)
def test_other_documents_and_ones_own_of_another_task_are_not_reused() -> None:
    assert found(with_evidence(with_evidence(valley(), "东乡", "青教发〔2024〕8号"), "西乡", "青教发〔2024〕9号")) == []
    assert (
        found(with_evidence(with_evidence(valley(), "东乡", "青教发〔2024〕8号"), "西乡", "青教发〔2024〕8号", 2023))
        == []
    )


def test_files_of_one_name_in_two_folders_are_two_documents() -> None:
    folder = with_evidence(with_evidence(valley(), "东乡", "记录.pdf"), "西乡", "记录.pdf")
    apart = without(folder, "2024/西乡.yaml") | {"west/西乡.yaml": folder["2024/西乡.yaml"]}
    assert [line for line in found(folder) if line.startswith("E603")] == ["E603 2024/西乡.yaml 记录.pdf"]
    assert not [line for line in found(apart) if line.startswith("E603")]


# --- the folder as a whole


def spoilt() -> Folder:
    """A folder in which much is wrong."""
    folder = changed(contributing(16, 15), "2023/县教育局.yaml", ("T1, value: 20", "T1, value: 38"))
    folder = changed(folder, "2024/西乡.yaml", ("2024年本乡", "2023年本乡"))
    folder = without(folder, "2023/东乡.yaml", "2024/县文化馆.yaml") | {"2024/broken.yaml": "entries: ["}
    return folder | {
        "2024/twice.yaml": report("县教育局", "2024"),
        "2024/unknown.yaml": report("县档案馆", "2024", name="县教育厅"),
    }


def test_the_order_of_files_changes_nothing() -> None:
    folder = spoilt()
    expected = check(folder)
    assert len({finding.code for finding in expected.findings}) > 6
    for seed in range(5):
        files = list(folder)
        random.Random(seed).shuffle(files)
        again = check({file: folder[file] for file in files})
        assert [(named_loosely(f)) for f in again.findings] == [named_loosely(f) for f in expected.findings]
        assert [report.file for report in again.reports] == [report.file for report in expected.reports]
        assert lamps(again) == lamps(expected)


def named_loosely(finding: Finding) -> tuple[object, ...]:
    return (
        finding.code,
        finding.file,
        finding.line,
        finding.column,
        finding.unit,
        finding.hit.actual,
        finding.hit.expected,
    )


def lamps(result: Result) -> dict[str, Lamp]:
    return {a.target.id: a.lamp for standing in result.judged for a in standing.targets}


def test_a_broken_file_among_many_spoils_none_of_the_others() -> None:
    sound = valley()
    for data in (b"\xff\xfe\x00", b"entries: [", b"", b"- a\n- b\n", "方案：青谷".encode("gb18030")):
        broken: dict[str, str | bytes] = {**sound, "2024/broken.yaml": data}
        result = check(broken)
        assert {finding.file for finding in result.findings} == {"2024/broken.yaml"}
        assert lamps(result) == lamps(check(sound))


def test_a_report_of_an_unknown_unit_is_checked_and_counts_for_nobody() -> None:
    folder = without(valley(), "2024/西乡.yaml") | {"2024/西乡.yaml": report("西乡", "2024", name="西香")}
    assert found(folder) == ["R202 2024/西乡.yaml 西香"]


# --- figures that are carried forward


def test_a_figure_that_is_missing_is_shown_with_the_date_of_the_last_one_and_is_stale() -> None:
    folder = changed(valley(), "2024/县教育局.yaml", ("T1, value: 30, measure: 个", "T1, value: null, reason: 待统计"))
    assert found(folder) == ["G708 2024/县教育局.yaml null"]
    (shown,) = (a for s in check(folder).judged for a in s.targets if a.target.id == "A1.1.T1")
    assert shown.value == 20
    assert (shown.lamp, shown.why) == (Lamp.GREY, Why.STALE)
    assert shown.datum is not None
    assert shown.datum.at == date(2023, 12, 31)


def test_a_silent_leads_figures_are_carried_forward_but_no_yearly_one() -> None:
    result = check(without(valley(), "2024/县教育局.yaml"))
    shown = {a.target.id: (a.value, a.lamp) for s in result.judged for a in s.targets}
    assert shown["A1.1.T1"] == (Decimal(20), Lamp.GREY)
    assert shown["A1.1.T2"] == (None, Lamp.GREY)


# --- which period, and up to which day


def test_the_latest_period_is_the_one_that_is_checked() -> None:
    """The fault of an earlier report is its own period's."""
    folder = changed(valley(), "2023/西乡.yaml", ("task: A1.1", "task: A1.9"))
    result = check(folder)
    assert (result.period, result.as_of) == (Period.parse("2024"), date(2024, 12, 31))
    assert [f.code for f in result.findings] == []
    assert {report.file[:4] for report in result.reports} == {"2024"}


def test_an_earlier_period_can_be_chosen() -> None:
    folder = changed(valley(), "2023/西乡.yaml", ("task: A1.1", "task: A1.9"))
    assert found(folder, period="2023") == ["R203 2023/西乡.yaml A1.9"]
    assert check(folder, period="2023").as_of == date(2023, 12, 31)
    assert {report.file[:4] for report in check(folder, period="2023").reports if not report.left_out} == {"2023"}


def test_what_came_later_is_not_known_in_an_earlier_period() -> None:
    folder = changed(valley(), "2024/县教育局.yaml", ("T1, value: 30", "T1, value: 5"))
    assert [line.partition(" ")[0] for line in found(folder)] == ["C305", "G702", "K410"]
    assert found(folder, period="2023") == []


def test_all_periods_lists_the_findings_of_the_earlier_ones_too() -> None:
    folder = changed(valley(), "2023/西乡.yaml", ("task: A1.1", "task: A1.9"))
    folder = without(changed(folder, "2022/县教育局.yaml", ("T2, value: 12", "T2, value: 9")), "2023/县文化馆.yaml")
    result = check(folder, all_periods=True)
    assert {report.file[:4] for report in result.reports} == {"2022", "2023", "2024"}
    assert found(folder, all_periods=True) == [
        "C305 2022/县教育局.yaml task: A1.1",
        'C311 2024/县文化馆.yaml "2024"',
        "G701 2022/县教育局.yaml 9",
        "R203 2023/西乡.yaml A1.9",
    ]


@case("C310", fires=False)
def test_of_all_periods_only_the_checked_one_has_silent_units() -> None:
    """Who had no report before is told at its latest one; who never had one is silent once."""
    folder = without(valley(), *(file for file in valley() if "西乡" in file))
    assert found(folder, as_of=LATER, all_periods=True) == found(folder, as_of=LATER) == ["C310 西乡"]


def test_reports_of_finer_periods_belong_to_the_period_that_holds_them() -> None:
    half = (
        report("西乡", "2024")
        .replace('"2024"', "2024-H1")
        .replace("2025-01-15", "2024-07-15")
        .replace("task: A1.1", "task: A1.9")
    )
    assert found(valley() | {"2024/西乡-H1.yaml": half}) == ["R203 2024/西乡-H1.yaml A1.9"]


def test_reports_whose_data_run_past_the_day_are_left_out() -> None:
    result = check(valley(), as_of="2023-12-31")
    assert [report.file for report in result.reports if report.left_out] == [
        file for file in sorted(valley()) if file.startswith("2024")
    ]
    assert (result.period, result.findings) == (Period.parse("2023"), ())


def test_a_report_whose_data_end_after_it_was_submitted_is_faulted_and_not_just_left_out() -> None:
    """Its date is mistyped; it moves no day, counts for nothing, and does not make its unit silent."""
    wrong = "data_through: 2024-12-31\nsubmitted: 2024-11-15"
    folder = changed(valley(), "2024/西乡.yaml", ("submitted: 2025-01-15", wrong))
    assert found(folder, as_of="2024-12-30", period="2024") == ["K404 2024/西乡.yaml 2024-12-31"]
    assert "K404 2024/西乡.yaml 2024-12-31" in found(folder)


def test_reports_of_longer_or_later_periods_are_said_to_be_left_out() -> None:
    quarter = report("西乡", "2025").replace('"2025"', "2025-Q1").replace("2026-01-15", "2025-04-15")
    folder = valley() | {"2025/西乡.yaml": quarter}
    assert [r.file for r in check(folder).reports if r.left_out] == ["2025/西乡.yaml"]
    assert [r.file for r in check(folder, as_of="2025-04-30").reports if r.left_out] == ["2025/西乡.yaml"]
    shorter = check(folder, period="2024-H2", as_of="2025-04-30")
    assert {r.file[:4] for r in shorter.reports if r.left_out} == {"2024", "2025"}


def test_before_the_calendar_begins_nothing_is_due() -> None:
    assert [f for f in check(valley(), as_of="0001-01-01", period="2024").findings if f.code == "C310"] == []


def test_a_later_day_asks_for_the_reports_that_are_due_by_then() -> None:
    """Of the period that is checked, which is one that is reported."""
    assert found(valley(), as_of="2025-12-31") == found(valley(), as_of="2026-02-01") == []
    silent = sorted(found(valley(), period="2025", as_of="2026-02-01"))
    assert found(valley(), period="2025", as_of="2026-01-31") == []
    assert [line for line in silent if line.startswith("C310")] == [
        "C310 东乡",
        "C310 县教育局",
        "C310 县文化馆",
        "C310 西乡",
    ]


# --- some of the files: `--only`


def test_only_some_files_are_shown_while_the_rules_know_the_others() -> None:
    folder = spoilt()
    assert found(folder, only={"2024/西乡.yaml"}, all_periods=True) == [
        "K411 2024/县教育局.yaml 30",
        "K413 2024/西乡.yaml 2023年本乡书屋开放。",
    ]


def test_a_finding_shows_where_any_of_its_files_is_named(home: Path) -> None:
    """The earlier figure was raised, the first of two reports changed, a year taken out: the other file is at fault."""
    put(home, {"2023/县教育局.yaml": valley()["2023/县教育局.yaml"].replace("T1, value: 20", "T1, value: 38")})
    put(home, {"2024/again.yaml": report("东乡", "2024")})
    (home / "reports/2023/西乡.yaml").unlink()
    for file, code in [
        ("2023/县教育局.yaml", "K410"),
        ("2024/县教育局.yaml", "K410"),
        ("2024/again.yaml", "K412"),
        ("2024/东乡.yaml", "K412"),
        ("2022/西乡.yaml", "C311"),
        ("2024/西乡.yaml", "C311"),
    ]:
        ran = plan("check", "reports", "--only", f"reports/{file}", "-f", "json", "--fail-on", "warning", cwd=home)
        assert ([f["code"] for f in json.loads(ran.out)["findings"]], ran.code) == ([code], 1), file
    for file in ("2022/县文化馆.yaml", "2024/县文化馆.yaml"):
        assert plan("check", "reports", "--only", f"reports/{file}", "--fail-on", "warning", cwd=home).code == 0


def test_each_named_files_own_period_is_checked(home: Path) -> None:
    put(home, {"2022/西乡.yaml": valley()["2022/西乡.yaml"].replace("task: A1.1", "task: A1.9")})
    assert plan("check", "reports", "--fail-on", "fault", cwd=home).code == 0
    assert plan("check", "reports", "--only", "reports/2022/西乡.yaml", "--fail-on", "fault", cwd=home).code == 1


# --- what the history says of one report: E601, R209, P503


def done(period: str, *, evidence: bool) -> str:
    """The archive's report, with its evidence or without."""
    text = report("县档案馆", period)
    return text if evidence else text[: text.index("    evidence:")]


def test_evidence_of_an_earlier_entry_is_enough() -> None:
    folder = valley(2023) | {"2023/县档案馆.yaml": done("2023", evidence=False)}
    assert found(folder) == []
    bare = folder | {"2022/县档案馆.yaml": done("2022", evidence=False)}
    assert found(bare) == ["E601 2023/县档案馆.yaml done"]
    later = bare | {"2024/县档案馆.yaml": done("2024", evidence=True)}
    assert found(later, period="2023") == ["E601 2023/县档案馆.yaml done"]


def test_of_another_version_only_the_latest_period_is_told() -> None:
    old = {file: text.replace("valley-reading@1", "valley-reading@0") for file, text in valley(2023).items()}
    assert found(old | {file: text for file, text in valley().items() if file.startswith("2024")}) == []
    assert found(old | valley(), all_periods=True) == []
    assert {line[:4] for line in found(old)} == {"R209"}
    folder = valley() | old
    assert found(folder, all_periods=True) == []
    assert found(folder, period="2023") == []


@pytest.mark.parametrize(
    ("value", "told"), [("20", False), ("200", True), ("2000", True), ("30", False), ("300", False)]
)
def test_a_total_with_another_number_of_zeros(value: str, told: bool) -> None:
    folder = changed(valley(), "2024/县教育局.yaml", ("T1, value: 30", f"T1, value: {value}"))
    assert [line for line in found(folder) if line.startswith("P503")] == (
        [f"P503 2024/县教育局.yaml {value}"] if told else []
    )


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [("5.5", "55", True), ("50", "5", True), ("50", "5.1", False), ("0", "50", False), ("50", "0.5", True)],
)
def test_a_level_of_another_scale(before: str, now: str, told: bool) -> None:
    level = '\n      - {{target: A1.1.T4, value: {}, measure: "%", measured: {}-11-30}}'
    folder = valley()
    for year, value in (("2023", before), ("2024", now)):
        file = f"{year}/县教育局.yaml"
        text = folder[file].replace("of: 200, measure: 人}", "of: 200, measure: 人}" + level.format(value, year))
        folder[file] = text
    assert [line.partition(" ")[0] for line in found(folder)] == (["P503"] if told else [])


def test_of_very_many_reports_of_a_unit_for_a_period_one_counts() -> None:
    text = report("县教育局", "2024")
    folder = {f"2024/{n}.yaml": text.replace("2025-01-15", f"2025-01-{n % 28 + 1:02}") for n in range(60)}
    findings = check(valley() | folder).findings
    assert {f.code for f in findings} == {"K412"}
    assert len(findings) == 60


def test_the_head_says_how_many_have_reported(home: Path) -> None:
    """And up to the due day, by when the others have time; reports of a finer period are never owed."""
    quarter = report("西乡", "2025").replace('"2025"', "2025-Q1").replace("2026-01-15", "2025-04-15")
    put(home, {"2025/西乡.yaml": quarter})
    assert "reported 1 of 4 units ·" in plan("check", "reports", "--period", "2025-Q1", cwd=home).out
    assert "reported 4 of 4 units ·" in plan("check", "reports", cwd=home).out
    (home / "reports/2025/西乡.yaml").unlink()
    (home / "reports/2024/西乡.yaml").unlink()
    head = plan("check", "reports", "--lang", "zh", cwd=home).out.splitlines()[1]
    assert head.startswith("应报4家，已报3家（报送中，2025-01-31截止）")


def test_a_period_without_reports_is_told_with_all_that_have_some(home: Path) -> None:
    ran = plan("check", "reports", "--period", "2021", cwd=home)
    assert (ran.code, ran.out) == (2, "")
    assert "2022, 2023, 2024" in ran.err


def test_only_reaches_a_later_period_than_the_cycles_last() -> None:
    quarter = (
        report("西乡", "2025").replace('"2025"', "2025-Q1").replace("2026-01-15", "2025-04-15").replace("A1.1", "A1.9")
    )
    folder = valley() | {"2025/西乡.yaml": quarter}
    file = {"2025/西乡.yaml"}
    assert "R203 2025/西乡.yaml A1.9" in found(folder, only=file, all_periods=True)
    assert check(folder, only=file, all_periods=True).as_of == date(2025, 3, 31)


# --- the command


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A working directory with the plan, and the folder in order."""
    (tmp_path / "plan.yaml").write_bytes((HERE / "plans" / PLAN).read_bytes())
    put(tmp_path, valley())
    return tmp_path


def put(home: Path, folder: Folder) -> None:
    for file, text in folder.items():
        path = home / "reports" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_folder_beside_the_plan_is_checked_when_none_is_named(home: Path) -> None:
    ran = plan("check", cwd=home)
    assert (ran.code, ran.err) == (0, "")
    assert "checked 4 reports" in ran.out
    assert plan("check", "reports", cwd=home).out == ran.out


def test_a_change_is_checked_with_all_that_is_known(home: Path) -> None:
    """What a merge request brings: the one file's findings, of a rule that needs the year before."""
    put(home, {"2024/县教育局.yaml": valley()["2024/县教育局.yaml"].replace("T1, value: 30", "T1, value: 18")})
    (home / "reports/2024/县文化馆.yaml").unlink()
    ran = plan("check", "reports", "--only", "reports/2024/县教育局.yaml", "-q", cwd=home)
    assert ran.code == 1
    assert "K410" in ran.out
    assert "C310" not in ran.out
    assert plan("check", "reports", "--only", "reports/2024/西乡.yaml", "-q", cwd=home).code == 0


def test_only_takes_files_of_earlier_periods(home: Path) -> None:
    put(home, {"2022/西乡.yaml": valley()["2022/西乡.yaml"].replace("A1.1\n", "A1.9\n")})
    ran = plan("check", "reports", "--only", "reports/2022/西乡.yaml", "-q", cwd=home)
    assert ran.code == 1
    assert "reports/2022/西乡.yaml:7:11: R203" in ran.out


@pytest.mark.parametrize("form", ["./reports/2024/西乡.yaml", "reports/2024/../2024/西乡.yaml", "ABSOLUTE"])
def test_only_knows_a_file_however_it_is_written(home: Path, form: str) -> None:
    written = str(home / "reports/2024/西乡.yaml") if form == "ABSOLUTE" else form
    ran = plan("check", "reports", "--only", written, "-q", cwd=home)
    assert (ran.code, ran.err) == (0, "")
    assert "checked 1 report," in ran.out


@pytest.mark.parametrize("file", ["reports/2024/nobody.yaml", "plan.yaml", "reports", "elsewhere.yaml"])
def test_only_of_what_is_not_in_the_folder_stops_the_run(home: Path, file: str) -> None:
    (home / "elsewhere.yaml").write_text(report("西乡", "2024"), encoding="utf-8")
    ran = plan("check", "reports", "--only", "reports/2024/西乡.yaml", "--only", file, cwd=home)
    assert (ran.code, ran.out) == (2, "")
    assert f"--only {file}" in ran.err


@pytest.mark.parametrize("options", [("--only", "report.yaml"), ("--period", "2024"), ("--all-periods",)])
def test_what_is_for_folders_is_not_for_a_single_report(home: Path, options: tuple[str, ...]) -> None:
    (home / "report.yaml").write_text(report("西乡", "2024"), encoding="utf-8")
    ran = plan("check", "report.yaml", *options, cwd=home)
    assert (ran.code, ran.out) == (2, "")
    assert "for folders" in ran.err


def test_a_period_and_a_day_can_be_chosen(home: Path) -> None:
    assert "period 2023 · as of 2023-12-31" in plan("check", "--period", "2023", cwd=home).out
    early = plan("check", "--as-of", "2023-12-31", cwd=home)
    assert early.code == 0
    assert "period 2023 · as of 2023-12-31" in early.out
    assert early.out.count("left out") == 1
    assert "checked 4 reports, 2 tasks" in early.out
    assert "checked 13 reports" in plan("check", "--all-periods", cwd=home).out


def test_no_report_is_an_error_and_not_a_success(home: Path) -> None:
    (home / "empty").mkdir()
    (home / "empty" / "notes.txt").write_text("nothing", encoding="utf-8")
    (home / "empty" / ".hidden.yaml").write_text("nothing", encoding="utf-8")
    for arguments in (
        ("empty",),
        ("nowhere",),
        ("--as-of", "2021-12-31"),
        ("--period", "2025"),
        ("--period", "2024-H1"),
    ):
        ran = plan("check", *arguments, cwd=home)
        assert (ran.code, ran.out) == (2, ""), arguments
        assert ran.err.startswith("plan: ")
        assert "None" not in ran.err
    (home / "plan.yaml").rename(home / "empty" / "plan.yaml")
    assert "no folder" in plan("check", "--plan", "empty/plan.yaml", cwd=home).err


def test_hidden_files_and_other_files_are_no_reports(home: Path) -> None:
    for name in (".draft.yaml", ".trash/old.yaml", "notes.md", "table.csv"):
        path = home / "reports" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("entries: [", encoding="utf-8")
    assert plan("check", cwd=home).code == 0


def test_members_of_a_collective_are_counted_as_a_group(home: Path) -> None:
    (home / "reports/2024/西乡.yaml").unlink()
    out = plan("check", cwd=home).out
    assert "county: 1 of 2 reported" in out
    assert "reported 3 of 4 units" in out
