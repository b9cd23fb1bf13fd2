"""The plan: what is asked of it, on a small one, and on the one that ships."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from support import plan_named

from plan_cli.finding import Position, Region, start_of
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan, at, load, normal
from plan_cli.project.settings import packaged_plan
from plan_cli.reading import files as inputs
from plan_cli.reading import source

SMALL = (Path(__file__).parent / "plans" / "judging.yaml").read_text(encoding="utf-8")


def loaded(text: str) -> Plan:
    read = source.read(text.encode(), "plan.yaml")
    plan = load(read)
    assert plan is not None, read.problems.hits
    return plan


def faults(text: str) -> list[tuple[str, int]]:
    """The codes and lines of what keeps a plan from being used."""
    read = source.read(text.encode(), "plan.yaml")
    assert load(read) is None
    found = []
    for code, hits in read.problems.hits.items():
        for hit in hits:
            place = start_of(hit.at) if isinstance(hit.at, Position | Region) else read.region(hit.at).start
            found.append((code, place.line))
    return found


@pytest.fixture(scope="module")
def small() -> Plan:
    return plan_named("judging.yaml")


@pytest.fixture(scope="module")
def shipped() -> Plan:
    read = inputs.read_file(str(packaged_plan()))
    plan = load(read)
    assert plan is not None, read.problems.hits
    return plan


# --- names


def test_a_unit_is_found_by_its_name_or_an_alias_after_nfkc_and_trimming(small: Plan) -> None:
    education = small.units["市教育局"]
    for name in ("市教育局", "汉中市教育局", " 市教育局 ", "\u3000汉中市教育局"):
        assert small.unit(name) is education
    assert small.unit("市教育") is None
    assert small.unit("") is None
    assert small.unit("各县政府") is small.units["各县政府"]


def test_full_width_letters_and_digits_are_the_ordinary_ones() -> None:
    plan = loaded(
        SMALL.replace("{name: 市科协,", "{name: 市ＡＢ１科协, aliases: ['Ｋ（Ｘ）'],").replace(
            "[市科协,", "[市ＡＢ１科协,"
        )
    )
    assert plan.unit("市AB1科协") is plan.unit("市ＡＢ１科协") is plan.unit("K(X)") is plan.units["市ＡＢ１科协"]
    assert normal(" Ａ．１ ") == "A.1"


def test_a_name_comes_before_anothers_alias() -> None:
    plan = loaded(SMALL.replace("aliases: [汉中市教育局]", "aliases: [市科协]"))
    found = plan.unit("市科协")
    assert found is not None
    assert found.name == "市科协"


def test_the_names_that_a_report_may_use_leave_collectives_out(small: Plan) -> None:
    assert set(small.names()) == {"市教育局", "汉中市教育局", "市科协", "东县", "西县"}


# --- who owes what


def test_a_collective_stands_for_its_members(small: Plan) -> None:
    assert small.expand(["市科协", "各县政府"]) == ["市科协", "东县", "西县"]
    assert small.expand(["西县", "各县政府", "市科协", "西县"]) == ["西县", "东县", "市科协"]
    assert small.expand([]) == []
    assert small.expand(["谁也不是"]) == ["谁也不是"]


def test_the_lead_does_not_help_itself() -> None:
    plan = loaded(SMALL.replace("members: [东县, 西县]", "members: [东县, 西县, 市教育局]"))
    assert plan.helpers_of(plan.tasks["A.1"]) == ["市科协", "东县", "西县"]
    assert plan.owners(plan.deliverables["A.4.D4"]) == ["东县", "西县"]


def test_owners_of_deliverables(small: Plan) -> None:
    owners = {id: small.owners(item) for id, item in small.deliverables.items()}
    lead = ["市教育局"]
    assert owners == {"A.4.D1": lead, "A.4.D2": lead, "A.4.D3": lead, "A.4.D4": ["东县", "西县"]}
    listed = loaded(SMALL.replace("who: each", "who: [市教育局, 各县政府]"))
    assert listed.owners(listed.deliverables["A.4.D4"]) == ["市教育局", "东县", "西县"]
    led = SMALL.replace("members: [东县, 西县]", "members: [东县, 西县, 市教育局]")
    for who, expected in (("[各县政府]", ["东县", "西县"]), ("[市教育局, 各县政府]", ["市教育局", "东县", "西县"])):
        plan = loaded(led.replace("who: each", f"who: {who}"))
        assert plan.owners(plan.deliverables["A.4.D4"]) == expected


def test_duties_are_those_that_a_unit_leads_or_is_responsible_for(small: Plan) -> None:
    duties = {unit: list(tasks) for unit, tasks in small.duties.items()}
    assert duties == {
        "市教育局": ["A.1", "A.2", "A.3", "A.4", "B.1"],
        "市科协": ["A.1"],
        "东县": ["A.1", "A.4"],
        "西县": ["A.1", "A.4"],
    }


# --- when


def test_a_task_runs_in_its_own_window_its_sections_or_the_plans_whole_span(small: Plan) -> None:
    assert small.task_span(small.tasks["A.1"]) == Span(date(2021, 1, 1), date(2025, 12, 31))
    assert small.task_span(small.tasks["B.1"]) == Span(date(2026, 1, 1), date(2030, 12, 31))
    own = loaded(SMALL.replace("        title: 累计\n", "        title: 累计\n        window: 后五年\n"))
    assert own.task_span(own.tasks["A.1"]) == Span(date(2026, 1, 1), date(2030, 12, 31))
    assert own.task_span(own.tasks["A.2"]) == Span(date(2021, 1, 1), date(2025, 12, 31))
    none = loaded(SMALL.replace("    window: 后五年\n", ""))
    assert none.task_span(none.tasks["B.1"]) == Span(date(2021, 1, 1), date(2030, 12, 31))


def test_a_target_runs_in_its_window_up_to_its_date_or_with_its_task(small: Plan) -> None:
    five_years = Span(date(2021, 1, 1), date(2025, 12, 31))
    assert {small.target_span(small.targets[id]) for id in ("A.1.T1", "A.1.T2", "A.2.T1")} == {five_years}
    early = loaded(SMALL.replace("by: 2025-12-31, sentence: 1}", "by: 2023-06-30, sentence: 1}", 1))
    assert early.target_span(early.targets["A.2.T1"]) == Span(date(2021, 1, 1), date(2023, 6, 30))
    other = loaded(
        SMALL.replace("measure: 人, during: 五年, sentence: 1}", "measure: 人, during: 后五年, sentence: 1}", 1)
    )
    assert other.target_span(other.targets["A.1.T1"]) == Span(date(2026, 1, 1), date(2030, 12, 31))


def test_a_deliverable_runs_with_its_task(small: Plan) -> None:
    assert small.deliverable_span(small.deliverables["A.4.D3"]) == small.task_span(small.tasks["A.4"])


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2024", "2025-01-31"),
        ("2024-H1", "2024-07-31"),
        ("2024-02", "2024-03-31"),
        ("9999", "9999-12-31"),
        ("9999-12", "9999-12-31"),
    ],
)
def test_a_report_is_due_some_days_after_its_period(small: Plan, period: str, due: str) -> None:
    assert small.due(Period.parse(period)) == date.fromisoformat(due)


# --- where


def test_everything_has_its_place(small: Plan) -> None:
    place = small.places["A.4.D2"]
    assert (place.section.id, place.task.id) == ("A", "A.4")
    assert place.path == ("sections", 0, "tasks", 3, "deliverables", 1)
    assert at(small, "A.4.D2", "text") == (*place.path, "text")
    assert small.places["B.1"].path == ("sections", 1, "tasks", 0)
    assert small.task_of("A.1.T3").id == "A.1"
    assert small.section_of("B.1.T1").id == "B"
    assert (small.line_of("A.3"), small.line_of("A.4.D1")) == (3, 4)
    line = SMALL.split("\n")[small.source.region(place.path).start.line - 1]
    assert "A.4.D2" in line


def test_of_two_with_one_id_the_first_counts() -> None:
    plan = loaded(SMALL.replace("id: A.1.T4, name: 力争", "id: A.1.T1, name: 重复").replace("id: B.1\n", "id: A.1\n"))
    assert plan.tasks["A.1"].title == "累计"
    assert plan.targets["A.1.T1"].name == "培训"
    assert plan.task_of("A.1.T1").title == "累计"
    assert plan.targets["B.1.T1"].name == "以后的培训"
    assert plan.task_of("B.1.T1").title == "以后"
    doubled = loaded(SMALL.replace("id: A.4.D2, text: 推动", "id: A.4.D1, text: 重复"))
    assert doubled.deliverables["A.4.D1"].text == "制度"


# --- numbers of targets


@pytest.mark.parametrize(
    ("target", "number", "comparison", "span", "level"),
    [
        ("A.1.T1", 1000, "at_least", "during", False),
        ("A.1.T2", 100, "at_least", "every", False),
        ("A.1.T3", None, "all", "during", False),
        ("A.2.T1", 13, "at_least", "by", True),
        ("A.2.T3", None, "benchmark", "by", True),
    ],
)
def test_a_target_has_one_comparison_and_one_span(
    small: Plan, target: str, number: int | None, comparison: str, span: str, level: bool
) -> None:
    found = small.targets[target]
    assert (found.comparisons, found.spans, found.is_level) == ([comparison], [span], level)
    assert found.number == number


# --- a plan that can't be used


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: judging\n", "", [("S101", 2)]),
        ('version: "1"', "version: 1", [("S103", 3)]),
        ("start: 2021-01-01\nend", "start: 2021-02-30\nend", [("S104", 5)]),
        ("cycle: yearly", "cycle: weekly", [("S103", 10)]),
        ('first: "2021"', 'first: "2021-Q5"', [("S104", 10)]),
        ("due_days: 31", "due_days: -1", [("S103", 10)]),
        ("due_days: 31", "due_days: 1.5", [("S103", 10)]),
        ("kind: mass-organisation", "kind: [society]", [("S103", 13)]),
        ("at_least: 1000, measure: 人, during", "atleast: 1000, measure: 人, during", [("S102", 28)]),
        ("at_least: 1000, measure: 人, during", "at_least: -1, measure: 人, during", [("S103", 28)]),
        ("every: year, sentence", "every: fortnight, sentence", [("S103", 29)]),
        ("        line: 1\n", "        line: 0\n", [("S103", 26)]),
        ("    tasks:\n      - id: B.1\n", "    tasks:\n      - id:\n", [("S101", 62)]),
        ("title: 判定用方案\n", "title: 判定用方案\ntitle: 又一个\n", [("Y004", 5)]),
        ("title: 判定用方案\n", "title：判定用方案\n", [("Y003", 4)]),
    ],
)
def test_a_plan_of_the_wrong_form_says_where_and_is_none(old: str, new: str, expected: list[tuple[str, int]]) -> None:
    assert old in SMALL
    assert faults(SMALL.replace(old, new, 1)) == expected


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = (
        SMALL.replace("cycle: yearly", "cycle: weekly")
        .replace("kind: county", "kind: 3", 1)
        .replace("title: 合计", "titel: 合计", 1)
    )
    assert sorted(faults(text)) == [("S101", 40), ("S102", 41), ("S103", 10), ("S103", 14)]


# --- the plan that ships


def test_the_packaged_plan_is_found_and_is_the_one_of_the_document(shipped: Plan) -> None:
    assert packaged_plan().is_file()
    file = shipped.file
    assert (file.id, file.version, file.number, file.issuer) == (
        "hanzhong-science-literacy",
        "1.0",
        "汉政发〔2022〕11号",
        "汉中市人民政府",
    )
    assert (file.start, file.end, file.issued) == (date(2021, 1, 1), date(2035, 12, 31), date(2022, 6, 6))
    assert file.source is not None
    assert file.source.sha256 == "07a9c13a76fc2f6f13fd1caa76ba220af7a402903f2b86d4454c1d1443f5455d"


def test_it_has_every_task_target_and_unit(shipped: Plan) -> None:
    assert (len(shipped.tasks), len(shipped.targets)) == (46, 28)
    kinds = Counter(unit.kind for unit in shipped.file.units)
    assert kinds == {
        "party": 5,
        "government": 22,
        "mass-organisation": 5,
        "institution": 3,
        "county": 11,
        "collective": 2,
    }
    named = [unit for unit in shipped.file.units if unit.kind not in ("county", "collective")]
    assert len(named) == 35
    tasks = {section.id: len(section.tasks) for section in shipped.file.sections}
    assert tasks == {
        "G": 2,
        "A1": 6,
        "A2": 5,
        "A3": 5,
        "A4": 4,
        "A5": 3,
        "P1": 4,
        "P2": 3,
        "P3": 3,
        "P4": 4,
        "P5": 3,
        "S": 4,
    }


def test_its_ids_are_unique_and_in_the_documents_order(shipped: Plan) -> None:
    for section in shipped.file.sections:
        for number, task in enumerate(section.tasks, 1):
            assert task.id == (
                f"{section.id}.{number}" if re.fullmatch("[AP][1-5]", section.id) else f"{section.id}{number}"
            )
            assert [target.id for target in task.targets] == [
                f"{task.id}.T{n}" for n in range(1, len(task.targets) + 1)
            ]
            assert [item.id for item in task.deliverables] == [
                f"{task.id}.D{n}" for n in range(1, len(task.deliverables) + 1)
            ]
    lines = [task.line or 0 for task in shipped.tasks.values()]
    assert lines == sorted(lines)
    assert len(shipped.places) == len(shipped.tasks) + len(shipped.targets) + len(shipped.deliverables)


def test_its_windows(shipped: Plan) -> None:
    to_2025, whole = Span(date(2021, 1, 1), date(2025, 12, 31)), Span(date(2021, 1, 1), date(2035, 12, 31))
    later = Span(date(2026, 1, 1), date(2035, 12, 31))
    spans = {id: shipped.task_span(task) for id, task in shipped.tasks.items()}
    assert spans["G1"] == to_2025
    assert spans["G2"] == later
    assert {span for id, span in spans.items() if id[0] in "AP"} == {to_2025}
    assert {span for id, span in spans.items() if id[0] == "S"} == {whole}
    assert shipped.target_span(shipped.targets["G1.T1"]) == to_2025
    assert shipped.target_span(shipped.targets["G2.T1"]) == later


def test_the_citys_counties_are_the_members_of_their_collective(shipped: Plan) -> None:
    counties = [unit.name for unit in shipped.file.units if unit.kind == "county"]
    assert shipped.units["各县区政府"].members == counties
    departments = [
        unit.name for unit in shipped.file.units if unit.kind in ("party", "government", "mass-organisation")
    ]
    assert shipped.units["各有关部门单位"].members == departments


def test_a_collectives_duty_falls_on_each_member_but_the_lead(shipped: Plan) -> None:
    leading_group = shipped.tasks["S1"]
    assert leading_group.lead == ("市科协",)
    assert len(shipped.helpers_of(leading_group)) == 31
    assert "市科协" not in shipped.owners(shipped.deliverables["S1.D3"])
    assert len(shipped.owners(shipped.deliverables["S1.D3"])) == 31
    assert list(shipped.duties["洋县"]) == ["A1.2", "S2", "S3", "S4"]
    assert len(shipped.owners(shipped.deliverables["S2.D2"])) == 11
    assert shipped.owners(shipped.deliverables["S3.D3"]) == ["市科协", "市财政局"]
    assert len(shipped.owners(shipped.deliverables["S4.D1"])) == 13


def test_every_unit_has_something_to_do(shipped: Plan) -> None:
    assert [unit for unit, tasks in shipped.duties.items() if not tasks] == []
    assert "各县区政府" not in shipped.duties
    assert all(shipped.owners(item) for item in shipped.deliverables.values())


def test_who_owes_a_deliverable_has_its_task(shipped: Plan) -> None:
    for id, item in shipped.deliverables.items():
        for owner in shipped.owners(item):
            assert shipped.task_of(id).id in shipped.duties[owner], (id, owner)


def test_its_units_are_found_by_what_they_are_called(shipped: Plan) -> None:
    for name, unit in (
        ("汉中市教育局", "市教育局"),
        ("共青团汉中市委", "团市委"),
        ("汉中职院", "汉中职业技术学院"),
        ("洋县人民政府", "洋县"),
    ):
        found = shipped.unit(name)
        assert found is not None
        assert found.name == unit
    names = [normal(name) for unit in shipped.file.units for name in (unit.name, *unit.aliases)]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_target_has_one_comparison_and_one_span(shipped: Plan) -> None:
    for target in shipped.targets.values():
        assert (len(target.comparisons), len(target.spans)) == (1, 1), target.id
    comparisons = Counter(target.comparisons[0] for target in shipped.targets.values())
    assert comparisons == {"at_least": 20, "all": 4, "about": 2, "between": 1, "benchmark": 1}
    spans = Counter(target.spans[0] for target in shipped.targets.values())
    assert spans == {"during": 16, "every": 5, "by": 7}
    assert [target.id for target in shipped.targets.values() if not target.binding] == ["G1.T2"]


def test_the_trained_workforce_is_the_sum_of_its_parts(shipped: Plan) -> None:
    whole = shipped.targets["A3.3.T1"]
    assert whole.parts == ["A3.3.T2", "A3.3.T3"]
    parts = [shipped.targets[part].number for part in whole.parts]
    assert whole.number == sum(number for number in parts if number is not None) == 100_000
