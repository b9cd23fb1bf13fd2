"""What stands under the line of a finding: the line of the file with a mark under what is meant, and that line as it
would stand after the mend, where one is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from plan_cli.finding import Edit, Finding, Region
from plan_cli.rendering.safe import visible
from plan_cli.rendering.terminal.filling import cells

if TYPE_CHECKING:
    from plan_cli.words import Wording

Lines = Callable[[str], Sequence[str]]
"""The lines of the file of this name; none where they can't be shown."""
USUAL = 120
"""So many columns an excerpt has off a terminal, however long the line is."""
_LEAST = 20


def excerpt(finding: Finding, lines: Lines, words: Wording, width: int | None) -> list[str]:
    """The lines to show under a finding; none where its place is not in a text."""
    place = finding.place.at
    if not isinstance(place, Region):
        return []
    text = lines(finding.file)
    if not 0 < place.start.line <= len(text):
        return []
    number = str(place.start.line)
    room = max(_LEAST, (width or USUAL) - len(number) - 5)
    shown, mark = marked(text[place.start.line - 1], place, room)
    blank = " " * len(number)
    found = [f"  {number} | {shown}".rstrip(), f"  {blank} | {mark}"]
    mended = _mended(finding, text)
    if mended is not None:
        label = words.label("excerpt.mend" if finding.fix and finding.fix.safe else "excerpt.guess")
        found.append(f"  {blank} = {label}{words.label('colon')}{_cut(visible(mended.strip()), room)}")
    return found


def marked(line: str, place: Region, room: int) -> tuple[str, str]:
    """A line, cut around what is meant where it is too long, and the line below it that marks that."""
    begin = place.start.column - 1
    end = max(begin, place.end.column - 1 if place.end.line == place.start.line else len(line.rstrip()))
    before, meant, after = visible(line[:begin]), visible(line[begin:end]), visible(line[end:])
    meant = _cut(meant, room)
    if cells(before) + cells(meant) + cells(after) > room:
        before = _cut_left(before, max(0, (room - cells(meant)) // 2))
        after = _cut(after, max(0, room - cells(before) - cells(meant)))
    return before + meant + after, " " * cells(before) + "^" * max(1, cells(meant))


def _cut(text: str, room: int) -> str:
    """The beginning of a text, in so many columns."""
    if cells(text) <= room:
        return text
    taken, kept = 1, ""
    for sign in text:
        taken += cells(sign)
        if taken > room:
            break
        kept += sign
    return f"{kept}…" if room else ""


def _cut_left(text: str, room: int) -> str:
    """The end of a text, in so many columns."""
    if cells(text) <= room:
        return text
    taken, first = 1, len(text)
    while first > 0 and taken + cells(text[first - 1]) <= room:
        first -= 1
        taken += cells(text[first])
    return f"…{text[first:]}" if room else ""


def _mended(finding: Finding, lines: Sequence[str]) -> str | None:
    """The line as it would stand, where all that would change is in it."""
    if finding.fix is None:
        return None
    at = finding.fix.edits[0].region.start.line
    edits = sorted(finding.fix.edits, key=lambda edit: edit.region, reverse=True)
    if not 0 < at <= len(lines) or not all(_is_within(edit, at) for edit in edits):
        return None
    line = lines[at - 1]
    for edit in edits:
        line = line[: edit.region.start.column - 1] + edit.text + line[edit.region.end.column - 1 :]
    return line


def _is_within(edit: Edit, line: int) -> bool:
    return edit.region.start.line == edit.region.end.line == line and "\n" not in edit.text
