"""`plan check`."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from plan_cli import inputs, progress
from plan_cli.check import Result, check_alone, check_folder
from plan_cli.period import Period
from plan_cli.plan import Plan
from plan_cli.run import Screen, Stop, open_plan, parse_date, parse_period, screen, write, write_files
from plan_cli.selection import Selection, UnknownRule, codes, fails


class Request(NamedTuple):
    """The options of one run."""

    paths: list[str]
    plan: Path | None
    as_of: str | None
    period: str | None
    all_periods: bool
    format: str
    outputs: list[str]
    select: list[str]
    ignore: list[str]
    fail_on: str
    stdin_filename: str | None
    color: str
    lang: str | None
    verbosity: int


def run(request: Request) -> int:
    """Check, write, and give the exit code: 1 where something fails the run."""
    look = screen(request.lang, request.color, request.verbosity)
    selection = _selection(request)
    as_of = parse_date(request.as_of, "--as-of")
    period = parse_period(request.period)
    plan = open_plan(request.plan, look.words, request.verbosity)
    paths = request.paths or [reports_beside(plan)]
    try:
        if any(os.path.isdir(path) for path in paths):
            result = _check_folder(plan, paths, selection, as_of, period, request)
        elif period or request.all_periods:
            raise Stop("--period and --all-periods are for folders: a single report has its own period")
        else:
            result = check_alone(plan, inputs.load_named(paths, request.stdin_filename), selection, as_of)
    except inputs.InputError as error:
        raise Stop(str(error)) from None
    if all(report.left_out for report in result.reports):
        raise Stop(f"no report found whose data end by {as_of}")
    rendered = renderers(result, look, request.fail_on)
    write_files(request.outputs, rendered)
    write(rendered[request.format]())
    return int(any(fails(finding, request.fail_on) for finding in result.findings))


def reports_beside(plan: Plan) -> str:
    """The folder `reports` beside the plan, which is checked when nothing is named."""
    folder = os.path.join(os.path.dirname(plan.source.name), "reports")
    if not os.path.isdir(folder):
        raise Stop(f"no report was named, and there is no folder {folder}: try `plan check report.yaml`")
    return folder


def _check_folder(
    plan: Plan, paths: list[str], selection: Selection, as_of: date | None, period: Period | None, request: Request
) -> Result:
    files = inputs.find_reports(paths)
    if not files:
        raise Stop(f"no report found in {', '.join(paths)}: reports end in {' or '.join(inputs.SUFFIXES)}")
    loaded = progress.watched(inputs.load_found(files, request.stdin_filename), len(files))
    return check_folder(plan, loaded, selection, as_of, period, all_periods=request.all_periods)


def renderers(result: Result, look: Screen, fail_on: str) -> dict[str, Callable[[], str]]:
    """What each format makes of the result; only the module of the one that is used is imported."""

    def text() -> str:
        if result.ledger is not None:
            from plan_cli.rendering.folder_text import render as render_folder

            return render_folder(result, look.words, look.style, fail_on, look.verbosity)
        from plan_cli.rendering.text import render

        return render(result, look.words, look.style, fail_on, look.verbosity)

    def json() -> str:
        from plan_cli.rendering.json import render

        return render(result, look.words)

    return {"text": text, "json": json}


def _selection(request: Request) -> Selection:
    if not request.select and not request.ignore:
        return Selection()
    from plan_cli.rules import every_rule

    rules = every_rule()
    try:
        on = codes(request.select, rules) if request.select else None
        return Selection(on, codes(request.ignore, rules))
    except UnknownRule as error:
        raise Stop(f"{error} is no rule's code, name or family: `plan rule` lists them") from None
