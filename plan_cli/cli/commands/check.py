"""`plan check`."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan_cli.checking.check import Result
    from plan_cli.cli.screen import Screen


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


def run(
    paths: list[str],
    plan: Path | None,
    as_of: str | None,
    period: str | None,
    all_periods: bool,
    only: list[str],
    format: str,
    output: list[str],
    select: list[str],
    ignore: list[str],
    fail_on: str | None,
    waivers: Path | None,
    no_waivers: bool,
    stdin_filename: str | None,
    color: str,
    lang: str | None,
    quiet: bool,
    verbose: int,
) -> int:
    """Check reports: every fault with its line, every gap against the plan.

    A fault is something wrong with the report; a gap is a shortfall in what was delivered. With --fail-on fault an
    honest report of a shortfall passes.
    """
    from plan_cli.checking.selection import fails
    from plan_cli.cli import opening, progress, writing
    from plan_cli.cli.options import parse_date, parse_period
    from plan_cli.cli.screen import screen
    from plan_cli.project import reports
    from plan_cli.project.project import Project

    project = Project.at()
    look = screen(project, lang, color, -1 if quiet else verbose)
    rules = opening.rules_on(project, select or [], ignore or [], look)
    part = reports.Part(
        as_of=parse_date(as_of, "--as-of"),
        period=parse_period(period),
        all_periods=all_periods,
        only=tuple(only or ()),
    )
    limit = look.setting(project.fail_on(fail_on), "fail_on")
    opened = opening.open_plan(project, plan, look)
    named = opening.report_paths(paths or [], project, opened, look)
    exceptions = opening.waivers_file(project, opened, waivers, look._replace(verbosity=0) if no_waivers else look)
    filed = reports.found(named, opened, exceptions, stdin_filename)
    counting = None if no_waivers else exceptions
    result = reports.check(project, opened, filed, part, rules, counting, progress.watched)
    read = [opened.source.name, *filed.files, *([exceptions] if exceptions else [])]
    writing.write_files(output or [], RENDERERS, lambda name: rendered(name, result, look.plain(), limit), read)
    writing.write(rendered(format, result, look, limit))
    return int(any(fails(finding, limit) for finding in result.findings))


def rendered(format: str, result: "Result", look: "Screen", fail_on: str) -> str:
    """The result in one format; only that of text knows of a screen."""
    module = _OF_FOLDER if format == TEXT and result.ledger is not None else RENDERERS[format]
    screen = (look.style, look.verbosity) if format == TEXT else ()
    text: str = import_module(f"plan_cli.rendering.{module}").render(result, look.words, fail_on, *screen)
    return text
