"""The command line in the reader's language: help, what is wrong with a command line, the names of rules; and no word
of the other language in it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest
from all_words import CHINESE, LABELS, SENTENCES
from command import Ran, plan
from rich.cells import cell_len
from support import HERE

from plan_cli.checking.selection import FAIL_ON, UnknownRule, codes
from plan_cli.cli.commands import GROUPS, SUMMARIES
from plan_cli.cli.help import OPTION_GROUPS
from plan_cli.cli.lazy import made
from plan_cli.model.fields import Form
from plan_cli.model.report_form import State
from plan_cli.project.settings import LANGUAGES
from plan_cli.rules import every_rule

COMMANDS = sorted(SUMMARIES)
PAGES = [(), *((name,) for name in COMMANDS)]
"""The commands of which there is a page of help; the first is the program itself."""

MISUSED = [
    (),
    ("nope",),
    ("chekc",),
    ("--nope",),
    ("-x",),
    ("--lang", "fr", "check"),
    ("--lang",),
    ("--version=1",),
    ("check", "--nope"),
    ("check", "--formt", "json"),
    ("check", "-x"),
    ("check", "--plan"),
    ("check", "--lang", "fr"),
    ("check", "--color", "pink"),
    ("check", "-f", "xml"),
    ("check", "--fail-on", "sometimes"),
    ("check", "--no-waivers=1"),
    ("check", "-v=1"),
    ("summary", "--by", "week"),
    ("show", "A1", "A2"),
    ("rule", "C301", "C302", "C303"),
    ("template",),
    ("template", "市科协"),
    ("template", "--period", "2024"),
    ("lint", "--format", "markdown"),
    ("lint", "a", "b"),
    ("schema",),
    ("schema", "wish"),
    ("schema", "repot"),
    ("diff",),
    ("diff", "old.yaml"),
    ("diff", "old.yaml", "new.yaml", "newer.yaml"),
]
"""Every kind of error of usage, in every command that can have it."""

# --- what may stand in the text of another language

NAMES = {"plan", "en", "zh", "UTF", "JSON", "YAML", "TOML", "HTML", "XML", "Markdown", "Schema", "GitHub", "pandoc"}
NAMES |= {"xlsx", "xls", "et"}
"""Names of languages, formats and programs, which are the same in both."""
CODE = (
    r"`[^`]*`",  # what stands between backticks is to be typed
    r"\{[^{}]*\}",  # what is put in
    r"“[^”]*”",  # what somebody wrote
    r"(?<!\w)--?[a-z][a-z-]*",  # options
    r"\bplan [a-z]+( (?!\w*[一-鿿])[\w./-]+)*",  # commands with their arguments
    r"(?:[\w.-]*/)+[\w.*-]*|[\w-]+\.(?:yaml|yml|json|toml|md|txt|docx|pdf|sarif|xlsx|example)\b",  # files
    r"https?://\S*|file://\S*",
    r"\[tool\.plan\]",
    r"\b[A-Z]\d{1,3}(?:\.\d)?(?:\.[TD]\d+)?\b",  # codes and ids
    r"\b\d{4}-[HQ]\d\b",  # periods
    r"\b[a-z]+\|[a-z|]+",  # choices
    r"\b(?:PLAN_FILE|PLAN_LANG|NO_COLOR|FORCE_COLOR)\b",
)


FIELDS = {name for form in Form.__subclasses__() for name in form.model_fields} | {
    *(*get_args(State), *FAIL_ON, "each", "true", "false", "null", "yaml", "yml", "tool")
}
"""What is to be written in a file to the letter."""
SIGNS = {"SHA", "ANSI", "Unicode", "GB", "KB", "MB", "AD"}
"""Names of encodings, units of size, and the end of a character's number."""


def english_in(text: str) -> set[str]:
    """The English words in a Chinese text."""
    for pattern in CODE:
        text = re.sub(pattern, " ", text)
    return set(re.findall(r"[A-Za-z_]{2,}", text)) - NAMES


def chinese_in(text: str) -> set[str]:
    """The Chinese words in an English text."""
    return set(re.findall("[一-鿿]+", text))


def run(lang: str, *arguments: str | Path, cwd: Path | None = None, width: int | None = None) -> Ran:
    return plan(*arguments, env={"PLAN_LANG": lang}, cwd=cwd, width=width)


# --- help


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", PAGES, ids=lambda command: "-".join(command) or "plan")
def test_a_page_of_help_has_no_word_of_the_other_language(command: tuple[str, ...], lang: str) -> None:
    ran = run(lang, *command, "--help")
    assert (ran.code, ran.err) == (0, "")
    if lang == "en":
        assert chinese_in(ran.out) == set()
        return
    assert len(chinese_in(ran.out)) > 10
    flat = re.sub(r"\n +", "", ran.out)  # a line may end within a command
    choices = {value for name in command for item in made(name).params for value in choices_of(flat)}
    assert english_in(flat) - choices - SUMMARIES.keys() == set()


def choices_of(page: str) -> set[str]:
    """What an option can be, as its page lists it, and days that have a name."""
    return {word for found in re.findall(r"\b[a-z]+(?:\|[a-z]+)+", page) for word in found.split("|")} | {"today"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [None, 40, 80, 200])
@pytest.mark.parametrize("command", PAGES, ids=lambda command: "-".join(command) or "plan")
def test_a_page_of_help_fits_into_80_columns(command: tuple[str, ...], width: int | None, lang: str) -> None:
    """But for the names of options with very many choices, on a narrow terminal."""
    lines = run(lang, *command, "--help", width=width).out.split("\n")
    most = min(width or 80, 80)
    assert [line for line in lines if cell_len(line) > most and not re.match(r"  --?\w|\S", line)] == []
    assert width == 40 or all(cell_len(line) <= most for line in lines)
    assert not any(line.strip().startswith(tuple("，。；：、）”")) for line in lines)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_has_every_option_under_a_heading(name: str, lang: str) -> None:
    out = run(lang, name, "--help").out
    for parameter in made(name).params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert re.search(rf"^  (?:-\w, )?{option}\b(?!-)", out, re.MULTILINE), option
    assert len(re.findall(r"^\S.*[:：]$", out, re.MULTILINE)) >= 2


def test_every_option_is_in_one_group_and_every_command_too() -> None:
    grouped = list(chain.from_iterable(OPTION_GROUPS.values()))
    assert len(grouped) == len(set(grouped))
    options = {item.name for name in COMMANDS for item in made(name).params if item.param_type_name == "option"}
    assert options - set(grouped) == set()
    assert sorted(chain.from_iterable(GROUPS.values())) == COMMANDS


def test_every_option_and_argument_has_a_word_in_chinese() -> None:
    from importlib import import_module

    from plan_cli.cli import app_words
    from plan_cli.cli.options_words import SHARED

    assert app_words.SUMMARIES.keys() == SUMMARIES.keys()
    for name in COMMANDS:
        own = import_module(f"plan_cli.cli.commands.{name}_words").CHINESE.parameters
        names = {item.name for item in made(name).params}
        assert names - SHARED.keys() - own.keys() == set(), name
        assert own.keys() - names == set(), name


@pytest.mark.parametrize("env", [{"PLAN_LANG": "zh"}, {"LC_ALL": "zh_CN.UTF-8"}])
def test_help_is_in_the_language_of_the_environment(env: dict[str, str]) -> None:
    assert plan("check", "--help", env=env).out.startswith("用法：")
    assert plan("check", "--help", "--lang", "en", env=env).out.startswith("Usage:")


def test_help_is_in_the_language_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.plan]\nlang = "zh"\n', encoding="utf-8")
    assert plan("check", "--help", cwd=tmp_path).out.startswith("用法：")
    assert plan("check", "--help", cwd=tmp_path, env={"PLAN_LANG": "en"}).out.startswith("Usage:")
    assert plan("check", "--nope", cwd=tmp_path).err.startswith("plan: 这里没有 --nope 这个选项")


@pytest.mark.parametrize("arguments", [("--lang", "zh", "check"), ("check", "--lang", "zh"), ("check", "--lang=zh")])
def test_the_language_stands_before_the_command_or_after_it(arguments: tuple[str, ...]) -> None:
    assert plan(*arguments, "--help").out.startswith("用法：")
    assert "没有 --nope" in plan(*arguments, "--nope").err
    shown = plan(*arguments[:-1] if arguments[0] != "--lang" else arguments[:2], "--version")
    assert shown.code in (0, 2)


def test_what_is_said_after_the_command_counts() -> None:
    assert plan("--lang", "zh", "rule", "C301").out.startswith("C301 任务未报告")
    assert plan("--lang", "zh", "rule", "C301", "--lang", "en").out.startswith("C301 task-not-reported")


# --- what is wrong with a command line


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("arguments", MISUSED, ids=lambda arguments: " ".join(arguments) or "plan")
def test_an_error_of_usage_is_told_in_the_readers_language(
    arguments: tuple[str, ...], lang: str, tmp_path: Path
) -> None:
    ran = run(lang, *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    if not arguments:
        assert ran.err.startswith("用法：" if lang == "zh" else "Usage: ")
        return
    what, usage, more = ran.err.rstrip("\n").split("\n")
    assert what.startswith("plan: ")
    assert usage.startswith("用法：plan " if lang == "zh" else "Usage: plan ")
    assert more.endswith("--help")
    if lang == "en":
        assert chinese_in(ran.err) - {"市科协"} == set()
    else:
        assert chinese_in(what)
        allowed = {
            value for value in re.split(r"[^a-z]+", what) if value in choices_of(run("zh", *page_of(arguments)).out)
        }
        assert english_in(ran.err) - allowed - set(re.findall(r"[A-Za-z]{2,}", " ".join(arguments))) == set()


def page_of(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return (arguments[0], "--help") if arguments[0] in COMMANDS else ("--help",)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("chekc",), "没有“chekc”这个命令（是否应为“check”？）"),
        (("check", "--formt", "json"), "这里没有 --formt 这个选项（是否应为“--format”？）"),
        (("check", "--plan"), "--plan 缺少取值，应写作 --plan 文件"),
        (("check", "--no-waivers=1"), "--no-waivers 不带取值，请单独写"),
        (("check", "--lang", "fr"), "--lang：不能填“fr”；可填：en、zh"),
        (("schema", "repot"), "参数：不能填“repot”；可填：report、plan、check（是否应为“report”？）"),
        (("template",), "缺少参数“单位”"),
        (("template", "市科协"), "缺少选项 --period，应写作 --period 报告期"),
        (("show", "A1", "A2"), "多余的参数：A2；名称中有空格的，请加引号"),
    ],
    ids=lambda item: item if isinstance(item, str) else " ".join(item),
)
def test_what_is_said_of_an_error_of_usage(arguments: tuple[str, ...], told: str) -> None:
    assert run("zh", *arguments).err.split("\n")[0] == f"plan: {told}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_of_a_command_line_reaches_the_terminal_as_it_is(lang: str) -> None:
    for arguments in (("\x1b[31mx",), ("check", "--\x1b[31mx"), ("show", "a", "\u202eb"), ("check", "-f", "a\nb\x07")):
        err = run(lang, *arguments).err
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", err), arguments
        assert "\\u{" in err


# --- every text


def test_no_label_or_sentence_in_chinese_has_an_english_word() -> None:
    texts = {key: label.zh for key, label in LABELS.items()} | {key: text.zh for key, text in SENTENCES.items()}
    texts |= {code: f"{meaning.name} {meaning.text}" for code, meaning in CHINESE.items()}
    found = {key: english_in(text) - FIELDS - SIGNS for key, text in texts.items()}
    assert {key: words for key, words in found.items() if words} == {}


def test_no_label_or_sentence_in_english_has_a_chinese_word() -> None:
    texts = {key: label.en for key, label in LABELS.items()} | {key: text.en for key, text in SENTENCES.items()}
    found = {key: chinese_in(re.sub(r"`[^`]*`|“[^”]*”", "", text)) for key, text in texts.items()}
    assert {key: words for key, words in found.items() if words} == {}


# --- names of rules


RULES = {rule.code: rule for rule in every_rule()}


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_is_found_by_its_code_and_by_its_name_in_either_language(code: str) -> None:
    rule = RULES[code]
    for lang, name in (("en", rule.name), ("zh", CHINESE[code].name)):
        page = run(lang, "rule", code)
        assert page.out.startswith(f"{code} {name}")
        for word in (code.lower(), rule.name, rule.name.upper(), CHINESE[code].name, f" {CHINESE[code].name}　"):
            assert run(lang, "rule", word) == page, word
            assert codes([word], RULES.values()) == {code}, word


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("family", ["C", "c3", "C3", "K4", "W9", "L8", "Y", "Y0"])
def test_a_family_is_listed(family: str, lang: str) -> None:
    ran = run(lang, "rule", family)
    assert ran.code == 0
    assert re.findall(r"^[A-Z]\d{3}", ran.out, re.MULTILINE) == [code for code in RULES if code[0] == family[0].upper()]


@pytest.mark.parametrize("word", ["C4", "C30", "C9", "", "3", "任务", "任务未报", "C301x"])
def test_what_is_no_rule_is_none(word: str) -> None:
    ran = run("zh", "rule", word)
    assert (ran.code, ran.out) == (2, "")
    assert f"没有“{word}”这条规则" in ran.err
    with pytest.raises(UnknownRule):
        codes([word], RULES.values())


def test_a_near_name_is_suggested_in_its_language() -> None:
    assert "是否应为“任务未报告”" in run("zh", "rule", "任务未报告了").err
    assert "did you mean task-not-reported" in run("en", "rule", "task-not-report").err


UNSIGNED = """\
plan: yunze-culture@2.1
unit: 市气象站
period: 2024-H1
submitted: 2024-07-15
entries:
  - task: B3.3
    status: in_progress
    figures: [{target: B3.3.T1, value: 330, measure: 人}]
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder with a town's plan, and a report that nobody has approved."""
    shutil.copy(HERE / "plans" / "town.yaml", tmp_path / "plan.yaml")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "r.yaml").write_text(UNSIGNED, encoding="utf-8")
    return tmp_path


def found_in(town: Path, *arguments: str) -> set[str]:
    ran = plan("check", "reports/r.yaml", "-f", "json", *arguments, cwd=town)
    assert ran.code in (0, 1), ran.err
    return {finding["code"] for finding in json.loads(ran.out)["findings"]}


def test_a_rule_is_selected_ignored_and_set_by_its_chinese_name(town: Path) -> None:
    assert "C306" in found_in(town)
    assert found_in(town, "--select", "未经审签") == {"C306"}
    assert found_in(town, "--select", "未经审签、任务未报告，C305") == {"C306"}
    assert "C306" not in found_in(town, "--ignore", "未经审签")
    (town / "pyproject.toml").write_text('[tool.plan]\nselect = ["未经审签"]\n', encoding="utf-8")
    assert found_in(town) == {"C306"}
    (town / "pyproject.toml").write_text('[tool.plan]\nseverity = {"未经审签" = "error"}\n', encoding="utf-8")
    assert plan("check", "reports/r.yaml", "--select", "C306", "--fail-on", "fault", cwd=town).code == 1
    ran = run("zh", "check", "reports/r.yaml", "--ignore", "未经签字", cwd=town)
    assert (ran.code, ran.err.startswith("plan: “未经签字”不是规则")) == (2, True)


def test_a_waiver_names_its_rule_in_chinese(town: Path) -> None:
    waiver = "- {rule: 未经审签, unit: 市气象站, reason: 负责人出差, approved_by: 李宁, until: 2030-01-01}\n"
    (town / "waivers.yaml").write_text(waiver, encoding="utf-8")
    ran = run("zh", "check", "reports", "--select", "C306", cwd=town)
    assert "reports/r.yaml:1:1: C306 未经审签：" in ran.out
    assert "已豁免：负责人出差" in ran.out
    (town / "waivers.yaml").write_text(waiver.replace("未经审签", "未经签字"), encoding="utf-8")
    assert "waivers.yaml:1:10: S103" in run("zh", "check", "reports", cwd=town).out


@pytest.mark.parametrize(("lang", "line"), [("en", "C306 not-approved: "), ("zh", "C306 未经审签：")])
def test_a_finding_is_called_by_its_name_in_the_readers_language(town: Path, lang: str, line: str) -> None:
    for format in ("text", "github", "gitlab", "junit", "markdown"):
        assert line.rstrip("：: ") in run(lang, "check", "reports/r.yaml", "-f", format, cwd=town).out, format
    assert f"reports/r.yaml:1:1: {line}" in run(lang, "check", "reports/r.yaml", cwd=town).out
    found = json.loads(run(lang, "check", "reports/r.yaml", "-f", "json", cwd=town).out)["findings"]
    assert "not-approved" in {finding["name"] for finding in found}


# --- what a run says beside its result


def test_where_settings_came_from_is_told_in_the_readers_language(town: Path) -> None:
    (town / "pyproject.toml").write_text('[tool.plan]\nignore = ["E603"]\nselect = ["C"]\n', encoding="utf-8")
    for lang, lines in (
        ("en", ["lang: en (PLAN_LANG)", "select: C ([tool.plan] of pyproject.toml)", "fail_on: gap (default)"]),
        ("zh", ["语言：zh（PLAN_LANG）", "所用规则：C（pyproject.toml 中的 [tool.plan]）", "未通过条件：gap（默认）"]),
    ):
        err = run(lang, "check", "reports", "-v", cwd=town).err
        assert [line for line in lines if line not in err.splitlines()] == []
        assert not (english_in(err) - {"gap"} if lang == "zh" else chinese_in(err))


def test_a_run_in_chinese_has_no_english_word_of_ours(town: Path) -> None:
    """Every command on a plan that is Chinese itself; field names and ids apart, which are what a file holds."""
    for arguments in (
        ("check", "reports"),
        ("check", "reports/r.yaml", "-v", "--excerpts", "--statistics"),
        ("check", "reports", "-f", "markdown"),
        ("show",),
        ("show", "B1.1"),
        ("show", "市气象站"),
        ("rule",),
        ("summary",),
        ("lint",),
        ("diff", "plan.yaml", "plan.yaml"),
    ):
        ran = run("zh", *arguments, cwd=town)
        text = re.sub(r"^ +\d* [|=].*$", "", ran.out + ran.err, flags=re.MULTILINE)  # what a file holds
        assert english_in(text) - FIELDS - SIGNS - {"yunze", "culture", "gap"} == set(), arguments


@pytest.mark.parametrize(("lang", "reason"), [("en", "Is a directory"), ("zh", "这是文件夹")])
def test_why_a_file_can_not_be_read_is_told_in_the_readers_language(tmp_path: Path, lang: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    for arguments in (("lint", "--source", "folder"), ("check", "--plan", "folder", "r.yaml")):
        ran = run(lang, *arguments, cwd=tmp_path)
        assert (ran.code, reason in ran.err) == (2, True)
        assert not (english_in(ran.err) - {"folder"} if lang == "zh" else chinese_in(ran.err))


@pytest.mark.parametrize("line", ["plan ", "plan --", "plan check --", "plan template 市科协 --", "plan rule --"])
def test_what_a_shell_offers_is_described_in_the_readers_language(line: str) -> None:
    for lang in LANGUAGES:
        env = {"PLAN_LANG": lang, "_PLAN_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": line}
        env |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        code = "from plan_cli.__main__ import main; main()"
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=False, env={**os.environ, **env}
        )
        offered = [item.split("\t") for item in done.stdout.decode().splitlines() if "\t" in item]
        assert len(offered) >= 2, done.stderr
        for _, text in offered:
            assert bool(chinese_in(text)) == (lang == "zh"), text
