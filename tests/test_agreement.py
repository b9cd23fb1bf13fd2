"""What the schema of a report says, and what `check` says: the same, as far as a schema can say it.

Reports are broken at random. The schema, which sees them as an editor does, refuses one exactly where `check` finds an error that a schema
can say. What follows can't be said, and isn't compared:

- numbers and dates against each other: `data_through` in the period (S104), n ≤ N of the report's own (K403), what adds up (K402), K404;
- one thing of a list twice (R208), whose twin may differ in all else; evidence that must be a file that is there (E602);
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
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support import HERE, plan_named

from plan_cli import inputs, source
from plan_cli.check import Loaded, check_alone
from plan_cli.finding import Finding
from plan_cli.plan import Plan, load
from plan_cli.schema.report import report_schema
from plan_cli.selection import Selection

SAYABLE = frozenset("S101 S102 S103 S104 P502 R201 R202 R203 R204 R205 R206 R207 C304 E601 K403 K406".split())


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
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def sayable(finding: Finding, plan: Plan) -> bool:
    if finding.code == "S104":
        return finding.hit.case != "outside"
    if finding.code == "K403":
        return finding.hit.case == "share" or bool(plan.targets[str(finding.hit.target)].of)
    return finding.code in SAYABLE


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

KEYS = (
    "plan unit period data_through submitted approved_by sample entries task status progress figures deliverables evidence shortfall target value "
    "of measure reason correction bound measured origin benchmark title ref date cause remedy due stauts 任务 A1.6.D1 A1.6.D99 B1.2.D1 B1.1.D1"
).split()
PLAIN = (
    "null ~ true false yes no 0 -1 -0 -0.5 +3 3 12.0 12.5 40.5 101 5000 2024 999 2024-H1 2024-H3 2024-Q4 2024-Q5 2024-09 2024-13 2024-12-31 2024-02-29 "
    "2023-02-29 1900-02-29 2000-02-29 2025-02-30 2024-04-31 0000-01-01 2024-1-1 20241231 2024/12/31 三千 3200余 约3200 1_000 12:30 done in_progress "
    "not_started blocked finished at_least at_most A1.6 A1.1 A9.9 A2.2 G1 B1.2 B2.1 B1.1 A1.6.T1 A1.6.T2 A1.6.T9 A3.3.T2 G1.T2 B1.2.T1 B1.2.T5 "
    "B2.1.T1 B2.1.T6 B2.2.T1 B2.2.T2 B1.1.T1 市教育局 汉中市教育局 市科协 市教育厅 各县区政府 市图书馆 青年会 各区县 市气象站 人 名 位 人次 万人次 % 个 场次 "
    "平方米 分 所 hanzhong-science-literacy@1.0 hanzhong-science-literacy@0.9 hanzhong-science-literacy other@1.0 yunze-culture@2.1 yunze-culture"
).split()
TOKENS: list[Any] = [
    *(Plain(text) for text in PLAIN if text != "%"),
    *["", " ", "3200", "2024", "2024-12-31", "done", "%", "三"],
    *[[], {}, [{}], [None], {"A1.6.D1": "done"}, {"B1.2.D1": "not_started"}, [{"title": "总结", "ref": "1号"}]],
    {"target": "A1.6.T1", "value": 3, "measure": "人"},
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
    """The name of a plan, and the text of a report on it with up to three changes."""
    name, base = draw(st.sampled_from(BASES))
    data = copy.deepcopy(base)
    for _ in range(draw(st.integers(1, 3))):
        if not (known := places(data)):
            break
        path = draw(st.sampled_from(known))
        change(draw, at(data, path[:-1]), path[-1])
    return name, written(data)


def change(draw: st.DrawFn, parent: Any, key: Any) -> None:
    kind = draw(st.sampled_from(["drop", "replace", "replace", "replace", "key", "add", "twice"]))
    if kind == "drop":
        del parent[key]
    elif kind == "replace":
        parent[key] = draw(st.sampled_from(TOKENS))
    elif isinstance(parent, list):
        parent.append(copy.deepcopy(parent[key]) if kind == "twice" else draw(st.sampled_from(TOKENS)))
    elif kind == "key":
        value = parent.pop(key)
        parent[draw(st.sampled_from([*KEYS, f"{key}s"]))] = value
    else:
        parent[draw(st.sampled_from(KEYS))] = draw(st.sampled_from(TOKENS))


@pytest.mark.parametrize(("name", "report"), BASES)
def test_the_reports_are_sound_before_they_are_broken(name: str, report: Any) -> None:
    assert verdicts(name, written(report)) == ([], [])


@settings(max_examples=200)
@given(broken())
def test_the_schema_refuses_what_check_faults(case: tuple[str, str]) -> None:
    found, refused = verdicts(*case)
    assert bool(found) == bool(refused), (found, refused, case[1])
