"""The whole of a folder at a period's end, counted: who reported, how the targets stand, what is behind, what changed.

Facts only, as `Result` and `Ledger` give them; the terminal and the Markdown summary show the same ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from plan_cli.checking.check import Result
from plan_cli.finding import Finding, Kind, Severity
from plan_cli.judging.ledger import Delivery
from plan_cli.judging.pace import Assessment, Lamp, worst
from plan_cli.judging.standing import Gathering, Standing
from plan_cli.model.period import Period
from plan_cli.model.plan_form import Section, Task, Unit
from plan_cli.model.report_form import Shortfall

BEHIND = (Lamp.RED, Lamp.YELLOW)
GOOD = (Lamp.GREEN, Lamp.DONE)


class Tally(NamedTuple):
    """How many things have each lamp: n of N are at pace or done, grey ones included in N."""

    lamps: Counter[Lamp]

    @property
    def total(self) -> int:
        return sum(self.lamps.values())

    @property
    def good(self) -> int:
        return sum(self.lamps[lamp] for lamp in GOOD)

    @property
    def behind(self) -> int:
        return sum(self.lamps[lamp] for lamp in BEHIND)


class Filed(NamedTuple):
    """What a unit did with the report that is due: when it submitted it, and how many days late."""

    state: Literal["silent", "unread", "not-owed", "late", "reported"]
    submitted: date | None = None
    days: int = 0


class Behind(NamedTuple):
    """What a unit is behind with in one task, and what its own report says about it."""

    unit: Unit
    task: Task
    targets: tuple[Assessment, ...]
    deliveries: tuple[Delivery, ...]
    shortfall: Shortfall | None

    @property
    def lamp(self) -> Lamp:
        return worst([*(a.lamp for a in self.targets), *(d.lamp for d in self.deliveries)]) or Lamp.GREY


class Change(NamedTuple):
    """A target whose lamp is not what it was a period before."""

    unit: Unit
    before: Assessment
    now: Assessment


class Picture:
    """A folder's result, seen as a whole. `ledger` and `period` are there: a folder without any readable period has no picture."""

    def __init__(self, result: Result) -> None:
        assert result.ledger is not None
        assert result.period is not None
        self.result = result
        self.plan = result.plan
        self.ledger = result.ledger
        self.period = result.period
        self.as_of = result.ledger.date_of(result.period)
        self.standings = result.standings
        self.gathering = Gathering(result.ledger, result.period)

    # --- who has reported

    @property
    def due(self) -> Period:
        """The period for which reports are owed: the latest that has ended, or the one that is looked at before the first has."""
        return self.gathering.due or self.period

    @property
    def owing(self) -> list[Unit]:
        return self.gathering.owing

    @cached_property
    def reported(self) -> list[Unit]:
        """Those that owe a report and have filed it, late or not."""
        return [unit for unit in self.owing if self.gathering.reported(unit, self.due)]

    def filed(self, unit: Unit) -> Filed:
        if unit in self.gathering.silent:
            return Filed("silent")
        reports = self.gathering.reported(unit, self.due)
        if not reports:
            return Filed("unread" if self.ledger.is_unread(unit.name, self.due) else "not-owed")
        submitted = reports[-1].submitted
        late = (submitted - self.plan.due(self.due)).days if submitted else 0
        return Filed("late", submitted, late) if late > 0 else Filed("reported", submitted)

    @cached_property
    def sample(self) -> bool:
        """Whether anything that is known comes from example data."""
        known = [s for unit in self.plan.units for s in self.ledger.history(unit)]
        checked = [report.submission for report in self.result.reports if report.submission]
        return any(submission.report.header.sample for submission in (*known, *checked))

    # --- how the targets stand

    def tally(self, standings: Iterable[Standing]) -> Tally:
        """The lamps of the binding targets that these units lead and that run in the period."""
        return Tally(Counter(a.lamp for s in standings for a in s.targets if a.target.binding and s.runs(a.target)))

    @cached_property
    def targets(self) -> Tally:
        return self.tally(self.standings)

    def tally_of(self, section: Section) -> Tally:
        """The same of one section."""
        return Tally(Counter(a.lamp for s, a in self.assessments(section) if a.target.binding and s.runs(a.target)))

    def deliverables_of(self, section: Section) -> Tally:
        """A section's running deliverables, by all that owe them."""
        items = (item for task in section.tasks for item in task.deliverables)
        running = (item for item in items if self.plan.deliverable_span(item).overlaps(self.period))
        return Tally(Counter(self.ledger.delivery(item, self.period).lamp for item in running))

    def assessments(self, section: Section | None = None) -> list[tuple[Standing, Assessment]]:
        """Every judged target with its lead, in the plan's order; or those of a section."""
        by_id = {a.target.id: (standing, a) for standing in self.standings for a in standing.targets}
        sections = [section] if section else self.plan.file.sections
        return [by_id[t.id] for s in sections for task in s.tasks for t in task.targets if t.id in by_id]

    # --- what is behind

    @cached_property
    def behind(self) -> list[Behind]:
        """What is yellow or red and not waived, by unit and task, the worst first."""
        groups = [group for standing in self.standings for group in self._behind(standing)]
        return sorted(groups, key=_badness)

    def _behind(self, standing: Standing) -> Iterator[Behind]:
        for task in self.plan.duties[standing.unit.name].values():
            late = [d for d in standing.deliveries_of(task) if d.lamp in BEHIND and not self.waiver(standing.unit, d.deliverable.id)]
            short = [a for a in standing.targets_of(task) if a.lamp in BEHIND and a.target.binding]
            short = sorted((a for a in short if not self.waiver(standing.unit, a.target.id)), key=badness)
            if late or short:
                late.sort(key=lambda delivery: BEHIND.index(delivery.lamp))
                yield Behind(standing.unit, task, tuple(short), tuple(late), self.shortfall(standing.unit, task))

    def shortfall(self, unit: Unit, task: Task) -> Shortfall | None:
        """What the unit's latest entry for the task says of cause, remedy and date."""
        reports = reversed(self.ledger.history(unit.name, self.period))
        line = next((report.by_task[task.id] for report in reports if task.id in report.by_task), None)
        return line.entry.shortfall if line else None

    def waiver(self, unit: Unit, item: str) -> Finding | None:
        """The waived gap of a unit's target or deliverable."""
        return self._waived_gaps.get((unit.name, item))

    @cached_property
    def _waived_gaps(self) -> dict[tuple[str | None, str | None], Finding]:
        return {(f.unit, f.hit.target): f for f in self.waived if f.kind is Kind.GAP and f.severity is not Severity.NOTE}

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

    # --- what changed

    @cached_property
    def previous(self) -> Period | None:
        """The period before in the plan's cycle, where something was reported up to then."""
        before = Period.containing(self.period.start, self.plan.file.reporting.cycle).previous()
        known = any(period.order <= before.order for period in self.ledger.periods())
        return before if known and self.plan.owes(before) else None

    @cached_property
    def changes(self) -> list[Change]:
        """The targets whose lamps have changed since, what became worse first."""
        before = self.previous
        if before is None:
            return []
        running = [(s, a) for s, a in self.assessments() if self.plan.target_span(a.target).overlaps(before)]
        changes = [Change(standing.unit, self.ledger.target(a.target, before), a) for standing, a in running]
        return sorted((c for c in changes if c.before.lamp is not c.now.lamp), key=lambda c: _ORDER[direction(c)])


Direction = Literal["worse", "lost", "known", "better"]
_ORDER: dict[Direction, int] = {"worse": 0, "lost": 1, "known": 2, "better": 3}


def direction(change: Change) -> Direction:
    """Which way a lamp went; from and to “no data” is neither better nor worse."""
    before, now = change.before.lamp, change.now.lamp
    if Lamp.GREY in (before, now):
        return "known" if before is Lamp.GREY else "lost"
    return "worse" if worst([before, now]) is now else "better"


def badness(assessment: Assessment) -> tuple[int, Fraction]:
    """Sorts the worst first: red before yellow, then by how far behind the straight line, as a share of the goal."""
    rank = BEHIND.index(assessment.lamp) if assessment.lamp in BEHIND else len(BEHIND)
    return rank, _lead(assessment)


def _lead(assessment: Assessment) -> Fraction:
    if assessment.progress is not None and assessment.elapsed is not None:
        return assessment.progress - assessment.elapsed
    if assessment.value is None or not assessment.goal:
        return Fraction(0)
    ahead = Fraction(assessment.value) / assessment.goal - 1
    return -ahead if assessment.target.at_most is not None else ahead


def _badness(group: Behind) -> tuple[int, bool, tuple[int, Fraction]]:
    """By the worst lamp, targets before deliverables."""
    first = badness(group.targets[0]) if group.targets else (len(BEHIND), Fraction(0))
    return BEHIND.index(group.lamp), not group.targets, first
