"""Two plans of other kinds through every command, to the letter and in both languages: a Chinese county's three-year
plan that changes while it runs (quotas of towns, an office that merges, goals that are raised, a task that is withdrawn
and one that is added; monthly reports), and a school's without a document and without an end.

`--update-golden` writes the files under tests/golden/county and tests/golden/school anew; then read the difference.
"""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from command import Ran, plan
from support import HERE
from test_golden import compare

PLANS = HERE / "plans"
PLAN = ("--plan", "plan.yaml")
PERIODS = {
    "county": ("2024-06", "2024-07", "2024-08", "2024-09", "2024-10", "2024-11"),
    "school": ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"),
}
VIEWS: dict[str, dict[str, tuple[str, ...]]] = {
    "county": {
        **{f"check-{period}": ("check", "reports", "--period", period, *PLAN) for period in PERIODS["county"][:-1]},
        "check": ("check", "reports", *PLAN),
        "check-due": ("check", "reports", "--as-of", "2024-12-11", *PLAN),
        "check-one": ("check", "reports/2024-09/县农业农村局.yaml", *PLAN),
        "check-markdown": ("check", "reports", "-f", "markdown", *PLAN),
        "summary": ("summary", "reports", "--by", "unit", *PLAN),
        "summary-2024-09": ("summary", "reports", "--by", "task", "--period", "2024-09", *PLAN),
        "summary-unit": ("summary", "reports", "--unit", "县农业农村局", *PLAN),
        "show": ("show", *PLAN),
        "show-section": ("show", "Q2", *PLAN),
        "show-task": ("show", "Q2.2", *PLAN),
        "show-target": ("show", "Q1.1.T1", *PLAN),
        "show-unit": ("show", "县农业农村局", *PLAN),
        "show-ended": ("show", "县帮扶办", *PLAN),
        "template": ("template", "县农业农村局", "--period", "2024-12", *PLAN),
        "template-share": ("template", "西坪镇", "--period", "2024-12", *PLAN),
        "lint": ("lint", "plan.yaml"),
        "diff": ("diff", "plan.yaml", "amended.yaml"),
        "diff-markdown": ("diff", "plan.yaml", "amended.yaml", "-f", "markdown"),
    },
    "school": {
        **{f"check-{period}": ("check", "reports", "--period", period, *PLAN) for period in PERIODS["school"][:-1]},
        "check": ("check", "reports", *PLAN),
        "check-one": ("check", "reports/2024-Q4/Site Manager.yaml", *PLAN),
        "check-markdown": ("check", "reports", "-f", "markdown", *PLAN),
        "summary": ("summary", "reports", "--by", "unit", *PLAN),
        "summary-unit": ("summary", "reports", "--unit", "Head of Pastoral Care", *PLAN),
        "show": ("show", *PLAN),
        "show-section": ("show", "W1", *PLAN),
        "show-target": ("show", "W1.1.T1", *PLAN),
        "show-unit": ("show", "Catering", *PLAN),
        "template": ("template", "Head of Pastoral Care", "--period", "2025-Q2", *PLAN),
        "lint": ("lint", "plan.yaml"),
        "diff": ("diff", "plan.yaml", "amended.yaml"),
        "diff-markdown": ("diff", "plan.yaml", "amended.yaml", "-f", "markdown"),
    },
}
ALL = [(kind, view) for kind, views in VIEWS.items() for view in views]
MACHINE = ("json", "github", "junit", "gitlab")
CHINESE = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]+")
SIGN = re.compile("[\u3001-\u3004\u3008-\u303f\uff00-\uffef]")


def shown(kind: str, arguments: tuple[str, ...], lang: str) -> Ran:
    return plan(*arguments, "--lang", lang, cwd=PLANS / kind)


def checked(folder: Path, *more: str) -> dict[str, Any]:
    ran = plan("check", "reports", "-f", "json", *PLAN, "--lang", "en", *more, cwd=folder)
    assert ran.code in (0, 1), ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def own_text(kind: str) -> str:
    """All that the plan, its amended version and the reports say, and what the files are called."""
    files = sorted((PLANS / kind).rglob("*.yaml"))
    return "\n".join(part for path in files for part in (path.name, path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("kind", "view", "lang"), [(*one, lang) for one, lang in product(ALL, ("en", "zh"))])
def test_the_output_is_as_it_was(kind: str, view: str, lang: str, update_golden: bool) -> None:
    ran = shown(kind, VIEWS[kind][view], lang)
    assert ran.err == ""
    compare(HERE / "golden" / kind / f"{view}.{lang}.txt", ran.out, update_golden)


@pytest.mark.parametrize(("kind", "view"), ALL)
def test_english_output_holds_no_chinese_but_the_plans_own(kind: str, view: str) -> None:
    out, own = shown(kind, VIEWS[kind][view], "en").out, own_text(kind)
    assert [run for run in CHINESE.findall(out) if run not in own] == []
    assert [sign for sign in SIGN.findall(out) if sign not in own] == []


@pytest.mark.parametrize(("kind", "format"), [*product(PERIODS, MACHINE)])
def test_nor_do_the_formats_for_programs(kind: str, format: str) -> None:
    own = own_text(kind)
    out = shown(kind, ("check", "reports", "-f", format, *PLAN), "en").out
    assert [run for run in CHINESE.findall(out) if run not in own] == []


@pytest.mark.parametrize("kind", PERIODS)
def test_the_reports_are_examples_and_every_output_says_so(kind: str) -> None:
    files = [*(PLANS / kind).rglob("reports/*/*.yaml")]
    assert len(files) > 12
    assert all("sample: true\n" in path.read_text(encoding="utf-8") for path in files)
    assert "example data, invented" in shown(kind, VIEWS[kind]["check"], "en").out
    assert "示例" in shown(kind, VIEWS[kind]["summary"], "zh").out.splitlines()[0]


@pytest.mark.parametrize(("kind", "version"), [*product(PERIODS, ("plan.yaml", "amended.yaml"))])
def test_the_plans_are_sound(kind: str, version: str) -> None:
    assert plan("lint", version, cwd=PLANS / kind).code == 0


@pytest.mark.parametrize(("kind", "period"), [(kind, period) for kind, all in PERIODS.items() for period in all])
def test_a_closed_period_stays_as_it_was_judged(kind: str, period: str, tmp_path: Path) -> None:
    """Later reports change nothing of it: neither what is found, nor how anything stands."""
    shutil.copy(PLANS / kind / "plan.yaml", tmp_path)
    for folder in (PLANS / kind / "reports").iterdir():
        if folder.name <= period:
            shutil.copytree(folder, tmp_path / "reports" / folder.name)
    # On a day by which every report of the period was due.
    then = checked(tmp_path, "--period", period, "--as-of", "2026-01-01")
    now = checked(PLANS / kind, "--period", period, "--as-of", "2026-01-01")
    for key in ("findings", "targets", "missed"):
        assert then[key] == now[key], key


@pytest.mark.parametrize("kind", PERIODS)
def test_what_is_owed_and_not_settled_stays_in_the_counts(kind: str) -> None:
    """A target that is not done stands in the next period as well, or is among what was missed, or was withdrawn; what
    was missed stays missed.
    """
    withdrawn = {"2024-10": {"Q2.2.T1"}}
    stands = [checked(PLANS / kind, "--period", period) for period in PERIODS[kind]]
    for before, after in pairwise(stands):
        owed = {item["target"] for item in before["targets"] if item["lamp"] != "done"}
        there = {item["target"] for item in after["targets"]} | {item["id"] for item in after["missed"]}
        assert owed - there <= withdrawn.get(after["period"], set()), after["period"]
        assert ended(before) <= ended(after)


@pytest.mark.parametrize("kind", PERIODS)
def test_an_overdue_deliverable_stays_overdue_until_it_is_done_or_missed(kind: str) -> None:
    stands = [checked(PLANS / kind, "--period", period) for period in PERIODS[kind]]
    seen = 0
    for before, after in pairwise(stands):
        settled = {id for id, _ in ended(after)} | {f["target"] for f in after["findings"] if f["code"] == "G709"}
        late = {f["target"] for f in before["findings"] if f["code"] == "G704"}
        assert late <= settled | {f["target"] for f in after["findings"] if f["code"] == "G704"}, after["period"]
        seen += len(late)
    assert seen >= 2


def ended(found: dict[str, Any]) -> set[tuple[str, str]]:
    return {(one["id"], one["since"]) for one in found["missed"]}
