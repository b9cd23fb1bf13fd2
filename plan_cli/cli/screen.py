"""How output is written: in which language, in which colours, how wide, and how much of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from plan_cli.project.project import Project
from plan_cli.project.settings import Chosen
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import Wording, wording

T = TypeVar("T")


class Screen(NamedTuple):
    """How this run's output is written. Verbosity is 1 or more with -v, and -1 with -q."""

    words: Wording
    style: Style
    verbosity: int = 0

    def setting(self, chosen: Chosen[T], name: str) -> T:
        """The value of a setting; with -v, standard error says where it came from."""
        if self.verbosity > 0 and chosen.value not in (None, [], {}):
            sys.stderr.write(f"{name}: {_shown(chosen.value)} ({chosen.origin})\n")
        return chosen.value

    def plain(self) -> Screen:
        """The same for a file, which has neither colours nor a width."""
        return self._replace(style=Style())


def _shown(value: object) -> str:
    from plan_cli.reading.files import display_path

    if isinstance(value, Mapping):
        value = [f"{name}={item}" for name, item in value.items()]
    return ",".join(value) if isinstance(value, list) else display_path(str(value))


def screen_of(project: Project, lang: str | None, color: str = "auto", verbosity: int = 0) -> Screen:
    """The screen of this run."""
    chosen = project.language(lang)
    style = Style(terminal_width(), colours_wanted(color, project.environment))
    screen = Screen(wording(chosen.value), style, verbosity)
    screen.setting(chosen, "lang")
    return screen


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
