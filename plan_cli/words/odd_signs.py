"""Signs that a message must not show as they are, since they could be taken for its own: it names them instead."""

from __future__ import annotations

import re
from typing import NamedTuple

from plan_cli.reading.decoding import code_point
from plan_cli.reading.folding import CURLY, ODD_BLANKS, bare

_BLANK = re.compile(f"[{ODD_BLANKS}]")


class OddSigns(NamedTuple):
    """A text as it can be shown, and by kind the code points of what was taken out of it or named in it."""

    text: str
    names: tuple[tuple[str, tuple[str, ...]], ...]


def odd_signs(text: str) -> OddSigns | None:
    """The text without the quotes and blanks of another kind around it, and with a name for each blank in it; None
    where it has none of them.
    """
    inner = bare(text).strip("".join(CURLY)).strip()
    around = text.replace(inner, "", 1) if inner else text
    quotes = tuple(dict.fromkeys(code_point(sign) for sign in around if sign in CURLY))
    blanks = tuple(dict.fromkeys(code_point(sign) for sign in text if _BLANK.match(sign)))
    if not quotes and not blanks:
        return None
    shown = _BLANK.sub(lambda blank: f"<{code_point(blank.group())}>", inner)
    return OddSigns(shown, (("quotes", quotes), ("blanks", blanks)))
