"""`plan schema`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli.options import Language, OutputFile, PlanFile

if TYPE_CHECKING:
    from plan_cli.rendering.schema import Schema


class SchemaOf(StrEnum):
    """What a schema is of."""

    REPORT = "report"
    PLAN = "plan"
    CHECK = "check"


SUFFIXES = (".json",)
EPILOG = "Examples: plan schema report -o schema/report.schema.json; plan schema check"


def run(
    of: Annotated[
        SchemaOf,
        typer.Argument(metavar="report|plan|check", help="Of a report on the plan, of a plan, of check -f json."),
    ],
    output: OutputFile = None,
    plan: PlanFile = None,
    lang: Language = None,
) -> int:
    """Write a JSON Schema for editors and programs; that of a report knows the plan's units, ids and measures."""
    from plan_cli.cli.writing import write_to
    from plan_cli.rendering.schema import dump

    text = dump(_schema(of, plan, lang))
    write_to(output, text, _inputs(plan) if output else [], SUFFIXES)
    return 0


def _schema(of: SchemaOf, plan: Path | None, lang: str | None) -> "Schema":
    """Only that of a report depends on the plan."""
    if of is SchemaOf.PLAN:
        from plan_cli.rendering.schema.plan import plan_schema

        return plan_schema()
    if of is SchemaOf.CHECK:
        from plan_cli.rendering.schema.check import check_schema

        return check_schema()
    from plan_cli.cli.opening import open_plan
    from plan_cli.cli.screen import screen_of
    from plan_cli.project.project import Project
    from plan_cli.rendering.schema.report import report_schema

    project = Project.at()
    screen = screen_of(project, lang)
    return report_schema(open_plan(project, plan, screen), screen.words.lang)


def _inputs(option: Path | None) -> list[str]:
    """The plan, and the reports and waivers that belong to it: no schema is to be written over them."""
    from plan_cli.project.project import Project

    project = Project.at()
    return project.inputs(str(project.plan_file(option).value))
