"""From the models of plans and reports to plain JSON Schema, as simple as editors like it.

pydantic's own output is for its own kind of input: numbers that may be text, `anyOf` wherever null is allowed. Here a
number is a number, a date a text that names a real day, and what may be null has `null` among its types, so that an
editor's messages stay short.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from plan_cli.model.plan_form import read_words
from plan_cli.words import editor

if TYPE_CHECKING:
    from plan_cli.rendering.schema import Schema

_DAY, _LEAP = "(?:0[1-9]|[12][0-9]|30)", "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
REAL_DATE = (
    "^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    f"|(?:0[469]|11)-{_DAY}|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)$"
)
"""A day that exists, leap years and all: `format: date` alone lets 2025-02-30 pass."""

PERIOD = "^[1-9][0-9]{3}(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?$"
_DROPPED = ("title", "default")
_LIMITS = {"ge": "minimum"}
"""What pydantic leaves in its own words where a value is converted before its limit is looked at."""


_WORDS = core_schema.union_schema(
    [
        core_schema.str_schema(),
        core_schema.dict_schema(core_schema.literal_schema(["zh", "en"]), core_schema.str_schema()),
    ]
)
"""What `read_words` accepts."""


class _Plain(GenerateJsonSchema):
    """Numbers, dates and periods as they stand in a file."""

    def decimal_schema(self, schema: Any) -> Schema:
        limit = (
            {"exclusiveMinimum": int(schema["gt"])}
            if "gt" in schema
            else {"minimum": int(schema["ge"])}
            if "ge" in schema
            else {}
        )
        return {"type": "number", **limit}

    def date_schema(self, schema: Any) -> Schema:
        return {"type": "string", "format": "date", "pattern": REAL_DATE, "errorMessage": editor.BAD_DATE.both()}

    def function_plain_schema(self, schema: Any) -> Schema:
        """What a function alone reads: a text, or one for each language; or a period: text, or the bare number of a
        year.
        """
        if schema["function"]["function"] is read_words:
            return self.generate_inner(_WORDS)
        message = editor.BAD_PERIOD.both()
        return {
            "type": ["string", "integer"],
            "pattern": PERIOD,
            "minimum": 1000,
            "maximum": 9999,
            "errorMessage": message,
        }

    def dict_schema(self, schema: Any) -> Schema:
        """A mapping by days has no other keys."""
        form = super().dict_schema(schema)
        for pattern, value in form.pop("patternProperties", {}).items():
            names = {"pattern": pattern, "errorMessage": editor.BAD_DATE.both()}
            form |= {"propertyNames": names, "additionalProperties": value}
        return form

    def nullable_schema(self, schema: Any) -> Schema:
        return nullable(self.generate_inner(schema["schema"]))


def nullable(schema: Schema) -> Schema:
    """The same, or null."""
    if "const" in schema or "enum" in schema:
        rest = {key: value for key, value in schema.items() if key not in ("const", "enum", "type")}
        return {**rest, "enum": [*(schema["enum"] if "enum" in schema else [schema["const"]]), None]}
    if "type" not in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*kinds, "null"]}


def not_null(schema: Schema) -> Schema:
    """The same without null."""
    kinds = schema.get("type")
    if "enum" in schema:
        return {**schema, "enum": [value for value in schema["enum"] if value is not None]}
    if not isinstance(kinds, list) or "null" not in kinds:
        return schema
    rest = [kind for kind in kinds if kind != "null"]
    return {**schema, "type": rest[0] if len(rest) == 1 else rest}


def literal(text: str) -> str:
    """A text as a pattern that matches it and nothing else."""
    return re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", text)


def annotated(hint: editor.Hint, key: str = "") -> dict[str, str]:
    """What an editor shows: the name, with the key where there is one, and the sentence in both languages."""
    return {"title": f"{hint.name} {key}".strip(), "description": f"{hint.zh}\n{hint.en}"}


def definitions(model: type[BaseModel]) -> dict[str, Schema]:
    """The schema of a model and of each model within it, by name, with the words that people are shown."""
    schema = model.model_json_schema(schema_generator=_Plain, ref_template="#/$defs/{model}")
    found: dict[str, Schema] = schema.pop("$defs", {})
    return {name: _worded(name, definition) for name, definition in {**found, model.__name__: schema}.items()}


def _worded(name: str, definition: Schema) -> Schema:
    properties = {}
    for field, schema in definition["properties"].items():
        plain = {_LIMITS.get(key, key): value for key, value in schema.items() if key not in _DROPPED}
        properties[field] = {**annotated(editor.FIELDS[name][field], field), **plain}
    required = {"required": definition["required"]} if "required" in definition else {}
    return {
        **annotated(editor.MODELS[name]),
        "type": "object",
        "properties": properties,
        **required,
        "additionalProperties": False,
    }
