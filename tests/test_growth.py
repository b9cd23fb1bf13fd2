"""Nothing over a folder or a plan grows faster than it: four times as much takes at most five and a half times as long,
whatever it is that there is much of. Each is checked and written out.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial

import pytest

from plan_cli.checking import waiving
from plan_cli.checking.check import check_folder
from plan_cli.checking.lint import lint
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.cli.commands.check import Format, rendered
from plan_cli.cli.screen import Screen
from plan_cli.model.plan import Plan, load
from plan_cli.reading import source
from plan_cli.reading.source import OF_PLAN, Loaded
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording

MOST = 5.5
LOOK = Screen(wording("en"), Style(), 0)

HEAD = """
id: growth
version: "1"
title: Growth
start: 2021-01-01
end: 2030-12-31
reporting: {{cycle: yearly, first: "2022", due_days: 31}}
units:
  - {{name: 教育局, kind: government}}
{units}
sections:
  - id: A1
    title: Section
    tasks:
      - id: A1.1
        title: Training
        lead: 教育局
        responsible: [{named}]
        line: 1
        targets:
          - {{id: A1.1.T1, name: teachers, at_least: 5000, measure: 人, by: 2030-12-31, sentence: 1}}
        deliverables:
          - {{id: A1.1.D1, text: rules, sentence: 1, who: each}}
"""
REPORT = """plan: growth@1
unit: {unit}
period: "{period}"
submitted: {submitted}
approved_by: A
entries:
  - task: A1.1
    status: in_progress
    progress: 正常推进
    figures: [{{target: A1.1.T1, value: {value}, measure: 人}}]
    deliverables: {{A1.1.D1: in_progress}}
"""


def plan_of(units: int) -> Plan:
    names = [f"单位{number}" for number in range(max(units, 1))]
    listed = "\n".join(f"  - {{name: {name}, kind: government}}" for name in names)
    text = HEAD.format(units=listed, named=", ".join(names))
    found = load(source.read(text.encode(), "plan.yaml", limits=OF_PLAN))
    assert found is not None
    return found


def checked(plan: Plan, texts: list[str], *, all_periods: bool = False) -> Result:
    loaded = [Loaded(source.read(text.encode(), f"reports/{number}.yaml")) for number, text in enumerate(texts)]
    result = check_folder(plan, loaded, Selection(), all_periods=all_periods)
    for name in (Format.TEXT, Format.JSON, Format.SARIF, Format.JUNIT):
        rendered(name, result, LOOK, "gap")
    return result


def seconds(what: Callable[[], object]) -> float:
    """The time of the processor that something takes, the best of three tries. Looking for cycles takes longer the more
    the tests before have left behind, and is not counted.
    """
    times = []
    for _ in range(3):
        gc.collect()
        gc.disable()
        try:
            begun = time.process_time()
            what()
            times.append(time.process_time() - begun)
        finally:
            gc.enable()
    return min(times)


def report(period: int = 2024, value: int = 5, *, late: bool = False) -> str:
    """A report of a unit; once there is a late one, those that have filed none are silent."""
    submitted = f"{period + 1}-03-01" if late else f"{period}-12-31"
    return REPORT.format(unit="教育局", period=period, submitted=submitted, value=value)


def silent_units(n: int) -> Callable[[], object]:
    return partial(checked, plan_of(n), [report(2023), report(2024, 6, late=True)])


def reports_of_one_period(n: int) -> Callable[[], object]:
    return partial(checked, plan_of(1), [report(2023), *(report(2024, 5 + number) for number in range(n))])


def reports_of_all_periods(n: int) -> Callable[[], object]:
    """Of eight periods, each again and again, all of which are looked at."""
    texts = [report(2022 + number % 8, 5 + number) for number in range(n)]
    return partial(checked, plan_of(1), texts, all_periods=True)


def over(plan: Plan) -> Plan:
    """The same plan, whose time ended with 2023."""
    text = plan.source.text.replace("by: 2030-12-31", "by: 2023-12-31").replace("line: 1", "line: 1\n        window: w")
    text = text.replace("units:", "windows: {w: {start: 2021-01-01, end: 2023-12-31}}\nunits:", 1)
    found = load(source.read(text.encode(), "plan.yaml", limits=OF_PLAN))
    assert found is not None
    return found


def units_with_something_open(n: int) -> Callable[[], object]:
    """Each owes the rules since 2023, and none has them."""
    return partial(checked, over(plan_of(n)), [report(2023), report(2024, 6), report(2025, 7, late=True)])


def years_with_something_open(n: int) -> Callable[[], object]:
    """One lead's monthly reports, in each of which what was missed is looked for again."""
    months = [f"{2024 + number // 12}-{number % 12 + 1:02}" for number in range(n)]
    texts = [REPORT.format(unit="教育局", period=month, submitted=f"{month}-28", value=5) for month in months]
    return partial(checked, over(plan_of(1)), texts, all_periods=True)


def broken_files(n: int) -> Callable[[], object]:
    return partial(checked, plan_of(1), [report(), *(f"unit: [{number}\n" for number in range(n))])


def files_with_too_much(n: int) -> Callable[[], object]:
    """Each with more findings of a code than are kept."""
    return partial(checked, plan_of(1), [report(), *(f"a: {'!x 1'}\nb: [{'!x 1, ' * 101}]\n" for _ in range(n))])


def units_of_a_plan(n: int) -> Callable[[], object]:
    plan = plan_of(n)
    return lambda: lint(plan, None)


def waived_findings(n: int) -> Callable[[], object]:
    """A silent unit each, and a waiver for each."""
    plan = plan_of(n)
    result = checked(plan, [report(2024, late=True)])
    text = "".join(
        f"- {{rule: C310, unit: 单位{number}, reason: a, approved_by: b, until: 2030-01-01}}\n" for number in range(n)
    )

    def waived() -> object:
        return waiving.apply(result, waiving.load(source.read(text.encode(), "waivers.yaml", list), plan), Selection())

    return waived


@pytest.mark.parametrize(
    ("made", "n"),
    [
        (silent_units, 1000),
        (reports_of_one_period, 400),
        (reports_of_all_periods, 100),
        (units_with_something_open, 300),
        (years_with_something_open, 60),
        (broken_files, 1000),
        (files_with_too_much, 20),
        (units_of_a_plan, 1000),
        (waived_findings, 250),
    ],
    ids=lambda item: getattr(item, "__name__", str(item)),
)
def test_four_times_as_much_takes_at_most_so_much_longer(made: Callable[[int], Callable[[], object]], n: int) -> None:
    made(10)()
    few, many = seconds(made(n)), seconds(made(4 * n))
    assert many <= MOST * few + 0.05, (few, many)
