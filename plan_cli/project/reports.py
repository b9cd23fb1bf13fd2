"""A check of a project's reports: those that are named, or all in a folder, with the waivers that count."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.checking.check import check_alone, check_folder
from plan_cli.checking.result import Result, bounded, narrowed
from plan_cli.judging.reported import NotRead
from plan_cli.model.naming import named_by, period_named
from plan_cli.project.opening import load_reports, report_files
from plan_cli.reading import files as inputs
from plan_cli.reading.source import OF_WAIVERS, Loaded, Source
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.checking.picture import Picture
    from plan_cli.checking.selection import Selection
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan
    from plan_cli.project.project import Project

Watched = Callable[[Iterable[Loaded], int], Iterable[Loaded]]
"""Hands reports on, of which there are so many; somebody may want to see how it goes."""


class Reports(NamedTuple):
    """The reports that a run reads: the files, the paths at which they were found, and the name of standard input.

    `not_read`: the files in the same folders that look like a report and are not read.
    """

    files: list[str]
    paths: list[str]
    stdin_name: str | None = None
    not_read: tuple[NotRead, ...] = ()

    @property
    def latest_first(self) -> list[str]:
        """The files as they are best read: folders are called after their periods."""
        return self.files[::-1]

    @property
    def in_folder(self) -> bool:
        return _any_folder(self.paths)


class Part(NamedTuple):
    """What of the reports is asked about: as of which day, and in a folder which period and which files.

    None is the latest, as the reports have it; no files are all.
    """

    as_of: date | None = None
    period: Period | None = None
    all_periods: bool = False
    only: tuple[str, ...] = ()


def found(paths: list[str], plan: Plan, waivers: str | None = None, stdin_name: str | None = None) -> Reports:
    """The reports at these paths; in a folder the plan and its waivers are none."""
    if not _any_folder(paths):
        return Reports(inputs.once(paths), paths, stdin_name)
    return Reports(report_files(paths, plan, waivers), paths, stdin_name, _not_read(paths, plan))


def _not_read(paths: list[str], plan: Plan) -> tuple[NotRead, ...]:
    """The files that look like a report and are not read: they are called after a unit, or their text names one. Git
    is asked about these alone.
    """
    named = {inputs.display_path(path) for path in paths}
    found = {}
    for item in inputs.find_unread(paths):
        by_name = named_by(plan, item.file)
        unit = by_name.unit or (plan.unit(item.unit) if item.unit else None)
        if item.file not in named and (by_name.unit or (item.unit and item.period)):
            period = by_name.period or period_named(plan, item.period or "")
            found[item.file] = NotRead(item.file, unit.name if unit else None, period)
    return tuple(found[file] for file in inputs.not_ignored(list(found)))


def _any_folder(paths: list[str]) -> bool:
    return any(os.path.isdir(path) for path in paths)


def _as_they_come(loaded: Iterable[Loaded], total: int) -> Iterable[Loaded]:
    return loaded


def check(
    project: Project,
    plan: Plan,
    reports: Reports,
    part: Part,
    rules: Selection,
    waivers: str | None = None,
    watched: Watched = _as_they_come,
) -> Result:
    """What is found in the reports; `waivers` is the file of those that count. A run that looks at no report stops."""
    part = _in_terms(plan, part)
    result = _checked(plan, reports, part, rules, watched)
    source = read_waivers(waivers)
    _refuse_if_empty(result, part.period, part.as_of)
    result = _waived(project, result, reports, rules, source)
    beside = [*([source.name] if source else []), *(item.file for item in reports.not_read)]
    return bounded(_narrowed(result, part, beside) if part.only else result)


def picture(
    project: Project,
    plan: Plan,
    reports: Reports,
    part: Part,
    rules: Selection,
    waivers: str | None = None,
    watched: Watched = _as_they_come,
) -> Picture:
    """What is found in the reports of one period, taken as a folder's whatever the paths are.

    A period that nobody reported on stops the run: what is mistyped would look as if all units were silent.
    """
    part = _in_terms(plan, part)
    loaded = watched(load_reports(reports.latest_first, reports.paths), len(reports.files))
    result = check_folder(plan, loaded, rules, part.as_of, part.period, beside=reports.not_read)
    overview = result.overview
    if overview is None:
        raise Stop("no-period", paths=tuple(reports.paths))
    if not any(report.filing for report in result.reports):
        known = tuple(period.name for period in overview.ledger.filed if period != overview.period)
        raise Stop("no-report-of", period=overview.period.name, as_of=part.as_of or result.as_of, known=known)
    from plan_cli.checking.picture import Picture

    return Picture(bounded(_waived(project, result, reports, rules, read_waivers(waivers))), overview)


def _in_terms(plan: Plan, part: Part) -> Part:
    """The part with the plan's own period of the name that was asked for before the plan was known."""
    return part._replace(period=plan.terms.period(part.period)) if part.period else part


def _checked(plan: Plan, reports: Reports, part: Part, rules: Selection, watched: Watched) -> Result:
    if reports.in_folder:
        loaded = watched(load_reports(reports.latest_first, reports.paths, reports.stdin_name), len(reports.files))
        only, everything = _Files(part.only), part.all_periods or bool(part.only)
        beside = reports.not_read
        return check_folder(
            plan, loaded, rules, part.as_of, part.period, all_periods=everything, only=only, beside=beside
        )
    if part.period or part.all_periods or part.only:
        raise Stop("for-folders")
    return check_alone(plan, inputs.load_named(reports.files, reports.stdin_name), rules, part.as_of)


def read_waivers(file: str | None) -> Source | None:
    """The file of the waivers, where there is one; one that can't be read stops the run."""
    return inputs.read_file(file, root=list, limits=OF_WAIVERS) if file else None


def _waived(project: Project, result: Result, reports: Reports, rules: Selection, waivers: Source | None) -> Result:
    """The result with what is waived marked as such.

    What is wrong in a folder's waivers is found with all else; where single reports are checked, nothing is told of
    it, but a file that holds no waivers at all stops the run.
    """
    if waivers is None:
        return result
    from plan_cli.checking import waiving

    loaded = waiving.load(waivers, result.plan)
    if not result.of_folder and not loaded.is_list_of_waivers:
        from plan_cli.checking.lint import form_findings

        raise Stop("no-waivers", findings=form_findings(waivers)[:1], plan=result.plan)
    every_report = project.covers_reports(result.plan.source.name, reports.paths)
    return waiving.apply(result, loaded, rules, every_report=every_report)


def _refuse_if_empty(result: Result, period: Period | None, as_of: date | None) -> None:
    """A run that looked at no report must not pass."""
    periods = {report.digest.period for report in result.checked if report.digest}
    is_unread = any(finding.code == "Y001" for finding in result.findings)  # and may be of any period
    if result.checked and (period is None or period in periods or is_unread):
        return
    others = result.ledger.filed if result.ledger and period else ()
    known = tuple(other.name for other in others if other != period)
    raise Stop("no-report", period=period and period.name, as_of=as_of, known=known)


def _narrowed(result: Result, part: Part, beside: list[str]) -> Result:
    """What was found in some files alone; those `beside` the reports may be named as well."""
    only = _same(part.only, [*(report.file for report in result.reports), *beside])
    result = narrowed(result, only)
    if only.isdisjoint(beside):
        _refuse_if_empty(result, None, part.as_of)
    return result


def _same(named: Iterable[str], files: list[str]) -> set[str]:
    """The files that are named, of whatever period; one that is not there would pass unseen, so it stops the run."""
    known = {os.path.realpath(file): file for file in files}
    missing = [path for path in named if os.path.realpath(path) not in known]
    if missing:
        raise Stop("not-in-folder", path=missing[0])
    return {known[os.path.realpath(path)] for path in named}


class _Files:
    """Files by whatever name a path gives them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.real = {os.path.realpath(path) for path in paths}

    def __contains__(self, path: object) -> bool:
        return bool(self.real) and os.path.realpath(str(path)) in self.real
