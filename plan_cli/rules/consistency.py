"""Family K: what a report says contradicts itself or its dates."""

from __future__ import annotations

from collections.abc import Iterator

from plan_cli.finding import Facts, Hit, Severity
from plan_cli.judging.pace import Lamp
from plan_cli.judging.standing import Filing
from plan_cli.judging.submission import Submission, is_more_than_all, whole_of
from plan_cli.model.measure import SHARE, canonical
from plan_cli.rules.rule import FILING, REPORT, rule


@rule("K401", "done-but-short", Severity.ERROR, FILING)
def done_but_short(filing: Filing) -> Iterator[Hit]:
    """An entry is done, but a target that it leads isn't shown met, or a deliverable that the unit owes isn't done.

    Why: a claim that its own figures contradict is worse than a shortfall honestly told.
    Example: `status: done`, with 3200 of 5000 reported. Deliverables that go on (continuing) are left apart.
    Mend: write `status: in_progress`, or correct the figure or the state.
    """
    standing = filing.standing
    for line, task in filing.answered:
        if line.status != "done":
            continue
        short = []
        if line.role == "lead" and not line.is_lost("figures"):
            targets = (a for a in standing.targets_of(task) if a.target.binding and standing.runs(a.target))
            short = [a.target.id for a in targets if a.lamp is not Lamp.DONE]
        for delivery in standing.deliveries_of(task):
            state = delivery.states[filing.unit.name]
            if line.is_lost("deliverables", delivery.deliverable.id):
                continue
            if state != "done" and not delivery.deliverable.continuing:
                short.append(delivery.deliverable.id)
        if short:
            yield Hit(line.path("status"), task=task.id, facts={"short": tuple(short)}, plan_line=task.line)


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
    for line, figure in submission.figures:
        target = submission.target(figure)
        if target is None or not is_more_than_all(figure, target):
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
    """Data, evidence or a measurement are dated after the report was submitted.

    Why: a report can't hold what was not there yet.
    Example: `submitted: 2025-01-15`, with evidence dated 2025-03-01.
    Mend: correct the date that is wrong.
    """
    submitted = submission.submitted
    if submitted is None:
        return
    if submission.data_through and submission.data_through > submitted and not submission.report.lost("data_through"):
        case = "data" if submission.report.header.data_through else "period"
        at = ("data_through",) if case == "data" else ("submitted",)
        yield Hit(at, case, expected=submitted, actual=submission.data_through)
    for line, figure in submission.figures:
        if figure.measured and figure.measured > submitted:
            place = line.path("figures", figure.number, "measured")
            yield Hit(
                place, "measured", task=line.task_id, target=figure.given, expected=submitted, actual=figure.measured
            )
    for line in submission.entries:
        for document in line.evidence:
            if document.date and document.date > submitted:
                place = line.path("evidence", document.number, "date")
                yield Hit(place, "evidence", task=line.task_id, expected=submitted, actual=document.date)


@rule("K405", "outside-period", Severity.WARNING, REPORT)
def outside_period(submission: Submission) -> Iterator[Hit]:
    """Evidence is dated before the period, or after the report was due.

    Why: a document from another time most often shows something else.
    Example: the report of 2024 gives a document of 2022 as evidence.
    Mend: give the document of this period, or correct the date.
    """
    period, submitted = submission.period, submission.submitted
    if period is None:
        return
    due = submission.plan.due(period)
    for line in submission.entries:
        for document in line.evidence:
            day, place = document.date, line.path("evidence", document.number, "date")
            if day is None or (submitted and day > submitted):
                continue
            if day < period.start:
                yield Hit(place, "before", task=line.task_id, expected=period.start, actual=day)
            elif day > due:
                yield Hit(place, "after", task=line.task_id, expected=due, actual=day)


@rule("K406", "status-contradicts", Severity.ERROR, REPORT)
def status_contradicts(submission: Submission) -> Iterator[Hit]:
    """An entry is not started, but gives a figure above zero or a deliverable that is done.

    Why: one of the two is wrong.
    Example: `status: not_started`, with `value: 120`.
    Mend: write `status: in_progress`, or correct the figure or the state.
    """
    for line in submission.entries:
        if line.status == "not_started":
            started = [figure.given or "?" for figure in line.figures if figure.value]
            started += [state.given for state in line.states if state.state == "done"]
            if started:
                yield Hit(line.path("status"), task=line.task_id, facts={"started": tuple(started)})


RULES = (done_but_short, parts_do_not_add_up, more_than_all, future_date, outside_period, status_contradicts)
