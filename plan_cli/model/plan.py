"""The plan, and the questions that everything else asks of it.

A `Plan` is built once and never changes. Ids are unique in a sound plan; in an unsound one the first of an id counts,
and `lint` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from plan_cli.finding import Hit, Path
from plan_cli.model.holding import Holding, held
from plan_cli.model.period import EVERY, YEAR_STARTS, Every, Period, Span
from plan_cli.model.plan_form import Deliverable, PlanFile, Section, Target, Task, Unit, Withdrawn
from plan_cli.model.terms import Terms, in_terms, terms_of
from plan_cli.reading.folding import folded
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester

if TYPE_CHECKING:
    from plan_cli.model.revisions import Revisions, Stretch


class Place(NamedTuple):
    """Where an item stands in the plan: its section, its task, and its path in the file."""

    section: Section
    task: Task
    path: tuple[str | int, ...]


def normal(text: str) -> str:
    """Names are compared after NFKC and trimming; a footnote's mark behind a number is no digit of it."""
    return folded(text)


Role = Literal["lead", "responsible"]
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

    stretch = 0
    """Which of the stretches of time between two changes it is the plan of."""
    idle: Mapping[str, date | None] = {}
    """The tasks, targets and deliverables that nobody is asked for: since when they are withdrawn, or None where they
    are not there yet.
    """
    laid: Mapping[Path, Mapping[str, int]] = {}
    """What of it stands in `was`: by the path of what changed, by field, in which item of that."""

    def __init__(self, file: PlanFile, source: Source) -> None:
        self.file = file
        self.source = source

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return False
        return (self.source.name, self.idle, self.file) == (other.source.name, other.idle, other.file)

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

    # --- what changes while it runs

    @cached_property
    def changes(self) -> bool:
        """Whether anything in it is another on another day."""
        return self.file.changes

    @cached_property
    def revisions(self) -> Revisions:
        """All that changes in it."""
        from plan_cli.model.revisions import Revisions

        return Revisions(self.file)

    def on(self, day: date) -> Plan:
        """The plan as it held on a day: itself where nothing in it changes."""
        return self._held(self.revisions.number(day)) if self.changes else self

    def during(self, span: Span) -> list[Plan]:
        """The plan as it held on the days of a span, the latest first."""
        if not self.changes:
            return [self]
        first, last = self.revisions.number(span.start), self.revisions.number(span.end)
        return [self._held(number) for number in range(last, first - 1, -1)]

    def _held(self, number: int) -> Held:
        if number not in self._views:
            self._views[number] = Held(self, self.revisions.stretch(number))
        return self._views[number]

    @cached_property
    def _views(self) -> dict[int, Held]:
        return {}

    def ever(self) -> list[Plan]:
        """The plan as it held in each stretch of time between two changes, the latest first."""
        return self.during(Span(date.min, date.max))

    @cached_property
    def as_written(self) -> list[Held]:
        """The same, the first one first, with the units as they are named in the file, where others stand for them."""
        numbers = self.revisions.numbers if self.changes else ()
        return [Held(self, self.revisions.stretch(number, as_written=True)) for number in numbers]

    @cached_property
    def first(self) -> Plan:
        """The plan as its document has it: as it was at first, without what was added since."""
        if not self.changes:
            return self
        first = Held(self, self.revisions.stretch(0, as_written=True))
        added = {id for id, place in first.places.items() if place.section.added or place.task.added}
        items: list[Target | Deliverable] = [*first.targets.values(), *first.deliverables.values()]
        added |= {item.id for item in items if item.added}
        first.tasks = {id: task for id, task in first.tasks.items() if id not in added}
        first.targets = {id: target for id, target in first.targets.items() if id not in added}
        first.deliverables = {id: item for id, item in first.deliverables.items() if id not in added}
        return first

    def leads_during(self, item_id: str, span: Span) -> tuple[str, ...]:
        """Who leads a task or target, or the task of a deliverable, on the last day of a span, then who led it before
        within that, the latest first.
        """
        key = (item_id, span.start, span.end)
        if key not in self._leads:
            held = (plan.leads(plan.targets.get(item_id) or plan.task_of(item_id)) for plan in self.during(span))
            self._leads[key] = tuple(dict.fromkeys(name for names in held for name in names))
        return self._leads[key]

    def all_leads(self, item_id: str) -> tuple[str, ...]:
        """All that ever lead it, the latest first."""
        return self.leads_during(item_id, Span(date.min, date.max))

    @cached_property
    def _leads(self) -> dict[tuple[str, date, date], tuple[str, ...]]:
        return {}

    def withdrawal(self, item_id: str) -> Withdrawn | None:
        """When and why a target, deliverable or task is withdrawn: by itself, or with what it is in."""
        place = self.places[item_id]
        item = self.targets.get(item_id) or self.deliverables.get(item_id) or place.task
        found = [one.withdrawn for one in (item, place.task, place.section) if one.withdrawn]
        return min(found, key=lambda one: one.since, default=None)

    def is_idle(self, target: Target, period: Period) -> bool:
        """Whether nobody is asked for a target at a period's end: it is withdrawn, or its time has not begun."""
        return target.id in self.idle or self.target_span(target).start > period.end

    # --- who owes what

    def expand(self, names: Sequence[str]) -> list[str]:
        """Unit names with every collective replaced by its members, each once, in order."""
        expanded: dict[str, None] = {}
        for name in names:
            unit = self.units.get(name)
            expanded.update(dict.fromkeys(unit.members if unit and unit.members else [name]))
        return list(expanded)

    def leads(self, item: Task | Target) -> tuple[str, ...]:
        """The units that lead a task, or a target, in the order in which they are named; of a collective its
        members.
        """
        named = self._named_leads(item)
        if len(named) == 1 and (unit := self.units.get(named[0])) and not unit.members:
            return named
        return tuple(self.expand(named))

    def leads_of(self, item: Task | Target | Deliverable) -> tuple[str, ...]:
        """The units that lead a task or target, or the task of a deliverable."""
        return self.leads(self.targets.get(item.id) or self.task_of(item.id))

    def _named_leads(self, item: Task | Target) -> tuple[str, ...]:
        return item.lead or self.task_of(item.id).lead

    def lead_of(self, target: Target) -> Unit:
        """The unit that answers for a target as a whole: the first-named of its leads, or the collective that leads."""
        return self.units[self._named_leads(target)[0]]

    def helpers_of(self, task: Task) -> list[str]:
        """The responsible units of a task, collectives expanded, less its leads."""
        leads = self.leads(task)
        return [name for name in self.expand(task.responsible) if name not in leads]

    def roles(self, task: Task) -> dict[str, Role]:
        """The units that have a part in a task, the leads first: who leads only a target of it is responsible."""
        roles: dict[str, Role] = dict.fromkeys(self.leads(task), "lead")
        others = [*self.helpers_of(task), *(name for target in task.targets if target.lead for name in target.lead)]
        for name in self.expand(others):
            roles.setdefault(name, "responsible")
        return roles

    def holding(self, target: Target, unit: str | None = None) -> Holding:
        """A target as a whole; for a unit that owes a figure of its own, as that one holds it."""
        whole, parts = self._holdings[target.id]
        return parts.get(unit, whole) if unit else whole

    def holders(self, target: Target) -> tuple[str, ...]:
        """The units that owe a figure of a target."""
        return self.holding(target).units

    def series_of(self, target: Target, unit: str) -> tuple[str, ...]:
        """The units whose figures make one series with a unit's: those with which it leads, else itself alone."""
        holding = self.holding(target, unit)
        return holding.units if not holding.is_whole and unit in holding.units else (unit,)

    def holdings(self, target: Target) -> list[Holding]:
        """What several units hold of a target, each for itself: nothing where their figures make one series."""
        return list(self._holdings[target.id][1].values())

    @cached_property
    def _holdings(self) -> dict[str, tuple[Holding, dict[str, Holding]]]:
        named = ((target, self._named_leads(target), self.leads(target)) for target in self.targets.values())
        return {t.id: held(t, leads, is_led_by_collective=names != leads) for t, names, leads in named}

    def owners(self, deliverable: Deliverable) -> list[str]:
        """The units that owe a deliverable's state: of a collective each member, less the task's lead."""
        return self._owners[deliverable.id]

    @cached_property
    def _owners(self) -> dict[str, list[str]]:
        owners: dict[str, list[str]] = {}
        for task in self._written:
            leads = self.leads(task)
            for item in task.deliverables:
                if item.who == "lead":
                    owners[item.id] = list(leads)
                elif item.who == "each":
                    owners[item.id] = self.helpers_of(task)
                else:
                    owners[item.id] = [name for name in self.expand(item.who) if name not in leads or name in item.who]
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
        """The targets whose figures are each unit's to give, in the document's order; of one that is divided, with the
        unit's share as the goal.
        """
        led: dict[str, list[Target]] = {}
        for task in self.tasks.values():
            for target in task.targets:
                whole, parts = self._holdings[target.id]
                for holding in parts.values() if parts else (whole,):
                    for name in holding.units:
                        led.setdefault(name, []).append(holding.target)
        return led

    @cached_property
    def joint(self) -> list[Target]:
        """The targets that more than one unit has to do with: several lead, or each owes a figure of its own."""
        held = ((target, self._holdings[target.id]) for target in self.targets.values())
        return [target for target, (whole, parts) in held if parts or len(whole.units) > 1]

    @cached_property
    def summed(self) -> dict[str, list[Target]]:
        """The divided targets that each unit answers for as their lead."""
        summed: dict[str, list[Target]] = {}
        for target in self.targets.values():
            if target.shares:
                summed.setdefault(self.lead_of(target).name, []).append(target)
        return summed

    @cached_property
    def duties(self) -> dict[str, dict[str, Task]]:
        """The tasks that each unit leads or is responsible for, by id, in the document's order."""
        duties: dict[str, dict[str, Task]] = {unit.name: {} for unit in self.file.units if unit.kind != "collective"}
        for task in self.tasks.values():
            for name in self.roles(task):
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

    def is_of_cycle(self, period: Period) -> bool:
        """Whether a period is as long as the plan's cycle is at its end."""
        return period.cycle == self.on(period.end).file.reporting.cycle

    def period_of(self, day: date) -> Period:
        """The period of the plan's cycle that a day is in; where the cycle changes within it, the one that holds when
        it ends.
        """
        period = Period.containing(day, self.on(day).file.reporting.cycle, self.year_starts)
        return period if self.is_of_cycle(period) else period.around(day, self.on(period.end).file.reporting.cycle)

    @property
    def first_period(self) -> Period:
        """The first period that must be reported."""
        return self.on(date.min).file.reporting.first

    def period_before(self, period: Period) -> Period:
        """The period of the cycle that ends on the day before another begins."""
        return self.period_of(period.start - timedelta(days=1)) if self.changes else period.previous()

    def period_after(self, period: Period) -> Period:
        """The period of the cycle that begins on the day after another ends."""
        return self.period_of(period.end + timedelta(days=1)) if self.changes else period.next()

    def owes(self, period: Period) -> bool:
        """Whether a period must be reported: one of the plan's cycle, from the first on."""
        reporting = self.on(period.end).file.reporting
        return period.cycle == reporting.cycle and period.start >= reporting.first.start

    def due(self, period: Period) -> date:
        """The day on which the report of a period is due; the calendar's last where it would be later."""
        try:
            return period.end + timedelta(days=self.on(period.end).file.reporting.due_days)
        except OverflowError:
            return date.max


class Held(Plan):
    """A plan as it held from one change to the next. Everything stands where it stands in the file."""

    def __init__(self, whole: Plan, stretch: Stretch) -> None:
        super().__init__(stretch.file, whole.source)
        self.whole = whole
        self.stretch = stretch.number
        self.idle = stretch.idle
        self.laid = stretch.laid
        self.first_day = stretch.day
        self.changes = True
        self.revisions = whole.revisions
        self._leads = whole._leads

    def _held(self, number: int) -> Held:
        return self.whole._held(number)

    @cached_property
    def duties(self) -> dict[str, dict[str, Task]]:
        """The same of a plan in which nothing changes, but that who is not there on the day has none."""
        day = Span(self.first_day, self.first_day)
        gone = {unit.name for unit in self.file.units if not unit.is_there(day)}
        return {name: {} if name in gone else tasks for name, tasks in super().duties.items()}


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
    if file.changes:
        from plan_cli.model.was import find_problems

        find_problems(file, source)
    return None if source.problems else Plan(in_terms(file, terms_of(file)), source)


def _asked_by_others(file: PlanFile) -> Iterator[tuple[str, Hit]]:
    """What one field asks of others: with a document, where in it everything stands that was not added later; below
    zero only what is signed.
    """
    for s, section in enumerate(file.sections):
        for t, task in enumerate(section.tasks):
            path: Path = ("sections", s, "tasks", t)
            is_placed = file.source is not None and not (section.added or task.added)
            if is_placed and task.line is None:
                yield "S101", Hit(path, actual="line")
            unplaced = [("targets", i) for i, one in enumerate(task.targets) if one.sentence is None and not one.added]
            items = enumerate(task.deliverables)
            unplaced += [("deliverables", i) for i, item in items if item.sentence is None and not item.added]
            for kind, number in unplaced if is_placed else ():
                yield "S101", Hit((*path, kind, number), actual="sentence")
            for i, target in enumerate(task.targets):
                for below, value in () if target.signed else target.numbers:
                    if value < 0:
                        yield "S103", Hit((*path, "targets", i, *below), "not-negative", actual=f"{value:f}")


def at(plan: Plan, item_id: str, *rest: Any) -> Path:
    """The path of an item of the plan, for a finding: in `was`, where that says how the item was."""
    path = (*plan.places[item_id].path, *rest)
    return moved(path, plan.laid) or path


def moved(at: Path, laid: Mapping[Path, Mapping[str, int]]) -> Path | None:
    """Where in `was` something stands that is wrong at a path of the plan as it was; None where nothing of it does."""
    for length in range(len(at), 0, -1) if laid else ():
        fields = laid.get(at[:length])
        if fields is not None:
            field = str(at[length]) if len(at) > length else ""
            rest = at[length:] if field in fields else ()
            return (*at[:length], "was", fields.get(field, fields[""]), *rest)
    return None
