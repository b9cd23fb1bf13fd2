"""Family K: what a report says contradicts other reports, of its unit before or of other units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from plan_cli.finding import Facts, Hit, Severity, Spot
from plan_cli.judging.reported import Reported
from plan_cli.model.measure import is_rate
from plan_cli.model.plan import normal
from plan_cli.rules.rule import FOLDER, rule

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.judging.overview import Overview
    from plan_cli.model.plan_form import Target


@rule("K410", "figure-fell", Severity.ERROR, FOLDER)
def figure_fell(overview: Overview) -> Iterator[Hit]:
    """A total is below the one reported before, or the whole that it is part of has changed, and no correction is
    given.

    Why: what has been trained, built or held can't become less; either this report or the one before is wrong.
    Figures are cumulative: all since the window began, for a yearly target since the year began.
    Example: 3200 in 2023 and 2900 in 2024; or 700, where 3200 were there before and 700 came to them.
    Mend: correct the figure, or say why it is lower with `correction: reason`.
    """
    for report in overview.reports:
        if report.unit is None or report.period is None:
            continue
        for entry, figure in report.facts.figures:
            target = overview.plan.targets[figure.target or ""]
            if (
                target.is_level
                or target.signed
                or figure.is_corrected
                or overview.plan.target_span(target).start > report.period.end
            ):
                continue
            if before := overview.ledger.archive.before(target, report.unit, report.period):
                since = overview.plan.counted_since(target, report.period)
                yield from _fallen(Reported(report, entry, figure), before, target, since)


def _fallen(now: Reported, before: Reported, target: Target, since: date) -> Iterator[Hit]:
    facts: Facts = {"period": before.period.name, "measure": target.measure, "since": since}
    for name in ("value", "of"):
        given, then = getattr(now.figure, name), getattr(before.figure, name)
        if given is None or then is None or (given == then if name == "of" else given >= then):
            continue
        yield Hit(
            (*now.path, name),
            "whole" if name == "of" else "",
            task=now.entry.task_id,
            target=target.id,
            expected=then,
            actual=given,
            difference=given - then,
            facts=facts,
            file=now.digest.file,
            unit=now.digest.unit,
            related=(Spot((*before.path, name), file=before.digest.file),),
        )


@rule("K411", "lead-differs", Severity.WARNING, FOLDER)
def lead_differs(overview: Overview) -> Iterator[Hit]:
    """The lead's total is below the sum of what the other units report of the same target.

    Why: the lead's figure is the whole, so the contributions can't be more; someone counts otherwise, or the lead has
    not asked.
    Example: the lead reports 300, two counties report 200 each.
    Mend: the lead clears it up with the units, and reports the whole.
    """
    leads: dict[str, tuple[Reported, Decimal]] = {}
    parts: dict[str, dict[str, tuple[Reported, Decimal]]] = {}
    for unit, report in _counting(overview).items():
        for id, found, value in _totals(overview, report):
            if found.entry.role == "lead":
                leads[id] = (found, value)
            elif found.entry.role == "responsible":
                parts.setdefault(id, {})[unit] = (found, value)
    for id, (lead, value) in leads.items():
        contributed = parts.get(id, {})
        total = sum((part for _, part in contributed.values()), Decimal(0))
        if value < total:
            yield Hit(
                (*lead.path, "value"),
                task=lead.entry.task_id,
                target=id,
                expected=total,
                actual=value,
                difference=value - total,
                facts={"units": tuple(contributed), "measure": overview.plan.targets[id].measure},
                file=lead.digest.file,
                unit=lead.digest.unit,
                related=tuple(Spot((*part.path, "value"), file=part.digest.file) for part, _ in contributed.values()),
            )


def _counting(overview: Overview) -> dict[str, Digest]:
    """The report of each unit that counts for the period itself: of two (K412) the later one."""
    return {report.unit: report for report in overview.reports if report.unit and report.period == overview.period}


def _totals(overview: Overview, report: Digest) -> Iterator[tuple[str, Reported, Decimal]]:
    """The figures of a report that add up with those of others: no level and no share."""
    for id, (entry, figure) in report.facts.by_target.items():
        target = overview.plan.targets[id]
        if figure.value is None or not target.is_total or is_rate(target.measure) or figure.in_error:
            continue
        if overview.plan.target_span(target).start > overview.period.end:
            continue
        yield id, Reported(report, entry, figure), figure.value


@rule("K412", "reported-twice", Severity.ERROR, FOLDER)
def reported_twice(overview: Overview) -> Iterator[Hit]:
    """A unit has two reports for one period.

    Why: nobody can tell which of the two holds. Until one is taken out, the one that was submitted or corrected later
    counts. A correction belongs into the file that was submitted.
    Example: 市教育局.yaml and 市教育局-更正.yaml, both with `period: "2024"`.
    Mend: put what holds into one file, with `corrected:` and the day where it was mended, and take the other out.
    """
    for report in overview.reports:
        counts = overview.ledger.archive.counting(report.unit, report.period) if report.unit and report.period else None
        if counts and counts is not report:
            facts: Facts = {"period": report.period.name if report.period else "", "other": counts.file}
            other = Spot(("period",), file=counts.file)
            yield Hit(
                ("period",), facts=facts, file=report.file, unit=report.unit, actual=report.unit, related=(other,)
            )


@rule("K413", "copied-text", Severity.WARNING, FOLDER)
def copied_text(overview: Overview) -> Iterator[Hit]:
    """The narrative of an entry is the same as in the unit's report before.

    Why: a text that was copied tells nothing about this period.
    Example: `progress: 正常推进` in 2023 and again in 2024.
    Mend: say what was done in this period.
    """
    for report in overview.reports:
        if report.unit is None or report.period is None:
            continue
        before = overview.ledger.archive.last_before(report.unit, report.period)
        if before is None:
            continue
        for id, entry in report.facts.by_task.items():
            earlier = before.facts.by_task.get(id)
            if (
                earlier
                and not entry.is_refused
                and entry.progress
                and squeezed(entry.progress) == squeezed(earlier.progress or "")
            ):
                facts: Facts = {"period": before.period.name if before.period else ""}
                other = Spot(earlier.path("progress"), file=before.file)
                yield Hit(
                    entry.path("progress"), task=id, facts=facts, file=report.file, unit=report.unit, related=(other,)
                )


def squeezed(text: str) -> str:
    """A text as it is compared: without the blanks that a line break or a hand makes."""
    return re.sub(r"\s+", "", normal(text))


RULES = (figure_fell, lead_differs, reported_twice, copied_text)
