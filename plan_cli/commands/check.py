"""`plan check`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from plan_cli import inputs
from plan_cli.check import Result, check_alone
from plan_cli.run import Screen, Stop, open_plan, parse_date, screen, write, write_files
from plan_cli.selection import Selection, UnknownRule, codes, fails


class Request(NamedTuple):
    """The options of one run."""

    paths: list[str]
    plan: Path | None
    as_of: str | None
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
    plan = open_plan(request.plan, look.words, request.verbosity)
    if not request.paths:
        raise Stop("no report was named: try `plan check report.yaml`")
    try:
        loaded = list(inputs.load_named(request.paths, request.stdin_filename))
    except inputs.InputError as error:
        raise Stop(str(error)) from None
    result = check_alone(plan, loaded, selection, as_of)
    if all(report.left_out for report in result.reports):
        raise Stop(f"no report found whose data end by {as_of}")
    rendered = renderers(result, look, request.fail_on)
    write_files(request.outputs, rendered)
    write(rendered[request.format]())
    return int(any(fails(finding, request.fail_on) for finding in result.findings))


def renderers(result: Result, look: Screen, fail_on: str) -> dict[str, Callable[[], str]]:
    """What each format makes of the result; only the module of the one that is used is imported."""

    def text() -> str:
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
