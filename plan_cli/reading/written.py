"""How something is written in a file, in terms of no format: one that has no such thing answers with nothing."""

from typing import NamedTuple

from plan_cli.finding import Position, Region
from plan_cli.reading.names import NAMES


class Written(NamedTuple):
    """A part of the text, with its quotes where it has some."""

    text: str
    region: Region
    offset: int

    @property
    def is_quoted(self) -> bool:
        return self.text[:1] in ("'", '"')

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    def place(self, index: int) -> Position:
        """Where one of its characters stands."""
        *lines, last = self.text[:index].split("\n")
        line, column = self.region.start
        return Position(line + len(lines), len(last) + (1 if lines else column))

    def to(self, last: "Written", text: str) -> "Written":
        """All of a file's text that is written from this part to another."""
        return Written(text[self.offset : last.end], Region(self.region.start, last.region.end), self.offset)


class Pair(NamedTuple):
    """A name between braces and its value. `name` is None where it is no text, `value` where it is a list or a mapping.

    `is_bare`: nothing stands behind the name, not even a colon.
    """

    name: str | None
    key: Written
    value: Written | None
    is_bare: bool

    @property
    def word(self) -> str:
        """The name as it is written, where `name` is its English one."""
        return self.key.text if self.key.text in NAMES else str(self.name)

    @property
    def is_empty(self) -> bool:
        """Whether the name has no value, with a colon or without one."""
        return self.value is not None and not self.value.text
