"""The guides under docs/ and the Chinese README are held to what the program does: plans are linted, commands run,
options looked up.

`--update-golden` writes the outputs of console blocks anew.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from command import plan
from support import HERE

from plan_cli import rules
from plan_cli.checking.selection import codes
from plan_cli.cli.commands import SUMMARIES
from plan_cli.model.plan_form import COMPARISONS, SPANS
from plan_cli.project import settings
from plan_cli.words import wording

ROOT = HERE.parent
DOCS = ROOT / "docs"
CONSOLE = re.compile(r"^```console\n\$ plan (.*)\n((?:.*\n)*?)```$", re.MULTILINE)
COMMANDS = list(SUMMARIES)
GUIDES = [DOCS / "ci.md", DOCS / "configuration.md", DOCS / "writing-a-plan.md", ROOT / "README.zh-CN.md"]
CODES = {rule.code for rule in rules.every_rule()}


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def held(page: Path, folder: Path, lang: str, update: bool) -> None:
    """Whether every console block of a page is what the program prints there."""
    text = page.read_text(encoding="utf-8")

    def printed(match: re.Match[str]) -> str:
        ran = plan(*shlex.split(match[1]), cwd=folder, env={"PLAN_LANG": lang})
        assert ran.err == "", ran.err
        return f"```console\n$ plan {match[1]}\n{ran.out}```"

    current = CONSOLE.sub(printed, text)
    assert current.count("```console\n$ plan ") == text.count("```console") > 0
    if update:
        page.write_text(current, encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == current, "run: python -m pytest --update-golden"


# --- all guides


@pytest.fixture(params=GUIDES, ids=lambda path: path.name)
def guide(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def helps() -> dict[str, str]:
    return {command: plan(command, "--help").out for command in COMMANDS}


def test_every_command_that_is_named_exists(guide: str) -> None:
    named = set(re.findall(r"(?:^|`|\$ |')plan ([a-z]+)", guide, re.MULTILINE))
    assert named
    assert named <= set(COMMANDS)


def test_every_option_that_is_named_exists(guide: str, helps: dict[str, str]) -> None:
    known = set(re.findall(r"--[a-z-]+", "".join([plan("--help").out, *helps.values()])))
    text = re.sub(r"^.*\b(?:git|pip) .*$", "", guide, flags=re.MULTILINE)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= known


def test_every_option_that_follows_a_command_is_that_commands(guide: str, helps: dict[str, str]) -> None:
    for command, rest in re.findall(r"(?:^|`|\$ )plan ([a-z]+) ([^`\n]*)", guide, re.MULTILINE):
        for option in re.findall(r"(?<!\S)(--?[a-z][a-z-]*)", rest):
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", helps[command]), (command, option)


def test_every_code_that_is_named_exists(guide: str) -> None:
    assert {code for code in re.findall(r"\b[YSRCKPEGLW][0-9]{3}\b", guide) if code not in CODES} == set()


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_file_that_is_linked_is_there(path: Path) -> None:
    linked = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [name for name in linked if not (path.parent / name).exists()] == []


# --- configuration.md


def test_the_settings_of_the_page_are_taken(tmp_path: Path) -> None:
    (table,) = blocks((DOCS / "configuration.md").read_text(encoding="utf-8"), "toml")
    assert list(tomllib.loads(table)["tool"]["plan"]) == list(settings._KEYS)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "pyproject.toml").write_text(table, encoding="utf-8")
    ran = plan("check", "-v", "--lang", "en", cwd=tmp_path)
    assert ran.code == 1
    said = [line for line in ran.err.splitlines() if not line.startswith(("select", "waivers"))]
    (shown,) = blocks((DOCS / "configuration.md").read_text(encoding="utf-8"), "text")
    assert sorted(said) == sorted(shown.splitlines())


def test_the_waivers_of_the_page_are_sound_and_waive(tmp_path: Path) -> None:
    (waivers,) = blocks((DOCS / "configuration.md").read_text(encoding="utf-8"), "yaml")
    (tmp_path / "waivers.yaml").write_text(waivers, encoding="utf-8")
    ran = plan("check", "data/reports", "--period", "2024", "--waivers", tmp_path / "waivers.yaml", "-q", cwd=ROOT)
    assert "2 waived" in ran.out
    assert not re.search("^.*waivers.yaml:", ran.out, re.MULTILINE)


# --- writing-a-plan.md

OWN = (DOCS / "writing-a-plan.md").read_text(encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with what the page has one write: the document, the plan's beginning, the plan, its next versions; and
    the plans of other kinds.
    """
    first, rest, *more = blocks(OWN, "yaml")
    whole = first.partition("sections:\n")[0] + rest
    files = {"document.txt": blocks(OWN, "text")[0], "first.yaml": first, "plan.yaml": whole}
    for version, diff in zip(("1.1", "2.0"), blocks(OWN, "diff"), strict=True):
        amended = whole
        for old, new in re.findall(r"^-(.*)\n((?:\+.*\n)+)", diff, re.MULTILINE):
            assert amended.count(old) == 1, old
            amended = amended.replace(old, re.sub(r"^\+", "", new, flags=re.MULTILINE).rstrip("\n"))
        files[f"plan-{version}.yaml"] = amended
    files |= {"county.yaml": _beginning("id: ferry-county", more), "half-year.yaml": _beginning("plan: ferry", more)}
    files["brookfield-skills.yaml"] = _beginning("id: brookfield-skills", more)
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def _beginning(text: str, given: list[str]) -> str:
    (block,) = (block for block in given if block.startswith(text))
    return block


def test_the_english_example_is_judged_as_the_page_says(office: Path) -> None:
    ran = plan("check", "half-year.yaml", "--plan", "county.yaml", "-f", "json", cwd=office)
    stands = {target["target"]: target for target in json.loads(ran.out)["targets"]}
    assert (stands["H1.T1"]["gap"], stands["H1.T1"]["lamp"]) == (70 - 75, "yellow")
    assert (stands["H1.T2"]["gap"], stands["H1.T2"]["lamp"]) == (180 - 176, "green")
    assert re.search("[\u3400-\u9fff]", (office / "county.yaml").read_text(encoding="utf-8")) is None
    for lang in ("en", "zh"):
        said = plan("check", "half-year.yaml", "--plan", "county.yaml", "--lang", lang, cwd=office).out
        assert re.search("[\u3000-\u9fff\uff00-\uffef]", said) is None or lang == "zh"


def test_what_the_page_says_of_measures_is_sound(office: Path) -> None:
    declared = _beginning("measures:", blocks(OWN, "yaml"))
    text = (office / "county.yaml").read_text(encoding="utf-8")
    start, _, rest = text.partition("measures:\n")
    (office / "own.yaml").write_text(start + declared + "units:" + rest.partition("units:")[2], encoding="utf-8")
    found = plan("lint", "own.yaml", cwd=office)
    assert found.code == 0  # two of them are used nowhere here, which is a warning
    assert found.out.count("L805") == 2


def test_the_outputs_of_the_page_are_what_the_program_prints(office: Path, update_golden: bool) -> None:
    held(DOCS / "writing-a-plan.md", office, "en", update_golden)


def test_the_beginning_is_unsound_and_the_whole_is_sound_and_covers_the_document(office: Path) -> None:
    assert plan("lint", "first.yaml", "--source", "document.txt", cwd=office).code == 1
    for name in ("plan.yaml", "plan-1.1.yaml", "plan-2.0.yaml"):
        assert plan("lint", name, cwd=office).code == 0
    ran = plan("lint", "plan.yaml", "--source", "document.txt", cwd=office)
    counts = re.findall(r"(\d+)/(\d+)", ran.out)
    assert (ran.code, len(counts)) == (0, 5)
    assert [n for n, of in counts if n != of] == []


@pytest.mark.parametrize("name", ["county.yaml", "brookfield-skills.yaml"])
def test_the_plans_of_other_kinds_are_sound(office: Path, name: str) -> None:
    ran = plan("lint", name, cwd=office)
    assert (ran.code, "0 warnings" in ran.out) == (0, True)


def test_the_text_is_the_one_that_is_pinned(office: Path) -> None:
    digest = sha256((office / "document.txt").read_bytes()).hexdigest()
    assert yaml.safe_load((office / "plan.yaml").read_text(encoding="utf-8"))["source"] == {"sha256": digest}


WAYS = re.findall(r"^\|[^|]*\| `([a-z_]+: [^`]+)` \|", OWN, re.MULTILINE)


def test_every_comparison_and_span_has_a_way_to_write_it() -> None:
    assert tuple(way.partition(":")[0] for way in WAYS) == (*COMPARISONS, *SPANS)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_write_a_target_is_sound(office: Path, way: str) -> None:
    text = (office / "plan.yaml").read_text(encoding="utf-8")
    old = "during: 三年" if way.partition(":")[0] in SPANS else "at_least: 30"
    assert text.count(f"{old}, ") > 0
    start, there, end = text.partition("{id: A1.1.T1")
    (office / "plan.yaml").write_text(start + there + end.replace(old, way, 1), encoding="utf-8")
    ran = plan("lint", "plan.yaml", cwd=office)
    assert ran.code == 0, ran.out


def test_a_template_can_be_made_and_its_report_is_checked(office: Path) -> None:
    ran = plan("template", "河口乡", "--period", "2024-H1", "--plan", "plan.yaml", "-o", "report.yaml", cwd=office)
    assert ran.code == 0
    assert plan("check", "report.yaml", cwd=office).code == 1


# --- README.zh-CN.md

CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A clerk's folder: the plan, the reports, and the draft of the page."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (draft,) = (block for block in blocks(CHINESE, "yaml") if block.startswith("plan:"))
    (tmp_path / "report.yaml").write_text(draft, encoding="utf-8")
    return tmp_path


def test_the_outputs_of_the_chinese_page_are_what_the_program_prints(desk: Path, update_golden: bool) -> None:
    held(ROOT / "README.zh-CN.md", desk, "zh", update_golden)


def test_every_command_is_in_the_chinese_page_too() -> None:
    table = CHINESE.partition("## 命令一览\n")[2].partition("\n## ")[0]
    assert sorted(set(re.findall(r"^\| `plan (\w+)", table, re.MULTILINE))) == sorted(COMMANDS)


def test_the_exit_codes_of_the_chinese_page() -> None:
    table = CHINESE.partition("## 退出码\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == ["0", "1", "2", "130"]


def test_names_of_rules_and_lamps_in_the_chinese_page_are_those_of_the_program() -> None:
    words = wording("zh")
    named = re.findall(r"^\| ([YSRCKPEG][0-9]{3}) (\S+) \|", CHINESE, re.MULTILINE)
    assert len(named) > 10
    known = {rule.code: words.rule_summary(rule) for rule in rules.every_rule()}
    assert [(code, name) for code, name in named if known[code] != name] == []
    assert codes([code for code, _ in named], rules.every_rule())


def test_the_english_page_leads_to_the_chinese_one() -> None:
    assert "README.zh-CN.md" in (ROOT / "README.md").read_text(encoding="utf-8")[:400]
    assert "README.md" in CHINESE[:400]
