"""`plan diff`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli.options import FORMAT, Color, Colour, Language

if TYPE_CHECKING:
    from plan_cli.cli.screen import Screen
    from plan_cli.planning.diff import Diff


class DiffFormat(StrEnum):
    """Formats of what changed in a plan."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


EPILOG = """
Exit codes: 0 the plans say the same, 1 they differ, 2 one could not be read.
Example: plan diff old.yaml new.yaml
"""


def run(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The plan as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The plan as it is now.")],
    format: Annotated[DiffFormat, FORMAT] = DiffFormat.TEXT,
    color: Color = Colour.AUTO,
    lang: Language = None,
) -> int:
    """Say what changed between two versions of a plan, and what that means for each unit."""
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import write
    from plan_cli.planning.diff import diff
    from plan_cli.project.opening import read_plan, sound_plan
    from plan_cli.project.project import Project

    screen = screen_of(Project.at(), lang, color)
    found = diff(sound_plan(read_plan(old)), sound_plan(read_plan(new)))
    write(_rendered(format, found, screen))
    return int(bool(found.changes))


def _rendered(format: DiffFormat, found: "Diff", screen: "Screen") -> str:
    if format is DiffFormat.JSON:
        from plan_cli.rendering.machine import diff_json

        return diff_json.render(found)
    if format is DiffFormat.MARKDOWN:
        from plan_cli.rendering.markdown import diff as diff_markdown

        return diff_markdown.render(found, screen.words)
    from plan_cli.rendering.terminal import diff as diff_text

    return diff_text.render(found, screen.words, screen.style)
