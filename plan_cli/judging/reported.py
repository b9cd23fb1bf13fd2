"""What a report says of one thing, together with the report that says it."""

from datetime import date
from typing import NamedTuple

from plan_cli.finding import Path
from plan_cli.judging.digest import Digest
from plan_cli.judging.facts import EntryFacts, FigureFacts, StateFacts
from plan_cli.judging.pace import Datum
from plan_cli.model.period import Period, Span, year_at
from plan_cli.model.plan_form import Target


class Reported(NamedTuple):
    """A figure of a sound report."""

    digest: Digest
    entry: EntryFacts
    figure: FigureFacts

    @property
    def period(self) -> Period:
        assert self.digest.period
        return self.digest.period

    @property
    def measured(self) -> date:
        """The day that the value stands for: when a level was measured, or the last day of a report's data."""
        assert self.digest.data_through
        return self.figure.measured or self.digest.data_through

    @property
    def year(self) -> int:
        """The year of the plan in which that day is."""
        return year_at(self.measured, self.period.year_starts)

    @property
    def path(self) -> Path:
        return self.entry.path("figures", self.figure.number)

    @property
    def is_usable(self) -> bool:
        """Whether a value is given, and says something of its target."""
        return self.figure.value is not None and not self.figure.in_error

    def counts_for(self, target: Target, running: Span) -> bool:
        """Whether it says anything of its target: not before its time has begun, but for a level that is to be reached;
        of one that is to be held not in a later year either.
        """
        if target.held is None and target.is_level:
            return True
        is_later = target.held is not None and self.year > year_at(running.end, self.period.year_starts)
        return self.period.end >= running.start and not is_later

    def closes(self, target: Target, last_day: date) -> bool:
        """Whether it closes a time: its report's period reaches the last day; a level is measured in that year or
        later.
        """
        if target.is_level:
            return self.year >= year_at(last_day, self.period.year_starts)
        return self.period.end >= last_day

    def datum(self, target: Target, *, stale: bool = False, in_error: bool = False, reason: str | None = None) -> Datum:
        figure = self.figure
        assert self.digest.data_through
        at = self.digest.data_through if target.is_total else self.measured
        return Datum(figure.value, at, figure.of, figure.benchmark, figure.is_floor, stale, in_error, reason)


class Claimed(NamedTuple):
    """The state of a deliverable in a sound report."""

    digest: Digest
    entry: EntryFacts
    facts: StateFacts

    @property
    def period(self) -> Period:
        assert self.digest.period
        return self.digest.period

    @property
    def path(self) -> Path:
        return self.entry.path("deliverables", self.facts.given)


class NotRead(NamedTuple):
    """A file that looks like a report and isn't read as one, and what its name says of it."""

    file: str
    unit: str | None
    period: Period | None
