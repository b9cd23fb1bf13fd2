"""What is history is not looked at by any rule; and what is taken for history while it is read, but is not, is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from test_folder import Folder, changed, check, named_loosely, report, valley

from plan_cli import rules
from plan_cli.finding import Hit
from plan_cli.judging.submission import Submission
from plan_cli.model.period import Period
from plan_cli.rules.rule import REPORT


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that the first rule of a report by itself is asked about."""
    files: list[str] = []
    first, *others = rules.in_scope(REPORT)

    def noting(submission: Submission) -> Iterator[Hit]:
        files.append(submission.name)
        yield from first.check(submission)

    noted = first._replace(check=noting)
    found = rules.in_scope
    monkeypatch.setattr(rules, "in_scope", lambda scope: [noted, *others] if scope is REPORT else found(scope))
    return files


def latest_first(folder: Folder) -> Folder:
    return dict(sorted(folder.items(), reverse=True))


def test_the_rules_of_a_report_are_not_asked_about_the_history(asked: list[str]) -> None:
    check(latest_first(valley()))
    assert {file.partition("/")[0] for file in asked} == {"2024"}


def test_with_all_periods_they_are(asked: list[str]) -> None:
    check(latest_first(valley()), all_periods=True)
    assert {file.partition("/")[0] for file in asked} == {"2022", "2023", "2024"}


def test_they_are_asked_about_the_period_that_is_named(asked: list[str]) -> None:
    check(valley(), period="2023")
    assert {"2023"} <= {file.partition("/")[0] for file in asked}
    assert "2022" not in {file.partition("/")[0] for file in asked}


def test_what_was_taken_for_history_by_a_day_that_is_not_believed_is_looked_at(asked: list[str]) -> None:
    """While the day counts, 2025 seems to have ended and to be checked; without it, 2024 is."""
    folder = changed(valley(), "2024/东乡.yaml", ("2025-01-15", "2028-01-15"))
    folder = changed(folder, "2024/县文化馆.yaml", ("approved_by: 周宁\n", ""))
    early = report("西乡", "2025").replace("2026-01-15", "2025-06-15")
    misled = {"2024/东乡.yaml": folder["2024/东乡.yaml"], "2025/西乡.yaml": early} | folder
    result, other = check(misled), check(dict(sorted(misled.items())))
    assert result.period == other.period == Period.parse("2024")
    assert "C306" in {finding.code for finding in result.findings}
    assert [named_loosely(f) for f in result.findings] == [named_loosely(f) for f in other.findings]
    assert asked.count("2024/县文化馆.yaml") == 2
