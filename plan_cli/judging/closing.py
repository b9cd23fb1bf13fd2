"""What is settled before a period: it is history, told in one line and, where it was missed, in a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.judging.line import turn_of
from plan_cli.judging.stages import Stage
from plan_cli.model.period import Every, Period, Span
from plan_cli.model.plan_form import Deliverable, Target

if TYPE_CHECKING:
    from plan_cli.judging.ledger import Ledger
    from plan_cli.judging.record import Closing, Record
    from plan_cli.judging.together import Ending
    from plan_cli.model.holding import Holding
    from plan_cli.model.plan import Plan


class Closed(NamedTuple):
    """A target, a deliverable, or one year of either, that is met or missed for good. `units`: who owed it, and
    `short`: who of them did not do it; `is_reported`: reports said how it ended, and `value` is the figure. `is_part`:
    it is what one unit owed of a target that several owe, each for itself.
    """

    item: Target | Deliverable
    units: tuple[str, ...]
    span: Span
    short: tuple[str, ...] = ()
    is_reported: bool = True
    value: Decimal | None = None
    is_part: bool = False

    @property
    def is_met(self) -> bool:
        return not self.short


class _Owed(NamedTuple):
    """A thing of the plan as it held on a day, and those who owe it: together (of a target, as they hold it) or each
    for itself.
    """

    plan: Plan
    item: Target | Deliverable
    by: tuple[tuple[tuple[str, ...], Holding | None], ...]
    span: Span
    is_part: bool = False

    def stage(self, ledger: Ledger, period: Period) -> Stage:
        if isinstance(self.item, Target):
            return ledger.stages.of_target(self.item, period, self.by[0][0][0] if self.is_part else None)
        return ledger.stages.of_deliverable(self.item, period)

    def records(self, ledger: Ledger) -> list[Record | Ending]:
        """What became of it by what each of them reported."""
        archive, plan = ledger.archive, self.plan
        return [archive.ending(plan, held) if held else archive.record(plan, units[0]) for units, held in self.by]

    def closed(
        self, span: Span, ends: Sequence[bool | None], value: Decimal | None, *, is_reported: bool = True
    ) -> Closed:
        """How it ended, and by whose doing."""
        units = tuple(name for names, _ in self.by for name in names)
        short = tuple(name for (names, _), is_met in zip(self.by, ends, strict=True) if not is_met for name in names)
        value = value if len(self.by) == 1 else None
        return Closed(self.item, units, span, short, is_reported, value, self.is_part)


def closed_before(ledger: Ledger, period: Period) -> list[Closed]:
    """All that was settled before a period began, in the plan's order; of what is asked anew, each turn that
    is past and reported on, or whose report is overdue.
    """
    plan = ledger.plan.on(period.end)
    items: list[Target | Deliverable] = []
    for section in plan.file.sections:
        for task in section.tasks:
            items += (*task.targets, *task.deliverables)
    return [one for item in items for one in _closed(ledger, plan, period, item)]


def _owed(plan: Plan, item: Target | Deliverable) -> Iterator[_Owed]:
    """A thing as a whole, and a target as each of several units owes it."""
    if isinstance(item, Deliverable):
        yield _Owed(plan, item, tuple(((name,), None) for name in plan.owners(item)), plan.deliverable_span(item))
        return
    span, whole, parts = plan.target_span(item), plan.holding(item), plan.holdings(item)
    each = tuple((part.units, part) for part in parts)
    if whole.mode == "each":
        yield _Owed(plan, item, each, span)
    else:
        leads = (plan.lead_of(item).name,) if parts else whole.units
        yield _Owed(plan, item, ((leads, whole),), span)
    for part, by in zip(parts, each, strict=True):
        yield _Owed(plan, part.target, (by,), span, is_part=True)


def _closed(ledger: Ledger, plan: Plan, period: Period, item: Target | Deliverable) -> Iterator[Closed]:
    yield from _past_turns(ledger, period, item)
    if item.every:
        return
    for owed in _owed(plan, item):
        yield from _settled(ledger, period, owed)


def _settled(ledger: Ledger, period: Period, owed: _Owed) -> Iterator[Closed]:
    """How what is asked for once ended; of what is withdrawn, before that."""
    item, withdrawn = owed.item, owed.plan.idle.get(owed.item.id)
    if owed.stage(ledger, period) is not Stage.SETTLED:
        return
    ends = [record.settled(item) for record in owed.records(ledger)]
    known = [end for end in ends if end is not None and (withdrawn is None or end.at < withdrawn)]
    if known and len(known) == len(ends):  # of a report alone nobody knows how what was over before it had ended
        yield owed.closed(owed.span, [end.is_met for end in known], known[0].value)


def _past_turns(ledger: Ledger, period: Period, asked: Target | Deliverable) -> Iterator[Closed]:
    """Each year (half-year, quarter, month) that is past, as all that owe it ended it, by the plan that held then."""
    for plan in reversed(ledger.plan.during(Span(date.min, period.end))):
        item = plan.targets[asked.id] if isinstance(asked, Target) else plan.deliverables[asked.id]
        if item.every is None or item.id in plan.idle:
            continue
        for owed in _owed(plan, item):
            records = owed.records(ledger)
            for turn in _turns(item.every, owed.span, period):
                own = turn_of(item.every, owed.span, turn)
                if ledger.plan.on(own.end) is plan:
                    yield from _past_turn(ledger, owed, records, turn, own)


def _past_turn(
    ledger: Ledger, owed: _Owed, records: list[Record | Ending], turn: Period, own: Span
) -> Iterator[Closed]:
    closings = [record.closing(owed.item, turn) for record in records]
    ends = [_ended(owed.item, closing) for closing in closings]
    if None not in ends:
        yield owed.closed(own, ends, closings[0].value if closings and closings[0] else None)
    elif any(closing and closing.closes and closing.is_met is None for closing in closings):
        return  # it ended within its limit or beyond it: nobody can tell
    elif _is_due(ledger, own.end):
        yield owed.closed(own, ends, None, is_reported=False)


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
