"""The stand-in for `importlib.metadata`: nothing is loaded by importing it, everything by using it."""

from __future__ import annotations

import subprocess
import sys

import pytest

BEGIN = "import sys; from plan_cli.cli.deferred_metadata import defer_metadata; defer_metadata()\n"
LOADED = "print('email.message' in sys.modules)\n"


def said(code: str) -> list[str]:
    """What a Python of its own prints; this one has loaded the module long ago."""
    return subprocess.run(
        [sys.executable, "-S", "-c", BEGIN + code], capture_output=True, text=True, check=True
    ).stdout.split()


def test_importing_loads_nothing() -> None:
    code = (
        "from importlib.metadata import entry_points\nimport importlib.metadata as metadata\n"
        "import importlib.metadata\n"
    )
    assert said(code + LOADED) == ["False"]


@pytest.mark.parametrize(
    "use",
    [
        "from importlib.metadata import entry_points\nentry_points(group='nobody')\n",
        "from importlib.metadata import distributions\n",
        "import importlib.metadata\nimportlib.metadata.PackageNotFoundError\n",
        "import importlib.metadata as metadata\nmetadata.version\n",
    ],
)
def test_using_loads_the_real_one(use: str) -> None:
    real = (
        "m = sys.modules['importlib.metadata']\nprint(m.__spec__ is not None, sys.modules['importlib'].metadata is m)\n"
    )
    assert said(use + LOADED + real) == ["True", "True", "True"]


def test_a_module_that_is_there_stays() -> None:
    code = "import importlib.metadata as real\ndefer_metadata()\nprint(sys.modules['importlib.metadata'] is real)\n"
    assert said("sys.modules.pop('importlib.metadata')\n" + code) == ["True"]


def test_a_run_does_without_it() -> None:
    code = f"""
import os, sys
sys.argv = ["plan", "lint"]
os._exit = lambda code: {LOADED.strip()}
from plan_cli.__main__ import main
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "False"
