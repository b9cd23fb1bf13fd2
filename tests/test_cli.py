"""The commands and their options, as a user types them. Exit codes have tests of their own, and so have the formats
and the settings.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from command import plan
from support import HERE

from plan_cli import __version__
from plan_cli.cli import completion
from plan_cli.cli.commands import SUMMARIES
from plan_cli.cli.lazy import made
from plan_cli.rules import every_rule

CITY = HERE / "plans" / "town.yaml"
REPORT = """\
plan: yunze-culture@2.1
unit: 市气象站
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B3.3
    status: in_progress
    figures: [{target: B3.3.T1, value: 330, measure: 人}]
"""
BAD = REPORT.replace("task: B3.3\n", "task: B9.3\n").replace("330", "30")
COMMANDS = sorted(SUMMARIES)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A folder with another city's plan as its own, and its reports beside the plan."""
    shutil.copy(CITY, tmp_path / "plan.yaml")
    shutil.copytree(HERE / "golden" / "terminal" / "reports", tmp_path / "reports")
    (tmp_path / "report.yaml").write_text(REPORT, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    return tmp_path


# --- help


def test_the_version() -> None:
    assert plan("--version") == (0, f"plan {__version__}\n", "")


@pytest.mark.parametrize("name", ["-h", "--help"])
def test_help_has_every_command_and_a_first_example(name: str) -> None:
    ran = plan(name)
    assert (ran.code, ran.err) == (0, "")
    assert set(COMMANDS) <= set(re.findall(r"^  (\w+)  ", ran.out, re.MULTILINE))
    assert "plan check report.yaml" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_has_every_option_with_a_word_on_it_and_an_example(name: str) -> None:
    ran = plan(name, "--help")
    text = re.sub(r"\s+", " ", ran.out)
    assert (ran.code, ran.err) == (0, "")
    for parameter in made(name).params:
        assert parameter.help, parameter.name
        assert re.sub(r"\s+", " ", parameter.help) in text
        assert all(option in text for option in parameter.opts if option.startswith("-"))
    assert re.search(rf"Examples?: .*plan {name}", text)


def test_a_bare_plan_shows_help() -> None:
    ran = plan()
    assert "Commands for reports:" in ran.err
    assert (ran.code, ran.out) == (2, "")


def run_alone(*arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None) -> tuple[str, set[str]]:
    """What `plan` writes in a process of its own, and the modules that it has imported; in this one other tests have
    imported them all.
    """
    code = (
        "import os, sys\n"
        "from plan_cli.__main__ import _run\n"
        f"sys.argv = {['plan', *arguments]!r}\n"
        "try:\n"
        "    _run()\n"
        "finally:\n"
        "    print(*sys.modules, file=sys.stderr)\n"
    )
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PLAN_", "FORCE_COLOR"))
    } | (env or {})
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", cwd=cwd, env=environment
    )
    return done.stdout, set(done.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        (["--help"], {"pydantic", "rich", "yaml", "tomllib", "plan_cli.cli.commands.check"}),
        (["--version"], {"pydantic", "rich", "yaml", "tomllib"}),
        (["check", "--help"], {"rich", "yaml", "tomllib"}),
        (["check", "report.yaml", "-f", "json"], {"rich", "plan_cli.rendering.terminal.report"}),
        (["check", "report.yaml"], {"json", "plan_cli.words.labels.summary", "plan_cli.words.editor"}),
    ],
    ids=str,
)
def test_nothing_is_imported_that_is_not_used(city: Path, arguments: list[str], unused: set[str]) -> None:
    out, modules = run_alone(*arguments, cwd=city)
    assert out
    assert "plan_cli.cli" in modules
    assert modules & unused == set()


def test_only_the_words_are_imported_that_are_needed(city: Path) -> None:
    """A report in which one thing is found loads the words of its family, and no other."""
    text = (city / "report.yaml").read_text(encoding="utf-8")
    (city / "unsigned.yaml").write_text(re.sub(r"^approved_by:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    out, modules = run_alone("check", "unsigned.yaml", cwd=city)
    assert re.findall(r"\b[A-Z][0-9]{3}\b", out) == ["C306"]
    assert {name for name in modules if name.endswith("_words") and ".rules." in name} == {
        "plan_cli.rules.completeness_words"
    }
    assert {name for name in modules if ".words.labels." in name} == {"plan_cli.words.labels.shared"}
    for arguments in (["check", "report.yaml"], ["rule", "C301"], ["show"], ["--help"], ["check", "--help"]):
        _, modules = run_alone(*arguments, cwd=city)
        assert {name for name in modules if name.startswith("plan_cli.cli.") and name.endswith("_words")} == set()
        assert ("plan_cli.cli.help" in modules) == ("--help" in arguments)
    _, modules = run_alone("check", "report.yaml", cwd=city)
    assert {name for name in modules if name.endswith("_words") and ".rules." in name} == set()


# --- another city's plan goes through every command


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["check", "report.yaml"]),
        (1, ["check", "bad.yaml", "report.yaml"]),
        (1, ["check", "-f", "json", "bad.yaml"]),
        (1, ["check"]),
        (1, ["check", "reports", "--period", "2023-H2", "-v"]),
        (1, ["check", "reports", "--all-periods"]),
        (0, ["check", "reports", "--fail-on", "never"]),
        (0, ["summary"]),
        (0, ["summary", "--unit", "市文广局"]),
        (0, ["show"]),
        (0, ["show", "B1"]),
        (0, ["show", "B1.1"]),
        (0, ["show", "B1.1.T1"]),
        (0, ["show", "B1.1.D1"]),
        (0, ["show", "云泽市文广局"]),
        (0, ["show", "各区县"]),
        (0, ["rule"]),
        (0, ["rule", "c301"]),
        (0, ["rule", "task-not-reported"]),
        (0, ["template", "市文广局", "--period", "2024-H2"]),
        (0, ["lint"]),
        (0, ["lint", "-f", "json"]),
        (0, ["diff", "plan.yaml", "plan.yaml"]),
        (0, ["schema", "report"]),
    ],
    ids=str,
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_another_citys_plan_goes_through_every_command(city: Path, code: int, arguments: list[str], lang: str) -> None:
    ran = plan(*arguments, cwd=city, env={"PLAN_LANG": lang})
    assert (
        ran.code,
        [
            line
            for line in ran.err.splitlines()
            if not re.match("(plan|lang|fail_on): |(方案|语言|未通过条件)：|reports/2024-H1/东湖区.yaml", line)
        ],
    ) == (code, [])
    assert ran.out.strip()
    assert "汉中" not in ran.out


# --- how much is said


def test_quiet_is_the_lines_of_faults_and_the_closing_line(city: Path) -> None:
    ran = plan("check", "-q", "bad.yaml", cwd=city)
    assert "R203 unknown-task" in ran.out
    assert "──" not in ran.out
    assert ran.out.splitlines()[-1].startswith("checked 1 report")


def test_verbose_says_which_plan_and_shows_what_is_at_pace_too(city: Path) -> None:
    report = "reports/2024-H1/市文广局.yaml"
    usual, more = plan("check", report, cwd=city), plan("check", "-v", report, cwd=city)
    assert usual.err == ""
    assert "plan: plan.yaml (found upward from the working directory)" in more.err
    assert "B1.1.D2" in more.out
    assert "B1.1.D2" not in usual.out


def test_verbose_names_the_plan_that_was_found(city: Path) -> None:
    below = city / "reports" / "2024-H1"
    elsewhere = city / "elsewhere.yaml"
    shutil.copy(CITY, elsewhere)
    (city / "pyproject.toml").write_text('[tool.plan]\nplan = "elsewhere.yaml"\n', encoding="utf-8")

    def found(*arguments: str, **env: str) -> str:
        ran = plan("check", "-v", "市文广局.yaml", *arguments, cwd=below, env=env)
        return next(line for line in ran.err.splitlines() if line.startswith("plan: "))

    assert found("--plan", str(CITY)).endswith("town.yaml (--plan)")
    assert found(PLAN_FILE=str(CITY)).endswith("town.yaml (PLAN_FILE)")
    assert "elsewhere.yaml ([tool.plan] of " in found()
    (city / "pyproject.toml").unlink()
    assert found().endswith("plan.yaml (found upward from the working directory)")


def test_away_from_any_plan_the_packaged_one_is_taken(tmp_path: Path) -> None:
    ran = plan("show", "-v", "A1.6", cwd=tmp_path)
    assert ran.err.endswith("plan.yaml (comes with the program)\n")
    assert "提升教师科学素质" in ran.out


# --- colour and language


@pytest.mark.parametrize(
    ("option", "env", "width", "coloured"),
    [
        ("auto", {}, 80, True),
        ("auto", {}, None, False),
        ("auto", {"NO_COLOR": "1"}, 80, False),
        ("auto", {"TERM": "dumb"}, 80, False),
        ("auto", {"FORCE_COLOR": "1"}, None, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, 80, False),
        ("never", {"FORCE_COLOR": "1"}, 80, False),
        ("always", {"NO_COLOR": "1"}, None, True),
    ],
)
@pytest.mark.parametrize("arguments", [["check", "bad.yaml"], ["show"], ["rule", "C301"], ["lint"]], ids=str)
def test_colour(
    city: Path, arguments: list[str], option: str, env: dict[str, str], width: int | None, coloured: bool
) -> None:
    ran = plan(*arguments, "--color", option, cwd=city, env=env, width=width)
    assert ("\x1b[" in ran.out) is coloured


@pytest.mark.parametrize(
    ("option", "env", "chinese"),
    [
        ([], {}, False),
        ([], {"LANG": "zh_CN.UTF-8"}, True),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, False),
        ([], {"PLAN_LANG": "zh"}, True),
        ([], {"PLAN_LANG": "en", "LANG": "zh_CN.UTF-8"}, False),
        (["--lang", "en"], {"PLAN_LANG": "zh"}, False),
        (["--lang", "zh"], {}, True),
    ],
)
@pytest.mark.parametrize("arguments", [["check", "bad.yaml"], ["show"], ["rule", "C301"], ["lint"]], ids=str)
def test_language(city: Path, arguments: list[str], option: list[str], env: dict[str, str], chinese: bool) -> None:
    words = {"check": "已检查1份报告", "show": "群团组织", "rule": "错误", "lint": "无误"}
    ran = plan(*arguments, *option, cwd=city, env=env)
    assert (words[arguments[0]] in ran.out) is chinese


def test_a_language_that_is_not_known_is_2(city: Path) -> None:
    ran = plan("check", "report.yaml", cwd=city, env={"PLAN_LANG": "de"})
    assert (ran.code, ran.out) == (2, "")
    assert "de" in ran.err


# --- input and output


def test_a_file_beside_the_screen_holds_the_same(city: Path) -> None:
    ran = plan("check", "bad.yaml", "-o", "json=result.json", "-o", "text=result.txt", cwd=city)
    assert (city / "result.txt").read_text(encoding="utf-8") == ran.out
    assert (city / "result.json").read_text(encoding="utf-8") == plan("check", "bad.yaml", "-f", "json", cwd=city).out


def test_what_an_output_must_look_like_is_said(city: Path) -> None:
    ran = plan("check", "bad.yaml", "-o", "result.json", cwd=city)
    assert (ran.code, ran.out) == (2, "")
    assert "FORMAT=FILE" in ran.err


def test_standard_input_is_a_report_like_any_other(city: Path) -> None:
    from_file, from_pipe = (
        plan("check", "bad.yaml", cwd=city),
        plan("check", "-", "--stdin-filename", "bad.yaml", cwd=city, stdin=BAD),
    )
    assert from_pipe == from_file
    assert "<stdin>:7:11: R203" in plan("check", "-", cwd=city, stdin=BAD).out


def test_evidence_in_standard_input_is_looked_for_beside_its_name(city: Path) -> None:
    report = REPORT + "    evidence: [{title: 名单, ref: list.txt}]\n"
    (city / "reports" / "list.txt").touch()
    assert "E602" in plan("check", "-", cwd=city, stdin=report).out
    assert "E602" not in plan("check", "-", "--stdin-filename", "reports/x.yaml", cwd=city, stdin=report).out


def test_rules_are_chosen_by_code_name_and_family(city: Path) -> None:
    def codes(*arguments: str) -> set[str]:
        return {
            finding["code"]
            for finding in json.loads(plan("check", "-f", "json", "bad.yaml", *arguments, cwd=city).out)["findings"]
        }

    assert "R203" in codes()
    assert codes("--select", "R") == codes("--select", "unknown-task") == codes("--select", "r203,E") == {"R203"}
    assert codes("--select", "R", "--ignore", "R203") == set()


def test_a_date_may_be_given(city: Path) -> None:
    """What a report says is judged as of its own data all the same."""
    ran = plan("check", "report.yaml", "--as-of", "2025-12-31", cwd=city)
    assert "as of 2025-12-31" in ran.out
    assert "G701" not in ran.out


def test_today_is_a_date_too(city: Path) -> None:
    """The one way in which the clock is read."""
    ran = plan("check", "report.yaml", "--as-of", "today", cwd=city)
    assert f"as of {date.today()}" in ran.out
    assert plan("check", "report.yaml", "--as-of", "yesterday", cwd=city).code == 2


# --- what is not there


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["show", "B1.11"], "B1.1"),
        (["show", "市文广"], "市文广局"),
        (["rule", "task-not-reportd"], "task-not-reported"),
    ],
    ids=str,
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_not_there_is_2_with_what_may_be_meant(city: Path, arguments: list[str], hint: str, lang: str) -> None:
    ran = plan(*arguments, "--lang", lang, cwd=city)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


# --- what the shell offers


def offered(pairs: list[tuple[str, str]]) -> list[str]:
    return [name for name, _ in pairs]


def test_rules_are_completed_by_code_and_by_name() -> None:
    assert offered(completion.rules("c30")) == [rule.code for rule in every_rule() if rule.code.startswith("C30")]
    assert "C301" in offered(completion.rules("c30"))
    assert offered(completion.rules("task-")) == ["task-not-reported"]


def test_units_and_ids_are_completed(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(city)
    monkeypatch.delenv("PLAN_FILE", raising=False)
    assert offered(completion.units("市文")) == ["市文广局"]
    assert offered(completion.units("各")) == []
    assert offered(completion.items("B1.2.T")) == [f"B1.2.T{number}" for number in range(1, 6)]
    assert {"B1", "B1.1", "B1.1.D1"} <= set(offered(completion.items("B")))
    assert "市文广局" in offered(completion.items("市"))


def test_completion_is_silent_where_there_is_no_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAN_FILE", "missing.yaml")
    assert completion.units("市") == completion.items("A") == []
    (tmp_path / "missing.yaml").write_text("id: [", encoding="utf-8")
    assert completion.units("市") == completion.items("A") == []
    assert capsys.readouterr() == ("", "")


def test_the_shell_is_offered_what_fits(city: Path) -> None:
    out, _ = run_alone(
        cwd=city, env={"_PLAN_COMPLETE": "complete_bash", "COMP_WORDS": "plan show B1.2.T", "COMP_CWORD": "2"}
    )
    assert out.split() == [f"B1.2.T{number}" for number in range(1, 6)]
