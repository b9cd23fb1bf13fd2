"""What the commands share: the plan, the words, the look, and where the output goes.

A `Stop` ends a run that could not do its work: its message goes to standard error, and the exit code is 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli import inputs, outputs, settings
from plan_cli.rendering.tables import Style
from plan_cli.settings import Chosen, Configuration
from plan_cli.wording import LANGUAGES, Wording, wording

if TYPE_CHECKING:
    from plan_cli.finding import Finding
    from plan_cli.period import Period
    from plan_cli.plan import Plan, Unit
    from plan_cli.source import Source

RENDERED = Mapping[str, Callable[[], str]]


class Stop(Exception):
    """The run can't go on; the message says why and what to do."""


class Screen(NamedTuple):
    """How output is written: language, colours, width, and how much."""

    words: Wording
    style: Style
    verbosity: int = 0

    def setting(self, chosen: Chosen, name: str) -> Any:
        """The value of a setting; with -v, standard error says where it came from."""
        if self.verbosity > 0 and chosen.value not in (None, []):
            value = ",".join(chosen.value) if isinstance(chosen.value, list) else chosen.value
            sys.stderr.write(f"{name}: {value} ({chosen.origin})\n")
        return chosen.value


def configuration() -> Configuration:
    """[tool.plan] of the nearest pyproject.toml; a wrong one stops the run."""
    try:
        return settings.configuration()
    except settings.SettingsError as error:
        raise Stop(str(error)) from None


def screen(lang: str | None, color: str = "auto", verbosity: int = 0, configured: Configuration | None = None) -> Screen:
    """The look of this run's output."""
    environment = dict(os.environ)
    chosen = settings.language(lang, environment, configured or configuration())
    if chosen.value not in LANGUAGES:
        raise Stop(f"the language {chosen.value!r} ({chosen.origin}) is not known; known are {', '.join(LANGUAGES)}")
    look = Screen(wording(chosen.value), Style(outputs.terminal_width(), outputs.colours_wanted(color, environment)), verbosity)
    look.setting(chosen, "lang")
    return look


def open_plan(option: Path | None, look: Screen) -> Plan:
    """The plan in force. One that can't be read or is unsound stops the run."""
    from plan_cli import plan

    source = read_plan(option, look)
    loaded = plan.load(source)
    unsound = _unsound(loaded, source)
    if loaded is None or unsound:
        lines = [f"{f.file}:{f.line}:{f.column}: {f.code} {f.name}: {look.words.sentence(f, loaded)}" for f in unsound]
        raise Stop("\n".join(["the plan is unsound:", *lines, "mend it first; `plan lint` shows this and more"]))
    return loaded


def _unsound(plan: Plan | None, source: Source) -> list[Finding]:
    """The errors in a plan, by its form or by its own rules."""
    from plan_cli import lint
    from plan_cli.finding import Severity

    findings = lint.form_findings(source) if plan is None else lint.lint(plan, None).findings
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def read_plan(option: Path | None, look: Screen) -> Source:
    """The plan's file, wherever it was found."""
    try:
        chosen = settings.find_plan(option)
        source = inputs.read_file(str(chosen.value))
    except (settings.SettingsError, inputs.InputError) as error:
        raise Stop(str(error)) from None
    look.setting(chosen, "plan")
    return source


def unit_named(plan: Plan, name: str, words: Wording) -> Unit:
    """A unit that a user names; one that the plan does not have, or that stands for several, stops the run."""
    from plan_cli.rendering.safe import visible
    from plan_cli.suggest import Suggester

    unit = plan.unit(name)
    if unit is None:
        suggestion = Suggester().nearest(name, plan.names())
        hint = words.label("did-you-mean", suggestion=suggestion) if suggestion else ""
        raise Stop(words.label("template.unknown-unit", unit=visible(name)) + hint)
    if unit.kind == "collective":
        raise Stop(words.label("template.collective", unit=unit.name, members=words.join.join(unit.members)))
    return unit


def parse_date(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        if len(text) != len("2025-01-15"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(f"{option} {text}: write a date as YYYY-MM-DD, such as 2025-01-15") from None


def parse_period(text: str | None) -> Period | None:
    if text is None:
        return None
    from plan_cli.period import Period

    try:
        return Period.parse(text)
    except ValueError:
        raise Stop(f"--period {text}: write 2024, 2024-H1, 2024-Q3 or 2024-09") from None


def write(text: str) -> None:
    """Write a result to standard output."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone: the exit code still counts, and closing the stream must not fail a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Stop(f"standard output can't be written ({error.strerror or error})") from None


def write_files(specs: list[str], rendered: RENDERED) -> None:
    """Write every FORMAT=FILE, each whole or not at all."""
    for spec in specs:
        name, _, file = spec.partition("=")
        if name not in rendered or not file:
            raise Stop(f"-o {spec}: write FORMAT=FILE, with a format of {', '.join(rendered)}")
    for spec in specs:
        name, _, file = spec.partition("=")
        try:
            outputs.write_whole(Path(file), rendered[name]())
        except OSError as error:
            raise Stop(f"{file}: can't be written ({error.strerror or error})") from None
