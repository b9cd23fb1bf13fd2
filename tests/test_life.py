"""A plan's life over the years: what is overdue stays open until it is settled, what comes late is taken and said to be
late, and what is settled is history.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from command import Ran, plan
from support import HERE

PLAN = """\
id: qinghe
version: "1.0"
title: 清禾市技能提升方案
start: 2023-01-01
end: 2025-12-31
reporting: {cycle: yearly, first: "2023", due_days: 31}
windows:
  首年: {start: 2023-01-01, end: 2023-12-31}
units:
  - {name: 市培训局, kind: government}
  - {name: 市统计局, kind: government}
sections:
  - id: A1
    title: 行动
    tasks:
      - id: A1.1
        title: 开展技能培训
        lead: 市培训局
        responsible: [市统计局]
        line: 1
        window: 首年
        targets:
          - {id: A1.1.T1, name: 培训学员, at_least: 30, measure: 人, during: 首年, sentence: 1}
          - {id: A1.1.T2, name: 事故, at_most: 2, measure: 件, during: 首年, sentence: 1}
        deliverables:
          - {id: A1.1.D1, text: 出台细则, sentence: 1}
          - {id: A1.1.D2, text: 推动培训, continuing: true, sentence: 1}
          - {id: A1.1.D3, text: 建立台账, who: each, sentence: 1}
      - id: A1.2
        title: 办好活动
        lead: 市培训局
        line: 2
        window: 首年
        targets:
          - {id: A1.2.T1, name: 每年活动, at_least: 4, measure: 次, every: year, sentence: 1}
      - id: A1.3
        title: 长期任务
        lead: 市培训局
        line: 3
        deliverables:
          - {id: A1.3.D1, text: 长期推动, continuing: true, sentence: 1}
"""
HEAD = 'plan: qinghe@1.0\nunit: {unit}\nperiod: "{period}"\nsubmitted: {submitted}\napproved_by: 甲\nentries:\n'
SHORTFALL = "    shortfall: {cause: 师资不足, remedy: 增聘教师, due: 2026-06-30}\n"
LONG = "  - {task: A1.3, status: in_progress, deliverables: {A1.3.D1: in_progress}}\n"
WAIVER = "- {{rule: {rule}, unit: 市培训局, {of}: {id}, reason: 已批准延期, approved_by: 乙, until: 2099-12-31}}\n"


def report(period: str, entries: str, unit: str = "市培训局") -> str:
    submitted = f"{int(period[:4]) + 1}-01-10" if period[4:] != "-H1" else f"{period[:4]}-07-10"
    return HEAD.format(unit=unit, period=period, submitted=submitted) + entries


def training(figures: str, states: str, more: str = SHORTFALL) -> str:
    return f"  - task: A1.1\n    status: in_progress\n    figures: [{figures}]\n    deliverables: {{{states}}}\n{more}"


def trained(value: object) -> str:
    return f"{{target: A1.1.T1, value: {value}, measure: 人}}"


EVENTS = "  - {task: A1.2, status: in_progress, figures: [{target: A1.2.T1, value: 3, measure: 次}]}\n"
FIRST = report(
    "2023",
    training(
        f"{trained(20)}, {{target: A1.1.T2, value: 3, measure: 件}}",
        "A1.1.D1: in_progress, A1.1.D2: in_progress",
    )
    + EVENTS
    + LONG,
)
STATISTICS = report("2023", "  - {task: A1.1, status: in_progress, deliverables: {A1.1.D3: in_progress}}\n", "市统计局")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    put(tmp_path, "2023/a.yaml", FIRST)
    put(tmp_path, "2023/b.yaml", STATISTICS)
    return tmp_path


def put(home: Path, name: str, text: str) -> None:
    path = home / "reports" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def checked(home: Path, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(plan("check", "reports", "-f", "json", *options, cwd=home).out)
    return found


def codes(result: dict[str, Any], *families: str) -> list[str]:
    """The findings of some families, each with what it is about."""
    return sorted(
        f"{f['code']} {f['target'] or f['task'] or f['unit']}" + (" waived" if f["waived"] else "")
        for f in result["findings"]
        if f["code"].startswith(families or ("C3", "G7", "K4"))
    )


def counted(result: dict[str, Any]) -> dict[str, str]:
    return {target["target"]: target["lamp"] for target in result["targets"]}


# --- what is overdue stays open


def test_what_was_missed_is_owed_counted_and_told_in_the_next_year(home: Path) -> None:
    put(home, "2024/a.yaml", report("2024", LONG))
    result = checked(home, "--as-of", "2025-02-15")
    assert codes(result) == ["C301 A1.1", "C310 市统计局", "G701 A1.1.T1", "G704 A1.1.D1", "G704 A1.1.D3"]
    assert counted(result) == {"A1.1.T1": "red"}
    assert result["counts"]["lamps"]["red"] == result["counts"]["overdue"] == 1
    ran = plan("check", "reports", "--as-of", "2025-02-15", cwd=home)
    assert ran.code == 1
    assert "overdue from earlier: 1 target, 2 deliverables · time over: 0 of 2 targets met, 2 missed" in ran.out
    assert re.search(r"A1\.1\.T1 培训学员 .* 20 .*far behind \(overdue\) G701", ran.out)
    page = plan("summary", "reports", "--lang", "en", "--as-of", "2025-02-15", cwd=home).out
    assert "## Overdue from earlier" in page
    assert "市培训局: A1.1.T1 培训学员 (开展技能培训)" in page.partition("### What is worst")[2].partition("###")[0]


def test_the_gap_stands_at_the_report_that_closed_its_time(home: Path) -> None:
    put(home, "2024/a.yaml", report("2024", LONG))
    (missed,) = (f for f in checked(home)["findings"] if f["code"] == "G701")
    assert missed["path"] == "reports/2023/a.yaml"
    assert (missed["actual"], missed["difference"]) == (20, -10)


def test_the_template_asks_for_what_is_open_and_for_nothing_that_is_settled(home: Path) -> None:
    text = plan("template", "市培训局", "--period", "2024", "--lang", "en", cwd=home).out
    asked = re.findall(r"^ +(?:- (?:task|target): )?(A1\.\d(?:\.[TD]\d)?)\b", text, re.MULTILINE)
    assert asked == ["A1.1", "A1.1.T1", "A1.1.D1", "A1.3", "A1.3.D1"]
    assert "# its time ended on 2023-12-31, and it is still owed" in text
    other = plan("template", "市统计局", "--period", "2024", cwd=home).out
    assert "A1.1.D3:" in other
    assert "A1.1.D1" not in other


def test_only_who_owes_what_is_open_owes_an_entry(home: Path) -> None:
    """Once its own register is there, the statistics office owes nothing, though its lead still does."""
    put(home, "2024/b.yaml", report("2024", states_of("done"), "市统计局"))
    put(home, "2025/a.yaml", report("2025", LONG))
    assert "C310 市统计局" not in codes(checked(home, "--as-of", "2026-06-30"))
    ran = plan("template", "市统计局", "--period", "2025", cwd=home)
    assert ran.code == 2
    assert "2025" in ran.err


def states_of(state: str) -> str:
    proof = "    evidence: [{title: 台账, ref: 清统〔2024〕1号}]\n"
    return f"  - task: A1.1\n    status: in_progress\n    deliverables: {{A1.1.D3: {state}}}\n{proof}"


def test_after_the_plans_end_only_units_with_something_open_owe_a_report(home: Path) -> None:
    put(home, "2024/b.yaml", report("2024", states_of("done"), "市统计局"))
    for year in ("2024", "2025"):
        put(home, f"{year}/a.yaml", report(year, LONG + training(trained(20), "A1.1.D1: in_progress")))
    put(home, "2026/a.yaml", report("2026", training(trained(29), "A1.1.D1: in_progress")))
    result = checked(home, "--as-of", "2027-06-30", "--period", "2026")
    assert codes(result) == ["G701 A1.1.T1", "G704 A1.1.D1"]
    ran = plan("check", "reports", "--as-of", "2027-06-30", "--period", "2026", cwd=home)
    assert "reported 1 of 1 units" in ran.out


# --- settled


def test_what_is_made_good_is_done_and_late_and_history_from_the_next_period_on(home: Path) -> None:
    proof = "    evidence: [{title: 细则, ref: 清培〔2024〕2号}]\n"
    put(home, "2024/a.yaml", report("2024", training(trained(31), "A1.1.D1: done", proof) + LONG))
    result = checked(home)
    assert codes(result, "G") == ["G704 A1.1.D3", "G709 A1.1.D1", "G709 A1.1.T1"]
    assert [(t["target"], t["lamp"], t["open"], t["late"]) for t in result["targets"]] == [
        ("A1.1.T1", "done", True, True)
    ]
    page = plan("summary", "reports", "--lang", "zh", cwd=home).out
    assert "✓ 完成（逾期完成）" in page
    put(home, "2025/a.yaml", report("2025", LONG))
    after = checked(home)
    assert (codes(after, "G7", "C301"), counted(after)) == (["G704 A1.1.D3"], {})
    assert (after["counts"]["met"], after["counts"]["missed"]) == (1, 2)


def test_what_cant_be_made_good_is_closed_as_missed_and_listed(home: Path) -> None:
    put(home, "2024/a.yaml", report("2024", LONG))
    missed = checked(home)["missed"]
    assert [(one["id"], one["value"], one["reported"]) for one in missed] == [
        ("A1.1.T2", 3, True),
        ("A1.2.T1", 3, True),
    ]
    out = plan("check", "reports", "--lang", "zh", cwd=home).out
    assert "时限已过的目标2项，完成0项，未完成2项" in out
    assert "## " in plan("summary", "reports", "--lang", "zh", cwd=home).out
    assert "时限已过、未完成的事项" in plan("summary", "reports", "--lang", "zh", cwd=home).out


def test_in_its_own_period_what_is_settled_is_counted_with_its_lamp(home: Path) -> None:
    result = checked(home)
    assert counted(result) == {"A1.1.T1": "red", "A1.1.T2": "red", "A1.2.T1": "red"}
    assert (result["counts"]["overdue"], result["missed"]) == (0, [])


def test_a_year_of_which_nobody_reports_is_missed_and_not_reported_once_it_is_due(home: Path) -> None:
    put(home, "2023/a.yaml", report("2023", LONG))
    put(home, "2024/a.yaml", report("2024", LONG))
    missed = {one["id"]: one["reported"] for one in checked(home)["missed"]}
    assert missed == {"A1.2.T1": False}
    assert "A1.2.T1" not in counted(checked(home))


def test_a_cap_of_which_nobody_reports_stays_open(home: Path) -> None:
    put(home, "2023/a.yaml", report("2023", training(trained(30), "A1.1.D1: in_progress") + LONG))
    put(home, "2024/a.yaml", report("2024", training("", "A1.1.D1: in_progress") + LONG))
    result = checked(home)
    assert counted(result) == {"A1.1.T2": "grey"}
    assert "C302 A1.1.T2" in codes(result)


def test_a_reason_will_do_and_takes_nothing_back(home: Path) -> None:
    null = "{target: A1.1.T1, value: null, reason: 正在核实}"
    put(home, "2024/a.yaml", report("2024", training(null, "A1.1.D1: in_progress") + LONG))
    assert codes(checked(home), "C302", "G70") == [
        "G701 A1.1.T1",
        "G704 A1.1.D1",
        "G704 A1.1.D3",
        "G708 A1.1.T1",
    ]


def test_a_late_figure_in_error_takes_nothing_back(home: Path) -> None:
    wrong = "{target: A1.1.T1, value: 40, measure: 人次}"
    put(home, "2024/a.yaml", report("2024", training(wrong, "A1.1.D1: in_progress") + LONG))
    result = checked(home)
    assert counted(result) == {"A1.1.T1": "red"}
    assert "R207 A1.1.T1" in codes(result, "R")


def test_a_deliverable_that_is_done_is_asked_for_no_more(home: Path) -> None:
    proof = "    evidence: [{title: 细则, ref: 清培〔2023〕2号}]\n"
    half = training(trained(10), "A1.1.D1: done, A1.1.D2: in_progress", proof)
    put(home, "2023-H1/a.yaml", report("2023-H1", half + LONG))
    text = plan("template", "市培训局", "--period", "2023-H2", cwd=home).out
    assert "A1.1.D2:" in text
    assert "A1.1.D1:" not in text


# --- a waiver


def test_a_waiver_takes_the_finding_out_of_the_exit_code_and_out_of_nothing_else(home: Path) -> None:
    put(home, "2024/a.yaml", report("2024", training(trained(20), "A1.1.D1: in_progress") + LONG))
    put(home, "2024/b.yaml", report("2024", states_of("done"), "市统计局"))
    assert plan("check", "reports", cwd=home).code == 1
    listed = [("G701", "target", "A1.1.T1"), ("G704", "deliverable", "A1.1.D1")]
    waivers = "".join(WAIVER.format(rule=rule, of=of, id=id) for rule, of, id in listed)
    (home / "waivers.yaml").write_text(waivers.replace("deliverable:", "target:"), encoding="utf-8")
    ran: Ran = plan("check", "reports", cwd=home)
    assert ran.code == 0, ran.out
    assert "overdue from earlier: 1" in ran.out
    assert re.search(r"A1\.1\.T1 培训学员 .*far behind \(overdue\) G701 \(waived\)", ran.out)
    assert "A1.1.T1" in plan("template", "市培训局", "--period", "2025", cwd=home).out
    page = plan("summary", "reports", "--lang", "en", cwd=home).out
    assert "A1.1.T1 培训学员 (开展技能培训) (waived)" in page.partition("### What is worst")[2]


# --- between periods


def test_counts_of_two_periods_name_what_came_and_what_left(home: Path) -> None:
    put(home, "2024/a.yaml", report("2024", LONG))
    page = plan("summary", "reports", "--lang", "en", cwd=home).out
    assert "0 have come into the count and 2 have left it" in page
    assert "- **Left the count**: A1.1.T2 事故, A1.2.T1 每年活动" in page
    assert "A1.2.T1" not in page.partition("## What has changed")[2].partition("- **Left")[0]


# --- Hanzhong


@pytest.fixture
def hanzhong(tmp_path: Path) -> Path:
    """The city's plan with one lead's reports: of 2025 what was missed, and what it says afterwards."""
    (tmp_path / "plan.yaml").write_bytes((HERE.parent / "data" / "plan.yaml").read_bytes())
    put(tmp_path, "2025/市教育局.yaml", teachers("2025", 4600))
    put(tmp_path, "2026-H1/市教育局.yaml", teachers("2026-H1", 4800))
    return tmp_path


def teachers(period: str, value: int) -> str:
    entry = f"""\
  - task: A1.6
    status: in_progress
    figures:
      - {{target: A1.6.T1, value: {value}, measure: 人}}
      - {{target: A1.6.T2, value: 9800, of: 9800, measure: 人}}
      - {{target: A1.6.T3, value: 1020, measure: 人}}
    shortfall: {{cause: 经费到位晚, remedy: 加密办班, due: 2026-12-31}}
"""
    return report(period, entry, "市教育局").replace("qinghe@1.0", "hanzhong-science-literacy@1.0")


def of_teachers(home: Path, *options: str) -> tuple[str, dict[str, str]]:
    result = checked(home, *options)
    found = {f["code"]: f["target"] for f in result["findings"] if f["code"] == "G701"}
    lamps = {id: lamp for id, lamp in counted(result).items() if id.startswith("A1.6")}
    assert found == {"G701": "A1.6.T1"}
    return result["period"], lamps


def test_what_was_missed_in_2025_is_there_in_the_first_half_of_2026(hanzhong: Path) -> None:
    assert of_teachers(hanzhong, "--period", "2026-H1") == ("2026-H1", {"A1.6.T1": "red"})
    out = plan("check", "reports", "--period", "2026-H1", cwd=hanzhong).out
    assert "overdue from earlier:" in out.splitlines()[2]
    text = plan("template", "市教育局", "--period", "2026", cwd=hanzhong).out
    assert "- target: A1.6.T1" in text
    assert "A1.6.T2" not in text


def test_what_was_missed_in_2025_is_there_in_the_report_of_2026(hanzhong: Path) -> None:
    put(hanzhong, "2026/市教育局.yaml", teachers("2026", 4900))
    assert of_teachers(hanzhong, "--as-of", "2027-02-15") == ("2026", {"A1.6.T1": "red"})
    only = ("--as-of", "2027-02-15", "--select", "G701")
    assert plan("check", "reports", *only, cwd=hanzhong).code == 1
    waiver = WAIVER.format(rule="G701", of="target", id="A1.6.T1").replace("市培训局", "市教育局")
    (hanzhong / "waivers.yaml").write_text(waiver, encoding="utf-8")
    assert plan("check", "reports", *only, cwd=hanzhong).code == 0


def test_without_either_2025_is_checked(hanzhong: Path) -> None:
    period, lamps = of_teachers(hanzhong)
    assert (period, lamps) == ("2025", {"A1.6.T1": "red", "A1.6.T2": "done", "A1.6.T3": "done"})
