"""Whatever a file holds: no exception, findings within bounds and within the file, and an output
that it can't break.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import HERE, cost_of, plan_named, result_of

from plan_cli.checking.check import check_alone, check_folder
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.cli.commands.check import Format, rendered
from plan_cli.cli.screen import Screen
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading import source
from plan_cli.reading.problems import Problems
from plan_cli.reading.source import Loaded
from plan_cli.reading.yaml import parser
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording

UNSAFE = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
FEW = settings(max_examples=30)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
SOUND = [path.read_bytes() for path in sorted((HERE / "cases").glob("*/*.yaml")) if path.is_file()]
BESIDE = (HERE / "cases" / "G701-target-missed" / "year.yaml").read_bytes()
SPECIAL = [
    *(
        "\0",
        "\x07",
        "\x1b[31m",
        "\r",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u3000",
        "\u00a0",
        "\t",
        "\n",
        "\r\n",
    ),
    *(
        "#",
        " #",
        "- ",
        "? ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "<<: ",
        "!!x ",
        "|",
        ">",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
    ),
    *(
        "：",
        "🙂",
        "𠮷",
        "\\",
        '"',
        "'",
        "::error::x",
        "[red]",
        "[/]",
        "[link=x]",
        ":smile:",
        "<b>",
        "]]>",
        "%0A",
        "{0}",
        "{x!r}",
    ),
    *("%s", "$(x)", "```", "| a |", "![x](y)", "null", "true", "-1", "1e999", "约3", ".inf", "9" * 400),
]
_WORDS = """
    plan unit period submitted data_through entries task status figures target value of measure reason bound
    deliverables evidence title ref date shortfall cause due yunze-culture@2.1
    市文广局 市体育局 各区县 B1.1 B1.1.T1 B1.1.D1
    B2.2.T2 B2.1.T6
    2024-H1 2024 2025-H2 2024-06-30 9999-12-31 0001-01-01 done 人次 %
"""
WORDS = _WORDS.split()


def survives(data: bytes) -> None:
    """Check a file alone and in a folder with a sound one, and look at all that is said of it."""
    town = plan_named("town.yaml")
    alone = check_alone(town, [Loaded(source.read(data, "a.yaml"))], Selection())
    folder = check_folder(
        town, [Loaded(source.read(data, "a.yaml")), Loaded(source.read(BESIDE, "b.yaml"))], Selection()
    )
    _is_within(data, alone)
    for result, languages in ((alone, LANGUAGES), (folder, LANGUAGES[-1:])):
        counts = Counter((finding.file, finding.code) for finding in result.findings)
        assert max(counts.values(), default=0) <= Problems.MOST
        for lang in languages:
            _is_harmless(result, lang)


def _is_harmless(result: Result, lang: str) -> None:
    for name in Format:
        output = rendered(name, result, Screen(wording(lang), Style(), 1), "gap")
        assert UNSAFE.search(output) is None, name
        if name is Format.JSON:
            assert UNSAFE.search("".join(_texts(json.loads(output)))) is None


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []


def _is_within(data: bytes, result: Result) -> None:
    """Every finding stands on a line that the file has, and not behind that line's end."""
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    for finding in result.findings:
        assert 1 <= finding.line <= len(lines), finding
        if not finding.code.startswith("Y002"):
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding


# --- anything at all


@given(st.text())
@example("\ufeff")
@example("? [a]\n: b\nprogress: x #y\n")
@FEW
def test_any_text(text: str) -> None:
    survives(text.encode())


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example("unit: 市".encode()[:-1])
@FEW
def test_any_bytes(data: bytes) -> None:
    survives(data)


scalars = st.one_of(
    st.sampled_from(WORDS + SPECIAL),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=5),
    max_leaves=20,
)
names = st.one_of(st.sampled_from(WORDS), st.text(max_size=6))
figures = st.dictionaries(names, values, max_size=5)
entries = st.dictionaries(
    names, st.one_of(values, st.lists(figures, max_size=3), st.dictionaries(names, values, max_size=3)), max_size=6
)


@given(st.dictionaries(names, values, max_size=8), st.lists(entries, max_size=4) | values)
@FEW
def test_any_structure(header: dict[str, Any], listed: Any) -> None:
    survives(
        yaml.safe_dump(header | {"entries": listed}, allow_unicode=True, sort_keys=False).encode(
            "utf-8", errors="replace"
        )
    )


HEADER = "plan: yunze-culture@2.1\nunit: 市文广局\nperiod: {}\nsubmitted: {}\napproved_by: x\nentries:\n"
FIGURE = (
    "  - task: B1.1\n    status: {}\n    progress: {}\n"
    "    figures: [{{target: B1.1.T1, value: {}, measure: {}, reason: {}}}]\n"
)


@given(
    st.sampled_from(["2024", "2024-H1", "2025-H2", "2025-12", "1000", "9999", "9999-12", "9999-H2"]),
    st.sampled_from(["2024-07-15", "0001-01-01", "9999-12-31"]),
    st.tuples(
        *[st.one_of(st.sampled_from(WORDS + SPECIAL), st.text(max_size=20), st.integers(0, 10**40).map(str))] * 5
    ),
)
@example("9999", "9999-12-31", ("done", "x", "5", "人次", "x"))
@example("1000", "0001-01-01", ("done", "x", "5", "人次", "x"))
@FEW
def test_any_value_in_a_report(period: str, submitted: str, texts: tuple[str, ...]) -> None:
    survives((HEADER.format(period, submitted) + FIGURE.format(*texts)).encode())


# --- reports that were sound, or nearly


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    data = draw(st.sampled_from(SOUND))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        kind = draw(st.sampled_from(["flip", "cut", "insert", "delete line", "double line", "swap words", "cut end"]))
        lines = data.split(b"\n")
        line = draw(st.integers(0, len(lines) - 1))
        if kind == "flip":
            data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
        elif kind == "cut":
            data = data[:at] + data[at + draw(st.integers(1, 20)) :]
        elif kind == "insert":
            data = data[:at] + draw(st.sampled_from(SPECIAL)).encode() + data[at:]
        elif kind == "delete line":
            data = b"\n".join(lines[:line] + lines[line + 1 :])
        elif kind == "double line":
            data = b"\n".join(lines[: line + 1] + lines[line:])
        elif kind == "swap words":
            old = draw(st.sampled_from(re.findall(rb"[^\s:,{}\[\]]+", data) or [b"x"]))
            data = data.replace(old, draw(st.sampled_from(WORDS + SPECIAL)).encode(), 1)
        else:
            data = data[:at]
    return data


@given(mutated())
@settings(max_examples=100)
def test_mutated_reports(data: bytes) -> None:
    survives(data)


# --- large files

HEAD = "plan: yunze-culture@2.1\nunit: 市文广局\nperiod: 2024-H1\nsubmitted: 2024-07-15\napproved_by: x\n"
ENTRY = "entries:\n  - task: B1.1\n    status: in_progress\n"


def filled(head: str, part: str) -> str:
    """`part` with a running number at `~`, again and again until the file is as large, or has as
    many nodes, as it may.
    """
    room = source.MAX_BYTES - len(head.encode())
    once, twice = (
        sum(isinstance(event, yaml.NodeEvent) for event in yaml.parse(head + part.replace("~", "0") * n))
        for n in (1, 2)
    )
    nodes = parser.MAX_NODES - 100
    number = min(room // len(part.replace("~", "00000").encode()), nodes // max(twice - once, 1))
    return head + "".join(part.replace("~", f"{n:05}") for n in range(number))


HEAVY = {
    "unknown fields": (filled(HEAD, "x~: 1\n"), "S102"),
    "one field again and again": (filled(HEAD, "unit: x\n"), "Y004"),
    "short items": (filled(HEAD + "entries:\n", "- \n"), "S101"),
    "short items in brackets": (HEAD + "entries: [" + "1," * 59_900 + "]\n", "S103"),
    "empty entries": (HEAD + "entries: [" + "{}," * 59_900 + "]\n", "S101"),
    "short figures": (HEAD + ENTRY + "    figures: [" + "1," * 59_900 + "]\n", "S103"),
    "anchors": (filled(HEAD + "entries:\n", "- &a~ 1\n"), "Y005"),
    "merges": (filled(HEAD + "entries:\n", "- <<: {}\n"), "Y005"),
}

QUICK = {
    "too many fields": (HEAD + "".join(f"x{n:05}: 1\n" for n in range(49_000)), "Y006"),
    "too many items": (HEAD + "entries: [" + "1," * 249_000 + "]\n", "Y006"),
    "too many mappings": (HEAD + ENTRY + "    figures: [" + "{}," * 166_000 + "]\n", "Y006"),
    "unknown fields of an entry": (filled(HEAD + ENTRY, "    x~: 1\n"), "S102"),
    "misspelt fields": (filled(HEAD + ENTRY, "    statu~: 1\n"), "S102"),
    "empty figures": (HEAD + ENTRY + "    figures: [" + "{}," * 59_900 + "]\n", "S101"),
    "aliases": (filled(HEAD + "a: &a 1\nentries:\n", "- *a\n"), "Y005"),
    "tags": (filled(HEAD + "entries:\n", "- !t x\n"), "Y005"),
    "documents": (filled(HEAD, "---\n"), "Y005"),
    "lists as names": (filled(HEAD, "? []\n: x\n"), "Y003"),
    "texts that are cut": (filled(HEAD + "entries:\n", "- {task: X,\n   progress: x #y\n  }\n"), "Y003"),
    "control characters": (HEAD + "x: " + "\x07" * 490_000 + "\n", "Y007"),
    "escapes": (filled(HEAD + "entries:\n", '- "\\a"\n'), "Y007"),
    "unknown tasks": (filled(HEAD + "entries:\n", "- {task: X~, status: done}\n"), "R203"),
    "one task again and again": (filled(HEAD + "entries:\n", "- {task: B1.1, status: done}\n"), "R208"),
    "unknown targets": (filled(HEAD + ENTRY + "    figures:\n", "    - {target: X~, value: 1, measure: 人}\n"), "R204"),
    "one target again and again": (
        filled(HEAD + ENTRY + "    figures:\n", "    - {target: B1.1.T1, value: 1, measure: 人}\n"),
        "R207",
    ),
    "unknown deliverables": (filled(HEAD + ENTRY + "    deliverables:\n", "      X~: done\n"), "R205"),
    "figures with a fault beside them": (
        filled(HEAD + ENTRY + "    figures:\n", "    - {target: B1.1.T1, value: 1, x: 1, measure: 人}\n"),
        "S102",
    ),
    "evidence": (filled(HEAD + ENTRY + "    evidence:\n", "    - {title: x, ref: f/~.jpg}\n"), "E602"),
    "one long line": (HEAD + "x: " + "推进" * 82_000 + "\n", "S102"),
    "one long name": (HEAD + "x" * 490_000 + ": 1\n", "Y003"),
    "one long number": (
        HEAD + ENTRY + "    figures: [{target: B1.1.T1, measure: 人次, value: " + "9" * 490_000 + "}]\n",
        "S103",
    ),
    "one long vague number": (
        HEAD + ENTRY + "    figures: [{target: B1.1.T1, measure: 人次, value: 约" + "9" * 490_000 + "余}]\n",
        "S103",
    ),
    "a number and blanks": (
        HEAD + ENTRY + "    figures: [{target: B1.1.T1, measure: 人次, value: 3" + " " * 490_000 + "x}]\n",
        "S103",
    ),
    "colons": (HEAD + "x: " + "a: " * 160_000 + "\n", "Y003"),
    "blanks": (HEAD + "x:" + " " * 490_000 + "%1\n", "Y003"),
    "dashes": (HEAD + "x: " + "- " * 240_000 + "\n", "Y003"),
    "hashes": (HEAD + "progress: " + "x # " * 120_000 + "\n", "Y003"),
    "brackets": (HEAD + "x: " + "[" * 490_000 + "\n", "Y006"),
    "quotation marks": (HEAD + "x: " + '"' * 490_000 + "\n", "Y003"),
    "wide spaces": ("\u3000" * 160_000, "Y003"),
    "lines of brackets": ("[]\n" * 160_000, "Y003"),
    "lines of open braces": ("- {\n" * 120_000, "Y003"),
    "pairs that are glued": ("{a：1" + "，b：1" * 47_000 + "}: [", "Y003"),
    "line ends": (HEAD + "\n" * 490_000 + "x: 1\n", "S102"),
}


@LINUX
@pytest.mark.parametrize(("report", "code"), HEAVY.values(), ids=HEAVY)
def test_a_large_file_costs_little_time_and_memory(report: str, code: str) -> None:
    data = report.encode()
    assert len(data) <= source.MAX_BYTES
    cost = cost_of(data)
    assert code in cost.codes
    assert max(cost.codes.values()) <= Problems.MOST
    assert cost.seconds < 4
    assert cost.megabytes < 250


@pytest.mark.parametrize(("report", "code"), QUICK.values(), ids=QUICK)
def test_a_large_file_costs_little_time(report: str, code: str) -> None:
    data = report.encode()
    assert len(data) <= source.MAX_BYTES
    begun = time.process_time()
    codes = Counter(finding.code for finding in result_of(data).findings)
    assert time.process_time() - begun < 6
    assert code in codes
    assert max(codes.values()) <= Problems.MOST
