"""Fields between braces that a comma or a colon joined or took apart; imported only where a file may hold some.

`{cause: 人手不足，remedy：增派}` is sound YAML with one field: a full-width sign joined two. `{value: 31,000}` has a
field `000`: a half-width comma took one apart. `{value：31000}` has a field without a value: its colon is none. Each is
reported once, and all that it was meant to give is told to be in error, so that nothing of it is called missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache, partial
from typing import Any, NamedTuple, TypeAlias

from plan_cli.finding import Hit, Mend, Name, Path, Position
from plan_cli.model.report_form import Entry, Evidence, Figure, Header, Shortfall
from plan_cli.reading.names import form_at
from plan_cli.reading.quoting import abbreviated, in_quotes, is_number, quoted
from plan_cli.reading.source import Source, within_braces
from plan_cli.reading.suggest import Suggester
from plan_cli.reading.written import Pair, Written

_IDS = r"[A-Za-z][A-Za-z0-9]*(?:\.[0-9]+)?\.[Dd][0-9]+"
_GAP = r"[ \t\u3000]{0,3}"
_WITH_COMMAS = re.compile(r"[0-9]{1,3}(?:,\s*[0-9]{3})+(?:\.[0-9]+)?\Z")


# --- joined by a full-width sign


_Change: TypeAlias = Callable[[dict[str, Any], Path], dict[str, Any]]
"""Gives a mapping at a path as it should be, the same where nothing is to be changed."""


class Repaired(NamedTuple):
    """The data of a report without the pairs that hold more than one field; `lost`: the paths of all these fields."""

    data: dict[str, Any]
    hits: list[tuple[str, Hit]]
    lost: list[Path]


def repaired(source: Source) -> Repaired:
    """A report's data, as they are where nothing is found, with what is wrong in them between braces."""
    splitter = _Splitter(source)
    return Repaired(splitter.report(source.data), splitter.hits, splitter.lost)


class _Joined(NamedTuple):
    """A pair that holds several fields, or an id without a colon: what to say, and the names of all its fields."""

    code: str
    hit: Hit
    names: list[str]


class _Splitter:
    """Goes through the mappings of a report that stand between braces."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.hits: list[tuple[str, Hit]] = []
        self.lost: list[Path] = []

    def report(self, data: dict[str, Any]) -> dict[str, Any]:
        data = self._fields(data, (), (*Header.model_fields, *Header.apart))
        return _each(data, "entries", (), self._entry)

    def _entry(self, entry: dict[str, Any], path: Path) -> dict[str, Any]:
        entry = self._fields(entry, path, tuple(Entry.model_fields))
        for name, model in (("figures", Figure), ("evidence", Evidence)):
            entry = _each(entry, name, path, partial(self._fields, names=tuple(model.model_fields)))
        for name, names in (("shortfall", tuple(Shortfall.model_fields)), ("deliverables", (_IDS,))):
            if isinstance(entry.get(name), dict):
                entry = _with(entry, name, self._fields(entry[name], (*path, name), names))
        return entry

    def _fields(self, mapping: dict[str, Any], path: Path, names: tuple[str, ...]) -> dict[str, Any]:
        """The mapping without what is not one field of these names."""
        result = mapping
        for pair in self.source.pairs(path):
            if pair.name is None or pair.key.is_quoted:
                continue
            found = self._joined(pair, path, _signs(self._either(pair, path, names)), mapping)
            if found is None:
                continue
            result = dict(mapping) if result is mapping else result
            result.pop(pair.name, None)
            if path[-1:] == ("deliverables",):
                result.update({id: None for id in found.names if id not in result})
            self.hits.append((found.code, found.hit))
            self.lost += ((*path, name) for name in _english(found.names, path))
        return result

    def _either(self, pair: Pair, path: Path, names: tuple[str, ...]) -> tuple[str, ...]:
        """The names that may be joined to a pair: behind a Chinese one the Chinese ones too, which in a text that
        stands under an English one are a part of it.
        """
        chinese = form_at(path).names
        begins = re.split("[:：]", pair.word, maxsplit=1)[0].strip()
        return (*names, *sorted(chinese, key=len, reverse=True)) if begins in chinese else names

    def _joined(self, pair: Pair, path: Path, signs: _Signs, others: Collection[str]) -> _Joined | None:
        """What a pair holds beside its own field, if anything; `others`: the fields that are there already."""
        name, value, at = pair.word, pair.value, (*path, str(pair.name))
        first = signs.first.match(name)
        parts = [part for part in signs.parted.finditer(name) if part.end("name") < len(name) or not pair.is_empty]
        if parts:
            written = name if value is None or pair.is_empty else f"{name}: {value.text}"
            names = [*([first["name"]] if first else []), *_names(parts)]
            hit = _wide_comma(at, parts[0], signs.mended(written))
            return _Joined("S102", self._with_mend(hit, pair, path, signs.mended(written), names, others), names)
        if first and pair.is_empty and path[-1:] == ("deliverables",):
            is_field = pair.is_bare and first["name"] not in others
            return _Joined("S102", _no_colon(name, at, is_field=is_field), [first["name"]])
        if value is None or value.is_quoted or not (parts := _within(signs, value.text)):
            return None
        mended, names = signs.mended(f"{name}: {value.text}"), [name, *_names(parts)]
        hit = _wide_comma(value.place(parts[0].start("sign")), parts[0], mended)
        return _Joined("S103", self._with_mend(hit, pair, path, mended, names, others), names)

    def _with_mend(
        self, hit: Hit, pair: Pair, path: Path, mended: str, names: list[str], others: Collection[str]
    ) -> Hit:
        """The hit with what to write in place of the pair, where that gives these fields and none a second time."""
        english = _english(names, path)
        is_free = len({*english}) == len(names) and not any(name in others for name in english if name != pair.name)
        if len(self.hits) >= _MENDED or not is_free or mended != _on_one_line(mended) or not _says(mended, names):
            return hit
        whole = self.source.from_to(pair.key, pair.value) if pair.value else pair.key
        return hit._replace(mends=(Mend(whole.region, mended),), sure=True)


_MENDED = 200
"""So many of these faults are given their mends; no more of them are ever told."""


class _Signs(NamedTuple):
    """What parts the fields of one mapping: `parted` a comma with the name behind it, `first` the name at the
    beginning, with its colon.
    """

    parted: re.Pattern[str]
    first: re.Pattern[str]

    def mended(self, pair: str) -> str:
        """A pair as the fields that it holds."""
        begun = self.first.sub(r"\g<name>: ", pair, count=1) if self.first.match(pair) else pair
        return self.parted.sub(r", \g<name>: ", begun)


@cache
def _signs(names: tuple[str, ...]) -> _Signs:
    name = f"(?P<name>{'|'.join(names)})"
    parted = rf"{_GAP}(?P<sign>[，、；]){_GAP}{name}{_GAP}(?:[:：]{_GAP}|\Z)"
    return _Signs(re.compile(parted), re.compile(rf"{name}{_GAP}(?P<colon>[:：]){_GAP}"))


def _wide_comma(at: Path | Position, comma: re.Match[str], mended: str) -> Hit:
    return Hit(at, "wide-comma", expected=abbreviated(_on_one_line(mended)), actual=comma["sign"], on_key=True)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _within(signs: _Signs, text: str) -> list[re.Match[str]]:
    return [part for part in signs.parted.finditer(text) if part.end("name") < len(text)]


def _english(names: list[str], path: Path) -> list[str]:
    """The fields of a mapping, as they are written, under their English names."""
    chinese = form_at(path).names
    return [chinese.get(name, name) for name in names]


def _names(parts: list[re.Match[str]]) -> list[str]:
    return [part["name"] for part in parts]


def _each(data: dict[str, Any], name: str, path: Path, change: _Change) -> dict[str, Any]:
    """The data at `path` with every mapping of one of their lists changed."""
    items = data.get(name)
    if not isinstance(items, list):
        return data
    changed = [change(item, (*path, name, i)) if isinstance(item, dict) else item for i, item in enumerate(items)]
    is_same = all(new is old for new, old in zip(changed, items, strict=True))
    return data if is_same else {**data, name: changed}


def _with(data: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    return data if data[name] is value else {**data, name: value}


# --- taken apart by a comma, or without a colon


class Fields(NamedTuple):
    """The names that a mapping may have; of these, which take a text and which a number; and the Chinese names of those
    that it does not have yet.
    """

    names: list[str]
    texts: frozenset[str]
    numbers: frozenset[str]
    chinese: Mapping[str, str]
    suggester: Suggester

    def named(self, name: str) -> str | None:
        """The field of exactly this name."""
        return name if name in self.names else self.chinese.get(name)

    def before_colon(self, text: str) -> str | None:
        """The field that stands before a colon, or one of nearly that name."""
        name, colon, _ = text.replace("：", ":").partition(":")
        name = name.strip()
        return (self.named(name) or self.suggester.nearest(name, self.names)) if colon else None


class Fragment(NamedTuple):
    """A name between braces that is a fragment of something else: what to say, and all that is in error with it."""

    hit: Hit
    paths: dict[Path, Path | None]


def fragment(source: Source, base: Path, loc: Path, fields: Fields) -> Fragment | None:
    """What an unknown name is: a pair whose colon is none, or a part of a text behind a comma, said once for all."""
    pairs = source.pairs((base + loc)[:-1])
    place = next((place for place, pair in enumerate(pairs) if pair.name == loc[-1]), 0)
    if not pairs or not pairs[place].is_bare:
        return None
    name = str(loc[-1])
    if field := fields.before_colon(name):
        is_free = not pairs[place].key.is_quoted and all(pair.name != field for pair in pairs)
        is_exact = fields.named(re.split("[:：]", name)[0].strip()) == field
        hit = _no_colon(name, base + loc, is_field=is_free and is_exact)
        return Fragment(hit, {loc: (*loc[:-1], field)})
    if found := _behind_comma(source, base, loc, place, fields):
        return found
    return Fragment(_no_colon(name, base + loc), {loc: None}) if re.search("[:：]", name) else None


def _behind_comma(source: Source, base: Path, loc: Path, place: int, fields: Fields) -> Fragment | None:
    """The text before the comma, with all its parts behind it, where there is such a text."""
    pairs = source.pairs((base + loc)[:-1])

    def is_part(place: int) -> bool:
        return pairs[place].is_bare and not fields.before_colon(str(pairs[place].name))

    first = last = place
    while first and is_part(first):
        first -= 1
    value = pairs[first].value
    if first == place or value is None or value.is_quoted or pairs[first].is_bare:
        return None
    while last + 1 < len(pairs) and is_part(last + 1):
        last += 1
    parts = [*((*loc[:-1], str(pair.name)) for pair in pairs[first : last + 1])]
    whole = source.from_to(value, pairs[last].key)
    return Fragment(_comma(whole, base + loc, str(pairs[first].name), fields), dict.fromkeys(parts))


def _comma(whole: Written, at: Path, field: str, fields: Fields) -> Hit:
    """The hit of a text that a half-width comma ends, and its rest behind it."""
    text, mend = whole.text, None
    if _WITH_COMMAS.match(text):
        case, proposed = "comma-number", re.sub(r",\s*", "", text)
        if field in fields.numbers and is_number(proposed):
            mend = proposed
    else:
        case, proposed = "comma", in_quotes(text)
        if field in fields.texts:
            mend = quoted(text)
    mends = (Mend(whole.region, mend),) if mend else ()
    hit = Hit(at, case, expected=proposed, actual=abbreviated(at[-1]), facts={"field": Name(field)}, on_key=True)
    return hit._replace(mends=mends, sure=bool(mends))


def _no_colon(name: str, at: Path, *, is_field: bool = False) -> Hit:
    """The hit of a pair whose colon is full-width, or has no space behind it. `is_field`: a field stands before it."""
    place = name.replace("：", ":").index(":")
    mended = f"{name[:place].strip()}: {name[place + 1 :].strip()}"
    mends = (Mend(at, mended, on_key=True),) if is_field and _says(mended, [name[:place].strip()]) else ()
    case = "colon" if name[place] == "：" else "no-space"
    return Hit(at, case, actual=abbreviated(name), on_key=True, mends=mends, sure=bool(mends))


def _says(text: str, names: list[str]) -> bool:
    """Whether a text gives, between braces, exactly these fields, each with something in it."""
    said = within_braces(text)
    return said is not None and list(said) == names and None not in said.values()
