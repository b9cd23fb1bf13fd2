"""`plan schema`."""

from __future__ import annotations

import os
from pathlib import Path

from plan_cli.cli.screen import open_plan, screen
from plan_cli.cli.writing import write_to
from plan_cli.project import settings
from plan_cli.reading import files as inputs
from plan_cli.rendering.schema import Schema, dump


def run(subject: str, file: Path | None, plan_file: Path | None, lang: str | None) -> int:
    """Write the schema of a report, of a plan, or of a check's result, to a file or to standard output."""
    text = dump(_schema(subject, plan_file, lang))
    write_to(file, text, _belonging(str(settings.find_plan(plan_file).value)) if file else [])
    return 0


def _belonging(plan: str) -> list[str]:
    """The plan, and the reports and waivers that belong to it: no schema is to be written over them."""
    from plan_cli.project.project import usual_reports, usual_waivers

    configured = settings.configuration()
    reports = usual_reports(plan, configured)
    return [plan, usual_waivers(plan, configured), *(inputs.find_reports([reports]) if os.path.isdir(reports) else [])]


def _schema(subject: str, plan_file: Path | None, lang: str | None) -> Schema:
    """Only that of a report depends on the plan."""
    if subject == "plan":
        from plan_cli.rendering.schema.plan import plan_schema

        return plan_schema()
    if subject == "check":
        from plan_cli.rendering.schema.check import check_schema

        return check_schema()
    from plan_cli.rendering.schema.report import report_schema

    return report_schema(open_plan(plan_file, screen(lang)))
