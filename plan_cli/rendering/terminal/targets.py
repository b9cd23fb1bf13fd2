"""The table of targets: what is asked, what is reached, the pace, the gap, the lamp; stacked on a narrow terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from plan_cli.finding import Finding
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.rendering import figures
from plan_cli.rendering.terminal.tables import TIE, Cell, Column, Heading, Row, Style, table
from plan_cli.words import Wording

COLOURS = {Lamp.RED: "red", Lamp.YELLOW: "yellow", Lamp.GREY: "dim", Lamp.GREEN: "green", Lamp.DONE: "green bold"}
NARROW = 120


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
    return [
        Column(words.label("col.goal"), wraps=True),
        Column(words.label("col.actual"), number=True),
        Column(words.label("col.progress"), number=True),
        Column(words.label("col.elapsed"), number=True),
        Column(words.label("col.gap"), number=True),
        Column(words.label("col.needed"), number=True),
        Column(words.label("col.lamp"), wraps=True, stays=True),
    ]


def _name(assessment: Assessment, words: Wording) -> str:
    target = assessment.target
    name = f"{target.id} {target.name}"
    return name if target.binding else words.label("name.aspiration", name=name)


def _figures(row: TargetRow, words: Wording) -> list[Cell | str]:
    assessment = row.assessment
    code = f" {row.finding.code}" if row.finding else ""
    return [
        figures.goal(assessment.target, assessment, words),
        figures.actual(assessment),
        figures.progress(assessment),
        figures.elapsed(assessment),
        figures.gap(assessment),
        figures.needed(assessment),
        Cell(figures.lamp(assessment, words).replace(" ", TIE, 1) + code, COLOURS[assessment.lamp]),
    ]
