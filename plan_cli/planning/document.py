"""A small reader of Chinese official documents: lines, their sentences, who is named for them, and every number.

A line of the text is a paragraph. Lines and sentences are counted from 1. What stands between quotes or brackets never
ends a sentence. The number of a heading (`1.`), a date (`2025年`) and a document's number (`〔2023〕7号`) are no
figures. What a document says beside a figure (每年, 全覆盖) is for `textcheck` to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

# Full-width digits, point and per cent sign are the same characters in another width; one for one, so that places stay
# as they are.
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")

_ASSIGNMENT = re.compile(r"[（(]\s*牵头(?:单位|部门)\s*[：:](?P<units>[^（()）]*)[）)]")
_RESPONSIBLE = re.compile(r"(?:责任|配合|参加|参与)(?:单位|部门)\s*[：:]")
_BETWEEN_UNITS = re.compile(r"[、，,；;。\s]+")
_HEADING = re.compile(
    r"\s*(?:[0-9]{1,2}\s*[.、](?![0-9])|[（(][0-9一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、)\s*"
)
_YEAR = "(?<![0-9.])(?:19|20)[0-9]{2}"
_DATE = re.compile(
    rf"{_YEAR}(?:年?[-—–~～至]+(?:19|20)[0-9]{{2}})?年(?!轻)(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?"
    rf"|{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])"
    r"|(?<![0-9.])[0-9]{1,2}月(?:[0-9]{1,2}日)?"
    r"|[〔\[（(](?:19|20)[0-9]{2}[〕\]）)]第?[0-9]+号"
)
_OPEN, _CLOSE, _END = "“‘《〈（(【〔「『", "”’》〉）)】〕」』", "。！？!?"

_ARABIC = re.compile(
    r"(?P<digits>[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?)"
    r"(?: ?(?P<multiple>[十百千]?万亿?|亿|千|百))?(?: ?(?P<share>%))?"
)
_COUNTED_BY = "[名位人个次场所项支座处家户件类条种期部套台辆篇村镇县亩吨元天]|公[里顷斤]|平方|小时|课时"
_SIGNS = "零〇一二两三四五六七八九十百千万亿"
_LONGEST = 30
"""Of so many signs at most is a number in Chinese characters made."""
_CHINESE = re.compile(
    r"百分之(?P<share>[零〇一二两三四五六七八九十百]+)"
    rf"|(?<![0-9.第{_SIGNS}])(?P<digits>[{_SIGNS}]++)(?=(?:余|多)?(?:{_COUNTED_BY})|余|以上|左右)"
)
_RANGE = re.compile(r"[-—–~～至]+\Z")
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True, slots=True)
class Number:
    """A number with where it stands: its digits are `line[start:end]`. `value` is written out (2.5万 is 25000), 13% is
    13 and a `share`.

    `arabic` is false for one in Chinese characters; `people` is 人 or 人次 where that follows.
    """

    line: int
    sentence: int
    start: int
    end: int
    text: str
    value: Decimal
    share: bool
    arabic: bool
    people: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads a task and who else is responsible, as the document writes their names."""

    leads: tuple[str, ...]
    responsible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text; its sentences are without the heading's number and the assignment."""

    line: int
    text: str
    sentences: tuple[str, ...]
    numbers: tuple[Number, ...]
    assignment: Assignment | None

    def sentence(self, number: int) -> str:
        """The n-th sentence, counted from 1; empty where there is none."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else ""


class Document:
    """The text of an official document."""

    def __init__(self, text: str) -> None:
        # Only line feeds end a line: editors and the plan count by them.
        self.lines = text.replace("\r\n", "\n").translate(_NARROW).split("\n")

    @cached_property
    def paragraphs(self) -> dict[int, Paragraph]:
        """Every line that holds something, by its number."""
        return {n: _paragraph(n, line) for n, line in enumerate(self.lines, 1) if line.strip()}

    def paragraph(self, line: int) -> Paragraph:
        """The paragraph at a line; an empty one where there is none."""
        return self.paragraphs.get(line) or Paragraph(line, "", (), (), None)

    @cached_property
    def assigned(self) -> dict[int, Assignment]:
        """The assignments of the document by line: each is of a task."""
        return {n: paragraph.assignment for n, paragraph in self.paragraphs.items() if paragraph.assignment}

    @property
    def figures(self) -> list[Number]:
        """Every Arabic number outside headings and dates, in the document's order."""
        return [number for paragraph in self.paragraphs.values() for number in paragraph.numbers if number.arabic]


def decode(data: bytes) -> str:
    """The text in UTF-8, or in GB18030 where it is not that; whatever can't be read becomes U+FFFD."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def narrow(text: str) -> str:
    """A text with its digits as `Paragraph.text` has them."""
    return text.translate(_NARROW)


def _paragraph(number: int, line: str) -> Paragraph:
    heading = _HEADING.match(line)
    body = _blank(_ASSIGNMENT, line)
    if heading:
        body = " " * heading.end() + body[heading.end() :]
    spans = [(start, end) for start, end in _sentences(body) if body[start:end].strip(" \t\u3000，,；;")]
    is_heading = heading is not None and not any(mark in body for mark in _END + "；;")
    numbers = () if is_heading else tuple(_numbers(number, body, spans))
    return Paragraph(number, line, tuple(body[start:end].strip() for start, end in spans), numbers, _assignment(line))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with blanks in place of every match, so that all else keeps its place."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _assignment(line: str) -> Assignment | None:
    found = list(_ASSIGNMENT.finditer(line))
    if not found:
        return None
    leads, responsible = [], []
    for match in found:
        lead, *others = _RESPONSIBLE.split(match["units"], maxsplit=1)
        leads += _units(lead)
        responsible += _units("".join(others))
    return Assignment(tuple(leads), tuple(responsible))


def _units(text: str) -> list[str]:
    return [name for name in _BETWEEN_UNITS.split(text) if name]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends. A quote or bracket that is never closed is taken for none, lest it swallow
    the rest.
    """
    closed = sum(text.count(mark) for mark in _OPEN) == sum(text.count(mark) for mark in _CLOSE)
    start = depth = 0
    for place, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if character in _END and (depth <= 0 or not closed):
            yield start, place
            start, depth = place + 1, 0
    yield start, len(text)


def _numbers(line: int, body: str, spans: list[tuple[int, int]]) -> Iterator[Number]:
    text = _blank(_DATE, body)
    for index, (start, end) in enumerate(spans, 1):
        arabic = list(_ARABIC.finditer(text, start, end))
        for match, following in zip(arabic, [*arabic[1:], None], strict=False):
            yield _arabic(line, index, match, following, text)
        for match in _CHINESE.finditer(text, start, end):
            kind = "share" if match["share"] else "digits"
            if len(match[kind]) > _LONGEST:
                continue
            value = Decimal(_chinese(match[kind]))
            yield Number(
                line, index, *match.span(kind), match.group(), value, kind == "share", False, _people(text, match.end())
            )


def _arabic(line: int, sentence: int, match: re.Match[str], following: re.Match[str] | None, text: str) -> Number:
    factor, share, after = match["multiple"], match["share"], match.end()
    if following and not factor and not share and _RANGE.fullmatch(text[match.end() : following.start()]):
        # 3-5万 is from 30000 to 50000.
        factor, share, after = following["multiple"], following["share"], following.end()
    value = Decimal(match["digits"].replace(",", "")) * (_chinese(factor) if factor else 1)
    return Number(line, sentence, *match.span("digits"), match.group(), value, bool(share), True, _people(text, after))


def _people(text: str, after: int) -> str:
    """Whether persons or attendances are counted by the number that ends there."""
    follows = text[after : after + 3].lstrip("余多")
    if follows.startswith("人次"):
        return "人次"
    return "人" if follows[:1] in ("人", "名", "位") else ""


def _chinese(text: str) -> int:
    """一万二千 as 12000, 万 alone as 10000, 二〇二五 digit by digit."""
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif (unit := _UNITS[character]) < 10_000:
            section, digit = section + (digit or 1) * unit, 0
        elif character == "万":
            total, section, digit = total + (section + digit or 1) * unit, 0, 0
        else:
            total, section, digit = (total + section + digit or 1) * unit, 0, 0
    return total + section + digit
