"""The text output, to the letter: one report and a folder, in both languages, on terminals and through a pipe.

`--update-golden` writes the files under tests/golden/terminal anew; then read the difference.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from command import Ran, plan
from rich.cells import cell_len
from support import HERE

FOLDER = HERE / "golden" / "terminal"
PLAN = ("--plan", "../../plans/town.yaml")
VIEWS: dict[str, tuple[str, ...]] = {
    "report": ("check", "reports/2024-H1/市文广局.yaml", *PLAN),
    "report-of-levels": ("check", "reports/2024-H1/市园林局.yaml", *PLAN),
    "folder": ("check", "reports", *PLAN),
    "show": ("show", *PLAN),
    "show-task": ("show", "B1.1", *PLAN),
    "show-target": ("show", "B2.1.T1", *PLAN),
    "show-unit": ("show", "市文广局", *PLAN),
    "show-collective": ("show", "各区县", *PLAN),
    "rule": ("rule", "C302"),
    "lint": ("lint", "../../plans/town.yaml"),
}
WIDTHS: dict[str, int | None] = {"80": 80, "140": 140, "piped": None}
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
FINDING = re.compile(r"\S+:\d+:\d+: [A-Z]\d{3} ")


def compare(path: Path, text: str, update: bool) -> None:
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


def shown(view: str, lang: str, width: int | None, *more: str) -> Ran:
    return plan(*VIEWS[view], "--lang", lang, *more, cwd=FOLDER, width=width)


@pytest.mark.parametrize(("view", "lang", "width"), [*product(VIEWS, ("en", "zh"), WIDTHS)])
def test_the_output_is_as_it_was(view: str, lang: str, width: str, update_golden: bool) -> None:
    ran = shown(view, lang, WIDTHS[width], "--color", "never")
    assert ran.err == ""
    assert "\x1b" not in ran.out
    compare(FOLDER / f"{view}.{lang}.{width}.txt", ran.out, update_golden)


@pytest.mark.parametrize("view", ["report", "folder"])
def test_colours_are_as_they_were(view: str, update_golden: bool) -> None:
    ran = shown(view, "en", 80, "--color", "always")
    compare(FOLDER / f"{view}.en.80.colour.txt", ran.out, update_golden)


@pytest.mark.parametrize("view", VIEWS)
def test_colours_change_nothing_else(view: str) -> None:
    for lang in ("en", "zh"):
        plain = ESCAPE.sub("", shown(view, lang, 80, "--color", "always").out)
        assert [line.rstrip() for line in plain.splitlines()] == shown(
            view, lang, 80, "--color", "never"
        ).out.splitlines()


@pytest.mark.parametrize(
    ("view", "lang", "width"),
    [*product(("report", "report-of-levels", "folder", "show-task"), ("en", "zh"), (80, 140))],
)
def test_tables_fit_the_terminal(view: str, lang: str, width: int) -> None:
    lines = shown(view, lang, width, "--color", "never").out.splitlines()
    rule = [number for number, line in enumerate(lines) if line.startswith("──")]
    assert rule
    assert max(cell_len(lines[number]) for number in rule) <= width
    wide = [line for line in lines if cell_len(line) > width and not FINDING.match(line)]
    assert [line for line in wide if "  " in line] == [], "only sentences may be wider than the terminal"


@pytest.mark.parametrize("width", [30, 40, 50, 60, 70, 80, 100, 119])
@pytest.mark.parametrize(("view", "lang"), [*product(("report", "report-of-levels", "folder"), ("en", "zh"))])
def test_a_lamp_stands_with_its_word_however_narrow_the_terminal_is(view: str, lang: str, width: int) -> None:
    lamps = {n: re.findall("([✗▲○●✓]) [^ \\d]", shown(view, lang, n, "--color", "never").out) for n in (width, 119)}
    assert lamps[width] == lamps[119]
    assert len(lamps[119]) >= 4


@pytest.mark.parametrize(("view", "lang"), [*product(("report", "folder"), ("en", "zh"))])
def test_columns_are_aligned_by_the_width_of_chinese_characters(view: str, lang: str) -> None:
    """The lamp of every row begins in one column."""
    lines = shown(view, lang, None).out.splitlines()
    for start in (number for number, line in enumerate(lines) if line.startswith("──")):
        rows = []
        for line in lines[start + 1 :]:
            if not line:
                break
            rows.append(line)
        lamps = [(line, found.start()) for line in rows if (found := re.search("[✗▲○●✓] ", line))]
        assert len({cell_len(line[:at]) for line, at in lamps}) <= 1


def test_findings_are_the_same_in_both_languages_and_at_all_widths() -> None:
    found = {
        tuple(FINDING.findall(shown("folder", lang, width, "--color", "never").out))
        for lang in ("en", "zh")
        for width in WIDTHS.values()
    }
    assert len(found) == 1
    assert len(found.pop()) > 15
