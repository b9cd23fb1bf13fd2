"""Measures that a plan declares beside the usual ones: what is counted, what is a rate, and their other names; and in
how many measurements a level was held.
"""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest
from command import plan as run

from plan_cli.checking.lint import lint
from plan_cli.model.measure import Measure, canonical, is_counted, is_rate, is_same, synonyms
from plan_cli.model.plan import load
from plan_cli.reading import source

PLAN = """id: town
version: "1"
title: Town plan
start: 2023-01-01
end: 2025-12-31
windows: {all: {start: 2023-01-01, end: 2025-12-31}}
reporting: {cycle: yearly, first: "2023", due_days: 31}
measures:
  - {name: homes, counted: true, aliases: [home, Homes]}
  - {name: per 1000, rate: true, aliases: [per mille]}
  - {name: km}
  - {name: 人, aliases: [people]}
units:
  - {name: Works, kind: department}
  - {name: Parks, kind: department}
sections:
  - id: A
    title: Homes
    tasks:
      - id: A.1
        title: Build homes
        lead: Works
        responsible: [Parks]
        targets:
          - {id: A.1.T1, name: homes built, at_least: 300, measure: homes, during: all, parts: [A.1.T2, A.1.T3]}
          - {id: A.1.T2, name: homes let, at_least: 200, measure: home, during: all}
          - {id: A.1.T3, name: homes sold, at_least: 100, measure: Homes, during: all}
          - {id: A.1.T4, name: vacancy, at_most: 20, measure: per 1000, held: all}
          - {id: A.1.T5, name: kerbs, at_least: 12.5, measure: km, during: all}
          - {id: A.1.T6, name: people housed, at_least: 900, measure: people, during: all}
"""
REPORT = """plan: town@1
unit: Works
period: "2024"
submitted: 2025-01-20
approved_by: A
entries:
  - task: A.1
    status: in_progress
    figures:
"""


def figures(*lines: str, unit: str = "Works", period: str = "2024") -> str:
    text = REPORT.replace("Works", unit).replace('"2024"', f'"{period}"').replace("2025-01", f"{int(period) + 1}-01")
    return text + "".join(f"      - {{target: A.1.{line}}}\n" for line in lines)


def checked(folder: Path, report: str, *arguments: str) -> str:
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "r.yaml").write_text(report, encoding="utf-8")
    return run("check", "r.yaml", "--plan", "plan.yaml", "--lang", "en", *arguments, cwd=folder).out


def linted(text: str) -> list[tuple[str, str, int, int]]:
    read = source.read(text.encode(), "plan.yaml")
    found = load(read)
    assert found is not None, read.problems.hits
    return [(f.code, f.hit.case, f.line, f.column) for f in lint(found, None).findings]


# --- the measure itself


def test_a_declared_measure_is_a_text_that_knows_what_it_is() -> None:
    homes = Measure("Homes", ("homes", "home", "Homes"), is_counted=True)
    assert homes == "Homes"
    assert (canonical(homes), is_counted(homes), is_rate(homes)) == ("homes", True, False)
    assert synonyms(homes) == ["homes", "home", "Homes"]
    assert [is_same(text, homes) for text in ("home", " homes ", "Ｈomes", "house")] == [True, True, True, False]


@pytest.mark.parametrize("again", [copy.deepcopy, lambda measure: pickle.loads(pickle.dumps(measure))])
def test_a_measure_can_be_sent(again: object) -> None:
    homes = Measure("home", ("homes", "home"), is_counted=True)
    other = again(homes)  # type: ignore[operator]
    assert (other, other.names, other.is_counted, other.is_rate) == ("home", ("homes", "home"), True, False)


def test_a_text_that_is_declared_in_one_plan_is_nothing_in_another() -> None:
    assert not is_counted("homes")
    assert is_counted(Measure("homes", ("homes",), is_counted=True))
    assert not is_counted("homes")


def test_a_measure_is_known_as_it_is_written_too() -> None:
    plan = load(source.read(PLAN.replace("km", "m²").encode(), "plan.yaml"))
    assert plan is not None
    kerbs = plan.targets["A.1.T5"].measure
    assert (kerbs, synonyms(kerbs)) == ("m²", ["m2", "m²"])
    assert synonyms("m²") == ["m2", "m²"]


# --- the plan


def test_the_plan_is_sound_and_its_parts_are_in_one_measure() -> None:
    assert linted(PLAN) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "[home, Homes]",
            "[home, km]",
            [("L802", "measure", 11, 12), ("L804", "measure", 25, 105), ("L803", "not-whole", 29, 49)],
        ),
        ("[home, Homes]", "[home, Homes, home]", [("L802", "measure", 9, 57)]),
        ("[people]", "[people, 户]", [("L802", "measure", 12, 33)]),
        ("{name: km}", "{name: homes}", [("L802", "measure", 11, 12)]),
        ("{name: km}", "{name: miles}", [("L805", "measure", 11, 5)]),
        (
            "{name: km}",
            "{name: km, counted: true, rate: true}",
            [("L803", "counted-rate", 11, 5), ("L803", "not-whole", 29, 49), ("L807", "", 29, 76)],
        ),
        ("300, measure", "300.5, measure", [("L803", "not-whole", 25, 55), ("L804", "sum", 25, 98)]),
        ("km, during: all", "per mille, during: all", [("L805", "measure", 11, 5), ("L807", "", 29, 83)]),
    ],
)
def test_what_is_wrong_with_a_measure_is_found_at_its_place(
    old: str, new: str, found: list[tuple[str, str, int, int]]
) -> None:
    assert old in PLAN
    assert linted(PLAN.replace(old, new)) == found


def test_show_schema_and_template_know_them(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    shown = run("show", "--lang", "en", cwd=tmp_path).out
    assert "measures of the plan's own: homes = home = Homes (counted), per 1000 = per mille (a rate), km" in shown
    schema = run("schema", "report", cwd=tmp_path).out
    assert '"homes",' in schema
    assert '"Homes",' in schema
    template = run("template", "Works", "--period", "2024", cwd=tmp_path).out
    assert "measure: homes" in template
    assert "# pace on 2024-12-31: 200 homes" in template


def test_diff_tells_what_became_of_a_measure(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_text(PLAN, encoding="utf-8")
    new = PLAN.replace("[home, Homes]", "[home, Homes, dwellings]").replace("  - {name: km}\n", "")
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")
    told = run("diff", "old.yaml", "new.yaml", "--lang", "en", cwd=tmp_path).out
    assert "aliases: with dwellings" in told
    chinese = run("diff", "old.yaml", "new.yaml", "--lang", "zh", cwd=tmp_path).out
    assert "增加dwellings" in chinese
    found = json.loads(run("diff", "old.yaml", "new.yaml", "-f", "json", cwd=tmp_path).out)
    assert [(c["kind"], c["what"], c["id"]) for c in found["changes"]] == [
        ("changed", "measure", "homes"), ("removed", "measure", "km"),
    ]  # fmt: skip


# --- reports


@pytest.mark.parametrize("name", ["homes", "home", "Homes", " homes "])
def test_every_name_of_a_measure_will_do(tmp_path: Path, name: str) -> None:
    assert "R207" not in checked(tmp_path, figures(f'T1, value: 210, measure: "{name}"'))


def test_people_is_a_name_of_a_usual_measure_where_the_plan_says_so(tmp_path: Path) -> None:
    assert "R207" not in checked(tmp_path, figures("T6, value: 700, measure: 名"))
    assert "R207" in checked(tmp_path, figures("T6, value: 700, measure: 人次"))


@pytest.mark.parametrize(
    ("figure", "codes"),
    [
        ("T1, value: 210.5, measure: homes", ["S103"]),
        ("T1, value: 210.5, measure: Homes", ["S103"]),
        ("T5, value: 9.5, measure: km", []),
        ("T4, value: 17.5, measure: per mille", []),
        ("T4, value: 170, measure: per 1000", ["G702"]),
        ("T1, value: 900, measure: home", ["P501"]),
        ("T5, value: 900, measure: km", []),
        ("T1, value: 210, measure: hmes", ["R207"]),
        ("T1, value: 210, measure: km", ["R207"]),
        ("T1, value: 210 余, measure: homes", ["P502"]),
    ],
)
def test_figures_are_held_to_what_a_measure_is(tmp_path: Path, figure: str, codes: list[str]) -> None:
    found = json.loads(checked(tmp_path, figures(figure), "-f", "json"))["findings"]
    assert [
        f["code"] for f in found if f["code"][0] not in "CK" and f["target"] in (None, f"A.1.{figure[:2]}")
    ] == codes


@pytest.mark.parametrize(("value", "mended"), [('"3,200"', True), ('"3,200.5"', False), ('"3200余"', True)])
def test_what_is_counted_is_mended_to_whole_numbers_alone(tmp_path: Path, value: str, mended: bool) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    read = source.read(figures(f"T1, value: {value}, measure: home").encode(), "r.yaml")
    from plan_cli.model import report as reports

    plan = load(source.read(PLAN.encode(), "plan.yaml"))
    assert plan is not None
    reports.load(read, plan.terms)
    assert [bool(hit.mends) for hits in read.problems.hits.values() for hit in hits] == [mended]


def test_a_near_name_of_a_declared_measure_is_a_guess(tmp_path: Path) -> None:
    """It is said where it is not the name that the sentence gives anyhow."""
    said = "A.1.T1 homes built is measured in homes, not in {}: give the number in homes"
    mistyped = checked(tmp_path, figures("T1, value: 210, measure: hmoes"))
    assert said.format("hmoes") in mistyped
    assert "did you mean" not in mistyped
    assert said.format("hom") + " (did you mean home?)" in checked(tmp_path, figures("T1, value: 210, measure: hom"))
    assert "did you mean" not in checked(tmp_path, figures("T1, value: 210, measure: km"))


def test_what_is_needed_of_what_is_counted_is_whole(tmp_path: Path) -> None:
    found = json.loads(checked(tmp_path, figures("T2, value: 101, measure: homes"), "-f", "json"))["targets"]
    assert [t["needed_per_month"] for t in found if t["target"] == "A.1.T2"] == [9]


def test_contributions_are_held_against_the_leads_total(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "reports/2024").mkdir(parents=True)
    for unit, value in (("Works", 100), ("Parks", 120)):
        text = figures(f"T2, value: {value}, measure: home", unit=unit)
        (tmp_path / f"reports/2024/{unit}.yaml").write_text(text, encoding="utf-8")
    assert "K411" in run("check", "reports", cwd=tmp_path).out


# --- levels held


def held(folder: Path, lang: str, *values: tuple[str, str, str]) -> tuple[str, str]:
    """What check and summary say of the held level, after measurements by period, value and day."""
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    for period, value, day in values:
        (folder / f"reports/{period}").mkdir(parents=True, exist_ok=True)
        text = figures(f"T4, value: {value}, measure: per 1000, measured: {day}, origin: survey", period=period)
        (folder / f"reports/{period}/Works.yaml").write_text(text, encoding="utf-8")
    check = run("check", "reports", "-v", "--lang", lang, cwd=folder).out
    return check, run("summary", "reports", "--lang", lang, cwd=folder).out


KEPT = [("2023", "18", "2023-12-01"), ("2024", "25", "2024-12-01"), ("2025", "19", "2025-12-01")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "✓ done (kept in 2 of 3 measurements)"), ("zh", "✓ 完成（3次测定中2次达标）")],
)
def test_at_its_end_a_held_level_says_in_how_many_measurements_it_was_kept(
    tmp_path: Path, lang: str, said: str
) -> None:
    check, summary = held(tmp_path, lang, *KEPT)
    assert said in check
    assert said in summary.replace("\u00a0", " ")
    found = json.loads(run("check", "reports", "-f", "json", cwd=tmp_path).out)["targets"]
    assert [(t["kept"], t["measurements"]) for t in found if t["target"] == "A.1.T4"] == [(2, 3)]
    assert {(t["kept"], t["measurements"]) for t in found if t["target"] != "A.1.T4"} == {(None, None)}


def test_before_its_end_it_says_nothing_of_that(tmp_path: Path) -> None:
    check, _ = held(tmp_path, "en", *KEPT[:2])
    assert "kept in" not in check


def test_one_measurement_is_counted_once_however_often_it_is_told(tmp_path: Path) -> None:
    check, _ = held(tmp_path, "en", KEPT[0], ("2024", "18", "2023-12-01"), ("2025", "21", "2025-12-01"))
    assert "✗ far behind (overdue, kept in 1 of 2 measurements)" in check


def test_a_report_alone_knows_of_no_other_measurement(tmp_path: Path) -> None:
    held(tmp_path, "en", *KEPT)
    alone = run("check", "reports/2025/Works.yaml", "--lang", "en", "-v", cwd=tmp_path).out
    assert "✓ done" in alone
    assert "kept in" not in alone
