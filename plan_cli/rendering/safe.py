"""Text from a report or a plan made harmless, once, for every output."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from plan_cli.reading.decoding import INVISIBLE, has_odd

_UNSAFE = f"[\x00-\x1f\x7f-\x9f\u200c\u200d\u2028\u2029\ufffe\uffff\ud800-\udfff{INVISIBLE}]"

NO_BREAK = "\u00a0"
"""The space between a sign and its word, which keeps them in one line."""


def visible(text: str) -> str:
    """Control, bidi and invisible characters as `\\u{202E}`; line ends and tabs as a space."""
    if text.replace(NO_BREAK, " ").isprintable() and (text.isascii() or not has_odd(text)):
        return text
    return _unsafe().sub(_escape, text)


def harmless(document: Any) -> Any:
    """A document of JSON with every line of every text in it `visible`, names too."""
    if isinstance(document, str):
        return "\n".join(map(visible, document.split("\n"))) if "\n" in document else visible(document)
    if isinstance(document, dict):
        return {visible(name): harmless(value) for name, value in document.items()}
    return [harmless(item) for item in document] if isinstance(document, list | tuple) else document


def escaped_in_json(text: str) -> str:
    """The text of a JSON document with what nobody can see as its own escape: it still says the same to a program."""
    if text.replace("\n", "").isprintable() and not has_odd(text):
        return text
    return _unsafe().sub(lambda found: found.group() if found.group() in "\t\n\r" else _as_json(found.group()), text)


def _as_json(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


@cache
def _unsafe() -> re.Pattern[str]:
    """Made when it is needed: few texts hold anything that does not print, and the pattern takes half a millisecond to
    be made.
    """
    return re.compile(_UNSAFE)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return " " if character in "\t\n\r" else f"\\u{{{ord(character):04X}}}"
