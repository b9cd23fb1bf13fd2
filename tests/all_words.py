"""All words of the program by their keys, which a run imports only as far as it needs them."""

from __future__ import annotations

import importlib
from typing import Any

from plan_cli import rules
from plan_cli.rules.wording import Meaning, Sentence
from plan_cli.words import labels
from plan_cli.words.labels import Label

_MODULES = sorted({rule.check.__module__ for rule in rules.every_rule()})
FAMILIES: dict[str, Any] = {module: importlib.import_module(f"{module}_words") for module in _MODULES}
"""What stands beside each module of rules, by the module's name."""
SENTENCES: dict[str, Sentence] = {key: text for family in FAMILIES.values() for key, text in family.SENTENCES.items()}
CHINESE: dict[str, Meaning] = {code: said for family in FAMILIES.values() for code, said in family.CHINESE.items()}
TABLES = {subject: labels.table(subject) for subject in ("shared", *labels.SUBJECTS)}
"""The labels of each subject."""
LABELS: dict[str, Label] = {key: label for table in TABLES.values() for key, label in table.items()}


def said(lang: str, text: Sentence | Label) -> str:
    """A text in one of the languages."""
    in_lang: str = getattr(text, lang)
    return in_lang
