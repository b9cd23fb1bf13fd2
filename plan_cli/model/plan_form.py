"""The form of `plan.yaml`: what may stand in it, and of which type.

Annotations are not postponed here: pydantic would evaluate every one of them again, on every run.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError

from plan_cli.model.fields import Amount, Date, Form, PeriodName, Read, ReadAlone, Text, Whole
from plan_cli.model.period import Cycle, Every, Span

OPEN = date.max
"""The last day of what has no end."""
KINDS = ("party", "government", "mass-organisation", "institution", "county", "collective")
"""The kinds of units that have names in both languages; any other is its own name."""
Count = Annotated[Decimal, Field(gt=0)]
LineNumber = Annotated[Whole, Field(ge=1)]


def read_words(value: object) -> object:
    """As with `_who`, a union would report both of its branches."""
    given = value.values() if isinstance(value, dict) and value and value.keys() <= {"zh", "en"} else (value,)
    if all(isinstance(text, str) and text.strip() for text in given):
        return value
    raise PydanticCustomError("words", "a text, or one for each language")


Words = Annotated[str | dict[Literal["zh", "en"], str], ReadAlone(read_words)]
"""What the plan itself explains: one text, or one for each language."""


def _as_tuple(value: object) -> object:
    """A list as what pydantic does not copy for every part of a plan that has none."""
    return tuple(value) if isinstance(value, list) else value


Was = Annotated[tuple[dict[str, Any], ...], Read(_as_tuple)]
"""What was before: fields of the same form, each group with its last day `until`; `was` reads it."""


class Withdrawn(Form):
    """What is not asked for any more, from which day on and why."""

    since: Date
    why: Words


class TextPin(Form):
    """The document that the plan encodes: the SHA-256 of its text, in hexadecimal."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Window(Form):
    """A named span of time, both days included."""

    start: Date
    end: Date
    inferred: Words | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Reporting(Form):
    """The office's rule of reporting: how often, from which period on, and how many days after a period's end."""

    cycle: Cycle
    first: PeriodName
    due_days: Annotated[Whole, Field(ge=0)] = 31
    inferred: Words | None = None
    was: Was = ()


class DeclaredMeasure(Form):
    """A measure of the plan's own. `counted`: in whole numbers; `rate`: a share or rate, which never adds up."""

    name: Text
    counted: bool = False
    rate: bool = False
    aliases: list[Text] = []


class Policy(Form):
    """The limits of judging: shares of the required pace and of the goal, not percentages."""

    yellow_ratio: Amount = Decimal("0.6")
    yellow_points: Amount = Decimal("0.3")
    tolerance: Amount = Decimal("0.1")
    inferred: Words | None = None


class Unit(Form):
    """A unit that can be given tasks; a collective stands for its members. `start`: the first day on which it is there,
    `from` in the file.
    """

    name: Text
    kind: Text
    aliases: list[Text] = []
    members: list[Text] = []
    start: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    successor: Text | None = None
    inferred: Words | None = None
    was: Was = ()

    def is_there(self, span: Span) -> bool:
        """Whether there is such a unit on any day of a span."""
        return (self.start is None or self.start <= span.end) and (self.until is None or self.until >= span.start)


def _who(value: object) -> object:
    """A union of models would report every branch that does not fit; this says once what is wanted."""
    if value in ("lead", "each") or (
        isinstance(value, list) and all(isinstance(name, str) and name.strip() for name in value)
    ):
        return value
    raise PydanticCustomError("who", "lead, each, or a list of units")


def _units(value: object) -> object:
    """One unit or several, as a tuple; as with `_who`, a union would report both of its branches."""
    if value is None:
        return None
    names = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()
    if names and all(isinstance(name, str) and name.strip() for name in names):
        return names
    raise PydanticCustomError("units", "a unit, or a list of units")


class Baseline(Form):
    """The level that a `by` target starts from, measured at a date."""

    value: Decimal
    date: Date


class Target(Form):
    """Something to reach, in `measure`: exactly one comparison and exactly one span."""

    id: Text
    name: Text
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    about: Decimal | None = None
    between: list[Decimal] | None = None
    all: bool | None = None
    benchmark: Text | None = None
    measure: Text
    during: Text | None = None
    every: Every | None = None
    by: Date | None = None
    held: Text | None = None
    sentence: LineNumber | None = None
    binding: bool = True
    parts: list[Text] = []
    of: Count | None = None
    baseline: Baseline | None = None
    milestones: dict[Date, Decimal] | None = None
    signed: bool = False
    reading: Words | None = None
    inferred: Words | None = None
    note: Text | None = None
    lead: Annotated[tuple[Text, ...] | None, Read(_units)] = None
    """Who leads it, where that is not its task's lead."""
    shares: dict[str, Decimal] | None = None
    """What each unit is to do of it, where it is divided."""
    was: Was = ()
    added: Date | None = None
    withdrawn: Withdrawn | None = None

    @property
    def comparisons(self) -> list[str]:
        return [name for name in COMPARISONS if getattr(self, name) is not None]

    @property
    def spans(self) -> list[str]:
        return [name for name in SPANS if getattr(self, name) is not None]

    @property
    def is_level(self) -> bool:
        """Whether a figure is the latest measured level, and not a total that grows."""
        return self.held is not None or (self.by is not None and not self.all)

    @property
    def is_total(self) -> bool:
        """Whether figures add up over the span."""
        return self.by is None and self.held is None

    @property
    def is_limit(self) -> bool:
        """Whether it is kept or not, without a pace: a cap on a total, or a level that is held."""
        return self.held is not None or (self.at_most is not None and not self.is_level)

    @property
    def is_corridor(self) -> bool:
        """Whether it is a range that is held, of which both ends bind."""
        return self.held is not None and self.between is not None

    @property
    def numbers(self) -> list[tuple[tuple[str | int, ...], Decimal]]:
        """Every number that it is judged by, in its measure, each with where it stands below the target."""
        found = self.goals
        found += [(("shares", unit), share) for unit, share in (self.shares or {}).items()]
        if self.baseline:
            found.append((("baseline", "value"), self.baseline.value))
        return found + [(("milestones", at.isoformat()), value) for at, value in (self.milestones or {}).items()]

    @property
    def goals(self) -> list[tuple[tuple[str | int, ...], Decimal]]:
        """The numbers that its comparison names, each with where it stands below the target."""
        found: list[tuple[tuple[str | int, ...], Decimal]] = []
        for name in ("at_least", "about", "at_most"):
            if (value := getattr(self, name)) is not None:
                found.append(((name,), value))
        return found + [(("between", n), value) for n, value in enumerate(self.between or [])]

    @property
    def number(self) -> Decimal | None:
        """T, the number that the document gives; the upper one for `between`, None for `all` and `benchmark`."""
        if self.between:
            return self.between[-1]
        if self.at_least is not None:
            return self.at_least
        return self.at_most if self.at_most is not None else self.about


COMPARISONS = ("at_least", "at_most", "about", "between", "all", "benchmark")
SPANS = ("during", "every", "by", "held")
TIMES = ("during", "every", "by")
"""The spans that a deliverable may have of its own."""


class Deliverable(Form):
    """Something a task asks for that is done or not done: in its task's time, or in one of its own."""

    id: Text
    text: Text
    sentence: LineNumber | None = None
    during: Text | None = None
    every: Every | None = None
    by: Date | None = None
    continuing: bool = False
    binding: bool = True
    who: Annotated[Literal["lead", "each"] | list[Text], Read(_who)] = "lead"
    reading: Words | None = None
    inferred: Words | None = None
    note: Text | None = None
    was: Was = ()
    added: Date | None = None
    withdrawn: Withdrawn | None = None

    @property
    def spans(self) -> list[str]:
        return [name for name in TIMES if getattr(self, name) is not None]


class Task(Form):
    """A paragraph of the document: what, who leads, who else is responsible, and where it stands."""

    id: Text
    title: Text
    lead: Annotated[tuple[Text, ...], Read(_units)]
    responsible: list[Text] = []
    line: LineNumber | None = None
    window: Text | None = None
    targets: list[Target] = []
    deliverables: list[Deliverable] = []
    inferred: Words | None = None
    note: Text | None = None
    was: Was = ()
    added: Date | None = None
    withdrawn: Withdrawn | None = None

    @property
    def document_line(self) -> int:
        """The line of the document that it is; 0, where nothing stands, for one that names none."""
        return self.line or 0


class Section(Form):
    """A group of tasks of the document, with the window of all that is in it; `group` is a heading above it."""

    id: Text
    group: Text | None = None
    title: Text
    aim: Text | None = None
    window: Text | None = None
    line: LineNumber | None = None
    tasks: list[Task]
    inferred: Words | None = None
    note: Text | None = None
    was: Was = ()
    added: Date | None = None
    withdrawn: Withdrawn | None = None


class NotTarget(Form):
    """A number of the document that asks nothing of anybody, and why."""

    line: LineNumber
    text: Text
    why: Words


class PlanFile(Form):
    """`plan.yaml`."""

    id: Text
    version: Text
    title: Text
    number: Text | None = None
    issuer: Text | None = None
    issued: Date | None = None
    start: Date
    end: Date | None = None
    year_starts: Whole = 1
    source: TextPin | None = None
    windows: dict[str, Window] = {}
    reporting: Reporting
    judging: Policy = Field(default_factory=lambda: Policy())
    measures: list[DeclaredMeasure] = []
    units: list[Unit]
    sections: list[Section]
    not_targets: list[NotTarget] = []

    @property
    def span(self) -> Span:
        """The plan's whole time; one without an end goes on to the calendar's last day."""
        return Span(self.start, self.end or OPEN)

    @property
    def changes(self) -> bool:
        """Whether anything is written in it of what changes while it runs."""
        tasks = [task for section in self.sections for task in section.tasks]
        parts: list[Section | Task | Target | Deliverable] = [*self.sections, *tasks]
        for task in tasks:
            parts += (*task.targets, *task.deliverables)
        return (
            any(part.was or part.added or part.withdrawn for part in parts)
            or any(unit.was or unit.start or unit.until for unit in self.units)
            or bool(self.reporting.was)
        )
