"""A workbook that was read, as the rest of the program sees a file: everything in it stands in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plan_cli.finding import NOWHERE, Cell, Edit, Hit, Mend, Path, Position, Region
from plan_cli.reading.folding import folded
from plan_cli.reading.problems import Spoilt
from plan_cli.reading.source import Source

if TYPE_CHECKING:
    from plan_cli.reading.written import Pair

_FIRST = ("task", "target", "title", "ref")
"""The cell at which a row of the form is named: an entry's, a figure's, a document's."""


@dataclass(slots=True, eq=False, repr=False)
class Filled(Source):
    """A form that was filled in; see `Form` for what its cells are. `text` is its grid."""

    places: Mapping[Path, Cell] = field(default_factory=dict)
    keys: Mapping[Path, Cell] = field(default_factory=dict)
    blanks: Mapping[str, Cell] = field(default_factory=dict)
    lost: frozenset[Path] = frozenset()

    @property
    def tree(self) -> None:
        """It is no YAML."""
        return

    def region(self, path: Path, *, on_key: bool = False) -> Region:
        """It has no lines."""
        return NOWHERE

    def place(self, path: Path, *, on_key: bool = False) -> Region | Cell:
        """The cell of what is at `path`, or of the nearest that is there above it."""
        for length in range(len(path), -1, -1):
            above = path[:length]
            if on_key and above in self.keys:
                return self.keys[above]
            for at in (above, *((*above, name) for name in _FIRST)):
                if at in self.places:
                    return self.places[at]
        return NOWHERE

    def blank(self, hit: Hit) -> Cell | None:
        """The cell that is to be filled in for what a hit calls missing: a field of a row that is there, or the row of
        what is not reported.
        """
        at = hit.at
        if isinstance(at, Cell | Region | Position):
            return None
        missing = hit.facts.get("missing")
        for name in map(str, missing if isinstance(missing, tuple) else (hit.actual,)):
            below: tuple[Path, Path] = ((*at, name), (*at, "shortfall", name))
            if cell := next((self.places[path] for path in below if path in self.places), None):
                return cell
        if at in self.places and at != ("entries",):
            return None
        known = (self.blanks.get(folded(id)) for id in (hit.target, hit.task) if id)
        return next((cell for cell in known if cell), None)

    def spoilt(self, texts: frozenset[str]) -> Spoilt:
        """What could not be read; that was told when it was found."""
        return Spoilt(self.lost, ())

    def has_in_braces(self, signs: Iterable[str]) -> bool:
        """It has no braces."""
        return False

    def pairs(self, path: Path) -> list[Pair]:
        """It has no braces."""
        return []

    def edit(self, mend: Mend) -> Edit | None:
        """Its text can't be edited."""
        return None

    def __getstate__(self) -> tuple[Any, ...]:
        return (self.name, self.text, self.data, self.problems, self.head, self.limits, self.places, self.keys,
                self.blanks, self.lost)  # fmt: skip

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        (self.name, self.text, self.data, self.problems, self.head, self.limits, self.places, self.keys,
         self.blanks, self.lost) = state  # fmt: skip
        self._tree = self._pairs = None
