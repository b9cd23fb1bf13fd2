"""How many findings there are of each rule, the most frequent first; what is waived is not counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plan_cli.rendering.terminal.tables import Column, Style, table

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording


def statistics(result: Result, words: Wording, style: Style) -> str:
    """A table; nothing where nothing was found."""
    counts = Counter(finding.code for finding in result.live)
    for _, code, number in result.too_many:
        counts[code] += number
    if not counts:
        return ""
    columns = [
        Column(words.label("col.number"), number=True),
        Column(words.label("col.code")),
        Column(words.label("col.name")),
    ]
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return table(columns, [[str(number), code, words.rule_name(code)] for code, number in ranked], style)
