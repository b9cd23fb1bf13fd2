"""The form of what stands beside the rules of a family, in `FAMILY_words`: both languages of a sentence together.

`words` imports it when a finding of the family is put into words. Nothing in `rules` does: a rule finds, and says
nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """What a finding says, by its code or `CODE/case`; the names in braces are facts of the hit."""

    en: str
    zh: str


class Meaning(NamedTuple):
    """A rule in Chinese: a short name, then what, why, an example, the mend. Its docstring says it in English."""

    name: str
    text: str
