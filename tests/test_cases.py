"""The cases under tests/cases: reports that say themselves what must be found in them, all of it and nothing else.

A case is a file `<CODE>-<name>/<what>.yaml`. Its first lines are comments: what it tells, then `# expect: R203:11:13
C306:3` (code, line and, if given, column) or `# expect: nothing`, and perhaps `# plan: quarter.yaml` or `# as-of:
2024-12-31`. A file that can't hold comments has them in `<what>.expect` beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from support import HERE, plan_named, short
from workbook_cases import FAULTY, REFUSED
from workbooks import found as found_in_workbook

from plan_cli import rules
from plan_cli.checking.check import OF_ONE, check_alone
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.reading import files as inputs
from plan_cli.reading.source import Loaded

CASES = HERE / "cases"
FILES = sorted(CASES.glob("*/*.yaml"))
OPTION = re.compile(r"^# (expect|plan|as-of): (.+)$", re.MULTILINE)
EXPECTED = re.compile(r"[A-Z][0-9]{3}:[0-9]+(:[0-9]+)?")
OF_ONE_REPORT = sorted(rule.code for rule in rules.CHECK if rule.scope in OF_ONE)


@dataclass(frozen=True)
class Case:
    path: Path
    expected: tuple[str, ...]
    plan: str = "town.yaml"
    as_of: date | None = None

    @property
    def rule(self) -> str:
        return self.path.parent.name.partition("-")[0]

    @property
    def fires(self) -> bool:
        return any(item.startswith(self.rule) for item in self.expected)


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@cache
def case_of(path: Path) -> Case:
    beside = path.with_suffix(".expect")
    options = dict(OPTION.findall((beside if beside.exists() else path).read_text(encoding="utf-8")))
    expected = () if options["expect"] == "nothing" else tuple(options["expect"].split())
    assert all(EXPECTED.fullmatch(item) for item in expected), expected
    as_of = date.fromisoformat(options["as-of"]) if "as-of" in options else None
    return Case(path, expected, options.get("plan", "town.yaml"), as_of)


def result_of(case: Case) -> Result:
    loaded = Loaded(inputs.read_found(str(case.path)), str(case.path.parent))
    return check_alone(plan_named(case.plan), [loaded], Selection(), case.as_of)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_finds_what_the_case_says_and_nothing_else(path: Path) -> None:
    case = case_of(path)
    findings = [short(finding) for finding in result_of(case).findings]
    without_column = [item if item in case.expected else item.rpartition(":")[0] for item in findings]
    assert Counter(without_column) == Counter(case.expected), findings


@pytest.mark.parametrize("code", OF_ONE_REPORT)
def test_each_rule_has_a_case_that_fires_and_one_that_does_not(code: str) -> None:
    cases = [case for case in map(case_of, FILES) if case.rule == code]
    assert {case.fires for case in cases} | fired_by_workbooks(code) == {True, False}


def fired_by_workbooks(code: str) -> set[bool]:
    """Whether a rule over workbooks alone fires in some, and not in others."""
    return {code == other for _, other in {**REFUSED, **FAULTY}.values()} if code in ("Y008", "Y009") else set()


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_that_only_a_workbook_can_have_is_found_alone(name: str) -> None:
    make, code = FAULTY[name]
    assert [item for item in found_in_workbook(make()) if not item.startswith("G")][:1][0].startswith(code)


def test_each_case_is_in_the_folder_of_a_rule() -> None:
    folders = {f"{rule.code}-{rule.name}" for rule in rules.every_rule()}
    assert {path.parent.name for path in FILES} <= folders
