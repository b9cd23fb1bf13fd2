"""What the formats say alike, in words and numbers without colour: goals, lamps, and a report that was left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from plan_cli.checking.result import MOST, Checked, Result
from plan_cli.judging.pace import Assessment, Lamp, Why
from plan_cli.words.numbers import amount, plain

if TYPE_CHECKING:
    from plan_cli.judging.ledger import Delivery
    from plan_cli.judging.overview import Overview
    from plan_cli.model.plan_form import Deliverable, Target
    from plan_cli.words import Wording

EMPTY = "—"
OPEN = (Lamp.RED, Lamp.YELLOW, Lamp.GREY)
"""The lamps of what is not on course, or not known to be."""

SYMBOLS = {Lamp.RED: "✗", Lamp.YELLOW: "▲", Lamp.GREY: "○", Lamp.GREEN: "●", Lamp.DONE: "✓"}


def goal(target: Target, assessment: Assessment | None, words: Wording) -> str:
    """What is asked for, with its comparison and measure: `≥ 5000 人`."""
    measure = target.measure
    for name in ("at_least", "at_most", "about"):
        if (number := getattr(target, name)) is not None:
            return words.label(f"goal.{name}", n=plain(number), measure=measure)
    if target.between:
        return words.label("goal.between", lo=plain(target.between[0]), hi=plain(target.between[-1]), measure=measure)
    datum = assessment.datum if assessment else None
    if target.all:
        whole = target.of or (datum.of if datum else None)
        return words.label("goal.all-of", n=plain(whole), measure=measure) if whole else words.label("goal.all")
    if datum is None or datum.benchmark is None:
        return words.label("goal.benchmark", name=target.benchmark)
    return words.label("goal.benchmark-of", name=target.benchmark, n=plain(datum.benchmark), measure=measure)


def name(target: Target, words: Wording) -> str:
    """A target's id and name, that it is striven for, or that it is the whole of what is divided."""
    named = f"{target.id} {target.name}"
    if target.shares:
        named = words.label("name.whole", name=named)
    return named if target.binding else words.label("name.aspiration", name=named)


def shares(target: Target, words: Wording) -> str:
    """What each unit is to do of a target that is divided."""
    found = (
        words.label("show.share", unit=unit, n=plain(share), measure=target.measure)
        for unit, share in (target.shares or {}).items()
    )
    return words.join.join(found)


def span(target: Target, words: Wording) -> str:
    """When it is asked for: every year, by a date, the name of a window, or that it is kept through one."""
    if target.every:
        return words.label(f"every.{target.every}")
    if target.held:
        return words.label("show.held", window=target.held)
    return words.label("show.by", date=target.by.isoformat()) if target.by else target.during or EMPTY


def nature(item: Deliverable, words: Wording) -> list[str]:
    """When a deliverable is asked for, where that is not its task's time, whether it has an end, and whether it is only
    striven for.
    """
    parts = []
    if item.every:
        parts.append(words.label(f"every.{item.every}"))
    if item.by:
        parts.append(words.label("show.by", date=item.by.isoformat()))
    if item.during:
        parts.append(item.during)
    if item.continuing:
        parts.append(words.label("nature.continuing"))
    return parts if item.binding else [*parts, words.label("aspiration")]


def milestones(milestones: Mapping[date, Decimal | Fraction] | None, measure: str, words: Wording) -> str:
    """What must be reached on the way, with its dates; of a share that has no end as a decimal, rounded up."""
    shown = {
        at: amount(value, measure, up=True) if isinstance(value, Fraction) else plain(value)
        for at, value in (milestones or {}).items()
    }
    found = (words.label("show.milestone", date=at, n=n, measure=measure) for at, n in sorted(shown.items()))
    return words.label("show.then").join(found)


def lamp(assessment: Assessment, words: Wording) -> str:
    """The lamp's word, why it is grey, and of what was held in how many measurements it was kept."""
    word = lamp_word(assessment.lamp, words)
    reasons = [text for text in (_why(assessment, words), kept(assessment, words)) if text]
    return words.label("lamp.why", word=word, why=words.join.join(reasons)) if reasons else word


def _why(assessment: Assessment, words: Wording) -> str:
    if assessment.late:
        return words.label("late")
    if assessment.lamp is Lamp.RED and assessment.over:
        return words.label("overdue")
    if assessment.why is None:
        return ""
    at = assessment.datum.at.isoformat() if assessment.datum and assessment.why is Why.STALE else ""
    n, of = assessment.datum.units or (0, 0) if assessment.datum else (0, 0)
    return words.label(f"why.{assessment.why}", at=at, n=n, of=of)


def kept(assessment: Assessment, words: Wording) -> str:
    """In how many of its measurements a level was kept, at the end of its time."""
    found = assessment.kept
    return words.label("kept", n=found.kept, measurements=words.count("measurements", found.made)) if found else ""


def delivery_lamp(delivery: Delivery, words: Wording) -> str:
    """The lamp's word, and that the deliverable was late, or since when nothing was said of it."""
    word = lamp_word(delivery.lamp, words)
    if delivery.late:
        return words.label("lamp.why", word=word, why=words.label("late"))
    if delivery.lamp is Lamp.RED:  # before its time is over no deliverable is red
        return words.label("lamp.why", word=word, why=words.label("overdue"))
    if delivery.carried and len(delivery.states) == 1:
        (at,) = delivery.carried.values()
        return words.label("lamp.why", word=word, why=words.label("why.stale", at=at))
    return word


def overdue(overview: Overview, words: Wording) -> str:
    """How many targets and deliverables are open from before the period; nothing where none is."""
    numbers = {"overdue.targets": overview.overdue, "overdue.deliverables": overview.overdue_deliverables}
    return words.listed(tuple(words.count(key, number) for key, number in numbers.items() if number))


def time_over(overview: Overview, words: Wording) -> str:
    """How many targets are settled, and how they ended; empty where there are none."""
    total, met = overview.time_over
    return words.label("time-over", n=met, of=total, missed=total - met) if total else ""


def lamp_word(value: Lamp, words: Wording) -> str:
    return f"{SYMBOLS[value]} {words.label(f'lamp.{value}')}"


def sample(result: Result, words: Wording, *, known: bool = False) -> str:
    """That the reports are example data, or how many of them are; `known`: that earlier ones are is known."""
    read = [report for report in result.reports if report.digest]
    examples = sum(report.is_sample for report in read)
    if examples in (0, len(read)):
        return words.label("head.sample") if examples or known else ""
    return words.label("head.sample.some", n=examples, of=len(read))


def left_out_lines(result: Result, words: Wording, verbosity: int) -> list[str]:
    """Which reports were not looked at: none with -q, each with -v, else their number on one line."""
    reports = [report for report in result.reports if report.left_out]
    if verbosity < 0 or not reports:
        return []
    if verbosity > 0:
        return [left_out(report, words) for report in reports]
    count = words.count("reports", len(reports))
    if len(reports) == 1:
        return [f"{count}{words.label('colon')}{left_out(reports[0], words)}"]
    return [words.label("left-out.counted", reports=count, as_of=result.as_of)]


def left_out(checked: Checked, words: Wording) -> str:
    """Why a report was not looked at: its data run past the date, or its period is not within the checked one."""
    digest, as_of = checked.digest, checked.as_of
    if digest and digest.data_through and as_of and digest.data_through > as_of:
        return words.label("left-out", file=checked.file, through=digest.data_through, as_of=as_of)
    period = digest.period.name if digest and digest.period else ""
    return words.label("left-out.period", file=checked.file, period=period)


def more_of_run(number: int, words: Wording) -> str:
    """How many findings were too many for a run."""
    return words.label("more.run", n=number, most=MOST)
