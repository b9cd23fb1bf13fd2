"""What several units make of one target, over random histories, against a second reading of docs/methods.md that
shares no code with the judging.

Three targets of one comparison and one span: two leads lead the first together, the members of a collective lead the
second, and the third is divided among these members. Every report is of a year, with data to its end.
"""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import NamedTuple

import pytest

from plan_cli.checking.check import check_folder
from plan_cli.checking.selection import Selection
from plan_cli.judging.overview import Overview
from plan_cli.judging.stages import COUNTED
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan, load
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

YEARS = range(2021, 2026)
LAST = 2023
"""The last year of the targets' time, which begins with the plan."""
LEADS, MEMBERS = ("A", "B"), ("M", "N")
GOAL, SHARES = 12, {"M": 8, "N": 4}
WAYS = [(c, s) for c in ("at_least", "at_most") for s in ("during", "every", "by")]

History = dict[str, dict[int, int | None]]
"""By unit and year what a report says: a number, or nothing yet; a year that is not there has no report."""


class Way(NamedTuple):
    """How the targets are asked for."""

    comparison: str
    span: str

    @property
    def is_limit(self) -> bool:
        return self.comparison == "at_most" and self.span != "by"

    def meets(self, value: int, goal: int) -> bool:
        return value <= goal if self.comparison == "at_most" else value >= goal

    def plan(self) -> Plan:
        spans = {"during": "during: time", "every": "every: year", "by": f"by: {LAST}-12-31"}
        asked = f"{self.comparison}: {GOAL}, measure: points, {spans[self.span]}"
        text = (
            'id: laws\nversion: "1"\ntitle: Laws\nstart: 2021-01-01\nend: 2025-12-31\n'
            'reporting: {cycle: yearly, first: "2021", due_days: 31}\n'
            f"windows:\n  time: {{start: 2021-01-01, end: {LAST}-12-31}}\nunits:\n"
            + "".join(f"  - {{name: {unit}, kind: office}}\n" for unit in (*LEADS, *MEMBERS))
            + "  - {name: All, kind: collective, members: [M, N]}\n"
            "sections:\n  - id: X\n    title: Action\n    window: time\n    tasks:\n"
            "      - id: X1\n        title: Task\n        lead: [A, B]\n        responsible: [All]\n        targets:\n"
            f"          - {{id: X1.T1, name: together, {asked}}}\n"
            f"          - {{id: X1.T2, name: each, {asked}, lead: All}}\n"
            f"          - {{id: X1.T3, name: divided, {asked}, shares: {{M: 8, N: 4}}}}\n"
        )
        plan = load(source.read(text.encode(), "plan.yaml"))
        assert plan is not None
        return plan


# --- the second reading


class Known(NamedTuple):
    """What is known of one series: the value, the year that it is of, and whether that is only carried forward."""

    value: int
    year: int
    is_stale: bool


def known(way: Way, series: dict[int, int | None], year: int) -> Known | None:
    """The figure of a year; of a total the last before, stale unless it reached the end of the time; of a level the
    last.
    """
    judged = min(year, LAST)
    given = {y: v for y, v in series.items() if y <= year and v is not None}
    if way.span == "every":
        return Known(given[judged], judged, is_stale=False) if judged in given else None
    if not given:
        return None
    latest = max(given)
    return Known(given[latest], latest, is_stale=way.span == "during" and latest < min(year, LAST))


def lamp_of(way: Way, found: Known | None, goal: int, year: int) -> str:
    if found is None:
        return "grey"
    met, over = way.meets(found.value, goal), way.span == "every" or year >= LAST
    if found.is_stale:
        return "done" if met and way.comparison == "at_least" else "grey"
    if way.span == "by":
        if over:
            return "grey" if found.year < LAST else "done" if met else "red"
        return "done" if met else "grey"
    if way.is_limit:
        return "red" if not met else "done" if over else "green"
    if met or over:
        return "done" if met else "red"
    done, gone = Fraction(found.value, goal), Fraction(year - 2020, LAST - 2020)
    limit = max(Fraction(6, 10) * gone, gone - Fraction(3, 10))
    return "green" if done >= gone else "yellow" if done >= limit else "red"


def lamp_of_sum(way: Way, parts: list[Known | None], year: int) -> str:
    there = [part for part in parts if part]
    if not there:
        return "grey"
    whole = Known(sum(part.value for part in there), min(part.year for part in there), is_stale=False)
    is_partial = len(there) < len(parts) or any(part.is_stale for part in there)
    if not is_partial:
        return lamp_of(way, whole, GOAL, year)
    if way.span == "by" and year >= LAST and whole.year < LAST:
        return "grey"
    met, over = way.meets(whole.value, GOAL), way.span == "every" or year >= LAST
    if way.comparison == "at_least":
        return "done" if met else "grey"
    return "red" if not met and (way.is_limit or over) else "grey"


def worst_of(lamps: list[str]) -> str:
    return min(lamps, key=["red", "yellow", "grey", "green", "done"].index)


def together(history: History) -> dict[int, int | None]:
    """The one series of the two leads: a value before a null, then the first-named's."""
    series: dict[int, int | None] = {}
    for year in YEARS:
        given = [history[unit][year] for unit in LEADS if year in history[unit]]
        values = [value for value in given if value is not None]
        if given:
            series[year] = values[0] if values else None
    return series


def settled(way: Way, members: list[dict[int, int | None]], goal: int) -> int | None:
    """The year in which a target is settled, alone or as a sum; None as long as it is not."""
    for year in range(LAST, max(YEARS) + 1):
        parts = [known(way, series, year) for series in members]
        there = [part for part in parts if part]
        if not there:
            continue
        met, closes = way.meets(sum(part.value for part in there), goal), all(part.year >= LAST for part in there)
        is_whole = len(there) == len(parts)
        if way.comparison == "at_most" and met and not is_whole:
            continue
        if met and (closes or (way.comparison == "at_least" and way.span == "during")):
            return year
        if not met and way.is_limit and closes:
            return year
    return None


def is_counted(way: Way, members: list[dict[int, int | None]], goal: int, year: int) -> bool:
    if year <= LAST:
        return True
    end = None if way.span == "every" else settled(way, members, goal)
    return way.span != "every" and (end is None or end >= year)


def expected(way: Way, history: History, year: int) -> dict[tuple[str, str], str]:
    """The lamps of all that is counted in a year: of each target as a whole, and as each unit owes it."""
    found: dict[tuple[str, str], str] = {}
    series = together(history)
    if is_counted(way, [series], GOAL, year):
        found["X1.T1", ""] = lamp_of(way, known(way, series, year), GOAL, year)
    for id, goals in (("X1.T2", dict.fromkeys(MEMBERS, GOAL)), ("X1.T3", SHARES)):
        own = {unit: history[unit] for unit in MEMBERS}
        for unit, goal in goals.items():
            if is_counted(way, [own[unit]], goal, year):
                found[id, unit] = lamp_of(way, known(way, own[unit], year), goal, year)
    if ("X1.T2", "M") in found or ("X1.T2", "N") in found:
        lamps = [lamp_of(way, known(way, history[unit], year), GOAL, year) for unit in MEMBERS]
        found["X1.T2", ""] = worst_of(lamps)
    members = [history[unit] for unit in MEMBERS]
    if is_counted(way, members, GOAL, year):
        found["X1.T3", ""] = lamp_of_sum(way, [known(way, one, year) for one in members], year)
    return found


# --- what the program says


def report(unit: str, year: int, value: int | None) -> str:
    given = "value: null, reason: later" if value is None else f"value: {value}, measure: points"
    targets = ("X1.T1",) if unit in LEADS else ("X1.T2", "X1.T3")
    figures = "".join(f"      - {{target: {target}, {given}}}\n" for target in targets)
    return (
        f'plan: laws@1\nunit: {unit}\nperiod: "{year}"\nsubmitted: {year + 1}-01-10\napproved_by: X\nentries:\n'
        f"  - task: X1\n    status: in_progress\n    figures:\n{figures}"
    )


def overview_of(way: Way, history: History) -> Overview:
    files = {f"{y}/{u}.yaml": report(u, y, value) for u, given in history.items() for y, value in given.items()}
    loaded = [Loaded(source.read(text.encode(), file), ".") for file, text in files.items()]
    result = check_folder(way.plan(), loaded, Selection(), period=Period.parse(str(max(YEARS))))
    assert result.overview is not None
    return result.overview


def told(overview: Overview) -> dict[tuple[str, str], str]:
    return {
        (a.target.id, "" if a.is_whole or a.target.id == "X1.T1" else unit.name): a.lamp.value
        for unit, a in overview.rows()
    }


def random_history(random: Random) -> History:
    def given() -> dict[int, int | None]:
        values = {year: random.choice([None, *range(1, 14)]) for year in YEARS}
        return {year: value for year, value in values.items() if random.random() < 0.7}

    return {unit: given() for unit in (*LEADS, *MEMBERS)}


@pytest.mark.parametrize("way", [Way(*way) for way in WAYS], ids="-".join)
def test_every_lamp_and_every_count_is_that_of_the_second_reading(way: Way) -> None:
    random = Random(2026)
    for _ in range(40):
        history = random_history(random)
        last = overview_of(way, history)
        for year in YEARS:
            seen = last.at(Period.parse(str(year)))
            asked = expected(way, history, year)
            assert told(seen) == asked, (year, history)
            assert seen.targets.total == sum(unit == "" for _, unit in asked), (year, history)


@pytest.mark.parametrize("way", [Way(*way) for way in WAYS], ids="-".join)
def test_what_leaves_the_counts_is_closed_once_and_stays_as_it_was(way: Way) -> None:
    random = Random(2027)
    for _ in range(25):
        last = overview_of(way, random_history(random))
        before: dict[tuple[str, Span], bool] = {}
        for year in YEARS:
            seen = last.at(Period.parse(str(year)))
            listed = [(one.item.id, one.units, one.span, one.is_part) for one in seen.closed]
            assert len(listed) == len(set(listed))
            ends = {key: one.is_met for key, one in zip(listed, seen.closed, strict=True)}
            wholes = {(id, span): met for (id, units, span, is_part), met in ends.items() if not is_part}
            assert wholes.items() >= before.items() or way.span == "every"
            before = dict(wholes) if way.span != "every" else {}
            if way.span != "every":
                counted = {id for id, unit in told(seen) if unit == ""}
                assert counted | {id for id, _ in wholes} == {"X1.T1", "X1.T2", "X1.T3"}


def test_what_is_open_to_a_unit_is_asked_of_it() -> None:
    random = Random(2028)
    for way in (Way("at_least", "during"), Way("at_most", "by")):
        for _ in range(40):
            last = overview_of(way, random_history(random))
            for year in YEARS:
                seen = last.at(Period.parse(str(year)))
                owing = {unit.name for unit in seen.owing}
                stages, period = seen.ledger.stages, seen.period
                for unit in (*LEADS, *MEMBERS):
                    led = seen.plan.led[unit]
                    assert (unit in owing) >= any(stages.of_target(t, period, unit) in COUNTED for t in led)
