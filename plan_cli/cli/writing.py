"""Where text goes: a standard output that nothing can break, and whole files or none, never over what was read."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, TextIO

from plan_cli.stop import Stop


def prepare_streams() -> None:
    """Off a terminal, UTF-8 and bare line feeds wherever it runs; on one, escapes for characters that it lacks.

    A stream that is closed takes what it is given, and loses it; so does a standard error that takes no more, since a
    word that is lost must change no exit code.
    """
    sys.stdout = _whole(sys.stdout or _nowhere())
    sys.stderr = _Lossy(sys.stderr or _nowhere())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _whole(stream: TextIO) -> TextIO:
    """The stream as one that writes all that it is given.

    With PYTHONUNBUFFERED a text goes straight to the system, which may take a part of it, and nobody looks at how much
    that was; and a pipe that does not block takes what it has room for.
    """
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase) or not isinstance(stream, io.TextIOWrapper):
        _have_block(stream)
        return stream
    encoding, lines = stream.encoding, stream.line_buffering or stream.isatty()
    whole = io.TextIOWrapper(io.BufferedWriter(stream.detach()), encoding, line_buffering=lines)
    _have_block(whole)
    return whole


def _have_block(stream: TextIO) -> None:
    if os.name == "posix":
        with contextlib.suppress(OSError, ValueError):  # no file of the system's
            if not os.get_blocking(stream.fileno()):
                os.set_blocking(stream.fileno(), True)


class _Lossy:
    """A stream that loses what can't be written to it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            self._stream.write(text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        self.write("".join(lines))

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError:
            _drop(self._stream)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def drop_stdout() -> None:
    """Have what is still to be written lost, or else closing a standard output that takes no more fails again."""
    _drop(sys.stdout)


def _drop(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write(text: str) -> None:
    """Write a result to standard output, to the last byte."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        drop_stdout()
        # Whoever read our output has gone, which Windows calls an invalid argument: the exit code still counts.
        if not isinstance(error, BrokenPipeError) and not (os.name == "nt" and error.errno == errno.EINVAL):
            raise Stop("unwritable-stdout", reason=error.strerror or error) from None


def flush() -> None:
    """Have written what others gave to standard output."""
    if sys.stdout is not None:
        write("")


def write_to(file: Path | None, text: str | bytes, read: Iterable[str], suffixes: tuple[str, ...]) -> None:
    """Write a result to the file that is named, or else to standard output.

    A file whose suffix is another format's stops the run; a name without one claims nothing.
    """
    if file is None:
        write(text if isinstance(text, str) else text.decode("utf-8"))
    elif file.suffix and file.suffix.lower() not in suffixes:
        _refuse_inputs([file], read)
        raise Stop("wrong-suffix", file=file, suffix=file.suffix, known=suffixes)
    else:
        write_file(file, text, read)


def write_file(path: Path, text: str | bytes, read: Iterable[str] = ()) -> None:
    """Write a file whole or not at all; one that can't be written, or that was itself read, stops the run."""
    _refuse_inputs([path], read, text)
    try:
        write_whole(path, text)
    except OSError as error:
        raise Stop("unwritable", path=path, reason=error.strerror or error) from None


_NO_TEXT = frozenset((".doc", ".docx", ".xls", ".xlsx", ".pdf", ".odt", ".ods", ".wps", ".et", ".rtf", ".zip"))
"""Suffixes of files that are no text: a result under such a name could not be opened."""
_SUFFIXES = {
    "text": (".txt",), "concise": (".txt",), "json": (".json",), "markdown": (".md",), "github": (".txt",),
    "sarif": (".sarif", ".json"), "junit": (".xml",), "gitlab": (".json",),
}  # fmt: skip


def write_files(
    specs: Iterable[str],
    formats: Collection[str],
    rendered: Callable[[str], str],
    read: Iterable[str],
) -> None:
    """Write every FORMAT=FILE, each whole or not at all, and none over a file that was read."""
    files = []
    for spec in specs:
        name, _, path = spec.partition("=")
        if name not in formats or not path:
            raise Stop("wrong-output", spec=spec, formats=tuple(formats))
        if (file := Path(path)).suffix.lower() in _NO_TEXT:
            raise Stop("wrong-suffix", file=file, suffix=file.suffix, known=_SUFFIXES[name])
        files.append((name, file))
    _refuse_twice([file for _, file in files])
    _refuse_inputs([file for _, file in files], read)
    for name, file in files:
        write_file(file, rendered(name))


def _refuse_inputs(files: list[Path], read: Iterable[str], text: str | bytes | None = None) -> None:
    """Nothing ever rewrites what somebody submitted, nor a plan, nor waivers, whether or not this run read them.

    `read`: files, and the folders of reports. A file that has this very text already loses nothing.
    """
    sources = {os.path.realpath(path) for path in read} if files else set()
    for file in files:
        real = os.path.realpath(file)
        if real in sources or (os.path.isfile(real) and _is_submitted(real, sources, text)):
            raise Stop("over-input", path=file)


def _is_submitted(file: str, sources: Collection[str], text: str | bytes | None) -> bool:
    from plan_cli.reading.submitted import is_in_folder, looks_submitted

    return is_in_folder(file, sources) or looks_submitted(file, text)


def _refuse_twice(files: list[Path]) -> None:
    """Of two results in one file the first would be lost."""
    taken: set[object] = set()
    for file in files:
        if file.exists() and not file.is_file():
            continue  # a device or a pipe takes both
        status = os.stat(file) if file.exists() else None
        key = (status.st_dev, status.st_ino) if status and status.st_ino else os.path.normcase(os.path.realpath(file))
        if key in taken:
            raise Stop("output-twice", path=file)
        taken.add(key)


def refuse_to_overwrite(file: Path, *, force: bool) -> None:
    """Stop the run where a file can't be written, or is there already and may not be overwritten."""
    if file.is_dir():
        raise Stop("is-folder", file=file)
    if not file.parent.is_dir():
        raise Stop("no-folder", folder=file.parent)
    if os.path.lexists(file) and (file.is_file() or not file.exists()) and not force:
        raise Stop("exists", file=file)


def write_whole(path: Path, text: str | bytes) -> None:
    """Write a file wholly or not at all; OSError where that can't be done.

    A link stays one; a device or pipe is written to as it is.
    """
    import tempfile

    data = text.encode("utf-8") if isinstance(text, str) else text
    if path.exists() and not path.is_file():
        with open(path, "wb") as device:
            device.write(data)
        return
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
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
