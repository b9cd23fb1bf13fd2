"""`plan show`."""

from __future__ import annotations

from pathlib import Path

from plan_cli.cli.screen import Screen, open_plan, screen
from plan_cli.cli.writing import write
from plan_cli.model.plan import Plan, normal
from plan_cli.reading.suggest import Suggester
from plan_cli.stop import Stop


def run(item: str | None, plan_file: Path | None, color: str, lang: str | None, verbosity: int) -> int:
    """Show the plan or one of its items."""
    look = screen(lang, color, verbosity)
    plan = open_plan(plan_file, look)
    write(_rendered(plan, item, look) + "\n")
    return 0


def _rendered(plan: Plan, item: str | None, look: Screen) -> str:
    from plan_cli.rendering.terminal import plan as plan_text

    view = plan_text.View(plan, look.words, look.style)
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
