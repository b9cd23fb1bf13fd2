"""The schema of a report with every field and state under its Chinese name too, which is its equal.

The names of the language asked for are the ones that an editor proposes. What stands under a name of a branch and is
large is put among the definitions, so that it is there once for both names.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from plan_cli.reading.names import CHOICES, REPORT, STATES, Form
from plan_cli.rendering.schema import Schema
from plan_cli.rendering.schema.models import literal
from plan_cli.words import editor

_LARGE = 200
"""A schema whose text is longer than this is not written twice."""
_PARTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("if", "then", "else", "not", "items", "additionalProperties")


def in_both(schema: Schema, lang: str) -> Schema:
    """A report's schema that takes either name of each, and proposes those of one language."""
    both = _Both(lang)
    definitions = {name: both.of(part) for name, part in schema["$defs"].items()}
    whole = both.of({name: part for name, part in schema.items() if name != "$defs"})
    return {**whole, "$defs": {**definitions, **both.definitions}}


def _names(form: Form, found: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    for chinese, english in form.names.items():
        known = found.get(english, (english,))
        found[english] = known if chinese in known else (*known, chinese)
    for below in form.below.values():
        _names(below, found)
    return found


_ALL = _names(REPORT, {})
"""Each field with its Chinese names."""


def _silent(schema: Schema) -> Schema:
    """A schema under a name that an editor does not propose; beside `$ref` it would not see that."""
    rest = {name: part for name, part in schema.items() if name != "$ref"}
    inside = {"allOf": [{"$ref": schema["$ref"]}]} if "$ref" in schema else {}
    return {**rest, "doNotSuggest": True, **inside}


class _Both:
    """Rewrites schemas; `definitions`: what was put among them."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.definitions: dict[str, Schema] = {}

    def of(self, schema: Any, *, of_ids: bool = False) -> Any:
        """A schema, for either name of all in it; `of_ids`: its properties are ids, and no fields."""
        if not isinstance(schema, dict):
            return schema
        made = {name: self._part(schema, name, of_ids=of_ids) for name in schema}
        if not of_ids and "required" in schema:
            del made["required"]
            needs = [self._any(name) for name in schema["required"]]
            made |= needs[0] if len(needs) == 1 and "anyOf" not in made else {"allOf": [*made.get("allOf", ()), *needs]}
        if schema.get("additionalProperties") is False and not of_ids:
            made["allOf"] = [*made.get("allOf", ()), *self._once(schema["properties"])]
        return self._values(made)

    def _part(self, schema: Schema, name: str, *, of_ids: bool) -> Any:
        part = schema[name]
        if name in _PARTS:
            return [self.of(item, of_ids=of_ids) for item in part]
        if name in _SINGLE:
            return self.of(part)
        if name != "properties":
            return part
        return {id: self.of(item) for id, item in part.items()} if of_ids else self._properties(schema)

    # --- fields

    def _properties(self, schema: Schema) -> Schema:
        is_form = schema.get("additionalProperties") is False
        result: Schema = {}
        for field, part in schema["properties"].items():
            made = self.of(part, of_ids=field == "deliverables")
            if not is_form and len(str(made)) > _LARGE:
                made = self._defined(made)
            english, *chinese = _ALL[field]
            names = (*chinese, english) if self.lang == "zh" else (english, *chinese)
            for place, name in enumerate(names):
                is_offered = (is_form and not place) or not isinstance(made, dict)
                result[name] = made if is_offered else _silent(made)
        return result

    def _defined(self, schema: Schema) -> Schema:
        name = f"part-{len(self.definitions) + 1}"
        self.definitions[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def _any(self, field: str) -> Schema:
        """The need of a field under any of its names."""
        english, *chinese = _ALL[field]
        names = (*chinese, english) if self.lang == "zh" else (english, *chinese)
        return {"anyOf": [{"required": [name]} for name in names]}

    def _once(self, fields: Schema) -> list[Schema]:
        """That no field stands under two names (Y004)."""
        twice = [{"required": list(pair)} for field in fields for pair in combinations(_ALL[field], 2)]
        return [{"not": {"anyOf": twice}, "errorMessage": editor.TWO_NAMES.both()}]

    # --- values

    def _values(self, schema: Schema) -> Schema:
        """A schema of a value, with the Chinese words for the values that it names."""
        if schema.get("const") in CHOICES:
            rest = {name: part for name, part in schema.items() if name != "const"}
            names = (schema["const"], CHOICES[schema["const"]])
            return {**rest, "type": "string", "pattern": f"^(?:{'|'.join(map(literal, names))})$"}
        if "enum" not in schema or not any(value in CHOICES for value in schema["enum"]):
            return schema
        if "enumDescriptions" not in schema:
            values = [word for value in schema["enum"] for word in self._words(value)]
            return {**schema, "enum": values}
        own, others = ([*STATES], [*STATES.values()]) if self.lang == "zh" else ([*STATES.values()], [*STATES])
        pattern = f"^(?:{'|'.join(map(literal, others))})$"
        return {"anyOf": [{**schema, "enum": own}, {"type": "string", "pattern": pattern}]}

    def _words(self, value: Any) -> tuple[Any, ...]:
        if value not in CHOICES:
            return (value,)
        return (CHOICES[value], value) if self.lang == "zh" else (value, CHOICES[value])
