"""`plan template`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli import completion
from plan_cli.cli.options import Earlier, Force, Language, OutputFile, PlanFile, parse_period
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.judging.standing import Standing
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan
    from plan_cli.project.project import Project
    from plan_cli.words import Wording

SUFFIXES = (".yaml", ".yml", ".xlsx")
WORKBOOK = ".xlsx"
SCHEMA = Path("schema", "report.schema.json")
EPILOG = "Example: plan template UNIT --period 2024 -o data/reports/2024/UNIT.yaml; then fill it in, and plan check it."


def run(
    unit: Annotated[
        str,
        typer.Argument(metavar="UNIT", help="The unit that reports.", autocompletion=completion.units),
    ],
    period: Annotated[str, typer.Option(metavar="PERIOD", help="The period: 2024, 2024-H1, 2024-Q3 or 2024-09.")],
    output: OutputFile = None,
    history: Earlier = None,
    force: Force = False,
    plan: PlanFile = None,
    lang: Language = None,
) -> int:
    """Write a report to fill in: the unit's tasks, with what is asked and what was reported before in comments."""
    from plan_cli.cli.opening import open_plan
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import refuse_to_overwrite, write_to
    from plan_cli.judging.ledger import Ledger
    from plan_cli.judging.standing import Standing
    from plan_cli.project.opening import unit_named
    from plan_cli.project.project import Project

    project = Project.at()
    screen = screen_of(project, lang)
    words = screen.words
    asked = parse_period(period)
    opened = open_plan(project, plan, screen)
    asked = opened.terms.period(asked)
    reporting = unit_named(opened, unit)
    if output is not None:
        refuse_to_overwrite(output, force=force)
    before = earlier(project, opened, asked, history, words)
    standing = Standing(Ledger(opened, before), reporting, asked)
    _refuse_if_idle(standing)
    write_to(output, _form(standing, words, output), project.inputs(opened.source.name), SUFFIXES)
    if output is not None:
        _tell(words.label("template.written", file=output))
    return 0


def _form(standing: "Standing", words: "Wording", output: Path | None) -> str | bytes:
    """The report to fill in: a workbook where the file is called one, else YAML."""
    if output is not None and output.suffix.lower() == WORKBOOK:
        from plan_cli.rendering.workbook.book import write
        from plan_cli.rendering.workbook.content import content

        return write(content(standing, words), standing.period, standing.unit.name, words)
    from plan_cli.rendering.blank_report import template

    return template(standing, words, schema_beside(output, words.lang) if output else None)


def schema_beside(file: Path, lang: str = "en") -> str | None:
    """The way from a report to the schema that editors check it by, where there is one in a folder above it: one that
    proposes names of its language, where there is such a one.
    """
    folder = file.absolute().parent
    for above in (folder, *folder.parents):
        for schema in (SCHEMA.with_name(f"report.{lang}.schema.json"), SCHEMA):
            if (above / schema).is_file():
                return Path(os.path.relpath(above / schema, folder)).as_posix()
    return None


def _refuse_if_idle(standing: "Standing") -> None:
    file, period = standing.plan.file, standing.period
    if standing.duties:
        return
    unit = standing.unit
    if not unit.is_there(period):
        heir = unit.successor if unit.until and unit.until < period.start else None
        raise Stop("unit-not-there", unit=unit.name, period=period.name, successor=heir)
    if not file.span.overlaps(period):
        raise Stop("outside-plan", period=period.name, start=file.start, end=file.span.end)
    raise Stop("idle-unit", unit=standing.unit.name, period=period.name)


def earlier(
    project: "Project",
    plan: "Plan",
    period: "Period",
    folder: str | None,
    words: "Wording",
) -> list["Digest"]:
    """The reports of earlier periods, in the folder that is named, else where the reports usually are: what a unit owes
    may hang on what others have done.
    """
    from plan_cli.checking.check import submit
    from plan_cli.judging.digest import digest_of
    from plan_cli.project.opening import report_files
    from plan_cli.reading.files import load_found

    if folder is None:
        folder = project.reports(plan.source.name).value
        if not os.path.isdir(folder):
            return []
    waivers = project.waivers(plan.source.name).value
    found, unread = [], []
    for loaded in load_found(report_files([folder], plan, waivers), None, [folder]):
        submission = submit(plan, loaded)
        if submission is None:
            unread.append(loaded.source.name)
        elif submission.period and submission.period.order < period.order:
            found.append(digest_of(submission))
    if len(unread) > 1:
        _tell(words.label("template.unread.several", n=len(unread), files=words.listed(tuple(unread))))
    elif unread:
        _tell(words.label("template.unread", file=unread[0]))
    return found


def _tell(text: str) -> None:
    from plan_cli.rendering.safe import visible

    sys.stderr.write(f"{visible(text)}\n")
