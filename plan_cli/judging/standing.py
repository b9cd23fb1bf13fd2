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
        """The targets that the unit leads, in the plan's order."""
        led = self.plan.led.get(self.unit.name, [])
        return [self.ledger.target(target, self.period) for target in led if self.asks_for(target)]

    def asks_for(self, target: Target) -> bool:
        """Whether a target of the unit's runs in the period or is open."""
        return self.ledger.stages.of_target(target, self.period) in COUNTED

    def is_open(self, item: Target | Deliverable) -> bool:
        """Whether the time of a target that the unit leads, or of a deliverable that it owes, was over before the
        period, and it is not settled.
        """
        stages = self.ledger.stages
        stage = (
            stages.of_target(item, self.period)
            if isinstance(item, Target)
            else stages.of_deliverable(item, self.period, self.unit.name)
        )
        return stage is Stage.OPEN

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
