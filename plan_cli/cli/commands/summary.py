"""`plan summary`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from plan_cli.checking.check import Result, check_folder
from plan_cli.checking.picture import Picture
from plan_cli.cli.screen import open_plan, parse_date, parse_period, screen, unit_named
from plan_cli.cli.writing import write_to
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Unit
from plan_cli.project.project import covers_all, load_reports, read_waivers, report_files, report_paths, selection, waived, waivers_in_force
from plan_cli.project.settings import configuration
from plan_cli.stop import Stop
from plan_cli.words import Wording


class Request(NamedTuple):
    """The options of one run."""

    paths: list[str]
    plan: Path | None
    period: str | None
    as_of: str | None
    by: str | None
    unit: str | None
    output: Path | None
    lang: str | None


def run(request: Request) -> int:
    """Write the summary, to a file or to standard output."""
    configured = configuration()
    look = screen(request.lang, configured=configured)
    as_of = parse_date(request.as_of, "--as-of")
    period = parse_period(request.period)
    if request.unit and request.by:
        raise Stop("unit-alone")
    plan = open_plan(request.plan, look)
    unit = _unit(plan, request.unit) if request.unit else None
    paths = report_paths(request.paths, plan, configured, look)
    waivers = waivers_in_force(None, plan, configured, look)
    files = report_files(paths, plan, waivers)
    rules = selection([], [], configured, look)
    result = check_folder(plan, load_reports(files, paths), rules, as_of, period)
    _refuse_if_empty(result, paths, as_of)
    result = waived(result, read_waivers(waivers), rules, every_report=covers_all(paths, plan, configured))
    text = _rendered(Picture(result), look.words, request.by, unit)
    write_to(request.output, text, [plan.source.name, *files, *([waivers] if waivers else [])])
    return 0


def _refuse_if_empty(result: Result, paths: list[str], as_of: date | None) -> None:
    """A summary of nothing, for a period that is mistyped, would look like one of units that are all silent."""
    if result.ledger is None or result.period is None:
        raise Stop("no-period", paths=tuple(paths))
    if not any(report.filing for report in result.reports):
        known = tuple(period.name for period in result.ledger.filed if period != result.period)
        raise Stop("no-report-of", period=result.period.name, as_of=as_of or result.as_of, known=known)


def _unit(plan: Plan, name: str) -> Unit:
    unit = unit_named(plan, name)
    if not plan.duties.get(unit.name):
        raise Stop("unit-without-duty", unit=unit.name)
    return unit


def _rendered(picture: Picture, words: Wording, by: str | None, unit: Unit | None) -> str:
    from plan_cli.rendering.summary.page import render, render_unit

    return render_unit(picture, words, unit) if unit else render(picture, words, by or "unit")
