"""What the commands share: the plan, the words, the look, and where the output goes.

A `Stop` ends a run that could not do its work: its message goes to standard error, and the exit code is 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plan_cli import inputs, outputs, settings
from plan_cli.rendering.tables import Style
from plan_cli.wording import LANGUAGES, Wording, wording

if TYPE_CHECKING:
    from plan_cli.period import Period
    from plan_cli.plan import Plan
    from plan_cli.source import Source

RENDERED = Mapping[str, Callable[[], str]]


class Stop(Exception):
    """The run can't go on; the message says why and what to do."""


class Screen(NamedTuple):
    """How standard output is written: language, colours, width, and how much."""

    words: Wording
    style: Style
    verbosity: int = 0


def screen(lang: str | None, color: str = "auto", verbosity: int = 0) -> Screen:
    environment = dict(os.environ)
    chosen = settings.language(lang, environment)
    if chosen not in LANGUAGES:
        raise Stop(f"the language {chosen!r} is not known; known are {', '.join(LANGUAGES)}")
    width = outputs.terminal_width()
    return Screen(wording(chosen), Style(width, outputs.colours_wanted(color, environment)), verbosity)


def open_plan(option: Path | None, words: Wording, verbosity: int = 0) -> Plan:
    """The plan in force. One that can't be read or is unsound in form stops the run."""
    from plan_cli import plan

    source = read_plan(option, verbosity)
    loaded = plan.load(source)
    if loaded is None:
        from plan_cli.lint import form_findings

        lines = [f"{f.file}:{f.line}:{f.column}: {f.code} {f.name}: {words.sentence(f, None)}" for f in form_findings(source)]
        raise Stop("\n".join([*lines, f"{source.name}: the plan is not usable; see `plan lint`"]))
    return loaded


def read_plan(option: Path | None, verbosity: int = 0) -> Source:
    try:
        chosen = settings.find_plan(option)
        source = inputs.read_file(str(chosen.value))
    except (settings.SettingsError, inputs.InputError) as error:
        raise Stop(str(error)) from None
    if verbosity > 0:
        print(f"plan: {chosen.value} ({chosen.origin})", file=sys.stderr)
    return source


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
    sys.stdout.write(text)


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
