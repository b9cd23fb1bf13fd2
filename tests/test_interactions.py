"""What a plan may say at once: shares and units that merge, several leads and changes of who leads, years that begin in
April and a cycle that changed, what was withdrawn and is divided.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import plan
from support import HERE

ENGLISH = HERE / "plans" / "english"


def folder(path: Path, plan_text: str, reports: dict[str, str]) -> Path:
    """A plan, and reports by their names: period/unit."""
    (path / "plan.yaml").write_text(plan_text, encoding="utf-8")
    for name, entries in reports.items():
        period, unit = name.split("/")
        file = path / "reports" / period / f"{unit}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f'plan: works@1\nunit: {unit}\nperiod: "{period}"\n'
        file.write_text(f"{head}{entries}", encoding="utf-8")
    return path


def checked(path: Path, *more: str) -> dict[str, Any]:
    ran = plan("check", "reports", "-f", "json", "--plan", "plan.yaml", "--lang", "en", *more, cwd=path)
    assert ran.code in (0, 1), ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_template_shows_the_last_figure_of_those_who_lead_together() -> None:
    """And of one that leads alone."""
    for unit in ("Housing Department", "Energy Office"):
        text = plan("template", unit, "--period", "2025", "--plan", "plan.yaml", "--lang", "en", cwd=ENGLISH).out
        assert "# reported for 2024/25: 8300 t CO2e (measured on 2024-12-31)\n" in text, unit
    alone = plan("template", "Transport Trust", "--period", "2025", "--plan", "plan.yaml", "--lang", "en", cwd=ENGLISH)
    assert "# reported for 2024/25: 55 % (measured on 2025-03-31)\n" in alone.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_two_units_lead_together_is_once_among_the_worst(lang: str) -> None:
    text = plan("summary", "reports", "--plan", "plan.yaml", "--lang", lang, cwd=ENGLISH).out
    head = text.partition("\n## ")[2].partition("\n## ")[0]
    assert head.count("C1.T1") == 1


HEAD = """\
id: works
version: "1"
title: Works plan
start: 2023-01-01
end: 2025-12-31
windows: {all: {start: 2023-01-01, end: 2025-12-31}}
reporting: {cycle: yearly, first: "2023", due_days: 31}
"""
UNITS = """\
units:
  - {name: Office, kind: government}
  - {name: Bureau, kind: government}
  - {name: East, kind: county}
  - {name: West, kind: county, until: 2023-12-31, successor: East}
  - {name: North, kind: county}
  - {name: Towns, kind: collective, members: [East, West, North]}
"""
TASK = """\
sections:
  - id: A
    title: Roads
    tasks:
      - id: A1
        title: Mend roads
        lead: Office
        responsible: [Towns]
        targets:
          - {id: A1.T1, name: roads mended, %s}
"""
SHARED = "at_least: 90, measure: roads, during: all, shares: {East: 30, West: 30, North: 30}"


def entry(value: int | str | None, day: str = "2024-01-20", task: str = "A1") -> str:
    """A report's entries: one, with a figure or none."""
    figure = f"    figures: [{{target: {task}.T1, value: {value}, measure: roads}}]\n" if value is not None else ""
    short = "    shortfall: {cause: rain, remedy: more crews, due: 2025-06-30}\n"
    return f"submitted: {day}\napproved_by: A\nentries:\n  - task: {task}\n    status: in_progress\n{figure}{short}"


def stands(found: dict[str, Any], id: str = "A1.T1") -> dict[str, dict[str, Any]]:
    """How a target stands, by who owes it."""
    return {one["unit"]: one for one in found["targets"] if one["target"] == id}


def codes(found: dict[str, Any], family: str = "SRCKEY") -> list[str]:
    return [finding["code"] for finding in found["findings"] if finding["code"][0] in family]


def test_the_heir_of_a_share_owes_the_sum_of_both(tmp_path: Path) -> None:
    """What it is asked, in the form and in the judging; a figure that falls is still found."""
    measures = "measures: [{name: roads, counted: true}]\n"
    reports = {f"2023/{unit}": entry(10) for unit in ("East", "West", "North")}
    reports |= {"2023/Office": entry(None), "2024/Office": entry(None, "2025-01-20")}
    reports |= {"2024/East": entry(42, "2025-01-20"), "2024/North": entry(21, "2025-01-20")}
    home = folder(tmp_path, HEAD + measures + UNITS + TASK % SHARED, reports)
    then, now = checked(home, "--period", "2023"), checked(home, "--period", "2024")
    assert codes(then) == codes(now) == []
    form = plan("template", "East", "--period", "2024", "--plan", "plan.yaml", "--lang", "en", cwd=home).out
    assert "roads mended: ≥ 60 roads" in form
    assert "# pace on 2024-12-31: 40 roads (66.6 % of the time gone)" in form
    whole = [one for one in now["targets"] if one["unit"] == "Office"]
    assert [(one["value"], one["lamp"]) for one in whole] == [(63, "green")]
    fallen = folder(tmp_path, HEAD + measures + UNITS + TASK % SHARED, {"2024/East": entry(8, "2025-01-20")})
    assert "K410" in codes(checked(fallen, "--period", "2024"))


def test_a_declared_measure_is_whole_in_a_share_too(tmp_path: Path) -> None:
    measures = "measures: [{name: roads, counted: true, aliases: [road]}]\n"
    reports = {"2023/North": entry("10.5"), "2023/East": entry(10).replace("measure: roads", "measure: road")}
    found = checked(folder(tmp_path, HEAD + measures + UNITS + TASK % SHARED, reports))
    assert [f["unit"] for f in found["findings"] if f["code"] == "S103"] == ["North"]
    assert "R207" not in codes(found)


def test_what_was_withdrawn_is_owed_by_no_share(tmp_path: Path) -> None:
    measures = "measures: [{name: roads, counted: true}]\n"
    text = HEAD + measures + UNITS + TASK % (SHARED + ", withdrawn: {since: 2024-01-01, why: no money}")
    reports = {f"2023/{unit}": entry(2) for unit in ("East", "West", "North")} | {"2023/Office": entry(None)}
    text += "      - {id: A2, title: Count roads, lead: Office, responsible: [Towns]}\n"
    counted = "submitted: 2025-01-20\napproved_by: A\nentries: [{task: A2, status: in_progress}]\n"
    reports = {name: given + "  - {task: A2, status: in_progress}\n" for name, given in reports.items()}
    reports |= {f"2024/{unit}": counted for unit in ("East", "North", "Office")}
    home = folder(tmp_path, text, reports)
    before, after = checked(home, "--period", "2023"), checked(home, "--period", "2024")
    assert {one["lamp"] for one in before["targets"]} == {"red"}
    assert after["targets"] == after["missed"] == after["findings"] == []
    form = plan("template", "North", "--period", "2024", "--plan", "plan.yaml", cwd=home).out
    assert "A1.T1" not in form
    assert "task: A2" in form


def test_one_of_two_leads_may_merge_into_the_other(tmp_path: Path) -> None:
    """Afterwards it leads alone, once, and what both had told goes on."""
    text = (
        HEAD
        + """\
units:
  - {name: Office, kind: government}
  - {name: Bureau, kind: government, until: 2023-12-31, successor: Office}
sections:
  - id: A
    title: Roads
    tasks:
      - id: A1
        title: Mend roads
        lead: [Bureau, Office]
        targets: [{id: A1.T1, name: roads mended, at_least: 90, measure: roads, during: all}]
        deliverables: [{id: A1.D1, text: keep them clean, continuing: true}]
"""
    )
    state = "    deliverables: {A1.D1: in_progress}\n"
    reports = {"2023/Bureau": entry(35) + state, "2023/Office": entry(None) + state}
    home = folder(tmp_path, text, reports | {"2024/Office": entry(30, "2025-01-20") + state})
    then, now = checked(home, "--period", "2023"), checked(home, "--period", "2024")
    assert codes(then) == []
    assert [(one["unit"], one["value"]) for one in then["targets"]] == [("Office", 35), ("Bureau", 35)]
    assert codes(now) == ["K410"]
    assert [(one["unit"], one["value"]) for one in now["targets"]] == [("Office", 30)]
    shown = plan("show", "A1.T1", "--plan", "plan.yaml", "--lang", "en", cwd=home).out
    assert "lead: Office\n" in shown


def test_a_target_with_a_lead_of_its_own_may_be_revised(tmp_path: Path) -> None:
    """Goal and lead change on one day: the year before stays the old lead's, by the old goal; the series goes on."""
    before = "was: [{until: 2023-12-31, lead: North, at_least: 30}]"
    changed = f"lead: Bureau, at_least: 90, measure: roads, during: all, {before}"
    reports = {"2023/North": entry(10), "2023/Office": entry(None), "2024/Office": entry(None, "2025-01-20")}
    reports |= {"2024/Bureau": entry(9, "2025-01-20"), "2024/North": entry(None, "2025-01-20")}
    home = folder(tmp_path, HEAD + UNITS + TASK % changed, reports)
    then, now = checked(home, "--period", "2023"), checked(home, "--period", "2024")
    assert [(one["unit"], one["goal"], one["lamp"]) for one in then["targets"]] == [("North", 30, "green")]
    assert [(one["unit"], one["goal"], one["lamp"]) for one in now["targets"]] == [("Bureau", 90, "red")]
    assert [code for code in codes(now) if code != "C310"] == ["K410"]


def test_each_member_of_a_leading_collective_owes_from_when_it_belongs_to_it(tmp_path: Path) -> None:
    text = (
        HEAD
        + UNITS.replace(", until: 2023-12-31, successor: East", "").replace(
            "members: [East, West, North]}",
            "members: [East, West, North], was: [{until: 2023-12-31, members: [East, West]}]}",
        )
        + (TASK % "at_least: 30, measure: roads, during: all").replace(
            "lead: Office\n        responsible: [Towns]", "lead: Towns"
        )
    )
    reports = {f"{year}/{unit}": entry(20, f"{year + 1}-01-20") for year in (2023, 2024) for unit in ("East", "West")}
    home = folder(tmp_path, text, reports)
    then, now = checked(home, "--period", "2023"), checked(home, "--period", "2024", "--as-of", "2025-03-01")
    assert codes(then) == []
    assert [f["unit"] for f in now["findings"] if f["code"] == "C310"] == ["North"]
    head = plan("check", "reports", "--period", "2024", "--plan", "plan.yaml", "--lang", "en", cwd=home).out
    assert "0 of 1 binding targets at pace or done" in head
    before = plan("check", "reports", "--period", "2023", "--plan", "plan.yaml", "--lang", "en", cwd=home).out
    assert "1 of 1 binding targets at pace or done" in before


def test_years_from_april_and_a_cycle_that_was_yearly(tmp_path: Path) -> None:
    """A year that was closed by yearly reports is not asked for half by half; from then on each half is."""
    text = (
        HEAD.replace("start: 2023-01-01", "start: 2023-04-01")
        .replace("end: 2025-12-31", "end: 2026-03-31")
        .replace(
            'cycle: yearly, first: "2023", due_days: 31',
            "cycle: half-yearly, first: 2023-H1, due_days: 31, "
            'was: [{until: 2024-03-31, cycle: yearly, first: "2023"}]',
        )
        + "year_starts: 4\n"
        + UNITS.replace(", until: 2023-12-31, successor: East", "")
        + (TASK % "at_least: 90, measure: roads, during: all").replace("        responsible: [Towns]\n", "")
    )
    reports = {"2023/Office": entry(30, "2024-04-20"), "2024-H2/Office": entry(60, "2025-04-20")}
    home = folder(tmp_path, text, reports)
    then, now = checked(home, "--period", "2023"), checked(home)
    assert codes(then) == []
    assert then["as_of"] == "2024-03-31"
    assert now["period"] == "2024-H2"
    assert codes(now) == ["C311"]
    assert (
        "2024-H2 (2024-10-01 to 2025-03-31)"
        in plan("check", "reports", "--plan", "plan.yaml", "--lang", "en", cwd=home).out
    )


def test_who_is_silent_has_so_many_tasks_as_it_owes_in_the_period(tmp_path: Path) -> None:
    """Not those that were withdrawn before, or begin later."""
    text = HEAD + UNITS + (TASK % "at_least: 90, measure: roads, during: all")
    text += "      - {id: A2, title: Count roads, lead: Office, responsible: [North], added: 2025-01-01}\n"
    home = folder(tmp_path, text, {"2023/Office": entry(30)})
    found = plan("check", "reports", "--plan", "plan.yaml", "--as-of", "2024-03-01", "--lang", "en", cwd=home).out
    assert "North: no report for 2023 (tasks of the unit: 1)" in found


@pytest.mark.parametrize(
    ("lang", "head", "row"),
    [
        ("en", "overdue from earlier: 1 deliverable · time over:", "not done"),
        ("zh", "往期到期未完成：工作事项1项 · 时限已过的目标", "未完成"),
    ],
)
def test_the_head_counts_overdue_deliverables_and_the_list_says_what_was_not_done(
    lang: str, head: str, row: str
) -> None:
    asked = ("check", "reports", "--plan", "plan.yaml", "--lang", lang)
    assert head in plan(*asked, cwd=HERE / "plans" / "county").out
    lines = plan(*asked, cwd=HERE / "plans" / "school").out.splitlines()
    assert [line.split("  ")[-1].strip() for line in lines if "W1.1.D2" in line] == [row]


def test_the_overview_of_a_plan_says_until_when_a_unit_is_there() -> None:
    for lang, name in (("en", "县帮扶办 (until 2024-08-31)"), ("zh", "县帮扶办（至2024-08-31）")):
        assert name in plan("show", "--plan", "plan.yaml", "--lang", lang, cwd=HERE / "plans" / "county").out
