"""Which files are read as reports: each once, whatever the case of its suffix, and nothing that is no file, no plan
and no waivers.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import Ran, plan
from results import CLEAN
from support import HERE

from plan_cli.cli.commands.check import Format

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


# --- links

LINKS = pytest.mark.skipif(os.name == "nt", reason="links need a right there")
SECRET = "pa55: tr0ub4dor\n"


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder with a report, and another beside it with a file of somebody else's."""
    (tmp_path / "reports" / "2024").mkdir(parents=True)
    (tmp_path / "reports-of-others").mkdir()
    (tmp_path / "plan.yaml").write_bytes((HERE / "plans" / "town.yaml").read_bytes())
    (tmp_path / "reports" / "2024" / "a.yaml").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "reports-of-others" / "x.yaml").write_text(SECRET, encoding="utf-8")
    return tmp_path


@LINKS
@pytest.mark.parametrize("target", ["../../reports-of-others/x.yaml", "{}/reports-of-others/x.yaml", "../hop.yaml"])
def test_a_link_out_of_the_folder_is_named_and_not_read(target: str, linked: Path) -> None:
    (linked / "reports" / "hop.yaml").symlink_to("../reports-of-others/x.yaml")
    (linked / "reports" / "2024" / "b.yaml").symlink_to(target.format(linked))
    for name in Format:
        ran = plan("check", "reports", "-f", name, "--ignore", "C310", cwd=linked)
        assert (name, ran.code, ran.out.count("tr0ub4dor"), ran.out.count("pa55")) == (name, 1, 0, 0)
        assert "Y001" in ran.out
    ran = plan("check", "reports", "-f", "json", cwd=linked)
    unread = [f["path"] for f in json.loads(ran.out)["findings"] if f["code"] == "Y001"]
    assert unread == ["reports/2024/b.yaml", "reports/hop.yaml"]
    for command in (("summary", "reports"), ("template", "市文广局", "--period", "2024-H2", "--from", "reports")):
        ran = plan(*command, cwd=linked)
        assert (ran.code, "tr0ub4dor" in ran.out + ran.err) == (0, False)


@LINKS
def test_a_link_within_the_folder_is_its_file_and_read_once(linked: Path) -> None:
    (linked / "reports" / "same.yaml").symlink_to("2024/a.yaml")
    (linked / "reports" / "2024" / "a.yaml").rename(linked / "reports" / "moved.yaml")
    (linked / "reports" / "2024" / "a.yaml").symlink_to("../moved.yaml")
    document = json.loads(plan("check", "reports", "-f", "json", cwd=linked).out)
    assert ([f for f in document["findings"] if f["code"] == "Y001"], document["counts"]["reports"]) == ([], 1)


@LINKS
def test_what_is_named_may_be_a_link(linked: Path) -> None:
    (linked / "elsewhere").symlink_to(linked / "reports")
    (linked / "one.yaml").symlink_to("reports/2024/a.yaml")
    for path in ("elsewhere", "elsewhere/2024", "one.yaml"):
        assert "Y001" not in plan("check", path, cwd=linked).out
    (linked / "reports" / "2024" / "b.yaml").symlink_to("../../reports-of-others/x.yaml")
    both = plan("check", "reports", "reports/2024/b.yaml", cwd=linked).out
    assert "Y001" not in both
    other = json.loads(plan("check", "reports", "reports-of-others", "-f", "json", cwd=linked).out)
    assert {f["path"] for f in other["findings"] if f["code"].startswith("S")} == {"reports/2024/b.yaml"}


@LINKS
def test_a_link_to_the_plan_or_a_named_file_hides_neither(linked: Path) -> None:
    (linked / "reports" / "2024" / "b.yaml").symlink_to("../../plan.yaml")
    (linked / "reports" / "2024" / "c.yaml").symlink_to("../../reports-of-others/x.yaml")
    ran = plan("check", "reports", "reports-of-others/x.yaml", "-f", "json", cwd=linked)
    found = {(f["path"], f["code"]) for f in json.loads(ran.out)["findings"]}
    assert {("reports/2024/b.yaml", "Y001"), ("reports/2024/c.yaml", "Y001")} <= found
    assert ("reports-of-others/x.yaml", "S101") in found


@LINKS
def test_a_link_out_of_the_folder_is_named_where_no_other_report_is_of_the_period(linked: Path) -> None:
    (linked / "reports" / "2024" / "b.yaml").symlink_to("../../reports-of-others/x.yaml")
    ran = plan("check", "reports", "--period", "2023-H2", cwd=linked)
    assert (ran.code, "b.yaml:1:1: Y001" in ran.out) == (1, True)
