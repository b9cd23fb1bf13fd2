"""What an editor shows beside a field of a report or plan, and says of a value that it does not take.

Both languages stand in the one schema, since an editor knows nothing of `--lang`: Chinese first.
"""

from __future__ import annotations

from typing import NamedTuple


class Hint(NamedTuple):
    """A field's or form's name in Chinese, and a sentence on it in both languages."""

    name: str
    zh: str
    en: str


class Message(NamedTuple):
    """What is shown in both languages, one behind the other."""

    zh: str
    en: str

    def both(self, **values: object) -> str:
        gap = "" if self.zh.endswith("。") else " "
        return f"{self.zh}{gap}{self.en}".format(**values)


ALIAS = Message(zh="{unit}的别称", en="an alias of {unit}")
BAD_DATE = Message(zh="日期应为实际存在的一天，写作 2025-01-15。", en="A day that exists, written as 2025-01-15.")
BAD_PERIOD = Message(
    zh="报告期写作 2024、2024-H1、2024-Q3 或 2024-09。",
    en="A period is written 2024, 2024-H1, 2024-Q3 or 2024-09.",
)
FIXED_WHOLE = Message(
    zh="{target}: 方案规定的总数（可不填）。",
    en="The plan sets this whole; it may be left out. {whole}",
)
NOT_STARTED = Message(zh="任务未启动，工作事项不会已完成。", en="Nothing is done where the task is not started.")
NOT_WHOLE = Message(zh="这种计量单位的数值应为整数。", en="What is counted in this measure is a whole number.")
NO_BENCHMARK = Message(
    zh="这项目标与外部平均水平比较：须写明对比值 benchmark。",
    en="This target is held against a benchmark: give its number.",
)
NO_EVIDENCE = Message(zh="已完成的任务或工作事项须有佐证 evidence。", en="What is done needs evidence.")
NO_MEASURE = Message(zh="有数值就要写明计量单位 measure。", en="A value needs its measure.")
NO_REASON = Message(zh="数值为空时须写明原因 reason（如“待统计”）。", en="A value that is null needs its reason.")
NO_TARGETS = Message(zh="这项任务未设目标。", en="This task has no targets.")
NO_VALUE = Message(zh="没有数值时", en="where there is no value")
NO_WHOLE = Message(
    zh="这项目标要求全员、全覆盖：须写明总数 of。",
    en="This target asks for all of them: give their number, of.",
)
SAME_MEASURE = Message(zh="即{measure}", en="the same as {measure}")
TWO_NAMES = Message(
    zh="同一字段不能用中英文两个名称各写一次。", en="A field stands under one of its names, not under both."
)
WRONG_MEASURE = Message(zh="{target}的计量单位应为“{measure}”。", en="The measure of {target} is {measure}.")
WRONG_PLAN = Message(zh="应为本方案的编号和版本。", en="The id and version of this plan are needed: {plan}")

MEASURES = {
    "%": "per cent",
    "个": "items",
    "人": "persons",
    "人次": "attendances",
    "件": "pieces",
    "册": "volumes",
    "场": "sessions",
    "场次": "sessions",
    "家": "organisations",
    "户": "households",
    "所": "institutions",
    "次": "times",
    "项": "items",
}
"""English for the measures that are most used; others stand for themselves."""

MODELS = {
    "Header": Hint(
        "进度报告 progress report",
        "一个单位在一个报告期的进展。",
        "What one unit has done, for one period.",
    ),
    "Entry": Hint("任务进展 entry", "一项任务的进展。", "What the unit reports of one task."),
    "Figure": Hint("数据 figure", "一项目标的实际数值。", "The reported value of a target."),
    "Evidence": Hint(
        "佐证材料 evidence",
        "能证明所报内容的文件：文号、相对路径或网址。",
        "A document that shows it: its number, a path or a URL.",
    ),
    "Shortfall": Hint(
        "滞后说明 shortfall",
        "原因、措施、时限。",
        "Why it is behind, what is done about it, and until when.",
    ),
    "PlanFile": Hint(
        "实施方案 plan",
        "方案的任务、目标、单位。",
        "The tasks, targets and units of an implementation plan.",
    ),
    "TextPin": Hint("原文 source", "方案依据的文件文本。", "The text that the plan encodes."),
    "DeclaredMeasure": Hint(
        "计量单位 measure",
        "方案自定的计量单位；常用的中文单位不必列出。",
        "A measure of the plan's own, beside the usual Chinese ones.",
    ),
    "Window": Hint("时段 window", "起止两日均含在内。", "A named span of time, both days included."),
    "Reporting": Hint("报送制度 reporting", "多久报一次、从何时起。", "How often units report, and from when on."),
    "Policy": Hint(
        "判定标准 judging",
        "均为比值，不是百分数。",
        "The limits of judging, as shares and not percentages.",
    ),
    "Unit": Hint("单位 unit", "承担任务的单位。", "A unit that can be given tasks."),
    "Section": Hint("板块 section", "文件中的一组任务。", "A group of tasks of the document."),
    "Task": Hint("任务 task", "文件中的一段。", "A paragraph of the document."),
    "Target": Hint(
        "目标 target",
        "一种比较方式、一种时限。",
        "Something to reach: exactly one comparison and exactly one span.",
    ),
    "Baseline": Hint("基期值 baseline", "起点的水平。", "The level that a target starts from."),
    "Deliverable": Hint("工作事项 deliverable", "做了或没做的事。", "Something that is done or not done."),
    "Withdrawn": Hint("撤销 withdrawn", "不再要求的事项。", "What is not asked for any more, since when and why."),
    "NotTarget": Hint(
        "非目标数字 not_targets",
        "文件中不作为目标的数字。",
        "A number of the document that asks nothing of anybody.",
    ),
}
"""The forms."""

_INFERRED = Hint("推定", "文件未载明，此处说明依据。", "Not in the document: why it is here.")
_BINDING = Hint("约束性", "力争类填 false。", "false for what is only striven for.")
_READING = Hint("理解口径", "措辞有多种理解时，取哪一种、为什么。", "Which reading of the wording was chosen, and why.")
_NOTE = Hint("备注", "备注。", "A note.")
_LINE = Hint("行号", "文件文本的行号，从1起。", "The line of the document's text, from 1.")
_SENTENCE = Hint("句号数", "该段第几句，1为标题句。", "The sentence of the paragraph; 1 is the title's.")
_WINDOW = Hint("时段", "windows 中的名称。", "The name of a window.")
_START = Hint("起", "第一天。", "The first day.")
_END = Hint("止", "最后一天。", "The last day.")
_WAS = Hint(
    "调整前",
    "调整前的内容：同样的字段，并以 until 注明适用至哪一天。",
    "What was before: the same fields, each group with its last day `until`.",
)
UNTIL = Hint("至", "适用至这一天。", "The last day on which it held.")
_CHANGES = {
    "was": _WAS,
    "added": Hint("新增", "自这一天起才要求。", "It is asked for from this day on."),
    "withdrawn": Hint(
        "撤销", "自哪一天起不再要求，为什么。", "From which day on it is not asked for any more, and why."
    ),
}

FIELDS: dict[str, dict[str, Hint]] = {
    "Header": {
        "plan": Hint("方案", "方案编号@版本。", "The plan's id @ its version."),
        "unit": Hint("单位", "单位名称或别称。", "The unit's name or an alias."),
        "period": Hint(
            "报告期",
            '2024、2024-H1、2024-Q3 或 2024-09；年份请加引号："2024"。',
            "The period; in quotes where it is a bare year.",
        ),
        "data_through": Hint(
            "数据截至",
            "在报告期内；不填即期末，报送更早的即报送日。",
            "The last day of the data, in the period; left out: its last day, or that of submission if it is earlier.",
        ),
        "submitted": Hint("报送日期", "提交本报告的日期。", "The day on which this report is handed in."),
        "corrected": Hint(
            "更正日期",
            "报送后又作更正的填写；报送日期不变。",
            "The day on which this file was mended after it was handed in; `submitted` stays the first day.",
        ),
        "approved_by": Hint("审签人", "审核签发人。", "Who approved it."),
        "sample": Hint("示例", "仅用于示例报告。", "Example data; every output says so."),
        "entries": Hint("任务进展", "每项任务一条。", "One entry for each task."),
    },
    "Entry": {
        "task": Hint("任务", "任务编号。", "The id of a task."),
        "status": Hint("状态", "任务的总体状态。", "How far the task is."),
        "progress": Hint("进展", "文字说明。", "What was done, in words."),
        "figures": Hint("指标", "每项目标一条。", "One for each target."),
        "deliverables": Hint("事项", "编号: 状态。", "Each deliverable's id with its state."),
        "evidence": Hint("佐证", "文件、简报、网页。", "Documents that show it."),
        "shortfall": Hint("差距说明", "原因、措施、时限。", "Why it is behind, what is done about it, and until when."),
    },
    "Figure": {
        "target": Hint("目标", "目标编号。", "The id of a target of this task."),
        "value": Hint(
            "完成数",
            "按目标计量单位写全的数字（6.2万写62000）；没有数据留空或填 null，并写明原因 reason。",
            "A plain number, or null with a reason.",
        ),
        "of": Hint("总数", "全员、全覆盖目标的总数。", "How many there are in all, for a target that asks for all."),
        "measure": Hint("计量单位", "与目标一致；“人”不是“人次”。", "The target's measure; 人 is never 人次."),
        "reason": Hint("原因", "数值为 null 时填写，如“待统计”。", "Why the value is null."),
        "correction": Hint("更正说明", "数值比上期小时填写。", "Why the figure is lower than the one before."),
        "bound": Hint("下限", "原为“3200余”“以上”时填至少 at_least。", "at_least: the number is a floor."),
        "measured": Hint("测评日期", "水平类目标的测定日。", "The day on which a level was measured."),
        "origin": Hint("数据来源", "调查、统计的名称。", "The survey or statistics that it comes from."),
        "benchmark": Hint("对比值", "同期平均水平。", "The number that the target is held against."),
    },
    "Evidence": {
        "title": Hint("名称", "材料名称。", "The document's title."),
        "ref": Hint("文号", "文号、相对本报告的路径或网址。", "Its number, a path relative to the report, or a URL."),
        "date": Hint("日期", "材料日期。", "Its date."),
    },
    "Shortfall": {
        "cause": Hint("原因", "为什么滞后。", "Why it is behind."),
        "remedy": Hint("措施", "怎么办。", "What is done about it."),
        "due": Hint("时限", "何时赶上。", "Until when."),
    },
    "PlanFile": {
        "id": Hint("方案编号", "报告 plan 字段 @ 之前的部分。", "What reports name before the @."),
        "version": Hint("版本", "加引号的文字。", "A text, in quotes."),
        "title": Hint("标题", "文件标题。", "The document's title."),
        "number": Hint("文号", "如 汉政发〔2022〕11号。", "The document's number."),
        "issuer": Hint("发文机关", "印发单位。", "Who issued it."),
        "issued": Hint("印发日期", "成文日期。", "When it was issued."),
        "start": _START,
        "end": Hint("止", "最后一天；不填即长期有效。", "The last day; left out: the plan is open."),
        "year_starts": Hint(
            "年度起始月",
            "方案年度从几月开始：1、4、7或10；4即当年4月至次年3月。",
            "The month in which the plan's years begin: 1, 4, 7 or 10; 4: April to March.",
        ),
        "source": Hint("原文", "所依据文本的 SHA-256。", "The SHA-256 of the text that the plan encodes."),
        "windows": Hint("时段", "名称: 起止。", "Named spans of time."),
        "reporting": Hint("报送制度", "多久报一次。", "How often units report."),
        "judging": Hint("判定标准", "黄灯界限。", "The limits of judging."),
        "measures": Hint(
            "计量单位", "自定的计量单位；常用的中文单位不必列出。", "Those of its own, beside the usual Chinese ones."
        ),
        "units": Hint("单位", "全部单位。", "Every unit."),
        "sections": Hint("板块", "按文件顺序。", "In the document's order."),
        "not_targets": Hint(
            "非目标数字",
            "文件中不作为目标的数字。",
            "The document's numbers that are no targets, and why.",
        ),
    },
    "TextPin": {
        "sha256": Hint("SHA-256", "64位十六进制。", "In hexadecimal."),
    },
    "Window": {
        "start": _START,
        "end": _END,
        "inferred": _INFERRED,
    },
    "Reporting": {
        "cycle": Hint("周期", "年、半年、季、月。", "How often."),
        "first": Hint("首个报告期", "须与周期一致。", "The first period, of that cycle."),
        "due_days": Hint("期后天数", "期满后多少天内报送。", "A report is due this many days after its period ends."),
        "inferred": _INFERRED,
        "was": _WAS,
    },
    "DeclaredMeasure": {
        "name": Hint("名称", "如 homes。", "Such as homes."),
        "counted": Hint("按整数计", "是则只能填整数。", "Figures are whole numbers."),
        "rate": Hint("比率", "比例、比率，不能相加。", "A share or rate, which never adds up."),
        "aliases": Hint("别称", "报告中也可使用。", "Reports may use these too."),
    },
    "Policy": {
        "yellow_ratio": Hint("黄灯比例", "应达进度的这一比例以下为红灯。", "Below this share of the pace it is red."),
        "yellow_points": Hint(
            "黄灯差距",
            "落后不超过此值为黄灯（0.3即30个百分点）。",
            "Behind by no more than this, it is yellow.",
        ),
        "tolerance": Hint("左右", "“左右”的容许偏差。", "How far 左右 reaches."),
        "inferred": _INFERRED,
    },
    "Unit": {
        "name": Hint("名称", "文件中的名称。", "As the document writes it."),
        "kind": Hint(
            "类别",
            "party、government、mass-organisation、institution、county、collective（统称，不报送），或自定。",
            "party, government, mass-organisation, institution, county, collective (which can't report), or any other.",
        ),
        "aliases": Hint("别称", "报告中也可使用。", "Reports may use these too."),
        "members": Hint("成员", "统称所含单位。", "The units of a collective."),
        "from": Hint("设立", "自这一天起承担任务。", "It has duties from this day on."),
        "until": Hint("撤并", "承担任务至这一天。", "The last day on which it has duties."),
        "successor": Hint(
            "承接单位", "撤并后由哪个单位承接。", "The unit that stands in its place from the day after `until`."
        ),
        "inferred": _INFERRED,
        "was": _WAS,
    },
    "Section": {
        "id": Hint("编号", "如 A1。", "Such as A1."),
        "group": Hint("分组", "若干板块之上的标题。", "A heading above sections."),
        "title": Hint("标题", "板块标题。", "Its title."),
        "aim": Hint("宗旨", "一句话。", "What it is for, in a phrase."),
        "window": _WINDOW,
        "line": _LINE,
        "tasks": Hint("任务", "按文件顺序。", "In the document's order."),
        "inferred": _INFERRED,
        "note": _NOTE,
        **_CHANGES,
    },
    "Task": {
        "id": Hint("编号", "如 A1.6。", "Such as A1.6."),
        "title": Hint("标题", "任务标题。", "Its title."),
        "lead": Hint(
            "牵头单位",
            "一个单位，或共同牵头的几个单位，或一个统称（其成员各自牵头）；用名称，不用别称。",
            "A unit, several that lead together, or a collective (each member leads for itself); names, not aliases.",
        ),
        "responsible": Hint("责任单位", "按文件顺序。", "In the document's order."),
        "line": _LINE,
        "window": _WINDOW,
        "targets": Hint("目标", "可计量的要求。", "What is countable."),
        "deliverables": Hint("工作事项", "目标以外的要求。", "What is asked beside the targets."),
        "inferred": _INFERRED,
        "note": _NOTE,
        **_CHANGES,
    },
    "Target": {
        "id": Hint("编号", "如 A1.6.T1。", "Such as A1.6.T1."),
        "name": Hint("名称", "目标名称。", "What is counted."),
        "at_least": Hint("不少于", "以上、不少于。", "The value must reach it."),
        "at_most": Hint("不超过", "不超过。", "The value must stay within it."),
        "about": Hint("左右", "左右。", "The value must come near it."),
        "between": Hint("区间", "[下限, 上限]。", "[lo, hi]."),
        "all": Hint("全部", "全员、全覆盖。", "All of them."),
        "benchmark": Hint("对标", "所比较的平均水平的名称。", "The name of what it is held against."),
        "measure": Hint("计量单位", "数值以它为单位写全，不用万。", "Figures are in the measure itself, never in 万."),
        "during": Hint("时段累计", "时段起累计；填时段名称。", "The name of a window: the total since it began."),
        "every": Hint(
            "每期", "每年、每半年、每季或每月重新累计。", "The total of each year, half-year, quarter or month."
        ),
        "by": Hint("到期水平", "到这一天的水平。", "The level by this day."),
        "held": Hint(
            "保持", "整个时段保持的水平；填时段名称。", "The name of a window: the level that is kept through it."
        ),
        "sentence": _SENTENCE,
        "binding": _BINDING,
        "parts": Hint("分项", "合计等于本目标的目标编号。", "The targets that add up to this one."),
        "of": Hint("总数", "方案规定的总数。", "How many there are in all, where the plan says."),
        "baseline": Hint("基期值", "起点水平。", "The level that it starts from."),
        "signed": Hint("可为负", "数值可为负数，如增速。", "The value may be negative, as a growth rate may."),
        "milestones": Hint("阶段目标", "日期: 届时应达到的数。", "What must be reached on the way: date: number."),
        "reading": _READING,
        "inferred": _INFERRED,
        "note": _NOTE,
        "lead": Hint(
            "牵头单位", "与任务的牵头单位不同时填。", "Where it is not the task's: a unit, several, or a collective."
        ),
        "shares": Hint("分解", "单位: 该单位应完成的数。", "What each unit is to do of it: unit: number."),
        **_CHANGES,
    },
    "Baseline": {
        "value": Hint("数值", "基期水平。", "The level."),
        "date": Hint("日期", "测定日。", "When it was measured."),
    },
    "Deliverable": {
        "id": Hint("编号", "如 A1.6.D1。", "Such as A1.6.D1."),
        "text": Hint("内容", "用自己的话概括。", "What it is, in a phrase of your own."),
        "sentence": _SENTENCE,
        "during": Hint("时段", "windows 中的名称；不填即随任务。", "The name of a window; left out: its task's time."),
        "every": Hint("每期", "每年、每半年、每季或每月都要做。", "Every year, half-year, quarter or month anew."),
        "by": Hint("时限", "到这一天完成；不填即随任务。", "Due on this day; left out: its task's time."),
        "continuing": Hint("长期", "推动、加强、鼓励等没有终点的事。", "It has no end."),
        "binding": _BINDING,
        "who": Hint(
            "报送单位",
            "lead 牵头；each 各责任单位；或单位名称列表。",
            "lead, each (every responsible unit), or a list of units: who owes its state.",
        ),
        "reading": _READING,
        "inferred": _INFERRED,
        "note": _NOTE,
        **_CHANGES,
    },
    "Withdrawn": {
        "since": Hint("自", "自这一天起。", "From this day on."),
        "why": Hint("原因", "为什么撤销。", "Why it is withdrawn."),
    },
    "NotTarget": {
        "line": _LINE,
        "text": Hint("数字", "文件中的写法。", "As the document writes it."),
        "why": Hint("原因", "为什么不是目标。", "Why it asks nothing."),
    },
}
"""The fields of each form."""
