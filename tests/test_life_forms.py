"""The life of what a plan asks in its other forms: each half-year, quarter or month ends by itself, and a level that is
to be held is missed for good.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import plan

PLAN = """\
id: linchuan
version: "1.0"
title: 临川市水质方案
start: 2023-01-01
end: 2024-12-31
reporting: {cycle: half-yearly, first: 2023-H1, due_days: 31}
units:
  - {name: 市水务局, kind: government}
windows:
  首年: {start: 2023-01-01, end: 2023-12-31}
sections:
  - id: A1
    title: 行动
    tasks:
      - id: A1.1
        title: 治理水质
        lead: 市水务局
        targets:
          - {id: A1.1.T1, name: 巡查, at_least: 10, measure: 次, every: half-year}
          - {id: A1.1.T2, name: 达标率, at_least: 90, measure: "%", held: 首年}
        deliverables:
          - {id: A1.1.D1, text: 公布水质, every: half-year}
"""
REPORT = """\
plan: linchuan@1.0
unit: 市水务局
period: {period}
submitted: {submitted}
approved_by: 甲
entries:
  - task: A1.1
    status: in_progress
    figures:
      - {{target: A1.1.T1, value: {value}, measure: 次}}
{level}    deliverables: {{A1.1.D1: {state}}}
    evidence: [{{title: 公报, ref: 水字1号}}]
    shortfall: {{cause: 人手不足, remedy: 增派, due: 2024-06-30}}
"""


def report(period: str, value: int, state: str = "done", level: str = "") -> str:
    year, half = period.split("-H")
    submitted = f"{year}-07-10" if half == "1" else f"{int(year) + 1}-01-10"
    return REPORT.format(period=period, submitted=submitted, value=value, state=state, level=level)


def level(value: int) -> str:
    return f'      - {{target: A1.1.T2, value: {value}, measure: "%"}}\n'


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    put(tmp_path, "2023-H1", report("2023-H1", 7, "in_progress"))
    put(tmp_path, "2023-H2", report("2023-H2", 12, "done", level(88)))
    return tmp_path


def put(home: Path, period: str, text: str) -> None:
    path = home / "reports" / period / "市水务局.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def checked(home: Path, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan("check", "reports", "-f", "json", *options, cwd=home).out)
    return found


def missed(result: dict[str, Any]) -> list[tuple[str, str]]:
    """What is closed as missed: of what, and of which time."""
    return [(one["id"], one["until"]) for one in result["missed"]]


def test_a_half_year_that_was_missed_is_history_in_the_next(home: Path) -> None:
    result = checked(home, "--period", "2023-H2")
    assert ("A1.1.T1", "2023-06-30") in missed(result)
    assert ("A1.1.D1", "2023-06-30") in missed(result)
    assert {target["target"]: target["lamp"] for target in result["targets"]}["A1.1.T1"] == "done"


def test_a_half_year_in_which_nothing_came_is_missed_once_its_report_is_overdue(home: Path) -> None:
    put(home, "2024-H2", report("2024-H2", 10))
    result = checked(home, "--period", "2024-H2")
    assert [end for id, end in missed(result) if id == "A1.1.T1"] == ["2023-06-30", "2024-06-30"]


def test_a_level_that_was_not_held_to_the_end_is_missed_for_good(home: Path) -> None:
    """Red and counted in the period in which its time ends; afterwards no later measurement makes it good."""
    first = checked(home, "--period", "2023-H2")
    assert {target["target"]: target["lamp"] for target in first["targets"]}["A1.1.T2"] == "red"
    put(home, "2024-H1", report("2024-H1", 10, "done", level(95)))
    later = checked(home, "--period", "2024-H1")
    assert "A1.1.T2" not in {target["target"] for target in later["targets"]}
    assert ("A1.1.T2", "2023-12-31") in missed(later)


def test_a_level_that_was_held_to_the_end_is_met(home: Path) -> None:
    (home / "reports/2023-H2/市水务局.yaml").write_text(report("2023-H2", 12, "done", level(93)), encoding="utf-8")
    put(home, "2024-H1", report("2024-H1", 10))
    result = checked(home, "--period", "2024-H1")
    assert "A1.1.T2" not in {id for id, _ in missed(result)}
    assert "A1.1.T2" not in {target["target"] for target in result["targets"]}


def test_a_level_that_was_first_measured_after_its_time_was_not_held_nor_missed(home: Path) -> None:
    """A measurement of a later year says nothing of it, in whatever period one asks: it stays open, without data."""
    (home / "reports/2023-H2/市水务局.yaml").write_text(report("2023-H2", 12), encoding="utf-8")
    put(home, "2024-H1", report("2024-H1", 10, "done", level(70)))
    put(home, "2024-H2", report("2024-H2", 10))
    for period in ("2024-H1", "2024-H2"):
        result = checked(home, "--period", period)
        assert {target["target"]: target["lamp"] for target in result["targets"]}["A1.1.T2"] == "grey"
        assert "A1.1.T2" not in {id for id, _ in missed(result)}


@pytest.mark.parametrize("bound", ["", ", bound: at_least"])
@pytest.mark.parametrize("value", [3, 7])
def test_a_cap_of_which_only_a_floor_is_known_is_missed_where_the_floor_is_above_it(
    home: Path, value: int, bound: str
) -> None:
    """Within the limit a floor shows nothing: it is not closed as missed."""
    text = PLAN.replace("at_least: 10, measure: 次, every: half-year", "at_most: 5, measure: 次, every: half-year")
    (home / "plan.yaml").write_text(text, encoding="utf-8")
    first = report("2023-H1", value).replace("measure: 次", f"measure: 次{bound}")
    (home / "reports/2023-H1/市水务局.yaml").write_text(first, encoding="utf-8")
    ends = [end for id, end in missed(checked(home, "--period", "2023-H2")) if id == "A1.1.T1"]
    assert ends == (["2023-06-30"] if value > 5 else [])
