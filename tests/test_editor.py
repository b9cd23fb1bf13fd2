"""What an editor shows of the schemas, by yaml-language-server itself: the language server of VS Code's YAML
extension, and of most others.

It runs where Node and the server are there; tests/editor/install.sh puts the server where it is looked for. Nothing is
fetched here: the schema is the committed file, named in the first line as `plan template` does it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from chinese import in_chinese
from command import plan
from language_client import Client, Json
from support import HERE

from plan_cli.reading.names import STATES

ROOT = HERE.parent
SCHEMAS = ROOT / "schema"
REPORTS = sorted((ROOT / "data" / "reports").glob("*/*.yaml"))
HEAD = """\
plan: hanzhong-science-literacy@1.0
unit: 市教育局
period: "2024"
submitted: 2025-01-15
entries:
"""
BEFORE = HEAD.count("\n") + 1
ENTRY = """\
  - task: A1.6
    status: in_progress
    figures:
      - target: A1.6.T2
        value: 6420
        of: 9800
        measure: 人
    deliverables:
      A1.6.D1: blocked
    evidence:
      - {title: 总结, ref: 汉教发〔2024〕12号, date: 2024-12-20}
"""


def server() -> str | None:
    """The language server's program: the environment's, a node_modules of the checkout or the cache, or one on the
    path.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plan-compliance"
    named = os.environ.get("PLAN_YAML_LANGUAGE_SERVER")
    places = [
        named,
        *(str(folder / "node_modules" / ".bin" / "yaml-language-server") for folder in (ROOT, HERE / "editor", cache)),
    ]
    return next(
        (found for place in places if place and (found := shutil.which(place))), shutil.which("yaml-language-server")
    )


pytestmark = [
    pytest.mark.skipif(shutil.which("node") is None, reason="needs Node"),
    pytest.mark.skipif(
        server() is None, reason="needs yaml-language-server: tests/editor/install.sh, or PLAN_YAML_LANGUAGE_SERVER"
    ),
]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    program = server()
    assert program is not None
    with Client([program, "--stdio"], tmp_path_factory.mktemp("editor")) as client:
        yield client


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.yaml"


def modeline(schema: str) -> str:
    return f"# yaml-language-server: $schema={(SCHEMAS / f'{schema}.schema.json').as_uri()}\n"


def opened(editor: Client, file: Path, entries: str) -> list[Json]:
    """The diagnostics of a report with these entries."""
    editor.open(file, modeline("report") + HEAD + entries)
    return editor.diagnostics(file)


def marked(diagnostics: list[Json]) -> list[int]:
    """The lines of the entries that are marked, from 1."""
    return sorted({diagnostic["range"]["start"]["line"] + 1 - BEFORE for diagnostic in diagnostics})


def test_the_shipped_reports_have_no_diagnostic(editor: Client, tmp_path: Path) -> None:
    files = {tmp_path / f"{path.parent.name}-{path.name}": path for path in REPORTS}
    for file, path in files.items():
        editor.open(file, modeline("report") + path.read_text(encoding="utf-8"))
    assert {file.name: found for file in files if (found := editor.diagnostics(file))} == {}
    assert len(files) > 50


def test_the_shipped_plan_has_no_diagnostic(editor: Client, tmp_path: Path) -> None:
    text = (ROOT / "data" / "plan.yaml").read_text(encoding="utf-8")
    right, wrong = tmp_path / "right.yaml", tmp_path / "wrong.yaml"
    editor.open(right, modeline("plan") + text)
    editor.open(wrong, modeline("plan") + text.replace("at_least: 13\n", "at_lest: 13\n", 1))
    assert editor.diagnostics(right) == []
    line = text[: text.index("at_least: 13\n")].count("\n") + 1
    assert line in {diagnostic["range"]["start"]["line"] for diagnostic in editor.diagnostics(wrong)}


def test_a_sound_entry_is_not_marked(editor: Client, file: Path) -> None:
    assert opened(editor, file, ENTRY) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("task: A1.6", "task: A1.9", 1),
        ("task: A1.6", "task: A2.1", 1),
        ("status: in_progress", "stauts: in_progress", 2),
        ("status: in_progress", "status: finished", 2),
        ("target: A1.6.T2", "target: A3.3.T2", 4),
        ("value: 6420", "value: 六千", 5),
        ("value: 6420", "value: -1", 5),
        ("value: 6420", "value: 6420.5", 5),
        ("        of: 9800\n", "", 4),
        ("measure: 人", "measure: 人次", 7),
        ("A1.6.D1: blocked", "A1.6.D99: blocked", 9),
        ("A1.6.D1: blocked", "A1.6.D1: gone", 9),
        ("date: 2024-12-20", "date: 2024-02-30", 11),
    ],
)
def test_what_is_wrong_is_marked_in_its_line(editor: Client, file: Path, right: str, wrong: str, line: int) -> None:
    assert ENTRY.count(right) == 1
    assert line in marked(opened(editor, file, ENTRY.replace(right, wrong)))


@pytest.mark.parametrize("wrong", ["plan: other@1.0", "unit: 市教育厅", 'period: "2024-Q5"', "submitted: 2025-02-29"])
def test_what_is_wrong_in_the_head_is_marked_in_its_line(editor: Client, file: Path, wrong: str) -> None:
    lines = HEAD.splitlines()
    number = next(n for n, line in enumerate(lines) if line.partition(":")[0] == wrong.partition(":")[0])
    lines[number] = wrong
    editor.open(file, modeline("report") + "\n".join([*lines, ENTRY]))
    assert [diagnostic["range"]["start"]["line"] for diagnostic in editor.diagnostics(file)] == [number + 1]


def offered(editor: Client, file: Path, entries: str) -> dict[str, str]:
    """What is proposed at the end of the entries, with what is said of each; no proposal is made twice."""
    opened(editor, file, entries)
    items = editor.completions(file, BEFORE + entries.count("\n") + 1, len(entries.rpartition("\n")[2]) + 1)
    labels = [item["label"] for item in items]
    assert len(labels) == len(set(labels))
    return {item["label"]: str(item.get("documentation")) for item in items}


def test_the_ids_of_the_unit_s_own_tasks_are_completed_with_their_titles(editor: Client, file: Path) -> None:
    tasks = offered(editor, file, "  - task: ")
    assert tasks["A1.6"].startswith("提升教师科学素质\n")
    assert {"A1.1", "A3.3", "S1"} <= set(tasks)
    assert "A2.1" not in tasks


def test_the_ids_of_the_task_s_own_targets_are_completed_with_what_is_asked(editor: Client, file: Path) -> None:
    targets = offered(editor, file, "  - task: A1.6\n    status: done\n    figures:\n      - target: ")
    assert list(targets) == ["A1.6.T1", "A1.6.T2", "A1.6.T3"]
    assert "5000" in targets["A1.6.T1"]


def test_the_task_s_deliverables_are_completed_as_keys(editor: Client, file: Path) -> None:
    deliverables = offered(editor, file, "  - task: A1.6\n    status: done\n    deliverables:\n      ")
    assert list(deliverables) == ["A1.6.D1", "A1.6.D2", "A1.6.D3", "A1.6.D4"]


def test_states_are_completed_with_their_chinese_names(editor: Client, file: Path) -> None:
    states = offered(editor, file, "  - task: A1.6\n    status: ")
    assert list(states) == ["not_started", "in_progress", "done", "blocked"]
    assert states["done"] == "已完成 done"


def test_the_target_s_measure_is_completed(editor: Client, file: Path) -> None:
    measures = offered(
        editor, file, "  - task: A1.6\n    status: done\n    figures:\n      - target: A1.6.T1\n        measure: "
    )
    assert next(iter(measures)) == "人"
    assert "人次" not in measures


def test_the_keys_of_an_entry_are_proposed(editor: Client, file: Path) -> None:
    keys = offered(editor, file, "  - task: A1.6\n    ")
    assert {"status", "progress", "figures", "deliverables", "evidence", "shortfall"} <= set(keys)
    assert "task" not in keys


def test_in_chinese_chinese_names_are_proposed_and_both_are_taken(editor: Client, tmp_path: Path) -> None:
    head = in_chinese(HEAD + ENTRY).partition("  - ")[0]

    def offers(entries: str) -> list[str]:
        file = tmp_path / f"{len(entries)}.yaml"
        editor.open(file, modeline("report.zh") + head + entries)
        editor.diagnostics(file)
        line, column = BEFORE + entries.count("\n") + 1, len(entries.rpartition("\n")[2]) + 1
        return [item["label"] for item in editor.completions(file, line, column)]

    entry = "  - 任务: A1.6\n    "
    assert {"A1.1", "A1.6"} <= {*offers("  - 任务: ")}
    assert offers(entry) == ["状态", "进展", "指标", "事项", "佐证", "差距说明"]
    assert offers(f"{entry}状态: ") == [*STATES]
    assert offers(f"{entry}状态: 推进中\n    指标:\n      - 目标: ") == ["A1.6.T1", "A1.6.T2", "A1.6.T3"]
    assert "计量单位" in offers(f"{entry}状态: 推进中\n    指标:\n      - 目标: A1.6.T1\n        ")
    assert offers(f"{entry}状态: 推进中\n    事项:\n      ") == ["A1.6.D1", "A1.6.D2", "A1.6.D3", "A1.6.D4"]
    for place, text in enumerate((HEAD + ENTRY, in_chinese(HEAD + ENTRY))):
        file = tmp_path / f"whole-{place}.yaml"
        editor.open(file, modeline("report.zh") + text)
        assert editor.diagnostics(file) == []


@pytest.mark.parametrize(
    ("line", "column", "title"),
    [
        (1, 11, "A1.6 提升教师科学素质"),
        (2, 6, "状态 status"),
        (4, 18, "A1.6.T2 乡村教师全员培训"),
        (5, 10, "完成数 value"),
        (7, 10, "计量单位 measure"),
        (9, 8, "A1.6.D1 "),
        (11, 24, "文号 ref"),
    ],
)
def test_a_hover_says_what_stands_there(editor: Client, file: Path, line: int, column: int, title: str) -> None:
    opened(editor, file, ENTRY)
    shown = editor.hover(file, BEFORE + line, column).replace("\\", "")
    assert shown.startswith(f"#### {title}")


def test_a_template_is_bound_to_the_schema_by_its_first_line(editor: Client, tmp_path: Path) -> None:
    """A blank template is marked only where it is to be filled in."""
    (tmp_path / "schema").symlink_to(SCHEMAS)
    (tmp_path / "reports").mkdir()
    file = tmp_path / "reports" / "市气象局.yaml"
    ran = plan("template", "市气象局", "--period", "2024", "-o", file, cwd=ROOT)
    assert ran.code == 0, ran.err
    text = file.read_text(encoding="utf-8")
    editor.open(file, text)
    found = editor.diagnostics(file)
    assert found
    blank = [text.splitlines()[diagnostic["range"]["start"]["line"]].partition("#")[0].strip() for diagnostic in found]
    assert {line.rpartition(":")[2] for line in blank} == {""}, blank
