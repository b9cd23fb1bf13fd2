"""The Chinese names of a report's fields and states, the equals of the English ones; plans and waivers have none.

A name is known by its place: 原因 is the `reason` of a figure and the `cause` of a shortfall. What is read is given its
English names at once, in its data and in its tree, so that all behind knows one name of each; the words that the file
itself uses are kept for what is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from plan_cli.finding import Path
from plan_cli.reading.yaml.tree import Node, is_list, is_mapping, is_scalar

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
FIELDS = {english: chinese for form in _FORMS for chinese, english in reversed(form.names.items())}
"""The Chinese name of each field; of two the first."""
CHOICES = {english: chinese for chinese, english in STATES.items()} | {"at_least": "至少", "true": "是", "false": "否"}
"""The Chinese name of each value that has one."""
CHINESE: Mapping[str, str] = FIELDS | CHOICES

NAMES = frozenset(name for form in _FORMS for name in form.names)
"""Every Chinese name of a field."""
ANY_NAME = rf"(?:[A-Za-z_][\w.]*|{'|'.join(sorted(NAMES, key=len, reverse=True))})"
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
            form = form.below.get(step, _NO_FORM)
    return form


_NO_FORM = Form()


# --- data


def rename(found: Any, form: Form, twice: list[Path], path: Path = ()) -> bool:
    """Give what is found its English names, in place; whether any had a Chinese one. `twice`: takes the paths of the
    fields that stand under both names, of which the first is kept.
    """
    if isinstance(found, list):
        return any([rename(item, form, twice, (*path, place)) for place, item in enumerate(found)])
    if not isinstance(found, dict):
        return False
    is_any = not form.names.keys().isdisjoint(found)
    if is_any:
        _rename_keys(found, form.names, twice, path)
    for name, values in form.values.items():
        if isinstance(value := found.get(name), str) and value in values:
            found[name], is_any = values[value], True
    for name in form.each and found:
        if isinstance(value := found[name], str) and value in form.each:
            found[name], is_any = form.each[value], True
    for name, below in form.below.items():
        if name in found and rename(found[name], below, twice, (*path, name)):
            is_any = True
    return is_any


def _rename_keys(found: dict[str, Any], names: Mapping[str, str], twice: list[Path], path: Path) -> None:
    before = dict(found)
    found.clear()
    for written, value in before.items():
        name = names.get(written, written)
        if name in found:
            twice.append((*path, name))
        else:
            found[name] = value


# --- places


def rename_tree(node: Node, form: Form, words: Words) -> None:
    """Give the nodes of a report's tree the English names of their keys."""
    if is_list(node):
        for item in node.value:
            rename_tree(item, form, words)
    elif is_mapping(node):
        for key, value in node.value:
            if not is_scalar(key):
                continue
            written = key.value
            key.value = form.names.get(written, written)
            words.see(key.value, written, FIELDS)
            values = form.values.get(key.value, form.each)
            if values and is_scalar(value):
                words.see(_said(values, value.value), value.value, CHOICES)
            rename_tree(value, form.below.get(key.value, _NO_FORM), words)


def _said(values: Mapping[str, Any], written: str) -> str:
    """The English of a value, as it is written."""
    return str(values.get(written, written)).lower() if written in values else written


class Words:
    """The words that one file uses for fields and states: where it has only one for something, that; else those of the
    language in which most of its names are.
    """

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, None]] = {}
        self._lead = 0

    def see(self, name: str, written: str, names: Mapping[str, str]) -> None:
        """Take note of how a name was written; `names`: all that have two."""
        if name in names:
            self._seen.setdefault(name, {})[written] = None
            self._lead += 1 if written != name else -1

    @property
    def own(self) -> Mapping[str, str]:
        """By English name, the file's own word where that is another."""
        usual = CHINESE if self._lead > 0 else NOTHING
        chosen = {
            name: next(iter(written)) if len(written) == 1 else usual.get(name, name)
            for name, written in self._seen.items()
        }
        return {**usual, **chosen}


# --- near names

_SIMPLE = str.maketrans(
    "單報數據進狀態標總計說時證項務審簽來對測評稱號啟啓動劃實達結辦業間",
    "单报数据进状态标总计说时证项务审签来对测评称号启启动划实达结办业间",
)
_SYNONYMS = {
    "报告日期": "报送日期", "提交日期": "报送日期", "上报日期": "报送日期", "填报日期": "报送日期", "报送时间": "报送日期",
    "填报单位": "单位", "报送单位": "单位", "报告单位": "单位", "单位名称": "单位", "责任单位": "单位",
    "报告周期": "报告期", "期间": "报告期", "周期": "报告期", "年度": "报告期", "方案编号": "方案", "规划": "方案",
    "数据截止": "数据截至", "数据截止日期": "数据截至", "数据截至日期": "数据截至", "截止日期": "数据截至",
    "审核人": "审签人", "签发人": "审签人", "审批人": "审签人", "负责人": "审签人",
    "任务编号": "任务", "任务名称": "任务", "进度": "进展", "进展情况": "进展", "完成情况": "进展", "任务状态": "状态",
    "工作事项": "事项", "佐证材料": "佐证", "附件": "佐证", "差距": "差距说明", "存在问题": "差距说明",
    "目标编号": "目标", "指标编号": "目标", "指标": "目标", "完成值": "完成数", "完成量": "完成数", "数值": "完成数",
    "实际值": "完成数", "实际完成": "完成数", "累计完成": "完成数", "总量": "总数", "单位": "计量单位",
    "说明": "原因", "理由": "原因", "标题": "名称", "材料名称": "名称", "编号": "文号", "链接": "文号", "网址": "文号",
    "时间": "日期", "对策": "措施", "整改措施": "措施", "下步措施": "措施", "期限": "时限", "完成时限": "时限",
    "整改时限": "时限", "来源": "数据来源", "对标数值": "对比值", "测量日期": "测评日期",
}  # fmt: skip
"""Names that people take for a field, and the field's."""


def simplified(text: str) -> str:
    """A text with the simplified form of those characters that names of fields and states are made of."""
    return text.translate(_SIMPLE)


def meant_name(name: str, names: Mapping[str, str]) -> str | None:
    """Which of these Chinese names is meant by one in traditional characters, or in another word for the same."""
    simple = simplified(name.strip())
    found = simple if simple in names else _SYNONYMS.get(simple)
    return found if found in names else None
