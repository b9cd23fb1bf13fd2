"""From the tables of a form to a report: the same data as that of a YAML file, and the cell of everything in it.

A row says something where one of its blanks is filled in: the form lists all that a unit owes, and what is left blank
is not reported. The blank's cell is remembered, since what is missing is missing there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from plan_cli.finding import Cell, Hit, Path, Spot
from plan_cli.reading.decoding import REPLACEMENT, code_point, forbidden, has_odd
from plan_cli.reading.folding import folded
from plan_cli.reading.problems import Problems
from plan_cli.reading.quoting import MAX_NUMBER_LENGTH, NUMBER
from plan_cli.reading.workbook.grid import Kind, Value
from plan_cli.reading.workbook.headings import (
    ANSWERS,
    CHOICES,
    DAYS,
    IDS,
    ITEMS,
    NUMBERS,
    VERSION,
    Part,
    by_word,
    plain,
)
from plan_cli.reading.workbook.parts import day_of
from plan_cli.reading.workbook.tables import Row, Table

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs, and what they are the wide form of. Nothing else is changed: the mark of a footnote is no digit."""
_SERIAL_DAYS = range(32_874, 73_416)
"""1990 to 2100, as spreadsheets count days: a number there, where a day is asked for, is one that lost its format."""
_BLANKS = {
    Part.TASKS: ("status", "progress", "cause", "remedy", "due"),
    Part.FIGURES: ("value", "of", "reason", "bound", "measured", "benchmark", "origin", "correction"),
    Part.EVIDENCE: ("title", "ref", "date"),
}
"""What a unit fills in: a row in which all of it is blank says nothing."""
_FIELDS = ("task", "status", "progress", "figures", "deliverables", "evidence", "shortfall")
"""Of an entry, in the order of a report."""
_SHORTFALL = ("cause", "remedy", "due")
_SHARE = ("%", "％", "percent")


class Form:
    """A report as it was filled in. `data` is the report; `places` and `keys` hold the cells of its values, also of
    those that are blank, and of its keys; `blanks` those to be filled in for tasks, targets and deliverables of which
    nothing is said, by id; `lost` are the paths at which nothing can be relied on.
    """

    def __init__(self, tables: Mapping[Part, Table], problems: Problems) -> None:
        self.data: dict[str, Any] = {}
        self.places: dict[Path, Cell] = {}
        self.keys: dict[Path, Cell] = {}
        self.blanks: dict[str, Cell] = {}
        self.lost: set[Path] = set()
        self._problems = problems
        self._entries: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}
        self._row: dict[str, Row] = {}
        self._head(tables[Part.HEAD])
        self._tasks(tables[Part.TASKS])
        self._figures(tables[Part.FIGURES])
        self._deliverables(tables[Part.DELIVERABLES])
        self._evidence(tables[Part.EVIDENCE])
        self.data["entries"] = [{name: entry[name] for name in _FIELDS if name in entry} for entry in self._entries]
        self.places[("entries",)] = tables[Part.TASKS].at
        self.places[()] = tables[Part.HEAD].at

    # --- the sheets

    def _head(self, table: Table) -> None:
        names = by_word(ITEMS)
        for row in table.rows:
            item, entry = row.values.get("_item"), row.values.get("_entry")
            name = names.get(plain(item.text)) if item else None
            if name is None or item is None:
                if entry:
                    self._problems.add("S102", Hit(row.cells["_item"], "item", actual=item.text if item else ""))
            elif name == "_version":
                if entry and entry.text.strip() != VERSION:
                    self._problems.add("Y008", Hit(row.cells["_entry"], "version", expected=VERSION, actual=entry.text))
            elif (name,) in self.places:
                first = Spot(self.keys[(name,)])
                self._problems.add("Y004", Hit(row.cells["_item"], "cell", actual=item.text, related=(first,)))
            else:
                self.places[(name,)], self.keys[(name,)] = row.cells["_entry"], row.cells["_item"]
                value = self._value(name, entry, (name,), shared="_entry" in row.shared)
                if value is not None or name not in ("sample",):
                    self.data[name] = value

    def _tasks(self, table: Table) -> None:
        for row in table.rows:
            is_filled = any(name in row.values for name in _BLANKS[Part.TASKS])
            id = self._id(row, "task", is_filled=is_filled)
            if id is None:
                continue
            self._row.setdefault(folded(id), row)
            if not is_filled:
                self.blanks.setdefault(folded(id), row.cells["status"])
                continue
            path = self._begin(id, row)
            entry = self._entries[-1]
            for name in ("status", "progress"):
                self._put(entry, (*path, name), row, name)
            shortfall: dict[str, Any] = {}
            for name in _SHORTFALL:
                self._put(shortfall, (*path, "shortfall", name), row, name)
            if shortfall:
                entry["shortfall"] = shortfall

    def _figures(self, table: Table) -> None:
        for row in table.rows:
            filled = [name for name in _BLANKS[Part.FIGURES] if name in row.values]
            target = self._id(row, "target", is_filled=bool(filled))
            if target is None:
                continue
            if not filled:
                self.blanks.setdefault(folded(target), row.cells["value"])
                continue
            path = self._entry_of(row)
            if path is None:
                continue
            figures = self._entries[path[1]].setdefault("figures", [])
            at = (*path, "figures", len(figures))
            figure: dict[str, Any] = {}
            figures.append(figure)
            measure = row.values.get("measure")
            is_share = measure is not None and plain(measure.text) in _SHARE
            for name in ("target", "value", "of", "measure", *_BLANKS[Part.FIGURES][2:]):
                self._put(figure, (*at, name), row, name, is_share=is_share)
                if name == "value":
                    figure.setdefault("value", None)

    def _deliverables(self, table: Table) -> None:
        for row in table.rows:
            id = self._id(row, "deliverable", is_filled="state" in row.values)
            if id is None:
                continue
            if "state" not in row.values:
                self.blanks.setdefault(folded(id), row.cells["state"])
                continue
            path = self._entry_of(row)
            if path is None:
                continue
            states = self._entries[path[1]].setdefault("deliverables", {})
            at = (*path, "deliverables", id)
            if id in states:
                first = Spot(self.keys[at])
                self._problems.add("Y004", Hit(row.cells["deliverable"], "cell", actual=id, related=(first,)))
                continue
            self.keys[at] = row.cells["deliverable"]
            states[id] = self._value("state", row.values["state"], at, shared="state" in row.shared)
            self.places[at] = row.cells["state"]

    def _evidence(self, table: Table) -> None:
        for row in table.rows:
            if not any(name in row.values for name in _BLANKS[Part.EVIDENCE]):
                continue
            path = self._entry_of(row)
            if path is None:
                continue
            documents = self._entries[path[1]].setdefault("evidence", [])
            at = (*path, "evidence", len(documents))
            document: dict[str, Any] = {"title": None, "ref": None}
            documents.append(document)
            for name in _BLANKS[Part.EVIDENCE]:
                self._put(document, (*at, name), row, name)

    # --- entries

    def _begin(self, id: str, row: Row) -> tuple[str, int]:
        """An entry for a task, at the row that names it."""
        path = ("entries", len(self._entries))
        self._entries.append({"task": None, "status": None})
        self._numbers.setdefault(folded(id), path[1])
        self._put(self._entries[-1], (*path, "task"), row, "task")
        for name in ("status", "progress"):
            if name in row.cells:
                self.places[(*path, name)] = row.cells[name]
        for name in _SHORTFALL:
            if name in row.cells:
                self.places[(*path, "shortfall", name)] = row.cells[name]
        return path

    def _entry_of(self, row: Row) -> tuple[str, int] | None:
        """The entry that a row belongs to, begun where nothing else is said of its task; None where it names none."""
        id = self._id(row, "task", is_filled=True)
        if id is None:
            return None
        number = self._numbers.get(folded(id))
        if number is not None:
            return ("entries", number)
        self.blanks.pop(folded(id), None)
        return self._begin(id, self._row.get(folded(id), row))

    def _id(self, row: Row, name: str, *, is_filled: bool) -> str | None:
        """The id that a row begins with. That it is missing is a fault where something is filled in beside it."""
        value = row.values.get(name)
        if value is not None and value.text.strip() and value.kind not in (Kind.ERROR, Kind.FORMULA):
            return value.text.strip()
        if is_filled and name in row.cells:
            if value is None:
                self._problems.add("S101", Hit(row.cells[name], "empty", actual=name))
            else:
                self._problems.add("S103", _unreadable(row.cells[name], value))
        return None

    # --- values

    def _put(self, into: dict[str, Any], path: Path, row: Row, name: str, *, is_share: bool = False) -> None:
        """What stands in a field of a row, in its place in the report; a blank is a place too."""
        if name in row.cells:
            self.places[path] = row.cells[name]
        if name in row.values:
            value = self._value(name, row.values[name], path, shared=name in row.shared, is_share=is_share)
            if value is not None:
                into[name] = value

    def _value(self, name: str, value: Value | None, path: Path, *, shared: bool, is_share: bool = False) -> Any:
        """A value as the report holds it. What can't be read is reported, lost, and None."""
        if value is None:
            return None
        if value.kind in (Kind.ERROR, Kind.FORMULA) or shared:
            self._problems.add("S103", Hit(path, "merged") if shared else _unreadable(path, value))
            self.lost.add(path)
            return None
        if value.kind is Kind.TEXT:
            value = value._replace(text=self._clean(value.text.strip(), path))
        return read_value(name, value, is_share=is_share)

    def _clean(self, text: str, path: Path) -> str:
        """A text without signs that nobody can see, which are reported."""
        if (text.replace("\n", "").isprintable() and not has_odd(text)) or not (bad := forbidden().search(text)):
            return text
        self._problems.add("Y007", Hit(path, actual=code_point(bad.group())))
        return forbidden().sub(REPLACEMENT, text)


def _unreadable(at: Path | Cell, value: Value) -> Hit:
    if value.kind is Kind.ERROR:
        return Hit(at, "cell-error", actual=value.text)
    return Hit(at, "formula")


def read_value(name: str, value: Value, *, is_share: bool = False) -> Any:
    """What a cell says in a field of this name: as a YAML report would have it. `is_share`: of a row whose measure is
    a percentage.
    """
    kind, text = value.kind, value.text
    if name in CHOICES:
        return _choice(name, value)
    if name in DAYS:
        if kind is Kind.NUMBER and value.number in _SERIAL_DAYS and (day := day_of(value.number)):
            return day.isoformat()
        return value.number if kind is Kind.NUMBER else text.translate(_WIDE).strip()
    if name in NUMBERS:
        return _number(value, is_share=is_share and name == "value")
    if kind is Kind.BOOLEAN:
        return "TRUE" if text == "1" else "FALSE"
    if name in IDS and kind is Kind.NUMBER and "." in text:
        return value.number  # 1.10 has become 1.1, perhaps: nobody knows
    return f"{text}%" if kind is Kind.PERCENT else text


def _choice(name: str, value: Value) -> Any:
    found = by_word(CHOICES[name]).get(plain(value.text))
    if name != "sample":
        return found or value.text
    if value.kind is Kind.BOOLEAN:
        return value.text == "1"
    return found == "true" if found in ANSWERS else value.text


def _number(value: Value, *, is_share: bool) -> Any:
    """A number, also one that is a text; a percentage where a share is asked for. Anything else stays what it is."""
    if value.kind is Kind.NUMBER:
        return value.number
    if value.kind is Kind.PERCENT:
        return value.number if is_share else f"{value.text}%"
    if value.kind is Kind.BOOLEAN:
        return value.text == "1"
    text = value.text.translate(_WIDE).strip()
    if is_share:
        text = re.sub(r"[ ]*%\Z", "", text)
    if value.kind is Kind.TEXT and len(text) <= MAX_NUMBER_LENGTH and NUMBER.match(text):
        return Value(Kind.NUMBER, text).number
    return value.text
