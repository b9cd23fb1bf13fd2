"""A folder for a terminal: first the whole (who reported, what is wrong, the lamps), then the faults, then what is
behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plan_cli.checking.picture import Picture, badness
from plan_cli.finding import Finding, Kind, Severity
from plan_cli.judging.overview import BEHIND, Filed, Overview, Tally
from plan_cli.judging.pace import Lamp
from plan_cli.rendering import figures
from plan_cli.rendering.closing import closing
from plan_cli.rendering.missed import MISSED
from plan_cli.rendering.terminal import report as text
from plan_cli.rendering.terminal.tables import Cell, Column, Heading, Row, Style, styled, table, under
from plan_cli.rendering.terminal.targets import TargetRow, is_narrow, target_table

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording


def render(
    result: Result, words: Wording, fail_on: str, style: Style, verbosity: int = 0, *, counted: bool = False
) -> str:
    """The whole output. Verbosity -1 leaves the tables out, 1 adds every unit's own; `counted` adds how many findings
    there are of each rule.
    """
    blocks = list(_blocks(result, words, style, verbosity))
    if counted:
        from plan_cli.rendering.terminal.statistics import statistics

        blocks.append(statistics(result, words, style))
    last = closing(result, words, fail_on)
    blocks.append(styled(last.text, "red bold" if last.failed else "green bold", style))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(result: Result, words: Wording, style: Style, verbosity: int) -> Iterator[str]:
    picture = Picture(result, result.overview) if result.overview else None
    yield _header(result, picture, words, style)
    if picture and picture.overview.standings and verbosity >= 0:
        yield under(words.label("table.units"), _units(picture, words, style), style)
    yield "\n".join(_lines(result, words, style, verbosity))
    if verbosity >= 0:
        yield from _behind(picture, words, style) if picture else ()
    if verbosity > 0:
        for checked in result.checked:
            yield text.report(checked, result, words, style, verbosity)


def _header(result: Result, picture: Picture | None, words: Wording, style: Style) -> str:
    file = result.plan.file
    parts = [
        file.title,
        f"{words.label('head.period')} {words.period(result.period) if result.period else words.label('head.unknown')}",
        f"{words.label('head.as-of')} {result.as_of or words.label('head.unknown')}",
        f"{words.label('head.plan')} {file.id}@{file.version}",
    ]
    lines = [styled(" · ".join(parts), "bold", style)]
    if picture:
        overview = picture.overview
        units = words.label("head.units", n=len(overview.reported), of=len(overview.owing))
        if overview.awaited:
            units += words.label("head.units.awaited", date=result.plan.due(overview.period))
        lines.append(f"{units} · {_lamp_line(overview.targets, words)}")
        if over := [text for text in (_overdue(overview, words), figures.time_over(overview, words)) if text]:
            lines.append(" · ".join(over))
    doubted = result.ledger.doubted if result.ledger else ()
    lines += [styled(words.label("head.doubted", file=name, date=day), "yellow", style) for name, day in doubted]
    if sample := figures.sample(result, words, known=picture is not None and picture.sample):
        lines.append(styled(sample, "cyan", style))
    return "\n".join(lines)


def _lamp_line(tally: Tally, words: Wording) -> str:
    counts = words.join.join(f"{figures.lamp_word(lamp, words)} {tally.lamps[lamp]}" for lamp in Lamp)
    return f"{words.label('lamps.of', n=tally.good, of=tally.total)}{words.label('colon')}{counts}"


def _overdue(overview: Overview, words: Wording) -> str:
    what = figures.overdue(overview, words)
    return words.label("overdue.earlier", what=what) if what else ""


def _units(picture: Picture, words: Wording, style: Style) -> str:
    columns = [
        Column(words.label("col.unit")),
        Column(words.label("col.reported")),
        Column(words.label("col.faults"), number=True),
        Column(words.label("col.warnings"), number=True),
        *(
            Column(figures.SYMBOLS[lamp] if is_narrow(style) else figures.lamp_word(lamp, words), number=True)
            for lamp in Lamp
        ),
        Column(words.label("col.open"), number=True),
    ]
    faults, warnings = picture.faults(Severity.ERROR), picture.faults(Severity.WARNING)
    kinds: dict[str, list[Row]] = {}
    for standing in picture.overview.standings:
        unit = standing.unit
        lamps = picture.overview.tally([standing]).lamps
        open_items = sum(d.lamp in figures.OPEN for d in standing.deliveries)
        numbers = [faults[unit.name], warnings[unit.name], *(lamps[lamp] for lamp in Lamp), open_items]
        cells = (str(number) if number else "" for number in numbers)
        kinds.setdefault(unit.kind, []).append([f"  {unit.name}", _state(picture.overview.filed(unit), words), *cells])
    headings = ((Heading(_group(picture, kind, words), "bold"), rows) for kind, rows in kinds.items())
    return table(columns, [row for heading, rows in headings for row in (heading, *rows)], style)


def _group(picture: Picture, kind: str, words: Wording) -> str:
    """A kind of unit, the counties for one, with how many of it have reported."""
    owing = [unit for unit in picture.overview.owing if unit.kind == kind]
    return words.label(
        "head.group",
        kind=words.unit_kind(kind),
        n=sum(map(picture.overview.has_reported, owing)),
        of=len(owing),
    )


_STATE_COLOURS = {
    "silent": "red",
    "awaited": "dim",
    "not-owed": "dim",
    "late": "yellow",
    "reported": "green",
    "unread": "red",
}


def _state(filed: Filed, words: Wording) -> Cell:
    """Whether a unit reported: silent, late by how many days, or in time."""
    return Cell(words.label(f"state.{filed.state}", days=words.count("days", filed.days)), _STATE_COLOURS[filed.state])


def _lines(result: Result, words: Wording, style: Style, verbosity: int) -> Iterator[str]:
    for text_line in figures.left_out_lines(result, words, verbosity):
        yield styled(text_line, "yellow", style)
    for finding in result.findings:
        if text.in_lines(finding):
            yield text.line(finding, result.plan, words, style)
    for file, code, number in result.too_many:
        yield text.more(file, code, number, words, style)
    if result.more:
        yield styled(figures.more_of_run(result.more, words), "dim", style)


def _behind(picture: Picture, words: Wording, style: Style) -> Iterator[str]:
    """What is red or yellow, the worst first, with who must act: targets, then deliverables."""
    gaps: dict[tuple[str | None, str | None], Finding] = {
        (f.unit, f.hit.target): f for f in picture.result.findings if f.kind is Kind.GAP
    }
    targets = [(unit, a) for unit, a in picture.overview.rows() if a.lamp in BEHIND]
    if targets:
        ranked = sorted(targets, key=lambda pair: badness(pair[1]))
        rows = [
            TargetRow(
                a,
                gaps.get((unit.name, a.target.id)),
                words.join.join(picture.plan.series_of(a.target, unit.name)),
            )
            for unit, a in ranked
        ]
        yield under(words.label("table.behind"), target_table(rows, words, style), style)
    deliveries = [(group.unit, delivery) for group in picture.behind for delivery in group.deliveries]
    if deliveries:
        ranked_items = sorted(deliveries, key=lambda pair: BEHIND.index(pair[1].lamp))
        items = [
            text.delivery_cells(d, unit, picture.plan, gaps.get((unit.name, d.deliverable.id)), words)
            for unit, d in ranked_items
        ]
        named: list[Row] = [[unit.name, *cells] for (unit, _), cells in zip(ranked_items, items, strict=True)]
        columns = [Column(words.label("col.unit")), *text.delivery_columns(words)]
        yield under(words.label("table.deliverables-behind"), table(columns, named, style), style)
    if missed := picture.overview.missed:
        columns = [Column(column.heading(words), wraps=column.key in ("missed", "goal")) for column in MISSED]
        cells = [[column.cell(closed, picture.plan, words) for column in MISSED] for closed in missed]
        yield under(words.label("table.missed"), table(columns, cells, style), style)
