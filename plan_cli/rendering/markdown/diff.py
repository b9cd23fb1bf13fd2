"""A diff as Markdown, for a merge request that changes the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plan_cli.rendering.diff_words import DiffWording
from plan_cli.rendering.markdown.syntax import Column, bold, bullets, escaped, heading, joined, table

if TYPE_CHECKING:
    from plan_cli.planning.diff import Diff
    from plan_cli.words import Wording


def render(diff: Diff, words: Wording) -> str:
    """The whole output."""
    return "\n\n".join(_blocks(diff, DiffWording(words))) + "\n"


def _blocks(diff: Diff, text: DiffWording) -> Iterator[str]:
    yield heading(1, text.say("title"))
    yield joined(bold(diff.new.file.title), text.versions(diff), by=" · ")
    yield escaped(text.closing(diff))
    if diff.anew:
        yield escaped(text.anew(diff))
    if diff.changes:
        yield heading(2, text.say("heading"))
        yield _changes(diff, text)
    if diff.units:
        yield heading(2, text.say("for-units"))
    for group in text.groups(diff):
        yield heading(3, group.heading)
        if group.names:
            yield escaped(text.words.join.join(group.names))
        if group.effects:
            yield bullets(joined(bold(text.say(f"effect.{e.kind}")), told, by=" · ") for e, told in group.effects)


def _changes(diff: Diff, text: DiffWording) -> str:
    columns = [
        Column(text.say("col.kind"), 3),
        Column(text.say("col.what"), 3),
        Column(text.say("col.part"), 12),
        Column(text.say("col.details"), 18),
    ]
    rows = (
        [text.say(f"kind.{c.kind}"), text.say(f"what.{c.what}"), text.name(c), text.say("join").join(text.details(c))]
        for c in diff.changes
    )
    return table(columns, rows)
