"""`plan check`."""

from __future__ import annotations

import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from plan_cli.checking.check import Result, check_alone, check_folder, narrowed
from plan_cli.checking.selection import Selection, fails
from plan_cli.cli.screen import Screen, open_plan, parse_date, parse_period, screen
from plan_cli.cli.writing import write, write_files
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan
from plan_cli.project import project as shared
from plan_cli.project.settings import configuration
from plan_cli.reading import files as inputs
from plan_cli.rendering.terminal.tables import Style
from plan_cli.stop import Stop

TEXT = "text"
RENDERERS = {
    TEXT: "terminal.report",
    "json": "machine.json",
    "markdown": "markdown.check",
    "github": "machine.github",
    "sarif": "machine.sarif",
    "junit": "machine.junit",
    "gitlab": "machine.gitlab",
}
"""The module of `rendering` that writes a format; only that of one that is asked for is imported."""
_OF_FOLDER = "terminal.folder"
"""That of text where a folder was checked."""


class Request(NamedTuple):
    """The options of one run; None and empty lists are not given, and are looked up in the configuration."""

    paths: list[str]
    plan: Path | None
    as_of: str | None
    period: str | None
    all_periods: bool
    only: list[str]
    format: str
    outputs: list[str]
    select: list[str]
    ignore: list[str]
    fail_on: str | None
    waivers: Path | None
    no_waivers: bool
    stdin_filename: str | None
    color: str
    lang: str | None
    verbosity: int


def run(request: Request) -> int:
    """Check, write, and give the exit code: 1 where something fails the run."""
    configured = configuration()
    look = screen(request.lang, request.color, request.verbosity, configured)
    selection = shared.selection(request.select, request.ignore, configured, look)
    as_of = parse_date(request.as_of, "--as-of")
    period = parse_period(request.period)
    fail_on = str(look.setting(configured.chosen("fail_on", request.fail_on, "gap"), "fail_on"))
    plan = open_plan(request.plan, look)
    paths = shared.report_paths(request.paths, plan, configured, look)
    waivers_file = shared.waivers_in_force(request.waivers, plan, configured, look._replace(verbosity=0) if request.no_waivers else look)
    files = shared.report_files(paths, plan, waivers_file) if _any_folder(paths) else inputs.once(paths)
    result = _check(request, plan, paths, files, selection, as_of, period)
    waivers = None if request.no_waivers else shared.read_waivers(waivers_file)
    _refuse_if_empty(result, period, as_of)
    result = shared.waived(result, waivers, selection, every_report=shared.covers_all(paths, plan, configured))
    if request.only:
        beside = [waivers.name] if waivers else []
        only = _only(request.only, [*(report.file for report in result.reports), *beside])
        result = narrowed(result, only)
        if only.isdisjoint(beside):
            _refuse_if_empty(result, None, as_of)
    read = [plan.source.name, *files, *([waivers_file] if waivers_file else [])]
    plain = look._replace(style=Style())
    write_files(request.outputs, RENDERERS, lambda name: rendered(name, result, plain, fail_on), read)
    write(rendered(request.format, result, look, fail_on))
    return int(any(fails(finding, fail_on) for finding in result.findings))


def _refuse_if_empty(result: Result, period: Period | None, as_of: date | None) -> None:
    """A run that looked at no report must not pass."""
    periods = {report.submission.period for report in result.checked if report.submission}
    if result.checked and (period is None or period in periods):
        return
    known = tuple(other.name for other in result.ledger.filed if other != period) if result.ledger and period else ()
    raise Stop("no-report", period=period and period.name, as_of=as_of, known=known)


def _check(
    request: Request, plan: Plan, paths: list[str], files: list[str], selection: Selection, as_of: date | None, period: Period | None
) -> Result:
    """What is found in the files, which are named themselves or stand in a folder that is."""
    if _any_folder(paths):
        loaded = shared.load_reports(files, paths, request.stdin_filename)
        only = _Files(request.only)
        return check_folder(plan, loaded, selection, as_of, period, all_periods=request.all_periods or bool(request.only), only=only)
    if period or request.all_periods or request.only:
        raise Stop("for-folders")
    return check_alone(plan, inputs.load_named(files, request.stdin_filename), selection, as_of)


def _any_folder(paths: list[str]) -> bool:
    return any(os.path.isdir(path) for path in paths)


class _Files:
    """Files by whatever name a path gives them."""

    def __init__(self, paths: list[str]) -> None:
        self.real = {os.path.realpath(path) for path in paths}

    def __contains__(self, path: object) -> bool:
        return bool(self.real) and os.path.realpath(str(path)) in self.real


def _only(named: list[str], files: list[str]) -> set[str]:
    """The files that a run is about, of whatever period; one that is not in the folder would pass unseen, so it stops the run."""
    known = {os.path.realpath(file): file for file in files}
    missing = [path for path in named if os.path.realpath(path) not in known]
    if missing:
        raise Stop("not-in-folder", path=missing[0])
    return {known[os.path.realpath(path)] for path in named}


def rendered(format: str, result: Result, look: Screen, fail_on: str) -> str:
    """The result in one format; only that of text knows of a screen."""
    module = _OF_FOLDER if format == TEXT and result.ledger is not None else RENDERERS[format]
    screen = (look.style, look.verbosity) if format == TEXT else ()
    text: str = import_module(f"plan_cli.rendering.{module}").render(result, look.words, fail_on, *screen)
    return text
