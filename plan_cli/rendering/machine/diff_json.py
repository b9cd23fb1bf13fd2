"""A diff as JSON: a versioned object, the same in every language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plan_cli.model.fields import Form
from plan_cli.model.period import Period, Span
from plan_cli.model.plan_form import OPEN
from plan_cli.planning.diff import KINDS, Before, Change, Diff
from plan_cli.rendering.machine.json import dumps, number
from plan_cli.rendering.safe import visible

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.planning.units import Effect, UnitChange

VERSION = 1
_OF_FIELD = {
    "goal": ("at_least", "at_most", "about", "between", "all", "benchmark", "of", "measure"),
    "when": ("during", "every", "by", "held"),
    "nature": ("during", "every", "by", "continuing", "binding"),
}
"""Fields that stand for several keys of the plan's file."""


def render(diff: Diff) -> str:
    """One object: the plans, the changes, what they mean for each unit, which ids are others now, and what of closed
    periods is judged anew."""
    document = {
        "version": VERSION,
        "old": _plan(diff.old),
        "new": _plan(diff.new),
        "same": not diff.changes,
        "counts": {kind: diff.number(kind) for kind in KINDS},
        "changes": [_change(change) for change in diff.changes],
        "units": [_unit(unit) for unit in diff.units],
        "ids": dict(diff.ids),
        "anew": [visible(id) for id in diff.anew],
    }
    return dumps(document)


def _plan(plan: Plan) -> dict[str, Any]:
    file = plan.file
    return {
        "path": visible(plan.source.name),
        "id": visible(file.id),
        "version": visible(file.version),
        "title": visible(file.title),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "what": change.what,
        "id": visible(change.id),
        "old_id": _value(change.old_id),
        "title": visible(change.title),
        "fields": {f.name: {"old": _value(f.old, f.name), "new": _value(f.new, f.name)} for f in change.fields},
    }


def _unit(change: UnitChange) -> dict[str, Any]:
    return {
        "unit": visible(change.unit),
        "old_name": _value(change.old_name),
        "effects": [_effect(effect) for effect in change.effects],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "kind": effect.kind,
        "id": visible(effect.id),
        "title": visible(effect.title),
        "old": _value(effect.old),
        "new": _value(effect.new),
        "targets": effect.targets,
        "deliverables": effect.deliverables,
    }


def _is_said(form: Form, name: str) -> bool:
    """Whether a field says anything: nothing that is empty, and no `false` where that is meant when it is left out."""
    value = getattr(form, name)
    if isinstance(value, bool):
        return value or type(form).model_fields[name].default is True
    return value is not None and value not in ([], ())


def _value(value: Any, field: str = "") -> Any:
    """A value as the plan's file has it; parts of the plan as objects without what is not set."""
    if isinstance(value, Form):
        names = _OF_FIELD.get(field, tuple(type(value).model_fields))
        return {name: _value(getattr(value, name)) for name in names if _is_said(value, name)}
    if isinstance(value, Before):
        return {"until": value.until.isoformat(), **{f.name: _value(f.old, f.name) for f in value.fields}}
    if isinstance(value, Period):
        return value.name
    if isinstance(value, Span):
        return {"start": value.start.isoformat(), "end": None if value.end == OPEN else value.end.isoformat()}
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {_value(key): _value(found) for key, found in sorted(value.items())}
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    return visible(value) if isinstance(value, str) else value
