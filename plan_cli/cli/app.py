"""The program `plan`: what it says of itself, and its commands.

Annotations are not postponed here, nor where options are declared: typer would evaluate every one again, on every run.
"""

from typing import Annotated

import typer

from plan_cli import __version__
from plan_cli.cli.lazy import LazyGroup

app = typer.Typer(
    cls=LazyGroup,
    name="plan",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
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


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
    ] = False,
) -> None:
    """Options that stand before a command."""


def run() -> object:
    """Run the command that is called, and give its exit code."""
    return app(standalone_mode=False)
