"""The result of a run: the reports with what was found in them, and how the units stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.checking.collector import NONE
from plan_cli.finding import Finding, Kind, Severity

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.judging.ledger import Ledger
    from plan_cli.judging.overview import Overview
    from plan_cli.judging.pace import Lamp
    from plan_cli.judging.standing import Filing, Standing
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan

NONE_BESIDE: Mapping[str, Mapping[str, int]] = {}
MOST = 10_000
"""So many findings of a run are kept, whatever a folder holds; the others are counted."""
_WORST_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Head(NamedTuple):
    """Whose report it is and for which period, as far as that can be read, though it can't be believed: to be shown,
    and for nothing else.
    """

    unit: str | None
    period: str | None


class Checked(NamedTuple):
    """One report with what was found in it. `digest` is there where it could be parsed, `filing` where it was judged.

    `more`: of codes with over 100 findings, how many were not kept. `head`: what can be read where `digest` does not
    say it.
    """

    file: str
    digest: Digest | None
    filing: Filing | None
    as_of: date | None
    findings: tuple[Finding, ...]
    more: Mapping[str, int] = NONE
    left_out: bool = False
    head: Head | None = None

    @property
    def unit_shown(self) -> str | None:
        """The unit as far as it can be read."""
        given = (self.digest.unit or self.digest.unit_given) if self.digest else None
        return given or (self.head.unit if self.head else None)

    @property
    def period_shown(self) -> str | None:
        """The name of the period as far as it can be read."""
        known = self.digest.period if self.digest else None
        return known.name if known else self.head.period if self.head else None

    @property
    def is_sample(self) -> bool:
        return self.digest is not None and self.digest.is_sample


class Result(NamedTuple):
    """What a run found: the only thing that renderers see. It is plain data, which can be compared, pickled and sent.

    `ledger` is there where a folder was checked, and `overview` where any period of it could be. `rules`: how many
    were on.
    `beside`: of files that are no report (the plan, the waivers), how many findings of a code were too many to be kept.
    `over`: of the run as a whole, how many of each kind and level (None: waived).
    """

    plan: Plan
    reports: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    rules: int
    as_of: date | None = None
    ledger: Ledger | None = None
    overview: Overview | None = None
    beside: Mapping[str, Mapping[str, int]] = NONE_BESIDE
    over: tuple[tuple[Kind, Severity | None, int], ...] = ()

    @property
    def of_folder(self) -> bool:
        """Whether the reports were judged together, not one by one."""
        return self.ledger is not None

    @property
    def period(self) -> Period | None:
        """The period that a folder was checked for."""
        return self.overview.period if self.overview else None

    @property
    def checked(self) -> tuple[Checked, ...]:
        """The reports that were looked at: not those that were left out."""
        return tuple(report for report in self.reports if not report.left_out)

    @property
    def tasks(self) -> int:
        """How many tasks the reports have entries for."""
        return len({task for report in self.checked if report.digest for task in report.digest.facts.by_task})

    @property
    def judged(self) -> tuple[Standing, ...]:
        """The units whose targets this run judged: of a folder all, of single reports those that reported."""
        standings = self.overview.standings if self.overview else ()
        return standings or tuple(report.filing.standing for report in self.reports if report.filing)

    @property
    def lamps(self) -> Counter[Lamp]:
        """The lamps of the binding targets: of a folder each counted once, of single reports as each report has it."""
        if self.overview and self.overview.standings:
            return self.overview.targets.lamps
        return Counter(a.lamp for standing in self.judged for a in standing.targets if a.target.binding)

    @property
    def overdue(self) -> int:
        """How many of these were to be reached before the period began, and are not."""
        if self.overview and self.overview.standings:
            return self.overview.overdue
        return sum(len(standing.overdue) for standing in self.judged)

    @property
    def live(self) -> list[Finding]:
        """The findings that nobody has waived."""
        return [finding for finding in self.findings if finding.waiver is None]

    @property
    def tally(self) -> Counter[tuple[Kind, Severity | None]]:
        """How many findings there are of each kind and level (None: waived); what was not kept counts as what was of
        its code.
        """
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
        for kind, level, number in self.over:
            counts[kind, level] += number
        return counts

    @property
    def more(self) -> int:
        """How many findings were too many for the run."""
        return sum(number for _, _, number in self.over)

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
        """How many targets were judged from the figures of those who owe them."""
        judged = (a for standing in self.judged for a in standing.targets if not a.is_whole)
        return len({a.target.id for a in judged if a.datum is not None})


def narrowed(result: Result, files: set[str]) -> Result:
    """Only what was found in some of the files, or is about them too, while the others stay known to the rules that
    needed them.
    """
    kept = tuple(report for report in result.reports if report.file in files)
    units = frozenset(report.digest.unit for report in kept if report.digest and report.digest.unit)
    overview = result.overview and result.overview.about(units)
    found = tuple(f for f in result.findings if f.file in files or any(place.file in files for place in f.related))
    beside = {file: more for file, more in result.beside.items() if file in files}
    return result._replace(reports=kept, findings=found, overview=overview, beside=beside)


def bounded(result: Result) -> Result:
    """The result with no more findings than a run may have: the worst ones, in their order, and the others counted."""
    if len(result.findings) <= MOST:
        return result
    worst = sorted(result.findings, key=lambda f: (f.waiver is not None, _WORST_FIRST[f.severity], f.kind is Kind.GAP))
    # A report's findings are among the result's, but where one is waived it is not the same object: its hit is.
    kept = {id(finding.hit) for finding in worst[:MOST]}
    named = {(finding.file, finding.code) for finding in worst[:MOST]}

    def of(file: str, more: Mapping[str, int]) -> Mapping[str, int]:
        return {code: number for code, number in more.items() if (file, code) in named}

    less = result._replace(
        findings=tuple(f for f in result.findings if id(f.hit) in kept),
        reports=tuple(
            r._replace(findings=tuple(f for f in r.findings if id(f.hit) in kept), more=of(r.file, r.more))
            for r in result.reports
        ),
        beside={file: of(file, more) for file, more in result.beside.items()},
    )
    lost = result.tally - less.tally
    return less._replace(over=tuple((kind, level, number) for (kind, level), number in lost.items()))
