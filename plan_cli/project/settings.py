"""What applies when an option is not given: the environment, [tool.plan] of the nearest pyproject.toml, what is usual.

Options win over the environment, the environment over the file. Paths in the file are relative to the file.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from plan_cli.checking.selection import FAIL_ON
from plan_cli.reading.suggest import Suggester
from plan_cli.stop import Stop

LANGUAGES = ("en", "zh")
"""Those in which the program speaks: every label and sentence of `words` has a text in each."""
T = TypeVar("T")


class Chosen(NamedTuple, Generic[T]):
    """What is in force, and where it came from."""

    value: T
    origin: str


class Configuration(NamedTuple):
    """The table [tool.plan] of a pyproject.toml, checked; empty where there is none."""

    path: Path | None
    table: Mapping[str, Any]

    def chosen(
        self,
        name: str,
        option: Any,
        default: Any,
        environment: tuple[str, str | None] = ("", None),
    ) -> Chosen[Any]:
        """One setting: the option, the environment's (variable, value), the file's, or the default."""
        if option is not None and option != []:
            return Chosen(option, f"--{name.replace('_', '-')}")
        if environment[1]:
            return Chosen(environment[1], environment[0])
        if name in self.table:
            return Chosen(self.table[name], f"[tool.plan] of {from_here(self.path)}" if self.path else "")
        return Chosen(default, "default")


_KEYS: dict[str, tuple[type, str]] = {
    "plan": (str, "setting-path"),
    "reports": (str, "setting-path"),
    "waivers": (str, "setting-path"),
    "select": (list, "setting-select"),
    "ignore": (list, "setting-ignore"),
    "severity": (dict, "setting-severity"),
    "fail_on": (str, "setting-fail_on"),
    "lang": (str, "setting-lang"),
}
"""What a setting is, and the `Stop` that says so where it is not."""
_CHOICES = {"fail_on": FAIL_ON, "lang": LANGUAGES}
_PATHS = ("plan", "reports", "waivers")
_NAMED = re.compile(rb"\btool[\"']? {0,9}\. {0,9}[\"']?plan\b|^ {0,9}\[ {0,9}[\"']?tool[\"']? {0,9}\]", re.MULTILINE)
"""[tool.plan], or the table `tool` by itself: where a file that is broken means it, that must be said."""


def configuration(start: Path | None = None) -> Configuration:
    """The nearest [tool.plan] upward from a folder; what it can't hold stops the run."""
    here = (start or Path()).absolute()
    for folder in (here, *here.parents):
        path = folder / "pyproject.toml"
        table = _table(path)
        if table is not None:
            return Configuration(path, _checked(path, table))
    return Configuration(None, {})


def _table(path: Path) -> object:
    """[tool.plan] as it stands, or None where there is no such file or table.

    Most files have none, and are not read as TOML at all.
    """
    if not os.path.isfile(path):
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Stop("unreadable", path=path, reason=error.strerror or error) from None
    signs = data.replace(b"\0", b"")  # which UTF-16 puts between the letters
    if b"tool" not in signs or b"plan" not in signs:
        return None
    import tomllib

    try:
        tool: object = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError) as error:  # the first of them: what is no TOML, no UTF-8, or a number too long
        if not _NAMED.search(signs):
            return None
        if isinstance(error, UnicodeDecodeError):
            raise Stop("toml-not-utf8", file=from_here(path)) from None
        raise Stop("broken-toml", file=from_here(path), reason=error) from None
    return tool.get("plan") if isinstance(tool, dict) else None


def _checked(path: Path, table: object) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise Stop("no-table", file=from_here(path))
    checked = {}
    for name, value in table.items():
        if name not in _KEYS:
            nearest = Suggester().nearest(name, _KEYS)
            raise Stop(
                "unknown-setting",
                file=from_here(path),
                name=name,
                suggestion=nearest,
                known=None if nearest else tuple(_KEYS),
            )
        if not _fits(name, value):
            raise Stop(_KEYS[name][1], file=from_here(path), name=name, value=_nameable(value))
        checked[name] = str(from_here(path.parent / value)) if name in _PATHS else value
    return checked


def _nameable(value: object) -> object:
    """A value as a message can name it: tables within tables can be too deep to be written out."""
    try:
        repr(value)
    except RecursionError:
        return "…"
    return value


def _fits(name: str, value: object) -> bool:
    if not isinstance(value, _KEYS[name][0]) or (name in _CHOICES and value not in _CHOICES[name]):
        return False
    if name in _PATHS:
        return value != "" and "\0" not in str(value)  # no path holds it
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return not isinstance(value, dict) or all(item in ("error", "warning", "note") for item in value.values())


def packaged_plan() -> Path:
    """The plan beside the package: inside it in a wheel, above it in a checkout or an editable install."""
    package = Path(__file__).parents[1]
    inside = package / "data" / "plan.yaml"
    return inside if inside.is_file() else package.parent / "data" / "plan.yaml"


def language(
    option: str | None,
    environment: Mapping[str, str],
    configured: Configuration | None = None,
) -> Chosen[str]:
    """The language of messages: the option, PLAN_LANG, [tool.plan], a Chinese locale; else English."""
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or _windows_locale()
    usual = "zh" if locale.lower().startswith("zh") else "en"
    configured = configured or Configuration(None, {})
    return configured.chosen("lang", option, usual, ("PLAN_LANG", environment.get("PLAN_LANG")))


_CHINESE = 0x04
"""The primary language of Windows' language identifiers of all Chinese-speaking regions: their lowest ten bits."""


def _windows_locale() -> str:
    """On Windows, where no variable says it, the language in which the system speaks to its user, if it is Chinese."""
    if sys.platform != "win32":
        return ""
    import ctypes

    windll: Any = getattr(ctypes, "windll", None)
    return "zh" if windll and windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE else ""


def from_here(path: Path) -> Path:
    """A path as a user would write it: relative to the working directory where it is below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except (ValueError, OSError):
        return path
