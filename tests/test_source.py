"""Reading: what PyYAML lets through or dies of, and what becomes of it here. Every row is an input and all that is
said of it.
"""

from __future__ import annotations

import codecs
import pickle
import sys
from decimal import Decimal
from pathlib import Path as File
from typing import Any

import pytest
from support import HERE, cost_of, found

from plan_cli.finding import Path, Position, Region, start_of
from plan_cli.reading.source import MAX_BYTES, Source, read
from plan_cli.reading.yaml.comments import may_cut
from plan_cli.reading.yaml.parser import MAX_DEPTH, MAX_NODES

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="limits and memory are measured as Linux does")


def said(data: str | bytes) -> list[str]:
    """The problems of a source as CODE:line:column, in the order of their places."""
    source = read(data.encode() if isinstance(data, str) else data, "x.yaml")
    places = [(_place(source, hit.at), code) for code, hits in source.problems.hits.items() for hit in hits]
    return [f"{code}:{place.line}:{place.column}" for place, code in sorted(places)]


def _place(source: Source, at: Path | Position | Region) -> Position:
    return start_of(at) if isinstance(at, Position | Region) else source.region(at).start


def data_of(text: str) -> Any:
    source = read(text.encode(), "x.yaml")
    assert not source.problems, source.problems.hits
    return source.data


SYNTAX = {
    "nothing": ("", ["Y003:1:1"]),
    "a comment alone": ("# a\n", ["Y003:1:1"]),
    "a document without content": ("---\n", ["Y003:1:1"]),
    "a list at the root": ("\n\n- a: 1\n", ["Y003:1:1"]),
    "a text at the root": ("完成\n", ["Y003:1:1"]),
    "a number at the root": ("5\n", ["Y003:1:1"]),
    "full-width colons throughout": ("# x\n任务：推进\n单位：甲\n", ["Y003:2:3", "Y003:3:3"]),
    "full-width colons here and there": (
        "a：1\nb: 2\nc：\n  - d：一：二\n    e: 3\n",
        ["Y003:1:2", "Y003:3:2", "Y003:4:6"],
    ),
    "a full-width colon on a second line of a text": ("a: 一\n  二：三\nb: %\n", ["Y003:3:4"]),
    "a full-width colon in a text of lines": ("a: |\n  二：三\n\n  %四\nb: %\n", ["Y003:5:4"]),
    "a full-width colon in a text in quotes": ('a: "一\n  二：三"\nb: %\n', ["Y003:3:4"]),
    "one full-width colon": ("a: 1\n任务：推进\nb: 2\n", ["Y003:2:3"]),
    "one full-width colon in a list": ("a:\n  - 任务：推进\n    b: 2\n", ["Y003:2:7"]),
    "U+3000 as indent of a value": ("a:\n　b: 1\n", ["Y003:2:1"]),
    "U+3000 as indent of a list": ("a:\n　- b: 1\n", ["Y003:2:1"]),
    "U+3000 before a name": ("a: 1\n　b: 1\n", ["Y003:2:1"]),
    "a no-break space before a name": ("a: 1\n\u00a0b: 1\n", ["Y003:2:1"]),
    "a tab as indent": ("a:\n\tb: 1\n", ["Y003:2:1"]),
    "a tab after spaces": ("a:\n  b: 1\n \tc: 1\n", ["Y003:3:2"]),
    "percent": ("a: %13\n", ["Y003:1:4"]),
    "at": ("a: @x\n", ["Y003:1:4"]),
    "backtick": ("a: `x`\n", ["Y003:1:4"]),
    "star": ("a: *重点\n", ["Y003:1:4"]),
    "ampersand": ("a: &重点 工作\n", ["Y003:1:4"]),
    "exclamation mark": ("a: !重点 工作\n", ["Y003:1:4"]),
    "greater than": ("a: >90%\n", ["Y003:1:4"]),
    "bar": ("a: |x\n", ["Y003:1:4"]),
    "brackets before a text": ("a: [紧急] 推进\n", ["Y003:1:4"]),
    "braces before a text": ("a: {甲} 推进\n", ["Y003:1:4"]),
    "a closing bracket": ("a: ]x\n", ["Y003:1:4"]),
    "a bracket that stays open": ("a: [紧急\nb: 1\n", ["Y003:1:4"]),
    "a sign alone": ("a: %\nb: @\nc: `\nd: *\ne: ?\n", [f"Y003:{line}:4" for line in range(1, 6)]),
    "a sign on the line below": ("a:\n  %13\n", ["Y003:2:3"]),
    "a sign in braces": ("a: {b: 1, c: %}\n", ["Y003:1:14"]),
    "signs in braces": (
        "a: {b: %1, c: @x, d: `, e: |x, f: >3, g: *重, h: &重, i: !重}\n",
        [f"Y003:1:{n}" for n in (15, 22, 28, 35, 42, 49, 56, 8)],
    ),
    "a sign in braces at the root": ("{a: 1, b: %}\n", ["Y003:1:11"]),
    "a bracket within a text in braces": ("a: {b: 汉[2024]1号}\n", ["Y003:1:8"]),
    "brackets before a text in braces": ("a: {b: [紧急] 推进, c: 1}\n", ["Y003:1:8"]),
    "a colon within a text in braces": ("a: {b: 一: 二, c: 1}\n", ["Y003:1:8"]),
    "no comma in braces": ("a: {b: 1 c: 2}\n", ["Y003:1:10"]),
    "no comma at the end of a line in braces": ("a: {b: 1,\n  c: 2\n  d: 3}\n", ["Y003:3:3"]),
    "no comma between braces": ("a: [{b: 1} {b: 2}]\n", ["Y003:1:12"]),
    "two commas in brackets": ("a: [b, , c]\n", ["Y003:1:8"]),
    "full-width commas in braces": ("a: {b: 1，c：2，d: 3}\n", ["Y003:1:11", "Y003:1:13", "Y003:1:9"]),
    "full-width braces": ("a: ｛b: 1｝\n", ["Y003:1:4", "Y003:1:9"]),
    "full-width brackets": ("a: ［{b: 1}］\n", ["Y003:1:11", "Y003:1:4"]),
    "full-width braces in a list": ("a: [｛b: 1｝]\n", ["Y003:1:10", "Y003:1:5"]),
    "one full-width brace": ("a: {b: 1｝\n", ["Y003:1:9"]),
    "full-width brackets that belong to a text": ("a: {b: ［一］二, c: 见｛三｝}\nb: ［一］\nc: ｛一｝\n", []),
    "a brace that stays open": ("a:\n  - {b: 1, c: 2\n  - {b: 3}\n", ["Y003:2:5"]),
    "a brace that stays open over lines": ("a: {b: 1,\n  c: 2\nd: 3\n", ["Y003:1:4"]),
    "a brace that a bracket closes": ("a: [{b: 1]\n", ["Y003:1:5"]),
    "a brace that a comment hides": ("a: {b: 一 #二}\nc: 1\n", ["Y003:1:10"]),
    "a bracket too many": ("a: {b: 1}}\n", ["Y003:1:10"]),
    "no space before a bracket": ("a:[{b: 1, c: 2}]\n", ["Y003:1:3"]),
    "no space before a sign in braces": ("a: {b:? 1}\n", ["Y003:1:7"]),
    "a name in braces that a line's end breaks": ("a: {b\n: 1}\n", ["Y003:1:4"]),
    "text behind braces": ("a: {b: 1} 二\n", ["Y003:1:11"]),
    "an open quotation mark in braces": ('a: {b: "一, c: 2}\nd: "三"\n', ["Y003:1:8"]),
    "text after a quoted text in braces": ("a: {b: '一' 二, c: 2}\n", ["Y003:1:12"]),
    "an item behind a name": ("a: - b\n", ["Y003:1:4"]),
    "a backslash in double quotes": ('a: "D:\\p"\n', ["Y003:1:7"]),
    "a text alone before a name": ("a\nb: 1\n", ["Y003:1:1"]),
    "a sign in a list": ("a:\n  - %13\n", ["Y003:2:5"]),
    "a colon within a text": ("a: 标题: 副标题\n", ["Y003:1:4"]),
    "an open quotation mark": ('a: "x\nb: 1\n', ["Y003:1:4"]),
    "text after a quoted text": ('a: "x" y\n', ["Y003:1:8"]),
    "a name without colon": ("a: 1\nb\nc: 1\n", ["Y003:2:1"]),
    "a line too deep": ("a: 1\n  b: 1\n", ["Y003:2:3"]),
    "a line between two depths": ("a:\n    b: 1\n  c: 1\n", ["Y003:3:3"]),
    "a list too shallow": ("a:\n  - b: 1\n - c: 1\n", ["Y003:3:2"]),
    "a list below a fine bracket": ("a:\n  b: [1]\n - c: 1\n", ["Y003:3:2"]),
    "a list as a name": ("a: 1\n? [b]\n: c\n", ["Y003:2:3"]),
    "a mapping as a name": ("{a: 1}: b\n", ["Y003:1:1"]),
    "a list as a name beside a text that is cut": ("? [b]\n: c\nprogress: 一 #二\n", ["Y003:1:3"]),
}

FORBIDDEN = {
    "a name twice": ("a: 1\nb: 2\na: 3\n", ["Y004:3:1"]),
    "a name thrice": ("a: 1\na: 2\na: 3\n", ["Y004:2:1", "Y004:3:1"]),
    "a name twice in braces": ("a: {b: 1, b: 2}\n", ["Y004:1:11"]),
    "a name twice, once in quotes": ("a: 1\n'a': 2\n", ["Y004:2:1"]),
    "an anchor": ("a: &x 1\n", ["Y005:1:4"]),
    "an anchor on a mapping": ("a: &x\n  b: 1\n", ["Y005:1:4"]),
    "an anchor and its alias": ("a: &x 1\nb: *x\n", ["Y005:1:4", "Y005:2:4"]),
    "an alias of nothing": ("a: *x\n", ["Y003:1:4"]),
    "a merge": ("a: {b: 1}\n<<: {c: 1}\n", ["Y005:2:1"]),
    "two merges": ("<<: {c: 1}\nd:\n  <<: {c: 1}\n", ["Y005:1:1", "Y005:3:3"]),
    "a tag": ("a: !!int abc\n", ["Y005:1:4"]),
    "a tag of its own": ("a: !x [1]\nb: !<tag:x> {c: 1}\n", ["Y005:1:4", "Y005:2:4"]),
    "a tag on Python": ("a: !!python/object/apply:os.system [ls]\n", ["Y005:1:4"]),
    "a tag on the root": ("!!map {a: 1}\n", ["Y005:1:1"]),
    "two documents": ("a: 1\n---\nb: 1\n", ["Y005:2:1"]),
    "a second, empty document": ("a: 1\n---\n", ["Y005:2:1"]),
    "three documents": ("---\na: 1\n--- b\n---\n", ["Y005:3:1"]),
    "one document with its marks": ("---\na: 1\n...\n", []),
    "too deep by one": ("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, [f"Y006:1:{MAX_DEPTH + 3}"]),
    "as deep as may be": ("a: " + "[" * (MAX_DEPTH - 2) + "]" * (MAX_DEPTH - 2), []),
    "too many nodes by one": ("a: [" + "1," * (MAX_NODES - 2) + "]", ["Y006:1:4"]),
    "as many nodes as may be": ("a: [" + "1," * (MAX_NODES - 3) + "]", []),
    "too large": ("a: 1\n" + "#" * MAX_BYTES, ["Y006:1:1"]),
    "as large as may be": ("a: 1\n".ljust(MAX_BYTES, "#"), []),
}

CHARACTERS = {
    "NUL": ("a: x\0y\n", ["Y007:1:5"]),
    "escape": ("a: x\x1b[31m\n", ["Y007:1:5"]),
    "delete": ("a: x\x7f\n", ["Y007:1:5"]),
    "next line": ("a: x\x85b: y\n", ["Y003:1:4", "Y007:1:5"]),
    "C1": ("a: x\x9b31m\n", ["Y007:1:5"]),
    "line separator": ("a: x\u2028y\nb: \x07\n", ["Y007:1:5", "Y007:2:4"]),
    "paragraph separator": ("a: x\u2029y\nb: \x07\n", ["Y007:1:5", "Y007:2:4"]),
    "bidi override": ("a: x\u202ey\n", ["Y007:1:5"]),
    "bidi isolate": ("a: x\u2066y\n", ["Y007:1:5"]),
    "a mark within the text": ("a: x\ufeffy\n", ["Y007:1:5"]),
    "no character": ("a: x\ufffey\n", ["Y007:1:5"]),
    "a lone CR": ("a: x\ry\n", ["Y007:1:5"]),
    "in a comment": ("a: 1 # \x1b\n", ["Y007:1:8"]),
    "before a syntax error": ("a: \x07\nb: %1\n", ["Y003:2:4", "Y007:1:4"]),
    "an escape": ('a: "\\e[31m"\n', ["Y007:1:4"]),
    "a bidi escape": ('a: ["x", "\\u202e"]\n', ["Y007:1:10"]),
    "a NUL escape in a long one": ('a: "\\x00"\nb: "\\U00000007"\n', ["Y007:1:4", "Y007:2:4"]),
    "an escape that is none": ("a: '\\e[31m'\nb: \\u202e\n", []),
    "escapes without harm": ('a: "\\t\\n\\\\\\" \\u4e2d"\n', []),
    "tab, CRLF, NBSP, U+3000, emoji, rare signs": ("a: x\ty\u00a0\u3000🙂𠮷\u200d\r\nb: 1\r\n", []),
}

POSITIONS = {
    "code points and not bytes": ("标题🙂𠮷: \x07\n", ["Y007:1:7"]),
    "code points, after the parser": ("标题🙂𠮷: %1\n", ["Y003:1:7"]),
    "a byte order mark does not count": ("\ufeffa: %1\n", ["Y003:1:4"]),
    "CRLF is one line end": ("a: 1\r\nb: 2\r\nc: %1\r\n", ["Y003:3:4"]),
    "a forbidden line end is none": ("a: \u2028\u2028\nb: %1\n", ["Y003:2:4", "Y007:1:4", "Y007:1:5"]),
    "several lines of one text": ("a: x\n  y\n\n  z\nb: %1\n", ["Y003:5:4"]),
}

CHINESE = "unit: 市气象站\nprogress: 按计划进行\n"
ENCODINGS = {
    "GB18030": (CHINESE.encode("gb18030"), ["Y002:1:7"]),
    "GB18030 after ASCII lines": (b"a: 1\nb: 2\n" + CHINESE.encode("gb18030"), ["Y002:3:7"]),
    "GB18030 after UTF-8": ("标题: 市".encode() + CHINESE.encode("gb18030"), ["Y002:1:12"]),
    "Big5": (CHINESE.encode("big5", errors="ignore"), ["Y002:1:7"]),
    "UTF-16 with its mark": (CHINESE.encode("utf-16"), ["Y002:1:1"]),
    "UTF-16, big-endian": (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), ["Y002:1:1"]),
    "UTF-32": (CHINESE.encode("utf-32"), ["Y002:1:1"]),
    "one byte": (b"a: x\xff\n", ["Y002:1:5"]),
    "a character cut in two": ("a: 市".encode()[:-1], ["Y002:1:4"]),
    "a surrogate": (b"a: \xed\xa0\x80\n", ["Y002:1:4"]),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + b"a: 1\n", []),
}


def rows(*tables: dict[str, Any]) -> list[Any]:
    return [pytest.param(*row, id=name) for table in tables for name, row in table.items()]


@pytest.mark.parametrize(("data", "expected"), rows(SYNTAX, FORBIDDEN, CHARACTERS, POSITIONS, ENCODINGS))
def test_bad_input_is_named_where_it_stands(data: str | bytes, expected: list[str]) -> None:
    assert sorted(said(data)) == expected


def test_a_second_key_names_the_first_as_well() -> None:
    hits = read(b"a: 1\nb: 2\na: 3\na: 4\n", "x").problems.hits["Y004"]
    assert [hit.related[0].at for hit in hits] == [((1, 1), (1, 2))] * 2


def test_the_encoding_that_it_looks_like_is_named() -> None:
    looks = [read(CHINESE.encode(name), "x").problems.hits["Y002"][0].actual for name in ("gb18030", "utf-16")]
    assert looks == ["GB18030", "UTF-16"]


@pytest.mark.parametrize(
    "path", sorted(HERE.glob("cases/[!YS]*/*.yaml")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_in_what_can_be_read_nothing_is_taken_for_a_mistake(path: File) -> None:
    """Where one line keeps a file from being read, every line is looked at: what is sound must stay so."""
    text = path.read_text(encoding="utf-8")
    assert said(text) == []
    hits = read(f"{text}\nx: %\n".encode(), "x").problems.hits
    assert [(code, hit.at) for code in hits for hit in hits[code]] == [("Y003", (text.count("\n") + 2, 4))]


@pytest.mark.parametrize(("data", "expected"), rows({name: row for name, row in FORBIDDEN.items() if "name" in name}))
def test_after_a_second_key_the_first_counts(data: str, expected: list[str]) -> None:
    assert read(data.encode(), "x").data["a"] in (Decimal(1), {"b": Decimal(1)})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, word) for word in ("yes", "no", "on", "off", "y", "n", "Yes", "NO", "Off", "tRUE")),
        *(
            (number, number)
            for number in ("012", "1_000", "12:30", "0x1f", "0o17", "0b1", "1e3", "1e999", "5.", ".5", "1,000")
        ),
        *((word, word) for word in (".inf", "-.inf", ".nan", ".NaN", "inf", "NaN", "Infinity", "=", "<<")),
        *((day, day) for day in ("2024-01-15", "2024-13-45", "2025-02-30", "2024-01-15 00:00:00", "2024-H1")),
        *((digits, digits) for digits in ("１３", "٣", "9" * 5000, "1." + "3" * 5000)),
        *(('"5"', "5"), ("'true'", "true"), ('""', ""), ("''", ""), ('"~"', "~"), ("'null'", "null")),
        *(("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)),
        *(("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None)),
        *((number, Decimal(number)) for number in ("0", "5", "+5", "-5", "12.50", "0.1", "-0", "9" * 30)),
        *(("|\n  一 #二\n", "一 #二\n"), (">\n  一\n  二\n", "一 二\n"), ("一 # 二", "一"), ("一#二", "一#二")),
    ],
)
def test_a_value_is_what_it_looks_like(text: str, value: object) -> None:
    built = data_of(f"a: {text}")["a"]
    assert (built, type(built)) == (value, type(value))


def test_a_number_keeps_its_digits() -> None:
    assert str(data_of("a: 12.50")["a"]) == "12.50"
    assert data_of("a: 0.1000000000000000000000000001")["a"] == Decimal("0.1000000000000000000000000001")


def test_names_are_text_and_stay_apart() -> None:
    assert list(data_of("1: a\n01: a\n1.0: a\nyes: a\nnull: a\ntrue: a\n~: a\n2024-01-01: a\n")) == [
        *("1", "01", "1.0", "yes", "null", "true", "~", "2024-01-01"),
    ]


# --- in a report

REPORT = """\
plan: yunze-culture@2.1
unit: 市气象站
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B3.3
    status: in_progress
    progress: {progress}
    figures:
      - target: B3.3.T1
        value: {value}
        measure: 人
"""


@pytest.mark.parametrize(
    "value",
    [
        *(
            "012",
            "1_000",
            "12:30",
            "0x1f",
            "1e3",
            "3.0e2",
            "1e999",
            ".inf",
            "-.inf",
            ".nan",
            "5.",
            ".5",
            "+",
            "9" * 5000,
            "1." + "3" * 5000,
        ),
        *(
            "yes",
            "true",
            '"300"',
            "三百",
            "１３",
            "300人",
            "2024-01-15",
            "[300]",
            "{a: 300}",
            "-5",
            "-0.5",
            "300.5",
            "0.0000001",
        ),
    ],
)
def test_what_is_no_number_is_refused(value: str) -> None:
    assert found(REPORT.format(value=value, progress="推进")) == ["S103:12:16"]


@pytest.mark.parametrize("value", ["300", "300.0", "300.000", "+300", "300 # 人"])
def test_what_is_a_number_is_taken(value: str) -> None:
    assert found(REPORT.format(value=value, progress="推进")) == []


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        ("推进 #3", ["Y003:9:18"]),
        ("推进\t#3", ["Y003:9:18"]),
        ("推进   # 说明", ["Y003:9:20"]),
        ("推进\n      到底 #3", ["Y003:10:10"]),
        ("推进#3", []),
        ("学习C#语言 # 培训", ["Y003:9:22"]),
        ("'推进 #3'", []),
        ('"推进 #3" # 说明', []),
        ("|\n      推进 #3\n      到底 #4", []),
        ("#1泵站完工", ["Y003:9:15"]),
        ("   #1泵站 # 完工", ["Y003:9:18"]),
        ("#", []),
        ("## 待填", []),
        ("\n      #1泵站完工", []),
        ("# 待填", []),
        ("\n    # 待填", []),
        ("推进\n    # 说明", []),
    ],
)
def test_a_narrative_that_a_comment_cuts_is_named(progress: str, expected: list[str]) -> None:
    comment = "# 一 # 二\n"
    assert found(REPORT.format(value=300, progress=progress) + comment) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- task: A1.2  # 标题 # 二\n  status: done # 已完成\n  A1.2.D1:  # 未开始\n", False),
        ("# 一 # 二\n  # title: 三 # 四\n", False),
        ("- task: A1.2  # 标题\n  title: 台账 # 三\n", True),
        ("- - title: 台账 # 三\n", True),
        ("- {task: A1.2, title: 台账 # 三\n}", True),
        ("title:\n  台账: 二 三 # 四\n", True),
        ("value: #REF!\n", True),
    ],
)
def test_a_comment_behind_a_word_needs_no_second_look(text: str, expected: bool) -> None:
    """A template's comments, which nearly every report has; the tree is made only for what may be cut."""
    assert may_cut(text, frozenset(("title",))) is expected


@pytest.mark.parametrize("period", ["2024-H1", '"2024-H1"', "'2024-H1'"])
def test_a_period_in_quotes_or_not(period: str) -> None:
    assert found(REPORT.format(value=300, progress="推进").replace("2024-H1", period)) == []


# --- finding the place again


@pytest.mark.parametrize(
    ("path", "on_key", "place"),
    [
        ((), False, (2, 1)),
        (("a",), False, (2, 4)),
        (("a",), True, (2, 1)),
        (("b",), False, (4, 3)),
        (("b",), True, (3, 1)),
        (("b", 0), False, (4, 5)),
        (("b", 0, "c"), False, (4, 8)),
        (("b", 0, "c"), True, (4, 5)),
        (("b", 0, "值"), False, (5, 8)),
        (("b", 1), False, (6, 5)),
        (("b", 1, 1), False, (6, 9)),
        (("b", 1, 1), True, (6, 9)),
        (("missing",), False, (2, 1)),
        (("b", 0, "missing"), False, (4, 5)),
        (("b", 0, "missing"), True, (4, 5)),
        (("b", 0, "c", "too", "deep"), False, (4, 8)),
        (("b", 9), False, (4, 3)),
        (("b", 9), True, (3, 1)),
        (("b", "c"), False, (4, 3)),
        (("empty",), False, (7, 7)),
    ],
)
def test_a_path_leads_to_its_place_or_to_the_nearest_above(path: Path, on_key: bool, place: tuple[int, int]) -> None:
    source = read("# 标题\na: 1\nb:\n  - c: 1\n    值: 2\n  - [x, y]\nempty:\n".encode(), "x")
    assert source.region(path, on_key=on_key).start == place
    assert pickle.loads(pickle.dumps(source)).region(path, on_key=on_key).start == place


def test_what_could_not_be_parsed_has_a_start() -> None:
    assert read(b"a: %1", "x").region(("a",)).start == (1, 1)


# --- what kills the parser itself


def _laughs() -> str:
    levels = "".join(f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 9)}]\n" for i in range(1, 12))
    return f"l0: &l0 [ha]\n{levels}"


def _merges() -> str:
    levels = "".join(f"m{i}: &m{i} {{<<: [{', '.join([f'*m{i - 1}'] * 9)}]}}\n" for i in range(1, 12))
    return f"m0: &m0 {{a: 1}}\n{levels}"


DEADLY = {
    "lists in brackets": ("a: " + "[" * 30_000, {"Y006": 1}),
    "lists": ("a:\n" + "- " * 30_000, {"Y006": 1}),
    "mappings in braces": ("a: " + "{a: " * 30_000, {"Y006": 1}),
    "names": ("? " * 30_000, {"Y006": 1}),
    "brackets as names": ("? " + "[" * 30_000, {"Y006": 1}),
    "a second document": ("a: 1\n---\n" + "[" * 30_000, {"Y005": 1}),
    "full-width colons": ("a：b\n" * 80_000, {"Y003": 100}),
    "brackets that stay open": ("a: [{b: {c\n" * 30_000, {"Y003": 100}),
    "signs in braces": ("a: {" + "b: %, " * 60_000 + "}", {"Y003": 100}),
    "names behind a comma": (
        "entries: [{shortfall: {cause: a, " + ", ".join(f"b{n}" for n in range(20_000)) + "}}]",
        {},
    ),
    "names behind many commas": (
        "entries: [{shortfall: {" + ", ".join(f"a{n}: 1, b{n}" for n in range(9_000)) + "}}]",
        {},
    ),
    "a staircase": ("".join(" " * i + "a:\n" for i in range(900)), {"Y006": 1}),
    "aliases of aliases": (_laughs(), {"Y005": 100}),
    "merges of merges": (_merges(), {"Y005": 100}),
    "an alias of itself": ("a: &x [*x]\n", {"Y005": 2}),
}


@LINUX
@pytest.mark.parametrize(("text", "codes"), rows(DEADLY))
def test_what_kills_other_parsers_is_a_finding(text: str, codes: dict[str, int]) -> None:
    cost = cost_of(text.encode())
    assert {code: number for code, number in cost.codes.items() if code.startswith("Y")} == codes
    assert cost.seconds < 5
