"""What changed between two versions of a plan, and for whom: data only, a pure function of the two plans.

Compared is what the plans say, not how their files are written. A name that changed (of a unit, a window, an id) is
one change, and not one more wherever it is used. The order of responsible units counts, since it is the document's;
that of aliases, members and owners does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from plan_cli.model.fields import Form
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import (
    DeclaredMeasure,
    Deliverable,
    Reporting,
    Section,
    Target,
    Task,
    Unit,
    Window,
)
from plan_cli.planning.matching import LEVELS, Matching, Part, match
from plan_cli.planning.units import UnitChange, goal_of, judged_anew, nature_of, unit_changes, when_of

if TYPE_CHECKING:
    from plan_cli.model.was import Changes

Kind = Literal["added", "removed", "moved", "changed"]
KINDS: tuple[Kind, ...] = ("added", "removed", "moved", "changed")


class Field(NamedTuple):
    """What differs. Values are as the models hold them, lists as tuples; of `goal`, `when` and `nature` the whole
    target or deliverable.
    """

    name: str
    old: Any
    new: Any


class Before(NamedTuple):
    """What a part of the plan was, up to a day: each field as it was then, and as it was afterwards."""

    until: date
    fields: tuple[Field, ...]


class Change(NamedTuple):
    """One part of the plan that differs. `id` is the new one, or the old one of what was removed; `old_id` is given
    where it was another.

    Of what was added or removed, `fields` are what it asks, the other side None. What moved stands under another id or
    parent; it may have changed as well. What is in it moved with it, and is not told apart.
    """

    kind: Kind
    what: str
    id: str
    title: str = ""
    old_id: str | None = None
    fields: tuple[Field, ...] = ()


class Diff(NamedTuple):
    """All that differs: part by part, and unit by unit. `ids` leads from every old id that is another now to the new
    one. `anew`: the ids of what is another for the time before as well, since no `was`, `added` or `withdrawn` says
    what held then.
    """

    old: Plan
    new: Plan
    changes: tuple[Change, ...]
    units: tuple[UnitChange, ...]
    ids: Mapping[str, str]
    anew: tuple[str, ...] = ()

    def number(self, kind: Kind) -> int:
        """How many changes are of a kind."""
        return sum(change.kind == kind for change in self.changes)


_TOLD = {
    "measure": ("counted", "rate", "aliases"),
    "window": ("start", "end"),
    "unit": ("kind", "aliases", "members", "from", "until", "successor"),
    "section": ("window", "added", "withdrawn"),
    "task": ("lead", "responsible", "window", "added", "withdrawn"),
    "target": ("goal", "when", "lead", "shares", "added", "withdrawn"),
    "deliverable": ("nature", "who", "added", "withdrawn"),
}
"""What is told of a part that was added or removed."""

Values = dict[str, tuple[Any, Any]]
"""By field: what is compared, and what is shown."""


def diff(old: Plan, new: Plan) -> Diff:
    """Compare two plans."""
    matching = match(old, new)
    changes = [
        *_settings(old, new),
        *_measures(old, new),
        *_windows(matching),
        *_units(matching),
        *_parts(matching),
        *_not_targets(old, new),
    ]
    ids = {before: after for before, after in matching.ids.items() if before != after}
    anew = judged_anew(old, new, matching)
    return Diff(old, new, tuple(changes), unit_changes(old, new, matching), ids, anew)


def _fields(old: Values, new: Values) -> tuple[Field, ...]:
    return tuple(Field(name, old[name][1], new[name][1]) for name in new if old[name][0] != new[name][0])


def _plain(form: Form, *names: str) -> Values:
    return {name: (getattr(form, name), getattr(form, name)) for name in names}


def _same(value: Any) -> tuple[Any, Any]:
    return value, value


def _one_sided(added: bool, what: str, id: str, title: str, values: Values) -> Change:
    """What was added or removed, with what it asks."""
    told = ((name, shown) for name in _TOLD[what] if (shown := values[name][1]) not in (None, ()))
    fields = tuple(Field(name, None if added else shown, shown if added else None) for name, shown in told)
    return Change("added" if added else "removed", what, id, title, fields=fields)


# --- what is of the whole plan


def _settings(old: Plan, new: Plan) -> Iterator[Change]:
    """The plan's own head, and the rules of reporting and judging."""
    for what, before, after in (
        ("plan", _head(old), _head(new)),
        ("reporting", _all_of(old.file.reporting), _all_of(new.file.reporting)),
        ("judging", _all_of(old.file.judging), _all_of(new.file.judging)),
    ):
        if fields := _fields(before, after):
            yield Change(
                "changed",
                what,
                new.file.id if what == "plan" else what,
                new.file.title if what == "plan" else "",
                fields=fields,
            )


def _head(plan: Plan) -> Values:
    pin = plan.file.source.sha256 if plan.file.source else None
    return _plain(plan.file, "id", "version", "title", "number", "issuer", "issued", "start", "end", "year_starts") | {
        "source": _same(pin)
    }


def _all_of(form: Form) -> Values:
    values = _plain(form, *type(form).model_fields)
    if not isinstance(form, Reporting):
        return values
    return values | _first(form) | _was(form, {}, {})


def _first(form: Reporting) -> Values:
    """The first period; of plans whose years begin in other months that of one name is another."""
    return {"first": ((form.first.name, form.first.start), form.first)}


def _not_targets(old: Plan, new: Plan) -> Iterator[Change]:
    """Numbers of the document that ask nothing: by line and text."""
    before = {(item.line, item.text): item for item in old.file.not_targets}
    after = {(item.line, item.text): item for item in new.file.not_targets}
    for key, item in after.items():
        if key not in before:
            yield Change("added", "not-target", str(item.line), item.text)
        elif fields := _fields(_plain(before[key], "why"), _plain(item, "why")):
            yield Change("changed", "not-target", str(item.line), item.text, fields=fields)
    yield from (
        Change("removed", "not-target", str(item.line), item.text) for key, item in before.items() if key not in after
    )


def _measures(old: Plan, new: Plan) -> Iterator[Change]:
    """The measures that the plans declare, by their names."""
    before, after = ({measure.name: measure for measure in plan.file.measures} for plan in (old, new))
    for name in (*after, *(name for name in before if name not in after)):
        if name in before and name in after:
            if fields := _fields(_measure(before[name]), _measure(after[name])):
                yield Change("changed", "measure", name, "", fields=fields)
        else:
            yield _one_sided(name in after, "measure", name, "", _measure((after if name in after else before)[name]))


def _measure(measure: DeclaredMeasure) -> Values:
    return _plain(measure, "counted", "rate") | {"aliases": _unordered(measure.aliases)}


def _windows(matching: Matching) -> Iterator[Change]:
    for old, new in matching.windows:
        if old and new:
            if fields := _fields(_window(*old), _window(*new)):
                yield Change("changed", "window", new[0], fields=fields)
        elif present := new or old:
            yield _one_sided(new is not None, "window", present[0], "", _window(*present))


def _window(name: str, window: Window) -> Values:
    return {"name": _same(name)} | _plain(window, "start", "end", "inferred")


def _units(matching: Matching) -> Iterator[Change]:
    for old, new in matching.units:
        if old and new:
            if fields := _fields(_unit(old, matching.names), _unit(new, {})):
                yield Change("changed", "unit", new.name, fields=fields)
        elif present := new or old:
            yield _one_sided(new is not None, "unit", present.name, "", _unit(present, {}))


def _unit(unit: Unit, names: Mapping[str, str]) -> Values:
    members = tuple(names.get(name, name) for name in unit.members)
    successor = names.get(unit.successor, unit.successor) if unit.successor else None
    return (
        _plain(unit, "name", "kind", "inferred")
        | {"aliases": _unordered(unit.aliases), "members": _unordered(members)}
        | {"from": _same(unit.start), "until": _same(unit.until), "successor": _same(successor)}
        | _was(unit, names, {})
    )


def _unordered(items: Sequence[str]) -> tuple[Any, Any]:
    return frozenset(items), tuple(items)


# --- sections, tasks, targets, deliverables


def _parts(matching: Matching) -> list[Change]:
    """In the document's order; what was removed stands where it stood."""
    placed = {new.id: new.order for what in LEVELS for _, new in matching.parts[what] if new}
    found = [
        (_order(old, new, matching, placed), change)
        for what in LEVELS
        for old, new in matching.parts[what]
        if (change := _part(old, new, matching))
    ]
    return [change for _, change in sorted(found, key=lambda pair: pair[0])]


def _order(
    old: Part | None, new: Part | None, matching: Matching, placed: Mapping[str, tuple[int, ...]]
) -> tuple[Any, ...]:
    if new:
        return (new.order, 0)
    assert old is not None
    parent = placed.get(matching.ids.get(old.parent, ""))
    return ((*parent, *old.order[len(parent) :]) if parent else old.order, 1)


def _part(old: Part | None, new: Part | None, matching: Matching) -> Change | None:
    if old is None or new is None:
        present = new or old
        assert present is not None
        return _one_sided(new is not None, present.what, present.id, present.title, _values(present.item, None))
    fields = _fields(_values(old.item, matching), _values(new.item, None))
    elsewhere = matching.ids.get(old.parent) != new.parent
    if elsewhere:
        fields = (
            Field("task" if new.what in ("target", "deliverable") else "section", old.parent, new.parent),
            *fields,
        )
    if elsewhere or old.local != new.local:
        return Change("moved", new.what, new.id, new.title, old.id if old.id != new.id else None, fields)
    return (
        Change("changed", new.what, new.id, new.title, old.id if old.id != new.id else None, fields) if fields else None
    )


def _values(item: Section | Task | Target | Deliverable, matching: Matching | None) -> Values:
    """The fields of a part; with a matching in the new plan's names."""
    names, spans, ids = (matching.names, matching.spans, matching.ids) if matching else ({}, {}, {})
    life = _plain(item, "added", "withdrawn") | _was(item, names, spans)
    if isinstance(item, Section):
        window: Values = {"window": _same(_renamed(item.window, spans))}
        return _plain(item, "group", "title", "aim") | window | _plain(item, "line", "inferred", "note") | life
    if isinstance(item, Task):
        who: Values = {
            "lead": _same(_leads(item.lead, names)),
            "responsible": _same(tuple(names.get(n, n) for n in item.responsible)),
            "window": _same(_renamed(item.window, spans)),
        }
        return _plain(item, "title") | who | _plain(item, "line", "inferred", "note") | life
    plain = _plain(item, "sentence", "reading", "inferred", "note") | life
    if isinstance(item, Target):
        parts = tuple(ids.get(part, part) for part in item.parts)
        asked: Values = {
            "goal": (goal_of(item), item),
            "when": (when_of(item, spans), item),
            "parts": _unordered(parts),
            "baseline": _same(item.baseline),
            "milestones": _same(item.milestones),
            "lead": _same(_leads(item.lead, names) if item.lead else None),
            "shares": _same({names.get(n, n): share for n, share in item.shares.items()} if item.shares else None),
        }
        return _plain(item, "name") | asked | _plain(item, "binding", "signed") | plain
    owners = _same(item.who) if isinstance(item.who, str) else _unordered([names.get(name, name) for name in item.who])
    nature = {"nature": (nature_of(item, spans), item), "who": owners}
    return _plain(item, "text") | nature | plain


def _was(item: Changes, names: Mapping[str, str], spans: Mapping[str, str]) -> Values:
    """What an item was before, its units and windows under these names."""
    if not item.was:
        return {"was": ([], ())}
    renamed = dict.fromkeys(("lead", "responsible", "who", "members"), names)
    renamed |= dict.fromkeys(("window", "during", "held"), spans)
    written = [{name: _each(value, renamed.get(name, {})) for name, value in entry.items()} for entry in item.was]
    return {"was": (sorted(written, key=lambda entry: str(entry["until"])), told_before(item))}


def _each(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_each(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


def told_before(item: Changes) -> tuple[Before, ...]:
    """What an item was before, the latest first, each by the fields that were others."""
    from plan_cli.model.was import before

    found, later = [], item
    for until, then in before(item):
        found.append(Before(until, _fields(_values_of(then), _values_of(later))))
        later = then
    return tuple(found)


def _values_of(item: Changes) -> Values:
    if isinstance(item, Unit):
        values = _unit(item.model_copy(update={"was": ()}), {})
    elif isinstance(item, Reporting):
        values = _plain(item, "cycle", "due_days", "inferred") | _first(item)
    else:
        values = _values(item.model_copy(update={"was": ()}), None)
    return {name: value for name, value in values.items() if name != "was"}


def _leads(leads: tuple[str, ...], names: Mapping[str, str]) -> str | tuple[str, ...]:
    """A lead, or several."""
    now = tuple(names.get(name, name) for name in leads)
    return now if len(now) > 1 else now[0]


def _renamed(name: str | None, names: Mapping[str, str]) -> str | None:
    return None if name is None else names.get(name, name)
