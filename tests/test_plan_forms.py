"""What a plan's form can say, one thing after another: judged, linted, shown, asked for, and told apart."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import HERE, plan_named

from plan_cli.checking.check import check_alone, check_folder
from plan_cli.checking.lint import form_findings, lint
from plan_cli.checking.selection import Selection
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.pace import Assessment, Datum, Lamp, Why, judge
from plan_cli.judging.standing import Standing
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan, load
from plan_cli.model.plan_form import Policy, Target
from plan_cli.planning.diff import diff
from plan_cli.reading import files, source
from plan_cli.reading.source import Loaded
from plan_cli.rendering.blank_report import template
from plan_cli.rendering.machine import diff_json
from plan_cli.rendering.terminal import diff as diff_text
from plan_cli.rendering.terminal import folder as folder_text
from plan_cli.rendering.terminal.plan import View
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording

THREE_YEARS = Span(date(2023, 1, 1), date(2025, 12, 31))
RANK = (Lamp.RED, Lamp.YELLOW, Lamp.GREY, Lamp.GREEN, Lamp.DONE)

HEAD = """\
id: qinghe
version: "1.0"
title: 清禾市技能提升方案
start: 2023-01-01
end: 2025-12-31
reporting: {cycle: yearly, first: "2023", due_days: 31}
windows: {全期: {start: 2023-01-01, end: 2025-12-31}}
units:
  - {name: 市统计局, kind: government}
sections:
  - id: A1
    title: 行动
    window: 全期
    tasks:
      - id: A1.1
        title: 开展技能培训
        lead: 市统计局
        line: 1
"""


def plan_with(item: str, kind: str = "targets", head: str = HEAD) -> Plan:
    """A plan with one target or deliverable: what stands behind its id and name."""
    name = "name: 指标" if kind == "targets" else "text: 事项"
    letter = "T" if kind == "targets" else "D"
    text = f"{head}        {kind}:\n          - {{id: A1.1.{letter}1, {name}, {item}, sentence: 1}}\n"
    read = source.read(text.encode(), "plan.yaml")
    plan = load(read)
    assert plan is not None, read.problems.hits
    return plan


def report(fields: str, period: str = "2023", more: str = "") -> str:
    """A report in the month after its period, with one figure of the plan's one target."""
    return f"""\
plan: qinghe@1.0
unit: 市统计局
period: "{period}"
submitted: {int(period[:4]) + 1}-01-10
approved_by: 甲
entries:
  - task: A1.1
    status: in_progress
    figures:
      - {{target: A1.1.T1, {fields}}}
    shortfall: {{cause: 师资不足, remedy: 增聘教师, due: 2026-06-30}}
{more}"""


def found(plan: Plan, text: str) -> list[str]:
    loaded = Loaded(source.read(text.encode(), "report.yaml"))
    return [finding.code for finding in check_alone(plan, [loaded], Selection()).findings]


def linted(plan: Plan) -> list[str]:
    return [f"{finding.code}/{finding.hit.case}" for finding in lint(plan, None).findings]


def shown(plan: Plan, lang: str) -> str:
    return View(plan, wording(lang), Style()).target(plan.targets["A1.1.T1"])


def asked(plan: Plan, period: str, lang: str = "en") -> str:
    unit = plan.unit("市统计局")
    assert unit is not None
    return template(Standing(Ledger(plan, ()), unit, Period.parse(period)), wording(lang))


# --- what comes down, is kept, or has milestones

REDUCTION = 'at_most: 10, measure: "%", by: 2025-12-31, baseline: {value: 40, date: 2022-12-31}'
FLOOR = 'at_least: 90, measure: "%", held: 全期'
CORRIDOR = "between: [0.3, 0.4], measure: 兆帕, held: 全期"
ON_THE_WAY = "at_least: 900, measure: 户, during: 全期, milestones: {2023-12-31: 100, 2024-12-31: 400}"
COMING_DOWN = "at_most: 40, measure: 微克, by: 2025-12-31, milestones: {2023-12-31: 50, 2024-12-31: 46}"
QUIETER = "at_most: 60, measure: 分贝, by: 2025-12-31"
LINES = (REDUCTION, FLOOR, CORRIDOR, ON_THE_WAY, COMING_DOWN)


@pytest.mark.parametrize("item", LINES)
def test_each_of_them_is_sound(item: str) -> None:
    assert linted(plan_with(item)) == []


@pytest.mark.parametrize(
    ("item", "figure", "period", "expected"),
    [
        (REDUCTION, 'value: 28, measure: "%", measured: 2023-12-31', "2023", []),
        (REDUCTION, 'value: 40, measure: "%", measured: 2023-01-31', "2023", ["G702"]),
        (QUIETER, "value: 70, measure: 分贝, measured: 2024-06-30", "2025", ["G708"]),
        (QUIETER, "value: 50, measure: 分贝, measured: 2024-06-30", "2025", ["G708"]),
        (QUIETER, "value: 70, measure: 分贝, measured: 2024-06-30", "2024", []),
        (FLOOR, 'value: 88, measure: "%", measured: 2023-12-20', "2023", ["G702"]),
        (FLOOR, 'value: 88, measure: "%", measured: 2025-12-20', "2025", ["G701"]),
        (FLOOR, 'value: 93, measure: "%", measured: 2022-12-20', "2023", ["G708"]),
        (FLOOR, 'value: null, reason: 待统计', "2023", ["G708"]),
        (CORRIDOR, "value: 0.4, measure: 兆帕, measured: 2023-12-31", "2023", []),
        (CORRIDOR, "value: 0.41, measure: 兆帕, measured: 2023-12-31", "2023", ["G702"]),
        (CORRIDOR, "value: 0.29, measure: 兆帕, measured: 2023-12-31", "2023", ["G702"]),
        (ON_THE_WAY, "value: 100, measure: 户", "2023", []),
        (ON_THE_WAY, "value: 99, measure: 户", "2023", ["G703"]),
        (COMING_DOWN, "value: 46, measure: 微克, measured: 2024-12-31", "2024", []),
    ],
)  # fmt: skip
def test_what_a_report_alone_shows_of_them(item: str, figure: str, period: str, expected: list[str]) -> None:
    assert found(plan_with(item), report(figure, period)) == expected


@pytest.mark.parametrize(
    ("milestones", "code", "stands"),
    [
        ("{2024: 5}", "S104", "2024: 5"),
        ("{2024-13-01: 5}", "S104", "2024-13-01"),
        ("{2024年6月30日: 5}", "S104", "2024年"),
        ("{2024-06-30: x}", "S103", "x}"),
        ("{2024-06-30: }", "S101", "}"),
        ("[5]", "S103", "[5]"),
    ],
)
def test_milestones_of_the_wrong_form_are_named_where_they_stand(milestones: str, code: str, stands: str) -> None:
    text = f"{HEAD}        targets:\n          - {{id: A1.1.T1, name: 指标, at_least: 9, measure: 户, by: 2025-12-31, "
    text += f"milestones: {milestones}, sentence: 1}}\n"
    read = source.read(text.encode(), "plan.yaml")
    assert load(read) is None
    (finding,) = form_findings(read)
    assert (finding.code, finding.line) == (code, text.count("\n"))
    assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith(stands)


def of(line: str) -> tuple[Plan, Target]:
    plan = plan_with(line)
    return plan, plan.targets["A1.1.T1"]


def judged(line: str, value: str, at: str, **datum: Any) -> Assessment:
    plan, target = of(line)
    day = date.fromisoformat(at)
    period = Period.containing(day, "yearly", 1)
    return judge(target, plan.target_span(target), period, Datum(Decimal(value), day, **datum), day, Policy())


@pytest.mark.parametrize(
    ("at", "elapsed"),
    [
        ("2023-11-30", Fraction(11, 12) * 100 / 900),
        ("2023-12-30", Fraction(11, 12) * 100 / 900),
        ("2023-12-31", Fraction(100, 900)),
        ("2024-06-30", Fraction(250, 900)),
        ("2024-12-31", Fraction(400, 900)),
        ("2025-06-30", Fraction(650, 900)),
        ("2025-12-31", Fraction(1)),
    ],
)
def test_milestones_bend_the_line(at: str, elapsed: Fraction) -> None:
    assert judged(ON_THE_WAY, "10", at).elapsed == elapsed


def test_a_milestone_counts_from_the_end_of_its_month() -> None:
    early = ON_THE_WAY.replace("2023-12-31", "2023-12-01")
    assert judged(early, "10", "2023-12-15").elapsed == Fraction(11, 12) * 100 / 900
    assert judged(early, "10", "2023-12-31").elapsed == Fraction(1, 9)


def test_a_reduction_is_on_its_way_from_the_first_day() -> None:
    start = judged(REDUCTION, "40", "2023-01-30")
    assert start.lamp is Lamp.GREEN
    assert [start.progress, start.required, start.gap] == [0, 40, 0]
    later = judged(REDUCTION, "25", "2024-06-30")
    assert (later.lamp, later.progress, later.elapsed) == (Lamp.GREEN, Fraction(1, 2), Fraction(1, 2))
    assert [later.required, later.gap, later.remaining, later.needed_per_month] == [25, 0, 15, Fraction(15, 18)]
    assert judged(REDUCTION, "10", "2024-06-30").lamp is Lamp.DONE
    missed = judged(REDUCTION, "11", "2025-12-31")
    assert (missed.lamp, missed.over) == (Lamp.RED, True)
    assert missed.gap == -1


def test_a_reduction_of_what_is_counted_needs_whole_numbers_a_month() -> None:
    line = "at_most: 10, measure: 家, by: 2025-12-31, baseline: {value: 40, date: 2022-12-31}"
    assert judged(line, "25", "2024-06-30").needed_per_month == 1


def test_before_its_first_milestone_a_level_has_no_pace() -> None:
    before = judged(COMING_DOWN, "60", "2023-11-30")
    assert (before.lamp, before.why, before.is_due) == (Lamp.GREY, Why.NOT_DUE, False)
    at = judged(COMING_DOWN, "50", "2023-12-31")
    assert (at.lamp, at.is_due) == (Lamp.GREEN, True)
    assert at.required == 50
    assert judged(COMING_DOWN, "51", "2023-12-31").lamp is Lamp.RED
    assert judged(COMING_DOWN, "48", "2024-06-30").gap == 0


def test_what_is_held_has_no_pace_and_is_owed_when_a_year_ends() -> None:
    _, target = of(FLOOR)
    half = judge(target, THREE_YEARS, Period.parse("2023-H1"), None, date(2023, 6, 30), Policy())
    assert (half.is_due, half.why) == (False, Why.NOT_DUE)
    kept = judged(FLOOR, "95", "2023-12-31")
    assert (kept.is_due, kept.lamp) == (True, Lamp.GREEN)
    assert (kept.progress, kept.elapsed, kept.remaining) == (None, None, None)
    assert kept.gap == 5
    short = Span(date(2023, 1, 1), date(2024, 6, 30))
    ends = judge(target, short, Period.parse("2024-H1"), None, date(2024, 6, 30), Policy())
    assert (ends.is_due, ends.asked) == (True, date(2024, 6, 30))


def test_in_a_corridor_the_gap_is_that_to_the_nearer_end() -> None:
    gaps = [judged(CORRIDOR, value, "2023-12-31").gap for value in ("0.28", "0.3", "0.32", "0.39", "0.41")]
    assert gaps == [Fraction(n, 100) for n in (-2, 0, 2, 1, -1)]
    assert not judged(CORRIDOR, "0.41", "2023-12-31").above_range


@pytest.mark.parametrize(
    "line", ["at_most: 10, measure: 件, every: year", REDUCTION, 'at_most: 10, measure: "%", held: 全期', CORRIDOR]
)
def test_a_floor_never_shows_that_a_limit_is_kept(line: str) -> None:
    inside = judged(line, "0.35", "2023-12-31", floor=True)
    assert (inside.lamp, inside.why) == (Lamp.GREY, Why.FLOOR)
    assert judged(line, "41", "2023-12-31", floor=True).lamp is Lamp.RED


def test_a_floor_shows_no_reduction_at_pace_but_may_show_one_behind() -> None:
    at_pace, behind = (judged(REDUCTION, value, "2023-12-31", floor=True) for value in ("28", "36"))
    assert (at_pace.lamp, at_pace.why) == (Lamp.GREY, Why.FLOOR)
    assert behind.lamp is Lamp.RED


@given(
    st.sampled_from(LINES), st.integers(0, 6000), st.integers(0, 6000), st.dates(date(2023, 1, 1), date(2026, 6, 30))
)
def test_more_is_never_worse_and_for_a_reduction_less(line: str, one: int, other: int, day: date) -> None:
    _, target = of(line)
    less, more = sorted((one, other))
    if target.at_most is not None:
        less, more = more, less
    lamps = [judged(line, str(Decimal(value) / 100), day.isoformat()).lamp for value in (less, more)]
    if not target.is_corridor:
        assert RANK.index(lamps[0]) <= RANK.index(lamps[1])


@given(st.dates(date(2023, 1, 1), date(2025, 12, 30)), st.integers(0, 100))
def test_what_is_asked_only_grows_and_a_value_on_the_line_is_at_pace(day: date, later: int) -> None:
    for line in (ON_THE_WAY, REDUCTION):
        then = min(date.fromordinal(day.toordinal() + later), date(2025, 12, 30))
        first, second = (judged(line, "39", at.isoformat()).elapsed for at in (day, then))
        assert None not in (first, second)
        assert Fraction(first or 0) <= Fraction(second or 0)
        required = judged(line, "39", day.isoformat()).required
        assert required is not None
        value = Decimal(required.numerator) / Decimal(required.denominator)
        up = 0 if Fraction(value) == required else Decimal("0.0001") * (1 if line == ON_THE_WAY else -1)
        assert judged(line, str(value + up), day.isoformat()).lamp in (Lamp.GREEN, Lamp.DONE)


def test_they_are_shown() -> None:
    assert "when: kept through 全期" in shown(plan_with(FLOOR), "en")
    assert "期限：全期期间保持" in shown(plan_with(FLOOR), "zh")
    assert "milestones: 100 户 by 2023-12-31, 400 户 by 2024-12-31" in shown(plan_with(ON_THE_WAY), "en")
    assert "阶段目标：2023-12-31达100户，2024-12-31达400户" in shown(plan_with(ON_THE_WAY), "zh")


def test_a_template_asks_for_them() -> None:
    assert "# due on 2024-12-31: 20 % (66.6 % of the way)" in asked(plan_with(REDUCTION), "2024")
    assert "# 到2024-12-31应达：20%（全程的66.6%）" in asked(plan_with(REDUCTION), "2024", "zh")
    held = asked(plan_with(FLOOR), "2023")
    assert "the latest measurement; owed when a year ends" in held
    assert "\n        measured:" in held
    blank = re.compile(r"^ +- target: A1.1.T1", re.MULTILINE)
    assert blank.search(held)
    assert not blank.search(asked(plan_with(FLOOR), "2023-H1"))
    way = asked(plan_with(ON_THE_WAY), "2024")
    assert "# on the way: 100 户 by 2023-12-31, 400 户 by 2024-12-31" in way
    assert "# due on 2024-12-31: 400 户 (44.4 % of the way)" in way
    down = asked(plan_with(COMING_DOWN.replace("2023-12-31: 50, ", "")), "2023")
    assert "not due before 2024-12-31; may be given" in down


def test_a_diff_tells_them_and_for_whom() -> None:
    old, new = plan_with(ON_THE_WAY), plan_with(ON_THE_WAY.replace("400", "450"))
    text = diff_text.render(diff(old, new), wording("en"), Style())
    assert "milestones: 100 (2023-12-31), 400 (2024-12-31) → 100 (2023-12-31), 450 (2024-12-31)" in text
    assert text.count("450 (2024-12-31)") == 2, "once of the plan, once of the unit"
    assert '"2024-12-31": 450' in diff_json.render(diff(old, new))
    level = plan_with(FLOOR.replace("held: 全期", "by: 2025-12-31"))
    kept = diff_text.render(diff(plan_with(FLOOR), level), wording("en"), Style())
    assert kept.count("when: kept through 全期 → by 2025-12-31") == 1
    assert "kept through 全期 → by 2025-12-31" in kept.partition("for each unit")[2]


def test_the_frozen_plan_of_levels_is_sound() -> None:
    assert linted(plan_named("levels.yaml")) == []


# --- times of its own, and what is asked anew in shorter turns

QUARTERLY = HEAD.replace('cycle: yearly, first: "2023"', "cycle: quarterly, first: 2023-Q1")


def stated(plan: Plan, state: str, period: str = "2023", through: str | None = None) -> list[str]:
    """What a report with one state of the plan's one deliverable is told."""
    span = Period.parse(period)
    text = f"""\
plan: qinghe@1.0
unit: 市统计局
period: "{period}"
data_through: {through or span.end}
submitted: {span.end.replace(day=28)}
corrected: {span.end.year + 1}-01-20
approved_by: 甲
entries:
  - task: A1.1
    status: in_progress
    deliverables: {{A1.1.D1: {state}}}
    evidence: [{{title: 通知, ref: 清政发〔2023〕1号, date: 2023-02-01}}]
    shortfall: {{cause: 师资不足, remedy: 增聘教师, due: 2026-06-30}}
"""
    return found(plan, text)


@pytest.mark.parametrize(
    ("item", "state", "through", "expected"),
    [
        ("by: 2023-06-30", "in_progress", "2023-06-29", []),
        ("by: 2023-06-30", "in_progress", "2023-06-30", ["G704"]),
        ("by: 2023-06-30", "done", "2023-06-30", []),
        # Half of its time, which begins with the task's: three of six months.
        ("by: 2023-06-30", "not_started", "2023-03-30", []),
        ("by: 2023-06-30", "not_started", "2023-03-31", ["G705"]),
        ("during: 全期", "in_progress", "2023-12-31", []),
        ("every: year", "in_progress", "2023-11-30", []),
        ("every: year", "in_progress", "2023-12-31", ["G704"]),
        ("every: half-year", "not_started", "2023-09-29", []),
        ("every: half-year", "not_started", "2023-09-30", ["G705"]),
        ("every: quarter", "not_started", "2023-11-29", []),
        ("every: quarter", "blocked", "2023-11-29", ["G705"]),
        ("every: month", "in_progress", "2023-12-30", []),
        ("every: month", "in_progress", "2023-12-31", ["G704"]),
    ],
)
def test_a_deliverable_has_its_tasks_time_or_its_own(item: str, state: str, through: str, expected: list[str]) -> None:
    monthly = HEAD.replace('cycle: yearly, first: "2023"', "cycle: monthly, first: 2023-01")
    plan = plan_with(item, "deliverables", monthly)
    assert linted(plan) == []
    assert [code for code in stated(plan, state, through=through) if code not in ("K408", "C312")] == expected


def test_it_is_asked_for_from_its_time_on_until_it_is_settled() -> None:
    windows = "windows: {首年: {start: 2023-01-01, end: 2023-12-31}, 次年: {start: 2024-01-01, end: 2024-12-31}, 全期:"
    plan = plan_with("during: 次年", "deliverables", HEAD.replace("windows: {全期:", windows))
    assert [period for period in ("2023", "2024", "2025") if "A1.1.D1" in asked(plan, period)] == ["2024", "2025"]
    assert "C303" not in found(
        plan, report("value: 1").replace("    figures:\n      - {target: A1.1.T1, value: 1}\n", "")
    )


def test_the_last_turn_of_a_window_that_ends_within_it_is_short() -> None:
    """Three of the four months of the second half-year: the window ends in October."""
    short = HEAD.replace("window: 全期", "window: 短").replace(
        "{全期:", "{短: {start: 2023-01-01, end: 2023-10-31}, 全期:"
    )
    plan = plan_with("at_least: 12, measure: 次, every: half-year", head=short)
    target = plan.targets["A1.1.T1"]
    day = date(2023, 9, 30)
    half = judge(target, plan.target_span(target), Period.parse("2023-H2"), Datum(Decimal(9), day), day, Policy())
    assert (half.span, half.elapsed) == (Span(date(2023, 7, 1), date(2023, 10, 31)), Fraction(3, 4))
    assert half.lamp is Lamp.GREEN


def test_a_short_year_is_named_unless_it_is_meant() -> None:
    short = HEAD.replace("window: 全期", "window: 短").replace(
        "{全期:", "{短: {start: 2023-01-01, end: 2025-10-31}, 全期:"
    )
    item = "at_least: 12, measure: 次, every: half-year"
    assert "L806/" in linted(plan_with(item, head=short))
    assert not any("L806" in code for code in linted(plan_with(f"{item}, reading: 就按十个月", head=short)))
    assert not any("L806" in code for code in linted(plan_with(item.replace("half-year", "month"), head=short)))


def test_what_is_asked_every_quarter_begins_anew_with_it() -> None:
    plan = plan_with("at_least: 6, measure: 次, every: quarter", head=QUARTERLY)
    assert linted(plan) == []
    target = plan.targets["A1.1.T1"]
    text = asked(plan, "2023-Q3")
    assert "cumulative: all since 2023-07-01" in text
    assert "≥ 6 次, every quarter" in text
    reports = [
        Loaded(source.read(quarter(name, value).encode(), f"reports/{name}/市统计局.yaml"))
        for name, value in (("2023-Q1", 6), ("2023-Q2", 2))
    ]
    result = check_folder(plan, reports, Selection())
    codes = [finding.code for finding in result.findings]
    assert "K410" not in codes, "2 in the second quarter is not less than 6 in the first"
    assert "G701" in codes
    book = result.overview.ledger if result.overview else None
    assert book is not None
    assert [book.target(target, Period.parse(name)).lamp for name in ("2023-Q1", "2023-Q2")] == [Lamp.DONE, Lamp.RED]


def quarter(period: str, value: int) -> str:
    end = Period.parse(period).end
    return f"""\
plan: qinghe@1.0
unit: 市统计局
period: {period}
submitted: {end + timedelta(days=10)}
approved_by: 甲
entries:
  - task: A1.1
    status: in_progress
    figures: [{{target: A1.1.T1, value: {value}, measure: 次}}]
    shortfall: {{cause: 师资不足, remedy: 增聘教师, due: 2026-06-30}}
"""


@pytest.mark.parametrize(
    ("item", "en", "zh"),
    [
        ("by: 2023-06-30", "by 2023-06-30", "到2023-06-30"),
        ("during: 全期", "全期", "全期"),
        ("every: half-year", "every half-year", "每半年"),
        ("every: quarter, continuing: true", "every quarter, goes on", "每季度、持续推进"),
        ("every: month", "every month", "每月"),
        ("continuing: true", "goes on", "持续推进"),
    ],
)
def test_a_deliverables_time_is_shown_asked_and_told_apart(item: str, en: str, zh: str) -> None:
    plan = plan_with(item, "deliverables")
    for lang, text in (("en", en), ("zh", zh)):
        view = View(plan, wording(lang), Style())
        assert f"{text}\n" in view.deliverable(plan.deliverables["A1.1.D1"])
        first = text.replace(", ", "; ").replace("、", "；")
        assert f"A1.1.D1:  # 事项{'（' if lang == 'zh' else ' ('}{first}" in asked(plan, "2023", lang)
    once = plan_with("continuing: false", "deliverables")
    changes = diff_text.render(diff(once, plan), wording("en"), Style())
    assert changes.count(f"once → {en}") == 2, "once of the plan, once of the unit"


# --- values that may be negative

GROWTH = 'at_least: -2, measure: "%", by: 2023-12-31, signed: true'


@pytest.mark.parametrize(
    ("item", "value", "expected"),
    [
        (GROWTH, "-1.5", []),
        (GROWTH, "-2", []),
        (GROWTH, "-2.1", ["G701"]),
        (GROWTH, "130", []),
        (GROWTH.replace("-2", "5"), "-1", ["G701"]),
        (GROWTH.replace("at_least: -2", "between: [-2, 3]").replace("by: 2023-12-31", "held: 全期"), "-3", ["G702"]),
        (GROWTH.replace("at_least: -2", "between: [-2, 3]").replace("by: 2023-12-31", "held: 全期"), "3", []),
        ('at_least: 2, measure: "%", by: 2023-12-31', "-1", ["S103"]),
        ('at_least: 2, measure: "%", by: 2023-12-31', "130", ["K403"]),
    ],
)
def test_a_value_may_be_negative_where_the_plan_says_so(item: str, value: str, expected: list[str]) -> None:
    plan = plan_with(item)
    assert linted(plan) == []
    assert found(plan, report(f'value: {value}, measure: "%", measured: 2023-12-31')) == expected


@pytest.mark.parametrize(
    "item",
    [
        'at_least: -2, measure: "%", by: 2023-12-31',
        'at_most: -2, measure: "%", by: 2023-12-31',
        'between: [-2, 3], measure: "%", by: 2023-12-31',
        'at_least: 2, measure: "%", by: 2024-12-31, baseline: {value: -2, date: 2022-12-31}',
        'at_least: 2, measure: "%", by: 2024-12-31, milestones: {2023-12-31: -2}',
    ],
)
def test_a_goal_below_zero_is_refused_where_it_is_not_signed(item: str) -> None:
    text = f"{HEAD}        targets:\n          - {{id: A1.1.T1, name: 指标, {item}, sentence: 1}}\n"
    read = source.read(text.encode(), "plan.yaml")
    assert load(read) is None
    (finding,) = form_findings(read)
    assert (finding.code, text.split("\n")[finding.line - 1][finding.column - 1 :][:2]) == ("S103", "-2")
    signed = source.read(text.replace("sentence: 1", "signed: true, sentence: 1").encode(), "plan.yaml")
    assert load(signed) is not None


def test_a_signed_level_comes_down_and_goes_up_over_nothing() -> None:
    line = 'at_most: -10, measure: "%", by: 2025-12-31, baseline: {value: 20, date: 2022-12-31}, signed: true'
    half = judged(line, "5", "2024-06-30")
    assert [half.progress, half.elapsed, half.required, half.gap] == [Fraction(1, 2), Fraction(1, 2), 5, 0]
    assert judged(line, "-10", "2024-06-30").lamp is Lamp.DONE


def test_that_a_value_may_be_negative_is_shown_and_told_apart() -> None:
    plan = plan_with(GROWTH)
    assert "values: may be negative" in shown(plan, "en")
    assert "取值：可为负数" in shown(plan, "zh")
    other = plan_with(GROWTH.replace("-2", "2").replace(", signed: true", ""))
    text = diff_text.render(diff(other, plan), wording("en"), Style())
    assert "values: never negative → may be negative" in text


# --- a plan without a document, with ids, kinds, groups and notes of its own

OF_A_CITY = """\
id: millbrook-homes
version: "1"
title: Millbrook Homes Programme
start: 2023-01-01
end: 2025-12-31
reporting: {cycle: yearly, first: "2023"}
units:
  - {name: Housing Office, kind: department}
  - {name: Water Trust, kind: trust}
sections:
  - id: I
    group: Part One
    title: Homes
    note: agreed in June
    tasks:
      - id: "3"
        title: Build
        lead: Housing Office
        note: a task
        targets:
          - {id: "3.a", name: homes built, at_least: 300, measure: homes, by: 2025-12-31, note: a target}
          - {id: "3.c", name: homes let, at_least: 200, measure: homes, by: 2025-12-31}
        deliverables:
          - {id: 3.x-1, text: land register, note: a deliverable}
      - id: "12"
        title: Pipes
        lead: Water Trust
        deliverables:
          - {id: "12.1", text: survey}
"""


def city(text: str = OF_A_CITY) -> Plan:
    read = source.read(text.encode(), "plan.yaml")
    plan = load(read)
    assert plan is not None, read.problems.hits
    return plan


def test_a_plan_without_a_document_needs_no_lines() -> None:
    plan = city()
    assert linted(plan) == []
    found_in = lint(plan, None).findings
    assert found_in == ()
    view = View(plan, wording("en"), Style())
    task = view.task(plan.tasks["3"])
    assert "line of the document" not in task
    assert "note: a task" in task
    assert "group: Part One" in view.section(plan.file.sections[0])
    assert "note: agreed in June" in view.section(plan.file.sections[0])
    assert "note: a target" in view.target(plan.targets["3.a"])
    assert "note: a deliverable" in view.deliverable(plan.deliverables["3.x-1"])
    assert "kind: trust" in view.unit(plan.units["Water Trust"])


def test_a_plan_with_a_document_says_where_everything_stands() -> None:
    text = OF_A_CITY.replace("reporting:", f"source: {{sha256: {'0' * 64}}}\nreporting:")
    read = source.read(text.encode(), "plan.yaml")
    assert load(read) is None
    lacking = [(f.code, f.hit.actual, f.line) for f in form_findings(read)]
    lines = text.split("\n")
    assert [(code, name) for code, name, _ in lacking] == [
        ("S101", name) for name in ("line", "sentence", "sentence", "sentence", "line", "sentence")
    ]
    assert ["id: " in lines[line - 1] for _, _, line in lacking] == [True] * 6


def test_a_kind_of_its_own_is_a_heading_of_its_own() -> None:
    plan = city()
    text = """\
plan: millbrook-homes@1
unit: Water Trust
period: "2023"
submitted: 2024-01-10
entries: []
"""
    result = check_folder(plan, [Loaded(source.read(text.encode(), "reports/2023/w.yaml"))], Selection())
    table = folder_text.render(result, wording("en"), "gap", Style())
    assert "trust: 1 of 1 reported" in table
    assert "department: 0 of 1 reported" in table


def test_a_note_and_a_group_are_told_apart_and_concern_nobody() -> None:
    other = city(OF_A_CITY.replace("a task", "another").replace("Part One", "Part Two"))
    found_now = diff(city(), other)
    assert [(change.id, change.fields[0].name) for change in found_now.changes] == [("I", "group"), ("3", "note")]
    assert found_now.units == ()


# --- a plan without an end

OPEN_HEAD = HEAD.replace("end: 2025-12-31\n", "", 1).replace("    window: 全期\n", "").replace("windows:", "# windows:")


@pytest.mark.parametrize(
    ("item", "value", "period", "expected"),
    [
        ("at_least: 4, measure: 次, every: year", "4", "2023", []),
        ("at_least: 4, measure: 次, every: year", "3", "2023", ["G701"]),
        ("at_least: 4, measure: 次, every: year", "4", "2043", []),
        ("at_least: 4, measure: 次, by: 2043-12-31", "1", "2033", []),
        ("at_least: 4, measure: 次, by: 2043-12-31", "1", "2043", ["G701"]),
    ],
)
def test_in_an_open_plan_what_has_a_time_of_its_own_is_judged(
    item: str, value: str, period: str, expected: list[str]
) -> None:
    plan = plan_with(item, head=OPEN_HEAD)
    assert linted(plan) == []
    assert found(plan, report(f"value: {value}, measure: 次", period)) == expected


@pytest.mark.parametrize(("state", "expected"), [("not_started", []), ("in_progress", []), ("blocked", ["G705"])])
def test_in_an_open_plan_nothing_else_is_ever_over(state: str, expected: list[str]) -> None:
    plan = plan_with("continuing: false", "deliverables", OPEN_HEAD)
    assert [code for code in stated(plan, state, "2043") if code != "C312"] == expected


def test_an_open_plan_shows_no_last_day() -> None:
    plan = plan_with("continuing: false", "deliverables", OPEN_HEAD)
    view = View(plan, wording("en"), Style())
    text = "\n".join([
        view.overview(), view.task(plan.tasks["A1.1"]), view.deliverable(plan.deliverables["A1.1.D1"]),
        asked(plan, "2043"), asked(plan, "2043", "zh"),
    ])  # fmt: skip
    assert "9999" not in text
    assert "window: 2023-01-01 – no end" in text
    assert "2023-01-01至长期" in text
    ends = plan_with(
        "continuing: false", "deliverables", HEAD.replace("    window: 全期\n", "").replace("windows:", "# w:")
    )
    changes = diff(plan, ends)
    assert "9999" not in diff_text.render(changes, wording("en"), Style()) + diff_json.render(changes)
    assert "2023-01-01 – no end → 2023-01-01 – 2025-12-31" in diff_text.render(changes, wording("en"), Style())
    early = found(plan, report("value: 1", "2022").replace("    figures:\n      - {target: A1.1.T1, value: 1}\n", ""))
    assert "S104" in early


# --- what the plan itself explains, in one text or one for each language


@pytest.mark.parametrize(
    ("reading", "en", "zh"),
    [
        ("按全期理解", "按全期理解", "按全期理解"),
        ("{zh: 按全期理解, en: read as of all years}", "read as of all years", "按全期理解"),
        ("{en: read as of all years}", "read as of all years", "read as of all years"),
        ("{zh: 按全期理解}", "按全期理解", "按全期理解"),
    ],
)
def test_a_reading_is_shown_in_the_readers_language_where_there_is_one(reading: str, en: str, zh: str) -> None:
    plan = plan_with(f"{ON_THE_WAY}, reading: {reading}, inferred: {reading}")
    assert linted(plan) == []
    for lang, text in (("en", en), ("zh", zh)):
        colon = wording(lang).label("colon")
        for key in ("show.reading", "show.inferred"):
            assert f"{wording(lang).label(key)}{colon}{text}" in shown(plan, lang)
        changes = diff_text.render(diff(plan_with(ON_THE_WAY), plan), wording(lang), Style())
        assert f"— → {text}" in changes


@pytest.mark.parametrize("reading", ["[a]", "{fr: oui}", "{}", "{zh: 3}", "{zh: }", "3"])
def test_other_forms_of_a_reading_are_named(reading: str) -> None:
    text = (
        f"{HEAD}        targets:\n          - {{id: A1.1.T1, name: 指标, {FLOOR}, reading: {reading}, sentence: 1}}\n"
    )
    read = source.read(text.encode(), "plan.yaml")
    assert load(read) is None
    (finding,) = form_findings(read)
    assert (finding.code, finding.hit.case) == ("S103", "words")
    assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith(reading)


def test_what_the_shipped_plan_explains_is_there_in_both_languages() -> None:
    plan = load(files.read_file(str(HERE.parent / "data" / "plan.yaml")))
    assert plan is not None
    file = plan.file
    tasks = list(plan.tasks.values())
    said = [file.reporting.inferred, file.judging.inferred, *(window.inferred for window in file.windows.values())]
    said += [*(unit.inferred for unit in file.units), *(task.inferred for task in tasks)]
    said += [words for target in plan.targets.values() for words in (target.reading, target.inferred)]
    said += [words for item in plan.deliverables.values() for words in (item.reading, item.inferred)]
    said += [item.why for item in file.not_targets]
    given = [words for words in said if words is not None]
    assert len(given) > 60
    assert [words for words in given if isinstance(words, str) or set(words) != {"zh", "en"}] == []
