"""A group of commands, each of which is made when it is called; and all that touches what typer keeps to itself.

Typer takes a while to make a command, and so does what a command imports; the list of them needs neither. Help pages
and the words for what is wrong with a command line are our own, and are imported when they are shown.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import typer.main
from typer.core import TyperCommand, TyperGroup

from plan_cli.cli.commands import SUMMARIES
from plan_cli.stop import Stop


class Misuse(Exception):
    """A command line that can't be meant so. `cause`: what ends the run, or the error in which typer says so;
    `context`: typer's, of the command at which it was seen; `given`: what stood behind it.
    """

    def __init__(self, cause: Exception, context: Any, given: list[str]) -> None:
        super().__init__(cause)
        self.cause = cause
        self.context = context
        self.given = given


class Command(TyperCommand):
    """A command whose help and whose errors of usage are told in our own words."""

    def get_help(self, ctx: Any) -> str:
        """The page of `--help`."""
        from plan_cli.cli.help import page

        return page(ctx)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The options that begin so, with what they mean."""
        return _in_their_language(super().shell_complete(ctx, incomplete), ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options and arguments; what is too many is ours to say."""
        ctx.allow_extra_args = True
        given = list(args)
        with _in_our_words(ctx, given):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise Misuse(Stop("extra-argument", given=tuple(rest)), ctx, given)
        return rest


class LazyGroup(TyperGroup):
    """The commands of `commands`: by name and summary, until one of them is called or completed."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, summary in SUMMARIES.items():
            self.add_command(TyperCommand(name, short_help=summary))

    def get_help(self, ctx: Any) -> str:
        """The page of `plan --help`."""
        from plan_cli.cli.help import page

        return page(ctx)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands and options that begin so, with what they mean."""
        return _in_their_language(super().shell_complete(ctx, incomplete), ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options before the command."""
        with _in_our_words(ctx, list(args)):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the arguments begin with, whole, and the rest of them.

        What was said before the command holds for it: it is put before its own options.
        """
        if args[0] not in self.commands and not ctx.resilient_parsing:
            from plan_cli.reading.suggest import Suggester

            nearest = Suggester().nearest(args[0].lower(), self.commands)
            raise Misuse(Stop("no-such-command", name=args[0], suggestion=nearest), ctx, args)
        name, command, rest = super().resolve_command(ctx, args)
        lang = ctx.params.get("lang")
        return name, command and made(command.name or ""), ["--lang", lang, *rest] if lang else rest


def made(name: str) -> Any:
    """A command with its options, as its module declares them."""
    module = import_module(f"plan_cli.cli.commands.{name}")
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command(name, cls=Command, short_help=SUMMARIES[name], epilog=module.EPILOG)(module.run)
    return typer.main.get_command(alone)


def _in_their_language(items: list[Any], ctx: Any) -> list[Any]:
    """What a shell offers, with its descriptions in the reader's language."""
    from plan_cli.cli.help import meanings

    known = meanings(ctx)
    for item in items:
        item.help = known.get(item.value, item.help)
    return items


@contextlib.contextmanager
def _in_our_words(ctx: Any, given: list[str]) -> Iterator[None]:
    """What typer says of a command line, raised as ours; anything else goes its way."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):
            raise Misuse(error, ctx, given) from None
        raise
