"""Tables as text. On a terminal rich lays them out; off one there is nothing to wrap or colour, so cells are only
padded.

Cells are never markup. Both ways give the same text where the terminal is wide enough, which a test holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.rendering.safe import visible

if TYPE_CHECKING:
    from rich.text import Text

    from plan_cli.rendering.terminal.excerpts import Lines


class Style(NamedTuple):
    """How text output looks: its width in cells (None: as wide as it needs), and whether it has colours.

    `links`: where places are links that a terminal opens, the folder that the names of files are seen from. `lines`:
    where a finding has its excerpt under it, what gives the lines of a file.
    """

    width: int | None = None
    colour: bool = False
    links: str = ""
    lines: Lines | None = None

    @property
    def is_plain(self) -> bool:
        return self.width is None and not self.colour


class Cell(NamedTuple):
    """A text with a rich style."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """A heading; numbers stand to the right, and only a column that may wrap gives way on a narrow terminal.

    Where that is not enough for one that `stays`, the others are left out, from the right to the second.
    """

    heading: str
    number: bool = False
    wraps: bool = False
    stays: bool = False


class Heading(NamedTuple):
    """A line across the whole table, above the rows that it is for."""

    text: str
    style: str = ""


Row = Sequence[Cell | str] | Heading
LEAST = 12
"""So wide at least is a column that may wrap."""
TIE = "\xa0"
"""In a cell, between words that stay on one line: it is shown as a space."""
_MARK, _TIED = "\ue000", "\ue001"


def table(columns: Sequence[Column], rows: Sequence[Row], style: Style) -> str:
    """The lines of a table, without a last line feed."""
    return _padded(columns, rows) if style.is_plain else _laid_out(*_fitting(columns, rows, style.width), style)


def _padded(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Every cell as wide as its column's widest, in columns of a terminal: 汉 takes two."""
    from rich.cells import cell_len

    texts = _texts(columns, rows)
    widths = [
        max(width, LEAST) if column.wraps else width for width, column in zip(_widths(texts), columns, strict=True)
    ]

    def joined(cells: Sequence[str]) -> str:
        sized = zip(cells, widths, columns, strict=True)
        padded = (
            " " * (w - cell_len(cell)) + cell if c.number else cell + " " * (w - cell_len(cell)) for cell, w, c in sized
        )
        return "  ".join(padded).rstrip()

    left = iter(texts[1:])
    body = [visible(row.text) if isinstance(row, Heading) else joined(next(left)) for row in rows]
    return "\n".join([joined(texts[0]), "─" * (sum(widths) + 2 * len(widths) - 2), *body])


def _texts(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[str]]:
    """The headings, and what stands in the cells below them."""
    lines = [[column.heading for column in columns]]
    lines += [
        [cell if isinstance(cell, str) else cell.text for cell in row] for row in rows if not isinstance(row, Heading)
    ]
    return [[visible(cell).replace(TIE, " ") for cell in line] for line in lines]


def _widths(texts: Sequence[Sequence[str]]) -> list[int]:
    """The widest of each column."""
    from rich.cells import cell_len

    return [max(map(cell_len, cells)) for cells in zip(*texts, strict=True)]


def _fitting(
    columns: Sequence[Column], rows: Sequence[Row], width: int | None
) -> tuple[Sequence[Column], Sequence[Row]]:
    """The columns for which there is room, and their cells."""
    if width is None or not any(column.stays for column in columns):
        return columns, rows
    widths = [
        LEAST if column.wraps else least for least, column in zip(_widths(_texts(columns, rows)), columns, strict=True)
    ]
    kept = list(range(len(columns)))
    for place in reversed(range(1, len(columns))):
        if sum(widths[n] + 2 for n in kept) - 2 > width and not columns[place].stays:
            kept.remove(place)
    return [columns[n] for n in kept], [row if isinstance(row, Heading) else [row[n] for n in kept] for row in rows]


def _laid_out(columns: Sequence[Column], rows: Sequence[Row], style: Style) -> str:
    """The table by rich, wrapped to the terminal's width."""
    from rich import box
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    for column in columns:
        grid.add_column(
            _text(column.heading),
            justify="right" if column.number else "left",
            no_wrap=not column.wraps,
            overflow="fold",
            min_width=LEAST if column.wraps else None,
        )
    headings = [row for row in rows if isinstance(row, Heading)]
    for row in rows:
        grid.add_row(*([_MARK] if isinstance(row, Heading) else (_text(cell) for cell in row)))
    text = rendered(grid, style).replace(_TIED, " ")
    return _with_headings(text, headings, style) if headings else text


def _with_headings(text: str, headings: Sequence[Heading], style: Style) -> str:
    """Cells can't span columns, so a row with a mark holds each heading's place."""
    left = iter(headings)

    def line(row: str) -> str:
        if _MARK not in row:
            return row
        heading = next(left)
        return styled(heading.text, heading.style, style)

    return "\n".join(line(row) for row in text.split("\n"))


def rendered(item: object, style: Style) -> str:
    """What rich makes of something at this width and in these colours."""
    import io

    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        width=style.width or 100_000,
        force_terminal=style.colour,
        color_system="standard" if style.colour else None,
        no_color=not style.colour,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(item)
    return "\n".join(line.rstrip() for line in capture.get().rstrip("\n").split("\n"))


def styled(text: str, style_name: str, style: Style) -> str:
    """A text on one line, never wrapped, in a style where there are colours."""
    if not style.colour or not style_name:
        return visible(text)
    codes = ";".join(_ANSI[part] for part in style_name.split())
    return f"\x1b[{codes}m{visible(text)}\x1b[0m"


def linked(text: str, file: str, style: Style) -> str:
    """A text that leads to a file, in terminals that know such links (OSC 8)."""
    if not style.links:
        return text
    import os
    from urllib.parse import quote

    path = quote(os.path.join(style.links, file).replace(os.sep, "/"), errors="surrogateescape")
    return f"\x1b]8;;file://{'' if path.startswith('/') else '/'}{path}\x1b\\{text}\x1b]8;;\x1b\\"


def under(title: str, body: str, style: Style) -> str:
    """A block under its title."""
    return f"{styled(title, 'bold', style)}\n{body}"


_ANSI = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


def _text(cell: Cell | str) -> Text:
    from rich.text import Text

    text, style = (cell, "") if isinstance(cell, str) else cell
    return Text(visible(text).replace(TIE, _TIED), style=style)
