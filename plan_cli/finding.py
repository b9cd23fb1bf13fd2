"""What a rule finds: the only currency between reading and rendering.

A rule yields hits. A hit says where (a path into the file, or a place in its text) and holds facts, no sentence and no
colour. The driver turns hits into findings by adding the file, the place and the severity; `words` makes the sentence
at the very end. All of it is plain data, which can be compared, pickled and sent.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where something stands in a document: `("entries", 3, "figures", 0, "value")`."""


class Severity(StrEnum):
    """How bad a finding is. Errors and warnings can fail a run, notes never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """A fault is something wrong with what was submitted; a gap is a shortfall in what was delivered."""

    FAULT = "fault"
    GAP = "gap"


# --- places


class Position(NamedTuple):
    """A point in a text, both counted from 1; columns count code points."""

    line: int
    column: int


START = Position(1, 1)


class Region(NamedTuple):
    """A part of a text: where it begins, and the point behind its last character."""

    start: Position
    end: Position


def start_of(at: Position | Region) -> Position:
    """The point of a place that a user can jump to."""
    return at.start if isinstance(at, Region) else at


NOWHERE = Region(START, START)


class Cell(NamedTuple):
    """A cell of a workbook, counted from 1: row 7 and column 6 of the sheet 目标, which is the book's second `number`.
    What is said of a whole sheet stands at its first cell.
    """

    sheet: str
    row: int = 1
    column: int = 1
    number: int = 1

    @property
    def name(self) -> str:
        """`F7`, as spreadsheets call it."""
        return f"{letters(self.column)}{self.row}"

    def __str__(self) -> str:
        """`目标!F7`."""
        return f"{self.sheet}!{self.name}"


def letters(column: int) -> str:
    """The letters of a column, counted from 1: A to Z, AA and so on."""
    text = ""
    while column:
        column, last = divmod(column - 1, 26)
        text = chr(ord("A") + last) + text
    return text


class Place(NamedTuple):
    """Where something stands: a file, and the part of its text or the cell in it."""

    file: str
    at: Region | Cell

    @property
    def start(self) -> Position:
        """The point to jump to; a workbook has none but its beginning."""
        return self.at.start if isinstance(self.at, Region) else START

    @property
    def cell(self) -> Cell | None:
        """The cell, where it is one."""
        return self.at if isinstance(self.at, Cell) else None

    @property
    def point(self) -> str:
        """What is written behind the file's name: `12:5`, or `目标!F7`."""
        return str(self.at) if isinstance(self.at, Cell) else f"{self.start.line}:{self.start.column}"

    @property
    def order(self) -> tuple[int, int, int]:
        """Places of a file as they follow each other: by sheet, line and column."""
        if isinstance(self.at, Cell):
            return (self.at.number, self.at.row, self.at.column)
        return (0, *self.at.start)

    def __str__(self) -> str:
        """`报告.yaml:12:5`, or `报告.xlsx:目标!F7`."""
        return f"{self.file}:{self.point}"


At: TypeAlias = Path | Position | Region | Cell
"""Where a rule says that something stands: by its path in the data, or by its place in the file."""


# --- facts


class Name(str):
    """The name of a field or a state, in English; in a sentence stands what the file itself calls it."""

    __slots__ = ()


class Amount(NamedTuple):
    """An exact amount in its measure, rounded when it is shown: down, or up where it is required."""

    value: Fraction
    measure: str | None = None
    up: bool = False


class Share(NamedTuple):
    """An exact share, 1 is all; shown as a percentage, rounded down."""

    value: Fraction


Fact: TypeAlias = str | int | Decimal | date | Amount | Share | tuple[str, ...] | None
"""What a sentence is made of. A text that was reported, a `Decimal` that was reported or asked for, and a date are
shown as they are.
"""

Facts: TypeAlias = Mapping[str, Fact]

NOTHING: Facts = {}


# --- hits and findings


class Spot(NamedTuple):
    """Another place that a hit is about: the first of two, an earlier report's. `file` is named where it is not the
    hit's own.
    """

    at: At
    on_key: bool = False
    file: str | None = None


class Mend(NamedTuple):
    """What should stand at a place in place of what does: the value, or the key where `on_key`."""

    at: At
    text: str
    on_key: bool = False


class Hit(NamedTuple):
    """One thing that a rule found, before anyone knows which line it is on.

    `at` is a path (its value is meant, or its key when `on_key`), a point or a part of the text, or a cell. `case`
    picks the sentence where a rule has several. `facts` is what the sentence needs beside `expected`, `actual` and
    `difference`.
    `plan_line` is a line of the document; `file` and `unit` are named where they are not the subject's own. `related`:
    the other places that it is about. `mends`: what to write instead, where that is known; `sure` where the file or
    the plan determines it, and it is no guess.
    """

    at: At
    case: str = ""
    task: str | None = None
    target: str | None = None
    expected: Fact = None
    actual: Fact = None
    difference: Fact = None
    facts: Facts = NOTHING
    on_key: bool = False
    plan_line: int | None = None
    file: str | None = None
    unit: str | None = None
    related: tuple[Spot, ...] = ()
    mends: tuple[Mend, ...] = ()
    sure: bool = False


class Edit(NamedTuple):
    """A part of a file's text, and what should stand in its place."""

    region: Region
    text: str


class Fix(NamedTuple):
    """Edits that together mend a finding. `safe`: the file or the plan determines them; else they are a guess."""

    edits: tuple[Edit, ...]
    safe: bool


NO_WORDS: Mapping[str, str] = {}


class Finding(NamedTuple):
    """A hit with the code of its rule, its severity in this run, and the place that a user can jump to. `words`: what
    its file calls fields and states, where that is not their English name.
    """

    code: str
    severity: Severity
    place: Place
    hit: Hit
    unit: str | None = None
    waiver: str | None = None
    related: tuple[Place, ...] = ()
    fix: Fix | None = None
    words: Mapping[str, str] = NO_WORDS

    @property
    def kind(self) -> Kind:
        return kind_of(self.code)

    @property
    def file(self) -> str:
        return self.place.file

    @property
    def line(self) -> int:
        return self.place.start.line

    @property
    def column(self) -> int:
        return self.place.start.column

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """Findings are shown by file, then by place, then by code."""
        return (self.file, *self.place.order, self.code, str(self.hit.target or self.hit.task or ""))


def kind_of(code: str) -> Kind:
    """All of family G are gaps, all others faults."""
    return Kind.GAP if code.startswith("G") else Kind.FAULT
