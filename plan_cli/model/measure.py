"""Measures: what is counted in whole numbers, which names mean the same, and which are written in ten thousands.

These are the measures of official Chinese statistics, whatever the plan, beside which a plan may declare its own. 人
(persons) is never 人次 (attendances).
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


class Measure(str):
    """A measure that a plan declares, as it is written at one place: a text like the usual ones, which knows by itself
    what is listed here for those. `names`: its own and its aliases, canonical; `is_counted`: values are whole numbers;
    `is_rate`: a share or rate, which never adds up.
    """

    names: tuple[str, ...]
    is_counted: bool
    is_rate: bool

    def __new__(
        cls, text: str, names: tuple[str, ...] = (), *, is_counted: bool = False, is_rate: bool = False
    ) -> Measure:
        measure = super().__new__(cls, text)
        measure.names, measure.is_counted, measure.is_rate = names, is_counted, is_rate
        return measure

    def written(self, text: str) -> Measure:
        """The same under another of its names."""
        return Measure(text, self.names, is_counted=self.is_counted, is_rate=self.is_rate)


def canonical(measure: str) -> str:
    """The one name of a measure: NFKC, trimmed, 名 and 位 as 人; of one that the plan declares its first."""
    return measure.names[0] if isinstance(measure, Measure) else _usual(measure)


@lru_cache(maxsize=256)
def _usual(measure: str) -> str:
    text = unicodedata.normalize("NFKC", measure).strip()
    return _SAME.get(text, text)


def is_usual(measure: str) -> bool:
    """Whether a measure is one of those that are known whatever the plan."""
    return (name := _usual(measure)) in _COUNTED or name == SHARE


def is_same(given: str, measure: str) -> bool:
    """Whether a text names a measure."""
    return given == measure or (
        canonical(given) in measure.names if isinstance(measure, Measure) else canonical(given) == canonical(measure)
    )


def synonyms(measure: str) -> list[str]:
    """Every name of a measure, its own first: 人, 名 and 位."""
    if isinstance(measure, Measure):
        return list(measure.names)
    name = canonical(measure)
    return list(dict.fromkeys([name, *(other for other, same in _SAME.items() if same == name), measure.strip()]))


def is_counted(measure: str) -> bool:
    """Whether a value in this measure is a whole number."""
    return measure.is_counted if isinstance(measure, Measure) else _usual(measure) in _COUNTED


def is_rate(measure: str) -> bool:
    """Whether amounts in this measure are shares or rates, which never add up."""
    return measure.is_rate if isinstance(measure, Measure) else _usual(measure) == SHARE


def multiple_of(measure: str, base: str) -> int | None:
    """How many of `base` one `measure` is (万人次 is 10000 人次), or None where it is no multiple of it."""
    text = canonical(measure)
    for prefix, factor in _MULTIPLES.items():
        if text.startswith(prefix) and is_same(text[len(prefix) :], base):
            return factor
    return None


def multiplied(measure: str) -> str | None:
    """What a measure in ten thousands or hundred millions is a multiple of (万人次: 人次), or None where it is none."""
    text = canonical(measure)
    return text[1:] if text[:1] in ("万", "亿") and len(text) > 1 else None


def expanded(value: Decimal, factor: int) -> Decimal:
    """A value given in a multiple, in the measure itself: 6.2 万 is 62000."""
    return (value * factor).normalize() + 0
