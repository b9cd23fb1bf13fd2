"""Measures: what is counted in whole numbers, which names mean the same, and which are written in ten thousands.

These are the measures of official Chinese statistics, whatever the plan. 人 (persons) is never 人次 (attendances).
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache

_SAME = {"名": "人", "位": "人", "％": "%"}
_COUNTED = frozenset((
    "人", "人次", "场次", "场", "次", "次数", "个", "所", "家", "户", "件", "项", "支", "座", "处", "村", "镇", "县",
    "篇", "种", "期", "班", "册", "本", "部", "套", "台", "辆", "条", "块", "门", "份", "对", "组", "队", "站", "馆",
    "类", "批", "届", "节",
    "课", "只", "头", "株", "棵", "间", "栋", "幢", "张", "盏", "幅", "首", "则", "笔", "例",
))  # fmt: skip
_MULTIPLES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}

SHARE = "%"


@lru_cache(maxsize=256)
def canonical(measure: str) -> str:
    """The one name of a measure: NFKC, trimmed, 名 and 位 as 人."""
    text = unicodedata.normalize("NFKC", measure).strip()
    return _SAME.get(text, text)


def synonyms(measure: str) -> list[str]:
    """Every name of a measure, its own first: 人, 名 and 位."""
    name = canonical(measure)
    return [name, *(other for other, same in _SAME.items() if same == name)]


def is_counted(measure: str) -> bool:
    """Whether a value in this measure is a whole number."""
    return canonical(measure) in _COUNTED


def multiple_of(measure: str, base: str) -> int | None:
    """How many of `base` one `measure` is (万人次 is 10000 人次), or None where it is no multiple of it."""
    text = canonical(measure)
    for prefix, factor in _MULTIPLES.items():
        if text.startswith(prefix) and canonical(text[len(prefix) :]) == canonical(base):
            return factor
    return None


def multiplied(measure: str) -> str | None:
    """What a measure in ten thousands or hundred millions is a multiple of (万人次: 人次), or None where it is none."""
    text = canonical(measure)
    return text[1:] if text[:1] in ("万", "亿") and len(text) > 1 else None


def expanded(value: Decimal, factor: int) -> Decimal:
    """A value given in a multiple, in the measure itself: 6.2 万 is 62000."""
    return (value * factor).normalize() + 0
