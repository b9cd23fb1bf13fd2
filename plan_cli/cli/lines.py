"""The lines of the files in which something was found, read once more: a result does not hold them."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Sequence
from functools import cache
from typing import BinaryIO

from plan_cli.reading.decoding import decode
from plan_cli.reading.problems import Problems
from plan_cli.rendering.terminal.excerpts import Lines

_LARGEST = 20_000_000
_STDIN = "<stdin>"


def lines_of(stdin_name: str | None) -> Lines:
    """What gives the lines of a file by its name. Standard input is kept as it is read: it can be read but once."""
    kept = _Kept(sys.stdin.buffer) if sys.stdin is not None else None
    if kept is not None:
        sys.stdin = io.TextIOWrapper(io.BufferedReader(kept))

    @cache
    def lines(file: str) -> Sequence[str]:
        data = bytes(kept.taken) if kept and kept.taken and file == (stdin_name or _STDIN) else _read(file)
        text = decode(data, Problems())
        return () if text is None else re.split("\r\n|\r|\n", text)

    return lines


def _read(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read(_LARGEST)
    except OSError:
        return b""


class _Kept(io.RawIOBase):
    """A stream that keeps all that is read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = bytearray()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += data
        return len(data)
