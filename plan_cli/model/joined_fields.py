"""Fields between braces that a full-width sign made part of another's name or value; imported only where a file may hold some.

`{cause: 人手不足，remedy：增派}` is sound YAML with one field. Each such pair is reported once, taken out of the data, and all that it was
meant to give is told to be in error, so that nothing of it is called missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from plan_cli.finding import Hit, Path, Position
from plan_cli.model.report_form import Entry, Evidence, Figure, Header, Shortfall
from plan_cli.reading.quoting import abbreviated
from plan_cli.reading.source import Source
from plan_cli.reading.yaml.tree import Node, is_scalar

_IDS = r"[A-Za-z][A-Za-z0-9]*(?:\.[0-9]+)?\.[Dd][0-9]+"
_GAP = r"[ \t\u3000]{0,3}"


class _Signs(NamedTuple):
    """What parts the fields of one mapping: `parted` a comma with the name behind it, `first` the name at the beginning, with its colon."""

    parted: re.Pattern[str]
    first: re.Pattern[str]


@cache
def _signs(names: tuple[str, ...]) -> _Signs:
    name = f"(?P<name>{'|'.join(names)})"
    parted = rf"{_GAP}(?P<sign>[，、；]){_GAP}{name}{_GAP}(?:[:：]{_GAP}|\Z)"
    return _Signs(re.compile(parted), re.compile(rf"{name}{_GAP}(?P<colon>[:：]){_GAP}"))


def take_out(source: Source) -> Iterator[Path]:
    """Report the pairs that hold more than one field; the paths of all these fields are in error."""
    for path, names, mapping in _mappings(source.data):
        for key, value in source.pairs(path):
            if is_scalar(key) and not key.style:
                for name in _taken(source, (*path, key.value), key, value, _signs(names), mapping):
                    yield (*path, name)


def _mappings(data: dict[str, Any]) -> Iterator[tuple[Path, tuple[str, ...], dict[str, Any]]]:
    """The mappings of a report, each with its path and the names that it may have."""
    yield (), (*Header.model_fields, *Header.apart), data
    for path, entry in _items(data, "entries", ()):
        yield path, tuple(Entry.model_fields), entry
        for name, model in (("figures", Figure), ("evidence", Evidence)):
            for at, item in _items(entry, name, path):
                yield at, tuple(model.model_fields), item
        for name, names in (("shortfall", tuple(Shortfall.model_fields)), ("deliverables", (_IDS,))):
            if isinstance(entry.get(name), dict):
                yield (*path, name), names, entry[name]


def _items(data: dict[str, Any], name: str, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    items = data.get(name)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (*path, name, index), item


def _taken(source: Source, at: Path, key: Node, value: Node, signs: _Signs, mapping: dict[str, Any]) -> list[str]:
    """The names of all fields that a pair holds, which is reported and taken out where these are several, or an id without a colon."""
    name = str(at[-1])
    is_bare = is_scalar(value) and value.value == "" and not value.style
    first = signs.first.match(name)
    inner = [part for part in signs.parted.finditer(name) if part.end("name") < len(name) or not is_bare]
    if inner:
        rest = f": {_text(source, value)}" if is_scalar(value) and not is_bare else ""
        source.problems.add("S102", _at_comma(at, inner[0], signs, name + rest))
        meant = [first["name"]] if first else []
    elif first and is_bare and at[-2] == "deliverables":
        source.problems.add("S102", Hit(at, "colon" if first["colon"] == "：" else "no-space", actual=abbreviated(name), on_key=True))
        meant = [first["name"]]
    elif is_scalar(value) and not value.style and (inner := _within(signs, text := _text(source, value))):
        place = _position(value, text[: inner[0].start("sign")])
        source.problems.add("S103", _at_comma(place, inner[0], signs, f"{name}: {text}"))
        meant = [name]
    else:
        return []
    mapping.pop(name, None)
    meant += [part["name"] for part in inner]
    if at[-2:-1] == ("deliverables",):
        mapping.update({id: None for id in meant if id not in mapping})
    return meant


def _within(signs: _Signs, text: str) -> list[re.Match[str]]:
    return [part for part in signs.parted.finditer(text) if part.end("name") < len(text)]


def _text(source: Source, value: Node) -> str:
    return source.text[value.start_mark.index : value.end_mark.index]


def _position(value: Node, before: str) -> Position:
    """Where the text `before` ends that begins with the value."""
    *lines, last = before.split("\n")
    return Position(value.start_mark.line + len(lines) + 1, len(last) + 1 + (0 if lines else value.start_mark.column))


def _at_comma(at: Path | Position, comma: re.Match[str], signs: _Signs, pair: str) -> Hit:
    mended = signs.first.sub(r"\g<name>: ", pair, count=1) if signs.first.match(pair) else pair
    mended = signs.parted.sub(r", \g<name>: ", mended)
    return Hit(at, "wide-comma", expected=abbreviated(" ".join(mended.split())), actual=comma["sign"], on_key=True)
