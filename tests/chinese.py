"""A report put into Chinese names, for the tests that hold both to be equal."""

from __future__ import annotations

from collections.abc import Collection

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from plan_cli.reading.names import REPORT, Form

Change = tuple[int, int, str]


def in_chinese(text: str, *, but: Collection[int] = ()) -> str:
    """A report with its fields and states in Chinese, all else as it was; `but`: of how many the places stay."""
    changes: list[Change] = []
    _walk(yaml.compose(text, Loader=yaml.SafeLoader), REPORT, changes)
    for place, (begin, end, word) in sorted(enumerate(changes), key=lambda item: -item[1][0]):
        if place not in but:
            text = text[:begin] + word + text[end:]
    return text


def _walk(node: Node | None, form: Form, changes: list[Change]) -> None:
    if isinstance(node, SequenceNode):
        for item in node.value:
            _walk(item, form, changes)
    if not isinstance(node, MappingNode):
        return
    words = {english: chinese for chinese, english in reversed([*form.names.items()])}
    for key, value in node.value:
        if key.value in words:
            changes.append((key.start_mark.index, key.end_mark.index, words[key.value]))
        for chinese, english in form.values.get(key.value, form.each).items():
            if isinstance(value, ScalarNode) and value.value == str(english).replace("True", "true"):
                changes.append((value.start_mark.index, value.end_mark.index, chinese))
        _walk(value, form.below.get(key.value, Form()), changes)
