"""The words of `form`: how it is said that a file does not have its form."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "S101": Sentence(
        en="the field `{actual}` is missing",
        zh="缺少字段 `{actual}`，请补填",
    ),
    "S101/empty": Sentence(
        en="`{actual}` is empty: fill it in",
        zh="`{actual}` 为空，请填写",
    ),
    "S101/filler": Sentence(
        en="“{actual}” says nothing, so `{field}` is empty: give the document's title, and its number, path or URL",
        zh="“{actual}”没有实际内容，`{field}` 视为未填：请填写材料名称，以及文号、文件路径或网址",
    ),
    "S101/for-target": Sentence(
        en="a figure of {target} needs `{actual}` beside its value",
        zh="{target}：除数值外，还应填写 `{actual}`",
    ),
    "S101/says-nothing": Sentence(
        en="“{actual}” says nothing, so `{field}` is empty: fill it in",
        zh="“{actual}”没有实际内容，`{field}` 视为未填：请补充填写",
    ),
    "S102": Sentence(
        en="there is no field `{actual}` here",
        zh="此处没有 `{actual}` 这一字段，请更正字段名或删去",
    ),
    "S102/cell": Sentence(
        en="“{actual}” stands outside the table, where nothing is read: move it into the form, or delete it",
        zh="“{actual}”填在表格之外，不会被读取，请移入表格相应位置或删去",
    ),
    "S102/colon": Sentence(
        en="the colon “：” is full-width: write a half-width colon and a space, “: ”, in {actual}",
        zh="“{actual}”中的冒号“：”是全角，请改为半角冒号加空格“: ”",
    ),
    "S102/column": Sentence(
        en="the form has no column “{actual}”: correct the heading, or delete the column",
        zh="表式中没有“{actual}”这一列，请更正列标题或删去该列",
    ),
    "S102/comma": Sentence(
        en="the comma before “{actual}” ends the value of `{field}`: put the whole text in quotes, {expected}",
        zh="“{actual}”前的逗号使 `{field}` 的内容到此为止，请给整段文字加引号，写成 {expected}",
    ),
    "S102/comma-number": Sentence(
        en="the comma before “{actual}” ends the value of `{field}`: write the number without it, {expected}",
        zh="“{actual}”前的逗号使 `{field}` 的数值到此为止，数字中请勿用逗号，写成{expected}",
    ),
    "S102/item": Sentence(
        en="the form has no item “{actual}”: correct it, or delete the row",
        zh="表式中没有“{actual}”这一项，请更正或删去该行",
    ),
    "S102/no-space": Sentence(
        en="a space is missing after the colon in {actual}: write “name: value”",
        zh="“{actual}”中半角冒号后须空一格，写成“字段: 内容”",
    ),
    "S102/wide-comma": Sentence(
        en=(
            "the full-width “{actual}” parts no fields: write a half-width comma and colon, a space behind each: "
            "{expected}"
        ),
        zh="全角“{actual}”不能分隔字段，请改为半角逗号加空格，冒号亦改为半角冒号加空格，写成 {expected}",
    ),
    "S103/cell-error": Sentence(
        en="the spreadsheet shows the error {actual} here, so there is no value: type it",
        zh="此单元格为错误值 {actual}，没有可用的内容，请直接填写",
    ),
    "S103/choice": Sentence(
        en="one of {expected} is expected here, not {actual}",
        zh="此处应填 {expected} 之一，所填为“{actual}”",
    ),
    "S103/formula": Sentence(
        en="the formula here was never calculated, so there is no value: type it, or open the file and save it again",
        zh="此单元格的公式未经计算，没有结果，请直接填写数值，或用表格软件打开后重新保存",
    ),
    "S103/list": Sentence(
        en="a list is expected here, lines that begin with “- ”, not {actual}",
        zh="此处应逐条列出，每条以“- ”开头，所填为“{actual}”",
    ),
    "S103/list-of": Sentence(
        en="a list is expected here, each item a “- ” on a line of its own with {expected} behind it, not {actual}",
        zh="此处应逐条列出，每条另起一行，以“- ”开头，写明 {expected}，所填为“{actual}”",
    ),
    "S103/mapping": Sentence(
        en="`name: value` pairs are expected here, not {actual}",
        zh="此处应写成 `名称: 值`，所填为“{actual}”",
    ),
    "S103/mapping-colon": Sentence(
        en=(
            "`name: value` pairs are expected here: for the full-width “：” write a half-width colon and a space in "
            "{actual}"
        ),
        zh="此处应写成 `名称: 值`：“{actual}”中的冒号“：”是全角，请改为半角冒号加空格“: ”",
    ),
    "S103/mapping-of": Sentence(
        en="{expected} are expected here, each with its value on a line of its own, not {actual}",
        zh="此处应分行写明 {expected}，所填为“{actual}”",
    ),
    "S103/merged": Sentence(
        en="this cell is merged over several rows, so nobody knows whose value it is: unmerge it, and fill in each",
        zh="此单元格跨多行合并，无法判断数值属于哪一行，请取消合并后逐行填写",
    ),
    "S103/no-rule": Sentence(
        en="the rule “{actual}” is not there: write a code such as C310, or a name; `plan rule` lists them",
        zh="没有“{actual}”这条规则：请填规则代码（如C310）或名称，`plan rule` 可列出全部规则",
    ),
    "S103/no-target": Sentence(
        en=(
            "“{actual}” is no target or deliverable of the plan: write an id such as A1.6.T1; `plan show TASK` lists "
            "them"
        ),
        zh="方案中没有“{actual}”这项目标或工作事项：请填编号（如A1.6.T1），`plan show 任务编号` 可列出该任务的各项",
    ),
    "S103/no-task": Sentence(
        en="the task “{actual}” is not in the plan: write a task's id; `plan show` lists them",
        zh="方案中没有“{actual}”这项任务：请填任务编号，`plan show` 可列出全部任务",
    ),
    "S103/no-unit": Sentence(
        en="the unit “{actual}” is not in the plan: write its name or an alias; `plan show` lists them",
        zh="方案中没有“{actual}”这一单位：请填单位名称或简称，`plan show` 可列出全部单位",
    ),
    "S103/not-known": Sentence(
        en=(
            "a plain number is expected here, not “{actual}”; while it is not known, write `value: null` with a "
            "`reason:`"
        ),
        zh="此处应填数字，所填为“{actual}”；暂无数据的，请填 `value: null` 并用 `reason:` 说明原因",
    ),
    "S103/not-negative": Sentence(
        en="a number can't be negative here: {actual}",
        zh="此处不能填负数，所填为{actual}",
    ),
    "S103/not-whole": Sentence(
        en="{measure} is counted in whole numbers: {actual}",
        zh="以“{measure}”计量的应为整数，所填为{actual}",
    ),
    "S103/number": Sentence(
        en="a plain number is expected here, such as 3200 or 12.5, not “{actual}”",
        zh="此处应填数字，如3200或12.5，所填为“{actual}”",
    ),
    "S103/of-differs": Sentence(
        en="the plan sets this whole at {expected}, not {actual}: correct it or leave `of` out",
        zh="方案规定的总数为{expected}，所填为{actual}，请更正或删去 `of:`",
    ),
    "S103/one-text": Sentence(
        en="one text is expected here, not {actual}",
        zh="此处应填一段文字，不能填列表或字段组，所填为“{actual}”",
    ),
    "S103/only": Sentence(
        en="only {expected} can stand here, not {actual}",
        zh="此处只能填 {expected}，所填为“{actual}”",
    ),
    "S103/plan": Sentence(
        en="this is a plan, not a report: `plan lint` checks plans; name the file of a report",
        zh="这是方案，不是报告：检查方案请用 `plan lint`；此处应为报告文件",
    ),
    "S103/positive": Sentence(
        en="a number above zero is expected here, not {actual}",
        zh="此处应填大于0的数，所填为{actual}",
    ),
    "S103/quoted": Sentence(
        en="the number {actual} stands in quotes: take the quotes off",
        zh="数字{actual}加了引号，请去掉引号",
    ),
    "S103/report": Sentence(
        en="this is a report, not a plan: `plan check` checks reports; name the file of the plan",
        zh="这是报告，不是方案：检查报告请用 `plan check`；此处应为方案文件",
    ),
    "S103/sha256": Sentence(
        en="a SHA-256 is expected here, 64 digits and letters from a to f, not {actual}",
        zh="此处应填SHA-256校验值（64位数字和a至f的字母），所填为“{actual}”",
    ),
    "S103/states": Sentence(
        en="each deliverable is expected here on a line of its own as `ID: state`, not {actual}",
        zh="此处应逐行写明各工作事项，写成 `编号: 状态`，所填为“{actual}”",
    ),
    "S103/text": Sentence(
        en="text is expected here, not {actual}: put it in quotes if it is meant as text",
        zh="此处应填文字，所填为“{actual}”；如确为文字，请加引号",
    ),
    "S103/true-false": Sentence(
        en="true or false is expected here, not {actual}",
        zh="此处应填 true 或 false，所填为“{actual}”",
    ),
    "S103/units": Sentence(
        en="a unit or a list of units is expected here, not {actual}",
        zh="此处应填单位名称或单位名称列表，所填为“{actual}”",
    ),
    "S103/who": Sentence(
        en="lead, each or a list of units is expected here, not {actual}",
        zh="此处应填 lead、each 或单位列表，所填为“{actual}”",
    ),
    "S103/wide-bracket": Sentence(
        en="{sign} is no bracket for YAML: write {half}, or each item on a line of its own, in place of {actual}",
        zh="{sign} 不能用作YAML的括号，请改用 {half}，或分行填写，所填为“{actual}”",
    ),
    "S103/wide-comma": Sentence(
        en=(
            "the full-width “{actual}” parts no fields: write a half-width comma and colon, a space behind each: "
            "{expected}"
        ),
        zh="全角“{actual}”不能分隔字段，请改为半角逗号加空格，冒号亦改为半角冒号加空格，写成 {expected}",
    ),
    "S103/window-name": Sentence(
        en="a window's name is expected here, not {actual}: write the span under `windows:`, and its name here",
        zh="此处应填时段名称，所填为“{actual}”：请在 `windows:` 中写明起止日期，此处只填其名称",
    ),
    "S103/words": Sentence(
        en="a text is expected here, or one for each language, `{{zh: …, en: …}}`, not {actual}",
        zh="此处应填文字，或分语言填写 `{{zh: …, en: …}}`，所填为“{actual}”",
    ),
    "S104/before-submission": Sentence(
        en=(
            "the report was corrected on {actual}, before it was submitted on {expected}: `submitted` stays the "
            "first day"
        ),
        zh="更正日期{actual}早于报送日期{expected}，请更正；`submitted` 始终填写首次报送的日期",
    ),
    "S104/corrected-years-after": Sentence(
        en="the report of {period} was corrected on {actual}, years after its period: correct the date",
        zh="{period}的报告填为{actual}更正，距报告期已过数年，请更正日期",
    ),
    "S104/date": Sentence(
        en="{actual} is not a date: write YYYY-MM-DD, such as 2025-01-15",
        zh="{actual}不是有效日期，请按“年-月-日”填写，如2025-01-15",
    ),
    "S104/not-begun": Sentence(
        en="the period {actual} begins on {start}, after the report was submitted ({expected}): correct one of them",
        zh="报告期{actual}自{start}起，晚于报送日期{expected}，请核对更正",
    ),
    "S104/out-of-plan": Sentence(
        en="the period {actual} is none of this plan, which runs from {start} to {end}: correct the period",
        zh="报告期{actual}不在方案期内（{start}至{end}），请更正报告期",
    ),
    "S104/outside": Sentence(
        en="the data end on {actual}, outside the report's period ({start} to {end})",
        zh="数据截止日{actual}不在报告期内（{start}至{end}），请更正",
    ),
    "S104/period": Sentence(
        en="{actual} is not a period: write 2024, 2024-H1, 2024-Q3 or 2024-09",
        zh="{actual}不是有效的报告期，请写作2024、2024-H1、2024-Q3或2024-09",
    ),
    "S104/years-after": Sentence(
        en="the report of {period} was submitted on {actual}, years after its period: correct the date",
        zh="{period}的报告填为{actual}报送，距报告期已过数年，请更正日期",
    ),
}

CHINESE = {
    "S101": Meaning(
        name="缺少字段",
        text=(
            "必填的字段没有写，或者写了但为空；所填文字只有空格的，也算为空。\n"
            "原因：缺了它，这份报告、这条任务或这个数据就无法判定。\n"
            '示例：任务没有填 `status`；数据没有填 `measure`；全覆盖类目标的数据没有填总数 `of`；`reason: ""`。\n'
            "改法：请在所指位置补填所缺的字段。"
        ),
    ),
    "S102": Meaning(
        name="字段不存在",
        text=(
            "写了一个不存在的字段。\n"
            "原因：字段名写错了，所填内容就会不声不响地丢失。\n"
            "示例：`stauts: done`；`{value: 31,000}` 中逗号之后的 `000` 会被当作字段。\n"
            "改法：请按提示更正字段名，或删去该字段；文字中有半角逗号的，请加引号。"
        ),
    ),
    "S103": Meaning(
        name="填写类型不符",
        text=(
            "所填内容与字段要求的类型不符。\n"
            "原因：用文字代替数字，就无法与目标比较；由程序去猜，总有猜错的时候。\n"
            "示例：`value: 三千`；`value: -5`；计量单位为“人”却填了 `value: 12.5`；`status: finished`。\n"
            "改法：请按提示填写不加引号的数字、规定的选项、列表，或加引号的文字。"
        ),
    ),
    "S104": Meaning(
        name="日期有误",
        text=(
            "日期或报告期不存在；或者报告期早于方案起始日、晚于方案截止日五年以上、晚于报送日期；"
            "或者报送日期晚于报告期五年以上，更正日期早于报送日期；或者数据截止日不在报告期内。\n"
            "原因：是否到期、是否逾期、序时进度多少，都要靠日期推算。\n"
            "示例：`submitted: 2025-02-30`；`period: 2024-Q5`；2024年的报告填了 `data_through: 2025-01-10`；"
            "2021年起的方案填了 `period: 2015`。\n"
            "改法：日期请写作“年-月-日”，如2025-01-15；报告期请写作2024、2024-H1、2024-Q3或2024-09。"
        ),
    ),
}
