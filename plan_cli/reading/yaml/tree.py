"""Where everything stands in a YAML text: the parser's own events, put together as the lists and mappings that they belong to.

A scalar is its event, with its value and style and the marks where it begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from plan_cli.finding import Path, Position, Region


class Mapping(NamedTuple):
    """The pairs of a mapping, in the order of the text; a name that stands twice is there twice."""

    begin: MappingStartEvent
    end: MappingEndEvent
    pairs: list[tuple[Any, Any]]


class Sequence(NamedTuple):
    """The items of a list."""

    begin: SequenceStartEvent
    end: SequenceEndEvent
    items: list[Any]


Node: TypeAlias = Any
"""A `Mapping`, a `Sequence`, a `ScalarEvent`, or an `AliasEvent`, which is never read."""


def is_scalar(node: Node) -> bool:
    return type(node) is ScalarEvent


def position(mark: Any) -> Position:
    """The place of a mark of libyaml's, which counts from 0."""
    return Position(mark.line + 1, mark.column + 1)


def start_of_node(node: Node) -> Position:
    return position(node.begin.start_mark if isinstance(node, Mapping | Sequence) else node.start_mark)


def region_of(node: Node) -> Region:
    """From a node's first character to behind its last; what has no brackets ends with the last that is in it."""
    return Region(start_of_node(node), position(_end_mark(node)))


def span_of(node: Node) -> tuple[int, int]:
    """Where a node begins and ends in the text."""
    begin: Any = node.begin if isinstance(node, Mapping | Sequence) else node
    return begin.start_mark.index, _end_mark(node).index


def _end_mark(node: Node) -> Any:
    while isinstance(node, Mapping | Sequence):
        inside = node.pairs if isinstance(node, Mapping) else node.items
        if node.begin.flow_style or not inside:
            return node.end.end_mark
        node = inside[-1][1] if isinstance(node, Mapping) else inside[-1]
    return node.end_mark


def child(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """The key and the value at one step below a node; of an item of a list the value is both."""
    if isinstance(node, Mapping):
        return next((pair for pair in node.pairs if is_scalar(pair[0]) and pair[0].value == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step], node.items[step]
    return None


def nodes_below(node: Node) -> Iterator[tuple[Path, Node | None, Node]]:
    """Every node with its path and its key, also those of a name that stands twice."""
    waiting: list[tuple[Path, Node | None, Node]] = [((), None, node)]
    while waiting:
        path, key, node = waiting.pop()
        yield path, key, node
        if isinstance(node, Sequence):
            waiting += [((*path, index), None, item) for index, item in enumerate(node.items)]
        elif isinstance(node, Mapping):
            waiting += [((*path, key.value), key, value) for key, value in node.pairs if is_scalar(key)]
