"""Family Y: the file itself can't be read as YAML of the simple kind that plans and reports are written in.

These are found while the file is read, see `decoding`, `parser` and `mistakes`; each rule only says what its code
means.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plan_cli.finding import START, Hit, Severity
from plan_cli.rules.rule import FILE, FOLDER, rule

if TYPE_CHECKING:
    from plan_cli.judging.overview import Overview
    from plan_cli.reading.problems import Problems


@rule("Y001", "unreadable-file", Severity.ERROR, FILE)
def unreadable_file(problems: Problems) -> Iterable[Hit]:
    """A file or folder that was found in a folder can't be opened, or is a link that leads out of the folder.

    Why: what can't be read can't be checked, and a report that is left out silently looks as if it were never
    submitted. What a link outside leads to is not opened: who submits it could have any file of the machine shown.
    Example: the file belongs to another user; a link points to nothing, or to a file in another folder.
    Mend: allow the file to be read, put the file itself in the place of the link, or take it out of the folder.
    """
    return problems.hits.get("Y001", ())


@rule("Y002", "not-utf8", Severity.ERROR, FILE)
def not_utf8(problems: Problems) -> Iterable[Hit]:
    """The file is not written in UTF-8.

    Why: in another encoding the same bytes are other characters, and names would not match.
    Example: a file that an old editor saved as GB18030 (ANSI) or as UTF-16 (Unicode).
    Mend: open it in the editor, choose “save as”, and take the encoding UTF-8.
    """
    return problems.hits.get("Y002", ())


@rule("Y003", "syntax", Severity.ERROR, FILE)
def syntax(problems: Problems) -> Iterable[Hit]:
    """The file is not YAML, has no mapping at its root, or loses text to a comment.

    Why: without its structure nothing in the file can be checked.
    Example: `任务：A1.6` with a full-width colon; `progress: %13` without quotes; a `{` that is not closed; a line
    that begins with a tab, or with `•` or `1.` in place of `-`; a fence or the `>` of a mail around the report; `;`
    between two pairs.
    Mend: do what the message says: most often a half-width colon with a space after it, quotes around the text,
    spaces for tabs, or a sign that is to be taken out.
    """
    return problems.hits.get("Y003", ())


@rule("Y004", "duplicate-key", Severity.ERROR, FILE)
def duplicate_key(problems: Problems) -> Iterable[Hit]:
    """A key stands twice in one mapping, or a field under both of its names, the English and the Chinese.

    Why: only one of the two can count, and nobody would see which.
    Example: `status: done` and, some lines below in the same entry, `status: in_progress` or `状态: 推进中`.
    Mend: keep one of the two.
    """
    return problems.hits.get("Y004", ())


@rule("Y005", "forbidden-yaml", Severity.ERROR, FILE)
def forbidden_yaml(problems: Problems) -> Iterable[Hit]:
    """The file uses an anchor, alias, merge key, tag, or several documents.

    Why: these make one text stand for another; a report must say what it says where it says it. They can also blow a
    small file up.
    Example: `*base`, `<<: *base`, `!!int 5`, or a second `---`.
    Mend: write the value out; put quotes around a text that begins with `*`, `&` or `!`.
    """
    return problems.hits.get("Y005", ())


@rule("Y006", "too-large", Severity.ERROR, FILE)
def too_large(problems: Problems) -> Iterable[Hit]:
    """The file is larger than 500 KB, holds more than 60,000 names and values, or is nested more than 40 levels deep. A
    plan may have 20 MB and 2,000,000 names and values.

    Why: no report or plan is that large; such a file is a mistake or an attack.
    Example: a picture pasted into the file as text.
    Mend: take out what does not belong there, and give documents as evidence by name.
    """
    return problems.hits.get("Y006", ())


@rule("Y007", "control-character", Severity.ERROR, FILE)
def control_character(problems: Problems) -> Iterable[Hit]:
    """The file holds a control character, an unusual line end, or one that is invisible or turns the direction of text.

    Why: nobody sees these; they make a text look like another, and can change what a terminal shows.
    Example: an escape sequence copied from a terminal, U+202E or U+200B from a web page, U+2028 or U+00AD from a word
    processor.
    Mend: delete the character at the place that is named, and type the text again.
    """
    return problems.hits.get("Y007", ())


@rule("Y008", "not-a-form", Severity.ERROR, FILE)
def not_a_form(problems: Problems) -> Iterable[Hit]:
    """A workbook that is no form of a report: its sheets are not there, it is of another version of the form, or holds
    a second one.

    Why: figures that stand somewhere else than in the form can't be told from notes.
    Example: a table of one's own; a form in which the column of values was deleted; an `.xls` of old.
    Mend: copy what is to be reported into the form that `plan template UNIT --period PERIOD -o FILE.xlsx` writes.
    """
    return problems.hits.get("Y008", ())


@rule("Y009", "unsafe-workbook", Severity.ERROR, FILE)
def unsafe_workbook(problems: Problems) -> Iterable[Hit]:
    """A workbook with a password, with macros, with declared entities, or that would unpack to more than a form can
    be. Nothing of it is read.

    Why: macros and such files can harm whoever opens them, and nobody can check what is locked.
    Example: a form saved as `.xlsm`, or protected by a password to open.
    Mend: save it as an `.xlsx` without macros and without a password; take out pictures and foreign sheets.
    """
    return problems.hits.get("Y009", ())


@rule("Y010", "not-read", Severity.WARNING, FOLDER)
def not_read(overview: Overview) -> Iterator[Hit]:
    """A file in the folder looks like a report and is not read as one: it is called after a unit, or is a text that
    names a unit and a period.

    Why: who wrote it believes that it was handed in, and the unit looks as if it had said nothing.
    Example: `2024/市教育局.yaml.txt`, as an editor may save it; `2024/市教育局.docx`; `.市教育局.yaml`.
    Mend: save it as a report, with the ending `.yaml` and no dot before its name, or take it out of the folder; what a
    document or a table says is written anew into the report that `plan template` begins.
    """
    for item in overview.ledger.not_read:
        case = "-".join(filter(None, ("unit" if item.unit else "", _kind(item.file))))
        yield Hit(START, case, actual=item.unit, file=item.file, unit=item.unit)


_DOCUMENTS = (".doc", ".docx", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods", ".csv")


def _kind(file: str) -> str:
    """What keeps a file from being read, where another ending alone would mend nothing."""
    name = os.path.basename(file)
    return "hidden" if name.startswith(".") else "document" if name.lower().endswith(_DOCUMENTS) else ""


RULES = (
    unreadable_file,
    not_utf8,
    syntax,
    duplicate_key,
    forbidden_yaml,
    too_large,
    control_character,
    not_a_form,
    unsafe_workbook,
    not_read,
)
