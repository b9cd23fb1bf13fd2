"""The schema of a plan: the form of plan.yaml. Whether its ids, names and sums are right is for `plan lint` to say."""

from __future__ import annotations

from itertools import combinations

from plan_cli.model.plan_form import COMPARISONS, SPANS, TIMES, PlanFile
from plan_cli.rendering.schema import DIALECT, Schema
from plan_cli.rendering.schema.models import definitions


def plan_schema() -> Schema:
    """The schema of plan.yaml."""
    forms = definitions(PlanFile)
    root = forms.pop("PlanFile")
    forms["Target"] = _target(forms["Target"])
    forms["Deliverable"]["allOf"] = [
        {"not": {"allOf": [_given(one), _given(other)]}} for one, other in combinations(TIMES, 2)
    ]
    return {"$schema": DIALECT, **root, "$defs": forms}


def _target(form: Schema) -> Schema:
    """Exactly one comparison and one span, and goals that make sense (L803)."""
    fields = form["properties"]
    fields["all"] = {**fields["all"], "enum": [True, None]}
    fields["between"] |= {"minItems": 2, "maxItems": 2}
    for name in ("at_least", "about"):
        fields[name]["exclusiveMinimum"] = fields[name].pop("minimum")
    return {**form, "allOf": [{"oneOf": [_given(name) for name in names]} for names in (COMPARISONS, SPANS)]}


def _given(name: str) -> Schema:
    return {"required": [name], "properties": {name: {"not": {"type": "null"}}}}
