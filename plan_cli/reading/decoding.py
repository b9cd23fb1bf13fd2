"""From the bytes of a file to its text: UTF-8, without characters that nobody can see."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from plan_cli.finding import START, Hit, Position
from plan_cli.reading.problems import Problems

_ODD = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""What nobody can see, though Python says that it prints."""
INVISIBLE = (
    f"\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f{_ODD}"
)
"""What nobody can see, as a part of a pattern: soft hyphens, marks and overrides of direction, fillers, tags."""
_FORBIDDEN = f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff{INVISIBLE}]|\r(?!\n)"
"""Control characters, line ends that editors do not count alike, what can't be seen or turns the direction of text, and
what is no character at all. Joiners are none of them: Persian, the scripts of India and pictures are written with them.
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
    # What prints holds hardly anything forbidden; this is far faster than looking for each such character.
    prints = text.replace("\n", "").isprintable() and not has_odd(text)
    if prints or forbidden().search(text) is None:
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


def has_odd(text: str) -> bool:
    """Whether there is something that nobody can see in a text that prints."""
    return any(sign in text for sign in _ODD)


def code_point(character: str) -> str:
    """A character as Unicode names it: U+202E."""
    return f"U+{ord(character):04X}"


def _end_of(text: str) -> Position:
    return Position(text.count("\n") + 1, len(text) - text.rfind("\n"))
