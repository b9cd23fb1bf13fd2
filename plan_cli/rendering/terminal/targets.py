"""The table of targets: what is asked, what is reached, the pace, the gap, the lamp; stacked on a narrow terminal."""

from collections.abc import Iterable
from typing import NamedTuple

from plan_cli.finding import Finding
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.rendering import figures
from plan_cli.rendering.columns import TARGETS
from plan_cli.rendering.terminal.tables import TIE, Cell, Column, Heading, Row, Style, table
from plan_cli.words import Wording

COLOURS = {Lamp.RED: "red", Lamp.YELLOW: "yellow", Lamp.GREY: "dim", Lamp.GREEN: "green", Lamp.DONE: "green bold"}
NARROW = 120
_WRAPPED = ("goal", "lamp")


class TargetRow(NamedTuple):
    """A judged target, with the gap that was found and the lead where several units stand in one table."""

    assessment: Assessment
    finding: Finding | None
    lead: str | None = None


def is_narrow(style: Style) -> bool:
    """Whether a name and its figures do not fit on one line."""
    return style.width is not None and style.width < NARROW


def target_table(rows: Iterable[TargetRow | Heading], words: Wording, style: Style) -> str:
    """A line for each target, or on a narrow terminal its name and below it its figures."""
    listed = list(rows)
    leads = any(isinstance(row, TargetRow) and row.lead for row in listed)
    narrow = is_narrow(style)
    cells: list[Row] = []
    for row in listed:
        if isinstance(row, Heading):
            cells.append(row)
            continue
        name = _name(row.assessment, words)
        if narrow:
            lead = f"{row.lead} · " if row.lead else ""
            cells += [Heading(f"  {lead}{name}"), ["", *_figures(row, words)]]
        else:
            cells.append([*([row.lead or ""] if leads else []), name if leads else f"  {name}", *_figures(row, words)])
    first = [Column("  ")] if narrow else [Column(words.label("col.target"), wraps=True)]
    if leads and not narrow:
        first.insert(0, Column(words.label("col.lead")))
    return table([*first, *_columns(words)], cells, style)


def _columns(words: Wording) -> list[Column]:
    headed = ((column, column.heading(words)) for column in TARGETS)
    return [Column(text, column.number, column.key in _WRAPPED, column.key == "lamp") for column, text in headed]


def _name(assessment: Assessment, words: Wording) -> str:
    return figures.name(assessment.target, words)


def code_of(finding: Finding, words: Wording) -> str:
    """A finding's code, and that it is waived."""
    return finding.code if finding.waiver is None else words.label("waived.code", code=finding.code)


def _figures(row: TargetRow, words: Wording) -> list[Cell | str]:
    """A row without its name; the lamp keeps its word, and has the code of what was found."""
    *cells, lamp = (column.cell(row.assessment, words) for column in TARGETS)
    code = f" {code_of(row.finding, words)}" if row.finding else ""
    return [*cells, Cell(lamp.replace(" ", TIE, 1) + code, COLOURS[row.assessment.lamp])]
