"""A stand-in for `importlib.metadata`, which pydantic imports to look for plugins, even where the environment says that there are none.

With all that it needs (email, zipfile, csv) the real one takes a twelfth of a check: as long as reading the plan and the report. It is
imported as soon as anything of it is used.
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
    late: Any = ModuleType(NAME)
    late.entry_points = lambda **selection: _real(late).entry_points(**selection)
    late.__getattr__ = lambda name: _attribute(late, name)
    sys.modules[NAME] = importlib.metadata = late


def _attribute(late: ModuleType, name: str) -> Any:
    if name == "__path__":  # asked for by every `from importlib.metadata import …`
        raise AttributeError(name)
    return getattr(_real(late), name)


def _real(late: ModuleType) -> Any:
    if sys.modules.get(NAME) is late:
        del sys.modules[NAME]
    return importlib.import_module(NAME)
