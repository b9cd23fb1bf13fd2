"""What was probably meant by a Chinese name that no field has; imported only when there is one."""

from __future__ import annotations

from collections.abc import Mapping

_SIMPLE = str.maketrans(
    "單報數據進狀態標總計說時證項務審簽來對測評稱號啟啓動劃實達結辦業間",
    "单报数据进状态标总计说时证项务审签来对测评称号启启动划实达结办业间",
)
_SYNONYMS = {
    "报告日期": "报送日期", "提交日期": "报送日期", "上报日期": "报送日期", "填报日期": "报送日期",
    "报送时间": "报送日期",
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
