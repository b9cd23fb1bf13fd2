"""The words of `consistency`: how it is said that a report contradicts itself."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "K401": Sentence(
        en="{task} is reported done, but this is not shown to be met or done: {short}",
        zh="{task}：报为已完成，但{short}尚未完成或无数据证明完成，请改为 `status: in_progress`，或更正有关数据",
    ),
    "K402": Sentence(
        en="{target} is {actual} {measure}, but its parts {parts} add up to {expected} (difference {difference})",
        zh=("{target}：填报{actual}{measure}，各分项（{parts}）合计{expected}{measure}，差额{difference}，请更正"),
    ),
    "K403": Sentence(
        en="{target}: {actual} is more than the whole of {expected} {measure}",
        zh="{target}：填报{actual}{measure}，超过总数{expected}{measure}，请更正数值或总数",
    ),
    "K403/share": Sentence(
        en="{target}: {actual} % is more than 100 %",
        zh="{target}：填报{actual}%，超过100%，请更正",
    ),
    "K404/data": Sentence(
        en="the data end on {actual}, after the report was submitted on {expected}",
        zh="数据截止日{actual}晚于报送日期{expected}，请更正有误的日期",
    ),
    "K404/evidence": Sentence(
        en="the evidence is dated {actual}, after the report was submitted on {expected}",
        zh="佐证材料日期{actual}晚于报送日期{expected}，请更正有误的日期",
    ),
    "K404/measured": Sentence(
        en="{target} was measured on {actual}, after the report was submitted on {expected}",
        zh="{target}：测定日期{actual}晚于报送日期{expected}，请更正有误的日期",
    ),
    "K405/after": Sentence(
        en="the evidence is dated {actual}, after the report was due on {expected}",
        zh="佐证材料日期{actual}晚于报送时限{expected}，请改用本期材料，或更正日期",
    ),
    "K405/before": Sentence(
        en="the evidence is dated {actual}, before the task's time began on {expected}",
        zh="佐证材料日期{actual}早于任务起始日{expected}，请改用任务期内的材料，或更正日期",
    ),
    "K406": Sentence(
        en="{task} is reported not started, but is begun in {started}",
        zh="{task}：报为未启动，但{started}已有进展，请改为 `status: in_progress`，或更正有关数据",
    ),
    "K407": Sentence(
        en=(
            "the file bears the name of {expected}, and the report in it is {actual}'s: correct `unit:`, or rename "
            "the file"
        ),
        zh="文件以“{expected}”命名，报告所填单位却是“{actual}”：请更正 `unit:`，或更改文件名",
    ),
    "K407/folder": Sentence(
        en=(
            "the file is in the folder of {expected}, and the report in it is for {actual}: correct `period:`, or "
            "move it"
        ),
        zh="文件放在{expected}的文件夹中，报告所填报告期却是{actual}：请更正 `period:`，或移动文件",
    ),
    "K408": Sentence(
        en=(
            "submitted on {actual}, before the last month of {period} began on {expected}: add `data_through:`, or "
            "correct "
            "the period or the date"
        ),
        zh="报送日期{actual}早于{period}最后一个月的起始日{expected}，请填写 `data_through:`，或更正报告期、报送日期",
    ),
}

CHINESE = {
    "K401": Meaning(
        name="报完成而未达标",
        text=(
            "任务报为已完成，但本单位牵头或者分解到本单位的目标没有数据证明已达到，或者本单位承担的工作事项没有完成。\n"
            "原因：与自己所报数据相矛盾的“完成”，比如实报告差距更不可取。\n"
            "示例：`status: done`，而目标5000只报了3200。长期推进的工作事项不在此列。\n"
            "改法：请改为 `status: in_progress`，或更正有关数据和状态。"
        ),
    ),
    "K402": Meaning(
        name="分项与合计不符",
        text=(
            "同一份报告既报了合计数，又报了全部分项，而分项相加不等于合计。\n"
            "原因：其中至少有一个数字有误。\n"
            "示例：合计62000，两个分项分别为50000和10000。\n"
            "改法：请核对并更正有误的数字。"
        ),
    ),
    "K403": Meaning(
        name="超过总数",
        text=(
            "所报数值超过总数，或者比例超过100%。\n"
            "原因：这是不可能的。\n"
            "示例：`value: 610, of: 600`；计量单位为“%”却填了 `value: 130`。\n"
            "改法：请更正数值，或更正总数。"
        ),
    ),
    "K404": Meaning(
        name="日期晚于报送",
        text=(
            "数据、佐证材料或测定的日期晚于报送日期（有更正的，晚于更正日期）。\n"
            "原因：报送时还没有的内容，不可能写进报告。\n"
            "示例：`submitted: 2025-01-15`，佐证材料的日期却是2025-03-01。\n"
            "改法：请更正有误的日期；报送后又作更正的，填写 `corrected:`（更正日期）。"
        ),
    ),
    "K405": Meaning(
        name="佐证材料不在本期",
        text=(
            "佐证材料的日期早于任务起始日，或者晚于报送时限；作过更正的报告，可以使用其后的材料。\n"
            "原因：不是任务期内的材料，往往证明的是别的事情。\n"
            "示例：任务从2023年开始，佐证材料却是2021年的。\n"
            "改法：请改用任务期内的佐证材料，或更正日期。"
        ),
    ),
    "K406": Meaning(
        name="状态与数据矛盾",
        text=(
            "任务报为未启动，却报有大于0的累计数或已完成的工作事项；水平类数据不在此列。\n"
            "原因：两者必有一处有误。\n"
            "示例：`status: not_started`，同时填了 `value: 120`。\n"
            "改法：请改为 `status: in_progress`，或更正有关数值和状态。"
        ),
    ),
    "K407": Meaning(
        name="文件名不符",
        text=(
            "文件以另一单位命名，或者放在另一报告期的文件夹中。\n"
            "原因：多半是复制了别的单位或上一期的文件，而没有改表头。\n"
            '示例：`2024/市统计局.yaml` 填了 `unit: 市教育局`；`2024/市教育局.yaml` 填了 `period: "2023"`。\n'
            "改法：请更正表头，或将文件改为本单位的名称、移到相应报告期的文件夹。"
        ),
    ),
    "K408": Meaning(
        name="提前报送",
        text=(
            "报告在报告期最后一个月开始之前报送，又没有写明数据截至哪一天。\n"
            "原因：数据将按报送当日判定；也可能是报告期或日期填错。\n"
            '示例：填了 `period: "2024"` 和 `submitted: 2024-09-10`，没有 `data_through`。\n'
            "改法：请填写 `data_through:`（数据截止日），或更正报告期、报送日期。"
        ),
    ),
}
