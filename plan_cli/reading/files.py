"""From what stands on the command line to files that were read. Paths are shown as given, with forward slashes."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from plan_cli.finding import START, Hit
from plan_cli.reading import source
from plan_cli.reading.source import OF_REPORT, Limits, Loaded, Source
from plan_cli.stop import Stop

Reader = Callable[[bytes, str, type], Source]
STDIN = "-"
YAML = "plan_cli.reading.source"
WORKBOOK = "plan_cli.reading.workbook"
READERS = {".yaml": YAML, ".yml": YAML, ".xlsx": WORKBOOK, ".xlsm": WORKBOOK}
"""The module that reads a file, by its suffix; any other is read as YAML, unless it begins like a workbook. It is
imported when there is such a file.

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
    files = (file for path in paths for file in (_in_folder(path) if os.path.isdir(path) else [path]))
    return once(files, but, Folders(paths))


class Folders:
    """The folders of some paths, and where they really are. A link in one of them may lead to where another is."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._named = frozenset(paths)
        self._real = [os.path.join(os.path.realpath(path), "") for path in self._named if os.path.isdir(path)]

    def is_named(self, path: str) -> bool:
        """Whether somebody asked for just this path."""
        return path in self._named

    def is_left_by(self, path: str) -> bool:
        """Whether a path that was found in a folder is a link that leads out of all of them."""
        if self.is_named(path) or not os.path.islink(path):
            return False
        return not any(os.path.realpath(path).startswith(folder) for folder in self._real)


NO_FOLDERS = Folders(())


class Unread(NamedTuple):
    """A file that is not read and may have been meant to be, and the unit and the period that it names, where it is a
    text.
    """

    file: str
    unit: str | None = None
    period: str | None = None


def find_unread(paths: Sequence[str]) -> list[Unread]:
    """The files in the named folders that are not read and may have been meant to be: documents, and YAML that is
    hidden or has another ending. What programs leave behind is none.
    """
    found = [file for path in paths if os.path.isdir(path) for file in _unread_in(path)]
    return [_unread(path) for path in once(found)]


def _unread(path: str) -> Unread:
    """What a file that is not read says of itself; nothing is looked for behind a link."""
    said: dict[str, str] = {}
    is_text = is_yaml_in_disguise(path) or _suffix(path) in _TEXTS
    if is_text and not os.path.islink(path) and os.path.isfile(path):
        with contextlib.suppress(OSError), open(path, "rb") as file:
            text = file.read(_LOOKED_AT).decode("utf-8", "replace")
            said = {match[1]: match[2].strip() for match in re.finditer(_NAMES, text)}
    unit, period = (said.get(key) or said.get(zh) for key, zh in (("unit", "单位"), ("period", "报告期")))
    return Unread(display_path(path), unit, period)


_LOOKED_AT = 20_000
_NAMES = r"""(?m)^[ \t{]{0,8}["']?(unit|单位|period|报告期)["']?[ \t]?[:：][ \t]?["']?([^"'\n#,]{1,80})"""


def _unread_in(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names = (name for name in sorted(files) if name.startswith(".") or _suffix(name) not in READERS)
        yield from (os.path.join(root, name) for name in names if _may_be_meant(name))


_TEXTS = frozenset((".json", ".txt", ".md", ".csv"))
_DOCUMENTS = _TEXTS | frozenset((".doc", ".docx", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".xlsm", ".et", ".ods"))
_LEFT_BEHIND = r"(?i)^(?:~\$|\.~|#|\.#)|(?:~|\.bak|\.orig|\.rej|\.tmp|\.sw[a-z])$"
_DISGUISED = r"(?i)\.ya?ml(?:\.[^.]{1,8})?$"


def is_yaml_in_disguise(path: str) -> bool:
    """Whether a name ends like that of a YAML file, or does so but for another ending: `a.yaml.txt`."""
    return re.search(_DISGUISED, os.path.basename(path)) is not None


def _may_be_meant(name: str) -> bool:
    if re.search(_LEFT_BEHIND, name):
        return False
    return is_yaml_in_disguise(name) or (not name.startswith(".") and _suffix(name) in _DOCUMENTS)


def not_ignored(paths: list[str]) -> list[str]:
    """The paths that git doesn't ignore; all where there is no git."""
    if not paths:
        return []
    import subprocess

    command = ["git", "-c", "core.fsmonitor=false", "check-ignore", "--no-index", "-z", "--stdin"]
    text = "".join(f"{os.path.abspath(path)}\0" for path in paths).encode("utf-8", "surrogateescape")
    folder = os.path.dirname(os.path.abspath(paths[0]))
    try:
        done = subprocess.run(command, input=text, capture_output=True, cwd=folder, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return paths
    ignored = set(done.stdout.decode("utf-8", "surrogateescape").split("\0"))
    return [path for path in paths if os.path.abspath(path) not in ignored]


def once(paths: Iterable[str], but: Iterable[str] = (), within: Folders = NO_FOLDERS) -> list[str]:
    """The paths without those that lead to a file that was named before, or to one of some others; a link that leads
    out of the folders is no other's name.
    """
    folders: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in paths:
        is_own = path == STDIN or (within is not NO_FOLDERS and within.is_left_by(path))
        found.setdefault(path if is_own else _real(path, folders), path)
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
    """Files below a folder that can be read, and the folders in it that can't be listed; hidden files and folders are
    left alone. That the folder itself can't be listed ends the run.
    """
    closed: list[str] = []

    def keep(error: OSError) -> None:
        if error.filename == folder:
            raise Stop("unreadable", path=folder, reason=error.strerror)
        closed.append(error.filename)

    for root, folders, files in os.walk(folder, onerror=keep):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found = (name for name in sorted(files) if _suffix(name) in READERS and not name.startswith(_LOCKS))
        yield from (os.path.join(root, name) for name in found)
    yield from closed


_LOCKS = (".", "~$")
"""How the names of hidden files begin, and of those by which a spreadsheet program says that it has a file open."""


def load_found(paths: Iterable[str], stdin_name: str | None, within: Iterable[str]) -> Iterator[Loaded]:
    """Read files that were found `within` some paths, or are among them; one that can't be opened, or is a link out of
    its folder, is a finding, not an end.
    """
    folders = Folders(within)
    for path in paths:
        if path == STDIN:
            yield _load_stdin(stdin_name)
        elif folders.is_left_by(path):
            yield Loaded(_unopened(path, "link-outside"), _folder_of(path))
        else:
            yield Loaded(read_found(path, named=folders.is_named(path)), _folder_of(path))


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
    it was named, and a folder that can't be listed.
    """
    try:
        mode = os.stat(path).st_mode
        if named or stat.S_ISREG(mode):
            return _read(path)
    except OSError as error:
        return source.unreadable(display_path(path), error.strerror or str(error))
    return _unopened(path, "folder" if stat.S_ISDIR(mode) else "no-file")


def _unopened(path: str, case: str) -> Source:
    """The source of a file that was not even opened."""
    found = Source(display_path(path))
    found.problems.add("Y001", Hit(START, case))
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
    reader = WORKBOOK if data.startswith(_WORKBOOKS) else READERS.get(_suffix(path), YAML)
    read: Reader = import_module(reader).read
    return read(data, display_path(path), root)


ZIP = b"PK\x03\x04"
_WORKBOOKS = (ZIP, b"\xd0\xcf\x11\xe0")
"""How a workbook begins, of today's or the old kind, whatever its file is called."""


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _load_stdin(name: str | None) -> Loaded:
    if sys.stdin is None:
        raise Stop("no-stdin")
    data = sys.stdin.buffer.read(source.MAX_BYTES + 1)
    return Loaded(_parse(data, name), _folder_of(name)) if name else Loaded(_parse(data, "<stdin>"))


def display_path(path: str) -> str:
    """A path as findings name it."""
    return path.replace(os.sep, "/").removeprefix("./")
