"""Family K: what a report says contradicts other reports, of its unit before or of other units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
    from plan_cli.model.holding import Holding
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
        plan = overview.ledger.plan.on(report.period.end)
        for entry, figure in report.facts.figures:
            target = plan.targets[figure.target or ""]
            if target.is_level or target.signed or figure.is_corrected or plan.is_idle(target, report.period):
                continue
            units = overview.plan.series_of(target, report.unit)
            if before := overview.ledger.archive.before(target, units, report.period):
                since = plan.counted_since(target, report.period)
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
    """The lead's total is below the sum of what the other units report of the same target; or, of a target that is
    divided, it is not the sum of what the units with a share report.

    Why: the lead's figure is the whole, so the contributions can't be more, and shares are all of it; someone counts
    otherwise, or the lead has not asked.
    Example: the lead reports 300, two counties report 200 each.
    Mend: the lead clears it up with the units, and reports the whole.
    """
    plan, reports = overview.plan, _counting(overview)
    given: dict[str, dict[str, tuple[Reported, Decimal]]] = {}
    for unit, report in reports.items():
        for id, found, value in _totals(overview, report):
            given.setdefault(id, {})[unit] = (found, value)
    for id, figures in given.items():
        target = plan.targets[id]
        holding, leads = plan.holding(target), plan.leads(target)
        led = {unit for unit, (found, _) in figures.items() if unit in leads or found.entry.role == "lead"}
        owing = holding.units if holding.is_whole else [unit for unit in figures if unit not in led]
        contributed = _once(overview, {unit: figures[unit] for unit in owing if unit in figures})
        total = sum((part for _, part in contributed.values()), Decimal(0))
        is_all = holding.is_whole and len(contributed) == len(holding.units)
        former = [] if holding.is_whole else [figures[unit] for unit in figures if unit in led]
        for lead, value in _of_leads(overview, holding, figures) or former:
            if value >= total and not (is_all and value != total):
                continue
            yield Hit(
                (*lead.path, "value"),
                "shares" if holding.is_whole else "",
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


def _once(overview: Overview, parts: dict[str, tuple[Reported, Decimal]]) -> dict[str, tuple[Reported, Decimal]]:
    """Contributions without those of units whose successor gives one for the same period."""
    if not overview.plan.changes:
        return parts
    followed = {name for unit in parts for name in overview.plan.revisions.ancestors(unit) if name != unit}
    return {unit: part for unit, part in parts.items() if unit not in followed}


def _of_leads(
    overview: Overview, holding: Holding, figures: Mapping[str, tuple[Reported, Decimal]]
) -> list[tuple[Reported, Decimal]]:
    """The leads' figures of the whole: of those that lead together the one that counts; of a target that is divided
    those of leads without a share; none where each member of a collective leads for itself.
    """
    names: Iterable[str] = holding.units
    if holding.is_whole:
        is_of_each = bool(overview.plan.lead_of(holding.target).members)
        names = () if is_of_each else set(overview.plan.leads(holding.target)) - set(holding.units)
    elif len(holding.units) > 1:
        counts = overview.ledger.given(holding.target, overview.period)
        names = (counts.digest.unit or "",) if counts else ()
    return [figures[name] for name in names if name in figures]


@rule("K414", "leads-differ", Severity.ERROR, FOLDER)
def leads_differ(overview: Overview) -> Iterator[Hit]:
    """Two units that lead a target together give different figures of it for the same day.

    Why: it is one figure, and at most one of the two is right. Until it is cleared up, the one with the latest data
    counts, then that of the lead that the plan names first.
    Example: 市教育局 and 市人社局 lead A1.6 together; one reports 3200 by 2024-12-31, the other 3050.
    Mend: clear it up among the leads; the one that is wrong corrects its figure. One figure will do.
    """
    plan = overview.plan
    shared = [target for target in plan.targets.values() if len(plan.holding(target).units) > 1]
    for target in (target for target in shared if not plan.holding(target).is_whole):
        seen: dict[date, list[Reported]] = {}
        for unit in plan.holding(target).units:
            own = list(_usable(overview, target, unit))
            for item in own:
                others = seen.get(item.datum(target).at, ())
                other = next((other for other in others if _say(other) != _say(item)), None)
                if other:
                    yield _differing(target, item, other)
            for item in own:
                seen.setdefault(item.datum(target).at, []).append(item)


def _usable(overview: Overview, target: Target, unit: str) -> Iterator[Reported]:
    """A unit's figures of a target in the period and in finer ones within it, of each report that counts."""
    for report in overview.reports_of.get(unit, ()):
        found = report.facts.by_target.get(target.id)
        item = Reported(report, *found) if found else None
        if item and item.is_usable and overview.ledger.archive.counting(unit, item.period) is report:
            yield item


def _say(item: Reported) -> tuple[Decimal | None, Decimal | None]:
    return item.figure.value, item.figure.of


def _differing(target: Target, now: Reported, other: Reported) -> Hit:
    value, then = now.figure.value, other.figure.value
    assert value is not None
    assert then is not None
    return Hit(
        (*now.path, "value"),
        task=now.entry.task_id,
        target=target.id,
        expected=then,
        actual=value,
        difference=value - then,
        facts={"lead": other.digest.unit, "at": now.datum(target).at, "measure": target.measure},
        file=now.digest.file,
        unit=now.digest.unit,
        related=(Spot((*other.path, "value"), file=other.digest.file),),
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
        if overview.plan.is_idle(target, overview.period):
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
        plan = overview.ledger.plan.on(report.period.end)
        for id, entry in report.facts.by_task.items():
            before = overview.ledger.archive.last_before(report.unit, report.period, plan.tasks[id])
            earlier = before.facts.by_task.get(id) if before else None
            if (
                before
                and earlier
                and id not in plan.idle
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


RULES = (figure_fell, lead_differs, reported_twice, copied_text, leads_differ)
