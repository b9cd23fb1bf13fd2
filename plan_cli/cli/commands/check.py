"""`plan check`."""

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli import completion
from plan_cli.cli.options import (
    FORMAT,
    AsOf,
    Color,
    Colour,
    Language,
    PlanFile,
    Verbose,
    parse_date,
    parse_period,
)
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.cli.screen import Screen


class Format(StrEnum):
    """Formats of a result."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"


RENDERERS = {
    Format.TEXT: "terminal.report",
    Format.CONCISE: "terminal.concise",
    Format.JSON: "machine.json",
    Format.MARKDOWN: "markdown.check",
    Format.GITHUB: "machine.github",
    Format.SARIF: "machine.sarif",
    Format.JUNIT: "machine.junit",
    Format.GITLAB: "machine.gitlab",
}
"""The module of `rendering` that writes a format; only that of one that is asked for is imported."""
IN_LINES = (Format.TEXT, Format.CONCISE)
"""Those that know of a screen, and count what was found."""
FOR_PEOPLE = (Format.TEXT, Format.MARKDOWN, Format.GITHUB)
"""Those that heed -q and -v."""
_OF_FOLDER = "terminal.folder"
"""That of text where a folder was checked."""


class FailOn(StrEnum):
    """What fails a run."""

    NEVER = "never"
    FAULT = "fault"
    GAP = "gap"
    WARNING = "warning"


EPILOG = """
Exit codes: 0 nothing that fails the run, 1 findings, 2 it could not run.
Example: plan check report.yaml --fail-on fault
"""


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="Report files or folders; - is standard input. Without one: the reports/ beside the plan.",
        ),
    ] = None,
    plan: PlanFile = None,
    as_of: AsOf = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="In a folder: the period to check; else the latest reported."),
    ] = None,
    all_periods: Annotated[
        bool,
        typer.Option("--all-periods", help="In a folder: the earlier periods' findings too."),
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="In a folder: show what is in these files or concerns them; the others stay known to the rules.",
        ),
    ] = None,
    format: Annotated[Format, FORMAT] = Format.TEXT,
    output: Annotated[
        list[str] | None,
        typer.Option("-o", "--output", metavar="FORMAT=FILE", help="Write a file as well; may be repeated."),
    ] = None,
    mark: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a copy of the workbook in which what is wrong is marked; of several, a folder.",
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help="Only these rules: codes, names or families, with commas.",
            autocompletion=completion.rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="RULES", help="All but these rules.", autocompletion=completion.rules),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="What makes the exit code 1; gap, the default, means errors of both kinds."),
    ] = None,
    excerpts: Annotated[
        bool,
        typer.Option("--excerpts", help="Under each fault the line of the file, and as it would stand after the mend."),
    ] = False,
    statistics: Annotated[
        bool,
        typer.Option("--statistics", help="Say how many findings there are of each rule."),
    ] = False,
    waivers: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Approved exceptions; else the waivers.yaml beside the plan."),
    ] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help="Let no waiver count.")] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="What to call standard input; evidence is looked for beside it."),
    ] = None,
    color: Color = Colour.AUTO,
    lang: Language = None,
    quiet: Annotated[
        bool,
        typer.Option("-q", "--quiet", help="Only the lines of faults and the closing line."),
    ] = False,
    verbose: Verbose = 0,
) -> int:
    """Check reports: every fault with its line, every gap against the plan.

    A fault is something wrong with the report; a gap is a shortfall in what was delivered. With --fail-on fault an
    honest report of a shortfall passes.
    """
    from plan_cli.checking.selection import fails
    from plan_cli.cli import opening, progress, writing
    from plan_cli.cli.screen import screen_of
    from plan_cli.project import reports
    from plan_cli.project.project import Project

    _refuse_in_vain(format, excerpts=excerpts, statistics=statistics)
    project = Project.at()
    screen = screen_of(project, lang, color, -1 if quiet else verbose)
    if excerpts or (format is Format.TEXT and screen.is_terminal and not quiet):
        screen = screen.with_excerpts(stdin_filename)
    rules = opening.rules_on(project, select or [], ignore or [], screen)
    part = reports.Part(
        as_of=parse_date(as_of, "--as-of"),
        period=parse_period(period),
        all_periods=all_periods,
        only=tuple(only or ()),
    )
    limit = screen.setting(project.fail_on(fail_on), "fail_on")
    opened = opening.open_plan(project, plan, screen)
    named = opening.report_paths(paths or [], project, opened, screen)
    exceptions = opening.waivers_file(project, opened, waivers, screen._replace(verbosity=0) if no_waivers else screen)
    filed = reports.found(named, opened, exceptions, stdin_filename)
    counting = None if no_waivers else exceptions
    result = reports.check(project, opened, filed, part, rules, counting, progress.watched)
    read = [*project.inputs(opened.source.name, exceptions), *filed.paths, *filed.files]
    writing.write_files(output or [], list(Format), lambda name: rendered(name, result, screen.plain(), limit), read)
    if mark is not None:
        from plan_cli.cli.marking import write_marked

        write_marked(mark, result, screen.words, read)
    writing.write(rendered(format, result, screen, limit, counted=statistics))
    return int(any(fails(finding, limit) for finding in result.findings))


def _refuse_in_vain(format: Format, *, excerpts: bool, statistics: bool) -> None:
    """Stop a run in which an option would do nothing."""
    if excerpts and format is not Format.TEXT:
        raise Stop("only-for", option="--excerpts", formats=("text",))
    if statistics and format not in IN_LINES:
        raise Stop("only-for", option="--statistics", formats=IN_LINES)


def rendered(format: str, result: "Result", screen: "Screen", fail_on: str, *, counted: bool = False) -> str:
    """The result in one format; only that of text knows of a screen, and those for people of how much is wanted."""
    module = _OF_FOLDER if format == Format.TEXT and result.of_folder else RENDERERS[Format(format)]
    how: tuple[object, ...] = (screen.verbosity,) if format in FOR_PEOPLE else ()
    named: dict[str, object] = {}
    if format in IN_LINES:
        how, named = (screen.style, screen.verbosity), {"counted": counted}
    text: str = import_module(f"plan_cli.rendering.{module}").render(result, screen.words, fail_on, *how, **named)
    return text
