"""What rules mean, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from plan_cli.rendering.terminal.tables import Column, Style, styled, table

if TYPE_CHECKING:
    from plan_cli.rules.rule import Rule
    from plan_cli.words import Wording

_PARTS = "Why:|Example:|Mend:|原因：|示例：|改法："
_WIDE = "\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef"
_CLOSING = "”’，。；：！？、）》〕」…"
_PIECE = re.compile(rf"[“‘（《〔「]*(?:[{_WIDE}]|[^\s{_WIDE}]+)(?:[{_CLOSING}]|`(?=[\s{_CLOSING}]|$))*\s*")
"""What stays on one line: a word, or a Chinese character, with the punctuation that may not stand apart from it."""


def listing(rules: Iterable[Rule[Any]], words: Wording, style: Style) -> str:
    """All rules as a table: code, name, severity, kind, and what it fires on."""
    columns = [
        Column(words.label("col.code")),
        Column(words.label("col.name")),
        Column(words.label("col.severity")),
        Column(words.label("col.kind")),
        Column(words.label("col.fires"), wraps=True),
    ]
    rows = [
        [
            rule.code,
            rule.name,
            words.label(rule.severity.value),
            words.label(f"kind.{rule.kind.value}"),
            words.rule_summary(rule),
        ]
        for rule in rules
    ]
    return table(columns, rows, style)


def explanation(rule: Rule[Any], words: Wording, style: Style) -> str:
    """One rule: its head, and its text."""
    head = f"{rule.code} {rule.name} ({words.label(rule.severity.value)}, {words.label(f'kind.{rule.kind.value}')})"
    return f"{styled(head, 'bold', style)}\n\n{_wrapped(words.rule_text(rule), style.width)}"


def paragraphs(text: str) -> list[str]:
    """A rule's text with each of its parts (what, why, example, mend) on one line."""
    joined = re.sub(rf"\n(?!\n|{_PARTS})", " ", text)
    return [part for part in joined.split("\n") if part]


def _wrapped(text: str, width: int | None) -> str:
    lines = paragraphs(text)
    return "\n".join(lines if width is None else (filled(line, width) for line in lines))


def filled(text: str, width: int) -> str:
    """A text in lines of at most so many cells: 汉 takes two, and a line may end after it."""
    from rich.cells import cell_len

    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and cell_len(lines[-1]) + cell_len(piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)
