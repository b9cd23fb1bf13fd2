"""A file that was read: its data, what is wrong with it, and where everything stands in it.

Whatever is wrong is a hit of the Y family, never an exception.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yaml import MarkedYAMLError

from plan_cli.finding import NOWHERE, START, Hit, Path, Position, Region
from plan_cli.reading.decoding import decode
from plan_cli.reading.problems import Problems
from plan_cli.reading.yaml.parser import Unparsable, parse
from plan_cli.reading.yaml.tree import Node, child, is_mapping, is_scalar, nodes_below, region_of, start_of

MAX_BYTES = 500_000


@dataclass(slots=True)
class Source:
    """A file that was read. `data` and `tree` are None where it could not be parsed; `problems` says why, first to last."""

    name: str
    text: str = ""
    data: Any = None
    problems: Problems = field(default_factory=Problems)
    _tree: Node | None = None

    @property
    def tree(self) -> Node | None:
        """Where everything stands. It takes ten times the text's size, and does not travel: where it is not there it is made anew."""
        if self._tree is None and self.text:
            self._tree = parse(self.text, Problems())[1]
        return self._tree

    def region(self, path: Path, *, on_key: bool = False) -> Region:
        """Where it stands what is at `path`, or the nearest that is there above it."""
        node, key = self.tree, self.tree
        for step in path:
            found = child(node, step)
            if found is None:
                break
            key, node = found
        chosen = key if on_key else node
        return NOWHERE if chosen is None else region_of(chosen)

    def locate(self, path: Path, *, on_key: bool = False) -> Position:
        """The line and column of what stands at `path`, or of the nearest that is there above it."""
        return self.region(path, on_key=on_key).start

    def paths_at(self, places: Container[Position]) -> Iterator[Path]:
        """The paths of the names, texts and numbers that begin at these places; of a name that stands twice, the path of both."""
        for path, key, node in nodes_below(self.tree):
            if any(is_scalar(part) and start_of(part) in places for part in (key, node)):
                yield path

    def pairs(self, path: Path) -> list[tuple[Node, Node]]:
        """The names and values of the mapping in braces at `path`; none where there is no such."""
        node: Node = self.tree
        for step in path:
            found = child(node, step)
            node = found[1] if found else None
        return node.value if is_mapping(node) and node.flow_style else []

    def __getstate__(self) -> tuple[str, str, Any, Problems]:
        return self.name, self.text, self.data, self.problems

    def __setstate__(self, state: tuple[str, str, Any, Problems]) -> None:
        self.name, self.text, self.data, self.problems = state
        self._tree = None


class Loaded(NamedTuple):
    """A file that was read, and the folder in which its evidence is looked for."""

    source: Source
    folder: str = "."


def read(data: bytes, name: str, root: type = dict) -> Source:
    """Decode and parse; `name` is what findings call the file, `root` what it must be made of: a dict, or a list, which may be empty."""
    if len(data) > MAX_BYTES:
        return too_large(name, len(data))
    source = Source(name)
    text = decode(data, source.problems)
    if text is None:
        return source
    try:
        found, source._tree = parse(text, source.problems)
    except Unparsable as stopped:
        if stopped.error is not None:
            _explain(text, stopped.error, source.problems)
        return source
    source.text = text
    if found is None and root is list:
        found = []
    if isinstance(found, root):
        source.data = found
    else:
        for hit in _wrong_root(text, found, root):
            source.problems.add("Y003", hit)
    return source


def _explain(text: str, error: MarkedYAMLError, problems: Problems) -> None:
    """Say what stopped the parser; not where something was found wrong already."""
    from plan_cli.reading.yaml import mistakes

    known = {hit.at for hit in problems.hits.get("Y003", ())}
    for hit in mistakes.syntax(text, error):
        if hit.at not in known:
            problems.add("Y003", hit)


def _wrong_root(text: str, found: Any, root: type) -> list[Hit]:
    if root is list or found is None:
        return [Hit(START, "empty" if found is None else "no-list")]
    from plan_cli.reading.yaml import mistakes

    return mistakes.no_mapping(text, found)


def too_large(name: str, size: int) -> Source:
    """The source of a file that was not even read, for its size."""
    return _failed(name, "Y006", Hit(START, "bytes", expected=MAX_BYTES, actual=size))


def unreadable(name: str, reason: str) -> Source:
    """The source of a file that could not be opened; `reason` is the system's word for it."""
    return _failed(name, "Y001", Hit(START, actual=reason))


def _failed(name: str, code: str, hit: Hit) -> Source:
    source = Source(name)
    source.problems.add(code, hit)
    return source
