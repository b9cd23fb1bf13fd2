"""A folder's picture: the overview of its reports together with what was found in them, waived or not.

The terminal and the summary show the same ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.finding import Finding, Kind, Severity
from plan_cli.judging.overview import BEHIND, Overview
from plan_cli.judging.pace import Assessment, Lamp, worst

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.judging.facts import ShortfallFacts
    from plan_cli.judging.ledger import Delivery
    from plan_cli.judging.standing import Standing
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Task, Unit


class Behind(NamedTuple):
    """What a unit is behind with in one task, and what its own report says about it."""

    unit: Unit
    task: Task
    targets: tuple[Assessment, ...]
    deliveries: tuple[Delivery, ...]
    shortfall: ShortfallFacts | None

    @property
    def lamp(self) -> Lamp:
        return worst([*(a.lamp for a in self.targets), *(d.lamp for d in self.deliveries)]) or Lamp.GREY


class Picture:
    """A folder's result, seen as a whole: one that has an overview."""

    def __init__(self, result: Result, overview: Overview) -> None:
        self.result = result
        self.overview = overview

    @property
    def plan(self) -> Plan:
        """The plan as it held at the period's end."""
        return self.overview.plan

    @cached_property
    def sample(self) -> bool:
        """Whether anything that is known comes from example data."""
        ledger = self.overview.ledger
        known = (digest for unit in self.plan.units for digest in ledger.history(unit))
        return any(digest.is_sample for digest in known) or any(report.is_sample for report in self.result.reports)

    @cached_property
    def sample_units(self) -> list[str]:
        """The units of which anything that is known comes from example data, in the plan's order."""
        ledger = self.overview.ledger
        units = {r.digest.unit for r in self.result.checked if r.is_sample and r.digest}
        return [
            name
            for name in self.plan.units
            if name in units or any(digest.is_sample for digest in ledger.history(name, self.overview.period))
        ]

    @cached_property
    def partly_sample(self) -> bool:
        """Whether there are example data and others."""
        return self.sample and not all(report.is_sample for report in self.result.checked if report.digest)

    # --- what is behind

    @cached_property
    def behind(self) -> list[Behind]:
        """What is yellow or red, waived or not, by unit and task, the worst first."""
        groups = [group for standing in self.overview.standings for group in self._behind(standing)]
        return sorted(groups, key=_badness)

    @cached_property
    def behind_now(self) -> list[Behind]:
        """What of that is behind in its time."""
        return list(self._split(overdue=False))

    @cached_property
    def overdue(self) -> list[Behind]:
        """What of it was to be done before the period began."""
        return list(self._split(overdue=True))

    def _split(self, *, overdue: bool) -> Iterator[Behind]:
        for group in self.behind:
            standing = self.overview.standing(group.unit)
            targets = tuple(a for a in group.targets if standing.is_open(a.target) is overdue)
            deliveries = tuple(d for d in group.deliveries if standing.is_open(d.deliverable) is overdue)
            if targets or deliveries:
                yield group._replace(targets=targets, deliveries=deliveries)

    def _behind(self, standing: Standing) -> Iterator[Behind]:
        for task in self.plan.duties[standing.unit.name].values():
            late = [d for d in standing.deliveries_of(task) if d.lamp in BEHIND and d.deliverable.binding]
            short = [a for a in standing.targets_of(task) if a.lamp in BEHIND and a.target.binding]
            short.sort(key=badness)
            if late or short:
                late.sort(key=lambda delivery: BEHIND.index(delivery.lamp))
                yield Behind(
                    standing.unit, task, tuple(short), tuple(late), self.overview.shortfall(standing.unit, task)
                )

    def waiver(self, unit: Unit, item: str) -> Finding | None:
        """The waived gap of a unit's target or deliverable."""
        return self._waived_gaps.get((unit.name, item))

    @cached_property
    def _waived_gaps(self) -> dict[tuple[str | None, str | None], Finding]:
        return {
            (f.unit, f.hit.target): f for f in self.waived if f.kind is Kind.GAP and f.severity is not Severity.NOTE
        }

    # --- what is wrong

    @cached_property
    def live(self) -> list[Finding]:
        """The findings that nobody has waived."""
        return self.result.live

    @cached_property
    def waived(self) -> list[Finding]:
        return [finding for finding in self.result.findings if finding.waiver is not None]

    def faults(self, severity: Severity) -> Counter[str | None]:
        """How many faults each unit has."""
        return Counter(f.unit for f in self.live if f.kind is Kind.FAULT and f.severity is severity)


def badness(assessment: Assessment) -> tuple[int, Fraction]:
    """Sorts the worst first: red before yellow, then by how far behind the straight line, as a share of the goal."""
    rank = BEHIND.index(assessment.lamp) if assessment.lamp in BEHIND else len(BEHIND)
    return rank, _lead(assessment)


def _lead(assessment: Assessment) -> Fraction:
    if assessment.progress is not None and assessment.elapsed is not None:
        return assessment.progress - assessment.elapsed
    if assessment.value is None or not assessment.goal:
        return Fraction(0)
    limit = assessment.ceiling if assessment.is_above_held and assessment.ceiling else assessment.goal
    ahead = Fraction(assessment.value) / limit - 1
    return -ahead if assessment.wants_less else ahead


def _badness(group: Behind) -> tuple[int, bool, tuple[int, Fraction]]:
    """By the worst lamp, targets before deliverables."""
    first = badness(group.targets[0]) if group.targets else (len(BEHIND), Fraction(0))
    return BEHIND.index(group.lamp), not group.targets, first
