"""Every pattern of the program, run over hostile repeats: twice the text takes about twice the time, never four times.

All are found by themselves: what a module holds as a pattern or writes in a call to `re`. A pattern is run as it is
used: only from the beginning where every use of its name is `match` or `fullmatch`, else from every place.
"""

from __future__ import annotations

import ast
import gc
import os
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from command import plan
from support import HERE, result_of

import plan_cli
from plan_cli.model import joined_fields, report
from plan_cli.model.report_form import Entry, Figure, Header
from plan_cli.reading import decoding
from plan_cli.reading.yaml import comments
from plan_cli.rendering import safe

PACKAGE = HERE.parent / "plan_cli"
MADE_WHEN_NEEDED: dict[str, re.Pattern[Any]] = {
    "decoding.forbidden": decoding.forbidden(),
    "safe._unsafe": safe._unsafe(),
    **{
        f"joined_fields.{part}.{number}": pattern
        for number, names in enumerate(
            [("deliverables",), *(tuple(form.model_fields) for form in (Header, Entry, Figure))]
        )
        for part, pattern in joined_fields._signs(names)._asdict().items()
    },
    "comments.comment_after_text": comments.comment_after_text(frozenset(("note", "ref"))),
    **{f"report.{name}": re.compile(vars(report)[name]) for name in ("_JOINED", "_UNSPACED")},
}
"""Those that no module holds by itself: a cached function or a tuple does."""
ANCHORED = {"match", "fullmatch"}
OURS = {"terminal.rule"}
"""Modules that read only the program's own docstrings."""
TOKENS = [
    " ",
    "\t",
    "\n",
    "\u3000",
    "a",
    "A",
    "a: ",
    "1",
    "1,",
    "1.",
    "-",
    "- ",
    "#",
    " #",
    ":",
    "：",
    ",",
    "，",
    "、",
    ";",
]
TOKENS += [
    "；",
    "一",
    "万",
    "年",
    "月",
    "2025",
    "2025年",
    "2025-",
    "牵头单位：",
    "（牵头单位：a",
    "（",
    "(",
    "[",
    "{",
    "｛",
    "]",
    "}",
    "｝",
]
TOKENS += [
    '"',
    "'",
    "\\",
    "\\.",
    "''",
    "''a",
    "|",
    ">",
    "@",
    "%",
    "约",
    "多",
    "百分之",
    "[tool]",
    "tool",
    "tool.",
    "a,",
    "，a：",
    "A.D1",
]
TOKENS += [
    "，A",
    "—",
    ".",
    "_",
    "~",
    "www.",
    "://",
    "a://",
    "/",
    "=",
    "`",
    "h:",
    "\u202e",
    "x\u00a0",
    " \n",
    "{ \n",
    ", ",
    "第",
    "个",
    "3-",
]
SHORT, LONG = 1_000, 4_000
FREE = 0.004
"""A run that is quicker than this on the long text is no worry, whatever it was on the short one."""


class Found(NamedTuple):
    name: str
    pattern: re.Pattern[Any]
    anchored: bool


@cache
def patterns() -> list[Found]:
    found: dict[str, re.Pattern[Any]] = {}
    for module in modules():
        for name, value in vars(import_module(f"plan_cli.{module}")).items():
            if isinstance(value, re.Pattern):
                found.setdefault(f"{module}.{name}", value)
    named = [Found(name, pattern, is_anchored(name)) for name, pattern in found.items()]
    made = [Found(name, pattern, anchored=False) for name, pattern in MADE_WHEN_NEEDED.items()]
    return [*named, *made, *written_in_calls()]


def modules() -> list[str]:
    names = [info.name.removeprefix("plan_cli.") for info in pkgutil.walk_packages(plan_cli.__path__, "plan_cli.")]
    return [name for name in names if name != "__main__" and not any(part in name for part in OURS)]


@cache
def trees() -> dict[str, ast.AST]:
    return {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def uses() -> dict[str, set[str]]:
    """By the name of a pattern, which of its methods are called anywhere."""
    found: dict[str, set[str]] = {}
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.setdefault(node.value.id, set()).add(node.attr)
    return found


def is_anchored(name: str) -> bool:
    used = uses().get(name.rpartition(".")[2], set())
    return bool(used) and used <= ANCHORED


def written_in_calls() -> Iterator[Found]:
    """The patterns of `re.sub("…", …)` and its like."""
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            of, first = node.func, node.args[0]
            written = named_text(module, first.id) if isinstance(first, ast.Name) else getattr(first, "value", None)
            if isinstance(of.value, ast.Name) and of.value.id == "re" and isinstance(written, str):
                flags = re.MULTILINE if any("MULTILINE" in ast.dump(part) for part in node.args[1:]) else 0
                flags |= re.VERBOSE | re.DOTALL if any("VERBOSE" in ast.dump(part) for part in node.args[1:]) else 0
                if of.attr in ("search", "sub", "split", "findall", "finditer", "match", "fullmatch"):
                    yield Found(f"{module}:{node.lineno}", re.compile(written, flags), of.attr in ANCHORED)


@cache
def named_text(module: str, name: str) -> str | None:
    """The pattern that a module keeps as a text, to be made when it is needed."""
    holders = [import_module(f"plan_cli.{path}") for path in modules() if path.rpartition(".")[2] == module]
    return next((text for holder in holders if isinstance(text := getattr(holder, name, None), str)), None)


def hostile(length: int) -> Iterator[tuple[str, str]]:
    """Repeats, with a beginning that many patterns ask for, and an end that makes them go back."""
    for token, begin, end in product(TOKENS, ("", "a: {b: 1", "（牵头单位："), ("", "\0")):
        yield f"{begin!r} {token!r} {end!r}", begin + token * (length // len(token)) + end


def seconds(found: Found, text: str) -> float:
    given: Any = text if isinstance(found.pattern.pattern, str) else text.encode()
    begun = time.perf_counter()
    if found.anchored:
        found.pattern.match(given)
    else:
        for _ in found.pattern.finditer(given):
            pass
    return time.perf_counter() - begun


def slow(found: Found) -> list[str]:
    """The texts on which a pattern takes too long."""
    said = []
    for (name, short), (_, long) in zip(hostile(SHORT), hostile(LONG), strict=True):
        if (once := seconds(found, long)) > FREE:
            once = min(once, seconds(found, long), seconds(found, long))
            base = min(seconds(found, short) for _ in range(3))
            if once > FREE and once > 9 * base:
                said.append(f"{name}: {base:.4f} s, and {once:.4f} s for four times the text")
    return said


@pytest.mark.parametrize("found", patterns(), ids=[found.name for found in patterns()])
def test_a_pattern_takes_time_in_proportion_to_the_text(found: Found) -> None:
    assert slow(found) == []


# --- a whole report, and a whole document

HEAD = "plan: yunze-culture@2.1\nunit: 市文广局\nperiod: 2024-H1\nsubmitted: 2024-07-15\napproved_by: x\nentries:\n"
ENTRY = HEAD + "  - {task: B1.1, status: done, "
REPORTS = {
    "hashes behind an open brace": ("a: {b: 1", " #", ""),
    "quotation marks in a text": (HEAD + "x: {a: b ", "'", "\n"),
    "double quotation marks in a text": (HEAD + "x: {a: b ", '"', "\n"),
    "wide brackets that close": ("x: %1\ny: {a: ｛x", "｝", "\n"),
    "brackets and a brace": ("x: %1\ny: ", "[", "}\n"),
    "names without a colon": (ENTRY, "x~, ", "}\n"),
    "parts behind commas": (ENTRY + "progress: a, ", "第~, ", "}\n"),
    "names with a full-width colon": (ENTRY, "x~：1, ", "}\n"),
    "full-width commas": (ENTRY + "progress: a", "，reason：~", "}\n"),
    "deliverables without a space": (ENTRY + "deliverables: {", "B1.1.D~:done, ", "}}\n"),
    "pairs with full-width signs": ("x: {a: 1", "，b：1", ""),
    "one name again and again": (ENTRY, "x: 1, ", "}\n"),
    "escapes as names": (HEAD, '"\\a~": 1\n', ""),
}


def filled(begin: str, part: str, end: str, length: int) -> bytes:
    return (begin + "".join(part.replace("~", str(n)) for n in range(length // len(part.encode()))) + end).encode()


@pytest.mark.parametrize(("begin", "part", "end"), REPORTS.values(), ids=REPORTS)
def test_a_report_takes_time_in_proportion_to_its_size(begin: str, part: str, end: str) -> None:
    def cost(length: int) -> float:
        data = filled(begin, part, end, length)
        times = []
        for _ in range(3):
            gc.collect()
            begun = time.process_time()
            result_of(data)
            times.append(time.process_time() - begun)
        return min(times)

    gc.disable()  # which looks through all that lives again and again
    try:
        long, short = cost(100_000), cost(25_000)
    finally:
        gc.enable()
    assert long < 0.1 or long < 8 * short


DOCUMENTS = {
    "commas": "（牵头单位：" + "，" * 20_000,
    "half-width commas": "（牵头单位：" + "," * 20_000,
    "blanks": "（牵头单位：" + " " * 20_000,
    "commas alone": "," * 20_000,
    "ones": "一" * 20_000,
    "ones of something": "一" * 20_000 + "个",
    "a hundred millions": "亿" * 20_000 + "个",
    "shares": "百分之" + "一" * 20_000,
    "digits": "9" * 20_000 + "人",
    "digits and points": "9." * 10_000,
    "years": "2025-" * 4_000,
    "ranges": "3-" * 10_000,
    "brackets": "（" * 20_000,
    "assignments": "（牵头单位：" * 3_000,
    "ends": "。" * 20_000,
}


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_read_at_once(text: str, tmp_path: Path) -> None:
    file = tmp_path / "document.txt"
    file.write_text(f"一、总则\n{text}\n", encoding="utf-8")
    begun = time.process_time()
    ran = plan("lint", HERE / "plans" / "town.yaml", "--source", file)
    assert (ran.code, "internal" in ran.err) == (1, False)
    assert time.process_time() - begun < 2


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
@pytest.mark.parametrize("option", [["--source", "/dev/zero"], ["/dev/zero"]])
def test_what_has_no_end_is_not_read_to_its_end(option: list[str]) -> None:
    ran = plan("lint", *(option if len(option) == 1 else [HERE / "plans" / "town.yaml", *option]))
    assert (ran.code, "Traceback" in ran.err) in ((1, False), (2, False))
