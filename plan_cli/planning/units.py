"""What a changed plan means for each unit: duties that are new, gone or of another role, and what they ask now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from plan_cli.model.plan import Held, Plan
from plan_cli.model.plan_form import COMPARISONS, OPEN, Deliverable, Section, Target, Task
from plan_cli.planning.matching import Matching, Pair, Part, What

SETTINGS = {
    "reporting-changed": ("cycle", "first", "due_days"),
    "judging-changed": ("yellow_ratio", "yellow_points", "tolerance"),
}
"""Rules of the whole plan that concern every unit that reports, and what of them does."""
EFFECTS = (
    *SETTINGS,
    *("duty-new", "duty-gone", "role-changed", "time-changed"),
    *("target-new", "target-gone", "target-changed"),
    *("deliverable-new", "deliverable-gone", "deliverable-changed"),
)


class Effect(NamedTuple):
    """One thing that is another for a unit; `kind` is one of EFFECTS.

    `old` and `new` are its role where a duty is new, gone or of another role, the task's span where its time changed,
    the plan's rules where these did (`id` is then their own key), else the target or deliverable itself. What comes or
    goes with a whole duty is not told apart: `targets` and `deliverables` say how many it owes in it.
    """

    kind: str
    id: str
    title: str
    old: Any = None
    new: Any = None
    targets: int = 0
    deliverables: int = 0


class UnitChange(NamedTuple):
    """All that is another for a unit. `unit` is its name now, or its last; `old_name` is given where it was another."""

    unit: str
    old_name: str | None
    effects: tuple[Effect, ...]


Found = tuple[str, Effect]
"""A unit, by the new plan's name, and what is another for it."""


class _Side(NamedTuple):
    """One of the plans as it holds in the end, with its names of units and windows as the new plan has them."""

    plan: Plan
    names: Mapping[str, str]
    spans: Mapping[str, str]

    def roles(self, task: Task | None) -> dict[str, str]:
        """Each unit's role in a task."""
        if task is None or task.id in self.plan.idle:
            return {}
        return {self.names.get(name, name): role for name, role in self.plan.roles(self.plan.tasks[task.id]).items()}

    def owners(self, item: Target | Deliverable | None) -> dict[str, Target | Deliverable]:
        """Who owes a figure or a state, and of what: of a target that is divided its share; who leads that answers for
        the whole.
        """
        if item is None or item.id in self.plan.idle:
            return {}
        item = self.held(item)
        owed: dict[str, Target | Deliverable] = {}
        if isinstance(item, Target):
            leads = self.plan.leads(item) if item.shares else ()
            owed |= dict.fromkeys(leads, item)
            owed |= {name: self.plan.holding(item, name).target for name in self.plan.holders(item)}
        else:
            owed |= dict.fromkeys(self.plan.owners(item), item)
        return {self.names.get(name, name): asked for name, asked in owed.items()}

    def duty(self, kind: str, unit: str, task: Task) -> Effect:
        """A whole duty that is new or gone, with what is owed in it."""
        role = self.roles(task)[unit]
        targets, states = (
            sum(unit in self.owners(item) for item in items) for items in (task.targets, task.deliverables)
        )
        old, new = (None, role) if kind == "duty-new" else (role, None)
        return Effect(kind, task.id, task.title, old, new, targets, states)

    def held(self, item: Target | Deliverable) -> Target | Deliverable:
        """The same as it holds in the end."""
        return self.plan.targets[item.id] if isinstance(item, Target) else self.plan.deliverables[item.id]

    def asked(self, item: Target | Deliverable) -> tuple[Any, ...]:
        """What a target or deliverable asks; its time, where that is not its task's."""
        if isinstance(item, Deliverable):
            return (item.text, *nature_of(item, self.spans))
        whole, own = self.plan.task_span(self.plan.task_of(item.id)), self.plan.target_span(item)
        way = item.binding, item.baseline, item.milestones
        return (*goal_of(item), *when_of(item, self.spans), *way, None if own == whole else own)


def goal_of(target: Target) -> tuple[Any, ...]:
    """What makes the goal of a target."""
    return tuple(
        tuple(value) if isinstance(value := getattr(target, name), list) else value
        for name in (*COMPARISONS, "of", "measure")
    )


def when_of(target: Target, spans: Mapping[str, str]) -> tuple[Any, ...]:
    """What makes the span of a target, its window under the name that `spans` gives it."""
    windows = (name and spans.get(name, name) for name in (target.during, target.held))
    return (*windows, target.every, target.by)


def nature_of(item: Deliverable, spans: Mapping[str, str]) -> tuple[Any, ...]:
    """When a deliverable is asked for, its window under the name that `spans` gives it, whether it has an end,
    and whether it binds.
    """
    window = spans.get(item.during, item.during) if item.during else None
    return window, item.every, item.by, item.continuing, item.binding


def unit_changes(old: Plan, new: Plan, matching: Matching) -> tuple[UnitChange, ...]:
    """The units for which something is another, or that have another name, in the new plan's order; then those that
    are gone.
    """
    old, new = old.on(OPEN), new.on(OPEN)
    sides = _Side(old, matching.names, matching.spans), _Side(new, {}, {})
    duties = list(_of_tasks(*sides, matching))
    whole = {(unit, effect.kind, effect.id) for unit, effect in duties}
    owed: tuple[What, ...] = ("target", "deliverable")
    found = [*duties, *(item for what in owed for item in _of_items(*sides, matching.parts[what], whole))]
    effects: dict[str, list[Effect]] = {unit.name: [] for unit in (*new.file.units, *old.file.units)}
    for unit, effect in (*_of_settings(old, new, matching), *found):
        effects.setdefault(unit, []).append(effect)
    places = {id: place for plan in (old, new) for place, id in enumerate(plan.tasks)}
    before = {after: name for name, after in matching.names.items() if after != name}
    return tuple(
        UnitChange(name, before.get(name), tuple(sorted(listed, key=lambda effect: _place(effect, new, old, places))))
        for name, listed in effects.items()
        if listed or name in before
    )


def judged_anew(old: Plan, new: Plan, matching: Matching) -> tuple[str, ...]:
    """The tasks, and in others the targets and deliverables, that are others for the time before as well, so that
    periods that are closed would be judged anew. Compared is how each held on the first day of every stretch of the old
    plan.
    """
    found: dict[str, None] = {}
    for day in (held.first_day if isinstance(held, Held) else date.min for held in old.ever()):
        before, after = _Side(old.on(day), matching.names, matching.spans), _Side(new.on(day), {}, {})
        if any(_reporting(before, name) != _reporting(after, name) for name in SETTINGS["reporting-changed"]):
            found["reporting"] = None
        for one, other in (pair for what in _JUDGED for pair in matching.parts[what]):
            part = other or one
            if part and part.parent not in found and _held(before, one) != _held(after, other):
                found[part.id] = None
    return tuple(found)


_JUDGED: tuple[What, ...] = ("task", "target", "deliverable")


def _reporting(side: _Side, name: str) -> object:
    return getattr(side.plan.file.reporting, name)


def _held(side: _Side, part: Part | None) -> object:
    """What a part asked, of whom and when; None where it asked nothing of anybody."""
    item = part.item if part else None
    if item is None or isinstance(item, Section) or item.id in side.plan.idle:
        return None
    if isinstance(item, Task):
        return side.roles(item), side.plan.task_span(item)
    return {unit: side.asked(owed) for unit, owed in side.owners(item).items()}, side.asked(side.held(item))


def _place(effect: Effect, new: Plan, old: Plan, places: Mapping[str, int]) -> int:
    """Where its task stands; what is of the whole plan comes first."""
    if effect.kind in SETTINGS:
        return -1
    plan = old if effect.kind.endswith("-gone") else new
    return places[plan.task_of(effect.id).id]


def _of_settings(old: Plan, new: Plan, matching: Matching) -> Iterator[Found]:
    """Other rules of reporting or judging, for every unit that reports by both plans: to another one all is new."""
    reported = {matching.names.get(name, name) for name, tasks in old.duties.items() if tasks}
    rules = (
        ("reporting-changed", old.file.reporting, new.file.reporting),
        ("judging-changed", old.file.judging, new.file.judging),
    )
    for kind, before, after in rules:
        if any(getattr(before, name) != getattr(after, name) for name in SETTINGS[kind]):
            effect = Effect(kind, kind.removesuffix("-changed"), "", before, after)
            yield from ((name, effect) for name, tasks in new.duties.items() if tasks and name in reported)


def _of_tasks(before: _Side, after: _Side, matching: Matching) -> Iterator[Found]:
    """Duties that are new or gone, of another role, or at another time."""
    for old_part, new_part in matching.parts["task"]:
        old, new = _task(old_part), _task(new_part)
        was, now = before.roles(old), after.roles(new)
        yield from ((unit, after.duty("duty-new", unit, new)) for unit in now if new and unit not in was)
        yield from ((unit, before.duty("duty-gone", unit, old)) for unit in was if old and unit not in now)
        if old and new:
            yield from _of_kept_task(before, after, old, new)


def _of_kept_task(before: _Side, after: _Side, old: Task, new: Task) -> Iterator[Found]:
    was, now = before.roles(old), after.roles(new)
    spans = before.plan.task_span(old), after.plan.task_span(new)
    for unit in (unit for unit in now if unit in was):
        if was[unit] != now[unit]:
            yield unit, Effect("role-changed", new.id, new.title, was[unit], now[unit])
        if spans[0] != spans[1]:
            yield unit, Effect("time-changed", new.id, new.title, *spans)


def _of_items(
    before: _Side, after: _Side, pairs: Iterable[Pair[Part]], whole: set[tuple[str, str, str]]
) -> Iterator[Found]:
    """Targets and deliverables that a unit owes now and didn't, did and doesn't, or that ask something else."""
    for old_part, new_part in pairs:
        old, new = _owed(old_part), _owed(new_part)
        was, now = before.owners(old), after.owners(new)
        for unit in now:
            if unit in was and new and before.asked(was[unit]) != after.asked(now[unit]):
                yield unit, _effect("changed", new, was[unit], now[unit])
            elif unit not in was and new and (unit, "duty-new", after.plan.task_of(new.id).id) not in whole:
                yield unit, _effect("new", new, None, now[unit])
        for unit in was:
            if unit not in now and old and (unit, "duty-gone", before.plan.task_of(old.id).id) not in whole:
                yield unit, _effect("gone", old, was[unit], None)


def _effect(happened: str, item: Target | Deliverable, old: object, new: object) -> Effect:
    if isinstance(item, Target):
        return Effect(f"target-{happened}", item.id, item.name, old, new)
    return Effect(f"deliverable-{happened}", item.id, item.text, old, new)


def _task(part: Part | None) -> Task | None:
    return part.item if part and isinstance(part.item, Task) else None


def _owed(part: Part | None) -> Target | Deliverable | None:
    return part.item if part and isinstance(part.item, Target | Deliverable) else None
