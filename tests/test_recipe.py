"""docs/adding-a-rule.md works to the letter: the steps are taken in a copy of the project, and its tests stay green."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import HERE

ROOT = HERE.parent
RECIPE = (ROOT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
NOT_COPIED = (".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info")
TESTS = ("rules", "wording", "cases", "docs", "golden", "formats", "summary", "readme", "cli")
HOME = Path("plan_cli", "rules", "completeness.py")
WORDS = HOME.with_name("completeness_words.py")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", RECIPE, re.MULTILINE | re.DOTALL)


def put_in(file: Path, before: str, text: str) -> None:
    """Put a text in front of the only place where another one stands, unless it is there already."""
    held = file.read_text(encoding="utf-8")
    if text in held:
        return
    assert held.count(before) == 1, before
    file.write_text(held.replace(before, text + before), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    copy = tmp_path / "plan"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    (copy / "tests" / "test_recipe.py").unlink()  # in the copy the recipe is kept already
    return copy


def keep(copy: Path) -> None:
    """Steps 1 to 5."""
    rule, sentence, meaning = blocks("python")
    (past,) = blocks("yaml")
    put_in(copy / HOME, '@rule("C310"', rule + "\n\n")
    put_in(copy / HOME, "    unit_silent,\n    period_skipped,", "    remedy_overdue,\n")
    put_in(copy / WORDS, '    "C310": Sentence(', sentence)
    put_in(copy / WORDS, '    "C310": Meaning(', meaning)
    put_in(copy / "tests" / "test_rules.py", " C311 C312 K405", " C307")
    case = copy / "tests" / "cases" / "C307-remedy-overdue"
    case.mkdir(exist_ok=True)
    (case / "past.yaml").write_text(past, encoding="utf-8")
    on_the_day = past.replace("due: 2024-06-30", "due: 2024-07-15").replace(" C307:18:12", "")
    assert on_the_day.count("C307") == 0
    (case / "on-the-day.yaml").write_text(on_the_day, encoding="utf-8")


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_rule_is_added_by_the_recipe_and_all_stays_green(copy: Path) -> None:
    files = [f"tests/test_{name}.py" for name in TESTS]
    keep(copy)
    keep(copy)  # as where somebody has kept it already
    assert run(copy, "docs/make_rules.py").returncode == 0
    updated = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--update-golden", *files)
    assert updated.returncode == 0, updated.stdout[-3000:]
    assert "C307 remedy-overdue" in (copy / "docs" / "rules.md").read_text(encoding="utf-8")
    for language in ("README.md", "tests/golden/terminal/report.en.80.txt", "tests/golden/formats/check.sarif"):
        assert (copy / language).read_bytes() == (ROOT / language).read_bytes(), "no output counts or lists all rules"


def test_the_recipe_names_tests_that_are_there() -> None:
    assert [name for name in re.findall(r"`(test_\w+\.py)`", RECIPE) if not (HERE / name).exists()] == []
