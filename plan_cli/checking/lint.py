"""Linting: is the plan sound in itself, and does it say what its document says. A pure function of the plan and the
text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.checking.collector import NONE, Collector
from plan_cli.checking.selection import Selection
from plan_cli.rules.rule import DOCUMENT, PLAN

if TYPE_CHECKING:
    from plan_cli.finding import Finding
    from plan_cli.model.plan import Plan
    from plan_cli.planning.accounting import TextCheck
    from plan_cli.reading.source import Source

Coverage = dict[str, tuple[int, int]]
NO_COVERAGE: Mapping[str, tuple[int, int]] = {}


class LintResult(NamedTuple):
    """What is wrong with a plan, and how much of the document it covers.

    `counts` is what the plan holds: units, sections, tasks, targets, deliverables. `covered` is n of N for tasks,
    assignments, figures, numbers and sentences, N counted in the document (figures: the plan's targets) and n those
    that agree; it is empty where no text was given. `more`: of codes with over 100 findings, how many were left out.
    `plan` is None where the file is no plan; `name` is the file's.
    """

    plan: Plan | None
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    covered: Mapping[str, tuple[int, int]] = NO_COVERAGE
    more: Mapping[str, int] = NONE
    name: str = ""


def lint(plan: Plan, text: bytes | None, selection: Selection | None = None) -> LintResult:
    """Check a plan by itself and, where there is one, against its document's text."""
    selection = selection or Selection()
    collector = Collector(selection, lambda file: plan.source)
    collector.run(PLAN, plan, plan.source.name)
    covered: Coverage = {}
    if text is not None:
        from plan_cli.planning.accounting import TextCheck

        check = TextCheck(plan.first, text)
        collector.run(DOCUMENT, check, plan.source.name)
        covered = coverage(check)
    return LintResult(
        plan, collector.findings(), counts(plan), covered, collector.more_of(plan.source.name), plan.source.name
    )


def form_findings(source: Source, selection: Selection | None = None) -> tuple[Finding, ...]:
    """What is wrong with the form of a file that `plan.load` could make no plan of."""
    collector = Collector(selection or Selection(), lambda file: source)
    collector.read(source.problems, source.name)
    return collector.findings()


def counts(plan: Plan) -> dict[str, int]:
    """What the plan holds."""
    tasks = [task for section in plan.file.sections for task in section.tasks]
    return {
        "units": len(plan.file.units),
        "sections": len(plan.file.sections),
        "tasks": len(tasks),
        "targets": sum(len(task.targets) for task in tasks),
        "deliverables": sum(len(task.deliverables) for task in tasks),
    }


def coverage(check: TextCheck) -> Coverage:
    """How much of the document the plan accounts for, in exact counts. Its tasks are the paragraphs that assign
    somebody.
    """
    document = check.document
    agreeing = {
        task.line for task in check.plan.tasks.values() if task.line in document.assigned and check.title_agrees(task)
    }
    units = sum(len(a.leads) + len(a.responsible) for a in document.assigned.values())
    lacking = {lack.target.id for lack in check.missing}
    sentences = {(line, n) for line in check.task_lines for n in check.sentences(line)}
    claimed = sum(n in check.claimed_sentences.get(line, ()) for line, n in sentences)
    numbers = len(document.figures)
    return {
        "tasks": (len(agreeing), len(document.assigned)),
        "assignments": (sum(check.agreeing(line) for line in document.assigned), units),
        "figures": (len(check.plan.targets) - len(lacking), len(check.plan.targets)),
        "numbers": (numbers - len(check.unclaimed), numbers),
        "sentences": (claimed, len(sentences)),
    }
