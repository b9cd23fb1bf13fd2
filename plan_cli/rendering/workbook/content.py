"""What stands in a form: what a unit owes for a period, with blanks to fill in, and what a report says in them.

Plain data, table by table. What a report says comes first and in its order, so that the form read again gives the same
report; behind it comes what else the unit owes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.model.plan import named
from plan_cli.reading.folding import folded
from plan_cli.reading.workbook.headings import BOUNDS, CHOICES, ITEMS, SHEETS, VERSION, Part
from plan_cli.rendering import figures
from plan_cli.rendering.blank_report import Draft
from plan_cli.rendering.safe import visible

if TYPE_CHECKING:
    from plan_cli.judging.standing import Standing
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target, Task
    from plan_cli.words import Wording

FREE_ROWS = 20
"""Rows for more evidence than one document of each task."""

Data = Mapping[str, Any]


class Line(NamedTuple):
    """A row of a table: what stands in its columns, and which of its blanks must be filled in. `signed`: its value may
    be below zero.
    """

    cells: Mapping[str, Any]
    owed: frozenset[str] = frozenset()
    signed: bool = False


class Content(NamedTuple):
    """The tables of a form, and the ids that its evidence may name."""

    tables: Mapping[Part, tuple[Line, ...]]
    tasks: tuple[str, ...]


def content(standing: Standing, words: Wording, report: Data | None = None) -> Content:
    """The form of a unit for a period; blank, or with what a sound report says."""
    filler = _Filler(standing, words, report or {})
    tables = {
        Part.HEAD: tuple(filler.head()),
        Part.TASKS: tuple(filler.tasks()),
        Part.FIGURES: tuple(filler.figures()),
        Part.DELIVERABLES: tuple(filler.deliverables()),
        Part.EVIDENCE: tuple(filler.evidence()),
    }
    ids = dict.fromkeys(line.cells["task"] for line in tables[Part.TASKS])
    return Content(tables, tuple(ids))


class _Filler:
    def __init__(self, standing: Standing, words: Wording, report: Data) -> None:
        self.standing, self.words, self.report = standing, words, report
        self.draft = Draft(standing, words)
        self.entries: list[Data] = list(report.get("entries") or ())
        given = {folded(str(entry["task"])) for entry in self.entries}
        self.others = [task for task in standing.duties if task.id not in given]

    @property
    def plan(self) -> Plan:
        return self.standing.plan

    def _say(self, key: str, **values: object) -> str:
        return self.words.label(f"form.{key}", **values)

    # --- the head

    def head(self) -> Iterator[Line]:
        file, period = self.plan.file, self.standing.period
        own = {"plan": f"{file.id}@{file.version}", "unit": self.standing.unit.name, "period": period.name}
        for name, word in ITEMS.items():
            given = self.report.get(name, own.get(name))
            if name == "sample" and given is None:
                continue
            entry = VERSION if name == "_version" else self._choice(name, given)
            owed = {"_entry"} if name in ("submitted", "approved_by") else set()
            note = self._say(f"note.{name}", title=visible(file.title), end=period.end, due=self._due())
            item = word.in_(self.words.lang)
            yield Line({"_item": item, "_entry": entry, "_note": note, "_name": name}, frozenset(owed))
        for key in ("fill", "unknown", "floor", "evidence", "shortfall", "check"):
            yield Line({"_item": self._say("how") if key == "fill" else "", "_note": self._how(key)})

    def _how(self, key: str) -> str:
        lang = self.words.lang
        sheets = {"evidence": SHEETS[Part.EVIDENCE], "shortfall": SHEETS[Part.TASKS]}
        sheet = sheets[key].in_(lang) if key in sheets else ""
        return self._say(f"how.{key}", sheet=sheet, word=BOUNDS["at_least"].in_(lang))

    def _due(self) -> str:
        period = self.standing.period
        if not self.plan.owes(period):
            return self.words.label("template.not-owed")
        return self.words.label("template.due", date=self.plan.due(period))

    def _choice(self, name: str, value: Any) -> Any:
        """A value that is chosen from a list, in the words of the form."""
        if name not in CHOICES or value is None:
            return value
        key = str(value).lower() if isinstance(value, bool) else value
        return CHOICES[name][key].in_(self.words.lang)

    # --- the tables

    def tasks(self) -> Iterator[Line]:
        owed = frozenset(("status", "progress"))
        for entry in self.entries:
            shortfall = entry.get("shortfall") or {}
            cells = {"status": self._choice("status", entry.get("status")), "progress": entry.get("progress")}
            yield Line({**self._task(entry["task"]), **cells, **shortfall}, owed)
        for task in self.others:
            yield Line(self._task(task.id), owed)

    def _task(self, id: str) -> dict[str, Any]:
        task = named(self.plan.tasks, id)
        if task is None:
            return {"task": id}
        leads = self.standing.unit.name in self.plan.leads(task)
        return {"task": id, "_title": visible(task.title), "_role": self.draft.role(task, leads=leads)}

    def figures(self) -> Iterator[Line]:
        for entry in self.entries:
            given = {folded(str(figure["target"])) for figure in entry.get("figures") or ()}
            for figure in entry.get("figures") or ():
                target = named(self.plan.targets, figure["target"])
                cells = {**figure, "bound": self._choice("bound", figure.get("bound"))}
                yield self._figure(entry["task"], target, cells)
            yield from self._unreported(named(self.plan.tasks, entry["task"]), given)
        for task in self.others:
            yield from self._unreported(task, set())

    def _unreported(self, task: Task | None, given: set[str]) -> Iterator[Line]:
        for target, _ in self.draft.asked_of(task) if task else ():
            if task and target.id not in given:
                yield self._figure(task.id, target, {"target": target.id, "measure": target.measure})

    def _figure(self, task: str, target: Target | None, cells: Data) -> Line:
        if target is None:
            return Line({"task": task, **cells})
        unit = self.standing.unit.name
        holding = self.plan.holding(target, unit)
        target, owes = holding.target, unit in holding.units
        last = self.draft.last(target)
        pace = (self.draft.pace(target, last) if owes else None, self.draft.beside(target, owes=owes))
        goal = visible(figures.goal(target, None, self.words))
        about = {
            "_name": visible(target.name) + ("" if target.binding else self.words.label("template.aspiration")),
            "_goal": self.words.label("template.goal", goal=goal, span=visible(figures.span(target, self.words))),
            "_last": self.draft.last_figure(target, last) if last else "",
            "_pace": "\n".join(filter(None, pace)),
        }
        owed = {"value"} if owes and self.draft.is_due(target) else set()
        if owed and target.all and target.of is None:
            owed.add("of")
        if owed and target.is_level:
            owed.add("measured")
        if owed and target.benchmark is not None:
            owed.add("benchmark")
        return Line({"task": task, **about, **cells}, frozenset(owed), target.signed)

    def deliverables(self) -> Iterator[Line]:
        for entry in self.entries:
            states = {id: state for id, state in (entry.get("deliverables") or {}).items() if state is not None}
            for id, state in states.items():
                yield self._deliverable(entry["task"], id, state)
            given = {folded(id) for id in states}
            for item in self._owed(named(self.plan.tasks, entry["task"])):
                if item.id not in given:
                    yield self._deliverable(entry["task"], item.id, None)
        for task in self.others:
            for item in self._owed(task):
                yield self._deliverable(task.id, item.id, None)

    def _owed(self, task: Task | None) -> Iterator[Deliverable]:
        unit = self.standing.unit.name
        for item in task.deliverables if task else ():
            if unit in self.plan.owners(item) and self.standing.owes(item):
                yield item

    def _deliverable(self, task: str, id: str, state: str | None) -> Line:
        title, item = self._task(task), named(self.plan.deliverables, id)
        about = {"_text": visible(item.text), "_notes": "\n".join(self.draft.notes(item))} if item else {}
        cells = {"task": task, "_title": title.get("_title"), "deliverable": id, **about}
        return Line({**cells, "state": self._choice("state", state)}, frozenset(("state",)))

    def evidence(self) -> Iterator[Line]:
        for entry in self.entries:
            for document in entry.get("evidence") or ():
                yield Line({**self._titled(entry["task"]), **document})
        shown = {entry["task"] for entry in self.entries if entry.get("evidence")}
        for id in (*(entry["task"] for entry in self.entries), *(task.id for task in self.others)):
            if id not in shown:
                yield Line(self._titled(id))
        yield from (Line({}) for _ in range(FREE_ROWS))

    def _titled(self, id: str) -> dict[str, Any]:
        return {"task": id, "_title": self._task(id).get("_title")}
