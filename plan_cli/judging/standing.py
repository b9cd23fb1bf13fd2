"""How a unit stands at a period's end: the targets that it leads, the deliverables that it owes, what it filed; and all units together."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from plan_cli.judging.ledger import Delivery, Ledger
from plan_cli.judging.pace import Assessment
from plan_cli.judging.submission import EntryLine, Submission
from plan_cli.model.period import Period
from plan_cli.model.plan_form import Deliverable, Target, Task, Unit


class Standing:
    """A unit at a period's end. What no longer runs is there only as long as something is known of it."""

    def __init__(self, ledger: Ledger, unit: Unit, period: Period) -> None:
        self.ledger = ledger
        self.plan = ledger.plan
        self.unit = unit
        self.period = period

    @property
    def as_of(self) -> date:
        return self.ledger.date_of(self.period)

    @cached_property
    def duties(self) -> list[Task]:
        """The unit's tasks that run in the period."""
        return self.plan.running(self.unit.name, self.period)

    @cached_property
    def targets(self) -> list[Assessment]:
        """The targets that the unit leads, in the plan's order."""
        led = self.plan.led.get(self.unit.name, [])
        return [assessment for target in led if (assessment := self._assessment(target)) is not None]

    def _assessment(self, target: Target) -> Assessment | None:
        assessment = self.ledger.target(target, self.period)
        return assessment if self.runs(target) or assessment.datum is not None else None

    @cached_property
    def deliveries(self) -> list[Delivery]:
        """The deliverables that the unit owes, judged by its own state alone."""
        owed = self.plan.owed.get(self.unit.name, [])
        return [delivery for item in owed if (delivery := self._delivery(item)) is not None]

    def _delivery(self, deliverable: Deliverable) -> Delivery | None:
        delivery = self.ledger.delivery(deliverable, self.period, [self.unit.name])
        known = delivery.states[self.unit.name] is not None
        return delivery if known or self.plan.deliverable_span(deliverable).overlaps(self.period) else None

    def runs(self, target: Target) -> bool:
        """Whether a figure of the target is asked for in the period."""
        return self.plan.target_span(target).overlaps(self.period)

    def targets_of(self, task: Task) -> list[Assessment]:
        return self._targets_by_task.get(task.id, [])

    def deliveries_of(self, task: Task) -> list[Delivery]:
        return self._deliveries_by_task.get(task.id, [])

    @cached_property
    def _targets_by_task(self) -> dict[str, list[Assessment]]:
        groups: dict[str, list[Assessment]] = {}
        for assessment in self.targets:
            groups.setdefault(self.plan.task_of(assessment.target.id).id, []).append(assessment)
        return groups

    @cached_property
    def _deliveries_by_task(self) -> dict[str, list[Delivery]]:
        groups: dict[str, list[Delivery]] = {}
        for delivery in self.deliveries:
            groups.setdefault(self.plan.task_of(delivery.deliverable.id).id, []).append(delivery)
        return groups


class Filing(Standing):
    """A unit's standing together with the sound report that it filed for the period."""

    def __init__(self, ledger: Ledger, submission: Submission, unit: Unit, period: Period) -> None:
        super().__init__(ledger, unit, period)
        self.submission = submission
        self.report = submission.report

    def afresh(self) -> Filing:
        """The same filing, with nothing worked out yet."""
        return Filing(self.ledger, self.submission, self.unit, self.period)

    @cached_property
    def entries(self) -> list[tuple[EntryLine, Task]]:
        """The first entry of each of the unit's running tasks."""
        lines = self.submission.by_task
        return [(lines[task.id], task) for task in self.duties if task.id in lines]

    @cached_property
    def answered(self) -> list[tuple[EntryLine, Task]]:
        """The first entry of each of the unit's tasks, those that no longer run too: late states and figures are still taken."""
        lines = self.submission.by_task
        return [(lines[id], task) for id, task in self.plan.duties.get(self.unit.name, {}).items() if id in lines]

    @cached_property
    def missing(self) -> list[Task]:
        """The running tasks that the report says nothing of; not those that entries with an unknown or unreadable task may be meant for."""
        named = self.submission.by_task.keys() | self.report.claimed
        if self.report.lost("entries"):
            return []
        missing = [task for task in self.duties if task.id not in named]
        unknown = sum(line.task is None for line in self.submission.entries) - len(self.report.claimed & self.submission.duties.keys())
        return missing if len(missing) > unknown else []


class Gathering:
    """All units at a period's end: who has reported, and what is known beside what one report says."""

    def __init__(self, ledger: Ledger, period: Period) -> None:
        self.ledger = ledger
        self.plan = ledger.plan
        self.period = period

    @cached_property
    def submissions(self) -> list[Submission]:
        """The reports of the period, and those of finer periods within it, by unit and oldest first."""
        return [s for unit in self.plan.units for s in self.ledger.history(unit) if s.period and self.period.contains(s.period)]

    @cached_property
    def owing(self) -> list[Unit]:
        """The units with a task that runs in the period that is due."""
        due = self.due or self.period
        return [unit for unit in self.plan.file.units if self.plan.running(unit.name, due)]

    @cached_property
    def due(self) -> Period | None:
        """The latest period of the plan's cycle that has ended, or None before the first has."""
        as_of, reporting = self.ledger.date_of(self.period), self.plan.file.reporting
        if as_of < reporting.first.end:
            return None
        latest = Period.containing(as_of, reporting.cycle)
        if latest.end > as_of:
            latest = latest.previous()
        return latest if self.plan.owes(latest) else None

    def reported(self, unit: Unit, period: Period) -> list[Submission]:
        """What a unit filed for exactly this period."""
        return [s for s in self.ledger.history(unit.name) if s.period == period]

    @cached_property
    def silent(self) -> list[Unit]:
        """The units that owe a report for the latest period that has ended, and have filed none."""
        due = self.due
        return [u for u in self.owing if due and not self.reported(u, due) and not self.ledger.is_unread(u.name, due)]

    @cached_property
    def _first(self) -> Period:
        """The first period that must be reported, or the first of which anything was read: of those before it nobody here can know."""
        reporting = self.plan.file.reporting
        known = [Period.containing(period.end, reporting.cycle) for period in self.ledger.periods()]
        return max([reporting.first, *known[:1]], key=lambda period: period.order)

    def skipped(self, unit: Unit) -> list[Period]:
        """The cycle's periods without a report, from the first to the unit's latest report."""
        cycle = self.plan.file.reporting.cycle
        filed = {s.period for s in self.ledger.history(unit.name, self.period) if s.period and s.period.cycle == cycle}
        latest = max(filed, key=lambda period: period.order, default=None)
        missing = []
        period = self._first
        while latest and period.end < latest.end:
            if period not in filed and self.plan.running(unit.name, period):
                missing.append(period)
            period = period.next()
        return missing
