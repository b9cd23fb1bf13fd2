"""A target that is divided: each unit owes its own figure and is judged against its share; the whole is the sum of
theirs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from brookfield import alone, changed, check, codes, folder, lamps, overview, plan_of, report, whole
from command import plan
from support import HERE

from plan_cli.cli.commands.check import rendered
from plan_cli.cli.screen import Screen
from plan_cli.judging.closing import Closed
from plan_cli.judging.pace import Assessment, Datum, Why, judge
from plan_cli.judging.together import summed
from plan_cli.model.period import Period, Span
from plan_cli.model.plan_form import Policy, Target
from plan_cli.model.shares import share_of
from plan_cli.planning.diff import diff
from plan_cli.project.settings import LANGUAGES
from plan_cli.rendering.figures import milestones
from plan_cli.rendering.schema.plan import plan_schema
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording
from plan_cli.words.numbers import amount, percent

TRAINED, COMPLAINTS = "A1.1.T2", "A1.1.T3"
OTHERS = [report(unit, 2023, {"T1": 1000}) for unit in ("Training Office", "Labour Office")]
"""Reports of the leads, at pace with what they lead together."""


def trained(east: object, west: object, year: int = 2023) -> list[str]:
    """Reports of the two districts with a share, without complaints; a third of the time has gone in 2023."""
    given = {"East": east, "West": west}
    return [report(unit, year, {"T2": n, "T3": 0}, centres=9) for unit, n in given.items()]


def test_each_unit_is_judged_against_its_share_and_the_whole_is_the_sum() -> None:
    result = check(folder(*OTHERS, *trained(600, 400)))
    assert lamps(result, TRAINED) == {"": "green", "East": "green", "West": "green"}
    assert whole(result, TRAINED).value == 1000
    assert whole(result, TRAINED).goal == 3000
    assert whole(result, TRAINED).why is None


def test_one_that_is_over_does_not_hide_another_that_is_short() -> None:
    result = check(folder(*OTHERS, *trained(900, 100)))
    assert lamps(result, TRAINED) == {"": "green", "East": "green", "West": "red"}
    assert codes(result, "C305", "G") == ["C305 West A1.1", "G702 West A1.1.T2"]
    (gap,) = [f for f in result.findings if f.code == "G702"]
    assert (gap.file, gap.hit.actual) == ("2023/West.yaml", 100)


def test_the_whole_is_counted_once_and_each_share_in_its_units_picture() -> None:
    seen = overview(check(folder(*OTHERS, *trained(900, 100))))
    assert seen.targets.total == 5
    tallies = {s.unit.name: seen.tally([s]).total for s in seen.standings}
    # East and West: both shares and their centres; the first lead: what it leads with the other, and both wholes
    assert tallies == {
        "Training Office": 3, "Labour Office": 1, "Statistics Office": 1, "East": 3, "West": 3, "North": 1,
    }  # fmt: skip


def test_with_a_unit_missing_the_sum_is_a_floor_grey_or_met() -> None:
    (east, _) = trained(900, 0)
    result = check(folder(*OTHERS, east))
    assert lamps(result, TRAINED) == {"": "grey", "East": "green", "West": "grey"}
    seen = whole(result, TRAINED)
    assert seen.why is Why.UNITS
    assert seen.datum
    assert (seen.value, seen.datum.units, seen.datum.floor) == (Decimal(900), (1, 2), True)
    (east, _) = trained(3000, 0)
    assert whole(check(folder(*OTHERS, east)), TRAINED).lamp == "done"


def test_nobody_has_reported() -> None:
    seen = whole(check(folder(*OTHERS)), TRAINED)
    assert (seen.lamp, seen.why, seen.value) == ("grey", Why.UNITS, None)
    assert seen.datum
    assert seen.datum.units == (0, 2)


def test_a_figure_in_error_or_a_null_is_a_unit_missing() -> None:
    for given in ("value: 5, measure: 人次", None):
        result = check(folder(*OTHERS, *trained(600, given)))
        assert lamps(result, TRAINED) == {"": "grey", "East": "green", "West": "grey"}
        assert whole(result, TRAINED).value == 600


def test_a_figure_that_is_carried_forward_makes_the_sum_a_floor() -> None:
    before, (east, _) = trained(600, 400), trained(1300, 0, 2024)
    result = check(folder(*before, east), as_of="2025-01-15")
    assert lamps(result, TRAINED) == {"": "grey", "East": "green", "West": "grey"}
    seen = whole(result, TRAINED)
    assert seen.datum
    assert (seen.value, seen.why, seen.datum.units, str(seen.datum.at)) == (
        Decimal(1700),
        Why.UNITS,
        (1, 2),
        "2023-12-31",
    )
    assert whole(check(folder(*before, trained(2600, 0, 2024)[0])), TRAINED).lamp == "done"


def test_the_sum_is_of_the_earliest_day() -> None:
    east = report("East", 2023, {"T2": 600, "T3": 0}, through="2023-11-30")
    seen = whole(check(folder(*OTHERS, east, trained(0, 400)[1])), TRAINED)
    assert seen.datum
    assert str(seen.datum.at) == "2023-11-30"
    assert seen.elapsed == Fraction(11, 36)


def test_a_floor_of_a_unit_makes_the_sum_one_that_is_judged_as_a_floor_is() -> None:
    """`bound: at_least`: nothing is missing, and of a floor's pace is judged what is sure."""
    east = report("East", 2023, {"T2": "value: 600, measure: 人, bound: at_least", "T3": 0})
    seen = whole(check(folder(*OTHERS, east, trained(0, 400)[1])), TRAINED)
    assert seen.datum
    assert (seen.lamp, seen.datum.floor, seen.datum.units) == ("green", True, (2, 2))


# --- limits


@pytest.mark.parametrize(
    ("east", "west", "expected"),
    [
        (6, 4, {"": "done", "East": "done", "West": "done"}),
        (7, 2, {"": "done", "East": "red", "West": "done"}),
        (7, 4, {"": "red", "East": "red", "West": "done"}),
        (7, None, {"": "grey", "East": "red", "West": "grey"}),
        (11, None, {"": "red", "East": "red", "West": "grey"}),
    ],
)
def test_a_limit_is_shared_out(east: int, west: int | None, expected: dict[str, str]) -> None:
    """With a unit missing the sum never shows that a limit is kept; that it is passed it does."""
    reports = [report("East", 2023, {"T2": 600, "T3": east}), report("West", 2023, {"T2": 400, "T3": west})]
    assert lamps(check(folder(*OTHERS, *reports)), COMPLAINTS) == expected


# --- what is owed


def test_who_has_a_share_owes_a_figure_and_the_lead_does_not() -> None:
    east, west = report("East", 2023, {"T3": 0}), report("West", 2023, {"T2": 400, "T3": 0})
    assert codes(check(folder(*OTHERS, east, west)), "C302") == ["C302 East A1.1.T2"]
    assert codes(alone(east), "C302") == ["C302 East A1.1.T2"]
    assert codes(alone(OTHERS[0]), "C302") == []


def test_who_has_no_share_gives_a_contribution_that_is_not_judged() -> None:
    north = report("North", 2023, {"T2": 10}, centres=9)
    assert codes(check(folder(*OTHERS, *trained(600, 400), north))) == []


def test_done_is_contradicted_by_the_own_share_and_by_the_whole_that_one_leads() -> None:
    east = report("East", 2023, {"T2": 600, "T3": 0}, status="done")
    lead = report("Training Office", 2023, {"T1": 3000}, status="done")
    result = check(folder(lead, OTHERS[1].replace("1000", "3000"), east, trained(0, 400)[1]))
    assert codes(result, "K401") == ["K401 East A1.1", "K401 Training Office A1.1"]
    short = {f.unit: f.hit.facts["short"] for f in result.findings if f.code == "K401"}
    assert short == {"East": ("A1.1.T2",), "Training Office": ("A1.1.T2",)}
    assert codes(alone(lead), "K401") == []


def test_far_over_is_over_the_share() -> None:
    assert codes(alone(report("West", 2023, {"T2": 1801, "T3": 0})), "P501") == ["P501 West A1.1.T2"]
    assert codes(alone(report("West", 2023, {"T2": 1800, "T3": 0})), "P501") == []
    assert codes(alone(report("North", 2023, {"T2": 9000})), "P501") == []


@pytest.mark.parametrize(
    ("lead", "west", "expected"),
    [
        (1000, 400, []),
        (1001, 400, ["K411 Training Office A1.1.T2"]),
        (999, 400, ["K411 Training Office A1.1.T2"]),
        (1000, None, []),
        (599, None, ["K411 Training Office A1.1.T2"]),
    ],
)
def test_a_figure_of_the_leads_is_checked_against_the_sum(lead: int, west: object, expected: list[str]) -> None:
    """With a unit missing it may be more than the sum, and not less."""
    own = report("Training Office", 2023, {"T1": 1000, "T2": lead})
    result = check(folder(own, OTHERS[1], *trained(600, west)))
    assert codes(result, "K411") == expected
    assert whole(result, TRAINED).value == (1000 if west else 600)


def test_the_leads_figure_is_its_share_where_it_has_one() -> None:
    plan = changed(("{East: 1800, West: 1200}", "{Training Office: 1800, West: 1200}"))
    own = report("Training Office", 2023, {"T1": 1000, "T2": 600})
    result = check(folder(own, OTHERS[1], trained(0, 400)[1]), plan)
    assert codes(result, "K411", "C302") == []
    assert lamps(result, TRAINED) == {"": "green", "Training Office": "green", "West": "green"}


# --- once the time is over


def closed(result: object, id: str) -> list[Closed]:
    return [one for one in overview(result).closed if one.item.id == id]  # type: ignore[arg-type]


def test_the_whole_may_be_settled_while_a_share_is_open() -> None:
    """East makes up for West: the whole is met, and West still owes its share."""
    reports = [report(unit, 2026, {}) for unit in ("Training Office", "East", "West")]
    result = check(folder(*trained(2000, 1000, 2025), *reports), as_of="2027-03-01", period="2026")
    assert TRAINED not in {a.target.id for _, a in overview(result).assessments()}
    told = [code for code in codes(result, "C302", "G701") if code.endswith(TRAINED)]
    assert told == ["C302 West A1.1.T2", "G701 West A1.1.T2"]
    assert lamps(result, TRAINED) == {"West": "red"}
    (one, east) = closed(result, TRAINED)
    assert (one.units, one.is_met, one.value, one.is_part) == (("Training Office",), True, Decimal(3000), False)
    assert (east.units, east.is_met, east.is_part) == (("East",), True, True)


def test_the_whole_may_be_open_while_a_share_is_settled() -> None:
    """Nothing that was owed and not settled leaves the counts; who still owes something is asked."""
    result = check(folder(*trained(1800, 1000, 2025), report("West", 2026, {"T2": 1100})), period="2026")
    assert whole(result, TRAINED).lamp == "red"
    assert overview(result).overdue >= 1
    owed = {unit.name for unit in overview(result).owing}
    assert "West" in owed
    assert [one.units for one in closed(result, TRAINED)] == [("East",)]
    assert "G701 West A1.1.T2" in codes(result, "G701")
    assert "G701 Training Office A1.1.T2" in codes(result, "G701")
    later = check(folder(*trained(1800, 1000, 2025), report("West", 2026, {"T2": 1200})), period="2026")
    assert lamps(later, TRAINED) == {"": "done", "West": "done"}
    assert whole(later, TRAINED).late
    assert "G709 Training Office A1.1.T2" in codes(later, "G709")
    assert "G709 West A1.1.T2" in codes(later, "G709")
    assert closed(check(folder(*trained(1800, 1200, 2025)), period="2026"), TRAINED)[0].is_met


def test_each_year_of_a_shared_limit_ends_by_itself() -> None:
    given = [("East", 7, 2023), ("West", 2, 2023), ("East", 8, 2024), ("West", 3, 2024)]
    reports = [report(unit, year, {"T2": 1500, "T3": n}) for unit, n, year in given]
    result = check(folder(*reports, *trained(1800, 1200, 2025)))
    ends = [(one.span.start.year, one.units, one.is_met, str(one.value)) for one in closed(result, COMPLAINTS)]
    assert ends == [
        (2023, ("Training Office",), True, "9"),
        (2024, ("Training Office",), False, "11"),
        (2023, ("East",), False, "7"),
        (2024, ("East",), False, "8"),
        (2023, ("West",), True, "2"),
        (2024, ("West",), True, "3"),
    ]
    assert overview(result).time_over == (2, 1)


def test_a_year_without_a_units_report_is_missed_and_not_reported() -> None:
    reports = [report("East", 2023, {"T2": 600, "T3": 3}), *trained(1800, 1200, 2024)]
    result = check(folder(*reports))
    first = closed(result, COMPLAINTS)[0]
    assert (first.is_met, first.is_reported) == (False, False)


# --- milestones, and levels


def test_what_must_be_reached_on_the_way_is_divided_as_the_whole_is() -> None:
    way = "shares: {East: 1800, West: 1200}, milestones: {2023-12-31: 2000}"
    plan = changed(("shares: {East: 1800, West: 1200}", way))
    result = check(folder(*OTHERS, *trained(1200, 700)), plan)
    seen = {a.target.number: (a.lamp, a.elapsed) for unit, a in overview(result).rows() if a.target.id == TRAINED}
    assert {lamp for lamp, _ in seen.values()} == {"green", "yellow"}
    assert len({elapsed for _, elapsed in seen.values()}) == 1


def test_a_part_of_a_milestone_may_have_no_end_as_a_decimal() -> None:
    """500 of 1000 on the way, and a third of 3000 is West's: its part is exactly that of the whole."""
    way = "shares: {East: 2000, West: 1000}, milestones: {2023-12-31: 1000}"
    plan = changed(("shares: {East: 1800, West: 1200}", way))
    west = plan.holding(plan.targets[TRAINED], "West").target
    assert west.milestones
    assert list(west.milestones.values()) == [Fraction(1000, 3)]
    assert milestones(west.milestones, "人", wording("en")) == "334 人 by 2023-12-31"
    east, least = report("East", 2024, {"T2": 1334, "T3": 0}), report("West", 2024, {"T2": 667, "T3": 0})
    assert lamps(check(folder(east, least), plan), TRAINED)["West"] == "green"


def test_levels_add_up_at_their_dates() -> None:
    asked = "at_least: 3000, measure: 人, by: 2025-12-31, shares: {East: 1800, West: 1200}"
    plan = changed(("at_least: 3000, measure: 人, during: all years, shares: {East: 1800, West: 1200}", asked))
    level = "value: {}, measure: 人, measured: {}"
    east = report("East", 2025, {"T2": level.format(1900, "2025-10-01"), "T3": 0})
    west = report("West", 2025, {"T2": level.format(1100, "2025-12-01"), "T3": 0})
    result = check(folder(east, west), plan)
    assert lamps(result, TRAINED) == {"": "done", "East": "done", "West": "red"}
    old = report("West", 2024, {"T2": level.format(1100, "2024-12-01"), "T3": 0})
    seen = whole(check(folder(east, old, report("West", 2025, {"T3": 0})), plan), TRAINED)
    assert (seen.lamp, seen.why) == ("grey", Why.AWAITING)


# --- docs/methods.md

METHODS = (HERE.parent / "docs" / "methods.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", METHODS, re.MULTILINE | re.DOTALL)]
EXAMPLES = [block for block in BLOCKS if "units" in block]


def said_of(assessment: Assessment, names: Iterable[str]) -> dict[str, object]:
    """How something stands, in the words of the page."""
    measure = assessment.target.measure
    told: dict[str, object] = {
        "value": assessment.value and int(assessment.value),
        "done": None if assessment.progress is None else percent(assessment.progress),
        "gone": None if assessment.elapsed is None else percent(assessment.elapsed),
        "gap": None if assessment.gap is None else int(amount(assessment.gap, measure)),
        "lamp": assessment.lamp.value,
        "why": assessment.why and assessment.why.value,
    }
    return {name: told[name] for name in names}


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_of_what_is_divided_are_right(example: dict[str, Any]) -> None:
    asked = {name: Decimal(value) if isinstance(value, int) else value for name, value in example["target"].items()}
    shares = {unit: Decimal(one["share"]) for unit, one in example["units"].items()}
    target = Target.model_validate({**asked, "id": "T", "name": "example", "shares": shares})
    running = Span(*(date.fromisoformat(day) for day in example["time"].split(" to ")))
    period, day = Period.parse("2024"), max(one["at"] for one in example["units"].values() if "at" in one)
    known = {unit: Datum(Decimal(one["value"]), one["at"]) for unit, one in example["units"].items() if "at" in one}
    parts = {
        unit: judge(share_of(target, unit), running, period, known.get(unit), day, Policy())
        for unit in example["units"]
    }
    total = judge(target, running, period, summed([part.datum for part in parts.values()], day), day, Policy())
    for name, assessment in {"whole": total, **parts}.items():
        said = example.get(name, {})
        assert said_of(assessment, said) == said, name


# --- in the other commands


def differing(*pairs: tuple[str, str]) -> tuple[list[str], dict[str, list[str]]]:
    """What a changed plan says, and for whom it matters."""
    found = diff(plan_of(), changed(*pairs))
    told = [f"{c.kind} {c.id} {' '.join(field.name for field in c.fields)}" for c in found.changes]
    return told, {unit.unit: [f"{effect.kind} {effect.id}" for effect in unit.effects] for unit in found.units}


def test_a_changed_share_matters_to_its_unit() -> None:
    assert differing(("East: 1800, West: 1200", "East: 1900, West: 1200")) == (
        ["changed A1.1.T2 shares"],
        {"East": ["target-changed A1.1.T2"]},
    )


def test_a_new_share_and_one_that_is_gone_matter_to_their_units() -> None:
    told, units = differing(("East: 1800, West: 1200", "East: 1800, North: 1200"))
    assert told == ["changed A1.1.T2 shares"]
    assert units == {"West": ["target-gone A1.1.T2"], "North": ["target-new A1.1.T2"]}


def test_another_goal_of_the_whole_matters_to_its_leads() -> None:
    _, units = differing(("trained, at_least: 3000", "trained, at_least: 3001"))
    leads = {"Training Office": ["target-changed A1.1.T2"], "Labour Office": ["target-changed A1.1.T2"]}
    assert units == leads


def test_another_lead_matters_to_who_leads_now_and_who_did() -> None:
    told, units = differing(("lead: Statistics Office}", "lead: Labour Office}"))
    assert told == ["changed A1.1.T4 lead"]
    assert units == {"Labour Office": ["target-new A1.1.T4"], "Statistics Office": ["duty-gone A1.1"]}
    told, units = differing(("lead: [Training Office, Labour Office]", "lead: [Training Office, East]"))
    assert told == ["changed A1.1 lead"]
    assert units == {"Labour Office": ["duty-gone A1.1"], "East": ["role-changed A1.1", "target-new A1.1.T1"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_knows_who_leads_and_who_has_a_share(lang: str, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(plan_of().source.text, encoding="utf-8")
    new = plan_of().source.text.replace("East: 1800, West: 1200", "East: 1900, West: 1100")
    (tmp_path / "new.yaml").write_text(new, encoding="utf-8")
    for file, text in folder(*OTHERS, trained(900, 0)[0]).items():
        path = tmp_path / "reports" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def said(*arguments: str) -> str:
        return plan(*arguments, "--lang", lang, cwd=tmp_path).out

    of_units, joined = ("1 of 2 units", "Training Office, Labour Office")
    share, whole_of = "East 1800 人, West 1200 人", "adults trained (whole)"
    if lang == "zh":
        of_units, joined = "2家中1家已报", "Training Office、Labour Office"
        share, whole_of = "East1800人、West1200人", "adults trained（合计）"
    page = said("summary", "reports")
    assert of_units in page
    assert whole_of in page
    assert f"{joined}{'：' if lang == 'zh' else ': '}A1.1.T1" in page
    assert share in said("show", TRAINED)
    assert joined in said("show", "A1.1")
    assert "Statistics Office" in said("show", "A1.1.T4")
    assert "1900" in said("diff", "plan.yaml", "new.yaml")
    assert joined in said("template", "East", "--period", "2024")
    assert ("1800人" if lang == "zh" else "1800 人") in said("template", "East", "--period", "2024")
    assert "1800" not in said("template", "Training Office", "--period", "2024")
    assert "Labour Office" in said("template", "Training Office", "--period", "2024")
    assert TRAINED in said("summary", "reports", "--unit", "West")
    assert said("lint", "plan.yaml")


def test_the_json_says_how_many_units_are_in_a_sum() -> None:
    result = check(folder(*OTHERS, trained(900, 0)[0]))
    targets = json.loads(rendered("json", result, Screen(wording("en"), Style()), "gap"))["targets"]
    units = {(row["unit"], row["target"]): row.get("units") for row in targets}
    assert units["Training Office", TRAINED] == [1, 2]
    assert units["East", TRAINED] is None
    assert units["Districts", "A1.2.T1"] == [1, 3]
    assert (
        sum(
            n
            for n in json.loads(rendered("json", result, Screen(wording("en"), Style()), "gap"))["counts"][
                "lamps"
            ].values()
        )
        == 5
    )


def test_a_template_that_is_filled_in_is_in_order(tmp_path: Path) -> None:
    """The figures that it asks for are those that are owed."""
    (tmp_path / "plan.yaml").write_text(plan_of().source.text, encoding="utf-8")
    for unit in ("Training Office", "East", "North", "Statistics Office"):
        text = plan("template", unit, "--period", "2025", cwd=tmp_path).out
        for blank, answer in (
            ("submitted:", "submitted: 2026-01-10"),
            ("approved_by:", "approved_by: A"),
            ("status:", "status: in_progress"),
            ("value:", "value: 60"),
            ("measured:", "measured: 2025-12-01"),
            ("A1.2.D1:", "A1.2.D1: done"),
        ):
            text = re.sub(rf"(?m)^( *(?:- )?){blank}(?=  #|$)", rf"\g<1>{answer}", text)
        assert codes(alone(text), "S", "R", "C301", "C302", "C303") == []


def test_the_schema_of_plans_takes_every_form() -> None:
    taken = jsonschema.Draft202012Validator(plan_schema())
    data = yaml.safe_load(plan_of().source.text)
    plain = json.loads(json.dumps(data, default=str))
    assert not list(taken.iter_errors(plain))
    task = plain["sections"][0]["tasks"][0]
    wrongs: list[dict[str, object]] = [{"lead": []}, {"lead": 3}, {"lead": {"a": "b"}}]
    for wrong in wrongs:
        assert list(taken.iter_errors({**plain, "sections": [{**plain["sections"][0], "tasks": [{**task, **wrong}]}]}))
