"""Writing the marked copies of the workbooks that were checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plan_cli.cli.writing import write_file
from plan_cli.reading.workbook.archive import Unfit
from plan_cli.rendering.workbook.marked import marked
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording

SUFFIX = ".xlsx"


def write_marked(to: Path, result: Result, words: Wording, read: Sequence[str]) -> None:
    """Write the marked copy of the one workbook of a run to a file, or of all into a folder, under their own names."""
    files = [report.file for report in result.reports if report.file.lower().endswith(SUFFIX)]
    if not files:
        raise Stop("no-workbook")
    if len(files) > 1 and not to.is_dir():
        raise Stop("mark-folder", path=to)
    if not to.is_dir() and to.suffix.lower() != SUFFIX:
        raise Stop("wrong-suffix", file=to, suffix=to.suffix, known=(SUFFIX,))
    for file in files:
        target = to / Path(file).name if to.is_dir() else to
        write_file(target, _marked(file, result, words), read)


def _marked(file: str, result: Result, words: Wording) -> bytes:
    found = [finding for finding in result.findings if finding.file == file]
    try:
        return marked(Path(file).read_bytes(), found, result.plan, words)
    except OSError as error:
        raise Stop("unreadable", path=file, reason=error.strerror or error) from None
    except Unfit:
        raise Stop("not-marked", file=file) from None
