"""The README says what the program prints, takes and has. `--update-golden` writes the outputs into it anew."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from command import plan
from support import HERE

from plan_cli.cli.commands import SUMMARIES

ROOT = HERE.parent
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n\$ plan (.*)\n((?:.*\n)*?)```$", re.MULTILINE)
COMMANDS = list(SUMMARIES)
YAML = {"report.yaml": "plan: hanzhong", "plan.yaml": "id: greenfield"}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the README's own files, and the example reports."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name, start in YAML.items():
        text = next(block for block in blocks("yaml") if block.startswith(start))
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_outputs_are_what_the_program_prints(folder: Path, update_golden: bool) -> None:
    def printed(match: re.Match[str]) -> str:
        return f"```console\n$ plan {match[1]}\n{plan(*shlex.split(match[1]), cwd=folder).out}```"

    current = CONSOLE.sub(printed, TEXT)
    assert current.count("```console\n$ plan ") == 3
    if update_golden:
        README.write_text(current, encoding="utf-8", newline="\n")
    assert README.read_text(encoding="utf-8") == current


def test_the_quick_start_is_two_blocks_of_one_line() -> None:
    start = TEXT.partition("## Quick start\n")[2].partition("\n## ")[0]
    lines = re.findall(r"^```sh\n(.*?)^```$", start, re.MULTILINE | re.DOTALL)
    assert [line.count("\n") for line in lines] == [1, 1]
    assert [line.startswith("python3 -m venv .venv && ") for line in lines] == [True, True]


def test_the_report_of_the_quick_start_passes() -> None:
    found = re.search(r"\.venv/bin/plan (check \S+)$", TEXT, re.MULTILINE)
    assert found is not None
    ran = plan(*found[1].split(), cwd=ROOT)
    assert (ran.code, ran.err) == (0, "")
    assert "0 faults, 0 gaps" in ran.out


def test_every_command_is_listed_and_no_other() -> None:
    table = TEXT.partition("## Commands\n")[2].partition("\n\nThe options")[0]
    assert sorted(re.findall(r"^\| `plan (\w+)", table, re.MULTILINE)) == sorted(COMMANDS)


def test_every_option_of_check_is_listed_and_no_other() -> None:
    table = TEXT.partition("The options of `plan check`:\n")[2].partition("\n\nThe same")[0]
    listed = re.findall(r"^\| (?:`(-\w)`, )?`(--[a-z-]+)", table, re.MULTILINE)
    shown = re.findall(r"^  (?:(-\w), )?(--[a-z-]+)", plan("check", "--help").out, re.MULTILINE)
    assert sorted(listed) == sorted(shown)


def test_every_option_that_is_named_exists() -> None:
    known = set(re.findall(r"--[a-z-]+", "".join(plan(*command.split(), "--help").out for command in ("", *COMMANDS))))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT)) <= known


def test_every_file_that_is_linked_is_there() -> None:
    linked = re.findall(r"\]\(([^)#]+)", TEXT)
    assert [path for path in linked if not (ROOT / path).exists()] == []


def test_the_numbers_of_the_plan_are_right() -> None:
    units, _, tasks, targets, deliverables = re.findall(r"\d+", plan("lint", "--lang", "en", cwd=ROOT).out)[:5]
    assert f"{tasks} tasks, {targets} targets, {deliverables} deliverables, {units} units" in TEXT


def test_the_draft_has_faults_and_the_own_plan_is_sound(folder: Path) -> None:
    assert plan("check", "report.yaml", cwd=folder).code == 1
    assert plan("lint", "plan.yaml", cwd=folder).code == 0
