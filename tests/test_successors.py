"""Units that begin and end: who stands for them, whose series goes on, and who may report."""

from __future__ import annotations

from pathlib import Path

import pytest
from changing import Report, checked, closed, codes, lamps, ledger_of, overview, plan_of, text_of
from command import plan as run

from plan_cli.checking.result import Result
from plan_cli.judging.standing import Standing
from plan_cli.model.period import Period
from plan_cli.project.settings import LANGUAGES
from plan_cli.rendering.blank_report import template
from plan_cli.words import wording


def units(*more: str) -> str:
    lines = [f"  - {{name: {name}, kind: government}}" for name in ("丙局", "丁局")]
    return "\n".join([*lines, *(f"  - {{name: {text}}}" for text in more)])


MERGED = units("甲局, kind: government, until: 2023-12-31, successor: 丙局")
MID_YEAR = units("甲局, kind: government, until: 2024-06-30, successor: 丙局")
CHAIN = units(
    "甲局, kind: government, until: 2023-12-31, successor: 乙局",
    "乙局, kind: government, from: 2024-01-01, until: 2024-12-31, successor: 丙局",
)
TWO = units(
    "甲局, kind: government, until: 2023-12-31, successor: 丙局",
    "乙局, kind: government, until: 2023-12-31, successor: 丙局",
)
LED = """\
lead: 甲局
responsible: [丁局]
targets:
  - {id: A1.1.T1, name: 培训, at_least: 100, measure: 人, during: 全期}
deliverables:
  - {id: A1.1.D1, text: 细则}
"""
EACH = """\
lead: 丁局
responsible: [甲局, 乙局]
deliverables:
  - {id: A1.1.D1, text: 建册, who: each}
  - {id: A1.1.D2, text: 走访, who: [甲局, 乙局], continuing: true}
"""


def figure(unit: str, period: str, value: int | None, state: str = "in_progress") -> Report:
    return Report(unit, period, {"A1.1.T1": value, "A1.1.D1": state})


def helped(unit: str, period: str, state: str = "in_progress") -> Report:
    return Report(unit, period, {"A1.1.D1": state, "A1.1.D2": "in_progress"})


def values(result: Result) -> list[tuple[str, str | None, str]]:
    """Who leads each target that is counted, its figure and its lamp."""
    found = [(s.unit.name, a) for s in overview(result).standings for a in s.targets]
    return [(name, str(a.value) if a.value is not None else None, a.lamp.value) for name, a in found]


# --- a merger between two periods


def test_the_series_goes_on_as_the_successors() -> None:
    plan = plan_of(LED, units=MERGED)
    found = checked(plan, figure("甲局", "2023", 60), figure("丙局", "2024", 50))
    [fell] = [f for f in found.findings if f.code == "K410"]
    assert (fell.unit, fell.hit.expected, fell.place.file) == ("丙局", 60, "2024/丙局.yaml")
    assert [spot.file for spot in fell.related] == ["2023/甲局.yaml"]


def test_what_the_predecessor_reported_is_carried_forward() -> None:
    found = checked(plan_of(LED, units=MERGED), figure("甲局", "2023", 60), figure("丙局", "2024", None))
    assert values(found) == [("丙局", "60", "grey")]


def test_the_predecessors_year_stays_as_it_was() -> None:
    plan = plan_of(LED, units=MERGED)
    found = checked(plan, figure("甲局", "2023", 60), figure("丙局", "2024", 70), period="2023")
    assert values(found) == [("甲局", "60", "green")]
    assert codes(found, "RK") == []
    assert [unit.name for unit in overview(found).owing] == ["丁局", "甲局"]


def test_the_successor_is_silent_and_not_the_unit_that_had_ended() -> None:
    plan = plan_of(LED, units=MERGED)
    found = checked(
        plan, figure("甲局", "2023", 60), Report("丁局", "2024", {}), Report("丁局", "2025", {}), period="2024"
    )
    assert [f.unit for f in found.findings if f.code == "C310"] == ["丙局"]


def test_a_unit_that_had_ended_can_not_report() -> None:
    [found] = [
        f for f in checked(plan_of(LED, units=MERGED), figure("甲局", "2024", 60)).findings if f.code.startswith("R")
    ]
    assert (found.code, found.hit.case, found.hit.facts["successor"]) == ("R202", "ended", "丙局")


def test_a_unit_that_is_not_there_yet_can_not_report() -> None:
    found = checked(plan_of(LED, units=CHAIN), figure("乙局", "2023", 60))
    assert [(f.code, f.hit.case) for f in found.findings if f.code.startswith("R")] == [("R202", "not-yet")]


def test_a_successor_stands_once_where_it_is_named_already() -> None:
    plan = plan_of(LED.replace("丁局", "丙局, 丁局"), units=MERGED)
    task = plan.on(Period.parse("2024").end).tasks["A1.1"]
    assert (task.lead, task.responsible) == (("丙局",), ["丙局", "丁局"])
    collective = "各局, kind: collective, members: [甲局, 乙局, 丙局]"
    body = "lead: 丁局\nresponsible: [各局]\ndeliverables: [{id: A1.1.D1, text: 建册, who: each}]"
    held = plan_of(body, units=f"{TWO}\n  - {{name: {collective}}}").on(Period.parse("2024").end)
    assert held.owners(held.deliverables["A1.1.D1"]) == ["丙局"]


def test_a_done_of_the_predecessor_settles_the_matter() -> None:
    plan = plan_of(LED, units=MERGED)
    found = checked(plan, figure("甲局", "2023", 60, "done"), Report("丙局", "2024", {"A1.1.T1": 70}))
    assert list(lamps(found)) == ["A1.1.T1"]
    assert closed(found) == [("A1.1.D1", "2026-12-31", True)]
    assert codes(found, "CKR") == []


def test_evidence_of_the_predecessor_is_evidence_still() -> None:
    plan = plan_of(LED, units=MERGED)
    bare = figure("丙局", "2024", 70, "done")
    text = bare.text.replace("    evidence: [{title: 文件, ref: 白〔2023〕1号}]\n", "")

    class Bare(Report):
        @property
        def text(self) -> str:
            return text

    found = checked(plan, figure("甲局", "2023", 60), Bare(*bare))
    assert codes(found, "E") == []
    assert codes(checked(plan, Bare(*bare)), "E") == ["E601 A1.1.D1"]


def test_a_text_that_was_copied_from_the_predecessor_is_told() -> None:
    plan = plan_of(LED, units=MERGED)
    before, now = figure("甲局", "2023", 60), figure("丙局", "2024", 70)
    found = checked(plan, before._replace(more="    progress: 有序推进"), now._replace(more="    progress: 有序推进"))
    [copied] = [f for f in found.findings if f.code == "K413"]
    assert (copied.unit, copied.related[0].file) == ("丙局", "2023/甲局.yaml")


def test_the_template_of_the_successor_shows_the_last_figure_of_the_predecessor() -> None:
    plan = plan_of(LED, units=MERGED)
    ledger = ledger_of(plan, figure("甲局", "2023", 60))
    text = template(Standing(ledger, plan.units["丙局"], Period.parse("2024")), wording("en"))
    assert "2023: 60 人" in text
    assert "A1.1.D1:  # 细则 (2023: in progress)" in text
    assert Standing(ledger, plan.units["甲局"], Period.parse("2024")).duties == []


# --- a merger within a period


def test_of_one_period_the_successors_figure_counts() -> None:
    plan = plan_of(LED, units=MID_YEAR)
    found = checked(plan, figure("甲局", "2023", 40), figure("甲局", "2024", 55), figure("丙局", "2024", 50))
    assert values(found) == [("丙局", "50", "green")]
    assert codes(found, "RK") == []


def test_without_a_figure_of_the_successor_the_predecessors_is_taken() -> None:
    plan = plan_of(LED, units=MID_YEAR)
    found = checked(plan, figure("甲局", "2023", 40), figure("甲局", "2024", 55))
    assert values(found) == [("丙局", "55", "green")]
    assert [unit.name for unit in overview(found).unfiled] == ["丙局", "丁局"]


def test_the_next_figure_is_held_against_the_one_that_counted() -> None:
    plan = plan_of(LED, units=MID_YEAR)
    reports = figure("甲局", "2024", 55), figure("丙局", "2024", 50), figure("丙局", "2025", 52)
    assert codes(checked(plan, *reports), "K") == []
    assert codes(checked(plan, reports[0], reports[2]), "K") == ["K410 A1.1.T1"]


# --- chains, and several that become one


def test_a_chain_of_successors_is_one_series() -> None:
    plan = plan_of(LED, units=CHAIN)
    reports = figure("甲局", "2023", 40), figure("乙局", "2024", 60), figure("丙局", "2025", 55)
    assert {year: values(checked(plan, *reports, period=year))[0][0] for year in ("2023", "2024", "2025")} == {
        "2023": "甲局",
        "2024": "乙局",
        "2025": "丙局",
    }
    assert codes(checked(plan, *reports), "K") == ["K410 A1.1.T1"]
    assert codes(checked(plan, *reports[:2], period="2024"), "RK") == []


def test_a_chain_with_a_silent_link_carries_forward() -> None:
    found = checked(plan_of(LED, units=CHAIN), figure("甲局", "2023", 40), figure("丙局", "2025", None))
    assert values(found) == [("丙局", "40", "grey")]


@pytest.mark.parametrize(
    ("states", "stage"),
    [(("done", "done"), "settled"), (("done", "in_progress"), "open"), (("in_progress", "done"), "open")],
)
def test_what_two_units_owed_is_settled_for_the_one_that_follows_when_both_had_done_it(
    states: tuple[str, str], stage: str
) -> None:
    plan = plan_of(EACH, units=TWO)
    reports = [helped(unit, "2023", state) for unit, state in zip(("甲局", "乙局"), states, strict=True)]
    found = checked(plan, *reports, Report("丙局", "2024", {"A1.1.D2": "in_progress"}))
    assert ("A1.1.D1" in lamps(found)) is (stage == "open")
    assert ("C303 A1.1.D1" in codes(found)) is (stage == "open")


def test_who_joins_a_unit_that_owes_the_same_owes_it_once() -> None:
    plan = plan_of(EACH.replace("乙局", "丙局"), units=MERGED)
    found = checked(plan, helped("甲局", "2023"), helped("丙局", "2023", "done"), helped("丙局", "2024"))
    assert closed(found) == [("A1.1.D1", "2026-12-31", True)]


def test_two_contributions_go_on_as_one_and_are_no_series_of_the_lead() -> None:
    body = LED.replace("lead: 甲局\nresponsible: [丁局]", "lead: 丁局\nresponsible: [甲局, 乙局]")
    plan = plan_of(body, units=TWO)
    reports = [Report(name, "2023", {"A1.1.T1": value}) for name, value in (("丁局", 60), ("甲局", 20), ("乙局", 10))]
    after = [Report("丁局", "2024", {"A1.1.T1": 80}), Report("丙局", "2024", {"A1.1.T1": 40})]
    assert codes(checked(plan, *reports, *after), "KR") == []


@pytest.mark.parametrize(
    ("body", "owed", "now"),
    [
        ("lead: 丙局\nresponsible: [甲局]\n", ["甲局"], ["丙局"]),
        ("lead: 丙局\nresponsible: [各局]\n", ["甲局", "丁局"], ["丙局", "丁局"]),
        ("lead: 甲局\nresponsible: [丙局]\n", ["丙局"], ["丙局"]),
    ],
    ids=["a helper joins the lead", "a member joins the lead", "the lead joins a helper"],
)
def test_what_each_helper_owes_is_owed_still_by_the_lead_that_stands_for_it(
    body: str, owed: list[str], now: list[str]
) -> None:
    all_units = f"{MERGED}\n  - {{name: 各局, kind: collective, members: [甲局, 丁局]}}"
    plan = plan_of(f"{body}deliverables: [{{id: A1.1.D1, text: 建册, who: each}}]", units=all_units)
    for year, names in (("2023", owed), ("2024", now)):
        held = plan.on(Period.parse(year).end)
        assert held.owners(held.deliverables["A1.1.D1"]) == names
    reports = [Report(name, "2023", {"A1.1.D1": "in_progress"}) for name in owed]
    assert "A1.1.D1" in lamps(checked(plan, *reports, Report("丙局", "2024", {"A1.1.D1": "in_progress"})))


def test_a_lead_that_is_named_as_a_helper_owes_nothing_twice() -> None:
    plan = plan_of(
        "lead: 丙局\nresponsible: [丙局, 丁局]\ndeliverables: [{id: A1.1.D1, text: 建册, who: each}]", units=MERGED
    )
    for year in ("2023", "2024"):
        held = plan.on(Period.parse(year).end)
        assert held.owners(held.deliverables["A1.1.D1"]) == ["丁局"]


def test_a_contribution_of_a_unit_that_ended_is_not_added_to_that_of_its_successor() -> None:
    body = LED.replace("lead: 甲局\nresponsible: [丁局]", "lead: 丁局\nresponsible: [甲局]")
    plan = plan_of(body, units=MID_YEAR)
    lead = Report("丁局", "2024", {"A1.1.T1": 60, "A1.1.D1": "in_progress"})
    both = [Report("甲局", "2024", {"A1.1.T1": 20}), Report("丙局", "2024", {"A1.1.T1": 50})]
    assert codes(checked(plan, lead, *both), "K") == []
    assert codes(checked(plan, lead, both[0], both[1]._replace(says={"A1.1.T1": 70})), "K") == ["K411 A1.1.T1"]


# --- begins, and ends for good


def test_a_unit_owes_nothing_before_it_is_there() -> None:
    plan = plan_of(EACH, units=units("甲局, kind: government", "乙局, kind: government, from: 2024-02-01"))
    first = checked(plan, helped("甲局", "2023"))
    assert [unit.name for unit in overview(first).owing] == ["丁局", "甲局"]
    second = checked(plan, helped("甲局", "2024"))
    assert [unit.name for unit in overview(second).owing] == ["丁局", "甲局", "乙局"]


def test_a_helper_that_ends_without_a_successor_owes_nothing_more() -> None:
    plan = plan_of(EACH, units=units("甲局, kind: government, until: 2023-12-31", "乙局, kind: government"))
    found = checked(plan, helped("甲局", "2023"), helped("乙局", "2023"), helped("乙局", "2024"))
    assert [unit.name for unit in overview(found).owing] == ["丁局", "乙局"]
    held = overview(found).plan
    assert held.owners(held.deliverables["A1.1.D2"]) == ["乙局"]


def test_a_merged_unit_is_named_where_a_plan_says_nothing_of_the_time_before() -> None:
    """The lead is the successor, and `was` names the unit before: both ways of writing it are one series."""
    body = LED.replace("lead: 甲局", "lead: 丙局\nwas: [{until: 2023-12-31, lead: 甲局}]")
    reports = figure("甲局", "2023", 60), figure("丙局", "2024", 50)
    for one in (plan_of(LED, units=MERGED), plan_of(body, units=MERGED)):
        assert codes(checked(one, *reports), "K") == ["K410 A1.1.T1"]


# --- every command

COMMANDS = (
    ("check", "reports", "--period", "PERIOD"),
    ("check", "reports", "--period", "PERIOD", "--all-periods", "-f", "json"),
    ("check", "reports", "--period", "PERIOD", "-f", "markdown"),
    ("check", "reports", "--period", "PERIOD", "-f", "sarif"),
    ("summary", "reports", "--period", "PERIOD"),
    ("summary", "reports", "--period", "PERIOD", "--by", "task"),
    ("summary", "reports", "--period", "PERIOD", "--unit", "UNIT"),
    ("template", "UNIT", "--period", "PERIOD"),
    ("show", "UNIT"),
    ("schema", "report"),
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("ended", [MERGED, MID_YEAR, CHAIN, TWO], ids=["merged", "mid-year", "chain", "two"])
def test_every_command_knows_of_units_that_end(tmp_path: Path, ended: str, lang: str) -> None:
    body = LED.replace("responsible: [丁局]", "responsible: [丁局]\nwas: [{until: 2023-06-30, title: 原任务}]")
    (tmp_path / "plan.yaml").write_text(text_of(body, units=ended), encoding="utf-8")
    for report in (figure("甲局", "2023", 40), figure("丙局", "2024", 30), figure("丙局", "2025", 60, "done")):
        path = tmp_path / "reports" / report.file
        path.parent.mkdir(parents=True)
        path.write_text(report.text, encoding="utf-8")
    names = [name for name in ("甲局", "乙局", "丙局", "丁局") if f"name: {name}" in ended]
    asked = {
        tuple({"PERIOD": period, "UNIT": name}.get(word, word) for word in words)
        for words in COMMANDS
        for period in ("2023", "2024", "2025")
        for name in names
    }
    for words in sorted(asked):
        ran = run(*words, "--plan", "plan.yaml", "--lang", lang, cwd=tmp_path)
        is_idle = any(word in ran.err for word in ("task", "任务", "not there", "不存在"))
        assert ran.code in (0, 1) or is_idle, (words, ran.err)
        assert "internal error" not in ran.err, (words, ran.err)
        assert "程序内部错误" not in ran.err, (words, ran.err)
