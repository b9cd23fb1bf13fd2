"""What was probably meant by a value that is none of its kind; imported only when there is one."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plan_cli.model.measure import canonical, expanded, is_counted, multiple_of

# --- numbers

_VAGUE = re.compile(
    r"[约近超逾]?(?P<number>[0-9][0-9,，]{0,20}(?:\.[0-9]{1,9})?)(?P<multiple>[十百千万亿]*)"
    r"(?:余|多|左右|以上|上下|\+)?[^\d\s]{0,3}(?:余|多|左右|以上)?\Z"
)
_ABOUT = re.compile(r"[约近]|左右|上下")
_MORE = re.compile(r"[超逾余多]|以上|\+\Z")
_NOTHING_KNOWN = re.compile(r"(?![约近超逾]?[零〇一二两三四五六七八九十百千万亿])\D+\Z")
_WRITTEN = re.compile(
    r"(?P<number>[0-9]{1,12}(?:[,，][0-9]{3})*(?:\.[0-9]{1,6})?)"
    r"(?P<multiple>[十百千万亿]{0,2})(?P<suffix>[^\d\s]{0,3})\Z"
)


class Vague(NamedTuple):
    """A figure that says `more` than a number, or `about` it."""

    case: str
    number: Decimal


def vague_figure(text: str) -> Vague | None:
    """What 3200余, 约3.2万 or 5000人次以上 say; `text` is without spaces."""
    vague = _VAGUE.match(text)
    case = "about" if _ABOUT.search(text) else "more" if _MORE.search(text) else ""
    if not vague or not case:
        return None
    return Vague(case, expanded(_number(vague["number"]), multiple_of(vague["multiple"], "") or 1))


def says_nothing_is_known(text: str) -> bool:
    """Whether a text has no digits, and is no number in words either: 待统计, 无, -."""
    return _NOTHING_KNOWN.match(text) is not None


def meant_number(text: str, measure: object) -> str | None:
    """The plain number that was probably meant by 3,200, 6.2万人次 or 90个; none for a number of another measure."""
    written = _WRITTEN.match(unicodedata.normalize("NFKC", text))
    if not written or _is_plain(text, written):
        return None
    if written["suffix"] and not (isinstance(measure, str) and canonical(measure) == canonical(written["suffix"])):
        return None
    factor = multiple_of(written["multiple"], "") if written["multiple"] else 1
    return format(expanded(_number(written["number"]), factor), "f") if factor else None


def _is_plain(text: str, written: re.Match[str]) -> bool:
    """Whether nothing is there that a number could be freed of."""
    return not written["multiple"] and not re.search("[,，]", text) and text[-1].isdigit() and text.isascii()


def _number(text: str) -> Decimal:
    return Decimal(re.sub("[,，]", "", text))


def is_allowed(number: str, field: object, measure: object) -> bool:
    """Whether a number can stand in a field: none is negative, only a value is zero, and what is counted is whole."""
    value = Decimal(number)
    if value < 0 or (value == 0 and field != "value"):
        return False
    return value == value.to_integral_value() or not (isinstance(measure, str) and is_counted(measure))


# --- days and periods

_DAY = re.compile(r"\s*([0-9]{4})[年./-]?([0-9]{1,2})[月./-]?([0-9]{1,2})日?\s*\Z")
_PERIOD = re.compile(
    r"([1-9][0-9]{3})年?度?[-./]?"
    r"(?:第?([一二三四1-4])季度?|([上下])半年|0?([1-9]|1[0-2])(?:月份?|(?<=[-./]\d)|(?<=[-./]\d\d))|(H[12]|Q[1-4])|全年)?\Z"
)
_DIGITS = str.maketrans("一二三四", "1234")


def meant_date(value: object) -> str | None:
    """The date that was probably meant by 2025年1月14日, 2025.1.14 or 20250114."""
    day = _DAY.match(_as_given(value))
    try:
        return date(*map(int, day.groups())).isoformat() if day else None
    except ValueError:
        return None


def meant_period(value: object) -> str | None:
    """The period that was probably meant by 2025年度, 2025年上半年, 2025年第三季度, 2025年9月 or 2025Q3."""
    given = _as_given(value)[:40]
    found = _PERIOD.match("".join(unicodedata.normalize("NFKC", given).split()).upper())
    if not found:
        return None
    year, quarter, half, month, name = found.groups()
    if quarter:
        return f"{year}-Q{quarter.translate(_DIGITS)}"
    if half:
        return f"{year}-{'H1' if half == '上' else 'H2'}"
    part = month.zfill(2) if month else name
    return f"{year}-{part}" if part else str(year)


def _as_given(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else value if isinstance(value, str) else ""


# --- states

STATES = {
    "未启动": "not_started", "未开始": "not_started", "未开展": "not_started",
    "推进中": "in_progress", "进行中": "in_progress", "正在推进": "in_progress",
    "已完成": "done", "完成": "done", "受阻": "blocked", "暂停": "blocked",
}  # fmt: skip
"""The states in the words that reports are full of."""
