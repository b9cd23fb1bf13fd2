"""The words of a form in both languages: its sheets, the headings of their columns, the items of its head, and the
choices of its lists. A form is written with those of one language; both are read, and may be mixed.

A column or item has the name of the report's field that stands there. Those whose name begins with `_` are for the
clerk to read, and are passed over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

VERSION = "1"
"""Of the form: a later one may have other sheets."""
LANGUAGES = ("en", "zh")


class Part(StrEnum):
    """The sheets of a form."""

    HEAD = "head"
    TASKS = "tasks"
    FIGURES = "figures"
    DELIVERABLES = "deliverables"
    EVIDENCE = "evidence"


class Words(NamedTuple):
    """A word of the form in each language."""

    en: str
    zh: str

    def in_(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


SHEETS: Mapping[Part, Words] = {
    Part.HEAD: Words("Report", "报告"),
    Part.TASKS: Words("Tasks", "任务"),
    Part.FIGURES: Words("Targets", "目标"),
    Part.DELIVERABLES: Words("Deliverables", "事项"),
    Part.EVIDENCE: Words("Evidence", "佐证"),
}

COLUMNS: Mapping[Part, Mapping[str, Words]] = {
    Part.HEAD: {
        "_item": Words("Item", "项目"),
        "_entry": Words("Entry", "填写内容"),
        "_note": Words("What it is", "说明"),
    },
    Part.TASKS: {
        "task": Words("Task", "任务编号"),
        "_title": Words("What the task is", "任务名称"),
        "_role": Words("Your part in it", "职责分工"),
        "status": Words("Status", "进展状态"),
        "progress": Words("Progress", "进展情况"),
        "cause": Words("Behind: cause", "滞后原因"),
        "remedy": Words("Behind: remedy", "整改措施"),
        "due": Words("Behind: until when", "整改时限"),
    },
    Part.FIGURES: {
        "task": Words("Task", "任务编号"),
        "target": Words("Target", "目标编号"),
        "_name": Words("What is counted", "目标名称"),
        "_goal": Words("What is asked", "目标要求"),
        "_last": Words("Last reported", "上期完成数"),
        "_pace": Words("Where it should be", "序时应达"),
        "value": Words("Value", "完成数"),
        "of": Words("Of (all there are)", "总数"),
        "measure": Words("Measure", "计量单位"),
        "reason": Words("No value: why", "未填原因"),
        "bound": Words("Floor only", "下限"),
        "measured": Words("Measured on", "测评日期"),
        "benchmark": Words("Benchmark", "对比值"),
        "origin": Words("Origin of the data", "数据来源"),
        "correction": Words("Lower than before: why", "更正说明"),
    },
    Part.DELIVERABLES: {
        "task": Words("Task", "任务编号"),
        "_title": Words("What the task is", "任务名称"),
        "deliverable": Words("Deliverable", "事项编号"),
        "_text": Words("What is asked", "事项内容"),
        "_notes": Words("By when, and last reported", "完成要求及上期状态"),
        "state": Words("State", "事项状态"),
    },
    Part.EVIDENCE: {
        "task": Words("Task", "任务编号"),
        "_title": Words("What the task is", "任务名称"),
        "title": Words("Title of the document", "佐证名称"),
        "ref": Words("Number, path or address", "文号或路径"),
        "date": Words("Date", "日期"),
    },
}

SIGNS: Mapping[Part, tuple[str, ...]] = {
    Part.HEAD: ("_item", "_entry"),
    Part.TASKS: ("task", "status"),
    Part.FIGURES: ("task", "target", "value"),
    Part.DELIVERABLES: ("task", "deliverable", "state"),
    Part.EVIDENCE: ("task", "title", "ref"),
}
"""The columns by which a sheet is known, whatever it is called: without one of them it can't be read."""

ITEMS: Mapping[str, Words] = {
    "plan": Words("Plan", "方案"),
    "unit": Words("Unit", "单位"),
    "period": Words("Period", "报告期"),
    "data_through": Words("Data through", "数据截至"),
    "submitted": Words("Submitted", "报送日期"),
    "corrected": Words("Corrected", "更正日期"),
    "approved_by": Words("Approved by", "审签人"),
    "sample": Words("Example data", "示例数据"),
    "_version": Words("Version of the form", "表式版本"),
}

STATES: Mapping[str, Words] = {
    "not_started": Words("not started", "未启动"),
    "in_progress": Words("in progress", "推进中"),
    "done": Words("done", "已完成"),
    "blocked": Words("blocked", "受阻"),
}
BOUNDS: Mapping[str, Words] = {"at_least": Words("at least", "至少")}
ANSWERS: Mapping[str, Words] = {"true": Words("yes", "是"), "false": Words("no", "否")}
CHOICES: Mapping[str, Mapping[str, Words]] = {
    "status": STATES,
    "state": STATES,
    "bound": BOUNDS,
    "sample": ANSWERS,
}
"""The fields that have lists to choose from."""

DAYS = frozenset(("data_through", "submitted", "corrected", "due", "measured", "date"))
NUMBERS = frozenset(("value", "of", "benchmark"))
IDS = frozenset(("task", "target", "deliverable"))


def plain(text: str) -> str:
    """A heading or choice as it is compared: whatever its width, case and blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split()).rstrip("*:")


def by_word(words: Mapping[str, Words]) -> dict[str, str]:
    """The names that words stand for, by each of their languages and by the name itself."""
    return {plain(word): name for name, both in words.items() for word in (name, *both)}
