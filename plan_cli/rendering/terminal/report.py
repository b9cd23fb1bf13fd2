"""A result for a terminal: the faults as lines that editors can follow, then the gaps as tables,
then one closing line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plan_cli.finding import Finding, Kind, Severity
from plan_cli.rendering import figures
from plan_cli.rendering.closing import closing
from plan_cli.rendering.columns import DELIVERIES
from plan_cli.rendering.terminal.tables import Cell, Column, Heading, Row, Style, linked, styled, table, under
from plan_cli.rendering.terminal.targets import COLOURS, TargetRow, code_of, target_table
from plan_cli.words import Wording, short, titled

if TYPE_CHECKING:
    from plan_cli.checking.result import Checked, Result
    from plan_cli.judging.ledger import Delivery
    from plan_cli.judging.standing import Filing
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Task, Unit

SEVERITY_COLOURS = {Severity.ERROR: "red bold", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_NAME = 60
"""So long at most is a unit's name shown that the plan does not have."""


def render(
    result: Result, words: Wording, fail_on: str, style: Style, verbosity: int = 0, *, counted: bool = False
) -> str:
    """The whole output. Verbosity -1 leaves the tables out, 1 shows what is at pace as well; `counted` adds how many
    findings there are of each rule.
    """
    reports = {checked.file for checked in result.reports}
    beside = [line(finding, result.plan, words, style) for finding in result.findings if finding.file not in reports]
    beside += [more(file, code, n, words, style) for file, code, n in result.too_many if file not in reports]
    blocks = ["\n".join(beside), *(report(checked, result, words, style, verbosity) for checked in result.checked)]
    blocks += [styled(text, "yellow", style) for text in figures.left_out_lines(result, words, verbosity)]
    if result.more:
        blocks.append(styled(figures.more_of_run(result.more, words), "dim", style))
    if counted:
        from plan_cli.rendering.terminal.statistics import statistics

        blocks.append(statistics(result, words, style))
    last = closing(result, words, fail_on)
    blocks.append(styled(last.text, "red bold" if last.failed else "green bold", style))
    return "\n\n".join(block for block in blocks if block) + "\n"


def report(checked: Checked, result: Result, words: Wording, style: Style, verbosity: int) -> str:
    """One report: header, lines, tables."""
    parts = [_header(checked, result, words, style), *_lines(checked, result, words, style)]
    text = "\n".join(parts)
    if checked.filing and verbosity >= 0:
        for block in _tables(checked.filing, checked.findings, words, style, everything=verbosity > 0):
            text += f"\n\n{block}"
    return text


def _header(checked: Checked, result: Result, words: Wording, style: Style) -> str:
    file = result.plan.file
    unit, period = checked.unit_shown, checked.period_shown
    unknown = words.label("head.unknown")
    parts = [
        short(unit, _NAME) if unit else unknown,
        f"{words.label('head.period')} {words.period(result.plan.period(period)) if period else unknown}",
        f"{words.label('head.as-of')} {checked.as_of or unknown}",
        f"{words.label('head.plan')} {file.id}@{file.version}",
    ]
    text = styled(" · ".join(parts), "bold", style)
    if checked.is_sample:
        text += styled(f" · {words.label('head.sample')}", "cyan", style)
    return f"{text}\n{styled(checked.file, 'dim', style)}"


def _lines(checked: Checked, result: Result, words: Wording, style: Style) -> Iterator[str]:
    """Faults, and the notes among the gaps; the other gaps are in the tables."""
    for finding in checked.findings:
        if in_lines(finding):
            yield line(finding, result.plan, words, style)
    for code, number in sorted(checked.more.items()):
        yield more(checked.file, code, number, words, style)


def more(file: str, code: str, number: int, words: Wording, style: Style) -> str:
    """How many findings of a code were left out, where there were too many."""
    return styled(f"{file}: {words.label('more', n=number, code=code)}", "dim", style)


def in_lines(finding: Finding) -> bool:
    """Whether a finding is told on a line: faults, notes and what is waived; the other gaps are in the tables."""
    return finding.kind is Kind.FAULT or finding.severity is Severity.NOTE or finding.waiver is not None


def line(finding: Finding, plan: Plan | None, words: Wording, style: Style) -> str:
    """`file:line:column: CODE name: message` (in a workbook `file:sheet!cell:`), on one line whatever it holds; and
    the excerpt under it, where the style has any.
    """
    colon = words.label("colon")
    place = linked(styled(str(finding.place), "", style), finding.file, style) + ":"
    colour = "dim" if finding.waiver is not None else SEVERITY_COLOURS[finding.severity]
    code = styled(f"{finding.code} {words.rule_name(finding.code)}{colon.rstrip()}", colour, style)
    message = styled(words.sentence(finding, plan), "", style)
    waived = (
        styled(f" [{words.label('waived.by', reason=finding.waiver)}]", "dim", style)
        if finding.waiver is not None
        else ""
    )
    text = f"{place} {code}{' ' * colon.endswith(' ')}{message}{waived}"
    return "\n".join((text, *_excerpt(finding, words, style)))


def _excerpt(finding: Finding, words: Wording, style: Style) -> list[str]:
    if style.lines is None:
        return []
    from plan_cli.rendering.terminal.excerpts import excerpt

    return [styled(line, "dim", style) for line in excerpt(finding, style.lines, words, style.width)]


def _tables(
    filing: Filing, findings: Iterable[Finding], words: Wording, style: Style, *, everything: bool
) -> Iterator[str]:
    gaps = {f.hit.target: f for f in findings if f.kind is Kind.GAP and f.severity is not Severity.NOTE}
    if filing.standing.targets:
        yield under(words.label("table.targets"), _targets(filing, gaps, words, style), style)
    missing = {task.id for task in filing.missing}
    if missing:
        yield under(words.label("table.not-reported"), _not_reported(filing, missing, words, style), style)
    deliveries = [
        d
        for d in filing.standing.deliveries
        if (everything or d.lamp in figures.OPEN) and _task(filing, d).id not in missing
    ]
    if deliveries:
        title = words.label("table.deliverables-all" if everything else "table.deliverables")
        yield under(title, _deliverables(filing, deliveries, gaps, words, style), style)


def _targets(filing: Filing, gaps: dict[str | None, Finding], words: Wording, style: Style) -> str:
    rows: list[TargetRow | Heading] = []
    task: Task | None = None
    for assessment in filing.standing.targets:
        owner = filing.plan.task_of(assessment.target.id)
        if owner is not task:
            task = owner
            section = filing.plan.section_of(assessment.target.id)
            rows.append(Heading(f"{section.title} · {titled(task.id, filing.plan)}", "bold"))
        rows.append(TargetRow(assessment, gaps.get(assessment.target.id)))
    return target_table(rows, words, style)


def _not_reported(filing: Filing, missing: set[str], words: Wording, style: Style) -> str:
    columns = [
        Column(words.label("col.task"), wraps=True),
        Column(words.label("col.section"), wraps=True),
        Column(words.label("col.role")),
        Column(words.label("col.lead")),
    ]
    rows = [
        [
            titled(task.id, filing.plan),
            filing.plan.section_of(task.id).title,
            words.label(f"role.{filing.plan.roles(task)[filing.unit.name]}"),
            words.join.join(task.lead),
        ]
        for task in filing.standing.duties
        if task.id in missing
    ]
    return table(columns, rows, style)


def _deliverables(
    filing: Filing, deliveries: list[Delivery], gaps: dict[str | None, Finding], words: Wording, style: Style
) -> str:
    rows: list[Row] = [
        delivery_cells(d, filing.unit, filing.plan, gaps.get(d.deliverable.id), words) for d in deliveries
    ]
    return table(delivery_columns(words), rows, style)


def delivery_columns(words: Wording) -> list[Column]:
    """The columns of a table of deliverables."""
    headed = ((column.key, column.heading(words)) for column in DELIVERIES)
    return [Column(text, wraps=key in ("deliverable", "task"), stays=key == "lamp") for key, text in headed]


def delivery_cells(
    delivery: Delivery, unit: Unit, plan: Plan, finding: Finding | None, words: Wording
) -> list[Cell | str]:
    """A deliverable's row, as one unit reports it; the lamp has the code of what was found."""
    *cells, lamp = (column.cell(delivery, unit, plan, words) for column in DELIVERIES)
    return [*cells, Cell(lamp + (f" {code_of(finding, words)}" if finding else ""), COLOURS[delivery.lamp])]


def _task(filing: Filing, delivery: Delivery) -> Task:
    return filing.plan.task_of(delivery.deliverable.id)
