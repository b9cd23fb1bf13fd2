"""What is settled before a period: it is history, told in one line and, where it was missed, in a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.line import turn_of
from plan_cli.judging.stages import Stage
from plan_cli.model.period import Every, Period, Span
from plan_cli.model.plan_form import Deliverable, Target

if TYPE_CHECKING:
    from plan_cli.judging.ledger import Ledger
    from plan_cli.judging.record import Closing


class Closed(NamedTuple):
    """A target, a deliverable, or one year of either, that is met or missed for good. `units`: who owed it, and
    `short`: who of them did not do it; `is_reported`: reports said how it ended, and `value` is the figure.
    """

    item: Target | Deliverable
    units: tuple[str, ...]
    span: Span
    short: tuple[str, ...] = ()
    is_reported: bool = True
    value: Decimal | None = None

    @property
    def is_met(self) -> bool:
        return not self.short


def closed_before(ledger: Ledger, period: Period) -> list[Closed]:
    """All that was settled before a period began, in the plan's order; of what is asked anew, each turn that
    is past and reported on, or whose report is overdue.
    """
    plan = ledger.plan
    found: list[Closed] = []
    for section in plan.file.sections:
        for task in section.tasks:
            for target in task.targets:
                found += _closed(ledger, period, target, (task.lead,), plan.target_span(target))
            for item in task.deliverables:
                found += _closed(ledger, period, item, tuple(plan.owners(item)), plan.deliverable_span(item))
    return found


def _closed(
    ledger: Ledger, period: Period, item: Target | Deliverable, units: tuple[str, ...], span: Span
) -> Iterator[Closed]:
    if item.every:
        yield from _past_turns(ledger, period, item, item.every, units, span)
        return
    stages = ledger.stages
    stage = stages.of_target(item, period) if isinstance(item, Target) else stages.of_deliverable(item, period)
    if stage is not Stage.SETTLED:
        return
    ends = [ledger.archive.record(ledger.plan, name).settled(item) for name in units]
    known = [end for end in ends if end is not None]
    if known and len(known) == len(ends):  # of a report alone nobody knows how what was over before it had ended
        yield Closed(
            item,
            units,
            span,
            tuple(name for name, end in zip(units, known, strict=True) if not end.is_met),
            value=known[0].value,
        )


def _past_turns(
    ledger: Ledger, period: Period, item: Target | Deliverable, every: Every, units: tuple[str, ...], span: Span
) -> Iterator[Closed]:
    """Each year (half-year, quarter, month) that is past, as all that owe it ended it."""
    for turn in _turns(every, span, period):
        closings = [ledger.archive.record(ledger.plan, name).closing(item.id, every, turn) for name in units]
        ends = [_ended(item, closing) for closing in closings]
        own = turn_of(every, span, turn)
        value = closings[0].value if closings and closings[0] else None
        short = tuple(name for name, end in zip(units, ends, strict=True) if not end)
        if None not in ends:
            yield Closed(item, units, own, short, value=value)
        elif any(closing and closing.closes and closing.is_met is None for closing in closings):
            continue  # it ended within its limit or beyond it: nobody can tell
        elif _is_due(ledger, own.end):
            yield Closed(item, units, own, short, is_reported=False)


def _turns(every: Every, span: Span, period: Period) -> Iterator[Period]:
    """The turns of a thing that are over before that in which a period ends; all of them once its time is over."""
    turn, current = period.turn(every, span.start), period.turn(every)
    while turn.start <= min(span.end, current.start) and (span.end < period.start or turn.end < current.start):
        yield turn
        turn = turn.next()


def _ended(item: Target | Deliverable, closing: Closing | None) -> bool | None:
    """Whether a turn was met; None where no report closed it. A total that was met before stays so, a cap that was kept
    until then does not.
    """
    if closing is None:
        return None
    is_limit = isinstance(item, Target) and item.is_limit
    if closing.is_met and (closing.closes or not is_limit):
        return True
    return False if closing.closes and closing.is_met is False else None


def _is_due(ledger: Ledger, end: date) -> bool:
    """Whether the report that would have closed a time is overdue by the known day."""
    plan, known = ledger.plan, ledger.known_day
    closing = plan.period_of(end)
    return plan.owes(closing) and known is not None and known > plan.due(closing)
