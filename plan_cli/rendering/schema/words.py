"""What an editor shows beside a field: its Chinese name with the key, then a sentence in Chinese and one in English.

Both languages stand in the one schema, since an editor knows nothing of `--lang`.
"""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """A name and a sentence, in Chinese and in English."""

    name: str
    zh: str
    en: str

    def keys(self, key: str = "") -> dict[str, str]:
        """As the annotations of a schema."""
        return {"title": f"{self.name} {key}".strip(), "description": f"{self.zh}\n{self.en}"}


BAD_DATE = "日期应为实际存在的一天，写作 2025-01-15。A day that exists, written as 2025-01-15."
BAD_PERIOD = "报告期写作 2024、2024-H1、2024-Q3 或 2024-09。A period is written 2024, 2024-H1, 2024-Q3 or 2024-09."
WRONG_PLAN = "应为本方案的编号和版本。The id and version of this plan are needed:"
NO_REASON = "数值为空时须写明原因 reason（如“待统计”）。A value that is null needs its reason."
NO_MEASURE = "有数值就要写明计量单位 measure。A value needs its measure."
NO_EVIDENCE = "已完成的任务或工作事项须有佐证材料 evidence。What is done needs evidence."
NO_WHOLE = "这项目标要求全员、全覆盖：须写明总数 of。This target asks for all of them: give their number, of."
FIXED_WHOLE = "方案规定的总数（可不填）。The plan sets this whole; it may be left out."
NO_BENCHMARK = "这项目标与外部平均水平比较：须写明对标数值 benchmark。This target is held against a benchmark: give its number."
NO_TARGETS = "这项任务未设目标。This task has no targets."
NOT_STARTED = "任务未启动，工作事项不会已完成。Nothing is done where the task is not started."
NOT_WHOLE = "这种计量单位的数值应为整数。What is counted in this measure is a whole number."

MODELS = {
    "Header": Label("进度报告 progress report", "一个单位在一个报告期的进展。", "What one unit has done, for one period."),
    "Entry": Label("任务进展 entry", "一项任务的进展。", "What the unit reports of one task."),
    "Figure": Label("数据 figure", "一项目标的实际数值。", "The reported value of a target."),
    "Evidence": Label(
        "佐证材料 evidence", "能证明所报内容的文件：文号、相对路径或网址。", "A document that shows it: its number, a path or a URL."
    ),
    "Shortfall": Label("滞后说明 shortfall", "原因、措施、时限。", "Why it is behind, what is done about it, and until when."),
    "PlanFile": Label("实施方案 plan", "方案的任务、目标、单位。", "The tasks, targets and units of an implementation plan."),
    "TextPin": Label("原文 source", "方案依据的文件文本。", "The text that the plan encodes."),
    "Window": Label("时段 window", "起止两日均含在内。", "A named span of time, both days included."),
    "Reporting": Label("报送制度 reporting", "多久报一次、从何时起。", "How often units report, and from when on."),
    "Policy": Label("判定标准 judging", "均为比值，不是百分数。", "The limits of judging, as shares and not percentages."),
    "Unit": Label("单位 unit", "承担任务的单位。", "A unit that can be given tasks."),
    "Section": Label("板块 section", "文件中的一组任务。", "A group of tasks of the document."),
    "Task": Label("任务 task", "文件中的一段。", "A paragraph of the document."),
    "Target": Label("目标 target", "一种比较方式、一种时限。", "Something to reach: exactly one comparison and exactly one span."),
    "Baseline": Label("基期值 baseline", "起点的水平。", "The level that a target starts from."),
    "Deliverable": Label("工作事项 deliverable", "做了或没做的事。", "Something that is done or not done."),
    "NotTarget": Label("非目标数字 not_targets", "文件中不作为目标的数字。", "A number of the document that asks nothing of anybody."),
}

_INFERRED = Label("推定", "文件未载明，此处说明依据。", "Not in the document: why it is here.")
_READING = Label("理解口径", "措辞有多种理解时，取哪一种、为什么。", "Which reading of the wording was chosen, and why.")
_LINE = Label("行号", "文件文本的行号，从1起。", "The line of the document's text, from 1.")
_SENTENCE = Label("句号数", "该段第几句，1为标题句。", "The sentence of the paragraph; 1 is the title's.")
_WINDOW = Label("时段", "windows 中的名称。", "The name of a window.")
_START = Label("起", "第一天。", "The first day.")
_END = Label("止", "最后一天。", "The last day.")

FIELDS: dict[str, dict[str, Label]] = {
    "Header": {
        "plan": Label("方案", "方案编号@版本。", "The plan's id @ its version."),
        "unit": Label("报送单位", "单位名称或别称。", "The unit's name or an alias."),
        "period": Label(
            "报告期", '2024、2024-H1、2024-Q3 或 2024-09；年份请加引号："2024"。', "The period; in quotes where it is a bare year."
        ),
        "data_through": Label("数据截止日", "在报告期内；不填即期末。", "The last day of the data, in the period; left out: its last day."),
        "submitted": Label("报送日期", "提交本报告的日期。", "The day on which this report is handed in."),
        "approved_by": Label("审签人", "审核签发人。", "Who approved it."),
        "sample": Label("示例数据", "仅用于示例报告。", "Example data; every output says so."),
        "entries": Label("任务进展", "每项任务一条。", "One entry for each task."),
    },
    "Entry": {
        "task": Label("任务", "任务编号。", "The id of a task."),
        "status": Label("状态", "任务的总体状态。", "How far the task is."),
        "progress": Label("进展", "文字说明。", "What was done, in words."),
        "figures": Label("数据", "每项目标一条。", "One for each target."),
        "deliverables": Label("工作事项", "编号: 状态。", "Each deliverable's id with its state."),
        "evidence": Label("佐证材料", "文件、简报、网页。", "Documents that show it."),
        "shortfall": Label("滞后说明", "原因、措施、时限。", "Why it is behind, what is done about it, and until when."),
    },
    "Figure": {
        "target": Label("目标", "目标编号。", "The id of a target of this task."),
        "value": Label(
            "数值", "按目标计量单位写全的数字（6.2万写62000）；没有数据填 null 并写明 reason。", "A plain number, or null with a reason."
        ),
        "of": Label("总数", "全员、全覆盖目标的总数。", "How many there are in all, for a target that asks for all."),
        "measure": Label("计量单位", "与目标一致；“人”不是“人次”。", "The target's measure; 人 is never 人次."),
        "reason": Label("无数据原因", "数值为 null 时填写，如“待统计”。", "Why the value is null."),
        "correction": Label("更正说明", "数值比上期小时填写。", "Why the figure is lower than the one before."),
        "bound": Label("下限", "原为“3200余”“以上”时填 at_least。", "at_least: the number is a floor."),
        "measured": Label("测定日期", "水平类目标的测定日。", "The day on which a level was measured."),
        "origin": Label("数据来源", "调查、统计的名称。", "The survey or statistics that it comes from."),
        "benchmark": Label("对标数值", "同期平均水平。", "The number that the target is held against."),
    },
    "Evidence": {
        "title": Label("名称", "材料名称。", "The document's title."),
        "ref": Label("出处", "文号、相对本报告的路径或网址。", "Its number, a path relative to the report, or a URL."),
        "date": Label("日期", "材料日期。", "Its date."),
    },
    "Shortfall": {
        "cause": Label("原因", "为什么滞后。", "Why it is behind."),
        "remedy": Label("措施", "怎么办。", "What is done about it."),
        "due": Label("时限", "何时赶上。", "Until when."),
    },
    "PlanFile": {
        "id": Label("方案编号", "报告 plan 字段 @ 之前的部分。", "What reports name before the @."),
        "version": Label("版本", "加引号的文字。", "A text, in quotes."),
        "title": Label("标题", "文件标题。", "The document's title."),
        "number": Label("文号", "如 汉政发〔2022〕11号。", "The document's number."),
        "issuer": Label("发文机关", "印发单位。", "Who issued it."),
        "issued": Label("印发日期", "成文日期。", "When it was issued."),
        "start": _START,
        "end": _END,
        "source": Label("原文", "所依据文本的 SHA-256。", "The SHA-256 of the text that the plan encodes."),
        "windows": Label("时段", "名称: 起止。", "Named spans of time."),
        "reporting": Label("报送制度", "多久报一次。", "How often units report."),
        "judging": Label("判定标准", "黄灯界限。", "The limits of judging."),
        "units": Label("单位", "全部单位。", "Every unit."),
        "sections": Label("板块", "按文件顺序。", "In the document's order."),
        "not_targets": Label("非目标数字", "文件中不作为目标的数字。", "The document's numbers that are no targets, and why."),
    },
    "TextPin": {"sha256": Label("SHA-256", "64位十六进制。", "In hexadecimal.")},
    "Window": {"start": _START, "end": _END, "inferred": _INFERRED},
    "Reporting": {
        "cycle": Label("周期", "年、半年、季、月。", "How often."),
        "first": Label("首个报告期", "须与周期一致。", "The first period, of that cycle."),
        "due_days": Label("期后天数", "期满后多少天内报送。", "A report is due this many days after its period ends."),
        "inferred": _INFERRED,
    },
    "Policy": {
        "yellow_ratio": Label("黄灯比例", "应达进度的这一比例以下为红灯。", "Below this share of the pace it is red."),
        "yellow_points": Label("黄灯差距", "落后不超过此值为黄灯（0.3即30个百分点）。", "Behind by no more than this, it is yellow."),
        "tolerance": Label("左右", "“左右”的容许偏差。", "How far 左右 reaches."),
        "inferred": _INFERRED,
    },
    "Unit": {
        "name": Label("名称", "文件中的名称。", "As the document writes it."),
        "kind": Label("类别", "collective 是统称，不报送。", "A collective stands for its members and can't report."),
        "aliases": Label("别称", "报告中也可使用。", "Reports may use these too."),
        "members": Label("成员", "统称所含单位。", "The units of a collective."),
        "inferred": _INFERRED,
    },
    "Section": {
        "id": Label("编号", "如 A1。", "Such as A1."),
        "title": Label("标题", "板块标题。", "Its title."),
        "aim": Label("宗旨", "一句话。", "What it is for, in a phrase."),
        "window": _WINDOW,
        "line": _LINE,
        "tasks": Label("任务", "按文件顺序。", "In the document's order."),
        "inferred": _INFERRED,
    },
    "Task": {
        "id": Label("编号", "如 A1.6。", "Such as A1.6."),
        "title": Label("标题", "任务标题。", "Its title."),
        "lead": Label("牵头单位", "单位名称，不用别称。", "A unit's name, not an alias."),
        "responsible": Label("责任单位", "按文件顺序。", "In the document's order."),
        "line": _LINE,
        "window": _WINDOW,
        "targets": Label("目标", "可计量的要求。", "What is countable."),
        "deliverables": Label("工作事项", "目标以外的要求。", "What is asked beside the targets."),
        "inferred": _INFERRED,
    },
    "Target": {
        "id": Label("编号", "如 A1.6.T1。", "Such as A1.6.T1."),
        "name": Label("名称", "目标名称。", "What is counted."),
        "at_least": Label("不少于", "以上、不少于。", "The value must reach it."),
        "at_most": Label("不超过", "不超过。", "The value must stay within it."),
        "about": Label("左右", "左右。", "The value must come near it."),
        "between": Label("区间", "[下限, 上限]。", "[lo, hi]."),
        "all": Label("全部", "全员、全覆盖。", "All of them."),
        "benchmark": Label("对标", "所比较的平均水平的名称。", "The name of what it is held against."),
        "measure": Label("计量单位", "数值以它为单位写全，不用万。", "Figures are in the measure itself, never in 万."),
        "during": Label("时段累计", "时段起累计；填时段名称。", "The name of a window: the total since it began."),
        "every": Label("每年", "每年从1月1日起累计。", "The total of each year."),
        "by": Label("到期水平", "到这一天的水平。", "The level by this day."),
        "sentence": _SENTENCE,
        "binding": Label("约束性", "力争类填 false。", "false for what is only striven for."),
        "parts": Label("分项", "合计等于本目标的目标编号。", "The targets that add up to this one."),
        "of": Label("总数", "方案规定的总数。", "How many there are in all, where the plan says."),
        "baseline": Label("基期值", "起点水平。", "The level that it starts from."),
        "reading": _READING,
        "inferred": _INFERRED,
    },
    "Baseline": {"value": Label("数值", "基期水平。", "The level."), "date": Label("日期", "测定日。", "When it was measured.")},
    "Deliverable": {
        "id": Label("编号", "如 A1.6.D1。", "Such as A1.6.D1."),
        "text": Label("内容", "用自己的话概括。", "What it is, in a phrase of your own."),
        "sentence": _SENTENCE,
        "every": Label("每年", "每年都要做。", "Every year anew."),
        "continuing": Label("长期", "推动、加强、鼓励等没有终点的事。", "It has no end."),
        "who": Label(
            "报送单位",
            "lead 牵头；each 各责任单位；或单位名称列表。",
            "lead, each (every responsible unit), or a list of units: who owes its state.",
        ),
        "reading": _READING,
        "inferred": _INFERRED,
    },
    "NotTarget": {
        "line": _LINE,
        "text": Label("数字", "文件中的写法。", "As the document writes it."),
        "why": Label("原因", "为什么不是目标。", "Why it asks nothing."),
    },
}
