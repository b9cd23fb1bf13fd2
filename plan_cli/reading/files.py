"""From what stands on the command line to files that were read. Paths are shown as given, with forward slashes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from importlib import import_module

from plan_cli.finding import START, Hit
from plan_cli.reading import source
from plan_cli.reading.source import OF_REPORT, Limits, Loaded, Source
from plan_cli.stop import Stop

Reader = Callable[[bytes, str, type], Source]
STDIN = "-"
YAML = "plan_cli.reading.source"
READERS = {".yaml": YAML, ".yml": YAML}
"""The module that reads a file, by its suffix; any other is read as YAML. It is imported when there is such a file.

It has a function `read(data, name, root)` like that of `source`.
"""


def load_named(paths: Iterable[str], stdin_name: str | None) -> Iterator[Loaded]:
    """Read report files that were named one by one; `-` is standard input."""
    for path in paths:
        if path == STDIN:
            yield _load_stdin(stdin_name)
        else:
            yield Loaded(read_file(path), _folder_of(path))


def find_reports(paths: Sequence[str], but: Iterable[str] = ()) -> list[str]:
    """The report files that are named, and those in the folders that are, each once and in order of their names, `but`
    for some files.
    """
    for path in paths:
        if path != STDIN and not os.path.exists(path):
            raise Stop("no-such-file", path=path)
    return once((file for path in paths for file in (_in_folder(path) if os.path.isdir(path) else [path])), but)


def once(paths: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """The paths without those that lead to a file that was named before, or to one of some others."""
    folders: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(path if path == STDIN else _real(path, folders), path)
    for path in but:
        found.pop(os.path.realpath(path), None)
    return list(found.values())


def _real(path: str, folders: dict[str, str]) -> str:
    """Where a path leads; `folders` keeps where each folder does, since looking that up takes as long as reading a
    small file.
    """
    folder, name = os.path.split(path)
    if name in ("", os.curdir, os.pardir) or os.path.islink(path):
        return os.path.realpath(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _folder_of(path: str) -> str:
    """The folder that a file is in. Thousands of reports share one copy of its name."""
    return sys.intern(os.path.dirname(path) or os.curdir)


def _in_folder(folder: str) -> Iterator[str]:
    """Files below a folder that can be read; hidden files and folders are left alone."""

    def refuse(error: OSError) -> None:
        raise Stop("unreadable", path=error.filename, reason=error.strerror)

    for root, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found = (name for name in sorted(files) if _suffix(name) in READERS and not name.startswith("."))
        yield from (os.path.join(root, name) for name in found)


def load_found(paths: Iterable[str], stdin_name: str | None, named: Container[str] = ()) -> Iterator[Loaded]:
    """Read files that were found in folders, or `named`; one that can't be opened is a finding, not an end."""
    for path in paths:
        yield (
            _load_stdin(stdin_name)
            if path == STDIN
            else Loaded(read_found(path, named=path in named), _folder_of(path))
        )


def read_file(path: str, root: type = dict, limits: Limits = OF_REPORT) -> Source:
    """Read a file that a user named: one that is not there or can't be opened stops the run. A plan has limits of its
    own, `source.OF_PLAN`.
    """
    try:
        return _read(path, root, limits)
    except FileNotFoundError:
        raise Stop("no-such-file", path=path) from None
    except OSError as error:
        raise Stop("unreadable", path=path, reason=error.strerror or error) from None


def read_found(path: str, *, named: bool = False) -> Source:
    """Read a file that was found in a folder: one that can't be opened is a source with Y001, and so is a pipe, unless
    it was named.
    """
    try:
        if named or stat.S_ISREG(os.stat(path).st_mode):
            return _read(path)
    except OSError as error:
        return source.unreadable(display_path(path), error.strerror or str(error))
    found = Source(display_path(path))
    found.problems.add("Y001", Hit(START, "no-file"))
    return found


def _read(path: str, root: type = dict, limits: Limits = OF_REPORT) -> Source:
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > limits.bytes:
            return source.too_large(display_path(path), size, limits)
        data = file.read(limits.bytes + 1)
    return _parse(data, path, root) if limits is OF_REPORT else source.read(data, display_path(path), root, limits)


def _parse(data: bytes, path: str, root: type = dict) -> Source:
    """The source of a file that has been opened, by the reader for its suffix."""
    read: Reader = import_module(READERS.get(_suffix(path), YAML)).read
    return read(data, display_path(path), root)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _load_stdin(name: str | None) -> Loaded:
    if sys.stdin is None:
        raise Stop("no-stdin")
    data = sys.stdin.buffer.read(source.MAX_BYTES + 1)
    return Loaded(_parse(data, name), _folder_of(name)) if name else Loaded(source.read(data, "<stdin>"))


def display_path(path: str) -> str:
    """A path as findings name it."""
    return path.replace(os.sep, "/").removeprefix("./")
