"""A file that was read: its data, what is wrong with it, and where everything stands in it.

Whatever is wrong is a hit of the Y family, never an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml import MarkedYAMLError

from plan_cli.finding import NOWHERE, START, Cell, Edit, Hit, Mend, Path, Position, Region, Spot, start_of
from plan_cli.reading.decoding import REPLACEMENT, decode
from plan_cli.reading.folding import bare
from plan_cli.reading.names import CHINESE, FIELDS, NOTHING, REPORT, rename
from plan_cli.reading.problems import NOTHING_SPOILT, Problems, Spoilt
from plan_cli.reading.yaml.comments import CutText, cut_texts, may_cut
from plan_cli.reading.yaml.parser import MAX_NODES, Unparsable, parse
from plan_cli.reading.yaml.tree import (
    Node,
    child,
    is_mapping,
    is_scalar,
    nodes_below,
    region_of,
    span_of,
    start_of_node,
    tree_of,
)

if TYPE_CHECKING:
    from plan_cli.reading.written import Pair, Written

MAX_BYTES = 500_000
WORKBOOK = "\0workbook\n"
"""How the text of a workbook begins that is kept; no text of a YAML file holds the sign."""


class Limits(NamedTuple):
    """How large a file may be: its bytes, its names and values. `kind` is whose limits these are, where they are not a
    report's: a case of Y006.
    """

    bytes: int = MAX_BYTES
    nodes: int = MAX_NODES
    kind: str = ""

    def case(self, case: str) -> str:
        """The case of Y006 for what is too much of this kind."""
        return f"{self.kind}-{case}" if self.kind else case


OF_REPORT = Limits()
OF_PLAN = Limits(20_000_000, 2_000_000, "plan")
OF_WAIVERS = Limits(kind="waivers")


@dataclass(slots=True, eq=False, repr=False)
class Source:
    """A file that was read. `data` and `tree` are None where it could not be parsed; `problems` says why, first to
    last.
    """

    name: str
    text: str = ""
    data: Any = None
    problems: Problems = field(default_factory=Problems)
    head: Mapping[str, str] = field(default_factory=dict)
    """Of a file that could not be parsed, what stands beside the names at the beginning of its lines."""
    limits: Limits = OF_REPORT
    in_chinese: bool = False
    """Whether a report has fields or states under their Chinese names."""
    _tree: Node | None = None
    _words: Mapping[str, str] | None = None
    _pairs: tuple[Node, list[Pair]] | None = None
    """Of the mapping that was asked for last, of which much may be asked."""

    @property
    def tree(self) -> Node | None:
        """Where everything stands. Making it takes nearly as long as reading the file, and few files have findings: it
        is made when somebody asks, and does not travel.
        """
        if self._tree is None and self.text:
            self._tree = tree_of(self.text)
            if self.in_chinese:
                from plan_cli.reading.yaml.naming import name_in_english

                self._words = name_in_english(self._tree)
        return self._tree

    # --- names

    def name_in_english(self) -> None:
        """Give what a report says under Chinese names its English ones; what stands under both is told."""
        twice = rename(self.data, REPORT)
        if twice is None:
            return
        self.in_chinese, self._tree = True, None
        for path in twice:
            for hit in self._named_twice(path):
                self.problems.add("Y004", hit)

    def _named_twice(self, path: Path) -> Iterator[Hit]:
        """The field at a path, wherever it stands under another name than at first."""
        mapping: Node = self._at(path[:-1])[1]
        first, *others = (self._written(key) for key, _ in mapping.value if is_scalar(key) and key.value == path[-1])
        for other in others:
            if other.text != first.text:
                yield Hit(
                    other.region, "other-name", expected=first.text, actual=other.text, related=(Spot(first.region),)
                )

    @property
    def words(self) -> Mapping[str, str]:
        """By the English name of a field or state the file's own word, where that is another."""
        if not self.in_chinese:
            return NOTHING
        if self._words is None and self.tree is None:
            return CHINESE
        return self._words or NOTHING

    def word(self, name: str) -> str:
        """What the file calls a field or a state."""
        return self.words.get(name, name)

    # --- places

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

    def place(self, path: Path, *, on_key: bool = False) -> Region | Cell:
        """The same as findings name it; that of a workbook is a cell."""
        return self.region(path, on_key=on_key)

    def blank(self, hit: Hit) -> Cell | None:
        """Where that is to be filled in which a hit calls missing, in a form that has blanks for it."""
        return None

    # --- how it is written

    def spoilt(self, texts: frozenset[str]) -> Spoilt:
        """What reading left out, or half of it: a name that stands twice, a value with a tag, and of the texts under
        these names each that a sign cut off as a comment, which is told here.
        """
        hits = (hit for code in ("Y004", "Y005") for hit in self.problems.hits.get(code, ()))
        places = {start_of(hit.at) for hit in hits if isinstance(hit.at, Position | Region)}
        cut = list(cut_texts(self.text, self.tree, texts)) if may_cut(self.text, texts) else []
        places.update(text.name for text in cut if text.is_lost)
        if not cut and not places:
            return NOTHING_SPOILT
        return Spoilt(frozenset(self._paths_at(places)), tuple(_cut(text) for text in cut))

    def _paths_at(self, places: set[Position]) -> Iterator[Path]:
        """The paths of the names, texts and numbers that begin at these places; of a name that stands twice, the path
        of both.
        """
        if places:
            for path, key, node in nodes_below(self.tree):
                if any(is_scalar(part) and start_of_node(part) in places for part in (key, node)):
                    yield path

    def has_in_braces(self, signs: Iterable[str]) -> bool:
        """Whether there may be pairs between braces with one of these signs: a quick look, before they are gone
        through.
        """
        return "{" in self.text and any(re.search(sign, self.text) for sign in signs)

    def pairs(self, path: Path) -> list[Pair]:
        """The names and values of the mapping between braces at `path`, as written; none where there is no such."""
        node: Node = self._at(path)[1]
        if not is_mapping(node) or not node.flow_style:
            return []
        if self._pairs is None or self._pairs[0] is not node:
            self._pairs = node, [self._pair(key, value) for key, value in node.value]
        return self._pairs[1]

    def _pair(self, key: Node, value: Node) -> Pair:
        from plan_cli.reading.written import Pair

        name, behind = self._written(key), self._written(value)
        is_bare = is_scalar(value) and not self.text[name.end : behind.end].strip()
        return Pair(key.value if is_scalar(key) else None, name, behind if is_scalar(value) else None, is_bare)

    def _written(self, node: Node) -> Written:
        from plan_cli.reading.written import Written

        begin, end = span_of(node)
        return Written(self.text[begin:end], region_of(node), begin)

    def from_to(self, first: Written, last: Written) -> Written:
        """All that is written from one part to another."""
        return first.to(last, self.text)

    def edit(self, mend: Mend) -> Edit | None:
        """What is to be written where; None where nothing stands at its path. A name in quotes stays in quotes."""
        at = mend.at
        if isinstance(at, Cell):
            return None
        if isinstance(at, Position):
            at = Region(at, at)
        if isinstance(at, Region):
            return Edit(at, mend.text)
        key, value = self._at(at)
        node = key if mend.on_key else value
        if not is_scalar(node):
            return None
        written = self._written(node)
        quotes = written.text[0] if mend.on_key and written.is_quoted else ""
        whole = written.text.rstrip(" \t\r\n")  # the lines of a text behind | or > end where the next name begins
        return Edit(Region(written.region.start, written.place(len(whole))), f"{quotes}{mend.text}{quotes}")

    def _at(self, path: Path) -> tuple[Node | None, Node | None]:
        """The key and the value at a path, where that is there."""
        key, node = self.tree, self.tree
        for step in path:
            key, node = child(node, step) or (None, None)
        return key, node

    def __getstate__(self) -> tuple[str, str, Any, Problems, Mapping[str, str], Limits, bool]:
        return self.name, self.text, self.data, self.problems, self.head, self.limits, self.in_chinese

    def __setstate__(self, state: tuple[str, str, Any, Problems, Mapping[str, str], Limits, bool]) -> None:
        self.name, self.text, self.data, self.problems, self.head, self.limits, self.in_chinese = state
        self._tree = self._words = self._pairs = None


def _cut(text: CutText) -> Hit:
    return Hit(text.at, "spreadsheet-error", actual=text.error) if text.error else Hit(text.at, "cut-text")


def within_braces(text: str) -> dict[str, Any] | None:
    """What a text says between braces; None where anything is wrong with it."""
    problems = Problems()
    if REPLACEMENT in text:
        return None
    try:
        found = parse(f"{{{text}}}", problems)
    except Unparsable:
        return None
    return found if isinstance(found, dict) and not problems else None


class Loaded(NamedTuple):
    """A file that was read, and the folder in which its evidence is looked for."""

    source: Source
    folder: str = "."


def read(data: bytes, name: str, root: type = dict, limits: Limits = OF_REPORT) -> Source:
    """Decode and parse; `name` is what findings call the file, `root` what it must be made of: a dict, or a list,
    which may be empty.
    """
    if len(data) > limits.bytes:
        return too_large(name, len(data), limits)
    source = Source(name, limits=limits)
    text = decode(data, source.problems)
    if text is None:
        return source
    try:
        found = parse(text, source.problems, limits.nodes)
    except Unparsable as stopped:
        if stopped.error is not None:
            _explain(text, stopped.error, source.problems)
        _name_kind(source.problems, limits)
        source.head, source.in_chinese = _head(text)
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


_HEAD_LINES = 40
_IN_HEAD = ("plan", "unit", "period", "submitted", *(FIELDS[name] for name in ("plan", "unit", "period", "submitted")))
_HEAD = rf"(?:> ?)?(?P<name>{'|'.join(_IN_HEAD)})[ \t]{{0,9}}[:：][ \t\u00a0\u3000]{{0,9}}(?P<value>.{{1,200}})"


def _head(text: str) -> tuple[dict[str, str], bool]:
    """What the first lines say of whose report it is, for what can be shown of a file that could not be parsed; and
    whether they say it under Chinese names.
    """
    found: dict[str, str] = {}
    names: list[str] = []
    for line in text[: _HEAD_LINES * 200].split("\n", _HEAD_LINES)[:_HEAD_LINES]:
        if pair := re.match(_HEAD, line):
            names.append(pair["name"])
            value = bare(pair["value"].partition(" #")[0]).strip("\"'")
            if value:
                found.setdefault(REPORT.names.get(pair["name"], pair["name"]), value)
    return found, sum(name in REPORT.names for name in names) * 2 > len(names)


def _explain(text: str, error: MarkedYAMLError, problems: Problems) -> None:
    """Say what stopped the parser; not where something was found wrong already."""
    from plan_cli.reading.yaml import mistakes

    known = {hit.at for hit in problems.hits.get("Y003", ())}
    for hit in mistakes.syntax(text, error):
        if hit.at not in known:
            problems.add("Y003", hit)


def _name_kind(problems: Problems, limits: Limits) -> None:
    """Say of what is too much in whose file it is."""
    if limits.kind and "Y006" in problems.hits:
        problems.hits["Y006"] = [
            hit._replace(case=limits.case(hit.case)) if hit.case == "nodes" else hit for hit in problems.hits["Y006"]
        ]


def _wrong_root(text: str, found: Any, root: type) -> list[Hit]:
    if root is list or found is None:
        return [Hit(START, "empty" if found is None else "no-list")]
    from plan_cli.reading.yaml import mistakes

    return mistakes.no_mapping(text, found)


def too_large(name: str, size: int, limits: Limits = OF_REPORT) -> Source:
    """The source of a file that was not even read, for its size."""
    return _failed(name, "Y006", Hit(START, limits.case("bytes"), expected=limits.bytes, actual=size))


def unreadable(name: str, reason: str) -> Source:
    """The source of a file that could not be opened; `reason` is the system's word for it."""
    return _failed(name, "Y001", Hit(START, actual=reason))


def _failed(name: str, code: str, hit: Hit) -> Source:
    source = Source(name)
    source.problems.add(code, hit)
    return source
