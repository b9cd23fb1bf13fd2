"""What stands beside the rules of a family: plain data in `FAMILY_words`, with both languages of a sentence together.

`words` imports it when a finding of the family is put into words. Nothing in `rules` does: a rule finds, and says nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """What a finding says, by its code or `CODE/case`. The names in braces are the hit's: `task`, `actual`, what its `facts` hold."""

    en: str
    zh: str


class Meaning(NamedTuple):
    """A rule in Chinese: a short name, and what it means, why, an example, the mend. In English its function's docstring says it."""

    name: str
    text: str
