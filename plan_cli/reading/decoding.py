"""From the bytes of a file to its text: UTF-8, without characters that nobody can see."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from plan_cli.finding import START, Hit, Position
from plan_cli.reading.problems import Problems

_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)"
"""Control characters, line ends that editors do not count alike, bidi overrides and isolates, and what is no character
at all.
"""
REPLACEMENT = "\ufffd"


@cache
def forbidden() -> re.Pattern[str]:
    """The pattern of what is forbidden, made when it is needed: most texts are seen to print, and it takes half a
    millisecond.
    """
    return re.compile(_FORBIDDEN)


def decode(data: bytes, problems: Problems) -> str | None:
    """The text of a file, with every forbidden character reported and replaced; None, with Y002,
    where it is not UTF-8.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.add("Y002", Hit(START, "looks-like", actual="UTF-16"))
        return None
    if b"\0" in data and _is_utf_16(data):
        problems.add("Y002", Hit(START, "looks-like", actual="UTF-16"))
        return None
    try:
        return _scan(data.decode("utf-8-sig"), problems)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        problems.add("Y002", _other_encoding(data, _end_of(before)))
        return None


def _is_utf_16(data: bytes) -> bool:
    """Whether bytes with NUL among them are a text of lines or pairs in UTF-16, whose mark is missing."""
    whole = data[: len(data) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = whole.decode(encoding, errors="replace")
        if "\0" not in text and (":" in text or "\n" in text) and text.count(REPLACEMENT) * 20 <= len(text):
            return True
    return False


def _other_encoding(data: bytes, at: Position) -> Hit:
    for encoding in ("GB18030", "Big5"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if forbidden().search(text) is None:
            return Hit(at, "looks-like", actual=encoding)
    return Hit(at, "broken")


def _scan(text: str, problems: Problems) -> str:
    """Report every forbidden character, and put U+FFFD in its place so that the rest can be read
    at the same columns.
    """
    # What prints holds nothing forbidden; this is thirty times faster than looking for each such character.
    if text.replace("\n", "").isprintable() or forbidden().search(text) is None:
        return text
    line, start = 1, 0
    matches = forbidden().finditer(text)
    for match in islice(matches, Problems.MOST):
        line += text.count("\n", start, match.start())
        start = match.start()
        column = start - text.rfind("\n", 0, start)
        problems.add("Y007", Hit(Position(line, column), actual=code_point(match.group())))
    if more := sum(1 for _ in matches):
        problems.dropped["Y007"] = more
    return forbidden().sub(REPLACEMENT, text)


def code_point(character: str) -> str:
    """A character as Unicode names it: U+202E."""
    return f"U+{ord(character):04X}"


def _end_of(text: str) -> Position:
    return Position(text.count("\n") + 1, len(text) - text.rfind("\n"))
