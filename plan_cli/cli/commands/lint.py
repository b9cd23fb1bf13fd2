"""`plan lint`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plan_cli.cli.options import FORMAT, Color, Colour, Language, Verbose
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.checking.lint import LintResult
    from plan_cli.cli.screen import Screen


class LintFormat(StrEnum):
    """Formats of what was found in a plan."""

    TEXT = "text"
    JSON = "json"


EPILOG = """
Exit codes: 0 the plan is sound, 1 it is not, 2 it could not be read.
Example: plan lint --source document.txt
"""


def run(
    plan: Annotated[
        Path | None,
        typer.Argument(metavar="PLAN", help="The plan; else it is looked for as in check."),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--source", metavar="FILE", help="The document's text (UTF-8), to hold the plan against."),
    ] = None,
    format: Annotated[LintFormat, FORMAT] = LintFormat.TEXT,
    color: Color = Colour.AUTO,
    lang: Language = None,
    verbose: Verbose = 0,
) -> int:
    """Check the plan itself; with the document's text, whether every unit, figure and task stands where the plan
    says.
    """
    from plan_cli.checking.lint import LintResult, form_findings, lint
    from plan_cli.cli.opening import plan_source
    from plan_cli.cli.screen import screen_of
    from plan_cli.cli.writing import write
    from plan_cli.finding import Severity
    from plan_cli.model import plan as plans
    from plan_cli.project.project import Project

    project = Project.at()
    screen = screen_of(project, lang, color, verbose)
    file = plan_source(project, plan, screen)
    text = _read(source) if source else None
    loaded = plans.load(file)
    result = lint(loaded, text) if loaded else LintResult(None, form_findings(file), {}, name=file.name)
    write(_rendered(format, result, screen))
    return int(any(finding.severity is Severity.ERROR for finding in result.findings))


LARGEST = 5_000_000
"""So many bytes the text of a document may have; a hundred times what the longest plans have."""


def _read(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Stop("unreadable", path=path, reason=error.strerror or error) from None
    if len(data) > LARGEST:
        raise Stop("too-large", path=path, bytes=LARGEST)
    return data


def _rendered(format: LintFormat, result: "LintResult", screen: "Screen") -> str:
    if format is LintFormat.JSON:
        from plan_cli.rendering.machine import lint_json

        return lint_json.render(result, screen.words)
    from plan_cli.rendering.terminal import lint as lint_text

    return lint_text.render(result, screen.words, screen.style)
