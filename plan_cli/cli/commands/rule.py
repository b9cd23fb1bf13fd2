"""`plan rule`."""

from typing import Annotated

import typer

from plan_cli.cli import completion
from plan_cli.cli.options import Color, Colour, Language
from plan_cli.stop import Stop

EPILOG = "Examples: plan rule; plan rule C301; plan rule task-not-reported"


def run(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[CODE or NAME]", help="A rule's code or name.", autocompletion=completion.rules),
    ] = None,
    color: Color = Colour.AUTO,
    lang: Language = None,
) -> int:
    """Say what a rule means, why it is there, and how to mend what it finds; without a name, list all rules."""
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import write
    from plan_cli.project.project import Project
    from plan_cli.reading.suggest import Suggester
    from plan_cli.rendering.terminal import rule as rule_text
    from plan_cli.rules import every_rule

    screen = screen_of(Project.at(), lang, color)
    rules = every_rule()
    if name is None:
        write(rule_text.listing(rules, screen.words, screen.style) + "\n")
        return 0
    for rule in rules:
        if name.upper() == rule.code or name.lower() == rule.name:
            write(rule_text.explanation(rule, screen.words, screen.style) + "\n")
            return 0
    suggestion = Suggester().nearest(name.lower(), [rule.name for rule in rules])
    raise Stop("unknown-rule", name=name, suggestion=suggestion)
