"""Texts in lines of a width, in cells of a terminal: 汉 takes two, and a line may end after it."""

from __future__ import annotations

import re

_WIDE = "\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef"
_CLOSING = "”’，。；：！？、）》〕」…"
_PIECE = rf"[“‘（《〔「]*(?:[{_WIDE}]|[^\s{_WIDE}]+)(?:[{_CLOSING}]|`(?=[\s{_CLOSING}]|$))*\s*"
"""What stays on one line: a word, or a Chinese character, with the punctuation that may not stand apart from it."""


def cells(text: str) -> int:
    """The columns that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def filled(text: str, width: int) -> str:
    """A text in lines of at most so many cells."""
    lines, taken = [""], 0
    for piece in re.findall(_PIECE, text):
        if lines[-1] and taken + cells(piece.rstrip()) > width:
            lines.append("")
            taken = 0
        lines[-1] += piece
        taken += cells(piece)
    return "\n".join(line.rstrip() for line in lines)
