"""What was probably meant by a number or a state that is none; imported only when there is one."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from plan_cli.model.measure import expanded, is_counted, is_same, multiple_of
from plan_cli.reading.folding import bare, folded, without_footnote

# --- numbers

_BEFORE = re.compile(
    "(?P<about>大约为|大约|大致|大体|约摸|约莫|约为|约有|约|大概|预计|预估|估计|将近|接近|近|差不多|≈|~|∼|±|about|around|approximately|approx\\.?|circa|ca\\.?|c\\.|roughly"
    "|nearly|almost|closeto|some)"
    "|(?P<more>突破了|突破|超过了|超过|超出|超|逾|多于|大于|高于|不少于|不低于|不小于|不下于|不下|不止|至少|起码|≥|⩾|≧|>=|=>|>|justover|wellover|over|morethan|atleast"
    "|above|greaterthan|upwardsof|nofewerthan|nolessthan|notlessthan|notfewerthan|minimum)"
    "|(?P<less>不到|不足|不满|少于|低于|小于|不超过|至多|最多|≤|⩽|≦|<=|=<|<|under|lessthan|below|fewerthan|upto|atmost|nomorethan"
    "|notmorethan)"
)
_BEHIND = re.compile(
    "(?P<about>左右|上下|前后|许|[(（]?(?:预计|预估|估计|估)[)）]?\\Z|orso|ish)|(?P<more>有余|余|多|及以上|以上|\\++|ormore|andmore|andabove|plus)"
    "|(?P<less>以下|以内|orless|orfewer)"
)
_NUMBER = r"(?P<number>[0-9]{1,12}(?:[,，][0-9]{3})*(?:\.[0-9]{1,9})?)"
_FIGURE = re.compile(rf"{_NUMBER}(?P<multiple>[十百千万亿w]{{1,2}}|k|thousand|million|mln|mn|mio|billion|bn)?")
_ENGLISH = {
    "k": 1000, "thousand": 1000, "million": 10**6, "mln": 10**6, "mn": 10**6, "mio": 10**6,
    "billion": 10**9, "bn": 10**9, "w": 10**4,
}  # fmt: skip
_NOTHING_KNOWN = re.compile(r"(?![约近超逾]?[零〇一二两三四五六七八九十百千万亿])\D+\Z")
_WRITTEN = re.compile(rf"{_NUMBER}(?P<multiple>[十百千万亿]{{0,2}})(?P<suffix>[^\d\s]{{0,3}})\Z")
_LONGEST = 60


class Vague(NamedTuple):
    """A figure that is `about`, `more` or `less` than a number, or a `multiple` that is not written out."""

    case: str
    number: Decimal


def vague_figure(text: str) -> Vague | None:
    """What 3200余, 约3.2万, over 5000 people or 600k say; `text` is without spaces."""
    if len(text) > _LONGEST:
        return None
    text = folded(bare(text)).lower()
    before = _BEFORE.match(text)
    figure = _FIGURE.match(text, before.end() if before else 0)
    if figure is None:
        return None
    rest = text[figure.end() :]
    if len(rest) > 16 or any(sign.isdigit() for sign in rest):
        return None
    behind = _BEHIND.search(rest)
    cases = [found.lastgroup for found in (before, behind) if found]
    multiple = figure["multiple"] or ""
    if not cases and multiple not in _ENGLISH:
        return None
    case = next((case for case in ("about", "less", "more") if case in cases), "multiple")
    factor = _ENGLISH.get(multiple) or multiple_of(multiple, "") or 1
    return Vague(case, expanded(_number(figure["number"]), factor))


def says_nothing_is_known(text: str) -> bool:
    """Whether a text has no digits, and is no number in words either: 待统计, 无, -."""
    return _NOTHING_KNOWN.match(text) is not None


def meant_number(text: str, measure: object) -> str | None:
    """The plain number that was probably meant by 3,200, 6.2万人次, 72① or 90个; none for a number of another
    measure.
    """
    written = _WRITTEN.match(unicodedata.normalize("NFKC", without_footnote(bare(text))))
    if not written or _is_plain(text, written):
        return None
    if written["suffix"] and not (isinstance(measure, str) and is_same(written["suffix"], measure)):
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


# --- states

_STATES = {
    "not_started": (
        "未启动 未开始 未开展 尚未启动 尚未开始 尚未开展 没有启动 没有开始 没有开展 待启动 未实施 "
        "notstarted notyetstarted unstarted"
    ),
    "in_progress": (
        "推进中 进行中 正在推进 正在进行 正常推进 推进 进行 进展中 有序进行 正常进行 按计划进行 "
        "有序推进 持续推进 稳步推进 扎实推进 顺利推进 按计划推进 加快推进 "
        "实施中 正在实施 开展中 正在开展 持续开展 办理中 正在办理 执行中 落实中 在办 "
        "inprogress inprocess ongoing underway"
    ),
    "done": (
        "已完成 完成 完成了 已经完成 全部完成 已全部完成 按期完成 如期完成 按时完成 已按时完成 "
        "提前完成 超额完成 圆满完成 全面完成 全面办结 办结 已办结 办理完毕 完结 已完结 "
        "done complete completed finished"
    ),
    "blocked": (
        "受阻 受阻中 推进受阻 遇阻 暂停 暂停中 已暂停 暂缓 停滞 搁置 blocked stalled suspended paused onhold stopped"
    ),
}
_LIKELY = {
    "not_started": "todo planned notbegun 筹备中 准备中 未进行",
    "in_progress": (
        "started active wip doing ontrack open 已启动 已开展 正常 进展顺利 序时推进 基本完成 部分完成 启动 持续 "
        "常态化 常态化推进 长期坚持"
    ),
    "done": "closed delivered achieved 已落实 落实 达标 结束 已结束 结项 已结项 已验收",
    "blocked": "stuck halted delayed 受限 中止 停工",
}
STATES = {word: state for state, words in _STATES.items() for word in words.split()}
"""The states in the words that reports are full of."""
LIKELY_STATES = {word: state for state, words in _LIKELY.items() for word in words.split()}
"""Words that say less clearly which state is meant."""
_OPPOSITE = frozenset(("undone", "notdone", "incomplete", "unfinished", "unblocked", "notcomplete", "notfinished"))
"""Words that look like a state and say another thing."""


class Meant(NamedTuple):
    """What was meant, and whether the text determines it."""

    text: str
    is_sure: bool


def meant_state(value: object) -> Meant | None:
    """The state that is said in another word or spelling: 办结, DONE, In progress."""
    word = _squeezed(value)
    if state := STATES.get(word):
        return Meant(state, True)
    return Meant(LIKELY_STATES[word], False) if word in LIKELY_STATES else None


def is_opposite(value: object) -> bool:
    """Whether a word only looks like a state."""
    return _squeezed(value) in _OPPOSITE


def _squeezed(value: object) -> str:
    return re.sub(r"[\s_-]+", "", folded(bare(str(value)[:40])).lower()).rstrip("。.!,，;；、")
