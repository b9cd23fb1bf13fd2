"""Errors of validation as hits of the S family, with what was probably meant; imported only when there are some."""

from __future__ import annotations

import re
import typing
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from plan_cli.finding import Hit, Path
from plan_cli.model.measure import canonical, expanded, multiple_of
from plan_cli.reading.problems import Problems
from plan_cli.reading.quoting import abbreviated, in_quotes, no_mapping_case
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester
from plan_cli.reading.yaml.parser import MAX_NUMBER_LENGTH, NUMBER
from plan_cli.reading.yaml.tree import Node, is_scalar

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
_VAGUE = re.compile(
    r"[约近超逾]?(?P<number>[0-9][0-9,，]{0,20}(?:\.[0-9]{1,9})?)(?P<multiple>[十百千万亿]*)"
    r"(?:余|多|左右|以上|上下|\+)?[^\d\s]{0,3}(?:余|多|左右|以上)?\Z"
)
_ABOUT = re.compile(r"[约近]|左右|上下")
_MORE = re.compile(r"[超逾余多]|以上|\+\Z")
_WITH_COMMAS = re.compile(r"[0-9]{1,3}(?:,\s*[0-9]{3})+(?:\.[0-9]+)?\Z")


def report_errors(
    error: ValidationError, model: type[BaseModel], data: Any, base: Path, source: Source, suggester: Suggester
) -> dict[Path, Path | None]:
    """Add a hit for each error; give back the paths below `base` that are in error, each with the path that was probably meant."""
    paths: dict[Path, Path | None] = {}
    problems = source.problems
    for fault in error.errors(include_url=False, include_context=True, include_input=False):
        loc = tuple(fault["loc"])
        if loc in paths:
            continue
        paths[loc] = None
        if len(problems.hits.get("S102", ())) >= Problems.MOST and fault["type"] == "extra_forbidden":
            problems.add("S102", Hit(base))
            continue
        is_bare = fault["type"] == "extra_forbidden" and _value_at(data, loc) is None
        if is_bare and (torn := _torn(source, base, loc, _Fields(_fields_at(model, loc[:-1]), suggester))):
            problems.add("S102", torn.hit)
            paths |= torn.paths
            continue
        code, hit = _hit(fault, model, data, base + loc, loc, suggester)
        problems.add(code, hit)
        if suggestion := hit.facts.get("suggestion"):
            paths[loc] = (*loc[:-1], str(suggestion)) if code == "S102" else None
    return paths


def _hit(fault: Any, model: type[BaseModel], data: Any, at: Path, loc: Path, suggester: Suggester) -> tuple[str, Hit]:
    kind, value = fault["type"], _value_at(data, loc)
    if kind == "missing":
        return "S101", Hit(at[:-1], actual=at[-1])
    if kind == "extra_forbidden":
        name = str(at[-1])
        facts = {"suggestion": suggester.nearest(name, _fields_at(model, loc[:-1]))}
        return "S102", Hit(at, actual=name, facts=facts, on_key=True)
    if value is None or (isinstance(value, str) and not value.strip()):
        return "S101", Hit(at, "empty", actual=next(step for step in reversed(at) if isinstance(step, str)))
    if kind in ("bad_date", "date_type"):
        return "S104", Hit(at, "date", actual=abbreviated(value), facts={"suggestion": _meant_date(value)})
    if kind == "bad_period":
        return "S104", Hit(at, "period", actual=abbreviated(value), facts={"suggestion": _meant_period(value)})
    if kind == "literal_error":
        choices = tuple(re.findall(r"'([^']*)'", fault["ctx"]["expected"]))
        meant = _STATES.get(str(value))
        facts = {"suggestion": meant if meant in choices else suggester.nearest(str(value), choices)}
        return "S103", Hit(at, "choice" if len(choices) > 1 else "only", expected=choices, actual=abbreviated(value), facts=facts)
    wanted = _WANTED.get(kind, "text")
    if wanted == "number" and isinstance(value, str):
        return _not_a_number(value, at, _value_at(data, (*loc[:-1], "measure")))
    if kind == "greater_than_equal" and fault["ctx"]["ge"] > 0:
        wanted = "positive"
    if wanted == "mapping":
        wanted = no_mapping_case(value)
    return "S103", Hit(at, wanted, actual=abbreviated(value))


class _Torn(NamedTuple):
    """A name without a colon between braces, which is what is left of something else: what to say, and all that is in error with it."""

    hit: Hit
    paths: dict[Path, Path | None]


class _Fields(NamedTuple):
    """The names that a mapping may have."""

    names: list[str]
    suggester: Suggester

    def before_colon(self, text: str) -> str | None:
        """The field that stands before a colon, or one of nearly that name."""
        name, colon, _ = text.replace("：", ":").partition(":")
        name = name.strip()
        return None if not colon else name if name in self.names else self.suggester.nearest(name, self.names)


def _torn(source: Source, base: Path, loc: Path, fields: _Fields) -> _Torn | None:
    """What an unknown name really is: a pair whose colon is none; or the rest of a text behind a comma, said once for all its parts."""
    pairs = source.pairs((base + loc)[:-1])
    place = next((place for place, (key, _) in enumerate(pairs) if is_scalar(key) and key.value == loc[-1]), 0)
    if not pairs or not _is_bare(source.text, pairs[place]):
        return None
    name = str(loc[-1])
    if field := fields.before_colon(name):
        return _without_colon(name, base, loc, field)
    return _behind_comma(source, base, loc, place, fields) or (_without_colon(name, base, loc) if re.search("[:：]", name) else None)


def _without_colon(name: str, base: Path, loc: Path, field: str | None = None) -> _Torn:
    case = "colon" if name.replace("：", ":").index(":") == name.find("：") else "no-space"
    return _Torn(Hit(base + loc, case, actual=abbreviated(name), on_key=True), {loc: (*loc[:-1], field) if field else None})


def _behind_comma(source: Source, base: Path, loc: Path, place: int, fields: _Fields) -> _Torn | None:
    """The text before the comma, with all its parts behind it, where there is such a text."""
    pairs = source.pairs((base + loc)[:-1])

    def is_part(place: int) -> bool:
        return _is_bare(source.text, pairs[place]) and not fields.before_colon(pairs[place][0].value)

    first = last = place
    while first and is_part(first):
        first -= 1
    key, value = pairs[first]
    if first == place or not is_scalar(value) or value.style or _is_bare(source.text, pairs[first]):
        return None
    while last + 1 < len(pairs) and is_part(last + 1):
        last += 1
    whole = source.text[value.start_mark.index : pairs[last][0].end_mark.index]
    return _Torn(_at_comma(whole, base + loc, key.value), {(*loc[:-1], part.value): None for part, _ in pairs[first : last + 1]})


def _is_bare(text: str, pair: tuple[Node, Node]) -> bool:
    """Whether a name has no colon, nor a value."""
    key, value = pair
    return is_scalar(value) and value.value == "" and not text[key.end_mark.index : value.end_mark.index].strip()


def _at_comma(whole: str, at: Path, field: str) -> Hit:
    case, mend = "comma", in_quotes(whole)
    if _WITH_COMMAS.match(whole):
        case, mend = "comma-number", re.sub(r",\s*", "", whole)
    return Hit(at, case, expected=mend, actual=abbreviated(at[-1]), facts={"field": field}, on_key=True)


def _not_a_number(value: str, at: Path, measure: Any) -> tuple[str, Hit]:
    text = "".join(value.split())
    vague = _VAGUE.match(text)
    if vague and (case := "about" if _ABOUT.search(text) else "more" if _MORE.search(text) else ""):
        number = Decimal(re.sub("[,，]", "", vague["number"]))
        return "P502", Hit(at, case, expected=expanded(number, multiple_of(vague["multiple"], "") or 1), actual=abbreviated(value))
    trimmed = value.strip()
    if len(value) <= MAX_NUMBER_LENGTH and NUMBER.match(trimmed):
        return "S103", Hit(at, "quoted", actual=abbreviated(value)) if value == trimmed else _no_number(value, at, trimmed)
    if at[-1:] == ("value",) and _NOTHING_KNOWN.match(text):
        return "S103", Hit(at, "not-known", actual=abbreviated(value))
    return "S103", _no_number(value, at, _meant_number(text, measure))


def _no_number(value: str, at: Path, meant: str | None) -> Hit:
    return Hit(at, "number", actual=abbreviated(value), facts={"suggestion": meant} if meant else {})


_NOTHING_KNOWN = re.compile(r"(?![约近超逾]?[零〇一二两三四五六七八九十百千万亿])\D+\Z")
"""A text without digits that is no number in words either: 待统计, 无, -."""
_WRITTEN = re.compile(
    r"(?P<number>[0-9]{1,12}(?:[,，][0-9]{3})*(?:\.[0-9]{1,6})?)(?P<multiple>[十百千万亿]{0,2})(?P<suffix>[^\d\s]{0,3})\Z"
)
_DAY = re.compile(r"\s*([0-9]{4})[年./-]?([0-9]{1,2})[月./-]?([0-9]{1,2})日?\s*\Z")


def _meant_number(text: str, measure: Any) -> str | None:
    """The plain number that was probably meant by 3,200, 6.2万人次 or 90个; none for a number of another measure."""
    written = _WRITTEN.match(unicodedata.normalize("NFKC", text))
    if not written or not (written["multiple"] or "," in text or "，" in text or not text[-1].isdigit() or not text.isascii()):
        return None
    if written["suffix"] and not (isinstance(measure, str) and canonical(measure) == canonical(written["suffix"])):
        return None
    number = Decimal(re.sub("[,，]", "", written["number"]))
    factor = multiple_of(written["multiple"], "") if written["multiple"] else 1
    return format(expanded(number, factor), "f") if factor else None


def _meant_date(value: object) -> str | None:
    """The date that was probably meant by 2025年1月14日, 2025.1.14 or 20250114."""
    day = _DAY.match(value) if isinstance(value, str) else _DAY.match(format(value, "f")) if isinstance(value, Decimal) else None
    try:
        return date(*map(int, day.groups())).isoformat() if day else None
    except ValueError:
        return None


_PERIOD = re.compile(
    r"([1-9][0-9]{3})年?度?[-./]?"
    r"(?:第?([一二三四1-4])季度?|([上下])半年|0?([1-9]|1[0-2])(?:月份?|(?<=[-./]\d)|(?<=[-./]\d\d))|(H[12]|Q[1-4])|全年)?\Z"
)
_DIGITS = str.maketrans("一二三四", "1234")


def _meant_period(value: object) -> str | None:
    """The period that was probably meant by 2025年度, 2025年上半年, 2025年第三季度, 2025年9月 or 2025Q3."""
    given = format(value, "f") if isinstance(value, Decimal) else value if isinstance(value, str) else ""
    found = _PERIOD.match("".join(unicodedata.normalize("NFKC", given[:40]).split()).upper())
    if not found:
        return None
    year, quarter, half, month, name = found.groups()
    part = f"Q{quarter.translate(_DIGITS)}" if quarter else {"上": "H1", "下": "H2"}[half] if half else month.zfill(2) if month else name
    return f"{year}-{part}" if part else str(year)


_STATES = {
    "未启动": "not_started", "未开始": "not_started", "未开展": "not_started",
    "推进中": "in_progress", "进行中": "in_progress", "正在推进": "in_progress",
    "已完成": "done", "完成": "done", "受阻": "blocked", "暂停": "blocked",
}  # fmt: skip


def _value_at(data: Any, loc: Path) -> Any:
    for step in loc:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _fields_at(model: type[BaseModel], loc: Path) -> list[str]:
    """The names that the mapping at `loc` may have."""
    current: type[BaseModel] | None = model
    for step in loc:
        if current is not None and isinstance(step, str):
            current = _model_in(current.model_fields[step].annotation) if step in current.model_fields else None
    return [*current.model_fields, *getattr(current, "apart", ())] if current else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _model_in(part))), None)
