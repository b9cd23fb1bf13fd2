"""GitHub-flavoured Markdown that nothing a report holds can break: any text comes out as text, in cells, paragraphs and
headings alike.

`escaped` makes `Markup`; what takes text escapes it unless it is `Markup` already, so that nothing is escaped twice or
forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plan_cli.rendering.safe import visible


class Markup(str):
    """Text that is Markdown already, on one line."""

    __slots__ = ()


_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_BREAK = "&#8203;"
"""A zero-width space: @name calls somebody and #12 names an issue even where a backslash stands before the sign."""

_SPECIAL = re.compile(
    r"""
      (?P<entity>[&<>|])
    | (?P<mention>@)
    | (?P<issue>\#(?=[0-9]))
    | (?P<sign>[\\`*_\[\]{}~^$\#])
    | (?P<scheme>:(?=//|[\w+-]+:))
    | (?P<host>(?<=www)\.)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = re.compile(r"[-+:](?=\s|\Z)|[-=:][-=:\s]*\Z|[0-9]{1,9}(?=[.)](?:\s|\Z))")
"""What makes a list, a heading, a rule or a table of a line that begins with it."""


def escaped(text: str) -> Markup:
    """Any text as one line of Markdown that shows it and is nothing else: no markup, HTML, link, mention, issue,
    formula or new cell.
    """
    if isinstance(text, Markup):
        return text
    safe = _SPECIAL.sub(_escape, visible(text).strip())
    if leading := _LEADING.match(safe):
        end = leading.end()
        safe = f"{safe[:end]}\\{safe[end:]}" if leading.group()[0].isdigit() else f"\\{safe}"
    return Markup(safe)


def _escape(match: re.Match[str]) -> str:
    sign = match.group()
    if match.lastgroup == "entity":
        return _ENTITIES[sign]
    if match.lastgroup == "mention":
        return sign + _BREAK
    return f"\\{sign}{_BREAK}" if match.lastgroup == "issue" else f"\\{sign}"


def bold(text: str) -> Markup:
    """Text in bold; nothing stays nothing."""
    safe = escaped(text)
    return Markup(f"**{safe}**") if safe else safe


def joined(*parts: str, by: str = "") -> Markup:
    """Parts on one line; what stands between them is the program's own."""
    return Markup(by.join(escaped(part) for part in parts))


def heading(level: int, text: str) -> Markup:
    return Markup(f"{'#' * level} {escaped(text)}")


def bullets(items: Iterable[str]) -> Markup:
    """A list, an item a line."""
    return Markup("\n".join(f"- {escaped(item)}" for item in items))


class Column(NamedTuple):
    """A heading, how wide the column is beside the others (for pandoc, which reads it from the dashes), and whether it
    holds numbers.
    """

    heading: str
    width: int = 6
    number: bool = False


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Markup:
    """A table; a cell that is empty stays so, and every row has as many cells as there are columns."""
    lines = [_row([column.heading for column in columns]), _row([_rule(column) for column in columns])]
    for row in rows:
        assert len(row) == len(columns), row
        lines.append(_row(row))
    return Markup("\n".join(lines))


def _rule(column: Column) -> Markup:
    return Markup("-" * (column.width - 1) + ":" if column.number else "-" * column.width)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
