"""`plan summary`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli import completion
from plan_cli.cli.options import AsOf, Language, OutputFile, PlanFile, parse_date, parse_period
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Unit


class By(StrEnum):
    """What the parts of a summary are about."""

    UNIT = "unit"
    TASK = "task"


SUFFIXES = (".md", ".markdown")
EPILOG = "Examples: plan summary -o summary.md; plan summary --by task; plan summary --unit UNIT | pandoc -o UNIT.docx"


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Report files or folders. Without one: the reports/ beside the plan."),
    ] = None,
    plan: PlanFile = None,
    period: Annotated[str | None, typer.Option(metavar="PERIOD", help="The period; else the latest reported.")] = None,
    as_of: AsOf = None,
    by: Annotated[
        By | None,
        typer.Option(help="What the last part is about, one by one; unit, unless said otherwise."),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            metavar="UNIT",
            help="One unit alone: what it must mend, what it is behind with.",
            autocompletion=completion.units,
        ),
    ] = None,
    output: OutputFile = None,
    lang: Language = None,
) -> int:
    """Write the office's picture as Markdown: on course or not, what is worst, who must act; then all of it, in a
    bulletin's order.
    """
    from plan_cli.cli import opening, progress
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import write_to
    from plan_cli.project import reports
    from plan_cli.project.opening import report_files
    from plan_cli.project.project import Project
    from plan_cli.rendering.summary.page import render, render_unit

    project = Project.at()
    screen = screen_of(project, lang)
    part = reports.Part(as_of=parse_date(as_of, "--as-of"), period=parse_period(period))
    if unit and by:
        raise Stop("unit-alone")
    opened = opening.open_plan(project, plan, screen)
    alone = _with_duties(opened, unit) if unit else None
    named = opening.report_paths(paths or [], project, opened, screen)
    waivers = opening.waivers_file(project, opened, None, screen)
    filed = reports.found(named, opened, waivers)._replace(files=report_files(named, opened, waivers))
    rules = opening.rules_on(project, [], [], screen)
    picture = reports.picture(project, opened, filed, part, rules, waivers, progress.watched)
    text = render_unit(picture, screen.words, alone) if alone else render(picture, screen.words, by or By.UNIT)
    read = [*project.inputs(opened.source.name, waivers), *filed.paths, *filed.files]
    write_to(output, text, read, SUFFIXES)
    return 0


def _with_duties(plan: "Plan", name: str) -> "Unit":
    from plan_cli.project.opening import unit_named

    unit = unit_named(plan, name)
    if not any(held.duties.get(unit.name) for held in plan.ever()):
        raise Stop("unit-without-duty", unit=unit.name)
    return unit
