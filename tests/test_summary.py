"""`plan summary`: the bulletin to the letter, what it counts, what it leaves out, and that nothing a report says
changes its shape.

The reports under tests/golden/summary are on tests/plans/town.yaml. `--update-golden` writes the pages beside them
anew, and the example under docs.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from command import Ran, plan
from hypothesis import given, settings
from hypothesis import strategies as st
from support import HERE, plan_named
from test_markdown_syntax import GFM, TEXTS

from plan_cli.checking.check import check_folder
from plan_cli.checking.picture import Picture
from plan_cli.checking.selection import Selection
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.rendering.summary.page import render
from plan_cli.words import wording

FOLDER = HERE / "golden" / "summary"
ROOT = HERE.parent
PAGES: dict[str, tuple[str, ...]] = {
    "units.en.md": ("--lang", "en"),
    "units.zh.md": ("--lang", "zh"),
    "tasks.en.md": ("--by", "task", "--lang", "en"),
    "tasks.zh.md": ("--by", "task", "--lang", "zh"),
    "unit-behind.zh.md": ("--unit", "市文广局", "--lang", "zh"),
    "unit-silent.zh.md": ("--unit", "市邮政局", "--lang", "zh"),
    "unit-waived.en.md": ("--unit", "市体育局", "--lang", "en"),
    "first-period.en.md": ("--period", "2023-H1", "--lang", "en"),
}


def summary(*arguments: str | Path, cwd: Path = FOLDER) -> Ran:
    return plan("summary", *arguments, cwd=cwd)


def written(*arguments: str, cwd: Path = FOLDER) -> str:
    ran = summary(*arguments, cwd=cwd)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def section(page: str, title: str) -> str:
    """What stands under a heading, up to the next of its level or above."""
    lines = page.splitlines()
    start = next(number for number, line in enumerate(lines) if re.match(rf"#+ {re.escape(title)}$", line))
    level = len(lines[start].split(" ")[0])
    end = next((n for n in range(start + 1, len(lines)) if re.match(rf"#{{1,{level}}} ", lines[n])), len(lines))
    return "\n".join(lines[start + 1 : end])


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_as_it_was(name: str, update_golden: bool) -> None:
    page = written(*PAGES[name])
    if update_golden:
        (FOLDER / name).write_text(page, encoding="utf-8", newline="\n")
    assert page == (FOLDER / name).read_text(encoding="utf-8")


def test_the_example_under_docs_is_current(update_golden: bool) -> None:
    example = ROOT / "docs" / "example-summary.md"
    page = written("data/reports", "--plan", "data/plan.yaml", "--lang", "zh", cwd=ROOT)
    if update_golden:
        example.write_text(page, encoding="utf-8", newline="\n")
    assert page == example.read_text(encoding="utf-8"), (
        "run: plan summary data/reports --lang zh -o docs/example-summary.md"
    )


def test_it_does_not_depend_on_where_it_runs_nor_on_the_order_of_files(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "elsewhere")
    files = [str(path) for path in sorted((tmp_path / "elsewhere" / "reports").rglob("*.yaml"), reverse=True)]
    page = written("--lang", "en")
    options = ("--lang", "en", "--plan", str(HERE / "plans" / "town.yaml"))
    (tmp_path / "pyproject.toml").write_text('[tool.plan]\nwaivers = "elsewhere/waivers.yaml"\n', encoding="utf-8")
    assert written(*files, *options, cwd=tmp_path) == page
    assert written("elsewhere/reports", *options, cwd=tmp_path) == page


def test_it_counts_what_check_counts() -> None:
    result = json.loads(plan("check", "reports", "-f", "json", cwd=FOLDER).out)
    page = written("--lang", "en")
    lamps = Counter(target["lamp"] for target in result["targets"] if target["binding"])
    good, total = lamps["green"] + lamps["done"], lamps.total()
    assert f"{good} of {total} binding targets ({100 * good / total:.1f} %) at pace or done" in page
    words = {"red": "✗ far behind", "yellow": "▲ behind", "grey": "○ no data", "green": "● at pace", "done": "✓ done"}
    assert ", ".join(f"{word} {lamps[lamp]}" for lamp, word in words.items()) in page
    faults = [
        f
        for f in result["findings"]
        if f["kind"] == "fault" and not f["waived"] and f["code"] not in ("C310", "C311", "C312")
    ]
    notes = [f for f in result["findings"] if f["code"] == "G706"]
    assert section(page, "Faults in the reports").count("\n| ") - 2 == len(faults) + len(notes)


def test_the_first_screen_says_whether_on_course_what_is_worst_and_who_must_act() -> None:
    titles = re.findall(r"^#+ (.*)$", written("--lang", "en"), re.MULTILINE)
    assert titles[1:5] == ["The picture", "What is worst", "Who must act", "Targets"]
    picture = section(written("--lang", "en"), "The picture")
    assert "**On course?**: no – 8 of 19" in picture
    assert "**submit the report (5 units)**" in picture


def test_what_is_waived_is_marked_and_stays_owed() -> None:
    page = written("--lang", "en")
    assert "西山县 (waived)" in section(page, "Who must act")
    assert "(waived)" in next(line for line in section(page, "What is behind").splitlines() if "市体育局" in line)
    assert "场地大修 &#124; 已报批" in section(page, "Waived")
    assert "西山县" in section(page, "Reporting")


def test_sample_data_are_called_so_at_the_top(tmp_path: Path) -> None:
    assert written("--lang", "en").splitlines()[0].endswith("(example data)")
    real = tmp_path / "reports"
    shutil.copytree(FOLDER / "reports", real)
    text = (real / "2024-H1" / "市图书馆.yaml").read_text(encoding="utf-8")
    (real / "2024-H1" / "市图书馆.yaml").write_text(text.replace("sample: true\n", ""), encoding="utf-8")
    assert "example data" not in written(str(real), "--lang", "en").lower()


def test_a_report_of_later_data_is_left_out_and_named(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    shutil.copytree(FOLDER / "reports", reports)
    text = (reports / "2024-H1" / "市体育局.yaml").read_text(encoding="utf-8")
    (reports / "later.yaml").write_text(
        text.replace("2024-H1", "2024-H2").replace("2024-07-11", "2025-01-11"), encoding="utf-8"
    )
    page = written(str(reports), "--period", "2024-H1", "--lang", "en")
    assert "- **Left out**: 1 report of a later or longer period, or whose data run past 2024-06-30: later.yaml" in page


def test_one_unit_alone_is_told_nothing_of_the_others() -> None:
    page = written("--unit", "云泽市文广局", "--lang", "zh")
    assert page.splitlines()[0].endswith("（市文广局）")
    others = {unit.name for unit in plan_named("town.yaml").file.units} - {"市文广局"}
    assert [name for name in others if name in page] == []


def test_a_silent_unit_is_not_told_that_nothing_is_behind() -> None:
    page = written("--unit", "市邮政局", "--lang", "en")
    assert "no report for the first half of 2024, which was due by 2024-07-30" in page
    assert "What is behind" not in page
    assert "B3.4 发行纪念邮品" in section(page, "Tasks to report")


def test_every_id_has_its_title_beside_it() -> None:
    town = plan_named("town.yaml")
    titles = {id: place.task.title for id, place in town.places.items()}
    for line in written("--by", "task", "--lang", "en").splitlines():
        if "| error " in line or not line.startswith(("|", "#")):
            continue
        for id in re.findall(r"B\d\.\d\.T\d", line):
            assert town.targets[id].name in line
        for id in re.findall(r"B\d\.\d(?![.\d])", line):
            assert titles[id] in line


def test_it_is_written_to_a_file_whole(tmp_path: Path) -> None:
    ran = summary("-o", tmp_path / "out.md", "--lang", "zh")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "out.md").read_text(encoding="utf-8") == written("--lang", "zh")
    ran = summary("-o", tmp_path / "no" / "out.md")
    assert (ran.code, ran.out) == (2, "")
    assert "can't be written" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--unit", "市文广"), "did you mean 市文广局?"),
        (("--unit", "各区县"), "东湖区, 西山县, 南坝县"),
        (("--unit", "市文广局", "--by", "unit"), "leave --by out"),
        (("--period", "2022-H1"), "no report for 2022-H1"),
        (("--as-of", "2020-01-01"), "no report"),
        (("--period", "soon"), "--period soon"),
        (("nowhere",), "no such file or folder"),
        ((".hidden",), "no report found"),
        (("reports/2024-H1/东湖区.yaml",), "no report in reports/2024-H1/东湖区.yaml"),
    ],
)
def test_what_can_not_be_done_is_2(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".hidden").mkdir()
    ran = summary("--plan", HERE / "plans" / "town.yaml", *arguments, "--lang", "en", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# --- nothing that a report says changes the shape of the page

SIMPLE = ("进展顺利", "经费到位晚", "加快拨付", "待统计", "B9")


def quoted(text: str) -> str:
    """A text in YAML, with every character written as an escape, so that any may stand in it."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in f"x{text}") + '"'


def report(progress: str, cause: str, remedy: str, reason: str, task: str) -> str:
    """A report that says these things wherever a unit can say something."""
    return f"""
plan: yunze-culture@2.1
unit: 市文广局
period: 2024-H1
submitted: 2024-07-20
entries:
  - task: B1.1
    status: in_progress
    progress: {quoted(progress)}
    figures:
      - {{target: B1.1.T1, value: 900, measure: 人次}}
      - {{target: B1.1.T2, value: null, reason: {quoted(reason)}}}
    shortfall: {{cause: {quoted(cause)}, remedy: {quoted(remedy)}, due: 2024-12-31}}
  - task: {quoted(task)}
    status: in_progress
"""


def shape(texts: tuple[str, ...]) -> tuple[list[tuple[str, int]], Counter[str]]:
    """The blocks of the page, with their levels, and how much of each kind of markup is in them."""
    loaded = Loaded(source.read(report(*texts).encode(), "市文广局.yaml"))
    result = check_folder(plan_named("town.yaml"), [loaded], Selection(frozenset({"R203"})))
    assert result.overview is not None
    picture = Picture(result, result.overview)
    tokens = GFM.parse(render(picture, wording("en"), "task") + render(picture, wording("zh"), "unit"))
    inner = Counter(
        child.type for token in tokens for child in token.children or () if child.type not in ("text", "text_special")
    )
    return [(token.type, token.level) for token in tokens], inner


PLAIN = st.text(
    st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"]), max_size=20
)


@settings(max_examples=40)
@given(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, PLAIN))
def test_no_text_changes_the_shape_of_the_page(texts: tuple[str, ...]) -> None:
    blocks, inner = shape(texts)
    expected, markup = shape(SIMPLE)
    assert blocks == expected
    assert inner == markup
    assert set(inner) == {"strong_open", "strong_close"}


def test_the_hostile_texts_are_really_in_the_page() -> None:
    page = written("--by", "task", "--lang", "en")
    assert (
        "城区 &#124; 乡镇 \\# 不是标题 &#124; a &#124; b &#124; 见 https\\://example.org "
        "@&#8203;office &lt;b&gt;粗&lt;/b&gt; \\`代码\\`" in page
    )
