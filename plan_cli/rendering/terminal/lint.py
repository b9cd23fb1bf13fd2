"""What `lint` found, for a terminal: a line for each finding, what was covered, and one closing line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plan_cli.finding import Severity
from plan_cli.rendering.terminal.report import line
from plan_cli.rendering.terminal.tables import Style, styled

if TYPE_CHECKING:
    from plan_cli.checking.lint import LintResult
    from plan_cli.words import Wording


def render(result: LintResult, words: Wording, style: Style) -> str:
    """The whole output."""
    lines = [line(finding, result.plan, words, style) for finding in result.findings]
    lines += [
        styled(f"{result.name}: {words.label('more', n=n, code=code)}", "dim", style)
        for code, n in sorted(result.more.items())
    ]
    if result.counts:
        held = words.join.join(f"{words.label(f'col.{key}')} {number}" for key, number in result.counts.items())
        lines.append(f"{styled(result.name, 'bold', style)}{words.label('colon')}{held}")
    if result.covered:
        covered = words.join.join(
            f"{words.label(f'lint.{key}')} {n}/{whole}" for key, (n, whole) in result.covered.items()
        )
        lines.append(f"{words.label('lint.covered')}{words.label('colon')}{covered}")
    errors = sum(finding.severity is Severity.ERROR for finding in result.findings)
    warnings = len(result.findings) - errors
    verdict = words.label("lint.unsound" if errors else "lint.sound")
    found = words.join.join([words.count("errors", errors), words.count("warnings", warnings)])
    lines.append(styled(f"{verdict}{words.label('colon')}{found}", "red bold" if errors else "green bold", style))
    return "\n".join(lines) + "\n"
