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
            from plan_cli.rendering.safe import visible

            label = self.words.label
            origin = self.words.origin(chosen.origin)
            text = label("setting.line", name=label(f"setting.{name}"), value=_shown(chosen.value), origin=origin)
            sys.stderr.write(visible(text) + "\n")
        return chosen.value

    @property
    def is_terminal(self) -> bool:
        return self.style.width is not None

    def with_excerpts(self, stdin_name: str | None) -> Screen:
        """The same with the lines of files under what is found in them."""
        from plan_cli.cli.lines import lines_of

        return self._replace(style=self.style._replace(lines=lines_of(stdin_name)))

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
    style = Style(
        terminal_width(), colours_wanted(color, project.environment), os.getcwd() if _links(project.environment) else ""
    )
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


_LINKING = ("KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION", "DOMTERM", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR")
"""Variables of terminals that know links."""
_LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby")
_FIRST_VTE = 5000
"""The version of the terminals of GNOME and its kin from which on they know links."""


def _links(environment: Mapping[str, str]) -> bool:
    """Whether standard output is a terminal that opens links in a text: FORCE_HYPERLINK, else one that is known to."""
    if not sys.stdout.isatty() or environment.get("TERM") == "dumb":
        return False
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    vte = environment.get("VTE_VERSION", "")
    known = (vte.isdigit() and int(vte) >= _FIRST_VTE, environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS)
    return any(known) or any(environment.get(name) for name in _LINKING)


def _knows_escapes(environment: Mapping[str, str]) -> bool:
    """Whether a terminal shows escapes as colours. The classic console of Windows does not, and sets none of these."""
    return sys.platform != "win32" or any(environment.get(name) for name in ("WT_SESSION", "TERM", "ANSICON"))
