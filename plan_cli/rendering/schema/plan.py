"""The schema of a plan: the form of plan.yaml. Whether its ids, names and sums are right is for `plan lint` to say."""

from __future__ import annotations

from itertools import combinations

from plan_cli.model.period import YEAR_STARTS
from plan_cli.model.plan_form import COMPARISONS, KINDS, SPANS, TIMES, PlanFile
from plan_cli.model.was import FIXED, OWN
from plan_cli.rendering.schema import DIALECT, Schema
from plan_cli.rendering.schema.models import annotated, definitions
from plan_cli.words import editor


def plan_schema() -> Schema:
    """The schema of plan.yaml."""
    forms = definitions(PlanFile)
    root = forms.pop("PlanFile")
    forms["Target"] = _target(forms["Target"])
    forms["Deliverable"]["allOf"] = [
        {"not": {"allOf": [_given(one), _given(other)]}} for one, other in combinations(TIMES, 2)
    ]
    for form in ("Task", "Target"):
        forms[form]["properties"]["lead"] = _one_or_several(forms[form]["properties"]["lead"])
    forms["Target"]["properties"]["shares"] |= {"minProperties": 1}
    root["properties"]["year_starts"]["enum"] = list(YEAR_STARTS)
    not_both: Schema = {name: {"const": True} for name in ("counted", "rate")}
    forms["DeclaredMeasure"]["not"] = {"required": list(not_both), "properties": not_both}
    forms["Unit"]["properties"]["kind"]["examples"] = list(KINDS)
    for name, fixed in FIXED.items():
        forms[name.__name__]["properties"]["was"] |= {"items": _earlier(forms, name.__name__, fixed)}
    return {"$schema": DIALECT, **root, "if": _given("source"), "then": _IN_A_DOCUMENT, "$defs": forms}


def _earlier(forms: dict[str, Schema], form: str, fixed: tuple[str, ...]) -> Schema:
    """A part of a form as it was, with its last day."""
    day = forms["Withdrawn"]["properties"]["since"]
    names = (name for name in forms[form]["properties"] if name not in (*fixed, *OWN, "until"))
    own = {name: {"$ref": f"#/$defs/{form}/properties/{name}"} for name in names}
    return {
        "type": "object",
        "properties": {"until": {**day, **annotated(editor.UNTIL, "until")}, **own},
        "required": ["until"],
        "additionalProperties": False,
    }


def _one_or_several(form: Schema) -> Schema:
    """A unit, or a list of units."""
    kinds = form["type"] if isinstance(form["type"], list) else [form["type"]]
    return {**form, "type": ["string", *kinds], "pattern": r"\S", "minItems": 1}


def _each(field: str, form: Schema) -> Schema:
    return {"properties": {field: {"items": form}}}


_PLACED: Schema = {"required": ["sentence"]}
_TASK = {"required": ["line"], "properties": {"targets": {"items": _PLACED}, "deliverables": {"items": _PLACED}}}
_IN_A_DOCUMENT = _each("sections", _each("tasks", _TASK))
"""With a document, where in it everything stands."""


def _target(form: Schema) -> Schema:
    """Exactly one comparison and one span, and goals that make sense (L803)."""
    fields = form["properties"]
    fields["all"] = {**fields["all"], "enum": [True, None]}
    fields["between"] |= {"minItems": 2, "maxItems": 2}
    below: Schema = {name: {"exclusiveMinimum": 0} for name in ("at_least", "about")}
    below |= {"at_most": {"minimum": 0}, "between": {"items": {"minimum": 0}}}
    below |= {"shares": {"additionalProperties": {"minimum": 0}}}
    below |= {
        "milestones": {"additionalProperties": {"minimum": 0}},
        "baseline": {"properties": {"value": {"minimum": 0}}},
    }
    signed = {"required": ["signed"], "properties": {"signed": {"const": True}}}
    one_each = [{"oneOf": [_given(name) for name in names]} for names in (COMPARISONS, SPANS)]
    return {**form, "allOf": one_each, "if": signed, "else": {"properties": below}}


def _given(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}
