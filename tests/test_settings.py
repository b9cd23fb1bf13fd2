"""Which plan is used, in which language, and what [tool.plan] may say."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from plan_cli.project.project import Project
from plan_cli.project.settings import Chosen, Configuration, configuration, language, packaged_plan
from plan_cli.stop import Stop
from plan_cli.words import wording


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory two folders deep, `tmp_path/city/office`; nothing above it has a plan."""
    folder = tmp_path / "city" / "office"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def put(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def chosen(environment: dict[str, str] | None = None, option: Path | None = None) -> Chosen[Path]:
    return Project.at(environment=environment or {}).plan_file(option)


# --- the steps, each before the next


def test_the_option_comes_first(home: Path) -> None:
    put(home / "plan.yaml")
    put(home / "pyproject.toml", '[tool.plan]\nplan = "configured.yaml"\n')
    assert chosen({"PLAN_FILE": "named.yaml"}, Path("given.yaml")) == (Path("given.yaml"), "--plan")


def test_then_the_environment(home: Path) -> None:
    put(home / "plan.yaml")
    put(home / "pyproject.toml", '[tool.plan]\nplan = "configured.yaml"\n')
    assert chosen({"PLAN_FILE": "named.yaml"}) == (Path("named.yaml"), "PLAN_FILE")


def test_an_empty_variable_names_nothing(home: Path) -> None:
    put(home / "plan.yaml")
    assert chosen({"PLAN_FILE": ""}).value == Path("plan.yaml")


def test_then_the_configuration(home: Path) -> None:
    put(home / "plan.yaml")
    put(home / "pyproject.toml", '[tool.plan]\nplan = "plans/2022.yaml"\n')
    assert chosen() == (Path("plans/2022.yaml"), "[tool.plan] of pyproject.toml")


def test_a_configuration_further_up_comes_before_a_plan_that_is_nearer(home: Path) -> None:
    put(home / "data" / "plan.yaml")
    put(home.parent / "pyproject.toml", '[tool.plan]\nplan = "other.yaml"\n')
    assert chosen().value == home.parent / "other.yaml"


def test_the_nearest_configuration_counts_and_its_path_is_seen_from_its_own_folder(home: Path) -> None:
    put(home.parent.parent / "pyproject.toml", '[tool.plan]\nplan = "farthest.yaml"\n')
    put(home.parent / "pyproject.toml", '[tool.plan]\nplan = "near/plan.yaml"\n')
    assert chosen().value == home.parent / "near" / "plan.yaml"
    assert chosen().origin == f"[tool.plan] of {home.parent / 'pyproject.toml'}"


def test_a_pyproject_without_the_table_is_passed_over(home: Path) -> None:
    put(home / "pyproject.toml", '[project]\nname = "x"\n\n[tool.ruff]\nline-length = 100\n')
    put(home.parent / "pyproject.toml", '[tool.plan]\nplan = "upper.yaml"\n')
    assert chosen().value == home.parent / "upper.yaml"


def test_a_configuration_that_names_no_plan_lets_one_be_found(home: Path) -> None:
    put(home / "pyproject.toml", '[tool.plan]\nlang = "zh"\n')
    put(home.parent / "plan.yaml")
    assert chosen().value == home.parent / "plan.yaml"


def test_then_the_nearest_plan_upward(home: Path) -> None:
    put(home.parent.parent / "data" / "plan.yaml")
    put(home.parent / "plan.yaml")
    assert chosen() == (home.parent / "plan.yaml", "found upward from the working directory")


def test_in_one_folder_the_plan_under_data_comes_first(home: Path) -> None:
    put(home / "data" / "plan.yaml")
    put(home / "plan.yaml")
    assert chosen().value == Path("data/plan.yaml")


def test_a_folder_called_plan_is_no_plan(home: Path) -> None:
    (home / "plan.yaml").mkdir()
    put(home.parent / "plan.yaml")
    assert chosen().value == home.parent / "plan.yaml"


def test_the_search_may_start_elsewhere(home: Path, tmp_path: Path) -> None:
    put(home / "plan.yaml")
    elsewhere = put(tmp_path / "town" / "plan.yaml")
    assert Project.at(elsewhere.parent / "deeper", {}).plan_file().value == elsewhere


@pytest.mark.usefixtures("home")
def test_last_comes_the_packaged_one() -> None:
    found = chosen()
    assert found.value.is_file()
    assert found == (packaged_plan(), "comes with the program")


def test_the_environment_is_that_of_the_process(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home / "plan.yaml")
    monkeypatch.setenv("PLAN_FILE", "named.yaml")
    assert Project.at().plan_file().value == Path("named.yaml")
    monkeypatch.delenv("PLAN_FILE")
    assert Project.at().plan_file().value == Path("plan.yaml")


# --- what [tool.plan] may say


def test_all_settings_of_the_table(home: Path) -> None:
    text = """
        [tool.plan]
        plan = "plans/2022.yaml"
        reports = "../reports"
        waivers = "/etc/waivers.yaml"
        select = ["C", "K401"]
        ignore = ["E603"]
        severity = {C306 = "error", G705 = "note"}
        fail_on = "fault"
        lang = "zh"
    """
    found = configuration(put(home / "pyproject.toml", text).parent)
    assert found.path == home / "pyproject.toml"
    assert found.table == {
        "plan": "plans/2022.yaml",
        "reports": str(home / "../reports"),
        "waivers": "/etc/waivers.yaml",
        "select": ["C", "K401"],
        "ignore": ["E603"],
        "severity": {"C306": "error", "G705": "note"},
        "fail_on": "fault",
        "lang": "zh",
    }


def test_options_win_over_the_environment_and_that_over_the_file(home: Path) -> None:
    put(home / "pyproject.toml", '[tool.plan]\nlang = "zh"\n')
    found = configuration()
    assert found.chosen("lang", "en", "de", ("PLAN_LANG", "fr")) == ("en", "--lang")
    assert found.chosen("lang", None, "de", ("PLAN_LANG", "fr")) == ("fr", "PLAN_LANG")
    assert found.chosen("lang", None, "de", ("PLAN_LANG", None)) == ("zh", "[tool.plan] of pyproject.toml")
    assert found.chosen("fail_on", None, "gap") == ("gap", "default")
    assert found.chosen("fail_on", "never", "gap") == ("never", "--fail-on")
    assert found.chosen("select", [], ["C"]) == (["C"], "default")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[tool.plan]\nplan = "a.yaml\n', "line 2"),
        ("[tool.plan\n", "line 1"),
        ('[tool.plan]\nplan = "a.yaml"\nplan = "b.yaml"\n', "pyproject.toml"),
        ("[tool.plan]\nplan = 3\n", "plan must be a path in quotes"),
        ('[tool.plan]\nplan = ["a.yaml"]\n', "plan must be a path in quotes"),
        ('[tool.plan]\nselect = "C"\n', "select must be a list"),
        ("[tool.plan]\nselect = [1]\n", "select must be a list"),
        ('[tool.plan]\nseverity = {C306 = "fatal"}\n', "severity must be a table"),
        ('[tool.plan]\nfail_on = "always"\n', "fail_on must be"),
        ('[tool.plan]\nlang = "fr"\n', "lang must be"),
        ('[tool.plan]\nplna = "a.yaml"\n', "did you mean plan?"),
        ("[tool.plan]\nzzz = 1\n", "no setting 'zzz'"),
        ("[[tool.plan]]\nx = 1\n", "must be a table"),
        ('[tool]\nplan = "a.yaml" # tool.plan\n', "must be a table"),
        ("[tool]\nplan = 3\n", "must be a table"),
        ('[tool]\nplan.lnag = "zh"\n', "did you mean lang?"),
        ('tool = {plan = {lang = "fr"}}\n', "lang must be"),
        ('[tool]\nother = [1]\nplan = {lang = "zh"\n', "line 3"),
    ],
)
def test_a_wrong_configuration_is_told_with_its_file(home: Path, text: str, says: str) -> None:
    put(home / "pyproject.toml", text)
    with pytest.raises(Stop) as stop:
        configuration()
    told = wording("en").stop(stop.value)
    assert told.startswith("pyproject.toml: ")
    assert says in told
    assert wording("zh").stop(stop.value).startswith("pyproject.toml：")


@pytest.mark.parametrize(
    "text",
    [
        '[tool.plan]\nlang = "zh"\n',
        '\ufeff[tool.plan]\nlang = "zh"\n',
        '[ tool . "plan" ]\nlang = "zh"\n',
        '[tool]\nplan.lang = "zh"\n',
        '[tool]\nother = [1]\nplan = {lang = "zh"}\n',
        'tool = {other = {}, plan = {lang = "zh"}}\n',
        'tool.plan.lang = "zh"\n',
    ],
)
def test_the_table_may_be_written_in_every_way_that_toml_has(home: Path, text: str) -> None:
    assert configuration(put(home / "pyproject.toml", text).parent).table == {"lang": "zh"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# tool.plan\n",
        "tool = 3 # not tool.plan\n",
        "[tool.planner]\nplan = 1\n",
        "not TOML at all",
        '[tool.ruff\nplan = "plan"',
        '[project.scripts]\nplan = "plan.tool:main',
    ],
)
def test_what_does_not_configure_the_plan_is_nobodys_business(home: Path, text: str) -> None:
    put(home / "pyproject.toml", text)
    assert configuration() == Configuration(None, {})


def test_a_pyproject_that_can_not_be_read_is_passed_over(home: Path) -> None:
    (home / "pyproject.toml").mkdir()
    (home.parent / "pyproject.toml").write_bytes(b"\xb7\xbd\xb0\xb8 plan")
    assert configuration() == Configuration(None, {})


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_one_in_another_encoding_is_told(home: Path, encoding: str) -> None:
    (home / "pyproject.toml").write_bytes('[tool.plan]\nplan = "方案.yaml"\n'.encode(encoding))
    with pytest.raises(Stop, match="toml-not-utf8"):
        configuration()


# --- the language


@pytest.mark.parametrize(
    ("option", "environment", "expected", "origin"),
    [
        (None, {}, "en", "default"),
        ("zh", {"PLAN_LANG": "en", "LANG": "en_US.UTF-8"}, "zh", "--lang"),
        ("en", {"PLAN_LANG": "zh", "LC_ALL": "zh_CN.UTF-8"}, "en", "--lang"),
        (None, {"PLAN_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh", "PLAN_LANG"),
        (None, {"PLAN_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en", "PLAN_LANG"),
        (None, {"PLAN_LANG": "fr"}, "fr", "PLAN_LANG"),
        (None, {"PLAN_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh", "default"),
        (None, {"LANG": "zh_CN.GB18030"}, "zh", "default"),
        (None, {"LANG": "zh"}, "zh", "default"),
        (None, {"LANG": "ZH_CN"}, "zh", "default"),
        (None, {"LANG": "de_DE.UTF-8"}, "en", "default"),
        (None, {"LANG": "C"}, "en", "default"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en", "default"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh", "default"),
        (None, {"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en", "default"),
    ],
)
def test_the_language_is_the_options_the_variables_or_the_locales(
    option: str | None, environment: dict[str, str], expected: str, origin: str
) -> None:
    assert language(option, environment) == (expected, origin)


def test_the_configured_language_comes_before_the_locale(home: Path) -> None:
    put(home / "pyproject.toml", '[tool.plan]\nlang = "en"\n')
    assert language(None, {"LANG": "zh_CN.UTF-8"}, configuration()).value == "en"
    assert language(None, {"PLAN_LANG": "zh"}, configuration()).value == "zh"
    assert language("zh", {}, configuration()).value == "zh"


@pytest.mark.parametrize(
    ("system", "expected"), [(0x0804, "zh"), (0x0404, "zh"), (0x0C04, "zh"), (0x0409, "en"), (0x0411, "en")]
)
def test_windows_says_in_which_language_it_speaks_where_no_variable_does(
    monkeypatch: pytest.MonkeyPatch, system: int, expected: str
) -> None:
    kernel32 = SimpleNamespace(GetUserDefaultUILanguage=lambda: system)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel32), raising=False)
    assert language(None, {}).value == ("en" if sys.platform != "win32" else expected)
    monkeypatch.setattr(sys, "platform", "win32")
    assert language(None, {}).value == expected
    assert language(None, {"LANG": "zh_CN.UTF-8"}).value == "zh"
    assert language(None, {"LANG": "en_US.UTF-8"}).value == "en"
    monkeypatch.setattr(ctypes, "windll", None)
    assert language(None, {}).value == "en"
