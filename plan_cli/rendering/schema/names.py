"""The units, tasks, targets, deliverables and states of a plan as values with titles, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from plan_cli.model.measure import synonyms
from plan_cli.model.report_form import State
from plan_cli.rendering import figures
from plan_cli.words import Wording, editor, wording

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target, Task, Unit
    from plan_cli.rendering.schema import Schema

_LANGUAGES = ("zh", "en")


def _both(key: str) -> str:
    """A label in both languages."""
    return " ".join(dict.fromkeys(wording(lang).label(key) for lang in _LANGUAGES))


def state() -> Schema:
    """The states of tasks and deliverables."""
    names = get_args(State)
    return {"enum": list(names), "enumDescriptions": [_both(f"state.{name}") for name in names]}


def measures(target: Target) -> Schema:
    """The measure of a target by each of its names; null where there is no value to measure."""
    names = synonyms(target.measure)
    own, *others = names
    described = [
        f"{own} {editor.MEASURES.get(own, '')}".strip(),
        *(editor.SAME_MEASURE.both(measure=own) for _ in others),
    ]
    message = editor.WRONG_MEASURE.both(target=target.id, measure=own)
    return {"enum": [*names, None], "enumDescriptions": [*described, editor.NO_VALUE.both()], "errorMessage": message}


def unit_names(unit: Unit) -> Iterator[Schema]:
    """The name and the aliases of a unit that reports; a collective has none."""
    if unit.kind == "collective":
        return
    kind = " ".join(dict.fromkeys(wording(lang).unit_kind(unit.kind) for lang in _LANGUAGES))
    yield {"const": unit.name, "type": "string", "title": unit.name, "description": kind}
    for alias in unit.aliases:
        description = f"{kind}\n{editor.ALIAS.both(unit=unit.name)}"
        yield {"const": alias, "type": "string", "title": unit.name, "description": description}


def task_label(task: Task, plan: Plan) -> Schema:
    """A task's id, with its title and who does it."""
    section = plan.section_of(task.id)
    lines = [f"{section.id} {section.title}", f"{_both('role.lead')}: {'、'.join(task.lead)}"]
    if task.responsible:
        lines.append(f"{_both('role.responsible')}: {'、'.join(task.responsible)}")
    return _const(task.id, task.title, lines)


def target_label(target: Target) -> Schema:
    """A target's id, with its name and what is asked."""
    return _const(target.id, target.name, [_goal(target, wording(lang)) for lang in _LANGUAGES])


def _goal(target: Target, words: Wording) -> str:
    aspiration = "" if target.binding else f", {words.label('aspiration')}"
    return f"{figures.goal(target, None, words)}, {figures.span(target, words)}{aspiration}"


def deliverable_label(item: Deliverable) -> dict[str, str]:
    """The titles of a deliverable, whose id is a key."""
    natures = zip(*(figures.nature(item, wording(lang)) for lang in _LANGUAGES), strict=True)
    lines = [" ".join(dict.fromkeys(nature)) for nature in natures]
    lines.append(
        f"{_both('col.who')}: {_both(f'who.{item.who}') if isinstance(item.who, str) else '、'.join(item.who)}"
    )
    return {"title": f"{item.id} {item.text}", "description": "\n".join([item.text, *lines])}


def _const(id: str, title: str, lines: list[str]) -> Schema:
    """A completion shows the description alone, a hover both: so the title stands in both."""
    return {"const": id, "type": "string", "title": f"{id} {title}", "description": "\n".join([title, *lines])}
