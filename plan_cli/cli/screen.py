"""What the commands share: the plan, the words, and the look."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
    look = Screen(wording(chosen.value), Style(terminal_width(), colours_wanted(color, environment)), verbosity)
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


def terminal_width() -> int | None:
    """The columns of the terminal that standard output is, or None where it is none."""
    if not sys.stdout.isatty():
        return None
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns) or 80
    except (ValueError, OSError):
        return 80


def colours_wanted(choice: str, environment: Mapping[str, str]) -> bool:
    """`--color`, then NO_COLOR, then FORCE_COLOR, then whether standard output is a terminal that knows them."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environment.get("TERM") != "dumb" and _knows_escapes(environment)


def _knows_escapes(environment: Mapping[str, str]) -> bool:
    """Whether a terminal shows escapes as colours. The classic console of Windows does not, and sets none of these."""
    return sys.platform != "win32" or any(environment.get(name) for name in ("WT_SESSION", "TERM", "ANSICON"))
