"""What the shell offers when Tab is pressed. Nothing here may fail or write anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Codes and names of rules."""
    from plan_cli.rules import every_rule

    known = every_rule()
    found = [(rule.code, rule.name) for rule in known] + [(rule.name, rule.code) for rule in known]
    return [pair for pair in found if pair[0].lower().startswith(incomplete.lower())]


def units(incomplete: str) -> list[tuple[str, str]]:
    """Names of units that report."""
    plan = _plan()
    names = [(unit.name, unit.kind) for unit in plan.file.units if unit.kind != "collective"] if plan else []
    return [pair for pair in names if pair[0].startswith(incomplete)]


def items(incomplete: str) -> list[tuple[str, str]]:
    """Ids of sections, tasks, targets and deliverables, and names of units."""
    plan = _plan()
    if plan is None:
        return []
    found = [(section.id, section.title) for section in plan.file.sections]
    found += [(task.id, task.title) for task in plan.tasks.values()]
    found += [(target.id, target.name) for target in plan.targets.values()]
    found += [(item.id, item.text) for item in plan.deliverables.values()]
    return [pair for pair in found if pair[0].lower().startswith(incomplete.lower())] + units(incomplete)


def _plan() -> Plan | None:
    from plan_cli.project.opening import read_plan, sound_plan
    from plan_cli.project.project import Project
    from plan_cli.stop import Stop

    try:
        return sound_plan(read_plan(Project.at().plan_file().value))
    except Stop:
        return None
