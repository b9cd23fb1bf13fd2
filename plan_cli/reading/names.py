"""The Chinese names of a report's fields and states, the equals of the English ones; plans and waivers have none.

A name is known by its place: 原因 is the `reason` of a figure and the `cause` of a shortfall. What is read is given its
English names at once, in its data and in its tree, so that all behind knows one name of each; the words that the file
itself uses are kept for what is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from plan_cli.finding import Path

NOTHING: Mapping[str, Any] = {}


class Form(NamedTuple):
    """The Chinese names of one mapping: of its keys, of the values of some keys, of those of all others (`each`), and
    what lies below it.
    """

    names: Mapping[str, str] = NOTHING
    values: Mapping[str, Mapping[str, Any]] = NOTHING
    each: Mapping[str, Any] = NOTHING
    below: Mapping[str, Form] = NOTHING


STATES = {"未启动": "not_started", "推进中": "in_progress", "已完成": "done", "受阻": "blocked"}

FIGURE = Form(
    {
        "目标": "target", "完成数": "value", "总数": "of", "计量单位": "measure", "单位": "measure", "原因": "reason",
        "更正说明": "correction", "下限": "bound", "测评日期": "measured", "数据来源": "origin", "对比值": "benchmark",
    },
    {"bound": {"至少": "at_least"}},
)  # fmt: skip
EVIDENCE = Form({"名称": "title", "文号": "ref", "日期": "date"})
SHORTFALL = Form({"原因": "cause", "措施": "remedy", "时限": "due"})
DELIVERABLES = Form(each=STATES)
ENTRY = Form(
    {
        "任务": "task", "状态": "status", "进展": "progress", "指标": "figures", "事项": "deliverables",
        "佐证": "evidence", "差距说明": "shortfall",
    },
    {"status": STATES},
    below={"figures": FIGURE, "deliverables": DELIVERABLES, "evidence": EVIDENCE, "shortfall": SHORTFALL},
)  # fmt: skip
REPORT = Form(
    {
        "方案": "plan", "单位": "unit", "报告期": "period", "数据截至": "data_through", "报送日期": "submitted",
        "更正日期": "corrected", "审签人": "approved_by", "示例": "sample", "任务进展": "entries",
    },
    {"sample": {"是": True, "否": False}},
    below={"entries": ENTRY},
)  # fmt: skip

_FORMS = (REPORT, ENTRY, FIGURE, EVIDENCE, SHORTFALL)
FIELDS = {english: chinese for form in _FORMS for chinese, english in reversed([*form.names.items()])}
"""The Chinese name of each field; of two the first."""
CHOICES = {english: chinese for chinese, english in STATES.items()} | {"at_least": "至少", "true": "是", "false": "否"}
"""The Chinese name of each value that has one."""
CHINESE: Mapping[str, str] = FIELDS | CHOICES

NAMES = frozenset(name for form in _FORMS for name in form.names)
"""Every Chinese name of a field."""
CHINESE_NAME = "(?:" + "|".join(sorted(NAMES, key=len, reverse=True)) + ")"
ANY_NAME = rf"(?:[A-Za-z_][\w.]*|{CHINESE_NAME})"
"""The pattern of a name as it may stand before a colon: any in Latin letters, but only these in Chinese, since Chinese
texts have colons too.
"""


def with_chinese(fields: frozenset[str]) -> frozenset[str]:
    """Names of fields, with their Chinese ones."""
    return fields.union(name for form in _FORMS for name, field in form.names.items() if field in fields)


def form_at(path: Path) -> Form:
    """The names of the mapping at a path of a report."""
    form = REPORT
    for step in path:
        if isinstance(step, str):
            form = form.below.get(step, NO_FORM)
    return form


NO_FORM = Form()


# --- data


def rename(found: Any, form: Form) -> list[Path] | None:
    """Give what is found its English names, in place; None where none had a Chinese one. Else come back the paths of
    the fields that stand under two names, of which the first is kept.
    """
    if not _has_chinese(found, form):
        return None
    twice: list[Path] = []
    _rename(found, form, (), twice)
    return twice


def _has_chinese(found: Any, form: Form) -> bool:
    """Whether anything is in Chinese: a quick look, since most reports have nothing."""
    for item in found if isinstance(found, list) else (found,):
        if not isinstance(item, dict):
            continue
        if not NAMES.isdisjoint(item) or _says_chinese(item, form):
            return True
        for name, below in form.below.items():
            if name in item and _has_chinese(item[name], below):
                return True
    return False


def _says_chinese(mapping: dict[str, Any], form: Form) -> bool:
    for name, values in form.values.items():
        if isinstance(value := mapping.get(name), str) and value in values:
            return True
    return bool(form.each) and any(isinstance(value, str) and value in form.each for value in mapping.values())


def _rename(found: Any, form: Form, path: Path, twice: list[Path]) -> None:
    if isinstance(found, list):
        for place, item in enumerate(found):
            _rename(item, form, (*path, place), twice)
    if not isinstance(found, dict):
        return
    before = dict(found)
    found.clear()
    for written, value in before.items():
        name = form.names.get(written, written)
        if name in found:
            twice.append((*path, name))
            continue
        values = form.values.get(name, form.each)
        found[name] = values.get(value, value) if isinstance(value, str) else value
        if name in form.below:
            _rename(value, form.below[name], (*path, name), twice)
