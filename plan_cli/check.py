"""Checking: sources → submissions → ledger → rules → result. Everything here is a pure function of what is passed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from plan_cli import report as reports
from plan_cli import rules
from plan_cli.finding import NOTHING, Finding, Hit, Position, Rule
from plan_cli.ledger import Ledger
from plan_cli.period import Period
from plan_cli.plan import Plan
from plan_cli.selection import Selection
from plan_cli.source import Problems, Source
from plan_cli.standing import Filing
from plan_cli.submission import Submission

S = TypeVar("S")


class Loaded(NamedTuple):
    """A file that was read, and the folder in which its evidence is looked for."""

    source: Source
    folder: str = "."


class Checked(NamedTuple):
    """One report with what was found in it. `filing` is there where unit and period could be read."""

    file: str
    submission: Submission | None
    filing: Filing | None
    as_of: date | None
    findings: tuple[Finding, ...]
    more: Mapping[str, int] = NOTHING
    left_out: bool = False


class Result(NamedTuple):
    """What a run found: the only thing that renderers see."""

    plan: Plan
    reports: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    rules: int
    as_of: date | None = None
    period: Period | None = None

    @property
    def tasks(self) -> int:
        """How many tasks the reports have entries for."""
        return len({line.task.id for r in self.reports if r.submission for line in r.submission.entries if line.task})

    @property
    def targets(self) -> int:
        """How many targets were judged from the lead's figures."""
        return len({a.target.id for r in self.reports if r.filing for a in r.filing.targets if a.datum is not None})


class Collector:
    """Turns the hits of one file into findings: with severity, line and column, and no more than 100 of one code."""

    def __init__(self, selection: Selection, source: Source, unit: str | None) -> None:
        self.selection = selection
        self.source = source
        self.unit = unit
        self.findings: list[Finding] = []
        self.more: dict[str, int] = dict(source.problems.dropped)

    def run(self, listed: Sequence[Rule[S]], subject: S) -> None:
        for rule in listed:
            if self.selection.has(rule):
                self._take(rule, rule.check(subject))

    def _take(self, rule: Rule[Any], hits: Iterable[Hit]) -> None:
        for number, hit in enumerate(hits):
            if number >= Problems.MOST:
                self.more[rule.code] = self.more.get(rule.code, 0) + 1
                continue
            self.findings.append(self._finding(rule, hit))

    def _finding(self, rule: Rule[Any], hit: Hit) -> Finding:
        place = hit.at if isinstance(hit.at, Position) else self.source.locate(hit.at, on_key=hit.on_key)
        return Finding(rule, self.selection.severity(rule), self.source.name, place.line, place.column, hit, self.unit)


def check_alone(plan: Plan, loaded: Iterable[Loaded], selection: Selection, as_of: date | None = None) -> Result:
    """Check reports one by one, each as if there were no other."""
    checked = tuple(_check_one(plan, item, selection, as_of) for item in loaded)
    findings = sorted((f for one in checked for f in one.findings), key=lambda f: f.order)
    dates = {one.as_of for one in checked}
    common = dates.pop() if len(dates) == 1 else None
    return Result(plan, checked, tuple(findings), active_rules(selection), as_of or common)


def active_rules(selection: Selection) -> int:
    """How many rules of one report are on."""
    listed: Iterator[Rule[Any]] = (rule for group in (rules.READING, rules.SUBMISSION, rules.FILING, rules.STANDING) for rule in group)
    return sum(selection.has(rule) for rule in listed)


def submit(plan: Plan, loaded: Loaded) -> Submission | None:
    """The report in a file, resolved against the plan; None where it could not be parsed."""
    report = reports.load(loaded.source)
    return Submission(plan, report, loaded.folder) if report else None


def _check_one(plan: Plan, loaded: Loaded, selection: Selection, as_of: date | None) -> Checked:
    submission = submit(plan, loaded)
    unit = submission.unit if submission else None
    collector = Collector(selection, loaded.source, unit.name if unit else None)
    filing = None
    ledger = None
    if submission:
        ledger = Ledger(plan, [submission], as_of)
        if ledger.left_out:
            return Checked(loaded.source.name, submission, None, as_of, (), left_out=True)
        if unit and submission.period:
            filing = Filing(ledger, submission, unit, submission.period)
    collector.run(rules.READING, loaded.source.problems)
    if submission:
        collector.run(rules.SUBMISSION, submission)
    if filing:
        collector.run(rules.FILING, filing)
        collector.run(rules.STANDING, filing)
    loaded.source.drop_tree()
    date_of = ledger.as_of if ledger else as_of
    return Checked(
        loaded.source.name, submission, filing, date_of, tuple(sorted(collector.findings, key=lambda f: f.order)), collector.more
    )
