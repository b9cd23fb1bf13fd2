"""What `check` and `summary` share: which reports are read, which rules are on, and which waivers count."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from plan_cli import inputs, progress
from plan_cli.check import Loaded, Result
from plan_cli.finding import Severity
from plan_cli.plan import Plan
from plan_cli.run import Screen
from plan_cli.selection import Selection, UnknownRule, codes
from plan_cli.settings import Chosen, Configuration
from plan_cli.source import Source
from plan_cli.stop import Stop


def report_paths(named: list[str], plan: Plan, configured: Configuration, look: Screen) -> list[str]:
    """The files and folders that are named; else those of the configuration, else the folder `reports` beside the plan."""
    if named:
        return named
    chosen = configured.chosen("reports", None, None)
    return [str(look.setting(chosen if chosen.value else Chosen(reports_beside(plan), "beside the plan"), "reports"))]


def reports_beside(plan: Plan) -> str:
    """The folder `reports` beside the plan, which is checked when nothing is named."""
    folder = _beside(plan)
    if not os.path.isdir(folder):
        raise Stop("no-report-named", folder=folder)
    return folder


def _beside(plan: Plan) -> str:
    return os.path.join(os.path.dirname(plan.source.name), "reports")


def report_files(paths: Sequence[str], plan: Plan, waivers: str | None = None) -> list[str]:
    """Every report that is named or in a folder that is, but for the plan and its waivers."""
    others = {os.path.realpath(path) for path in (plan.source.name, waivers_beside(plan), waivers) if path}
    return [path for path in inputs.find_reports(paths) if os.path.realpath(path) not in others]


def load_reports(files: Sequence[str], paths: Sequence[str], stdin_name: str | None = None) -> Iterator[Loaded]:
    """The reports in these files, which were found at these paths; where there is none, it stops the run."""
    if not files:
        raise Stop("no-report-in", paths=tuple(paths))
    return progress.watched(inputs.load_found(files, stdin_name, frozenset(paths)), len(files))


def waivers_beside(plan: Plan) -> str:
    """Where the waivers are looked for when none are named."""
    return os.path.join(os.path.dirname(plan.source.name), "waivers.yaml")


def waivers_in_force(option: Path | None, plan: Plan, configured: Configuration, look: Screen) -> str | None:
    """The file of the waivers that are named, or of those beside the plan."""
    chosen = look.setting(configured.chosen("waivers", option, None), "waivers")
    beside = waivers_beside(plan)
    return str(chosen) if chosen else beside if os.path.isfile(beside) else None


def read_waivers(file: str | None) -> Source | None:
    return inputs.read_file(file, root=list) if file else None


def waived(result: Result, waivers: Source | None, rules: Selection, paths: Sequence[str]) -> Result:
    """The result with what is waived marked as such; `paths` is what was checked."""
    if waivers is None:
        return result
    from plan_cli import waivers as waiving

    return waiving.apply(result, waiving.load(waivers, result.plan), rules, every_report=_every_report(paths, result.plan))


def _every_report(paths: Sequence[str], plan: Plan) -> bool:
    """Whether none of the reports beside the plan lies outside what is checked."""
    reports = os.path.realpath(_beside(plan))
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
