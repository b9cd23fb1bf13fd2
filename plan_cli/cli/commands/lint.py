"""`plan lint`."""

from __future__ import annotations

from pathlib import Path

from plan_cli.checking.lint import LintResult, form_findings, lint
from plan_cli.cli.screen import read_plan, screen
from plan_cli.cli.writing import write
from plan_cli.finding import Severity
from plan_cli.model import plan as plans
from plan_cli.stop import Stop


def run(plan_file: Path | None, text_file: Path | None, format: str, color: str, lang: str | None, verbosity: int) -> int:
    """Lint, write, and give the exit code: 1 where an error was found."""
    look = screen(lang, color, verbosity)
    source = read_plan(plan_file, look)
    text = _read(text_file) if text_file else None
    plan = plans.load(source)
    result = lint(plan, text) if plan else LintResult(None, form_findings(source), {}, name=source.name)
    if format == "json":
        from plan_cli.rendering.machine.lint_json import render as as_json

        write(as_json(result, look.words))
    else:
        from plan_cli.rendering.terminal.lint import render as as_text

        write(as_text(result, look.words, look.style))
    return int(any(finding.severity is Severity.ERROR for finding in result.findings))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Stop("unreadable", path=path, reason=error.strerror or error) from None
