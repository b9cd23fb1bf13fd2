"""What the schema of a report says, and what `check` says: the same, as far as a schema can say it.

Reports are broken at random. The schema, which sees them as an editor does, refuses one exactly where `check` finds an
error that a schema can say. What follows can't be said, and isn't compared:

- numbers and dates against each other: `data_through` in the period (S104), n ≤ N of the report's own (K403), what
adds up (K402), K404;
- one thing of a list twice (R208), whose twin may differ in all else; evidence that must be a file that is there
(E602);
- what needs the day, the unit's other duties, or other reports: C301–C303, K401, K410–K412, every G;
- warnings: a schema has no lesser no.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import yaml_core
from chinese import in_chinese
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support import HERE, plan_named

from plan_cli.checking.check import check_alone
from plan_cli.checking.selection import Selection
from plan_cli.finding import Finding
from plan_cli.model.plan import Plan, load
from plan_cli.reading import files as inputs
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.rendering.schema.report import report_schema


def listed(words: str) -> list[str]:
    return words.split()


SAYABLE = frozenset(listed("S101 S102 S103 S104 P502 R201 R202 R203 R204 R205 R206 R207 C304 E601 K403 K406"))


@dataclass(frozen=True)
class Plain:
    """A scalar as it stands in the file, without quotes."""

    text: str


@cache
def shipped_plan() -> Plan:
    plan = load(inputs.read_file(str(HERE.parent / "data" / "plan.yaml")))
    assert plan is not None
    return plan


def plan_of(name: str) -> Plan:
    return plan_named("town.yaml") if name == "town" else shipped_plan()


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(report_schema(plan_of(name)))


def written(value: Any) -> str:
    """Data as YAML, in the style of JSON."""
    if isinstance(value, Plain):
        return value.text
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {written(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def sayable(finding: Finding, plan: Plan) -> bool:
    if finding.code == "S104":
        return finding.hit.case != "outside"
    if finding.code == "K403":
        return finding.hit.case == "share" or bool(plan.targets[str(finding.hit.target)].of)
    return finding.code in SAYABLE or finding.hit.case == "other-name"


def verdicts(name: str, text: str) -> tuple[list[str], list[str]]:
    """What `check` finds that a schema can say, and what the schema finds."""
    plan = plan_of(name)
    result = check_alone(plan, [Loaded(source.read(text.encode(), "report.yaml"))], Selection())
    found = [f"{finding.code} {finding.hit}" for finding in result.findings if sayable(finding, plan)]
    return found, [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(yaml_core.load(text))]


# --- reports that are sound

_EDUCATION, _SCIENCE = (
    yaml_core.load((HERE.parent / "data" / "reports" / "2024" / f"{unit}.yaml").read_text(encoding="utf-8"))
    for unit in ("市教育局", "市科协")
)


def shortened(report: Any, *tasks: str) -> Any:
    return {**report, "entries": [entry for entry in report["entries"] if entry["task"] in tasks]}


TOWN = yaml_core.load("""
plan: yunze-culture@2.1
unit: 市图书馆
period: 2024-H1
submitted: 2024-07-10
approved_by: 张三
entries:
  - task: B1.2
    status: in_progress
    figures:
      - {target: B1.2.T1, value: 6, measure: 场次}
      - {target: B1.2.T5, value: 30, of: 40, measure: 名, bound: at_least}
    deliverables: {B1.2.D1: done}
    evidence: [{title: 书目, ref: 云图〔2024〕3号, date: 2024-05-02}]
""")
PARKS = yaml_core.load("""
plan: yunze-culture@2.1
unit: 市园林局
period: 2024-H1
submitted: 2024-07-10
entries:
  - task: B2.1
    status: in_progress
    figures:
      - {target: B2.1.T1, value: 31.5, measure: "%", measured: 2024-06-30}
      - {target: B2.1.T6, value: 80.5, benchmark: 78, measure: 分, measured: 2024-06-30}
      - {target: B2.1.T3, value: null, reason: 待统计}
    shortfall: {cause: 缺地, remedy: 补种, due: 2024-12-01}
""")
SPORT = yaml_core.load("""
plan: yunze-culture@2.1
unit: 市体育局
period: 2024-H1
submitted: 2024-07-10
entries:
  - task: B2.2
    status: not_started
    figures:
      - {target: B2.2.T1, value: 0, measure: 所}
      - {target: B2.2.T2, value: 0, of: 12, measure: 人}
""")
BASES: list[tuple[str, Any]] = [
    ("shipped", shortened(_EDUCATION, "A1.1", "A1.6", "A3.3")),
    ("shipped", shortened(_SCIENCE, "G1", "A2.4", "P3.2", "P4.2")),
    ("town", TOWN),
    ("town", PARKS),
    ("town", SPORT),
]

# --- and how they are broken

IDS = listed("A1.6 A1.1 A2.2 A2.4 A3.3 G1 P3.2 P4.2 A9.9 B1.1 B1.2 B2.1 B2.2 Z1")
DAYS = listed(
    "2024-06-30 2024-12-31 2024-02-29 2023-02-29 1900-02-29 2000-02-29 2025-02-30 2024-04-31 "
    "0000-01-01 2024-1-1 20241231 2024/12/31"
)
STATES = listed("not_started in_progress done blocked finished ~")
NUMBERS = listed("null ~ 0 -0 -1 -0.5 +3 3 11 12 12.0 12.5 40.5 100 100.5 101 5000 三千 3200余 约3200 1_000 12:30")
UNITS = listed(
    "市教育局 汉中市教育局 市科协 市气象局 市教育厅 各县区政府 市图书馆 市园林局 市体育局 市档案馆 东湖区政府 各区县"
)
PLANS = listed(
    "hanzhong-science-literacy@1.0 hanzhong-science-literacy@0.9 hanzhong-science-literacy "
    "other@1.0 yunze-culture@2.1 yunze-culture"
)
APT: dict[str, list[str]] = {
    "plan": PLANS,
    "unit": UNITS,
    "period": listed("2024 999 10000 2024-H1 2024-H3 2024-Q4 2024-Q5 2024-09 2024-13 2024-1 0999-H1"),
    "task": IDS,
    "target": [f"{id}.T{n}" for id in IDS for n in (1, 2)],
    "status": STATES,
    "measure": listed("人 名 位 人次 万人次 个 次 所 场次 平方米 分 ~"),
    "sample": listed("true false yes no ~"),
    "bound": listed("at_least at_most ~"),
    **dict.fromkeys(listed("data_through submitted measured date due"), DAYS),
    **dict.fromkeys(listed("value of benchmark"), NUMBERS),
    **{
        key: listed("~ 3 说明 true")
        for key in listed("progress reason correction origin approved_by title ref cause remedy")
    },
    **{key: listed("~ [] {} [{}] [~] 说明") for key in listed("entries figures evidence deliverables shortfall")},
}
"""What stands in a field, or might, given its name: right, nearly right and wrong."""

DELIVERABLES = [f"{id}.D{n}" for id in IDS for n in (1, 2, 99)]
KEYS = [*APT, *DELIVERABLES, "stauts", "任务"]
ANY: list[Any] = [
    *(Plain(text) for texts in APT.values() for text in texts),
    "",
    " ",
    "3200",
    "2024",
    "2024-12-31",
    "done",
    "%",
    "三",
]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path into the data but the root's own."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in children for found in ((*path, key), *places(item, (*path, key)))]


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, str]:
    """The name of a plan, and the text of a report on it with a change or two."""
    name, base = draw(st.sampled_from(BASES))
    data = copy.deepcopy(base)
    for _ in range(draw(st.integers(1, 2))):
        if not (known := places(data)):
            break
        *above, key = draw(st.sampled_from(known))
        change(draw, at(data, tuple(above)), key)
    return name, written(data)


def change(draw: st.DrawFn, parent: Any, key: Any) -> None:
    kind = draw(st.sampled_from(["replace", "replace", "replace", "replace", "any", "drop", "key", "add", "twice"]))
    if kind == "drop":
        del parent[key]
    elif kind == "any":
        parent[key] = draw(st.sampled_from(ANY))
    elif kind == "replace":
        parent[key] = fitting(draw, key)
    elif isinstance(parent, list):
        parent.append(copy.deepcopy(parent[key]) if kind == "twice" else draw(st.sampled_from(ANY)))
    elif kind == "key":
        value = parent.pop(key)
        parent[draw(st.sampled_from(DELIVERABLES if key in DELIVERABLES else [*KEYS, f"{key}s"]))] = value
    else:
        added = draw(st.sampled_from(KEYS))
        parent[added] = fitting(draw, added)


def fitting(draw: st.DrawFn, key: Any) -> Plain:
    """Something that might stand under this key; a deliverable's is a state, an item's is whatever."""
    texts = STATES if isinstance(key, str) and ".D" in key else APT.get(key, ["~", "说明", "3"])
    return Plain(draw(st.sampled_from(texts)))


@pytest.mark.parametrize(("name", "report"), BASES)
def test_the_reports_are_sound_before_they_are_broken(name: str, report: Any) -> None:
    assert verdicts(name, written(report)) == ([], [])


@settings(max_examples=300)
@given(broken())
def test_the_schema_refuses_what_check_faults(case: tuple[str, str]) -> None:
    found, refused = verdicts(*case)
    assert bool(found) == bool(refused), (found, refused, case[1])


@settings(max_examples=150)
@given(broken(), st.booleans(), st.integers(0, 40))
def test_the_schema_refuses_in_chinese_what_check_faults(case: tuple[str, str], is_mixed: bool, start: int) -> None:
    name, text = case
    text = in_chinese(text, but=range(start, start + 20, 3) if is_mixed else ())
    found, refused = verdicts(name, text)
    assert bool(found) == bool(refused), (found, refused, text)


def changed(base: int, path: tuple[Any, ...], value: Any) -> tuple[str, str]:
    """The name of a plan, and the text of a sound report with one thing in it replaced."""
    name, report = BASES[base]
    data = copy.deepcopy(report)
    at(data, path[:-1])[path[-1]] = value
    return name, written(data)


_EDUCATION_FIGURE, _BOOKS, _PARK, _SPORT = (("entries", n, "figures", 0) for n in (1, 0, 0, 0))


EACH: list[tuple[str, int, tuple[Any, ...], Any]] = [
    ("S101", 3, (*_PARK, "measure"), None),
    ("S101", 3, ("entries", 0, "figures", 1, "benchmark"), None),
    ("S101", 4, ("entries", 0, "figures", 1, "of"), None),
    ("S102", 2, ("entries", 0, "stauts"), "done"),
    ("S103", 2, (*_BOOKS, "value"), Plain("6.5")),
    ("S103", 2, (*_BOOKS, "value"), Plain("-6")),
    ("S103", 4, (*_SPORT, "of"), 41),
    ("S104", 2, ("submitted",), Plain("2024-02-30")),
    ("P502", 2, (*_BOOKS, "value"), Plain("60余")),
    ("R201", 2, ("plan",), "other@2.1"),
    ("R202", 2, ("unit",), "各区县"),
    ("R203", 2, ("entries", 0, "task"), "B1.9"),
    ("R204", 2, (*_BOOKS, "target"), "B1.1.T1"),
    ("R205", 2, ("entries", 0, "deliverables", "B1.1.D1"), "in_progress"),
    ("R206", 2, ("unit",), "市体育局"),
    ("R207", 0, (*_EDUCATION_FIGURE, "measure"), "人次"),
    ("C304", 3, ("entries", 0, "figures", 2, "reason"), None),
    ("E601", 2, ("entries", 0, "evidence"), []),
    ("K403", 3, (*_PARK, "value"), Plain("100.5")),
    ("K403", 4, (*_SPORT, "value"), 41),
    ("K406", 4, (*_SPORT, "value"), 1),
]


@pytest.mark.parametrize(("code", "base", "path", "value"), EACH)
def test_each_code_is_said_by_both(code: str, base: int, path: tuple[Any, ...], value: Any) -> None:
    found, refused = verdicts(*changed(base, path, value))
    assert code in {item.split()[0] for item in found}
    assert refused


def test_no_code_is_left_untried() -> None:
    assert {code for code, *_ in EACH} == SAYABLE


@pytest.mark.parametrize(
    ("what", "base", "path", "value", "faulted", "refused"),
    [
        # YAML 1.2 knows more ways to write a number than `plan` reads; what the editor's number is to `plan` a text.
        ("leading zeros", 3, (*_PARK, "value"), Plain("031"), True, False),
        ("an exponent", 3, (*_PARK, "value"), Plain("3e1"), True, False),
        ("no digit before the point", 3, (*_PARK, "value"), Plain(".5"), True, False),
        ("no digit after the point", 3, (*_PARK, "value"), Plain("31."), True, False),
        ("octal", 3, (*_PARK, "value"), Plain("0o17"), True, False),
        ("hexadecimal", 3, (*_PARK, "value"), Plain("0x1F"), True, False),
        ("not a number", 3, (*_PARK, "value"), Plain(".nan"), True, False),
        ("very many digits", 3, (*_PARK, "value"), Plain("0." + "3" * 30), True, False),
        ("a text that looks like one of those", 2, ("approved_by",), Plain("012"), False, True),
        # An editor's number is binary and has no text: what is beyond its sixteen digits, or behind a point and zero,
        # is lost.
        ("digits that a double does not hold", 2, (*_BOOKS, "value"), Plain("6.00000000000000000001"), True, False),
        ("a year with a point", 2, ("period",), Plain("2024.0"), True, False),
        # `plan` compares names after NFKC and trimming; a schema compares them to the letter.
        ("full-width letters", 2, ("entries", 0, "task"), "Ｂ1.2", False, True),
        ("spaces around a name", 2, ("unit",), " 市图书馆 ", False, True),
    ],
)
def test_where_the_two_differ_and_why(
    what: str, base: int, path: tuple[Any, ...], value: Any, faulted: bool, refused: bool
) -> None:
    found, errors = verdicts(*changed(base, path, value))
    assert (bool(found), bool(errors)) == (faulted, refused), what
