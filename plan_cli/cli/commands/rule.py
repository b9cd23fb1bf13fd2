"""`plan rule`."""

from typing import Annotated

import typer

from plan_cli.cli import completion
from plan_cli.cli.options import Color, Colour, Language
from plan_cli.stop import Stop

EPILOG = "Examples: plan rule; plan rule C301; plan rule task-not-reported; plan rule C3"


def run(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE|NAME", help="A rule's code or name, or a family: C3.", autocompletion=completion.rules
        ),
    ] = None,
    color: Color = Colour.AUTO,
    lang: Language = None,
) -> int:
    """Say what a rule means, why it is there, and how to mend what it finds; of a family, or without a name of all
    rules, a list.
    """
    from plan_cli.checking.selection import chinese_name, named
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import write
    from plan_cli.project.project import Project
    from plan_cli.reading.suggest import Suggester
    from plan_cli.rendering.terminal import rule as rule_text
    from plan_cli.rules import every_rule

    screen = screen_of(Project.at(), lang, color)
    rules = every_rule()
    found = named(name, rules) if name is not None else rules
    if name is not None and not found:
        known = [rule.name for rule in rules] if name.isascii() else [chinese_name(rule) for rule in rules]
        raise Stop("unknown-rule", name=name, suggestion=Suggester().nearest(name.lower(), known))
    if len(found) == 1:
        write(rule_text.explanation(found[0], screen.words, screen.style) + "\n")
    else:
        write(rule_text.listing(found, screen.words, screen.style) + "\n")
    return 0
