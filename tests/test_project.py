"""A project is a value: it says what is in force in a folder and why, and prints nothing; there can be several."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from results import CLEAN
from support import HERE

from plan_cli.checking.selection import FAIL_ON
from plan_cli.cli.commands import check
from plan_cli.cli.options import Lang
from plan_cli.project import reports
from plan_cli.project.opening import read_plan, sound_plan, usual_reports
from plan_cli.project.project import BESIDE, Project
from plan_cli.project.settings import LANGUAGES, Chosen
from plan_cli.stop import Stop

Captured = pytest.CaptureFixture[str]
TOWN = HERE / "plans" / "town.yaml"
SETTINGS = """\
[tool.plan]
plan = "town.yaml"
reports = "filed"
waivers = "exceptions.yaml"
lang = "zh"
fail_on = "fault"
severity = {C = "note"}
"""


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    """A folder where everything is configured."""
    folder = tmp_path / "settled"
    (folder / "filed").mkdir(parents=True)
    shutil.copy(TOWN, folder / "town.yaml")
    (folder / "filed" / "report.yaml").write_text(CLEAN, encoding="utf-8")
    (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A folder with a plan and its reports, and no settings."""
    folder = tmp_path / "plain"
    (folder / "reports").mkdir(parents=True)
    shutil.copy(TOWN, folder / "plan.yaml")
    (folder / "reports" / "report.yaml").write_text(CLEAN, encoding="utf-8")
    return folder


def test_two_projects_at_once_have_each_their_own(settled: Path, plain: Path, capsys: Captured) -> None:
    one, other = Project.at(settled, {}), Project.at(plain, {"LANG": "zh_CN.UTF-8", "PLAN_LANG": "en"})
    origin = f"[tool.plan] of {settled / 'pyproject.toml'}"
    assert one.language() == ("zh", origin)
    assert other.language() == ("en", "PLAN_LANG")
    assert one.fail_on() == ("fault", origin)
    assert other.fail_on() == ("gap", "default")
    assert one.plan_file() == (settled / "town.yaml", origin)
    assert other.plan_file() == (plain / "plan.yaml", "found upward from the working directory")
    assert one.reports("elsewhere/plan.yaml") == (str(settled / "filed"), origin)
    assert other.reports("elsewhere/plan.yaml") == (os.path.join("elsewhere", "reports"), BESIDE)
    assert one.waivers("elsewhere/plan.yaml") == (str(settled / "exceptions.yaml"), origin)
    assert other.waivers("elsewhere/plan.yaml") == (None, BESIDE)
    assert one.rules().severity == ({"C": "note"}, origin)
    assert other.rules(["K"]).select == (["K"], "--select")
    assert capsys.readouterr() == ("", "")


def test_a_project_is_checked_without_a_command_line(settled: Path, plain: Path, capsys: Captured) -> None:
    for folder in (settled, plain):
        project = Project.at(folder, {})
        plan = sound_plan(read_plan(project.plan_file().value))
        filed = reports.found([usual_reports(project, plan).value], plan)
        result = reports.check(project, plan, filed, reports.Part(), project.rules().selection())
        assert [report.file for report in result.checked] == filed.files
    assert capsys.readouterr() == ("", "")


def test_waivers_are_found_beside_the_plan(plain: Path) -> None:
    (plain / "waivers.yaml").touch()
    project, plan = Project.at(plain, {}), str(plain / "plan.yaml")
    assert project.waivers(plan) == (str(plain / "waivers.yaml"), BESIDE)
    assert project.waivers(plan, Path("others.yaml")) == ("others.yaml", "--waivers")


def test_where_no_reports_are_named_or_beside_the_plan_it_stops(plain: Path) -> None:
    shutil.rmtree(plain / "reports")
    project = Project.at(plain, {})
    with pytest.raises(Stop, match="no-report-named"):
        usual_reports(project, sound_plan(read_plan(project.plan_file().value)))


def test_whether_all_usual_reports_are_read(plain: Path) -> None:
    project, plan = Project.at(plain, {}), str(plain / "plan.yaml")
    assert project.covers_reports(plan, [str(plain)])
    assert project.covers_reports(plan, [str(plain / "reports")])
    assert not project.covers_reports(plan, [str(plain / "reports" / "report.yaml")])
    shutil.rmtree(plain / "reports")
    assert project.covers_reports(plan, ["elsewhere"])


def test_an_unsound_plan_stops_with_its_findings_and_itself(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(TOWN.read_text(encoding="utf-8").replace("id: B1.1.T2", "id: B1.1.T1"), encoding="utf-8")
    codes, plan = unsound(file)
    assert codes == ["L801", "L802"]
    assert plan is not None
    file.write_text("id: [", encoding="utf-8")
    assert unsound(file) == (["Y003"], None)


def unsound(file: Path) -> tuple[list[str], object]:
    with pytest.raises(Stop, match="unsound-plan") as stop:
        sound_plan(read_plan(file))
    facts: dict[str, Any] = stop.value.facts
    return sorted({finding.code for finding in facts["findings"]}), facts["plan"]


def test_a_language_that_is_not_known_stops(plain: Path) -> None:
    with pytest.raises(Stop, match="unknown-language"):
        Project.at(plain, {"PLAN_LANG": "de"}).language()


def test_the_options_take_what_the_settings_take() -> None:
    assert tuple(Lang) == LANGUAGES
    assert tuple(check.FailOn) == FAIL_ON
    assert list(check.RENDERERS) == list(check.Format)


def test_what_was_chosen_has_its_value_first() -> None:
    assert Chosen("zh", "--lang")._fields == ("value", "origin")
