"""What `check` and `summary` share: which reports are read, which rules are on, and which waivers count."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection, UnknownRule, codes
from plan_cli.cli import progress
from plan_cli.cli.screen import Screen
from plan_cli.finding import Severity
from plan_cli.model.plan import Plan
from plan_cli.project.settings import Chosen, Configuration
from plan_cli.reading import files as inputs
from plan_cli.reading.source import Loaded, Source
from plan_cli.stop import Stop


def report_paths(named: list[str], plan: Plan, configured: Configuration, look: Screen) -> list[str]:
    """The files and folders that are named; else those of the configuration, else the folder `reports` beside the plan."""
    if named:
        return named
    chosen = configured.chosen("reports", None, None)
    if not chosen.value:
        chosen = Chosen(usual_reports(plan.source.name, configured), "beside the plan")
        if not os.path.isdir(chosen.value):
            raise Stop("no-report-named", folder=chosen.value)
    return [str(look.setting(chosen, "reports"))]


def usual_reports(plan: str, configured: Configuration) -> str:
    """Where the reports on the plan in this file are when none are named: as configured, else in the folder `reports` beside it."""
    return str(configured.table.get("reports") or os.path.join(os.path.dirname(plan), "reports"))


def usual_waivers(plan: str, configured: Configuration) -> str:
    """Where the waivers of the plan in this file are when none are named: as configured, else in `waivers.yaml` beside it."""
    return str(configured.table.get("waivers") or _waivers_beside(plan))


def _waivers_beside(plan: str) -> str:
    return os.path.join(os.path.dirname(plan), "waivers.yaml")


def report_files(paths: Sequence[str], plan: Plan, waivers: str | None = None) -> list[str]:
    """Every report that is named or in a folder that is, but for the plan and its waivers."""
    others = (plan.source.name, _waivers_beside(plan.source.name), waivers)
    return inputs.find_reports(paths, [path for path in others if path])


def load_reports(files: Sequence[str], paths: Sequence[str], stdin_name: str | None = None) -> Iterator[Loaded]:
    """The reports in these files, which were found at these paths; where there is none, it stops the run."""
    if not files:
        raise Stop("no-report-in", paths=tuple(paths))
    return progress.watched(inputs.load_found(files, stdin_name, frozenset(paths)), len(files))


def waivers_in_force(option: Path | None, plan: Plan, configured: Configuration, look: Screen) -> str | None:
    """The file of the waivers that are named, or of those beside the plan."""
    chosen = look.setting(configured.chosen("waivers", option, None), "waivers")
    beside = _waivers_beside(plan.source.name)
    return str(chosen) if chosen else beside if os.path.isfile(beside) else None


def read_waivers(file: str | None) -> Source | None:
    return inputs.read_file(file, root=list) if file else None


def waived(result: Result, waivers: Source | None, rules: Selection, *, every_report: bool) -> Result:
    """The result with what is waived marked as such."""
    if waivers is None:
        return result
    from plan_cli.checking import waiving

    return waiving.apply(result, waiving.load(waivers, result.plan), rules, every_report=every_report)


def covers_all(paths: Sequence[str], plan: Plan, configured: Configuration) -> bool:
    """Whether none of the usual reports lies outside these paths."""
    reports = os.path.realpath(usual_reports(plan.source.name, configured))
    above = [os.path.realpath(path) for path in paths]
    return not os.path.isdir(reports) or any(reports == path or reports.startswith(os.path.join(path, "")) for path in above)


def selection(select: list[str], ignore: list[str], configured: Configuration, look: Screen) -> Selection:
    """The rules that are on: by the options, else by the configuration, else all."""
    select = look.setting(configured.chosen("select", select, []), "select")
    ignore = look.setting(configured.chosen("ignore", ignore, []), "ignore")
    severity, origin = configured.chosen("severity", None, {})
    look.setting(Chosen([f"{rule}={level}" for rule, level in severity.items()], origin), "severity")
    if not select and not ignore and not severity:
        return Selection()
    from plan_cli.rules import every_rule

    known = every_rule()
    try:
        on = codes(select, known) if select else None
        severities = {code: Severity(level) for word, level in severity.items() for code in codes([word], known)}
        return Selection(on, codes(ignore, known), severities)
    except UnknownRule as error:
        raise Stop("no-such-rule", name=error) from None
