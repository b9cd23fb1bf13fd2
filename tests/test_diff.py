"""Diffs: what changed is told once, by what it is and not by where it stands, and for whom."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from all_words import LABELS
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from support import HERE, plan_named

from plan_cli.model.plan import Plan, load
from plan_cli.planning.diff import KINDS, Diff, diff
from plan_cli.planning.units import EFFECTS
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading import files as inputs
from plan_cli.reading import source
from plan_cli.rendering.machine import diff_json
from plan_cli.rendering.markdown import diff as diff_markdown
from plan_cli.rendering.terminal import diff as diff_text
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording

TOWN = HERE / "plans" / "town.yaml"
GOLDEN = HERE / "golden" / "diff"
NEXT = GOLDEN / "town-next.yaml"
DATA: dict[str, Any] = yaml.load(TOWN.read_text(encoding="utf-8"), yaml.BaseLoader)
Shift = Callable[[dict[str, Any]], object]


def plan_from(data: dict[str, Any]) -> Plan:
    """A plan of plain data, whose numbers are text as they stand in a file."""
    text = json.dumps(_numbers(data), ensure_ascii=False)
    read = source.read(text.encode(), "new.yaml")
    plan = load(read)
    assert plan is not None, read.problems.hits
    return plan


def _numbers(value: Any) -> Any:
    if isinstance(value, dict):
        texts = ("version", "first", "id", "name", "title", "text", "sha256", "start", "end", "by", "date", "issued")
        return {key: item if key in texts and isinstance(item, str) else _numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_numbers(item) for item in value]
    if value in ("true", "false"):
        return value == "true"
    return (
        float(value) if "." in value and value.replace(".", "").isdigit() else int(value) if value.isdigit() else value
    )


def changed(*shifts: Shift) -> Diff:
    """What differs between the town's plan and itself after these changes."""
    data = deepcopy(DATA)
    for shift in shifts:
        shift(data)
    return diff(plan_named("town.yaml"), plan_from(data))


def told(found: Diff) -> list[str]:
    """Changes in short: `changed target B1.1.T1 goal`."""
    return [
        " ".join([c.kind, c.what, c.old_id + ">" + c.id if c.old_id else c.id, *(f.name for f in c.fields)])
        for c in found.changes
    ]


def effects(found: Diff) -> dict[str, list[str]]:
    return {unit.unit: [f"{effect.kind} {effect.id}" for effect in unit.effects] for unit in found.units}


def task(data: dict[str, Any], id: str) -> dict[str, Any]:
    return next(item for section in data["sections"] for item in section["tasks"] if item["id"] == id)


def section(data: dict[str, Any], id: str) -> dict[str, Any]:
    return next(item for item in data["sections"] if item["id"] == id)


def unit(data: dict[str, Any], name: str) -> dict[str, Any]:
    return next(item for item in data["units"] if item["name"] == name)


def rename_unit(data: dict[str, Any], old: str, new: str, aliases: list[str]) -> None:
    text = json.dumps(data, ensure_ascii=False).replace(f'"{old}"', f'"{new}"')
    data.clear()
    data.update(json.loads(text))
    unit(data, new)["aliases"] = aliases


def renumber(item: dict[str, Any], id: str) -> dict[str, Any]:
    """A task under another id, with all that is in it."""
    return dict(json.loads(json.dumps(item, ensure_ascii=False).replace(f'"{item["id"]}', f'"{id}')))


# --- the same


@pytest.mark.parametrize("name", ["town.yaml", "quarter.yaml", "judging.yaml"])
def test_a_plan_is_the_same_as_itself(name: str) -> None:
    found = diff(plan_named(name), plan_named(name))
    assert (found.changes, found.units, found.ids) == ((), (), {})


def test_the_real_plan_is_the_same_as_itself() -> None:
    plan = load(inputs.read_file(str(HERE.parent / "data" / "plan.yaml")))
    assert plan is not None
    assert not diff(plan, plan).changes


def test_how_the_file_is_written_does_not_matter() -> None:
    assert changed().changes == ()


def test_the_order_of_aliases_and_members_does_not_matter() -> None:
    assert (
        changed(
            lambda d: unit(d, "市文广局")["aliases"].reverse(), lambda d: unit(d, "各区县")["members"].reverse()
        ).changes
        == ()
    )


# --- changes


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        (lambda d: d.update(version="3"), ["changed plan yunze-culture version"]),
        (lambda d: d["reporting"].update(due_days="10"), ["changed reporting reporting due_days"]),
        (lambda d: d["judging"].update(tolerance="0.2"), ["changed judging judging tolerance"]),
        (lambda d: d["windows"]["二期"].update(end="2027-06-30"), ["changed window 二期 end"]),
        (
            lambda d: d["windows"].update(四期={"start": "2027-01-01", "end": "2027-02-01"}),
            ["added window 四期 start end"],
        ),
        (lambda d: d.update(not_targets=[{"line": "3", "text": "119", "why": "a number"}]), ["added not-target 3"]),
        (lambda d: unit(d, "市审计局").update(kind="party"), ["changed unit 市审计局 kind"]),
        (lambda d: section(d, "B1").update(aim="别的"), ["changed section B1 aim"]),
        (lambda d: task(d, "B1.1")["responsible"].reverse(), ["changed task B1.1 responsible"]),
        (lambda d: task(d, "B1.1").update(line="11"), ["changed task B1.1 line"]),
        (lambda d: task(d, "B1.1").update(title="办好活动"), ["changed task B1.1 title"]),
        (lambda d: task(d, "B1.2")["targets"][0].update(at_least="20"), ["changed target B1.2.T1 goal"]),
        (lambda d: task(d, "B1.2")["targets"][0].update(measure="次"), ["changed target B1.2.T1 goal"]),
        (lambda d: task(d, "B1.2")["targets"][0].update(binding="false"), ["changed target B1.2.T1 binding"]),
        (lambda d: task(d, "B3.3")["targets"][0].update(during="攻坚期"), ["changed target B3.3.T1 when"]),
        (
            lambda d: task(d, "B1.1")["deliverables"][0].update(continuing="true"),
            ["changed deliverable B1.1.D1 nature"],
        ),
        (lambda d: task(d, "B1.1")["deliverables"][3].update(who="each"), ["changed deliverable B1.1.D4 who"]),
        (lambda d: task(d, "B1.1")["deliverables"].pop(), ["removed deliverable B1.1.D4 nature who"]),
    ],
)
def test_one_change_is_told_once(shift: Shift, expected: list[str]) -> None:
    assert told(changed(shift)) == expected


def test_a_new_task_moves_those_that_follow() -> None:
    """Numbers follow the document's order: what is called the same is the same, whatever its id is now."""

    def insert(data: dict[str, Any]) -> None:
        tasks = section(data, "B1")["tasks"]
        new = {
            "id": "B1.1",
            "title": "新任务",
            "lead": "市体育局",
            "line": "9",
            "deliverables": [{"id": "B1.1.D1", "text": "甲", "sentence": "1"}],
        }
        section(data, "B1")["tasks"] = [new, renumber(tasks[0], "B1.2"), renumber(tasks[1], "B1.3")]

    found = changed(insert)
    assert told(found) == [
        "added task B1.1 lead",
        "added deliverable B1.1.D1 nature who",
        "moved task B1.1>B1.2",
        "moved task B1.2>B1.3",
    ]
    assert found.ids["B1.1.T1"] == "B1.2.T1"
    assert effects(found) == {"市体育局": ["duty-new B1.1"]}


def test_a_task_in_another_section_has_moved_and_may_have_changed() -> None:
    def move(data: dict[str, Any]) -> None:
        moved = renumber(section(data, "B3")["tasks"].pop(), "B2.3")
        moved["line"] = "23"
        section(data, "B2")["tasks"].append(moved)

    assert told(changed(move)) == ["moved task B3.4>B2.3 section line"]


def test_a_target_in_another_task_has_moved() -> None:
    def move(data: dict[str, Any]) -> None:
        target = task(data, "B3.3")["targets"].pop()
        task(data, "B3.4")["targets"] = [target | {"id": "B3.4.T1"}]

    found = changed(move)
    assert told(found) == ["moved target B3.3.T1>B3.4.T1 task"]
    assert effects(found) == {"市气象站": ["target-gone B3.3.T1"], "市邮政局": ["target-new B3.4.T1"]}


def test_a_renamed_unit_is_one_change() -> None:
    found = changed(lambda d: rename_unit(d, "市文广局", "市文旅局", ["市文广局"]))
    assert told(found) == ["changed unit 市文旅局 name aliases"]
    assert [(unit.unit, unit.old_name, unit.effects) for unit in found.units] == [("市文旅局", "市文广局", ())]


def test_a_renamed_window_is_one_change() -> None:
    text = json.dumps(DATA, ensure_ascii=False).replace('"首期"', '"一期"')
    assert told(diff(plan_named("town.yaml"), plan_from(json.loads(text)))) == ["changed window 一期 name"]


# --- for whom


def test_what_a_unit_must_do_now() -> None:
    def shift(data: dict[str, Any]) -> None:
        task(data, "B2.2").update(lead="市园林局", responsible=["市体育局", "青年会"])
        task(data, "B1.2")["responsible"] = []
        task(data, "B1.2")["targets"][0]["at_least"] = "20"
        task(data, "B1.1")["deliverables"][0]["text"] = "印发并公开活动目录"
        task(data, "B1.1")["deliverables"].pop()

    assert effects(changed(shift)) == {
        "市委文明办": ["duty-gone B1.2"],
        "市文广局": ["deliverable-changed B1.1.D1", "deliverable-gone B1.1.D4"],
        "市园林局": ["duty-new B2.2"],
        "市体育局": ["role-changed B2.2", "target-gone B2.2.T1", "target-gone B2.2.T2"],
        "青年会": ["deliverable-gone B1.1.D4", "duty-new B2.2"],
        "市图书馆": ["target-changed B1.2.T1"],
    }


def test_a_collectives_new_member_has_its_duties() -> None:
    def shift(data: dict[str, Any]) -> None:
        data["units"].append({"name": "北原县", "kind": "county"})
        unit(data, "各区县")["members"].append("北原县")

    assert effects(changed(shift)) == {"北原县": ["duty-new B1.1"]}


def test_a_windows_end_is_told_to_those_whose_tasks_are_in_it() -> None:
    found = changed(lambda d: d["windows"]["二期"].update(end="2027-06-30"))
    assert effects(found) == {"青年会": ["time-changed Z1"]}


# --- whom it concerns, and how that is told


REPORTING = [
    lambda d: d["reporting"].update(cycle="quarterly", first="2023-Q1"),
    lambda d: d["reporting"].update(first="2023-H2"),
    lambda d: d["reporting"].update(due_days="10"),
]
JUDGING = [
    lambda d: d["judging"].update(yellow_ratio="0.5"),
    lambda d: d["judging"].update(yellow_points="0.2"),
    lambda d: d["judging"].update(tolerance="0.2"),
]


@pytest.mark.parametrize(
    ("kind", "shift"),
    [*(("reporting-changed", shift) for shift in REPORTING), *(("judging-changed", shift) for shift in JUDGING)],
)
def test_the_rules_of_reporting_and_judging_concern_every_unit_that_reports(kind: str, shift: Shift) -> None:
    found = changed(shift)
    town = plan_named("town.yaml")
    reporting = [name for name, tasks in town.duties.items() if tasks]
    assert len(reporting) == 13
    assert effects(found) == {name: [f"{kind} {kind.removesuffix('-changed')}"] for name in reporting}
    for lang, words in (
        ("en", ("13 units concerned", "every unit that reports (13)")),
        ("zh", ("涉及13家", "（13家）")),
    ):
        for page in pages(found, lang):
            assert all(word in page for word in words)
            assert "市邮政局" not in page


def test_why_a_rule_is_as_it_is_concerns_nobody() -> None:
    assert effects(changed(lambda d: d["reporting"].update(inferred="惯例"))) == {}


def test_to_a_unit_that_is_new_everything_is() -> None:
    def shift(data: dict[str, Any]) -> None:
        data["units"].append({"name": "市档案二馆", "kind": "institution"})
        task(data, "B3.4")["responsible"] = ["市档案二馆"]

    assert effects(changed(shift, JUDGING[0]))["市档案二馆"] == ["duty-new B3.4"]


def pages(found: Diff, lang: str) -> list[str]:
    words = wording(lang)
    return [diff_markdown.render(found, words), *(diff_text.render(found, words, Style(n)) for n in (None, 80, 140))]


def test_units_that_are_told_the_same_are_told_it_once() -> None:
    def shift(data: dict[str, Any]) -> None:
        for number in range(24):
            data["units"].append({"name": f"第{number:02}街道办事处", "kind": "county"})
        streets = [unit["name"] for unit in data["units"][-24:]]
        data["units"].append({"name": "各街道", "kind": "collective", "members": streets})
        for id in ("B1.1", "B3.3", "B3.4"):
            task(data, id)["responsible"] = [*task(data, id).get("responsible", []), "各街道"]

    found = changed(shift)
    assert len([unit for unit in found.units if unit.unit.startswith("第")]) == 24
    for lang in LANGUAGES:
        word = {"en": "24 units", "zh": "24家单位"}[lang]
        for page in pages(found, lang):
            told = page[page.index({"en": "What it means", "zh": "对各单位的影响"}[lang]) :]
            assert word in told
            assert all(told.count(f"第{number:02}街道办事处") == 1 for number in range(24))
            assert told.count("B3.4 发行纪念邮品") == 1
    text = diff_text.render(found, wording("zh"), Style(80))
    assert max(cell_len(line) for line in text.splitlines() if "街道办事处、" in line and "成员" not in line) <= 80
    assert len(json.loads(diff_json.render(found))["units"]) == len(found.units)


def test_units_with_another_change_beside_are_not_lumped_together() -> None:
    def shift(data: dict[str, Any]) -> None:
        task(data, "B3.4")["responsible"] = ["东湖区", "西山县", "南坝县"]
        task(data, "B3.2")["responsible"] = ["南坝县"]

    page = diff_markdown.render(changed(shift, REPORTING[2]), wording("en"))
    assert "### 2 units\n\n东湖区, 西山县\n" in page
    assert "### 南坝县\n" in page


# --- laws


def keep(data: dict[str, Any], seed: list[bool]) -> dict[str, Any]:
    """The plan without the tasks whose turn is false."""
    for one in data["sections"]:
        one["tasks"] = [item for item in one["tasks"] if not seed or seed.pop()]
    return data


@given(st.lists(st.booleans(), max_size=12), st.lists(st.booleans(), max_size=12))
def test_there_and_back_are_opposites(first: list[bool], second: list[bool]) -> None:
    a, b = plan_from(keep(deepcopy(DATA), first)), plan_from(keep(deepcopy(DATA), second))
    there, back = diff(a, b), diff(b, a)
    assert {c.id for c in there.changes if c.kind == "added"} == {c.id for c in back.changes if c.kind == "removed"}
    assert len(there.changes) == len(back.changes)
    assert [u.unit for u in there.units] == [u.unit for u in back.units]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.sampled_from(["title", "lead", "id"]))
def test_any_text_is_rendered_harmless(text: str, key: str) -> None:
    def shift(data: dict[str, Any]) -> None:
        task(data, "B3.4")[key] = text

    data = deepcopy(DATA)
    shift(data)
    plan = load(source.read(json.dumps(_numbers(data)).encode(), "new.yaml"))
    if plan is None:
        return
    found = diff(plan_named("town.yaml"), plan)
    for lang in LANGUAGES:
        markdown = diff_markdown.render(found, wording(lang))
        rows = [line for line in markdown.splitlines() if line.startswith("|")]
        assert {line.replace("\\|", "").count("|") for line in rows} <= {5}
        assert "\x1b" not in diff_text.render(found, wording(lang), Style(80))
    json.loads(diff_json.render(found))


def test_every_effect_and_change_has_its_words() -> None:
    assert {f"diff.kind.{kind}" for kind in KINDS} | {f"diff.effect.{kind}" for kind in EFFECTS} <= LABELS.keys()


# --- the command


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PLAN_LANG": "en", "PYTHONPATH": str(HERE.parent)}
    command = [sys.executable, "-m", "plan_cli", "diff", *map(str, args)]
    return subprocess.run(command, cwd=HERE, env=environment, capture_output=True, text=True, check=False)


OUTPUTS = {
    "text.en.txt": ("--lang", "en"),
    "text.zh.txt": ("--lang", "zh"),
    "markdown.en.md": ("-f", "markdown", "--lang", "en"),
    "markdown.zh.md": ("-f", "markdown", "--lang", "zh"),
    "json.json": ("-f", "json"),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_is_the_golden_one(name: str, *, update_golden: bool) -> None:
    done = run("plans/town.yaml", "golden/diff/town-next.yaml", *OUTPUTS[name])
    assert (done.returncode, done.stderr) == (1, "")
    if update_golden:
        (GOLDEN / name).write_text(done.stdout, encoding="utf-8")
    assert done.stdout == (GOLDEN / name).read_text(encoding="utf-8")


def test_plans_that_say_the_same_are_0() -> None:
    done = run(TOWN, TOWN)
    assert (done.returncode, done.stdout) == (0, "the plans say the same\n")


def test_what_can_not_be_read_is_2(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("id: [", encoding="utf-8")
    for args in ((TOWN, "nowhere.yaml"), (tmp_path / "broken.yaml", TOWN), (TOWN,)):
        done = run(*args)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
