"""Which files are read as reports: each once, whatever the case of its suffix, and nothing that is no file, no plan
and no waivers.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import Ran, plan
from results import CLEAN
from support import HERE

PLAN = ("--plan", str(HERE / "plans" / "town.yaml"))
QUIET = ("--ignore", "C310,C311")
PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
WAIVER = "- {rule: C306, unit: 市邮政局, reason: 延期, approved_by: 李局, until: 2030-06-30}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with one report, `reports/a.yaml`."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.yaml").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def check(home: Path, *arguments: str) -> Ran:
    return plan("check", *arguments, *PLAN, *QUIET, "--no-waivers", cwd=home)


def number(ran: Ran) -> int:
    found = re.search(r"checked (\d+) report", ran.out)
    assert found, ran
    return int(found[1])


@pytest.mark.parametrize("name", ["b.YAML", "b.Yml", "b.yml"])
def test_a_suffix_may_be_written_in_capitals(home: Path, name: str) -> None:
    (home / "reports" / name).write_text(CLEAN.replace("2024-H1", "2023-H2"), encoding="utf-8")
    assert number(check(home, "reports", "--all-periods")) == 2


def test_a_file_that_is_named_twice_is_one_report(home: Path) -> None:
    ran = check(
        home, "reports/a.yaml", "./reports/a.yaml", "reports/../reports/a.yaml", str(home / "reports" / "a.yaml")
    )
    assert (ran.code, number(ran)) == (0, 1)
    assert ran.out == check(home, "reports/a.yaml").out
    assert number(check(home, "reports/a.yaml", "reports")) == 1


# --- what is no file


@PIPES
def test_a_pipe_in_a_folder_is_a_fault_and_is_not_opened(home: Path) -> None:
    os.mkfifo(home / "reports" / "pipe.yaml")
    ran = check(home, "reports")
    assert (ran.code, "reports/pipe.yaml:1:1: Y001 unreadable-file: this is not a file" in ran.out) == (1, True)


@PIPES
@pytest.mark.parametrize("beside", [[], ["reports"]], ids=["alone", "beside-a-folder"])
def test_a_pipe_that_is_named_is_read(home: Path, beside: list[str]) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        pipe.write(CLEAN.replace("2024-H1", "2023-H2").replace("2024-07-15", "2024-01-15"))
    try:
        ran = check(home, *beside, f"/dev/fd/{reading}", *(["--all-periods"] if beside else []))
    finally:
        os.close(reading)
    assert (ran.code, number(ran)) == (0, 1 + len(beside))


@pytest.mark.skipif(os.name != "posix", reason="streams are closed as POSIX has it")
def test_a_standard_input_that_is_closed_is_told() -> None:
    command = [sys.executable, "-m", "plan_cli", "check", "-", *PLAN]
    ran = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, preexec_fn=lambda: os.close(0)
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        2,
        "",
        "plan: standard input is closed, so no report can be read from it\n",
    )


# --- the waivers


@pytest.mark.parametrize("how", ["option", "configuration", "not-used"])
def test_waivers_among_the_reports_are_no_report(home: Path, how: str) -> None:
    (home / "reports" / "exceptions.yaml").write_text(WAIVER, encoding="utf-8")
    (home / "reports" / "a.yaml").write_text(CLEAN.replace("approved_by: 王宁\n", ""), encoding="utf-8")
    options = ["--waivers", "reports/exceptions.yaml", *(["--no-waivers"] if how == "not-used" else [])]
    if how == "configuration":
        options = []
        (home / "pyproject.toml").write_text('[tool.plan]\nwaivers = "reports/exceptions.yaml"\n', encoding="utf-8")
    ran = plan("check", "reports", *PLAN, *QUIET, *options, cwd=home)
    assert (ran.code, number(ran), "1 waived" in ran.out) == (0, 1, how != "not-used")
    if how == "configuration":
        assert "exceptions" not in plan("summary", "reports", *PLAN, cwd=home).out
        assert plan("template", "市邮政局", "--period", "2024-H2", "--from", "reports", *PLAN, cwd=home).err == ""
