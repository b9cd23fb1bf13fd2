"""The office's picture as Markdown, in the order of a bulletin; or one unit's alone, to be sent to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plan_cli.judging.overview import Overview
from plan_cli.rendering.markdown.syntax import Markup, bullets, heading
from plan_cli.rendering.summary import details, head, parts
from plan_cli.rendering.summary.view import View

if TYPE_CHECKING:
    from plan_cli.checking.picture import Picture
    from plan_cli.judging.standing import Standing
    from plan_cli.model.plan_form import Unit
    from plan_cli.words import Wording

Part = tuple[str, Iterable[Markup]]


def render(picture: Picture, words: Wording, by: str = "unit") -> str:
    """The whole, with a part for each unit or for each task."""
    view = View(picture, words)
    return _page(view, None, _whole(view, by))


def render_unit(picture: Picture, words: Wording, unit: Unit) -> str:
    """One unit: what it must mend and what it is behind with."""
    view = View(picture, words)
    return _page(view, unit, _alone(view, unit))


def _page(view: View, unit: Unit | None, listed: Iterable[Part]) -> str:
    blocks = [head.title(view, unit), *head.basis(view, unit)]
    numerals = view.say("numerals").split()
    for place, (key, body) in enumerate(listed):
        number = numerals[place] if place < len(numerals) else str(place + 1)
        blocks += [heading(2, view.say("heading", number=number, title=view.say(key))), *body]
    blocks += [heading(2, view.say("part.method")), parts.method(view)]
    return "\n\n".join(blocks) + "\n"


def _whole(view: View, by: str) -> Iterator[Part]:
    yield "part.overall", head.overall(view)
    yield "part.targets", parts.targets(view)
    yield "part.behind", _behind(view)
    if view.picture.overdue:
        yield "part.overdue", [parts.behind(view, view.picture.overdue)]
    if view.picture.overview.missed:
        yield "part.missed", [parts.missed(view, view.picture.overview.missed)]
    yield "part.reporting", parts.reporting(view)
    yield "part.faults", parts.faults(view)
    yield "part.aspirations", parts.aspirations(view)
    yield (
        "part.changes",
        [parts.changes(view, view.picture.overview.changes), *parts.moved(view, view.picture.overview)],
    )
    if view.picture.waived:
        yield "part.waived", [parts.waived(view, view.waived)]
    yield ("part.tasks", details.tasks(view)) if by == "task" else ("part.units", details.units(view))


def _behind(view: View) -> Iterator[Markup]:
    yield parts.behind(view, view.picture.behind_now)
    if grey := parts.unknown(view):
        yield heading(3, view.say("part.no-data"))
        yield parts.no_data(view, grey)


def _overall(view: View, standing: Standing) -> Markup:
    """One unit's picture in a few lines."""
    tally = view.picture.overview.tally([standing])
    lines = (
        [view.labelled("line.course", head.course(view, tally)), view.labelled("line.lamps", view.lamps(tally))]
        if tally.total
        else []
    )
    over = head.time_over(view, _alone_of(standing))
    return bullets([*lines, *over, view.labelled("line.reported", details.duty(view, standing))])


def _alone_of(standing: Standing) -> Overview:
    """The picture of one unit."""
    return Overview(standing.ledger, standing.period, frozenset([standing.unit.name]))


def _alone(view: View, unit: Unit) -> Iterator[Part]:
    picture = view.picture
    standing = picture.overview.standing(unit)
    silent = picture.overview.filed(unit).state in ("silent", "awaited")
    yield "part.overall", [_overall(view, standing)]
    if silent:
        yield "part.owed", [details.task_table(view, standing, standing.duties)]
    else:
        found = view.faults_of(unit)
        yield "part.mend", [view.fault_table(found, unit=False) if found else view.none()]
    groups = [group for group in picture.behind if group.unit.name == unit.name]
    waived = [finding for finding in view.waived if finding.unit == unit.name]
    if groups or not silent:
        yield "part.behind", [parts.behind(view, groups, unit=False)]
    if missed := [closed for closed in picture.overview.missed if unit.name in closed.short]:
        yield "part.missed", [parts.missed(view, missed)]
    if grey := parts.untold((unit, a) for a in standing.targets):
        yield "part.no-data", [parts.no_data(view, grey)]
    if missing := details.missing_tasks(view, standing):
        yield "part.not-reported", [details.task_table(view, standing, missing)]
    if standing.targets:
        yield "part.targets", [view.target_table([(unit, a) for a in standing.targets], "target-task")]
        yield (
            "part.changes",
            [
                parts.changes(view, _alone_of(standing).changes),
                *parts.moved(view, _alone_of(standing)),
            ],
        )
    if standing.deliveries and not silent:
        yield "part.deliverables", [view.delivery_table(standing.deliveries, unit)]
    if waived:
        yield "part.waived", [parts.waived(view, waived)]
