"""What the commands share: the plan, the words, the look, and where the output goes."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.cli import writing as outputs
from plan_cli.project import settings
from plan_cli.project.settings import LANGUAGES, Chosen, Configuration
from plan_cli.reading import files as inputs
from plan_cli.rendering.terminal.tables import Style
from plan_cli.stop import Stop
from plan_cli.words import Wording, wording

if TYPE_CHECKING:
    from plan_cli.finding import Finding
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan
    from plan_cli.model.plan_form import Unit
    from plan_cli.reading.source import Source

RENDERED = Mapping[str, Callable[[], str]]


class Screen(NamedTuple):
    """How output is written: language, colours, width, and how much."""

    words: Wording
    style: Style
    verbosity: int = 0

    def setting(self, chosen: Chosen, name: str) -> Any:
        """The value of a setting; with -v, standard error says where it came from."""
        if self.verbosity > 0 and chosen.value not in (None, []):
            value = ",".join(chosen.value) if isinstance(chosen.value, list) else inputs.display_path(str(chosen.value))
            sys.stderr.write(f"{name}: {value} ({chosen.origin})\n")
        return chosen.value


def screen(lang: str | None, color: str = "auto", verbosity: int = 0, configured: Configuration | None = None) -> Screen:
    """The look of this run's output."""
    environment = dict(os.environ)
    chosen = settings.language(lang, environment, configured or settings.configuration())
    if chosen.value not in LANGUAGES:
        raise Stop("unknown-language", name=chosen.value, origin=chosen.origin, known=LANGUAGES)
    look = Screen(wording(chosen.value), Style(outputs.terminal_width(), outputs.colours_wanted(color, environment)), verbosity)
    look.setting(chosen, "lang")
    return look


def open_plan(option: Path | None, look: Screen) -> Plan:
    """The plan in force. One that can't be read or is unsound stops the run."""
    from plan_cli.model import plan

    source = read_plan(option, look)
    loaded = plan.load(source)
    unsound = _unsound(loaded, source)
    if loaded is None or unsound:
        raise Stop("unsound-plan", findings=unsound, plan=loaded)
    return loaded


def _unsound(plan: Plan | None, source: Source) -> list[Finding]:
    """The errors in a plan, by its form or by its own rules."""
    from plan_cli.checking import lint
    from plan_cli.finding import Severity

    findings = lint.form_findings(source) if plan is None else lint.lint(plan, None).findings
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def read_plan(option: Path | None, look: Screen) -> Source:
    """The plan's file, wherever it was found."""
    chosen = settings.find_plan(option)
    source = inputs.read_file(str(chosen.value))
    look.setting(chosen, "plan")
    return source


def unit_named(plan: Plan, name: str) -> Unit:
    """A unit that a user names; one that the plan does not have, or that stands for several, stops the run."""
    from plan_cli.reading.suggest import Suggester

    unit = plan.unit(name)
    if unit is None:
        raise Stop("unknown-unit", unit=name, suggestion=Suggester().nearest(name, plan.names()))
    if unit.kind == "collective":
        raise Stop("collective-unit", unit=unit.name, members=tuple(unit.members))
    return unit


def parse_date(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    with contextlib.suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:  # 20250115 and 2025-W03-3 are dates of ISO 8601 too
            return day
    raise Stop("wrong-date", option=option, text=text)


def parse_period(text: str | None) -> Period | None:
    if text is None:
        return None
    from plan_cli.model.period import Period

    try:
        return Period.parse(text)
    except ValueError:
        raise Stop("wrong-period", text=text) from None


def write(text: str) -> None:
    """Write a result to standard output."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        outputs.drop_stdout()
        # Whoever read our output has gone, which Windows calls an invalid argument: the exit code still counts.
        if not isinstance(error, BrokenPipeError) and not (os.name == "nt" and error.errno == errno.EINVAL):
            raise Stop("unwritable-stdout", reason=error.strerror or error) from None


def write_file(path: Path, text: str, read: Iterable[str] = ()) -> None:
    """Write a file whole or not at all; one that can't be written, or that is one of those that were read, stops the run."""
    _refuse_to_overwrite([path], read)
    try:
        outputs.write_whole(path, text)
    except OSError as error:
        raise Stop("unwritable", path=path, reason=error.strerror or error) from None


def write_files(specs: list[str], rendered: RENDERED, read: Iterable[str]) -> None:
    """Write every FORMAT=FILE, each whole or not at all, and none over a file that was read."""
    files = []
    for spec in specs:
        name, _, path = spec.partition("=")
        if name not in rendered or not path:
            raise Stop("wrong-output", spec=spec, formats=tuple(rendered))
        files.append((name, Path(path)))
    _refuse_to_overwrite([file for _, file in files], read)
    for name, file in files:
        write_file(file, rendered[name]())


def _refuse_to_overwrite(files: list[Path], read: Iterable[str]) -> None:
    """Nothing ever rewrites what somebody submitted, nor the plan, nor the waivers."""
    sources = {os.path.realpath(path) for path in read} if files else ()
    for file in files:
        if os.path.realpath(file) in sources:
            raise Stop("over-input", path=file)
