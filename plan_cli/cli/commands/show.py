"""`plan show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli import completion
from plan_cli.cli.options import Color, Colour, Language, PlanFile, Verbose
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.cli.screen import Screen
    from plan_cli.model.plan import Plan

EPILOG = "Examples: plan show; plan show A1; plan show A1.6; plan show A1.6.T1; plan show UNIT"


def run(
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID or UNIT]",
            help="A section, task, target, deliverable or unit.",
            autocompletion=completion.items,
        ),
    ] = None,
    plan: PlanFile = None,
    color: Color = Colour.AUTO,
    lang: Language = None,
    verbose: Verbose = 0,
) -> int:
    """Show the plan: an overview, or one of its parts, or what a unit owes."""
    from plan_cli.cli.opening import open_plan
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import write
    from plan_cli.project.project import Project

    project = Project.at()
    screen = screen_of(project, lang, color, verbose)
    write(_rendered(open_plan(project, plan, screen), item, screen) + "\n")
    return 0


def _rendered(plan: "Plan", item: str | None, screen: "Screen") -> str:
    from plan_cli.model.plan import normal
    from plan_cli.model.plan_form import OPEN
    from plan_cli.reading.suggest import Suggester
    from plan_cli.rendering.terminal import plan as plan_text

    named = plan.unit(normal(item)) if item is not None else None
    plan = plan.on(named.until if named and named.until else OPEN)  # a unit that ended with what it had to the end
    view = plan_text.View(plan, screen.words, screen.style)
    if item is None:
        return view.overview()
    name = normal(item)
    if section := next((section for section in plan.file.sections if section.id == name), None):
        return view.section(section)
    if name in plan.tasks:
        return view.task(plan.tasks[name])
    if name in plan.targets:
        return view.target(plan.targets[name])
    if name in plan.deliverables:
        return view.deliverable(plan.deliverables[name])
    if unit := plan.unit(name):
        return view.unit(unit)
    known = [*(section.id for section in plan.file.sections), *plan.places, *plan.units]
    raise Stop("unknown-item", item=item, suggestion=Suggester().nearest(name, known))
