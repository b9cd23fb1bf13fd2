"""`plan convert`."""

from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli.options import Earlier, Force, Language, OutputFile, PlanFile
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.cli.screen import Screen
    from plan_cli.model.plan import Plan
    from plan_cli.project.project import Project
    from plan_cli.reading.source import Loaded

SUFFIXES = (".yaml", ".yml")
EPILOG = "Example: plan convert UNIT.xlsx -o data/reports/2024/UNIT.yaml; or the other way round."


def run(
    form: Annotated[str, typer.Argument(metavar="FILE", help="A report: a workbook, or YAML.")],
    output: OutputFile = None,
    history: Earlier = None,
    force: Force = False,
    plan: PlanFile = None,
    lang: Language = None,
) -> int:
    """Write a workbook as YAML, or YAML as a workbook, without loss of what the report says."""
    from plan_cli.cli.opening import open_plan
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import refuse_to_overwrite, write_to
    from plan_cli.project.project import Project
    from plan_cli.reading.files import load_named

    project = Project.at()
    screen = screen_of(project, lang)
    opened = open_plan(project, plan, screen)
    if output is not None:
        refuse_to_overwrite(output, force=force)
    (loaded,) = load_named([form], None)
    read = [*project.inputs(opened.source.name), form]
    if output is not None and output.suffix.lower() == ".xlsx":
        write_to(output, _as_workbook(project, opened, loaded, history, screen), read, (".xlsx",))
    else:
        write_to(output, _as_yaml(opened, loaded), read, SUFFIXES)
    return 0


def _as_yaml(plan: "Plan", loaded: "Loaded") -> str:
    """The report as YAML. What could not be read, or has no place in a report, would be lost."""
    from plan_cli.reading.workbook.filled import Filled
    from plan_cli.rendering.written_report import written

    source = loaded.source
    if not isinstance(source, Filled):
        raise Stop("to-workbook", file=source.name)
    if source.data is None or source.problems:
        raise _lossy(plan, loaded)
    return written(source.data)


def _as_workbook(project: "Project", plan: "Plan", loaded: "Loaded", history: str | None, screen: "Screen") -> bytes:
    """The report in the form of its unit and period, with what else is owed."""
    from plan_cli.checking.check import submit
    from plan_cli.cli.commands.template import earlier
    from plan_cli.judging.ledger import Ledger
    from plan_cli.judging.standing import Standing
    from plan_cli.rendering.workbook.book import write
    from plan_cli.rendering.workbook.content import content

    submission = submit(plan, loaded)
    if submission is None or loaded.source.problems:
        raise _lossy(plan, loaded)
    unit, period = submission.unit, submission.period
    if unit is None or period is None:
        raise Stop("no-form-of", file=loaded.source.name)
    before = earlier(project, plan, period, history, screen.words)
    standing = Standing(Ledger(plan, before), unit, period)
    return write(content(standing, screen.words, loaded.source.data), period, unit.name, screen.words)


def _lossy(plan: "Plan", loaded: "Loaded") -> Stop:
    """What keeps a report from being converted as it is."""
    from plan_cli.checking.lint import form_findings

    return Stop("not-converted", file=loaded.source.name, findings=form_findings(loaded.source), plan=plan)
