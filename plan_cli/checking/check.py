"""Checking: sources → submissions → ledger → rules → result. What comes out depends on what is passed in, and on the evidence on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Any, NamedTuple, TypeVar

from plan_cli import rules
from plan_cli.checking.selection import Selection
from plan_cli.finding import NOTHING, Finding, Hit, Kind, Position, Rule, Severity
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.standing import Filing, Gathering, Standing
from plan_cli.judging.submission import Submission
from plan_cli.model import report as reports
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Unit
from plan_cli.reading.problems import Problems
from plan_cli.reading.source import Loaded, Source

S = TypeVar("S")


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
    """What a run found: the only thing that renderers see. `ledger` is there where a folder was checked, for its one `period`.

    `beside`: of files that are no report (the plan, the waivers), how many findings of a code were too many to be kept.
    """

    plan: Plan
    reports: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    rules: int
    as_of: date | None = None
    period: Period | None = None
    ledger: Ledger | None = None
    standings: tuple[Standing, ...] = ()
    beside: Mapping[str, Mapping[str, int]] = NOTHING

    @property
    def checked(self) -> tuple[Checked, ...]:
        """The reports that were looked at: not those that were left out."""
        return tuple(report for report in self.reports if not report.left_out)

    @property
    def tasks(self) -> int:
        """How many tasks the reports have entries for."""
        submissions = (report.submission for report in self.checked if report.submission)
        return len({line.task.id for submission in submissions for line in submission.entries if line.task})

    @property
    def judged(self) -> tuple[Standing, ...]:
        """The units whose targets this run judged: of a folder all, of single reports those that reported."""
        return self.standings or tuple(report.filing for report in self.reports if report.filing)

    @property
    def live(self) -> list[Finding]:
        """The findings that nobody has waived."""
        return [finding for finding in self.findings if finding.waiver is None]

    @property
    def tally(self) -> Counter[tuple[Kind, Severity | None]]:
        """How many findings there are of each kind and level (None: waived); what was not kept counts as what was of its code."""
        counts: Counter[tuple[Kind, Severity | None]] = Counter()
        kept: dict[tuple[str, str], tuple[Kind, Severity | None]] = {}
        for finding in self.findings:
            what = (finding.kind, None if finding.waiver is not None else finding.severity)
            counts[what] += 1
            if finding.waiver is None:
                kept[finding.file, finding.code] = what
            else:
                kept.setdefault((finding.file, finding.code), what)
        for file, code, number in self.too_many:
            counts[kept[file, code]] += number
        return counts

    def counts(self) -> dict[str, int]:
        """How many faults and gaps of error and warning level, notes, and waived findings."""
        tally = self.tally
        told = (Severity.ERROR, Severity.WARNING)
        return {
            "faults": sum(tally[Kind.FAULT, level] for level in told),
            "gaps": sum(tally[Kind.GAP, level] for level in told),
            "notes": sum(tally[kind, Severity.NOTE] for kind in Kind),
            "waived": sum(tally[kind, None] for kind in Kind),
        }

    @property
    def too_many(self) -> list[tuple[str, str, int]]:
        """File, code and number of the findings that were counted and not kept."""
        files = [*((report.file, report.more) for report in self.reports), *self.beside.items()]
        return sorted((file, code, number) for file, more in files for code, number in more.items())

    @property
    def targets(self) -> int:
        """How many targets were judged from the lead's figures."""
        return len({a.target.id for standing in self.judged for a in standing.targets if a.datum is not None})


class Collector:
    """Turns hits into findings: with severity, line and column, and no more than 100 of one code in a file.

    `once`: what is found for several periods alike (a unit that is silent, a target that stays missed) is told once.
    """

    def __init__(self, selection: Selection, *, once: bool = False) -> None:
        self.selection = selection
        self.once = once
        self.sources: dict[str, Source] = {}
        self._hits: dict[str, list[tuple[Rule[Any], Hit, str | None]]] = {}
        self.more: dict[tuple[str, str], int] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._seen: set[tuple[object, ...]] = set()

    def add_source(self, source: Source) -> None:
        self.sources[source.name] = source
        on = (rule.code for rule in rules.READING if self.selection.has(rule))
        dropped = source.problems.dropped
        self.more.update({(source.name, code): dropped[code] for code in on if code in dropped})

    def run(self, listed: Sequence[Rule[S]], subject: S, file: str, unit: Unit | None = None) -> None:
        """Take what these rules find in the subject, which stands in `file`."""
        for rule in listed:
            if self.selection.has(rule):
                for hit in rule.check(subject):
                    self._take(rule, hit, hit.file or file, hit.unit or (unit.name if unit else None))

    def _take(self, rule: Rule[Any], hit: Hit, file: str, unit: str | None) -> None:
        if self.once:
            same = (file, rule.code, hit.at, hit.case, unit, hit.task, hit.target, hit.actual, tuple(hit.facts.values()))
            if same in self._seen:
                return
            self._seen.add(same)
        key = (file, rule.code)
        self._counts[key] = self._counts.get(key, 0) + 1
        if self._counts[key] > Problems.MOST:
            self.more[key] = self.more.get(key, 0) + 1
            return
        self._hits.setdefault(file, []).append((rule, hit, unit))

    def by_file(self) -> dict[str, list[Finding]]:
        """The findings in each file, in the order of its lines. Files are located one by one, so that no two trees are held at once."""
        return {file: self._located(file, self._hits[file]) for file in sorted(self._hits)}

    def _located(self, file: str, hits: Iterable[tuple[Rule[Any], Hit, str | None]]) -> list[Finding]:
        source = self.sources[file]
        findings = []
        for rule, hit, unit in hits:
            place = hit.at if isinstance(hit.at, Position) else source.locate(hit.at, on_key=hit.on_key)
            findings.append(Finding(rule, self.selection.severity(rule), file, place.line, place.column, hit, unit))
        source.drop_tree()
        return sorted(findings, key=lambda finding: finding.order)

    def more_of(self, file: str) -> dict[str, int]:
        return {code: number for (name, code), number in self.more.items() if name == file}

    def more_beside(self, files: Container[str]) -> dict[str, dict[str, int]]:
        """What was too much in other files than these."""
        return {name: self.more_of(name) for name, _ in self.more if name not in files}

    def findings(self) -> tuple[Finding, ...]:
        """All findings, by file and in the order of its lines."""
        return tuple(finding for group in self.by_file().values() for finding in group)


def submit(plan: Plan, loaded: Loaded) -> Submission | None:
    """The report in a file, resolved against the plan; None where it could not be parsed."""
    report = reports.load(loaded.source)
    return Submission(plan, report, loaded.folder) if report else None


def check_alone(plan: Plan, loaded: Iterable[Loaded], selection: Selection, as_of: date | None = None) -> Result:
    """Check reports one by one, each as if there were no other."""
    checked = tuple(_check_one(plan, item, selection, as_of) for item in loaded)
    findings = sorted((f for one in checked for f in one.findings), key=lambda f: f.order)
    dates = {one.as_of for one in checked}
    common = dates.pop() if len(dates) == 1 else None
    return Result(plan, checked, tuple(findings), _active(selection, rules.OF_ONE), as_of or common)


def _check_one(plan: Plan, loaded: Loaded, selection: Selection, as_of: date | None) -> Checked:
    submission = submit(plan, loaded)
    ledger = Ledger(plan, [submission] if submission else [], as_of)
    name = loaded.source.name
    if ledger.left_out:
        return Checked(name, submission, None, as_of, (), left_out=True)
    collector = Collector(selection)
    filing = _examine(collector, ledger, loaded.source, submission)
    if filing:
        collector.run(rules.STANDING, filing, name, filing.unit)
    findings = collector.findings()
    loaded.source.drop_tree()
    return Checked(name, submission, filing, ledger.as_of, findings, collector.more_of(name))


def _examine(collector: Collector, ledger: Ledger, source: Source, submission: Submission | None) -> Filing | None:
    """The rules that look at one report, with what the ledger knows beside it."""
    collector.add_source(source)
    if source.problems:
        collector.run(rules.READING, source.problems, source.name, submission.unit if submission else None)
    if submission is None:
        return None
    collector.run(rules.SUBMISSION, submission, source.name, submission.unit)
    if submission.unit is None or submission.period is None or submission in ledger.unsound:
        return None
    filing = Filing(ledger, submission, submission.unit, submission.period)
    collector.run(rules.FILING, filing, source.name, submission.unit)
    return filing


def check_folder(
    plan: Plan,
    loaded: Iterable[Loaded],
    selection: Selection,
    as_of: date | None = None,
    period: Period | None = None,
    *,
    all_periods: bool = False,
    only: Container[str] = (),
) -> Result:
    """Check reports together, for one period: its reports' faults, and the gaps at its end; the earlier reports are the history.

    `only`: the files that a run is about. Of whatever period they are, they are looked at.
    """
    read = sorted((_read(plan, item) for item in loaded), key=lambda pair: pair[0].name)
    submissions = [submission for _, submission in read if submission]
    wanted = [s.period for s in submissions if s.period and s.name in only]
    reach = max(wanted, key=lambda period: period.order, default=None)
    ledger = Ledger(plan, submissions, as_of, period, _unread(plan, read), reach)
    collector = Collector(selection, once=all_periods)
    checked = []
    for source, submission in read:
        if submission in ledger.left_out:
            checked.append(Checked(source.name, submission, None, ledger.as_of, (), left_out=True))
        elif all_periods or _concerns(submission, ledger):
            filing = _examine(collector, ledger, source, submission)
            source.drop_tree()
            # Of thousands of filings only a few are ever shown, so what the rules worked out is not kept.
            checked.append(Checked(source.name, submission, filing and filing.afresh(), ledger.as_of, ()))
        else:
            collector.sources[source.name] = source
            if submission and not _is_history(submission, ledger):
                checked.append(Checked(source.name, submission, None, ledger.as_of, (), left_out=True))
    collector.sources[plan.source.name] = plan.source
    standings = _stand(collector, ledger, all_periods=all_periods)
    found = collector.by_file()
    done = tuple(one._replace(findings=tuple(found.get(one.file, ())), more=collector.more_of(one.file)) for one in checked)
    active = _active(selection, (*rules.OF_ONE, rules.LEDGER))
    beside = collector.more_beside({one.file for one in done})
    findings = tuple(finding for group in found.values() for finding in group)
    return Result(plan, done, findings, active, ledger.as_of, ledger.period, ledger, standings, beside)


def narrowed(result: Result, files: set[str]) -> Result:
    """Only what was found in some of the files, while the others stay known to the rules that needed them."""
    kept = tuple(report for report in result.reports if report.file in files)
    units = {report.submission.unit.name for report in kept if report.submission and report.submission.unit}
    standings = tuple(standing for standing in result.standings if standing.unit.name in units)
    found = tuple(f for f in result.findings if f.file in files)
    beside = {file: more for file, more in result.beside.items() if file in files}
    return result._replace(reports=kept, findings=found, standings=standings, beside=beside)


def _read(plan: Plan, loaded: Loaded) -> tuple[Source, Submission | None]:
    submission = submit(plan, loaded)
    if submission:
        submission.report.pack()
    else:
        loaded.source.pack()
    return loaded.source, submission


def _unread(plan: Plan, read: list[tuple[Source, Submission | None]]) -> frozenset[tuple[str, Period | None]]:
    """The units and periods of reports that are not sound: as the report names them, or as its file and its folder do."""
    found = set()
    for source, submission in read:
        if submission and submission.unit and submission.period:
            continue
        path = PurePath(source.name)
        unit = submission.unit if submission and submission.unit else plan.unit(path.stem)
        if unit:
            found.add((unit.name, submission.period if submission and submission.period else _period_named(path.parent.name)))
    return frozenset(found)


def _period_named(name: str) -> Period | None:
    try:
        return Period.parse(name)
    except ValueError:
        return None


def _concerns(submission: Submission | None, ledger: Ledger) -> bool:
    """Whether a report belongs to the checked period; one whose period can't be read, or that can't be believed, always does."""
    if submission is None or submission.period is None or submission.unit is None or submission in ledger.unsound:
        return True
    return ledger.period is None or ledger.period.contains(submission.period)


def _is_history(submission: Submission, ledger: Ledger) -> bool:
    """Whether a report is one before the checked period: one of a longer or a later period is looked at only when that is checked."""
    return submission.period is None or ledger.period is None or submission.period.order <= ledger.period.order


def _stand(collector: Collector, ledger: Ledger, *, all_periods: bool) -> tuple[Standing, ...]:
    """The gaps of every unit, reported or not, and the rules over all reports; gives back how the units stand."""
    if ledger.period is None:
        return ()
    plan = ledger.plan
    standings: tuple[Standing, ...] = ()
    for period in ledger.periods() if all_periods else [ledger.period]:
        standings = tuple(Standing(ledger, plan.units[name], period) for name, tasks in plan.duties.items() if tasks and name in plan.units)
        for standing in standings:
            collector.run(rules.STANDING, standing, plan.source.name, standing.unit)
        collector.run(rules.LEDGER, Gathering(ledger, period), plan.source.name)
    return standings


def _active(selection: Selection, groups: Iterable[Iterable[Rule[Any]]]) -> int:
    """How many of these rules are on."""
    return sum(selection.has(rule) for group in groups for rule in group)
