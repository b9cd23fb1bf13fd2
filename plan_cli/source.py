"""From the bytes of a file to a tree of YAML nodes whose positions are known, and to plain Python data.

YAML is read in the safe and simple form that a report needs: text, numbers, true, false, null, lists and mappings with text keys. A
number becomes a `Decimal` of its text; a date stays text. Whatever is wrong is a hit of the Y family, never an exception.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plan_cli.finding import START, Hit, Path, Position

MAX_BYTES = 500_000
MAX_DEPTH = 40
MAX_NODES = 60_000
"""A full report of 500 KB has half as many names and values; a file with more was made to be slow to read."""
MAX_NUMBER_LENGTH = 30
SHORT = 20

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)")
"""Control characters, line ends that editors do not count alike, bidi overrides and isolates, and what is no character at all."""

_COMMENT = re.compile(r"[ \t]+#")
_COMMENT_AFTER_TEXT = re.compile(r"^[^#\n]*[^#\s:][ \t]+#", re.MULTILINE)
NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z")
_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_WIDE_SPACES = ("\u3000", "\u00a0")
_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says from 0.2.6 on of more than 1000 levels, while it looks for the end of what may be a key."""
_PLAIN = "plain"
_QUOTED = "quoted"


class Problems:
    """The hits of the Y and S rules, by code. Of one code the first `MOST` are kept and the rest are counted, whatever a file holds."""

    MOST = 100

    def __init__(self) -> None:
        self.hits: dict[str, list[Hit]] = {}
        self.dropped: dict[str, int] = {}

    def add(self, code: str, hit: Hit) -> None:
        kept = self.hits.setdefault(code, [])
        if len(kept) < self.MOST:
            kept.append(hit)
        else:
            self.dropped[code] = self.dropped.get(code, 0) + 1

    def __bool__(self) -> bool:
        return bool(self.hits)


@dataclass(slots=True)
class Source:
    """A file that was read. `tree` and `data` are None where it could not be parsed; `problems` says why, first to last."""

    name: str
    text: str
    tree: Node | None
    data: Any
    problems: Problems
    packed: bytes = b""

    def locate(self, path: Path, *, on_key: bool = False) -> Position:
        """The line and column of what stands at `path`, or of the nearest that is there above it."""
        if self.tree is None and (text := self.text or self._unpacked()):
            # The tree was dropped to save memory; few files have findings, so making it once more for those is cheaper than keeping all.
            self.tree = _compose(text, Problems())
        node, key = self.tree, self.tree
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            key, node = child
        chosen = key if on_key else node
        return START if chosen is None else position(chosen.start_mark)

    def drop_tree(self) -> None:
        """Free the node tree and the data, which take twenty times the file's size."""
        self.tree = self.data = None

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


def read(data: bytes, name: str, root: type[Node] = MappingNode) -> Source:
    """Decode, scan and parse; `name` is what findings call the file, `root` the kind of node that it must be made of."""
    if len(data) > MAX_BYTES:
        return too_large(name, len(data))
    source = Source(name, "", None, None, Problems())
    text = _decode(data, source.problems)
    if text is None:
        return source
    source.text = text = _scan(text, source.problems)
    source.tree = _compose(text, source.problems)
    if source.tree is None:
        return source
    if not isinstance(source.tree, root):
        from plan_cli import mistakes

        source.problems.add("Y003", mistakes.no_mapping(text, source.tree) if root is MappingNode else Hit(START, "no-list"))
        source.tree = None
        return source
    source.data = _Builder(text, source.problems).build(source.tree)
    return source


def too_large(name: str, size: int) -> Source:
    """The source of a file that was not even read, for its size."""
    return _failed(name, "Y006", Hit(START, "bytes", expected=MAX_BYTES, actual=size))


def unreadable(name: str, reason: str) -> Source:
    """The source of a file that could not be opened; `reason` is the system's word for it."""
    return _failed(name, "Y001", Hit(START, actual=reason))


def _failed(name: str, code: str, hit: Hit) -> Source:
    source = Source(name, "", None, None, Problems())
    source.problems.add(code, hit)
    return source


def cut_texts(source: Source, names: frozenset[str]) -> Iterator[Position]:
    """Where an unquoted text under one of these keys is followed by “ #”, which cuts off the rest of it as a comment."""
    text = source.text
    if source.tree is None or not (" #" in text or "\t#" in text) or not _COMMENT_AFTER_TEXT.search(text):
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
                if not isinstance(key, ScalarNode) or key.value not in names or value.tag is not _PLAIN or not value.value:
                    continue
                end = value.end_mark
                if _COMMENT.match(lines[end.line], end.column):
                    yield Position(end.line + 1, lines[end.line].index("#", end.column) + 1)


# --- decoding and scanning


def _decode(data: bytes, problems: Problems) -> str | None:
    for mark, encoding in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            problems.add("Y002", Hit(START, "looks-like", actual=encoding))
            return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        at = _position_at(before, len(before))
        problems.add("Y002", _other_encoding(data, at))
        return None


def _other_encoding(data: bytes, at: Position) -> Hit:
    for encoding in ("GB18030", "Big5"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _FORBIDDEN.search(text) is None:
            return Hit(at, "looks-like", actual=encoding)
    return Hit(at, "broken")


def _scan(text: str, problems: Problems) -> str:
    """Report every forbidden character, and put U+FFFD in its place so that the rest can be read at the same columns."""
    # What prints holds nothing forbidden; this is thirty times faster than looking for each such character.
    if text.replace("\n", "").isprintable() or _FORBIDDEN.search(text) is None:
        return text
    line, start = 1, 0
    matches = _FORBIDDEN.finditer(text)
    for match in islice(matches, Problems.MOST):
        line += text.count("\n", start, match.start())
        start = match.start()
        column = start - text.rfind("\n", 0, start)
        problems.add("Y007", Hit(Position(line, column), actual=f"U+{ord(match.group()):04X}"))
    if more := sum(1 for _ in matches):
        problems.dropped["Y007"] = more
    return _FORBIDDEN.sub("\ufffd", text)


def _position_at(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def position(mark: Any) -> Position:
    """The place of a mark of the parser, which counts from 0."""
    return Position(mark.line + 1, mark.column + 1)


# --- composing


class _TooMuch(Exception):
    """The case of Y006, the bound that was passed, and the node where it was."""


class _Composer(CParser):
    """A composer that can be given functions of its own."""


def _composer(text: str) -> Any:
    """libyaml's composer, which overflows the C stack on deep nesting unless it is stopped from within.

    It calls these three functions for every node. As closures they take a fifth off the reading of a report.
    """
    composer: Any = _Composer(text)
    depth = nodes = 0

    def descend(parent: Node | None, index: object) -> None:
        nonlocal depth, nodes
        depth += 1
        nodes += 1
        if depth > MAX_DEPTH:
            raise _TooMuch("levels", MAX_DEPTH, parent)
        if nodes > MAX_NODES:
            raise _TooMuch("nodes", MAX_NODES, parent)

    def ascend() -> None:
        nonlocal depth
        depth -= 1

    def resolve(kind: type[Node], value: object, implicit: Any) -> str:
        return _PLAIN if kind is ScalarNode and implicit[0] else _QUOTED

    composer.descend_resolver, composer.ascend_resolver, composer.resolve = descend, ascend, resolve
    return composer


def _compose(text: str, problems: Problems) -> Node | None:
    try:
        composer = _composer(text)
        if not composer.check_node():
            problems.add("Y003", Hit(START, "empty"))
            return None
        tree: Node | None = composer.get_node()
        if "&" in text and _has_anchors(text, problems):
            return None
        if composer.check_node():
            problems.add("Y005", Hit(position(_second_start(text)), "documents"))
        return tree
    except _TooMuch as error:
        case, bound, parent = error.args
        problems.add("Y006", Hit(position(parent.start_mark), case, expected=bound))
    except yaml.MarkedYAMLError as error:
        if error.problem == _TOO_DEEP:
            problems.add("Y006", Hit(position(error.problem_mark), "levels", expected=MAX_DEPTH))
        else:
            from plan_cli import mistakes

            problems.add("Y003", mistakes.syntax(text, error))
    except (yaml.YAMLError, ValueError) as error:
        problems.add("Y003", Hit(START, "other", actual=str(error)))
    return None


def _second_start(text: str) -> Any:
    """Where the `---` of the second document stands."""
    starts = (event.start_mark for event in yaml.parse(text, Loader=yaml.CSafeLoader) if isinstance(event, yaml.DocumentStartEvent))
    return next(islice(starts, 1, None))


def _has_anchors(text: str, problems: Problems) -> bool:
    """Report every anchor and alias; the composer itself would silently share the node between them."""
    found = False
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            problems.add("Y005", Hit(position(event.start_mark), "alias", actual=f"{sign}{event.anchor}"))
            found = True
    return found


# --- building


class _Builder:
    """Nodes to Python data. Wrong nodes are reported and left out; what stands beside them is kept."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.problems = problems
        self.plain: dict[str, Any] = dict(_CONSTANTS)
        """What each plain text means: ids, states and measures stand in a report again and again."""
        self.escapes = "\\" in text
        self.odd_keys = any(sign in text for sign in ("<<", *_WIDE_SPACES))

    def build(self, node: Node) -> Any:
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if node.tag is not _QUOTED:
            self._forbid(node, "tag", node.tag)
        if isinstance(node, SequenceNode):
            return [self.build(child) for child in node.value]
        return self._mapping(node)

    def _mapping(self, node: Node) -> dict[str, Any]:
        result: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.problems.add("Y003", Hit(position(key.start_mark), "complex-key"))
            elif key.value in result:
                lines = lines or {k.value: k.start_mark.line + 1 for k, _ in reversed(node.value) if isinstance(k, ScalarNode)}
                self.problems.add("Y004", Hit(position(key.start_mark), actual=key.value, facts={"first_line": lines[key.value]}))
            elif not (self.odd_keys and self._is_odd(key)):
                result[key.value] = self._scalar(value) if type(value) is ScalarNode else self.build(value)
        return result

    def _is_odd(self, key: ScalarNode) -> bool:
        """Whether a key is a merge key, or begins with a space that only looks like an indent; says so, too."""
        if key.value == "<<" and key.tag is _PLAIN:
            self._forbid(key, "merge", key.value)
        elif key.value.startswith(_WIDE_SPACES):
            self.problems.add("Y003", Hit(position(key.start_mark), "wide-space"))
        else:
            return False
        return True

    def _scalar(self, node: ScalarNode) -> Any:
        value: str = node.value
        if node.tag is _PLAIN:
            if value not in self.plain:
                self.plain[value] = _meaning(value)
            return self.plain[value]
        if node.tag is not _QUOTED:
            self._forbid(node, "tag", node.tag)
        elif self.escapes and node.style == '"' and (bad := _FORBIDDEN.search(value)):
            code_point = f"U+{ord(bad.group()):04X}"
            self.problems.add("Y007", Hit(position(node.start_mark), "escaped", actual=code_point))
            return _FORBIDDEN.sub("\ufffd", value)
        return value

    def _forbid(self, node: Node, case: str, actual: str) -> None:
        self.problems.add("Y005", Hit(position(node.start_mark), case, actual=actual))


def _meaning(plain: str) -> Any:
    """A number or a text. Thousands of reports share one copy of each short text."""
    if plain[0] in "-+0123456789" and len(plain) <= MAX_NUMBER_LENGTH and NUMBER.match(plain):
        return Decimal(plain)
    return sys.intern(plain) if len(plain) <= SHORT else plain


def _child(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    """The key and the value at one step below a node; for a list the value is both."""
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child, child
    return None
