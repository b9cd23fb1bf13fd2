"""A report in Chinese names is the equal of one in English, and is told of its faults in its own words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from chinese import in_chinese
from command import plan
from support import found, result_of

from plan_cli.reading.names import CHINESE, ENTRY, REPORT, STATES, Form
from plan_cli.words import wording

ROOT = Path(__file__).parents[1]
REPORTS = sorted((ROOT / "data/reports").rglob("*.yaml"))


# --- a report in Chinese


CHINESE_REPORT = """\
方案: yunze-culture@2.1
单位: 市文广局
报告期: 2024-H1
报送日期: 2024-07-15
审签人: 王宁
任务进展:
  - 任务: B1.1
    状态: 推进中
    指标:
      - 目标: B1.1.T1
        完成数: 1500
        计量单位: 人次
      - 目标: B1.1.T2
        完成数: 1000
        计量单位: 人次
      - 目标: B1.1.T3
        完成数: 500
        计量单位: 人次
    事项:
      B1.1.D1: 推进中
      B1.1.D2: 推进中
      B1.1.D4: 推进中
"""


def with_change(old: str, new: str) -> str:
    assert CHINESE_REPORT.count(old) == 1, old
    return CHINESE_REPORT.replace(old, new)


def messages(text: str, lang: str = "zh") -> list[str]:
    return [f"{f.code} {wording(lang).sentence(f, None)}" for f in result_of(text).findings]


def test_a_report_in_chinese_is_sound() -> None:
    assert found(CHINESE_REPORT) == []


def test_every_field_and_state_has_a_chinese_name() -> None:
    from plan_cli.model.report_form import Entry, Evidence, Figure, Header, Shortfall, Submitted

    forms: dict[type[Submitted], Form] = {
        Header: REPORT, Entry: ENTRY, Figure: ENTRY.below["figures"], Evidence: ENTRY.below["evidence"],
        Shortfall: ENTRY.below["shortfall"],
    }  # fmt: skip
    for model, form in forms.items():
        assert {*form.names.values()} == {*model.model_fields, *model.apart}
    assert len(STATES) == len({*STATES.values()}) == 4


# --- as good as in English


def _of(path: Path, text: str, folder: Path) -> dict[str, Any]:
    """The JSON of a check of a report, without the messages, columns and texts that depend on its words."""
    file = folder / path.relative_to(ROOT / "data/reports")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    ran = plan("check", file, "-f", "json", "--plan", ROOT / "data/plan.yaml", cwd=folder)
    result: dict[str, Any] = json.loads(ran.out)
    for finding in result["findings"]:
        for name in ("message", "column", "fix"):
            finding.pop(name, None)
    return result


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_real_report_in_chinese_says_what_it_says_in_english(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    english = _of(path, text, tmp_path)
    translated = in_chinese(text)
    assert not re.search(r"(?m)^ *(?:- )?(?:task|status|plan|figures):", translated)
    assert _of(path, translated, tmp_path) == english
    assert _of(path, in_chinese(text, but=range(0, 5000, 2)), tmp_path) == english


def test_a_folder_in_chinese_gives_the_same_summary(tmp_path: Path) -> None:
    pages = []
    for name, change in (("en", str), ("zh", in_chinese)):
        for path in REPORTS:
            file = tmp_path / name / "reports" / path.relative_to(ROOT / "data/reports")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        ran = plan("summary", "reports", "--plan", ROOT / "data/plan.yaml", "--lang", "zh", cwd=tmp_path / name)
        pages.append(_neutral(ran.out))
    assert pages[0] == pages[1]


def _neutral(page: str) -> str:
    """A page without the names of fields that its messages quote."""
    for english, chinese in CHINESE.items():
        page = re.sub(rf"`{english}(:?)", rf"`{chinese}\1", page)
    return page
