"""Family L80, what is asked: targets, their spans and parts, the limits that they are judged by, and the time of
deliverables.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.finding import Hit, Path, Severity
from plan_cli.model.measure import SHARE, canonical, is_counted, is_rate, multiplied
from plan_cli.model.period import EVERY, MONTHS, YEAR_STARTS, Span
from plan_cli.model.plan_form import OPEN, Target
from plan_cli.rules.plan.earlier import on_every_day
from plan_cli.rules.rule import PLAN, Rule, rule

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Section, Task

_ALL = Decimal(100)


def tasks(plan: Plan) -> Iterator[tuple[Path, Task, Section]]:
    """Every task with its path, also those whose id is used twice."""
    for s, section in enumerate(plan.file.sections):
        for t, task in enumerate(section.tasks):
            yield ("sections", s, "tasks", t), task, section


class Item(NamedTuple):
    """A target or deliverable where it stands."""

    path: Path
    task: Task
    item: Target | Deliverable

    def hit(
        self,
        case: str,
        *rest: str | int,
        expected: Any = None,
        actual: Any = None,
        difference: Any = None,
        **facts: Any,
    ) -> Hit:
        return Hit((*self.path, *rest), case, self.task.id, self.item.id, expected, actual, difference, facts)


class TargetItem(Item):
    """A target where it stands."""

    @property
    def target(self) -> Target:
        assert isinstance(self.item, Target)
        return self.item


def items(plan: Plan) -> Iterator[TargetItem]:
    for path, task, _ in tasks(plan):
        for i, target in enumerate(task.targets):
            yield TargetItem((*path, "targets", i), task, target)


def deliverables(plan: Plan) -> Iterator[Item]:
    for path, task, _ in tasks(plan):
        for i, item in enumerate(task.deliverables):
            yield Item((*path, "deliverables", i), task, item)


@rule("L803", "bad-target", Severity.ERROR, PLAN)
@on_every_day
def bad_target(plan: Plan) -> Iterator[Hit]:
    """A target has not exactly one comparison and one span, or a goal, date, limit, baseline or milestone that makes no
    sense; or a deliverable has more than one time, or one outside its task's.

    Why: such a target can't be judged, or is judged by something that nobody decided.
    Example: `at_least` and `all` together; `between: [50, 30]`; a share of 130 %; `by: 2026-12-31` in a window that
    ends in 2025; a baseline of 8 for `at_most: 10`; milestones of what is asked every year, which nothing paces by;
    `year_starts: 2`.
    Mend: keep the comparison and the span that the document gives, and correct the number or date that is named.
    """
    yield from _spans(plan)
    yield from _policy(plan)
    for item in items(plan):
        yield from _shape(item)
        yield from _amounts(item)
        yield from _baseline(plan, item)
        yield from _milestones(plan, item)
        yield from _dates(plan, item)
    for other in deliverables(plan):
        given = other.item.spans
        if len(given) > 1:
            yield other.hit("several-spans", given[1], actual=tuple(given))
        yield from _dates(plan, other)


def _spans(plan: Plan) -> Iterator[Hit]:
    file = plan.file
    if file.end is not None and file.end < file.start:
        yield Hit(("end",), "ends-before", expected=file.start, actual=file.end)
    for name, window in file.windows.items():
        if window.end < window.start:
            yield Hit(("windows", name, "end"), "ends-before", expected=window.start, actual=window.end)
    for u, unit in enumerate(file.units):
        if unit.start is not None and unit.until is not None and unit.until < unit.start:
            yield Hit(("units", u, "until"), "ends-before", expected=unit.start, actual=unit.until)
    if file.year_starts not in YEAR_STARTS:
        yield Hit(("year_starts",), "year-starts", actual=file.year_starts)
    for m, measure in enumerate(file.measures):
        if (measure.counted or is_counted(measure.name)) and (measure.rate or is_rate(measure.name)):
            yield Hit(("measures", m), "counted-rate", actual=measure.name)
    if file.reporting.first.cycle != file.reporting.cycle:
        yield Hit(("reporting", "first"), "first", expected=file.reporting.cycle, actual=file.reporting.first.name)


def _policy(plan: Plan) -> Iterator[Hit]:
    for name in ("yellow_ratio", "yellow_points", "tolerance"):
        value: Decimal = getattr(plan.file.judging, name)
        # A tolerance of all would make every 左右 goal zero.
        if value > 1 or (name == "tolerance" and value == 1):
            yield Hit(("judging", name), "policy", actual=value, facts={"name": name})


def _shape(item: TargetItem) -> Iterator[Hit]:
    """One comparison, one span, and `of` only where there is something to be all of."""
    target = item.target
    for case, given in (("comparison", target.comparisons), ("span", target.spans)):
        if not given:
            yield item.hit(f"no-{case}")
        elif len(given) > 1:
            yield item.hit(f"several-{case}s", given[1], actual=tuple(given))
    if target.all is False:
        yield item.hit("all-false", "all")
    if target.of is not None and not target.all:
        yield item.hit("of", "of", actual=target.of)
    if base := multiplied(target.measure):
        yield item.hit("multiple", "measure", expected=base, actual=target.measure)


def _amounts(item: TargetItem) -> Iterator[Hit]:
    target, measure = item.target, item.target.measure
    between = target.between
    if between is not None and (len(between) != 2 or between[0] >= between[1]):
        yield item.hit("between", "between", actual=tuple(f"{value:f}" for value in between))
    for where, value in target.goals:
        if value <= 0 and where[0] != "at_most" and not target.signed:
            yield item.hit("not-positive", *where, actual=value)
    numbers = target.numbers
    for where, value in [*numbers, (("of",), target.of)] if target.of is not None else numbers:
        if canonical(measure) == SHARE and value > _ALL and not target.signed:
            yield item.hit("share", *where, actual=value)
        if is_counted(measure) and value != value.to_integral_value():
            yield item.hit("not-whole", *where, actual=value, measure=measure)


def _baseline(plan: Plan, item: TargetItem) -> Iterator[Hit]:
    target = item.target
    if target.baseline is None:
        return
    if target.by is None:
        yield item.hit("baseline-span", "baseline")
    elif target.all:
        yield item.hit("baseline-all", "baseline")
    elif target.baseline.date >= target.by:
        yield item.hit("baseline-late", "baseline", "date", expected=target.by, actual=target.baseline.date)
    value, goal = target.baseline.value, _goal(plan, target)
    if goal is not None and (value <= goal if target.at_most is not None else value >= goal):
        case = "baseline-limit" if target.at_most is not None else "baseline-goal"
        yield item.hit(case, "baseline", "value", expected=goal, actual=value, measure=target.measure)


def _goal(plan: Plan, target: Target) -> Decimal | None:
    """What a level must rise to, or come down to, from its baseline."""
    if target.between:
        return target.between[0]
    if target.about is not None:
        return (1 - plan.file.judging.tolerance) * target.about
    return target.at_most if target.at_least is None else target.at_least


def _milestones(plan: Plan, item: TargetItem) -> Iterator[Hit]:
    """They lie within the span, and run one way: from the baseline, or nothing, to the goal."""
    target = item.target
    if not target.milestones:
        if target.milestones is not None:
            yield item.hit("milestones-none", "milestones")
        return
    if target.every or target.held or (target.is_total and target.at_most is not None):
        yield item.hit("milestones-span", "milestones")
        return
    falls, goal = target.at_most is not None, target.of if target.all else _goal(plan, target)
    before = target.baseline.value if target.baseline else None if falls else Decimal(0)
    span = plan.target_span(target)
    start = target.baseline.date if target.baseline else span.start
    for at, value in sorted(target.milestones.items()):
        where = ("milestones", at.isoformat())
        if span.start <= span.end and not start <= at < span.end:
            yield item.hit("milestone-date", *where, actual=at, start=start, end=span.end)
        if before is not None and (value > before if falls else value < before):
            yield item.hit("milestone-back", *where, expected=before, actual=value, measure=target.measure)
        elif goal is not None and (value < goal if falls else value > goal):
            yield item.hit("milestone-beyond", *where, expected=goal, actual=value, measure=target.measure)
        before = value


def _dates(plan: Plan, item: Item) -> Iterator[Hit]:
    """A time of its own lies in that in which the task runs, where alone somebody is asked for it; and what is asked
    anew can be reported as often.
    """
    asked, span = item.item, plan.task_span(item.task)
    if asked.every and MONTHS[EVERY[asked.every]] < MONTHS[plan.file.reporting.cycle]:
        yield item.hit("every", "every", actual=asked.every, cycle=plan.file.reporting.cycle)
    if span.end < span.start:
        return
    if asked.by and not span.start <= asked.by <= span.end:
        yield item.hit("by", "by", actual=asked.by, start=span.start, end=span.end)
    for field, name in (("during", asked.during), ("held", asked.held if isinstance(asked, Target) else None)):
        window = plan.file.windows.get(name) if name else None
        if window and window.start <= window.end and not span.contains(Span(window.start, window.end)):
            yield item.hit("during", field, actual=name, field=field, start=span.start, end=span.end)


@rule("L806", "cut-year", Severity.WARNING, PLAN)
@on_every_day
def cut_year(plan: Plan) -> Iterator[Hit]:
    """What is asked every year (half-year, quarter, month) runs in a time that does not begin and end with one, so that
    the first or the last is short.

    Why: all of the number is then asked in a part of the year; perhaps the document means that, perhaps not.
    Example: 30 events every year, in a window from 2022-06-06 on: thirty in the seven months of 2022.
    Mend: correct the window, or say in `reading` that the short year is meant.
    """
    if plan.file.year_starts not in YEAR_STARTS:
        return  # how its years run is not known
    for item in (*items(plan), *deliverables(plan)):
        asked = item.item
        if asked.every is None or asked.reading is not None:
            continue
        span = plan.task_span(item.task)
        if span.end < span.start:
            continue
        first = plan.turn(asked.every, span.start)
        last = first if span.end == OPEN else plan.turn(asked.every, span.end)
        if first.start < span.start or (span.end != OPEN and span.end < last.end):
            yield item.hit("", "every", actual=asked.every, start=span.start, end=span.end)


@rule("L807", "rate-as-total", Severity.ERROR, PLAN)
@on_every_day
def rate_as_total(plan: Plan) -> Iterator[Hit]:
    """A share or another rate is asked for as a total: with `during` or `every`, whose figures add up.

    Why: 40 % this year and 40 % the next are not 80 %; reports would be asked for a sum that means nothing.
    Example: `at_least: 90, measure: "%", every: year`.
    Mend: `held: WINDOW` for a rate that is kept, or asked anew each year; `by: DATE` for one that is to be reached.
    """
    for item in items(plan):
        target = item.target
        if is_rate(target.measure) and (target.during or target.every):
            yield item.hit("", "during" if target.during else "every", actual=target.measure)


@rule("L804", "bad-parts", Severity.ERROR, PLAN)
@on_every_day
def bad_parts(plan: Plan) -> Iterator[Hit]:
    """The parts of a target are of another task, measure or span, go round in a circle, or do not add up to it.

    Why: a whole that is not the sum of its parts can't be compared with them, and every honest report would be faulted
    (K402).
    Example: a whole of 12000 人次 with parts of 9000 and 2000; a part in 人 of a whole in 人次.
    Mend: correct the number, measure or span that differs from the document, or take the part out.
    """
    for item in items(plan):
        if item.target.parts:
            yield from _parts(plan, item)
            yield from _sum(plan, item)


def _parts(plan: Plan, item: TargetItem) -> Iterator[Hit]:
    target = item.target
    for p, id in enumerate(target.parts):
        part = plan.targets.get(id)
        if part is None:
            continue
        if id == target.id:
            yield item.hit("itself", "parts", p, actual=id)
            continue
        if id in target.parts[:p]:
            yield item.hit("twice", "parts", p, actual=id)
        if plan.task_of(id).id != item.task.id:
            yield item.hit("task", "parts", p, actual=id, other=plan.task_of(id).id)
        if canonical(part.measure) != canonical(target.measure):
            yield item.hit("measure", "parts", p, expected=target.measure, actual=part.measure, part=id)
        if _span(part) != _span(target):
            yield item.hit("span", "parts", p, expected=_span(target), actual=_span(part), part=id)
        if target.id in _below(plan, id):
            yield item.hit("circle", "parts", p, actual=id)


def _span(target: Target) -> str:
    return ", ".join(f"{name}: {getattr(target, name)}" for name in target.spans)


def _below(plan: Plan, id: str) -> set[str]:
    """The parts of a target, theirs, and so on, however they go round."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        target = plan.targets.get(waiting.pop())
        new = [part for part in (target.parts if target else []) if part not in found]
        found.update(new)
        waiting += new
    return found


def _sum(plan: Plan, item: TargetItem) -> Iterator[Hit]:
    """Only plain numbers add up; a part that is unknown, or the whole itself, was named already."""
    whole = _plain(item.target)
    parts = [plan.targets.get(id) for id in item.target.parts]
    numbers = [_plain(part) for part in parts if part and part.id != item.target.id]
    known = [number for number in numbers if number is not None]
    if whole is None or not known or len(known) < len(parts) or sum(known) == whole:
        return
    total = sum(known, Decimal(0))
    ids = tuple(item.target.parts)
    yield item.hit(
        "sum",
        "parts",
        expected=whole,
        actual=total,
        measure=item.target.measure,
        parts=ids,
        difference=abs(whole - total),
    )


def _plain(target: Target) -> Decimal | None:
    return next((value for (name, *_), value in target.goals if name != "between"), None)


RULES: tuple[Rule[Plan], ...] = (bad_target, bad_parts)
WHOLE_YEARS: tuple[Rule[Plan], ...] = (cut_year, rate_as_total)
