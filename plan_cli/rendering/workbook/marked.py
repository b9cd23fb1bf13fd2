"""A copy of a workbook in which every faulty cell is filled with colour and carries what is wrong as a comment.

openpyxl opens and writes it: lists, locks, widths and the print set-up are kept. The original's bytes are not touched,
and the same workbook with the same faults gives the same bytes.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from plan_cli.finding import Cell, Finding, Kind, Severity
from plan_cli.reading.workbook.archive import Archive
from plan_cli.reading.workbook.parts import refuse_declarations
from plan_cli.rendering.safe import visible
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.words import Wording

_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
_NEVER = datetime(1980, 1, 1)
"""When what has no date of its own was written."""
_LONGEST_COMMENT = 2_000
_WIDTH, _LINE_HEIGHT, _LINE_LENGTH = 360, 18, 44
_CORE = "docProps/core.xml"


def marked(data: bytes, findings: Iterable[Finding], plan: Plan | None, words: Wording) -> bytes:
    """The marked copy of a workbook that was read; what stands in no cell of it is not marked."""
    try:
        from openpyxl import load_workbook
        from openpyxl.comments import Comment
        from openpyxl.styles import PatternFill
        from openpyxl.writer.excel import ExcelWriter
    except ImportError:
        raise Stop("no-extra", what="--mark", extra="excel") from None
    archive = Archive(data)
    refuse_declarations(archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl does not keep, such as pictures
        book = load_workbook(io.BytesIO(data), rich_text=True)
    for at, found in _by_cell(findings).items():
        cell = _cell(book, at)
        if cell is None:
            continue
        text = "\n".join(_told(finding, plan, words) for finding in found)[:_LONGEST_COMMENT]
        comment = Comment(text, "plan")
        comment.width = _WIDTH
        comment.height = _LINE_HEIGHT * (1 + sum(1 + len(line) // _LINE_LENGTH for line in text.split("\n")))
        cell.comment = comment
        colour = _COLOURS[min((finding.severity for finding in found), key=list(Severity).index)]
        cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    if not archive.has(_CORE):
        book.properties.created = _NEVER
    book.properties.modified = book.properties.created
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as target:
        ExcelWriter(book, target).save()
    return _undated(written.getvalue())


def _by_cell(findings: Iterable[Finding]) -> dict[Cell, list[Finding]]:
    """The faults that nobody waived, by where they stand."""
    found: dict[Cell, list[Finding]] = {}
    for finding in findings:
        if finding.kind is Kind.FAULT and finding.waiver is None and (cell := finding.place.cell):
            found.setdefault(cell, []).append(finding)
    return found


def _cell(book: Any, at: Cell) -> Any:
    """The cell of a place; of merged cells the first, which alone is shown."""
    if at.sheet not in book.sheetnames:
        return None
    sheet = book[at.sheet]
    for merged in sheet.merged_cells.ranges:
        if at.name in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return sheet.cell(at.row, at.column)


def _told(finding: Finding, plan: Plan | None, words: Wording) -> str:
    return f"{finding.code} {words.rule_name(finding.code)}: {visible(words.sentence(finding, plan))}"


def _undated(data: bytes) -> bytes:
    """The archive with one date for all its parts."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as read, ZipFile(target, "w", ZIP_DEFLATED) as write:
        for info in read.infolist():
            part = ZipInfo(info.filename, _NEVER.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            write.writestr(part, read.read(info))
    return target.getvalue()
