"""A workbook in which a unit filled in its report: read into the same data as a YAML report, with a cell for every
place.

Bytes → `archive` → `parts` → `grid` → `tables` → `form`. Whatever is wrong is a finding, never an exception.
"""

from __future__ import annotations

from plan_cli.finding import START, Cell, Hit
from plan_cli.reading.problems import Problems
from plan_cli.reading.source import Source
from plan_cli.reading.workbook.archive import Archive, Unfit
from plan_cli.reading.workbook.filled import Filled
from plan_cli.reading.workbook.form import Form
from plan_cli.reading.workbook.grid import Grid, Kind, to_text
from plan_cli.reading.workbook.grid import of_text as grid_of_text
from plan_cli.reading.workbook.headings import COLUMNS, ITEMS, SHEETS, Part, by_word, plain
from plan_cli.reading.workbook.parts import grid_of
from plan_cli.reading.workbook.tables import Table, tables_of, without_given


def read(data: bytes, name: str, root: type = dict) -> Source:
    """The report in a workbook; `name` is what findings call the file."""
    try:
        grid = grid_of(Archive(data))
    except Unfit as unfit:
        source = Filled(name)
        hit = Hit(START, unfit.case, actual=unfit.actual, expected=unfit.expected)
        source.problems.add(unfit.code, hit)
        return source
    return _source(grid, to_text(without_given(grid)), name)


def of_text(text: str, name: str) -> Source:
    """The same from the text that was kept of it."""
    return _source(grid_of_text(text), text, name)


def _source(grid: Grid, text: str, name: str) -> Source:
    problems = Problems()
    tables = tables_of(grid, problems)
    source = Filled(name, text, problems=problems, head=_head(tables))
    missing = [part for part in Part if part not in tables]
    if missing:
        _report_missing(grid, tables, missing, problems)
        return source
    form = Form(tables, problems)
    source.data, source.places, source.keys = form.data, form.places, form.keys
    source.blanks, source.lost = form.blanks, frozenset(form.lost)
    return source


def _report_missing(grid: Grid, tables: dict[Part, Table], missing: list[Part], problems: Problems) -> None:
    """Say that a workbook is no form, or which of its sheets can't be found."""
    if len(missing) == len(Part):
        problems.add("Y008", Hit(START, "no-form"))
        return
    lang = "zh" if any(sheet.name == words.zh for sheet in grid for words in SHEETS.values()) else "en"
    for part in missing:
        at = next((Cell(s.name, number=s.number) for s in grid if s.name in SHEETS[part]), Cell(grid[0].name))
        columns = tuple(words.in_(lang) for name, words in COLUMNS[part].items() if not name.startswith("_"))
        problems.add("Y008", Hit(at, "part", expected=columns, actual=SHEETS[part].in_(lang)))


def _head(tables: dict[Part, Table]) -> dict[str, str]:
    """What the head says of whose report it is, for what can be shown of a form that can't be read."""
    found: dict[str, str] = {}
    names = by_word(ITEMS)
    for row in tables[Part.HEAD].rows if Part.HEAD in tables else ():
        item, entry = row.values.get("_item"), row.values.get("_entry")
        if item and entry and entry.kind in (Kind.TEXT, Kind.NUMBER, Kind.DAY):
            found.setdefault(names.get(plain(item.text), ""), entry.text.strip()[:200])
    return found
