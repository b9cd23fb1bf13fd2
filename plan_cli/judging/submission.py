"""A report resolved against the plan: whose it is, which task each entry names, which target each figure.

What cannot be resolved is None; the rules of the R family say why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from plan_cli.finding import Fact, Hit, Path
from plan_cli.judging.facts import EntryFacts, EvidenceFacts, Facts, FigureFacts, ShortfallFacts, StateFacts
from plan_cli.model.measure import SHARE, canonical, is_same
from plan_cli.model.plan import Plan, Role, named, normal
from plan_cli.reading.problems import Problems
from plan_cli.reading.suggest import Suggester

if TYPE_CHECKING:
    from plan_cli.model.period import Period
    from plan_cli.model.plan_form import Target, Task, Unit
    from plan_cli.model.report import Report
    from plan_cli.model.report_form import Entry, Figure


class Submission:
    """A report against a plan. `folder` is where its evidence is looked for."""

    def __init__(self, plan: Plan, report: Report, folder: str = ".") -> None:
        self.folder = folder
        self.suggester = Suggester(report.suggestions_left)
        self.report = report
        self.name = report.source.name
        self.problems = Problems()
        """What of the form is wrong that only the plan can tell."""
        self.submitted: date | None = report.header.submitted
        self.handed_in: date | None = report.handed_in
        """The day that nothing in the report can be later than."""
        self.whole = plan
        """The plan; `plan` is as it held at the end of the report's period."""
        given = None if report.lost("period") else report.header.period
        self.period: Period | None = self._believed(given)
        self.data_through: date | None = report.data_through if self.period or not report.header.period else None
        self.plan = plan.on(self.period.end) if self.period else plan
        self.named: Unit | None = plan.unit(report.header.unit) if report.header.unit else None
        """The unit that the report names, whether it can report for the period or not."""
        self.unit: Unit | None = self.named if self.named and self._can_report(self.named) else None
        self._held = plan.during(self.period) if self.period else [self.plan]
        self.duties: dict[str, Task] = self._duties(self.unit.name) if self.unit else {}
        """The tasks that the unit leads or is responsible for on any day of the period."""
        self.facts = Facts(tuple(self._entries()))

    @property
    def is_foreign(self) -> bool:
        """Whether it is written for another plan."""
        given = self.report.header.plan
        return given is not None and normal(given).partition("@")[0] != self.plan.file.id

    @property
    def entries(self) -> tuple[EntryFacts, ...]:
        return self.facts.entries

    @property
    def figures(self) -> Iterator[tuple[EntryFacts, FigureFacts]]:
        return ((entry, figure) for entry in self.entries for figure in entry.figures)

    def target(self, figure: FigureFacts) -> Target | None:
        """The target of a figure that names one of its entry's task."""
        return self.plan.targets[figure.target] if figure.target else None

    def is_idle(self, figure: FigureFacts) -> bool:
        """Whether nobody is asked for the target of a figure in the report's period."""
        target = self.target(figure)
        return target is not None and self.period is not None and self.plan.is_idle(target, self.period)

    def _can_report(self, unit: Unit) -> bool:
        return unit.kind != "collective" and (self.period is None or unit.is_there(self.period))

    def _duties(self, unit: str) -> dict[str, Task]:
        if len(self._held) == 1:
            return self._held[0].duties.get(unit, {})
        ids = {id for plan in self._held for id in plan.duties.get(unit, {})}
        return {id: task for id, task in self.plan.tasks.items() if id in ids}

    def _believed(self, period: Period | None) -> Period | None:
        """The report's period; None, with a fault, where it can't be that of a report on this plan, or not of one that
        was submitted then.
        """
        if period is None:
            return None
        submitted, span = self.report.header.submitted, self.whole.file.span
        if period.end < span.start or period.start > _years_after(span.end):
            facts: dict[str, Fact] = {"start": span.start, "end": span.end}
            self.problems.add("S104", Hit(("period",), "out-of-plan", actual=period.name, facts=facts))
            return None
        if submitted is None:
            return period
        if period.start > submitted:
            facts = {"start": period.start}
            self.problems.add(
                "S104", Hit(("period",), "not-begun", actual=period.name, expected=submitted, facts=facts)
            )
            return None
        if submitted > _years_after(period.end):
            facts = {"period": period.name}
            self.problems.add("S104", Hit(("submitted",), "years-after", actual=submitted, facts=facts))
            self.submitted = self.handed_in = None
        elif self.handed_in and self.handed_in > _years_after(period.end):
            facts = {"period": period.name}
            self.problems.add("S104", Hit(("corrected",), "corrected-years-after", actual=self.handed_in, facts=facts))
            self.handed_in = submitted
        return period

    # --- what the entries say

    def _entries(self) -> Iterator[EntryFacts]:
        lost = self._lost()
        seen: set[str] = set()
        for number, entry in enumerate(self.report.entries):
            task = named(self.plan.tasks, entry.task) if entry.task else None
            given, role = entry.shortfall, self._role(task)
            id = task.id if task else normal(entry.task or "")
            is_again = entry.task is not None and id in seen
            seen.add(id)
            yield EntryFacts(
                number,
                entry.task,
                id if task else None,
                role,
                entry.status,
                entry.progress,
                ShortfallFacts(given.cause, given.remedy, given.due) if given else None,
                lost.get(number, lost[None]),
                tuple(self._figures(number, entry, task)) if entry.figures else (),
                tuple(self._states(number, entry, task)) if entry.deliverables else (),
                tuple(self._evidence(number, entry)) if entry.evidence else (),
                is_again or (task is not None and self.unit is not None and role is None),
            )

    def _role(self, task: Task | None) -> Role | None:
        if task is None or self.unit is None:
            return None
        for plan in self._held if task.id in self.duties else ():
            if task.id in plan.duties.get(self.unit.name, {}):
                return "lead" if self.unit.name in plan.leads(plan.tasks[task.id]) else "responsible"
        return None

    def _lost(self) -> dict[int | None, tuple[Path, ...]]:
        """By entry, the paths below it that can't be read; None: those of all others."""
        everywhere: list[Path] = [()] if self.report.lost("entries") else []
        found: dict[int, list[Path]] = {}
        for path in sorted(self.report.faulty, key=str) if self.report.faulty else ():
            if path[:1] == ("entries",) and 1 < len(path) < 5 and isinstance(path[1], int):
                found.setdefault(path[1], [*everywhere]).append(path[2:])
        return {None: tuple(everywhere), **{number: tuple(paths) for number, paths in found.items()}}

    def _figures(self, entry_number: int, entry: Entry, task: Task | None) -> Iterator[FigureFacts]:
        targets, places, is_sound = self.plan.targets, self.plan.places, not self.report.faulty
        for number, figure in enumerate(entry.figures):
            given = figure.target
            target = targets.get(given) or named(targets, given) if given else None
            if target and places[target.id].task is not task:
                target = None
            path: Path = ("entries", entry_number, "figures", number)
            yield FigureFacts(
                number,
                given,
                target.id if target else None,
                figure.value,
                figure.of,
                figure.measure,
                figure.benchmark,
                figure.measured,
                figure.bound is not None,
                figure.reason,
                figure.correction is not None,
                not (is_sound and target and _is_plain(figure, target)) and self._in_error(figure, target, path),
                bool(self.report.faulty) and self.report.lost(*path, "value"),
            )

    def _evidence(self, entry_number: int, entry: Entry) -> Iterator[EvidenceFacts]:
        """The documents of an entry; one whose title and reference say nothing is none."""
        for number, document in enumerate(entry.evidence):
            is_given = document.ref is not None or document.title is not None
            if is_given or self.report.is_faulty("entries", entry_number, "evidence", number):
                yield EvidenceFacts(number, document.ref, document.date)

    def _in_error(self, figure: Figure, target: Target | None, path: Path) -> bool:
        """Whether a figure says nothing of its target. What only the plan can tell of its form is added to the
        problems.
        """
        below = not (target and target.signed) and self._is_below_zero(figure, path)
        if target is None:
            return below or self.report.is_faulty(*path)
        missing = _missing(figure, target)
        if missing and not self.report.lost(*path, missing):
            self.problems.add("S101", Hit(path, "for-target", actual=missing, target=figure.target))
        if other := names_other_whole(figure, target):
            self.problems.add("S103", Hit((*path, "of"), "of-differs", expected=target.of, actual=figure.of))
        wrong = other or is_in_other_measure(figure, target) or is_more_than_all(figure, target)
        return below or wrong or missing is not None or self.report.is_faulty(*path)

    def _is_below_zero(self, figure: Figure, path: Path) -> bool:
        """Whether a number is negative, or a benchmark nothing, where the target is not signed."""
        value, benchmark = figure.value, figure.benchmark
        below = ["value"] if value is not None and value < 0 else []
        below += ["benchmark"] if benchmark is not None and benchmark <= 0 else []
        for name in below:
            if self.report.lost(*path, name):
                continue  # it is no whole number either, which was said
            case = "not-negative" if name == "value" else "positive"
            self.problems.add("S103", Hit((*path, name), case, actual=f"{getattr(figure, name):f}"))
        return bool(below)

    def _states(self, entry_number: int, entry: Entry, task: Task | None) -> Iterator[StateFacts]:
        faulty, places, items = self.report.faulty, self.plan.places, self.plan.deliverables
        for given, state in entry.deliverables.items():
            found = items.get(given) or named(items, given)
            known = found is not None and places[found.id].task is task
            in_error = bool(faulty) and self.report.lost("entries", entry_number, "deliverables", given)
            yield StateFacts(given, found.id if found and known else None, state, in_error)


FAR = 5
"""So many years after the plan, or the period, a report is a slip of the pen."""


def _years_after(day: date) -> date:
    """The day some years later; the calendar's last where that would be later still."""
    if day.year + FAR > date.max.year:
        return date.max
    return day.replace(year=day.year + FAR, day=min(day.day, 28) if day.month == 2 else day.day)


# --- a figure against its target


def _is_plain(figure: Figure, target: Target) -> bool:
    """Whether a figure is a number in its target's own measure, of which no more is asked, as most are: then nothing is
    wrong with it, which is quickly seen.
    """
    value = figure.value
    return (
        value is not None
        and value >= 0
        and figure.measure == target.measure
        and figure.of is None
        and figure.benchmark is None
        and target.all is None
        and target.benchmark is None
        and not is_more_than_all(figure, target)
    )


def is_in_other_measure(figure: Figure | FigureFacts, target: Target) -> bool:
    """Whether the figure is in another measure than its target."""
    given = figure.measure
    return given is not None and given != target.measure and not is_same(given, target.measure)


def whole_of(figure: Figure | FigureFacts, target: Target) -> Decimal | None:
    """N, of which the value is a part: the plan's, or the figure's own."""
    return target.of or figure.of


def goal_of(target: Target, benchmark: Decimal | None) -> Decimal | None:
    """The number that is to be reached: of a range the lower, of a benchmark the figure's own; None for `all`."""
    if target.between:
        return target.between[0]
    return benchmark if target.benchmark is not None else target.number


def names_other_whole(figure: Figure | FigureFacts, target: Target) -> bool:
    """Whether the figure names another N than the plan sets."""
    return figure.of is not None and target.of is not None and target.of != figure.of


def is_more_than_all(figure: Figure | FigureFacts, target: Target) -> bool:
    """Whether n is above N, or a share above 100."""
    value, of = figure.value, whole_of(figure, target)
    if value is None:
        return False
    if target.all and of is not None and value > of:
        return True
    return value > 100 and canonical(target.measure) == SHARE and not target.signed


def _missing(figure: Figure, target: Target) -> str | None:
    """A figure of an `all` target needs its N (the plan's, where it sets one), one of a benchmark
    target the benchmark.
    """
    if figure.value is None:
        return None
    if target.all and whole_of(figure, target) is None:
        return "of"
    return "benchmark" if target.benchmark is not None and figure.benchmark is None else None
