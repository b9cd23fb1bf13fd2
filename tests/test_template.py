"""Templates: every blank that must be filled is found at its own line, nothing else is, and filling them in makes a
sound report.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from support import HERE, plan_named

from plan_cli.checking.check import check_alone, submit
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.cli.commands.template import schema_beside
from plan_cli.finding import Kind, Severity
from plan_cli.judging.digest import Digest, digest_of
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.standing import Standing
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan, load
from plan_cli.model.plan_form import Target
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading import files as inputs
from plan_cli.reading import source
from plan_cli.reading.names import FIELDS
from plan_cli.reading.source import Loaded
from plan_cli.rendering.blank_report import quoted, template
from plan_cli.words import wording

REAL = HERE.parent / "data" / "plan.yaml"
OF_BLANKS = {"S101", "C303", "C304", "C306"}
BLANK = re.compile(r"(?P<indent> *(?:- )?)(?P<key>[^\s:#]+|\"[^\"]*\"):(?P<comment>  #.*)?")
COMMENTED_OUT = re.compile(
    r"^( +)# ( *(?:(?:figures|指标):|- (?:target|目标):"
    r"|  +(?:value|of|benchmark|measured|measure|完成数|总数|对比值|测评日期|计量单位):|# ))",
    re.MULTILINE,
)
ENGLISH = {chinese: english for english, chinese in FIELDS.items()}
PERIODS = {
    "town.yaml": ("2023-H1", "2024-H2", "2025-H2", "2024-Q3", "2026-H1"),
    "levels.yaml": ("2023", "2024", "2025", "2024-H1"),
    "real": ("2021", "2024", "2025", "2030"),
}


def plan_of(name: str) -> Plan:
    if name != "real":
        return plan_named(name)
    plan = load(inputs.read_file(str(REAL)))
    assert plan is not None
    return plan


def made(plan: Plan, unit: str, period: str, lang: str = "en", earlier: tuple[Digest, ...] = ()) -> str:
    found = plan.unit(unit)
    assert found is not None
    return template(Standing(Ledger(plan, earlier), found, Period.parse(period)), wording(lang))


def checked(plan: Plan, text: str) -> Result:
    return check_alone(plan, [Loaded(source.read(text.encode(), "template.yaml"))], Selection())


def running(plan: Plan, period: str) -> list[str]:
    """The units that have something to report."""
    ledger = Ledger(plan, [])
    units = (unit for unit in plan.file.units if unit.kind != "collective")
    return [unit.name for unit in units if Standing(ledger, unit, Period.parse(period)).duties]


def drafts(name: str, lang: str) -> list[tuple[str, str, str]]:
    plan = plan_of(name)
    return [
        (unit, period, made(plan, unit, period, lang)) for period in PERIODS[name] for unit in running(plan, period)
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PERIODS)
def test_only_blanks_are_found_and_each_of_them_once(name: str, lang: str) -> None:
    plan = plan_of(name)
    for unit, period, text in drafts(name, lang):
        lines = text.splitlines()
        result = checked(plan, text)
        found = [finding.line for finding in result.findings]
        assert {finding.code for finding in result.findings} <= OF_BLANKS, (unit, period)
        assert all(BLANK.fullmatch(lines[line - 1]) for line in found), (unit, period)
        assert len(set(found)) == len(found), (unit, period)
        blanks = {
            number: ENGLISH.get(match["key"], match["key"])
            for number, line in enumerate(lines, 1)
            if (match := BLANK.fullmatch(line))
        }
        fields = {key for number, key in blanks.items() if number not in found}
        assert fields <= {"entries", "figures", "deliverables", "progress", "of", "benchmark", "measured"}


@pytest.mark.parametrize("name", PERIODS)
def test_what_is_filled_in_is_sound(name: str) -> None:
    plan = plan_of(name)
    for unit, period, text in drafts(name, "zh"):
        filled = fill(plan, text, plan.due(Period.parse(period)))
        errors = [f for f in checked(plan, filled).findings if f.kind is Kind.FAULT and f.severity is Severity.ERROR]
        assert not errors, (unit, period, errors)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PERIODS)
def test_what_is_commented_out_may_be_taken_in(name: str, lang: str) -> None:
    """Every optional figure, with the comment's sign taken away, is a figure of the report's task."""
    plan = plan_of(name)
    for unit, period, text in drafts(name, lang):
        taken = COMMENTED_OUT.sub(r"\1\2", text)
        filled = fill(plan, taken, plan.due(Period.parse(period)))
        errors = [f for f in checked(plan, filled).findings if f.kind is Kind.FAULT and f.severity is Severity.ERROR]
        assert not errors, (unit, period, errors)


def fill(plan: Plan, text: str, day: date) -> str:
    """The template with every blank filled in, every target met, and nothing done."""
    last = Target(id="?", name="?", measure="?", sentence=1)
    lines = []
    for line in text.splitlines():
        if target := re.search("- (?:target|目标): (.*)", line):
            last = plan.targets[target[1].strip('"')]
        match = BLANK.fullmatch(line)
        key = match["key"].strip('"') if match else ""
        if match and (answer := answer_to(plan, ENGLISH.get(key, key), last, day)):
            line = f"{match['indent']}{match['key']}: {answer}{match['comment'] or ''}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def answer_to(plan: Plan, key: str, target: Target, day: date) -> str:
    number = target.between[0] if target.between else target.number
    of = target.of or Decimal(40)
    answers = {
        "submitted": day.isoformat(),
        "approved_by": "王宁",
        "status": "in_progress",
        "progress": "按计划推进",
        "value": str(number if number is not None else of),
        "of": str(of),
        "benchmark": "30",
        "measured": "2023-01-31" if day.year == 2023 else f"{day.year - 1}-12-01",
    }
    return answers.get(key, "in_progress" if key in plan.deliverables else "")


def written(period: str, figures: str, deliverables: str = "", unit: str = "市图书馆") -> str:
    return (
        f'plan: yunze-culture@2.1\nunit: {unit}\nperiod: "{period}"\nsubmitted: 2025-01-10\n'
        "approved_by: 王宁\nentries:\n"
        f"  - task: B1.2\n    status: in_progress\n    figures: [{figures}]\n    deliverables: {{{deliverables}}}\n"
    )


def report(period: str, figures: str, deliverables: str = "", unit: str = "市图书馆") -> Digest:
    text = written(period, figures, deliverables, unit)
    found = submit(plan_named("town.yaml"), Loaded(source.read(text.encode(), f"{period}.yaml")))
    assert found is not None
    return digest_of(found)


def test_pace_and_last_figures_stand_in_comments(town: Plan) -> None:
    figures = "{target: B1.2.T1, value: 7, measure: 场次}, {target: B1.2.T5, value: 20, of: 30, measure: 人}"
    earlier = report("2024-H1", figures, "B1.2.D1: done")
    text = made(town, "市图书馆", "2024-H2", earlier=(earlier,))
    assert "# pace on 2024-12-31: 12 场次 (100.0 % of the time gone)" in text
    assert "# reported for 2024-H1: 7 场次\n      - target: B1.2.T1\n        value:\n" in text
    assert "# reported for 2024-H1: 20 of 30 人" in text
    assert "B1.2.D1:  # 发布年度书目 (every year; 2024-H1: done)\n" in text
    assert "# pace on 2024-06-30: 6 场次 (50.0 % of the time gone)" in made(
        town, "市图书馆", "2024-H1", earlier=(earlier,)
    )


def test_a_figure_in_error_is_not_passed_on(town: Plan) -> None:
    earlier = report("2024-H1", "{target: B1.2.T1, value: 7, measure: 人次}")
    assert "reported for" not in made(town, "市图书馆", "2024-H2", earlier=(earlier,))


def test_levels_are_asked_for_only_from_their_date(town: Plan) -> None:
    early, late = made(town, "市园林局", "2024-H1"), made(town, "市园林局", "2025-H2")
    assert "      - target: B2.1.T3\n" in early
    assert "      # - target: B2.1.T1\n      #   value:\n" in early
    assert (
        "# not due before 2025-12-31; may be given\n      # pace on 2024-06-30: 32.5 % (50.0 % of the time gone)"
        in early
    )
    assert "      - target: B2.1.T1\n        value:\n" in late


def test_contributions_are_optional(town: Plan) -> None:
    text = made(town, "青年会", "2024-H1")
    asked = "    #   # 文化活动参加人次: ≥ 3000 人次, 首期\n    #   # cumulative: all since 2023-01-01\n"
    assert f"    # figures:\n{asked}    #   - target: B1.1.T1\n" in text
    assert "B1.1.D4:" in text
    assert "B1.1.D1:" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_may_be_added_is_shown_as_it_would_stand(town: Plan, lang: str) -> None:
    text = made(town, "市图书馆", "2024-H1", lang)
    shown = re.findall(r"(?m)^# ( {4,}.*)$", text)
    assert len(shown) == 8
    added = "\n".join(shown).replace("…", "总结").replace("年-月-日", "2024-06-01").replace("YYYY-MM-DD", "2024-06-01")
    whole = re.sub(
        r"(?m)^(  - (?:task|任务): .*)$", lambda task: f"{task[0]}\n{added}", fill(town, text, date(2024, 7, 1))
    )
    assert [f.code for f in checked(town, whole).findings if f.code[0] in "YS"] == []
    assert whole.count("2024-06-01") >= 2


def test_no_text_stands_between_braces(town: Plan) -> None:
    """A comma would tear it apart."""
    for lang in LANGUAGES:
        assert not re.search(r"(?m)^[^\n]*\{", made(town, "市图书馆", "2024-H1", lang))


def test_a_finer_period_is_not_owed(town: Plan) -> None:
    assert "due by 2024-07-30" in made(town, "市图书馆", "2024-H1")
    assert "not owed" in made(town, "市图书馆", "2024-Q1")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_quoted_so_that_it_reads_back(text: str) -> None:
    assert yaml.safe_load(f"key: {quoted(text)}") == {"key": text}
    assert yaml.safe_load(f"key: {quoted(text)}  # comment") == {"key": text}


@pytest.mark.parametrize("text", ["null", "Yes", "2024", "2024-09", "1.0", "%", "~", "", "a: b", "a #b", "- a", "是"])
def test_what_yaml_would_take_for_something_else_stays_text(text: str) -> None:
    assert source.read(f"key: {quoted(text)}".encode(), "x").data == {"key": text}


# --- the command


def run(*args: str, cwd: Path = HERE.parent) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PLAN_LANG": "en", "PYTHONPATH": str(HERE.parent)}
    return subprocess.run(
        [sys.executable, "-m", "plan_cli", "template", *args], cwd=cwd, env=environment, capture_output=True, text=True
    )


TOWN = ("--plan", str(HERE / "plans" / "town.yaml"))


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("市图书官", "--period", "2024-H1"), "did you mean 市图书馆?"),
        (("各区县", "--period", "2024-H1"), "each of them does: 东湖区, 西山县, 南坝县"),
        (("市图书馆", "--period", "2019-H1"), "it runs from 2023-01-01 to 2027-12-31"),
        (("市图书馆", "--period", "2026-H1"), "no task that runs in 2026-H1"),
        (("市图书馆", "--period", "2024-H3"), "2024-Q3"),
        (("市图书馆", "--period", "2024-H1", "--from", "nowhere"), "nowhere"),
        (("市图书馆", "--period", "2024-H1", "-o", "nowhere/report.yaml"), "nowhere"),
        (("市图书馆",), "--period"),
    ],
)
def test_what_can_not_be_done_is_said(args: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = run(*args, *TOWN, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_file_is_never_overwritten_unless_forced(tmp_path: Path) -> None:
    args = ("东湖区政府", "--period", "2024-H1", "-o", "report.yaml", *TOWN)
    assert run(*args, cwd=tmp_path).returncode == 0
    file = tmp_path / "report.yaml"
    first = file.read_bytes()
    file.write_text("mine", encoding="utf-8")
    assert run(*args, cwd=tmp_path).returncode == 2
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(*args, "--force", cwd=tmp_path).returncode == 0
    assert file.read_bytes() == first


def test_the_schema_is_named_where_there_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "reports"
    folder.mkdir(parents=True)
    assert schema_beside(folder / "a.yaml") is None
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "report.schema.json").touch()
    assert schema_beside(folder / "a.yaml") == "../../schema/report.schema.json"
    (tmp_path / "schema" / "report.zh.schema.json").touch()
    assert schema_beside(folder / "a.yaml", "zh") == "../../schema/report.zh.schema.json"
    run("东湖区", "--period", "2024-H1", "-o", "data/reports/a.yaml", *TOWN, cwd=tmp_path)
    first = (folder / "a.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../schema/report.schema.json"


def test_earlier_reports_are_looked_for_beside_the_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes((HERE / "plans" / "town.yaml").read_bytes())
    (tmp_path / "reports").mkdir()
    text = written("2024-H1", "{target: B1.2.T1, value: 7, measure: 场次}")
    (tmp_path / "reports" / "a.yaml").write_text(f"sample: true\n{text}", encoding="utf-8")
    (tmp_path / "reports" / "b.yaml").write_text("[", encoding="utf-8")
    done = run("市图书馆", "--period", "2024-H2", cwd=tmp_path)
    assert "# reported for 2024-H1: 7 场次" in done.stdout
    assert "example data" in done.stdout
    assert "b.yaml: can't be read as a report" in done.stderr
    assert done.returncode == 0
