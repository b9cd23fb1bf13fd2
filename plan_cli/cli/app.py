"""The command line: options → one call → write → exit code. Nothing is imported that the command doesn't use.

Annotations are not postponed here: typer would evaluate every one of them again, on every run.
"""

import sys
from copy import copy
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from plan_cli import __version__
from plan_cli.cli import completion


class Format(StrEnum):
    """Formats of a result."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    GITLAB = "gitlab"


class LintFormat(StrEnum):
    """Formats of what was found in a plan."""

    TEXT = "text"
    JSON = "json"


class DiffFormat(StrEnum):
    """Formats of what changed in a plan."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class FailOn(StrEnum):
    """What fails a run."""

    NEVER = "never"
    FAULT = "fault"
    GAP = "gap"
    WARNING = "warning"


class By(StrEnum):
    """What the parts of a summary are about."""

    UNIT = "unit"
    TASK = "task"


class SchemaOf(StrEnum):
    """What a schema is of."""

    REPORT = "report"
    PLAN = "plan"
    CHECK = "check"


class Colour(StrEnum):
    """When output has colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Lang(StrEnum):
    """Languages of messages."""

    EN = "en"
    ZH = "zh"


app = typer.Typer(
    name="plan",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Check progress reports against an implementation plan: what is wrong, what is missing, what is behind, and where.",
    epilog="A first try: plan check report.yaml. What a code means: plan rule C301. What a unit owes: plan show UNIT.",
)

PlanFile = Annotated[
    Path | None,
    typer.Option("--plan", metavar="FILE", help="The plan; else PLAN_FILE, pyproject.toml, data/plan.yaml upward, the packaged one."),
]
Language = Annotated[Lang | None, typer.Option("--lang", help="Language of messages; else PLAN_LANG, else a Chinese locale, else en.")]
Color = Annotated[Colour, typer.Option("--color", help="When to use colours; NO_COLOR and FORCE_COLOR are heeded.")]
Verbose = Annotated[int, typer.Option("-v", "--verbose", count=True, help="Say more: which plan, and what is at pace too.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Judge as of this day; else the day up to which the data run.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plan {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")] = False,
) -> None:
    """Options that stand before a command."""


@app.command(
    short_help="Check reports: every fault, every gap, and where.",
    epilog="Exit codes: 0 nothing that fails the run, 1 findings, 2 it could not run. Example: plan check report.yaml --fail-on fault",
)
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Report files or folders; - is standard input. Without one: the reports/ beside the plan."),
    ] = None,
    plan: PlanFile = None,
    as_of: AsOf = None,
    period: Annotated[
        str | None, typer.Option(metavar="PERIOD", help="In a folder: the period to check; else the latest reported.")
    ] = None,
    all_periods: Annotated[bool, typer.Option("--all-periods", help="In a folder: the earlier periods' findings too.")] = False,
    only: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="In a folder: show what is in these files; the others stay known to the rules.")
    ] = None,
    format: Annotated[Format, typer.Option("-f", "--format", help="What is written to standard output.")] = Format.TEXT,
    output: Annotated[
        list[str] | None, typer.Option("-o", "--output", metavar="FORMAT=FILE", help="Write a file as well; may be repeated.")
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(help="Only these rules: codes, names or families, with commas.", autocompletion=completion.rules),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="All but these rules.", autocompletion=completion.rules)] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="What makes the exit code 1; gap, the default, means errors of both kinds.")
    ] = None,
    waivers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Approved exceptions; else the waivers.yaml beside the plan.")
    ] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help="Let no waiver count.")] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="FILE", help="What to call standard input; evidence is looked for beside it.")
    ] = None,
    color: Color = Colour.AUTO,
    lang: Language = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Only the lines of faults and the closing line.")] = False,
    verbose: Verbose = 0,
) -> int:
    """Check reports: every fault with its line, every gap against the plan.

    A fault is something wrong with the report; a gap is a shortfall in what was delivered. With --fail-on fault an honest report of a
    shortfall passes.
    """
    from plan_cli.cli.commands import check as command

    return command.run(
        paths or [],
        plan,
        as_of,
        period,
        all_periods,
        only or [],
        format,
        output or [],
        select or [],
        ignore or [],
        fail_on,
        waivers,
        no_waivers,
        stdin_filename,
        color,
        lang,
        quiet,
        verbose,
    )


@app.command(
    short_help="Write the office's picture as Markdown.",
    epilog="Examples: plan summary -o summary.md; plan summary --by task; plan summary --unit UNIT | pandoc -o UNIT.docx",
)
def summary(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Report files or folders. Without one: the reports/ beside the plan.")
    ] = None,
    plan: PlanFile = None,
    period: Annotated[str | None, typer.Option(metavar="PERIOD", help="The period; else the latest reported.")] = None,
    as_of: AsOf = None,
    by: Annotated[By | None, typer.Option(help="What the last part is about, one by one; unit, unless said otherwise.")] = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="UNIT", help="One unit alone: what it must mend, what it is behind with.", autocompletion=completion.units),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to the screen.")] = None,
    lang: Language = None,
) -> int:
    """Write the office's picture as Markdown: on course or not, what is worst, who must act; then all of it, in a bulletin's order."""
    from plan_cli.cli.commands import summary as command

    return command.run(paths or [], plan, period, as_of, by, unit, output, lang)


@app.command(
    short_help="Show the plan, a part of it, or what a unit owes.",
    epilog="Examples: plan show; plan show A1; plan show A1.6; plan show A1.6.T1; plan show UNIT",
)
def show(
    item: Annotated[
        str | None,
        typer.Argument(metavar="[ID or UNIT]", help="A section, task, target, deliverable or unit.", autocompletion=completion.items),
    ] = None,
    plan: PlanFile = None,
    color: Color = Colour.AUTO,
    lang: Language = None,
    verbose: Verbose = 0,
) -> int:
    """Show the plan: an overview, or one of its parts, or what a unit owes."""
    from plan_cli.cli.commands import show as command

    return command.run(item, plan, color, lang, verbose)


@app.command(
    short_help="Say what a rule means and how to mend what it finds.",
    epilog="Examples: plan rule; plan rule C301; plan rule task-not-reported",
)
def rule(
    name: Annotated[
        str | None, typer.Argument(metavar="[CODE or NAME]", help="A rule's code or name.", autocompletion=completion.rules)
    ] = None,
    color: Color = Colour.AUTO,
    lang: Language = None,
) -> int:
    """Say what a rule means, why it is there, and how to mend what it finds; without a name, list all rules."""
    from plan_cli.cli.commands import rule as command

    return command.run(name, color, lang)


@app.command(
    short_help="Write a report to fill in for a unit.",
    epilog="Example: plan template UNIT --period 2024 -o data/reports/2024/UNIT.yaml; then fill it in, and plan check it.",
)
def template(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="The unit that reports.", autocompletion=completion.units)],
    period: Annotated[str, typer.Option(metavar="PERIOD", help="The period: 2024, 2024-H1, 2024-Q3 or 2024-09.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to the screen.")] = None,
    history: Annotated[
        str | None, typer.Option("--from", metavar="FOLDER", help="Where earlier reports are; else the reports/ beside the plan.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file.")] = False,
    plan: PlanFile = None,
    lang: Language = None,
) -> int:
    """Write a report to fill in: the unit's tasks, with what is asked and what was reported before in comments."""
    from plan_cli.cli.commands import template as command

    return command.run(unit, period, output, history, force, plan, lang)


@app.command(
    short_help="Check the plan itself, also against its document.",
    epilog="Exit codes: 0 the plan is sound, 1 it is not, 2 it could not be read. Example: plan lint --source document.txt",
)
def lint(
    plan: Annotated[Path | None, typer.Argument(metavar="[PLAN]", help="The plan; else it is looked for as in check.")] = None,
    source: Annotated[
        Path | None, typer.Option("--source", metavar="FILE", help="The document's text (UTF-8), to hold the plan against.")
    ] = None,
    format: Annotated[LintFormat, typer.Option("-f", "--format", help="What is written to standard output.")] = LintFormat.TEXT,
    color: Color = Colour.AUTO,
    lang: Language = None,
    verbose: Verbose = 0,
) -> int:
    """Check the plan itself; with the document's text, whether every unit, figure and task stands where the plan says."""
    from plan_cli.cli.commands import lint as command

    return command.run(plan, source, format, color, lang, verbose)


@app.command(
    short_help="Write JSON Schemas for editors and programs.",
    epilog="Examples: plan schema report -o schema/report.schema.json; plan schema check",
)
def schema(
    of: Annotated[SchemaOf, typer.Argument(metavar="report|plan|check", help="Of a report on the plan, of a plan, of check -f json.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to the screen.")] = None,
    plan: PlanFile = None,
    lang: Language = None,
) -> int:
    """Write a JSON Schema for editors and programs; that of a report knows the plan's units, ids and measures."""
    from plan_cli.cli.commands import schema as command

    return command.run(of, output, plan, lang)


@app.command(
    short_help="Say what changed between two plans, and for whom.",
    epilog="Exit codes: 0 the plans say the same, 1 they differ, 2 one could not be read. Example: plan diff old.yaml new.yaml",
)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The plan as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The plan as it is now.")],
    format: Annotated[DiffFormat, typer.Option("-f", "--format", help="What is written to standard output.")] = DiffFormat.TEXT,
    color: Color = Colour.AUTO,
    lang: Language = None,
) -> int:
    """Say what changed between two versions of a plan, and what that means for each unit."""
    from plan_cli.cli.commands import diff as command

    return command.run(old, new, format, color, lang)


def run() -> object:
    """Run the command that is called, and give its exit code. Typer takes a while to make a command, so only that one is made."""
    called = [command for command in app.registered_commands if command.callback and command.callback.__name__ in sys.argv[1:2]]
    line = copy(app)
    line.registered_commands = called or app.registered_commands
    return line(standalone_mode=False)
