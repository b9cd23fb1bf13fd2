"""The names in the tree of a report that has some in Chinese; imported only for such a one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plan_cli.reading.names import CHINESE, CHOICES, FIELDS, NO_FORM, NOTHING, REPORT, Form
from plan_cli.reading.yaml.tree import Node, is_list, is_mapping, is_scalar


def name_in_english(tree: Node) -> Mapping[str, str]:
    """Give the keys of a report's tree their English names; the file's own words for them come back."""
    words = Words()
    _rename(tree, REPORT, words)
    return words.own


def _rename(node: Node, form: Form, words: Words) -> None:
    if is_list(node):
        for item in node.value:
            _rename(item, form, words)
    elif is_mapping(node):
        for key, value in node.value:
            if not is_scalar(key):
                continue
            written = key.value
            key.value = form.names.get(written, written)
            words.see(key.value, written, FIELDS)
            values = form.values.get(key.value, form.each)
            if values and is_scalar(value):
                words.see(_said(values, value.value), value.value, CHOICES)
            _rename(value, form.below.get(key.value, NO_FORM), words)


def _said(values: Mapping[str, Any], written: str) -> str:
    """The English of a value, as it is written."""
    return str(values[written]).lower() if written in values else written


class Words:
    """The words that one file uses for fields and states: where it has only one for something, that; else those of the
    language in which most of its names are.
    """

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, None]] = {}
        self._lead = 0

    def see(self, name: str, written: str, names: Mapping[str, str]) -> None:
        """Take note of how a name was written; `names`: all that have two."""
        if name in names:
            self._seen.setdefault(name, {})[written] = None
            self._lead += 1 if written != name else -1

    @property
    def own(self) -> Mapping[str, str]:
        """By English name, the file's own word where that is another."""
        usual = CHINESE if self._lead > 0 else NOTHING
        chosen = {
            name: next(iter(written)) if len(written) == 1 else usual.get(name, name)
            for name, written in self._seen.items()
        }
        return {name: word for name, word in {**usual, **chosen}.items() if word != name}
