"""Every format says the same of the same findings, and can't be broken by what a report holds."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import plan
from hypothesis import given, settings
from hypothesis import strategies as st
from read_back import READERS, tables, workflow_commands
from results import CLEAN, RESULTS, checked, made, one, rendered
from support import HERE, plan_named

from plan_cli import rules
from plan_cli.checking.check import check_alone
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection, fails
from plan_cli.finding import Amount, Fact, Place, Position, Region, Share
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.rendering.machine.json import dumps, number
from plan_cli.rendering.safe import visible

GOLDEN = HERE / "golden" / "formats"
SHARED = ("check", "reports", "--plan", "../../plans/town.yaml", "--waivers", "waivers.yaml", "--lang", "en")
SUFFIXES = {
    "text": "txt",
    "json": "json",
    "markdown": "md",
    "github": "log",
    "sarif": "sarif",
    "junit": "xml",
    "gitlab": "gitlab.json",
}
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


# --- one golden output per format


@pytest.mark.parametrize("name", SUFFIXES)
def test_output_is_the_golden_one(name: str, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool) -> None:
    monkeypatch.chdir(GOLDEN)
    ran = plan(*SHARED, "-f", name)
    assert (ran.code, ran.err) == (1, "")
    file = GOLDEN / f"check.{SUFFIXES[name]}"
    output = READABLE.get(name, str)(ran.out)
    if update_golden:
        file.write_text(output, encoding="utf-8", newline="\n")
    assert output == file.read_text(encoding="utf-8")


def in_lines(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def without_other_rules(log: str) -> str:
    """SARIF with those rules alone that its results name, and named where they are counted: a new
    rule changes nothing.
    """
    document = json.loads(log)
    for run in document["runs"]:
        driver = run["tool"]["driver"]
        codes = [rule["id"] for rule in driver["rules"]]
        named = {result["ruleId"] for result in run["results"]}
        driver |= {
            "version": ANY,
            "rules": [rule | {"helpUri": ANY} for rule in driver["rules"] if rule["id"] in named],
        }
        run["results"] = [result | {"ruleIndex": codes[result["ruleIndex"]]} for result in run["results"]]
    return in_lines(document)


ANY = "(not compared)"
READABLE: dict[str, Callable[[str], str]] = {
    "json": lambda text: re.sub(r'(?<="rules": )\d+(?=,\n)', f'"{ANY}"', text),
    "sarif": without_other_rules,
    "gitlab": lambda text: in_lines(json.loads(text)),
}
"""Outputs as they are compared: on many lines, and without what changes with every rule or version."""


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
    of_reports = {rule.code for rule in rules.CHECK}
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
@given(st.lists(drawn_findings, min_size=1, max_size=5))
def test_no_text_breaks_a_format_or_hides_a_finding(drawn: list[tuple[str, str, str, str | None]]) -> None:
    findings = [
        one(code, file.strip() or "f", number + 1, text, waiver=waiver)
        for number, (code, file, text, waiver) in enumerate(drawn)
    ]
    result = made(findings)
    expected = Counter((f.code, visible(f.file).strip(), f.line) for f in findings)
    for name, read in READERS.items():
        assert (
            Counter((seen.code, seen.path.strip(), seen.line) for seen in read(rendered(result, name))) == expected
        ), name


@pytest.mark.parametrize("name", ["text", "markdown", "github", "junit", "gitlab"])
def test_no_name_of_a_report_fills_the_screen(name: str) -> None:
    long = "很长" * 20_000
    text = rendered(checked(CLEAN.replace("市邮政局", long).replace("task: B3.4", f"task: {long}")), name)
    assert "R202" in text
    assert "很长" * 100 not in text


# --- numbers in JSON

LEVELS = """\
plan: yunze-culture@2.1
unit: 市园林局
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B2.1
    status: in_progress
    figures:
      - {target: B2.1.T3, value: 7.12345678901234567, measure: 分贝, measured: 2024-06-01}
      - {target: B2.1.T1, value: 30.07, measure: "%", measured: 2024-06-01}
"""


def test_json_has_every_digit_of_a_figure() -> None:
    text = rendered(checked(LEVELS), "json")
    values = {target["target"]: target["value"] for target in json.loads(text, parse_float=Decimal)["targets"]}
    assert (str(values["B2.1.T3"]), str(values["B2.1.T1"])) == ("7.12345678901234567", "30.07")
    assert "\\u0000" not in text


def test_json_rounds_up_what_is_required_and_down_what_is_there() -> None:
    targets = {
        target["target"]: target
        for target in json.loads(rendered(checked(LEVELS), "json"), parse_float=Decimal)["targets"]
    }
    assessment = next(a for s in checked(LEVELS).judged for a in s.targets if a.target.id == "B2.1.T1")
    exact = assessment.needed_per_month
    assert exact is not None
    assert exact.denominator > 1, "the case has a number with no end"
    assert 0 <= Fraction(targets["B2.1.T1"]["needed_per_month"]) - exact < Fraction(1, 10**6)
    assert assessment.progress is not None
    assert 0 <= assessment.progress - Fraction(targets["B2.1.T1"]["progress"]) < Fraction(1, 10**6)


@given(
    st.decimals(min_value=0, max_value=10**12, allow_nan=False, places=9)
    | st.decimals(min_value=0, max_value=1, places=28)
)
def test_a_number_in_json_is_the_number(value: Decimal) -> None:
    assert json.loads(dumps({"n": number(value), "text": "1.5"}), parse_float=Decimal) == {"n": value, "text": "1.5"}


def test_a_fact_of_any_kind_is_written_as_json_has_it() -> None:
    third = Fraction(1, 3)
    kinds: list[tuple[Fact, object]] = [
        *((value, value) for value in (None, 7, "x")),
        (Decimal("7.50"), 7.5),
        (date(2024, 6, 30), "2024-06-30"),
        (Amount(third), 0.333333),
        (Amount(third, up=True), 0.333334),
        (Share(third), 0.333333),
        (("x", "\u202e"), ["x", "\\u{202E}"]),
    ]
    finding = one("R203")
    found = [finding._replace(hit=finding.hit._replace(expected=fact)) for fact, _ in kinds]
    assert [each["expected"] for each in json.loads(rendered(made(found), "json"))["findings"]] == [
        value for _, value in kinds
    ]


# --- example data


@pytest.mark.parametrize(("lang", "said"), [("en", "example data"), ("zh", "纯属虚构")])
@pytest.mark.parametrize("name", SUFFIXES)
def test_every_format_says_that_a_report_is_example_data(name: str, lang: str, said: str) -> None:
    sample = CLEAN.replace("approved_by: 王宁\n", "sample: true\n")
    said = '"sample": true' if name == "json" else said
    assert said in rendered(checked(sample), name, lang=lang)
    assert said not in rendered(checked(sample.replace("sample: true\n", "")), name, lang=lang)


@pytest.mark.parametrize("name", ["text", "json", "markdown", "github", "sarif", "junit"])
def test_so_it_does_of_a_report_in_which_nothing_was_found(name: str) -> None:
    text = rendered(checked(CLEAN + "sample: true\n"), name)
    assert ('"sample": true' if name == "json" else "example data, invented") in text


# --- what is waived, too much, left out, or not there at all


def test_what_is_waived_is_shown_as_waived_and_fails_in_no_format() -> None:
    result = made([one("R203", waiver="agreed")])
    assert not any(fails(finding, "warning") for finding in result.findings)
    assert [(a.command, "waived: agreed" in a.message) for a in workflow_commands(rendered(result, "github"))] == [
        ("notice", True)
    ]
    suppressed = json.loads(rendered(result, "sarif"))["runs"][0]["results"][0]["suppressions"]
    assert [(s["kind"], s["status"], s["justification"]) for s in suppressed] == [
        ("external", "accepted", "waived: agreed")
    ]
    entry = json.loads(rendered(result, "gitlab"))[0]
    assert (entry["severity"], "waived: agreed" in entry["description"]) == ("info", True)
    suite = ElementTree.fromstring(rendered(result, "junit", "warning"))[0]
    assert (suite.attrib["failures"], suite.attrib["skipped"]) == ("0", "1")
    assert [
        row[-1] for row in next(rows for heads, rows in tables(rendered(result, "markdown")) if heads[0] == "kind")
    ] == ["1", "0"]
    assert json.loads(rendered(result, "json"))["findings"][0]["waived"] == "agreed"


@pytest.mark.parametrize("name", SUFFIXES)
def test_findings_that_were_too_many_are_counted_in_every_format(name: str) -> None:
    result = checked(CLEAN + "".join(f"x{number}: 1\n" for number in range(130)))
    assert len(result.findings) == 100
    assert result.counts() == {"faults": 130, "gaps": 0, "notes": 0, "waived": 0}
    text = json.dumps(json.loads(rendered(result, name))) if name == "json" else rendered(result, name)
    assert ('"more": {"S102": 30}' if name == "json" else "30 more S102") in text


def test_what_was_too_much_counts_as_what_was_kept_of_its_code() -> None:
    result = checked(CLEAN + "".join(f"x{number}: 1\n" for number in range(130)))
    assert "130 faults" in rendered(result, "text").splitlines()[-1]
    assert "130 faults" in rendered(result, "github").splitlines()[-1]
    counts = json.loads(rendered(result, "json"))["counts"]
    assert (counts["faults"], counts["severities"]) == (130, {"error": 130, "warning": 0, "note": 0})
    assert [rows[0] for heads, rows in tables(rendered(result, "markdown")) if heads[0] == "kind"] == [
        ["fault", "130", "0", "0", "0"]
    ]
    waived = result._replace(findings=tuple(finding._replace(waiver="agreed") for finding in result.findings))
    assert waived.counts() == {"faults": 0, "gaps": 0, "notes": 0, "waived": 130}
    some = result._replace(findings=(waived.findings[0], *result.findings[1:]))
    assert some.counts() == {"faults": 129, "gaps": 0, "notes": 0, "waived": 1}


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_report_that_is_left_out_is_named_in_every_format(name: str) -> None:
    later = CLEAN.replace("2024-H1", "2024-H2").replace("2024-07-15", "2025-01-15")
    loaded = [Loaded(source.read(text.encode(), file)) for text, file in ((CLEAN, "a.yaml"), (later, "b.yaml"))]
    result = check_alone(plan_named("town.yaml"), loaded, Selection(), as_of=date(2024, 6, 30))
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
    moved = Place(gap.file, Region(Position(gap.line + 7, gap.column), Position(gap.line + 7, gap.column)))
    grown = gap._replace(place=moved, hit=gap.hit._replace(actual=Decimal(2), difference=Amount(Fraction(-99), "人")))
    assert (grown.hit.actual, grown.hit.difference) != (gap.hit.actual, gap.hit.difference)
    assert fingerprints(made([grown])) == fingerprints(made([gap]))
