"""Texts that “ #” cuts off as a comment, without a word from the parser."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plan_cli.finding import Position
from plan_cli.reading.yaml.tree import Node, is_list, is_mapping, is_scalar, position

_COMMENT = r"[ \t]+(?P<sign>#)"
_TEXT_AS_COMMENT = r"[ \t]*:[ \t]+(?P<sign>#)[^\s#]"
_COMMENT_AFTER_TEXT = r"(?![ \t]*#)[^\n]*?(?:[^\s:][ \t]+#|:[ \t]+#[^\s#])"
_WORD_WITH_COMMENT = r"[\w.]+:[ \t]+[^\s#,\[\]{}\"']+[ \t]+#[^\n\r\x85\u2028\u2029]*$"
"""A line's name and one word, with a comment behind them: `task: A1.2  # its title`, as a template writes them."""


SPREADSHEET_ERROR = r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#{2,})"
"""What a spreadsheet shows in place of a value that it can't work out."""
_ERROR = rf"[ \t]*:[ \t]+(?P<error>{SPREADSHEET_ERROR})"


class CutText(NamedTuple):
    """A text that “ #” cuts off as a comment: where the sign stands, where the text's name does, and whether nothing
    is left of it.
    """

    at: Position
    name: Position
    is_lost: bool
    error: str | None = None
    """The spreadsheet's error that stands there in place of a value."""


def may_cut(text: str, names: frozenset[str]) -> bool:
    """Whether any line has a comment behind a text, but for one word under another name than these: a quick look,
    before the tree is made, which takes nearly as long as reading the file.
    """
    if " #" not in text and "\t#" not in text:
        return False
    return comment_after_text(names).search(text) is not None


def comment_after_text(names: frozenset[str]) -> re.Pattern[str]:
    """The pattern of such a line."""
    harmless = rf"[ \t]*(?:-[ \t]+)*(?!(?:{'|'.join(sorted(names))}):){_WORD_WITH_COMMENT}"
    return re.compile(rf"(?m)^(?!{harmless}){_COMMENT_AFTER_TEXT}")


def cut_texts(text: str, tree: Node, names: frozenset[str]) -> Iterator[CutText]:
    """Where an unquoted text under one of these names is followed by “ #”, which cuts off the rest of it as a comment.

    A comment beside a name without a value has a space behind its sign, as in a template; a text that begins with the
    sign has none.
    """
    lines = text.split("\n")
    nodes: list[Node] = [tree]
    while nodes:
        node = nodes.pop()
        if is_list(node):
            nodes += reversed(node.value)
        elif is_mapping(node):
            nodes += [value for _, value in reversed(node.value)]
            for key, value in node.value:
                if is_scalar(key) and is_scalar(value) and not value.style and not value.value:
                    behind = lines[key.end_mark.line][key.end_mark.column :]
                    if error := re.match(_ERROR, behind):
                        at = Position(key.end_mark.line + 1, key.end_mark.column + error.start("error") + 1)
                        yield CutText(at, position(key.start_mark), True, error["error"])
                        continue
                if is_scalar(key) and is_scalar(value) and key.value in names and not value.style:
                    end = value.end_mark if value.value else key.end_mark
                    behind = lines[end.line][end.column :]
                    comment = re.match(_COMMENT, behind) if value.value else re.match(_TEXT_AS_COMMENT, behind)
                    if comment:
                        at = Position(end.line + 1, end.column + comment.start("sign") + 1)
                        yield CutText(at, position(key.start_mark), not value.value)
