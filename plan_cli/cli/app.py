"""The program `plan`: what it says of itself, and its commands.

Annotations are not postponed here, nor where options are declared: typer would evaluate every one again, on every run.
"""

from typing import Annotated

import typer

from plan_cli import __version__
from plan_cli.cli.lazy import LazyGroup
from plan_cli.cli.options import Language

app = typer.Typer(
    cls=LazyGroup,
    name="plan",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""
    Check progress reports against an implementation plan:
    what is wrong, what is missing, what is behind, and where.
    """,
    epilog="A first try: plan check report.yaml. What a code means: plan rule C301. What a unit owes: plan show UNIT.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plan {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
    ] = False,
    lang: Language = None,
) -> None:
    """Options that stand before a command; without one, the page of help is all there is to say."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)


def run() -> object:
    """Run the command that is called, and give its exit code."""
    return app(prog_name="plan", standalone_mode=False)
