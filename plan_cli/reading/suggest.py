"""“Did you mean …?”, with a limit, since comparing words is slow and a hostile file has many."""

from __future__ import annotations

from collections.abc import Iterable


class Suggester:
    """Finds the nearest of some options; after `limit` words it finds none."""

    def __init__(self, limit: int = 20) -> None:
        self.left = limit

    def nearest(self, word: str, options: Iterable[str]) -> str | None:
        if self.left <= 0 or len(word) > 80:
            return None
        self.left -= 1
        from difflib import get_close_matches

        found = get_close_matches(word, list(options), n=1, cutoff=0.6)
        return found[0] if found else None
