"""`plan` as a user runs it, in this process: arguments in; exit code, standard output and standard error out."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from plan_cli import __main__

MINE = (
    "PLAN_FILE", "PLAN_LANG", "NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "COLUMNS", "TERM", "FORCE_HYPERLINK",
    "TERM_PROGRAM", "VTE_VERSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION", "DOMTERM", "WEZTERM_PANE",
    "GHOSTTY_RESOURCES_DIR",
)  # fmt: skip


class Ran(NamedTuple):
    """What a run wrote, and its exit code."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """Standard output or error: a pipe, or a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode()


def plan(
    *arguments: str | Path,
    cwd: Path | None = None,
    stdin: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    width: int | None = None,
) -> Ran:
    """`plan ARGUMENTS`. With a width, standard output is a terminal that wide."""
    out, err = _Stream(width is not None), _Stream(False)
    data = stdin.encode() if isinstance(stdin, str) else stdin
    environment = {name: value for name, value in os.environ.items() if name not in MINE} | {
        "LANG": "C.UTF-8",
        **(env or {}),
    }
    if width is not None:
        environment["COLUMNS"] = str(width)
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, environment, clear=True))
        stack.enter_context(mock.patch.object(sys, "argv", ["plan", *map(str, arguments)]))
        for name, stream in (("stdin", io.TextIOWrapper(io.BytesIO(data))), ("stdout", out), ("stderr", err)):
            stack.enter_context(mock.patch.object(sys, name, stream))
        if cwd is not None:
            stack.enter_context(contextlib.chdir(cwd))
        code = __main__._run()
    return Ran(code, out.text(), err.text())
