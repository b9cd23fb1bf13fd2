"""The plan, and the questions that everything else asks of it.

A `Plan` is built once and never changes. Ids are unique in a sound plan; in an unsound one the first of an id counts,
and `lint` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from plan_cli.finding import Hit, Path
from plan_cli.model.period import EVERY, YEAR_STARTS, Every, Period, Span
from plan_cli.model.plan_form import Deliverable, PlanFile, Section, Target, Task, Unit
from plan_cli.model.terms import Terms, in_terms, terms_of
from plan_cli.reading.folding import folded
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester


class Place(NamedTuple):
    """Where an item stands in the plan: its section, its task, and its path in the file."""

    section: Section
    task: Task
    path: tuple[str | int, ...]


def normal(text: str) -> str:
    """Names are compared after NFKC and trimming; a footnote's mark behind a number is no digit of it."""
    return folded(text)


Item = TypeVar("Item", Task, Target, Deliverable)


def _by_id(items: Iterable[Item]) -> dict[str, Item]:
    """Items by id; the first of an id counts."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found


def named(items: Mapping[str, Item], id: str) -> Item | None:
    """The item that an id means, as it is written or after NFKC and trimming."""
    return items.get(id) or items.get(normal(id))


class Plan:
    """A plan with its indexes. Unknown ids give None; what is known to be in the plan is looked up with `[]` of the
    dictionaries.
    """

    def __init__(self, file: PlanFile, source: Source) -> None:
        self.file = file
        self.source = source

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and (self.source.name, self.file) == (other.source.name, other.file)

    def __hash__(self) -> int:
        return hash((self.source.name, self.file.id, self.file.version))

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every task, target and deliverable by id, with where it stands."""
        places: dict[str, Place] = {}
        for s, section in enumerate(self.file.sections):
            for t, task in enumerate(section.tasks):
                path = ("sections", s, "tasks", t)
                places.setdefault(task.id, Place(section, task, path))
                for kind in ("targets", "deliverables"):
                    for i, item in enumerate(getattr(task, kind)):
                        places.setdefault(item.id, Place(section, task, (*path, kind, i)))
        return places

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """By id, in the document's order."""
        return _by_id(self._written)

    @property
    def _written(self) -> Iterator[Task]:
        """Every task that stands in the file, with those whose id stood there before."""
        return (task for section in self.file.sections for task in section.tasks)

    @cached_property
    def targets(self) -> dict[str, Target]:
        return _by_id(target for task in self._written for target in task.targets)

    @cached_property
    def deliverables(self) -> dict[str, Deliverable]:
        return _by_id(item for task in self._written for item in task.deliverables)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """By name, in the file's order."""
        return {unit.name: unit for unit in self.file.units}

    @cached_property
    def _names(self) -> dict[str, Unit]:
        names = {normal(alias): unit for unit in self.file.units for alias in unit.aliases}
        return names | {normal(unit.name): unit for unit in self.file.units}

    def unit(self, name: str) -> Unit | None:
        """The unit of that name or alias."""
        return self._names.get(normal(name))

    def names(self) -> Iterator[str]:
        """Every name and alias that a report may use."""
        return (name for name, unit in self._names.items() if unit.kind != "collective")

    def task_of(self, item_id: str) -> Task:
        """The task that a target or deliverable belongs to."""
        return self.places[item_id].task

    def section_of(self, item_id: str) -> Section:
        return self.places[item_id].section

    def line_of(self, item_id: str) -> int | None:
        """The line of the document that an item comes from, where there is a document."""
        return self.places[item_id].task.line

    # --- who owes what

    def expand(self, names: list[str]) -> list[str]:
        """Unit names with every collective replaced by its members, each once, in order."""
        expanded: dict[str, None] = {}
        for name in names:
            unit = self.units.get(name)
            expanded.update(dict.fromkeys(unit.members if unit and unit.members else [name]))
        return list(expanded)

    def helpers_of(self, task: Task) -> list[str]:
        """The responsible units of a task, collectives expanded, less its lead."""
        return [name for name in self.expand(task.responsible) if name != task.lead]

    def owners(self, deliverable: Deliverable) -> list[str]:
        """The units that owe a deliverable's state: of a collective each member, less the task's lead."""
        return self._owners[deliverable.id]

    @cached_property
    def _owners(self) -> dict[str, list[str]]:
        owners: dict[str, list[str]] = {}
        for task in self._written:
            for item in task.deliverables:
                if item.who == "lead":
                    owners[item.id] = [task.lead]
                elif item.who == "each":
                    owners[item.id] = self.helpers_of(task)
                else:
                    owners[item.id] = [name for name in self.expand(item.who) if name != task.lead or name in item.who]
        return owners

    @cached_property
    def owed(self) -> dict[str, list[Deliverable]]:
        """The deliverables whose state each unit owes, in the document's order."""
        owed: dict[str, list[Deliverable]] = {}
        for id, names in self._owners.items():
            for name in names:
                owed.setdefault(name, []).append(self.deliverables[id])
        return owed

    @cached_property
    def led(self) -> dict[str, list[Target]]:
        """The targets whose figures are each unit's to give, in the document's order."""
        led: dict[str, list[Target]] = {}
        for task in self.tasks.values():
            led.setdefault(task.lead, []).extend(task.targets)
        return led

    @cached_property
    def duties(self) -> dict[str, dict[str, Task]]:
        """The tasks that each unit leads or is responsible for, by id, in the document's order."""
        duties: dict[str, dict[str, Task]] = {unit.name: {} for unit in self.file.units if unit.kind != "collective"}
        for task in self.tasks.values():
            for name in (task.lead, *self.helpers_of(task)):
                duties.setdefault(name, {})[task.id] = task
        return duties

    # --- when

    @cached_property
    def terms(self) -> Terms:
        """The measures that it declares, and how its years begin."""
        return terms_of(self.file)

    @property
    def year_starts(self) -> int:
        """The month in which the plan's years begin."""
        return self.terms.year_starts

    def period(self, name: str) -> Period:
        """The plan's period of that name; ValueError where there is none."""
        return Period.parse(name, self.year_starts)

    def period_of(self, day: date) -> Period:
        """The period of the plan's cycle that a day is in."""
        return Period.containing(day, self.file.reporting.cycle, self.year_starts)

    def turn(self, every: Every, day: date) -> Period:
        """The year of the plan, half-year, quarter or month of a day, in which something is asked anew."""
        return Period.containing(day, EVERY[every], self.year_starts)

    def _window(self, name: str | None) -> Span | None:
        window = self.file.windows.get(name) if name else None
        return window.span if window else None

    @cached_property
    def _task_spans(self) -> dict[str, Span]:
        whole = self.file.span
        return {
            task.id: self._window(task.window) or self._window(section.window) or whole
            for section in self.file.sections
            for task in section.tasks
        }

    def task_span(self, task: Task) -> Span:
        """When a task runs: its own window, its section's, or the plan's whole span."""
        return self._task_spans[task.id]

    def target_span(self, target: Target) -> Span:
        """When a target runs: its window, its task's, or its task's up to its date."""
        return self._target_spans[target.id]

    @cached_property
    def _target_spans(self) -> dict[str, Span]:
        spans = {}
        for target in self.targets.values():
            task, window = self.task_span(self.task_of(target.id)), self._window(target.during or target.held)
            spans[target.id] = window or (Span(task.start, target.by) if target.by else task)
        return spans

    def counted_since(self, target: Target, period: Period) -> date:
        """The day from which a total counts: its window's first, of what is asked anew the first of its turn."""
        span = self.target_span(target)
        if target.every is None:
            return span.start
        return max(span.start, self.turn(target.every, min(period.end, span.end)).start)

    def deliverable_span(self, deliverable: Deliverable) -> Span:
        """When a deliverable runs: in its window, up to its date, or with its task."""
        return self._deliverable_spans[deliverable.id]

    @cached_property
    def _deliverable_spans(self) -> dict[str, Span]:
        spans = {}
        for item in self.deliverables.values():
            task = self.task_span(self.task_of(item.id))
            spans[item.id] = self._window(item.during) or (Span(task.start, item.by) if item.by else task)
        return spans

    def owes(self, period: Period) -> bool:
        """Whether a period must be reported: one of the plan's cycle, from the first on."""
        return period.cycle == self.file.reporting.cycle and period.start >= self.file.reporting.first.start

    def due(self, period: Period) -> date:
        """The day on which the report of a period is due; the calendar's last where it would be later."""
        try:
            return period.end + timedelta(days=self.file.reporting.due_days)
        except OverflowError:
            return date.max


def load(source: Source) -> Plan | None:
    """The plan in a source, or None where its form is wrong; what is wrong is added to the source's problems."""
    if source.data is None:
        return None
    try:
        file: PlanFile = PlanFile.__pydantic_validator__.validate_python(source.data)
    except ValidationError as error:
        from plan_cli.model.form_errors import report_errors

        if "entries" in source.data and "sections" not in source.data:
            source.problems.add("S103", Hit((), "report"))
            return None
        given = source.data.get("year_starts")
        report_errors(error, PlanFile, source.data, (), source, Suggester(), int(given) if given in YEAR_STARTS else 1)
        return None
    for code, hit in _asked_by_others(file):
        source.problems.add(code, hit)
    return None if source.problems else Plan(in_terms(file, terms_of(file)), source)


def _asked_by_others(file: PlanFile) -> Iterator[tuple[str, Hit]]:
    """What one field asks of others: with a document, where in it everything stands; below zero only what is signed."""
    for s, section in enumerate(file.sections):
        for t, task in enumerate(section.tasks):
            path: Path = ("sections", s, "tasks", t)
            if file.source and task.line is None:
                yield "S101", Hit(path, actual="line")
            unplaced = [("targets", i) for i, target in enumerate(task.targets) if target.sentence is None]
            unplaced += [("deliverables", i) for i, item in enumerate(task.deliverables) if item.sentence is None]
            for kind, number in unplaced if file.source else ():
                yield "S101", Hit((*path, kind, number), actual="sentence")
            for i, target in enumerate(task.targets):
                for below, value in () if target.signed else target.numbers:
                    if value < 0:
                        yield "S103", Hit((*path, "targets", i, *below), "not-negative", actual=f"{value:f}")


def at(plan: Plan, item_id: str, *rest: Any) -> tuple[str | int, ...]:
    """The path of an item of the plan, for a finding."""
    return (*plan.places[item_id].path, *rest)
