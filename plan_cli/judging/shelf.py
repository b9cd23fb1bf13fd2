"""Where the facts and the text of a report are kept: unpacked while they are in use, else in a compact form.

A folder may hold a hundred thousand reports, and few of them are looked at at a time: those of the latest period, and
of each unit's history what a rule asks for. This is the only place that knows of it.
"""

from __future__ import annotations

from collections import deque
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plan_cli.judging.facts import EntryFacts, EvidenceFacts, Facts, FigureFacts, ShortfallFacts, StateFacts

if TYPE_CHECKING:
    from plan_cli.model.period import Period

MOST_AGAIN = 256
"""So many reports at most that were packed are unpacked again at one time: those that were asked for last."""
MOST_CHARACTERS = 20_000_000
"""So much text at most have the reports of the latest period that were never packed; with its facts a character takes
about eight bytes.
"""
FEW_CHARACTERS = 5_000_000
MANY_CHARACTERS = 500_000
"""So much at most have all earlier ones; where they have more, they are many, and few are kept so."""


class Shelved:
    """The facts and the text of one report. Equal to another where these are, packed or not."""

    __slots__ = ("_facts", "_packed", "_text")

    def __init__(self, facts: Facts | None, text: str | None, packed: bytes = b"") -> None:
        self._facts = facts
        self._text = text
        self._packed = packed

    @property
    def facts(self) -> Facts:
        """What the entries say."""
        if self._facts is None:
            self._unpack()
        assert self._facts is not None
        return self._facts

    @property
    def text(self) -> str:
        """The file's text, by which a place in it is found again."""
        if self._text is None:
            self._unpack()
        assert self._text is not None
        return self._text

    def pack(self) -> None:
        """Keep the compact form alone."""
        self._packed = self._as_bytes()
        self._facts = self._text = None

    def _unpack(self) -> None:
        self._facts, self._text = _unpacked(self._packed)
        _again.append(self)
        if len(_again) > MOST_AGAIN:
            _again.popleft().pack()

    def _as_bytes(self) -> bytes:
        return self._packed or _packed(self.facts, self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shelved) and (self.facts, self.text) == (other.facts, other.text)

    def __hash__(self) -> int:
        return hash(self.text)

    def __reduce__(self) -> tuple[Any, ...]:
        return Shelved, (None, None, self._as_bytes())


_again: deque[Shelved] = deque()
"""Those that were packed and are unpacked now, the longest first."""


class Shelf:
    """Keeps the reports of the latest period unpacked, and of the earlier ones a few; packs all others, the first that
    came in first.
    """

    def __init__(self) -> None:
        self._order: tuple[int, int] = (0, 0)
        self._latest = _Row(MOST_CHARACTERS, MOST_CHARACTERS)
        self._earlier = _Row(FEW_CHARACTERS, MANY_CHARACTERS)

    def put(self, period: Period | None, shelved: Shelved) -> None:
        """Take a report of a period."""
        order = period.order if period else (0, 0)
        if order > self._order:
            self._order = order
            self._earlier.add(*self._latest.taken_out())
        row = self._earlier if order < self._order else self._latest
        row.add(shelved)


class _Row:
    """Reports that are unpacked, with so much text together at most; `then`: once they had more."""

    def __init__(self, most: int, then: int) -> None:
        self._most = most
        self._then = then
        self._open: deque[Shelved] = deque()
        self._characters = 0

    def add(self, *added: Shelved) -> None:
        self._open += added
        self._characters += sum(len(shelved.text) for shelved in added)
        if self._characters > self._most:
            self._most = self._then
        while self._characters > self._most:
            oldest = self._open.popleft()
            self._characters -= len(oldest.text)
            oldest.pack()

    def taken_out(self) -> list[Shelved]:
        taken = list(self._open)
        self._open.clear()
        self._characters = 0
        return taken


# --- the compact form

_LEVEL = 3
"""Of the levels of compression that which takes least time; the slowest makes a tenth less of it."""


def _packed(facts: Facts, text: str) -> bytes:
    import json
    import zlib

    data = json.dumps(
        (facts.entries, text), default=str, ensure_ascii=False, separators=(",", ":"), check_circular=False
    )
    return zlib.compress(data.encode("utf-8", "surrogatepass"), _LEVEL)


def _unpacked(packed: bytes) -> tuple[Facts, str]:
    """The same facts and text again: what type a value is of is known by its place."""
    import json
    import zlib

    entries, text = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    return Facts(tuple(_entry(*entry) for entry in entries)), text


def _entry(*entry: Any) -> EntryFacts:
    number, given, task, role, status, progress, shortfall, lost, figures, states, evidence, is_refused = entry
    return EntryFacts(
        number,
        given,
        task,
        role,
        status,
        progress,
        ShortfallFacts(shortfall[0], shortfall[1], _date(shortfall[2])) if shortfall else None,
        tuple(map(tuple, lost)),
        tuple(_figure(*figure) for figure in figures),
        tuple(StateFacts(*state) for state in states),
        tuple(EvidenceFacts(n, ref, _date(day)) for n, ref, day in evidence),
        is_refused,
    )


def _figure(*figure: Any) -> FigureFacts:
    number, given, target, value, of, measure, benchmark, measured, *marks = figure
    amounts = _number(value), _number(of), measure, _number(benchmark)
    return FigureFacts(number, given, target, *amounts, _date(measured), *marks)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
