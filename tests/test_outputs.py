"""Files are written whole or not at all, and colours only where they are wanted."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from plan_cli.outputs import colours_wanted, write_whole


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


def test_a_file_is_written_in_utf8_with_bare_line_feeds(tmp_path: Path) -> None:
    write_whole(tmp_path / "通报.md", "完成\n100 %\n")
    assert (tmp_path / "通报.md").read_bytes() == "完成\n100 %\n".encode()
    assert os.listdir(tmp_path) == ["通报.md"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text("a longer text that stood there before", encoding="utf-8")
    write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "new"
    assert os.listdir(tmp_path) == ["result.json"]


def test_what_can_not_be_written_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "half of it, then \ud800")
    assert file.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["result.json"]


def test_a_failure_at_the_last_moment_leaves_the_old_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "result.json"
    file.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["result.json"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "chmod", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "result.json", "new")
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "nowhere" / "result.json", "new")
    assert os.listdir(tmp_path) == []


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path / "out", "new")
    assert (tmp_path / "out").is_dir()
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.usefixtures("umask")
def test_a_file_has_the_rights_that_the_umask_leaves(tmp_path: Path) -> None:
    write_whole(tmp_path / "result.json", "new")
    assert stat.S_IMODE((tmp_path / "result.json").stat().st_mode) == 0o640
    assert os.umask(0o027) == 0o027


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    write_whole(tmp_path / "link.json", "new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, "完成\n")
        assert os.read(reader, 100) == "完成\n".encode()
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert os.listdir(tmp_path) == ["pipe"]


# --- colours


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "environment", "on_terminal", "off_terminal"),
    [
        ("auto", {}, True, False),
        ("auto", {"TERM": "xterm-256color"}, True, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ("always", {}, True, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {}, False, False),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colours_are_the_options_the_variables_or_the_terminals(
    monkeypatch: pytest.MonkeyPatch, choice: str, environment: dict[str, str], on_terminal: bool, off_terminal: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert colours_wanted(choice, environment) is on_terminal
    monkeypatch.setattr(sys, "stdout", StringIO())
    assert colours_wanted(choice, environment) is off_terminal
