"""A result as Markdown for a job's summary page or a merge request: the verdict, the counts, the faults, the gaps.

GitHub drops a step's summary of more than 1 MiB altogether. What is too much is left out in whole rows, and the page
says how much that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from plan_cli.finding import Finding, Kind, Severity, Share
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.rendering import figures
from plan_cli.rendering.closing import closing
from plan_cli.rendering.columns import TARGETS
from plan_cli.rendering.machine.issues import Issue, issues, told_beside
from plan_cli.rendering.markdown.syntax import Column, Markup, bold, bullets, heading, table
from plan_cli.words import Wording, titled

if TYPE_CHECKING:
    from plan_cli.checking.result import Result

LIMIT = 900_000
"""Bytes of the whole page; what is left to 1 MiB is for what else a step may write."""

_GAPS = LIMIT * 4 // 10
_ASIDES = LIMIT // 10
_FAULTS = LIMIT - _GAPS - _ASIDES - 10_000
_FIGURES = tuple(column for column in TARGETS if column.key != "needed")
_DELIVERABLES = {"G704": Lamp.RED, "G705": Lamp.YELLOW}


def render(result: Result, words: Wording, fail_on: str, verbosity: int = 0) -> str:
    """The page; each fault and each gap has its place and code, whatever else its table shows."""
    found = issues(result, words)
    faults = [issue for issue in found if issue.finding.kind is Kind.FAULT]
    gaps = [issue for issue in found if issue.finding.kind is Kind.GAP]
    assessment = _assessments(result)
    last = closing(result, words, fail_on)
    blocks = [
        heading(2, _title(result, words)),
        bold(f"{'❌' if last.failed else '✅'} {last.text}"),
        _counts(result, words),
        *_section("faults", _fault_columns(words), faults, lambda issue: _fault_row(issue, words), _FAULTS, words),
        *_section(
            "gaps",
            _gap_columns(words),
            gaps,
            lambda issue: _gap_row(issue, assessment(issue.finding), result, words),
            _GAPS,
            words,
        ),
        *_beside([aside.message for aside in told_beside(result, words, verbosity)], words),
    ]
    return "\n\n".join(blocks) + "\n"


def _title(result: Result, words: Wording) -> str:
    file = result.plan.file
    parts = [f"{words.label('head.as-of')} {result.as_of}"] if result.as_of else []
    if result.period:
        parts.insert(0, f"{words.label('head.period')} {words.period(result.period)}")
    if sample := figures.sample(result, words):
        parts.append(sample)
    return " · ".join([file.title, *parts])


def _counts(result: Result, words: Wording) -> Markup:
    """How many faults and gaps there are of each severity; what is waived stands apart."""
    counts = result.tally
    columns = [Column(words.label("col.kind"))]
    columns += [Column(words.label(f"col.{severity.value}s"), number=True) for severity in Severity]
    columns.append(Column(words.label("col.waived"), number=True))
    rows = [
        [words.label(f"kind.{kind.value}"), *(str(counts[kind, level]) for level in (*Severity, None))] for kind in Kind
    ]
    return table(columns, rows)


def _fault_columns(words: Wording) -> list[Column]:
    return [Column(words.label(f"col.{name}")) for name in ("place", "severity", "code", "message")]


def _fault_row(issue: Issue, words: Wording) -> list[str]:
    return [issue.place, words.label(issue.finding.severity.value), issue.title, issue.text]


def _gap_columns(words: Wording) -> list[Column]:
    names = [Column(words.label(f"col.{name}")) for name in ("place", "code", "unit", "target")]
    return [*names, *(Column(column.heading(words), number=column.number) for column in _FIGURES)]


def _gap_row(issue: Issue, assessment: Assessment | None, result: Result, words: Wording) -> list[str]:
    finding = issue.finding
    code = f"{issue.title} ({issue.waived})" if issue.waived else issue.title
    row = [issue.place, code, finding.unit or figures.EMPTY, titled(finding.hit.target, result.plan)]
    if assessment:
        row += [column.cell(assessment, words) for column in _FIGURES]
    elif lamp := _DELIVERABLES.get(finding.code):
        known = {
            "goal": words.label("state.done"),
            "actual": words.label(f"state.{finding.hit.actual}"),
            "lamp": figures.lamp_word(lamp, words),
        }
        row += [known.get(column.key, figures.EMPTY) for column in _FIGURES]
    else:
        row[-1] = issue.message
        row += [figures.EMPTY for _ in _FIGURES]
    return row


def _assessments(result: Result) -> Callable[[Finding], Assessment | None]:
    """Finds the assessment that a gap was found in: of the checked period, or where earlier ones are listed too, of the
    report's own.
    """
    found: dict[tuple[str, str | None], list[Assessment]] = {}
    own = ((report.file, report.filing.standing) for report in result.reports if report.filing)
    for key, standing in (*((standing.unit.name, standing) for standing in result.judged), *own):
        for a in standing.targets:
            found.setdefault((key, a.target.id), []).append(a)

    def assessment(finding: Finding) -> Assessment | None:
        hit = finding.hit
        candidates = (a for key in (finding.unit or "", finding.file) for a in found.get((key, hit.target), ()))
        return next(
            (a for a in candidates if a.value == hit.actual and _share(a.elapsed) == hit.facts.get("elapsed")),
            None,
        )

    return assessment


def _share(value: Fraction | None) -> Share | None:
    return None if value is None else Share(value)


def _section(
    name: str,
    columns: Sequence[Column],
    listed: list[Issue],
    row: Callable[[Issue], list[str]],
    budget: int,
    words: Wording,
) -> list[Markup]:
    """A heading and a table, cut to its budget; nothing where there are no rows."""
    if not listed:
        return []
    head = table(columns, []).split("\n")
    kept = _fitting(
        (line for issue in listed for line in table(columns, [row(issue)]).split("\n")[len(head) :]), budget
    )
    return [
        heading(3, words.label(f"table.{name}")),
        Markup("\n".join([*head, *kept])),
        *_cut(len(kept), len(listed), words),
    ]


def _beside(messages: list[str], words: Wording) -> list[Markup]:
    kept = _fitting((bullets([message]) for message in messages), _ASIDES)
    return [Markup("\n".join(kept)), *_cut(len(kept), len(messages), words)] if messages else []


def _cut(kept: int, of: int, words: Wording) -> list[Markup]:
    """How many rows are left out."""
    return [bold(words.label("markdown.cut", n=of - kept, of=of))] if kept < of else []


def _fitting(lines: Iterable[str], budget: int) -> list[str]:
    """The first lines whose bytes fit; the others are not even made."""
    kept = []
    for line in lines:
        budget -= len(line.encode()) + 1
        if budget < 0:
            break
        kept.append(line)
    return kept
