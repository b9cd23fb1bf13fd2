"""A file that was read: its data, what is wrong with it, and where everything stands in it.

Whatever is wrong is a hit of the Y family, never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yaml import MarkedYAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plan_cli.finding import START, Hit, Path, Position
from plan_cli.reading.decoding import decode
from plan_cli.reading.problems import Problems
from plan_cli.reading.yaml.parser import Unparsable, compose, parse, position

MAX_BYTES = 500_000

_COMMENT = re.compile(r"[ \t]+(?P<sign>#)")
_TEXT_AS_COMMENT = re.compile(r"[ \t]*:[ \t]+(?P<sign>#)[^\s#]")
_COMMENT_AFTER_TEXT = re.compile(r"^[^#\n]*(?:[^#\s:][ \t]+#|:[ \t]+#[^\s#])", re.MULTILINE)


@dataclass(slots=True)
class Source:
    """A file that was read. `data` is None where it could not be parsed; `problems` says why, first to last."""

    name: str
    text: str = ""
    data: Any = None
    problems: Problems = field(default_factory=Problems)
    packed: bytes = b""
    _tree: Node | None = None

    @property
    def tree(self) -> Node | None:
        """The nodes of a text that was parsed. They take as long as reading it, and few files have findings: made when somebody asks."""
        if self._tree is None and (text := self.text or self._unpacked()):
            self._tree = compose(text)
        return self._tree

    def locate(self, path: Path, *, on_key: bool = False) -> Position:
        """The line and column of what stands at `path`, or of the nearest that is there above it."""
        node, key = self.tree, self.tree
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            key, node = child
        chosen = key if on_key else node
        return START if chosen is None else position(chosen.start_mark)

    def paths_at(self, places: Container[Position]) -> Iterator[Path]:
        """The paths of the names, texts and numbers that begin at these places; of a name that stands twice, the path of both."""
        nodes: list[tuple[Path, Node | None, Node | None]] = [((), None, self.tree)]
        while nodes:
            path, key, node = nodes.pop()
            if any(isinstance(part, ScalarNode) and position(part.start_mark) in places for part in (key, node)):
                yield path
            if isinstance(node, SequenceNode):
                nodes += [((*path, index), None, child) for index, child in enumerate(node.value)]
            elif isinstance(node, MappingNode):
                nodes += [((*path, name.value), name, value) for name, value in node.value if isinstance(name, ScalarNode)]

    def pairs(self, path: Path) -> list[tuple[Node, Node]]:
        """The names and values of the mapping in braces at `path`; none where there is no such."""
        node = self.tree
        for step in path:
            child = _child(node, step)
            node = child[1] if child else None
        return node.value if isinstance(node, MappingNode) and node.flow_style else []

    def drop_tree(self) -> None:
        """Free the node tree and the data, which take twenty times the file's size."""
        self._tree = self.data = None

    def pack(self) -> None:
        """Keep the text only in a fifth of its size: of thousands of files few are looked at again."""
        import zlib

        self.drop_tree()
        self.packed, self.text = zlib.compress(self.text.encode("utf-8"), 1), ""

    def _unpacked(self) -> str:
        if not self.packed:
            return ""
        import zlib

        return zlib.decompress(self.packed).decode("utf-8")


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
        found = parse(text, source.problems)
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


class CutText(NamedTuple):
    """A text that “ #” cuts off as a comment: where the sign stands, where the text's name does, and whether nothing is left of it."""

    at: Position
    name: Position
    is_lost: bool


def cut_texts(source: Source, names: frozenset[str]) -> Iterator[CutText]:
    """Where an unquoted text under one of these names is followed by “ #”, which cuts off the rest of it as a comment.

    A comment beside a name without a value has a space behind its sign, as in a template; a text that begins with the sign has none.
    """
    text = source.text
    if not (" #" in text or "\t#" in text) or not _COMMENT_AFTER_TEXT.search(text) or source.tree is None:
        return
    lines = text.split("\n")
    nodes = [source.tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, SequenceNode):
            nodes += reversed(node.value)
        elif isinstance(node, MappingNode):
            nodes += [value for _, value in reversed(node.value)]
            for key, value in node.value:
                if isinstance(key, ScalarNode) and key.value in names and isinstance(value, ScalarNode) and not value.style:
                    pattern, end = (_COMMENT, value.end_mark) if value.value else (_TEXT_AS_COMMENT, key.end_mark)
                    if comment := pattern.match(lines[end.line], end.column):
                        at = Position(end.line + 1, comment.start("sign") + 1)
                        yield CutText(at, position(key.start_mark), not value.value)


def _child(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    """The key and the value at one step below a node; for a list the value is both."""
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child, child
    return None
