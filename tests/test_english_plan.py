"""An action plan in English, with financial years from April, through every command, to the letter and in both
languages; and no Chinese sign in its English output.

`--update-golden` writes the files under tests/golden/english anew; then read the difference.
"""

from __future__ import annotations

import json
import pickle
import re
from itertools import product

import pytest
from command import Ran, plan
from support import HERE
from test_golden import compare

from plan_cli.checking.check import check_folder
from plan_cli.checking.selection import Selection
from plan_cli.model.plan import load
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.rendering.machine.json import render
from plan_cli.words import wording

FOLDER = HERE / "plans" / "english"
GOLDEN = HERE / "golden" / "english"
PLAN = ("--plan", "plan.yaml")
VIEWS: dict[str, tuple[str, ...]] = {
    "check": ("check", "reports", *PLAN),
    "check-2023": ("check", "reports", "--period", "2023", *PLAN),
    "check-2024": ("check", "reports", "--period", "2024", *PLAN),
    "check-one": ("check", "reports/2025/Housing Department.yaml", *PLAN),
    "check-markdown": ("check", "reports", "-f", "markdown", *PLAN),
    "summary": ("summary", "reports", "--by", "unit", *PLAN),
    "summary-unit": ("summary", "reports", "--unit", "Energy Office", *PLAN),
    "show": ("show", *PLAN),
    "show-section": ("show", "H", *PLAN),
    "show-target": ("show", "C1.T1", *PLAN),
    "show-unit": ("show", "Housing Department", *PLAN),
    "template": ("template", "Transport Trust", "--period", "2025", *PLAN),
    "lint": ("lint", "plan.yaml"),
    "diff": ("diff", "plan.yaml", "amended.yaml"),
    "diff-markdown": ("diff", "plan.yaml", "amended.yaml", "-f", "markdown"),
}
MACHINE = ("json", "github", "junit", "gitlab")
CHINESE = re.compile("[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def shown(arguments: tuple[str, ...], lang: str) -> Ran:
    return plan(*arguments, "--lang", lang, cwd=FOLDER)


@pytest.mark.parametrize(("view", "lang"), [*product(VIEWS, ("en", "zh"))])
def test_the_output_is_as_it_was(view: str, lang: str, update_golden: bool) -> None:
    ran = shown(VIEWS[view], lang)
    assert ran.err == ""
    compare(GOLDEN / f"{view}.{lang}.txt", ran.out, update_golden)


@pytest.mark.parametrize("view", VIEWS)
def test_the_english_output_of_an_english_plan_holds_no_chinese(view: str) -> None:
    assert CHINESE.findall(shown(VIEWS[view], "en").out) == []


@pytest.mark.parametrize("format", MACHINE)
def test_nor_do_the_formats_for_programs(format: str) -> None:
    arguments = ("check", "reports", "-f", format, *PLAN)
    assert CHINESE.findall(shown(arguments, "en").out) == []


def test_nor_do_the_results_of_sarif() -> None:
    """What it says of the rules, with their examples, is the same whatever the plan."""
    found = json.loads(shown(("check", "reports", "-f", "sarif", *PLAN), "en").out)
    assert CHINESE.findall(json.dumps(found["runs"][0]["results"], ensure_ascii=False)) == []


def test_neither_plan_nor_reports_hold_any_chinese() -> None:
    files = [*FOLDER.glob("*.yaml"), *FOLDER.rglob("reports/*/*.yaml")]
    assert len(files) > 10
    assert [path.name for path in files if CHINESE.search(path.read_text(encoding="utf-8"))] == []


def test_the_reports_are_examples_and_every_output_says_so() -> None:
    assert all("sample: true\n" in path.read_text(encoding="utf-8") for path in FOLDER.rglob("reports/*/*.yaml"))
    assert "example data, invented" in shown(VIEWS["check"], "en").out
    assert "(example data)" in shown(VIEWS["summary"], "en").out.splitlines()[0]


def test_the_amended_plan_is_sound_too() -> None:
    assert plan("lint", "amended.yaml", cwd=FOLDER).code == 0


def test_what_is_known_of_the_three_years() -> None:
    """By hand, from the plan and the reports: what is read off these pages is what was asked and told."""
    found = json.loads(shown(("check", "reports", "-f", "json", *PLAN), "en").out)
    stands = {target["target"]: target for target in found["targets"]}
    assert {id: target["lamp"] for id, target in stands.items()} == {
        "H1.T1": "grey",  # 812.5 homes can't be
        "H1.T2": "done",  # 118 of at most 120
        "H2.T1": "done",  # 94 % is kept
        "H2.T2": "done",  # 38 of at most 40 in this year
        "C1.T1": "red",  # 6400 on 2025-12-31, and 6000 were to be reached
        "C1.T2": "grey",  # in another measure
        "C1.T3": "done",  # in 2025/26, and it was to be done by 2025-03-31
        "T1.T1": "done",
        "T1.T2": "done",
        "T1.T3": "grey",  # the survey is not out
    }
    assert (stands["H2.T1"]["kept"], stands["H2.T1"]["measurements"]) == (2, 3)
    assert stands["C1.T3"]["late"]
    assert [(missed["id"], missed["since"]) for missed in found["missed"]] == [("H2.T2", "2024-04-01")]
    codes = [finding["code"] for finding in found["findings"]]
    assert {code for code in codes if code[0] in "SRC"} == {"S103", "R207", "C310", "C312"}


def test_the_result_can_be_sent_and_says_the_same() -> None:
    """Measures of the plan's own, and its years, travel with it."""
    read = source.read((FOLDER / "plan.yaml").read_bytes(), "plan.yaml")
    own = load(read)
    assert own is not None
    files = sorted(FOLDER.rglob("reports/*/*.yaml"))
    loaded = [Loaded(source.read(path.read_bytes(), path.relative_to(FOLDER).as_posix())) for path in files]
    result = check_folder(own, loaded, Selection())
    again = pickle.loads(pickle.dumps(result))
    assert again == result
    assert render(again, wording("en"), "gap") == render(result, wording("en"), "gap")
    assert again.plan.targets["H2.T2"].measure.is_counted
    assert again.plan.terms == own.terms
