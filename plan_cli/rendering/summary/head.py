"""A summary's first screen: what it is, whether the plan is on course, what is worst, and who must act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from plan_cli.checking.picture import Behind, badness
from plan_cli.finding import Finding, Severity
from plan_cli.judging.overview import Filed, Overview, Tally, direction
from plan_cli.judging.pace import Lamp
from plan_cli.rendering.markdown.syntax import Markup, bold, bullets, heading, joined

if TYPE_CHECKING:
    from plan_cli.model.plan_form import Unit
    from plan_cli.rendering.summary.view import View

MOST = 5
"""So many targets are worst; the others are with what is behind."""


def title(view: View, unit: Unit | None = None) -> Markup:
    """What this is a summary of; example data are called that in the title already."""
    text = view.say("title", plan=view.plan.file.title, period=view.span_dated(view.picture.overview.period))
    if unit:
        text = view.say("title.unit", title=text, unit=unit.name)
    return heading(1, view.say("title.sample", title=text) if _sample(view, unit) else text)


def _sample(view: View, unit: Unit | None) -> bool:
    """Whether anything on the page comes from example data: on a unit's own, whether its reports are such."""
    return unit.name in view.picture.sample_units if unit else view.picture.sample


def basis(view: View, unit: Unit | None = None) -> Iterator[Markup]:
    """Whether the data are invented; the period, the date, the document, and the reports that this rests on."""
    picture, file = view.picture, view.plan.file
    if _sample(view, unit):
        names = view.words.listed(tuple(picture.sample_units))
        partly = unit is None and picture.partly_sample and names
        yield Markup(f"> {bold(view.say('sample.some', units=names) if partly else view.say('sample'))}")
    document = view.say("basis.document", title=file.title, number=file.number) if file.number else file.title
    left_out = [view.file(report.file) for report in picture.result.reports if report.left_out]
    counted = view.words.count("reports", len(picture.result.reports) - len(left_out))
    reports = view.say("basis.reports", reports=counted, period=view.span_name(picture.overview.period))
    yield bullets(
        [
            view.labelled("head.period", view.span_dated(picture.overview.period)),
            view.labelled("head.as-of", view.day(picture.overview.as_of)),
            view.labelled(
                "head.basis", view.say("basis", document=document, plan=f"{file.id} {file.version}", reports=reports)
            ),
            *([view.labelled("head.left-out", _left_out(view, left_out))] if left_out else []),
            *(
                view.words.label("head.doubted", file=view.file(file), date=day)
                for file, day in picture.overview.ledger.doubted
            ),
        ]
    )


def _left_out(view: View, files: list[str]) -> str:
    reports = view.words.count("reports", len(files))
    return view.say(
        "left-out", reports=reports, date=view.day(view.picture.overview.as_of), files=view.words.listed(tuple(files))
    )


def course(view: View, targets: Tally) -> str:
    """Whether these targets are at pace, as a sentence."""
    behind, grey = targets.behind, targets.lamps[Lamp.GREY]
    key = "none" if not targets.total else "behind" if behind else "unknown" if grey else "on"
    return view.say_of(
        f"course.{key}", targets.good, targets.total, behind=behind, red=targets.lamps[Lamp.RED], grey=grey
    )


def overall(view: View) -> Iterator[Markup]:
    """The picture in a few lines, the worst targets, and who must do what."""
    picture = view.picture
    lines = [view.labelled("line.course", course(view, picture.overview.targets))]
    if picture.overview.targets.total:
        lines.append(view.labelled("line.lamps", view.lamps(picture.overview.targets)))
    lines += time_over(view, picture.overview)
    lines.append(view.labelled("line.reported", _reported(view)))
    if picture.overview.previous:
        lines.append(view.labelled("line.changes", _changed(view)))
    if picture.waived:
        lines.append(
            view.labelled(
                "line.waived", view.say("waived", findings=view.words.count("summary.findings", len(picture.waived)))
            )
        )
    yield bullets(lines)
    yield heading(3, view.say("part.worst"))
    yield from _worst(view)
    yield heading(3, view.say("part.act"))
    yield _act(view)


def time_over(view: View, overview: Overview) -> Iterator[Markup]:
    """How many of the targets that are counted are overdue from earlier; how those ended that are settled."""
    if overview.overdue:
        yield view.labelled("line.overdue", view.words.count("summary.targets", overview.overdue))
    total, met = overview.time_over
    if total:
        yield view.labelled("line.time-over", view.say_of("time-over", met, total, missed=total - met))


def _reported(view: View) -> str:
    picture = view.picture
    late = sum(picture.overview.filed(unit).state == "late" for unit in picture.overview.reported)
    reported, owing = len(picture.overview.reported), len(picture.overview.owing)
    period = picture.overview.period
    if picture.overview.awaited:
        due = view.day(view.plan.due(period))
        return view.say_of("reported.awaited", reported, owing, period=view.span_name(period), due=due)
    return view.say_of("reported", reported, owing, period=view.span_name(period), late=late, silent=owing - reported)


def _changed(view: View) -> str:
    picture = view.picture
    ways = [direction(change) for change in picture.overview.changes]
    before = view.span_name(picture.overview.previous) if picture.overview.previous else ""
    other = ways.count("lost") + ways.count("known")
    apart = "".join(view.say(f"changed.{way}", n=n) for way in ("new", "revised") if (n := ways.count(way)))
    worse, better = ways.count("worse"), ways.count("better")
    return view.say("changed", period=before, worse=worse, better=better, other=other, new=apart) + _moved(view)


def _moved(view: View) -> str:
    """How many targets are counted now and were not then, and the other way round."""
    came, left = view.picture.overview.moved
    return view.say("changed.moved", came=len(came), left=len(left)) if came or left else ""


def _worst(view: View) -> Iterator[Markup]:
    behind = sorted(
        ((group.unit, a) for group in view.picture.behind for a in group.targets), key=lambda pair: badness(pair[1])
    )
    if not behind:
        yield view.none()
        return
    if len(behind) > MOST:
        yield joined(view.say("worst.more", n=len(behind), shown=MOST))
    yield view.target_table(behind[:MOST], "target-task-lead")


def _act(view: View) -> Markup:
    """Who must catch up, who must mend a report, and who must submit one."""
    picture = view.picture
    waived = {f.unit for f in picture.waived if f.code == "C310"}
    silent = [
        view.say("behind.waived", text=unit.name) if unit.name in waived else unit.name
        for unit in picture.overview.owing
        if picture.overview.filed(unit).state == "silent"
    ]
    todo = [
        ("act.catch-up", [_catching_up(view, groups) for groups in _by_unit(picture.behind)]),
        ("act.mend", list(_mending(view, _units_at_fault))),
        ("act.submit", silent),
    ]
    items = [_labelled_units(view, key, who) for key, who in todo if who]
    files = [("act.whose", list(_mending(view, _reports_of_nobody))), ("act.other", list(_mending(view, _beside)))]
    items += [
        joined(bold(view.say(key)), view.listed(named), by=view.words.label("colon")) for key, named in files if named
    ]
    return bullets(items) if items else view.none()


def _labelled_units(view: View, key: str, who: list[str]) -> Markup:
    label = view.say(key, units=view.words.count("summary.units", len(who)))
    return joined(bold(label), view.listed(who), by=view.words.label("colon"))


def _units_at_fault(view: View, finding: Finding) -> str | None:
    return finding.unit


def _reports_of_nobody(view: View, finding: Finding) -> str | None:
    """A report that does not say whose it is."""
    return view.file(finding.file) if not finding.unit and view.in_report(finding) else None


def _beside(view: View, finding: Finding) -> str | None:
    """A file that is no report: the waivers'."""
    return None if finding.unit or view.in_report(finding) else view.file(finding.file)


def _by_unit(behind: list[Behind]) -> list[list[Behind]]:
    """What is behind by unit, the unit with the worst first."""
    groups: dict[str, list[Behind]] = {}
    for group in behind:
        groups.setdefault(group.unit.name, []).append(group)
    return list(groups.values())


def _catching_up(view: View, groups: list[Behind]) -> str:
    targets = view.marks(a.lamp for group in groups for a in group.targets)
    items = view.marks(d.lamp for group in groups for d in group.deliveries)
    parts = [view.say("act.targets", marks=targets)] if targets else []
    parts += [view.say("act.deliverables", marks=items)] if items else []
    return view.say("act.unit", unit=groups[0].unit.name, what=view.listed(parts))


def _mending(view: View, whose: Callable[[View, Finding], str | None]) -> Iterator[str]:
    """By unit or file, how much is to be mended."""
    found: dict[str, list[Finding]] = {}
    for finding in view.faults:
        if finding.severity is not Severity.NOTE and (name := whose(view, finding)):
            found.setdefault(name, []).append(finding)
    for name, findings in found.items():
        yield view.say("act.unit", unit=name, what=view.severities(findings))


def filed(view: View, state: Filed) -> str:
    """What a unit did with the report that is due."""
    due = view.day(view.plan.due(view.picture.overview.period))
    days = view.words.count("days", state.days)
    submitted = view.day(state.submitted) if state.submitted else view.words.label("head.unknown")
    return view.say(
        f"filed.{state.state}", period=view.span_name(view.picture.overview.period), due=due, date=submitted, days=days
    )
