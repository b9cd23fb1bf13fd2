"""Which rules are on, and how severe they are in this run."""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.finding import Finding, Kind, Severity

if TYPE_CHECKING:
    from plan_cli.rules.rule import Rule

FAIL_ON = ("never", "fault", "gap", "warning")


AS_THEY_ARE: Mapping[str, Severity] = {}


class UnknownRule(ValueError):
    """A name that is neither a code, nor a rule's name, nor a family's letter."""


class Selection(NamedTuple):
    """The codes that are on (None: all), less those that are off, and severities that were set otherwise."""

    on: frozenset[str] | None = None
    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = AS_THEY_ARE

    def has(self, rule: Rule[Any]) -> bool:
        return (self.on is None or rule.code in self.on) and rule.code not in self.off

    def severity(self, rule: Rule[Any]) -> Severity:
        return self.severities.get(rule.code, rule.severity)


def codes(words: Iterable[str], rules: Iterable[Rule[Any]]) -> frozenset[str]:
    """The codes that codes, names and families mean; several may stand in one word, with commas, Chinese ones too."""
    rules = list(rules)
    found: set[str] = set()
    for word in (part.strip() for words_ in words for part in re.split("[,，、]", words_)):
        matching = [rule.code for rule in named(word, rules)]
        if not matching:
            raise UnknownRule(word)
        found.update(matching)
    return frozenset(found)


def named(word: str, rules: Iterable[Rule[Any]]) -> list[Rule[Any]]:
    """The rules that a word means: one by its code or its name in either language, or a family, as C or C3."""
    key = unicodedata.normalize("NFKC", word).strip()
    if key.isascii():
        families = "" if len(key) > 2 else key.upper()
        return [
            rule
            for rule in rules
            if key.upper() == rule.code or key.lower() == rule.name or (families and rule.code.startswith(families))
        ]
    return [rule for rule in rules if chinese_name(rule) == key]


def chinese_name(rule: Rule[Any]) -> str:
    """What people call a rule in Chinese, as it stands beside it."""
    name: str = importlib.import_module(f"{rule.check.__module__}_words").CHINESE[rule.code].name
    return name


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether a finding fails the run. Notes never do, nor what is waived."""
    if finding.waiver is not None or finding.severity is Severity.NOTE or fail_on == "never":
        return False
    if fail_on == "warning":
        return True
    return finding.severity is Severity.ERROR and (fail_on == "gap" or finding.kind is Kind.FAULT)
