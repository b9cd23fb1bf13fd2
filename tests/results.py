"""Results for the formats to show: all the cases as one run, as one folder, a clean report, and findings that are made
up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from support import HERE, plan_named
from test_cases import FILES, case_of
from test_cases import result_of as result_of_case
from workbook_cases import FAULTY, REFUSED

from plan_cli import rules
from plan_cli.checking.check import check_alone, check_folder
from plan_cli.checking.result import Checked, Result
from plan_cli.checking.selection import Selection
from plan_cli.cli.commands.check import rendered as rendered_in
from plan_cli.cli.screen import Screen
from plan_cli.finding import Finding, Hit, Place, Position, Region
from plan_cli.judging.reported import NotRead
from plan_cli.model.period import Period
from plan_cli.reading import source, workbook
from plan_cli.reading.source import Loaded
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording

CLEAN = """\
plan: yunze-culture@2.1
unit: 市邮政局
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B3.4
    status: in_progress
    deliverables: {B3.4.D1: in_progress}
"""
BY_CODE = {rule.code: rule for rule in rules.every_rule()}


def rendered(result: Result, name: str, fail_on: str = "gap", lang: str = "en") -> str:
    return rendered_in(name, result, Screen(wording(lang), Style()), fail_on)


def checked(text: str, name: str = "report.yaml") -> Result:
    return check_alone(plan_named("town.yaml"), [Loaded(source.read(text.encode(), name))], Selection())


@cache
def all_cases(plan_name: str) -> Result:
    """All the cases of a plan as one run, so that as many rules as possible have fired."""
    results = [result_of_case(case_of(path)) for path in FILES if case_of(path).plan == plan_name]
    findings = tuple(sorted((f for result in results for f in result.findings), key=lambda f: f.order))
    return results[0]._replace(
        reports=tuple(report for result in results for report in result.reports), findings=findings
    )


@cache
def folder() -> Result:
    """All the cases as one folder: units that have reported twice, figures that fell."""
    return in_folder(None)


@cache
def silent() -> Result:
    """The same for a period of which many units have filed nothing."""
    return in_folder(Period.parse("2024-H2"))


def in_folder(period: Period | None) -> Result:
    loaded = [
        Loaded(source.read(path.read_bytes(), path.relative_to(HERE).as_posix())) for path in FILES if path.is_file()
    ]
    beside = [NotRead("cases/市审计局.docx", "市审计局", None)]
    return check_folder(plan_named("town.yaml"), loaded, Selection(), None, period, all_periods=True, beside=beside)


SHARED = """\
plan: yunze-culture@2.1
unit: {unit}
period: {period}
submitted: {submitted}
approved_by: 王宁
entries:
  - task: B1.1
    status: in_progress
    progress: 活动按月举办。
    figures:
      - {{target: B1.1.T2, value: {value}, measure: 人次}}
    evidence: [{{title: 活动台账, ref: 云文〔2024〕8号}}]
"""


@cache
def together() -> Result:
    """Three units on one task: the lead reports less than the two others do, with a text that it has copied and
    evidence that all share.
    """
    filed = [("市文广局", 200), ("青年会", 150), ("东湖区", 100)]
    texts = {
        f"2024-H1/{unit}.yaml": SHARED.format(unit=unit, period="2024-H1", submitted="2024-07-15", value=value)
        for unit, value in filed
    }
    texts["2023-H2/市文广局.yaml"] = SHARED.format(unit="市文广局", period="2023-H2", submitted="2024-01-15", value=120)
    loaded = [Loaded(source.read(text.encode(), name)) for name, text in texts.items()]
    return check_folder(plan_named("town.yaml"), loaded, Selection())


def made(findings: list[Finding]) -> Result:
    """A result of findings that were made up."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    reports = tuple(Checked(file, None, None, None, tuple(here)) for file, here in by_file.items())
    return Result(
        plan_named("town.yaml"), reports, tuple(sorted(findings, key=lambda f: f.order)), len(rules.every_rule())
    )


def one(
    code: str,
    file: str = "a.yaml",
    line: int = 1,
    actual: str = "x",
    unit: str | None = None,
    waiver: str | None = None,
) -> Finding:
    rule = BY_CODE[code]
    at = Position(line, 1)
    return Finding(
        rule.code, rule.severity, Place(file, Region(at, at)), Hit(at, actual=actual, expected="y"), unit, waiver
    )


@cache
def workbooks() -> Result:
    """Forms with a fault in some cell, and workbooks that are none, as one run."""
    made_of = {**FAULTY, **REFUSED}
    loaded = [Loaded(workbook.read(make(), f"{name}.xlsx")) for name, (make, _) in sorted(made_of.items())]
    return check_alone(plan_named("town.yaml"), loaded, Selection())


RESULTS: dict[str, Callable[[], Result]] = {
    "town": lambda: all_cases("town.yaml"),
    "quarter": lambda: all_cases("quarter.yaml"),
    "folder": folder,
    "together": together,
    "workbooks": workbooks,
    "clean": lambda: checked(CLEAN),
    "example": lambda: checked(CLEAN.replace("approved_by: 王宁\n", "sample: true\n")),
}
