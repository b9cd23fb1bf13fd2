"""The schema of what `plan check -f json` writes, derived from the objects that `machine/objects` declares.

An object's schema has its docstring and its fields, each with its words and its type; what stands in a list is a
definition of its own.
"""

from __future__ import annotations

from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, is_typeddict

from plan_cli.rendering.machine import objects
from plan_cli.rendering.machine.objects import Written
from plan_cli.rendering.schema import DIALECT, Schema
from plan_cli.rendering.schema.models import PERIOD, REAL_DATE, nullable

_TYPES: dict[Any, Schema] = {str: {"type": "string"}, bool: {"type": "boolean"}}
_WRITTEN: dict[Written, Schema] = {
    Written.DAY: {"type": "string", "format": "date", "pattern": REAL_DATE},
    Written.PERIOD: {"type": "string", "pattern": PERIOD},
    Written.CODE: {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
    Written.NAME: {"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$"},
    Written.COUNT: {"type": "integer", "minimum": 0},
    Written.ORDINAL: {"type": "integer", "minimum": 1},
    Written.NUMBER: {"type": "number"},
}


def check_schema() -> Schema:
    """The schema of a result."""
    definitions: dict[str, Schema] = {}
    root = _schema(objects.Result, definitions)
    return {"$schema": DIALECT, **root, "$defs": definitions}


def _schema(form: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of a type; what lists hold is put among the definitions, by name."""
    if is_typeddict(form):
        fields = {name: _schema(field, definitions) for name, field in form.__annotations__.items()}
        required = [name for name in fields if name in form.__required_keys__]
        return {"description": form.__doc__, **_object(fields), "required": required}
    if isinstance(form, type) and issubclass(form, StrEnum):
        return {"enum": list(form)}
    origin, arguments = get_origin(form), get_args(form)
    if origin is Annotated:
        return _annotated(*arguments, definitions=definitions)
    if origin in (Union, UnionType):
        kinds = [_schema(kind, definitions) for kind in arguments if kind is not NoneType]
        return _union(kinds, null=NoneType in arguments)
    if origin is NotRequired:
        return _schema(arguments[0], definitions)
    if origin is Literal:
        return {"const": arguments[0]}
    if origin is list:
        return {"type": "array", "items": _item(arguments[0], definitions)}
    if origin is dict:
        return _mapping(*arguments, definitions=definitions)
    return _TYPES[form]


def _annotated(form: Any, *told: Written | str, definitions: dict[str, Schema]) -> Schema:
    """A type with how it is written, or with its description, or both."""
    schema = next((_WRITTEN[note] for note in told if isinstance(note, Written)), None) or _schema(form, definitions)
    words = next((note for note in told if isinstance(note, str)), None)
    return {"description": words, **schema} if words else schema


def _union(kinds: list[Schema], *, null: bool) -> Schema:
    """One of several types; what is said of one of them stands beside them all, since it concerns no other."""
    names = list(dict.fromkeys(kind["type"] for kind in kinds if "type" in kind))
    merged = {key: value for kind in kinds for key, value in kind.items()}
    if len(names) > 1:
        merged["type"] = names
    return nullable(merged) if null else merged


def _item(form: Any, definitions: dict[str, Schema]) -> Schema:
    if not is_typeddict(form):
        return _schema(form, definitions)
    name = form.__name__.lower()
    definitions[name] = _schema(form, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _mapping(key: Any, value: Any, *, definitions: dict[str, Schema]) -> Schema:
    """A number for each name: all the names of an enumeration, or any."""
    inner = _schema(value, definitions)
    if issubclass(key, StrEnum):
        return _object({name.value: inner for name in key})
    return {"type": "object", "additionalProperties": inner}


def _object(fields: dict[str, Schema]) -> Schema:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
