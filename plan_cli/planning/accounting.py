"""A plan beside the text of its document: which number, sentence and assignment of the text the plan accounts for.

Numbers are matched one to one: a number is claimed by one figure of the plan, and two figures of 100 need two numbers.
`rules.plan_text` makes hits of what is left over, and `lint` counts what is not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property

from plan_cli.finding import Path
from plan_cli.model.measure import SHARE, canonical
from plan_cli.model.plan import Plan, at, normal
from plan_cli.model.plan_form import NotTarget, Target, Task
from plan_cli.planning.document import Assignment, Document, Number, Paragraph, decode, narrow

_WHOLE = re.compile(r"全员|全覆盖|全部|全体|所有|(?<!平)均|(?<![成首])都")
_YEARLY = re.compile("每半?年|每一年|逐[年季月]|年均|每个?[季月]|按[季月]")
_EACH = re.compile("各|分别|(?<!平)均")
_ONE = Decimal(1)
_ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that the plan says stands in the document, and the numbers there that it could be, by their place in
    `figures`.
    """

    target: str | None
    value: Decimal
    candidates: tuple[int, ...]
    field: tuple[str | int, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure of the plan that the document does not have; `case` says how it differs, `instead` which numbers stand
    there.
    """

    target: Target
    case: str
    field: tuple[str | int, ...]
    expected: Decimal | str | None
    instead: tuple[str, ...]


class TextCheck:
    """A plan and the bytes of its document."""

    def __init__(self, plan: Plan, data: bytes) -> None:
        self.plan = plan
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.document = Document(decode(data))
        self._found: dict[tuple[int, str], list[list[int]]] = {}

    # --- tasks and their paragraphs

    def paragraph(self, task: Task) -> Paragraph:
        return self.document.paragraph(task.document_line)

    def has_title(self, task: Task) -> bool:
        """Whether the first sentence is the task's title. A paragraph that assigns nobody (main goals) has none, if
        that is `inferred`.
        """
        return task.inferred is None or self.paragraph(task).assignment is not None

    def title_agrees(self, task: Task) -> bool:
        paragraph = self.paragraph(task)
        return same_text(task.title, paragraph.sentence(1)) if self.has_title(task) else bool(paragraph.sentences)

    @cached_property
    def tasks_by_line(self) -> dict[int, Task]:
        tasks: dict[int, Task] = {}
        for task in self.plan.tasks.values():
            tasks.setdefault(task.document_line, task)
        return tasks

    @cached_property
    def task_lines(self) -> set[int]:
        """The lines of the document that are tasks: those with an assignment, and those that the plan says are tasks
        without one.
        """
        own = {task.document_line for task in self.plan.tasks.values() if not self.has_title(task)}
        return own | set(self.document.assigned)

    def place(self, line: int) -> tuple[Path, str | None]:
        """Where in the plan something at a line of the document belongs, and to which task."""
        if task := self.tasks_by_line.get(line):
            return at(self.plan, task.id), task.id
        for s, section in enumerate(self.plan.file.sections):
            if section.line == line:
                return ("sections", s), None
        return ("sections",), None

    # --- assignments

    def assigned(self, assignment: Assignment, task: Task) -> tuple[tuple[str, ...], list[str]]:
        """Lead and responsible units by the plan's names; of several leads, where the plan has one for the task, the
        others come first among the responsible.
        """
        leads = tuple(self._name(name) for name in assignment.leads)
        number = len(leads) if len(task.lead) > 1 else 1
        return leads[:number], [*leads[number:], *(self._name(name) for name in assignment.responsible)]

    def _name(self, name: str) -> str:
        unit = self.plan.unit(name)
        return unit.name if unit else normal(name)

    def agreeing(self, line: int) -> int:
        """How many of an assignment's units the plan has in the same role and order."""
        task = self.tasks_by_line.get(line)
        if task is None:
            return 0
        leads, responsible = self.assigned(self.document.assigned[line], task)
        blocks = SequenceMatcher(None, responsible, task.responsible, autojunk=False).get_matching_blocks()
        if leads != task.lead:
            return sum(block.size for block in blocks)
        return len(leads) + sum(block.size for block in blocks)

    # --- sentences

    @cached_property
    def claimed_sentences(self) -> dict[int, set[int]]:
        """By line, the numbers of the sentences that targets and deliverables are of; 1 where it is the title."""
        claimed: dict[int, set[int]] = {}
        for task in self.plan.tasks.values():
            numbers = claimed.setdefault(task.document_line, set())
            items = [(target.id, target.sentence) for target in task.targets if target.id in self.plan.targets]
            items += [(item.id, item.sentence) for item in task.deliverables if item.id in self.plan.deliverables]
            numbers.update(sentence for _, sentence in items if sentence)
        return claimed

    def sentences(self, line: int) -> range:
        """The numbers of a task's sentences, without the title's."""
        task = self.tasks_by_line.get(line)
        first = 2 if task is None or self.has_title(task) else 1
        return range(first, len(self.document.paragraph(line).sentences) + 1)

    # --- numbers

    @cached_property
    def figures(self) -> list[Number]:
        """Every number of the document, also those in Chinese characters, in its order."""
        return [number for paragraph in self.document.paragraphs.values() for number in paragraph.numbers]

    @cached_property
    def _places(self) -> dict[int, list[int]]:
        places: dict[int, list[int]] = {}
        for n, number in enumerate(self.figures):
            places.setdefault(number.line, []).append(n)
        return places

    @cached_property
    def _claims(self) -> list[Claim]:
        """What must stand there first, so that nothing that only may stand there takes its number."""
        claims = [claim for target in self.plan.targets.values() for claim in self._of_target(target)]
        claims += [claim for n, item in enumerate(self.plan.file.not_targets) for claim in self._of_not_target(n, item)]
        return sorted(claims, key=lambda claim: not claim.required)

    def _of_target(self, target: Target) -> Iterator[Claim]:
        share = canonical(target.measure) == SHARE
        for name in ("at_least", "at_most", "about"):
            value: Decimal | None = getattr(target, name)
            if value is not None:
                required = not (value == _ONE and target.every)
                yield Claim(target.id, value, self._fitting(target, value, share), (name,), required)
        for n, value in enumerate(target.between or []):
            yield Claim(target.id, value, self._fitting(target, value, share), ("between", n), True)
        if target.all:
            yield Claim(target.id, _ALL, self._fitting(target, _ALL, True), ("all",))
        if target.of is not None:
            yield Claim(target.id, target.of, self._fitting(target, target.of, share), ("of",))
        beside: dict[Path, Decimal] = {
            ("milestones", at.isoformat()): value for at, value in (target.milestones or {}).items()
        }
        if target.baseline:
            beside["baseline", "value"] = target.baseline.value
        beside |= {("shares", unit): value for unit, value in (target.shares or {}).items()}
        for where, value in beside.items():
            yield Claim(target.id, value, self._fitting(target, value, share), where)

    def _fitting(self, target: Target, value: Decimal, share: bool) -> tuple[int, ...]:
        """The numbers of the target's sentence that are this one: in value, as a share or not, and as 人 or 人次."""
        people = canonical(target.measure)
        there = ((n, self.figures[n]) for n in self._there(target))
        return tuple(
            n
            for n, f in there
            if f.value == value and f.share == share and (not f.people or share or f.people == people)
        )

    def _there(self, target: Target) -> list[int]:
        places = self._places.get(self.plan.task_of(target.id).document_line, [])
        return [n for n in places if self.figures[n].sentence == target.sentence]

    def _of_not_target(self, index: int, item: NotTarget) -> Iterator[Claim]:
        """A claim for each number in the text: the first of it in any place where the text stands, the second, and so
        on.
        """
        for numbers in zip(*self._occurrences(item.line, item.text), strict=False):
            yield Claim(None, self.figures[numbers[0]].value, numbers, ("not_targets", index, "text"), required=True)

    def stands(self, item: NotTarget) -> bool:
        """Whether the text of a `not_targets` item stands at its line, and not in the middle of a longer number."""
        return bool(self._occurrences(item.line, item.text))

    def _occurrences(self, line: int, wanted: str) -> list[list[int]]:
        """The numbers in each place of a line where a text stands."""
        if (line, wanted) not in self._found:
            text = narrow(wanted)
            before = r"(?<![0-9])(?<![0-9]\.)" if text[0].isdigit() else ""
            after = r"(?!\.?[0-9])" if text[-1].isdigit() else ""
            found = re.finditer(before + re.escape(text) + after, self.document.paragraph(line).text)
            self._found[line, wanted] = [self._within(line, *match.span()) for match in found]
        return self._found[line, wanted]

    def _within(self, line: int, start: int, end: int) -> list[int]:
        return [n for n in self._places.get(line, []) if start <= self.figures[n].start and self.figures[n].end <= end]

    @cached_property
    def _matching(self) -> dict[int, int]:
        """Claim → number, as many as can be: a claim gives its number up where that one can take another (augmenting
        paths, Kuhn 1955).
        """
        number_of: dict[int, int] = {}
        claim_of: dict[int, int] = {}
        for c in range(len(self._claims)):
            self._augment(c, number_of, claim_of)
        return number_of

    def _augment(self, c: int, number_of: dict[int, int], claim_of: dict[int, int]) -> None:
        reached: dict[int, int] = {}
        waiting = [c]
        for claim in waiting:
            for n in self._claims[claim].candidates:
                if n in reached:
                    continue
                reached[n] = claim
                if n in claim_of:
                    waiting.append(claim_of[n])
                    continue
                _hand_over(n, reached, number_of, claim_of)
                return

    @cached_property
    def unclaimed(self) -> list[Number]:
        """The Arabic numbers that nothing in the plan claims."""
        claimed = set(self._matching.values())
        return [number for n, number in enumerate(self.figures) if number.arabic and n not in claimed]

    # --- figures

    @cached_property
    def missing(self) -> list[Missing]:
        """The figures of the plan that do not stand in their sentences, in the plan's order."""
        lacking: dict[str | None, list[Claim]] = {}
        for c, claim in enumerate(self._claims):
            if c not in self._matching:
                lacking.setdefault(claim.target, []).append(claim)
        found: list[Missing] = []
        for target in self.plan.targets.values():
            lacks = lacking.get(target.id, [])
            found += self._in_words(target, lacks)
            found += (
                self._in_figures(target, claim) for claim in lacks if claim.required and not self._shared(target, claim)
            )
        return found

    @cached_property
    def idle(self) -> set[int]:
        """The places in `not_targets` whose number another item or a target claims already."""
        claims = (
            (c, claim) for c, claim in enumerate(self._claims) if claim.target is None and c not in self._matching
        )
        return {int(claim.field[1]) for _, claim in claims}

    def _sentence(self, target: Target) -> str:
        return self.paragraph(self.plan.task_of(target.id)).sentence(target.sentence or 0)

    def _shared(self, target: Target, claim: Claim) -> bool:
        """各100名: one number for several targets."""
        return bool(claim.candidates) and _EACH.search(self._sentence(target)) is not None

    def _in_words(self, target: Target, lacking: list[Claim]) -> Iterator[Missing]:
        sentence = self._sentence(target)
        lacks = {claim.field[0] for claim in lacking if not claim.required}
        if "all" in lacks and not _WHOLE.search(sentence):
            yield self._lacks(target, "all", ("all",), None)
        if "at_least" in lacks and not _YEARLY.search(sentence):
            yield self._lacks(target, "yearly", ("at_least",), _ONE)
        if target.benchmark is not None and not same_text(target.benchmark, sentence, within=True):
            yield self._lacks(target, "benchmark", ("benchmark",), target.benchmark)

    def _in_figures(self, target: Target, claim: Claim) -> Missing:
        there = [self.figures[n] for n in self._there(target)]
        case = "" if there else "no-number"
        if any(number.value == claim.value for number in there):
            case = "claimed" if claim.candidates else "measure"
        return self._lacks(target, case, claim.field, claim.value)

    def _lacks(
        self, target: Target, case: str, field: tuple[str | int, ...], expected: Decimal | str | None
    ) -> Missing:
        return Missing(target, case, field, expected, tuple(self.figures[n].text for n in self._there(target)))


def _hand_over(free: int, reached: dict[int, int], number_of: dict[int, int], claim_of: dict[int, int]) -> None:
    """Give a free number to the claim that reached it, that claim's to the one before, and so on back to the first."""
    number: int | None = free
    while number is not None:
        claim = claim_of[number] = reached[number]
        following = number_of.get(claim)
        number_of[claim] = number
        number = following


def same_text(wanted: str, there: str, *, within: bool = False) -> bool:
    """Whether two titles are the same, or the one stands within the other text: after NFKC, without spaces and the
    sign that ends it.
    """
    one, other = (re.sub(r"\s", "", normal(text)).rstrip("。.:;!") for text in (wanted, there))
    return one in other if within else one == other
