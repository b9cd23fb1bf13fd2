"""Rules of the families C, K and E that need the other reports: they run when a folder is checked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from decimal import Decimal

from plan_cli.finding import Hit, Severity, rule
from plan_cli.judging.pace import year_of
from plan_cli.judging.standing import Gathering
from plan_cli.judging.submission import EvidenceLine, FigureLine, Submission
from plan_cli.model.measure import SHARE, canonical
from plan_cli.model.plan import normal
from plan_cli.model.plan_form import Target
from plan_cli.rules.evidence import is_relative_path, normal_path


@rule("C310", "unit-silent", Severity.ERROR)
def unit_silent(gathering: Gathering) -> Iterator[Hit]:
    """A unit that has tasks filed no report for the latest period that has ended.

    Why: silence must not look like success; the office has to know whom to remind.
    Example: 2024 is over, and there is no report of 市民政局 for 2024. A report of a finer period does not stand in for it.
    Mend: submit the report; `plan template UNIT --period P` begins one.
    """
    for unit in gathering.silent:
        place = gathering.plan.file.units.index(unit)
        facts = {"period": gathering.due.name if gathering.due else "", "tasks": len(gathering.plan.duties[unit.name])}
        yield Hit(("units", place), facts=facts, file=gathering.plan.source.name, unit=unit.name, actual=unit.name)


@rule("C311", "period-skipped", Severity.WARNING)
def period_skipped(gathering: Gathering) -> Iterator[Hit]:
    """Before the unit's latest report a period is missing, from the plan's first one on, or the first of which any report was read.

    Why: without it nobody can see how the figures came about.
    Example: reports for 2022 and 2024, none for 2023.
    Mend: submit the missing report late; late figures are still taken.
    """
    for unit in gathering.plan.file.units:
        skipped = gathering.skipped(unit)
        latest = [s for s in gathering.submissions if s.unit is unit and s.period and s.period.cycle == gathering.plan.file.reporting.cycle]
        if skipped and latest:
            names = tuple(period.name for period in skipped)
            yield Hit(("period",), facts={"periods": names}, file=latest[-1].name, unit=unit.name, actual=unit.name)


@rule("K410", "figure-fell", Severity.ERROR)
def figure_fell(gathering: Gathering) -> Iterator[Hit]:
    """A total is below the one reported before, or the whole that it is part of has changed, and no correction is given.

    Why: what has been trained, built or held can't become less; either this report or the one before is wrong.
    Example: 3200 in 2023 and 2900 in 2024.
    Mend: correct the figure, or say why it is lower with `correction: reason`.
    """
    for submission in gathering.submissions:
        for line in submission.by_target.values():
            target = line.target
            if target is None or target.is_level or line.figure.correction is not None or submission.unusable(line):
                continue
            before = _before(gathering, submission, target)
            if before is not None:
                yield from _fallen(submission, line, target, *before)


def _before(gathering: Gathering, submission: Submission, target: Target) -> tuple[Submission, FigureLine] | None:
    """The unit's latest earlier figure of a target; for a yearly target, of the same year."""
    if submission.unit is None or submission.period is None:
        return None
    for earlier in reversed(gathering.ledger.history(submission.unit.name)):
        if earlier.period is None or earlier.period.order >= submission.period.order or target.id not in earlier.by_target:
            continue
        if target.every and year_of(earlier.period) != year_of(submission.period):
            continue
        line = earlier.by_target[target.id]
        if line.figure.value is not None and not earlier.unusable(line):
            return earlier, line
    return None


def _fallen(submission: Submission, line: FigureLine, target: Target, earlier: Submission, before: FigureLine) -> Iterator[Hit]:
    facts = {"period": earlier.period.name if earlier.period else "", "measure": target.measure}
    for name in ("value", "of"):
        now, then = getattr(line.figure, name), getattr(before.figure, name)
        if now is None or then is None or (now == then if name == "of" else now >= then):
            continue
        yield Hit(
            line.path(name),
            "whole" if name == "of" else "",
            task=line.line.task_id,
            target=target.id,
            expected=then,
            actual=now,
            difference=now - then,
            facts=facts,
            file=submission.name,
            unit=submission.unit.name if submission.unit else None,
        )


@rule("K411", "lead-differs", Severity.WARNING)
def lead_differs(gathering: Gathering) -> Iterator[Hit]:
    """The lead's total is below the sum of what the other units report of the same target.

    Why: the lead's figure is the whole, so the contributions can't be more; someone counts otherwise, or the lead has not asked.
    Example: the lead reports 300, two counties report 200 each.
    Mend: the lead clears it up with the units, and reports the whole.
    """
    leads: dict[str, tuple[Submission, FigureLine, Decimal]] = {}
    parts: dict[str, dict[str, Decimal]] = {}
    for submission, unit in _counting(gathering):
        for id, line, value in _totals(submission):
            if line.line.role == "lead":
                leads[id] = (submission, line, value)
            elif line.line.role == "responsible":
                parts.setdefault(id, {})[unit] = value
    for id, (submission, line, value) in leads.items():
        contributed = parts.get(id, {})
        total = sum(contributed.values(), Decimal(0))
        if value < total:
            yield Hit(
                line.path("value"),
                task=line.line.task_id,
                target=id,
                expected=total,
                actual=value,
                difference=value - total,
                facts={"units": tuple(contributed), "measure": line.target.measure if line.target else ""},
                file=submission.name,
                unit=submission.unit.name if submission.unit else None,
            )


def _counting(gathering: Gathering) -> list[tuple[Submission, str]]:
    """The report of each unit that counts for the period itself: of two (K412) the later one."""
    counting = {s.unit.name: s for s in gathering.submissions if s.unit and s.period == gathering.period}
    return [(submission, unit) for unit, submission in counting.items()]


def _totals(submission: Submission) -> Iterator[tuple[str, FigureLine, Decimal]]:
    """The figures of a report that add up with those of others: no level and no share."""
    for id, line in submission.by_target.items():
        target, value = line.target, line.figure.value
        if target is None or value is None or target.is_level or canonical(target.measure) == SHARE or submission.unusable(line):
            continue
        yield id, line, value


@rule("K412", "reported-twice", Severity.ERROR)
def reported_twice(gathering: Gathering) -> Iterator[Hit]:
    """A unit has two reports for one period.

    Why: nobody can tell which of the two holds. Until one is taken out, the one that was submitted later counts.
    Example: 市教育局.yaml and 汉中市教育局.yaml, both with `period: "2024"`.
    Mend: put both into one file, and take the other out.
    """
    seen: dict[tuple[str, object], Submission] = {}
    for submission in gathering.submissions:
        if submission.unit is None:
            continue
        first = seen.setdefault((submission.unit.name, submission.period), submission)
        if first is not submission:
            period = submission.period.name if submission.period else ""
            facts = {"period": period, "other": first.name}
            yield Hit(("period",), facts=facts, file=submission.name, unit=submission.unit.name, actual=submission.unit.name)


@rule("K413", "copied-text", Severity.WARNING)
def copied_text(gathering: Gathering) -> Iterator[Hit]:
    """The narrative of an entry is the same as in the unit's report before.

    Why: a text that was copied tells nothing about this period.
    Example: `progress: 正常推进` in 2023 and again in 2024.
    Mend: say what was done in this period.
    """
    for submission in gathering.submissions:
        if submission.unit is None or submission.period is None:
            continue
        history = [s for s in gathering.ledger.history(submission.unit.name) if s.period and s.period.order < submission.period.order]
        if not history:
            continue
        before = history[-1]
        for id, line in submission.by_task.items():
            earlier = before.by_task.get(id)
            if earlier and line.entry.progress and _squeezed(line.entry.progress) == _squeezed(earlier.entry.progress or ""):
                facts = {"period": before.period.name if before.period else ""}
                yield Hit(line.path("progress"), task=id, facts=facts, file=submission.name, unit=submission.unit.name)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", normal(text))


@rule("E603", "evidence-reused", Severity.NOTE)
def evidence_reused(gathering: Gathering) -> Iterator[Hit]:
    """One document is given as evidence by two units.

    Why: often right, since units work together; but what one unit did should not be counted twice.
    Example: 汉教发〔2024〕12号 in the reports of 市教育局 and 团市委.
    Mend: nothing, if both took part.
    """
    first: dict[str, tuple[str, str]] = {}
    told: set[tuple[str, str]] = set()
    for submission in gathering.submissions:
        if submission.unit is None:
            continue
        for item in submission.evidence:
            document = _document(submission, item)
            if document is None:
                continue
            unit, title = first.setdefault(document, (submission.unit.name, item.evidence.ref or ""))
            if unit != submission.unit.name and (document, submission.unit.name) not in told:
                told.add((document, submission.unit.name))
                facts = {"other": unit}
                yield Hit(
                    item.path("ref"), task=item.line.task_id, actual=title, facts=facts, file=submission.name, unit=submission.unit.name
                )


def _document(submission: Submission, item: EvidenceLine) -> str | None:
    """What tells one document from another: its number or address, or for a file its place."""
    ref = item.evidence.ref
    if ref is None:
        return None
    return os.path.join(submission.folder, normal_path(ref)) if is_relative_path(ref) else _squeezed(ref)


RULES = (unit_silent, period_skipped, figure_fell, lead_differs, reported_twice, copied_text, evidence_reused)
