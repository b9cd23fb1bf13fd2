"""What changes while a plan runs: the plan as it held on a day.

`was` is laid over what came after it, what is not asked for on the day is marked, and where a unit has ended its
successor stands. Imported for plans in which something changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.finding import Path
from plan_cli.model.period import Span
from plan_cli.model.plan_form import Deliverable, PlanFile, Reporting, Section, Target, Task, Unit
from plan_cli.model.was import AnyForm, Changing, Earlier, Laid, changing, copied, earlier_of, laid_over

if TYPE_CHECKING:
    from plan_cli.model.fields import Form


class Stretch(NamedTuple):
    """A plan from one change to the next: the how manieth it is, its first day, what stands in the file by then, since
    when what is withdrawn (None: not there yet), and by path what of it stands in `was`.
    """

    number: int
    day: date
    file: PlanFile
    idle: Mapping[str, date | None]
    laid: Mapping[Path, Laid]


class Revisions:
    """All that changes in a plan, and the plan in each stretch of time between two changes."""

    def __init__(self, file: PlanFile) -> None:
        self.file = file
        self._first_days = sorted(set(_first_days(file)))
        self._earlier = {path: earlier_of(item) for path, item in changing(file) if item.was}

    def number(self, day: date) -> int:
        """The stretch in which a day lies."""
        return bisect_right(self._first_days, day)

    @property
    def numbers(self) -> range:
        """All stretches, the first one first."""
        return range(len(self._first_days) + 1)

    def stretch(self, number: int, *, as_written: bool = False) -> Stretch:
        """The plan in a stretch; `as_written`: with the units as they are named, where others stand for them too."""
        day = self._first_days[number - 1] if number else date.min
        return _Drawing(self.file, self._earlier, day, as_written=as_written).stretch(number)

    @cached_property
    def predecessors(self) -> dict[str, tuple[str, ...]]:
        """By unit, those whose successor it is."""
        found: dict[str, tuple[str, ...]] = {}
        for unit in self.file.units:
            if unit.successor is not None and unit.until is not None:
                found[unit.successor] = (*found.get(unit.successor, ()), unit.name)
        return found

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """A unit, those whose successor it is, and theirs, the nearest first."""
        line = [unit]
        for name in line:
            line += (other for other in self.predecessors.get(name, ()) if other not in line)
        return tuple(line)


def _first_days(file: PlanFile) -> Iterator[date]:
    """The first day of everything that is new on it."""
    for unit in file.units:
        yield from _after(unit.until)
        yield from (day for day in (unit.start,) if day)
    for _, item in changing(file):
        for entry in item.was:
            yield from _after(date.fromisoformat(str(entry["until"])))
        if not isinstance(item, Unit | Reporting):
            yield from (day for day in (item.added, item.withdrawn and item.withdrawn.since) if day)


def _after(day: date | None) -> Iterator[date]:
    if day is not None and day < date.max:
        yield day + timedelta(days=1)


class _Drawing:
    """A plan as it held on a day, drawn from what stands in the file."""

    def __init__(self, file: PlanFile, earlier: Mapping[Path, list[Earlier]], day: date, *, as_written: bool) -> None:
        self.file = file
        self._earlier = earlier
        self.day = day
        self.laid: dict[Path, Laid] = {}
        self.idle: dict[str, date | None] = {}
        self._units = {unit.name: unit for unit in file.units}
        self._members: dict[str, list[str]] = {}
        heirs = {} if as_written else {name: self._heir(name) for name in self._units}
        self._heirs = heirs if any(heir != name for name, heir in heirs.items()) else {}

    def stretch(self, number: int) -> Stretch:
        file = self.file
        written = [self._was(unit, ("units", u)) for u, unit in enumerate(file.units)]
        self._members = {unit.name: unit.members for unit in written if unit.members}
        units = [self._held_by(unit) for unit in written]
        sections = [self._section(section, ("sections", s)) for s, section in enumerate(file.sections)]
        update = {"units": units, "sections": sections, "reporting": self._was(file.reporting, ("reporting",))}
        return Stretch(number, self.day, file.model_copy(update=update), self.idle, self.laid)

    def _was(self, item: Changing, path: Path) -> Changing:
        """An item as it was on the day."""
        if path not in self._earlier:
            return item
        item, laid = laid_over(item, self._earlier[path], self.day)
        if laid:
            self.laid[path] = laid
        return item

    # --- who is there

    def _heir(self, name: str) -> str | None:
        """The unit that stands for a unit on the day; None where that has not begun, or has ended without one."""
        seen = set()
        while (unit := self._units.get(name)) and unit.until is not None and unit.until < self.day:
            if unit.successor is None or name in seen:
                return None
            seen.add(name)
            name = unit.successor
        return name if unit is None or self._is_there(unit) else None

    def _is_there(self, unit: Unit) -> bool:
        return unit.is_there(Span(self.day, self.day))

    def _there(self, names: Iterable[str], without: Container[str] = ()) -> list[str]:
        """The units that stand for these, each once; `without`: those that stand for nobody else."""
        found: dict[str, None] = {}
        for name in names:
            heir = self._heirs.get(name, name)
            if heir is not None and (heir == name or heir not in without):
                found[heir] = None
        return list(found)

    def _held_by(self, item: AnyForm, without: Container[str] = ()) -> AnyForm:
        """The same with the units that stand for those that it names; `without`: the leads, beside whom nobody else
        helps for them.
        """
        if not self._heirs:
            return item
        named = ((name, getattr(item, name)) for name in _naming(type(item)))
        return _with(item, **{name: self._heirs_in(name, value, without) for name, value in named if value})

    def _heirs_in(self, field: str, value: Any, without: Container[str]) -> Any:
        """The units of a field: one, several, or each with its share; where nobody follows a lead, it stays."""
        if isinstance(value, str):
            return value if field == "who" else self._heirs.get(value, value) or value
        if isinstance(value, dict):
            heirs = {name: self._heirs.get(name, name) or name for name in value}
            return {heir: sum(value[name] for name in value if heirs[name] == heir) for heir in heirs.values()}
        there = self._there(value, without if field == "responsible" else ())
        return tuple(there) or value if field == "lead" else there

    # --- what is asked

    def _section(self, section: Section, path: Path) -> Section:
        section = self._was(section, path)
        tasks = [self._task(task, section, (*path, "tasks", t)) for t, task in enumerate(section.tasks)]
        return _with(section, tasks=tasks)

    def _task(self, task: Task, section: Section, path: Path) -> Task:
        written = self._was(task, path)
        task = self._held_by(written, self._there(written.lead))
        targets = [self._held_by(self._was(one, (*path, "targets", i))) for i, one in enumerate(task.targets)]
        items = [self._held_by(self._was(one, (*path, "deliverables", i))) for i, one in enumerate(task.deliverables)]
        if taken_over := self._taken_over(written, task.lead):
            each = [*task.responsible, *taken_over]
            items = [_with(item, who=each) if item.who == "each" else item for item in items]
        everything: list[Task | Target | Deliverable] = [task, *targets, *items]
        for one in everything:
            self._mark(one, (section, task, one))
        leads = {target.id: target.lead or task.lead for target in targets}
        leads |= {item.id: task.lead for item in items if item.who == "lead"}
        for id, names in leads.items():  # nobody is asked before there is a lead
            if not any(self._is_there(self._units[name]) for name in names if name in self._units):
                self.idle.setdefault(id, None)
        return _with(task, targets=targets, deliverables=items)

    def _taken_over(self, written: Task, leads: Collection[str]) -> list[str]:
        """The leads that stand for a helper as well, or were one themselves before they followed the lead: what each
        helper owes, they owe still.
        """
        if not self._heirs:
            return []
        helpers = [name for one in written.responsible for name in self._members.get(one, [one])]
        own = [name for name in helpers if name not in written.lead]
        return list(dict.fromkeys(heir for name in own if (heir := self._heirs.get(name)) and heir in leads))

    def _mark(self, item: Task | Target | Deliverable, within: Iterable[Section | Task | Target | Deliverable]) -> None:
        """Note what nobody is asked for on the day: it, or what it is in, is withdrawn or not yet added."""
        gone = [one.withdrawn.since for one in within if one.withdrawn and one.withdrawn.since <= self.day]
        if gone:
            self.idle[item.id] = min(gone)
        elif any(one.added and one.added > self.day for one in within):
            self.idle[item.id] = None


@cache
def _naming(form: type[Form]) -> list[str]:
    """The fields of a form that name units."""
    return [name for name in ("lead", "responsible", "who", "members", "shares") if name in form.model_fields]


def _with(item: AnyForm, **fields: Any) -> AnyForm:
    """The same with other fields, and itself where these are the same."""
    is_same = all(getattr(item, name) == value for name, value in fields.items())
    return item if is_same else copied(item, fields)
