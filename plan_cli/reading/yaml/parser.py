"""From YAML text to plain data, event by event.

YAML is read in the safe and simple form that a report needs: text, numbers, true, false, null, lists and mappings with
text keys. A number becomes a `Decimal` of its text; a date stays text. Where everything stands is found in `tree`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

from plan_cli.finding import START, Hit, Spot
from plan_cli.reading.decoding import REPLACEMENT, code_point, forbidden
from plan_cli.reading.names import NAMES
from plan_cli.reading.problems import Problems
from plan_cli.reading.quoting import MAX_NUMBER_LENGTH, NUMBER
from plan_cli.reading.yaml.tree import position, region_of

MAX_DEPTH = 40
MAX_NODES = 60_000
"""A full report of 500 KB has half as many names and values; a file with more was made to be slow to read."""
SHORT = 20

_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_WIDE_SPACES = ("\u3000", "\u00a0")
_WIDE_BRACKETS = ("｛", "［")
_STANDARD_TAG = "tag:yaml.org,2002:"
_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says from 0.2.6 on of more than 1000 levels, while it looks for the end of what may be a key."""


class Unparsable(Exception):
    """A text is not YAML of the simple kind. `error` is what stopped the parser, where the problems do not say yet
    what is wrong.
    """

    def __init__(self, error: yaml.MarkedYAMLError | None = None) -> None:
        super().__init__(error)
        self.error = error


class _TooMuch(Exception):
    """The case of Y006, the bound that was passed, and where."""


def parse(text: str, problems: Problems, most: int = MAX_NODES) -> Any:
    """The data of a text. What is wrong in it is added to the problems and left out; `Unparsable` where nothing can be
    read. `most`: how many names and values it may hold.
    """
    parser = _Parser(text, problems, most)
    try:
        found = parser.document()
    except _TooMuch as error:
        case, bound, mark = error.args
        problems.add("Y006", Hit(position(mark), case, expected=bound))
    except yaml.MarkedYAMLError as error:
        if error.problem != _TOO_DEEP:
            raise Unparsable(error) from None
        problems.add("Y006", Hit(position(error.problem_mark), "levels", expected=MAX_DEPTH))
    except (yaml.YAMLError, ValueError) as error:
        problems.add("Y003", Hit(START, "other", actual=str(error)))
    else:
        if not parser.aliases:  # what is shared can be large beyond measure
            return found
    raise Unparsable


class _Parser:
    """Events to data. What is wrong is reported and left out; what stands beside it is kept."""

    def __init__(self, text: str, problems: Problems, most: int) -> None:
        self.problems = problems
        self.most = most
        self.event = CParser(text).get_event
        self.next: Callable[[], Any] = self._noted if "&" in text else self.event
        self.anchors: set[str] = set()
        self.aliases = False
        self.plain = _Meanings(_CONSTANTS)
        self.depth, self.nodes = 0, 1
        self.escapes = "\\" in text
        self.odd_keys = self.escapes or any(sign in text for sign in ("<<", "!", *_WIDE_SPACES, *_WIDE_BRACKETS))

    def document(self) -> Any:
        """The data of the only document; None where there is nothing in it."""
        self.next()
        if isinstance(self.next(), StreamEndEvent):
            return None
        found = self._value(self.next())
        self.next()
        after = self.next()
        if not isinstance(after, StreamEndEvent):
            self.problems.add("Y005", Hit(position(after.start_mark), "documents"))
        return found

    def _noted(self) -> Any:
        """The next event, where there may be anchors: each is reported, and so is what refers to it."""
        event = self.event()
        if (anchor := getattr(event, "anchor", None)) is not None:
            if not isinstance(event, AliasEvent):
                self.anchors.add(anchor)
                self._forbid(event, "alias", f"&{anchor}")
            elif anchor in self.anchors:
                self.aliases = True
                self._forbid(event, "alias", f"*{anchor}")
        return event

    def _value(self, event: Any) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            if event.anchor not in self.anchors:
                raise ComposerError(None, None, "found undefined alias", event.start_mark)
            return None
        if event.tag is not None:
            self._forbid_tag(event)
        if self.depth == MAX_DEPTH:
            raise _TooMuch("levels", MAX_DEPTH, event.start_mark)
        self.depth += 1
        found = self._mapping(event.flow_style) if kind is MappingStartEvent else self._sequence()
        self.depth -= 1
        if self.nodes > self.most:
            raise _TooMuch("nodes", self.most, event.start_mark)
        return found

    def _sequence(self) -> list[Any]:
        take = self.next
        result: list[Any] = []
        while type(event := take()) is not SequenceEndEvent:
            result.append(self._value(event))
        self.nodes += len(result)
        return result

    def _mapping(self, in_braces: bool) -> dict[str, Any]:
        take, plain, odd = self.next, self.plain, self.odd_keys
        result: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        while type(key := take()) is not MappingEndEvent:
            name = self._name(key, in_braces) if odd or type(key) is not ScalarEvent else key.value
            self.nodes += 2
            event = take()
            is_plain = type(event) is ScalarEvent and event.implicit[0]
            value = plain[event.value] if is_plain else self._value(event)
            if name in keys:
                first = Spot(region_of(keys[name]))
                self.problems.add("Y004", Hit(region_of(key), actual=name, related=(first,)))
            elif name is not None:
                keys[name] = key
                result[name] = value
        return result

    def _name(self, key: Any, in_braces: bool) -> str | None:
        """What a key says; None, with a problem, where it is no text, a merge key, or has a space before it that only
        looks like indent (which there is none of in braces).
        """
        name = self._value(key) if type(key) is not ScalarEvent else key.value
        mark: Any = key.start_mark
        if type(key) is not ScalarEvent:
            self.problems.add("Y003", Hit(position(mark), "complex-key"))
        elif name == "<<" and key.implicit[0]:
            self._forbid(key, "merge", name)
        elif not in_braces and name.startswith(_WIDE_SPACES):
            self.problems.add("Y003", Hit(position(mark), "wide-space"))
        elif name.startswith(_WIDE_BRACKETS) and (name[1:].isascii() or name[1:] in NAMES):
            raise ComposerError(None, None, "found a full-width bracket", mark)
        else:
            if key.tag is not None:
                self._forbid_tag(key)
            return self._unescaped(key)
        return None

    def _scalar(self, event: Any) -> Any:
        value: str = event.value
        if event.implicit[0]:
            return self.plain[value]
        if event.tag is not None:
            self._forbid_tag(event)
            return None
        return self._unescaped(event)

    def _unescaped(self, event: Any) -> str:
        """A text without the forbidden characters that its escapes stand for."""
        value: str = event.value
        if self.escapes and event.style == '"' and (bad := forbidden().search(value)):
            self.problems.add("Y007", Hit(position(event.start_mark), "escaped", actual=code_point(bad.group())))
            return forbidden().sub(REPLACEMENT, value)
        return value

    def _forbid_tag(self, event: Any) -> None:
        self._forbid(event, "tag", event.tag.replace(_STANDARD_TAG, "!!"))

    def _forbid(self, event: Any, case: str, actual: str) -> None:
        self.problems.add("Y005", Hit(position(event.start_mark), case, actual=actual))


class _Meanings(dict[str, Any]):
    """What each plain text means: ids, states and measures stand in a report again and again."""

    def __missing__(self, plain: str) -> Any:
        meaning = self[plain] = _meaning(plain)
        return meaning


def _meaning(plain: str) -> Any:
    """A number or a text. Thousands of reports share one copy of each short text."""
    if plain[0] in "-+0123456789" and len(plain) <= MAX_NUMBER_LENGTH and NUMBER.match(plain):
        return Decimal(plain)
    return sys.intern(plain) if len(plain) <= SHORT else plain
