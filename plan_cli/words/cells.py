"""A sentence in the words of a form: a workbook has headings and choices, and no keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from plan_cli.finding import Amount, Fact, Share
from plan_cli.reading.workbook.headings import ANSWERS, BOUNDS, COLUMNS, ITEMS, SHEETS, STATES, Words

if TYPE_CHECKING:
    from plan_cli.finding import Cell, Finding

_KEY = r"( ?)`([a-z_]+)(?::(?: ([^`]+))?)?`( ?)"
"""A key of a report as a sentence names it, with what is to stand behind it."""
_FIELDS: Mapping[str, Words] = {
    **{name: words for columns in reversed([*COLUMNS.values()]) for name, words in columns.items()},
    **ITEMS,
    **{part.value: words for part, words in SHEETS.items()},
    "shortfall": Words("Behind", "滞后说明"),
}
_CHOICES = {**STATES, **BOUNDS, **ANSWERS}
_EMPTY = Words("empty", "留空")


def language_of(cell: Cell, lang: str) -> str:
    """The language of the form that a cell is in: that of its sheet's name, or else of the message."""
    names = {words.in_(spoken): spoken for words in SHEETS.values() for spoken in Words._fields}
    return names.get(cell.sheet, lang)


def in_headings(finding: Finding, lang: str) -> Finding:
    """The finding with the form's own words for fields and choices among its facts."""
    hit = finding.hit
    missing = hit.facts.get("missing")
    facts = {**hit.facts, "missing": _named(missing, lang)} if missing else hit.facts
    return finding._replace(hit=hit._replace(expected=_named(hit.expected, lang), facts=facts))


def _named(fact: Fact, lang: str) -> Fact:
    if not isinstance(fact, tuple) or isinstance(fact, Amount | Share):
        return fact
    return tuple(_word(str(name), lang) for name in fact)


def _word(name: str, lang: str) -> str:
    words = _CHOICES.get(name) or _FIELDS.get(name)
    return words.in_(lang) if words else name


def of_form(text: str, lang: str, *, spaced: bool) -> str:
    """The sentence with the headings of the form in place of keys: `value: 5` is “Value” 5. `spaced`: whether its
    words have blanks between them.
    """
    return re.sub(_KEY, lambda found: _heading(found, lang, spaced=spaced), text)


def _heading(found: re.Match[str], lang: str, *, spaced: bool) -> str:
    before, name, value, behind = found.groups()
    if name not in _FIELDS:
        return found[0]
    shown = _EMPTY.in_(lang) if value == "null" else _word(value or "", lang)
    heading = f"“{_FIELDS[name].in_(lang)}”"
    if not spaced:
        return f"{heading}{shown}"
    return f"{before}{heading}{f' {shown}' if shown else ''}{behind}"
