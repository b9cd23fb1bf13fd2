"""What rules mean, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from plan_cli.finding import Rule
from plan_cli.rendering.tables import Column, Style, styled, table
from plan_cli.wording import Wording


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
        [rule.code, rule.name, words.label(rule.severity.value), words.label(f"kind.{rule.kind.value}"), words.rule_summary(rule)]
        for rule in rules
    ]
    return table(columns, rows, style)


def explanation(rule: Rule[Any], words: Wording, style: Style) -> str:
    """One rule: its head, and its text."""
    head = f"{rule.code} {rule.name} ({words.label(rule.severity.value)}, {words.label(f'kind.{rule.kind.value}')})"
    return f"{styled(head, 'bold', style)}\n\n{_wrapped(words.rule_text(rule), style.width)}"


def paragraphs(text: str) -> list[str]:
    """A rule's text with each of its parts (what, Why, Example, Mend) on one line."""
    joined = re.sub(r"\n(?!\n|Why:|Example:|Mend:)", " ", text)
    return [part for part in joined.split("\n") if part]


def _wrapped(text: str, width: int | None) -> str:
    import textwrap

    lines = paragraphs(text)
    return "\n".join(lines if width is None else (textwrap.fill(line, width) for line in lines))
