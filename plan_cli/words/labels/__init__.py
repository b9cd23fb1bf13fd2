"""The words around findings, in both languages: a module for each subject, which the first part of a key names; what
several subjects share is in `shared`. A module is imported when one of its labels is asked for.
"""

import importlib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

SUBJECTS = ("diff", "form", "help", "reason", "setting", "stop", "summary", "template")


class Label(NamedTuple):
    """A word or phrase. `one` is the English of a single thing, where `{n}` counts."""

    en: str
    zh: str
    one: str | None = None


def find(key: str) -> Label | None:
    """The label of a key, if there is one."""
    subject = key.partition(".")[0]
    return table(subject if subject in SUBJECTS else "shared").get(key)


@cache
def table(subject: str) -> Mapping[str, Label]:
    """All labels of a subject."""
    labels: Mapping[str, Label] = importlib.import_module(f"{__name__}.{subject}").LABELS
    return labels
