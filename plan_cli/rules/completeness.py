"""Family C: what the unit owes and the report does not give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plan_cli.finding import Facts, Hit, Name, Path, Severity, Spot
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.judging.reported import Reported
from plan_cli.rules.rule import FILING, FOLDER, REPORT, rule

if TYPE_CHECKING:
    from plan_cli.judging.facts import EntryFacts
    from plan_cli.judging.overview import Overview
    from plan_cli.judging.standing import Filing
    from plan_cli.judging.submission import Submission
    from plan_cli.model.period import Period
    from plan_cli.model.plan_form import Deliverable, Unit


@rule("C301", "task-not-reported", Severity.ERROR, FILING)
def task_not_reported(filing: Filing) -> Iterator[Hit]:
    """A task that the unit leads or is responsible for has no entry, and it runs in the period, or the unit owes
    something in it whose time is over and that is not settled.

    Why: not reported is not the same as not done; the office must know which it is.
    Example: 市教育局 leads A1.6, and its report has no entry with `task: A1.6`.
    Mend: add an entry, even if its status is only `not_started`. `plan template` writes one for every task.
    """
    for task in filing.missing:
        role = filing.plan.roles(task)[filing.unit.name]
        yield Hit(("entries",), role, task=task.id, plan_line=task.line, on_key=True)


@rule("C302", "figure-missing", Severity.ERROR, FILING)
def figure_missing(filing: Filing) -> Iterator[Hit]:
    """No figure is given, by the unit that owes it, for a target that runs in the period, or whose time is over and
    that is not settled. The lead owes it; of a target that is divided each unit that has a share.

    Why: without the figure nobody knows whether the target is reached. `value: null` with a reason will do; a measured
    level owes a figure only from its date or first milestone, one that is held when a year ends. Of leads that lead
    together one figure will do: in a folder the first-named of those that give an entry is told.
    Example: the entry of A1.6 gives A1.6.T1 and leaves out A1.6.T2.
    Mend: add the figure, or `value: null` with `reason:`.
    """
    for line, task in filing.entries:
        if asked := filing.standing.targets_of(task):
            yield from _not_given(filing, line, asked)


def _not_given(filing: Filing, line: EntryFacts, asked: list[Assessment]) -> Iterator[Hit]:
    """Targets without a figure, unless the entry's figures with an unknown target may be meant for them all."""
    given = filing.facts.by_target.keys() | filing.facts.refused
    missing = [a for a in asked if a.target.id not in given and filing.standing.misses(a)]
    if not missing or line.is_lost("figures"):
        return
    if len(missing) > sum(figure.target is None for figure in line.figures):
        at = line.path("figures") if line.figures else line.path()
        yield from (_missing(filing, line, assessment, at) for assessment in missing)


def _missing(filing: Filing, line: EntryFacts, assessment: Assessment, at: Path) -> Hit:
    target = assessment.target
    return Hit(
        at,
        task=line.task_id,
        target=target.id,
        expected=target.number,
        facts={"until": assessment.span.end},
        on_key=True,
        plan_line=filing.plan.line_of(target.id),
    )


@rule("C303", "deliverable-not-reported", Severity.WARNING, FILING)
def deliverable_not_reported(filing: Filing) -> Iterator[Hit]:
    """A unit that owes a deliverable does not give its state.

    Why: not reported is not the same as not started.
    Example: A1.6 asks for A1.6.D1, and the lead's entry has no `A1.6.D1:` under `deliverables`.
    Mend: add it with not_started, in_progress, done or blocked.
    """
    unstated = _unstated(filing)
    for line, task in filing.entries if unstated else ():
        silent = [item for item in unstated.get(task.id, ()) if not line.is_lost("deliverables")]
        # States under an unknown id may be meant for those that seem to be missing.
        if not silent or len(silent) <= sum(state.item is None for state in line.states):
            continue
        for item in silent:
            entry, state = filing.facts.by_item.get(item.id, (line, None))
            at = (
                entry.path("deliverables", state.given)
                if state
                else line.path("deliverables")
                if line.states
                else line.path()
            )
            yield Hit(at, task=task.id, target=item.id, facts={"text": item.text}, on_key=True, plan_line=task.line)


def _unstated(filing: Filing) -> dict[str, list[Deliverable]]:
    """By task, the deliverables that the unit owes and whose state its report does not give; one that is in error is
    given.
    """
    found: dict[str, list[Deliverable]] = {}
    for delivery in filing.standing.deliveries:
        item = delivery.deliverable
        _, state = filing.facts.by_item.get(item.id, (None, None))
        if item.id not in filing.facts.refused and (state is None or (state.state is None and not state.in_error)):
            found.setdefault(filing.plan.task_of(item.id).id, []).append(item)
    return found


@rule("C304", "no-reason", Severity.ERROR, REPORT)
def no_reason(submission: Submission) -> Iterator[Hit]:
    """A figure is null, and nothing says why.

    Why: “not known yet” needs a reason, or it can't be told from “forgotten”.
    Example: `{target: A1.6.T2, value: null}`.
    Mend: add `reason:`, for instance 待统计, or give the value.
    """
    for line, figure in submission.figures:
        at = line.path("figures", figure.number)
        if (
            figure.value is None
            and figure.reason is None
            and not figure.is_lost
            and not submission.report.lost(*at, "reason")
            and not submission.is_idle(figure)
        ):
            yield Hit((*at, "value"), task=line.task_id, target=figure.given)


_BEHIND = (Lamp.YELLOW, Lamp.RED)


@rule("C305", "shortfall-not-explained", Severity.WARNING, FILING)
def shortfall_not_explained(filing: Filing) -> Iterator[Hit]:
    """A binding figure, or the state of a binding deliverable, that the entry gives, and its unit owes, is behind, and
    cause, remedy or date is missing.

    Why: the office sends out what is behind together with why, what is done about it, and until when (原因 措施 时限).
    Example: A1.6.T1 is yellow, and the entry has no `shortfall`, or one without `due`.
    Mend: add `shortfall:` with `cause`, `remedy` and `due: YYYY-MM-DD` to the entry.
    """
    behind = _behind(filing)
    for line, task in filing.answered if behind else ():
        missing = _unexplained(line) if task.id in behind else []
        if missing:
            at = line.path("shortfall") if line.shortfall else line.path()
            facts: Facts = {"behind": tuple(behind[task.id]), "missing": tuple(map(Name, missing))}
            yield Hit(at, task=task.id, facts=facts, on_key=True, plan_line=task.line)


def _behind(filing: Filing) -> dict[str, list[str]]:
    """By task, the ids of the binding targets and deliverables that are yellow or red by what the report itself
    says of them.
    """
    ids = [a.target.id for a in filing.standing.targets if a.target.binding and _is_behind(filing, a)]
    own = filing.facts.by_item
    owed = (d for d in filing.standing.deliveries if d.deliverable.binding and d.deliverable.id in own)
    ids += [d.deliverable.id for d in owed if d.lamp in _BEHIND]
    found: dict[str, list[str]] = {}
    for id in ids:
        found.setdefault(filing.plan.task_of(id).id, []).append(id)
    return found


def _is_behind(filing: Filing, assessment: Assessment) -> bool:
    """Whether the report's own figure of a target is behind, also where another report's counts."""
    target, ledger = assessment.target, filing.standing.ledger
    entry, figure = filing.facts.by_target.get(target.id, (None, None))
    if entry is None or figure is None or figure.value is None:
        return False
    if assessment.is_whole:
        return False
    origin = filing.standing.origin(assessment)
    if origin is not None and origin.digest is filing.digest:
        return assessment.lamp in _BEHIND
    return ledger.of_report(target, Reported(filing.digest, entry, figure)).lamp in _BEHIND


def _unexplained(line: EntryFacts) -> list[str]:
    """The fields of an entry's `shortfall` that are not there."""
    fields = ("cause", "remedy", "due")
    return [
        name for name in fields if getattr(line.shortfall, name, None) is None and not line.is_lost("shortfall", name)
    ]


@rule("C306", "not-approved", Severity.WARNING, REPORT)
def not_approved(submission: Submission) -> Iterator[Hit]:
    """Nobody is named who approved the report (审签人).

    Why: figures that a government acts on are signed off by somebody.
    Example: no `approved_by`, or an empty one.
    Mend: add `approved_by:` with the name of who signed.
    """
    if submission.report.header.approved_by is None and not submission.report.lost("approved_by"):
        yield Hit(("approved_by",))


@rule("C312", "late-report", Severity.WARNING, REPORT)
def late_report(submission: Submission) -> Iterator[Hit]:
    """The report was submitted after it was due.

    Why: who reports late holds up the office's summary. A report of a finer period than the plan's cycle is never
    owed, so never late.
    Example: the report of 2024 is due on 2025-01-31 and was submitted on 2025-02-10.
    Mend: nothing can be mended for this one; the summary says how many days late it was.
    """
    period, submitted = submission.period, submission.submitted
    if period is None or submitted is None or not submission.plan.owes(period):
        return
    due = submission.plan.due(period)
    if submitted > due:
        yield Hit(("submitted",), expected=due, actual=submitted, difference=(submitted - due).days)


@rule("C310", "unit-silent", Severity.ERROR, FOLDER)
def unit_silent(overview: Overview) -> Iterator[Hit]:
    """A unit that has tasks filed no report for the checked period, and the day on which it was due is past.

    Why: silence must not look like success; the office has to know whom to remind. Up to the due day nobody is silent,
    and of earlier periods C311 tells.
    Example: the reports of 2024 were due by 2025-01-31, and there is none of 市民政局. A report of a finer period does
    not stand in for it.
    Mend: submit the report; `plan template UNIT --period P` begins one. Where a file was passed over (Y010, or a unit
    or a period that can't be believed), or bears the unit's name and another's report (K407), mend that.
    """
    plan = overview.plan
    silent = {unit.name for unit in overview.silent} if overview.period == overview.ledger.period else ()
    for place, unit in enumerate(plan.file.units):
        if unit.name in silent:
            passed_over = overview.ledger.passed_over(unit.name, overview.period)
            other = passed_over or overview.ledger.elsewhere.get((unit.name, overview.period))
            owed = overview.ledger.stages.duties(unit.name, overview.period)
            facts: Facts = {"period": overview.period.name, "tasks": len(owed)}
            yield Hit(
                ("units", place),
                "passed-over" if passed_over else "elsewhere" if other else "",
                facts={**facts, "other": other} if other else facts,
                file=plan.source.name,
                unit=unit.name,
                actual=unit.name,
            )


@rule("C311", "period-skipped", Severity.WARNING, FOLDER)
def period_skipped(overview: Overview) -> Iterator[Hit]:
    """Before the unit's latest report a period is missing, from the plan's first one on, or the first of which any
    report was read.

    Why: without it nobody can see how the figures came about.
    Example: reports for 2022 and 2024, none for 2023.
    Mend: submit the missing report late; late figures are still taken.
    """
    plan = overview.ledger.plan
    latest = {report.unit: report for report in overview.reports if report.period and plan.is_of_cycle(report.period)}
    for unit in overview.plan.file.units:
        skipped = overview.skipped(unit)
        if skipped and unit.name in latest:
            names = tuple(period.name for period in skipped)
            yield Hit(
                ("period",),
                facts={"periods": names},
                file=latest[unit.name].file,
                unit=unit.name,
                actual=unit.name,
                related=_before_gap(overview, unit, skipped[0]),
            )


def _before_gap(overview: Overview, unit: Unit, skipped: Period) -> tuple[Spot, ...]:
    """The unit's last report before the first period that it left out."""
    before = overview.ledger.history(unit.name, skipped)
    return (Spot(("period",), file=before[-1].file),) if before else ()


RULES = (
    task_not_reported,
    figure_missing,
    deliverable_not_reported,
    no_reason,
    shortfall_not_explained,
    not_approved,
    unit_silent,
    period_skipped,
    late_report,
)
