"""What an independent reading of the specification, over random plans and histories, and a newcomer found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import plan

HEAD = """\
id: river
version: "1"
title: River Plan
start: 2023-01-01
end: 2025-12-31
windows:
  two years: {start: 2023-01-01, end: 2024-12-31}
  cut: {start: 2023-04-01, end: 2024-12-31}
  all: {start: 2023-01-01, end: 2025-12-31}
  last years: {start: 2024-01-01, end: 2025-12-31}
  autumn: {start: 2024-07-01, end: 2024-12-31}
reporting: {cycle: yearly, first: "2023", due_days: 31}
units:
  - {name: Works, kind: office}
sections:
  - id: A
    title: Rivers
    window: two years
    tasks:
      - id: A1
        title: Clean the river
        lead: Works
"""


def folder(where: Path, asked: str, said: dict[str, str]) -> Path:
    """A folder with a plan of one task, and what its lead says of it in each year."""
    (where / "plan.yaml").write_text(HEAD + asked, encoding="utf-8")
    for year, line in said.items():
        report = where / "reports" / year / "Works.yaml"
        report.parent.mkdir(parents=True)
        report.write_text(
            f'plan: river@1\nunit: Works\nperiod: "{year}"\nsubmitted: {int(year) + 1}-01-10\napproved_by: Bo\n'
            "entries:\n"
            f"  - task: A1\n    status: in_progress\n    progress: work of {year}\n    {line}\n",
            encoding="utf-8",
        )
    return where


def target(asked: str) -> str:
    return f"        targets:\n          - {{id: A1.T1, name: walks, measure: walks, {asked}}}\n"


def figure(value: int, more: str = "") -> str:
    return f"figures: [{{target: A1.T1, value: {value}, measure: walks{more}}}]"


def found(where: Path, period: str) -> tuple[int, dict[str, Any]]:
    ran = plan("check", "reports", "--period", period, "-f", "json", cwd=where)
    assert ran.code in (0, 1), ran.err
    return ran.code, json.loads(ran.out)


def codes(result: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in result["findings"]}


@pytest.mark.parametrize("state", ["not_started", "in_progress", "blocked"])
@pytest.mark.parametrize("year", ["2024", "2025"])
def test_a_deliverable_that_is_striven_for_is_a_note_where_another_is_overdue(
    tmp_path: Path, state: str, year: str
) -> None:
    asked = "        deliverables:\n          - {id: A1.D1, text: a fish ladder%s}\n"
    said = {year: f"deliverables: {{A1.D1: {state}}}"}
    (tmp_path / "striven").mkdir()
    (tmp_path / "bound").mkdir()
    striven = folder(tmp_path / "striven", asked % ", binding: false", said)
    bound = folder(tmp_path / "bound", asked % "", said)
    assert found(bound, year)[0] == 1
    assert codes(found(bound, year)[1]) == {"G704", "C305"}
    code, result = found(striven, year)
    assert code == 0
    assert codes(result) == {"G707"}
    assert "striven for" in result["findings"][0]["message"]


def test_a_deliverable_that_is_striven_for_says_so_everywhere(tmp_path: Path) -> None:
    asked = "        deliverables:\n          - {id: A1.D1, text: a fish ladder%s}\n"
    where = folder(tmp_path, asked % ", binding: false", {"2024": "deliverables: {A1.D1: blocked}"})
    for arguments in (["show", "A1.D1"], ["template", "Works", "--period", "2024"], ["show", "A1"]):
        assert "striven for" in plan(*arguments, cwd=where).out, arguments
        assert "力争" in plan(*arguments, "--lang", "zh", cwd=where).out, arguments
    summary = plan("summary", "reports", "--period", "2024", cwd=where).out
    assert "A1.D1" in summary.split("## Aspirations")[1].split("\n## ")[0]
    (where / "old.yaml").write_text(HEAD + asked % "", encoding="utf-8")
    told = plan("diff", "old.yaml", "plan.yaml", cwd=where)
    assert told.code == 1
    assert "striven for" in told.out


def test_a_cut_year_is_a_warning_and_the_plan_can_be_used(tmp_path: Path) -> None:
    asked = "        window: cut\n" + target("at_least: 4, every: year")
    where = folder(tmp_path, asked, {"2024": figure(4)})
    told = plan("lint", "plan.yaml", cwd=where)
    assert "L806" in told.out
    assert told.code == 0
    assert found(where, "2024")[0] == 0


@pytest.mark.parametrize("asked", ["at_most: 100", "between: [20, 100]", "about: 300", "at_least: 300"])
def test_what_was_measured_before_a_level_was_to_be_held_accuses_nobody(tmp_path: Path, asked: str) -> None:
    wide = "        window: all\n"
    where = folder(tmp_path, wide + target(f"{asked}, held: last years"), {"2023": figure(120), "2024": "figures: []"})
    assert [(t["lamp"], t["value"]) for t in found(where, "2024")[1]["targets"]] == [("grey", None)]


def half_years(where: Path, asked: str, said: dict[str, str]) -> Path:
    head = HEAD.replace('yearly, first: "2023"', 'half-yearly, first: "2023-H1"')
    (where / "plan.yaml").write_text(head + asked, encoding="utf-8")
    for period, line in said.items():
        report = where / "reports" / period / "Works.yaml"
        report.parent.mkdir(parents=True)
        handed_in = f"{int(period[:4]) + (period[-1] == '2')}-{'01' if period[-1] == '2' else '07'}-10"
        report.write_text(
            f'plan: river@1\nunit: Works\nperiod: "{period}"\nsubmitted: {handed_in}\napproved_by: Bo\n'
            f"entries:\n  - task: A1\n    status: in_progress\n    progress: work of {period}\n    {line}\n",
            encoding="utf-8",
        )
    return where


def test_a_level_that_is_held_is_not_done_by_what_was_measured_before_its_time(tmp_path: Path) -> None:
    asked = "        window: autumn\n" + target("at_most: 100, held: autumn")
    where = half_years(tmp_path, asked, {"2024-H1": figure(120), "2024-H2": "figures: []"})
    (held,) = found(where, "2024-H2")[1]["targets"]
    assert (held["lamp"], held["value"]) == ("grey", None)


def test_a_level_that_is_reached_before_its_task_begins_is_settled_when_its_date_has_come(tmp_path: Path) -> None:
    asked = "        window: autumn\n" + target("at_most: 100, by: 2024-12-31")
    said = {"2024-H1": figure(75), "2024-H2": "figures: []", "2025-H1": "figures: []"}
    where = half_years(tmp_path, asked, said)
    (reached,) = found(where, "2024-H2")[1]["targets"]
    assert (reached["lamp"], reached["late"]) == ("done", False)
    later = found(where, "2025-H1")[1]
    assert later["targets"] == []
    assert later["counts"]["met"] == 1


def test_all_of_a_whole_is_paced_at_the_day_on_which_it_was_counted(tmp_path: Path) -> None:
    asked = target("all: true, by: 2024-12-31")
    where = folder(tmp_path, asked, {"2023": figure(60, ", of: 120, measured: 2023-06-30")})
    (whole,) = found(where, "2023")[1]["targets"]
    assert (whole["at"], whole["elapsed"], whole["gap"]) == ("2023-06-30", 0.25, 30)


def test_a_diff_for_machines_tells_a_limit_of_nothing_and_what_is_only_striven_for(tmp_path: Path) -> None:
    asked = target("at_most: %d, every: year%s") + "        deliverables:\n          - {id: A1.D1, text: a ladder%s}\n"
    (tmp_path / "old.yaml").write_text(HEAD + asked % (5, "", ""), encoding="utf-8")
    (tmp_path / "new.yaml").write_text(HEAD + asked % (0, "", ", binding: false"), encoding="utf-8")
    told = json.loads(plan("diff", "old.yaml", "new.yaml", "-f", "json", cwd=tmp_path).out)
    fields = {change["id"]: change["fields"] for change in told["changes"]}
    assert fields["A1.T1"]["goal"]["new"]["at_most"] == 0
    assert (fields["A1.D1"]["nature"]["old"], fields["A1.D1"]["nature"]["new"]) == (
        {"binding": True},
        {"binding": False},
    )


def test_what_has_no_end_is_not_settled_by_a_word_from_before_its_time(tmp_path: Path) -> None:
    kept = "{id: A1.D1, text: keep the banks, continuing: true}"
    asked = f"        window: autumn\n        deliverables:\n          - {kept}\n"
    done = "deliverables: {A1.D1: done}\n    evidence: [{title: a note, ref: R-1}]"
    where = half_years(tmp_path, asked, {"2024-H1": done, "2024-H2": "figures: []", "2025-H1": "figures: []"})
    assert "C303" in codes(found(where, "2024-H2")[1])
    assert "C303" in codes(found(where, "2025-H1")[1])
