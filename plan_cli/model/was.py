"""What was: the fields that a part of a plan had before, each group up to its last day.

Imported for plans in which something changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from plan_cli.finding import Hit, Path
from plan_cli.model.fields import Date, Form
from plan_cli.model.period import Period
from plan_cli.model.plan_form import (
    COMPARISONS,
    SPANS,
    Deliverable,
    PlanFile,
    Reporting,
    Section,
    Target,
    Task,
    Unit,
)
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester

Changes = Section | Task | Target | Deliverable | Unit | Reporting
"""All that can change."""
Changing = TypeVar("Changing", bound=Changes)
AnyForm = TypeVar("AnyForm", bound=Form)
Laid = dict[str, int]
"""By field, the place in `was` of the item that gives it; by "" the place of the item that holds on the day."""

FIXED: dict[type[Form], tuple[str, ...]] = {
    Section: ("id", "tasks"),
    Task: ("id", "targets", "deliverables"),
    Target: ("id", "measure"),
    Deliverable: ("id",),
    Unit: ("name", "from", "successor"),
    Reporting: (),
}
"""What never changes, or changes by itself."""
OWN = ("was", "added", "withdrawn")
"""What says of itself when it holds."""


class Until(Form):
    """The last day of what was."""

    until: Date


class Earlier(NamedTuple):
    """One item of `was`, read: its last day, its fields, and where it stands in the list."""

    until: date
    fields: Mapping[str, Any]
    place: int

    def over(self, item: Changing) -> tuple[Changing, Iterable[str]]:
        """What came after it as it was then, and the fields that were others: a comparison or a span of its own stands
        in place of the later one.
        """
        update: dict[str, Any] = {}
        for group in ((*COMPARISONS, "of"), SPANS):
            if any(self.fields.get(name) is not None for name in group if name != "of"):
                update |= {name: None for name in group if name in type(item).model_fields}
        update |= self.fields
        return copied(item, update), update


def changing(file: PlanFile) -> Iterator[tuple[Path, Changes]]:
    """All that can change, with its path."""
    yield ("reporting",), file.reporting
    yield from ((("units", u), unit) for u, unit in enumerate(file.units))
    for s, section in enumerate(file.sections):
        yield ("sections", s), section
        for t, task in enumerate(section.tasks):
            path: Path = ("sections", s, "tasks", t)
            yield path, task
            yield from (((*path, "targets", i), target) for i, target in enumerate(task.targets))
            yield from (((*path, "deliverables", i), item) for i, item in enumerate(task.deliverables))


def find_problems(file: PlanFile, source: Source) -> None:
    """Add to the source's problems what is wrong with the form of what was: each item is read as its later form is."""
    suggester = Suggester()
    for path, item in changing(file):
        for place, entry in enumerate(item.was):
            _find_problems(item, entry, (*path, "was", place), source, suggester)
    for path, item in changing(file) if not source.problems else ():
        for at, value in _below_zero(item) if isinstance(item, Target) else ():
            source.problems.add("S103", Hit((*path, "was", *at), "not-negative", actual=f"{value:f}"))


def _find_problems(item: Form, entry: dict[str, Any], path: Path, source: Source, suggester: Suggester) -> None:
    from plan_cli.model.form_errors import report_errors

    kind = type(item)
    fixed = [name for name in entry if name in (*FIXED[kind], *OWN)]
    for name in fixed:
        source.problems.add("S102", Hit((*path, name), actual=name, on_key=True))
    own = {name: value for name, value in entry.items() if name not in fixed and name != "until"}
    for form, data in ((Until, {k: v for k, v in entry.items() if k == "until"}), (kind, _standing(item) | own)):
        try:
            form.model_validate(data)
        except ValidationError as error:
            report_errors(error, form, entry, path, source, suggester)


def _below_zero(target: Target) -> Iterator[tuple[Path, Decimal]]:
    """The negative numbers of what was, where the target was not signed, each with its place."""
    was = earlier_of(target)
    for earlier in was:
        then, laid = laid_over(target, was, earlier.until)
        for below, value in () if then.signed else then.numbers:
            if value < 0 and laid.get(str(below[0])) == earlier.place:
                yield (earlier.place, *below), value


def _standing(item: Form) -> dict[str, Any]:
    """What must stand in an item, so that one of `was`, which holds a part of it, can be read as one."""
    required = (name for name, field in type(item).model_fields.items() if field.is_required())
    return {name: [] if name == "tasks" else getattr(item, name) for name in required}


def earlier_of(item: Changing) -> list[Earlier]:
    """What was, the latest first."""
    found = []
    for place, entry in enumerate(item.was):
        own = {name: value for name, value in entry.items() if name != "until"}
        read = type(item).model_validate(_standing(item) | own)
        until = Until.model_validate({"until": entry["until"]}).until
        fields = {name: getattr(read, name) for name in own}
        if isinstance(item, Reporting) and "first" in fields:  # a period of the plan's own years
            fields["first"] = Period.parse(fields["first"].name, item.first.year_starts)
        found.append(Earlier(until, fields, place))
    return sorted(found, key=lambda earlier: earlier.until, reverse=True)


def laid_over(item: Changing, was: Iterable[Earlier], day: date) -> tuple[Changing, Laid]:
    """An item as it was on a day, and which of its fields stand in `was`; the latest of that comes first."""
    laid: Laid = {}
    for earlier in was:
        if day > earlier.until:
            break
        item, fields = earlier.over(item)
        laid |= dict.fromkeys((*fields, ""), earlier.place)
    return item, laid


def before(item: Changing) -> Iterator[tuple[date, Changing]]:
    """What an item was before, the latest first, each with its last day."""
    for earlier in earlier_of(item):
        item, _ = earlier.over(item)
        yield earlier.until, item


def copied(item: AnyForm, fields: Mapping[str, Any]) -> AnyForm:
    """The same with other fields."""
    return item.model_copy(update=fields)
