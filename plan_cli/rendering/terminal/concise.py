"""A result as one line a finding, gaps too, and nothing else: for programs that read lines, and for `grep`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plan_cli.rendering.terminal.report import line, more
from plan_cli.rendering.terminal.statistics import statistics

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.rendering.terminal.tables import Style
    from plan_cli.words import Wording


def render(
    result: Result, words: Wording, fail_on: str, style: Style, verbosity: int = 0, *, counted: bool = False
) -> str:
    """The lines, in the order of files and places; `counted` adds how many there are of each rule."""
    bare = style._replace(lines=None)
    lines = [line(finding, result.plan, words, bare) for finding in result.findings]
    lines += [more(file, code, number, words, bare) for file, code, number in result.too_many]
    if counted and result.findings:
        lines += ["", statistics(result, words, bare)]
    return "".join(f"{text}\n" for text in lines)
