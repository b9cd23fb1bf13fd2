"""A stand-in for `importlib.metadata`, which pydantic imports to look for plugins, even where it is told of none.

With all that it needs (email, zipfile, csv) the real one takes a twentieth to a tenth of a check: as long as reading
the plan and the report. It is imported as soon as anything of it is used.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

NAME = "importlib.metadata"


def defer_metadata() -> None:
    """Put the stand-in where the module would be, unless that is there already."""
    if NAME in sys.modules:
        return
    stand_in: Any = ModuleType(NAME)
    stand_in.entry_points = lambda **selection: _real(stand_in).entry_points(**selection)
    stand_in.__getattr__ = lambda name: _attribute(stand_in, name)
    sys.modules[NAME] = importlib.metadata = stand_in


def _attribute(stand_in: ModuleType, name: str) -> Any:
    if name == "__path__":  # asked for by every `from importlib.metadata import …`
        raise AttributeError(name)
    return getattr(_real(stand_in), name)


def _real(stand_in: ModuleType) -> Any:
    if sys.modules.get(NAME) is stand_in:
        del sys.modules[NAME]
    return importlib.import_module(NAME)
