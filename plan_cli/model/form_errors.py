"""Errors of validation as hits of the S family, with what was probably meant; imported only when there are some."""

from __future__ import annotations

import re
import typing
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ValidationError

from plan_cli.finding import Fact, Hit, Mend, Path
from plan_cli.model.guessed_days import meant_date, meant_period
from plan_cli.model.guesses import (
    is_allowed,
    is_opposite,
    meant_number,
    meant_state,
    says_nothing_is_known,
    vague_figure,
)
from plan_cli.model.joined_fields import Fields, fragment
from plan_cli.reading.folding import bare, folded, without_footnote
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
    "units": "units",
    "words": "words",
}
"""What is wanted where pydantic finds an error of this kind. No form of ours has an error of another kind."""


def report_errors(
    error: ValidationError,
    model: type[BaseModel],
    data: Any,
    base: Path,
    source: Source,
    suggester: Suggester,
    year_starts: int = 1,
) -> dict[Path, Path | None]:
    """Add a hit for each error; give back the paths below `base` that are in error, each with the path that was
    probably meant. `year_starts`: the month in which the plan's years begin.
    """
    paths: dict[Path, Path | None] = {}
    problems = source.problems
    for fault in error.errors(include_url=False, include_context=True, include_input=False):
        loc = tuple(fault["loc"])
        if loc in paths:
            continue
        paths[loc] = None
        if fault["type"] != "extra_forbidden":
            problems.add(*_wrong_value(fault, data, base + loc, loc, source, suggester, year_starts))
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
    meant = _synonym(name, _names(form)) or suggester.nearest(name, _names(form))
    is_free = meant is not None and meant not in _value_at(data, loc[:-1])
    mends = (Mend(base + loc, meant, on_key=True),) if meant and is_free else ()
    left = tuple(field for field in _names(form) if field not in _value_at(data, loc[:-1]))
    facts: dict[str, Fact] = {"suggestion": meant} if meant else {"own": left}
    hit = Hit(base + loc, actual=name, facts=facts, on_key=True, mends=mends)
    return hit, {loc: (*loc[:-1], meant) if meant else None}


_SYNONYMS = {
    "owner": ("lead",), "leader": ("lead",), "responsible_unit": ("responsible", "lead"), "owners": ("lead",),
    "due": ("by", "due_days"), "deadline": ("by", "due"), "until": ("by", "end"), "name": ("title",),
    "title": ("name",),
    "state": ("status",), "number": ("value",), "amount": ("value",), "unit": ("measure",), "total": ("of",),
    "reference": ("ref",), "file": ("ref",), "url": ("ref",), "reason": ("cause",), "measures": ("remedy",),
    "submitted_at": ("submitted",), "approver": ("approved_by",), "min": ("at_least",), "max": ("at_most",),
    "from": ("start",), "to": ("end",), "minimum": ("at_least",), "maximum": ("at_most",), "frequency": ("cycle",),
}  # fmt: skip
"""Names that people take for a field, and the fields that may be meant, the likeliest first."""


def _synonym(name: str, names: list[str]) -> str | None:
    return next((field for field in _SYNONYMS.get(name.lower(), ()) if field in names), None)


def _names(form: type[BaseModel] | None) -> list[str]:
    fields = form.model_fields.items() if form else ()
    return [*(field.alias or name for name, field in fields), *getattr(form, "apart", ())]


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


def _wrong_value(
    fault: Any, data: Any, at: Path, loc: Path, source: Source, suggester: Suggester, year_starts: int
) -> tuple[str, Hit]:
    kind, value = fault["type"], _value_at(data, loc)
    if loc[-1:] == (_KEY,):
        return _wrong_key(str(loc[-2]), at[:-1])
    if kind == "missing":
        return "S101", Hit(at[:-1], actual=at[-1])
    if value is None or (isinstance(value, str) and not value.strip()):
        return "S101", Hit(at, "empty", actual=next(step for step in reversed(at) if isinstance(step, str)))
    if kind in ("bad_date", "date_type"):
        day = meant_date(value)
        hit = Hit(at, "date", actual=abbreviated(value), sure=day is not None and day.is_sure)
        return "S104", _guessed(hit, day.text if day else None, day.text if day else None)
    if kind == "bad_period":
        meant = meant_period(value, year_starts)
        hit = Hit(at, "period", actual=abbreviated(value), sure=meant is not None and meant.is_sure)
        return "S104", _guessed(hit, meant.text if meant else None, f'"{meant.text}"' if meant else None)
    if kind == "literal_error":
        return "S103", _no_choice(value, at, tuple(re.findall(r"'([^']*)'", fault["ctx"]["expected"])), suggester)
    wanted = _WANTED.get(kind, "text")
    if wanted == "number" and isinstance(value, str):
        return _no_number(value, at, _value_at(data, loc[:-1]), source)
    if kind == "greater_than_equal" and fault["ctx"]["ge"] > 0:
        wanted = "positive"
    return "S103", no_shape(Hit(at, wanted, actual=abbreviated(value)), value)


_KEY = "[key]"
"""The last step to the key of a mapping that is itself wrong."""


def _wrong_key(key: str, at: Path) -> tuple[str, Hit]:
    """A key that is no day, where days are the keys."""
    day = meant_date(key)
    hit = Hit(at, "date", actual=abbreviated(key), on_key=True, facts={"suggestion": day.text if day else None})
    return "S104", hit


_FIELDS_WITHIN = {
    "entries": ("task", "status"),
    "figures": ("target", "value", "measure"),
    "evidence": ("title", "ref"),
    "shortfall": ("cause", "remedy", "due"),
}
"""What must stand in the lists and mappings of a report."""
_ONE_OF = {"during": "window-name", "held": "window-name", "window": "window-name"}
"""The cases of fields of a plan that name one thing, where a list or a mapping stands."""


def no_shape(hit: Hit, value: object) -> Hit:
    """The hit of a value of another shape, with the form that is wanted, down to the fields within."""
    path = hit.at if isinstance(hit.at, tuple) else ()
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if hit.case == "text" and isinstance(value, list | dict):
        return hit._replace(case=_ONE_OF.get(name, "one-text"))
    if hit.case not in ("list", "mapping"):
        return hit
    if isinstance(value, str) and value.lstrip()[:1] in _WIDE_BRACKETS and len(value.strip()) > 1:
        opening = value.lstrip()[0]
        facts = {"sign": opening, "half": "{ }" if hit.case == "mapping" or name in _FIELDS_WITHIN else "[ ]"}
        return hit._replace(case="wide-bracket", facts=facts)
    case = no_mapping_case(value) if hit.case == "mapping" else hit.case
    if case in ("list", "mapping") and name in _FIELDS_WITHIN:
        return hit._replace(case=f"{case}-of", expected=tuple(f"{field}:" for field in _FIELDS_WITHIN[name]))
    return hit._replace(case="states" if case == "mapping" and name == "deliverables" else case)


_WIDE_BRACKETS = "【（〔｛［(《「『"


def _guessed(hit: Hit, meant: str | None, text: str | None) -> Hit:
    """A hit with what was meant, and `text`, which is how that is written."""
    mends = (Mend(hit.at, text),) if meant and text else ()
    return hit._replace(facts={"suggestion": meant}, mends=mends, sure=hit.sure and bool(mends))


_CYCLES = {
    "yearly": "annual annually year 年 年度 每年 按年",
    "half-yearly": "half-year halfyear semi-annual semiannual halfyearly biannual 半年 每半年 半年度 按半年",
    "quarterly": "quarter 季 季度 每季度 按季 按季度",
    "monthly": "month 月 月度 每月 按月",
    "year": "yearly annual annually 年 每年",
    "half-year": "half-yearly halfyear semi-annual semiannual 半年 每半年",
    "quarter": "quarterly 季 季度 每季 每季度",
    "month": "monthly 月 每月",
    "at_least": "atleast at-least 至少 以上",
}
"""The choices that are no states, in the words that are taken for them."""


def _no_choice(value: object, at: Path, choices: tuple[str, ...], suggester: Suggester) -> Hit:
    case = "choice" if len(choices) > 1 else "only"
    hit = Hit(at, case, expected=choices, actual=abbreviated(value))
    state = meant_state(value)
    if state and state.text in choices:
        return _guessed(hit._replace(sure=state.is_sure), state.text, state.text)
    if is_opposite(value):
        return hit
    word = folded(bare(str(value)[:40])).lower()
    meant = next((choice for choice in choices if word in _CYCLES.get(choice, "").split()), None)
    meant = meant or suggester.nearest(word, choices)
    return _guessed(hit, meant, meant)


def _no_number(value: str, at: Path, figure: Any, source: Source) -> tuple[str, Hit]:
    """A text in place of a number; `figure`: what it stands in."""
    text, trimmed = "".join(value.split()), value.strip()
    measure = figure.get("measure") if isinstance(figure, dict) else None
    vague = vague_figure(text)
    if vague:
        case = vague.case if at[-1:] == ("value",) or vague.case == "multiple" else "other"
        hit = Hit(at, case, expected=vague.number, actual=abbreviated(value))
        return "P502", _mended_vague(hit, at, vague.number, figure, source)
    is_quoted = len(value) <= MAX_NUMBER_LENGTH and is_number(trimmed)
    if not is_quoted and at[-1:] == ("value",) and says_nothing_is_known(text):
        return "S103", Hit(at, "not-known", actual=abbreviated(value))
    meant = trimmed if is_quoted else meant_number(text, measure)
    if meant == value:
        hit = Hit(at, "quoted", actual=abbreviated(value))
    else:
        hit = Hit(at, "number", actual=abbreviated(value), facts={"suggestion": meant} if meant else {})
    if meant and is_allowed(meant, at[-1], measure):
        hit = hit._replace(mends=(Mend(at, meant),), sure=without_footnote(text) == text)
    return "S103", hit


def _mended_vague(hit: Hit, at: Path, meant: Decimal, figure: Any, source: Source) -> Hit:
    """The hit of a vague figure, with its mend where the words determine it: a floor, or a number to be written out."""
    number = format(meant, "f")
    if hit.case not in ("more", "multiple"):
        return hit
    if not is_allowed(number, at[-1], figure.get("measure")):
        return hit
    if hit.case == "more" and figure.get("bound") != "at_least":
        if "bound" in figure:
            return hit
        indent = source.region(at, on_key=True).start.column - 1
        number += ", bound: at_least" if source.pairs(at[:-1]) else f"\n{' ' * indent}bound: at_least"
    return hit._replace(mends=(Mend(at, number),), sure=True)


def _value_at(data: Any, loc: Path) -> Any:
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
