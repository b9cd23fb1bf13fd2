"""A report in Chinese names is the equal of one in English, and is told of its faults in its own words."""

from __future__ import annotations

import importlib
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from chinese import in_chinese
from command import plan
from support import found, result_of
from test_mends import BROKEN, KEPT, edited, of_form
from test_report import changed

from plan_cli.model.report import load
from plan_cli.reading.names import CHINESE, ENTRY, REPORT, STATES, Form
from plan_cli.reading.source import read
from plan_cli.words import wording
from plan_cli.words.own_words import in_own_words

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


# --- faults are told in the file's own words

TOLD: dict[str, tuple[tuple[str, str], list[str]]] = {
    "a missing field": (("报送日期: 2024-07-15\n", ""), ["S101 缺少字段 `报送日期`，请补填"]),
    "an empty field": (("报送日期: 2024-07-15", "报送日期:"), ["S101 `报送日期` 为空，请填写"]),
    "nobody signed": (("审签人: 王宁\n", ""), ["C306 报告未填审签人，请补填 `审签人:`"]),
    "a near name": (
        ("报送日期:", "报告日期:"),
        ["S102 此处没有 `报告日期` 这一字段，请更正字段名或删去（是否应为“报送日期”？）"],
    ),
    "a longer name": (
        ("任务: B1.1\n", "任务编号: B1.1\n"),
        ["S102 此处没有 `任务编号` 这一字段，请更正字段名或删去（是否应为“任务”？）"],
    ),
    "a name in traditional characters": (
        ("报送日期:", "報送日期:"),
        ["S102 此处没有 `報送日期` 这一字段，请更正字段名或删去（是否应为“报送日期”？）"],
    ),
    "another word for a state": (
        ("状态: 推进中", "状态: 正在推进"),
        ["S103 此处应填 未启动、推进中、已完成、受阻 之一，所填为“正在推进”（是否应为“推进中”？）"],
    ),
    "no number": (
        ("完成数: 1500", "完成数: 待统计"),
        ["S103 此处应填数字，所填为“待统计”；暂无数据的，请填 `完成数: null` 并用 `原因:` 说明原因"],
    ),
    "a vague number": (
        ("完成数: 1500", "完成数: 1500余"),
        ["P502 “1500余”不是准确数字，请填写准确数字；只能确定下限的，写作 `完成数: 1500` 并加 `下限: 至少`"],
    ),
    "a full-width colon": (
        ("单位: 市文广局", "单位：市文广局"),
        ["Y003 “单位：市文广局”中的冒号“：”是全角，请改为半角冒号加空格“: ”"],
    ),
    "the same field by two names": (
        ("报告期: 2024-H1\n", "报告期: 2024-H1\nperiod: 2024-H1\n"),
        ["Y004 “period”与第3行的“报告期”是同一字段，请只保留一处"],
    ),
}


@pytest.mark.parametrize(("change", "expected"), TOLD.values(), ids=TOLD)
def test_a_fault_is_told_in_the_words_of_the_file(change: tuple[str, str], expected: list[str]) -> None:
    assert messages(with_change(*change)) == expected


def test_an_english_message_has_the_words_of_the_file_too() -> None:
    assert messages(with_change("审签人: 王宁\n", ""), "en") == [
        "C306 nobody is named who approved the report: add `审签人:`"
    ]
    assert messages(with_change("状态: 推进中", "状态: half"), "en") == [
        "S103 one of 未启动, 推进中, 已完成, 受阻 is expected here, not half"
    ]


def test_a_report_in_english_is_told_in_english_names_whatever_the_language() -> None:
    assert messages(changed(("submitted: 2024-07-15\n", ""))) == ["S101 缺少字段 `submitted`，请补填"]


def test_in_a_mixed_report_each_field_is_called_as_it_is_written() -> None:
    mixed = with_change("报送日期:", "submitted:").replace("完成数: 500", "完成数: 待统计")
    assert "`完成数: null`" in messages(mixed)[0]
    assert messages(mixed.replace("submitted: 2024-07-15", "submitted:"))[0] == "S101 `submitted` 为空，请填写"
    few = changed(("status:", "状态:"), ("submitted: 2024-07-15\n", ""))
    assert messages(few) == ["S101 缺少字段 `submitted`，请补填"]


def test_the_same_field_by_two_names_is_told_with_both_places_and_the_first_counts() -> None:
    result = result_of(with_change("    状态: 推进中", "    状态: 推进中\n    status: nonsense"))
    (finding,) = result.findings
    assert (finding.code, finding.line, [place.start.line for place in finding.related]) == ("Y004", 9, [8])


@pytest.mark.parametrize("text", ["审签人: 甲", "时限: 2024-12-31", "完成数: 3", "计量单位: 人"])
def test_a_name_in_another_place_is_none(text: str) -> None:
    (finding,) = result_of(with_change("    状态: 推进中\n", f"    状态: 推进中\n    {text}\n")).findings
    assert (finding.code, finding.line, finding.column) == ("S102", 9, 5)


def test_a_name_is_read_by_its_place() -> None:
    text = with_change("完成数: 500\n        计量单位: 人次", "完成数:\n        单位: 人次\n        原因: 待统计")
    text = text.replace(
        "    事项:", "    差距说明:\n      原因: 人手不足\n      措施: 增派\n      时限: 2024-12-31\n    事项:"
    )
    report = load(read(text.encode(), "x"))
    assert report is not None
    assert report.header.unit == "市文广局"
    (entry,) = report.entries
    assert (entry.figures[2].measure, entry.figures[2].reason) == ("人次", "待统计")
    assert entry.shortfall is not None
    assert entry.shortfall.cause == "人手不足"


def test_values_have_chinese_names() -> None:
    text = with_change("审签人: 王宁", "审签人: 王宁\n示例: 是").replace(
        "完成数: 500", "完成数: 500\n        下限: 至少"
    )
    report = load(read(text.encode(), "x"))
    assert report is not None
    assert report.header.sample is True
    assert report.entries[0].figures[2].bound == "at_least"
    assert report.entries[0].deliverables == dict.fromkeys(("B1.1.D1", "B1.1.D2", "B1.1.D4"), "in_progress")


def test_only_reports_have_chinese_names(tmp_path: Path) -> None:
    town = (ROOT / "tests/plans/town.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(town.replace("title: 云泽市", "名称: 云泽市", 1), encoding="utf-8")
    assert plan("lint", "plan.yaml", cwd=tmp_path).code == 1


# --- broken in the same ways, told in the same ways

_SIGN = r"(?=[\"']?[ \t]*[:：∶])"


def _textually(text: str) -> str:
    """A report, which may be no YAML, with its names and states in Chinese."""
    for english, chinese in CHINESE.items():
        text = re.sub(rf"(?<![\w.]){english}{'' if english in STATES.values() else _SIGN}", chinese, text)
    return text


def _said(text: str) -> list[tuple[str, str, int, bool | None]]:
    findings = result_of(text).findings
    return sorted((f.code, f.hit.case, f.line, f.fix.safe if f.fix else None) for f in findings)


@pytest.mark.parametrize("change", [*(case[0] for case in BROKEN.values()), *KEPT.values()], ids=[*BROKEN, *KEPT])
def test_a_broken_report_is_told_and_mended_alike(change: tuple[str, str]) -> None:
    english = changed(change)
    chinese = _textually(english)
    assert _said(chinese) == _said(english)
    edits = [[e for f in result_of(text).findings if f.fix for e in f.fix.edits] for text in (english, chinese)]
    mended = edited(chinese, edits[1])
    assert of_form(result_of(mended).findings) == of_form(result_of(edited(english, edits[0])).findings)


@pytest.mark.parametrize(
    "figure",
    [
        "{目标：B1.1.T1，完成数：1500，计量单位：人次}",
        "{目标: B1.1.T1, 完成数: 1500，单位：人次}",
        "{目标: B1.1.T1, 完成数: 1,500, 计量单位: 人次}",
        "｛目标: B1.1.T1, 完成数: 1500, 计量单位: 人次｝",
        "【目标: B1.1.T1, 完成数: 1500, 计量单位: 人次】",
        "{目标:B1.1.T1, 完成数:1500, 单位:人次}",
        "{target: B1.1.T1, 完成数：1500，单位：人次}",
        "{目标: B1.1.T1, 完成数: 1500, 单位: 人次, 原因: 场馆维修（单位：市文广局）, 停办}",
    ],
)
def test_what_is_joined_or_torn_between_braces_is_mended(figure: str) -> None:
    block = "目标: B1.1.T1\n        完成数: 1500\n        计量单位: 人次"
    text = with_change(block, figure)
    findings = result_of(text).findings
    assert findings
    assert all(f.fix and f.fix.safe and f.line == 10 for f in findings)
    assert found(edited(text, [edit for f in findings if f.fix for edit in f.fix.edits])) == []


@pytest.mark.parametrize(
    "text",
    [
        "{cause: 设备未到位，措施：已追加, remedy: 增派, due: 2024-12-31}",
        "{原因: 人手不足（单位：市文广局）, 措施: 增派, 时限: 2024-12-31}",
    ],
)
def test_a_chinese_word_before_a_colon_in_a_text_is_no_field(text: str) -> None:
    assert found(with_change("    状态: 推进中\n", f"    状态: 推进中\n    shortfall: {text}\n")) == []


@pytest.mark.parametrize("line", ["  • 任务: B1.1", "  １、任务: B1.1", "  -任务: B1.1", "  — 任务: B1.1"])
def test_an_item_begun_otherwise_is_mended(line: str) -> None:
    text = with_change("  - 任务: B1.1", line)
    (finding,) = result_of(text).findings
    assert finding.code == "Y003"
    assert finding.fix
    assert found(edited(text, finding.fix.edits)) == []


def test_the_head_of_a_report_that_cannot_be_read_is_known() -> None:
    source = read(with_change("审签人: 王宁", "审签人: 王宁]: [").replace("状态: ", "状态： [").encode(), "x")
    assert source.data is None
    assert source.head == {
        "plan": "yunze-culture@2.1", "unit": "市文广局", "period": "2024-H1", "submitted": "2024-07-15"
    }  # fmt: skip
    assert source.in_chinese


def test_no_sentence_keeps_an_english_name_for_a_chinese_report() -> None:
    """In backticks stand names, commands and options."""
    for family in sorted((ROOT / "plan_cli/rules").glob("*_words.py")):
        sentences = importlib.import_module(f"plan_cli.rules.{family.stem}").SENTENCES
        for key, sentence in sentences.items():
            for text in sentence:
                own = in_own_words(text, CHINESE)
                ticked = re.findall(r"`(?!plan [a-z]|--|name: value`)([^`]*)`", own)
                left = {name for part in ticked for name in re.findall(r"(?<![{\w])[a-z_]+(?![\w}])", part)}
                assert not left & CHINESE.keys(), key


def test_a_journey_and_a_digest_keep_the_words() -> None:
    source = read(CHINESE_REPORT.replace("报送日期: 2024-07-15\n", "").encode(), "x")
    assert load(source) is not None
    other = pickle.loads(pickle.dumps(source))
    assert other.data == source.data
    assert other.words == source.words
    assert other.region(("entries", 0, "status")) == source.region(("entries", 0, "status"))
