"""Waivers: findings that somebody has approved for a time. They are shown as waived, counted, and fail no run."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from plan_cli import rules
from plan_cli.checking.check import Collector, Result
from plan_cli.checking.selection import Selection
from plan_cli.finding import Finding, Hit
from plan_cli.model.fields import Date, Form, Text
from plan_cli.model.plan import Plan, normal
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester


class Waiver(Form):
    """What is waived (a rule, for a unit, a task or a target), why, who approved it, and up to which day."""

    rule: Text
    unit: Text | None = None
    task: Text | None = None
    target: Text | None = None
    reason: Text
    approved_by: Text
    until: Date

    def covers(self, finding: Finding, plan: Plan) -> bool:
        """Whether a finding is of this rule, and of the unit, task and target that are named."""
        if _folded(self.rule) not in (finding.code, _folded(finding.name)):
            return False
        unit = plan.unit(self.unit) if self.unit else None
        return (
            (self.unit is None or (unit is not None and unit.name == finding.unit))
            and (self.task is None or normal(self.task) == finding.hit.task)
            and (self.target is None or normal(self.target) == finding.hit.target)
        )


def _folded(name: str) -> str:
    """A rule's code or name, whatever its case."""
    return normal(name).upper()


class Waivers(NamedTuple):
    """The sound waivers of a file, each with its place in it."""

    source: Source
    listed: tuple[tuple[int, Waiver], ...]


class WaiverUse(NamedTuple):
    """What became of the waivers in a run: the subject of the W rules.

    `used`: the places of those that cover a finding of the run, expired ones too. `whole`: every unit's reports were looked at.
    """

    waivers: Waivers
    used: frozenset[int]
    as_of: date | None
    whole: bool
    codes: frozenset[str]

    def is_on(self, waiver: Waiver) -> bool:
        """Whether the waiver's rule is on in this run."""
        return _folded(waiver.rule) in self.codes

    def expired(self, waiver: Waiver) -> bool:
        """A waiver holds up to its last day."""
        return self.as_of is not None and self.as_of > waiver.until


def load(source: Source, plan: Plan) -> Waivers:
    """The waivers in a source whose root is a list; one in error is reported and waives nothing."""
    names = [name for rule in rules.check_rules() for name in (rule.code, rule.name)]
    listed = []
    suggester = Suggester()
    for place, item in enumerate(source.data or ()):
        try:
            waiver = Waiver.model_validate(item)
        except ValidationError as error:
            from plan_cli.model.form_errors import report_errors

            report_errors(error, Waiver, item, (place,), source, suggester)
            continue
        unknown = _unknown(waiver, names, plan)
        for field, options in unknown.items():
            given = getattr(waiver, field)
            facts = {"suggestion": suggester.nearest(given, options)}
            source.problems.add("S103", Hit((place, field), f"no-{field}", actual=given, facts=facts))
        if waiver.unit is None and waiver.task is None and waiver.target is None:
            source.problems.add("S101", Hit((place,), actual="unit / task / target"))
        elif not unknown:
            listed.append((place, waiver))
    return Waivers(source, tuple(listed))


def _unknown(waiver: Waiver, names: list[str], plan: Plan) -> dict[str, list[str]]:
    """The fields that name something that is not there, with what is."""
    unknown: dict[str, list[str]] = {}
    if _folded(waiver.rule) not in map(_folded, names):
        unknown["rule"] = names
    if waiver.unit is not None and plan.unit(waiver.unit) is None:
        unknown["unit"] = list(plan.names())
    if waiver.task is not None and normal(waiver.task) not in plan.tasks:
        unknown["task"] = list(plan.tasks)
    items = [*plan.targets, *plan.deliverables]
    if waiver.target is not None and normal(waiver.target) not in items:
        unknown["target"] = items
    return unknown


def apply(result: Result, waivers: Waivers, selection: Selection, *, every_report: bool = True) -> Result:
    """The result with what is waived marked as such, and, where a folder was checked, with what is wrong with the waivers.

    `every_report`: whether all the reports that there are were read.
    """
    as_of = result.as_of or max((report.as_of for report in result.reports if report.as_of), default=None)
    on = frozenset(name for rule in rules.check_rules() if selection.has(rule) for name in (rule.code, _folded(rule.name)))
    whole = every_report and result.ledger is not None and len(result.checked) == len(result.reports)
    use = WaiverUse(waivers, frozenset(), as_of, whole, on)
    used: set[int] = set()

    def marked(finding: Finding) -> Finding:
        for place, waiver in waivers.listed:
            if waiver.covers(finding, result.plan):
                used.add(place)
                if not use.expired(waiver):
                    return finding._replace(waiver=waiver.reason)
        return finding

    # A report's findings are among the result's, the same objects: each is looked at once.
    now = {id(finding): marked(finding) for finding in result.findings}
    findings = list(now.values())
    reports = tuple(report._replace(findings=tuple(now[id(finding)] for finding in report.findings)) for report in result.reports)
    collector = Collector(selection)
    collector.add_source(waivers.source)
    if result.ledger is not None:  # a unit that checks its own report can't mend them
        collector.run(rules.READING, waivers.source.problems, waivers.source.name)
    collector.run(rules.waiver_rules(), use._replace(used=frozenset(used)), waivers.source.name)
    findings += collector.findings()
    beside = {**result.beside, **collector.more_beside(())}
    return result._replace(reports=reports, findings=tuple(sorted(findings, key=lambda f: f.order)), beside=beside)
