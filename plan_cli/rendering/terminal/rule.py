"""What rules mean, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from plan_cli.rendering.terminal.filling import filled
from plan_cli.rendering.terminal.tables import Column, Style, styled, table

if TYPE_CHECKING:
    from plan_cli.rules.rule import Rule
    from plan_cli.words import Wording

_PARTS = "Why:|Example:|Mend:|原因：|示例：|改法："


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
            words.rule_name(rule.code),
            words.label(rule.severity.value),
            words.label(f"kind.{rule.kind.value}"),
            words.rule_summary(rule),
        ]
        for rule in rules
    ]
    return table(columns, rows, style)


def explanation(rule: Rule[Any], words: Wording, style: Style) -> str:
    """One rule: its head, and its text."""
    level, kind = words.label(rule.severity.value), words.label(f"kind.{rule.kind.value}")
    head = words.label("rule.head", rule=f"{rule.code} {words.rule_name(rule.code)}", level=level, kind=kind)
    return f"{styled(head, 'bold', style)}\n\n{_wrapped(words.rule_text(rule), style.width)}"


def paragraphs(text: str) -> list[str]:
    """A rule's text with each of its parts (what, why, example, mend) on one line."""
    joined = re.sub(rf"\n(?!\n|{_PARTS})", " ", text)
    return [part for part in joined.split("\n") if part]


def _wrapped(text: str, width: int | None) -> str:
    lines = paragraphs(text)
    return "\n".join(lines if width is None else (filled(line, width) for line in lines))
