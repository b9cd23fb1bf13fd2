"""`plan diff`."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan_cli.cli.screen import Screen
    from plan_cli.planning.diff import Diff


def run(old: Path, new: Path, format: str, color: str, lang: str | None) -> int:
    """Say what changed between two versions of a plan, and what that means for each unit."""
    from plan_cli.cli.screen import screen
    from plan_cli.cli.writing import write
    from plan_cli.planning.diff import diff
    from plan_cli.project.opening import read_plan, sound_plan
    from plan_cli.project.project import Project

    look = screen(Project.at(), lang, color)
    found = diff(sound_plan(read_plan(old)), sound_plan(read_plan(new)))
    write(_rendered(format, found, look))
    return int(bool(found.changes))


def _rendered(format: str, found: "Diff", look: "Screen") -> str:
    if format == "json":
        from plan_cli.rendering.machine import diff_json

        return diff_json.render(found)
    if format == "markdown":
        from plan_cli.rendering.markdown import diff as diff_markdown

        return diff_markdown.render(found, look.words)
    from plan_cli.rendering.terminal import diff as diff_text

    return diff_text.render(found, look.words, look.style)
