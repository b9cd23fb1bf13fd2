"""`plan template`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plan_cli.checking.check import submit
from plan_cli.cli.screen import open_plan, parse_period, screen, unit_named
from plan_cli.cli.writing import refuse_to_overwrite, write_to
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.standing import Standing
from plan_cli.judging.submission import Submission
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan
from plan_cli.model.plan_form import Unit
from plan_cli.project.project import report_files, usual_reports, usual_waivers
from plan_cli.project.settings import configuration
from plan_cli.reading import files as inputs
from plan_cli.rendering.blank_report import template
from plan_cli.rendering.safe import visible
from plan_cli.stop import Stop
from plan_cli.words import Wording

SCHEMA = Path("schema", "report.schema.json")


def run(name: str, period_name: str, file: Path | None, folder: str | None, force: bool, plan_file: Path | None, lang: str | None) -> int:
    """Write a report to fill in, to a file or to standard output."""
    look = screen(lang)
    words = look.words
    period = parse_period(period_name)
    assert period is not None
    plan = open_plan(plan_file, look)
    unit = unit_named(plan, name)
    if file is not None:
        refuse_to_overwrite(file, force=force)
    standing = Standing(Ledger(plan, _earlier(plan, unit, period, folder, words)), unit, period)
    _refuse_if_idle(standing)
    text = template(standing, words, schema_beside(file) if file else None)
    write_to(file, text, [plan.source.name])
    if file is not None:
        _tell(words.label("template.written", file=file))
    return 0


def schema_beside(file: Path) -> str | None:
    """The way from a report to the schema that editors check it by, where there is one in a folder above it."""
    folder = file.absolute().parent
    for above in (folder, *folder.parents):
        if (above / SCHEMA).is_file():
            return Path(os.path.relpath(above / SCHEMA, folder)).as_posix()
    return None


def _refuse_if_idle(standing: Standing) -> None:
    file, period = standing.plan.file, standing.period
    if period.start > file.end or period.end < file.start:
        raise Stop("outside-plan", period=period.name, start=file.start, end=file.end)
    if not standing.duties:
        raise Stop("idle-unit", unit=standing.unit.name, period=period.name)


def _earlier(plan: Plan, unit: Unit, period: Period, folder: str | None, words: Wording) -> list[Submission]:
    """The unit's reports of earlier periods, from the folder that is named, the configured one, or the `reports` beside the plan."""
    configured = configuration()
    if folder is None:
        folder = usual_reports(plan.source.name, configured)
        if not os.path.isdir(folder):
            return []
    found = []
    for loaded in inputs.load_found(report_files([folder], plan, usual_waivers(plan.source.name, configured)), None):
        submission = submit(plan, loaded)
        if submission is None:
            _tell(words.label("template.unread", file=loaded.source.name))
        elif submission.unit is unit and submission.period and submission.period.order < period.order:
            found.append(submission)
        loaded.source.drop_tree()
    return found


def _tell(text: str) -> None:
    sys.stderr.write(f"{visible(text)}\n")
