"""Who leads: one unit, several together, a collective each for itself; and a target with a lead of its own."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import pytest
from brookfield import Figures, alone, changed, check, codes, folder, lamps, overview, plan_of, report, whole
from test_lint import PLAN as RIVERTON
from test_lint import TEXT, key, run

from plan_cli.judging.pace import Lamp
from plan_cli.model.plan import load
from plan_cli.reading import source

ADVISED, RATE, CENTRES = "A1.1.T1", "A1.1.T4", "A1.2.T1"
FIRST, SECOND = "Training Office", "Labour Office"


def led(first: object, second: object, year: int = 2023) -> list[str]:
    """Reports of the two that lead together."""
    given: list[tuple[str, object]] = [(FIRST, first), (SECOND, second)]
    return [report(unit, year, None if n == "" else {"T1": n}) for unit, n in given]


def given(result: object, id: str = ADVISED) -> tuple[str, object]:
    """The lamp of a target, and its value."""
    seen = whole(result, id)  # type: ignore[arg-type]
    return str(seen.lamp), None if seen.value is None else int(seen.value)


# --- the form


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("Labour Office", ("Labour Office",)),
        ("[Labour Office]", ("Labour Office",)),
        ("[Labour Office, East]", ("Labour Office", "East")),
        ("Districts", ("East", "West", "North")),
    ],
)
def test_a_lead_is_a_unit_or_several_or_a_collective(written: str, leads: tuple[str, ...]) -> None:
    plan = changed(("lead: [Training Office, Labour Office]", f"lead: {written}"))
    assert plan.leads(plan.tasks["A1.1"]) == leads
    assert plan.leads(plan.targets[ADVISED]) == leads
    assert plan.leads(plan.targets[RATE]) == ("Statistics Office",)


@pytest.mark.parametrize("written", ["3", "{a: b}", "[]", "[1]", "[Labour Office, ' ']"])
def test_what_is_no_lead(written: str) -> None:
    text = plan_of().source.text.replace("[Training Office, Labour Office]", written)
    read = source.read(text.encode(), "plan.yaml")
    assert load(read) is None
    assert [(code, hit.case) for code, hits in read.problems.hits.items() for hit in hits] == [("S103", "units")]


def test_an_empty_lead_is_missing() -> None:
    for written in ("", " ''", " null"):
        text = plan_of().source.text.replace(" [Training Office, Labour Office]", written)
        read = source.read(text.encode(), "plan.yaml")
        assert load(read) is None
        assert list(read.problems.hits) == ["S101"]


# --- several that lead together


def test_leads_that_agree() -> None:
    result = check(folder(*led(1000, 1000)))
    assert given(result) == ("green", 1000)
    assert codes(result) == []


def test_the_first_named_counts_where_all_else_is_equal_and_both_are_told() -> None:
    result = check(folder(*led(1100, 1000)))
    assert given(result) == ("green", 1100)
    assert codes(result) == ["K414 Labour Office A1.1.T1"]


def test_a_value_counts_before_a_null() -> None:
    assert given(check(folder(*led(None, 1000)))) == ("green", 1000)
    assert given(check(folder(*led(1000, None)))) == ("green", 1000)
    result = check(folder(*led(None, None)))
    assert given(result) == ("grey", None)
    assert codes(result) == ["G708 Training Office A1.1.T1"]


def test_a_figure_in_error_is_no_value() -> None:
    result = check(folder(*led("value: 9, measure: 人次", 1000)))
    assert given(result) == ("green", 1000)


def test_the_latest_data_count() -> None:
    early, late = report(FIRST, 2023, {"T1": 900}, through="2023-11-30"), led(0, 1000)[1]
    result = check(folder(early, late))
    assert given(result) == ("green", 1000)
    assert codes(result, "K414") == []


def test_what_only_one_has_reported_counts_and_is_carried_forward() -> None:
    """Of what is shown it is not asked who gave it."""
    assert given(check(folder(led(0, 1000)[1]))) == ("green", 1000)
    result = check(folder(led(0, 1000)[1], led("", 0, 2024)[0]))
    assert given(result) == ("grey", 1000)
    assert codes(result, "C302") == ["C302 Training Office A1.1.T1"]


def test_a_missing_figure_is_told_once_in_a_folder_and_not_alone() -> None:
    both = folder(*led("", ""))
    assert codes(check(both), "C302") == ["C302 Training Office A1.1.T1"]
    assert codes(check(folder(led("", "")[1])), "C302") == ["C302 Labour Office A1.1.T1"]
    assert codes(check(folder(*led("", 1000))), "C302") == []
    assert codes(alone(led("", "")[0]), "C302") == []


def test_a_missing_figure_is_not_told_at_a_report_without_the_entry() -> None:
    without = report(FIRST, 2023).partition("  - task")[0].replace("entries:", "entries: []")
    assert codes(check(folder(without, led("", "")[1])), "C30") == [
        "C301 Training Office A1.1",
        "C302 Labour Office A1.1.T1",
    ]


def test_it_is_counted_once_in_the_whole_and_in_the_picture_of_each() -> None:
    seen = overview(check(folder(*led(1000, 1000))))
    assert [a.target.id for _, a in seen.assessments()].count(ADVISED) == 1
    for unit in (FIRST, SECOND):
        (standing,) = [s for s in seen.standings if s.unit.name == unit]
        assert [str(a.lamp) for a in standing.targets if a.target.id == ADVISED] == ["green"]
    assert seen.about(frozenset([FIRST, SECOND])).targets.lamps[Lamp.GREEN] == 1


def test_a_gap_is_told_once_at_the_figure_that_counts() -> None:
    result = check(folder(*led(None, 100)))
    assert codes(result, "G", "C305") == ["C305 Labour Office A1.1", "G702 Labour Office A1.1.T1"]
    assert codes(check(folder(*led(100, 100))), "G") == ["G702 Training Office A1.1.T1"]
    assert codes(alone(led(0, 100)[1]), "G") == ["G702 Labour Office A1.1.T1"]


def test_done_is_contradicted_in_the_entry_of_each() -> None:
    reports = [report(unit, 2023, {"T1": 1000}, status="done") for unit in (FIRST, SECOND)]
    assert codes(check(folder(*reports)), "K401") == ["K401 Labour Office A1.1", "K401 Training Office A1.1"]


def test_contributions_are_held_against_the_figure_that_counts() -> None:
    east = report("East", 2023, {"T1": 1001, "T2": 600, "T3": 0}, centres=9)
    assert codes(check(folder(*led(None, 1000), east)), "K411") == ["K411 Labour Office A1.1.T1"]
    assert codes(check(folder(*led(1001, 1001), east)), "K411") == []


def test_a_figure_below_that_of_the_other_lead_the_year_before_fell() -> None:
    result = check(folder(led(0, 1500)[1], led(1400, 0, 2024)[0]), period="2024")
    assert codes(result, "K410") == ["K410 Training Office A1.1.T1"]


def test_the_series_of_both_settles_it() -> None:
    """What one of them reports closes its time for both; what was met before 2025 is settled at its end."""
    reports = [*led("", 3000, 2025), report(FIRST, 2026), report(SECOND, 2026)]
    result = check(folder(*reports), period="2026")
    assert ADVISED not in {a.target.id for _, a in overview(result).assessments()}
    (one,) = [one for one in overview(result).closed if one.item.id == ADVISED]
    assert (one.units, one.is_met, str(one.value)) == ((FIRST, SECOND), True, "3000")
    short = check(folder(*led("", 2999, 2025), report(FIRST, 2026), report(SECOND, 2026)), period="2026")
    assert whole(short, ADVISED).lamp == "red"
    assert codes(short, "G701") == ["G701 Labour Office A1.1.T1"]
    late = check(folder(*led("", 2999, 2025), *led(3001, "", 2026)), period="2026")
    assert whole(late, ADVISED).late


def test_leads_of_what_is_asked_every_year() -> None:
    plan = changed(("at_least: 3000, measure: 人, during: all years}", "at_least: 30, measure: 人, every: year}"))
    result = check(folder(*led(30, None), *led(None, 31, 2024), *led(7, "", 2025)), plan)
    ends = [(one.span.start.year, one.is_met) for one in overview(result).closed if one.item.id == ADVISED]
    assert ends == [(2023, True), (2024, True)]


def test_leads_of_a_level() -> None:
    asked = ("employment rate, at_least: 60", "employment rate, at_least: 60")
    plan = changed(asked, ("lead: Statistics Office}", "lead: [Statistics Office, Labour Office]}"))
    level = 'value: {}, measure: "%", measured: {}'
    reports = [
        report("Statistics Office", 2025, {"T4": level.format(61, "2025-06-30")}),
        report("Labour Office", 2025, {"T1": 3000, "T4": level.format(59, "2025-12-01")}),
    ]
    assert given(check(folder(*reports), plan), RATE) == ("red", 59)


def test_every_lead_owes_the_state_of_a_deliverable() -> None:
    plan = changed(("        lead: Districts\n", "        lead: [Training Office, Labour Office]\n"))
    assert plan.owners(plan.deliverables["A1.2.D1"]) == [FIRST, SECOND]


# --- K414


def test_leads_differ_only_for_one_day() -> None:
    other_day = report(SECOND, 2023, {"T1": 1000}, through="2023-12-30")
    assert codes(check(folder(led(1100, 0)[0], other_day)), "K414") == []


def test_leads_differ_at_the_later_named_and_names_the_other_place() -> None:
    (finding,) = [f for f in check(folder(*led(1100, 1000))).findings if f.code == "K414"]
    assert (finding.file, finding.unit) == (f"2023/{SECOND}.yaml", SECOND)
    assert [place.file for place in finding.related] == [f"2023/{FIRST}.yaml"]
    assert (finding.hit.expected, finding.hit.actual, finding.hit.difference) == (1100, 1000, -100)


def test_of_three_leads_each_that_differs_is_told_once() -> None:
    plan = changed(("[Training Office, Labour Office]", "[Training Office, Labour Office, Statistics Office]"))
    third = report("Statistics Office", 2023, {"T1": 1000})
    assert codes(check(folder(*led(1100, 1000), third), plan), "K414") == [
        "K414 Labour Office A1.1.T1",
        "K414 Statistics Office A1.1.T1",
    ]
    third = report("Statistics Office", 2023, {"T1": 1100})
    assert len(codes(check(folder(*led(1100, 1100), third), plan), "K414")) == 0


# --- a collective, each member for itself


def opened(**centres: object) -> list[str]:
    """Reports of the districts; a third of the time has gone, so that two of six centres are at pace."""
    shares: dict[str, Figures] = {"East": {"T2": 600, "T3": 0}, "West": {"T2": 400, "T3": 0}}
    return [report(unit, 2023, shares.get(unit), centres=n) for unit, n in centres.items()]


def test_each_member_is_judged_by_its_own_figure_and_the_worst_is_the_lamp() -> None:
    result = check(folder(*led(1000, 1000), *opened(East=6, West=2, North=0)))
    assert lamps(result, CENTRES) == {"": "red", "East": "done", "West": "green", "North": "red"}
    assert codes(result, "G", "C305") == ["C305 North A1.2", "G702 North A1.2.T1"]
    assert lamps(check(folder(*opened(East=6, West=2, North=3))), CENTRES)[""] == "green"
    assert lamps(check(folder(*opened(East=6, West=6, North=6))), CENTRES)[""] == "done"


def test_one_is_behind_and_one_is_silent() -> None:
    result = check(folder(*led(1000, 1000), *opened(East=1, West=2)), as_of="2024-03-01")
    assert lamps(result, CENTRES) == {"": "red", "East": "red", "West": "green", "North": "grey"}
    assert "C310 North" in codes(result, "C310")
    result = check(folder(*led(1000, 1000), *opened(East=6, West=2)), as_of="2024-03-01")
    assert lamps(result, CENTRES) == {"": "grey", "East": "done", "West": "green", "North": "grey"}


def test_a_collectives_target_is_counted_once_and_once_for_each_unit() -> None:
    seen = overview(check(folder(*led(1000, 1000), *opened(East=6, West=2, North=0))))
    assert seen.targets.total == 5
    assert seen.about(frozenset(["North"])).targets.lamps[Lamp.RED] == 1
    assert seen.about(frozenset(["East", "West", "North"])).targets.total == 3 + 2 * 2


def test_every_member_owes_its_figure_and_the_state() -> None:
    bare = report("North", 2023) + "  - task: A1.2\n    status: in_progress\n"
    assert codes(check(folder(bare)), "C302", "C303") == ["C302 North A1.2.T1", "C303 North A1.2.D1"]
    assert codes(alone(bare), "C302", "C303") == ["C302 North A1.2.T1", "C303 North A1.2.D1"]


def test_members_settle_each_for_itself_and_the_target_when_all_have() -> None:
    ended = [report(unit, 2025, centres=n) for unit, n in (("East", 6), ("West", 5), ("North", 6))]
    later = report("West", 2026, centres=5)
    result = check(folder(*ended, later), period="2026")
    assert lamps(result, CENTRES) == {"": "red", "West": "red"}
    assert [(one.units, one.is_part) for one in overview(result).closed if one.item.id == CENTRES] == [
        (("East",), True),
        (("North",), True),
    ]
    assert overview(result).time_over[0] == 3, "the complaints of each year; not the parts of what is open"
    done = check(folder(*ended, report("West", 2026, centres=6)), period="2026")
    assert lamps(done, CENTRES) == {"": "done", "West": "done"}
    assert whole(done, CENTRES).late


# --- a target with a lead of its own


def test_who_leads_a_target_alone_has_a_duty_by_that() -> None:
    bare = report("Statistics Office", 2023).partition("  - task")[0].replace("entries:", "entries: []")
    assert codes(alone(bare), "C30", "R") == ["C301 Statistics Office A1.1"]
    entry = report("Statistics Office", 2025, {"T4": 'value: 59, measure: "%"'})
    assert codes(alone(entry), "C30", "R", "G") == ["C305 Statistics Office A1.1", "G701 Statistics Office A1.1.T4"]
    assert codes(alone(report("Statistics Office", 2025)), "C302") == ["C302 Statistics Office A1.1.T4"]


def test_the_tasks_lead_owes_no_figure_of_a_target_that_another_leads() -> None:
    reports = led(3000, 3000, 2025)
    assert codes(check(folder(*reports)), "C302") == []
    assert given(check(folder(report(FIRST, 2025, {"T1": 3000, "T4": 70}), reports[1])), RATE) == ("grey", None)


def test_a_target_may_be_led_by_a_collective_or_several() -> None:
    plan = changed(("lead: Statistics Office}", "lead: Districts}"))
    assert plan.holding(plan.targets[RATE]).mode == "each"
    plan = changed(("lead: Statistics Office}", "lead: [East, Labour Office]}"))
    assert plan.holding(plan.targets[RATE]).units == ("East", "Labour Office")


# --- against the document


def test_several_leads_are_those_of_the_document_in_its_order() -> None:
    text = TEXT.replace("牵头单位：市文化局，责任单位：市科协，", "牵头单位：市文化局、市科协，责任单位：")
    pin = hashlib.sha256(text.encode()).hexdigest()
    old, rest = "lead: 市文化局\n        responsible: [市科协, 各县区政府]", "\n        responsible: [各县区政府]"
    pinned = RIVERTON.replace(hashlib.sha256(TEXT.encode()).hexdigest(), pin)
    assert old in pinned

    def hits(lead: str) -> list[str]:
        return [key(finding) for finding in run(pinned.replace(old, f"lead: {lead}{rest}"), text).findings]

    assert hits("[市文化局, 市科协]") == []
    assert hits("[市科协, 市文化局]") == ["L813/lead"]


def test_no_order_of_files_changes_anything() -> None:
    reports = folder(*led(1100, 1000), *opened(East=6, West=2, North=0))
    orders = [reports, dict(reversed(reports.items()))]
    seen = [[(f.code, f.file, f.line) for f in check(order).findings] for order in orders]
    assert all(one == other for one, other in pairwise(seen))
