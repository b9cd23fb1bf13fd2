"""What changes while a plan runs: each period is judged by what held on its last day."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal

import pytest
from changing import YEARLY, Report, checked, closed, codes, lamps, overview, plan_of, text_of

from plan_cli.checking.picture import Picture
from plan_cli.finding import Hit
from plan_cli.judging.overview import Change, direction
from plan_cli.judging.pace import Lamp, Why
from plan_cli.model.period import Period
from plan_cli.model.plan import load
from plan_cli.planning.diff import diff
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading import source
from plan_cli.rendering import figures
from plan_cli.rendering.summary.page import render
from plan_cli.rendering.terminal.plan import View
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording

TOTAL = """\
lead: 甲局
targets:
  - {{id: A1.1.T1, name: 培训, at_least: {goal}, measure: 人, during: {window}{more}}}
"""


def total(goal: int = 100, window: str = "全期", more: str = "") -> str:
    return TOTAL.format(goal=goal, window=window, more=f", {more}" if more else "")


def yearly(goal: int, more: str = "") -> str:
    return total(goal, "x", more).replace("during: x", "every: year")


def figure(period: str, value: int | None, unit: str = "甲局") -> Report:
    return Report(unit, period, {"A1.1.T1": value})


# --- the plan on a day


def test_a_plan_in_which_nothing_changes_is_the_same_on_every_day() -> None:
    plan = plan_of(total())
    assert plan.on(date(2023, 5, 1)) is plan
    assert plan.during(plan.file.span) == [plan]


@pytest.mark.parametrize(
    "was",
    [
        "{until: 2023-12-31, at_least: 50}, {until: 2024-12-31, at_least: 80}",
        "{until: 2024-12-31, at_least: 80}, {until: 2023-12-31, at_least: 50}",
    ],
)
def test_what_was_is_laid_over_what_came_after_it_in_whatever_order_it_stands(was: str) -> None:
    plan = plan_of(total(100, more=f"was: [{was}]"))
    goals = {year: plan.on(date(year, 12, 31)).targets["A1.1.T1"].at_least for year in (2023, 2024, 2025)}
    assert goals == {2023: 50, 2024: 80, 2025: 100}


def test_each_is_laid_over_the_later_and_a_comparison_or_span_replaces_the_later_one() -> None:
    was = "was: [{until: 2024-12-31, name: 轮训, about: 90}, {until: 2023-12-31, every: year}]"
    plan = plan_of(total(100, more=was))
    then, between, now = (plan.on(date(year, 1, 1)).targets["A1.1.T1"] for year in (2023, 2024, 2025))
    assert (then.name, then.comparisons, then.spans) == ("轮训", ["about"], ["every"])
    assert (between.name, between.comparisons, between.spans) == ("轮训", ["about"], ["during"])
    assert (now.name, now.comparisons, now.spans) == ("培训", ["at_least"], ["during"])


@pytest.mark.parametrize(
    ("was", "code", "case", "at"),
    [
        ("{at_least: 5}", "S101", "", ()),
        ("{until: 2023-13-01, at_least: 5}", "S104", "date", ("until",)),
        ("{until: 2023-12-31, at_laest: 5}", "S102", "", ("at_laest",)),
        ("{until: 2023-12-31, id: A1.1.T2}", "S102", "", ("id",)),
        ("{until: 2023-12-31, measure: 次}", "S102", "", ("measure",)),
        ("{until: 2023-12-31, added: 2023-01-01}", "S102", "", ("added",)),
        ("{until: 2023-12-31, at_least: 多}", "S103", "number", ("at_least",)),
        ("{until: 2023-12-31, at_least: -5}", "S103", "not-negative", ("at_least",)),
        ("{until: 2023-12-31, by: 2024}", "S104", "date", ("by",)),
        ("5", "S103", "mapping", None),
    ],
)
def test_what_was_is_read_as_its_field_would_be(was: str, code: str, case: str, at: tuple[str, ...] | None) -> None:
    read = source.read(text_of(total(100, more=f"was: [{was}]")).encode(), "plan.yaml")
    assert load(read) is None
    [(found, [hit])] = read.problems.hits.items()
    where = ("sections", 0, "tasks", 0, "targets", 0, "was", 0, *(at or ()))
    assert (found, hit.case) == (code, case)
    assert isinstance(hit, Hit)
    assert hit.at == where


# --- goals and dates


def test_a_raised_goal_judges_no_closed_year() -> None:
    plan = plan_of(yearly(15, "was: [{until: 2023-12-31, at_least: 12}]"))
    reports = figure("2023", 12), figure("2024", 12)
    assert lamps(checked(plan, *reports, period="2023")) == {"A1.1.T1": "done"}
    now = checked(plan, *reports)
    assert lamps(now) == {"A1.1.T1": "red"}
    assert closed(now) == [("A1.1.T1", "2023-12-31", True)]


def test_a_lowered_goal_makes_no_closed_year_good() -> None:
    plan = plan_of(yearly(12, "was: [{until: 2023-12-31, at_least: 15}]"))
    reports = figure("2023", 12), figure("2024", 12)
    assert codes(checked(plan, *reports, period="2023"), "G") == ["G701 A1.1.T1"]
    now = checked(plan, *reports)
    assert codes(now, "G") == []
    assert closed(now) == [("A1.1.T1", "2023-12-31", False)]


def test_a_total_that_began_as_a_yearly_one_keeps_its_years() -> None:
    plan = plan_of(total(40, more="was: [{until: 2024-12-31, at_least: 10, every: year}]"))
    reports = figure("2023", 10), figure("2024", 9), figure("2025", 30)
    assert lamps(checked(plan, *reports, period="2024")) == {"A1.1.T1": "red"}
    now = checked(plan, *reports)
    assert lamps(now) == {"A1.1.T1": "green"}
    assert closed(now) == [("A1.1.T1", "2023-12-31", True), ("A1.1.T1", "2024-12-31", False)]


DATED = """\
lead: 甲局
deliverables:
  - {{id: A1.1.D1, text: 出台细则, by: {by}, was: [{was}]}}
"""


def state(period: str, word: str, unit: str = "甲局") -> Report:
    return Report(unit, period, {"A1.1.D1": word})


def test_a_date_that_was_moved_later_is_overdue_in_the_closed_year_alone() -> None:
    plan = plan_of(DATED.format(by="2025-06-30", was="{until: 2023-12-31, by: 2023-12-31}"))
    reports = state("2023", "in_progress"), state("2024", "in_progress"), state("2025", "in_progress")
    found = {year: lamps(checked(plan, *reports, period=year))["A1.1.D1"] for year in ("2023", "2024", "2025")}
    assert found == {"2023": "red", "2024": "green", "2025": "red"}


def test_a_date_that_was_moved_earlier_is_due_from_then_on() -> None:
    plan = plan_of(DATED.format(by="2024-06-30", was="{until: 2023-12-31, by: 2026-12-31}"))
    reports = state("2023", "not_started"), state("2024", "in_progress")
    assert lamps(checked(plan, *reports, period="2023")) == {"A1.1.D1": "green"}
    assert codes(checked(plan, *reports), "G") == ["G704 A1.1.D1"]


def test_what_was_missed_and_given_more_time_is_done_in_time() -> None:
    plan = plan_of(total(100, "前半", "was: [{until: 2023-12-31, during: 首年}]"))
    reports = figure("2023", 60), figure("2024", 100)
    assert lamps(checked(plan, *reports, period="2023")) == {"A1.1.T1": "red"}
    now = checked(plan, *reports)
    assert (lamps(now), codes(now, "G")) == ({"A1.1.T1": "done"}, [])


def test_the_window_of_a_section_changes_for_all_that_is_in_it() -> None:
    section = "    window: 前半\n    was: [{until: 2023-12-31, window: 首年}]\n"
    plan = plan_of("lead: 甲局\ndeliverables: [{id: A1.1.D1, text: 建册}]", section=section)
    reports = state("2023", "in_progress"), state("2024", "in_progress")
    assert lamps(checked(plan, *reports, period="2023")) == {"A1.1.D1": "red"}
    assert codes(checked(plan, *reports, period="2024"), "G") == ["G704 A1.1.D1"]
    assert plan.on(date(2024, 1, 1)).deliverable_span(plan.deliverables["A1.1.D1"]).end == date(2024, 12, 31)


# --- the reporting cycle

CYCLES = '{cycle: half-yearly, first: 2024-H1, due_days: 10, was: [{until: 2023-12-31, cycle: yearly, first: "2023"}]}'


def test_the_cycle_changes_and_each_period_is_of_its_own() -> None:
    plan = plan_of(yearly(4), reporting=CYCLES)
    reports = figure("2023", 4), figure("2024-H1", 2), figure("2024-H2", 4)
    now = checked(plan, *reports)
    assert overview(now).period.name == "2024-H2"
    assert codes(now, "C") == []
    assert overview(checked(plan, *reports[:2])).previous.name == "2023"  # type: ignore[union-attr]
    assert overview(checked(plan, *reports[:1])).period.name == "2023"


def test_a_period_of_a_new_cycle_that_is_left_out_is_missed_in_it() -> None:
    plan = plan_of(yearly(4), reporting=CYCLES)
    found = checked(plan, figure("2023", 4), figure("2024-H2", 4))
    [skipped] = [f for f in found.findings if f.code == "C311"]
    assert skipped.hit.facts["periods"] == ("2024-H1",)


def test_the_due_day_is_that_of_its_time() -> None:
    plan = plan_of(yearly(4), reporting=CYCLES.replace('first: "2023"', 'first: "2023", due_days: 40'))
    assert plan.due(Period.parse("2023")) == date(2024, 2, 9)
    assert plan.due(Period.parse("2024-H1")) == date(2024, 7, 10)
    assert not plan.owes(Period.parse("2024"))


# --- what is added and withdrawn

BESIDE = "lead: 甲局\ndeliverables: [{id: A1.1.D1, text: 建册, continuing: true}]"
ENDED = """\
lead: 甲局
responsible: [乙局]
withdrawn: {since: 2024-07-01, why: 并入A1.1}
targets:
  - {id: A1.2.T1, name: 培训, at_least: 30, measure: 人, during: 首年}
deliverables:
  - {id: A1.2.D1, text: 细则, who: each}
"""
GOING = {"A1.1.D1": "in_progress"}


def test_what_is_withdrawn_is_asked_for_up_to_the_period_before() -> None:
    plan = plan_of(BESIDE, ENDED)
    first = Report("甲局", "2023", GOING | {"A1.2.T1": 20}), Report("乙局", "2023", {"A1.2.D1": "in_progress"})
    assert lamps(checked(plan, *first)) == {"A1.1.D1": "green", "A1.2.T1": "red", "A1.2.D1": "green"}
    second = checked(plan, *first, Report("甲局", "2024", GOING))
    assert lamps(second) == {"A1.1.D1": "green"}
    assert codes(second) == []
    assert closed(second) == []
    assert [unit.name for unit in overview(second).owing] == ["甲局"]
    assert [target.id for target in overview(second).moved[1]] == ["A1.2.T1"]


def test_what_was_met_before_it_was_withdrawn_is_history() -> None:
    plan = plan_of(BESIDE, ENDED)
    first = Report("甲局", "2023", GOING | {"A1.2.T1": 30}), Report("乙局", "2023", {"A1.2.D1": "done"})
    second = checked(plan, *first, Report("甲局", "2024", GOING))
    assert closed(second) == [("A1.2.T1", "2023-12-31", True), ("A1.2.D1", "2026-12-31", True)]


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ({"A1.2.T1": 5, "A1.2.D1": "not_started"}, []),
        ({"A1.2.T1": 400}, []),
        ({"A1.2.T1": "value: null"}, []),
        ({"A1.2.T1": "value: 5, measure: 人次"}, ["R207 A1.2.T1"]),
        ({"A1.2.T9": 5}, ["R204 A1.2"]),
        ({"A1.2.T1": "value: 5, measure: 人, measured: 2026-01-01"}, ["K404 A1.2.T1"]),
    ],
)
def test_a_word_on_what_is_withdrawn_is_no_fault_but_for_its_form(says: dict[str, object], found: list[str]) -> None:
    plan = plan_of(BESIDE, ENDED)
    before = Report("甲局", "2023", GOING | {"A1.2.T1": 20}), Report("乙局", "2023", {"A1.2.D1": "in_progress"})
    assert codes(checked(plan, *before, Report("甲局", "2024", GOING | says))) == found


def test_what_is_added_is_asked_for_from_then_on() -> None:
    plan = plan_of(BESIDE, "added: 2024-03-01\n" + yearly(10).replace("A1.1", "A1.2"))
    reports = Report("甲局", "2023", GOING | {"A1.2.T1": 3}), Report("甲局", "2024", GOING | {"A1.2.T1": 8})
    first = checked(plan, *reports, period="2023")
    assert (lamps(first), codes(first)) == ({"A1.1.D1": "green"}, [])
    second = checked(plan, *reports)
    assert (lamps(second), closed(second)) == ({"A1.1.D1": "green", "A1.2.T1": "red"}, [])
    assert [target.id for target in overview(second).moved[0]] == ["A1.2.T1"]


def test_a_year_after_the_withdrawal_of_what_is_asked_every_year_is_missed_by_nobody() -> None:
    plan = plan_of(BESIDE, yearly(10).replace("A1.1", "A1.2") + "withdrawn: {since: 2025-01-01, why: 不再举办}")
    reports = [Report("甲局", year, GOING | {"A1.2.T1": 10}) for year in ("2023", "2024")]
    later = checked(plan, *reports, Report("甲局", "2025", GOING), Report("甲局", "2026", GOING))
    assert closed(later) == [("A1.2.T1", "2023-12-31", True), ("A1.2.T1", "2024-12-31", True)]
    assert codes(later) == []


# --- who

HANDED = """\
lead: 丙局
responsible: [丁局]
was:
  - {until: 2024-12-31, lead: 乙局}
  - {until: 2023-12-31, lead: 甲局}
targets:
  - {id: A1.1.T1, name: 培训, at_least: 100, measure: 人, during: 全期}
deliverables:
  - {id: A1.1.D1, text: 细则}
"""


def test_a_lead_that_changes_hands_twice_has_one_series() -> None:
    plan = plan_of(HANDED)
    reports = [figure("2023", 30, "甲局"), figure("2024", 55, "乙局"), figure("2025", 50, "丙局")]
    now = checked(plan, *reports)
    [fell] = [f for f in now.findings if f.code == "K410"]
    assert (fell.unit, fell.hit.expected, fell.hit.actual) == ("丙局", 55, 50)
    assert [f.code for f in checked(plan, *reports, period="2024").findings if f.code[0] in "RK"] == []
    assert [f.code for f in checked(plan, *reports, period="2023").findings if f.code[0] in "RK"] == []


def test_what_the_lead_before_reported_is_carried_forward() -> None:
    plan = plan_of(HANDED)
    now = checked(plan, figure("2023", 30, "甲局"), figure("2024", None, "乙局"))
    [assessment] = [a for s in overview(now).standings for a in s.targets]
    assert (assessment.lamp, assessment.value, assessment.why) == (Lamp.GREY, Decimal(30), Why.STALE)


def test_a_deliverable_that_the_lead_before_had_done_is_settled() -> None:
    plan = plan_of(HANDED)
    reports = [Report("甲局", "2023", {"A1.1.T1": 30, "A1.1.D1": "done"}), figure("2024", 55, "乙局")]
    now = checked(plan, *reports)
    assert (list(lamps(now)), closed(now)) == (["A1.1.T1"], [("A1.1.D1", "2026-12-31", True)])
    assert "C303 A1.1.D1" not in codes(now)


@pytest.mark.parametrize(
    ("unit", "period", "found"),
    [
        ("甲局", "2023", False),
        ("甲局", "2024", True),
        ("乙局", "2023", True),
        ("丙局", "2024", True),
        ("丙局", "2025", False),
    ],
)
def test_who_has_no_duty_on_any_day_of_the_period_is_not_responsible(unit: str, period: str, *, found: bool) -> None:
    assert ("R206 A1.1" in codes(checked(plan_of(HANDED), figure(period, 30, unit)))) is found


def test_a_lead_that_changes_within_a_period_is_asked_by_its_last_day() -> None:
    plan = plan_of(HANDED.replace("2024-12-31", "2024-06-30"))
    first = figure("2023", 30, "甲局")
    now = checked(plan, first, figure("2024", 50, "乙局"), figure("2024", 60, "丙局"))
    assert codes(now, "RK") == []
    assert [str(a.value) for s in overview(now).standings for a in s.targets] == ["60"]
    alone = checked(plan, first, figure("2024", 50, "乙局"))
    assert [(s.unit.name, str(a.value)) for s in overview(alone).standings for a in s.targets] == [("丙局", "50")]
    assert "丙局" in [unit.name for unit in overview(alone).unfiled]


COLLECTIVE = (
    "  - {name: 各局, kind: collective, members: [乙局, 丙局, 丁局], was: [{until: 2023-12-31, members: [乙局, 丙局]}]}"
)


def test_the_members_of_a_collective_change() -> None:
    units = "\n".join(f"  - {{name: {name}, kind: government}}" for name in ("甲局", "乙局", "丙局", "丁局"))
    body = "lead: 甲局\nresponsible: [各局]\ndeliverables: [{id: A1.1.D1, text: 结对, continuing: true, who: each}]"
    plan = plan_of(body, units=f"{units}\n{COLLECTIVE}")
    first = checked(plan, *(state("2023", "in_progress", unit) for unit in ("乙局", "丙局")))
    assert [unit.name for unit in overview(first).owing] == ["甲局", "乙局", "丙局"]
    assert "R206 A1.1" in codes(checked(plan, state("2023", "in_progress", "丁局")))
    second = checked(plan, state("2024", "in_progress", "丁局"))
    assert [unit.name for unit in overview(second).owing] == ["甲局", "乙局", "丙局", "丁局"]


# --- between periods


def changes_of(plan_text: str, *reports: Report) -> list[tuple[str, str]]:
    found: list[Change] = overview(checked(plan_of(plan_text), *reports)).changes
    return [(change.now.target.id, direction(change)) for change in found]


@pytest.mark.parametrize(
    ("task", "way"),
    [
        (yearly(12), "new"),
        (yearly(15, "was: [{until: 2023-12-31, at_least: 12}]"), "revised"),
        (total(20, "全期", "was: [{until: 2023-12-31, during: 首年}]"), "revised"),
        (total(100, "全期", "was: [{until: 2023-12-31, at_least: 12}]"), "revised"),
        (total(20), "worse"),
    ],
)
def test_only_like_is_compared_with_like(task: str, way: str) -> None:
    assert changes_of(task, figure("2023", 12), figure("2024", 6)) == [("A1.1.T1", way)]


def test_a_target_of_another_lead_is_revised() -> None:
    reports = figure("2023", 30, "甲局"), figure("2024", 31, "乙局")
    assert changes_of(HANDED, *reports) == [("A1.1.T1", "revised")]


def test_a_year_that_begins_anew_in_a_longer_window_is_new() -> None:
    section = "    window: 全期\n    was: [{until: 2023-12-31, window: 前半}]\n"
    found = checked(plan_of(yearly(12), section=section), figure("2023", 12), figure("2024", 6))
    assert [direction(change) for change in overview(found).changes] == ["new"]


# --- two versions of a plan

DUTIES = (
    "lead: 甲局\nresponsible: [乙局]\n{more}targets: [{{id: A1.1.T1, name: 培训, {asks}, measure: 人, during: 全期}}]"
)


def duties(asks: str = "at_least: 100", more: str = "") -> str:
    return DUTIES.format(asks=asks, more=more)


@pytest.mark.parametrize(
    ("task", "anew"),
    [
        (duties("at_least: 120"), ["A1.1.T1"]),
        (duties("at_least: 120, was: [{until: 2023-12-31, at_least: 100}]"), []),
        (duties("at_least: 120, was: [{until: 2023-12-31, at_least: 90}]"), ["A1.1.T1"]),
        (duties().replace("lead: 甲局", "lead: 丙局"), ["A1.1"]),
        (duties(more="was: [{until: 2023-12-31, lead: 甲局}]\n").replace("lead: 甲局\n", "lead: 丙局\n", 1), []),
        (duties(more="withdrawn: {since: 2024-01-01, why: 完成}\n"), []),
        (duties(more="added: 2024-01-01\n"), ["A1.1"]),
        (duties(more="window: 首年\n").replace("during: 全期", "during: 首年"), ["A1.1"]),
    ],
)
def test_a_diff_names_what_is_judged_anew(task: str, anew: list[str]) -> None:
    assert list(diff(plan_of(duties()), plan_of(task)).anew) == anew


@pytest.mark.parametrize(
    ("task", "effects"),
    [
        (duties("at_least: 120, was: [{until: 2023-12-31, at_least: 100}]"), {"甲局": ["target-changed"]}),
        (duties(more="withdrawn: {since: 2024-01-01, why: 完成}\n"), {"甲局": ["duty-gone"], "乙局": ["duty-gone"]}),
        (duties("at_least: 100, withdrawn: {since: 2024-01-01, why: 完成}"), {"甲局": ["target-gone"]}),
        (
            duties(more="was: [{until: 2023-12-31, lead: 甲局}]\n").replace("lead: 甲局\n", "lead: 丙局\n", 1),
            {"甲局": ["duty-gone"], "丙局": ["duty-new"]},
        ),
    ],
)
def test_a_diff_says_for_whom_a_change_matters(task: str, effects: dict[str, list[str]]) -> None:
    found = diff(plan_of(duties()), plan_of(task))
    assert {unit.unit: [effect.kind for effect in unit.effects] for unit in found.units} == effects


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_shows_what_changed(lang: str) -> None:
    words = wording(lang)
    task = duties(
        "at_least: 120, was: [{until: 2023-12-31, at_least: 100}]", "withdrawn: {since: 2025-01-01, why: 完成}\n"
    )
    plan = plan_of(task)
    view = View(plan.on(date.max), words, Style())
    target = view.target(plan.targets["A1.1.T1"])
    assert "2023-12-31" in target
    assert figures.goal(plan.on(date(2023, 1, 1)).targets["A1.1.T1"], None, words) in target
    assert "2025-01-01" in view.task(plan.tasks["A1.1"])
    assert words.label("show.withdrawn") in view.section(plan.file.sections[0])


# --- the summary


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_summary_names_what_was_revised_and_what_is_withdrawn(lang: str) -> None:
    words = wording(lang)
    plan = plan_of(yearly(15, "was: [{until: 2023-12-31, at_least: 12}]"), ENDED)
    reports = [figure("2023", 12)._replace(says={"A1.1.T1": 12, "A1.2.T1": 20}), figure("2024", 6)]
    result = checked(plan, *reports)
    text = render(Picture(result, overview(result)), words)
    assert words.label("summary.change.revised") in text
    assert f"{words.label('summary.moved.withdrawn')}**" in text
    assert "并入A1.1" in text


def test_a_plan_with_years_and_measures_of_its_own_changes_too() -> None:
    """The first period of the cycle before is one of the plan's years, and measures are the declared ones."""
    cycle = '{cycle: half-yearly, first: 2024-H1, was: [{until: 2024-03-31, cycle: yearly, first: "2023"}]}'
    text = text_of(yearly(4, "was: [{until: 2024-03-31, at_least: 2}]").replace("measure: 人", "measure: homes"))
    text = text.replace(YEARLY, cycle).replace("windows:", "year_starts: 4\nmeasures: [{name: homes}]\nwindows:")
    text = text.replace("start: 2023-01-01\nend: 2026-12-31", "start: 2023-04-01\nend: 2027-03-31")
    plan = load(source.read(text.encode(), "plan.yaml"))
    assert plan is not None
    assert plan.first_period.start == date(2023, 4, 1)
    assert plan.period_of(date(2024, 1, 31)).name == "2023"
    assert plan.period_of(date(2024, 4, 1)).name == "2024-H1"
    assert plan.period_after(plan.first_period).name == "2024-H1"
    assert [held.targets["A1.1.T1"].at_least for held in plan.ever()] == [4, 2]


def test_a_result_of_a_plan_that_changes_can_be_sent() -> None:
    plan = plan_of(total(100, more="was: [{until: 2023-12-31, at_least: 50}]"), ENDED)
    seen = overview(checked(plan, figure("2023", 30), figure("2024", 40)))
    sent = pickle.loads(pickle.dumps(seen))
    assert sent == seen
    assert sent.targets == seen.targets
    assert sent.closed == seen.closed
