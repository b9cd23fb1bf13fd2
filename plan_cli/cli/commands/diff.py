"""`plan diff`."""

from __future__ import annotations

from pathlib import Path

from plan_cli.cli.screen import Screen, open_plan, screen
from plan_cli.cli.writing import write
from plan_cli.planning.diff import Diff, diff


def run(old: Path, new: Path, format: str, color: str, lang: str | None) -> int:
    """Compare two plans, write, and give the exit code: 1 where they differ."""
    look = screen(lang, color)
    found = diff(open_plan(old, look), open_plan(new, look))
    write(_rendered(found, format, look))
    return int(bool(found.changes))


def _rendered(found: Diff, format: str, look: Screen) -> str:
    if format == "json":
        from plan_cli.rendering.machine import diff_json

        return diff_json.render(found)
    if format == "markdown":
        from plan_cli.rendering.markdown import diff as diff_markdown

        return diff_markdown.render(found, look.words)
    from plan_cli.rendering.terminal import diff as diff_text

    return diff_text.render(found, look.words, look.style)
