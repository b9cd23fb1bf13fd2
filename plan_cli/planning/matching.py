"""Which part of the new plan each part of the old one is.

Ids are numbered in the document's order, so a task that is put in moves all that follow: what a part is called says
more than its id. Parts are paired in rounds, each looking only at what is left: same place and title, same title
beneath the same parent, same title anywhere, and at last the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from plan_cli.model.plan import Plan, normal
from plan_cli.model.plan_form import Deliverable, Section, Target, Task, Unit, Window

What = Literal["section", "task", "target", "deliverable"]
LEVELS: tuple[What, ...] = ("section", "task", "target", "deliverable")

T = TypeVar("T")
Pair = tuple[T | None, T | None]
Round = tuple[Callable[[T], Hashable], Callable[[T], Hashable]]


class Part(NamedTuple):
    """A section, task, target or deliverable; `parent` is the id of what it is in, `order` where
    it stands in its plan.
    """

    what: What
    item: Section | Task | Target | Deliverable
    title: str
    parent: str
    order: tuple[int, ...]

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def local(self) -> str:
        """The id without its parent's: `.T1` of A1.6.T1."""
        return self.id.removeprefix(self.parent)


class Matching(NamedTuple):
    """Pairs of old and new; one side is None for what was added or removed.

    The mappings lead from the old plan to the new: `ids` of parts, `names` of units, `spans` (names) of windows.
    """

    parts: Mapping[What, Sequence[Pair[Part]]]
    units: Sequence[Pair[Unit]]
    windows: Sequence[Pair[tuple[str, Window]]]
    ids: Mapping[str, str]
    names: Mapping[str, str]
    spans: Mapping[str, str]


def match(old: Plan, new: Plan) -> Matching:
    """Pair everything of two plans."""
    units = _paired_units(old.file.units, new.file.units)
    windows = _pairs(
        list(old.file.windows.items()),
        list(new.file.windows.items()),
        _alike(lambda window: window[0]),
        _alike(lambda window: window[1].span),
    )
    ids = {"": ""}
    parts: dict[What, Sequence[Pair[Part]]] = {}
    before, after = list(_parts(old)), list(_parts(new))
    for what in LEVELS:
        parts[what] = _paired_parts([p for p in before if p.what == what], [p for p in after if p.what == what], ids)
        ids.update({o.id: n.id for o, n in parts[what] if o and n})
    names = {o.name: n.name for o, n in units if o and n}
    return Matching(parts, units, windows, ids, names, {o[0]: n[0] for o, n in windows if o and n})


def _parts(plan: Plan) -> Iterator[Part]:
    for s, section in enumerate(plan.file.sections):
        yield Part("section", section, section.title, "", (s,))
        for t, task in enumerate(section.tasks):
            yield Part("task", task, task.title, section.id, (s, t))
            for i, target in enumerate(task.targets):
                yield Part("target", target, target.name, task.id, (s, t, 0, i))
            for i, item in enumerate(task.deliverables):
                yield Part("deliverable", item, item.text, task.id, (s, t, 1, i))


def _paired_parts(old: Sequence[Part], new: Sequence[Part], ids: Mapping[str, str]) -> list[Pair[Part]]:
    def parent(part: Part) -> str | None:
        return ids.get(part.parent)

    return _pairs(
        old,
        new,
        (lambda p: (parent(p), p.local, normal(p.title)), lambda p: (p.parent, p.local, normal(p.title))),
        (lambda p: (parent(p), normal(p.title)), lambda p: (p.parent, normal(p.title))),
        _alike(lambda p: normal(p.title)),
        (lambda p: (parent(p), p.local), lambda p: (p.parent, p.local)),
    )


def _alike(key: Callable[[T], Hashable]) -> Round[T]:
    return key, key


def _pairs(old: Sequence[T], new: Sequence[T], *rounds: Round[T]) -> list[Pair[T]]:
    """The new ones in their order, each with its old one, then the old ones that are gone."""
    partner: dict[int, int] = {}
    left = dict(enumerate(old))
    for old_key, new_key in rounds:
        waiting: dict[Hashable, list[int]] = {}
        for place in reversed(left):
            waiting.setdefault(old_key(left[place]), []).append(place)
        for place, item in enumerate(new):
            if place not in partner and (found := waiting.get(new_key(item))):
                partner[place] = found.pop()
                del left[partner[place]]
    paired: list[Pair[T]] = [
        (old[partner[place]] if place in partner else None, item) for place, item in enumerate(new)
    ]
    return [*paired, *((item, None) for item in left.values())]


def _paired_units(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair[Unit]]:
    """Units by name; one whose name is gone is looked for under its other names."""
    kept = {unit.name for unit in old} & {unit.name for unit in new}
    renamed = {name: unit for unit in reversed(new) if unit.name not in kept for name in _names(unit)}
    partners: dict[str, Unit] = {}
    for unit in old:
        found = next((renamed[name] for name in _names(unit) if name in renamed), None)
        if unit.name not in kept and found and found.name not in partners:
            partners[found.name] = unit
    by_name = {unit.name: unit for unit in old}
    taken = {unit.name for unit in partners.values()} | kept
    paired: list[Pair[Unit]] = [(by_name.get(unit.name) or partners.get(unit.name), unit) for unit in new]
    return [*paired, *((unit, None) for unit in old if unit.name not in taken)]


def _names(unit: Unit) -> Iterable[str]:
    return [normal(name) for name in (unit.name, *unit.aliases)]
