"""Which plan is used, and why that one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple


class SettingsError(ValueError):
    """The configuration or the environment is wrong; the message says what and where."""


class Chosen(NamedTuple):
    """A setting's value, and where it came from."""

    value: Path
    origin: str


def find_plan(option: Path | None, environment: dict[str, str] | None = None, start: Path | None = None) -> Chosen:
    """The plan to use: the option, PLAN_FILE, [tool.plan] of the nearest pyproject.toml, the nearest plan upward, the packaged one."""
    environment = dict(os.environ) if environment is None else environment
    if option is not None:
        return Chosen(option, "--plan")
    if named := environment.get("PLAN_FILE"):
        return Chosen(Path(named), "PLAN_FILE")
    here = (start or Path()).absolute()
    for folder in (here, *here.parents):
        if configured := _configured(folder / "pyproject.toml"):
            return configured
        for place in ("data/plan.yaml", "plan.yaml"):
            if (folder / place).is_file():
                return Chosen(_shown(folder / place), "found upward from the working directory")
    return Chosen(packaged_plan(), "comes with the program")


def packaged_plan() -> Path:
    """The plan beside the package: inside it in a wheel, above it in a checkout or an editable install."""
    package = Path(__file__).parent
    inside = package / "data" / "plan.yaml"
    return inside if inside.is_file() else package.parent / "data" / "plan.yaml"


def _configured(path: Path) -> Chosen | None:
    table = configuration(path)
    if "plan" not in table:
        return None
    if not isinstance(table["plan"], str):
        raise SettingsError(f"{_shown(path)}: tool.plan.plan must be a path in quotes")
    return Chosen(_shown(path.parent / table["plan"]), f"[tool.plan] of {_shown(path)}")


def configuration(path: Path) -> dict[str, Any]:
    """The table [tool.plan] of a pyproject.toml; empty where there is no such file or table."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    if "tool.plan" not in text:
        return {}
    import tomllib

    try:
        table = tomllib.loads(text).get("tool", {}).get("plan", {})
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{_shown(path)}: {error}") from None
    return table if isinstance(table, dict) else {}


def _shown(path: Path) -> Path:
    """A path as a user would write it: relative to the working directory where it is below it."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return path


def language(option: str | None, environment: dict[str, str]) -> str:
    """The language of messages: the option, PLAN_LANG, a Chinese locale; else English."""
    for name in (option, environment.get("PLAN_LANG")):
        if name:
            return name
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"
