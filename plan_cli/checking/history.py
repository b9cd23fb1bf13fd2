"""Which reports of a folder are history, as far as that can be told while they are being read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan_cli.judging.digest import Digest
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan


class History:
    """Which sound reports lie before the checked period for certain, by what was read so far: a report of the plan's
    cycle is there for a later period, which has ended by a day that is known.
    """

    def __init__(self, plan: Plan, as_of: date | None, period: Period | None) -> None:
        self._plan = plan
        self._as_of = as_of
        self._known = as_of or date.min
        self._period = period
        self._start = period.start if period else date.min

    def has(self, digest: Digest) -> bool:
        """Whether a report is one of them."""
        period, through = digest.period, digest.data_through
        if period is None or through is None or digest.unit is None or digest.is_foreign:
            return False
        if self._as_of is None:
            self._known = max(self._known, through, digest.handed_in or through)
        if self._period is None and self._plan.is_of_cycle(period) and max(period.end, through) <= self._known:
            self._start = max(self._start, period.start)
        return period.end < self._start
