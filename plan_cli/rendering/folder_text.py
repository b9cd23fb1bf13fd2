"""A folder for a terminal: first the whole (who reported, what is wrong, the lamps), then the faults, then what is behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plan_cli.check import Result
from plan_cli.finding import Finding, Kind, Severity
from plan_cli.judging import Lamp
from plan_cli.plan import Unit
from plan_cli.rendering import figures, text
from plan_cli.rendering.closing import closing
from plan_cli.rendering.tables import Cell, Column, Heading, Row, Style, styled, table
from plan_cli.rendering.target_table import TargetRow, is_narrow, target_table
from plan_cli.standing import Gathering
from plan_cli.wording import Wording

_LAMPS = (Lamp.RED, Lamp.YELLOW, Lamp.GREY, Lamp.GREEN, Lamp.DONE)


def render(result: Result, words: Wording, style: Style, fail_on: str, verbosity: int = 0) -> str:
    """The whole output. Verbosity -1 leaves the tables out, 1 adds every unit's own."""
    return "\n\n".join(block for block in _blocks(result, words, style, fail_on, verbosity) if block) + "\n"


def _blocks(result: Result, words: Wording, style: Style, fail_on: str, verbosity: int) -> Iterator[str]:
    gathering = Gathering(result.ledger, result.period) if result.ledger and result.period else None
    yield _header(result, gathering, words, style)
    if gathering and verbosity >= 0:
        yield _titled(words.label("table.units"), _units(result, gathering, words, style), style)
    yield "\n".join(_lines(result, words, style))
    if verbosity >= 0:
        behind = _behind(result, words, style)
        yield _titled(words.label("table.behind"), behind, style) if behind else ""
    if verbosity > 0:
        for checked in result.reports:
            yield text.report(checked, result, words, style, verbosity)
    last = closing(result, words, fail_on)
    yield styled(last.text, "red bold" if last.failed else "green bold", style)


def _header(result: Result, gathering: Gathering | None, words: Wording, style: Style) -> str:
    file = result.plan.file
    parts = [
        file.title,
        f"{words.label('head.period')} {result.period.name if result.period else words.label('head.unknown')}",
        f"{words.label('head.as-of')} {result.as_of or words.label('head.unknown')}",
        f"{words.label('head.plan')} {file.id}@{file.version}",
    ]
    lines = [styled(" · ".join(parts), "bold", style)]
    if gathering:
        owing = gathering.owing
        reported = sum(bool(gathering.reported(unit, gathering.due or gathering.period)) for unit in owing)
        lines.append(words.label("head.units", n=reported, of=len(owing)) + " · " + _lamp_line(result, words))
    if any(r.submission and r.submission.report.header.sample for r in result.reports):
        lines.append(styled(words.label("head.sample"), "cyan", style))
    return "\n".join(lines)


def _lamp_line(result: Result, words: Wording) -> str:
    lamps = Counter(a.lamp for standing in result.standings for a in standing.targets if a.target.binding and standing.runs(a.target))
    good = lamps[Lamp.GREEN] + lamps[Lamp.DONE]
    counts = words.join.join(f"{figures.lamp_word(lamp, words)} {lamps[lamp]}" for lamp in _LAMPS)
    return f"{words.label('lamps.of', n=good, of=sum(lamps.values()))}{words.label('colon')}{counts}"


def _units(result: Result, gathering: Gathering, words: Wording, style: Style) -> str:
    columns = [
        Column(words.label("col.unit")),
        Column(words.label("col.reported")),
        Column(words.label("col.faults"), number=True),
        Column(words.label("col.warnings"), number=True),
        *(Column(figures.SYMBOLS[lamp] if is_narrow(style) else figures.lamp_word(lamp, words), number=True) for lamp in _LAMPS),
        Column(words.label("col.open"), number=True),
    ]
    faults = Counter(f.unit for f in result.findings if f.kind is Kind.FAULT and f.severity is Severity.ERROR and f.waiver is None)
    warnings = Counter(f.unit for f in result.findings if f.kind is Kind.FAULT and f.severity is Severity.WARNING and f.waiver is None)
    rows: list[Row] = []
    kind = None
    for standing in result.standings:
        unit = standing.unit
        if unit.kind != kind:
            kind = unit.kind
            rows.append(Heading(_group(gathering, kind, words), "bold"))
        lamps = Counter(a.lamp for a in standing.targets if a.target.binding)
        open_items = sum(d.lamp in text.BEHIND for d in standing.deliveries)
        numbers = [faults[unit.name], warnings[unit.name], *(lamps[lamp] for lamp in _LAMPS), open_items]
        state = _state(gathering, unit, words)
        rows.append([f"  {unit.name}", state, *(str(number) if number else "" for number in numbers)])
    return table(columns, rows, style)


def _group(gathering: Gathering, kind: str, words: Wording) -> str:
    """A kind of unit, the counties for one, with how many of it have reported."""
    owing = [unit for unit in gathering.owing if unit.kind == kind]
    reported = sum(bool(gathering.reported(unit, gathering.due or gathering.period)) for unit in owing)
    return words.label("head.group", kind=words.label(f"kind.{kind}"), n=reported, of=len(owing))


def _state(gathering: Gathering, unit: Unit, words: Wording) -> Cell:
    """Whether a unit reported: silent, late by how many days, or in time."""
    if unit in gathering.silent:
        return Cell(words.label("state.silent"), "red")
    period = gathering.due or gathering.period
    filed = gathering.reported(unit, period)
    if not filed:
        return Cell(words.label("state.not-owed"), "dim")
    submitted = filed[-1].submitted
    late = (submitted - gathering.plan.due(period)).days if submitted else 0
    if late > 0:
        return Cell(words.label("state.late", days=words.count("days", late)), "yellow")
    return Cell(words.label("state.reported"), "green")


def _lines(result: Result, words: Wording, style: Style) -> Iterator[str]:
    for checked in result.reports:
        if checked.left_out:
            yield text.left_out(checked, words, style)
    for finding in result.findings:
        if text.in_lines(finding):
            yield text.line(finding, result.plan, words, style)
    for checked in result.reports:
        yield from text.more(checked, words, style)


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
