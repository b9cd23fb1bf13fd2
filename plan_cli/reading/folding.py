"""Texts as they are compared: of one width, without what only surrounds them; and texts that say nothing."""

from __future__ import annotations

import re
import unicodedata

_FOOTNOTE = r"(?<=[0-9０-９])(?:[¹²³⁰⁴-⁹①-⓿❶-➓㉑-㉟㊱-㊿※†‡*]+|[〔［\[][0-9]{1,2}[〕］\]])\Z"
"""A footnote's mark behind a number at the end of a text, which is no digit of it."""
_HYPHENS = "[‐-―−﹣－]"
_QUOTES = {"“": "”", "”": "“", "„": "“", "‘": "’", "’": "‘", "「": "」", "『": "』", "＂": "＂", "«": "»", "`": "`"}
CURLY = frozenset("“”„‟‘’‚‛「」『』〝〞＂＇«»")
"""Signs that people type for quotation marks, and that YAML takes as text."""
ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a space and is none, as the inside of a class of characters."""
_SAYS_NOTHING = frozenset((
    "无", "没有", "暂无", "略", "从略", "空", "附件", "见附件", "详见附件", "见附表", "附后", "详见附后", "见附",
    "同上", "不适用", "待定", "待补", "待补充",
    "n/a", "n.a.", "na", "none", "null", "nil", "nothing", "notapplicable", "seeattached", "seeattachment", "attached",
    "seeannex", "ditto", "tbd", "tba", "todo", "xx", "xxx",
))  # fmt: skip
_AROUND_NOTHING = "()[]{}【】《》<>。.,;:!'\"" + "".join(CURLY)
LONGEST_NOTHING = 20
_FIRST_SIGNS = frozenset(text[0] for text in _SAYS_NOTHING)


def without_footnote(text: str) -> str:
    """A text without a footnote's mark behind the number that it ends with: 72① and 72² are 72."""
    return text if text.isascii() or text[-1:].isalpha() else re.sub(_FOOTNOTE, "", text.rstrip())


def folded(text: str) -> str:
    """A text after NFKC and trimming, without a footnote's mark."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", without_footnote(text)).strip()


def bare(text: str) -> str:
    """A text without the quotation marks of another kind and the blanks that surround it."""
    text = text.strip()
    while len(text) > 1 and _QUOTES.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    return text


def with_hyphens(text: str) -> str:
    """A text with a plain hyphen for each of its dashes."""
    return text if text.isascii() else re.sub(_HYPHENS, "-", text)


def is_filler(value: object) -> bool:
    """Whether a text only fills its place, but says nothing: 无, /, -, 见附件, N/A, none."""
    if not isinstance(value, str) or len(value) > LONGEST_NOTHING or not value.strip():
        return False
    if "\u4e00" <= value[0] <= "\u9fff" and value[0] not in _FIRST_SIGNS:
        return False
    squeezed = "".join(unicodedata.normalize("NFKC", value).split()).lower().strip(_AROUND_NOTHING)
    return squeezed in _SAYS_NOTHING or not any(sign.isalnum() for sign in squeezed)


def is_no_reference(value: object) -> bool:
    """Whether a reference says nothing; one that begins a path is at least that."""
    return is_filler(value) and not _begins_path(value)


def _begins_path(value: object) -> bool:
    text = str(value)
    return text in (".", "..") or text.startswith(("./", "../", ".\\", "..\\"))
