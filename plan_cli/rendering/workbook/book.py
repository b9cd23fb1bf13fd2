"""A form as a workbook, written by XlsxWriter: what is given is locked, what is to be filled in has lists and bounds,
and all of it prints on A4.

The same content gives the same bytes: nothing is taken from the clock, the file says that it is of its period's first
day.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.reading.workbook.headings import CHOICES, COLUMNS, DAYS, NUMBERS, SHEETS, Part
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.model.period import Period
    from plan_cli.rendering.workbook.content import Content, Line
    from plan_cli.words import Wording

LONGEST_TEXT = 32_767
"""The most that a cell can hold."""
_EXACT_DIGITS = 15
_HEADINGS = 2
"""The row of the headings, from 0: a title and an empty row are above it."""
_FIRST_DAY = date(1900, 3, 1)
_A4 = 9
_LINE, _LEAST_HEIGHT, _MOST_HEIGHT = 14.5, 21, 400
"""Points: of a line of text, and of a row."""

WIDTHS: Mapping[Part, Mapping[str, int]] = {
    Part.HEAD: {"_item": 20, "_entry": 34, "_note": 78},
    Part.TASKS: {"task": 10, "_title": 24, "_role": 26, "status": 12, "progress": 50, "cause": 24, "remedy": 24,
                 "due": 13},
    Part.FIGURES: {"task": 9, "target": 11, "_name": 20, "_goal": 22, "_last": 20, "_pace": 22, "value": 12, "of": 10,
                   "measure": 10, "reason": 16, "bound": 8, "measured": 13, "benchmark": 10, "origin": 16,
                   "correction": 16},
    Part.DELIVERABLES: {"task": 10, "_title": 24, "deliverable": 12, "_text": 44, "_notes": 36, "state": 13},
    Part.EVIDENCE: {"task": 12, "_title": 28, "title": 40, "ref": 44, "date": 13},
}  # fmt: skip
"""In characters of half width."""
_FIXED = {Part.HEAD: 0, Part.TASKS: 2, Part.FIGURES: 3, Part.DELIVERABLES: 3, Part.EVIDENCE: 2}
"""The columns that stay in sight."""
_LOCKED = frozenset(("task", "target", "deliverable", "measure"))
_OF_HEAD = frozenset(("plan", "unit", "period", "_version"))


class _Looks(NamedTuple):
    title: Any
    heading: Any
    given: Any
    blank: Mapping[tuple[str, bool], Any]
    """By what goes in (a day, a number or a text), and whether it is owed."""


def write(content: Content, period: Period, unit: str, words: Wording) -> bytes:
    """The file of a form."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise Stop("no-extra", what=".xlsx", extra="excel") from None
    data = io.BytesIO()
    book = Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    heading = words.label("form.heading", unit=unit, period=period.name)
    book.set_properties({"title": heading, "created": datetime(period.start.year, period.start.month, 1)})
    looks = _looks(book, words.label("form.font"))
    for part, lines in content.tables.items():
        sheet = book.add_worksheet(SHEETS[part].in_(words.lang))
        _Writer(sheet, part, looks, words).write(lines, heading, content)
    book.close()
    return data.getvalue()


def _looks(book: Any, font: str) -> _Looks:
    base = {"font_name": font, "font_size": 10.5, "valign": "vcenter"}
    cell = {**base, "border": 1, "border_color": "#A6A6A6", "text_wrap": True}
    forms = {"day": {"num_format": "yyyy-mm-dd", "align": "center"}, "number": {"num_format": "General"},
             "text": {"num_format": "@"}}  # fmt: skip
    colours = {True: "#FFF2CC", False: "#FFFFFF"}
    return _Looks(
        book.add_format({**base, "font_size": 14, "bold": True}),
        book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#D9E2F3"}),
        book.add_format({**cell, "num_format": "@", "bg_color": "#F2F2F2", "font_color": "#404040"}),
        {
            (form, owed): book.add_format({**cell, **look, "bg_color": colour, "locked": False})
            for form, look in forms.items()
            for owed, colour in colours.items()
        },
    )


class _Writer:
    """Writes one sheet."""

    def __init__(self, sheet: Any, part: Part, looks: _Looks, words: Wording) -> None:
        self.sheet, self.part, self.looks, self.words = sheet, part, looks, words
        self.columns: dict[str, int] = {}

    def write(self, lines: tuple[Line, ...], heading: str, content: Content) -> None:
        self.columns = {name: number for number, name in enumerate(_columns(self.part, lines))}
        self._set_up(heading)
        for row, line in enumerate(lines, start=_HEADINGS + 1):
            for name, column in self.columns.items():
                self._cell(row, column, name, line)
            self.sheet.set_row(row, _height(self.part, line))
        self._restrict(lines, content)
        last = _HEADINGS + len(lines)
        self.sheet.print_area(0, 0, last, len(self.columns) - 1)

    def _set_up(self, heading: str) -> None:
        sheet, lang = self.sheet, self.words.lang
        sheet.write_string(0, 0, f"{heading} · {SHEETS[self.part].in_(lang)}", self.looks.title)
        sheet.set_row(0, 24)
        for name, column in self.columns.items():
            sheet.set_column(column, column, WIDTHS[self.part][name])
            sheet.write_string(_HEADINGS, column, COLUMNS[self.part][name].in_(lang), self.looks.heading)
        sheet.set_row(_HEADINGS, 32)
        sheet.freeze_panes(_HEADINGS + 1, _FIXED[self.part])
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADINGS)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P / &N")

    # --- cells

    def _field(self, name: str, line: Line) -> str:
        """The field that a cell holds: in the head, the row's."""
        return line.cells.get("_name", "") if self.part is Part.HEAD and name == "_entry" else name

    def _is_given(self, name: str, line: Line) -> bool:
        """Whether a cell is for reading only."""
        if self.part is Part.HEAD:
            return name != "_entry" or self._field(name, line) in _OF_HEAD or "_name" not in line.cells
        return name.startswith("_") or (name in _LOCKED and name in line.cells)

    def _cell(self, row: int, column: int, name: str, line: Line) -> None:
        value, field = line.cells.get(name), self._field(name, line)
        form = "day" if field in DAYS else "number" if field in NUMBERS else "text"
        look = self.looks.given if self._is_given(name, line) else self.looks.blank[form, name in line.owed]
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, Decimal) and _is_exact(value):
            self.sheet.write_number(row, column, float(value), look)
        elif field in DAYS and (day := _day(value)):
            self.sheet.write_datetime(row, column, day, look)
        else:
            text = format(value, "f") if isinstance(value, Decimal) else str(value)
            if len(text) > LONGEST_TEXT:
                raise Stop("too-long-for-cell", field=field, most=LONGEST_TEXT)
            self.sheet.write_string(row, column, text, look)

    # --- what may be entered

    def _restrict(self, lines: tuple[Line, ...], content: Content) -> None:
        for row, line in enumerate(lines, start=_HEADINGS + 1):
            for name, column in self.columns.items():
                if not self._is_given(name, line) and (bounds := self._bounds(name, line, content)):
                    self.sheet.data_validation(row, column, row, column, bounds)

    def _bounds(self, name: str, line: Line, content: Content) -> dict[str, Any] | None:
        field, say = self._field(name, line), self.words.label
        wrong = {"error_title": say("form.wrong")}
        if field in CHOICES:
            choices = [words.in_(self.words.lang) for words in CHOICES[field].values()]
            return {"validate": "list", "source": choices, "error_message": say("form.choose"), **wrong}
        if field in DAYS:
            bounds = {"criteria": ">=", "value": date(2000, 1, 1), "error_message": say("form.date")}
            return {"validate": "date", **bounds, **wrong}
        if field in NUMBERS:
            least = -(10**15) if line.signed and field != "of" else 0
            bounds = {"criteria": ">=", "value": least, "error_message": say("form.number")}
            return {"validate": "decimal", **bounds, **wrong}
        if field == "task" and self.part is Part.EVIDENCE and content.tasks:
            sheet = SHEETS[Part.TASKS].in_(self.words.lang)
            source = f"='{sheet}'!$A${_HEADINGS + 2}:$A${_HEADINGS + 1 + len(content.tables[Part.TASKS])}"
            return {"validate": "list", "source": source, "error_message": say("form.choose"), **wrong}
        return None


def _columns(part: Part, lines: tuple[Line, ...]) -> list[str]:
    """The columns of a table, but for those that no row of it needs."""
    used = {name for line in lines for name in (*line.cells, *line.owed)}
    return [name for name in COLUMNS[part] if name not in _WHERE_ASKED or name in used]


_WHERE_ASKED = frozenset(("measured", "benchmark"))


def _height(part: Part, line: Line) -> float:
    """The height of a row in which all can be read; programs don't agree on who works that out."""
    lines = max((_lines(str(value), WIDTHS[part][name]) for name, value in line.cells.items()
                 if value is not None and name in WIDTHS[part]), default=1)  # fmt: skip
    return min(max(_LINE * lines + 4, _LEAST_HEIGHT), _MOST_HEIGHT)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column that is so wide; a character that is no Latin one takes two places."""
    return sum(-(-sum(1 if sign.isascii() else 2 for sign in part) // max(width - 2, 1)) or 1
               for part in text.split("\n"))  # fmt: skip


def _is_exact(number: Decimal) -> bool:
    """Whether a cell can hold the number to its last digit."""
    return len(number.normalize().as_tuple().digits) <= _EXACT_DIGITS and abs(number) < Decimal(10) ** _EXACT_DIGITS


def _day(text: object) -> date | None:
    """The day that a text names, where spreadsheets count it."""
    try:
        day = date.fromisoformat(str(text))
    except ValueError:
        return None
    return day if day >= _FIRST_DAY and day.isoformat() == text else None
