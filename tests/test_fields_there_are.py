"""S102: where no field has a name near the one that is written, the fields that may stand there are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import plan as run
from support import HERE

REPORT = """plan: town@2
unit: 市文广局
period: 2024-H1
submitted: 2024-07-10
entries:
  - task: B1.1
    status: in_progress
    wholly_unlike: 1
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "here (possible here: progress, figures, deliverables, evidence, shortfall)"),
        ("zh", "（此处可填：progress、figures、deliverables、evidence、shortfall）"),
    ],
)
def test_the_fields_that_are_not_there_yet_are_named(tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "r.yaml").write_text(REPORT, encoding="utf-8")
    plan = HERE / "plans" / "town.yaml"
    assert said in run("check", "r.yaml", "--plan", plan, "--lang", lang, cwd=tmp_path).out


def test_a_near_name_is_enough(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(REPORT.replace("wholly_unlike", "progres"), encoding="utf-8")
    said = run("check", "r.yaml", "--plan", HERE / "plans" / "town.yaml", "--lang", "en", cwd=tmp_path).out
    assert "`progres` here (did you mean progress?)" in said
    assert "possible here" not in next(line for line in said.splitlines() if "S102" in line)
