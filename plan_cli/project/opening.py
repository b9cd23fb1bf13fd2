"""The files of a project, opened: its plan, its reports and its waivers."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from plan_cli.checking.lint import form_findings, lint
from plan_cli.finding import Finding, Severity
from plan_cli.model import plan as plans
from plan_cli.project.project import BESIDE, Project, waivers_beside
from plan_cli.reading import files as inputs
from plan_cli.reading.source import OF_PLAN, Loaded, Source
from plan_cli.reading.suggest import Suggester
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Unit
    from plan_cli.project.settings import Chosen


def read_plan(file: Path) -> Source:
    """The file of a plan, whatever is wrong with it; one that can't be read stops the run."""
    return inputs.read_file(str(file), limits=OF_PLAN)


def sound_plan(source: Source) -> Plan:
    """The plan in a file. One that has errors, by its form or by its own rules, stops the run."""
    plan = plans.load(source)
    unsound = _errors(plan, source)
    if plan is None or unsound:
        raise Stop("unsound-plan", findings=unsound, plan=plan)
    return plan


def _errors(plan: Plan | None, source: Source) -> tuple[Finding, ...]:
    findings = form_findings(source) if plan is None else lint(plan, None).findings
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def unit_named(plan: Plan, name: str) -> Unit:
    """A unit that a user names; one that the plan does not have, or that stands for several, stops the run."""
    unit = plan.unit(name)
    if unit is None:
        raise Stop("unknown-unit", unit=name, suggestion=Suggester().nearest(name, plan.names()))
    if unit.kind == "collective":
        raise Stop("collective-unit", unit=unit.name, members=tuple(unit.members))
    return unit


def usual_reports(project: Project, plan: Plan) -> Chosen[str]:
    """Where the reports are that are read when none are named; a run for which there is no such folder stops."""
    chosen = project.reports(plan.source.name)
    if chosen.origin == BESIDE and not os.path.isdir(chosen.value):
        raise Stop("no-report-named", folder=chosen.value)
    return chosen


def report_files(paths: Sequence[str], plan: Plan, waivers: str | None = None) -> list[str]:
    """Every report that is named or in a folder that is, but for the plan and its waivers."""
    others = (plan.source.name, waivers_beside(plan.source.name), waivers)
    return inputs.find_reports(paths, [path for path in others if path])


def load_reports(files: Sequence[str], paths: Sequence[str], stdin_name: str | None = None) -> Iterator[Loaded]:
    """The reports in these files, which were found at these paths; where there is none, it stops the run."""
    if not files:
        raise Stop("no-report-in", paths=tuple(paths))
    return inputs.load_found(files, stdin_name, paths)
