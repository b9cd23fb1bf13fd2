"""Years of a plan's own: periods, turns, levels and words follow the month in which they begin."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from command import plan as run
from hypothesis import given, settings
from hypothesis import strategies as st

from plan_cli.checking.check import check_folder
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.model.period import MONTHS, Cycle, Period, year_at
from plan_cli.model.plan import Plan, load
from plan_cli.model.report import load as load_report
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

# --- periods


@pytest.mark.parametrize(
    ("name", "year_starts", "start", "end"),
    [
        ("2024", 4, "2024-04-01", "2025-03-31"),
        ("2024-H1", 4, "2024-04-01", "2024-09-30"),
        ("2024-H2", 4, "2024-10-01", "2025-03-31"),
        ("2024-Q3", 4, "2024-10-01", "2024-12-31"),
        ("2024-Q4", 4, "2025-01-01", "2025-03-31"),
        ("2024-09", 4, "2024-09-01", "2024-09-30"),
        ("2025-03", 4, "2025-03-01", "2025-03-31"),
        ("2023-Q4", 4, "2024-01-01", "2024-03-31"),
        ("2024", 7, "2024-07-01", "2025-06-30"),
        ("2024-Q2", 7, "2024-10-01", "2024-12-31"),
        ("2024", 10, "2024-10-01", "2025-09-30"),
        ("2024-H2", 10, "2025-04-01", "2025-09-30"),
        ("2024-Q1", 10, "2024-10-01", "2024-12-31"),
    ],
)
def test_a_period_is_of_the_year_that_begins_in_the_year_that_it_names(
    name: str, year_starts: int, start: str, end: str
) -> None:
    period = Period.parse(name, year_starts)
    assert (period.start.isoformat(), period.end.isoformat(), period.name) == (start, end, name)


@given(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    st.sampled_from(["yearly", "half-yearly", "quarterly", "monthly"]),
    st.sampled_from([1, 4, 7, 10]),
)
def test_a_period_of_any_year_is_known_by_its_name(day: date, cycle: Cycle, year_starts: int) -> None:
    period = Period.containing(day, cycle, year_starts)
    assert period.start <= day <= period.end
    assert period.months == MONTHS[cycle]
    assert Period.parse(period.name, year_starts) == period
    assert period.next().previous() == period
    assert period.next().start - period.end == timedelta(days=1)
    assert period.turn("year").contains(period)
    assert period.turn("year").name == str(year_at(day, year_starts))


def test_the_calendar_ends_within_a_plans_last_year() -> None:
    assert Period.parse("9999", 4).end == date.max
    assert Period.containing(date(1, 1, 31), "yearly", 4).start == date.min
    assert Period.parse("9999-Q4", 4).start == date.max  # no day of the calendar, and no crash


def test_the_same_name_is_another_period_in_another_plan() -> None:
    assert Period.parse("2024") != Period.parse("2024", 4)
    assert Period.parse("2024-09") == Period.parse("2024-09", 4)


# --- a plan that is moved by some months judges as before

_DAY = r"\b(\d{4})-(\d{2})-(\d{2})\b"
_MONTH = r'(period: |first: )"(\d{4})-(\d{2})"'


def moved(day: date, months: int) -> date:
    """The day of the same number so many months later; the last of a month to the last."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    last = monthrange(year, month)[1]
    return date(year, month, last if day.day == monthrange(day.year, day.month)[1] else min(day.day, last))


def text_moved(text: str, months: int) -> str:
    """A plan or report with every day and every month of the calendar moved. Years and their parts keep their names."""
    text = re.sub(_DAY, lambda found: moved(date(*map(int, found.groups())), months).isoformat(), text)
    return re.sub(_MONTH, lambda m: f'{m[1]}"{moved(date(int(m[2]), int(m[3]), 1), months).isoformat()[:7]}"', text)


EVERY = {"yearly": 1, "half-yearly": 2, "quarterly": 3, "monthly": 4}
TARGETS = [
    "at_least: 100, measure: 场, during: 全期",
    "at_least: 100, measure: 场, during: 全期, milestones: {{2022-06-30: 20, 2023-03-31: 60}}",
    "at_most: 50, measure: 次, during: 全期",
    "at_least: 10, measure: 场, every: {every}",
    "at_most: 5, measure: 次, every: {every}",
    "between: [10, 20], measure: 场, every: {every}",
    'at_least: 50, measure: "%", by: 2023-12-31',
    'at_least: 50, measure: "%", by: 2023-11-20, baseline: {{value: 20, date: 2021-12-31}}',
    'at_most: 30, measure: "%", by: 2024-02-10, baseline: {{value: 60, date: 2021-11-30}}',
    'at_least: 50, measure: "%", by: 2024-12-31, milestones: {{2022-12-31: 30, 2023-10-31: 40}}',
    'at_least: 50, measure: "%", held: 全期',
    'between: [40, 60], measure: "%", held: 前期',
    "all: true, of: 120, measure: 人, by: 2023-12-31",
]
DELIVERABLES = [
    "",
    ", continuing: true",
    ", by: 2023-05-20",
    ", during: 前期",
    ", every: {every}",
    ", every: {every}, continuing: true",
]
REACH = {"yearly": ["year"], "half-yearly": ["year", "half-year"]}
REACH["quarterly"] = [*REACH["half-yearly"], "quarter"]
REACH["monthly"] = [*REACH["quarterly"], "month"]


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, dict[str, str], list[str]]:
    """A plan whose years are the calendar's, its reports by file, and the periods that they are of."""
    cycle: Cycle = draw(st.sampled_from(["yearly", "half-yearly", "quarterly", "monthly"]))
    every = draw(st.sampled_from(REACH[cycle]))
    targets = draw(st.lists(st.sampled_from(TARGETS), min_size=1, max_size=4, unique=True))
    items = draw(st.lists(st.sampled_from(DELIVERABLES), max_size=3, unique=True))
    first = Period.containing(date(2022, 1, 1), cycle, 1)
    lines = [f"          - {{id: A.1.T{n}, name: 目标, {t.format(every=every)}}}" for n, t in enumerate(targets, 1)]
    lines += ["        deliverables:"] if items else []
    lines += [f"          - {{id: A.1.D{n}, text: 事项{t.format(every=every)}}}" for n, t in enumerate(items, 1)]
    plan = (
        'id: moved\nversion: "1"\ntitle: 方案\nstart: 2022-01-01\nend: 2024-12-31\nyear_starts: 1\n'
        "windows:\n  全期: {start: 2022-01-01, end: 2024-12-31}\n  前期: {start: 2022-01-01, end: 2023-06-30}\n"
        f'reporting: {{cycle: {cycle}, first: "{first.name}", due_days: 20}}\n'
        "units:\n  - {name: 甲局, kind: government}\n"
        "sections:\n  - id: A\n    title: 行动\n    tasks:\n      - id: A.1\n        title: 任务\n        lead: 甲局\n"
        "        targets:\n" + "\n".join(lines) + "\n"
    )
    periods = [first]
    while periods[-1].end < date(2025, 6, 30):
        periods.append(periods[-1].next())
    chosen = draw(st.lists(st.sampled_from(periods), min_size=1, max_size=5, unique=True))
    files = {f"{period.name}/甲局.yaml": draw(reports(period, targets, items)) for period in chosen}
    return plan, files, sorted(period.name for period in chosen)


@st.composite
def reports(draw: st.DrawFn, period: Period, targets: list[str], items: list[str]) -> str:
    submitted = moved(period.end + timedelta(days=10), draw(st.sampled_from([0, 0, 2])))
    figures, states = [], []
    for number, target in enumerate(targets, 1):
        if not draw(st.booleans()):
            continue
        measure = re.search("measure: ([^,]+)", target)
        assert measure
        value = draw(st.sampled_from(["null", "3", "12", "35", "45", "55", "70", "110", "120"]))
        rest = ["reason: 待统计"] if value == "null" else [f"measure: {measure[1]}"]
        if "%" in target and value != "null":
            day = moved(period.end, -draw(st.integers(0, 14)))
            rest.append(f"measured: {day}, origin: 调查")
        figures.append(f"      - {{target: A.1.T{number}, value: {value}, {', '.join(rest)}}}")
    for number in range(1, len(items) + 1):
        if draw(st.booleans()):
            states.append(f"      A.1.D{number}: {draw(st.sampled_from(['not_started', 'in_progress', 'done']))}")
    status = draw(st.sampled_from(["in_progress", "done"]))
    evidence = draw(st.booleans())
    lines = [
        f'plan: moved@1\nunit: 甲局\nperiod: "{period.name}"\nsubmitted: {submitted}\napproved_by: 甲\nentries:',
        f"  - task: A.1\n    status: {status}",
        *(["    figures:", *figures] if figures else []),
        *(["    deliverables:", *states] if states else []),
    ]
    if evidence:
        lines.append(f"    evidence: [{{title: 文件, ref: 甲〔2021〕1号, date: {moved(period.end, -1)}}}]")
    return "\n".join(lines) + "\n"


def plan_of(text: str) -> Plan:
    read = source.read(text.encode(), "plan.yaml")
    found = load(read)
    assert found is not None, (text, read.problems.hits)
    return found


def checked(plan: Plan, files: dict[str, str], period: str) -> Result:
    loaded = [Loaded(source.read(text.encode(), name)) for name, text in files.items()]
    return check_folder(plan, loaded, Selection(), period=plan.period(period))


def told(result: Result, months: int) -> Any:
    """How all stands, and what is found where, the days moved on by some months."""
    assert result.overview
    targets = [
        (
            *(a.target.id, a.lamp, a.why, a.progress, a.elapsed, a.gap, a.needed_per_month, a.over, a.late, a.kept),
            *(day and moved(day, months) for day in (a.asked, a.span.start, a.span.end)),
        )
        for standing in result.overview.standings
        for a in standing.targets
    ]
    items = [(d.deliverable.id, d.lamp, d.done, d.late) for s in result.overview.standings for d in s.deliveries]
    found = sorted((f.code, f.hit.case, f.file, f.line, f.column) for f in result.findings)
    return targets, items, result.overview.time_over, found


@settings(max_examples=150)
@given(histories(), st.sampled_from([4, 7, 10]))
def test_a_plan_that_is_moved_with_its_years_judges_as_before(
    history: tuple[str, dict[str, str], list[str]], year_starts: int
) -> None:
    text, files, periods = history
    months = year_starts - 1
    other = text_moved(text, months).replace("year_starts: 1", f"year_starts: {year_starts}")
    here, there = plan_of(text), plan_of(other)
    for name in periods:
        # A month of the calendar is called otherwise when it is moved; its report lies in another folder.
        names = {period: text_moved(f'period: "{period}"', months)[9:-1] for period in periods}
        reports = {
            f"{names[file.partition('/')[0]]}/甲局.yaml": text_moved(report, months) for file, report in files.items()
        }
        one, two = checked(here, files, name), checked(there, reports, names[name])
        found = told(two, 0)
        back = {after: before for before, after in names.items()}
        places = [
            (code, case, f"{back[file.partition('/')[0]]}/甲局.yaml" if "/" in file else file, *at)
            for code, case, file, *at in found[3]
        ]
        assert told(one, months) == (*found[:3], sorted(places))


# --- the words, and the commands

PLAN = """id: shore
version: "1"
title: Shore plan
start: 2023-04-01
end: 2026-03-31
year_starts: 4
windows: {all: {start: 2023-04-01, end: 2026-03-31}}
reporting: {cycle: CYCLE, first: "FIRST", due_days: 30}
units:
  - {name: Shore Office, kind: government}
sections:
  - id: A
    title: Shore
    tasks:
      - id: A.1
        title: Clean beaches
        lead: Shore Office
        targets:
          - {id: A.1.T1, name: beaches cleaned, at_least: 12, measure: 次, every: year}
          - {id: A.1.T2, name: rating, at_least: 80, measure: points, by: 2025-03-15}
          - {id: A.1.T3, name: water, at_least: 90, measure: "%", held: all}
"""
REPORT = """plan: shore@1
unit: Shore Office
period: "PERIOD"
submitted: SUBMITTED
approved_by: A
entries:
  - task: A.1
    status: in_progress
    figures:
"""


def shore(cycle: str = "yearly", first: str = "2023") -> str:
    return PLAN.replace("CYCLE", cycle).replace("FIRST", first)


def report(period: str, submitted: str, *figures: str) -> str:
    lines = "".join(f"      - {{target: A.1.{figure}}}\n" for figure in figures)
    return REPORT.replace("PERIOD", period).replace("SUBMITTED", submitted) + lines


def written(folder: Path, plan: str, **reports: str) -> Path:
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    for name, text in reports.items():
        period = name.removeprefix("of_").replace("_", "-")
        (folder / "reports" / period).mkdir(parents=True)
        (folder / "reports" / period / "Shore Office.yaml").write_text(text, encoding="utf-8")
    return folder


YEAR = report(
    "2024",
    "2025-04-20",
    "T1, value: 8, measure: 次",
    "T2, value: 82, measure: points, measured: 2024-04-02, origin: survey",
    'T3, value: 91, measure: "%", measured: 2025-02-01, origin: survey',
)


@pytest.mark.parametrize(
    ("lang", "head"),
    [("en", "period 2024/25 (2024-04-01 to 2025-03-31)"), ("zh", "报告期 2024/25（2024-04-01至2025-03-31）")],
)
def test_every_head_shows_the_dates_of_a_year_of_the_plans_own(tmp_path: Path, lang: str, head: str) -> None:
    folder = written(tmp_path, shore(), of_2024=YEAR)
    one = run("check", "reports/2024/Shore Office.yaml", "--lang", lang, cwd=folder)
    both = run("check", "reports", "--lang", lang, cwd=folder)
    markdown = run("check", "reports", "--lang", lang, "-f", "markdown", cwd=folder)
    assert all(head in ran.out.split("\n\n")[0] for ran in (one, both, markdown))


def test_a_summary_and_a_template_show_them_too(tmp_path: Path) -> None:
    folder = written(tmp_path, shore(), of_2024=YEAR)
    english = run("summary", "reports", "--lang", "en", cwd=folder).out
    chinese = run("summary", "reports", "--lang", "zh", cwd=folder).out
    assert english.startswith("# Shore plan: summary for 2024/25 (2024-04-01 to 2025-03-31)\n")
    assert "- **Reports**: for 2024/25, 1 of 1 units" in english
    assert chinese.startswith("# Shore plan：2024/25年度（2024年4月1日至2025年3月31日）落实情况通报\n")
    template = run("template", "Shore Office", "--period", "2025", cwd=folder).out
    assert "report for 2025/26 (2025-04-01 – 2026-03-31) · due by 2026-04-30" in template
    assert 'period: "2025"\n# data_through: 2026-03-31' in template
    assert "cumulative: all since 2025-04-01" in template


def test_a_plan_of_the_calendars_years_shows_no_dates(tmp_path: Path) -> None:
    plan = shore().replace("year_starts: 4\n", "").replace("04-01", "01-01").replace("2026-03-31", "2025-12-31")
    folder = written(tmp_path, plan, of_2024=report("2024", "2025-01-20", "T1, value: 8, measure: 次"))
    assert "period 2024 · as of 2024-12-31" in run("check", "reports", "--lang", "en", cwd=folder).out


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2024-H2", "the second half of 2024/25 (2024-10-01 to 2025-03-31)"),
        ("2024-Q4", "the fourth quarter of 2024/25 (2025-01-01 to 2025-03-31)"),
        ("2025-03", "2025-03 (2025-03-01 to 2025-03-31)"),
    ],
)
def test_parts_of_a_year_are_called_after_it_and_months_after_the_calendar(
    tmp_path: Path, period: str, shown: str
) -> None:
    cycle = {"H": "half-yearly", "Q": "quarterly", "0": "monthly"}[period[5]]
    first = {"H": "2023-H1", "Q": "2023-Q1", "0": "2023-04"}[period[5]]
    said = report(period, "2025-04-20", "T1, value: 11, measure: 次")
    folder = written(tmp_path, shore(cycle, first), **{f"of_{period.replace('-', '_')}": said})
    assert run("summary", "reports", "--lang", "en", cwd=folder).out.startswith(f"# Shore plan: summary for {shown}\n")
    found = json.loads(run("check", "reports", "-f", "json", cwd=folder).out)["targets"]
    assert [(t["elapsed"], t["lamp"]) for t in found if t["target"] == "A.1.T1"] == [(1, "red")]


def test_a_level_is_decided_by_a_measurement_of_the_plans_year(tmp_path: Path) -> None:
    """Its date lies in March 2025, so one of April 2024 is of that year, and one of March 2024 is not."""
    folder = written(tmp_path, shore(), of_2024=YEAR)
    found = run("check", "reports", "--lang", "en", cwd=folder).out
    assert "G708" not in found
    (folder / "reports/2024/Shore Office.yaml").write_text(YEAR.replace("2024-04-02", "2024-03-30"), encoding="utf-8")
    assert "G708 awaiting-data: A.1.T2" in run("check", "reports", "--lang", "en", cwd=folder).out


def test_a_period_is_looked_for_by_the_name_that_it_has_in_the_plan(tmp_path: Path) -> None:
    folder = written(tmp_path, shore(), of_2024=YEAR)
    assert "2024/25" in run("check", "reports", "--period", "2024", cwd=folder).out
    assert run("summary", "reports", "--period", "2024", cwd=folder).code == 0
    assert run("check", "reports", "--period", "2023", cwd=folder).code == 2


def test_the_report_of_a_plans_year_is_due_after_its_last_day(tmp_path: Path) -> None:
    late = YEAR.replace("submitted: 2025-04-20", "submitted: 2025-05-02")
    folder = written(tmp_path, shore(), of_2024=late)
    said = run("check", "reports", "--lang", "en", cwd=folder).out
    assert "C312 late-report" in said
    assert "2025-04-30" in said


@pytest.mark.parametrize("month", [0, 2, 3, 12, 13])
def test_another_month_is_no_beginning_of_a_year(tmp_path: Path, month: int) -> None:
    folder = written(tmp_path, shore().replace("year_starts: 4", f"year_starts: {month}"))
    ran = run("lint", "plan.yaml", "--lang", "en", cwd=folder)
    assert ran.code == 1
    assert re.findall(r"^(plan.yaml:\d+:\d+: [A-Z]\d{3})", ran.out, re.MULTILINE) == ["plan.yaml:6:14: L803"]


def test_a_window_that_fits_the_plans_years_is_not_cut(tmp_path: Path) -> None:
    folder = written(tmp_path, shore())
    assert run("lint", "plan.yaml", cwd=folder).code == 0
    calendar = written(tmp_path, shore().replace("year_starts: 4\n", ""))
    assert "L806" in run("lint", "plan.yaml", cwd=calendar).out


def test_show_and_diff_tell_when_the_years_begin(tmp_path: Path) -> None:
    folder = written(tmp_path, shore())
    shown = run("show", "--lang", "en", cwd=folder).out
    assert "years of the plan: 2023/24 (2023-04-01 to 2024-03-31)" in shown
    assert "2023/24–2025/26" in shown
    (folder / "old.yaml").write_text(shore().replace("year_starts: 4\n", ""), encoding="utf-8")
    (folder / "old.yaml").write_text(
        (folder / "old.yaml").read_text(encoding="utf-8").replace("every: year}", "every: year, reading: cut}"),
        encoding="utf-8",
    )
    told = run("diff", "old.yaml", "plan.yaml", "--lang", "en", cwd=folder).out
    assert "month in which years begin: 1 → 4" in told
    assert "first period: 2023 → 2023/24 (2023-04-01 to 2024-03-31)" in told


# --- periods in other habits


@pytest.mark.parametrize(
    ("given", "meant", "is_sure"),
    [
        ("2024/25", "2024", True),
        ("FY2024/25", "2024", True),
        ("2024-2025", "2024", True),
        ("2024/26", None, False),
        ("2024年9月", "2024-09", True),
        ("2024年度", "2024", False),
        ("2024Q3", "2024-Q3", False),
        ("2024年上半年", "2024-H1", False),
        ("2024年4-9月", "2024-H1", False),
        ("2025年1-3月", "2024-Q4", False),
        ("2024年1-6月", None, False),
    ],
)
def test_what_was_meant_by_another_form_of_a_period_follows_the_plans_years(
    given: str, meant: str | None, is_sure: bool
) -> None:
    read = source.read(YEAR.replace('"2024"', given).encode(), "r.yaml")
    load_report(read, plan_of(shore()).terms)
    ((code, (hit,)),) = read.problems.hits.items()
    assert (code, hit.facts.get("suggestion"), hit.sure) == ("S104", meant, is_sure)
