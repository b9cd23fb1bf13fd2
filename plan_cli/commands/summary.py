"""`plan summary`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from plan_cli import inputs, outputs
from plan_cli.check import Result, check_folder
from plan_cli.commands.folder import load_reports, report_paths, selection, waivers_in_force
from plan_cli.period import Period
from plan_cli.picture import Picture
from plan_cli.plan import Plan, Unit
from plan_cli.run import Screen, Stop, configuration, open_plan, parse_date, parse_period, screen, unit_named, write
from plan_cli.settings import Configuration
from plan_cli.wording import Wording


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
        raise Stop(look.words.label("summary.unit-alone"))
    plan = open_plan(request.plan, look)
    unit = _unit(plan, request.unit, look.words) if request.unit else None
    paths = report_paths(request.paths, plan, configured, look)
    picture = Picture(_result(plan, paths, as_of, period, configured, look))
    text = _rendered(picture, look.words, request.by, unit)
    if request.output is None:
        write(text)
    else:
        _write_file(request.output, text)
    return 0


def _result(plan: Plan, paths: list[str], as_of: date | None, period: Period | None, configured: Configuration, look: Screen) -> Result:
    """What is known of the period, with what is waived marked as such."""
    rules = selection([], [], configured, look)
    try:
        result = check_folder(plan, load_reports(paths, plan), rules, as_of, period)
        waivers = waivers_in_force(None, plan, configured, look)
    except inputs.InputError as error:
        raise Stop(str(error)) from None
    _refuse_if_empty(result, paths, as_of, look.words)
    if waivers:
        from plan_cli import waivers as waiving

        result = waiving.apply(result, waiving.load(waivers, plan), rules)
    return result


def _refuse_if_empty(result: Result, paths: list[str], as_of: date | None, words: Wording) -> None:
    """A summary of nothing, for a period that is mistyped, would look like one of units that are all silent."""
    if result.ledger is None or result.period is None:
        raise Stop(words.label("summary.no-period", paths=words.join.join(paths)))
    if not any(report.filing for report in result.reports):
        known = words.join.join(period.name for period in result.ledger.periods() if period != result.period)
        day = as_of or result.as_of or words.label("head.unknown")
        raise Stop(words.label("summary.no-report", period=result.period.name, date=day, known=known or words.label("summary.none")))


def _unit(plan: Plan, name: str, words: Wording) -> Unit:
    unit = unit_named(plan, name, words)
    if not plan.duties.get(unit.name):
        raise Stop(words.label("summary.unit-without-duty", unit=unit.name))
    return unit


def _rendered(picture: Picture, words: Wording, by: str | None, unit: Unit | None) -> str:
    from plan_cli.rendering.summary import render, render_unit

    return render_unit(picture, words, unit) if unit else render(picture, words, by or "unit")


def _write_file(path: Path, text: str) -> None:
    try:
        outputs.write_whole(path, text)
    except OSError as error:
        raise Stop(f"{path}: can't be written ({error.strerror or error})") from None
