"""Waivers: findings that somebody has approved for a time. They are shown as waived, counted, and fail no run."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from plan_cli import rules
from plan_cli.check import Checked, Collector, Result
from plan_cli.finding import Finding, Hit
from plan_cli.forms import Date, Form, Text, report_errors
from plan_cli.plan import Plan, normal
from plan_cli.selection import Selection
from plan_cli.source import Source
from plan_cli.suggest import Suggester


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
        if normal(self.rule) not in (finding.code, finding.name):
            return False
        unit = plan.unit(self.unit) if self.unit else None
        return (
            (self.unit is None or (unit is not None and unit.name == finding.unit))
            and (self.task is None or normal(self.task) == finding.hit.task)
            and (self.target is None or normal(self.target) == finding.hit.target)
        )


class Waivers(NamedTuple):
    """The sound waivers of a file, each with its place in it."""

    source: Source
    listed: tuple[tuple[int, Waiver], ...]


class WaiverUse(NamedTuple):
    """What became of the waivers in a run: the subject of the W rules. `whole`: every unit's reports were looked at, and none left out."""

    waivers: Waivers
    used: frozenset[int]
    as_of: date | None
    whole: bool
    codes: frozenset[str]

    def expired(self, waiver: Waiver) -> bool:
        """A waiver holds up to its last day."""
        return self.as_of is not None and self.as_of > waiver.until


def load(source: Source) -> Waivers:
    """The waivers in a source whose root is a list; one in error is reported and waives nothing."""
    known = {name for rule in rules.every_rule() for name in (rule.code, rule.name)}
    listed = []
    suggester = Suggester()
    for place, item in enumerate(source.data or ()):
        try:
            waiver = Waiver.model_validate(item)
        except ValidationError as error:
            report_errors(error, Waiver, item, (place,), source.problems, suggester)
            continue
        if normal(waiver.rule) not in known:
            facts = {"suggestion": suggester.nearest(waiver.rule, known)}
            source.problems.add("S103", Hit((place, "rule"), "rule", actual=waiver.rule, facts=facts))
        elif waiver.unit is None and waiver.task is None and waiver.target is None:
            source.problems.add("S101", Hit((place,), actual="unit"))
        else:
            listed.append((place, waiver))
    return Waivers(source, tuple(listed))


def apply(result: Result, waivers: Waivers, selection: Selection) -> Result:
    """The result with what is waived marked as such, and with what is wrong with the waivers."""
    as_of = result.as_of or max((report.as_of for report in result.reports if report.as_of), default=None)
    codes = frozenset(rule.code for rule in rules.every_rule() if selection.has(rule))
    names = {rule.name: rule.code for rule in rules.every_rule()}
    whole = result.ledger is not None and len(result.checked) == len(result.reports)
    use = WaiverUse(waivers, frozenset(), as_of, whole, codes | {n for n, code in names.items() if code in codes})
    standing = [(place, waiver) for place, waiver in waivers.listed if not use.expired(waiver)]
    used: set[int] = set()

    def marked(finding: Finding) -> Finding:
        for place, waiver in standing:
            if waiver.covers(finding, result.plan):
                used.add(place)
                return finding._replace(waiver=waiver.reason)
        return finding

    def marked_report(report: Checked) -> Checked:
        return report._replace(findings=tuple(marked(finding) for finding in report.findings))

    findings = [marked(finding) for finding in result.findings]
    reports = tuple(marked_report(report) for report in result.reports)
    collector = Collector(selection)
    collector.add_source(waivers.source)
    collector.run(rules.READING, waivers.source.problems, waivers.source.name)
    collector.run(rules.waiver_rules(), use._replace(used=frozenset(used)), waivers.source.name)
    findings += collector.findings
    beside = {**result.beside, **collector.more_beside(())}
    return result._replace(reports=reports, findings=tuple(sorted(findings, key=lambda f: f.order)), beside=beside)
