"""Which rules are on, and how severe they are in this run."""

from __future__ import annotations

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
    """The codes that codes, names and families mean; several may stand in one word, with commas."""
    rules = list(rules)
    found: set[str] = set()
    for word in (part.strip() for words_ in words for part in words_.split(",")):
        matching = [
            rule.code for rule in rules if word.upper() in (rule.code, rule.family) or word.lower() == rule.name
        ]
        if not matching:
            raise UnknownRule(word)
        found.update(matching)
    return frozenset(found)


def fails(finding: Finding, fail_on: str) -> bool:
    """Whether a finding fails the run. Notes never do, nor what is waived."""
    if finding.waiver is not None or finding.severity is Severity.NOTE or fail_on == "never":
        return False
    if fail_on == "warning":
        return True
    return finding.severity is Severity.ERROR and (fail_on == "gap" or finding.kind is Kind.FAULT)
