"""How a unit stands at a period's end: the targets that it leads, the deliverables that it owes, and what it filed."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.judging.stages import COUNTED, Stage
from plan_cli.model.plan_form import Deliverable, Target, Task, Unit

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.judging.facts import EntryFacts, Facts
    from plan_cli.judging.ledger import Delivery, Ledger
    from plan_cli.judging.reported import Reported
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan


class Standing:
    """A unit at a period's end: what runs of it, and what is open. What was settled before is not there any more."""

    def __init__(self, ledger: Ledger, unit: Unit, period: Period) -> None:
        self.ledger = ledger
        self.plan = ledger.plan.on(period.end)
        self.unit = unit
        self.period = period

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Standing) and _of(self) == _of(other)

    def __hash__(self) -> int:
        return hash((self.unit.name, self.period))

    def __reduce__(self) -> tuple[type[Standing], tuple[Ledger, Unit, Period]]:
        """As it was made: what is worked out from that is worked out anew."""
        return Standing, (self.ledger, self.unit, self.period)

    @property
    def as_of(self) -> date:
        return self.ledger.date_of(self.period)

    @cached_property
    def duties(self) -> list[Task]:
        """The tasks of which the unit owes an entry."""
        return self.ledger.stages.duties(self.unit.name, self.period)

    @cached_property
    def targets(self) -> list[Assessment]:
        """The targets whose figures the unit owes, in the plan's order; then the divided ones that it leads, as wholes,
        where the units' reports are known.
        """
        name, ledger = self.unit.name, self.ledger
        found = [ledger.target(t, self.period, name) for t in self.plan.led.get(name, []) if self.asks_for(t)]
        whole = () if ledger.is_alone else self.plan.summed.get(name, ())
        return found + [ledger.target(t, self.period) for t in whole if self.asks_for(t)]

    def asks_for(self, target: Target) -> bool:
        """Whether a target of the unit's runs in the period or is open."""
        return self._stage_of(target) in COUNTED

    def _stage_of(self, target: Target) -> Stage:
        """As the unit holds it, or, of what is divided, as a whole."""
        return self.ledger.stages.of_target(target, self.period, None if target.shares else self.unit.name)

    def tells_of(self, assessment: Assessment, figure: Reported | None = None) -> bool:
        """Whether what is found of a target is told of this unit: of several that lead together of the one that gave
        the figure (that which counts, where none is named), else of the first-named.
        """
        units = self.plan.holding(assessment.target, self.unit.name).units
        if len(units) == 1 or assessment.is_whole:
            return True
        origin = figure or self.origin(assessment)
        return self.unit.name == (origin.digest.unit if origin else units[0])

    def origin(self, assessment: Assessment) -> Reported | None:
        """The figure that an assessment rests on; None of what several units do, each for itself."""
        unit = None if assessment.is_whole else self.unit.name
        return self.ledger.origin(assessment.target, self.period, unit)

    def misses(self, assessment: Assessment) -> bool:
        """Whether it is for this unit to be told that there is no figure of a target: of several that lead together for
        the first-named of those that give an entry, where none of them gives a figure.
        """
        if assessment.is_whole or not assessment.is_due:
            return False
        target, archive = assessment.target, self.ledger.archive
        units = self.plan.holding(target, self.unit.name).units
        if len(units) == 1:
            return True
        reports = {name: archive.counting(name, self.period) for name in units}
        said = [name for name, report in reports.items() if report and self._task(target) in report.facts.by_task]
        is_given = any(report and target.id in report.facts.by_target for report in reports.values())
        return not self.ledger.is_alone and not is_given and said[:1] == [self.unit.name]

    def _task(self, target: Target) -> str:
        return self.plan.task_of(target.id).id

    def is_open(self, item: Target | Deliverable) -> bool:
        """Whether the time of a target that the unit leads, or of a deliverable that it owes, was over before the
        period, and it is not settled.
        """
        if isinstance(item, Target):
            return self._stage_of(item) is Stage.OPEN
        return self.ledger.stages.of_deliverable(item, self.period, self.unit.name) is Stage.OPEN

    @property
    def overdue(self) -> list[Assessment]:
        """Those of them that bind, were to be reached before the period, and are not met yet."""
        return [a for a in self.targets if a.target.binding and a.lamp is not Lamp.DONE and self.is_open(a.target)]

    @cached_property
    def deliveries(self) -> list[Delivery]:
        """The deliverables that the unit owes, judged by its own state alone."""
        owed = self.plan.owed.get(self.unit.name, [])
        return [self.ledger.delivery(item, self.period, [self.unit.name]) for item in owed if self.owes(item)]

    def owes(self, item: Deliverable) -> bool:
        """Whether the unit owes the state of a deliverable of its: it runs, or is open."""
        return self.ledger.stages.of_deliverable(item, self.period, self.unit.name) in COUNTED

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


def _of(standing: Standing) -> tuple[Ledger, Unit, Period]:
    return standing.ledger, standing.unit, standing.period


class Filing(NamedTuple):
    """A sound report, and how its unit stands by all that it has reported."""

    standing: Standing
    digest: Digest

    @property
    def plan(self) -> Plan:
        return self.standing.plan

    @property
    def unit(self) -> Unit:
        return self.standing.unit

    @property
    def facts(self) -> Facts:
        return self.digest.facts

    @property
    def is_latest(self) -> bool:
        """Whether the report is of the latest period that is reported, and not a closed one."""
        latest, period = self.standing.ledger.latest, self.standing.period
        return latest is None or latest.contains(period) or latest.order <= period.order

    @property
    def entries(self) -> list[tuple[EntryFacts, Task]]:
        """The first entry of each of the tasks of which the unit owes one."""
        lines = self.facts.by_task
        return [(lines[task.id], task) for task in self.standing.duties if task.id in lines]

    @property
    def answered(self) -> list[tuple[EntryFacts, Task]]:
        """The first entry of each of the unit's tasks, those that don't run too: late states and figures are still
        taken.
        """
        lines = self.facts.by_task
        return [(lines[id], task) for id, task in self._own.items() if id in lines]

    @property
    def missing(self) -> list[Task]:
        """The tasks that the report owes an entry of and says nothing of; not those that entries with an unknown or
        unreadable task may be meant for.
        """
        if self.digest.is_lost:
            return []
        named = self.facts.by_task.keys() | set(self.digest.claimed)
        missing = [task for task in self.standing.duties if task.id not in named]
        unknown = sum(entry.task is None for entry in self.facts.entries) - len(
            self._own.keys() & set(self.digest.claimed)
        )
        return missing if len(missing) > unknown else []

    @property
    def _own(self) -> dict[str, Task]:
        """The unit's tasks, whether anything is asked for or not."""
        return self.plan.duties.get(self.unit.name, {})
