"""The parts of a summary that go through the whole: targets, what is behind, reporting, faults, aspirations, changes,
waivers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from plan_cli.judging.overview import Change, Overview, direction
from plan_cli.judging.pace import Assessment, Lamp
from plan_cli.rendering import figures
from plan_cli.rendering.columns import name_of, state_of
from plan_cli.rendering.markdown.syntax import Column, Markup, bold, bullets, heading, joined, table
from plan_cli.rendering.missed import MISSED
from plan_cli.rendering.summary.view import LAMPS, View
from plan_cli.words.numbers import plain

if TYPE_CHECKING:
    from plan_cli.checking.picture import Behind
    from plan_cli.finding import Finding
    from plan_cli.judging.closing import Closed
    from plan_cli.judging.ledger import Delivery
    from plan_cli.model.plan_form import Section, Target, Unit


def targets(view: View) -> Iterator[Markup]:
    """How the sections stand, then every target of each."""
    sections = [section for section in view.plan.file.sections if _runs(view, section)]
    columns = [
        Column(view.words.label("col.section"), 26),
        Column(view.say("col.good"), 12, number=True),
        *(Column(figures.lamp_word(lamp, view.words), 10, number=True) for lamp in LAMPS),
        Column(view.say("col.deliverables-good"), 14, number=True),
    ]
    yield table(columns, (_section_row(view, section) for section in sections))
    for section in sections:
        rows = [row for row in view.picture.overview.rows(section) if row[1].target.binding]
        if rows:
            tally = view.picture.overview.tally_of(section)
            good = view.say("section", section=view.section(section), n=tally.good, of=tally.total)
            yield heading(3, good if tally.total else view.section(section))
            yield view.target_table(rows, "target-task-lead")


def _runs(view: View, section: Section) -> bool:
    overview = view.picture.overview
    return any(overview.ledger.stages.is_active(task, overview.period) for task in section.tasks)


def _section_row(view: View, section: Section) -> list[str]:
    tally, items = view.picture.overview.tally_of(section), view.picture.overview.deliverables_of(section)
    counts = (str(tally.lamps[lamp]) if tally.total else figures.EMPTY for lamp in LAMPS)
    return [view.section(section), _n_of(view, tally.good, tally.total), *counts, _n_of(view, items.good, items.total)]


def _n_of(view: View, n: int, of: int) -> str:
    return view.say("n-of", n=n, of=of) if of else figures.EMPTY


def behind(view: View, groups: list[Behind], *, unit: bool = True) -> Markup:
    """What is behind, by unit and task, the worst first: how far, why, what is done about it, and until when."""
    if not groups:
        return view.none()
    columns = [
        Column(view.words.label("col.unit"), 11),
        Column(view.words.label("col.task"), 15),
        Column(view.say("col.behind"), 24),
        Column(view.say("col.cause"), 18),
        Column(view.say("col.remedy"), 18),
        Column(view.say("col.due"), 15),
    ]
    rows = [[group.unit.name, view.task(group.task), _short(view, group), *_explained(view, group)] for group in groups]
    return table(columns, rows) if unit else table(columns[1:], (row[1:] for row in rows))


def _short(view: View, group: Behind) -> str:
    items = [_marked(view, group, a.target.id, _short_target(view, a)) for a in group.targets]
    items += [_marked(view, group, d.deliverable.id, _short_delivery(view, group.unit, d)) for d in group.deliveries]
    return view.say("semicolon").join(items)


def _marked(view: View, group: Behind, id: str, text: str) -> str:
    """What is waived stays owed, and is said to be waived."""
    return view.say("behind.waived", text=text) if view.picture.waiver(group.unit, id) else text


def _short_target(view: View, assessment: Assessment) -> str:
    target = assessment.target
    gap = -(assessment.remaining or Fraction(0)) if assessment.gap is None else assessment.gap
    key = "ahead" if gap >= 0 else "over" if assessment.wants_less else "short"
    shown = view.say(f"gap.{key}", amount=view.words.distance(gap, target.measure))
    return view.say("behind.target", target=view.target(target), lamp=figures.lamp(assessment, view.words), gap=shown)


def _short_delivery(view: View, unit: Unit, delivery: Delivery) -> str:
    lamp, state = figures.delivery_lamp(delivery, view.words), state_of(delivery, unit, view.words)
    return view.say("behind.deliverable", item=name_of(delivery), lamp=lamp, state=state)


def _explained(view: View, group: Behind) -> list[str]:
    """Cause, remedy and date as the unit gives them; a date that is past is called so."""
    given = group.shortfall
    missing = view.say("not-given")
    due = given.due if given else None
    shown = due.isoformat() if due else missing
    past = due is not None and due < view.picture.overview.as_of
    return [
        (given and given.cause) or missing,
        (given and given.remedy) or missing,
        view.say("due.past", date=shown) if past else shown,
    ]


def missed(view: View, found: list[Closed]) -> Markup:
    """What can't be made good any more, each year by itself: it is history, and not forgotten."""
    widths = {"unit": 12, "missed": 34, "time": 24, "goal": 14, "actual": 16}
    columns = [Column(column.heading(view.words), widths[column.key]) for column in MISSED]
    return table(columns, ([column.cell(closed, view.plan, view.words) for column in MISSED] for closed in found))


def moved(view: View, overview: Overview) -> Iterator[Markup]:
    """Which targets are counted now and were not in the period before, and the other way round."""
    came, left = overview.moved
    gone = [target for target in left if target.id in overview.plan.idle]
    named = {
        "moved.came": [view.target(target) for target in came],
        "moved.left": [view.target(target) for target in left if target not in gone],
        "moved.withdrawn": [_withdrawn(view, target) for target in gone],
    }
    if items := [view.labelled(key, view.listed(targets)) for key, targets in named.items() if targets]:
        yield bullets(items)


def _withdrawn(view: View, target: Target) -> str:
    """A target with why it is withdrawn."""
    found = view.plan.withdrawal(target.id)
    assert found
    why = view.words.own(found.why)
    return view.say("moved.why", target=view.target(target), date=view.day(found.since), why=why)


def no_data(view: View, rows: Iterable[tuple[Unit, Assessment]]) -> Markup:
    """Targets that can't be judged, and why."""
    columns = [
        Column(view.words.label("col.lead"), 10),
        Column(view.words.label("col.target"), 24),
        Column(view.words.label("col.lamp"), 14),
        Column(view.say("col.reason"), 30),
    ]
    cells = [
        [
            view.leads(unit, a.target),
            view.target_of_task(a.target),
            figures.lamp(a, view.words),
            (a.datum.reason if a.datum else None) or figures.EMPTY,
        ]
        for unit, a in rows
    ]
    return table(columns, cells) if cells else view.none()


def unknown(view: View) -> list[tuple[Unit, Assessment]]:
    """The running targets that nobody knows enough of to judge, with their leads; of aspirations those whose lead says
    why.
    """
    return untold(view.picture.overview.rows())


def untold(rows: Iterable[tuple[Unit, Assessment]]) -> list[tuple[Unit, Assessment]]:
    """Those of which nobody knows enough; of aspirations those whose lead says why."""
    found = [row for row in rows if row[1].lamp is Lamp.GREY]
    return [(unit, a) for unit, a in found if a.target.binding or (a.datum and a.datum.reason)]


def reporting(view: View) -> Iterator[Markup]:
    """Who has not reported, by kind of unit; who was late, and who left a period out."""
    picture = view.picture
    columns = [
        Column(view.words.label("col.unit-kind"), 10),
        Column(view.say("col.reported"), 9, number=True),
        Column(view.say("col.silent"), 60),
    ]
    kinds = dict.fromkeys(unit.kind for unit in picture.overview.owing)
    yield joined(
        view.say(
            "reporting.awaited" if picture.overview.awaited else "reporting.due",
            period=view.span_name(picture.overview.period),
            date=view.day(view.plan.due(picture.overview.period)),
        )
    )
    yield table(columns, (_kind_row(view, kind) for kind in kinds))
    late = [(unit, picture.overview.filed(unit)) for unit in picture.overview.reported]
    late = [(unit, state) for unit, state in late if state.state == "late"]
    days = [
        view.say("late.unit", unit=unit.name, date=view.day(state.submitted), days=view.words.count("days", state.days))
        for unit, state in late
        if state.submitted
    ]
    skipped = [
        view.say("skipped.unit", unit=f.unit, periods=view.listed(_periods(view, f)))
        for f in picture.live
        if f.code == "C311"
    ]
    yield bullets(
        [
            view.labelled("line.late", view.listed(days) or view.say("none")),
            *([view.labelled("line.skipped", view.listed(skipped))] if skipped else []),
        ]
    )


def _periods(view: View, skipped: Finding) -> list[str]:
    names = skipped.hit.facts["periods"]
    return [view.span_name(view.plan.period(str(name))) for name in names] if isinstance(names, tuple) else []


def _kind_row(view: View, kind: str) -> list[str]:
    picture = view.picture
    owing = [unit for unit in picture.overview.owing if unit.kind == kind]
    silent = [unit.name for unit in owing if not picture.overview.has_reported(unit)]
    return [
        view.words.unit_kind(kind),
        _n_of(view, len(owing) - len(silent), len(owing)),
        view.listed(silent) or figures.EMPTY,
    ]


def faults(view: View) -> Iterator[Markup]:
    """What is wrong with the reports, by unit, each with its place and the mend."""
    found = view.faults
    if not found:
        yield view.none()
        return
    units = view.words.count("summary.units", len({finding.unit for finding in found if finding.unit}))
    yield joined(view.say("faults.intro", counts=view.severities(found), units=units))
    yield view.fault_table(found)
    more = [
        joined(view.file(file), view.words.label("more", n=number, code=code), by=view.words.label("colon"))
        for file, code, number in view.picture.result.too_many
    ]
    if view.picture.result.more:
        more.append(joined(figures.more_of_run(view.picture.result.more, view.words)))
    if more:
        yield bullets(more)


def aspirations(view: View) -> Iterator[Markup]:
    """What the plan only strives for, with a tally of its own."""
    overview = view.picture.overview
    rows = [row for row in overview.rows() if not row[1].target.binding]
    owed = [(s.unit, d) for s in overview.standings for d in s.deliveries if not d.deliverable.binding]
    lamps = [a.lamp for _, a in overview.assessments() if not a.target.binding] + [d.lamp for _, d in owed]
    if lamps:
        yield joined(
            view.say("aspirations.intro", n=sum(lamp in (Lamp.GREEN, Lamp.DONE) for lamp in lamps), of=len(lamps))
        )
    if rows or not owed:
        yield view.target_table(rows, "target-task-lead") if rows else view.none()
    if owed:
        colon = view.words.label("colon")
        yield bullets([joined(unit.name, _short_delivery(view, unit, d), by=colon) for unit, d in owed])


def changes(view: View, changed: list[Change]) -> Markup:
    """The targets whose lamps are not what they were a period before, those that became worse first."""
    if view.picture.overview.previous is None:
        return joined(view.say("changes.nothing-before"))
    if not changed:
        return joined(view.say("changes.none", period=view.span_name(view.picture.overview.previous)))
    columns = [
        Column(view.say("col.change"), 8),
        Column(view.words.label("col.lead"), 10),
        Column(view.words.label("col.target"), 24),
        Column(view.say("col.then", period=view.span_name(view.picture.overview.previous)), 12),
        Column(view.say("col.now", period=view.span_name(view.picture.overview.period)), 12),
    ]
    rows = (
        [
            view.say(f"change.{direction(change)}"),
            view.leads(change.unit, change.now.target),
            view.target_of_task(change.now.target),
            figures.lamp(change.before, view.words),
            figures.lamp(change.now, view.words),
        ]
        for change in changed
    )
    return table(columns, rows)


def waived(view: View, found: list[Finding]) -> Markup:
    """What somebody has approved for a time: not counted, and not forgotten."""
    columns = [
        Column(view.words.label("col.unit"), 10),
        Column(view.say("col.rule"), 7),
        Column(view.say("col.problem"), 36),
        Column(view.say("col.waiver"), 24),
    ]
    return table(columns, ([view.unit(f), f.code, view.words.sentence(f, view.plan), f.waiver or ""] for f in found))


def method(view: View) -> Markup:
    """How it was judged: formulas, lamps, what is counted, and how it is rounded."""
    policy = view.plan.file.judging
    values = {
        "ratio": plain(policy.yellow_ratio * 100),
        "points": plain(policy.yellow_points * 100),
        "tolerance": plain(policy.tolerance * 100),
    }
    colon = view.words.label("colon")
    keys = ("goal", "pace", "gap", "lamps", "deliverables", "grey", "counts", "rounding", "nature")
    return bullets(
        joined(bold(view.say(f"method.{key}.name")), view.say(f"method.{key}", **values), by=colon) for key in keys
    )
