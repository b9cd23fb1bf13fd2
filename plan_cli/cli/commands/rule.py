"""`plan rule`."""

from __future__ import annotations

from plan_cli.cli.screen import screen
from plan_cli.cli.writing import write
from plan_cli.reading.suggest import Suggester
from plan_cli.stop import Stop


def run(name: str | None, color: str, lang: str | None) -> int:
    """Explain one rule, or list all."""
    from plan_cli.rendering.terminal import rule as rule_text
    from plan_cli.rules import every_rule

    look = screen(lang, color)
    rules = every_rule()
    if name is None:
        write(rule_text.listing(rules, look.words, look.style) + "\n")
        return 0
    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            write(rule_text.explanation(rule, look.words, look.style) + "\n")
            return 0
    raise Stop("unknown-rule", name=name, suggestion=Suggester().nearest(name.lower(), [rule.name for rule in rules]))
