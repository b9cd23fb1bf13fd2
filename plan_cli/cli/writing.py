"""Where text goes: whole files or none, and a standard output that nothing can break."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TextIO


def prepare_streams() -> None:
    """Off a terminal, UTF-8 and bare line feeds wherever it runs; on one, characters that it lacks are shown as escapes.

    One that is closed takes what it is given, and loses it.
    """
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def drop_stdout() -> None:
    """Have what is still to be written lost, so that closing a standard output that can't be written to does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write_whole(path: Path, text: str) -> None:
    """Write a file wholly or not at all; OSError where that can't be done. A link stays one; a device or pipe is written to as it is."""
    import tempfile

    if path.exists() and not path.is_file():
        with open(path, "w", encoding="utf-8", newline="\n") as device:
            device.write(text)
        return
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def terminal_width() -> int | None:
    """The columns of the terminal that standard output is, or None where it is none."""
    if not sys.stdout.isatty():
        return None
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns) or 80
    except (ValueError, OSError):
        return 80


def colours_wanted(choice: str, environment: dict[str, str]) -> bool:
    """`--color`, then NO_COLOR, then FORCE_COLOR, then whether standard output is a terminal that knows them."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and environment.get("TERM") != "dumb" and _knows_escapes(environment)


def _knows_escapes(environment: dict[str, str]) -> bool:
    """Whether a terminal shows escapes as colours: the classic console of Windows writes them out, and sets none of these."""
    return sys.platform != "win32" or any(environment.get(name) for name in ("WT_SESSION", "TERM", "ANSICON"))
