"""The whole picture of a folder: what is counted, what is compared, and what is shown of what is in error. On
tests/plans/town.yaml, with half-yearly reports.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import plan
from support import HERE, plan_named

from plan_cli.checking.check import check_folder
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.judging.overview import Overview, direction
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

HEAD = """\
plan: yunze-culture@2.1
unit: {unit}
period: "{period}"
submitted: {submitted}
approved_by: 王宁
entries:
"""
LIBRARY = """\
  - task: B1.2
    status: in_progress
    figures:
      - {{target: B1.2.T1, value: {events}, measure: 场次}}
    deliverables: {{B1.2.D1: {state}}}
"""
WEATHER = """\
  - task: B3.3
    status: in_progress
    figures:
      - {{target: B3.3.T1, value: {value}, measure: 人}}
"""


def library(period: str, submitted: str, events: int, state: str = "in_progress") -> str:
    head = HEAD.format(unit="市图书馆", period=period, submitted=submitted)
    return head + LIBRARY.format(events=events, state=state)


def weather(period: str, submitted: str, value: object) -> str:
    return HEAD.format(unit="市气象站", period=period, submitted=submitted) + WEATHER.format(value=value)


def checked(**files: str) -> Result:
    loaded = [Loaded(source.read(text.encode(), f"{name}.yaml")) for name, text in files.items()]
    return check_folder(plan_named("town.yaml"), loaded, Selection())


def overview_of(result: Result) -> Overview:
    assert result.overview is not None
    return result.overview


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_bytes((HERE / "plans" / "town.yaml").read_bytes())
    (tmp_path / "reports").mkdir()
    return tmp_path


def put(home: Path, **files: str) -> None:
    for name, text in files.items():
        (home / "reports" / f"{name}.yaml").write_text(text, encoding="utf-8")


# --- between periods only like is compared


def test_what_begins_anew_with_its_year_is_new_and_neither_better_nor_worse() -> None:
    result = checked(a=library("2023-H2", "2024-01-10", 12), b=library("2024-H1", "2024-07-10", 1))
    changes = {change.now.target.id: direction(change) for change in overview_of(result).changes}
    assert changes["B1.2.T1"] == "new"
    within = checked(a=library("2024-H1", "2024-07-10", 6), b=library("2024-H2", "2025-01-10", 7))
    changes = {change.now.target.id: direction(change) for change in overview_of(within).changes}
    assert changes["B1.2.T1"] == "worse"


def test_a_total_of_several_years_is_compared() -> None:
    result = checked(a=weather("2023-H2", "2024-01-10", 200), b=weather("2024-H1", "2024-07-10", 210))
    assert [direction(change) for change in overview_of(result).changes] == ["worse"]


# --- N is the same everywhere


def test_the_json_counts_the_targets_that_run_as_the_text_does(home: Path) -> None:
    """A figure that is given late, for what ran out before, is judged and not counted."""
    late = HEAD.format(unit="市审计局", period="2025-H1", submitted="2025-07-10") + (
        "  - task: B3.1\n    status: in_progress\n    figures:\n      - {target: B3.1.T1, value: 3, measure: 件}\n"
    )
    put(home, a=late, b=weather("2025-H1", "2025-07-10", 500))
    out = json.loads(plan("check", "reports", "-f", "json", cwd=home).out)
    head = plan("check", "reports", cwd=home).out.splitlines()[1]
    total = sum(out["counts"]["lamps"].values())
    assert f"of {total} binding targets" in head
    assert "B3.1.T1" in {target["target"] for target in out["targets"]}


# --- what is in error


def test_a_figure_in_error_has_no_gap(home: Path) -> None:
    put(home, a=weather("2024-H1", "2024-07-10", 100).replace("measure: 人", "measure: 人次"))
    out = json.loads(plan("check", "reports", "-f", "json", cwd=home).out)
    (target,) = (t for t in out["targets"] if t["target"] == "B3.3.T1")
    assert (target["lamp"], target["why"], target["gap"], target["needed_per_month"]) == (
        "grey",
        "in-error",
        None,
        None,
    )
    assert [f["code"] for f in out["findings"]] == ["R207"]


def test_a_state_in_error_is_said_to_be_in_error_and_one_left_out_not_reported(home: Path) -> None:
    put(home, a=library("2024-H1", "2024-07-10", 6, "基本完成了"))
    out = plan("check", "reports/a.yaml", "--lang", "zh", cwd=home).out
    assert "B1.2.D1" in out
    assert ("填写有误" in out, "未报告" in out) == (True, False)
    assert "C303" not in out
    put(home, a=library("2024-H1", "2024-07-10", 6).replace("    deliverables: {B1.2.D1: in_progress}\n", ""))
    out = plan("check", "reports/a.yaml", "--lang", "zh", cwd=home).out
    assert ("填写有误" in out, "未报告" in out, "C303" in out) == (False, True, True)


# --- what is upcoming


def test_what_is_upcoming_is_shown_in_no_format_as_judged(home: Path) -> None:
    early = HEAD.format(unit="青年会", period="2024-H1", submitted="2024-07-10") + (
        "  - task: Z1\n    status: in_progress\n    figures:\n      - {target: Z1.T1, value: 9, measure: 人}\n"
    )
    put(home, a=early)
    out = json.loads(plan("check", "reports/a.yaml", "-f", "json", cwd=home).out)
    assert (out["targets"], [f["code"] for f in out["findings"]]) == ([], ["C301"])


# --- when all is over


def test_when_nothing_runs_any_more_what_was_missed_is_still_counted(home: Path) -> None:
    put(home, a=weather("2025-H2", "2026-01-10", 590))
    text = (
        (home / "plan.yaml")
        .read_text(encoding="utf-8")
        .replace("start: 2026-01-01, end: 2027", "start: 2027-01-01, end: 2027")
    )
    (home / "plan.yaml").write_text(text, encoding="utf-8")
    put(home, b=weather("2026-H1", "2026-07-10", 590))
    out = plan("summary", "reports", "--lang", "en", cwd=home).out
    line = next(line for line in out.splitlines() if "On course?" in line)
    assert "0 of 14 binding targets" in line
    assert "- **Overdue from earlier**: 14 targets, 8 deliverables" in out
    out = plan("summary", "reports", "--lang", "zh", cwd=home).out
    assert "- **往期到期未完成**：目标14项、工作事项8项" in out


def test_a_summary_before_the_due_day_calls_nobody_silent(home: Path) -> None:
    put(home, a=weather("2024-H1", "2024-07-10", 400))
    out = plan("summary", "reports", "--lang", "zh", cwd=home).out
    assert "报送中（2024年7月30日截止）" in out
    assert "C310" not in out
    late = plan("summary", "reports", "--lang", "zh", "--as-of", "2024-08-01", cwd=home).out
    assert "未报" in late
    assert "报送中" not in late


# --- evidence of what is done every year


def test_evidence_of_another_year_does_not_show_what_is_done_every_year() -> None:
    proof = "    evidence: [{title: 书目, ref: 云图〔2023〕1号}]\n"
    first = library("2023-H2", "2024-01-10", 12, "done") + proof
    next_year = checked(a=first, b=library("2024-H1", "2024-07-10", 6, "done"))
    assert [f.code for f in next_year.findings if f.code == "E601"] == ["E601"]
    first = library("2024-H1", "2024-07-10", 6, "done") + proof
    same_year = checked(a=first, b=library("2024-H2", "2025-01-10", 12, "done"))
    assert [f.code for f in same_year.findings if f.code == "E601"] == []
