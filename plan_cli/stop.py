"""What ends a run that could not do its work: a key and facts. `__main__` makes words of them, and
the exit code is 2.
"""

from __future__ import annotations


class Stop(Exception):
    """The run can't go on; the label `stop.KEY` says why and what to do."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts
