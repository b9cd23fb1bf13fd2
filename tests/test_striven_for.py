"""Deliverables that a plan only strives for: judged alike, yellow where others are red, and counted with nobody's."""

from __future__ import annotations

import pytest
from changing import Report, checked, overview, plan_of

from plan_cli.checking.check import check_alone
from plan_cli.checking.selection import Selection
from plan_cli.judging.pace import Lamp
from plan_cli.planning.diff import diff
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.rendering import figures
from plan_cli.words import wording

ASKED = """\
lead: 甲局
deliverables:
  - {{id: A1.1.D1, text: 建成一馆, by: 2023-12-31, binding: {binding}}}
"""


def asked(*, binding: bool) -> str:
    return ASKED.format(binding=str(binding).lower())


def said(state: str, period: str = "2023") -> Report:
    return Report("甲局", period, {"A1.1.D1": state})


@pytest.mark.parametrize("state", ["in_progress", "not_started", "blocked"])
def test_what_is_only_striven_for_is_yellow_and_a_note_where_others_are_red_and_an_error(state: str) -> None:
    for binding, lamp, code in ((True, Lamp.RED, "G704"), (False, Lamp.YELLOW, "G707")):
        plan = plan_of(asked(binding=binding))
        seen = overview(checked(plan, said(state), period="2023"))
        assert seen.ledger.delivery(plan.deliverables["A1.1.D1"], seen.period).lamp is lamp
        found = {f.code: f for f in checked(plan, said(state)).findings if f.code[0] in "GC"}
        assert {c for c in found if c in ("G704", "G705", "G707")} == {code}
        for lang in ("en", "zh"):
            text = wording(lang).sentence(found[code], plan)
            assert "A1.1.D1" in text
            assert ("striven for" in text or "力争" in text) is not binding


def test_it_counts_in_no_tally_and_stays_owed() -> None:
    for binding, number in ((True, 1), (False, 0)):
        plan = plan_of(asked(binding=binding))
        now = overview(checked(plan, said("in_progress"), said("in_progress", "2024"), period="2024"))
        assert now.overdue_deliverables == number
        assert now.deliverables_of(plan.file.sections[0]).total == number
        assert now.standing(plan.units["甲局"]).deliveries  # who owes it is asked for it still
        assert (now.ledger.task_lamp(plan.tasks["A1.1"], now.period) is None) is not binding


def test_a_task_may_be_done_without_it() -> None:
    text = said("in_progress").text.replace("status: in_progress", "status: done")
    for binding in (True, False):
        found = check_alone(
            plan_of(asked(binding=binding)), [Loaded(source.read(text.encode(), "a.yaml"))], Selection()
        )
        codes = {f.code for f in found.findings}
        assert ("K401" in codes) is binding


def test_it_is_said_and_a_diff_tells_of_it() -> None:
    old, new = plan_of(asked(binding=True)), plan_of(asked(binding=False))
    assert figures.nature(new.deliverables["A1.1.D1"], wording("zh"))[-1] == "力争"
    (change,) = [change for change in diff(old, new).changes if change.what == "deliverable"]
    assert [field.name for field in change.fields] == ["nature"]
