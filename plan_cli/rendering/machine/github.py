"""Workflow commands for GitHub Actions: each finding as an annotation on its line, and the closing line for the log.

GitHub shows ten annotations of a level for a step, the first ones. So errors come first, and a notice among the first
ten says how many are in the log alone; there a line shows nothing but its message, which therefore names the place.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plan_cli.finding import Severity
from plan_cli.rendering.closing import closing
from plan_cli.rendering.machine.issues import Aside, Issue, issues, samples, told_beside

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording

SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: Result, words: Wording, fail_on: str, verbosity: int = 0) -> str:
    """A line for each finding, errors first; what is waived is a notice."""
    found = issues(result, words)
    by_level = {level: [_annotation(issue) for issue in found if issue.level is level] for level in Severity}
    beside = [*samples(result, words), *told_beside(result, words, verbosity)]
    notices = by_level[Severity.NOTE] + [_beside(aside) for aside in beside]
    if more := _more(Counter(issue.level for issue in found), len(notices), words):
        notices.insert(SHOWN - 1, _command("notice", more))
    lines = [*by_level[Severity.ERROR], *by_level[Severity.WARNING], *notices, closing(result, words, fail_on).text]
    return "\n".join(lines) + "\n"


def _annotation(issue: Issue) -> str:
    finding = issue.finding
    return _command(
        _COMMANDS[issue.level], issue.line, title=issue.title, file=issue.path, line=finding.line, col=finding.column
    )


def _beside(aside: Aside) -> str:
    return _command("notice", aside.message, **({"file": aside.path} if aside.path else {}))


def _more(levels: Counter[Severity], notices: int, words: Wording) -> str | None:
    """How many findings GitHub will not show as annotations; this notice itself is one of the ten."""
    hidden = {level: max(0, levels[level] - SHOWN) for level in (Severity.ERROR, Severity.WARNING)}
    if not any(hidden.values()) and notices <= SHOWN:
        return None
    counts = [words.count(f"{level.value}s", number) for level, number in hidden.items() if number]
    if notices >= SHOWN:
        counts.append(words.count("notes", notices - SHOWN + 1))
    return words.label("github.more", found=words.join.join(counts), shown=SHOWN)


def _command(name: str, message: str, **properties: object) -> str:
    fields = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' if fields else ''}{fields}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
