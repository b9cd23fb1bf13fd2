"""`-f concise`, `--statistics`, `--excerpts`, and links: what stands on and under the line of a finding."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from command import plan
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from support import HERE

from plan_cli.finding import Position, Region
from plan_cli.project.settings import LANGUAGES
from plan_cli.rendering.terminal.excerpts import marked

PLAN = HERE / "plans" / "town.yaml"
REPORT = """\
plan: yunze-culture@2.1
unit: 市气象站
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B9.3
    status: 完成
    progress: {长}开展了各项工作
    figures: [{{target: B3.3.T1, value: 330, measure: 人}}]
  - task: B3.3
    status: 完成
    figures: [{{target: B3.3.T1, value: "3,200余", measure: 人}}]
"""
LINE = r"^(.+?):(\d+):(\d+): ([A-Z]\d{3}) "


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "r.yaml"
    file.write_text(REPORT.format(长="很" * 150), encoding="utf-8")
    return file


def found(*arguments: str | Path) -> list[tuple[str, int, int]]:
    """The findings of a run, as its JSON has them."""
    ran = plan("check", *arguments, "--plan", PLAN, "-f", "json")
    return [(item["code"], item["line"], item["column"]) for item in json.loads(ran.out)["findings"]]


# --- one line a finding


@pytest.mark.parametrize("lang", LANGUAGES)
def test_concise_is_one_line_a_finding_and_nothing_else(report: Path, lang: str) -> None:
    ran = plan("check", report, "--plan", PLAN, "-f", "concise", env={"PLAN_LANG": lang})
    lines = ran.out.rstrip("\n").split("\n")
    shown = [(code, int(line), int(column)) for _, line, column, code in (re.match(LINE, at).groups() for at in lines)]  # type: ignore[union-attr]
    assert shown == found(report)
    assert len(lines) > 2
    assert ran.code == 1


def test_concise_has_the_gaps_of_a_folder_too() -> None:
    folder = HERE / "golden" / "terminal" / "reports"
    ran = plan("check", folder, "--plan", PLAN, "-f", "concise")
    codes = [code for *_, code in re.findall(LINE, ran.out, re.MULTILINE)]
    assert len(codes) == ran.out.count("\n") == len(found(folder))
    assert any(code.startswith("G") for code in codes)


def test_concise_of_what_is_sound_is_nothing(tmp_path: Path) -> None:
    sound = tmp_path / "r.yaml"
    sound.write_text((HERE.parent / "data/reports/2024/市委宣传部.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    ran = plan("check", sound, "-f", "concise", "--select", "Y", "--statistics")
    assert ran == (0, "", "")


def test_concise_is_the_same_line_as_in_the_text(report: Path) -> None:
    concise = plan("check", report, "--plan", PLAN, "-f", "concise").out.splitlines()
    text = plan("check", report, "--plan", PLAN).out.splitlines()
    assert [line for line in concise if not re.search(r": G\d", line)] == [
        line for line in text if re.match(LINE, line)
    ]


# --- how many of each


@pytest.mark.parametrize("format", ["text", "concise"])
@pytest.mark.parametrize("paths", ["one", "folder"])
def test_statistics_count_every_finding(report: Path, format: str, paths: str) -> None:
    what = report if paths == "one" else HERE / "golden" / "terminal" / "reports"
    ran = plan("check", what, "--plan", PLAN, "-f", format, "--statistics")
    table = ran.out.partition("number  code  name\n")[2].partition("\n\n")[0]
    counts = [(int(n), code) for n, code in re.findall(r"^ *(\d+)  ([A-Z]\d{3})  \S", table, re.MULTILINE)]
    assert {code: n for n, code in counts} == Counter(code for code, *_ in found(what))
    assert counts == sorted(counts, key=lambda pair: (-pair[0], pair[1]))
    closing = ran.out.rstrip("\n").split("\n")[-1]
    assert closing.startswith("checked ") == (format == "text")


def test_what_was_too_much_is_counted_too(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    entries = "".join(f"  - task: X{n}\n    status: done\n" for n in range(130))
    file.write_text(REPORT.partition("entries")[0] + "entries:\n" + entries, encoding="utf-8")
    out = plan("check", file, "--plan", PLAN, "-f", "concise", "--statistics", "--select", "R203").out
    assert re.search(r"^ *130  R203  unknown-task$", out, re.MULTILINE)
    assert "and 30 more R203 in this file" in out


@pytest.mark.parametrize(
    ("option", "format"),
    [("--excerpts", "concise"), *((o, f) for o in ("--excerpts", "--statistics") for f in ("json", "sarif", "github"))],
)
def test_an_option_that_would_do_nothing_is_refused(report: Path, option: str, format: str) -> None:
    ran = plan("check", report, "--plan", PLAN, option, "-f", format)
    assert (ran.code, ran.out) == (2, "")
    assert f"{option} is only for -f text" in ran.err


# --- the line of the file


def excerpts(out: str) -> list[tuple[str, str, str, str]]:
    """Of each finding that has an excerpt: its line, the line of the file, the mark, and the mend if there is one."""
    out = re.sub(r"\x1b\[[\d;]*m", "", out)
    pattern = r"^(\S+:\d+:\d+: .*)\n {2,}(\d+ \| .*)\n {2,}\| ( *\^+)\n(?: {2,}= (.*)\n)?"
    return [tuple(item) for item in re.findall(pattern, out, re.MULTILINE)]


def test_what_is_meant_is_marked_under_the_line_of_the_file(report: Path) -> None:
    lines = report.read_text(encoding="utf-8").split("\n")
    shown = excerpts(plan("check", report, "--plan", PLAN, "--excerpts").out)
    assert len(shown) >= 4
    for place, line, mark, _ in shown:
        number, column = map(int, re.findall(r":(\d+):(\d+):", place)[0])
        text = line.partition(" | ")[2]
        assert line.startswith(f"{number} | ")
        assert text == lines[number - 1].rstrip()
        assert cell_len(mark) - len(mark.strip()) == cell_len(text[: column - 1])


@pytest.mark.parametrize(
    ("lang", "mends"),
    [
        ("en", ["mend: status: done", "mend: figures: [{target: B3.3.T1, value: 3200, bound: at_least, measure: 人}]"]),
        ("zh", ["改为：status: done", "改为：figures: [{target: B3.3.T1, value: 3200, bound: at_least, measure: 人}]"]),
    ],
)
def test_the_line_as_it_would_stand_is_shown(report: Path, lang: str, mends: list[str]) -> None:
    shown = excerpts(plan("check", report, "--plan", PLAN, "--excerpts", "-q", env={"PLAN_LANG": lang}).out)
    assert [mend for *_, mend in shown if mend and "perhaps" not in mend and "可能" not in mend][-2:] == mends


def test_a_guess_is_called_one(report: Path) -> None:
    text = report.read_text(encoding="utf-8").replace("B9.3", "B3.33")
    report.write_text(text, encoding="utf-8")
    shown = excerpts(plan("check", report, "--plan", PLAN, "--excerpts", "--select", "R203").out)
    assert [mend for *_, mend in shown] == ["perhaps: - task: B3.3"]


def test_on_a_terminal_they_are_shown_unless_it_is_to_be_quiet(report: Path) -> None:
    assert excerpts(plan("check", report, "--plan", PLAN, width=100).out)
    assert not excerpts(plan("check", report, "--plan", PLAN, "-q", width=100).out)
    assert excerpts(plan("check", report, "--plan", PLAN, "-q", "--excerpts", width=100).out)
    assert not excerpts(plan("check", report, "--plan", PLAN).out)


def test_standard_input_has_excerpts_too(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    of_file = excerpts(plan("check", report, "--plan", PLAN, "--excerpts").out)
    for arguments in ((), ("--stdin-filename", "x/r.yaml")):
        of_stdin = excerpts(plan("check", "-", "--plan", PLAN, "--excerpts", *arguments, stdin=text).out)
        assert [item[1:] for item in of_stdin] == [item[1:] for item in of_file]


def test_a_file_that_is_no_yaml_has_excerpts_and_one_in_another_encoding_none(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text("plan: x\nunit：市气象站\n", encoding="utf-8")
    shown = excerpts(plan("check", file, "--plan", PLAN, "--excerpts").out)
    assert [line for _, line, *_ in shown] == ["2 | unit：市气象站"]
    file.write_bytes("plan: x\nunit: 市气象站\n".encode("gb18030"))
    ran = plan("check", file, "--plan", PLAN, "--excerpts")
    assert "Y002" in ran.out
    assert "|" not in ran.out


def test_nothing_of_a_file_reaches_the_terminal_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "r.yaml"
    file.write_text("plan: x\nunit: \x1b[31m\u202e市\u200b\nperiod:\t1\n", encoding="utf-8")
    out = plan("check", file, "--plan", PLAN, "--excerpts").out
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e\u200b]", out)
    assert excerpts(out)


@given(
    before=st.text("很a\u0301é—“", max_size=60),
    meant=st.text("很長bc", max_size=60),
    after=st.text("后d ", max_size=60),
    room=st.integers(20, 90),
)
def test_a_mark_stands_under_what_is_meant_however_long_the_line_is(
    before: str, meant: str, after: str, room: int
) -> None:
    line = before + meant + after
    start = len(before) + 1
    shown, mark = marked(line, Region(Position(1, start), Position(1, start + len(meant))), room)
    assert cell_len(shown) <= room + 1
    begin = len(mark) - len(mark.lstrip())
    assert cell_len(shown) >= len(mark) or not meant
    if cell_len(line) <= room:
        assert shown == line
        assert begin == cell_len(before)
    under = ""
    for sign in shown:
        if cell_len(under + sign) > begin:
            break
        under += sign
    assert shown[len(under.rstrip("\u0301")) :].lstrip("\u0301").startswith(meant[:1]) or not meant


# --- links


LINK = "\x1b]8;;"


@pytest.mark.parametrize(
    ("env", "linked"),
    [
        ({}, False),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "4200"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "WT_SESSION": "1"}, False),
        ({"WT_SESSION": "1", "TERM": "dumb"}, False),
    ],
    ids=str,
)
def test_a_place_is_a_link_in_terminals_that_know_them(report: Path, env: dict[str, str], linked: bool) -> None:
    out = plan("check", report, "--plan", PLAN, width=100, env=env).out
    assert (LINK in out) == linked
    assert LINK not in plan("check", report, "--plan", PLAN, env=env).out
    if linked:
        uri = f"file://{quote(str(report))}"
        assert f"{LINK}{uri}\x1b\\{report}:7:11\x1b]8;;\x1b\\: " in out
        without = re.sub(r"\x1b\]8;;.*?\x1b\\", "", out)
        assert without == plan("check", report, "--plan", PLAN, width=100).out


def test_no_name_of_a_file_breaks_out_of_a_link(tmp_path: Path) -> None:
    file = tmp_path / "r\x07\x1b;市 %.yaml"
    file.write_text(REPORT.format(长=""), encoding="utf-8")
    out = plan("check", file, "--plan", PLAN, width=100, env={"WT_SESSION": "1"}).out
    targets = set(re.findall(r"\x1b\]8;;(.*?)\x1b\\", out))
    assert targets - {""} == {f"file://{quote(str(file))}"}
