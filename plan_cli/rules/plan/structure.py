"""Family L80: whether the plan is sound in itself. Ids, and what names what, are here; targets and their parts in
`goals`.

A `Plan` keeps one item per id, so these rules walk the sections themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from plan_cli.finding import Hit, Path, Severity, Spot
from plan_cli.model.measure import canonical, is_usual
from plan_cli.model.plan import Held, Plan, moved, normal
from plan_cli.reading.suggest import Suggester
from plan_cli.rules.plan import goals, shares
from plan_cli.rules.plan.earlier import on_every_day
from plan_cli.rules.plan.goals import tasks
from plan_cli.rules.rule import PLAN, Rule, rule

if TYPE_CHECKING:
    from plan_cli.model.plan_form import Deliverable, Section, Task

_DIGITS = "0123456789"
_ID = r"\w[\w.-]*\Z"
_RUNS = r"[0-9]+|[^0-9]+"


@rule("L801", "bad-id", Severity.ERROR, PLAN)
def bad_id(plan: Plan) -> Iterator[Hit]:
    """An id is used twice, is out of order, or is not of its task.

    Why: reports name tasks and targets by their ids, for years; an id must mean one thing, and its place must be plain
    from it.
    Example: `A1.4` after `A1.10`; a target `A1.7.T1` in the task `A1.6`; two targets `A1.6.T1`; `A1/6`.
    Mend: follow the document: letters, digits, `.` and `-`. Ids ascend in what they stand in; numbers may be left out,
    as one that is taken out is never given again. Those of targets and deliverables begin with their task's and a dot.
    """
    if "@" in plan.file.id:
        yield Hit(("id",), "at", actual=plan.file.id)
    yield from _section_ids(plan.file.sections)
    for s, section in enumerate(plan.file.sections):
        path: Path = ("sections", s, "tasks")
        yield from _in_order([(task.id, (*path, t, "id"), task.id) for t, task in enumerate(section.tasks)])
    for path, task, _ in tasks(plan):
        for kind in ("targets", "deliverables"):
            items = [(item.id, (*path, kind, i, "id"), task.id) for i, item in enumerate(getattr(task, kind))]
            yield from _in_order(items, f"{task.id}.")
    yield from _twice(plan)


def _section_ids(sections: list[Section]) -> Iterator[Hit]:
    """Sections that share their letters ascend."""
    groups: dict[str, list[tuple[str, Path, str | None]]] = {}
    for s, section in enumerate(sections):
        letters = section.id.rstrip("0123456789")
        groups.setdefault(letters, []).append((section.id, ("sections", s, "id"), None))
    for items in groups.values():
        yield from _in_order(items)


def _in_order(items: Sequence[tuple[str, Path, str | None]], stem: str = "") -> Iterator[Hit]:
    """Each id is the stem and something more, and comes after the one before."""
    before: str | None = None
    for id, at, task in items:
        if not re.match(_ID, id):
            yield Hit(at, "form", task=task, actual=id)
        elif not id.startswith(stem) or id == stem:
            yield Hit(at, "parent", task=task, expected=stem, actual=id)
        else:
            if before is not None and _is_before(id, before):
                yield Hit(at, "order", task=task, expected=before, actual=id)
            before = id


def _is_before(id: str, other: str) -> bool:
    """Whether an id comes before another, in natural order: `A1.2` before `A1.10`. Most differ in the number at the end
    alone.
    """
    stem = id.rstrip(_DIGITS)
    if stem == other.rstrip(_DIGITS):
        number, than = (text[len(stem) :].lstrip("0") for text in (id, other))
        return (len(number), number) < (len(than), than)
    return _natural(id) < _natural(other)


def _natural(id: str) -> list[tuple[int, str]]:
    """The numbers and other parts of an id, as they are compared."""
    runs = ((run, run.lstrip("0")) for run in re.findall(_RUNS, id))
    return [(len(number), number) if run[0] in _DIGITS else (-1, run) for run, number in runs]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and text[0] != "0"


def _twice(plan: Plan) -> Iterator[Hit]:
    seen: dict[str, Path] = {}
    for id, at, task in _ids(plan):
        first = seen.setdefault(id, at)
        if first is not at:
            yield Hit(at, "twice", task=task, actual=id, related=(Spot(first),))


def _ids(plan: Plan) -> Iterator[tuple[str, Path, str | None]]:
    for s, section in enumerate(plan.file.sections):
        yield section.id, ("sections", s, "id"), None
    for path, task, _ in tasks(plan):
        yield task.id, (*path, "id"), task.id
        for kind in ("targets", "deliverables"):
            for i, item in enumerate(getattr(task, kind)):
                yield item.id, (*path, kind, i, "id"), task.id


@rule("L802", "unresolved", Severity.ERROR, PLAN)
@on_every_day
def unresolved(plan: Plan) -> Iterator[Hit]:
    """The plan names a unit, a window or a part that it does not have, or a unit where it can't stand: a successor that
    is a collective or leads back, a lead that has ended; or a name is that of two units or measures.

    Why: a duty of a unit that is not there is nobody's duty, and it would go unnoticed.
    Example: `lead: 市教育厅`; a collective beside other leads; `during: 十五五` without such a window; a `who` that is
    not a unit of the task; a lead with `until: 2024-06-30` and no `successor`.
    Mend: write the name as it stands under `units` or `windows` (not an alias), or add it there; give the unit that has
    ended a `successor`, or the task another lead, with the one before in `was`.
    """
    suggester = Suggester()
    yield from _names(plan)
    yield from _successors(plan, suggester)
    yield from _ended_leads(plan)
    yield from _measures(plan)
    for u, unit in enumerate(plan.file.units):
        yield from _members(plan, u, suggester)
        if unit.kind == "collective" and not unit.members:
            yield Hit(("units", u), "no-members", actual=unit.name)
    for s, section in enumerate(plan.file.sections):
        yield from _window(plan, section.window, ("sections", s, "window"), None, suggester)
    for path, task, _ in tasks(plan):
        yield from _of_task(plan, path, task, suggester)


def _names(plan: Plan) -> Iterator[Hit]:
    """A name or alias of two units; which of them a report means could not be told."""
    owners: dict[str, int] = {}
    for u, unit in enumerate(plan.file.units):
        named: list[tuple[str, Path]] = [(unit.name, ("units", u, "name"))]
        named += [(alias, ("units", u, "aliases", a)) for a, alias in enumerate(unit.aliases)]
        for name, at in named:
            owner = owners.setdefault(normal(name), u)
            if owner != u:
                yield Hit(at, "name", actual=name, facts={"other": plan.file.units[owner].name})


def _measures(plan: Plan) -> Iterator[Hit]:
    """A name of a measure that is declared twice, or that is one of the usual measures' already."""
    owners: dict[str, str] = {}
    for m, measure in enumerate(plan.file.measures):
        own = canonical(measure.name)
        named: list[tuple[str, Path]] = [(measure.name, ("measures", m, "name"))]
        named += [(alias, ("measures", m, "aliases", a)) for a, alias in enumerate(measure.aliases)]
        for name, at in named:
            text = canonical(name)
            other = owners.get(text) or (text if is_usual(text) and text != own else None)
            if other:
                yield Hit(at, "measure", actual=name, facts={"other": other})
            owners.setdefault(text, measure.name)


def _members(plan: Plan, u: int, suggester: Suggester) -> Iterator[Hit]:
    unit = plan.file.units[u]
    if unit.members and unit.kind != "collective":
        yield Hit(("units", u, "members"), "members", actual=unit.name, facts={"kind": unit.kind})
    for m, name in enumerate(unit.members):
        yield from _unit(plan, name, ("units", u, "members", m), None, suggester)
        member = plan.units.get(name)
        if member and member.kind == "collective":
            yield Hit(("units", u, "members", m), "nested", actual=name, facts={"unit": unit.name})
    yield from _named_twice(unit.members, ("units", u, "members"), None)


def _successors(plan: Plan, suggester: Suggester) -> Iterator[Hit]:
    for u, unit in enumerate(plan.file.units):
        if unit.successor is None:
            continue
        at: Path = ("units", u, "successor")
        yield from _unit(plan, unit.successor, at, None, suggester)
        other = plan.units.get(unit.successor)
        if other is not None and other.kind == "collective":
            yield Hit(at, "successor", actual=unit.successor, facts={"unit": unit.name})
        elif other is not None and unit.name in _heirs(plan, other.name):
            yield Hit(at, "successor-back", actual=unit.successor, facts={"unit": unit.name})
        elif unit.until is None:
            yield Hit(at, "successor-until", actual=unit.successor, facts={"unit": unit.name})


def _heirs(plan: Plan, name: str) -> list[str]:
    """A unit, its successor, and so on, however they go round."""
    heirs: list[str] = []
    unit = plan.units.get(name)
    while unit is not None and unit.name not in heirs:
        heirs.append(unit.name)
        unit = plan.units.get(unit.successor or "")
    return heirs


def _ended_leads(plan: Plan) -> Iterator[Hit]:
    """Leads that have ended when the task is asked for, and that nobody follows."""
    told: set[Path] = set()
    if isinstance(plan, Held) or not plan.changes:
        return
    for held in plan.ever():
        assert isinstance(held, Held)
        if held.first_day > plan.file.span.end:
            continue
        for path, task, _ in tasks(held):
            own = [(("targets", i), target.id, target.lead) for i, target in enumerate(task.targets) if target.lead]
            for below, id, names in [((), task.id, task.lead), *own]:
                at = (*path, *below, "lead")
                at = moved(at, held.laid) or at
                for unit in (held.units[name] for name in names if name in held.units):
                    if unit.until and unit.until < held.first_day and id not in held.idle and at not in told:
                        told.add(at)
                        yield Hit(at, "lead-ended", task=task.id, actual=unit.name, expected=unit.until)


def _of_task(plan: Plan, path: Path, task: Task, suggester: Suggester) -> Iterator[Hit]:
    yield from _leads(plan, path, task.lead, task.id, suggester)
    for r, name in enumerate(task.responsible):
        yield from _unit(plan, name, (*path, "responsible", r), task.id, suggester)
    yield from _named_twice(task.responsible, (*path, "responsible"), task.id)
    yield from _window(plan, task.window, (*path, "window"), task.id, suggester)
    for i, target in enumerate(task.targets):
        if target.lead:
            yield from _leads(plan, (*path, "targets", i), target.lead, task.id, suggester)
        for name in target.shares or ():
            yield from _unit(plan, name, (*path, "targets", i, "shares", name), task.id, suggester, on_key=True)
        for span in ("during", "held"):
            yield from _window(plan, getattr(target, span), (*path, "targets", i, span), task.id, suggester)
        for p, part in enumerate(target.parts):
            if part not in plan.targets:
                facts = {"suggestion": suggester.nearest(part, plan.targets)}
                yield Hit(
                    (*path, "targets", i, "parts", p), "part", task=task.id, target=target.id, actual=part, facts=facts
                )
    for i, item in enumerate(task.deliverables):
        yield from _window(plan, item.during, (*path, "deliverables", i, "during"), task.id, suggester)
        yield from _who(plan, (*path, "deliverables", i, "who"), task, item, suggester)


def _leads(plan: Plan, path: Path, leads: tuple[str, ...], task: str, suggester: Suggester) -> Iterator[Hit]:
    """The lead of a task or a target: one unit, several, or one collective."""
    at = (*path, "lead")
    is_list = isinstance(_value_at(plan, at), list)
    for n, name in enumerate(leads):
        place = (*at, n) if is_list else at
        yield from _unit(plan, name, place, task, suggester)
        unit = plan.units.get(name)
        if unit and unit.kind == "collective" and len(leads) > 1:
            yield Hit(place, "lead", task=task, actual=name)
    yield from _named_twice(leads, at, task)


def _value_at(plan: Plan, at: Path) -> object:
    """What the file says there: one unit or a list of one are the same to the plan."""
    value: object = plan.source.data
    for step in at:
        if not isinstance(value, dict if isinstance(step, str) else list):
            return None
        value = value.get(step) if isinstance(value, dict) else value[step]  # type: ignore[index]
    return value


def _who(plan: Plan, at: Path, task: Task, item: Deliverable, suggester: Suggester) -> Iterator[Hit]:
    if item.who == "lead":
        return
    helpers = plan.helpers_of(task)
    if not item.who or (item.who == "each" and not helpers):
        yield Hit(at, "nobody", task=task.id, target=item.id)
    if item.who == "each":
        return
    for w, name in enumerate(item.who):
        if name not in plan.units:
            yield from _unit(plan, name, (*at, w), task.id, suggester)
        elif not plan.units.keys() >= set(task.lead):
            continue  # who the lead is, is not known
        elif outside := tuple(unit for unit in plan.expand([name]) if unit not in (*plan.leads(task), *helpers)):
            yield Hit((*at, w), "who", task=task.id, target=item.id, actual=name, facts={"outside": outside})
    yield from _named_twice(item.who, at, task.id)


def _named_twice(names: Sequence[str], at: Path, task: str | None) -> Iterator[Hit]:
    seen: set[str] = set()
    for n, name in enumerate(names):
        if name in seen:
            yield Hit((*at, n), "twice", task=task, actual=name)
        seen.add(name)


def _unit(
    plan: Plan, name: str, at: Path, task: str | None, suggester: Suggester, *, on_key: bool = False
) -> Iterator[Hit]:
    if name in plan.units:
        return
    several = re.split("[、，,；;/]", name)
    if len(several) > 1 and all(plan.unit(one.strip()) for one in several):
        yield Hit(at, "units", task=task, actual=name, on_key=on_key)
    else:
        known = plan.unit(name)
        suggestion = known.name if known else suggester.nearest(name, plan.units)
        yield Hit(at, "unit", task=task, actual=name, facts={"suggestion": suggestion}, on_key=on_key)


def _window(plan: Plan, name: str | None, at: Path, task: str | None, suggester: Suggester) -> Iterator[Hit]:
    if name is not None and name not in plan.file.windows:
        yield Hit(
            at, "window", task=task, actual=name, facts={"suggestion": suggester.nearest(name, plan.file.windows)}
        )


@rule("L805", "unused", Severity.WARNING, PLAN)
def unused(plan: Plan) -> Iterator[Hit]:
    """A unit, a window or a measure stands in the plan, and nothing names it.

    Why: most often a task lost one of its units, or its window, when the plan was edited.
    Example: `市工信局` under `units`, and no task with it; a window `十五五` that no section, task or target is in.
    Mend: name it where the document does, or take it out.
    """
    plans = [plan, *plan.as_written]
    units = {name for one in plans for name in _used_units(one)}
    for u, unit in enumerate(plan.file.units):
        if unit.name not in units:
            yield Hit(("units", u), "unit", actual=unit.name)
    windows = {name for one in plans for name in _used_windows(one)}
    used = {canonical(target.measure) for _, task, _ in tasks(plan) for target in task.targets}
    for m, measure in enumerate(plan.file.measures):
        if canonical(plan.terms.measure(measure.name)) not in used:
            yield Hit(("measures", m), "measure", actual=measure.name)
    for name in plan.file.windows:
        if name not in windows:
            yield Hit(("windows", name), "window", actual=name, on_key=True)


def _used_windows(plan: Plan) -> Iterable[str | None]:
    """Windows that a section, task, target or deliverable is in."""
    yield from (section.window for section in plan.file.sections)
    for _, task, _ in tasks(plan):
        yield from (task.window, *(target.during or target.held for target in task.targets))
        yield from (item.during for item in task.deliverables)


def _used_units(plan: Plan) -> Iterable[str]:
    """Units that a task or deliverable names, the members of collectives among them, and those who follow them."""
    for _, task, _ in tasks(plan):
        names = [*task.lead, *task.responsible]
        for target in task.targets:
            names += [*(target.lead or ()), *(target.shares or ())]
        for item in task.deliverables:
            names += [] if isinstance(item.who, str) else item.who
        yield from names
        for name in plan.expand(names):
            yield from _heirs(plan, name)


RULES: tuple[Rule[Plan], ...] = (bad_id, unresolved, *goals.RULES, unused, *goals.WHOLE_YEARS, *shares.RULES)
