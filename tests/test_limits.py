"""What stands just at a limit, and what a finding says beside its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from support import HERE, result_of
from test_folder import changed, check, valley

from plan_cli.checking.check import check_alone
from plan_cli.checking.lint import lint
from plan_cli.checking.selection import Selection
from plan_cli.finding import Finding
from plan_cli.model import plan as plans
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

TOWN = (HERE / "plans" / "town.yaml").read_text("utf-8")
HEAD = "plan: yunze-culture@2.1\nunit: {}\nperiod: {}\nsubmitted: 2024-07-15\napproved_by: 王宁\nentries:\n"


def parks(figures: str, evidence: str = "") -> str:
    """A report of the unit that leads the parks."""
    entry = f"  - task: B2.1\n    status: in_progress\n    figures:\n      - {{{figures}}}\n"
    return HEAD.format("市园林局", "2024-H1") + entry + evidence


def of_code(report: str, code: str) -> list[Finding]:
    return [finding for finding in result_of(report).findings if finding.code == code]


def faults_of_targets(old: str, new: str) -> list[tuple[str, str | None]]:
    """What L803 finds in the town's plan with a change."""
    assert old in TOWN
    plan = plans.load(source.read(TOWN.replace(old, new, 1).encode(), "plan.yaml"))
    assert plan is not None
    return [(f.hit.case, f.hit.target) for f in lint(plan, None).findings if f.code == "L803"]


@pytest.mark.parametrize(
    ("goal", "base", "faults"),
    [
        ("about: 60, measure: 个, by: 2025-12-31", "54", ["baseline-goal"]),
        ("about: 60, measure: 个, by: 2025-12-31", "53", []),
        ('between: [80, 95], measure: "%", by: 2024-06-30', "80", ["baseline-goal"]),
        ('between: [80, 95], measure: "%", by: 2024-06-30', "79.9", []),
    ],
)
def test_a_baseline_lies_below_what_is_really_asked_for(goal: str, base: str, faults: list[str]) -> None:
    """Of “about” that is the goal less the tolerance, of a range its lower end."""
    with_base = f"{goal}, baseline: {{value: {base}, date: 2022-12-31}}"
    assert [case for case, _ in faults_of_targets(goal, with_base)] == faults


@pytest.mark.parametrize(("goal", "faults"), [("100", []), ("100.5", ["share"])])
def test_a_share_may_be_all_and_no_more(goal: str, faults: list[str]) -> None:
    assert [case for case, _ in faults_of_targets("at_least: 40, measure", f"at_least: {goal}, measure")] == faults


@pytest.mark.parametrize("ref", ["../a.pdf", "photos/../../a.pdf", "C:photos/a.jpg"])
def test_a_path_that_leaves_the_folder_is_outside(ref: str) -> None:
    evidence = f"    evidence:\n      - {{title: 照片, ref: {ref!r}, date: 2024-06-01}}\n"
    (finding,) = of_code(parks("target: B2.1.T1, value: 35, measure: '%'", evidence), "E602")
    assert finding.hit.case == "outside"


@pytest.mark.parametrize(("value", "is_fraction"), [("1", True), ("1.5", False), ("0.4", True), ("0", False)])
def test_a_share_of_at_most_one_may_be_a_fraction(value: str, is_fraction: bool) -> None:
    hits = [f.hit for f in of_code(parks(f"target: B2.1.T1, value: {value}, measure: '%'"), "P503")]
    assert [(hit.case, hit.expected) for hit in hits] == ([("share", Decimal(40))] if is_fraction else [])


def test_of_a_range_the_lower_end_tells_its_scale() -> None:
    (finding,) = of_code(parks("target: B2.1.T5, value: 0.85, measure: '%'"), "P503")
    assert finding.hit.expected == Decimal(80)


def test_a_gap_says_of_which_day_the_figure_is() -> None:
    (finding,) = of_code(parks("target: B2.1.T1, value: 26, measure: '%'"), "G702")
    assert finding.hit.facts["at"] == date(2024, 6, 30)


def test_a_figure_in_error_has_no_gap_and_nothing_is_missing_from_it() -> None:
    entry = "  - task: B2.2\n    status: in_progress\n    figures:\n"
    figure = "      - {target: B2.2.T1, value: 50, of: 40, measure: 所}\n"
    result = result_of(HEAD.format("市体育局", "2024-H1") + entry + figure)
    (whole,) = (a for standing in result.judged for a in standing.targets if a.target.id == "B2.2.T1")
    assert whole.is_in_error
    assert (whole.gap, whole.remaining) == (None, None)


def test_a_deliverable_that_stands_twice_is_shown_at_its_name() -> None:
    """In both places, also where the states stand in another column."""
    entry = "  - task: B3.1\n    status: in_progress\n    deliverables: {{B3.1.D1: {}}}\n"
    report = HEAD.format("市审计局", "2024-H1") + entry.format("in_progress") + entry.format("done")
    findings = of_code(report, "R208")
    twice = next(f for f in findings if f.hit.actual == "B3.1.D1")
    assert (twice.line, twice.column) == (12, 20)
    assert [tuple(place.start) for place in twice.related] == [(9, 20)]


@pytest.mark.parametrize(("year", "is_bad"), [(2032, False), (2033, True)])
def test_a_period_within_five_years_after_the_plan_is_believed(year: int, is_bad: bool) -> None:
    """The town's plan ends with 2027."""
    report = HEAD.format("市园林局", f'"{year}"').replace("2024-07-15", f"{year + 1}-01-10")
    codes = {finding.code for finding in result_of(report.replace("entries:", "entries: []")).findings}
    assert ("S104" in codes) is is_bad


def test_a_month_that_ends_on_a_leap_day_is_a_period_like_others() -> None:
    report = HEAD.format("市园林局", "2024-02").replace("2024-07-15", "2024-03-05").replace("entries:", "entries: []")
    assert "S104" not in {finding.code for finding in result_of(report).findings}


def test_a_unit_with_more_before_its_name_is_still_meant() -> None:
    report = parks("target: B2.1.T1, value: 35, measure: '%'").replace("unit: 市园林局", "unit: 云泽市园林局人民政府")
    (finding,) = of_code(report, "R202")
    assert [mend.text for mend in finding.hit.mends] == ["市园林局"]


def test_a_status_that_contradicts_names_the_figure_that_does() -> None:
    report = (
        parks("target: B2.1.T1, value: 35, measure: '%'").replace("市园林局", "市图书馆").replace("B2.1.T1", "B1.2.T1")
    )
    report = report.replace("B2.1", "B1.2").replace("in_progress", "not_started").replace("'%'", "场次")
    (finding,) = of_code(report, "K406")
    assert "B1.2.T1" in str((finding.hit.target, finding.hit.actual, dict(finding.hit.facts)))


def test_a_whole_of_which_nobody_knows_the_size_asks_for_no_number() -> None:
    """Of “all” only the figure, or the plan, says how many that is."""
    entry = "  - task: B2.2\n    status: in_progress\n    figures:\n"
    figure = "      - {target: B2.2.T2, value: null, reason: 待统计}\n"
    result = result_of(HEAD.format("市体育局", "2024-H1") + entry + figure)
    (whole,) = (a for standing in result.judged for a in standing.targets if a.target.id == "B2.2.T2")
    assert (whole.goal, whole.required, whole.gap, whole.remaining) == (None, None, None, None)


def test_a_window_that_nothing_names_is_shown_at_its_name() -> None:
    text = TOWN.replace("windows:\n", "windows:\n  空窗: {start: 2023-01-01, end: 2023-12-31}\n", 1)
    plan = plans.load(source.read(text.encode(), "plan.yaml"))
    assert plan is not None
    places = [(f.line, f.column, f.hit.actual) for f in lint(plan, None).findings if f.code == "L805"]
    line = text.split("\n").index("  空窗: {start: 2023-01-01, end: 2023-12-31}") + 1
    assert (line, 3, "空窗") in places


def test_a_window_of_one_day_outside_the_tasks_time_is_outside_it() -> None:
    text = TOWN.replace("windows:\n", "windows:\n  一天: {start: 2027-12-31, end: 2027-12-31}\n", 1)
    text = text.replace(
        "name: 走访商户, about: 500, measure: 家, during: 攻坚期",
        "name: 走访商户, about: 500, measure: 家, during: 一天",
    )
    plan = plans.load(source.read(text.encode(), "plan.yaml"))
    assert plan is not None
    assert ("during", "B3.1.T2") in [(f.hit.case, f.hit.target) for f in lint(plan, None).findings if f.code == "L803"]


AUDITED = (
    HEAD.format("市审计局", "2024-H1")
    + "  - task: B3.1\n    status: in_progress\n    figures:\n      - {target: B3.1.T4, value: 100, measure: 人}\n"
)


def test_far_over_says_by_how_much() -> None:
    (finding,) = of_code(AUDITED, "P501")
    assert (finding.hit.expected, finding.hit.difference) == (Decimal(60), Decimal(40))


def test_what_begins_on_a_periods_last_day_is_looked_at() -> None:
    text = TOWN.replace("windows:\n", "windows:\n  末日起: {start: 2024-06-30, end: 2024-12-31}\n", 1)
    text = text.replace("at_least: 60, measure: 人, during: 攻坚期", "at_least: 60, measure: 人, during: 末日起")
    plan = plans.load(source.read(text.encode(), "plan.yaml"))
    assert plan is not None
    loaded = Loaded(source.read(AUDITED.encode(), "report.yaml"))
    assert "P501" in {finding.code for finding in check_alone(plan, [loaded], Selection()).findings}


@pytest.mark.parametrize(("day", "kind"), [("2025-01-31", "reported"), ("2025-02-01", "late")])
def test_a_report_is_late_from_the_first_day_after_it_was_due(day: str, kind: str) -> None:
    result = check(changed(valley(), "2024/东乡.yaml", ("submitted: 2025-01-15", f"submitted: {day}")))
    assert result.overview is not None
    assert result.overview.filed(result.plan.units["东乡"]).state == kind


def test_why_something_is_behind_is_told_by_the_latest_entry_that_speaks_of_it() -> None:
    """A report that leaves the task out takes nothing back."""
    explained = (
        "progress: 2023年新建书屋，读书会按月举办。\n    shortfall: {cause: 缺地, remedy: 另选, due: 2025-06-30}\n"
    )
    folder = changed(valley(), "2023/县教育局.yaml", ("progress: 2023年新建书屋，读书会按月举办。\n", explained))
    text = folder["2024/县教育局.yaml"]
    assert isinstance(text, str)
    first, second = text.index("  - task: A1.1"), text.index("  - task: A1.2")
    overview = check(folder | {"2024/县教育局.yaml": text[:first] + text[second:]}).overview
    assert overview is not None
    latest = overview.shortfall(overview.plan.units["县教育局"], overview.plan.tasks["A1.1"])
    assert latest is not None
    assert latest.cause == "缺地"


def test_a_report_that_does_not_count_explains_its_own_figure_all_the_same() -> None:
    text = valley()["2024/县教育局.yaml"].replace("T1, value: 30", "T1, value: 3").replace("2025-01-15", "2025-01-10")
    result = check(valley() | {"2024/早.yaml": text})
    assert ("2024/早.yaml", "C305") in {(finding.file, finding.code) for finding in result.findings}


@pytest.mark.parametrize("id", ["B1.1.T²", "B1.1.T①1", "B1.1.T" + "9" * 5_000, "B1.1.T007"])
def test_an_id_of_odd_or_endless_digits_ends_no_run(id: str) -> None:
    plan = plans.load(source.read(TOWN.replace("id: B1.1.T1,", f"id: {id},", 1).encode(), "plan.yaml"))
    assert plan is not None
    assert {finding.code for finding in lint(plan, None).findings} <= {"L801", "L802", "L804", "L805"}
