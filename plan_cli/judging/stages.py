"""What is asked for in a period: what has begun and is not settled, which tasks that makes run, and who owes an entry.

A thing is upcoming before its time, runs in the periods that overlap it, and is open afterwards until it is settled.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plan_cli.judging.archive import Archive
    from plan_cli.model.holding import Holding
    from plan_cli.model.period import Period, Span
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target, Task


class Stage(StrEnum):
    """Where a thing stands in a period, what asks the most first."""

    RUNNING = "running"
    OPEN = "open"
    UPCOMING = "upcoming"
    SETTLED = "settled"


COUNTED = (Stage.RUNNING, Stage.OPEN)
"""What is owed, asked for, counted and judged."""


class Stages:
    """The stages of all that a plan asks for. `is_alone`: there is one report, and nobody knows what others say."""

    def __init__(self, plan: Plan, archive: Archive, *, is_alone: bool) -> None:
        self.plan = plan
        self.archive = archive
        self.is_alone = is_alone
        self._of_items: dict[tuple[str, str], Stage] = {}
        self._runs: dict[tuple[str, str], bool] = {}
        self._duties: dict[tuple[str, str], list[Task]] = {}

    def of_target(self, target: Target, period: Period, unit: str | None = None) -> Stage:
        """The stage of a target, by what its lead reported before the period; for a unit that owes a figure of its own,
        as that one holds it.
        """
        plan = self.plan.on(period.end)
        if target.id in plan.idle:
            return _of_idle(plan, target.id)
        span = plan.target_span(target)
        if span.overlaps(period):
            return Stage.RUNNING  # a target is settled when its time ends, and not before
        holding = plan.holding(target, unit)
        if holding.mode == "each":
            return min((self.of_target(target, period, name) for name in holding.units), key=_ASKS.__getitem__)
        return self._beyond(holding.target, holding.units, span, period, holding)

    def of_deliverable(self, item: Deliverable, period: Period, unit: str | None = None) -> Stage:
        """The stage of a deliverable for a unit that owes it; for all of them, that which asks the most."""
        plan = self.plan.on(period.end)
        if item.id in plan.idle:
            return _of_idle(plan, item.id)
        span = plan.deliverable_span(item)
        if unit is not None:
            return self._of_unit(item, unit, span, period)
        key = (item.id, period.name)
        if key not in self._of_items:
            owners = plan.owners(item)
            stages = {self._of_unit(item, name, span, period) for name in owners} or {_of_nobody(span, period)}
            self._of_items[key] = min(stages, key=_ASKS.__getitem__)
        return self._of_items[key]

    def _of_unit(self, item: Deliverable, unit: str, span: Span, period: Period) -> Stage:
        """While its time runs, what is asked for once is settled by a done of an earlier period; nothing else is."""
        if not span.overlaps(period):
            return self._beyond(item, (unit,), span, period)
        done = None if item.continuing or item.every else self.archive.first_done(self.plan.on(period.end), item, unit)
        return Stage.SETTLED if done and done < period.start else Stage.RUNNING

    def _beyond(
        self,
        item: Target | Deliverable,
        units: Sequence[str],
        span: Span,
        period: Period,
        holding: Holding | None = None,
    ) -> Stage:
        """The stage outside the time in which a thing runs. Of what is asked anew each turn closes by itself, so that
        nothing of it stays open.
        """
        if span.start > period.end:
            return Stage.UPCOMING
        if item.every or (self.is_alone and all(self._is_unsaid(item.id, unit, period) for unit in units)):
            return Stage.SETTLED
        archive, plan = self.archive, self.plan.on(period.end)
        record = archive.ending(plan, holding) if holding else archive.record(plan, units[0])
        settled = record.settled(item)
        return Stage.SETTLED if settled and settled.at < period.start else Stage.OPEN

    def _is_unsaid(self, id: str, unit: str, period: Period) -> bool:
        """Whether a report stands alone and says nothing of a thing whose time is over: an earlier one may have."""
        report = self.archive.counting(unit, period)
        return report is None or not (id in report.facts.by_target or id in report.facts.by_item)

    def runs(self, task: Task, period: Period) -> bool:
        """Whether anything in a task runs that is not settled; where nothing is asked, whether its window does."""
        key = (task.id, period.name)
        if key not in self._runs:
            plan = self.plan.on(period.end)
            self._runs[key] = task.id not in plan.idle and (
                any(self.of_target(target, period) is Stage.RUNNING for target in task.targets)
                or any(self.of_deliverable(item, period) is Stage.RUNNING for item in task.deliverables)
                or (not (task.targets or task.deliverables) and plan.task_span(task).overlaps(period))
            )
        return self._runs[key]

    def is_active(self, task: Task, period: Period) -> bool:
        """Whether a task runs, or anything in it is open."""
        return (
            self.runs(task, period)
            or any(self._is_open_to_any(target, period) for target in task.targets)
            or any(self.of_deliverable(item, period) is Stage.OPEN for item in task.deliverables)
        )

    def _is_open_to_any(self, target: Target, period: Period) -> bool:
        """Whether a target is open as a whole, or to any of several units that owe it, each for itself."""
        names = (name for holding in self.plan.holdings(target) for name in holding.units)
        return self.of_target(target, period) is Stage.OPEN or any(
            self.of_target(target, period, name) is Stage.OPEN for name in names
        )

    def duties(self, unit: str, period: Period) -> list[Task]:
        """The tasks of which a unit owes an entry: those that run, and those in which it owes what is open."""
        key = (unit, period.name)
        if key not in self._duties:
            plan = self.plan.on(period.end)
            targets = (t.id for t in plan.led.get(unit, ()) if self.of_target(t, period, unit) is Stage.OPEN)
            items = (d.id for d in plan.owed.get(unit, ()) if self.of_deliverable(d, period, unit) is Stage.OPEN)
            opened = {plan.task_of(id).id for ids in (targets, items) for id in ids}
            tasks = plan.duties.get(unit, {}).values()
            self._duties[key] = [task for task in tasks if task.id in opened or self.runs(task, period)]
        return self._duties[key]


_ASKS = {stage: place for place, stage in enumerate(Stage)}


def _of_idle(plan: Plan, id: str) -> Stage:
    """The stage of what nobody is asked for: not yet, or not any more."""
    return Stage.UPCOMING if plan.idle[id] is None else Stage.SETTLED


def _of_nobody(span: Span, period: Period) -> Stage:
    """The stage of what nobody owes: over, it is open to nobody."""
    if span.overlaps(period):
        return Stage.RUNNING
    return Stage.UPCOMING if span.start > period.end else Stage.SETTLED
