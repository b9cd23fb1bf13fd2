"""What several commands open, and say under -v where it came from."""

from __future__ import annotations

from pathlib import Path

from plan_cli.checking.selection import Selection
from plan_cli.cli.screen import Screen
from plan_cli.model.plan import Plan
from plan_cli.project.opening import read_plan, sound_plan, usual_reports
from plan_cli.project.project import BESIDE, Project
from plan_cli.reading.source import Source


def plan_source(project: Project, option: Path | None, screen: Screen) -> Source:
    """The file of the plan in force, whatever is wrong with it."""
    chosen = project.plan_file(option)
    source = read_plan(chosen.value)
    screen.setting(chosen, "plan")
    return source


def open_plan(project: Project, option: Path | None, screen: Screen) -> Plan:
    """The plan in force, which is sound."""
    return sound_plan(plan_source(project, option, screen))


def rules_on(project: Project, select: list[str], ignore: list[str], screen: Screen) -> Selection:
    """The rules that are on."""
    chosen = project.rules(select, ignore)
    for name, setting in chosen._asdict().items():
        screen.setting(setting, name)
    return chosen.selection()


def report_paths(named: list[str], project: Project, plan: Plan, screen: Screen) -> list[str]:
    """The files and folders that are named; else where the reports usually are."""
    return named or [screen.setting(usual_reports(project, plan), "reports")]


def waivers_file(project: Project, plan: Plan, option: Path | None, screen: Screen) -> str | None:
    """The file of the waivers. Of one that is merely found beside the plan nothing is said."""
    chosen = project.waivers(plan.source.name, option)
    return chosen.value if chosen.origin == BESIDE else screen.setting(chosen, "waivers")
