"""A progress bar for long work: on a terminal only, on standard error, and gone when the work is done."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

LONG = 200
"""So many files take about half a second; below that a bar would only flicker."""


def watched(items: Iterable[T], total: int) -> Iterator[T]:
    """The same items, with a bar where there are many and somebody watches."""
    if total < LONG or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, total=total, description="", console=Console(stderr=True), transient=True)
