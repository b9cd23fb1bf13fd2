"""Where everything stands in a YAML text: libyaml's events, put together as the lists and mappings that they belong to.

A node is the event that begins it. A scalar has its value, its style and the marks where it begins and ends. The event
that begins a list has its items as `value`, that of a mapping its pairs of key and value; both have the mark behind
their end as `closed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from plan_cli.finding import Path, Position, Region

Node: TypeAlias = Any
"""A `ScalarEvent`, a `SequenceStartEvent`, a `MappingStartEvent`, or an `AliasEvent`, which is never read."""


def tree_of(text: str) -> Node | None:
    """The root of a text that was parsed, so that it is known to be YAML and nowhere too deep; of several documents the
    first.
    """
    take = CParser(text).get_event
    take()
    take()
    return _node(take(), take)


def _node(begin: Node, take: Callable[[], Any]) -> Node:
    """A node with all that is in it; `take` gives the next event."""
    if is_mapping(begin):
        begin.value = []
        while type(key := take()) is not MappingEndEvent:
            begin.value.append((_node(key, take), _node(take(), take)))
        begin.closed = key.end_mark
    elif is_list(begin):
        begin.value = []
        while type(item := take()) is not SequenceEndEvent:
            begin.value.append(_node(item, take))
        begin.closed = item.end_mark
    return begin


def is_scalar(node: Node) -> bool:
    return type(node) is ScalarEvent


def is_mapping(node: Node) -> bool:
    return type(node) is MappingStartEvent


def is_list(node: Node) -> bool:
    return type(node) is SequenceStartEvent


# --- below a node


def child(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """The key and the value at one step below a node; of an item of a list the value is both."""
    if is_mapping(node):
        return next((pair for pair in node.value if type(pair[0]) is ScalarEvent and pair[0].value == step), None)
    found = item(node, step) if isinstance(step, int) else None
    return None if found is None else (found, found)


def item(node: Node, number: int) -> Node:
    """The item of a list, where there is one."""
    return node.value[number] if is_list(node) and number < len(node.value) else None


def children(node: Node) -> dict[str, tuple[Node, Node]]:
    """A mapping's keys and values by name; of a name that stands twice the first."""
    if not is_mapping(node):
        return {}
    return {pair[0].value: pair for pair in reversed(node.value) if type(pair[0]) is ScalarEvent}


def nodes_below(node: Node) -> Iterator[tuple[Path, Node | None, Node]]:
    """Every node with its path and its key, also those of a name that stands twice."""
    waiting: list[tuple[Path, Node | None, Node]] = [((), None, node)]
    while waiting:
        path, key, node = waiting.pop()
        yield path, key, node
        if is_list(node):
            waiting += [((*path, index), None, item) for index, item in enumerate(node.value)]
        elif is_mapping(node):
            waiting += [((*path, key.value), key, value) for key, value in node.value if is_scalar(key)]


# --- places


def position(mark: Any) -> Position:
    """The place of a mark of libyaml's, which counts from 0."""
    return Position(mark.line + 1, mark.column + 1)


def start_of_node(node: Node) -> Position:
    return position(node.start_mark)


def region_of(node: Node) -> Region:
    """From a node's first character to behind its last; what has no brackets ends with the last that is in it."""
    return Region(position(node.start_mark), position(_end_mark(node)))


def span_of(node: Node) -> tuple[int, int]:
    """Where a node begins and ends in the text."""
    return node.start_mark.index, _end_mark(node).index


def _end_mark(node: Node) -> Any:
    while type(node) in (MappingStartEvent, SequenceStartEvent):
        if node.flow_style or not node.value:
            return node.closed
        last = node.value[-1]
        node = last[1] if type(node) is MappingStartEvent else last
    return node.end_mark
