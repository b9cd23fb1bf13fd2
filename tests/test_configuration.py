"""[tool.plan] from end to end: every key does what it says, and the option wins over the environment, the environment
over the file.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import Ran, plan
from support import HERE
from test_folder import PLAN, overdue, put, valley, without

from plan_cli.project import settings

WAIVER = "- {rule: C310, unit: 西乡, reason: 延期, approved_by: 李局, until: 2025-06-30}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A city's folder `city`, with the plan and the reports where nothing finds them by itself. 西乡 is silent, and a
    text was copied.
    """
    folder = tmp_path / "city"
    (folder / "office").mkdir(parents=True)
    (folder / "office" / "reading.yaml").write_bytes((HERE / "plans" / PLAN).read_bytes())
    reports = overdue(without(valley(), "2024/西乡.yaml"))
    put(folder / "office", reports | {"2024/东乡.yaml": reports["2024/东乡.yaml"].replace("2024年本乡", "2023年本乡")})
    (folder / "office" / "reports").rename(folder / "office" / "submitted")
    (folder / "office" / "exceptions.yaml").write_text(WAIVER, encoding="utf-8")
    return folder


FOUND = 'plan = "office/reading.yaml"\nreports = "office/submitted"\n'


def configure(home: Path, table: str) -> None:
    (home / "pyproject.toml").write_text(f"[tool.plan]\n{table}", encoding="utf-8")


def check(home: Path, table: str, *options: str, env: dict[str, str] | None = None) -> Ran:
    configure(home, table)
    return plan("check", *options, cwd=home, env=env)


def codes(ran: Ran) -> list[str]:
    return re.findall(r"^\S+:\d+:\d+: ([A-Z]\d{3})", ran.out, re.MULTILINE)


# --- every key


def test_the_plan_and_the_reports_are_found(home: Path) -> None:
    ran = check(home, FOUND)
    assert (ran.code, codes(ran)) == (1, ["C310", "K413"])
    assert "plan valley-reading@1" in ran.out
    assert "office/submitted/2024/东乡.yaml:9:15: K413" in ran.out


def test_paths_are_seen_from_the_file_wherever_one_works(home: Path) -> None:
    configure(home, FOUND)
    (home / "deep" / "down").mkdir(parents=True)
    ran = plan("check", cwd=home / "deep" / "down")
    assert (ran.code, codes(ran)) == (1, ["C310", "K413"])


def test_the_reports_of_the_configuration_serve_the_other_commands_too(home: Path) -> None:
    configure(home, FOUND)
    ran = plan("template", "县文化馆", "--period", "2025", cwd=home)
    assert ran.code == 0
    assert "2024: 60" in ran.out


def test_select(home: Path) -> None:
    assert codes(check(home, FOUND + 'select = ["K", "C301"]\n')) == ["K413"]
    assert codes(check(home, FOUND + 'select = ["unit-silent"]\n')) == ["C310"]


def test_ignore(home: Path) -> None:
    assert codes(check(home, FOUND + 'ignore = ["copied-text"]\n')) == ["C310"]
    assert codes(check(home, FOUND + 'ignore = ["C", "K"]\n')) == []


def test_severity(home: Path) -> None:
    ran = check(home, FOUND + 'ignore = ["C"]\nseverity = {copied-text = "error"}\n')
    assert (ran.code, codes(ran)) == (1, ["K413"])
    assert check(home, FOUND + 'ignore = ["C"]\n').code == 0
    silenced = check(home, FOUND + 'ignore = ["K"]\nseverity = {C310 = "note"}\n', "--fail-on", "warning")
    assert (silenced.code, codes(silenced)) == (0, ["C310"])


def test_severity_of_a_family(home: Path) -> None:
    assert check(home, FOUND + 'severity = {C = "note", K = "note"}\nfail_on = "warning"\n').code == 0


def test_fail_on(home: Path) -> None:
    ignoring = FOUND + 'ignore = ["C"]\n'
    assert check(home, ignoring + 'fail_on = "warning"\n').code == 1
    assert check(home, ignoring + 'fail_on = "gap"\n').code == 0
    assert check(home, FOUND + 'fail_on = "fault"\n').code == 1
    assert check(home, FOUND + 'fail_on = "never"\n').code == 0


def test_waivers(home: Path) -> None:
    ran = check(home, FOUND + 'waivers = "office/exceptions.yaml"\n')
    assert ran.code == 0
    assert "1 waived" in ran.out
    assert check(home, FOUND + 'waivers = "office/exceptions.yaml"\n', "--no-waivers").code == 1
    assert check(home, FOUND + 'waivers = "nowhere.yaml"\n').code == 2


def test_lang(home: Path) -> None:
    assert "已检查3份报告" in check(home, FOUND + 'lang = "zh"\n').out
    assert "checked 3 reports" in check(home, FOUND + 'lang = "en"\n', env={"LANG": "zh_CN.UTF-8"}).out


def test_every_key_is_tried_here_and_is_in_the_documentation() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [key for key in settings._KEYS if f"{key} = " not in text] == []
    page = (HERE.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(settings._KEYS)


# --- what wins


def test_options_win_over_the_file(home: Path) -> None:
    table = FOUND + 'select = ["C"]\nignore = ["C306"]\nfail_on = "never"\nlang = "zh"\nwaivers = "nowhere.yaml"\n'
    ran = check(
        home, table, "--select", "K", "--fail-on", "warning", "--lang", "en", "--waivers", "office/exceptions.yaml"
    )
    assert (ran.code, codes(ran)) == (1, ["K413"])
    assert "checked 3 reports" in ran.out
    assert codes(check(home, FOUND + 'ignore = ["K413"]\n', "--ignore", "C310")) == ["K413"]
    assert "checked 1 report," in check(home, FOUND, "office/submitted/2024/东乡.yaml").out
    town = str(HERE / "plans" / "town.yaml")
    assert "yunze-culture" in check(home, FOUND, "office/submitted/2024/东乡.yaml", "--plan", town).out


def test_the_environment_wins_over_the_file_and_the_option_over_both(home: Path) -> None:
    town = str(HERE / "plans" / "town.yaml")
    report = "office/submitted/2024/东乡.yaml"
    assert "yunze-culture" in check(home, FOUND, report, env={"PLAN_FILE": town}).out
    assert (
        "valley-reading@1" in check(home, FOUND, report, "--plan", "office/reading.yaml", env={"PLAN_FILE": town}).out
    )
    chinese = FOUND + 'lang = "en"\n'
    assert "已检查" in check(home, chinese, report, env={"PLAN_LANG": "zh"}).out
    assert "checked 1" in check(home, chinese, report, "--lang", "en", env={"PLAN_LANG": "zh"}).out


# --- where a setting came from


def test_verbose_says_where_each_setting_came_from(home: Path) -> None:
    table = (
        FOUND
        + 'select = ["C", "K"]\nignore = ["C306"]\nfail_on = "fault"\nlang = "en"\nwaivers = "office/exceptions.yaml"\n'
    )
    table += 'severity = {C310 = "note", copied-text = "error"}\n'
    said = check(home, table, "-v").err.splitlines()
    origin = "([tool.plan] of pyproject.toml)"
    assert {
        f"plan: office/reading.yaml {origin}",
        f"lang: en {origin}",
        f"select: C,K {origin}",
        f"ignore: C306 {origin}",
        f"fail_on: fault {origin}",
        f"waivers: office/exceptions.yaml {origin}",
        f"reports: office/submitted {origin}",
        f"severity: C310=note,copied-text=error {origin}",
    } <= set(said)


def test_verbose_says_what_came_from_options_the_environment_or_nowhere(home: Path) -> None:
    given = check(
        home,
        FOUND,
        "-v",
        "--select",
        "C,K",
        "--fail-on",
        "gap",
        "--plan",
        "office/reading.yaml",
        env={"PLAN_LANG": "en"},
    )
    assert {
        "select: C,K (--select)",
        "fail_on: gap (--fail-on)",
        "lang: en (PLAN_LANG)",
        "plan: office/reading.yaml (--plan)",
    } <= set(given.err.splitlines())
    said = check(
        home, 'reports = "office/submitted"\n', "-v", env={"PLAN_FILE": "office/reading.yaml"}
    ).err.splitlines()
    assert {"plan: office/reading.yaml (PLAN_FILE)", "lang: en (default)", "fail_on: gap (default)"} <= set(said)
    assert not [line for line in said if line.startswith(("select", "ignore", "waivers"))]


def test_nothing_is_said_unless_asked(home: Path) -> None:
    assert check(home, FOUND).err == ""


# --- what is wrong with it


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('fial_on = "gap"\n', "no setting 'fial_on' (did you mean fail_on?)"),
        ('waiver = "w.yaml"\n', "no setting 'waiver' (did you mean waivers?)"),
        ('fail-on = "gap"\n', "no setting 'fail-on' (did you mean fail_on?)"),
        ("colour = 3\n", "no setting 'colour'; there are plan, reports"),
        ('select = "C"\n', 'select must be a list of rules, such as ["C", "K401"]'),
        ('fail_on = "all"\n', 'fail_on must be "never", "fault", "gap" or "warning"'),
        ('severity = {C306 = "fatal"}\n', "severity must be a table of rules"),
        ('lang = "de"\n', 'lang must be "en" or "zh"'),
        ("plan = \n", "pyproject.toml"),
        ('select = ["C999"]\n', "C999 is no rule's code, name or family"),
        ('ignore = ["no-such-rule"]\n', "no-such-rule is no rule's code, name or family"),
        ('severity = {C999 = "note"}\n', "C999 is no rule's code, name or family"),
        ('plan = "nowhere.yaml"\n', "nowhere.yaml"),
        ('reports = "nowhere"\n', "nowhere"),
    ],
)
def test_a_wrong_configuration_stops_the_run(home: Path, table: str, says: str) -> None:
    missing = "".join(
        line for line in FOUND.splitlines(keepends=True) if line.partition(" ")[0] != table.partition(" ")[0]
    )
    ran = check(home, missing + table)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_every_command_that_reads_it_tells_what_is_wrong_with_it(home: Path) -> None:
    configure(home, 'fial_on = "gap"\n')
    for command in (["check"], ["show"], ["lint"], ["rule"], ["template", "东乡", "--period", "2024"]):
        ran = plan(*command, cwd=home)
        assert (ran.code, "did you mean fail_on?" in ran.err) == (2, True), command
