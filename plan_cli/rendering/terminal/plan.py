"""The plan for a terminal: overview, section, task, target, deliverable, unit. Every part is a text without a last line
feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.model.plan_form import Unit
from plan_cli.rendering import figures
from plan_cli.rendering.safe import visible
from plan_cli.rendering.terminal.tables import Cell, Column, Style, styled, table
from plan_cli.words import Wording, titled
from plan_cli.words.numbers import plain

if TYPE_CHECKING:
    from datetime import date

    from plan_cli.model.period import Span
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import DeclaredMeasure, Deliverable, Section, Target, Task


class View(NamedTuple):
    """A plan in a language and a look."""

    plan: Plan
    words: Wording
    style: Style

    def overview(self) -> str:
        file = self.plan.file
        head = [
            self._bold(file.title),
            " · ".join(
                visible(part)
                for part in (
                    file.number,
                    file.issuer,
                    file.issued and file.issued.isoformat(),
                    f"{file.id}@{file.version}",
                )
                if part
            ),
            *self._terms(),
        ]
        rows = [
            [
                section.id,
                section.title,
                str(len(section.tasks)),
                str(sum(len(task.targets) for task in section.tasks)),
                str(sum(len(task.deliverables) for task in section.tasks)),
                self._window(section.window),
            ]
            for section in file.sections
        ]
        totals = ["", self._label("show.all"), *(str(sum(int(row[i]) for row in rows)) for i in (2, 3, 4)), ""]
        columns = self._columns("id", "section*", "tasks#", "targets#", "deliverables#", "window")
        return "\n".join(
            [*head, "", table(columns, [*rows, [Cell(text, "bold") for text in totals]], self.style), "", self._units()]
        )

    def _units(self) -> str:
        rows = []
        for unit in self.plan.file.units:
            tasks = self.plan.duties.get(unit.name, {})
            duties = {id: task for id, task in tasks.items() if id not in self.plan.idle}
            led = sum(unit.name in self.plan.leads(task) for task in duties.values())
            count = ["", ""] if unit.members else [str(led), str(len(duties) - led)]
            name = self._label("show.until", unit=unit.name, date=unit.until) if unit.until else unit.name
            rows.append([name, self.words.unit_kind(unit.kind), *count, str(len(unit.members)) if unit.members else ""])
        return table(self._columns("unit", "unit-kind", "leads#", "helps#", "members#"), rows, self.style)

    def section(self, section: Section) -> str:
        lines = [
            self._bold(f"{section.id} {section.title}"),
            *self._details(
                ("show.group", section.group),
                ("show.aim", section.aim),
                ("col.window", self._window(section.window)),
                ("show.note", section.note),
                *self._changes(section),
            ),
        ]
        rows = [
            [
                task.id,
                self._titled(task.id, task.title),
                self._named(task.lead),
                str(len(task.targets)),
                str(len(task.deliverables)),
            ]
            for task in section.tasks
        ]
        columns = self._columns("id", "task*", "lead", "targets#", "deliverables#")
        return "\n".join([*lines, "", table(columns, rows, self.style)])

    def task(self, task: Task) -> str:
        section = self.plan.section_of(task.id)
        lines = [
            self._bold(f"{task.id} {task.title}"),
            *self._details(
                ("col.section", f"{section.id} {section.title}"),
                ("col.lead", self._named(task.lead)),
                ("show.responsible", self.words.join.join(task.responsible)),
                ("col.window", self._span(self.plan.task_span(task))),
                ("show.line", _line(task)),
                ("show.inferred", self.words.own(task.inferred)),
                ("show.note", task.note),
                *self._changes(task),
            ),
        ]
        if task.targets:
            lines += ["", self._targets(task.targets)]
        if task.deliverables:
            lines += ["", self._deliverables(task.deliverables)]
        return "\n".join(lines)

    def _targets(self, targets: Iterable[Target]) -> str:
        rows = [
            [
                target.id,
                self._titled(target.id, target.name),
                figures.goal(target, None, self.words),
                figures.span(target, self.words),
            ]
            for target in targets
        ]
        return table(self._columns("id", "target*", "goal*", "when"), rows, self.style)

    def _deliverables(self, deliverables: Iterable[Deliverable]) -> str:
        rows = [
            [item.id, self._titled(item.id, item.text), self._who(item), self._nature(item)] for item in deliverables
        ]
        return table(self._columns("id", "deliverable*", "who*", "nature"), rows, self.style)

    def target(self, target: Target) -> str:
        task = self.plan.task_of(target.id)
        baseline = (
            f"{plain(target.baseline.value)} {target.measure} ({target.baseline.date})" if target.baseline else None
        )
        return "\n".join(
            [
                self._bold(f"{target.id} {target.name}"),
                *self._details(
                    ("col.task", titled(task.id, self.plan)),
                    ("col.lead", self._named(target.lead or task.lead)),
                    ("show.shares", figures.shares(target, self.words)),
                    ("col.goal", figures.goal(target, None, self.words)),
                    ("col.when", figures.span(target, self.words)),
                    ("show.binding", None if target.binding else self._label("aspiration")),
                    ("show.parts", self.words.join.join(titled(part, self.plan) for part in target.parts)),
                    ("show.baseline", baseline),
                    ("show.milestones", figures.milestones(target.milestones, target.measure, self.words)),
                    ("show.signed", self._label("show.may-be-negative") if target.signed else None),
                    ("show.line", _line(task)),
                    ("show.reading", self.words.own(target.reading)),
                    ("show.inferred", self.words.own(target.inferred)),
                    ("show.note", target.note),
                    *self._changes(target),
                ),
            ]
        )

    def deliverable(self, item: Deliverable) -> str:
        task = self.plan.task_of(item.id)
        fields = self._details(
            ("col.task", titled(task.id, self.plan)),
            ("col.who", self._who(item)),
            ("col.nature", self._nature(item)),
            ("col.window", self._span(self.plan.deliverable_span(item))),
            ("show.line", _line(task)),
            ("show.reading", self.words.own(item.reading)),
            ("show.inferred", self.words.own(item.inferred)),
            ("show.note", item.note),
            *self._changes(item),
        )
        return "\n".join([self._bold(f"{item.id} {item.text}"), *fields])

    def unit(self, unit: Unit) -> str:
        lines = [
            self._bold(unit.name),
            *self._details(
                ("col.unit-kind", self.words.unit_kind(unit.kind)),
                ("col.aliases", self.words.join.join(unit.aliases)),
                ("show.members", self.words.join.join(unit.members)),
                ("show.inferred", self.words.own(unit.inferred)),
                *self._changes(unit),
            ),
        ]
        duties = [
            task
            for task in self.plan.tasks.values()
            if unit.name in (*task.lead, *task.responsible) or unit.name in self.plan.roles(task)
        ]
        if not duties:
            return "\n".join(lines)
        owner = unit.members[0] if unit.members else unit.name  # what a collective owes, each of its members does
        rows = [
            [
                self._titled(task.id, titled(task.id, self.plan)),
                self._label("role.lead" if owner in self.plan.leads(task) else "role.responsible"),
                self._named(task.lead),
                self._led(unit, task),
                str(sum(owner in self.plan.owners(item) for item in task.deliverables)),
            ]
            for task in duties
        ]
        return "\n".join(
            [*lines, "", table(self._columns("task*", "role", "lead", "targets#", "deliverables#"), rows, self.style)]
        )

    def _led(self, unit: Unit, task: Task) -> str:
        """How many figures of a task a unit owes, or each member of a collective; nothing for who only helps."""
        units = set(unit.members or [unit.name])
        number = sum(units <= set(self.plan.holders(target)) for target in task.targets)
        return str(number) if number or units <= set(self.plan.leads(task)) else ""

    def _named(self, units: Iterable[str]) -> str:
        return self.words.join.join(units)

    def _titled(self, id: str, title: str) -> str:
        """A title, with a word where nobody is asked for it any more."""
        return title + self._label("show.withdrawn") if self.plan.idle.get(id) else title

    def _changes(self, item: Section | Task | Target | Deliverable | Unit) -> Iterator[tuple[str, str | None]]:
        """Since when and until when it is there, and what it was before."""
        from plan_cli.planning.diff import told_before
        from plan_cli.rendering.diff_words import DiffWording

        if isinstance(item, Unit):
            yield from (("diff.field.from", _day(item.start)), ("diff.field.until", _day(item.until)))
            yield "diff.field.successor", item.successor
        else:
            yield "diff.field.added", _day(item.added)
            yield "diff.field.withdrawn", DiffWording(self.words).withdrawn(item.withdrawn) if item.withdrawn else None
        for one in told_before(item) if item.was else ():
            yield "diff.field.was", DiffWording(self.words).before(one)

    def _who(self, item: Deliverable) -> str:
        return self._label(f"who.{item.who}") if isinstance(item.who, str) else self.words.join.join(item.who)

    def _nature(self, item: Deliverable) -> str:
        return self.words.join.join(figures.nature(item, self.words)) or self._label("nature.once")

    def _window(self, name: str | None) -> str:
        """A window by its name; the plan's whole time by its years."""
        end = self.plan.file.end
        return name or f"{self._year(self.plan.file.start)}–{self._year(end) if end else ''}"

    def _year(self, day: date) -> str:
        return self.plan.turn("year", day).shown

    def _terms(self) -> list[str]:
        """What the plan sets for the words of its reports: the first of its years, where these are not the calendar's,
        and the measures that it declares.
        """
        first = self.plan.turn("year", self.plan.file.start)
        years = None if first.year_starts == 1 else f"{self.words.period(first)} …"
        measures = self.words.join.join(self._measure(measure) for measure in self.plan.file.measures)
        return self._details(("show.years", years), ("show.measures", measures))

    def _measure(self, measure: DeclaredMeasure) -> str:
        """A measure with the other names that it has, and of what kind it is."""
        kinds = [self._label(f"show.measure.{kind}") for kind in ("counted", "rate") if getattr(measure, kind)]
        names = " = ".join((measure.name, *measure.aliases))
        return self._label("show.measure", name=names, kind=self.words.join.join(kinds)) if kinds else names

    def _span(self, span: Span) -> str:
        return f"{span.start} – {self.words.day(span.end)}"

    def _details(self, *pairs: tuple[str, str | None]) -> list[str]:
        return [
            f"{styled(self._label(key) + self._label('colon'), 'dim', self.style)}{styled(value, '', self.style)}"
            for key, value in pairs
            if value
        ]

    def _columns(self, *specs: str) -> Sequence[Column]:
        """Columns by label: `*` for one that wraps, `#` for numbers."""
        return [
            Column(self._label(f"col.{spec.rstrip('*#')}"), number=spec.endswith("#"), wraps=spec.endswith("*"))
            for spec in specs
        ]

    def _bold(self, text: str) -> str:
        return styled(text, "bold", self.style)

    def _label(self, key: str, **values: object) -> str:
        return self.words.label(key, **values)


def _line(task: Task) -> str | None:
    return None if task.line is None else str(task.line)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
