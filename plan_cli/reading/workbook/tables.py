"""The tables of a form, found by their headings wherever they stand, and what stands in each field of a row.

Rows and columns may be moved, put between others, hidden or filtered; a sheet may be called anything. What can't be
meant is a problem at its cell: two columns of one heading, a second table of one kind, something beside the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plan_cli.finding import Cell, Hit, Spot
from plan_cli.reading.problems import Problems
from plan_cli.reading.workbook.grid import Grid, Kind, Merge, Sheet, Value
from plan_cli.reading.workbook.headings import COLUMNS, IDS, SIGNS, Part, by_word, plain

MOST_ROWS_ABOVE = 60
"""So far down the headings of a table are looked for."""


class Row(NamedTuple):
    """A row of a table: what stands in its fields, and the cell of each, also where it is blank. `shared`: the fields
    that hold a cell which several rows share, so that nobody knows whose it is.
    """

    values: Mapping[str, Value]
    cells: Mapping[str, Cell]
    shared: frozenset[str] = frozenset()


class Table(NamedTuple):
    """A table of a form: the cell at the beginning of its headings, and its rows in which something stands."""

    part: Part
    at: Cell
    rows: tuple[Row, ...]


class _Found(NamedTuple):
    """Where the headings of a table stand: their row, and the column of each field."""

    part: Part
    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    @property
    def at(self) -> Cell:
        return Cell(self.sheet.name, self.row, min(self.columns.values()), self.sheet.number)


def tables_of(grid: Grid, problems: Problems) -> dict[Part, Table]:
    """The tables of a form by what they are."""
    found: dict[Part, _Found] = {}
    for sheet in grid:
        here = _headings(sheet)
        if here and here.part in found:
            first = Spot(found[here.part].at)
            problems.add("Y008", Hit(here.at, "second", actual=sheet.name, related=(first,)))
        elif here:
            found[here.part] = here
    return {part: Table(part, at.at, tuple(_rows(at, problems))) for part, at in found.items()}


def without_given(grid: Grid) -> Grid:
    """The grid without what a form says to who fills it in: all that is needed to read it once more."""
    return tuple(_without_given(sheet, here) for sheet in grid if (here := _headings(sheet)))


def _without_given(sheet: Sheet, found: _Found) -> Sheet:
    given = {column for name, column in found.columns.items() if name.startswith("_") and name not in SIGNS[found.part]}
    rows = {
        row: {column: value for column, value in cells.items() if row <= found.row or column not in given}
        for row, cells in sheet.rows.items()
        if row >= found.row
    }
    return sheet._replace(rows=rows)


_NAMES = {part: by_word(columns) for part, columns in COLUMNS.items()}


def _headings(sheet: Sheet) -> _Found | None:
    """Where the headings of a sheet's table stand; None where it has none."""
    for row in sorted(sheet.rows)[:MOST_ROWS_ABOVE]:
        words = {column: plain(value.text) for column, value in sheet.rows[row].items() if value.kind is Kind.TEXT}
        for part in (Part.FIGURES, Part.DELIVERABLES, Part.EVIDENCE, Part.TASKS, Part.HEAD):
            columns: dict[str, int] = {}
            for column, word in sorted(words.items()):
                if (name := _NAMES[part].get(word)) is not None:
                    columns.setdefault(name, column)
            if all(name in columns for name in SIGNS[part]):
                return _Found(part, sheet, row, columns)
    return None


def _rows(found: _Found, problems: Problems) -> Iterator[Row]:
    """The rows below the headings in which something stands."""
    sheet, columns = found.sheet, found.columns
    headed = _check_headings(found, problems)
    merges = _Merges(sheet.merges, found)
    for number, cells in sorted(sheet.rows.items()):
        if number <= found.row:
            continue
        if _is_again(found, cells):
            at = Cell(sheet.name, number, min(cells), sheet.number)
            problems.add("Y008", Hit(at, "second", actual=sheet.name, related=(Spot(found.at),)))
            return
        for column, value in cells.items():
            if column not in headed:
                at = Cell(sheet.name, number, column, sheet.number)
                problems.add("S102", Hit(at, "cell", actual=value.text))
        values = {name: cells[column] for name, column in columns.items() if column in cells}
        for name in IDS & columns.keys() - values.keys():
            if above := merges.above(number, columns[name]):
                values[name] = above
        if values:
            places = {name: Cell(sheet.name, number, column, sheet.number) for name, column in columns.items()}
            yield Row(values, places, merges.shared(number, columns))


def _check_headings(found: _Found, problems: Problems) -> set[int]:
    """The columns that have a heading. One that is there twice, or is none of the form's, with something below it, is
    a problem.
    """
    sheet, known = found.sheet, set(found.columns.values())
    headed = set(known)
    below = {column for row, cells in sheet.rows.items() if row > found.row for column in cells}
    for column, value in sorted(sheet.rows[found.row].items()):
        headed.add(column)
        if column in known or column not in below:
            continue
        at, name = Cell(sheet.name, found.row, column, sheet.number), _NAMES[found.part].get(plain(value.text))
        if name is None:
            problems.add("S102", Hit(at, "column", actual=value.text))
        elif not name.startswith("_"):
            first = Spot(Cell(sheet.name, found.row, found.columns[name], sheet.number))
            problems.add("Y004", Hit(at, "cell", actual=value.text, related=(first,)))
    return headed


def _is_again(found: _Found, cells: Mapping[int, Value]) -> bool:
    """Whether a row holds the headings of the table once more."""
    words = {plain(value.text) for value in cells.values() if value.kind is Kind.TEXT}
    names = {_NAMES[found.part].get(word) for word in words}
    return all(name in names for name in SIGNS[found.part])


class _Merges:
    """The cells of a table that were merged over several rows."""

    def __init__(self, merges: tuple[Merge, ...], found: _Found) -> None:
        self._sheet = found.sheet
        self._tall = [merge for merge in merges if merge.bottom > merge.top > found.row]

    def above(self, row: int, column: int) -> Value | None:
        """What stands in the first of the merged cells that this one is among."""
        for merge in self._tall:
            if merge.top < row <= merge.bottom and merge.left <= column <= merge.right:
                return self._sheet.rows.get(merge.top, {}).get(merge.left)
        return None

    def shared(self, row: int, columns: Mapping[str, int]) -> frozenset[str]:
        """The fields to fill in whose cell is merged with those of other rows, and holds something."""
        return frozenset(
            name
            for name, column in columns.items()
            if name not in IDS and not name.startswith("_")
            for merge in self._tall
            if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right
            if merge.left in self._sheet.rows.get(merge.top, {})
        )
