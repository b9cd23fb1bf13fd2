"""Linting: a sound plan is broken in one place, and exactly what follows from that is found, at the right line.

The plan is tests/plans/lint-riverton.yaml, its document tests/plans/riverton.txt; both are made up. What is changed,
and what must be found, is in lint_cases. The real document is not part of the project: where PLAN_SOURCE_TEXT names a
copy, data/plan.yaml is held to it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from all_words import SENTENCES
from lint_cases import ITSELF, PLAN_CHANGED, TEXT_CHANGED, Case, Expected

from plan_cli import rules
from plan_cli.checking.lint import LintResult, form_findings, lint
from plan_cli.checking.selection import Selection
from plan_cli.finding import Finding
from plan_cli.model import plan as plans
from plan_cli.model.plan import Plan
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading import source
from plan_cli.words import wording

HERE = Path(__file__).parent / "plans"
PLAN = (HERE / "lint-riverton.yaml").read_text("utf-8")
TEXT = (HERE / "riverton.txt").read_text("utf-8")
PIN = hashlib.sha256(TEXT.encode()).hexdigest()


def load(text: str) -> Plan:
    loaded = plans.load(source.read(text.encode(), "plan.yaml"))
    assert loaded is not None
    return loaded


def replaced(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def run(plan: str, text: str | None = None) -> LintResult:
    """Lint a plan; the text that it is held against is the one that it pins."""
    if text is None:
        return lint(load(plan), None)
    pinned = plan.replace(PIN, hashlib.sha256(text.encode()).hexdigest())
    return lint(load(pinned), text.encode())


def key(finding: Finding) -> str:
    return f"{finding.code}/{finding.hit.case}" if finding.hit.case else finding.code


def assert_found(findings: Iterable[Finding], plan: str, expected: Expected) -> None:
    lines = plan.split("\n")
    found = sorted((key(finding), lines[finding.line - 1]) for finding in findings)
    assert [code for code, _ in found] == sorted(code for code, _ in expected), found
    for code, marker in expected:
        assert any(code == other and marker in line for other, line in found), (code, marker, found)


def test_the_made_up_plan_is_sound() -> None:
    assert PIN in PLAN
    assert run(PLAN).findings == run(PLAN, TEXT).findings == ()


@pytest.mark.parametrize("case", ITSELF.values(), ids=ITSELF)
def test_the_plan_itself(case: Case) -> None:
    plan = replaced(PLAN, case.old, case.new)
    assert_found(run(plan).findings, plan, case.expected)


@pytest.mark.parametrize("case", PLAN_CHANGED.values(), ids=PLAN_CHANGED)
def test_the_plan_against_the_text(case: Case) -> None:
    plan = replaced(PLAN, case.old, case.new)
    assert_found(run(plan, TEXT).findings, plan, case.expected)


@pytest.mark.parametrize("case", TEXT_CHANGED.values(), ids=TEXT_CHANGED)
def test_the_text_against_the_plan(case: Case) -> None:
    assert_found(run(PLAN, replaced(TEXT, case.old, case.new)).findings, PLAN, case.expected)


def test_another_text_is_said_once_and_checked_all_the_same() -> None:
    text = replaced(TEXT, "100辆", "90辆")
    found = lint(load(PLAN), text.encode())
    assert_found(found.findings, PLAN, [("L811", "source:"), ("L814/claimed", "A2.1.T2"), ("L815", "id: A2.1")])


def test_a_task_that_is_left_out() -> None:
    start, end = PLAN.index("      - id: A1.2\n"), PLAN.index("  - id: A2\n")
    plan = PLAN[:start] + PLAN[end:]
    result = run(plan, TEXT)
    codes = [key(finding) for finding in result.findings]
    assert sorted(codes) == ["L813/unclaimed", *["L815/elsewhere"] * 3, *["L816/elsewhere"] * 2]
    assert {f.hit.plan_line for f in result.findings} == {14}
    assert {f.line for f in result.findings} == {plan[: plan.index("  - id: G\n")].count("\n") + 1}
    assert result.covered["tasks"] == (3, 4)
    assert result.covered["assignments"] == (9, 11)


def test_facts_of_a_figure() -> None:
    plan = replaced(PLAN, "at_least: 2000", "at_least: 2500")
    (finding,) = (f for f in run(plan, TEXT).findings if f.code == "L814")
    hit = finding.hit
    assert (hit.task, hit.target, hit.expected, hit.plan_line) == ("A1.2", "A1.2.T2", Decimal(2500), 14)
    assert hit.actual == ("1.2万", "2000", "1万")
    assert hit.facts["sentence"] == 2


def test_facts_of_parts_that_do_not_add_up() -> None:
    (finding,) = run(replaced(PLAN, "at_least: 12000", "at_least: 13000")).findings
    assert (finding.hit.expected, finding.hit.actual, finding.hit.difference) == (13000, 12000, 1000)


def test_a_unit_that_is_nearly_right_is_proposed() -> None:
    (finding,) = run(replaced(PLAN, "lead: 市文化局", "lead: 市文广局")).findings
    assert finding.hit.facts["suggestion"] == "市文化局"


def test_counts_and_coverage() -> None:
    assert run(PLAN).counts == {"units": 7, "sections": 4, "tasks": 5, "targets": 12, "deliverables": 4}
    assert run(PLAN).covered == {}
    covered = run(PLAN, TEXT).covered
    assert covered == {
        "tasks": (4, 4),
        "assignments": (11, 11),
        "figures": (12, 12),
        "numbers": (12, 12),
        "sentences": (10, 10),
    }


def test_rules_can_be_chosen() -> None:
    plan = replaced(PLAN, "at_least: 2000", "at_least: 2500")
    result = lint(load(plan), TEXT.encode(), Selection(on=frozenset({"L804"})))
    assert [finding.code for finding in result.findings] == ["L804"]


def test_many_findings_of_one_code_are_counted() -> None:
    text = replaced(TEXT, "制定本方案", "制定" + "、".join(f"{n}条" for n in range(1000, 1150)))
    result = run(PLAN, text)
    assert len(result.findings) == 100
    assert result.more == {"L815": 50}
    assert result.covered["numbers"] == (12, 162)


def test_a_plan_without_form() -> None:
    read = source.read(PLAN.replace("version:", "versoin:").encode(), "plan.yaml")
    assert plans.load(read) is None
    assert [finding.code for finding in form_findings(read)] == ["S101", "S102"]


# --- rules and their words


def findings_of_all_cases() -> list[tuple[Finding, Plan | None]]:
    results = [run(replaced(PLAN, case.old, case.new)) for case in ITSELF.values()]
    results += [run(replaced(PLAN, case.old, case.new), TEXT) for case in PLAN_CHANGED.values()]
    results += [run(PLAN, replaced(TEXT, case.old, case.new)) for case in TEXT_CHANGED.values()]
    results.append(lint(load(PLAN), b""))
    return [(finding, result.plan) for result in results for finding in result.findings]


def test_every_finding_has_a_sentence_in_every_language_and_every_sentence_a_finding() -> None:
    found = findings_of_all_cases()
    for lang in LANGUAGES:
        words = wording(lang)
        assert {code for code in SENTENCES if code.startswith("L")} == {key(finding) for finding, _ in found}
        assert all(words.sentence(finding, plan) for finding, plan in found)


def test_every_rule_of_plans_is_listed() -> None:
    expected = [f"L80{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8)] + [f"L81{n}" for n in range(7)]
    assert [rule.code for rule in rules.every_rule() if rule.family == "L"] == expected


# --- the real document


def test_the_real_plan_is_sound() -> None:
    result = lint(load((Path(__file__).parents[1] / "data/plan.yaml").read_text("utf-8")), None)
    assert result.findings == ()


@pytest.mark.skipif(
    "PLAN_SOURCE_TEXT" not in os.environ, reason="PLAN_SOURCE_TEXT does not name a copy of the document's text"
)
def test_the_real_plan_says_what_its_document_says() -> None:
    result = lint(
        load((Path(__file__).parents[1] / "data/plan.yaml").read_text("utf-8")),
        Path(os.environ["PLAN_SOURCE_TEXT"]).read_bytes(),
    )
    assert result.findings == ()
    assert result.covered["tasks"] == (44, 44)
    assert result.covered["assignments"] == (204, 204)
    assert result.covered["figures"] == (28, 28)
    assert all(part == whole for part, whole in result.covered.values())
