"""Waivers: what somebody approved for a time is shown as waived, is counted, and fails nothing. The folder is that of
test_folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command import Ran, plan
from support import HERE
from test_folder import PLAN, Folder, changed, overdue, put, valley, without

from plan_cli import rules
from plan_cli.rules.rule import WAIVERS

RULES = sorted(rule.code for rule in rules.in_scope(WAIVERS))
SILENT = """\
- rule: unit-silent
  unit: 西乡
  reason: 乡镇合并，延期报送
  approved_by: 李局
  until: 2025-06-30
"""
EXPIRED = SILENT.replace("2025-06-30", "2024-12-30")
BEHIND = """\
- rule: G702
  target: A1.1.T1
  reason: 选址调整
  approved_by: 李局
  until: 2025-12-31
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder in which 西乡 is silent for 2024; whatever a test waives stands in waivers.yaml beside the plan."""
    (tmp_path / "plan.yaml").write_bytes((HERE / "plans" / PLAN).read_bytes())
    put(tmp_path, overdue(without(valley(), "2024/西乡.yaml")))
    return tmp_path


def check(home: Path, waivers: str | None, *options: str | Path) -> Ran:
    if waivers is not None:
        (home / "waivers.yaml").write_text(waivers, encoding="utf-8")
    return plan("check", *options, cwd=home)


def findings(home: Path, waivers: str | None, *options: str | Path) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(check(home, waivers, "-f", "json", *options).out)["findings"]
    return listed


def codes(home: Path, waivers: str | None, *options: str | Path) -> list[str]:
    """The findings in short: `C310 waived`, `S101:3` for one in the waivers' file."""
    return [
        f["code"] + (" waived" if f["waived"] else f":{f['line']}" if f["path"].endswith("waivers.yaml") else "")
        for f in findings(home, waivers, *options)
    ]


# --- what a waiver does


def test_without_a_waiver_the_finding_fails_the_run(home: Path) -> None:
    ran = check(home, None)
    assert ran.code == 1
    assert "1 fault, 0 gaps" in ran.out
    assert "waived" not in ran.out


def test_what_is_waived_is_shown_with_its_reason_counted_and_fails_nothing(home: Path) -> None:
    ran = check(home, SILENT)
    assert ran.code == 0
    assert "C310 unit-silent: 西乡: no report for 2024" in ran.out
    assert "[waived: 乡镇合并，延期报送]" in ran.out
    assert ran.out.splitlines()[-1].endswith("0 faults, 0 gaps, 1 waived; passed")
    assert check(home, SILENT, "--fail-on", "warning").code == 0


def test_the_json_says_why_it_is_waived_and_counts_it_apart(home: Path) -> None:
    document = json.loads(check(home, SILENT, "-f", "json").out)
    (finding,) = document["findings"]
    assert (finding["code"], finding["severity"], finding["waived"]) == ("C310", "error", "乡镇合并，延期报送")
    assert (document["counts"]["faults"], document["counts"]["waived"]) == (0, 1)


def test_what_is_not_waived_still_fails(home: Path) -> None:
    (home / "reports/2024/东乡.yaml").unlink()
    ran = check(home, SILENT)
    assert ran.code == 1
    assert "1 fault, 0 gaps, 1 waived; failed" in ran.out


def test_a_gap_can_be_waived_too(home: Path) -> None:
    folder: Folder = changed(valley(), "2024/县教育局.yaml", ("T1, value: 30", "T1, value: 15"))
    put(home, folder | changed(folder, "2023/县教育局.yaml", ("T1, value: 20", "T1, value: 14")))
    assert codes(home, BEHIND) == ["C305", "G702 waived"]


# --- what it matches


@pytest.mark.parametrize("rule", ["C310", "unit-silent", " ｕｎｉｔ－ｓｉｌｅｎｔ "])
def test_a_rule_is_named_by_its_code_or_its_name(home: Path, rule: str) -> None:
    assert codes(home, SILENT.replace("unit-silent", f'"{rule}"')) == ["C310 waived"]


def test_a_unit_is_named_by_an_alias_too(home: Path) -> None:
    put(home, overdue(valley()))
    (home / "reports/2024/县教育局.yaml").unlink()
    assert codes(home, SILENT.replace("西乡", "青谷县教育局")) == ["C310 waived"]


@pytest.mark.parametrize("unit", ["东乡", "各乡"])
def test_of_another_unit_it_waives_nothing(home: Path, unit: str) -> None:
    assert codes(home, SILENT.replace("西乡", unit)) == ["C310", "W902:1"]


def test_a_unit_that_is_not_in_the_plan_is_an_error(home: Path) -> None:
    assert codes(home, SILENT.replace("西乡", "西香")) == ["C310", "S103:2"]


@pytest.mark.parametrize(
    ("where", "waived"),
    [
        ("unit: 县教育局", True),
        ("task: A1.1", True),
        ("target: A1.1.T1", True),
        ("unit: 县教育局\n  task: A1.1\n  target: A1.1.T1", True),
        ("task: Ａ1.1 ", True),
        ("task: A1.2", False),
        ("target: A1.1.T2", False),
        ("unit: 东乡\n  target: A1.1.T1", False),
        ("unit: 县教育局\n  task: A1.2", False),
    ],
)
def test_unit_task_and_target_must_all_be_those_of_the_finding(home: Path, where: str, waived: bool) -> None:
    put(home, changed(valley(), "2023/县教育局.yaml", ("T1, value: 20", "T1, value: 38")))
    found = codes(home, f"- rule: K410\n  {where}\n  reason: 核减\n  approved_by: 李局\n  until: 2025-12-31\n")
    assert found == (["K410 waived"] if waived else ["K410", "W902:1"])


def test_a_single_reports_findings_are_waived_as_well(home: Path) -> None:
    text = valley()["2024/东乡.yaml"].replace("approved_by: 周宁\n", "")
    (home / "report.yaml").write_text(text, encoding="utf-8")
    waiver = SILENT.replace("unit-silent", "C306").replace("西乡", "东乡")
    assert codes(home, waiver, "report.yaml") == ["C306 waived"]
    assert check(home, waiver, "report.yaml", "--fail-on", "warning").code == 0


# --- W901, W902


CASES = [
    ("W901", EXPIRED, ["C310", "W901:5"]),
    ("W901", SILENT, ["C310 waived"]),
    ("W902", SILENT.replace("西乡", "东乡"), ["C310", "W902:1"]),
    ("W902", SILENT, ["C310 waived"]),
]


@pytest.mark.parametrize(("code", "waivers", "expected"), CASES)
def test_what_is_found_in_waivers(home: Path, code: str, waivers: str, expected: list[str]) -> None:
    assert codes(home, waivers) == expected
    assert code in RULES


@pytest.mark.parametrize("code", RULES)
def test_each_rule_of_waivers_has_a_case_that_fires_and_one_that_does_not(code: str) -> None:
    fires = {any(item.startswith(code) for item in expected) for listed, _, expected in CASES if listed == code}
    assert fires == {True, False}


def test_a_waiver_holds_up_to_its_last_day(home: Path) -> None:
    """The day is that of the data, never the clock's."""
    until = SILENT.replace("2025-06-30", "2024-12-31")
    assert codes(home, until) == ["C310 waived"]
    assert "C310 waived" in codes(home, SILENT, "--as-of", "2025-06-30")
    assert "W901:5" in codes(home, SILENT, "--as-of", "2025-07-01")


def test_an_expired_waiver_is_an_error_of_its_own_and_is_not_called_unused(home: Path) -> None:
    ran = check(home, EXPIRED, "--ignore", "C310")
    assert ran.code == 1
    assert "W901" in ran.out
    assert "W902" not in ran.out


def test_an_unused_waiver_is_told_only_where_everything_was_looked_at(home: Path) -> None:
    """Not for a single report, not for an earlier period, not for some files, and not where its rule is off. Of a
    folder without the years before nobody knows what was done then, so that one more unit owes a report.
    """
    unused = SILENT.replace("unit-silent", "K410")
    assert codes(home, unused) == ["C310", "W902:1"]
    assert codes(home, unused, "reports/2024/东乡.yaml") == []
    assert codes(home, unused, "reports/2024") == ["C310", "C310"]
    assert codes(home, unused, ".") == ["C310", "W902:1"]
    assert codes(home, SILENT, "--period", "2023") == []
    assert codes(home, SILENT, "--as-of", "2023-12-31") == []
    assert codes(home, unused, "reports", "--only", "reports/2024/东乡.yaml") == []
    assert codes(home, unused, "--ignore", "K410,C310") == []
    assert codes(home, unused, "--ignore", "figure-fell,C310") == []
    assert codes(home, unused, "--select", "C,W") == ["C310"]


def test_an_unused_waiver_fails_only_where_warnings_do(home: Path) -> None:
    put(home, valley())
    assert check(home, SILENT).code == 0
    assert check(home, SILENT, "--fail-on", "warning").code == 1


# --- errors in the waivers' file


@pytest.mark.parametrize(
    ("waivers", "expected"),
    [
        (SILENT.replace("  reason: 乡镇合并，延期报送\n", ""), ["C310", "S101:1"]),
        (SILENT.replace("  approved_by: 李局\n", ""), ["C310", "S101:1"]),
        (SILENT.replace("  until: 2025-06-30\n", ""), ["C310", "S101:1"]),
        (SILENT.replace("  unit: 西乡\n", ""), ["C310", "S101:1"]),
        (SILENT.replace("reason", "reasn"), ["C310", "S101:1", "S102:3"]),
        (SILENT.replace("2025-06-30", "2025-06-31"), ["C310", "S104:5"]),
        (SILENT.replace("unit-silent", "unit-silnt"), ["C310", "S103:1"]),
        (SILENT.replace("unit-silent", "C"), ["C310", "S103:1"]),
        (SILENT.replace("西乡", "[西乡]"), ["C310", "S103:2"]),
        (SILENT.replace("until: 2025-06-30", "until: 2025-06-30\n  until: 2026-06-30"), ["C310 waived", "Y004:6"]),
        ("waivers:\n  - rule: C310\n", ["C310", "Y003:1"]),
        ("- just text\n", ["C310", "S103:1"]),
        ("- [\n", ["C310", "Y003:1"]),
        ("[]\n", ["C310"]),
        ("", ["C310"]),
        ("# none yet\n", ["C310"]),
    ],
)
def test_what_is_wrong_with_the_waivers_has_its_line(home: Path, waivers: str, expected: list[str]) -> None:
    assert codes(home, waivers) == expected
    assert check(home, waivers).code == (0 if expected == ["C310 waived"] else 1)


def test_a_waiver_in_error_spoils_none_of_the_others(home: Path) -> None:
    assert codes(home, EXPIRED.replace("until", "untill") + SILENT) == ["C310 waived", "S101:1", "S102:5"]


@pytest.mark.parametrize("nothing", ["无", "/", "见附件", "N/A", "TBD", "“无”", '"."'])
@pytest.mark.parametrize(("field", "line"), [("乡镇合并，延期报送", 3), ("李局", 4)])
def test_a_waiver_whose_reason_or_approval_says_nothing_waives_nothing(
    home: Path, nothing: str, field: str, line: int
) -> None:
    assert codes(home, SILENT.replace(field, nothing)) == ["C310", f"S101:{line}"]


def test_a_rule_that_is_misspelt_is_proposed(home: Path) -> None:
    assert "did you mean unit-silent?" in check(home, SILENT.replace("unit-silent", "unit-silnt")).out


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("rule: nothing", "a code such as C310"),
        ("unit: 东北乡", "is not in the plan: write its name"),
        ("task: A9.9", "is not in the plan: write a task's id"),
        ("target: A1.9.T9", "is no target or deliverable of the plan"),
    ],
)
def test_what_is_not_there_is_said_with_what_is_wanted(home: Path, line: str, wanted: str) -> None:
    name = line.partition(":")[0]
    kept = [text for text in SILENT.splitlines() if name not in text.partition(":")[0]]
    waiver = "- " + "\n  ".join(text.lstrip("- ") for text in [line, *kept]) + "\n"
    assert wanted in check(home, waiver).out


# --- where they are looked for


def test_they_are_looked_for_beside_the_plan_or_where_an_option_says(home: Path) -> None:
    (home / "office").mkdir()
    (home / "office" / "exceptions.yaml").write_text(SILENT, encoding="utf-8")
    assert codes(home, None) == ["C310"]
    assert codes(home, None, "--waivers", "office/exceptions.yaml") == ["C310 waived"]
    assert codes(home, EXPIRED, "--waivers", "office/exceptions.yaml") == ["C310 waived"]


def test_no_waivers_lets_none_count_nor_be_looked_at(home: Path) -> None:
    assert codes(home, SILENT, "--no-waivers") == ["C310"]
    assert codes(home, "- [\n", "--no-waivers") == ["C310"]


def test_a_waivers_file_that_is_named_and_not_there_stops_the_run(home: Path) -> None:
    ran = check(home, SILENT, "--waivers", "nowhere.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere.yaml" in ran.err


@pytest.mark.parametrize("text", ["- " + "x" * 600_000, "- [" + "1," * 60_000 + "]"], ids=["bytes", "nodes"])
@pytest.mark.parametrize(("lang", "own", "of_a_report"), [("en", "waivers", "a report"), ("zh", "豁免", "报告")])
def test_what_is_too_large_is_told_as_waivers_and_as_no_report(
    home: Path, text: str, lang: str, own: str, of_a_report: str
) -> None:
    ran = check(home, text + "\n", "--lang", lang)
    line = next(line for line in (ran.out + ran.err).splitlines() if "Y006" in line)
    assert own in line.split("Y006", 1)[1]
    assert of_a_report not in line
