"""What people do wrong between { } and [ ], the short form of mappings and lists; imported only when a file could not
be parsed.

A comma, a bracket or a colon with a space after it ends a text there. Each fault is named at the value that holds it,
and the rest is read on as if that were mended, so that all are named in one run.
"""

from __future__ import annotations

import re
from itertools import islice

from plan_cli.finding import Hit, Mend, Position, Region
from plan_cli.reading.decoding import code_point
from plan_cli.reading.folding import ODD_BLANKS
from plan_cli.reading.names import ANY_NAME, with_chinese
from plan_cli.reading.problems import Problems
from plan_cli.reading.quoting import abbreviated, in_quotes, is_number, quoted
from plan_cli.reading.yaml.comments import SPREADSHEET_ERROR

_PAIRS = {"{": "}", "[": "]"}
HALF = {"｛": "{", "［": "[", "｝": "}", "］": "]"}
_OTHER = {
    "【": "】",
    "（": "）",
    "〔": "〕",
    "〖": "〗",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "<": ">",
    "(": ")",
}
"""Brackets that are taken for those of a mapping, each closed by its own kind alone."""
OTHER_OPEN = frozenset(_OTHER)
HALF |= dict.fromkeys(_OTHER, "{") | dict.fromkeys(_OTHER.values(), "}")
WIDE_OPEN = rf"(?:[｛［](?=\s*(?:[｛［{{\[]|{ANY_NAME}\s*[:：]))|[【（〔〖「『《〈<(](?=\s*{ANY_NAME}[ \t]*[:：]))"
"""A bracket that stands for a half-width one: a name or another bracket follows."""
_WIDE_CLOSE = r"[｝］】）〕〗」』》〉>)](?=\s*(?:[,，\]}｝］】）〕〗」』》〉>)]|\Z|\n))"
_PART = re.compile(
    rf"""
      (?P<blank>\s+(?:\#[^\n]*)?)
    | (?P<opening>[\[{{]|{WIDE_OPEN})
    | (?P<closing>[\]}}]|{_WIDE_CLOSE})
    | (?P<comma>,)
    | (?P<colon>:(?=[\s,\[\]{{}}]|\Z))
    | (?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')
    | (?P<lone_quote>["'])
    | (?P<sign>[%@`|>*]|&(?![\w-])|[&!](?=[^\x00-\x7f]))
    | (?P<plain>(?:(?!{_WIDE_CLOSE})[^\s,\[\]{{}}:]|:(?![\s,\[\]{{}}]|\Z))+)
    """,
    re.VERBOSE | re.DOTALL,
)
_WITHIN_TEXT = ("quoted", "lone_quote", "sign")
"""What begins a value, and means nothing within a text."""
_TEXT_PART = re.compile(r"(?P<opening>[\[{])|(?P<closing>[\]}])|(?P<end>,|\n|[ \t]#|\Z)")
_SEPARATOR = r"[，、；;。·｜／﹐﹑﹔]|(?<=\s)[/|](?=\s)|[/|](?=[A-Za-z]\w*\.\w)"
"""What is written in place of a comma between two pairs; a slash or a bar, where it surely stands between two."""
_JOINT = re.compile(rf"(?P<comma>{_SEPARATOR})\s*(?P<pair>{ANY_NAME}\s*(?P<colon>[:：]))")
_LAST_NAME = re.compile(rf"(?:(?P<comma>{_SEPARATOR})\s*|\s)(?P<name>{ANY_NAME})\s*\Z")
_ERROR = re.compile(SPREADSHEET_ERROR)
_ODD_BLANK = re.compile(f"[{ODD_BLANKS}]+")
_COMMENT = re.compile(r"[ \t](?P<sign>#)")
_NO_SPACE = re.compile(rf"{ANY_NAME}:(?=[^\s:/])")
_OF_NUMBER = re.compile(
    rf"\b(?:{'|'.join(sorted(with_chinese(frozenset(('value', 'of', 'benchmark')))))})\s*[:：]\s*\Z"
)
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_ONE_NUMBER = re.compile(r"\D*[0-9]+(?:\.[0-9]+)?[^\d十百千万亿,，]*\Z")


def unquoted(at: Position, value: str, before: str, *, is_whole: bool) -> Hit:
    """A value that YAML takes for something else, and what to write: the number alone where one is asked for, else the
    text in quotes. `is_whole`: it surely ends there, so that it can be replaced.
    """
    region = Region(at, Position(at.line, at.column + len(value)))
    if _OF_NUMBER.search(before) and (found := _DIGITS.search(value)):
        number = found.group()
        is_sole = is_whole and is_number(number) and _ONE_NUMBER.match(value)
        mends = (Mend(region, number),) if is_sole else ()
        return Hit(at, "number", expected=number, actual=abbreviated(value), mends=mends)
    text = quoted(value.rstrip()) if is_whole else None
    mends = (Mend(region, text),) if text else ()
    return Hit(at, "quote", expected=in_quotes(value), actual=abbreviated(value), mends=mends, sure=bool(mends))


def half_width_colon(at: Position, behind: str) -> Mend:
    """A half-width colon in place of the full-width one that stands there, with a space before what stands behind."""
    return Mend(Region(at, Position(at.line, at.column + 1)), ": " if behind and not behind[0].isspace() else ":")


class Flow:
    """What begins with a bracket. `hits` are its faults; `end` is behind its closing bracket, None
    where there is none.
    """

    def __init__(self, text: str, start: Position) -> None:
        self.text = text
        self.start = start
        self.hits: list[Hit] = []
        self.end: int | None = None
        self._open: list[tuple[int, bool]] = []  # where each open bracket stands, and whether a name stands before it
        self._node = 0  # where the name or value in hand begins
        self._kind = ""  # of what kind it is, “” before it begins
        self._named = False  # whether it stands after a name
        self._looked = (-1, 0, False)  # from where to where the text in hand was looked through, and what was seen
        self._scan()

    def _scan(self) -> None:
        at = 0
        while self.end is None and len(self.hits) < Problems.MOST:
            if self._kind == "plain" and self.text[at : at + 1] in ("'", '"'):  # where it would end is not looked for
                at += 1
                continue
            part = _PART.match(self.text, at)
            if part is None:
                break
            kind = str(part.lastgroup)
            if self._kind == "quoted" and part.group().startswith(":"):  # behind a quoted name a colon needs no space
                at = self._colon(at, at + 1)
            elif kind == "blank" or (kind == "plain" and self._kind == "plain"):
                at = part.end()
            elif kind in _WITHIN_TEXT and self._kind == "plain":
                at += 1
            elif kind == "lone_quote":
                return self._say(at, "open-quote", actual=part.group())
            else:
                at = getattr(self, f"_{kind}")(at, part.end())
        if self.end is None:
            self._unclosed()
        return None

    def _opening(self, at: int, end: int) -> int:
        if self._kind == "plain" and self.text[at] in OTHER_OPEN and not self.text[end:].lstrip()[:1].isascii():
            return end  # 培训（单位：人次） is a text
        if self._kind in ("plain", "quoted"):
            return self._quote(self._node, end)
        if self._kind:
            self._say(at, "no-comma", actual=self.text[at], mend=", ")
        self._wide(at)
        self._open.append((at, self._named))
        return self._begin(end)

    def _closing(self, at: int, end: int) -> int:
        sign, opening = self._half(at), self.text[self._open[-1][0]]
        is_other = self.text[at] in _OTHER.values() and _OTHER.get(opening) != self.text[at]
        if sign != self.text[at] and (sign != self._wanted() or is_other or self._text_opens_wide(at)):
            return self._plain(at, end)
        self._end_pair(at)
        self._wide(at)
        while len(self._open) > 1 and self._wanted() != sign:
            opened = self._open.pop()[0]
            if len(self.hits) < Problems.MOST:
                self._say_open(opened)
        if self._wanted() != sign:
            self._say_open(self._open[-1][0])
        self._node, self._named = self._open.pop()
        self._kind = "closed"
        if not self._open:
            self.end = end
        return end

    def _comma(self, at: int, end: int) -> int:
        if not self._kind and not self._named:
            self._say(at, "extra-comma", mend="", end=at + 1)
        self._end_pair(at)
        return self._begin(end)

    def _end_pair(self, at: int) -> None:
        """A name of a mapping that ends without a colon may have a full-width one, or one with no space behind it."""
        if self._kind == "plain" and not self._named and self._half(self._open[-1][0]) == "{":
            pair = self.text[self._node : at]
            if joined := _NO_SPACE.match(pair):
                self._say(self._node + joined.end(), "no-space", actual=abbreviated(pair.rstrip()), mend=" ", sure=True)
            elif "：" in pair:
                self._say_colon(self._node + pair.index("："), pair.rstrip())
                self._joints(at)

    def _colon(self, at: int, end: int) -> int:
        """A colon ends a name. Where one was there before, a comma is missing, is full-width, or
        the text needs quotes.
        """
        if odd := _ODD_BLANK.match(self.text, end):
            actual = code_point(odd.group()[0])
            self._say(end, "odd-blank", actual=actual, mend=" ", end=odd.end(), sure=True)
        if not self._named or not self._kind:
            return self._begin(end, named=True)
        name = _LAST_NAME.search(self.text, self._node, at)
        if name is None:
            return self._quote(self._node, end)
        if name["comma"]:
            self._joints(end)
        else:
            self._say(name.start("name"), "no-comma", actual=name["name"], mend=", ")
        return self._begin(end, named=True)

    def _joints(self, end: int) -> None:
        """Say every full-width comma of the text in hand that a name and a colon follow, and every such colon."""
        for joint in islice(_JOINT.finditer(self.text, self._node, end), Problems.MOST):
            at = joint.start("comma")
            case = "full-width-comma" if joint["comma"] == "，" else "separator"
            self._say(at, case, actual=joint["comma"], mend=", ", end=joint.start("pair"), sure=True)
            if joint["colon"] == "：":
                self._say_colon(joint.start("colon"), joint["pair"])

    def _quoted(self, at: int, end: int) -> int:
        if self._kind:
            return self._behind(at)
        self._node, self._kind = at, "quoted"
        return end

    def _sign(self, at: int, end: int) -> int:
        return self._behind(at) if self._kind else self._quote(at)

    def _plain(self, at: int, end: int) -> int:
        if self._kind and self._kind != "plain":
            return self._behind(at)
        if not self._kind:
            self._node, self._kind = at, "plain"
        return end

    def _begin(self, at: int, *, named: bool = False) -> int:
        """Go on at a new name or value."""
        self._kind, self._named = "", named
        return at

    def _behind(self, at: int) -> int:
        """Text behind a value that is closed already: brackets belong to the text, unless a mapping stands in them."""
        if self._kind == "quoted":
            return self._skip(at, "after-quote")
        return self._skip(at, "after-bracket") if self.text[self._node] == "{" else self._quote(self._node)

    def _quote(self, at: int, now: int = 0) -> int:
        """Say that the text from `at` on needs quotes, and go on behind it, and behind `now` where that is further."""
        end = _end_of_text(self.text, at)
        is_whole = self.text[end:].lstrip()[:1] in (",", "]", "}")
        hit = unquoted(self._place(at), self.text[at:end].rstrip(), self.text[:at], is_whole=is_whole)
        if self._kind != "plain" or not self.hits or self.hits[-1].at != hit.at:
            self.hits.append(hit)
        self._node, self._kind = at, "plain"
        return max(end, now)

    def _skip(self, at: int, case: str) -> int:
        self._say(at, case)
        self._node, self._kind = at, "plain"
        return _end_of_text(self.text, at)

    @property
    def is_cut(self) -> bool:
        """Whether the closing bracket stands in a comment."""
        return self.end is None and self._closed_in_comment() is not None

    def _closed_in_comment(self) -> int | None:
        """Where the sign of the first comment stands in which a bracket is closed."""
        begin = 0
        for line in self.text.split("\n"):
            comment = _COMMENT.search(line)
            if comment and any(sign in line[comment.end() :] for sign in "]}"):
                return begin + comment.start("sign")
            begin += len(line) + 1
        return None

    def _unclosed(self) -> None:
        if (sign := self._closed_in_comment()) is not None:
            error = _ERROR.match(self.text, sign)
            return self._say(sign, "spreadsheet-error" if error else "cut-text", actual=error and error.group())
        for at, _ in self._open[: Problems.MOST]:
            self._say_open(at)
        return None

    def _say_open(self, at: int) -> None:
        sign = self._half(at)
        self._say(at, "open-bracket", actual=sign, expected=_PAIRS[sign])

    def _wide(self, at: int) -> None:
        sign = self._half(at)
        if sign == self.text[at]:
            return
        if self.text[at] in "｛［｝］":
            self._say(at, "full-width-bracket", actual=self.text[at], expected=sign, mend=sign, end=at + 1, sure=True)
        elif sign == "{":
            self._say(at, "other-bracket", actual=self.text[at], expected="{ }")
        else:
            self._mend_pair(at)

    def _mend_pair(self, at: int) -> None:
        """Give what was said of a bracket of another kind its mends, now that its counterpart is there."""
        opening = self._place(self._open[-1][0])
        for number, hit in enumerate(self.hits):
            if hit.at == opening and hit.case == "other-bracket":
                pairs = ((opening, "{"), (self._place(at), "}"))
                mends = tuple(Mend(Region(p, Position(p.line, p.column + 1)), sign) for p, sign in pairs)
                self.hits[number] = hit._replace(mends=mends, sure=True)

    def _half(self, at: int) -> str:
        return HALF.get(self.text[at], self.text[at])

    def _wanted(self) -> str:
        return _PAIRS[self._half(self._open[-1][0])]

    def _text_opens_wide(self, at: int) -> bool:
        """Whether a full-width bracket closes one of the text that it stands in."""
        if self._kind != "plain":
            return False
        node, seen, opens = self._looked if self._looked[0] == self._node else (self._node, self._node, False)
        opens = opens or any(self.text.find(sign, seen, at) >= 0 for sign in "｛［【（〔〖「『《〈<(")
        self._looked = node, at, opens
        return opens

    def _say_colon(self, at: int, pair: str) -> None:
        """Say that a colon is full-width."""
        place = self._place(at)
        mends = (half_width_colon(place, self.text[at + 1 : at + 2]),)
        self.hits.append(Hit(place, "full-width-colon", actual=abbreviated(pair), mends=mends, sure=True))

    def _say(
        self,
        at: int,
        case: str,
        *,
        actual: str | None = None,
        expected: str | None = None,
        mend: str | None = None,
        end: int | None = None,
        sure: bool = False,
    ) -> None:
        """Say what is wrong. `mend`: what to write in place of what ends at `end`, or where nothing stands."""
        place = self._place(at)
        mends = () if mend is None else (Mend(Region(place, self._place(at if end is None else end)), mend),)
        self.hits.append(Hit(place, case, actual=actual, expected=expected, mends=mends, sure=sure))

    def _place(self, at: int) -> Position:
        line = self.text.count("\n", 0, at)
        column = at - self.text.rfind("\n", 0, at) if line else self.start.column + at
        return Position(self.start.line + line, column)


def _end_of_text(text: str, start: int) -> int:
    """Where a text ends that was meant as one: at a comma, a line's end, or a bracket that it does not open itself."""
    depth = 0
    for part in _TEXT_PART.finditer(text, start):
        if part["opening"]:
            depth += 1
        elif part["closing"] and depth:
            depth -= 1
        elif part["closing"] or not depth or part.group() in ("\n", ""):
            return part.start()
    return len(text)
