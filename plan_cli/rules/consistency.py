"""Family K: what a report says contradicts itself or its dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plan_cli.finding import Facts, Hit, Severity
from plan_cli.judging.pace import Lamp
from plan_cli.judging.submission import Submission, is_in_other_measure, is_more_than_all, whole_of
from plan_cli.model.measure import SHARE, canonical
from plan_cli.model.naming import named_by
from plan_cli.rules.rule import FILING, REPORT, rule

if TYPE_CHECKING:
    from plan_cli.judging.facts import EntryFacts, FigureFacts, StateFacts
    from plan_cli.judging.pace import Assessment
    from plan_cli.judging.standing import Filing
    from plan_cli.model.plan_form import Task


@rule("K401", "done-but-short", Severity.ERROR, FILING)
def done_but_short(filing: Filing) -> Iterator[Hit]:
    """An entry is done, but a target that the unit leads, or its share of one, isn't shown met, or a deliverable that
    it owes isn't done.

    Why: a claim that its own figures contradict is worse than a shortfall honestly told.
    Example: `status: done`, with 3200 of 5000 reported. Deliverables that go on (continuing) are left apart, and a
    limit that is kept up to now is no contradiction.
    Mend: write `status: in_progress`, or correct the figure or the state.
    """
    for line, task in filing.answered:
        short = [*_targets_short(filing, line, task), *_states_short(filing, line, task)]
        if line.status == "done" and short:
            yield Hit(line.path("status"), task=task.id, facts={"short": tuple(short)}, plan_line=task.line)


def _targets_short(filing: Filing, line: EntryFacts, task: Task) -> list[str]:
    """The task's targets that the unit leads, or has a share of, and that are not shown met."""
    if line.is_lost("figures"):
        return []
    asked = (a for a in filing.standing.targets_of(task) if a.target.binding)
    short = [a.target.id for a in asked if a.lamp is not Lamp.DONE and not _is_kept(a)]
    return _not_refused(filing, short, filing.facts.by_target, sum(figure.target is None for figure in line.figures))


def _states_short(filing: Filing, line: EntryFacts, task: Task) -> list[str]:
    """The task's deliverables that the unit owes and that are not done."""
    if line.is_lost("deliverables"):
        return []
    owed = (d for d in filing.standing.deliveries_of(task) if d.deliverable.binding and not d.deliverable.continuing)
    short = [d.deliverable.id for d in owed if d.states[filing.unit.name] != "done"]
    return _not_refused(filing, short, filing.facts.by_item, sum(state.item is None for state in line.states))


def _not_refused(
    filing: Filing, ids: list[str], given: Mapping[str, tuple[EntryFacts, FigureFacts | StateFacts]], unknown: int
) -> list[str]:
    """Those of which the report says nothing that is refused: that is told already, and so many things under an unknown
    id may be meant for those that seem to be missing.
    """
    wrong = {id for id in ids if id in filing.facts.refused or (id in given and given[id][1].in_error)}
    missing = {id for id in ids if id not in given}
    return [id for id in ids if id not in (wrong | missing if len(missing) <= unknown else wrong)]


def _is_kept(assessment: Assessment) -> bool:
    """Whether a limit on a total, which is met only when its time is over, is kept so far."""
    target = assessment.target
    return target.at_most is not None and not target.is_level and assessment.lamp is Lamp.GREEN


@rule("K402", "parts-do-not-add-up", Severity.ERROR, REPORT)
def parts_do_not_add_up(submission: Submission) -> Iterator[Hit]:
    """A whole and all its parts are given in one report, and the parts do not add up to the whole.

    Why: at least one of the numbers is wrong.
    Example: 62000 in all, of which 50000 and 10000.
    Mend: correct the number that is wrong.
    """
    given = submission.facts.by_target
    for id, (line, whole) in given.items():
        target = submission.plan.targets[id]
        if not target.parts or whole.value is None:
            continue
        parts = [given[part][1] for part in target.parts if part in given]
        if any(figure.in_error for figure in (whole, *parts)):
            continue
        values = [figure.value for figure in parts if figure.value is not None]
        if len(values) == len(target.parts) and sum(values) != whole.value:
            total = sum(values)
            facts: Facts = {"parts": tuple(target.parts), "measure": target.measure}
            yield Hit(
                line.path("figures", whole.number, "value"),
                task=line.task_id,
                target=id,
                expected=total,
                actual=whole.value,
                difference=whole.value - total,
                facts=facts,
            )


@rule("K403", "more-than-all", Severity.ERROR, REPORT)
def more_than_all(submission: Submission) -> Iterator[Hit]:
    """More than all of them, or a share above 100 %.

    Why: it can't be.
    Example: `value: 610, of: 600`; `value: 130` with the measure %.
    Mend: correct the value, or the whole that it is part of.
    """
    for line, figure in submission.facts.by_target.values():
        target = submission.target(figure)
        if target is None or is_in_other_measure(figure, target) or not is_more_than_all(figure, target):
            continue
        share = canonical(target.measure) == SHARE
        yield Hit(
            line.path("figures", figure.number, "value"),
            "share" if share else "",
            task=line.task_id,
            target=target.id,
            expected=100 if share else whole_of(figure, target),
            actual=figure.value,
            facts={"measure": target.measure},
        )


@rule("K404", "future-date", Severity.ERROR, REPORT)
def future_date(submission: Submission) -> Iterator[Hit]:
    """Data, evidence or a measurement are dated after the report was submitted or, where it was, corrected.

    Why: a report can't hold what was not there yet.
    Example: `submitted: 2025-01-15`, with evidence dated 2025-03-01.
    Mend: correct the date that is wrong; where the file was mended later, add `corrected:` with that day.
    """
    known = submission.handed_in
    if known is None:
        return
    given = None if submission.report.lost("data_through") else submission.report.header.data_through
    if given and given > known:
        yield Hit(("data_through",), "data", expected=known, actual=given)
    for line, figure in submission.facts.by_target.values():
        target = submission.target(figure)
        if figure.measured and figure.measured > known and target and not is_in_other_measure(figure, target):
            place = line.path("figures", figure.number, "measured")
            yield Hit(place, "measured", task=line.task_id, target=target.id, expected=known, actual=figure.measured)
    for line in submission.facts.accepted:
        for document in line.evidence:
            if document.date and document.date > known:
                place = line.path("evidence", document.number, "date")
                yield Hit(place, "evidence", task=line.task_id, expected=known, actual=document.date)


@rule("K405", "outside-period", Severity.WARNING, REPORT)
def outside_period(submission: Submission) -> Iterator[Hit]:
    """Evidence is dated before the task's time began, or after the report was due. What was found or issued later may
    stand in a report that was corrected.

    Why: a document from another time most often shows something else.
    Example: a task runs from 2023 on, and its evidence is dated 2021.
    Mend: give a document of the task's time, or correct the date.
    """
    period, known = submission.period, submission.handed_in
    if period is None:
        return
    due = None if submission.report.header.corrected else submission.plan.due(period)
    for line in submission.facts.accepted:
        begun = submission.plan.task_span(submission.plan.tasks[line.task]).start if line.task else None
        for document in line.evidence:
            day, place = document.date, line.path("evidence", document.number, "date")
            if day is None or (known and day > known):
                continue
            if begun and day < begun:
                yield Hit(place, "before", task=line.task_id, expected=begun, actual=day)
            elif due and day > due:
                yield Hit(place, "after", task=line.task_id, expected=due, actual=day)


@rule("K406", "status-contradicts", Severity.ERROR, REPORT)
def status_contradicts(submission: Submission) -> Iterator[Hit]:
    """An entry is not started, but gives a total above zero or a deliverable that is done. A level that was there
    before says nothing.

    Why: one of the two is wrong.
    Example: `status: not_started`, with `value: 120`.
    Mend: write `status: in_progress`, or correct the figure or the state.
    """
    facts = submission.facts
    for line in facts.accepted:
        if line.status == "not_started":
            figures = ((figure, submission.target(figure)) for entry, figure in facts.figures if entry is line)
            started = [
                figure.given or ""
                for figure, target in figures
                if (figure.value or 0) > 0 and target and target.is_total
            ]
            states = (state for entry, state in facts.by_item.values() if entry is line)
            started += [state.given for state in states if state.state == "done"]
            if started:
                yield Hit(line.path("status"), task=line.task_id, facts={"started": tuple(started)})


@rule("K407", "name-differs", Severity.WARNING, REPORT)
def name_differs(submission: Submission) -> Iterator[Hit]:
    """The file bears the name of another unit than the report in it, or its folder that of another period.

    Why: most often a file of somebody else, or of the year before, was copied and its head left as it was.
    Example: `2024/市统计局.yaml` with `unit: 市教育局`; `2024/市教育局.yaml` with `period: "2023"`.
    Mend: correct the head, or give the file the name of its unit and put it into the folder of its period.
    """
    named = named_by(submission.plan, submission.name)
    unit, period = submission.unit, submission.period
    if unit and named.unit and unit not in named.units:
        yield Hit(("unit",), expected=named.unit.name, actual=unit.name)
    if period and named.period and not named.period.contains(period):
        yield Hit(("period",), "folder", expected=named.period.name, actual=period.name)


@rule("K408", "early-report", Severity.WARNING, REPORT)
def early_report(submission: Submission) -> Iterator[Hit]:
    """The report was submitted before the last month of its period began, and does not say up to when its data run.

    Why: its figures are judged as those of the day of submission; perhaps the period or the date is mistyped.
    Example: `period: "2024"` and `submitted: 2024-09-10`, without `data_through`.
    Mend: add `data_through:` with the last day of the data, or correct the period or the date.
    """
    period, submitted = submission.period, submission.submitted
    header = submission.report.header
    if period is None or submitted is None or header.data_through or submission.report.lost("data_through"):
        return
    last_month = period.end.replace(day=1)
    if period.start <= submitted < last_month:
        yield Hit(("submitted",), expected=last_month, actual=submitted, facts={"period": period.name})


RULES = (
    done_but_short,
    parts_do_not_add_up,
    more_than_all,
    future_date,
    outside_period,
    status_contradicts,
    name_differs,
    early_report,
)
