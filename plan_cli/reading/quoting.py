"""Values as they are written in a file, and as a message names them: short, in quotes that they do
not hold themselves.
"""

from __future__ import annotations

import re
from decimal import Decimal

from plan_cli.reading.decoding import REPLACEMENT

MAX_NUMBER_LENGTH = 30
NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z")
_NEEDS_NO_QUOTES = r"[^\W\d_][\w.@()（）·-]*\Z"
_OTHER_MEANING = ("true", "false", "null")


def is_number(text: str) -> bool:
    """Whether a text, written without quotes, is read as a number."""
    return len(text) <= MAX_NUMBER_LENGTH and NUMBER.match(text) is not None


def no_mapping_case(value: object) -> str:
    """The case of S103 for what stands in place of a mapping: lines with full-width colons are one text for YAML."""
    return "mapping-colon" if isinstance(value, str) and "：" in value else "mapping"


def in_quotes(text: str) -> str:
    """A text as it is proposed in a message: short, and in the quotes that it does not hold itself."""
    quotes = _quotes_of(text)
    return f"{quotes}{abbreviated(text)}{quotes}"


def quoted(text: str) -> str | None:
    """The whole text in the same quotes, as it can be written on one line.

    None where something in it would need to be escaped, or could not be read.
    """
    quotes = _quotes_of(text)
    signs = (quotes, "\n", "\r", "\t", REPLACEMENT, *("\\" if quotes == '"' else ""))
    if any(sign in text for sign in signs):
        return None
    return f"{quotes}{text}{quotes}"


def as_text(text: str) -> str | None:
    """A text as it is written where a value stands, in quotes where it needs some; None where that can't be."""
    if re.match(_NEEDS_NO_QUOTES, text) and text.lower() not in _OTHER_MEANING:
        return text
    return quoted(text)


def _quotes_of(text: str) -> str:
    return "'" if '"' in text and "'" not in text else '"'


def abbreviated(value: object) -> str:
    """A value as it is named in a message: short, whatever it is."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
