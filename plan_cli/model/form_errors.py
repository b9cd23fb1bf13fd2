"""Errors of validation as hits of the S family, with what was probably meant; imported only when there are some."""

from __future__ import annotations

import re
import typing
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ValidationError

from plan_cli.finding import Hit, Mend, Path
from plan_cli.model.guesses import (
    STATES,
    is_allowed,
    meant_date,
    meant_number,
    meant_period,
    says_nothing_is_known,
    vague_figure,
)
from plan_cli.model.joined_fields import Fields, fragment
from plan_cli.reading.problems import Problems
from plan_cli.reading.quoting import MAX_NUMBER_LENGTH, abbreviated, is_number, no_mapping_case
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester

_WANTED = {
    "string_type": "text",
    "decimal_type": "number",
    "is_instance_of": "number",
    "int_type": "number",
    "bool_type": "true-false",
    "list_type": "list",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "greater_than_equal": "not-negative",
    "greater_than": "positive",
    "string_pattern_mismatch": "sha256",
    "who": "who",
}
"""What is wanted where pydantic finds an error of this kind. No form of ours has an error of another kind."""


def report_errors(
    error: ValidationError, model: type[BaseModel], data: Any, base: Path, source: Source, suggester: Suggester
) -> dict[Path, Path | None]:
    """Add a hit for each error; give back the paths below `base` that are in error, each with the path that was
    probably meant.
    """
    paths: dict[Path, Path | None] = {}
    problems = source.problems
    for fault in error.errors(include_url=False, include_context=True, include_input=False):
        loc = tuple(fault["loc"])
        if loc in paths:
            continue
        paths[loc] = None
        if fault["type"] != "extra_forbidden":
            problems.add(*_wrong_value(fault, data, base + loc, loc, suggester))
        elif len(problems.hits.get("S102", ())) >= Problems.MOST:
            problems.add("S102", Hit(base))
        else:
            hit, meant = _unknown_name(model, data, base, loc, source, suggester)
            if any(path in paths.values() for path in meant.values() if path):
                hit = hit._replace(mends=())
            problems.add("S102", hit)
            paths |= meant
    return paths


# --- names


def _unknown_name(
    model: type[BaseModel], data: Any, base: Path, loc: Path, source: Source, suggester: Suggester
) -> tuple[Hit, dict[Path, Path | None]]:
    """A name that the form does not have: what to say, and all that is in error with it."""
    form = _model_at(model, loc[:-1])
    if _value_at(data, loc) is None and (found := fragment(source, base, loc, _fields_of(form, suggester))):
        return found
    name = str(loc[-1])
    meant = suggester.nearest(name, _names(form))
    is_free = meant is not None and meant not in _value_at(data, loc[:-1])
    mends = (Mend(base + loc, meant, on_key=True),) if meant and is_free else ()
    hit = Hit(base + loc, actual=name, facts={"suggestion": meant}, on_key=True, mends=mends)
    return hit, {loc: (*loc[:-1], meant) if meant else None}


def _names(form: type[BaseModel] | None) -> list[str]:
    return [*form.model_fields, *getattr(form, "apart", ())] if form else []


def _fields_of(form: type[BaseModel] | None, suggester: Suggester) -> Fields:
    kinds = {name: set(_types_in(field.annotation)) for name, field in form.model_fields.items()} if form else {}
    texts = frozenset(name for name, types in kinds.items() if str in types)
    numbers = frozenset(name for name, types in kinds.items() if Decimal in types)
    return Fields(_names(form), texts, numbers, suggester)


def _model_at(model: type[BaseModel], loc: Path) -> type[BaseModel] | None:
    """The form of the mapping at `loc`."""
    current: type[BaseModel] | None = model
    for step in loc:
        if current is not None and isinstance(step, str):
            field = current.model_fields.get(step)
            forms = _types_in(field.annotation) if field else ()
            current = next((form for form in forms if issubclass(form, BaseModel)), None)
    return current


def _types_in(annotation: Any) -> typing.Iterator[type[Any]]:
    """The types that an annotation is made of."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _types_in(part)


# --- values


def _wrong_value(fault: Any, data: Any, at: Path, loc: Path, suggester: Suggester) -> tuple[str, Hit]:
    kind, value = fault["type"], _value_at(data, loc)
    if kind == "missing":
        return "S101", Hit(at[:-1], actual=at[-1])
    if value is None or (isinstance(value, str) and not value.strip()):
        return "S101", Hit(at, "empty", actual=next(step for step in reversed(at) if isinstance(step, str)))
    if kind in ("bad_date", "date_type"):
        meant = meant_date(value)
        return "S104", _guessed(Hit(at, "date", actual=abbreviated(value), sure=True), meant, meant)
    if kind == "bad_period":
        meant = meant_period(value)
        return "S104", _guessed(Hit(at, "period", actual=abbreviated(value), sure=True), meant, f'"{meant}"')
    if kind == "literal_error":
        return "S103", _no_choice(value, at, tuple(re.findall(r"'([^']*)'", fault["ctx"]["expected"])), suggester)
    wanted = _WANTED.get(kind, "text")
    if wanted == "number" and isinstance(value, str):
        return _no_number(value, at, _value_at(data, (*loc[:-1], "measure")))
    if kind == "greater_than_equal" and fault["ctx"]["ge"] > 0:
        wanted = "positive"
    if wanted == "mapping":
        wanted = no_mapping_case(value)
    return "S103", Hit(at, wanted, actual=abbreviated(value))


def _guessed(hit: Hit, meant: str | None, text: str | None) -> Hit:
    """A hit with what was meant, and `text`, which is how that is written."""
    mends = (Mend(hit.at, text),) if meant and text else ()
    return hit._replace(facts={"suggestion": meant}, mends=mends, sure=hit.sure and bool(mends))


def _no_choice(value: object, at: Path, choices: tuple[str, ...], suggester: Suggester) -> Hit:
    state = STATES.get(str(value))
    is_state = state in choices
    meant = state if is_state else suggester.nearest(str(value), choices)
    case = "choice" if len(choices) > 1 else "only"
    return _guessed(Hit(at, case, expected=choices, actual=abbreviated(value), sure=is_state), meant, meant)


def _no_number(value: str, at: Path, measure: object) -> tuple[str, Hit]:
    """A text in place of a number."""
    text, trimmed = "".join(value.split()), value.strip()
    if vague := vague_figure(text):
        return "P502", Hit(at, vague.case, expected=vague.number, actual=abbreviated(value))
    is_quoted = len(value) <= MAX_NUMBER_LENGTH and is_number(trimmed)
    if not is_quoted and at[-1:] == ("value",) and says_nothing_is_known(text):
        return "S103", Hit(at, "not-known", actual=abbreviated(value))
    meant = trimmed if is_quoted else meant_number(text, measure)
    if meant == value:
        hit = Hit(at, "quoted", actual=abbreviated(value))
    else:
        hit = Hit(at, "number", actual=abbreviated(value), facts={"suggestion": meant} if meant else {})
    if meant and is_allowed(meant, at[-1], measure):
        hit = hit._replace(mends=(Mend(at, meant),), sure=True)
    return "S103", hit


def _value_at(data: Any, loc: Path) -> Any:
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
