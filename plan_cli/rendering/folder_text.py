"""A folder for a terminal: first the whole (who reported, what is wrong, the lamps), then the faults, then what is behind."""

from __future__ import annotations

from collections.abc import Iterator

from plan_cli.check import Result
from plan_cli.finding import Finding, Kind, Severity
from plan_cli.judging import Lamp
from plan_cli.picture import Filed, Picture, Tally
from plan_cli.rendering import figures, text
from plan_cli.rendering.closing import closing
from plan_cli.rendering.tables import Cell, Column, Heading, Row, Style, styled, table
from plan_cli.rendering.target_table import TargetRow, is_narrow, target_table
from plan_cli.wording import Wording


def render(result: Result, words: Wording, style: Style, fail_on: str, verbosity: int = 0) -> str:
    """The whole output. Verbosity -1 leaves the tables out, 1 adds every unit's own."""
    return "\n\n".join(block for block in _blocks(result, words, style, fail_on, verbosity) if block) + "\n"


def _blocks(result: Result, words: Wording, style: Style, fail_on: str, verbosity: int) -> Iterator[str]:
    picture = Picture(result) if result.ledger and result.period else None
    yield _header(result, picture, words, style)
    if picture and result.standings and verbosity >= 0:
        yield _titled(words.label("table.units"), _units(picture, words, style), style)
    yield "\n".join(_lines(result, words, style))
    if verbosity >= 0:
        behind = _behind(result, words, style)
        yield _titled(words.label("table.behind"), behind, style) if behind else ""
    if verbosity > 0:
        for checked in result.reports:
            yield text.report(checked, result, words, style, verbosity)
    last = closing(result, words, fail_on)
    yield styled(last.text, "red bold" if last.failed else "green bold", style)


def _header(result: Result, picture: Picture | None, words: Wording, style: Style) -> str:
    file = result.plan.file
    parts = [
        file.title,
        f"{words.label('head.period')} {result.period.name if result.period else words.label('head.unknown')}",
        f"{words.label('head.as-of')} {result.as_of or words.label('head.unknown')}",
        f"{words.label('head.plan')} {file.id}@{file.version}",
    ]
    lines = [styled(" · ".join(parts), "bold", style)]
    if picture:
        units = words.label("head.units", n=len(picture.reported), of=len(picture.owing))
        lines.append(f"{units} · {_lamp_line(picture.targets, words)}")
    if picture.sample if picture else any(r.submission and r.submission.report.header.sample for r in result.reports):
        lines.append(styled(words.label("head.sample"), "cyan", style))
    return "\n".join(lines)


def _lamp_line(tally: Tally, words: Wording) -> str:
    counts = words.join.join(f"{figures.lamp_word(lamp, words)} {tally.lamps[lamp]}" for lamp in Lamp)
    return f"{words.label('lamps.of', n=tally.good, of=tally.total)}{words.label('colon')}{counts}"


def _units(picture: Picture, words: Wording, style: Style) -> str:
    columns = [
        Column(words.label("col.unit")),
        Column(words.label("col.reported")),
        Column(words.label("col.faults"), number=True),
        Column(words.label("col.warnings"), number=True),
        *(Column(figures.SYMBOLS[lamp] if is_narrow(style) else figures.lamp_word(lamp, words), number=True) for lamp in Lamp),
        Column(words.label("col.open"), number=True),
    ]
    faults, warnings = picture.faults(Severity.ERROR), picture.faults(Severity.WARNING)
    rows: list[Row] = []
    kind = None
    for standing in picture.standings:
        unit = standing.unit
        if unit.kind != kind:
            kind = unit.kind
            rows.append(Heading(_group(picture, kind, words), "bold"))
        lamps = picture.tally([standing]).lamps
        open_items = sum(d.lamp in text.BEHIND for d in standing.deliveries)
        numbers = [faults[unit.name], warnings[unit.name], *(lamps[lamp] for lamp in Lamp), open_items]
        rows.append([f"  {unit.name}", _state(picture.filed(unit), words), *(str(number) if number else "" for number in numbers)])
    return table(columns, rows, style)


def _group(picture: Picture, kind: str, words: Wording) -> str:
    """A kind of unit, the counties for one, with how many of it have reported."""
    owing = [unit for unit in picture.owing if unit.kind == kind]
    return words.label("head.group", kind=words.label(f"kind.{kind}"), n=sum(unit in picture.reported for unit in owing), of=len(owing))


_STATE_COLOURS = {"silent": "red", "not-owed": "dim", "late": "yellow", "reported": "green"}


def _state(filed: Filed, words: Wording) -> Cell:
    """Whether a unit reported: silent, late by how many days, or in time."""
    return Cell(words.label(f"state.{filed.state}", days=words.count("days", filed.days)), _STATE_COLOURS[filed.state])


def _lines(result: Result, words: Wording, style: Style) -> Iterator[str]:
    for checked in result.reports:
        if checked.left_out:
            yield text.left_out(checked, words, style)
    for finding in result.findings:
        if text.in_lines(finding):
            yield text.line(finding, result.plan, words, style)
    for file, code, number in result.too_many:
        yield text.more(file, code, number, words, style)


def _behind(result: Result, words: Wording, style: Style) -> str:
    """The targets in red and yellow, worst first, with who must act."""
    ledger, period = result.ledger, result.period
    behind = [(s, a) for s in result.standings for a in s.targets if a.lamp in (Lamp.RED, Lamp.YELLOW)]
    if not behind or ledger is None or period is None:
        return ""
    gaps: dict[str | None, Finding] = {f.hit.target: f for f in result.findings if f.kind is Kind.GAP}
    ranked = sorted(behind, key=lambda pair: pair[1].lamp is not Lamp.RED)
    return target_table([TargetRow(a, gaps.get(a.target.id), standing.unit.name) for standing, a in ranked], words, style)


def _titled(title: str, body: str, style: Style) -> str:
    return f"{styled(title, 'bold', style)}\n{body}"
