"""The schema of a report, with one plan's units, tasks, targets, deliverables and measures.

It agrees with `check` (a property test holds the two together) in what one file shows by itself: its form (S101–S104,
P502), what it names (R201–R207), and what the fields of an entry ask of each other (C304, E601, K406, and K403 where
the whole is known). It can't say what compares two numbers or dates, or needs the day or other reports; and it says no
mere warnings, since what it doesn't take is refused.

The order of its parts matters to editors: they show the first title that they come to. So the branches, which know what
an id stands for, come before the form that they belong to, and their parts repeat its titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from plan_cli.model.measure import SHARE, canonical, is_counted, synonyms
from plan_cli.model.report import MAY_BE_EMPTY
from plan_cli.model.report_form import Entry, Evidence, Figure, Header, Shortfall, State, Submitted
from plan_cli.reading.names import CHOICES
from plan_cli.rendering.schema import DIALECT, Schema
from plan_cli.rendering.schema.both_names import in_both
from plan_cli.rendering.schema.models import annotated, definitions, literal, not_null, nullable
from plan_cli.rendering.schema.names import deliverable_label, measures, state, target_label, task_label, unit_names
from plan_cli.words import editor

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Target, Task

_MODELS: dict[str, type[Submitted]] = {model.__name__: model for model in (Header, Entry, Figure, Evidence, Shortfall)}
_NULL = {"type": "null"}


def report_schema(plan: Plan, lang: str = "en") -> Schema:
    """The schema of a report on this plan, which takes either name of each field and state, and proposes those of one
    language.
    """
    return in_both(_in_english(plan), lang)


def _in_english(plan: Plan) -> Schema:
    forms = {**definitions(Header), **definitions(Entry)}
    forms = {name: _required(form, _MODELS[name]) for name, form in forms.items()}
    header = _header(plan, forms["Header"])
    tasks = {task.id: task_label(task, plan) for task in plan.tasks.values()}
    entries = {"properties": {"entries": {"items": {"$ref": "#/$defs/entry"}}}}
    return {
        "$schema": DIALECT,
        **header,
        "allOf": [*_duties(plan), entries],
        "$defs": {
            "state": state(),
            "entry": _entry(plan, forms["Entry"]),
            "figure": _figure(plan, forms["Figure"]),
            "evidence": forms["Evidence"],
            **{f"task-{id}": label for id, label in tasks.items()},
        },
    }


def _required(form: Schema, model: type[Submitted]) -> Schema:
    """With the keys that must be there, most of which can't be null."""
    filled = set(model.required).difference(MAY_BE_EMPTY)
    fields = {name: not_null(field) if name in filled else field for name, field in form["properties"].items()}
    return {**form, "properties": fields, **({"required": list(model.required)} if model.required else {})}


def _titled(model: str, field: str, **rest: Any) -> Schema:
    return {**annotated(editor.FIELDS[model][field], field), **rest}


def _label(model: str, field: str, **rest: Any) -> Schema:
    """A field of a branch, with its titles; the key itself is proposed by the form that the branch belongs to."""
    return {**_titled(model, field, **rest), "doNotSuggest": True}


def _when(field: str, *values: str) -> Schema:
    """The condition that a field has one of these values: a pattern, since the values of an `enum` are shown to users
    as choices.
    """
    test: Schema = (
        {"const": values[0]}
        if len(values) == 1
        else {"pattern": f"^(?:{'|'.join(literal(value) for value in values)})$"}
    )
    return {"type": "object", "properties": {field: test}, "required": [field]}


# --- the head


def _header(plan: Plan, form: Schema) -> Schema:
    file, fields = plan.file, form["properties"]
    own = f"{file.id}@{file.version}"
    message = editor.WRONG_PLAN.both(plan=own)
    fields["plan"] |= {"pattern": f"^{literal(file.id)}(?:@|$)", "errorMessage": message, "examples": [own]}
    fields["unit"] = _titled("Header", "unit", oneOf=[name for unit in plan.file.units for name in unit_names(unit)])
    fields["period"]["examples"] = [file.reporting.first.name]
    fields["sample"] |= {"type": ["boolean", "string"], "pattern": f"^(?:{CHOICES['true']}|{CHOICES['false']})$"}
    fields["entries"] = nullable(_titled("Header", "entries", type="array"))
    return {**form, "title": f"{form['title']}: {file.title}"}


def _duties(plan: Plan) -> Iterator[Schema]:
    """Which tasks a unit may report on; of an unknown unit, all."""
    known: list[str] = []
    for name, tasks in plan.duties.items():
        if unit := plan.units.get(name):
            names = [unit.name, *unit.aliases]
            known += names
            yield {"if": _when("unit", *names), "then": _tasks(list(tasks))}
    yield {"if": _when("unit", *known), "else": _tasks(list(plan.tasks))}


def _tasks(ids: list[str]) -> Schema:
    if not ids:
        return {"properties": {"entries": {"maxItems": 0}}}
    task = _label("Entry", "task", oneOf=[{"$ref": f"#/$defs/task-{id}"} for id in ids])
    return {"properties": {"entries": {"items": {"properties": {"task": task}}}}}


# --- an entry


def _entry(plan: Plan, form: Schema) -> Schema:
    """The branch of its task, its own form, and what its status asks for."""
    fields = form["properties"]
    fields["status"] = _titled("Entry", "status", **{"$ref": "#/$defs/state"})
    fields["figures"] = nullable({**fields["figures"], "items": {"$ref": "#/$defs/figure"}})
    fields["evidence"] = nullable({**fields["evidence"], "items": {"$ref": "#/$defs/evidence"}})
    fields["deliverables"] = nullable(
        {**fields["deliverables"], "additionalProperties": {"anyOf": [{"$ref": "#/$defs/state"}, _NULL]}}
    )
    fields["shortfall"] = nullable(definitions(Entry)["Shortfall"])
    branches = [_branch(plan, task) for task in plan.tasks.values()]
    return {"allOf": [*branches, form, *_by_status()]}


def _by_status() -> Iterator[Schema]:
    """What is done has evidence (E601), and where nothing is started nothing is done (K406)."""
    given = _label("Entry", "evidence", type="array", minItems=1)
    evidence = {"required": ["evidence"], "properties": {"evidence": given}, "errorMessage": editor.NO_EVIDENCE.both()}
    some_done = {"not": {"additionalProperties": {"not": {"const": "done"}}}}
    yield {"if": _when("status", "done"), "then": evidence}
    yield {
        "if": {"type": "object", "properties": {"deliverables": some_done}, "required": ["deliverables"]},
        "then": evidence,
    }
    values = _label("Entry", "figures", items={"properties": {"value": _label("Figure", "value", maximum=0)}})
    others = {
        "enum": [*(name for name in get_args(State) if name != "done"), None],
        "errorMessage": editor.NOT_STARTED.both(),
    }
    nothing = {"figures": values, "deliverables": _label("Entry", "deliverables", additionalProperties=others)}
    yield {"if": _when("status", "not_started"), "then": {"properties": nothing}}


def _branch(plan: Plan, task: Task) -> Schema:
    """What the entry of a task may hold: the figures of its targets, and the states of its deliverables."""
    states = {
        item.id: {**deliverable_label(item), "anyOf": [{"$ref": "#/$defs/state"}, _NULL]} for item in task.deliverables
    }
    inside = {
        "figures": _label(
            "Entry", "figures", items=_figures(task, signs=any(target.signed for target in plan.targets.values()))
        ),
        "deliverables": _label("Entry", "deliverables", properties=states, additionalProperties=False),
    }
    return {"if": _when("task", task.id), "then": {"properties": inside}}


# --- a figure


def _figures(task: Task, *, signs: bool) -> Schema:
    """Figures of the targets of a task, each in its measure; `signs`: some of the plan may be negative."""
    if not task.targets:
        return {"properties": {"target": False}, "errorMessage": editor.NO_TARGETS.both()}
    target = _label("Figure", "target", oneOf=[target_label(target) for target in task.targets])
    each = [{"if": _when("target", target.id), "then": _of_target(target, signs=signs)} for target in task.targets]
    return {"properties": {"target": target}, "allOf": each}


def _plain(number: Decimal | int) -> int | float:
    return int(number) if number == int(number) else float(number)


def _of_target(target: Target, *, signs: bool) -> Schema:
    fields: Schema = {"measure": _label("Figure", "measure", **measures(target))}
    most = Decimal(100) if canonical(target.measure) == SHARE and not target.signed else target.of
    if most is not None:
        fields["value"] = _label("Figure", "value", maximum=_plain(most))
    if signs and not target.signed:
        fields["value"] = fields.get("value", _label("Figure", "value")) | {"minimum": 0}
        fields["benchmark"] = _label("Figure", "benchmark", exclusiveMinimum=0)
    if target.of is not None:
        fields["of"] = _label("Figure", "of", const=_plain(target.of))
    if target.of is not None:
        message = editor.FIXED_WHOLE.both(target=target.id, whole=_number(target.of))
        fields["of"] = _label("Figure", "of", enum=[_number(target.of), None], errorMessage=message)
    needs = []
    if target.all and target.of is None:
        needs.append(_needed("of", editor.NO_WHOLE.both()))
    if target.benchmark is not None:
        needs.append(_needed("benchmark", editor.NO_BENCHMARK.both()))
    return {"properties": fields, **({"allOf": needs} if needs else {})}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _needed(field: str, message: str) -> Schema:
    """A field that a value needs beside it, unless the value is null."""
    needed = {"required": [field], "properties": {field: {"type": "number"}}, "errorMessage": message}
    return {"if": {"properties": {"value": _label("Figure", "value", **_NULL)}}, "else": needed}


def _figure(plan: Plan, form: Schema) -> Schema:
    """A figure of whatever target: null needs a reason, a value its measure, and what is counted is whole."""
    no_value = {"properties": {"value": _NULL}, "required": ["value"]}
    reason = {
        "required": ["reason"],
        "properties": {"reason": {"type": "string"}},
        "errorMessage": editor.NO_REASON.both(),
    }
    measure = {
        "required": ["measure"],
        "properties": {"measure": {"type": "string"}},
        "errorMessage": editor.NO_MEASURE.both(),
    }
    counted = dict.fromkeys(
        name for target in plan.targets.values() if is_counted(target.measure) for name in synonyms(target.measure)
    )
    if not any(target.signed for target in plan.targets.values()):
        limits: dict[str, Schema] = {"value": {"minimum": 0}, "benchmark": {"exclusiveMinimum": 0}}
        for name, limit in limits.items():
            field = form["properties"][name]
            kinds = field.pop("type")
            field |= {**limit, "type": kinds}
    whole = {"type": ["integer", "null"], "errorMessage": editor.NOT_WHOLE.both()}
    return {
        **form,
        "allOf": [
            {"if": no_value, "then": reason, "else": measure},
            {"if": _when("measure", *counted), "then": {"properties": {"value": whole, "of": whole}}},
        ],
    }
