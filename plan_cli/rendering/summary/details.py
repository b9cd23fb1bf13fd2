"""The parts of a summary that go one by one: a part for each unit, or for each task."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plan_cli.judging.stages import COUNTED
from plan_cli.rendering import figures
from plan_cli.rendering.columns import name_of
from plan_cli.rendering.markdown.syntax import Column, Markup, bold, heading, joined, table
from plan_cli.rendering.summary.head import filed
from plan_cli.words import titled

if TYPE_CHECKING:
    from plan_cli.judging.facts import EntryFacts
    from plan_cli.judging.ledger import Delivery
    from plan_cli.judging.standing import Standing
    from plan_cli.model.plan_form import Task
    from plan_cli.rendering.summary.view import View


def units(view: View) -> Iterator[Markup]:
    """Every unit that owes something: a part for those of which there is something to tell, a row for the others."""
    owing = {unit.name for unit in view.picture.overview.owing}
    others = []
    for standing in view.picture.overview.standings:
        if blocks := list(_unit(view, standing)):
            yield from (heading(3, standing.unit.name), joined(duty(view, standing)), *blocks)
        elif standing.unit.name in owing:
            others.append(standing)
    if others:
        yield heading(3, view.say("part.other-units"))
        yield _others(view, others)


def _unit(view: View, standing: Standing) -> Iterator[Markup]:
    """What is to be told of a unit: its targets, what is open, what is wrong."""
    if standing.targets:
        tally = view.picture.overview.tally([standing])
        yield joined(view.say_of("duty.targets", tally.good, tally.total))
        yield view.target_table([(standing.unit, a) for a in standing.targets], "target-task")
    if view.picture.overview.filed(standing.unit).state not in ("silent", "awaited"):
        yield from _open(view, standing)
    if found := view.faults_of(standing.unit):
        yield joined(bold(view.say("part.faults")))
        yield view.fault_table(found, unit=False)


def _open(view: View, standing: Standing) -> Iterator[Markup]:
    if items := [d for d in standing.deliveries if d.lamp in figures.OPEN]:
        yield joined(bold(view.words.label("table.deliverables")))
        yield view.delivery_table(items, standing.unit)
    if missing := missing_tasks(view, standing):
        yield joined(bold(view.words.label("table.not-reported")))
        yield task_table(view, standing, missing)


def _others(view: View, standings: list[Standing]) -> Markup:
    columns = [
        Column(view.words.label("col.unit"), 20),
        Column(view.say("col.leads"), 8, number=True),
        Column(view.say("col.helps"), 8, number=True),
        Column(view.say("col.report"), 40),
    ]
    rows = []
    for standing in standings:
        leads = _leads(standing)
        state = filed(view, view.picture.overview.filed(standing.unit))
        rows.append([standing.unit.name, str(leads), str(len(standing.duties) - leads), state])
    return table(columns, rows)


def _leads(standing: Standing) -> int:
    """How many of its running tasks the unit leads."""
    return sum(standing.unit.name in standing.plan.leads(task) for task in standing.duties)


def duty(view: View, standing: Standing) -> str:
    """What a unit owes, and what it did with its report."""
    leads = _leads(standing)
    led = view.words.count("tasks", leads)
    return view.say(
        "duty",
        leads=led,
        helps=len(standing.duties) - leads,
        filed=filed(view, view.picture.overview.filed(standing.unit)),
    )


def missing_tasks(view: View, standing: Standing) -> list[Task]:
    """The running tasks that the unit's report leaves out."""
    filings = [r.filing for r in view.picture.result.reports if r.filing and r.filing.unit.name == standing.unit.name]
    mine = [filing for filing in filings if filing.standing.period == view.picture.overview.period]
    return mine[-1].missing if mine else []


def task_table(view: View, standing: Standing, tasks: list[Task]) -> Markup:
    """Tasks with the unit's role in them."""
    columns = [
        Column(view.words.label("col.task"), 24),
        Column(view.words.label("col.section"), 20),
        Column(view.words.label("col.role"), 8),
        Column(view.words.label("col.lead"), 12),
    ]
    rows = (
        [
            titled(task.id, view.plan),
            view.plan.section_of(task.id).title,
            view.words.label(f"role.{view.plan.roles(task)[standing.unit.name]}"),
            view.listed(task.lead),
        ]
        for task in tasks
    )
    return table(columns, rows)


def tasks(view: View) -> Iterator[Markup]:
    """Every task that runs: its lamp, its targets and deliverables, and what each unit says of it."""
    for section in view.plan.file.sections:
        for task in section.tasks:
            if view.picture.overview.ledger.stages.is_active(task, view.picture.overview.period):
                yield heading(3, view.task(task))
                yield from _task(view, task)


def _task(view: View, task: Task) -> Iterator[Markup]:
    picture = view.picture
    lamp = picture.overview.ledger.task_lamp(task, picture.overview.period)
    units = view.listed(task.responsible) or view.say("none")
    shown = figures.lamp_word(lamp, view.words) if lamp else figures.EMPTY
    yield joined(view.say("task.head", lead=view.listed(task.lead), responsible=units, lamp=shown))
    rows = [row for row in picture.overview.rows() if view.plan.task_of(row[1].target.id) is task]
    if rows:
        is_of_several = any(view.plan.holdings(a.target) for _, a in rows)
        yield view.target_table(rows, "target-task-lead" if is_of_several else "target")
    ledger, period = picture.overview.ledger, picture.overview.period
    items = [item for item in task.deliverables if ledger.stages.of_deliverable(item, period) in COUNTED]
    if items:
        yield _deliveries(view, [ledger.delivery(item, period) for item in items])
    yield from _entries(view, task)


def _deliveries(view: View, deliveries: list[Delivery]) -> Markup:
    """Deliverables by all that owe them: how many have done it."""
    columns = [
        Column(view.words.label("col.deliverable"), 30),
        Column(view.words.label("col.who"), 14),
        Column(view.say("col.done"), 8, number=True),
        Column(view.words.label("col.until"), 10),
        Column(view.words.label("col.lamp"), 10),
    ]
    return table(columns, (_delivery_row(view, delivery) for delivery in deliveries))


def _delivery_row(view: View, delivery: Delivery) -> list[str]:
    names = list(delivery.states)
    who = names[0] if len(names) == 1 else view.words.count("summary.units", len(names))
    done = view.say("n-of", n=delivery.done, of=len(names))
    lamp = figures.delivery_lamp(delivery, view.words)
    return [name_of(delivery), who, done, view.words.day(delivery.span.end), lamp]


def _entries(view: View, task: Task) -> Iterator[Markup]:
    """What each unit says of the task in its report for the period, the lead first; and who says nothing."""
    names = list(view.plan.roles(task))
    found = [(name, _entry(view, name, task)) for name in names]
    columns = [
        Column(view.words.label("col.unit"), 10),
        Column(view.words.label("col.state"), 8),
        Column(view.say("col.progress"), 54),
    ]
    said = [(name, line) for name, line in found if line]
    if said:
        yield table(columns, (_entry_row(view, name, line) for name, line in said))
    if silent := [name for name, line in found if line is None]:
        yield joined(
            view.say("task.silent", n=view.words.count("summary.units", len(silent)), units=view.listed(silent))
        )


def _entry(view: View, name: str, task: Task) -> EntryFacts | None:
    overview = view.picture.overview
    said = [
        report.facts.by_task[task.id]
        for report in overview.ledger.history(name, overview.period)
        if report.period and overview.period.contains(report.period) and task.id in report.facts.by_task
    ]
    return said[-1] if said else None


def _entry_row(view: View, name: str, line: EntryFacts) -> list[str]:
    return [name, view.words.label(f"state.{line.status or 'none'}"), line.progress or figures.EMPTY]
