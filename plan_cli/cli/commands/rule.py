"""`plan rule`."""

from plan_cli.stop import Stop


def run(name: str | None, color: str, lang: str | None) -> int:
    """Say what a rule means, why it is there, and how to mend what it finds; without a name, list all rules."""
    from plan_cli.cli.screen import screen
    from plan_cli.cli.writing import write
    from plan_cli.project.project import Project
    from plan_cli.reading.suggest import Suggester
    from plan_cli.rendering.terminal import rule as rule_text
    from plan_cli.rules import every_rule

    look = screen(Project.at(), lang, color)
    rules = every_rule()
    if name is None:
        write(rule_text.listing(rules, look.words, look.style) + "\n")
        return 0
    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            write(rule_text.explanation(rule, look.words, look.style) + "\n")
            return 0
    suggestion = Suggester().nearest(name.lower(), [rule.name for rule in rules])
    raise Stop("unknown-rule", name=name, suggestion=suggestion)
