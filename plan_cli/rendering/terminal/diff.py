"""A diff for a terminal: every change, what it means for each unit, and one closing line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plan_cli.rendering.diff_words import DiffWording, Group
from plan_cli.rendering.terminal.tables import Cell, Column, Heading, Row, Style, styled, table

if TYPE_CHECKING:
    from plan_cli.planning.diff import Diff
    from plan_cli.words import Wording

_COLOURS = {"added": "green", "removed": "red", "moved": "cyan", "changed": "yellow"}
_EFFECTS = {"new": "green", "gone": "red", "changed": "yellow"}


def render(diff: Diff, words: Wording, style: Style) -> str:
    """The whole output."""
    text = DiffWording(words)
    if not diff.changes:
        return styled(text.closing(diff), "green bold", style) + "\n"
    blocks = [
        f"{styled(diff.new.file.title, 'bold', style)}\n{styled(text.versions(diff), 'dim', style)}",
        _changes(diff, text, style),
    ]
    if diff.units:
        blocks.append(f"{styled(text.say('for-units'), 'bold', style)}\n{_units(diff, text, style)}")
    if diff.anew:
        blocks.append(styled(text.anew(diff), "yellow", style))
    blocks.append(styled(text.closing(diff), "yellow bold", style))
    return "\n\n".join(blocks) + "\n"


def _changes(diff: Diff, text: DiffWording, style: Style) -> str:
    columns = [Column(text.say("col.kind")), Column(text.say("col.what")), Column(text.say("col.part"), wraps=True)]
    rows: list[Row] = []
    for change in diff.changes:
        kind = Cell(text.say(f"kind.{change.kind}"), _COLOURS[change.kind])
        lines = [text.name(change), *text.details(change)]
        rows.append([kind, text.say(f"what.{change.what}"), lines[0] or lines.pop(1)])
        rows += [["", "", Cell(line, "dim")] for line in lines[1:]]
    return table(columns, rows, style)


def _units(diff: Diff, text: DiffWording, style: Style) -> str:
    columns = [Column(text.say("col.effect")), Column(text.say("col.duty"), wraps=True)]
    rows: list[Row] = []
    for group in text.groups(diff):
        rows += [Heading(line, "bold") for line in _heading(group, text, style)]
        for effect, told in group.effects:
            colour = _EFFECTS[effect.kind.rpartition("-")[2]]
            rows.append([Cell(f"  {text.say(f'effect.{effect.kind}')}", colour), told])
    return table(columns, rows, style)


def _heading(group: Group, text: DiffWording, style: Style) -> Iterator[str]:
    """Whom it concerns; of several units the names, on as many lines as the terminal needs."""
    from rich.cells import cell_len

    line = group.heading + (text.words.label("colon") if group.names else "")
    for place, name in enumerate(group.names):
        word = name + (text.words.join if place + 1 < len(group.names) else "")
        if style.width is not None and cell_len(line + word.rstrip()) > style.width:
            yield line.rstrip()
            line = ""
        line += word
    yield line
