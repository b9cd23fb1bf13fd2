"""Escaping for Markdown: any text comes out as the text that it was, wherever it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from plan_cli.rendering.markdown.syntax import Column, Markup, bold, bullets, escaped, heading, joined, table
from plan_cli.rendering.safe import visible

GFM = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "strikethrough", "linkify"])
assert GFM.linkify is not None
GFM.linkify.set({"fuzzy_link": False})  # GitHub makes no links of what has neither a scheme nor www
HOSTILE = [
    *(
        "|",
        "||",
        "| --- |",
        "\\",
        "\\|",
        "`",
        "```",
        "~~",
        "~~~",
        "*",
        "**",
        "_",
        "__",
        "#",
        "# ",
        "###### ",
        "- ",
        "+ ",
        "* ",
        "> ",
    ),
    *(
        "1. ",
        "1) ",
        "---",
        "===",
        ":--",
        "***",
        "<",
        ">",
        "&",
        "&amp;",
        "&#124;",
        "<b>",
        "</td></tr>",
        "<!--",
        "-->",
        "<script>",
        "]]>",
    ),
    *(
        "[x](https://a.b)",
        "![x](y)",
        "[x]: y",
        "[^1]",
        "[ ] ",
        "https://a.cn",
        "www.a.cn",
        "a@b.cn",
        "mailto:",
        "@user",
        "#12",
        ":smile:",
        "$x$",
        "{#id}",
    ),
    *(
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        " ",
        "    ",
        "\u3000",
        "\u00a0",
        "\u2028",
        "\u202e",
        "\u200b",
        "\x1b[31m",
        "\x00",
        "汉",
        "字",
        "a",
        "1",
    ),
]
TEXTS = st.lists(st.sampled_from(HOSTILE), max_size=8).map("".join) | st.text(max_size=20)


def blocks(markdown: str) -> list[Token]:
    return GFM.parse(markdown)


def spoken(token: Token) -> str:
    """The text of an inline token, which holds nothing but text."""
    assert {child.type for child in token.children or ()} <= {"text", "text_special"}, token.content
    return "".join(child.content for child in token.children or ())


def shown(text: str) -> str:
    """A text as a reader sees it: what is invisible is written out, and spaces at its ends are gone."""
    return visible(text).strip()


def read(text: str) -> str:
    """What a reader sees, without the breaks that keep @name and #12 from being more than text."""
    return text.replace("\u200b", "")


@given(TEXTS)
def test_any_text_is_a_paragraph_with_that_text(text: str) -> None:
    tokens = blocks(f"{escaped(text)}\n")
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if shown(text) else [])
    assert not tokens or read(spoken(tokens[1])) == shown(text)


@given(TEXTS)
def test_any_text_is_a_heading_with_that_text(text: str) -> None:
    tokens = blocks(f"above\n\n{heading(3, text)}\n\nbelow\n")
    assert [token.tag for token in tokens if token.nesting == 1] == ["p", "h3", "p"]
    assert read(spoken(tokens[4])) == shown(text)


@given(TEXTS, TEXTS)
def test_any_text_is_a_cell_with_that_text(one: str, other: str) -> None:
    tokens = blocks(f"{table([Column('a'), Column(one), Column('c')], [['x', other, ''], [other, one, 'z']])}\n")
    cells = [read(spoken(token)) for opening, token in pairwise(tokens) if opening.type in ("th_open", "td_open")]
    assert cells == ["a", shown(one), "c", "x", shown(other), "", shown(other), shown(one), "z"]
    assert sum(token.type == "tr_open" for token in tokens) == 3


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_any_texts_are_the_items_of_a_list(texts: list[str]) -> None:
    tokens = blocks(f"{bullets(['x' + text for text in texts])}\n")
    assert [read(spoken(token)) for token in tokens if token.type == "inline"] == [shown(f"x{text}") for text in texts]
    assert [token.level for token in tokens if token.type == "list_item_open"] == [1] * len(texts)


@given(TEXTS)
def test_what_is_escaped_is_one_line_and_is_not_escaped_again(text: str) -> None:
    safe = escaped(text)
    assert "\n" not in safe
    assert escaped(safe) is safe
    assert joined(safe, safe) == safe + safe


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提升教师科学素质", "提升教师科学素质"),
        ("-370", "-370"),
        ("12.5 %", "12.5 %"),
        ("A1.6.T1", "A1.6.T1"),
        ("09:30", "09:30"),
        ("a|b", "a&#124;b"),
        ("@office", "@&#8203;office"),
        ("PR #12", "PR \\#&#8203;12"),
        ("https://a.b", "https\\://a.b"),
        ("www.a.b", "www\\.a.b"),
        ("1. 总体", "1\\. 总体"),
        ("- 一", "\\- 一"),
    ],
)
def test_no_more_is_escaped_than_is_needed(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_bold_is_markup_around_text() -> None:
    assert bold("a*b") == "**a\\*b**"
    assert bold("") == ""
    assert escaped(Markup("**a**")) == "**a**"


def test_a_table_has_a_rule_for_each_column() -> None:
    assert (
        table([Column("单位"), Column("n", 4, number=True)], [["甲", "1"]])
        == "| 单位 | n |\n| ------ | ---: |\n| 甲 | 1 |"
    )


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(AssertionError):
        table([Column("a")], [["1", "2"]])
