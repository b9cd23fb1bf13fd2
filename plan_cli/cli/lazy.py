"""A group of commands, each of which is made when it is called.

Typer takes a while to make a command, and so does what a command imports; the list of them needs neither.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer.main
from typer.core import TyperCommand, TyperGroup

from plan_cli.cli.commands import SUMMARIES


class LazyGroup(TyperGroup):
    """The commands of `commands`: by name and summary, until one of them is called or completed."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, summary in SUMMARIES.items():
            self.add_command(TyperCommand(name, short_help=summary))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the arguments begin with, whole, and the rest of them."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command and made(command.name or ""), rest


def made(name: str) -> Any:
    """A command with its options, as its module declares them."""
    module = import_module(f"plan_cli.cli.commands.{name}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, short_help=SUMMARIES[name], epilog=module.EPILOG)(module.run)
    return typer.main.get_command(alone)
