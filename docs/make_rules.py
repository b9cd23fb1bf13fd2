"""Writes docs/rules.md from the rules themselves: `python docs/make_rules.py`. A test holds the file current."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from plan_cli.rendering.terminal.rule import paragraphs
from plan_cli.rules import every_rule
from plan_cli.rules.rule import Rule
from plan_cli.words import wording

FILE = Path(__file__).with_name("rules.md")

FAMILIES = {
    "Y": "Y: the file",
    "S": "S: its fields",
    "R": "R: references to the plan",
    "C": "C: completeness",
    "K": "K: consistency",
    "P": "P: plausibility",
    "E": "E: evidence",
    "G": "G: gaps in delivery",
    "L": "L: the plan itself (`plan lint`)",
    "W": "W: waivers",
}

INTRODUCTION = """\
# Rules

<!-- Written by docs/make_rules.py from the rules' own docstrings. Change those, then run it. -->

Every finding has a code and a name. Codes are for machines, names for people, in English and in Chinese; all are
accepted wherever a rule is named, and none is ever given another meaning. `plan rule CODE` shows the same text in the
terminal, and `plan rule CODE --lang zh` shows it in Chinese.

A **fault** is something wrong with what was submitted. A **gap** is a shortfall in what was delivered: a report with
gaps is a valid report. An **error** makes the exit code 1, but a gap doesn't with `--fail-on fault`; a **warning** does
so with `--fail-on warning`; a **note** never.
"""


def text() -> str:
    """The whole of docs/rules.md."""
    rules = sorted(every_rule(), key=lambda rule: (list(FAMILIES).index(rule.family), rule.code))
    blocks = [INTRODUCTION, "\n".join(_index(rules)) + "\n"]
    for family, members in groupby(rules, key=lambda rule: rule.family):
        blocks.append(f"## {FAMILIES[family]}\n")
        blocks += [_section(rule) for rule in members]
    return "\n".join(blocks)


def _index(rules: list[Rule[Any]]) -> Iterator[str]:
    chinese = wording("zh")
    yield "| code | name | 名称 | severity | kind |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.name})"
        yield f"| {link} | {rule.name} | {chinese.rule_name(rule.code)} | {rule.severity} | {rule.kind} |"


def _section(rule: Rule[Any]) -> str:
    first, *others = paragraphs(rule.text)
    lines = [f"### {rule.code} {rule.name}", "", f"*{rule.severity}, {rule.kind}.* {_plain(first)}", ""]
    lines += [re.sub(r"^(Why|Example|Mend):", r"- **\1:**", _plain(part)) for part in others]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Text as it is: what Markdown would read as its own is escaped, but for code between backticks."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"([\\*_<>|\[\]])", r"\\\1", part) for part in parts)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8", newline="\n")
