"""What a rule is and what it finds: the only currency between reading and rendering.

A rule yields hits. A hit says where (a path into the YAML, or a position) and holds facts, no sentence and no colour. The
driver turns hits into findings by adding the file, line and column; `wording` makes the sentence at the very end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

Path = tuple[str | int, ...]
"""Where something stands in a YAML document: `("entries", 3, "figures", 0, "value")`."""

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Severity(StrEnum):
    """How bad a finding is. Errors and warnings can fail a run, notes never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """A fault is something wrong with what was submitted; a gap is a shortfall in what was delivered."""

    FAULT = "fault"
    GAP = "gap"


class Position(NamedTuple):
    """A place in a text, both counted from 1; columns count code points."""

    line: int
    column: int


START = Position(1, 1)


class Hit(NamedTuple):
    """One thing that a rule found, before anyone knows which line it is on.

    `at` is a path (its value is meant, or its key when `on_key`) or a position. `case` picks the sentence where a rule has several.
    `expected`, `actual` and `difference` are numbers, dates or text, as the rule says; `facts` is what the sentence needs beside them.
    `plan_line` is a line of the document; `file` and `unit` are named where they are not the subject's own.
    """

    at: Path | Position
    case: str = ""
    task: str | None = None
    target: str | None = None
    expected: Any = None
    actual: Any = None
    difference: Any = None
    facts: Mapping[str, Any] = NOTHING
    on_key: bool = False
    plan_line: int | None = None
    file: str | None = None
    unit: str | None = None


S = TypeVar("S", contravariant=True)


class Rule(NamedTuple, Generic[S]):
    """A check of one kind of subject. Its explanation is the docstring of its function: what, why, example, mend."""

    code: str
    name: str
    severity: Severity
    check: Callable[[S], Iterable[Hit]]

    @property
    def kind(self) -> Kind:
        return Kind.GAP if self.code.startswith("G") else Kind.FAULT

    @property
    def family(self) -> str:
        return self.code[0]

    @property
    def text(self) -> str:
        import inspect

        return inspect.getdoc(self.check) or ""


def rule(code: str, name: str, severity: Severity) -> Callable[[Callable[[S], Iterable[Hit]]], Rule[S]]:
    """Make a function from a subject to hits into a rule."""

    def decorate(check: Callable[[S], Iterable[Hit]]) -> Rule[S]:
        return Rule(code, name, severity, check)

    return decorate


class Finding(NamedTuple):
    """A hit with its rule, its severity in this run, and the file, line and column that a user can jump to."""

    rule: Rule[Any]
    severity: Severity
    file: str
    line: int
    column: int
    hit: Hit
    unit: str | None = None
    waiver: str | None = None

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def name(self) -> str:
        return self.rule.name

    @property
    def kind(self) -> Kind:
        return self.rule.kind

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are shown by file, then by place, then by code."""
        return (self.file, self.line, self.column, self.rule.code, str(self.hit.target or self.hit.task or ""))
