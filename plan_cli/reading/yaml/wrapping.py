"""What was copied along with a report and is none of it: fences, quotes of mail, marks of a merge, marks of a list."""

from __future__ import annotations

import re

from plan_cli.finding import Hit, Mend, Position, Region
from plan_cli.reading.folding import ODD_BLANKS
from plan_cli.reading.names import ANY_NAME

_FENCE = re.compile(r" {0,3}(?:`{3}|~{3})")
_MAIL = re.compile(r" {0,3}(?P<signs>(?:> ?)+)")
_CONFLICT = re.compile(r"(?P<sign><{7}|\|{7}|={7}|>{7})(?:\s|\Z)")
_MENDED = 500
"""So many lines at most are mended."""
_LIST_MARK = re.compile(
    r"(?P<indent> *)(?P<mark>[*•·‧∙⋅・●○◦⚪⚫▪▫■□◆◇▲△▶►★☆※‣⁃√✓✔✗✘☐☑☒➢➤→⇒①-⑳⑴-⒛㈠-㈩❶-❿\ue000-\uf8ff]"
    r"|[+Øo§](?=\s)|--(?=\s)|(?:- )?\[[ xX]\](?=\s)"
    r"|[0-9０-９]{1,2}(?:[、)）]|[.．](?=\s))"
    r"|[(（](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[)）]|[一二三四五六七八九十]{1,3}、|[A-Za-z][.)](?=\s)|[Ⅰ-Ⅻⅰ-ⅻ](?:、|[.．)](?=\s)))"
    rf"(?P<gap>[ \t{ODD_BLANKS}]{{0,9}})(?={ANY_NAME}[ \t]{{0,9}}[:：])"
)


def unwrapped(lines: list[str]) -> tuple[list[str], list[Hit]]:
    """The lines without what they are wrapped in, each where it was, and what to say of that."""
    hits: list[Hit] = []
    for step in (_without_mail, _without_fences, _without_conflicts):
        lines, found = step(lines)
        hits += found
    return lines, hits


def _without_mail(lines: list[str]) -> tuple[list[str], list[Hit]]:
    """Lines that nearly all begin with “> ”: a mail that was answered; what stands before and behind is talk."""
    written = [index for index, line in enumerate(lines) if line.strip()]
    quoted = {index: mark for index in written if (mark := _MAIL.match(lines[index]))}
    if len(quoted) < 3 or len(quoted) * 5 < len(written) * 4:
        return lines, []
    first, last = min(quoted), max(quoted)
    result = [
        " " * quoted[i].end() + line[quoted[i].end() :] if i in quoted else line if first < i < last else ""
        for i, line in enumerate(lines)
    ]
    places = [_region(index, mark.start("signs"), mark.end()) for index, mark in quoted.items()]
    is_whole = len(quoted) == len(written) and len(quoted) <= _MENDED
    mends = tuple(Mend(place, "") for place in places) if is_whole else ()
    return result, [Hit(places[0].start, "mail-quote", mends=mends, sure=bool(mends))]


def _without_fences(lines: list[str]) -> tuple[list[str], list[Hit]]:
    """Lines between two fences, as in Markdown; what stands before and behind is talk."""
    fences = [index for index, line in enumerate(lines) if _FENCE.match(line)]
    if not fences:
        return lines, []
    written = [index for index, line in enumerate(lines) if line.strip()]
    first, last = fences[0], fences[1] if len(fences) > 1 else len(lines)
    if len(fences) == 1 and first == written[-1]:
        first, last = -1, first
    result = [line if first < index < last else "" for index, line in enumerate(lines)]
    is_alone = {*fences} <= {written[0], written[-1]}
    mends = tuple(Mend(_region(index, 0, len(lines[index])), "") for index in fences) if is_alone else ()
    return result, [
        Hit(Position(fences[0] + 1, 1), "fence", actual=lines[fences[0]].strip()[:3], mends=mends, sure=is_alone)
    ]


def _without_conflicts(lines: list[str]) -> tuple[list[str], list[Hit]]:
    """Of two versions between the marks of a merge that was not finished, the first."""
    hits: list[Hit] = []
    result, is_second = list(lines), False
    ends = [index for index, line in enumerate(lines) if line.startswith(">>>>>>> ")]
    for index, line in enumerate(lines):
        mark = _CONFLICT.match(line)
        if mark:
            sign = mark["sign"][0]
            if sign == "<" or not hits:
                hits.append(Hit(Position(index + 1, 1), "conflict", actual=mark["sign"]))
            is_second = sign in "|=" and bool(ends) and index < ends[-1]
        if mark or is_second:
            result[index] = ""
    return result, hits


class ListMark:
    """A line that begins with the mark of a list of another kind: `line` is it with a hyphen, `column` where its name
    stands.
    """

    def __init__(self, match: re.Match[str], index: int, below: str) -> None:
        text = match.string
        self.indent, self.column = match.end("indent"), match.end("gap")
        indent = self.indent
        width = len(below) - len(below.lstrip(" ")) - indent if below.strip() else 0
        dash = "-".ljust(width if 2 <= width <= 9 else max(2, self.column - indent))
        self.keeps_columns = self.column - indent >= 2
        self.line = f"{text[:indent]}{'-'.ljust(self.column - indent)}{text[self.column :]}"
        region = _region(index, indent, self.column)
        self.hit = Hit(region.start, "list-mark", actual=match["mark"], mends=(Mend(region, dash),), sure=True)


def list_mark(lines: list[str], index: int) -> ListMark | None:
    """The mark of a list that a line begins with: •, 1., ① and the like before a name."""
    match = _LIST_MARK.match(lines[index])
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return ListMark(match, index, below) if match else None


def _region(index: int, begin: int, end: int) -> Region:
    return Region(Position(index + 1, begin + 1), Position(index + 1, end + 1))
