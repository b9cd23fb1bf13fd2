"""The cells of a workbook as plain data: what stands where, and nothing of how it looks.

A grid can be written as a text and read again, which is how the history keeps a workbook: its text is to it what the
file's own is to a YAML report.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from plan_cli.reading.source import WORKBOOK


class Kind(StrEnum):
    """What a cell holds. `PERCENT`: a number that is shown as a percentage, and given as that; `DAY`: a number that is
    shown as a date, and given as a text; `FORMULA`: one whose result nobody has worked out; `ERROR`: a spreadsheet's
    error.
    """

    TEXT = "t"
    NUMBER = "n"
    PERCENT = "p"
    DAY = "d"
    BOOLEAN = "b"
    FORMULA = "f"
    ERROR = "e"


class Value(NamedTuple):
    """What a cell holds; `text` is a number's digits, a date's year-month-day, an error's name."""

    kind: Kind
    text: str

    @property
    def number(self) -> Decimal:
        return Decimal(self.text)


class Merge(NamedTuple):
    """Cells that look like one, first to last; only the first holds something."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet's cells that hold something, row by row: `rows[7][6]` is F7. `from_1904`: how its book counts days."""

    name: str
    number: int
    rows: Mapping[int, Mapping[int, Value]]
    merges: tuple[Merge, ...] = ()
    from_1904: bool = False


Grid = tuple[Sheet, ...]


def to_text(grid: Grid) -> str:
    """A grid in one form."""
    sheets = [
        [sheet.name, sheet.number, [[row, column, *value] for row, cells in sheet.rows.items()
         for column, value in cells.items()], sheet.merges, sheet.from_1904]
        for sheet in grid
    ]  # fmt: skip
    return WORKBOOK + json.dumps(sheets, ensure_ascii=False, separators=(",", ":"))


def of_text(text: str) -> Grid:
    """The grid that was written as this text."""
    found: list[Any] = json.loads(text.removeprefix(WORKBOOK))
    return tuple(_sheet(*parts) for parts in found)


def _sheet(name: str, number: int, cells: list[Any], merges: list[Any], from_1904: bool) -> Sheet:
    rows: dict[int, dict[int, Value]] = {}
    for row, column, kind, text in cells:
        rows.setdefault(row, {})[column] = Value(Kind(kind), text)
    return Sheet(name, number, rows, tuple(Merge(*merge) for merge in merges), from_1904)
