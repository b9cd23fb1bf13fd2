"""Files are written whole or not at all, and colours only where they are wanted."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from command import plan
from results import CLEAN
from support import HERE

from plan_cli.cli import writing
from plan_cli.cli.screen import Screen, colours_wanted
from plan_cli.cli.writing import write, write_whole
from plan_cli.project.settings import Chosen
from plan_cli.rendering.terminal.tables import Style
from plan_cli.stop import Stop
from plan_cli.words import wording


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
    with pytest.raises(OSError, match="directory" if os.name != "nt" else ""):
        write_whole(tmp_path / "out", "new")
    assert (tmp_path / "out").is_dir()
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
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


# --- nothing that was read is written over

PLAN = HERE / "plans" / "town.yaml"
OVER = "this is a plan, a report or waivers"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A folder with a plan, its waivers, two periods of reports and a link to one of them."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    (tmp_path / "waivers.yaml").write_text("[]\n", encoding="utf-8")
    (tmp_path / "reports" / "now.yaml").write_text(CLEAN, encoding="utf-8")
    earlier = CLEAN.replace("2024-H1", "2023-H2").replace("2024-07-15", "2024-01-15")
    (tmp_path / "reports" / "before.yaml").write_text(earlier, encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "reports/now.yaml", "-o", "json=reports/now.yaml"],
        ["check", "reports/now.yaml", "-o", "markdown=out.md", "-o", "json=reports/../reports/now.yaml"],
        ["check", "reports/now.yaml", "-o", "json=plan.yaml"],
        ["check", "reports/now.yaml", "-o", "json=waivers.yaml"],
        ["check", "reports", "-o", "json=plan.yaml"],
        ["check", "reports", "-o", "json=reports/before.yaml"],
        ["check", "reports", "--no-waivers", "-o", "sarif=waivers.yaml"],
        ["summary", "-o", "plan.yaml"],
        ["summary", "-o", "waivers.yaml"],
        ["summary", "-o", "reports/before.yaml"],
        ["template", "市邮政局", "--period", "2024-H1", "--force", "-o", "plan.yaml"],
        *(
            ["schema", subject, "-o", file]
            for subject in ("report", "plan", "check")
            for file in ("plan.yaml", "reports/now.yaml")
        ),
        ["schema", "check", "-o", "waivers.yaml"],
    ],
    ids=" ".join,
)
def test_what_was_read_is_not_written_over(city: Path, arguments: list[str]) -> None:
    before = contents(city)
    ran = plan(*arguments, cwd=city)
    assert (ran.code, ran.out) == (2, "")
    assert OVER in ran.err
    assert contents(city) == before


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_nor_is_it_through_a_link(city: Path) -> None:
    (city / "link.json").symlink_to(city / "reports" / "now.yaml")
    before = contents(city)
    ran = plan("check", "reports", "-o", "json=link.json", cwd=city)
    assert (ran.code, OVER in ran.err, contents(city)) == (2, True, before)


def test_other_files_are_written_over(city: Path) -> None:
    for _ in range(2):
        assert plan("check", "reports", "--fail-on", "never", "-o", "json=reports/result.json", cwd=city).code == 0
        assert plan("summary", "-o", "summary.md", cwd=city).code == 0
        assert plan("schema", "report", "-o", "report.schema.json", cwd=city).code == 0


# --- what is written to a file is plain, whatever the screen is


@pytest.mark.parametrize("path", ["reports", "reports/now.yaml"])
def test_a_file_of_text_has_no_colours_and_no_width(city: Path, path: str) -> None:
    ran = plan("check", path, "-o", "text=out.txt", "--color", "always", cwd=city, width=60)
    text = (city / "out.txt").read_text(encoding="utf-8")
    assert "\x1b[" in ran.out
    assert text == plan("check", path, cwd=city).out
    assert plan("check", path, "-o", "text=out.txt", cwd=city, env={"FORCE_COLOR": "1"}).out != text
    assert (city / "out.txt").read_text(encoding="utf-8") == text


# --- standard output


def test_a_reader_that_has_gone_is_an_invalid_argument_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(StringIO):
        def flush(self) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(sys, "stdout", Gone())
    monkeypatch.setattr(writing, "drop_stdout", lambda: None)
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        write("x")
    if os.name != "nt":
        with pytest.raises(Stop, match="unwritable-stdout"):
            write("x")


def test_a_setting_shows_a_path_with_forward_slashes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    look = Screen(wording("en"), Style(), 1)
    with monkeypatch.context() as patch:
        patch.setattr(os, "sep", "\\")
        look.setting(Chosen("data\\plan.yaml", "--plan"), "plan")
    assert capsys.readouterr().err == "plan: data/plan.yaml (--plan)\n"


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
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert colours_wanted(choice, environment) is on_terminal
    monkeypatch.setattr(sys, "stdout", StringIO())
    assert colours_wanted(choice, environment) is off_terminal


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [({}, False), ({"WT_SESSION": "1"}, True), ({"TERM": "xterm"}, True), ({"ANSICON": "1"}, True)],
)
def test_the_classic_console_of_windows_has_none(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], wanted: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "platform", "win32")
    assert colours_wanted("auto", environment) is wanted
    assert colours_wanted("always", environment) is True
