"""What the parts of a summary share: its words, names with their titles, counts with their wholes, and the columns of
its tables.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from plan_cli.finding import Finding, Kind, Severity
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.model.period import year_name
from plan_cli.rendering import figures
from plan_cli.rendering.columns import DELIVERIES, TARGETS
from plan_cli.rendering.markdown.syntax import Column, Markup, bold, joined, table
from plan_cli.words import Wording, titled

if TYPE_CHECKING:
    from plan_cli.checking.picture import Picture
    from plan_cli.judging.ledger import Delivery
    from plan_cli.judging.overview import Tally
    from plan_cli.model.period import Period
    from plan_cli.model.plan_form import Section, Target, Task, Unit

First = Literal["target", "target-task", "target-task-lead"]
"""What the first column of a table of targets names."""

LAMPS = tuple(Lamp)
_TOLD_ELSEWHERE = ("C310", "C311", "C312", "G707", "G708")
"""Who is silent, late or has skipped a period, aspirations, and data that are awaited have places of their own."""


_NUMBERS = ("progress", "elapsed", "gap", "needed")
_WIDTHS = {"goal": 12, "actual": 13, "progress": 13, "elapsed": 13, "gap": 12, "needed": 10, "lamp": 12}
_DELIVERY_WIDTHS = {"deliverable": 22, "task": 18, "state": 8, "until": 10, "lamp": 10}


class View:
    """A picture in one language."""

    def __init__(self, picture: Picture, words: Wording) -> None:
        self.picture = picture
        self.plan = picture.plan
        self.words = words

    # --- words

    def say(self, key: str, **values: object) -> str:
        return self.words.label(f"summary.{key}", **values)

    def none(self) -> Markup:
        """That there is nothing of a kind: an empty part would look forgotten."""
        return joined(self.say("none"))

    def listed(self, items: Iterable[str]) -> str:
        """All of several things in a row."""
        return self.words.join.join(items)

    def day(self, day: date) -> str:
        return self.say("day", year=day.year, month=day.month, day=day.day, iso=day.isoformat())

    def span_name(self, period: Period) -> str:
        """A period as people say it: 2024年上半年."""
        year, _, part = period.name.partition("-")
        key = part if part[:1] in ("H", "Q") else "month" if part else "year"
        is_own = period.year_starts != 1 and key != "month"
        shown = self.say(
            "year.own" if is_own else "year", year=year_name(int(year), period.year_starts) if is_own else year
        )
        key = "own-year" if is_own and key == "year" else key
        return self.say(f"period.{key}", year=shown, month=part.lstrip("0"), name=period.name)

    def span_dated(self, period: Period) -> str:
        """The same for a head: with its dates where the plan's years are not the calendar's."""
        name = self.span_name(period)
        if period.year_starts == 1:
            return name
        return self.words.label("period.dated", name=name, start=self.day(period.start), end=self.day(period.end))

    def say_of(self, key: str, n: int, of: int, **values: object) -> str:
        """A phrase with n of N and the percentage."""
        return self.say(key, n=n, of=of, percent=self.words.percent(Fraction(n, of)) if of else figures.EMPTY, **values)

    # --- names

    def target(self, target: Target) -> str:
        return figures.name(target, self.words)

    def leads(self, unit: Unit, target: Target) -> str:
        """A unit that owes a target, and those that lead it together with that."""
        return self.listed(self.plan.series_of(target, unit.name))

    def target_of_task(self, target: Target) -> str:
        """A target with the task that it is of."""
        return self.say("target-task", target=self.target(target), task=self.plan.task_of(target.id).title)

    def section(self, section: Section) -> str:
        return f"{section.id} {section.title}"

    def task(self, task: Task) -> str:
        """A task with the section that it is in."""
        return self.say("task", task=titled(task.id, self.plan), section=self.plan.section_of(task.id).title)

    def unit(self, finding: Finding) -> str:
        """Whose a finding is; a report may not say, and what is not in a report is nobody's."""
        return finding.unit or (self.say("unit-unknown") if self.in_report(finding) else figures.EMPTY)

    def in_report(self, finding: Finding) -> bool:
        """Whether it is of a report, and not of the waivers."""
        return finding.file in self._files

    @cached_property
    def _files(self) -> frozenset[str]:
        return frozenset(report.file for report in self.picture.result.reports)

    def place(self, finding: Finding) -> str:
        """File and line."""
        return f"{self.file(finding.file)}:{finding.place.cell or finding.line}"

    def file(self, path: str) -> str:
        """A file as it is called in the folder of the reports, wherever that is; another one by its name."""
        folder = self._folder
        inside = bool(folder) and path.startswith(f"{folder}/")
        return path[len(folder) + 1 :] if inside else path.rpartition("/")[2]

    @cached_property
    def _folder(self) -> str:
        """The folder that all the reports of the period are in; empty where there is none."""
        folders = [os.path.dirname(report.file) for report in self.picture.result.reports]
        try:
            return os.path.commonpath(folders).replace(os.sep, "/") if all(folders) and folders else ""
        except ValueError:
            return ""

    # --- counts

    def lamps(self, tally: Tally) -> str:
        """Every lamp with how often it is there."""
        return self.listed(f"{figures.lamp_word(lamp, self.words)} {tally.lamps[lamp]}" for lamp in LAMPS)

    def marks(self, lamps: Iterable[Lamp]) -> str:
        """The signs that are there, each with its number: ✗1 ▲2."""
        listed = list(lamps)
        return " ".join(f"{figures.SYMBOLS[lamp]}{listed.count(lamp)}" for lamp in LAMPS if lamp in listed)

    def severities(self, findings: Iterable[Finding]) -> str:
        """How many errors, warnings and notes."""
        listed = [finding.severity for finding in findings]
        counts = {"errors": Severity.ERROR, "warnings": Severity.WARNING, "notes": Severity.NOTE}
        return self.listed(
            self.words.count(key, listed.count(level)) for key, level in counts.items() if level in listed
        )

    # --- findings

    @cached_property
    def faults(self) -> list[Finding]:
        """What is to be mended or known about the reports, but for what has a place of its own; by unit in the plan's
        order.
        """
        return self._ordered(f for f in self.picture.live if _is_fault(f) and f.code not in _TOLD_ELSEWHERE)

    @cached_property
    def waived(self) -> list[Finding]:
        return self._ordered(self.picture.waived)

    def _ordered(self, findings: Iterable[Finding]) -> list[Finding]:
        """By unit, then by place: the same wherever the folder is."""
        order = {name: place for place, name in enumerate(self.plan.units)}
        return sorted(findings, key=lambda f: (order.get(f.unit or "", len(order)), self.file(f.file), *f.order[1:]))

    def faults_of(self, unit: Unit) -> list[Finding]:
        return [finding for finding in self.faults if finding.unit == unit.name]

    # --- tables

    def target_table(self, rows: Iterable[tuple[Unit, Assessment]], first: First) -> Markup:
        """Targets with their figures, and with their tasks and leads where these differ."""
        columns = [Column(self.say(f"col.{first}"), 27)]
        columns += [Column(column.heading(self.words), _WIDTHS[column.key], column.number) for column in TARGETS]
        return table(columns, ([self._name(unit, a.target, first), *self._figures(a)] for unit, a in rows))

    def _name(self, unit: Unit, target: Target, first: First) -> str:
        name = self.target(target) if first == "target" else self.target_of_task(target)
        if first == "target-task-lead":
            name = self.say("target-task-lead", target=name, lead=self.leads(unit, target))
        return self.say("behind.waived", text=name) if self.picture.waiver(unit, target.id) else name

    def _figures(self, assessment: Assessment) -> list[str]:
        """A row without its name; a number and its sign or word stay on one line."""
        cells = ((column.key, column.cell(assessment, self.words)) for column in TARGETS)
        return [cell.replace(" ", "\u00a0") if key in _NUMBERS else cell for key, cell in cells]

    def delivery_table(self, deliveries: Iterable[Delivery], unit: Unit) -> Markup:
        """Deliverables of one unit, in the state that it gives them."""
        columns = [Column(column.heading(self.words), _DELIVERY_WIDTHS[column.key]) for column in DELIVERIES]
        return table(columns, (self._delivery(delivery, unit) for delivery in deliveries))

    def _delivery(self, delivery: Delivery, unit: Unit) -> list[str]:
        """A row, with the task's id before its title."""
        cells = {column.key: column.cell(delivery, unit, self.plan, self.words) for column in DELIVERIES}
        task = self.plan.task_of(delivery.deliverable.id)
        return list((cells | {"task": titled(task.id, self.plan)}).values())

    def fault_table(self, findings: Iterable[Finding], *, unit: bool = True) -> Markup:
        """Findings, each with its place and the sentence that says what to do."""
        columns = [
            Column(self.words.label("col.unit"), 10),
            Column(self.say("col.level"), 9),
            Column(self.say("col.place"), 14),
            Column(self.say("col.problem"), 40),
        ]
        rows = (
            [
                self.unit(f),
                f"{self.words.label(f.severity.value)} {f.code}",
                self.place(f),
                self.words.sentence(f, self.plan),
            ]
            for f in findings
        )
        return table(columns, rows) if unit else table(columns[1:], (row[1:] for row in rows))

    def labelled(self, key: str, text: str) -> Markup:
        """A paragraph or item that begins with a word in bold."""
        return joined(bold(self.say(key)), text, by=self.words.label("colon"))


def _is_fault(finding: Finding) -> bool:
    return finding.kind is Kind.FAULT or finding.severity is Severity.NOTE
