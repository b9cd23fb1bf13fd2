"""The schemas: valid by their dialect, committed as they are made, and met by what they are about. `--update-golden`
writes them anew.
"""

from __future__ import annotations

import calendar
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml_core
from chinese import in_chinese
from command import plan
from jsonschema import Draft202012Validator
from support import HERE, plan_named

from plan_cli.model.plan_form import PlanFile
from plan_cli.model.report_form import Entry, Header
from plan_cli.reading.names import FIELDS
from plan_cli.rendering.schema import DIALECT, Schema, dump
from plan_cli.rendering.schema.models import REAL_DATE, definitions
from plan_cli.rendering.schema.report import report_schema
from plan_cli.words import editor

ROOT = HERE.parent
SUBJECTS = ("report", "report.zh", "plan", "check")
PLANS = [ROOT / "data" / "plan.yaml", *sorted((HERE / "plans").glob("*.yaml"))]
REPORTS = sorted((ROOT / "data" / "reports").glob("*/*.yaml"))


def committed(subject: str) -> Path:
    return ROOT / "schema" / f"{subject}.schema.json"


@cache
def validator(subject: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(committed(subject).read_text(encoding="utf-8")))


def errors(subject: str, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(subject).iter_errors(data)]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_committed_file_is_current(subject: str, update_golden: bool) -> None:
    name, _, lang = subject.partition(".")
    made = plan("schema", name, "--lang", lang or "en", cwd=ROOT).out
    if update_golden:
        committed(subject).write_text(made, encoding="utf-8", newline="\n")
    assert committed(subject).read_text(encoding="utf-8") == made


@pytest.mark.parametrize("subject", SUBJECTS)
def test_is_a_schema_of_2020_12(subject: str) -> None:
    Draft202012Validator.check_schema(validator(subject).schema)
    assert json.loads(committed(subject).read_text(encoding="utf-8"))["$schema"] == DIALECT


@pytest.mark.parametrize("name", ["town.yaml", "quarter.yaml", "judging.yaml"])
def test_any_plan_makes_a_valid_schema(name: str) -> None:
    Draft202012Validator.check_schema(report_schema(plan_named(name)))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_shipped_reports_are_valid_in_either_language(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert errors("report", yaml_core.load(text)) == []
    assert errors("report", yaml_core.load(in_chinese(text))) == []


def test_the_schemas_of_a_report_take_the_same_and_propose_another_language() -> None:
    forms = [json.loads(committed(subject).read_text(encoding="utf-8")) for subject in ("report", "report.zh")]
    offered = [[n for n, field in form["properties"].items() if "doNotSuggest" not in field] for form in forms]
    assert {*forms[0]["properties"]} == {*forms[1]["properties"]} == {*offered[0], *offered[1]}
    assert offered[0] == [
        "plan",
        "unit",
        "period",
        "data_through",
        "submitted",
        "corrected",
        "approved_by",
        "sample",
        "entries",
    ]
    assert offered[1] == [FIELDS[name] for name in offered[0]]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_plans_are_valid(path: Path) -> None:
    assert errors("plan", yaml_core.load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"at_least": 5, "all": True}, "two comparisons"),
        ({"at_least": None}, "no comparison"),
        ({"during": "首期", "every": "year"}, "two spans"),
        ({"during": None}, "no span"),
        ({"between": [1]}, "half a range"),
        ({"sentence": 0}, "sentences are counted from 1"),
        ({"measures": "人"}, "a misspelt key"),
    ],
)
def test_a_bad_target_of_a_plan_is_refused(change: Schema, place: str) -> None:
    data = yaml_core.load((HERE / "plans" / "town.yaml").read_text(encoding="utf-8"))
    target = data["sections"][0]["tasks"][0]["targets"][0]
    target.update(change)
    assert errors("plan", data), place


@pytest.mark.parametrize(
    "arguments",
    [
        ["data/reports/2024/市教育局.yaml"],
        ["data/reports/2024/市教育局.yaml", "data/reports/2023/市科协.yaml"],
        ["data/reports"],
        ["data/reports", "--all-periods"],
        ["data/reports", "--as-of", "2024-06-30"],
        ["data/reports", "--lang", "zh", "--no-waivers"],
        ["tests/cases", "--plan", "tests/plans/town.yaml"],
        ["tests/cases", "--plan", "tests/plans/town.yaml", "--all-periods"],
        ["-"],
    ],
    ids=" ".join,
)
def test_what_check_writes_is_valid(arguments: list[str]) -> None:
    ran = plan("check", *arguments, "-f", "json", cwd=ROOT, stdin="no: report")
    assert ran.code in (0, 1), ran.err
    assert errors("check", json.loads(ran.out)) == []


def test_every_case_alone_writes_what_is_valid() -> None:
    cases = [str(path) for path in sorted((HERE / "cases").glob("*/*.yaml"))]
    ran = plan("check", *cases, "--plan", "tests/plans/town.yaml", "-f", "json", cwd=ROOT)
    assert errors("check", json.loads(ran.out)) == []


def test_a_schema_is_written_to_a_file(tmp_path: Path) -> None:
    ran = plan("schema", "report", "-o", tmp_path / "a.json", "--plan", "tests/plans/town.yaml", cwd=ROOT)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == dump(report_schema(plan_named("town.yaml")))


def test_a_file_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    ran = plan("schema", "plan", "-o", tmp_path / "nowhere" / "a.json")
    assert (ran.code, ran.out) == (2, "")


def test_every_field_has_its_words_and_no_other() -> None:
    models = {**definitions(Header), **definitions(Entry), **definitions(PlanFile)}
    assert set(editor.MODELS) == set(models)
    apart = {"Header": set(Header.apart)}
    for name, form in models.items():
        assert set(editor.FIELDS[name]) == set(form["properties"]) | apart.get(name, set()), name


def test_both_languages_say_the_same_to_an_editor() -> None:
    hints = [*editor.MODELS.values(), *(hint for fields in editor.FIELDS.values() for hint in fields.values())]
    messages = [value for value in vars(editor).values() if isinstance(value, editor.Message)]
    assert len(messages) > 10
    texts: list[editor.Hint | editor.Message] = [*hints, *messages]
    for text in texts:
        assert all(text), text
        assert re.search("[一-鿿]|SHA-256", text.zh), text
        assert re.search("[a-z]{2}", text.en), text


def test_a_message_says_it_in_chinese_first() -> None:
    assert editor.Message("在。", "It is {there}.").both(there="here") == "在。It is here."
    assert editor.Message("在", "is there").both() == "在 is there"


def test_the_pattern_of_a_date_knows_the_calendar() -> None:
    for year in (1, 4, 100, 400, 1600, 1900, 2000, 2023, 2024, 9999):
        for month in range(14):
            days = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
            for day in (0, 1, 28, 29, 30, 31, 32):
                text = f"{year:04}-{month:02}-{day:02}"
                assert bool(re.search(REAL_DATE, text)) is (1 <= day <= days), text
    assert not re.search(REAL_DATE, "0000-01-01")


def test_the_text_of_a_schema_is_short_where_it_can_be() -> None:
    made = {"a": [1, 2], "b": {"long": ["x" * 60, "y" * 60]}, "c": []}
    assert json.loads(dump(made)) == made
    assert dump(made).splitlines()[1] == ' "a": [1, 2],'
