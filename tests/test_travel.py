"""What a run finds is plain data: it can be compared, pickled, and sent to another process."""

from __future__ import annotations

import gc
import pickle
import tracemalloc
from collections.abc import Callable
from datetime import date

import brookfield
import pytest
from results import RESULTS, folder, silent
from support import plan_named
from test_waivers import RULES as OF_WAIVERS

from plan_cli import rules
from plan_cli.checking import waiving
from plan_cli.checking.check import examine
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.judging.digest import Digest
from plan_cli.judging.ledger import Delivery, Ledger
from plan_cli.judging.overview import Overview
from plan_cli.judging.pace import Assessment
from plan_cli.judging.submission import Submission
from plan_cli.model.report import load
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.rendering.machine.json import render
from plan_cli.words import wording

WAIVERS = b"""
- {rule: C310, unit: \xe5\xb8\x82\xe6\x96\x87\xe5\xb9\xbf\xe5\xb1\x80, reason: x, approved_by: y, until: 2020-01-01}
- {rule: K403, task: B1.1, reason: x, approved_by: y, until: 2099-01-01}
- {rule: C306, task: B1.1, reason: x, approved_by: y, until: 2099-01-01}
"""


def again(value: object) -> object:
    return pickle.loads(pickle.dumps(value))


def waived() -> Result:
    """A folder in which waivers are expired, unused and at work."""
    read = source.read(WAIVERS, "waivers.yaml", root=list)
    return waiving.apply(folder(), waiving.load(read, plan_named("town.yaml")), Selection())


def led_together() -> Result:
    """A folder in which two leads differ, and a unit is behind its share."""
    reports = [brookfield.report(unit, 2023, {"T1": n, "T2": n}) for n, unit in enumerate(brookfield.OF_SHARES)]
    return brookfield.check(brookfield.folder(*reports))


ALL: dict[str, Callable[[], Result]] = {**RESULTS, "waived": waived, "silent": silent, "led": led_together}


@pytest.mark.parametrize("name", ALL)
def test_a_result_is_the_same_after_a_journey(name: str) -> None:
    result = ALL[name]()
    other = again(result)
    assert other == result
    assert isinstance(other, Result)
    assert render(other, wording("en"), "gap") == render(result, wording("en"), "gap")


@pytest.mark.parametrize("name", ["folder", "together", "waived", "led"])
def test_what_is_worked_out_is_the_same_after_a_journey(name: str) -> None:
    """What a result has worked out before it travels does not come along: where it arrives, it is worked out anew."""
    result = ALL[name]()
    ledger = result.ledger
    assert ledger is not None
    before = worked_out(ledger)
    other = again(ledger)
    assert isinstance(other, Ledger)
    assert worked_out(other) == before
    assert any(history for history, *_ in before.values())


def worked_out(ledger: Ledger) -> dict[str, tuple[list[str], frozenset[str], list[Assessment], list[Delivery]]]:
    """By unit, its history, the files left out, and how its targets and deliverables stand."""
    assert ledger.period is not None
    found = {}
    for standing in Overview(ledger, ledger.period).standings:
        history = [digest.file for digest in ledger.history(standing.unit.name)]
        found[standing.unit.name] = (history, ledger.left_out, list(standing.targets), list(standing.deliveries))
    return found


def test_every_rule_over_reports_has_fired_in_one_of_them() -> None:
    """But for those that a file in memory can't break: one that can't be read, and one that is too large to be kept."""
    fired = {finding.code for make in ALL.values() for finding in make().findings}
    assert {rule.code for rule in rules.CHECK} - fired <= {"Y001"}
    assert set(OF_WAIVERS) <= fired


def test_a_different_result_is_not_equal() -> None:
    result = RESULTS["together"]()
    assert result != RESULTS["folder"]()
    assert result._replace(as_of=date(2030, 1, 1)) != result
    digest = result.reports[0].digest
    assert isinstance(digest, Digest)
    assert (
        examine(plan_named("town.yaml"), Loaded(source.read(b"unit: x\n", digest.file)), Selection()).digest != digest
    )


@pytest.mark.parametrize("name", ["town", "folder"])
def test_digests_say_the_same_when_they_are_held_in_short(name: str) -> None:
    digests = [report.digest for report in RESULTS[name]().reports if report.digest]
    assert len(digests) > 50
    for digest in digests:
        other = again(digest)
        assert isinstance(other, Digest)
        assert (other.facts, other.facts.by_task.keys()) == (digest.facts, digest.facts.by_task.keys())
        digest.shelved.pack()
        assert digest == other


def test_resolving_a_report_changes_nothing_that_it_is_given() -> None:
    """Built twice, a submission finds the same; what is wrong by the plan is its own, not the source's."""
    text = (
        "plan: yunze-culture@2.1\nunit: 市图书馆\nperiod: 2024-H1\nsubmitted: 2024-07-15\nentries:\n"
        "  - task: B1.2\n    status: in_progress\n    figures: [{target: B1.2.T5, value: 20, measure: 人}]\n"
    )
    read = source.read(text.encode(), "report.yaml")
    report = load(read)
    assert report is not None
    before = pickle.dumps(read)
    first, second = (Submission(plan_named("town.yaml"), report) for _ in range(2))
    assert pickle.dumps(read) == before
    assert first.problems.hits == second.problems.hits
    assert [hit.actual for hit in first.problems.hits["S101"]] == ["of"]


# --- what a report costs that is held in short

ENTRY = """\
  - task: B1.{n}
    status: in_progress
    progress: {month}月在第{n}片区组织进社区、进学校的文化活动{count}次，参加{visitors}人次，较上月增加，群众反响良好。
    figures:
      - {{target: B1.{n}.T1, value: {visitors}, measure: 人次}}
    deliverables: {{B1.{n}.D1: in_progress, B1.{n}.D2: not_started}}
    evidence: [{{title: 活动台账, ref: 云文〔2024〕{count}号, date: 2024-0{month}-10}}]
"""


def report_of_3_kb(month: int) -> bytes:
    head = f"plan: yunze-culture@2.1\nunit: 市文广局\nperiod: 2024-0{month}\nsubmitted: 2024-0{month}-28\nentries:\n"
    counts = ((n, 7 * month + 13 * n) for n in range(1, 8))
    text = head + "".join(ENTRY.format(n=n, month=month, count=count, visitors=19 * count) for n, count in counts)
    return text.encode()


def test_a_report_of_3_kb_costs_at_most_2_kb_in_the_history() -> None:
    plan, number = plan_named("town.yaml"), 100
    data = [report_of_3_kb(month % 9 + 1) for month in range(number)]
    assert 2_700 < min(map(len, data)) <= max(map(len, data)) < 3_300

    def held(number: int) -> list[Digest]:
        sources = (source.read(data[n], f"data/reports/2024/{n:06}/市文广局.yaml") for n in range(number))
        digests = [one.digest for one in (examine(plan, Loaded(read), Selection()) for read in sources) if one.digest]
        for digest in digests:
            digest.shelved.pack()
        return digests

    held(2)
    tracemalloc.start()
    digests = held(number)
    gc.collect()
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(digests) == number
    assert used / number < 2048
