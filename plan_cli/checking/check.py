"""Checking reports: a report by itself gives findings and a digest; one report, or a folder, is judged over the
digests.

What comes out depends on what is passed in, and on the evidence on disk.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli import rules
from plan_cli.checking.collector import NONE, Collector, merged
from plan_cli.checking.history import History
from plan_cli.checking.result import Checked, Head, Result
from plan_cli.judging.digest import Digest, digest_of
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.reported import NotRead
from plan_cli.judging.shelf import Shelf
from plan_cli.judging.standing import Filing, Standing
from plan_cli.judging.submission import Submission
from plan_cli.model import report as reports
from plan_cli.model.naming import named_by, period_named
from plan_cli.reading.source import Loaded
from plan_cli.rules.rule import FILE, FILING, FOLDER, REPORT, STANDING, Scope

if TYPE_CHECKING:
    from plan_cli.checking.selection import Selection
    from plan_cli.finding import Finding
    from plan_cli.judging.overview import Overview
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan
    from plan_cli.reading.source import Source

OF_ONE: tuple[Scope[Any], ...] = (FILE, REPORT, FILING, STANDING)
"""What the rules look at that one report alone is checked by."""


class Examined(NamedTuple):
    """A report that was read and checked by itself: all that is known of it without any other. Plain data, as `Result`
    is.
    """

    file: str
    digest: Digest | None
    findings: tuple[Finding, ...] | None
    """None: of the history, and not looked for."""
    more: Mapping[str, int]
    head: Head | None = None


def submit(plan: Plan, loaded: Loaded) -> Submission | None:
    """The report in a file, resolved against the plan; None where it could not be parsed."""
    report = reports.load(loaded.source, plan.terms)
    return Submission(plan, report, loaded.folder) if report else None


def examine(
    plan: Plan, loaded: Loaded, selection: Selection, is_history: Callable[[Digest], bool] | None = None
) -> Examined:
    """Check a report by itself. Of the history only the digest is asked for: no rule looks at a sound report of it."""
    source = loaded.source
    submission = submit(plan, loaded)
    digest = digest_of(submission) if submission else None
    is_sound = submission is not None and not source.problems and not submission.problems
    if digest and is_sound and is_history and is_history(digest):
        return Examined(source.name, digest, None, NONE)
    collector = Collector(selection, lambda file: source)
    unit = submission.unit.name if submission and submission.unit else None
    if source.problems:
        collector.read(source.problems, source.name, unit)
    if submission:
        if submission.problems:
            collector.read(submission.problems, source.name, unit)
        collector.run(REPORT, submission, source.name, unit)
    more, head = collector.more_of(source.name), _head(plan, source, submission)
    return Examined(source.name, digest, collector.findings(), more, head)


def _head(plan: Plan, source: Source, submission: Submission | None) -> Head | None:
    """What is shown of a report's head where its digest can't say it."""
    if submission is not None:
        period = submission.report.header.period
        return Head(None, period.name) if period and submission.period is None else None
    if not source.head:
        return None
    given = source.head.get("unit")
    unit = plan.unit(given) if given else None
    period = period_named(plan, source.head.get("period", ""))
    return Head(unit.name if unit else given, period.name if period else None)


# --- reports one by one


def check_alone(plan: Plan, loaded: Iterable[Loaded], selection: Selection, as_of: date | None = None) -> Result:
    """Check reports one by one, each as if there were no other."""
    checked = tuple(_check_one(plan, item, selection, as_of) for item in loaded)
    dates = {one.as_of for one in checked}
    common = dates.pop() if len(dates) == 1 else None
    return Result(
        plan, checked, merged(*(one.findings for one in checked)), _active(selection, OF_ONE), as_of or common
    )


def _check_one(plan: Plan, loaded: Loaded, selection: Selection, as_of: date | None) -> Checked:
    examined = examine(plan, loaded, selection)
    file, digest, own = examined.file, examined.digest, examined.findings or ()
    ledger = Ledger(plan, [digest] if digest else [], as_of, is_alone=True)
    if ledger.left_out:
        return Checked(file, digest, None, ledger.as_of, (), left_out=True)
    filing = _filing(ledger, digest, None)
    if digest is None or filing is None:
        return Checked(file, digest, None, ledger.as_of, own, examined.more, head=examined.head)
    collector = Collector(selection, lambda file: loaded.source)
    collector.run(FILING, filing, file, filing.unit.name)
    collector.run(STANDING, filing.standing, file, filing.unit.name)
    more = {**examined.more, **collector.more_of(file)}
    return Checked(file, digest, filing, ledger.as_of, merged(own, collector.findings()), more)


def _filing(ledger: Ledger, digest: Digest | None, overview: Overview | None) -> Filing | None:
    """How the unit of a report stands at the end of its period; None where that can't be read or believed."""
    if digest is None or digest.unit is None or digest.period is None or digest.file in ledger.unsound:
        return None
    unit = ledger.plan.units[digest.unit]
    if overview is not None and overview.period == digest.period:
        return Filing(overview.standing(unit), digest)
    return Filing(Standing(ledger, unit, digest.period), digest)


# --- a folder


def check_folder(
    plan: Plan,
    loaded: Iterable[Loaded],
    selection: Selection,
    as_of: date | None = None,
    period: Period | None = None,
    *,
    all_periods: bool = False,
    only: Container[str] = (),
    beside: Sequence[NotRead] = (),
) -> Result:
    """Check reports together, for one period: its reports' faults, and the gaps at its end; the earlier reports are
    the history.

    `only`: the files that a run is about. Of whatever period they are, they are looked at. `beside`: the files of the
    folder that look like a report and are not read. What comes is best the latest first: then most of the history is
    known to be that when it is read.
    """
    shelf = Shelf()
    history = History(plan, as_of, period)
    examined = []
    for item in loaded:
        one = examine(plan, item, selection, None if all_periods else history.has)
        examined.append(one)
        if one.digest:
            shelf.put(one.digest.period, one.digest.shelved)
    examined.sort(key=lambda one: one.file)
    return judge_folder(plan, examined, selection, as_of, period, all_periods=all_periods, only=only, beside=beside)


def judge_folder(
    plan: Plan,
    examined: Sequence[Examined],
    selection: Selection,
    as_of: date | None = None,
    period: Period | None = None,
    *,
    all_periods: bool = False,
    only: Container[str] = (),
    beside: Sequence[NotRead] = (),
) -> Result:
    """Judge reports together that were examined by themselves, wherever that was done; they come in the order of their
    files.
    """
    from plan_cli.judging.overview import Overview

    digests = [one.digest for one in examined if one.digest]
    wanted = [digest.period for digest in digests if digest.period and digest.file in only]
    reach = max(wanted, key=lambda period: period.order, default=None)
    passed_over = tuple(_passed_over(plan, one.digest) for one in examined if one.digest and _is_disbelieved(one))
    ledger = Ledger(plan, digests, as_of, period, _unread(plan, examined), reach, beside, passed_over)
    known = {digest.file: digest for digest in digests}
    collector = Collector(
        selection, lambda file: known[file].source if file in known else plan.source, once=all_periods
    )
    overview = Overview(ledger, ledger.period) if ledger.period else None
    checked = []
    for one in examined:
        if one.file in ledger.left_out:
            checked.append(Checked(one.file, one.digest, None, ledger.as_of, (), left_out=True))
        elif all_periods or _concerns(one.digest, ledger):
            one = _looked_at(plan, one, selection)
            filing = _filing(ledger, one.digest, overview)
            if filing:
                collector.run(FILING, filing, one.file, filing.unit.name)
            checked.append(
                Checked(one.file, one.digest, filing, ledger.as_of, one.findings or (), one.more, head=one.head)
            )
        elif one.digest and not _is_history(one.digest, ledger):
            checked.append(Checked(one.file, one.digest, None, ledger.as_of, (), left_out=True))
    if overview:
        _stand(collector, overview, all_periods=all_periods)
    judged = collector.by_file()
    done = tuple(_with(one, judged.get(one.file, []), collector.more_of(one.file)) for one in checked)
    files = {one.file for one in done}
    elsewhere = (finding for file, group in judged.items() if file not in files for finding in group)
    findings = merged(elsewhere, *(one.findings for one in done))
    active = _active(selection, (*OF_ONE, FOLDER))
    shown = overview.plan if overview else plan
    return Result(shown, done, findings, active, ledger.as_of, ledger, overview, collector.more_beside(files))


def _looked_at(plan: Plan, one: Examined, selection: Selection) -> Examined:
    """A report with what is found in it by itself, also where it was taken for one of the history."""
    if one.findings is not None or one.digest is None:
        return one
    return examine(plan, Loaded(one.digest.again(), one.digest.folder), selection)


def _with(checked: Checked, judged: list[Finding], more: Mapping[str, int]) -> Checked:
    """A report with what was found in it beside others."""
    if not judged and not more:
        return checked
    return checked._replace(findings=merged(checked.findings, judged), more={**checked.more, **more})


def _unread(plan: Plan, examined: Iterable[Examined]) -> frozenset[tuple[str, Period | None]]:
    """The units and periods of reports that can't be read: as the report names them, or as its file and its folder
    do.
    """
    found = set()
    for one in examined:
        digest = one.digest
        if (digest and digest.unit and digest.period) or _is_disbelieved(one):
            continue
        named = named_by(plan, one.file)
        unit = digest.unit if digest and digest.unit else named.unit.name if named.unit else None
        if unit:
            found.add((unit, digest.period if digest and digest.period else named.period))
    return frozenset(found)


def _is_disbelieved(one: Examined) -> bool:
    """Whether a report says whose it is and for which period, and one of them can't be true."""
    digest, head = one.digest, one.head
    if digest is None or (digest.unit and digest.period):
        return False
    return digest.unit_given is not None and bool(digest.period or (head and head.period))


def _passed_over(plan: Plan, digest: Digest) -> NotRead:
    """A report that can't be believed, with its unit and its period, as its file and its folder name them where it
    does not.
    """
    named = named_by(plan, digest.file)
    unit = digest.unit or (named.unit.name if named.unit else None)
    return NotRead(digest.file, unit, digest.period or named.period)


def _concerns(digest: Digest | None, ledger: Ledger) -> bool:
    """Whether a report belongs to the checked period; one whose period can't be read, or that can't be believed,
    always does.
    """
    if digest is None or digest.period is None or digest.unit is None or digest.file in ledger.unsound:
        return True
    return ledger.period is None or ledger.period.contains(digest.period)


def _is_history(digest: Digest, ledger: Ledger) -> bool:
    """Whether a report is one before the checked period: one of a longer or a later period is looked at only when that
    is checked.
    """
    return digest.period is None or ledger.period is None or digest.period.order <= ledger.period.order


def _stand(collector: Collector, checked: Overview, *, all_periods: bool) -> None:
    """The gaps of every unit, reported or not, and the rules over all reports."""
    ledger, file = checked.ledger, checked.plan.source.name
    for period in ledger.periods() if all_periods else [checked.period]:
        overview = checked if period == checked.period else checked.at(period)
        for standing in overview.standings:
            collector.run(STANDING, standing, file, standing.unit.name)
        collector.run(FOLDER, overview, file)


def _active(selection: Selection, scopes: Iterable[Scope[Any]]) -> int:
    """How many of these rules are on."""
    return sum(selection.has(rule) for scope in scopes for rule in rules.in_scope(scope))
