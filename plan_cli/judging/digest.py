"""What the history needs of a report, and no more: who reported what when, and where it stands in the file.

A folder is judged over digests: reading a report, and checking it by itself, gives one. It is plain data, which can be compared, pickled
and sent. Thousands of them are held in a compact form, and only those used last are kept unpacked; nobody who uses one needs to know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from plan_cli.finding import NOWHERE, Path, Position, Region
from plan_cli.judging.submission import EntryLine, FigureLine, Role, Submission
from plan_cli.model.period import Period
from plan_cli.model.report_form import State
from plan_cli.reading.yaml.tree import Mapping, Node, Sequence, is_scalar, region_of

Places = tuple[int, ...]
"""Regions one behind another: line and column of the beginning, line and column of the end."""


class FigureFacts(NamedTuple):
    """A figure. `target` is None where it names none of its task's; `is_lost`: what stands as its value can't be read."""

    number: int
    target: str | None
    value: Decimal | None
    of: Decimal | None
    benchmark: Decimal | None
    measured: date | None
    is_floor: bool
    reason: str | None
    is_corrected: bool
    in_error: bool
    is_lost: bool
    places: Places


class StateFacts(NamedTuple):
    """The state of a deliverable. `item` is None where it is none of its task's; `given` is the id as it is written."""

    item: str | None
    given: str
    state: State | None
    places: Places


class EvidenceFacts(NamedTuple):
    """A document that is given as evidence."""

    number: int
    ref: str
    places: Places


class ShortfallFacts(NamedTuple):
    """Why something is behind, what is done about it, and until when."""

    cause: str | None
    remedy: str | None
    due: date | None


class EntryFacts(NamedTuple):
    """What a report says of one task. `given` is the task as it is written; `lost`: the fields below it that can't be read."""

    number: int
    task: str | None
    given: str | None
    role: Role | None
    status: State | None
    progress: str | None
    shortfall: ShortfallFacts | None
    lost: tuple[Path, ...]
    figures: tuple[FigureFacts, ...]
    states: tuple[StateFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    places: Places

    def path(self, *rest: str | int) -> Path:
        return ("entries", self.number, *rest)

    def is_lost(self, *path: str | int) -> bool:
        """Whether what stands at this path of the entry can't be read, so that nobody knows what it says."""
        return bool(self.lost) and any(path[:length] in self.lost for length in range(len(path) + 1))


class Facts:
    """The entries of a report, in their order; of several for one thing the first counts."""

    def __init__(self, entries: tuple[EntryFacts, ...]) -> None:
        self.entries = entries

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self.entries == other.entries

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def by_task(self) -> dict[str, EntryFacts]:
        return {entry.task: entry for entry in reversed(self.entries) if entry.task}

    @cached_property
    def by_target(self) -> dict[str, tuple[EntryFacts, FigureFacts]]:
        pairs = [(entry, figure) for entry in self.entries for figure in entry.figures]
        return {figure.target: (entry, figure) for entry, figure in reversed(pairs) if figure.target}

    @cached_property
    def by_item(self) -> dict[str, tuple[EntryFacts, StateFacts]]:
        """By deliverable."""
        pairs = [(entry, state) for entry in self.entries for state in entry.states]
        return {state.item: (entry, state) for entry, state in reversed(pairs) if state.item}


@dataclass(slots=True, eq=False)
class Digest:
    """A report in short. `unit` and `period` are None where they can't be read, or are none of the plan's.

    `folder` is where its evidence is looked for, `unit_given` the unit as it is written, `claimed` what entries in error name as their task.
    """

    file: str
    folder: str
    unit: str | None
    unit_given: str | None
    period: Period | None
    data_through: date | None
    submitted: date | None
    is_sample: bool
    claimed: tuple[str, ...]
    is_lost: bool
    places: Places
    _facts: Facts | None = None
    _packed: bytes = field(default=b"", repr=False)

    @property
    def facts(self) -> Facts:
        """What its entries say."""
        if self._facts is None:
            self._facts = _unpacked(self._packed)
            _keep(self)
        return self._facts

    def region(self, path: Path, *, on_key: bool = False) -> Region:
        """Where it stands in the file what a rule over the history names, or the nearest that is there above it."""
        if path == ("period",):
            return _nth(self.places, 0)
        if path[:1] != ("entries",) or len(path) == 1:
            return _nth(self.places, 1)
        entry = self.facts.entries[int(path[1])]
        return _region(entry, path[2:], on_key)

    def shelve(self) -> None:
        """Keep the facts in their compact form alone."""
        if self._facts is not None and not self._packed:
            self._packed = _packed(self._facts)
        self._facts = None

    @property
    def _head(self) -> tuple[object, ...]:
        return (self.file, self.folder, self.unit, self.unit_given, self.period, self.data_through, self.submitted, self.is_sample,
                self.claimed, self.is_lost, self.places)  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Digest) and self._head == other._head and self.facts == other.facts

    def __hash__(self) -> int:
        return hash((self.file, self.unit, self.period))

    def __getstate__(self) -> tuple[object, ...]:
        return (*self._head, self._packed or _packed(self.facts))

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        (self.file, self.folder, self.unit, self.unit_given, self.period, self.data_through, self.submitted, self.is_sample,
         self.claimed, self.is_lost, self.places, self._packed) = state  # fmt: skip
        self._facts = None


# --- held in short


MOST_UNPACKED = 256
_unpacked_last: deque[Digest] = deque()


def _keep(digest: Digest) -> None:
    """A digest whose facts are in use; the one whose facts were unpacked longest ago is shelved for it."""
    _unpacked_last.append(digest)
    if len(_unpacked_last) > MOST_UNPACKED:
        _unpacked_last.popleft().shelve()


def _packed(facts: Facts) -> bytes:
    import json
    import zlib

    text = json.dumps(facts.entries, default=str, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def _unpacked(packed: bytes) -> Facts:
    """The facts again, equal to those that were packed: a digest knows the type of each of its values by its place."""
    import json
    import zlib

    return Facts(tuple(_entry_again(*entry) for entry in json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))))


def _entry_again(*entry: Any) -> EntryFacts:
    facts = EntryFacts(*entry)
    return facts._replace(
        shortfall=ShortfallFacts(facts.shortfall[0], facts.shortfall[1], _date(facts.shortfall[2])) if facts.shortfall else None,
        lost=tuple(map(tuple, facts.lost)),
        figures=tuple(_figure_again(*figure) for figure in facts.figures),
        states=tuple(StateFacts(item, given, state, tuple(places)) for item, given, state, places in facts.states),
        evidence=tuple(EvidenceFacts(number, ref, tuple(places)) for number, ref, places in facts.evidence),
        places=tuple(facts.places),
    )


def _figure_again(*figure: Any) -> FigureFacts:
    facts = FigureFacts(*figure)
    value, of, benchmark = map(_number, (facts.value, facts.of, facts.benchmark))
    return facts._replace(value=value, of=of, benchmark=benchmark, measured=_date(facts.measured), places=tuple(facts.places))


def _number(text: Any) -> Decimal | None:
    return None if text is None else Decimal(text)


def _date(text: Any) -> date | None:
    return None if text is None else date.fromisoformat(text)


# --- made from a report


def digest_of(submission: Submission) -> Digest:
    """The digest of a report that was read and resolved against the plan."""
    report = submission.report
    tree = report.source.tree
    keys = _children(tree)
    items = keys["entries"][1].items if "entries" in keys and isinstance(keys["entries"][1], Sequence) else []
    maker = _Maker(submission, items)
    digest = Digest(
        file=submission.name,
        folder=submission.folder,
        unit=submission.unit.name if submission.unit else None,
        unit_given=report.header.unit,
        period=submission.period,
        data_through=submission.data_through,
        submitted=submission.submitted,
        is_sample=report.header.sample,
        claimed=tuple(sorted(report.claimed)),
        is_lost=report.lost("entries"),
        places=(*_ints(keys["period"][1] if "period" in keys else tree), *_ints(keys["entries"][0] if "entries" in keys else tree)),
        _facts=Facts(tuple(maker.entries())),
    )
    _keep(digest)
    return digest


class _Maker:
    """Makes the facts of a report's entries; `items` are the nodes that they stand at."""

    def __init__(self, submission: Submission, items: list[Node]) -> None:
        self.submission = submission
        self.items = items
        self.figures: dict[int, list[FigureLine]] = {}
        for line in submission.figures:
            self.figures.setdefault(line.line.number, []).append(line)
        self.lost: dict[int, list[Path]] = {}
        for path in submission.report.faulty:
            if path[:1] == ("entries",) and 1 < len(path) < 5 and isinstance(path[1], int):
                self.lost.setdefault(path[1], []).append(path[2:])
        self.all_lost: list[Path] = [()] if submission.report.lost("entries") else []

    def entries(self) -> Iterable[EntryFacts]:
        deliverables = self._deliverables()
        for line in self.submission.entries:
            node = self.items[line.number] if line.number < len(self.items) else None
            keys = _children(node)
            entry = line.entry
            given = entry.shortfall
            yield EntryFacts(
                line.number,
                line.task.id if line.task else None,
                line.task_id,
                line.role,
                entry.status,
                entry.progress,
                ShortfallFacts(given.cause, given.remedy, given.due) if given else None,
                tuple(sorted([*self.all_lost, *self.lost.get(line.number, ())], key=str)),
                tuple(self._figures(line, keys)),
                tuple(self._states(line, keys, deliverables)),
                tuple(self._evidence(line, keys)),
                _entry_places(node, keys),
            )

    def _figures(self, line: EntryLine, keys: _Children) -> Iterable[FigureFacts]:
        nodes = keys["figures"][1] if "figures" in keys else None
        for item in self.figures.get(line.number, ()):
            figure = item.figure
            inside = _children(_item(nodes, item.number))
            whole = _item(nodes, item.number) or nodes
            yield FigureFacts(
                item.number,
                item.target.id if item.target else None,
                figure.value,
                figure.of,
                figure.benchmark,
                figure.measured,
                figure.bound is not None,
                figure.reason,
                figure.correction is not None,
                self.submission.unusable(item),
                self.submission.report.lost(*item.path("value")),
                tuple(n for name in ("value", "of") for n in _ints(inside[name][1] if name in inside else whole)),
            )

    def _deliverables(self) -> dict[tuple[int, str], str | None]:
        return {(claim.line.number, claim.id): claim.deliverable.id if claim.deliverable else None for claim in self.submission.claims}

    def _states(self, line: EntryLine, keys: _Children, known: dict[tuple[int, str], str | None]) -> Iterable[StateFacts]:
        inside = _children(keys["deliverables"][1]) if "deliverables" in keys else {}
        above = keys.get("deliverables", (None, None))
        for given, state in line.entry.deliverables.items():
            key, value = inside.get(given, above)
            yield StateFacts(known[line.number, given], given, state, (*_ints(key), *_ints(value)))

    def _evidence(self, line: EntryLine, keys: _Children) -> Iterable[EvidenceFacts]:
        nodes = keys["evidence"][1] if "evidence" in keys else None
        for number, document in enumerate(line.entry.evidence):
            if document.ref is not None:
                inside = _children(_item(nodes, number))
                yield EvidenceFacts(number, document.ref, _ints(inside["ref"][1] if "ref" in inside else nodes))


_Children = dict[str, tuple[Node, Node]]
_FIELDS = {"status": 1, "progress": 1, "figures": 0, "deliverables": 0, "shortfall": 0}
"""The fields of an entry that rules over the history name: the key, or the value."""


def _children(node: Node) -> _Children:
    """A mapping's keys and values by name; of a name that stands twice the first."""
    return {key.value: (key, value) for key, value in reversed(node.pairs) if is_scalar(key)} if isinstance(node, Mapping) else {}


def _item(node: Node, number: int) -> Node | None:
    return node.items[number] if isinstance(node, Sequence) and number < len(node.items) else None


def _entry_places(node: Node, keys: _Children) -> Places:
    """Of the entry itself, and of each of its fields that rules over the history name."""
    return (*_ints(node), *(n for name, part in _FIELDS.items() for n in _ints(keys[name][part] if name in keys else node)))


def _ints(node: Node) -> Places:
    if node is None:
        return (1, 1, 1, 1)
    if is_scalar(node):
        begin, end = node.start_mark, node.end_mark
        return (begin.line + 1, begin.column + 1, end.line + 1, end.column + 1)
    (line, column), (last, behind) = region_of(node)
    return (line, column, last, behind)


def _nth(places: Places, n: int) -> Region:
    if len(places) < 4 * n + 4:
        return NOWHERE
    line, column, last, behind = places[4 * n : 4 * n + 4]
    return Region(Position(line, column), Position(last, behind))


def _region(entry: EntryFacts, rest: Path, on_key: bool) -> Region:
    """The region of a part of an entry."""
    field, *deeper = rest or ("",)
    if field == "deliverables" and deeper:
        state = next(state for state in entry.states if state.given == deeper[0])
        return _nth(state.places, 0 if on_key else 1)
    if field == "figures" and deeper:
        figure = next(figure for figure in entry.figures if figure.number == deeper[0])
        return _nth(figure.places, 1 if deeper[-1] == "of" else 0)
    if field == "evidence" and deeper:
        return _nth(next(document for document in entry.evidence if document.number == deeper[0]).places, 0)
    return _nth(entry.places, 1 + list(_FIELDS).index(str(field)) if field in _FIELDS else 0)
