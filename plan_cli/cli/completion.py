"""What the shell offers when Tab is pressed. Nothing here may fail or write anything.

What a plan says can come from anybody, and shells run what they are offered: zsh by `eval`, twice; bash expands it,
PowerShell takes “ for a quotation mark. So only names are offered that no shell reads as anything but a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan


_WORD = r"[^\W_][\w.·（）《》、-]*"
"""Begins with a letter or digit, so that it is no option, no path and no variable."""
_HARMLESS = rf"{_WORD}(?: {_WORD})*"
_HARMFUL = r"[^\w.·（）《》、，；-]+"


def harmless(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of names and their descriptions those that can be handed to any shell; of a description, what can be."""
    import re

    from plan_cli.rendering.safe import visible

    return [
        (name, re.sub(_HARMFUL, " ", visible(text)).strip())
        for name, text in found
        if re.fullmatch(_HARMLESS, name) and visible(name) == name
    ]


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Codes and names of rules, those in the reader's language."""
    from plan_cli.checking.selection import chinese_name
    from plan_cli.cli import language
    from plan_cli.rules import every_rule

    chinese = language.of_reader() == "zh"
    known = [(rule.code, chinese_name(rule) if chinese else rule.name) for rule in every_rule()]
    found = known + [(name, code) for code, name in known]
    return harmless(pair for pair in found if pair[0].lower().startswith(incomplete.lower()))


def units(incomplete: str) -> list[tuple[str, str]]:
    """Names of units that report."""
    plan = _plan()
    names = [(unit.name, unit.kind) for unit in plan.file.units if unit.kind != "collective"] if plan else []
    return harmless(pair for pair in names if pair[0].startswith(incomplete))


def items(incomplete: str) -> list[tuple[str, str]]:
    """Ids of sections, tasks, targets and deliverables, and names of units."""
    plan = _plan()
    if plan is None:
        return []
    found = [(section.id, section.title) for section in plan.file.sections]
    found += [(task.id, task.title) for task in plan.tasks.values()]
    found += [(target.id, target.name) for target in plan.targets.values()]
    found += [(item.id, item.text) for item in plan.deliverables.values()]
    begun = harmless(pair for pair in found if pair[0].lower().startswith(incomplete.lower()))
    return begun + units(incomplete)


def _plan() -> Plan | None:
    from plan_cli.project.opening import read_plan, sound_plan
    from plan_cli.project.project import Project
    from plan_cli.stop import Stop

    try:
        return sound_plan(read_plan(Project.at().plan_file().value))
    except Stop:
        return None
