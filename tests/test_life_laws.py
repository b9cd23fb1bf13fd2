"""Laws of a plan's life, over random plans and histories: nothing that was owed and not settled ever leaves the counts,
what is reported of later periods changes no finding of an earlier one, the names and the order of files change nothing,
and more is never worse.

When a thing is settled is worked out here once more, from the words of docs/methods.md alone and without the code that
the judging uses.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from plan_cli.checking.check import check_folder
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.judging.overview import Overview
from plan_cli.judging.pace import Lamp
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan, load
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

YEARS = range(2021, 2026)
PERIODS = [Period.parse(name) for year in YEARS for name in (f"{year}-H1", f"{year}-H2")]
UNITS = ("甲局", "乙局")
STATES = ("not_started", "in_progress", "done", "blocked")
COMPARISONS = ("at_least: 10", "at_most: 10", "between: [10, 12]")


class Ask(NamedTuple):
    """A target or deliverable of a random plan, and when it is asked for. `nature`: its comparison, or what tells
    deliverables apart.
    """

    id: str
    nature: str
    span: str
    first: int
    last: int

    @property
    def is_target(self) -> bool:
        return ".T" in self.id

    @property
    def is_yearly(self) -> bool:
        return self.span == "every"

    @property
    def end(self) -> date:
        return date(self.last, 12, 31)

    @property
    def line(self) -> str:
        """As it stands in the plan."""
        if not self.is_target:
            nature = ", ".join(filter(None, [self.nature, "every: year" if self.is_yearly else ""]))
            return f"{{id: {self.id}, text: 事项, sentence: 1{', ' if nature else ''}{nature}}}"
        span = {"during": f"during: w{self.id[1]}", "every": "every: year", "by": f"by: {self.end}"}[self.span]
        return f'{{id: {self.id}, name: 目标, {self.nature}, measure: "分", {span}, sentence: 1}}'


class Said(NamedTuple):
    """What one report says of one thing."""

    id: str
    word: int | str


class Story(NamedTuple):
    """A plan, and what was reported of each period."""

    asks: tuple[Ask, ...]
    reports: dict[Period, tuple[Said, ...]]

    def plan(self) -> Plan:
        windows = "".join(f"  w{a.id[1]}: {{start: {a.first}-01-01, end: {a.end}}}\n" for a in self.asks)
        tasks = "".join(
            f"      - id: {ask.id[:2]}\n        title: 任务\n        lead: 甲局\n        line: 1\n"
            f"        window: w{ask.id[1]}\n        {'targets' if ask.is_target else 'deliverables'}:\n"
            f"          - {ask.line}\n"
            for ask in self.asks
        )
        text = (
            'id: laws\nversion: "1"\ntitle: 方案\nstart: 2021-01-01\nend: 2025-12-31\n'
            'reporting: {cycle: half-yearly, first: "2021-H1", due_days: 20}\n'
            f"windows:\n{windows}units:\n  - {{name: 甲局, kind: government}}\n  - {{name: 乙局, kind: government}}\n"
            f"sections:\n  - id: A\n    title: 行动\n    tasks:\n{tasks}"
        )
        read = source.read(text.encode(), "plan.yaml")
        found = load(read)
        assert found is not None, (text, read.problems.hits)
        return found

    def files(self, until: Period | None = None) -> dict[str, str]:
        return {
            f"{period.name}/甲局.yaml": self._report(period, said)
            for period, said in self.reports.items()
            if until is None or period.order <= until.order
        }

    def _report(self, period: Period, said: tuple[Said, ...]) -> str:
        submitted = period.next().start.replace(day=10)
        lines = ["plan: laws@1", "unit: 甲局", f'period: "{period.name}"', f"submitted: {submitted}", "approved_by: 甲"]
        lines.append("entries:" if said else "entries: []")
        for id, word in said:
            lines.append(f"  - task: {id[:2]}\n    status: in_progress")
            if isinstance(word, int):
                lines.append(f'    figures: [{{target: {id}, value: {word}, measure: "分"}}]')
            else:
                lines.append(f"    deliverables: {{{id}: {word}}}\n    evidence: [{{title: 文件, ref: 甲〔2021〕1号}}]")
        return "\n".join(lines) + "\n"


def _words(ask: Ask) -> st.SearchStrategy[int | str]:
    return st.integers(5, 15) if ask.is_target else st.sampled_from(STATES)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    asks = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        first = draw(st.sampled_from(YEARS))
        last = draw(st.integers(first, YEARS[-1]))
        if draw(st.booleans()):
            span = draw(st.sampled_from(["during", "every", "by"]))
            asks.append(Ask(f"A{number}.T1", draw(st.sampled_from(COMPARISONS)), span, first, last))
        else:
            nature = draw(st.sampled_from(["", "continuing: true"]))
            asks.append(Ask(f"A{number}.D1", nature, draw(st.sampled_from(["", "every"])), first, last))
    reports = {}
    for period in draw(st.lists(st.sampled_from(PERIODS), unique=True, min_size=1)):
        named = draw(st.lists(st.sampled_from(asks), unique=True))
        words = {ask.id: draw(_words(ask)) for ask in named}
        reports[period] = tuple(Said(id, words[id]) for id in sorted(words))
    return Story(tuple(asks), dict(sorted(reports.items(), key=lambda item: item[0].order)))


def checked(story: Story, period: Period, files: dict[str, str] | None = None) -> Result:
    texts = story.files() if files is None else files
    loaded = [Loaded(source.read(text.encode(), name)) for name, text in texts.items()]
    return check_folder(story.plan(), loaded, Selection(), period=period)


def picture_of(result: Result) -> Overview:
    assert result.overview is not None
    return result.overview


def counted(overview: Overview) -> set[str]:
    """All that is counted in a period, targets and deliverables."""
    targets = {a.target.id for s in overview.standings for a in s.targets}
    return targets | {d.deliverable.id for s in overview.standings for d in s.deliveries}


# --- settled, worked out once more


def is_met(ask: Ask, word: int | str) -> bool:
    if isinstance(word, int):
        return word <= 10 if "at_most" in ask.nature else word >= 10
    return word == "done" or ("continuing" in ask.nature and word == "in_progress")


def is_settled(story: Story, ask: Ask, before: Period) -> bool:
    """Whether a thing that has begun was settled by the reports of the periods that ended before."""
    if ask.is_yearly:
        return ask.end < before.start
    said = [(p, s.word) for p, all in story.reports.items() if p.end < before.start for s in all if s.id == ask.id]
    in_time = [(p, word) for p, word in said if p.end <= ask.end and p.end >= date(ask.first, 1, 1)]
    if not ask.is_target and "continuing" not in ask.nature:
        return any(word == "done" for _, word in said)
    if ask.end >= before.start:
        return False
    is_cap = "at_most" in ask.nature and ask.span == "during"
    if in_time:
        period, word = in_time[-1]
        closes = period.end.year == ask.last if ask.span == "by" else period.end == ask.end
        if (is_met(ask, word) and (closes or _stands_alone(ask, word))) or (is_cap and closes):
            return True
    return any(is_met(ask, word) or is_cap for period, word in said if period.end > ask.end)


def _stands_alone(ask: Ask, word: int | str) -> bool:
    """Whether what was met before its time ended stays so without a word at the end: a total, and what is done."""
    return word == "done" or (ask.span == "during" and "at_most" not in ask.nature)


# --- the laws


@settings(max_examples=150)
@given(stories())
def test_nothing_that_was_owed_and_is_not_settled_leaves_the_counts(story: Story) -> None:
    last = max(story.reports, key=lambda period: period.order)
    later = [*PERIODS, Period.parse("2026-H1"), Period.parse("2027-H1")]
    overview = picture_of(checked(story, last))
    for period in later:
        begun = {ask.id for ask in story.asks if date(ask.first, 1, 1) <= period.end}
        settled = {ask.id for ask in story.asks if is_settled(story, ask, period)}
        assert counted(Overview(overview.ledger, period)) == begun - settled


@settings(max_examples=60)
@given(stories())
def test_what_is_counted_is_owed_and_what_is_overdue_is_told(story: Story) -> None:
    last = max(story.reports, key=lambda period: period.order)
    result = checked(story, last)
    overview = picture_of(result)
    asked = {task.id for task in overview.ledger.stages.duties("甲局", last)}
    assert {id[:2] for id in counted(overview)} == asked
    found = {(f.code, f.hit.target) for f in result.findings}
    for standing in overview.standings:
        for a in standing.targets:
            assert (("G701", a.target.id) in found) is (a.lamp is Lamp.RED and a.over)
        for d in standing.deliveries:
            assert (("G704", d.deliverable.id) in found) is (d.lamp is Lamp.RED)


def told(result: Result) -> Counter[str]:
    """The findings, but for who is silent: that hangs on the day up to which anything is known."""
    return Counter(
        f"{f.code} {f.unit} {f.hit.at} {f.hit.case} {f.hit.target} {f.hit.actual} {f.hit.expected}"
        for f in result.findings
        if f.code != "C310"
    )


@settings(max_examples=80)
@given(stories())
def test_what_is_reported_of_later_periods_changes_no_finding_of_an_earlier_one(story: Story) -> None:
    for period in list(story.reports)[:3]:
        then, now = checked(story, period, story.files(period)), checked(story, period)
        assert told(then) == told(now)
        assert picture_of(then).targets == picture_of(now).targets
        assert picture_of(then).closed == picture_of(now).closed


@settings(max_examples=60)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_and_the_names_of_files_change_nothing(story: Story, random: Random) -> None:
    files = list(story.files().values())
    random.shuffle(files)
    last = max(story.reports, key=lambda period: period.order)
    renamed = {f"{number}.yaml": text for number, text in enumerate(files)}
    one, other = checked(story, last), checked(story, last, renamed)
    named = {"K407"}  # says of a name that it is another unit's, and these are nobody's
    assert not named & {f.code for f in other.findings}
    assert told(one) == told(other)
    assert picture_of(one).closed == picture_of(other).closed


RANK = {lamp: rank for rank, lamp in enumerate(Lamp)}


@settings(max_examples=80)
@given(stories(), st.data())
def test_more_is_never_worse(story: Story, data: st.DataObject) -> None:
    """One figure of a target that asks for at least so much is raised, and a thing of any lamp in any later period is
    as good as before, or settled.
    """
    places = [(p, s) for p, all in story.reports.items() for s in all if isinstance(s.word, int)]
    asks = {ask.id: ask for ask in story.asks}
    places = [(p, s) for p, s in places if "at_most" not in asks[s.id].nature]
    if not places:
        return
    period, said = data.draw(st.sampled_from(places))
    assert isinstance(said.word, int)
    more = Said(said.id, said.word + data.draw(st.integers(1, 5)))
    reports = story.reports | {period: tuple(more if s is said else s for s in story.reports[period])}
    last = max(story.reports, key=lambda period: period.order)
    before = picture_of(checked(story, last)).ledger
    after = picture_of(checked(story._replace(reports=reports), last)).ledger
    target = before.plan.targets[said.id]
    for later in PERIODS:
        if said.id in counted(Overview(after, later)):
            assert said.id in counted(Overview(before, later))
            assert RANK[after.target(target, later).lamp] >= RANK[before.target(target, later).lamp]
