"""A quote sign or a blank that could be taken for a message's own is named, not shown."""

from __future__ import annotations

import pytest
from support import result_of
from test_report import changed

from plan_cli.words import wording


@pytest.mark.parametrize(
    ("change", "named", "shown"),
    [
        (("period: 2024-H1", "period: “2024”"), ("curly", "U+201C", "U+201D"), "“2024”"),
        (("period: 2024-H1", "period: 「2024」"), ("U+300C", "U+300D"), "「"),
        (("unit: 市文广局", "unit: ‘市文广局’"), ("U+2018", "U+2019"), "‘"),
        (("unit: 市文广局", "unit: “市文广局"), ("U+201C",), "““"),
        (("unit: 市文广局", "unit: 市文\u00a0广局"), ("<U+00A0>",), "\u00a0"),
        (("status: in_progress", "status: 『在办』"), ("U+300E",), "『"),
        (("value: 1500", "value: “约1500”"), ("U+201C",), "““"),
        (("task: B1.1", "task: “B9.9”"), ("U+201C",), "““"),
    ],
)
def test_quotes_and_blanks_of_another_kind_are_named(
    change: tuple[str, str], named: tuple[str, ...], shown: str
) -> None:
    result = result_of(changed(change))
    for lang in ("en", "zh"):
        text = wording(lang).sentence(result.findings[0], result.plan)
        assert all(name in text for name in named if lang == "en" or name.startswith(("U", "<"))), text
        if shown not in ("“2024”",) or lang == "en":
            assert shown not in text, text
