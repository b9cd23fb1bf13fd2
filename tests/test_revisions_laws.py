"""Laws of plans that change while they run, over random plans, changes and histories: what was before a period changes
nothing of it, what is reported later changes no finding of a closed one, nothing that is owed and not settled leaves
the counts unless it is withdrawn, and a series is one whoever leads.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from changing import Report, checked, overview, read
from hypothesis import given, settings
from hypothesis import strategies as st

from plan_cli.checking.result import Result
from plan_cli.judging.overview import Overview
from plan_cli.judging.stages import Stage
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import Plan

YEARS = ("2023", "2024", "2025", "2026")
LEADS = ("甲局", "乙局", "丙局")
WINDOWS = ("全期", "首年", "前半")
STATES = ("not_started", "in_progress", "done", "blocked")


class Ask(NamedTuple):
    """One task with one target or deliverable: its fields now, those that were, who led it when, and since when it is
    added or withdrawn.
    """

    number: int
    is_target: bool
    now: str
    was: tuple[tuple[int, str], ...]
    leads: tuple[tuple[int, str], ...]
    lead: str
    life: str

    @property
    def id(self) -> str:
        return f"A1.{self.number}.{'T' if self.is_target else 'D'}1"

    def task(self, *, was: bool = True) -> str:
        earlier = ", ".join(f"{{until: {year}-12-31, {fields}}}" for year, fields in self.was) if was else ""
        leads = ", ".join(f"{{until: {year}-12-31, lead: {lead}}}" for year, lead in self.leads)
        nature = "name: 目标, measure: 人" if self.is_target else "text: 事项"
        item = ", ".join(filter(None, [f"id: {self.id}", nature, self.now, self.life, f"was: [{earlier}]"]))
        return f"lead: {self.lead}\nwas: [{leads}]\n{'targets' if self.is_target else 'deliverables'}: [{{{item}}}]"


class Story(NamedTuple):
    """A plan that changes, and what was reported of each year by whom led then."""

    asks: tuple[Ask, ...]
    says: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]
    is_merged: bool

    def plan(self, *, was: bool = True) -> Plan:
        merged = ", until: 2024-12-31, successor: 乙局" if self.is_merged else ""
        units = [f"  - {{name: {name}, kind: government{merged if name == '甲局' else ''}}}" for name in LEADS]
        return read(*(ask.task(was=was) for ask in self.asks), units="\n".join(units))

    def reports(self, until: str = "2026") -> list[Report]:
        plan = self.plan()
        found: dict[tuple[str, str], dict[str, object]] = {}
        for year, said in self.says:
            for id, word in said if year <= until else ():
                lead = plan.leads_during(id, Period.parse(year))[0]
                found.setdefault((lead, year), {})[id] = word
        return [Report(unit, year, words) for (unit, year), words in found.items()]


def _fields(*, is_target: bool) -> st.SearchStrategy[str]:
    if not is_target:
        dates = st.sampled_from(YEARS).map(lambda year: f"by: {year}-12-31")
        return st.one_of(dates, st.sampled_from([f"during: {name}" for name in WINDOWS]))
    goals = st.integers(5, 15).map(lambda goal: f"at_least: {goal}")
    spans = st.sampled_from(["every: year", *(f"during: {name}" for name in WINDOWS)])
    return st.tuples(goals, spans).map(", ".join)


@st.composite
def asks(draw: st.DrawFn, number: int, *, withdrawn: bool) -> Ask:
    is_target = draw(st.booleans())
    years = st.lists(st.integers(2023, 2025), unique=True, max_size=2)
    was = tuple((year, draw(_fields(is_target=is_target))) for year in sorted(draw(years), reverse=True))
    leads = tuple((year, draw(st.sampled_from(LEADS))) for year in sorted(draw(years), reverse=True))
    year = draw(st.sampled_from(YEARS[1:]))
    lives = ["", f"added: {year}-06-01"] + ([f"withdrawn: {{since: {year}-06-01, why: 并入}}"] if withdrawn else [])
    now, lead = draw(_fields(is_target=is_target)), draw(st.sampled_from(LEADS))
    return Ask(number, is_target, now, was, leads, lead, draw(st.sampled_from(lives)))


@st.composite
def stories(draw: st.DrawFn, *, withdrawn: bool = True) -> Story:
    found = tuple(draw(asks(number, withdrawn=withdrawn)) for number in range(1, draw(st.integers(1, 3)) + 1))
    says = []
    for year in YEARS:
        named = draw(st.lists(st.sampled_from(found), unique=True))
        words = {a.id: draw(st.integers(1, 20) if a.is_target else st.sampled_from(STATES)) for a in named}
        says.append((year, tuple(sorted(words.items()))))
    return Story(found, tuple(says), draw(st.booleans()))


def told(result: Result) -> Counter[str]:
    """The findings, but for who is silent: that hangs on the day up to which anything is known."""
    return Counter(
        f"{f.code} {f.unit} {f.place.file} {f.hit.at} {f.hit.case} {f.hit.target} {f.hit.actual} {f.hit.expected}"
        for f in result.findings
        if f.code != "C310"
    )


def counted(seen: Overview) -> dict[str, str]:
    """All that is counted in a period, targets and deliverables, with their lamps."""
    found = {a.target.id: a.lamp.value for s in seen.standings for a in s.targets}
    return found | {d.deliverable.id: d.lamp.value for s in seen.standings for d in s.deliveries}


@settings(max_examples=80)
@given(stories(), st.sampled_from(YEARS))
def test_what_was_before_a_period_changes_nothing_of_it(story: Story, year: str) -> None:
    """Goals and times that ended before it: with them and without, it is judged alike."""
    reports = story.reports(year)
    if not any(report.period == year for report in reports):
        return
    bare = tuple(a._replace(was=tuple((last, f) for last, f in a.was if last >= int(year))) for a in story.asks)
    then, now = (checked(one.plan(), *reports, period=year) for one in (story._replace(asks=bare), story))
    assert counted(overview(then)) == counted(overview(now))
    assert told(then) == told(now)


@settings(max_examples=80)
@given(stories())
def test_what_is_reported_of_later_periods_changes_no_finding_of_a_closed_one(story: Story) -> None:
    plan = story.plan()
    for year in sorted({report.period for report in story.reports()})[:3]:
        then, now = (checked(plan, *story.reports(last), period=year) for last in (year, "2026"))
        assert told(then) == told(now)
        assert counted(overview(then)) == counted(overview(now))
        assert overview(then).closed == overview(now).closed


@settings(max_examples=80)
@given(stories())
def test_nothing_that_is_owed_and_not_settled_leaves_the_counts_unless_it_is_withdrawn(story: Story) -> None:
    """Once only its time had begun: what is counted in a year and not in the next is met, by the plan of the next, or
    withdrawn, or not yet begun again, or asked for every year up to then.
    """
    reports = story.reports()
    if not reports:
        return
    plan = story.plan()
    seen = overview(checked(plan, *reports, period="2026"))
    for before, after in pairwise(YEARS):
        then, now = (Overview(seen.ledger, Period.parse(year)) for year in (before, after))
        for id in counted(then).keys() - counted(now).keys():
            held = now.plan
            if held.idle.get(id) is not None:
                continue
            item = held.targets.get(id) or held.deliverables[id]
            stage = _stage(now, id)
            if stage is Stage.UPCOMING:
                assert _span(held, id).start > now.period.end
            elif item.every is None:
                assert stage is Stage.SETTLED
                assert [one.is_met for one in now.closed if one.item.id == id and one.item.every is None] == [True]


def _stage(seen: Overview, id: str) -> Stage:
    stages, plan = seen.ledger.stages, seen.plan
    if id in plan.targets:
        return stages.of_target(plan.targets[id], seen.period)
    return stages.of_deliverable(plan.deliverables[id], seen.period)


def _span(plan: Plan, id: str) -> Span:
    return plan.target_span(plan.targets[id]) if id in plan.targets else plan.deliverable_span(plan.deliverables[id])


@settings(max_examples=60)
@given(stories(withdrawn=False), st.sampled_from(LEADS))
def test_who_leads_changes_no_lamp(story: Story, lead: str) -> None:
    """What the leads of the time reported is one series: told by one lead throughout, all stands the same."""
    alone = story._replace(asks=tuple(a._replace(leads=(), lead=lead) for a in story.asks), is_merged=False)
    if not story.reports():
        return
    for year in YEARS:
        one, other = (checked(each.plan(), *each.reports(year)) for each in (story, alone))
        if one.overview and other.overview and one.overview.period == other.overview.period:
            assert counted(one.overview) == counted(other.overview)
            assert [(c.item.id, c.span, c.is_met, c.value) for c in one.overview.closed] == [
                (c.item.id, c.span, c.is_met, c.value) for c in other.overview.closed
            ]
