"""Text from a report made harmless, once, for every output."""

from __future__ import annotations

import re

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")


def visible(text: str) -> str:
    """Control, bidi and invisible characters as `\\u{202E}`; line ends and tabs as a space."""
    return _UNSAFE.sub(_escape, text) if _UNSAFE.search(text) else text


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return " " if character in "\t\n\r" else f"\\u{{{ord(character):04X}}}"
