"""Family R: what the report names is not what the plan has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from plan_cli.finding import Facts, Hit, Mend, Path, Severity, Spot
from plan_cli.judging.submission import Submission, is_in_other_measure
from plan_cli.model.measure import Measure, canonical, expanded, is_counted, is_usual, multiple_of
from plan_cli.model.plan import normal
from plan_cli.reading.folding import bare
from plan_cli.reading.quoting import as_text
from plan_cli.rules.rule import FILING, REPORT, rule

if TYPE_CHECKING:
    from plan_cli.judging.facts import EntryFacts
    from plan_cli.judging.standing import Filing
    from plan_cli.model.period import Period
    from plan_cli.model.plan_form import Unit


@rule("R201", "wrong-plan", Severity.ERROR, REPORT)
def wrong_plan(submission: Submission) -> Iterator[Hit]:
    """The report is written for another plan.

    Why: the same id means something else in another plan.
    Example: `plan: other-city@1.0`.
    Mend: write the id of this plan, or check the report with `--plan` and its own plan.
    """
    given = submission.report.header.plan
    if submission.is_foreign:
        own = f"{submission.plan.file.id}@{submission.plan.file.version}"
        yield Hit(("plan",), expected=own, actual=given, mends=_near(("plan",), own))


@rule("R209", "plan-version", Severity.WARNING, FILING)
def plan_version(filing: Filing) -> Iterator[Hit]:
    """The report is written for another version of the plan, or names none. Of several periods only the latest is
    looked at.

    Why: tasks and figures may have changed in between. A closed report stays as it was written.
    Example: `plan: hanzhong-science-literacy@0.9` when the plan is at 1.0.
    Mend: go through the changes (`plan diff OLD NEW`), then write the new version; leave the reports of earlier
    periods as they are.
    """
    given = filing.digest.plan_given
    file = filing.plan.file
    if given and filing.is_latest:
        id, _, version = normal(given).partition("@")
        if id == file.id and version != file.version:
            yield Hit(("plan",), "" if version else "none", expected=f"{file.id}@{file.version}", actual=given)


@rule("R202", "unknown-unit", Severity.ERROR, REPORT)
def unknown_unit(submission: Submission) -> Iterator[Hit]:
    """The reporting unit is not in the plan, is a collective one, or is there on no day of the period.

    Why: without the unit nobody knows what it owes. A collective (all counties, say) can't report: each of its members
    does. Of the time after a unit has ended its successor reports.
    Example: `unit: 市教育厅`; `unit: 各县区政府`; a report for 2025 of a unit that was merged in 2024.
    Mend: write a unit's name or one of its aliases; `plan show` lists them.
    """
    given = submission.report.header.unit
    if not given or submission.unit:
        return
    plan, found, period = submission.plan, submission.named, submission.period
    if found and found.kind != "collective" and period:
        yield _not_there(found, given, period)
    elif found:
        yield Hit(("unit",), "collective", actual=given, facts={"members": tuple(found.members)})
    else:
        name = normal(bare(given))
        suggestion = _without_suffix(name, plan.names()) or submission.suggester.nearest(name, plan.names())
        yield Hit(("unit",), actual=given, facts={"suggestion": suggestion}, mends=_near(("unit",), suggestion))


def _not_there(unit: Unit, given: str, period: Period) -> Hit:
    """The hit of a unit that had ended before a period, or begins after it."""
    if unit.until is None or unit.until >= period.start:
        return Hit(("unit",), "not-yet", actual=given, expected=unit.start, facts={"period": period.name})
    facts: Facts = {"period": period.name, "successor": unit.successor}
    mends = _near(("unit",), unit.successor)
    return Hit(
        ("unit",), "ended" if unit.successor else "gone", expected=unit.until, actual=given, facts=facts, mends=mends
    )


_SUFFIX = r"(?:人民)?政府(?:办公室|办)?\Z|(?:管理)?委员会\Z|办公室\Z|机关\Z"


def _without_suffix(given: str, names: Iterable[str]) -> str | None:
    """The only unit that is meant by a name with a usual ending, or with that of the city before it: 甲县人民政府 for
    甲县.
    """
    core = re.sub(_SUFFIX, "", given)
    cores = {name: re.sub(_SUFFIX, "", name) for name in names}
    equal = [name for name, own in cores.items() if own == core]
    ending = [name for name, own in cores.items() if len(own) > 1 and core.endswith(own)]
    found = equal or ending
    return found[0] if len(found) == 1 and core else None


def _near(at: Path, name: str | None, *, on_key: bool = False) -> tuple[Mend, ...]:
    """The mend of a value, or a key, for which a near name is known."""
    text = as_text(name) if name else None
    return (Mend(at, text, on_key),) if text else ()


@rule("R203", "unknown-task", Severity.ERROR, REPORT)
def unknown_task(submission: Submission) -> Iterator[Hit]:
    """An entry names a task that the plan does not have.

    Why: what stands there would count for nothing.
    Example: `task: A1.9`, where A1 has six tasks.
    Mend: write the id of a task; the message lists the unit's own.
    """
    for line in submission.entries:
        if line.given and line.task is None:
            tasks = submission.plan.tasks
            suggestion = _meant(
                submission, line.given, {id: task.title for id, task in tasks.items()}, submission.duties
            )
            facts = {"suggestion": suggestion, "own": tuple(submission.duties)}
            at = line.path("task")
            yield Hit(at, task=line.given, actual=line.given, facts=facts, mends=_near(at, suggestion))


@rule("R204", "unknown-target", Severity.ERROR, REPORT)
def unknown_target(submission: Submission) -> Iterator[Hit]:
    """A figure names a target that its task does not have.

    Why: the figure would count for nothing, or for another task.
    Example: `target: A1.6.T9`; `target: A2.3.T1` in the entry of A1.6.
    Mend: write the id of one of the task's targets, or move the figure to the entry of its own task.
    """
    plan = submission.plan
    for line, figure in submission.figures:
        if figure.given and figure.target is None and line.task:
            own = {target.id: target.name for target in plan.tasks[line.task].targets}
            at = line.path("figures", figure.number, "target")
            yield _not_here(submission, at, figure.given, own, normal(figure.given) in plan.targets, line.task)


@rule("R205", "unknown-deliverable", Severity.ERROR, REPORT)
def unknown_deliverable(submission: Submission) -> Iterator[Hit]:
    """An entry gives a state to a deliverable that its task does not have.

    Why: the state would count for nothing, or for another task.
    Example: `deliverables: {A1.6.D9: done}`.
    Mend: write the id of one of the task's deliverables; `plan show TASK` lists them.
    """
    plan = submission.plan
    for line in submission.entries:
        if line.task is None or all(state.item for state in line.states):
            continue
        own = {item.id: item.text for item in plan.tasks[line.task].deliverables}
        taken = {state.given for state in line.states}
        for state in line.states:
            if state.item is None:
                known = normal(state.given) in plan.deliverables
                at = line.path("deliverables", state.given)
                hit = _not_here(submission, at, state.given, own, known, line.task, on_key=True)
                yield hit._replace(mends=()) if hit.facts.get("suggestion") in taken else hit


def _not_here(
    submission: Submission, at: Path, given: str, own: dict[str, str], known: bool, task: str, *, on_key: bool = False
) -> Hit:
    """The hit for an id of another task, or of none; `own`: the task's own ids, with what they are called."""
    if known:
        owner = submission.plan.task_of(normal(given)).id
        return Hit(at, "other-task", task=task, actual=given, facts={"owner": owner, "own": tuple(own)}, on_key=on_key)
    suggestion = _meant(submission, given, own, own)
    facts: Facts = {"suggestion": suggestion, "own": tuple(own)}
    mends = _near(at, suggestion, on_key=on_key)
    return Hit(at, "" if own else "none", task=task, actual=given, facts=facts, on_key=on_key, mends=mends)


def _meant(submission: Submission, given: str, names: Mapping[str, str], own: Iterable[str]) -> str | None:
    """The id that was meant: by its name, with the id before it or without, or as the nearest of its own."""
    if submission.suggester.left <= 0:
        return None
    text = normal(bare(given))
    named = [id for id, name in names.items() if normal(name) == text]
    if not named:
        behind = ((id, text[len(id) :].strip(_BETWEEN)) for id in names if text.startswith(id))
        named = [id for id, rest in behind if rest and rest == normal(names[id])]
    return named[0] if len(named) == 1 else submission.suggester.nearest(text, own or names)


_BETWEEN = " ：:.、-"
"""What may stand between an id and its name."""


@rule("R206", "not-responsible", Severity.ERROR, REPORT)
def not_responsible(submission: Submission) -> Iterator[Hit]:
    """The unit is neither the lead nor a responsible unit of the task on any day of the period.

    Why: the plan gives the task to others; most often the id is mistyped.
    Example: 市林业局 reports on A1.6, which 市教育局 leads with 市科协.
    Mend: correct the id, or take the entry out.
    """
    for line in submission.entries:
        if line.task and submission.unit and line.role is None:
            facts: Facts = {"lead": submission.plan.tasks[line.task].lead, "own": tuple(submission.duties)}
            yield Hit(line.path("task"), task=line.task, actual=submission.unit.name, facts=facts)


@rule("R207", "wrong-measure", Severity.ERROR, REPORT)
def wrong_measure(submission: Submission) -> Iterator[Hit]:
    """A figure is in another measure than its target.

    Why: 人 (persons) and 人次 (attendances) are different things, and 6.2 万人次 is 62000 人次.
    Example: `measure: 人次` for a target in 人.
    Mend: report in the target's measure, with the number written out.
    """
    for line, figure in submission.figures:
        target = submission.target(figure)
        if target is None or figure.measure is None or not is_in_other_measure(figure, target):
            continue
        facts: Facts = {}
        mends: tuple[Mend, ...] = ()
        value, case = figure.value, ""
        factor = multiple_of(figure.measure, target.measure)
        mend = expanded(value, factor) if factor and value is not None else None
        if mend is not None and (mend == mend.to_integral_value() or not is_counted(target.measure)):
            case, facts = "multiple", {"value": value, "mend": mend}
            mends = _in_own_measure(line.path("figures", figure.number), mend, target.measure)
        elif near := _meant_measure(submission, figure.measure, target.measure):
            facts = {"suggestion": near} if near != canonical(target.measure) else {}
            at = line.path("figures", figure.number, "measure")
            mends = (Mend(at, name),) if (name := as_text(near)) else ()
        yield Hit(
            line.path("figures", figure.number, "measure"),
            case,
            task=line.task_id,
            target=target.id,
            expected=canonical(target.measure),
            actual=figure.measure,
            facts=facts,
            mends=mends,
            sure=bool(mends) and case == "multiple",
        )


def _meant_measure(submission: Submission, given: str, measure: str) -> str | None:
    """The name of a declared measure that was probably meant. Of the usual ones a near name is another: 人, 人次."""
    if not isinstance(measure, Measure) or is_usual(given) or canonical(given) in submission.plan.terms.measures:
        return None
    return submission.suggester.nearest(given, measure.names)


def _in_own_measure(figure: Path, value: Decimal, measure: str) -> tuple[Mend, ...]:
    """The mends of a figure in ten thousands: the number written out, and the target's measure."""
    name = as_text(canonical(measure))
    return (Mend((*figure, "value"), format(value, "f")), Mend((*figure, "measure"), name)) if name else ()


@rule("R208", "duplicate-entry", Severity.ERROR, REPORT)
def duplicate_entry(submission: Submission) -> Iterator[Hit]:
    """A task, target or deliverable is reported twice in one report.

    Why: only one of the two can count.
    Example: two entries with `task: A1.6`, or two figures with `target: A1.6.T1`.
    Mend: put both into one, and take the other out.
    """
    facts = submission.facts
    if len(facts.by_task) < len(facts.entries):
        entries = ((line.task_id, line.path("task"), line) for line in facts.entries)
        for id, at, first, line in _twice(entries):
            yield Hit(at, task=line.task_id, actual=id, related=(Spot(first),))
    if len(facts.by_target) < sum(len(line.figures) for line in facts.entries):
        figures = ((f.given, line.path("figures", f.number, "target"), line) for line, f in submission.figures)
        for id, at, first, line in _twice(figures):
            yield Hit(at, task=line.task_id, target=id, actual=id, related=(Spot(first),))
    if len(facts.by_item) < sum(len(line.states) for line in facts.entries):
        states = ((s.given, line.path("deliverables", s.given), line) for line in facts.entries for s in line.states)
        for id, at, first, line in _twice(states):
            yield Hit(at, task=line.task_id, target=id, actual=id, related=(Spot(first, on_key=True),), on_key=True)


def _twice(items: Iterable[tuple[str | None, Path, EntryFacts]]) -> Iterator[tuple[str, Path, Path, EntryFacts]]:
    """Every item whose id was there before: the id, where it stands, where the first stands, and the entry that it is
    in.
    """
    seen: dict[str, Path] = {}
    for id, at, line in items:
        if id is not None and (first := seen.setdefault(normal(id), at)) is not at:
            yield id, at, first, line


RULES = (
    wrong_plan,
    unknown_unit,
    unknown_task,
    unknown_target,
    unknown_deliverable,
    not_responsible,
    wrong_measure,
    duplicate_entry,
    plan_version,
)
