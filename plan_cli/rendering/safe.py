"""Text from a report made harmless, once, for every output."""

from __future__ import annotations

import re
from functools import cache

_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Control, bidi and invisible characters as `\\u{202E}`; line ends and tabs as a space."""
    return text if text.isprintable() else _unsafe().sub(_escape, text)


@cache
def _unsafe() -> re.Pattern[str]:
    """Made when it is needed: few texts hold anything that does not print, and the pattern takes half a millisecond to
    be made.
    """
    return re.compile(_UNSAFE)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return " " if character in "\t\n\r" else f"\\u{{{ord(character):04X}}}"
