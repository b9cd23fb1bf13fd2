"""`plan lint`."""

from pathlib import Path
from typing import TYPE_CHECKING

from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.checking.lint import LintResult
    from plan_cli.cli.screen import Screen


def run(plan: Path | None, source: Path | None, format: str, color: str, lang: str | None, verbose: int) -> int:
    """Check the plan itself; with the document's text, whether every unit, figure and task stands where the plan
    says.
    """
    from plan_cli.checking.lint import LintResult, form_findings, lint
    from plan_cli.cli.opening import plan_source
    from plan_cli.cli.screen import screen
    from plan_cli.cli.writing import write
    from plan_cli.finding import Severity
    from plan_cli.model import plan as plans
    from plan_cli.project.project import Project

    project = Project.at()
    look = screen(project, lang, color, verbose)
    file = plan_source(project, plan, look)
    text = _read(source) if source else None
    loaded = plans.load(file)
    result = lint(loaded, text) if loaded else LintResult(None, form_findings(file), {}, name=file.name)
    write(_rendered(format, result, look))
    return int(any(finding.severity is Severity.ERROR for finding in result.findings))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Stop("unreadable", path=path, reason=error.strerror or error) from None


def _rendered(format: str, result: "LintResult", look: "Screen") -> str:
    if format == "json":
        from plan_cli.rendering.machine import lint_json

        return lint_json.render(result, look.words)
    from plan_cli.rendering.terminal import lint as lint_text

    return lint_text.render(result, look.words, look.style)
