"""Family L81: whether the plan says what its document says. Everything is located in the plan, with the line of the
document beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from plan_cli.finding import Hit, Path, Severity
from plan_cli.model.plan import at, moved
from plan_cli.rules.rule import DOCUMENT, Rule, rule

if TYPE_CHECKING:
    from plan_cli.model.plan_form import Task
    from plan_cli.planning.accounting import TextCheck

_SHOWN = 12


def _hit(
    place: Path,
    line: int,
    case: str = "",
    task: str | None = None,
    target: str | None = None,
    *,
    expected: Any = None,
    actual: Any = None,
    **facts: Any,
) -> Hit:
    """A hit with the line of the document, for the sentence as well."""
    return Hit(place, case, task, target, expected, actual, facts={"line": line, **facts}, plan_line=line)


@rule("L811", "text-differs", Severity.ERROR, DOCUMENT)
def text_differs(check: TextCheck) -> Iterator[Hit]:
    """The text is not the one that the plan was made from: its SHA-256 differs from the one that the plan pins.

    Why: lines and sentences are counted in one exact text; in another they may mean something else.
    Example: a copy with other line breaks, or a later edition of the document.
    Mend: give the text that was pinned, or go through all that is found here and pin the new one.
    """
    pin = check.plan.file.source
    if pin and pin.sha256 != check.sha256:
        yield Hit(("source", "sha256"), expected=pin.sha256, actual=check.sha256)


@rule("L812", "title-differs", Severity.ERROR, DOCUMENT)
def title_differs(check: TextCheck) -> Iterator[Hit]:
    """A title of the plan is not the document's, or does not stand at the line that the plan gives.

    Why: people who don't have the document know a task by its title.
    Example: `title: 建设社区书屋` where the document says 建设社区书房; a `line` that is one too high.
    Mend: write the title to the letter, or correct the line.
    """
    from plan_cli.planning.accounting import same_text

    plan, text = check.plan, "".join(check.document.lines)
    for name, value in (("title", plan.file.title), ("number", plan.file.number)):
        if value is not None and not same_text(value, text, within=True):
            yield Hit((name,), name, expected=value)
    for s, section in enumerate(plan.file.sections):
        if section.line is not None and section.added is None:
            first = check.document.paragraph(section.line).sentence(1)
            if not same_text(section.title, first):
                at_title: Path = ("sections", s, "title")
                place = moved(at_title, plan.laid) or at_title
                yield _hit(place, section.line, "section", expected=section.title, actual=_short(first))
    for task in plan.tasks.values():
        if not check.title_agrees(task):
            yield _title(check, task)


def _title(check: TextCheck, task: Task) -> Hit:
    first = check.paragraph(task).sentence(1)
    case = "task" if first else "empty"
    return _hit(
        at(check.plan, task.id, "title"), task.document_line, case, task.id, expected=task.title, actual=_short(first)
    )


def _short(text: str) -> str:
    """What stands there, as far as it may be quoted."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@rule("L813", "assignment-differs", Severity.ERROR, DOCUMENT)
def assignment_differs(check: TextCheck) -> Iterator[Hit]:
    """A lead or responsible unit is missing, added or out of order, or no task has an assignment of the document.

    Why: the assignment says who owes what; a unit that is lost here is never asked.
    Example: `responsible: [市科协]` where the document names 市教育局 and 市科协.
    Mend: write the lead and the responsible units as the document does, in its order.
    """
    for task in check.plan.tasks.values():
        if check.paragraph(task).assignment:
            yield from _assignment(check, task)
        elif task.inferred is None and check.paragraph(task).sentences:
            yield _hit(at(check.plan, task.id, "line"), task.document_line, "none", task.id)
    for line in check.document.assigned:
        if line not in check.tasks_by_line:
            place, _ = check.place(line)
            yield _hit(place, line, "unclaimed", actual=line, title=_short(check.document.paragraph(line).sentence(1)))


def _one(leads: tuple[str, ...]) -> str | tuple[str, ...]:
    """The lead, or all where there are several; nothing where the document names none."""
    return leads if len(leads) > 1 else "".join(leads)


def _assignment(check: TextCheck, task: Task) -> Iterator[Hit]:
    plan, line = check.plan, task.document_line
    leads, responsible = check.assigned(check.document.assigned[line], task)
    if leads != task.lead:
        yield _hit(at(plan, task.id, "lead"), line, "lead", task.id, expected=_one(leads), actual=_one(task.lead))
    for name in responsible:
        if name not in task.responsible:
            yield _hit(at(plan, task.id, "responsible"), line, "missing", task.id, expected=name)
    for r, name in enumerate(task.responsible):
        if name not in responsible:
            yield _hit(at(plan, task.id, "responsible", r), line, "added", task.id, actual=name)
    theirs = [name for name in responsible if name in task.responsible]
    ours = [name for name in task.responsible if name in responsible]
    if theirs != ours:
        wrong = next((r for r, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a != b), len(ours) - 1)
        place = at(plan, task.id, "responsible", task.responsible.index(ours[wrong]))
        yield _hit(place, line, "order", task.id, expected=tuple(theirs), actual=tuple(ours))


@rule("L814", "figure-not-found", Severity.ERROR, DOCUMENT)
def figure_not_found(check: TextCheck) -> Iterator[Hit]:
    """The figure of a target does not stand in its sentence of the document, or a text of `not_targets` not at its
    line.

    Why: a wrong figure is judged against for years. 人 is never 人次, and two targets of 100 need two numbers in the
    text.
    Example: `at_least: 500` where the document says 5000; `every: year` without a number where 每年 does not stand.
    Mend: correct the figure, its measure, the `sentence`, or the task's `line`.
    """
    for lack in check.missing:
        target = lack.target
        task, place = check.plan.task_of(target.id), at(check.plan, target.id, *lack.field)
        facts = {"sentence": target.sentence, "measure": target.measure}
        yield _hit(
            place,
            task.document_line,
            lack.case,
            task.id,
            target.id,
            expected=lack.expected,
            actual=lack.instead or None,
            **facts,
        )
    for n, item in enumerate(check.plan.file.not_targets):
        if not check.stands(item):
            yield _hit(("not_targets", n, "text"), item.line, "not-target", expected=item.text)
        elif n in check.idle:
            yield _hit(("not_targets", n, "text"), item.line, "not-target-claimed", actual=item.text)


@rule("L815", "number-unclaimed", Severity.ERROR, DOCUMENT)
def number_unclaimed(check: TextCheck) -> Iterator[Hit]:
    """A number of the document is neither a target's, nor is it among `not_targets`.

    Why: every number that asks something must be judged, so each is either a target or set aside with a reason.
    Example: the document says 培训500名, and no target of that task has 500.
    Mend: add the target, or list the number under `not_targets` and say why.
    """
    for number in check.unclaimed:
        place, task = check.place(number.line)
        yield _hit(place, number.line, "" if task else "elsewhere", task, actual=number.text, sentence=number.sentence)


@rule("L816", "sentence-unclaimed", Severity.ERROR, DOCUMENT)
def sentence_unclaimed(check: TextCheck) -> Iterator[Hit]:
    """A sentence of a task is neither a target's nor a deliverable's, or one of them is of a sentence that is not
    there.

    Why: what the document asks for and the plan leaves out is never asked for again.
    Example: a task of four sentences whose deliverables are all of sentences 2 and 4.
    Mend: add a deliverable for the sentence, or correct the number under `sentence`.
    """
    for line in sorted(check.task_lines | set(check.tasks_by_line)):
        claimed = check.claimed_sentences.get(line, set())
        place, task = check.place(line)
        for sentence in check.sentences(line):
            if sentence not in claimed:
                yield _hit(place, line, "" if task else "elsewhere", task, actual=sentence)
    for owner in check.plan.tasks.values():
        # Where nothing stands at the task's line at all, L812 says so once.
        last = len(check.paragraph(owner).sentences)
        items = [(item.id, item.sentence) for item in owner.targets if item.id in check.plan.targets]
        items += [(item.id, item.sentence) for item in owner.deliverables if item.id in check.plan.deliverables]
        for id, number in items:
            if number is not None and number > last > 0:
                place = at(check.plan, id, "sentence")
                yield _hit(place, owner.document_line, "no-sentence", owner.id, id, expected=last, actual=number)


RULES: tuple[Rule[TextCheck], ...] = (
    text_differs,
    title_differs,
    assignment_differs,
    figure_not_found,
    number_unclaimed,
    sentence_unclaimed,
)
