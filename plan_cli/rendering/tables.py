"""Tables by rich, as text. Cells are never markup; off a terminal they are as wide as they need to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.rendering.safe import visible

if TYPE_CHECKING:
    from rich.text import Text

UNBOUNDED = 100_000


class Style(NamedTuple):
    """How text output looks: its width in cells (None: as wide as it needs), and whether it has colours."""

    width: int | None = None
    colour: bool = False


class Cell(NamedTuple):
    """A text with a rich style."""

    text: str
    style: str = ""


class Column(NamedTuple):
    """A heading; numbers stand to the right, and only a column that may wrap gives way on a narrow terminal."""

    heading: str
    number: bool = False
    wraps: bool = False


class Heading(NamedTuple):
    """A line across the whole table, above the rows that it is for."""

    text: str
    style: str = ""


Row = Sequence[Cell | str] | Heading
_MARK = "\ue000"


def table(columns: Sequence[Column], rows: Sequence[Row], style: Style) -> str:
    """The lines of a table, without a last line feed."""
    from rich import box
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    for column in columns:
        grid.add_column(
            _text(column.heading),
            justify="right" if column.number else "left",
            no_wrap=not column.wraps,
            overflow="fold",
            min_width=12 if column.wraps else None,
        )
    headings = [row for row in rows if isinstance(row, Heading)]
    for row in rows:
        grid.add_row(*([_MARK] if isinstance(row, Heading) else (_text(cell) for cell in row)))
    return _with_headings(rendered(grid, style), headings, style) if headings else rendered(grid, style)


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
        width=style.width or UNBOUNDED,
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


_ANSI = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


def _text(cell: Cell | str) -> Text:
    from rich.text import Text

    if isinstance(cell, str):
        return Text(visible(cell))
    return Text(visible(cell.text), style=cell.style)
