"""What people do wrong in YAML, recognised from the lines of a file that could not be parsed; imported only then.

The parser stops at the first fault, often on the line after it. So all lines are gone through for what can't be right
wherever the parser stopped, and every such fault is named; only where none explains why it stopped does its own reason
count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import yaml

from plan_cli.finding import START, Hit, Mend, Position, Region
from plan_cli.reading.decoding import code_point
from plan_cli.reading.folding import CURLY, ODD_BLANKS
from plan_cli.reading.names import ANY_NAME, CHINESE_NAME, NAMES, with_chinese
from plan_cli.reading.problems import Problems
from plan_cli.reading.quoting import abbreviated
from plan_cli.reading.yaml.brackets import HALF, OTHER_OPEN, WIDE_OPEN, Flow, half_width_colon, unquoted
from plan_cli.reading.yaml.parser import Unparsable, parse
from plan_cli.reading.yaml.tree import position
from plan_cli.reading.yaml.wrapping import list_mark, unwrapped

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)"
    r"(?:(?P<key>\"[^\"]*\"|'[^']*'|[^\s:：#\"'\[\]{},&*!|>%@`｛［【（〔〖「『《〈<(][^\s:：]*)"
    r"(?P<colon>[ \t]*:(?=\s|$)|：))?"
    r"[ \t]*(?P<value>.*)"
)
_BLOCK_TEXT = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])\s*(?:#.*)?$")
_BLOCK_LINE = re.compile(rf"(?P<indent> *)(?:- |{ANY_NAME}(?::(?:\s|$)|：))")
_BRACKET = re.compile(rf"[\[{{]|{WIDE_OPEN}")
_QUOTED = re.compile(r"(?P<text>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*(?P<after>[^\s#].*)?")
_SIGN = re.compile(r"[%@`|>\]},]|[*&](?![\w-])|[*&!](?=[^\x00-\x7f])|\?(?=\s|$)")
_COLON_WITHIN = re.compile(r":(?:\s|$)")
_TICKED = re.compile(r"`([^`]+)`\s*\Z")
_FIRST_PAIR = re.compile(rf"{ANY_NAME}[ \t]*(?::\s|：)")
_NEXT_PAIR = re.compile(rf"[,，、；;。·｜／﹐﹑﹔]\s*{ANY_NAME}[ \t]*(?::\s|：)")
_JOINT = rf"[,，、；;。·｜／﹐﹑﹔]\s*({ANY_NAME})[ \t]*(?::\s|：)\s*"
_TEXTS = with_chinese(frozenset((
    "progress", "reason", "correction", "cause", "remedy", "title", "origin", "ref", "approved_by", "name", "text",
    "aim", "reading", "inferred", "why", "note",
)))  # fmt: skip
"""Names behind which a text stands, in which a colon is a part of it."""
_ODD = re.compile(f"[{ODD_BLANKS}]")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_NO_SPACE = re.compile(rf" *(?:- +)?(?P<name>{ANY_NAME}):(?=(?P<odd>[{ODD_BLANKS}]{{0,9}})[^ \t\r\n:/])")
_HYPHEN = re.compile(
    rf"^\s*(?P<sign>[—–－]+ *|-(?! +{ANY_NAME})[ \t{ODD_BLANKS}]*+)(?=(?:[A-Za-z_]+|{CHINESE_NAME})[:：])"
)
_OTHER_COLON = rf" *(?:- +)?(?P<name>{ANY_NAME})[ \t]{{0,9}}(?P<sign>[∶﹕︓︰꞉ː׃])"
"""A name, and behind it a sign that looks like a colon and is none; the full-width one is known wherever it stands."""
_BAD_INDENT = re.compile(f"^ *(?:- )?(?P<sign>\t|[{ODD_BLANKS}]++)(?=\\s*+(?:- |[^\\s:：]+[:：]))")
_NO_NAME_HERE = "mapping values are not allowed"
_FLOW_LINES = 200
_BLANK_LINES = 20
_ENOUGH = 10 * Problems.MOST
_LONGEST = 20_000
"""So many faults of syntax are counted, and so many lines gone through; a file with more was made to be slow."""

_REASONS = (
    (r"scanning a quoted scalar.*end of stream", "open-quote"),
    (r"unknown escape|expected hexdecimal", "escape"),
    (r"parsing a flow", "brackets"),
    (r"could not find expected ':'", "no-colon"),
    (r"unexpected ':'", "no-space"),
    (r"full-width bracket", "full-width-bracket"),
    (r"block sequence entries are not allowed", "list-place"),
    (
        (
            r"cannot start any token|scanning an? (?:alias|anchor|tag)|undefined alias|node content"
            r"|mapping keys are not|line break"
        ),
        "quote",
    ),
)
"""Why the parser says it stopped, and the case of Y003 that says it plainly."""
_AT_THE_BEGINNING = ("open-quote", "brackets", "no-colon")
"""Where what the parser was reading begins is the place, not where it stopped."""


def syntax(text: str, error: yaml.MarkedYAMLError) -> list[Hit]:
    """What is wrong in a text that could not be parsed, and where that really is."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return [Hit(START, "other", actual=_reason(error))]
    lines, wrapping = unwrapped(_lines(text))
    if wrapping:
        try:
            parse("\n".join(lines), Problems())
        except Unparsable as stopped:
            return wrapping + (_explained(lines, stopped.error) if stopped.error else [])
        return wrapping
    return _explained(lines, error)


def _explained(lines: list[str], error: yaml.MarkedYAMLError) -> list[Hit]:
    """What is wrong in the lines, with the parser's own reason where nothing else explains why it stopped."""
    mark: Any = error.problem_mark or error.context_mark
    hits = list(islice(_survey(lines), _ENOUGH))
    last = max(mark.line, error.context_mark.line if error.context_mark else 0)
    if any(isinstance(hit.at, Position) and hit.at.line <= last + 1 for hit in hits):
        return hits
    return [_own(lines, error, mark), *hits]


def no_mapping(text: str, data: Any) -> list[Hit]:
    """What is wrong with a file that is YAML, but not made of `name: value` lines."""
    colons = () if isinstance(data, list) else (hit for hit in _survey(_lines(text)) if hit.case == "full-width-colon")
    return list(colons) or [Hit(START, "no-mapping")]


def _lines(text: str) -> list[str]:
    return [line.rstrip("\r") for line in text.split("\n")]


# --- what can't be right, wherever the parser stopped


def _survey(lines: list[str]) -> Iterator[Hit]:
    """The faults of all lines on which a name or an item begins; the lines of a longer text are left alone."""
    index, column, full = 0, 0, False  # the column of the name or item above, and whether a value stands beside it
    while index < min(len(lines), _LONGEST):
        after = index + 1
        if (mark := list_mark(lines, index)) and (not full or mark.indent <= column):
            yield mark.hit
            column, full = mark.column, True
            if not mark.keeps_columns:
                index = after
                continue
            lines[index] = mark.line
        line = _LINE.match(lines[index])
        assert line is not None
        if bad := _BAD_INDENT.match(lines[index]):
            yield Hit(Position(index + 1, bad.start("sign") + 1), "tab" if bad["sign"] == "\t" else "wide-space")
        elif (joined := _NO_SPACE.match(lines[index])) and _is_pair(joined, line, lines[after : after + 1], column):
            yield _no_space(joined, index)
            column, full = joined.start("name"), True
        elif (joined := re.match(_OTHER_COLON, lines[index])) and _is_pair(
            joined, line, lines[after : after + 1], column
        ):
            yield _other_colon(joined, index)
            column, full = joined.start("name"), True
        elif _begins(line, column, full=full):
            column = line.start("key") if line["key"] else line.start("dashes") + max(line["dashes"].rfind("-"), 0)
            value = _COMMENT.sub("", line["value"])
            full = bool(value)
            if _BLOCK_TEXT.match(value):
                after = _end_of_block(lines, index, column)
            else:
                flow = _flow(lines, index, line, column)
                yield from _faults(line, index, value, flow, _Below(lines, after, column))
                after += flow.text.count("\n", 0, flow.end or len(flow.text)) if flow else 0
        index = after


def _is_pair(joined: re.Match[str], line: re.Match[str], below: list[str], column: int) -> bool:
    """Whether a name and a value that stand together are a pair, and no text: it stands beside other names."""
    if line["key"]:
        return False
    if not line["dashes"]:
        return joined.start("name") == column
    return bool(below) and len(below[0]) - len(below[0].lstrip(" ")) == joined.start("name")


def _no_space(joined: re.Match[str], index: int) -> Hit:
    """The hit of a colon with no space behind it, or with a blank that is none."""
    begin, end = joined.end(), joined.end() + len(joined["odd"])
    region = Region(Position(index + 1, begin + 1), Position(index + 1, end + 1))
    case, actual = ("odd-blank", code_point(joined["odd"][0])) if joined["odd"] else ("no-space", joined.string.strip())
    return Hit(region.start, case, actual=abbreviated(actual), mends=(Mend(region, " "),), sure=True)


def _other_colon(joined: re.Match[str], index: int) -> Hit:
    """The hit of a sign that only looks like a colon."""
    place = Position(index + 1, joined.end())
    mends = (half_width_colon(place, joined.string[joined.end() :]),)
    return Hit(place, "other-colon", actual=joined["sign"], mends=mends, sure=True)


def _begins(line: re.Match[str], column: int, *, full: bool) -> bool:
    """Whether a name or an item begins on a line, and the line does not go on with the text above: “第一：培训。” is
    no name of ours.
    """
    if line["colon"] == "：" and line["indent"] and not line["dashes"] and not _is_name(line["key"]):
        return False
    if not full or line.end("indent") <= column:
        return bool(line["key"] or line["dashes"] or _BRACKET.match(line["value"]))
    return False


def _is_name(key: str) -> bool:
    """Whether a key may be a name of ours, and no beginning of a text."""
    return key.isascii() or key in NAMES


class _Below(NamedTuple):
    """The lines from the `first` on, below a name or an item that stands at `column`."""

    lines: list[str]
    first: int
    column: int

    @property
    def is_next(self) -> bool:
        """Whether the line right below begins the next name or item."""
        return self.first < len(self.lines) and self._begins(self.lines[self.first])

    @property
    def is_apart(self) -> bool:
        """Whether they surely do not go on with the value above: nothing comes any more, or the
        next name or item does.
        """
        lines = islice(self.lines, self.first, self.first + _BLANK_LINES)
        line = next((line for line in lines if line.strip()), None)
        return len(self.lines) - self.first <= _BLANK_LINES if line is None else self._begins(line)

    def _begins(self, line: str) -> bool:
        begins = _BLOCK_LINE.match(line)
        return begins is not None and begins.end("indent") <= self.column


def _end_of_block(lines: list[str], index: int, column: int) -> int:
    """The line after a text that begins with | or >: the first that is not indented deeper than its name."""
    index += 1
    while index < len(lines) and (
        not lines[index].strip() or len(lines[index]) - len(lines[index].lstrip(" ")) > column
    ):
        index += 1
    return index


def _flow(lines: list[str], index: int, line: re.Match[str], column: int) -> Flow | None:
    """What stands in brackets from this line on, up to the next line that begins a name or an item."""
    begin = line.start("value")
    bracket = _BRACKET.match(lines[index], begin)
    if bracket is None or (bracket.group() in OTHER_OPEN and line["key"] in _TEXTS):
        return None
    start = Position(index + 1, begin + 1)
    alone = Flow(lines[index][begin:], start)
    if alone.end is not None:
        return alone
    whole = _over_lines(lines, index, begin, start, column)
    return whole if whole.end is not None and not whole.hits else alone if alone.is_cut else whole


def _over_lines(lines: list[str], index: int, begin: int, start: Position, column: int) -> Flow:
    end = index + 1
    while end < len(lines) and end - index < _FLOW_LINES and not _is_next(lines[end], column):
        end += 1
    return Flow("\n".join([lines[index][begin:], *lines[index + 1 : end]]), start)


def _is_next(text: str, column: int) -> bool:
    """Whether a line begins what comes after an open bracket: it is not indented deeper, and closes no more than it
    opens.
    """
    begins = _BLOCK_LINE.match(text)
    if begins is None or begins.end("indent") > column or text.rstrip().endswith(","):
        return False
    return sum(map(text.count, "]}｝］")) <= sum(map(text.count, "[{｛［"))


def _faults(line: re.Match[str], index: int, value: str, flow: Flow | None, below: _Below) -> Iterator[Hit]:
    """What is wrong with a line that has a name, an item or both."""
    at = Position(index + 1, line.start("value") + 1)
    if line["colon"] == "：":
        colon = Position(index + 1, line.end("colon"))
        mends = (half_width_colon(colon, line.string[line.end("colon") :]),)
        sure = _is_name(line["key"])
        yield Hit(colon, "full-width-colon", actual=abbreviated(line.group().strip()), mends=mends, sure=sure)
    odd = line.string[line.end("colon") : line.start("value")] or line["value"][:1]
    if line["colon"] and line["colon"] != "：" and _ODD.match(odd):
        joined = _NO_SPACE.match(line.string)
        if joined:
            yield _no_space(joined, index)
    elif flow:
        yield from flow.hits
        yield from _behind(flow, at, line.group()[: line.start("value")], below)
    elif value[:1] in ('"', "'"):
        yield from _quoted(value, at, line["value"], below)
    elif line["key"] and value.startswith("- "):
        yield Hit(at, "list-place")
    elif line["key"] not in _TEXTS and (pairs := _pairs(line, value)):
        yield Hit(at, "no-braces", expected=abbreviated(f"{{{pairs}}}"))
    elif (ticked := _TICKED.match(value)) and line["key"]:
        region = Region(at, Position(at.line, at.column + len(value.rstrip())))
        yield Hit(at, "backtick", expected=ticked[1], mends=(Mend(region, ticked[1]),))
    elif _SIGN.match(value) or (line["key"] and _COLON_WITHIN.search(value)):
        yield unquoted(at, value, line.group()[: line.start("value")], is_whole=below.is_apart)


def _pairs(line: re.Match[str], value: str) -> str | None:
    """The pairs on a line that lack their braces; None where it holds no such."""
    if line["key"] and _FIRST_PAIR.match(value):
        return _half_width(value)
    if line["key"] and _COLON_WITHIN.search(value) and _NEXT_PAIR.search(value):
        return f"{line['key']}: {_half_width(value)}"
    return None


def _half_width(pairs: str) -> str:
    """Pairs with what is to part them, and with no brace: they are to get both."""
    return re.sub(_JOINT, r", \1: ", pairs.strip().rstrip("}｝")).strip()


def _behind(flow: Flow, at: Position, before: str, below: _Below) -> Iterator[Hit]:
    """What stands on the line behind a closed bracket."""
    if flow.end is None:
        return
    rest = _COMMENT.sub("", flow.text[flow.end :].partition("\n")[0])
    inside = flow.text[: flow.end]
    if not rest.strip() or rest.strip() == ":" or rest.startswith(": "):
        return
    if "\n" in inside or ": " in inside or rest.strip()[0] in "]}":
        line, _, last = inside.rpartition("\n")
        column = len(last) + 1 if line else at.column + len(inside)
        place = Position(at.line + inside.count("\n"), column + len(rest) - len(rest.lstrip()))
        sign = rest.strip()[0]
        is_alone = rest.strip() in ("]", "}")
        mends = (Mend(Region(place, Position(place.line, place.column + 1)), ""),) if is_alone else ()
        yield Hit(place, "extra-bracket" if sign in "]}" else "after-bracket", actual=sign, mends=mends, sure=is_alone)
    elif not flow.hits:
        yield unquoted(at, (inside + rest).strip(), before, is_whole=below.is_apart)


def _quoted(value: str, at: Position, whole: str, below: _Below) -> Iterator[Hit]:
    """A value that begins with a quotation mark and is not closed, or has text behind the closing one."""
    quoted = _QUOTED.match(whole)
    if quoted is None:
        if below.is_next:
            yield _open_quote(value.rstrip(), at)
    elif quoted["after"]:
        yield Hit(Position(at.line, at.column + quoted.start("after")), "after-quote")


def _open_quote(value: str, at: Position) -> Hit:
    """A quotation mark that nothing closes, or only one of another kind."""
    if len(value) < 2 or value[-1] not in CURLY:
        return Hit(at, "open-quote", actual=value[0])
    end = Position(at.line, at.column + len(value) - 1)
    mend = Mend(Region(end, Position(end.line, end.column + 1)), value[0])
    return Hit(end, "other-quote", expected=value[0], actual=code_point(value[-1]), mends=(mend,), sure=True)


# --- why the parser stopped


def _own(lines: list[str], error: yaml.MarkedYAMLError, mark: Any) -> Hit:
    """What the parser stumbled over, where nothing else was seen to be wrong."""
    number = min(mark.line, len(lines) - 1)
    context = error.context_mark.line if error.context_mark else number
    for index in dict.fromkeys((number, number - 1, context)):
        if 0 <= index < len(lines) and (hit := _recognise(lines[index], index, error)):
            return hit
    if number and _NO_NAME_HERE in (error.problem or "") and _is_bare(lines[number - 1], lines[number]):
        return Hit(Position(number, len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 1), "no-colon")
    if _misaligned(lines[number][: mark.column], error):
        return Hit(Position(number + 1, len(lines[number]) - len(lines[number].lstrip()) + 1), "indent")
    reason = _reason(error)
    case = next((case for pattern, case in _REASONS if re.search(pattern, reason)), "other")
    begins = case in _AT_THE_BEGINNING or "scanning an" in reason
    place = position(error.context_mark if begins and error.context_mark else mark)
    if place.line > len(lines):
        place = Position(number + 1, len(lines[number]) + 1)
    rest = lines[place.line - 1][place.column - 1 :].strip()
    if case == "quote" and (sign := re.match(rf"[ ]*(?P<sign>(?:> ?)+){ANY_NAME}:(?:\s|\Z)", lines[number])):
        begin, end = (Position(number + 1, offset + 1) for offset in sign.span("sign"))
        return Hit(begin, "mail-quote", mends=(Mend(Region(begin, end), ""),))
    if case == "quote":
        if lines[place.line - 1][: place.column - 1].strip() in ("", "|") and not _awaits_value(lines, place.line - 2):
            return Hit(place, "odd-line", actual=lines[place.line - 1].lstrip()[:1])
        return unquoted(place, rest, "", is_whole=False)
    return Hit(place, case, expected=HALF.get(rest[:1]), actual=reason if case == "other" else rest[:1])


def _awaits_value(lines: list[str], index: int) -> bool:
    """Whether the line that was written last before ends with a name's colon, or an item's hyphen."""
    line = next((lines[i].rstrip() for i in range(index, max(-1, index - _BLANK_LINES), -1) if lines[i].strip()), "")
    return line.endswith((":", "-"))


def _misaligned(before: str, error: yaml.MarkedYAMLError) -> bool:
    """Whether a line's first word is the trouble, for where it stands; `before` is what the parser took of the line."""
    problem = error.problem or ""
    if _NO_NAME_HERE in problem:
        return ": " not in before
    return "block" in (error.context or "") and "did not find expected" in problem and not before.strip()


def _is_bare(line: str, below: str) -> bool:
    """Whether a line is a text alone, and stands where the name on the line below stands."""
    indents = [len(text) - len(text.lstrip()) for text in (line, below)]
    return bool(line.strip()) and ":" not in line and indents[0] == indents[1]


def _recognise(line: str, index: int, error: yaml.MarkedYAMLError) -> Hit | None:
    """What counts only beside where the parser stopped."""
    if bad := re.match(f"[ ]*(?:- )?(?P<sign>\t|[{ODD_BLANKS}]+)", line):
        return Hit(Position(index + 1, bad.start("sign") + 1), "tab" if bad["sign"] == "\t" else "wide-space")
    if hyphen := _HYPHEN.match(line):
        begin, end = (Position(index + 1, place + 1) for place in hyphen.span("sign"))
        return Hit(begin, "hyphen", mends=(Mend(Region(begin, end), "- "),), sure=True)
    if any(problem in (error.problem or "") for problem in ("could not find expected ':'", _NO_NAME_HERE)) and (
        colon := _NO_SPACE.match(line)
    ):
        return _no_space(colon, index)
    return None


def _reason(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(part for part in (error.context, error.problem) if part)
