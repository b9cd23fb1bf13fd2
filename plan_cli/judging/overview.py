"""All units together at a period's end: who has reported, how the targets stand, what changed. Facts of the reports
alone, no findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from plan_cli.judging.pace import Assessment, Lamp, worst
from plan_cli.judging.stages import COUNTED
from plan_cli.judging.standing import Standing
from plan_cli.model.period import Period
from plan_cli.model.plan_form import COMPARISONS, SPANS, Section, Target, Task, Unit

if TYPE_CHECKING:
    from plan_cli.judging.closing import Closed
    from plan_cli.judging.digest import Digest
    from plan_cli.judging.facts import ShortfallFacts
    from plan_cli.judging.ledger import Ledger
    from plan_cli.model.plan import Plan

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

    state: Literal["silent", "awaited", "unread", "not-owed", "late", "reported"]
    submitted: date | None = None
    days: int = 0


class Change(NamedTuple):
    """A target whose lamp is not what it was a period before. `is_revised`: what it asks, when or of whom is not what
    it was then.
    """

    unit: Unit
    before: Assessment
    now: Assessment
    is_revised: bool = False


Direction = Literal["worse", "lost", "known", "better", "revised", "new"]
_ORDER: dict[Direction, int] = {"worse": 0, "lost": 1, "known": 2, "better": 3, "revised": 4, "new": 5}


def direction(change: Change) -> Direction:
    """Which way a lamp went; from and to “no data” is neither better nor worse, and what was revised, or has begun anew
    with its year, is not compared.
    """
    if change.is_revised:
        return "revised"
    if change.before.span != change.now.span:
        return "new"
    before, now = change.before.lamp, change.now.lamp
    if Lamp.GREY in (before, now):
        return "known" if before is Lamp.GREY else "lost"
    return "worse" if worst([before, now]) is now else "better"


class Overview:
    """A folder's reports, seen as a whole. `only`: the names of the units that it is about, where these are not all."""

    def __init__(self, ledger: Ledger, period: Period, only: frozenset[str] | None = None) -> None:
        self.ledger = ledger
        self.plan = ledger.plan.on(period.end)
        self.period = period
        self.only = only

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Overview) and (self.ledger, self.period, self.only) == (
            other.ledger,
            other.period,
            other.only,
        )

    def __hash__(self) -> int:
        return hash((self.period, self.only))

    def __reduce__(self) -> tuple[type[Overview], tuple[Ledger, Period, frozenset[str] | None]]:
        """As it was made: what is worked out from that is worked out anew."""
        return Overview, (self.ledger, self.period, self.only)

    def at(self, period: Period) -> Overview:
        """The same of another period."""
        return Overview(self.ledger, period, self.only)

    def about(self, units: frozenset[str]) -> Overview:
        """The same about these units alone."""
        return Overview(self.ledger, self.period, units)

    @property
    def as_of(self) -> date:
        return self.ledger.date_of(self.period)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How the units stand that have any task, in the plan's order of duties."""
        names = (name for name, tasks in self.plan.duties.items() if tasks and name in self.plan.units)
        return tuple(
            Standing(self.ledger, self.plan.units[name], self.period)
            for name in names
            if self.only is None or name in self.only
        )

    def standing(self, unit: Unit) -> Standing:
        """How one unit stands, whether it has a task or not."""
        return self._by_unit.get(unit.name) or Standing(self.ledger, unit, self.period)

    @cached_property
    def _by_unit(self) -> dict[str, Standing]:
        return {standing.unit.name: standing for standing in self.standings}

    # --- who has reported

    @cached_property
    def reports(self) -> list[Digest]:
        """The reports of the period, and those of finer periods within it, by unit and oldest first."""
        return [
            s
            for unit in self.plan.units
            for s in self.ledger.history(unit)
            if s.period and self.period.contains(s.period)
        ]

    @cached_property
    def reports_of(self) -> dict[str, list[Digest]]:
        """The same by unit."""
        found: dict[str, list[Digest]] = {}
        for report in self.reports:
            found.setdefault(report.unit or "", []).append(report)
        return found

    @cached_property
    def owing(self) -> list[Unit]:
        """The units that owe an entry of any task, and so the report."""
        return [unit for unit in self.plan.file.units if self.ledger.stages.duties(unit.name, self.period)]

    @property
    def is_due(self) -> bool:
        """Whether the day is past by which reports for the period were owed, as far as anything is known."""
        known = self.ledger.known_day
        return self.plan.owes(self.period) and known is not None and known > self.plan.due(self.period)

    @cached_property
    def unfiled(self) -> list[Unit]:
        """The units that owe a report for the period and have filed none, read or unread."""
        if not self.plan.owes(self.period):
            return []
        return [
            unit
            for unit in self.owing
            if self._report_of(unit) is None and not self.ledger.is_unread(unit.name, self.period)
        ]

    @cached_property
    def silent(self) -> list[Unit]:
        """Those of them whose report is overdue."""
        return self.unfiled if self.is_due else []

    @cached_property
    def awaited(self) -> list[Unit]:
        """Those of them who still have time."""
        return [] if self.is_due else self.unfiled

    def _report_of(self, unit: Unit) -> Digest | None:
        """What a unit filed for exactly this period: of several the one that counts."""
        return self.ledger.archive.counting(unit.name, self.period)

    @cached_property
    def _first(self) -> Period:
        """The first period that must be reported, or the first of which anything was read: of those before it nobody
        here can know.
        """
        plan = self.ledger.plan
        known = [plan.period_of(period.end) for period in self.ledger.periods()]
        return max([plan.first_period, *known[:1]], key=lambda period: period.order)

    def skipped(self, unit: Unit) -> list[Period]:
        """The cycle's periods without a report, from the first to the unit's latest report."""
        plan = self.ledger.plan
        filed = {s.period for s in self.ledger.history(unit.name, self.period) if s.period}
        filed = {period for period in filed if plan.is_of_cycle(period)}
        latest = max(filed, key=lambda period: period.order, default=None)
        missing = []
        period = self._first
        while latest and period.end < latest.end:
            if period not in filed and plan.owes(period) and self.ledger.stages.duties(unit.name, period):
                missing.append(period)
            period = plan.period_after(period)
        return missing

    @cached_property
    def reported(self) -> list[Unit]:
        """Those that owe a report and have filed it, late or not."""
        return [unit for unit in self.owing if self._report_of(unit)]

    def has_reported(self, unit: Unit) -> bool:
        """Whether a unit owes a report and has filed it."""
        return unit.name in self._owing and self._report_of(unit) is not None

    @cached_property
    def _owing(self) -> frozenset[str]:
        return frozenset(unit.name for unit in self.owing)

    def filed(self, unit: Unit) -> Filed:
        if unit.name in self._unfiled_names:
            return Filed("silent" if self.is_due else "awaited")
        report = self._report_of(unit)
        if report is None:
            return Filed("unread" if self.ledger.is_unread(unit.name, self.period) else "not-owed")
        submitted = report.submitted
        is_owed = submitted and self.plan.owes(self.period)
        late = (submitted - self.plan.due(self.period)).days if submitted and is_owed else 0
        return Filed("late", submitted, late) if late > 0 else Filed("reported", submitted)

    @cached_property
    def _unfiled_names(self) -> frozenset[str]:
        return frozenset(unit.name for unit in self.unfiled)

    # --- how the targets stand

    def tally(self, standings: Iterable[Standing]) -> Tally:
        """The lamps of the binding targets that these units lead and that run in the period or are open, each unit's
        by itself.
        """
        return Tally(Counter(a.lamp for s in standings for a in s.targets if a.target.binding))

    @cached_property
    def targets(self) -> Tally:
        """The lamps of the binding targets that run in the period or are open, each counted once."""
        return Tally(Counter(a.lamp for _, a in self.assessments() if a.target.binding))

    @cached_property
    def overdue(self) -> int:
        """How many of the binding targets that are counted were to be reached before the period began, and are not."""
        return len(self._overdue)

    @cached_property
    def overdue_deliverables(self) -> int:
        """How many of the binding deliverables were to be done before the period began, and are not."""
        owed = ((s, d) for s in self.standings for d in s.deliveries if d.deliverable.binding)
        return len({d.deliverable.id for s, d in owed if d.lamp is not Lamp.DONE and s.is_open(d.deliverable)})

    @cached_property
    def _overdue(self) -> list[Assessment]:
        short = (a for _, a in self.assessments() if a.target.binding and a.lamp is not Lamp.DONE)
        return [a for a in short if self.plan.target_span(a.target).end < self.period.start]

    @cached_property
    def closed(self) -> list[Closed]:
        """What is settled before the period, in the plan's order, each turn of what is asked anew by itself;
        of the units that this is about. What each member of a collective was to do is told of all of them at once.
        """
        from plan_cli.judging.closing import closed_before

        found = closed_before(self.ledger, self.period)
        if self.only is None:
            told = {(one.item.id, one.span) for one in found if not one.is_part and len(one.units) > 1}
            return [one for one in found if not (one.is_part and (one.item.id, one.span) in told)]
        names = {standing.unit.name for standing in self.standings}
        of_parts = {one.item.id for one in found if one.is_part}
        return [one for one in found if self._concerns(one, names, of_parts)]

    def _concerns(self, closed: Closed, names: set[str], of_parts: set[str]) -> bool:
        """Whether units have to do with what is settled: of what several owe, each for itself, with their own."""
        is_members = closed.item.id in of_parts and len(closed.units) > 1
        return not is_members and not names.isdisjoint(closed.units)

    @property
    def time_over(self) -> tuple[int, int]:
        """How many binding targets were settled before the period, and how many of them were met."""
        targets = [one for one in self.closed if isinstance(one.item, Target) and one.item.binding]
        if self.only is None:
            targets = [one for one in targets if not one.is_part]
        return len(targets), sum(one.is_met for one in targets)

    @property
    def missed(self) -> list[Closed]:
        """What is closed as missed, but for what the plan only strives for."""
        return [one for one in self.closed if not one.is_met and one.item.binding]

    def tally_of(self, section: Section) -> Tally:
        """The same of one section."""
        return Tally(Counter(a.lamp for _, a in self.assessments(section) if a.target.binding))

    def deliverables_of(self, section: Section) -> Tally:
        """A section's binding deliverables that run or are open, by all that owe them."""
        items = (item for task in section.tasks for item in task.deliverables if item.binding)
        asked = (item for item in items if self.ledger.stages.of_deliverable(item, self.period) in COUNTED)
        return Tally(Counter(self.ledger.delivery(item, self.period).lamp for item in asked))

    def assessments(self, section: Section | None = None) -> list[tuple[Unit, Assessment]]:
        """Every judged target with its lead, the first-named of several, in the plan's order; or those of a section.
        What several units owe, each for itself, is there once, as a whole; of some units alone, as each of them owes
        it.
        """
        return [row for target in self._targets(section) for row in self._assessed.get(target.id, ())]

    def _targets(self, section: Section | None) -> Iterator[Target]:
        sections = [section] if section else self.plan.file.sections
        return (target for s in sections for task in s.tasks for target in task.targets)

    @cached_property
    def _assessed(self) -> dict[str, list[tuple[Unit, Assessment]]]:
        plan, ledger = self.plan, self.ledger
        found: dict[str, list[tuple[Unit, Assessment]]] = {}
        for standing in self.standings:
            for a in standing.targets:
                found.setdefault(a.target.id, []).append((standing.unit, a))
        for target in plan.joint:
            whole = plan.holding(target)
            if not whole.is_whole and target.id in found:
                found[target.id].sort(key=lambda row: whole.units.index(row[0].name))
                del found[target.id][1:]
            elif self.only is None:
                is_asked = ledger.stages.of_target(target, self.period) in COUNTED
                rows = [(plan.lead_of(target), ledger.target(target, self.period))] if is_asked else []
                found[target.id] = rows
        return found

    def rows(self, section: Section | None = None) -> Iterator[tuple[Unit, Assessment]]:
        """The same, and below what several units owe, each for itself, how it stands with each."""
        for target in self._targets(section):
            yield from self._assessed.get(target.id, ())
            yield from self.parts(target) if self.only is None else ()

    def parts(self, target: Target) -> list[tuple[Unit, Assessment]]:
        """How a target stands that several units owe, as each of them owes it and is asked for it."""
        stages, found = self.ledger.stages, []
        for holding in self.plan.holdings(target):
            (name,) = holding.units
            if name in self.plan.units and stages.of_target(target, self.period, name) in COUNTED:
                found.append((self.plan.units[name], self.ledger.target(target, self.period, name)))
        return found

    def shortfall(self, unit: Unit, task: Task) -> ShortfallFacts | None:
        """What the unit's latest entry for the task says of cause, remedy and date."""
        reports = self.ledger.archive.newest_of(task, unit.name, self.period)
        entry = next((report.facts.by_task[task.id] for report in reports if task.id in report.facts.by_task), None)
        return entry.shortfall if entry else None

    # --- what changed

    @cached_property
    def previous(self) -> Period | None:
        """The period before in the plan's cycle, where something was reported up to then."""
        cycle = self.plan.file.reporting.cycle
        before = self.ledger.plan.period_before(self.period.around(self.period.start, cycle))
        known = any(period.order <= before.order for period in self.ledger.periods())
        return before if known and self.plan.owes(before) else None

    def _holder(self, unit: Unit, assessment: Assessment) -> str | None:
        """The unit that owes a figure of its own, where it is not the whole that was judged."""
        return None if assessment.is_whole else unit.name

    @cached_property
    def moved(self) -> tuple[list[Target], list[Target]]:
        """The binding targets that are counted now and were not in the period before, and the other way round."""
        if self.previous is None:
            return [], []
        before = {a.target.id: a.target for a in self._before}
        now = {a.target.id: a.target for _, a in self.assessments() if a.target.binding}
        came = [target for id, target in now.items() if id not in before]
        return came, [target for id, target in before.items() if id not in now]

    @cached_property
    def _before(self) -> list[Assessment]:
        """The binding targets that were counted in the period before."""
        if self.previous is None:
            return []
        earlier = Overview(self.ledger, self.previous, self.only)
        return [a for _, a in earlier.assessments() if a.target.binding]

    @cached_property
    def changes(self) -> list[Change]:
        """The targets whose lamps have changed since, what became worse first."""
        before = self.previous
        if before is None:
            return []
        stages = self.ledger.stages
        found = ((unit, a, self._holder(unit, a)) for unit, a in self.assessments())
        common = [row for row in found if stages.of_target(row[1].target, before, row[2]) in COUNTED]
        then = self.ledger.plan.on(before.end)
        changes = [
            Change(unit, self.ledger.target(a.target, before, name), a, _is_revised(a.target.id, then, self.plan))
            for unit, a, name in common
        ]
        return sorted((c for c in changes if c.before.lamp is not c.now.lamp), key=lambda c: _ORDER[direction(c)])


def _is_revised(id: str, before: Plan, now: Plan) -> bool:
    """Whether a target's goal, time or lead is another than it was."""
    return before is not now and _asked(before, id) != _asked(now, id)


def _asked(plan: Plan, id: str) -> tuple[object, ...]:
    """What a target asks, when, and of whom; the time of what is asked anew is each of its turns."""
    target = plan.targets[id]
    asked = (getattr(target, name) for name in (*COMPARISONS, *SPANS, "of", "baseline", "milestones"))
    return (plan.leads(target), target.shares, None if target.every else plan.target_span(target), *asked)
