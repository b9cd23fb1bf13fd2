"""A report to fill in: what a unit owes for a period, as YAML with questions in comments and blanks for answers.

What was reported before stands in comments alone, with its period: nothing is claimed that nobody has said for this
period. A blank that must be filled is one that `check` points at. What may be left out (contributions, levels that are
not due) is commented out, and is valid YAML once its `# ` is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, get_args

from plan_cli.judging.line import asked_on, has_pace
from plan_cli.judging.pace import Assessment, Datum, judge
from plan_cli.model.report_form import State
from plan_cli.reading.names import CHINESE
from plan_cli.rendering import figures
from plan_cli.rendering.safe import visible
from plan_cli.words.numbers import amount, plain

if TYPE_CHECKING:
    from plan_cli.judging.reported import Reported
    from plan_cli.judging.standing import Standing
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Deliverable, Target, Task
    from plan_cli.words import Wording

_PLAIN = re.compile(r"[^\W\d_][\w.@/()（）《》〔〕·+-]*\Z")
"""Texts that YAML reads as they stand: they begin with a letter, and hold no sign that means something in YAML."""

_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))


def template(standing: Standing, words: Wording, schema: str | None = None) -> str:
    """The report that a unit has to fill in; the standing's ledger holds its earlier ones. `schema` is a path for
    editors.
    """
    draft = Draft(standing, words)
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [*draft.comments(), *draft.header(), "", f"{draft.named('entries')}:"]
    section = None
    for task in standing.duties:
        here = standing.plan.section_of(task.id)
        if here is not section:
            section = here
            lines += ["", f"  # === {visible(section.id)} {visible(section.title)} ==="]
        lines += ["", *(f"  {line}" if line else "" for line in draft.entry(task))]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text as a YAML scalar that is read back as exactly this text, whatever it holds."""
    if _PLAIN.match(text) and text.lower() not in _WORDS:
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


class Draft(NamedTuple):
    """The parts of a template, each as lines without the indentation of where it stands; what is asked, and what was
    said before, for other forms too.
    """

    standing: Standing
    words: Wording

    @property
    def plan(self) -> Plan:
        return self.standing.plan

    def _say(self, key: str, **values: object) -> str:
        return self.words.label(f"template.{key}", **values)

    def named(self, name: str) -> str:
        """A field or a state in the template's language."""
        return CHINESE[name] if self.words.lang == "zh" else name

    # --- the head

    def comments(self) -> Iterator[str]:
        """Who reports what until when, and how to fill it in."""
        standing, period = self.standing, self.standing.period
        span = self._say("span", start=period.start, end=period.end)
        yield f"# {visible(self.plan.file.title)}"
        yield f"# {self._say('head', unit=visible(standing.unit.name), period=period.shown, span=span)} · {self._due()}"
        yield "#"
        for key in ("fill", "states", "no-value", "figure-notes"):
            yield f"# {self._say(f'how.{key}')}"
        yield from self._more("evidence", ("title", "ref", "date"), is_list=True)
        yield from self._more("shortfall", ("cause", "remedy", "due"))
        if any(digest.is_sample for digest in standing.ledger.history(standing.unit.name)):
            yield f"# {self._say('sample')}"

    def _more(self, field: str, inner: tuple[str, ...], *, is_list: bool = False) -> Iterator[str]:
        """What may be added to an entry, with the indentation that it has there."""
        yield f"# {self._say(f'how.{field}')}"
        yield f"#     {self.named(field)}:"
        for place, name in enumerate(inner):
            begin = "" if not is_list else "  " if place else "- "
            value = self._say("day") if name in ("date", "due") else "…"
            yield f"#       {begin}{self.named(name)}: {value}"

    def _due(self) -> str:
        """When the report is due; one of another than the cycle's periods never is."""
        period = self.standing.period
        return self._say("due", date=self.plan.due(period)) if self.plan.owes(period) else self._say("not-owed")

    def header(self) -> Iterator[str]:
        file, period = self.plan.file, self.standing.period
        yield f"{self.named('plan')}: {quoted(f'{file.id}@{file.version}')}"
        yield f"{self.named('unit')}: {quoted(self.standing.unit.name)}"
        yield f"{self.named('period')}: {quoted(period.name)}"
        yield f"# {self.named('data_through')}: {period.end}  # {self._say('data-through')}"
        yield f"{self.named('submitted')}:  # {self._say('submitted')}"
        yield f"# {self.named('corrected')}:  # {self._say('corrected')}"
        yield f"{self.named('approved_by')}:  # {self._say('approved-by')}"

    # --- an entry

    def entry(self, task: Task) -> Iterator[str]:
        leads = self.standing.unit.name in self.plan.leads(task)
        yield f"# {visible(task.id)} {visible(task.title)}"
        yield f"# {self.role(task, leads=leads)}"
        yield f"- {self.named('task')}: {quoted(task.id)}"
        yield f"  {self.named('status')}:  # {' | '.join(map(self.named, get_args(State)))}"
        yield f"  {self.named('progress')}:"
        yield from (f"  {line}" for line in self._figures(task))
        unit = self.standing.unit.name
        owed = [item for item in task.deliverables if unit in self.plan.owners(item) and self.standing.owes(item)]
        if owed:
            yield f"  {self.named('deliverables')}:"
            for item in owed:
                yield f"    {quoted(item.id)}:  # {self._deliverable(item)}"

    def role(self, task: Task, *, leads: bool) -> str:
        others = self.words.listed(tuple(visible(name) for name in task.responsible))
        key = ("lead-with" if others else "lead") if leads else "responsible"
        role = self._say(f"role.{key}", lead=visible(self.words.listed(task.lead)), responsible=others)
        span = self.plan.task_span(task)
        return f"{role} · {self._say('span', start=span.start, end=self.words.day(span.end))}"

    def _figures(self, task: Task) -> Iterator[str]:
        """The figures that are owed, each with the unit's share as its goal where it has one; what may be given beside
        them is commented out, with the list's name where nothing is owed.
        """
        asked = self.asked_of(task)
        targets, own = [target for target, _ in asked], {target.id for target, owes in asked if owes}
        owed = {target.id for target in targets if target.id in own and self.is_due(target)}
        if not targets:
            return
        off = "" if owed else "# "
        is_helper = not own and not any(target.shares and self._answers_for(target) for target in targets)
        if is_helper:
            yield f"# {self._say('contribution')}"
        yield f"{off}{self.named('figures')}:"
        for target in targets:
            comments = [f"  # {line}" for line in self._asked(target, owes=target.id in own)]
            if not is_helper and (beside := self.beside(target, owes=target.id in own)):
                comments.insert(0, f"  # {beside}")
            inner = "" if target.id in owed or off else "# "
            fields = [f"  {inner}{line}" for line in self._figure(target)]
            yield from (f"{off}{line}" for line in (*comments, *fields))

    def asked_of(self, task: Task) -> list[tuple[Target, bool]]:
        """The targets of a task that are asked for, each with the unit's share as its goal where it has one, and
        whether the unit owes its figure.
        """
        unit = self.standing.unit.name
        held = [self.plan.holding(target, unit) for target in task.targets]
        return [(item.target, unit in item.units) for item in held if self.standing.asks_for(item.target)]

    def beside(self, target: Target, *, owes: bool) -> str | None:
        """With whom a figure is given, or that it need not be given."""
        unit = self.standing.unit.name
        others = tuple(name for name in self.plan.series_of(target, unit) if name != unit)
        if owes:
            return self._say("together", units=visible(self.words.listed(others))) if others else None
        return self._say("whole" if target.shares and self._answers_for(target) else "contribution")

    def _answers_for(self, target: Target) -> bool:
        return self.plan.lead_of(target) is self.standing.unit

    def is_due(self, target: Target) -> bool:
        """Whether a figure is owed: a level only from its date or first milestone, a held one when a year ends."""
        return not target.is_level or self._asked_on(target) is not None

    def _asked_on(self, target: Target) -> date | None:
        period = self.standing.period
        return asked_on(target, self.plan.target_span(target), period, period.end)

    def _figure(self, target: Target) -> Iterator[str]:
        yield f"- {self.named('target')}: {quoted(target.id)}"
        yield f"  {self.named('value')}:"
        if target.all and target.of is None:
            yield f"  {self.named('of')}:  # {self._say('of')}"
        if target.benchmark is not None:
            yield f"  {self.named('benchmark')}:  # {visible(target.benchmark)}"
        if target.is_level:
            yield f"  {self.named('measured')}:  # {self._say('measured')}"
        yield f"  {self.named('measure')}: {quoted(target.measure)}"

    # --- what is asked, and what was said before

    def _asked(self, target: Target, *, owes: bool) -> Iterator[str]:
        """A target's name and goal, its pace, and the unit's last figure."""
        name = f"{visible(target.name)}" + ("" if target.binding else self._say("aspiration"))
        goal = self._say(
            "goal", goal=visible(figures.goal(target, None, self.words)), span=visible(figures.span(target, self.words))
        )
        yield f"{name}{self.words.label('colon')}{goal}"
        if owes and self.standing.is_open(target):
            yield self._say("overdue", date=self.plan.target_span(target).end)
        if target.milestones:
            yield self._say(
                "milestones", all=figures.milestones(target.milestones, visible(target.measure), self.words)
            )
        if target.is_total:
            yield self._say("cumulative", date=self.plan.counted_since(target, self.standing.period))
        if target.held:
            yield self._say("held")
        last = self.last(target)
        if owes and not self.is_due(target) and target.by:
            yield self._say("not-due", date=min((*(target.milestones or ()), target.by)))
        if owes and (pace := self.pace(target, last)):
            yield pace
        if last:
            yield self.last_figure(target, last)

    def pace(self, target: Target, last: Reported | None) -> str | None:
        """Where the line is at the period's end, in the measure and as a share; the share alone without N."""
        period, running = self.standing.period, self.plan.target_span(target)
        figure = last.figure if last else None
        start = Datum(Decimal(0), period.end, of=figure.of if figure else None)
        judged: Assessment = judge(target, running, period, start, period.end, self.plan.file.judging)
        if not has_pace(target) or (judged.goal is not None and judged.elapsed is None):
            return None
        gone = judged.elapsed
        if gone is None:
            gone = Fraction(judged.span.closed_months(period.end), judged.span.months)
        elapsed = self.words.percent(gone)
        if judged.required is None:
            return self._say("pace-share", date=period.end, elapsed=elapsed)
        number = amount(judged.required, target.measure, up=not judged.wants_less)
        required = self._say("amount", n=number, measure=visible(target.measure))
        key = "pace-due" if target.milestones or judged.wants_less else "pace"
        return self._say(key, date=period.end, required=required, elapsed=elapsed)

    def last(self, target: Target) -> Reported | None:
        """The latest usable figure of an earlier period, by the unit or who had the target then."""
        standing = self.standing
        series = standing.ledger.archive.figures(
            target, self.plan.series_of(target, standing.unit.name), standing.period
        )
        return next((item for item in series if item.figure.value is not None and not item.figure.in_error), None)

    def last_figure(self, target: Target, last: Reported) -> str:
        figure = last.figure
        assert figure.value is not None
        value = plain(figure.value) if not figure.is_floor else f"≥ {plain(figure.value)}"
        if figure.of is not None:
            value = self._say("n-of", n=value, of=plain(figure.of))
        measured = self._say("measured-on", date=figure.measured) if figure.measured else ""
        value = self._say("amount", n=value, measure=visible(target.measure))
        return self._say("last", period=last.period.shown, value=value + measured)

    def _deliverable(self, item: Deliverable) -> str:
        notes = self.notes(item)
        return visible(item.text) + (self._say("notes", notes=self._say("join").join(notes)) if notes else "")

    def notes(self, item: Deliverable) -> list[str]:
        """When a deliverable is asked for, and what was last said of it."""
        notes = [visible(note) for note in figures.nature(item, self.words)]
        if self.standing.is_open(item):
            notes.append(self._say("overdue", date=self.plan.deliverable_span(item).end))
        claims = self.standing.ledger.archive.claims(item, self.standing.unit.name, self.standing.period)
        if said := next((claim for claim in claims if claim.facts.state), None):
            state = self.words.label(f"state.{said.facts.state}")
            notes.append(self._say("state", period=said.period.shown, state=state))
        return notes
