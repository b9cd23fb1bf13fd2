"""What the entries of a report say, resolved against the plan: plain data.

Rules look at these facts, and the history is made of them. What could not be read is None; what could not be resolved
is None as well, and `given` is how it is written.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from plan_cli.finding import Path
from plan_cli.model.plan import Role
from plan_cli.model.report_form import State


class FigureFacts(NamedTuple):
    """A figure. `target` is None where it names none of its task's; `in_error`: it says nothing of its target;
    `is_lost`: what stands as its value can't be read.
    """

    number: int
    given: str | None
    target: str | None
    value: Decimal | None
    of: Decimal | None
    measure: str | None
    benchmark: Decimal | None
    measured: date | None
    is_floor: bool
    reason: str | None
    is_corrected: bool
    in_error: bool
    is_lost: bool


class StateFacts(NamedTuple):
    """The state of a deliverable; `item` is None where it is none of its task's. `in_error`: what stands there is no
    state.
    """

    given: str
    item: str | None
    state: State | None
    in_error: bool = False


class EvidenceFacts(NamedTuple):
    """A document that is given as evidence."""

    number: int
    ref: str | None
    date: date | None


class ShortfallFacts(NamedTuple):
    """Why something is behind, what is done about it, and until when."""

    cause: str | None
    remedy: str | None
    due: date | None


class EntryFacts(NamedTuple):
    """What a report says of one task. `lost`: the paths below the entry that can't be read; `is_refused`: the task is
    not the unit's, or an entry before is of the same.
    """

    number: int
    given: str | None
    task: str | None
    role: Role | None
    status: State | None
    progress: str | None
    shortfall: ShortfallFacts | None
    lost: tuple[Path, ...]
    figures: tuple[FigureFacts, ...]
    states: tuple[StateFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    is_refused: bool = False

    @property
    def task_id(self) -> str | None:
        """The task's id, or as it is written."""
        return self.task or self.given

    def path(self, *rest: str | int) -> Path:
        return ("entries", self.number, *rest)

    def is_lost(self, *path: str | int) -> bool:
        """Whether what stands at this path of the entry can't be read, so that nobody knows what it says."""
        return bool(self.lost) and any(path[:length] in self.lost for length in range(len(path) + 1))


class Facts:
    """The entries of a report, in their order; of several for one thing the first counts, and what is refused (an
    entry of a task that is not the unit's, or that was there before) counts for nothing.
    """

    def __init__(self, entries: tuple[EntryFacts, ...]) -> None:
        self.entries = entries

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Facts) and self.entries == other.entries

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def accepted(self) -> tuple[EntryFacts, ...]:
        """The entries that are judged."""
        return tuple(entry for entry in self.entries if not entry.is_refused)

    @cached_property
    def refused(self) -> frozenset[str]:
        """The targets and deliverables of which only something refused speaks: they are not called missing."""
        entries = [entry for entry in self.entries if entry.is_refused]
        named = [figure.target for entry in entries for figure in entry.figures]
        named += [state.item for entry in entries for state in entry.states]
        return frozenset(name for name in named if name and name not in self.by_target and name not in self.by_item)

    @cached_property
    def figures(self) -> tuple[tuple[EntryFacts, FigureFacts], ...]:
        """The figures that can be judged, one of each target."""
        return tuple((entry, figure) for entry, figure in self.by_target.values() if not figure.in_error)

    @cached_property
    def by_task(self) -> dict[str, EntryFacts]:
        return {entry.task: entry for entry in reversed(self.entries) if entry.task}

    @cached_property
    def by_target(self) -> dict[str, tuple[EntryFacts, FigureFacts]]:
        found: dict[str, tuple[EntryFacts, FigureFacts]] = {}
        for entry in self.accepted:
            for figure in entry.figures:
                if figure.target:
                    found.setdefault(figure.target, (entry, figure))
        return found

    @cached_property
    def by_item(self) -> dict[str, tuple[EntryFacts, StateFacts]]:
        """By deliverable."""
        found: dict[str, tuple[EntryFacts, StateFacts]] = {}
        for entry in self.accepted:
            for state in entry.states:
                if state.item:
                    found.setdefault(state.item, (entry, state))
        return found
