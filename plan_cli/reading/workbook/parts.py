"""From the XML parts of a workbook to its grid, without a library: a check has no time to import one, and this one
takes nothing in that could harm.

Read are the sheets' cells in the order of the book, shared texts, and of the styles only which numbers are dates or
percentages. A sheet's declared dimension is not looked at, nothing outside the file is followed, and a part that
declares a type or an entity is refused before it is used.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from plan_cli.reading.decoding import REPLACEMENT
from plan_cli.reading.quoting import MAX_NUMBER_LENGTH
from plan_cli.reading.workbook.archive import Archive, Unfit
from plan_cli.reading.workbook.grid import Grid, Kind, Merge, Sheet, Value

MAX_CELLS = 20_000
"""Cells that hold something, in all sheets: a form of a hundred targets has two thousand."""
MAX_SHEETS = 50
MAX_DEPTH = 60
MAX_MERGES = 2_000
_MAIN = "xl/workbook.xml"
_CELL = r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z"
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58))
"""Formats that every program knows by number and that show a date; from 27 on as in China."""
_PERCENT_FORMATS = frozenset((9, 10))
_NOT_SHOWN = r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.'
"""In a format: texts in quotes, colours and conditions, escaped signs."""
_POWER = r"[0#?]e[+-]"
"""A number with its power of ten, whose e is no era's."""
_ESCAPED = r"_x([0-9A-Fa-f]{4})_"
_LONGEST_NUMBER = 40

Attributes = Mapping[str, str]
Begin = Callable[[str, Attributes], None]
End = Callable[[str], None]


def grid_of(archive: Archive) -> Grid:
    """All that stands in the cells of a workbook's sheets."""
    main = _main_part(archive)
    if not archive.has(main):
        raise Unfit("Y008", "no-workbook")
    book = _Book()
    _parse(archive.part(main), book.begin)
    if len(book.sheets) > MAX_SHEETS:
        raise Unfit("Y009", "cells", len(book.sheets), MAX_SHEETS)
    ways = _relations(archive, main)
    texts = _texts(archive, next((way for kind, way in ways.values() if kind == "sharedStrings"), ""))
    styles = _Styles()
    if style_part := next((way for kind, way in ways.values() if kind == "styles"), ""):
        _parse(archive.part(style_part), styles.begin, styles.end)
    sheets = []
    cells = 0
    for number, (name, id) in enumerate(book.sheets, start=1):
        kind, part = ways.get(id, ("", ""))
        if kind != "worksheet":
            continue  # a sheet of charts, or one that is not there
        reader = _Cells(texts, styles.kinds, book, MAX_CELLS - cells)
        _parse(archive.part(part), reader.begin, reader.end, reader.text)
        cells += reader.count
        sheets.append(Sheet(name, number, reader.rows, tuple(reader.merges), book.from_1904))
    return tuple(sheets)


def _main_part(archive: Archive) -> str:
    ways = _relations(archive, "")
    return next((way for kind, way in ways.values() if kind == "officeDocument"), _MAIN)


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to within the file: by id, its kind and its name. What is outside is passed over."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}

    def begin(tag: str, given: Attributes) -> None:
        if tag == "Relationship" and given.get("TargetMode", "").lower() != "external":
            target = given.get("Target", "").replace("\\", "/")
            way = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], way)

    _parse(archive.part(posixpath.join(folder, "_rels", f"{name}.rels")), begin)
    return found


def _parse(data: bytes, begin: Begin, end: End | None = None, text: Callable[[str], None] | None = None) -> None:
    """Go through a part; names come without their namespaces, which programs choose differently."""
    if not data:
        return
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def refuse(*_: Any) -> None:
        raise Unfit("Y009", "entities")

    def begins(tag: str, given: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Unfit("Y009", "levels", None, MAX_DEPTH)
        begin(tag.rpartition(" ")[2], given)

    def ends(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(tag.rpartition(" ")[2])

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except ExpatError:
        raise Unfit("Y008", "broken") from None


def refuse_declarations(archive: Archive) -> None:
    """Go through every part that is XML, lest another program takes in what a check never looks at."""
    for name in archive.names:
        if name.endswith((".xml", ".rels", ".vml")):
            _parse(archive.part(name), lambda tag, given: None)


class _Book:
    """The sheets of a book in their order, each with the id of its part; and how it counts days and works formulas
    out.
    """

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False
        self.is_calculated = True

    def begin(self, tag: str, given: Attributes) -> None:
        if tag == "sheet":
            id = next((value for name, value in given.items() if name.endswith(" id")), "")
            self.sheets.append((given.get("name", ""), id))
        elif tag == "workbookPr":
            self.from_1904 = _is_true(given.get("date1904"))
        elif tag == "calcPr":  # a program that can't work formulas out asks for that, with a result that is made up
            self.is_calculated = not _is_true(given.get("fullCalcOnLoad"))


def _is_true(text: str | None) -> bool:
    return text in ("1", "true", "on")


class _Styles:
    """For each style of cells, in their order: whether its numbers are dates, percentages, or numbers."""

    def __init__(self) -> None:
        self.kinds: list[Kind] = []
        self._formats: dict[str, Kind] = {}
        self._in_cells = False

    def begin(self, tag: str, given: Attributes) -> None:
        if tag == "numFmt":
            self._formats[given.get("numFmtId", "")] = _kind_of(given.get("formatCode", ""))
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            id = given.get("numFmtId", "0")
            self.kinds.append(self._formats[id] if id in self._formats else _known_kind(id))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False


def _known_kind(id: str) -> Kind:
    number = int(id) if id.isdecimal() and len(id) < 5 else 0
    return Kind.DAY if number in _DATE_FORMATS else Kind.PERCENT if number in _PERCENT_FORMATS else Kind.NUMBER


def _kind_of(code: str) -> Kind:
    shown = re.sub(_NOT_SHOWN, "", code).lower().split(";")[0]
    if "%" in shown:
        return Kind.PERCENT
    if "general" in shown or re.search(_POWER, shown):
        return Kind.NUMBER
    is_month = "m" in shown and "h" not in shown and "s" not in shown
    return Kind.DAY if is_month or any(sign in shown for sign in "yde") else Kind.NUMBER


def _texts(archive: Archive, part: str) -> list[str]:
    """The texts that cells share, without what says how they are read aloud."""
    found: list[str] = []
    parts: list[str] = []
    aloud = is_text = False

    def begin(tag: str, given: Attributes) -> None:
        nonlocal aloud, is_text
        if tag == "si":
            parts.clear()
        aloud = aloud or tag == "rPh"
        is_text = tag == "t"

    def end(tag: str) -> None:
        nonlocal aloud, is_text
        is_text = False
        if tag == "rPh":
            aloud = False
        elif tag == "si":
            found.append(unescaped("".join(parts)))

    def take(text: str) -> None:
        if is_text and not aloud:
            parts.append(text)

    if part:
        _parse(archive.part(part), begin, end, take)
    return found


def unescaped(text: str) -> str:
    """A text of a cell as it was typed: signs that XML can't hold are written `_x000D_`; lines end in one way."""
    if "_x" in text:
        text = re.sub(_ESCAPED, lambda found: _sign(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sign(code: int) -> str:
    return REPLACEMENT if 0xD800 <= code < 0xE000 else chr(code)


class _Cells:
    """The cells of a sheet that hold something. Rows and cells that don't say where they are follow each other."""

    def __init__(self, texts: list[str], kinds: list[Kind], book: _Book, most: int) -> None:
        self.rows: dict[int, dict[int, Value]] = {}
        self.merges: list[Merge] = []
        self.count = 0
        self._texts, self._kinds, self._book, self._most = texts, kinds, book, most
        self._row = self._column = 0
        self._type, self._style = "", ""
        self._value: list[str] = []
        self._inline: list[str] = []
        self._has_value = self._has_formula = False
        self._into: list[str] | None = None
        self._aloud = False

    def begin(self, tag: str, given: Attributes) -> None:
        if tag == "c":
            place = re.match(_CELL, given.get("r", ""))
            self._column = column_of(place[1]) if place else self._column + 1
            self._type, self._style = given.get("t", "n"), given.get("s", "0")
            self._value, self._inline, self._has_value, self._has_formula = [], [], False, False
        elif tag == "v":
            self._into, self._has_value = self._value, True
        elif tag == "row":
            row = given.get("r", "")
            self._row = int(row) if row.isdecimal() and len(row) < 8 else self._row + 1
            self._column = 0
        elif tag == "t":
            self._into = None if self._aloud else self._inline
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._aloud = True
        elif tag == "mergeCell":
            self._merge(given.get("ref", ""))

    def end(self, tag: str) -> None:
        self._into = None
        if tag == "c" and (self._has_value or self._has_formula or self._inline):
            value = self._read()
            if value is not None:
                self.count += 1
                if self.count > self._most:
                    raise Unfit("Y009", "cells", None, MAX_CELLS)
                row = self.rows.setdefault(self._row, {})
                if self._column in row:
                    raise Unfit("Y008", "broken")  # one place, two values
                row[self._column] = value
        elif tag == "rPh":
            self._aloud = False

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        begin, end = re.match(_CELL, first), re.match(_CELL, last)
        if begin and end and len(self.merges) < MAX_MERGES:
            self.merges.append(Merge(int(begin[2]), column_of(begin[1]), int(end[2]), column_of(end[1])))

    def _read(self) -> Value | None:
        """What the cell holds; None where that is nothing."""
        text, kind = "".join(self._value), self._type
        if self._has_formula and (not self._has_value or not self._book.is_calculated or (not text and kind != "str")):
            return Value(Kind.FORMULA, "")
        if kind in ("s", "str", "inlineStr"):
            text = self._shared(text) if kind == "s" else unescaped(text or "".join(self._inline))
            return Value(Kind.TEXT, text) if text.strip() else None
        text = text.strip()
        if not text:
            return None
        if kind == "e":
            return Value(Kind.ERROR, text[:20])
        if kind == "b":
            return Value(Kind.BOOLEAN, "1" if _is_true(text) else "0")
        if kind == "d":
            return Value(Kind.DAY, text[:10])
        return self._number(text)

    def _shared(self, text: str) -> str:
        """A shared text by its number; one that is not there is a fault of the file."""
        if not text.isdecimal() or len(text) > 9 or int(text) >= len(self._texts):
            raise Unfit("Y008", "broken")
        return self._texts[int(text)]

    def _number(self, text: str) -> Value:
        """A number as the program that wrote it shows it: to 15 digits, behind which it only holds rounding."""
        try:
            number = float(text) if len(text) <= _LONGEST_NUMBER else None
        except ValueError:
            number = None
        if number is None or number != number or number in (float("inf"), float("-inf")):
            return Value(Kind.TEXT, text[:_LONGEST_NUMBER])
        exact = Decimal(f"{number:.15g}")
        style = int(self._style) if self._style.isdecimal() and len(self._style) < 7 else 0
        kind = self._kinds[style] if style < len(self._kinds) else Kind.NUMBER
        if kind is Kind.DAY and (day := day_of(exact, from_1904=self._book.from_1904)):
            return Value(Kind.DAY, day.isoformat())
        shown = plain(exact * 100 if kind is Kind.PERCENT else exact)
        if len(shown) > MAX_NUMBER_LENGTH:
            return Value(Kind.TEXT, text)
        return Value(Kind.PERCENT if kind is Kind.PERCENT else Kind.NUMBER, shown)


def plain(number: Decimal) -> str:
    """A number's digits, without an exponent or zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def day_of(number: Decimal, *, from_1904: bool = False) -> date | None:
    """The day that a spreadsheet counts so; None where it knows no such day. Day 60 never was, and is none."""
    days = int(number) + (1462 if from_1904 else 0)
    if not 61 <= days <= 2_958_465:
        return None
    return date(1899, 12, 30) + timedelta(days=days)


def column_of(name: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
