"""A report resolved against the plan: whose it is, which task each entry names, which target each figure.

What cannot be resolved is None; the rules of the R family say why.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

from plan_cli.finding import Hit, Path
from plan_cli.model.measure import SHARE, canonical
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan, named
from plan_cli.model.plan_form import Deliverable, Target, Task, Unit
from plan_cli.model.report import Report
from plan_cli.model.report_form import Entry, Evidence, Figure, State
from plan_cli.reading.problems import Problems
from plan_cli.reading.suggest import Suggester

Role = Literal["lead", "responsible"]


class EntryLine(NamedTuple):
    """An entry with the task that it names, and the unit's role in it."""

    number: int
    entry: Entry
    task: Task | None
    role: Role | None

    def path(self, *rest: str | int) -> Path:
        return ("entries", self.number, *rest)

    @property
    def task_id(self) -> str | None:
        return self.task.id if self.task else self.entry.task


class FigureLine(NamedTuple):
    """A figure with the target that it names, where that is one of its entry's task."""

    number: int
    figure: Figure
    target: Target | None
    line: EntryLine

    def path(self, *rest: str | int) -> Path:
        return ("entries", self.line.number, "figures", self.number, *rest)

    @property
    def wrong_measure(self) -> bool:
        """Whether the figure is in another measure than its target."""
        given = self.figure.measure
        if self.target is None or given is None or given == self.target.measure:
            return False
        return canonical(given) != canonical(self.target.measure)

    @property
    def whole(self) -> Decimal | None:
        """N, of which the value is a part: the plan's, or the figure's own."""
        return (self.target.of if self.target else None) or self.figure.of

    @property
    def other_whole(self) -> bool:
        """Whether the figure names another N than the plan sets."""
        given = self.figure.of
        return given is not None and self.target is not None and self.target.of is not None and self.target.of != given

    @property
    def more_than_all(self) -> bool:
        """Whether n is above N, or a share above 100."""
        value, of = self.figure.value, self.whole
        if value is None or self.target is None:
            return False
        if self.target.all and of is not None and value > of:
            return True
        return canonical(self.target.measure) == SHARE and value > 100


class Claim(NamedTuple):
    """The state that a report gives to a deliverable."""

    id: str
    state: State | None
    deliverable: Deliverable | None
    line: EntryLine

    @property
    def path(self) -> Path:
        return self.line.path("deliverables", self.id)


class EvidenceLine(NamedTuple):
    """A document given as evidence."""

    number: int
    evidence: Evidence
    line: EntryLine

    def path(self, *rest: str | int) -> Path:
        return ("entries", self.line.number, "evidence", self.number, *rest)


class Submission:
    """A report against a plan. `folder` is where its evidence is looked for."""

    def __init__(self, plan: Plan, report: Report, folder: str = ".") -> None:
        self.plan = plan
        self.folder = folder
        self.suggester = Suggester(report.suggestions_left)
        self.report = report
        self.name = report.source.name
        self.period: Period | None = report.header.period
        self.data_through: date | None = report.data_through
        self.submitted: date | None = report.header.submitted
        found = plan.unit(report.header.unit) if report.header.unit else None
        self.unit: Unit | None = found if found and found.kind != "collective" else None
        self.duties: dict[str, Task] = plan.duties.get(self.unit.name, {}) if self.unit else {}
        """The tasks that the unit leads or is responsible for."""
        self.entries = [self._entry(index, entry) for index, entry in enumerate(report.entries)]
        self.figures = [self._figure(line, i, figure) for line in self.entries for i, figure in enumerate(line.entry.figures)]
        self.claims = [
            Claim(id, state, self._deliverable(line, id), line) for line in self.entries for id, state in line.entry.deliverables.items()
        ]
        self.evidence = [EvidenceLine(i, item, line) for line in self.entries for i, item in enumerate(line.entry.evidence)]
        self.problems = self._incomplete()
        """What of the form is wrong that only the plan can tell."""

    def _entry(self, index: int, entry: Entry) -> EntryLine:
        task = named(self.plan.tasks, entry.task) if entry.task else None
        role: Role | None = None
        if task and self.unit:
            role = "lead" if task.lead == self.unit.name else "responsible" if task.id in self.duties else None
        return EntryLine(index, entry, task, role)

    def _figure(self, line: EntryLine, index: int, figure: Figure) -> FigureLine:
        target = named(self.plan.targets, figure.target) if figure.target else None
        if target and self.plan.places[target.id].task is not line.task:
            target = None
        return FigureLine(index, figure, target, line)

    def _deliverable(self, line: EntryLine, id: str) -> Deliverable | None:
        found = named(self.plan.deliverables, id)
        return found if found and self.plan.places[found.id].task is line.task else None

    def _incomplete(self) -> Problems:
        """A figure of an `all` target needs its N (the plan's, where it sets one), one of a benchmark target the benchmark."""
        problems = Problems()
        for line in self.figures:
            if line.other_whole and line.target:
                at = line.path("of")
                problems.add("S103", Hit(at, "of-differs", expected=line.target.of, actual=line.figure.of))
            if (missing := _missing(line)) and not self.report.lost(*line.path(missing)):
                problems.add("S101", Hit(line.path(), "for-target", actual=missing, target=line.figure.target))
        return problems

    @cached_property
    def by_task(self) -> dict[str, EntryLine]:
        """The entry of each task; of several for one task, the first."""
        return {line.task.id: line for line in reversed(self.entries) if line.task}

    @cached_property
    def by_target(self) -> dict[str, FigureLine]:
        return {line.target.id: line for line in reversed(self.figures) if line.target}

    @cached_property
    def by_deliverable(self) -> dict[str, Claim]:
        return {claim.deliverable.id: claim for claim in reversed(self.claims) if claim.deliverable}

    def unusable(self, line: FigureLine) -> bool:
        """Whether a figure is in error, so that it says nothing of its target."""
        return (
            line.wrong_measure
            or line.more_than_all
            or line.other_whole
            or _missing(line) is not None
            or self.report.is_faulty(*line.path())
        )


def _missing(line: FigureLine) -> str | None:
    target, figure = line.target, line.figure
    if target is None or figure.value is None:
        return None
    if target.all and line.whole is None:
        return "of"
    return "benchmark" if target.benchmark is not None and figure.benchmark is None else None
