"""Chinese: the sentences of `en`, as an office writes them, with the names and explanations of the rules."""

JOIN = "、"

SENTENCES = {
    "Y001": "文件无法读取（{actual}），请检查文件权限，或将其移出该文件夹",
    "Y001/no-file": "这不是普通文件（而是管道等），未予读取，请移出该文件夹",
    "Y002/looks-like": "文件编码不是UTF-8，疑为{actual}，请用编辑器打开后另存为UTF-8编码",
    "Y002/broken": "文件从此处起不是UTF-8编码，请用编辑器打开后另存为UTF-8编码",
    "Y003/empty": "文件没有内容或只有注释：报告开头应为 `plan:`、`unit:` 和 `period:`，方案开头应为 `id:` 和 `version:`",
    "Y003/no-mapping": "文件内容应逐行写成 `名称: 值`：报告应有 `plan:`、`unit:` 和 `period:`，方案应有 `id:` 和 `version:`",
    "Y003/full-width-colon": "“{actual}”中的冒号“：”是全角，请改为半角冒号加空格“: ”",
    "Y003/wide-space": "行首是全角空格或不间断空格，请改用普通空格",
    "Y003/tab": "行首是制表符，请改用空格缩进",
    "Y003/quote": "此处文字含有YAML的专用符号，请加引号，写成 {expected}",
    "Y003/number": "“{actual}”不是单纯的数字，请只填数字，如{expected}",
    "Y003/no-space": "半角冒号后须空一格，写成“字段: 内容”",
    "Y003/no-colon": "本行没有冒号，请写成“字段: 内容”；如是上一行文字的续行，请增加缩进",
    "Y003/hyphen": "列表项须以半角“-”加空格开头，写成“- task: …”",
    "Y003/list-place": "字段名之后不能直接写列表项，请另起一行，每项以“- ”开头，或删去“-”",
    "Y003/full-width-comma": "“{actual}”是全角：花括号、方括号内须用半角符号，后空一格",
    "Y003/open-bracket": "括号 {actual} 没有闭合，请在结尾处补上 {expected}",
    "Y003/extra-bracket": "多出一个闭合括号 {actual}，请删去",
    "Y003/after-bracket": "闭合括号后还有其他内容，请按“字段: 内容”移入括号内，或删去",
    "Y003/full-width-bracket": "括号“{actual}”是全角，请改为半角 {expected}",
    "Y003/no-comma": "“{actual}”前缺少半角逗号，请补上逗号并空一格",
    "Y003/extra-comma": "此逗号前没有内容，请删去逗号，或补上缺少的内容",
    "Y003/brackets": "此处起的括号内写法有误：括号须成对，各项之间用半角逗号隔开，请检查",
    "Y003/open-quote": "引号 {actual} 没有闭合，请在文字结尾处补上同样的引号",
    "Y003/after-quote": "后引号之后还有文字，请移到引号之内；引号内如需再用引号，请用中文引号“ ”",
    "Y003/escape": "双引号内的反斜杠有特殊含义，请写成两个反斜杠，或改用单引号",
    "Y003/indent": "本行或上一行的缩进与上文不一致，请与同级各行左对齐",
    "Y003/cut-text": "“ #”以后的文字会被当作注释而丢失，请给整段文字加上引号，或删去注释",
    "Y003/complex-key": "冒号前的名称只能是普通文字",
    "Y003/other": "此处不符合YAML语法，请检查本行和上一行的冒号、引号、括号和缩进（解析器原文：{actual}）",
    "Y004": "“{actual}”在此重复出现（首次见第{first_line}行），请只保留一处",
    "Y005/alias": "不得使用锚点和别名（{actual}），请直接写出内容；文字以 * 或 & 开头的，请加引号",
    "Y005/merge": "不得使用合并键 <<，请逐项写出各字段",
    "Y005/tag": "不得使用标签（{actual}），请删去；文字以 ! 开头的，请加引号",
    "Y005/documents": "从此处起是另一份文档，一个文件只能写一份报告，请删去 ---",
    "Y006/bytes": "文件大小为{actual}字节，超过上限{expected}字节，请删去与报告无关的内容",
    "Y006/levels": "此处嵌套超过{expected}层，请减少层级",
    "Y007": "此处不允许出现字符 {actual}，请删除后重新录入这段文字",
    "Y007/escaped": "这段文字以转义形式写入了控制字符 {actual}，请删去",
    "S101": "缺少字段 `{actual}`，请补填",
    "S101/empty": "`{actual}` 为空，请填写",
    "S101/for-target": "{target}：除数值外，还应填写 `{actual}`",
    "S102": "此处没有 `{actual}` 这一字段，请更正字段名或删去",
    "S102/comma": "“{actual}”前的逗号使 `{field}` 的内容到此为止，请给整段文字加引号，写成 {expected}",
    "S102/comma-number": "“{actual}”前的逗号使 `{field}` 的数值到此为止，数字中请勿用逗号，写成{expected}",
    "S102/colon": "“{actual}”中的冒号“：”是全角，请改为半角冒号加空格“: ”",
    "S102/no-space": "“{actual}”中半角冒号后须空一格，写成“字段: 内容”",
    "S102/wide-comma": "全角“{actual}”不能分隔字段，请改为半角逗号加空格，冒号亦改为半角冒号加空格，写成 {expected}",
    "S103/text": "此处应填文字，所填为“{actual}”；如确为文字，请加引号",
    "S103/wide-comma": "全角“{actual}”不能分隔字段，请改为半角逗号加空格，冒号亦改为半角冒号加空格，写成 {expected}",
    "S103/number": "此处应填数字，如3200或12.5，所填为“{actual}”",
    "S103/not-known": "此处应填数字，所填为“{actual}”；暂无数据的，请填 `value: null` 并用 `reason:` 说明原因",
    "S103/quoted": "数字{actual}加了引号，请去掉引号",
    "S103/true-false": "此处应填 true 或 false，所填为“{actual}”",
    "S103/list": "此处应逐条列出，每条以“- ”开头，所填为“{actual}”",
    "S103/mapping": "此处应写成 `名称: 值`，所填为“{actual}”",
    "S103/mapping-colon": "此处应写成 `名称: 值`：“{actual}”中的冒号“：”是全角，请改为半角冒号加空格“: ”",
    "S103/not-negative": "此处不能填负数，所填为{actual}",
    "S103/positive": "此处应填大于0的数，所填为{actual}",
    "S103/choice": "此处应填 {expected} 之一，所填为“{actual}”",
    "S103/only": "此处只能填 {expected}，所填为“{actual}”",
    "S103/plan": "这是方案，不是报告：检查方案请用 `plan lint`；此处应为报告文件",
    "S103/report": "这是报告，不是方案：检查报告请用 `plan check`；此处应为方案文件",
    "S103/not-whole": "以“{measure}”计量的应为整数，所填为{actual}",
    "S103/of-differs": "方案规定的总数为{expected}，所填为{actual}，请更正或删去 `of:`",
    "S103/sha256": "此处应填SHA-256校验值（64位数字和a至f的字母），所填为“{actual}”",
    "S103/who": "此处应填 lead、each 或单位列表，所填为“{actual}”",
    "S104/date": "{actual}不是有效日期，请按“年-月-日”填写，如2025-01-15",
    "S104/period": "{actual}不是有效的报告期，请写作2024、2024-H1、2024-Q3或2024-09",
    "S104/outside": "数据截止日{actual}不在报告期内（{start}至{end}），请更正",
    "R201": "报告所填方案为 {actual}，本次核对的方案为 {expected}，请更正 `plan:`，或用 `--plan` 指定相应方案",
    "R202": "方案中没有“{actual}”这个单位，请填写方案所列的单位名称或别称",
    "R202/collective": "“{actual}”是多个单位的统称，不能作为报送单位，应由各单位分别报送：{members}",
    "R203": "方案中没有任务“{actual}”，请更正编号",
    "R204": "{task}：没有“{actual}”这项目标，请更正编号",
    "R204/none": "{task}：该任务未设目标，请删去“{actual}”或更正编号",
    "R204/other-task": "目标{actual}属于任务{owner}，请将数据移到该任务名下",
    "R205": "{task}：没有“{actual}”这项工作事项，请更正编号",
    "R205/none": "{task}：该任务未列工作事项，请删去“{actual}”或更正编号",
    "R205/other-task": "工作事项{actual}属于任务{owner}，请移到该任务名下",
    "R206": "{actual}既不是“{task}”的牵头单位（牵头单位为{lead}），也不是责任单位，请更正任务编号或删去该条",
    "R207": "{target}：计量单位应为“{expected}”，所填为“{actual}”，请按“{expected}”填报",
    "R207/multiple": "{target}：计量单位应为“{expected}”，{value}{actual}应写作 `value: {mend}, measure: {expected}`",
    "R208": "“{actual}”重复填报（首次见第{first_line}行），请合并为一条",
    "R209": "报告依据的版本为 {actual}，方案现行版本为 {expected}，请先核对变动内容，再改填现行版本",
    "R209/none": "“{actual}”未写明方案版本，请写作 {expected}",
    "C301/lead": "{task}：本单位是牵头单位，但未报告该任务，请补报",
    "C301/responsible": "{task}：本单位是责任单位，但未报告该任务，请补报",
    "C302": "{target}：未报数据，请填写 `value:`；暂无数据的，填 `value: null` 并用 `reason:` 说明原因",
    "C302/over": "{target}：时限{until}已到，仍未报数值，请填写 `value:`",
    "C303": "{target}：未报状态，请在 `deliverables:` 下补填",
    "C304": "{target}：尚未填写数值：请填写；暂缺的，用 `reason:` 说明原因",
    "C305": "{task}：{behind}进度滞后，但 `shortfall:` 缺少 {missing}，请补充（cause 原因、remedy 措施、due 时限）",
    "C306": "报告未填审签人，请补填 `approved_by:`",
    "C312": "报送时限为{expected}，实际报送日期为{actual}，逾期{difference}天",
    "K401": "{task}：报为已完成，但{short}尚未完成或无数据证明完成，请改为 `status: in_progress`，或更正有关数据",
    "K402": "{target}：填报{actual}{measure}，各分项（{parts}）合计{expected}{measure}，差额{difference}{measure}，请更正",
    "K403": "{target}：填报{actual}{measure}，超过总数{expected}{measure}，请更正数值或总数",
    "K403/share": "{target}：填报{actual}%，超过100%，请更正",
    "K404/data": "数据截止日{actual}晚于报送日期{expected}，请更正有误的日期",
    "K404/period": "报送日期{expected}早于报告期结束日{actual}，请填写 `data_through:`，或更正报送日期",
    "K404/evidence": "佐证材料日期{actual}晚于报送日期{expected}，请更正有误的日期",
    "K404/measured": "{target}：测定日期{actual}晚于报送日期{expected}，请更正有误的日期",
    "K405/before": "佐证材料日期{actual}早于报告期起始日{expected}，请改用本期材料，或更正日期",
    "K405/after": "佐证材料日期{actual}晚于报送时限{expected}，请改用本期材料，或更正日期",
    "K406": "{task}：报为未启动，但{started}已有进展，请改为 `status: in_progress`，或更正有关数据",
    "P501": "{target}：填报{actual}{measure}，超过目标{expected}{measure}的150%，请核实；确属无误的，不必改动",
    "P502/more": "“{actual}”不是准确数字，请填写准确数字；只能确定下限的，写作 `value: {expected}` 并加 `bound: at_least`",
    "P502/about": "“{actual}”不是准确数字，请填写准确数字；确已达到该数的，才可写作 `value: {expected}` 并加 `bound: at_least`",
    "E601": "{task}：报为已完成，但未附佐证材料，请补充 `evidence:`",
    "E601/deliverable": "{task}：{done}报为已完成，但未附佐证材料，请补充 `evidence:`",
    "E602": "在报告所在文件夹中找不到 {actual}，请补上文件或更正路径",
    "E602/outside": "路径 {actual} 超出报告所在文件夹，请将文件与报告放在一起，并更正路径",
    "G701": "{target}：截至{until}应达到{expected}{measure}，实际{actual}{measure}，未完成，差距{difference}{measure}",
    "G701/limit": "{target}：实际{actual}{measure}，上限为{expected}{measure}，超出{difference}{measure}",
    "G702/pace": (
        "{target}：严重滞后，实际{actual}{measure}，按序时进度应达{expected}{measure}，差距{difference}{measure}"
        "（进度{progress}，序时{elapsed}）"
    ),
    "G702/limit": "{target}：实际{actual}{measure}，上限为{expected}{measure}，超出{difference}{measure}",
    "G703/pace": (
        "{target}：滞后，实际{actual}{measure}，按序时进度应达{expected}{measure}，差距{difference}{measure}"
        "（进度{progress}，序时{elapsed}）"
    ),
    "G704/not_started": "{target}：时限{until}已到，尚未启动",
    "G704/in_progress": "{target}：时限{until}已到，仍在推进，尚未完成",
    "G704/blocked": "{target}：时限{until}已到，工作受阻，尚未完成",
    "G705/not_started": "{target}：时间已过半（时限{until}），尚未启动",
    "G705/blocked": "{target}：工作受阻（时限{until}）",
    "G706": "{target}：实际{actual}{measure}，高于方案提出的{expected}{measure}",
    "G707": "{target}（力争目标）：要求{expected}{measure}，实际{actual}{measure}，差距{difference}{measure}",
    "G707/pace": "{target}（力争目标）：实际{actual}{measure}，按序时进度应达{expected}{measure}，进度{progress}，序时{elapsed}",
    "G707/limit": "{target}（力争目标）：实际{actual}{measure}，上限为{expected}{measure}，超出{difference}{measure}",
    "G708/reason": "{target}：暂无数据，原因：{reason}",
    "G708/survey": "{target}：时限为{until}，最新数据为{at}的数据，待新数据发布后补报",
    "L801/at": "方案编号“{actual}”不能含有@（报告中@之后为方案版本），请删去",
    "L801/form": "“{actual}”不能用作分组编号，应为字母，或字母加数字，如A1",
    "L801/order": "编号{actual}未按顺序，此处应为{expected}",
    "L801/parent": "编号{actual}与所属的上级编号不一致，此处应为{expected}",
    "L801/twice": "编号{actual}重复（首次见第{first_line}行），每项应各有编号",
    "L802/unit": "方案中没有名为“{actual}”的单位，请按 `units:` 中的名称填写，或在其中补列",
    "L802/window": "方案中没有名为“{actual}”的时段，请按 `windows:` 中的名称填写，或在其中补列",
    "L802/part": "{target}：分项{actual}在方案中不存在，请更正编号或删去",
    "L802/lead": "{task}：牵头单位“{actual}”是多个单位的统称，请写明具体的牵头单位",
    "L802/name": "“{actual}”已是{other}的名称或别名，两个单位不得同名，请删改其中一处",
    "L802/members": "{actual}不是统称（类别为{kind}），却列有成员，请改为 `kind: collective`，或删去成员",
    "L802/no-members": "{actual}是多个单位的统称，但未列成员，任务无从落实，请补列 `members:`",
    "L802/nested": "{actual}本身也是统称，请在{unit}下逐个列出其成员",
    "L802/who": "{target}：由{actual}承担，但{outside}不是{task}的牵头或责任单位，请更正 `who:` 或任务的单位",
    "L802/nobody": "{target}：没有承担单位，请在 `who:` 中写明，或交由牵头单位承担",
    "L802/twice": "{actual}在此重复列出，请只保留一处",
    "L803/ends-before": "结束日期{actual}早于开始日期{expected}，请更正有误的日期",
    "L803/first": "首个报告期{actual}与报告周期（{expected}）不符，请按周期填写，如2024或2024-Q1",
    "L803/policy": "`{name}` 是0至1之间的比例，{actual}超出范围（容差须小于1），10%应写作0.1",
    "L803/no-comparison": "{target}：未设比较方式，请在at_least、at_most、about、between、all、benchmark中选填一种",
    "L803/several-comparisons": "{target}：设有多种比较方式（{actual}），请按原文只保留一种",
    "L803/no-span": "{target}：未设时间要求，请在during、every、by中选填一种",
    "L803/several-spans": "{target}：设有多种时间要求（{actual}），请按原文只保留一种",
    "L803/all-false": "{target}：`all: false` 没有要求，请改为true，或改用其他比较方式",
    "L803/of": "{target}：填有 `of: {actual}`，但不是全覆盖类目标，请删去，或填写 `all: true`",
    "L803/between": "{target}：`between:` 应为由小到大的两个数，不应为{actual}",
    "L803/not-positive": "{target}：目标值为{actual}，不做也能达到，应大于零",
    "L803/multiple": "{target}：计量单位应为“{expected}”，不应为“{actual}”，请按“{expected}”填写完整数字",
    "L803/share": "{target}：{actual}%超过100%，请更正数值或计量单位",
    "L803/not-whole": "{target}：计量单位“{measure}”应为整数，不应为{actual}，请更正数值或计量单位",
    "L803/baseline-span": "{target}：设有基期值，但没有达到期限，请填写 `by:`，或删去基期值",
    "L803/baseline-late": "{target}：基期日期{actual}不早于达到期限{expected}，请更正有误的日期",
    "L803/baseline-goal": "{target}：基期值{actual}{measure}不低于目标值{expected}{measure}，请更正有误的一项",
    "L803/by": "{target}：达到期限{actual}不在任务时段内（{start}至{end}），请更正期限或时段",
    "L803/during": "{target}：所设时段{actual}超出任务时段（{start}至{end}），请更正 `during:` 或任务时段",
    "L804/itself": "{target}：将自身列为分项，请从 `parts:` 中删去",
    "L804/twice": "{target}：分项{actual}重复列出，请只保留一处",
    "L804/task": "{target}：分项{actual}属于其他任务（{other}），合计与分项应在同一任务中填报，请删去",
    "L804/measure": "{target}：计量单位为{expected}，分项{part}却为{actual}，请更正计量单位，或删去该分项",
    "L804/span": "{target}：时间要求为{expected}，分项{part}却为{actual}，请更正时间要求，或删去该分项",
    "L804/circle": "{target}：又是其分项{actual}的分项，互为分项，请删去其中一处",
    "L804/sum": "{target}：合计{expected}{measure}，分项{parts}相加为{actual}{measure}，相差{difference}{measure}，请更正有误的一项",
    "L805/unit": "没有任何任务用到单位{actual}，请按原文补入相应任务，或删去",
    "L805/window": "时段{actual}没有用到，请补用或删去",
    "L811": "所给文件不是方案登记的原文（校验值为{actual}，登记为{expected}），请改用登记的原文，或核对方案后更新校验值",
    "L812/title": "原文中找不到方案标题，请按原文一字不差填写",
    "L812/number": "原文中找不到发文字号{expected}，请按原文填写",
    "L812/section": "原文第{line}行开头为“{actual}”，与分组标题“{expected}”不一致，请更正标题或行号",
    "L812/task": "{task}：原文第{line}行开头为“{actual}”，与任务标题不一致，请更正标题或行号",
    "L812/empty": "{task}：原文第{line}行没有内容，请更正行号",
    "L813/lead": "{task}：原文第{line}行的牵头单位为{expected}，不是{actual}，请更正 `lead:`",
    "L813/missing": "{task}：原文第{line}行的责任单位还有{expected}，请补列",
    "L813/added": "{task}：原文第{line}行的责任单位中没有{actual}，请删去",
    "L813/order": "{task}：原文第{line}行责任单位的顺序为{expected}，请按原文顺序排列",
    "L813/unclaimed": "原文第{line}行（“{title}”）有责任分工，方案中却没有相应任务，请补列",
    "L813/none": "{task}：原文第{line}行没有责任分工，请更正行号，或在 `inferred:` 中说明单位由何而来",
    "L814": "{target}：原文第{line}行第{sentence}句中没有{expected}（该句数字为{actual}），请更正数值或位置",
    "L814/no-number": "{target}：原文第{line}行第{sentence}句中没有数字，也就没有{expected}，请更正位置",
    "L814/measure": "{target}：原文第{line}行第{sentence}句中有{expected}，但计量单位不是{measure}，请更正计量单位",
    "L814/claimed": "{target}：原文第{line}行第{sentence}句中{expected}出现的次数少于方案中的目标数，请更正数值",
    "L814/all": "{target}：原文第{line}行第{sentence}句没有全员、全覆盖一类的要求，请更正比较方式或位置",
    "L814/yearly": "{target}：原文第{line}行第{sentence}句没有每年的要求，请更正时间要求或位置",
    "L814/benchmark": "{target}：原文第{line}行第{sentence}句中没有“{expected}”，请更正名称或位置",
    "L814/not-target": "原文第{line}行中没有“{expected}”，请更正文字或行号",
    "L814/not-target-claimed": "原文第{line}行的“{actual}”已由目标或其他条目列明，请删去此条",
    "L815": "{task}：原文第{line}行第{sentence}句的数字{actual}未编入方案，请编为目标，或列入 `not_targets:` 并写明理由",
    "L815/elsewhere": "原文第{line}行的数字{actual}未编入方案，请编为目标，或列入 `not_targets:` 并写明理由",
    "L816": "{task}：原文第{line}行第{actual}句未编入方案，请补列工作事项或目标",
    "L816/elsewhere": "原文第{line}行第{actual}句未编入方案，该行所属任务也不在方案中，请补列任务",
    "L816/no-sentence": "{target}：注为第{actual}句，但原文第{line}行只有{expected}句，请更正 `sentence:`",
    "C310": "{actual}承担{tasks}项任务，未报送{period}的报告：请该单位尽快补报",
    "C311": "{actual}缺报{periods}的报告：请补报",
    "K410": "{target}：本期{actual}{measure}，低于{period}所报的{expected}（{difference}）：请更正，或用 `correction:` 说明原因",
    "K410/whole": "{target}：总数现为{actual}{measure}，{period}所报为{expected}：请更正，或用 `correction:` 说明原因",
    "K411": "{target}：牵头单位所报{actual}{measure}，低于{units}所报之和{expected}（{difference}）：请牵头单位核对",
    "K412": "{actual}的{period}报告另有一份：{other}；请合并为一份",
    "K413": "{task}：进展情况与{period}完全相同：请写明本期工作",
    "E603": "{actual}也是{other}的佐证材料",
    "W901": "该豁免已于{expected}到期，所豁免事项重新计入：请删去，或重新报批",
    "W902": "该豁免未对应任何事项：请删去，或更正规则、单位或编号",
    "Y003/no-list": "文件应为列表，每项以“- ”开头",
    "S103/no-rule": "没有“{actual}”这条规则：请填规则代码（如C310）或名称，`plan rule` 可列出全部规则",
    "S103/no-unit": "方案中没有“{actual}”这一单位：请填单位名称或简称，`plan show` 可列出全部单位",
    "S103/no-task": "方案中没有“{actual}”这项任务：请填任务编号，`plan show` 可列出全部任务",
    "S103/no-target": "方案中没有“{actual}”这项目标或工作事项：请填编号（如A1.6.T1），`plan show 任务编号` 可列出该任务的各项",
    "Y006/nodes": "文件内的名称和取值超过{expected}个：请删去不属于报告的内容",
}

LABELS = {
    "colon": "：",
    "col.members": "成员",
    "did-you-mean": "（是否应为“{suggestion}”？）",
    "own": "（此处可填：{own}）",
    "reports": "{n}份报告",
    "tasks": "{n}项任务",
    "targets": "{n}项目标",
    "rules": "{n}条规则",
    "faults": "{n}处差错",
    "gaps": "{n}项差距",
    "notes": "{n}条提示",
    "days": "{n}天",
    "error": "错误",
    "warning": "警告",
    "note": "提示",
    "more": "本文件另有{n}处{code}",
    "closing": "已检查{what}：{found}",
    "closing.pass": "通过",
    "closing.fail": "未通过",
    "closing.gaps-only": "仅因存在差距而未通过；加 `--fail-on fault` 可通过",
    "closing.warnings-only": "仅因存在警告而未通过；加 `--fail-on gap` 可通过",
    "head.plan": "方案",
    "head.period": "报告期",
    "head.as-of": "截至",
    "head.sample": "示例数据，纯属虚构",
    "head.unknown": "未知",
    "left-out": "{file}：数据截至{through}，晚于截止日期{as_of}，未计入",
    "left-out.period": "{file}：报告期{period}晚于或长于本次检查的报告期，未计入（可用 --period {period} 检查）",
    "table.targets": "目标进展",
    "table.not-reported": "未报告的任务",
    "table.deliverables": "未完成的工作事项",
    "col.target": "目标",
    "col.goal": "要求",
    "col.actual": "实际",
    "col.progress": "进度",
    "col.elapsed": "序时",
    "col.gap": "差距",
    "col.needed": "每月需",
    "col.lamp": "状态",
    "col.task": "任务",
    "col.section": "板块",
    "col.role": "职责",
    "col.lead": "牵头单位",
    "col.deliverable": "工作事项",
    "col.state": "进展",
    "col.until": "时限",
    "lamp.red": "严重滞后",
    "lamp.yellow": "滞后",
    "lamp.grey": "无数据",
    "lamp.green": "正常",
    "lamp.done": "完成",
    "why.no-figure": "未报数据",
    "why.in-error": "数据有误",
    "why.stale": "沿用{at}数据",
    "why.not-due": "未到时限",
    "why.awaiting": "待统计",
    "role.lead": "牵头",
    "role.responsible": "责任",
    "state.not_started": "未启动",
    "state.in_progress": "推进中",
    "state.done": "已完成",
    "state.blocked": "受阻",
    "state.none": "未报告",
    "goal.at_least": "≥{n}{measure}",
    "goal.at_most": "≤{n}{measure}",
    "goal.about": "{n}{measure}左右",
    "goal.between": "{lo}–{hi}{measure}",
    "goal.all": "全部",
    "goal.all-of": "全部{n}{measure}",
    "goal.benchmark": "{name}",
    "aspiration": "力争",
    "show.all": "合计",
    "show.aim": "宗旨",
    "show.responsible": "责任单位",
    "show.line": "文件行号",
    "show.inferred": "文件未载明",
    "show.binding": "性质",
    "show.parts": "分项",
    "show.baseline": "基期值",
    "show.reading": "理解口径",
    "show.members": "成员",
    "show.by": "到{date}",
    "col.id": "编号",
    "col.tasks": "任务",
    "col.targets": "目标",
    "col.deliverables": "工作事项",
    "col.window": "时段",
    "col.unit": "单位",
    "col.unit-kind": "类别",
    "col.leads": "牵头",
    "col.helps": "责任",
    "col.aliases": "别名",
    "col.when": "期限",
    "col.who": "报送单位",
    "col.nature": "性质",
    "col.code": "代码",
    "col.name": "名称",
    "col.severity": "级别",
    "col.kind": "类别",
    "col.fires": "含义",
    "kind.fault": "差错",
    "kind.gap": "差距",
    "kind.party": "党委部门",
    "kind.government": "政府部门",
    "kind.mass-organisation": "群团组织",
    "kind.institution": "院校",
    "kind.county": "县区",
    "kind.collective": "集合单位",
    "who.lead": "牵头单位",
    "who.each": "各责任单位",
    "nature.once": "一次性",
    "nature.continuing": "持续推进",
    "nature.every-year": "每年",
    "lint.covered": "文件覆盖情况",
    "lint.tasks": "任务",
    "lint.assignments": "责任分工",
    "lint.figures": "指标数字",
    "lint.numbers": "全部数字",
    "lint.sentences": "语句",
    "lint.sound": "方案数据无误",
    "lint.unsound": "方案数据有误",
    "errors": "{n}处错误",
    "warnings": "{n}处警告",
    "col.units": "单位",
    "col.sections": "章节",
    "head.units.due": "（应报{period}）",
    "head.units": "应报{of}家，已报{n}家",
    "col.reported": "报送",
    "col.faults": "差错",
    "col.warnings": "警告",
    "col.open": "未办结",
    "table.units": "各单位情况",
    "table.behind": "滞后目标",
    "state.silent": "未报送",
    "state.late": "逾期{days}",
    "state.reported": "已报送",
    "state.not-owed": "无需报送",
    "head.group": "{kind}：应报{of}家，已报{n}家",
    "lamps.of": "约束性目标{of}项，其中{n}项正常或完成",
    "col.place": "位置",
    "col.message": "说明",
    "col.errors": "错误",
    "col.notes": "提示",
    "col.waived": "已豁免",
    "table.faults": "差错",
    "table.gaps": "差距",
    "github.more": "另有{found}，只列在本步骤的日志中（GitHub每级只显示{shown}条）",
    "markdown.cut": "篇幅所限，共{of}行，略去{n}行；其他格式中均有",
    "waived.by": "已豁免：{reason}",
    "waived": "{n}项已豁免",
    "closing.join": "；",
    "template.span": "{start}至{end}",
    "template.head": "{unit} · {period}报告期（{span}）进展报告",
    "template.how.fill": "请填写冒号后的空白处；`plan check 文件` 会逐处指出仍须填写的内容。",
    "template.how.states": "进展填写：not_started 未启动、in_progress 推进中、done 已完成、blocked 受阻。",
    "template.how.no-value": "数据暂缺的，value 留空，并在其下加一行 `reason: 原因`。",
    "template.how.figure-notes": "数据低于上次的，加 `correction: 原因`；只知下限的，加 `bound: at_least`。",
    "template.how.evidence": "已完成的，在该任务下加 `evidence: [{title: 名称, ref: 文号, date: 日期}]`。",
    "template.how.shortfall": "滞后的，在该任务下加 `shortfall: {cause: 原因, remedy: 措施, due: 时限}`。",
    "template.sample": "以下所列往期数据和进展出自示例数据，纯属虚构。",
    "template.data-through": "数据截止日早于此日的，才需填写",
    "template.submitted": "报送日期，年-月-日",
    "template.approved-by": "审签人",
    "template.role.lead": "本单位牵头",
    "template.role.lead-with": "本单位牵头 · 责任单位：{responsible}",
    "template.role.responsible": "本单位为责任单位 · 牵头单位：{lead}",
    "template.contribution": "选填：只填本单位自身完成数。",
    "template.of": "总数",
    "template.measured": "测量日期，年-月-日",
    "template.aspiration": "（力争）",
    "template.goal": "{goal}，{span}",
    "template.not-due": "{date}前不要求填报，可提前填报",
    "template.pace": "到{date}序时应达：{required}（{elapsed}）",
    "template.pace-share": "到{date}序时应达：总数的{elapsed}",
    "template.last": "{period}已报：{value}",
    "template.n-of": "{n}/{of}",
    "template.measured-on": "（{date}测量）",
    "template.notes": "（{notes}）",
    "template.unread": "{file}：无法按报告读取，未采用其中内容",
    "template.written": "已写入{file}",
    "template.join": "；",
    "template.state": "{period}：{state}",
    "template.due": "报送截止日{date}",
    "template.not-owed": "该期不在规定报送之列，可自愿报送",
    "goal.benchmark-of": "{name}（{n}{measure}）",
    "lamp.why": "{word}（{why}）",
    "name.aspiration": "{name}（力争）",
    "diff.turned": "{old} → {new}",
    "diff.join": "；",
    "diff.title": "方案变动情况",
    "diff.changes": "变动{n}处",
    "diff.heading": "变动内容",
    "diff.for-units": "对各单位的影响",
    "diff.same": "两份方案内容一致",
    "diff.units-concerned": "涉及{n}家单位",
    "diff.targets": "{n}项目标",
    "diff.deliverables": "{n}项工作事项",
    "diff.renamed": "{unit}（原{old}）",
    "diff.more": "增加{items}",
    "diff.less": "减少{items}",
    "diff.line": "第{line}行",
    "diff.col.kind": "变动",
    "diff.col.what": "类别",
    "diff.col.part": "对象",
    "diff.col.details": "变动前后",
    "diff.col.effect": "影响",
    "diff.col.duty": "任务要求",
    "diff.kind.added": "新增",
    "diff.kind.removed": "删除",
    "diff.kind.moved": "调整",
    "diff.kind.changed": "修改",
    "diff.what.plan": "方案",
    "diff.what.reporting": "报送规则",
    "diff.what.judging": "评判规则",
    "diff.what.window": "时段",
    "diff.what.unit": "单位",
    "diff.what.section": "板块",
    "diff.what.task": "任务",
    "diff.what.target": "目标",
    "diff.what.deliverable": "工作事项",
    "diff.what.not-target": "非目标数字",
    "diff.effect.duty-new": "新增任务",
    "diff.effect.duty-gone": "不再承担",
    "diff.effect.role-changed": "职责调整",
    "diff.effect.time-changed": "时限调整",
    "diff.effect.target-new": "新增目标",
    "diff.effect.target-gone": "取消目标",
    "diff.effect.target-changed": "目标调整",
    "diff.effect.deliverable-new": "新增事项",
    "diff.effect.deliverable-gone": "取消事项",
    "diff.effect.deliverable-changed": "事项调整",
    "diff.binding.true": "约束性",
    "diff.binding.false": "力争",
    "diff.cycle.yearly": "每年",
    "diff.cycle.half-yearly": "每半年",
    "diff.cycle.quarterly": "每季度",
    "diff.cycle.monthly": "每月",
    "diff.field.id": "编号",
    "diff.field.version": "版本",
    "diff.field.title": "标题",
    "diff.field.number": "文号",
    "diff.field.issuer": "印发单位",
    "diff.field.issued": "印发日期",
    "diff.field.start": "开始",
    "diff.field.end": "结束",
    "diff.field.source": "原文SHA-256",
    "diff.field.cycle": "报送周期",
    "diff.field.first": "首个报告期",
    "diff.field.due_days": "报送期限（天）",
    "diff.field.inferred": "文件未载明",
    "diff.field.yellow_ratio": "黄灯下限（占序时）",
    "diff.field.yellow_points": "黄灯下限（落后幅度）",
    "diff.field.tolerance": "“左右”的允许偏差",
    "diff.field.why": "理由",
    "diff.field.name": "名称",
    "diff.field.kind": "类别",
    "diff.field.aliases": "别名",
    "diff.field.members": "成员",
    "diff.field.aim": "宗旨",
    "diff.field.window": "时段",
    "diff.field.line": "文件行号",
    "diff.field.section": "板块",
    "diff.field.task": "任务",
    "diff.field.lead": "牵头单位",
    "diff.field.responsible": "责任单位",
    "diff.field.goal": "要求",
    "diff.field.when": "期限",
    "diff.field.parts": "分项",
    "diff.field.baseline": "基期值",
    "diff.field.binding": "性质",
    "diff.field.sentence": "句序",
    "diff.field.reading": "理解口径",
    "diff.field.text": "内容",
    "diff.field.nature": "性质",
    "diff.field.who": "报送单位",
    "diff.field.of": "总数",
    "diff.field.measure": "计量单位",
    "diff.was": "原为{old}",
    "diff.number": "{kind}{n}处",
    "template.amount": "{n}{measure}",
    "summary.numerals": "一 二 三 四 五 六 七 八 九 十 十一 十二",
    "summary.heading": "{number}、{title}",
    "summary.title": "{plan}{period}落实情况通报",
    "summary.title.unit": "{title}（{unit}）",
    "summary.title.sample": "{title}（示例数据）",
    "summary.sample": "示例数据：本通报所有数据和文字均属虚构，不反映任何单位的实际工作。",
    "summary.day": "{year}年{month}月{day}日",
    "summary.period.year": "{year}年度",
    "summary.period.H1": "{year}年上半年",
    "summary.period.H2": "{year}年下半年",
    "summary.period.Q1": "{year}年第一季度",
    "summary.period.Q2": "{year}年第二季度",
    "summary.period.Q3": "{year}年第三季度",
    "summary.period.Q4": "{year}年第四季度",
    "summary.period.month": "{year}年{month}月",
    "summary.n-of": "{n}/{of}",
    "summary.semicolon": "；",
    "summary.none": "无。",
    "summary.none-but-waived": "除下列已豁免事项外，无。",
    "summary.units": "{n}家单位",
    "summary.units.one": "{n}家单位",
    "summary.findings": "{n}项",
    "summary.findings.one": "{n}项",
    "summary.unit-unknown": "单位不明",
    "summary.not-given": "未说明",
    "summary.task": "{task}（{section}）",
    "summary.target-task-lead": "{lead}：{target}",
    "summary.col.target-task": "目标（任务）",
    "summary.col.target-task-lead": "牵头单位：目标（任务）",
    "summary.col.target": "目标",
    "summary.target-task": "{target}（{task}）",
    "summary.section": "{section}（{of}项中{n}项达到序时或完成）",
    "summary.head.period": "报告期",
    "summary.head.as-of": "数据截至",
    "summary.head.basis": "依据",
    "summary.head.left-out": "未计入",
    "summary.basis": "{document}；方案数据 {plan}；{reports}",
    "summary.basis.document": "{title}（{number}）",
    "summary.basis.reports": "{period}{reports}",
    "summary.left-out": "报告期更晚、更长或数据晚于{date}的{reports}：{files}",
    "summary.part.overall": "总体情况",
    "summary.part.worst": "滞后最严重的目标",
    "summary.part.act": "需要行动的单位",
    "summary.part.targets": "目标进展",
    "summary.part.behind": "滞后情况",
    "summary.part.no-data": "暂无数据的目标",
    "summary.part.reporting": "报送情况",
    "summary.part.faults": "报告差错",
    "summary.part.aspirations": "力争目标（不作约束性要求）",
    "summary.part.changes": "与上期相比",
    "summary.part.waived": "已豁免事项",
    "summary.part.units": "各单位情况",
    "summary.part.tasks": "各项任务情况",
    "summary.part.other-units": "其他单位",
    "summary.part.owed": "应报告的任务",
    "summary.part.mend": "报告中需更正的内容",
    "summary.part.not-reported": "未报告的任务",
    "summary.part.deliverables": "工作事项",
    "summary.part.method": "判定方法说明",
    "summary.line.course": "总体进度",
    "summary.line.lamps": "状态分布",
    "summary.line.reported": "报送",
    "summary.line.changes": "变化",
    "summary.line.waived": "豁免",
    "summary.line.late": "逾期报送",
    "summary.line.skipped": "缺报往期",
    "summary.course.on": "达到序时要求。约束性目标{of}项，全部达到序时或完成",
    "summary.course.behind": (
        "未达序时要求。约束性目标{of}项，达到序时或完成{n}项（{percent}），滞后{behind}项（其中严重滞后{red}项），无数据{grey}项"
    ),
    "summary.course.unknown": "尚不能判定。约束性目标{of}项，达到序时或完成{n}项（{percent}），没有滞后的，但{grey}项无数据",
    "summary.course.none": "本期没有正在实施的约束性目标",
    "summary.reported": "{period}报告应报{of}家，已报{n}家（{percent}），其中逾期{late}家；未报{silent}家",
    "summary.changed": "与{period}相比，{worse}项变差，{better}项好转，另有{other}项由无数据变为有数据或相反",
    "summary.waived": "{findings}，见“已豁免事项”，不计入滞后和差错",
    "summary.worst.more": "滞后目标共{n}项（不含已豁免的），最严重的{shown}项如下，其余见“滞后情况”。",
    "summary.act.catch-up": "加快进度（{units}）",
    "summary.act.mend": "更正、完善报告（{units}）",
    "summary.act.submit": "补报（{units}）",
    "summary.act.unit": "{unit}（{what}）",
    "summary.act.targets": "目标{marks}",
    "summary.act.deliverables": "事项{marks}",
    "summary.col.good": "达到序时或完成",
    "summary.col.deliverables-good": "工作事项正常或完成",
    "summary.col.behind": "滞后内容及差距",
    "summary.col.cause": "原因",
    "summary.col.remedy": "措施",
    "summary.col.due": "整改时限",
    "summary.col.reason": "单位说明",
    "summary.col.reported": "已报/应报",
    "summary.col.silent": "未报送单位",
    "summary.col.level": "级别",
    "summary.col.place": "位置",
    "summary.col.problem": "问题",
    "summary.col.rule": "规则",
    "summary.col.waiver": "豁免理由",
    "summary.col.change": "变化",
    "summary.col.then": "{period}",
    "summary.col.now": "{period}",
    "summary.col.leads": "牵头任务",
    "summary.col.helps": "参与任务",
    "summary.col.report": "报送",
    "summary.col.done": "完成",
    "summary.col.progress": "进展情况",
    "summary.behind.target": "{target}：{lamp}，差距{gap}{measure}",
    "summary.behind.deliverable": "{item}：{lamp}，{state}",
    "summary.due.past": "{date}（已过）",
    "summary.reporting.due": "{period}报告应于{date}前报送。",
    "summary.late.unit": "{unit}（{date}报送，逾期{days}）",
    "summary.skipped.unit": "{unit}（{periods}）",
    "summary.faults.intro": "共{counts}，涉及{units}；未报送、逾期的见“报送情况”。",
    "summary.aspirations.intro": "力争目标单独统计：{of}项中{n}项达到序时或完成。",
    "summary.changes.nothing-before": "没有往期报告可供比较。",
    "summary.changes.none": "与{period}相比，各项目标状态没有变化。",
    "summary.change.worse": "变差",
    "summary.change.lost": "数据缺失",
    "summary.change.known": "新有数据",
    "summary.change.better": "好转",
    "summary.duty": "牵头{leads}，参与{helps}项；{filed}。",
    "summary.duty.targets": "约束性目标{of}项，达到序时或完成{n}项（{percent}）。",
    "summary.filed.silent": "未报送{period}报告（应于{due}前报送）",
    "summary.filed.not-owed": "无需报送{period}报告",
    "summary.filed.late": "{period}报告于{date}报送，逾期{days}",
    "summary.filed.reported": "{period}报告于{date}报送",
    "summary.task.head": "牵头单位：{lead}；责任单位：{responsible}；状态：{lamp}。",
    "summary.task.silent": "未报告的有{n}：{units}。",
    "summary.method.goal.name": "目标值（G）",
    "summary.method.goal": "“不少于T”“不超过T”取T；“T左右”取比T低{tolerance}%的数；区间取下限；“全部”取总数N。",
    "summary.method.pace.name": "进度与序时",
    "summary.method.pace": (
        "进度 c = 实际值 ÷ G，有基期值B的为（实际值 − B）÷（G − B）；序时 e = 已过整月数 ÷ 时段总月数（每年目标按当年计）。"
        "c ≥ e 即达到序时。"
    ),
    "summary.method.gap.name": "差距",
    "summary.method.gap": "差距 = 实际值 − e × G；每月需 = 距目标值的余数 ÷ 剩余月数，计数的向上取整。",
    "summary.method.lamps.name": "状态",
    "summary.method.lamps": (
        "✓ 完成：已达目标值；● 正常：c ≥ e；▲ 滞后：c 不低于 e 的{ratio}%，且比 e 低不超过{points}个百分点；✗ "
        "严重滞后：低于以上界限，或时限已到仍未达到，或超过上限；○ 无数据：没有可用数据，或未到测定时限。"
    ),
    "summary.method.deliverables.name": "工作事项",
    "summary.method.deliverables": "● 推进中；▲ 时间过半尚未启动，或受阻；✗ 时限已到仍未完成；由多家单位承担的，全部完成方为完成。",
    "summary.method.grey.name": "无数据",
    "summary.method.grey": "未报不等于零；沿用往期数据的，注明日期，不作判定。",
    "summary.method.counts.name": "计数",
    "summary.method.counts": "总数N为本期正在实施的约束性目标，含无数据的；力争目标单独统计，豁免事项单独列出。",
    "summary.method.rounding.name": "取舍",
    "summary.method.rounding": "先精确比较，再取一位小数显示，一律舍去尾数，99.96%不显示为100%。",
    "summary.method.nature.name": "数据来源",
    "summary.method.nature": "以牵头单位所报数据为准，不作估算，不改动各单位报告。",
    "state.unread": "报告有误，无法读取",
    "table.deliverables-behind": "滞后工作事项",
    "overdue": "到期未完成",
    "summary.filed.unread": "{period}报告有误，无法读取",
    "stop.internal": "程序内部错误（{name}: {error}）。请连同所用命令和文件一并反馈；加 -vv 可查看出错位置。",
    "stop.interrupted": "已中断",
    "stop.no-such-file": "{path}：没有这个文件或文件夹",
    "stop.unreadable": "{path}：无法读取（{reason}）",
    "stop.no-stdin": "标准输入已关闭，无法从中读取报告",
    "stop.unwritable": "{path}：无法写入（{reason}）",
    "stop.over-input": "{path}：该文件是方案、报告或豁免文件，不能覆盖，请另指定输出文件",
    "stop.unwritable-stdout": "无法写入标准输出（{reason}）",
    "stop.is-folder": "{file}：这是文件夹，请指定文件",
    "stop.exists": "{file}：文件已存在；如需覆盖，请加 --force",
    "stop.no-folder": "{folder}：没有这个文件夹，请先建立",
    "stop.no-working-folder": "当前工作目录已不存在，请先切换到其他目录",
    "stop.wrong-date": "{option} {text}：日期应写作“年-月-日”，如 2025-01-15",
    "stop.wrong-period": "--period {text}：报告期应写作 2024、2024-H1、2024-Q3 或 2024-09",
    "stop.wrong-output": "-o {spec}：应写作“格式=文件”，可用格式：{formats}",
    "stop.for-folders": "--period、--all-periods 和 --only 只用于文件夹；单份报告已自有报告期",
    "stop.not-in-folder": "--only {path}：该文件既不在所检查的报告之列，也不是豁免文件",
    "stop.unit-alone": "--unit 只生成一个单位的通报，请去掉 --by",
    "stop.no-report": "没有找到{period}{as_of}报告{known}",
    "stop.no-report.period": "{period}报告期的",
    "stop.no-report.as_of": "数据不晚于{as_of}的",
    "stop.no-report.known": "；已有报告的报告期：{known}",
    "stop.no-report-of": "没有找到{period}报告期{as_of}的报告{known}",
    "stop.no-report-of.as_of": "、数据不晚于{as_of}",
    "stop.no-report-of.known": "；已报的其他报告期：{known}",
    "stop.no-report-in": "{paths}：没有找到报告；报告文件名应以 .yaml 或 .yml 结尾",
    "stop.no-report-named": "未指定报告，也没有文件夹 {folder}，请指定报告，如 `plan check report.yaml`",
    "stop.no-period": "{paths}中没有报告期可读的报告，可用 `plan check` 查看原因",
    "stop.unsound-plan": "方案数据有误：\n{findings}\n请先更正；可用 `plan lint` 查看全部问题",
    "stop.outside-plan": "{period}不在方案实施期内（{start}至{end}）",
    "stop.idle-unit": "{unit}在{period}没有需要实施的任务",
    "stop.unit-without-duty": "方案中没有{unit}承担的任务",
    "stop.unknown-unit": "方案中没有“{unit}”这个单位",
    "stop.collective-unit": "“{unit}”是多个单位的统称，不能作为报送单位，应由各单位分别报送：{members}",
    "stop.unknown-item": "方案中没有“{item}”这一章节、任务、目标、工作事项或单位",
    "stop.unknown-rule": "没有“{name}”这条规则，可用 `plan rule` 查看全部规则",
    "stop.no-such-rule": "“{name}”不是规则的代码、名称或类别，可用 `plan rule` 查看全部规则",
    "stop.unknown-language": "不支持语言“{name}”（{origin}）；可用语言：{known}",
    "stop.broken-toml": "{file}：TOML 格式有误（{reason}）",
    "stop.toml-not-utf8": "{file}：文件编码不是UTF-8，请用编辑器打开后另存为UTF-8编码",
    "stop.no-table": "{file}：tool.plan 应为表，写作 [tool.plan]",
    "stop.unknown-setting": "{file}：[tool.plan] 中没有“{name}”这项设置{known}",
    "stop.unknown-setting.known": "；可用设置：{known}",
    "stop.setting-path": "{file}：[tool.plan] 中的 {name} 应为加引号的路径，不能是 {value!r}",
    "stop.setting-select": '{file}：[tool.plan] 中的 {name} 应为规则列表，如 ["C", "K401"]，不能是 {value!r}',
    "stop.setting-ignore": '{file}：[tool.plan] 中的 {name} 应为规则列表，如 ["E603"]，不能是 {value!r}',
    "stop.setting-severity": '{file}：[tool.plan] 中的 {name} 应为规则级别表，如 {{C306 = "error"}}，不能是 {value!r}',
    "stop.setting-fail_on": '{file}：[tool.plan] 中的 {name} 应为 "never"、"fault"、"gap" 或 "warning"，不能是 {value!r}',
    "stop.setting-lang": '{file}：[tool.plan] 中的 {name} 应为 "en" 或 "zh"，不能是 {value!r}',
}

NAMES: dict[str, str] = {
    "Y001": "文件无法读取",
    "Y002": "编码不是UTF-8",
    "Y003": "语法错误",
    "Y004": "字段重复",
    "Y005": "禁用的YAML写法",
    "Y006": "文件过大",
    "Y007": "含控制字符",
    "S101": "缺少字段",
    "S102": "字段不存在",
    "S103": "填写类型不符",
    "S104": "日期有误",
    "R201": "方案不符",
    "R202": "单位不存在",
    "R203": "任务不存在",
    "R204": "目标不存在",
    "R205": "工作事项不存在",
    "R206": "非本单位任务",
    "R207": "计量单位不符",
    "R208": "重复填报",
    "R209": "方案版本不符",
    "C301": "任务未报告",
    "C302": "目标未报数据",
    "C303": "工作事项未报告",
    "C304": "未说明无数据原因",
    "C305": "差距未作说明",
    "C306": "未经审签",
    "C310": "单位未报送",
    "C311": "中间缺报",
    "C312": "逾期报送",
    "K401": "报完成而未达标",
    "K402": "分项与合计不符",
    "K403": "超过总数",
    "K404": "日期晚于报送",
    "K405": "佐证材料不在本期",
    "K406": "状态与数据矛盾",
    "K410": "数据较前期下降",
    "K411": "牵头数小于各单位合计",
    "K412": "同期重复报送",
    "K413": "照抄上期",
    "P501": "远超目标",
    "P502": "数字含糊",
    "E601": "报完成而无佐证材料",
    "E602": "找不到佐证材料",
    "E603": "佐证材料重复使用",
    "G701": "目标未完成",
    "G702": "进度严重滞后",
    "G703": "进度滞后",
    "G704": "工作事项逾期未完成",
    "G705": "工作事项时间过半未启动",
    "G706": "高于规定幅度",
    "G707": "力争目标未达到",
    "G708": "等待数据",
    "L801": "方案编号有误",
    "L802": "引用对象不存在",
    "L803": "目标设定有误",
    "L804": "分项设定有误",
    "L805": "列出而未使用",
    "L811": "原文不一致",
    "L812": "标题不一致",
    "L813": "分工不一致",
    "L814": "原文无此数字",
    "L815": "数字未编入方案",
    "L816": "语句未编入方案",
    "W901": "豁免已过期",
    "W902": "豁免未用到",
}

RULES: dict[str, str] = {
    "Y001": (
        "文件夹中有文件无法打开。\n"
        "原因：读不了就无从核对；悄悄跳过，又会让人误以为该单位没有报送。\n"
        "示例：文件属于其他用户，没有读取权限；快捷方式指向的文件已不存在。\n"
        "改法：请开放读取权限，或将该文件移出文件夹。"
    ),
    "Y002": (
        "文件没有用UTF-8编码保存。\n"
        "原因：编码不同，同样的内容会读成别的字，单位名称就对不上。\n"
        "示例：旧版编辑器把文件存成了GB18030（ANSI）或UTF-16（Unicode）。\n"
        "改法：请用编辑器打开文件，选择“另存为”，编码选UTF-8。"
    ),
    "Y003": (
        "文件不符合YAML语法，或者整体不是“名称: 值”的形式，或者有文字被当作注释而丢失。\n"
        "原因：结构读不出来，文件中的内容都无法核对。\n"
        "示例：`任务：A1.6` 用了全角冒号；`progress: %13` 没有加引号；花括号没有闭合；某一行以制表符开头。\n"
        "改法：请按提示修改，多数情况是改用半角冒号并在后面加空格，给文字加引号，或把制表符换成空格。"
    ),
    "Y004": (
        "同一层级中，同一字段写了两次。\n"
        "原因：两处只能有一处算数，而旁人看不出是哪一处。\n"
        "示例：先写了 `status: done`，隔几行在同一条任务里又写了 `status: in_progress`。\n"
        "改法：请核对后只保留一处。"
    ),
    "Y005": (
        "文件使用了锚点、别名、合并键、标签，或者写了多份文档。\n"
        "原因：这些写法会使一处文字代替另一处，而报告应当所见即所报；它们还能使很小的文件急剧膨胀。\n"
        "示例：`*base`、`<<: *base`、`!!int 5`，或者第二个 `---`。\n"
        "改法：请直接写出内容；文字以 `*`、`&`、`!` 开头的，请加引号。"
    ),
    "Y006": (
        "文件超过500 KB，或者所含名称和值超过6万个，或者嵌套超过40层。\n"
        "原因：正常的报告不会这么大，这样的文件不是误操作，就是恶意所为。\n"
        "示例：把图片当作文字粘贴进了文件。\n"
        "改法：请删去与报告无关的内容，佐证材料只写名称和出处。"
    ),
    "Y007": (
        "文件中有控制字符、特殊换行符，或者改变文字方向的字符。\n"
        "原因：这类字符看不见，会使一段文字看上去像另一段，还会扰乱屏幕显示。\n"
        "示例：从终端复制带入的转义序列，从网页带入的U+202E，从文字处理软件带入的U+2028。\n"
        "改法：请在所指位置删去该字符，重新录入这段文字。"
    ),
    "S101": (
        "必填的字段没有写，或者写了但为空；所填文字只有空格的，也算为空。\n"
        "原因：缺了它，这份报告、这条任务或这个数据就无法判定。\n"
        '示例：任务没有填 `status`；数据没有填 `measure`；全覆盖类目标的数据没有填总数 `of`；`reason: ""`。\n'
        "改法：请在所指位置补填所缺的字段。"
    ),
    "S102": (
        "写了一个不存在的字段。\n"
        "原因：字段名写错了，所填内容就会不声不响地丢失。\n"
        "示例：`stauts: done`；`{value: 31,000}` 中逗号之后的 `000` 会被当作字段。\n"
        "改法：请按提示更正字段名，或删去该字段；文字中有半角逗号的，请加引号。"
    ),
    "S103": (
        "所填内容与字段要求的类型不符。\n"
        "原因：用文字代替数字，就无法与目标比较；由程序去猜，总有猜错的时候。\n"
        "示例：`value: 三千`；`value: -5`；计量单位为“人”却填了 `value: 12.5`；`status: finished`。\n"
        "改法：请按提示填写不加引号的数字、规定的选项、列表，或加引号的文字。"
    ),
    "S104": (
        "日期或报告期不存在，或者数据截止日不在报告期内。\n"
        "原因：是否到期、是否逾期、序时进度多少，都要靠日期推算。\n"
        "示例：`submitted: 2025-02-30`；`period: 2024-Q5`；2024年的报告填了 `data_through: 2025-01-10`。\n"
        "改法：日期请写作“年-月-日”，如2025-01-15；报告期请写作2024、2024-H1、2024-Q3或2024-09。"
    ),
    "R201": (
        "报告是按另一个方案填报的。\n"
        "原因：同一编号在不同方案中所指的内容不同。\n"
        "示例：`plan: other-city@1.0`。\n"
        "改法：请将 `plan:` 改为本方案的编号，或用 `--plan` 指定报告所依据的方案。"
    ),
    "R202": (
        "报送单位不在方案之列，或者填的是统称。\n"
        "原因：不知道是哪个单位，就不知道它应当报什么；统称（如各县区政府）不能报送，应由各单位分别报送。\n"
        "示例：`unit: 市教育厅`；`unit: 各县区政府`。\n"
        "改法：请填写方案所列的单位名称或别称，可用 `plan show` 查看。"
    ),
    "R203": (
        "报告填了方案中没有的任务。\n"
        "原因：这样填报的内容不会计入任何任务。\n"
        "示例：`task: A1.9`，而A1只有六项任务。\n"
        "改法：请更正任务编号，提示中会列出本单位承担的任务。"
    ),
    "R204": (
        "数据填在了该任务没有的目标上。\n"
        "原因：这样的数据不是无处计入，就是计入了别的任务。\n"
        "示例：`target: A1.6.T9`；在A1.6这一条中填了 `target: A2.3.T1`。\n"
        "改法：请填写该任务的目标编号，或将数据移到所属任务名下。"
    ),
    "R205": (
        "状态填在了该任务没有的工作事项上。\n"
        "原因：这样的状态不是无处计入，就是计入了别的任务。\n"
        "示例：`deliverables: {A1.6.D9: done}`。\n"
        "改法：请填写该任务的工作事项编号，可用 `plan show TASK`（TASK为任务编号）查看。"
    ),
    "R206": (
        "报送单位既不是该任务的牵头单位，也不是责任单位。\n"
        "原因：该任务在方案中由其他单位承担，多半是编号写错了。\n"
        "示例：市林业局填报了A1.6，而这项任务由市教育局牵头、市科协负责。\n"
        "改法：请更正任务编号，或删去该条。"
    ),
    "R207": (
        "所填计量单位与目标不一致。\n"
        "原因：“人”与“人次”不是一回事；6.2万人次应写作62000人次。\n"
        "示例：目标以“人”计，却填了 `measure: 人次`。\n"
        "改法：请按目标的计量单位填报，数字写全。"
    ),
    "R208": (
        "同一份报告中，同一任务、目标或工作事项填了两次。\n"
        "原因：两处只能有一处算数。\n"
        "示例：有两条任务都填 `task: A1.6`，或者有两个数据都填 `target: A1.6.T1`。\n"
        "改法：请将两处合并为一条，删去另一条。"
    ),
    "R209": (
        "报告依据的是方案的另一版本，或者没有写明版本。\n"
        "原因：版本之间，任务和数字可能已有调整。\n"
        "示例：方案现行版本为1.0，报告填了 `plan: hanzhong-science-literacy@0.9`。\n"
        "改法：请先核对变动内容（`plan diff OLD NEW`，OLD、NEW为旧版和新版方案），再改填现行版本。"
    ),
    "C301": (
        "本单位牵头或负责的任务在本期实施，报告中却没有这项任务。\n"
        "原因：没有报告不等于没有完成，汇总单位须分清是哪一种。\n"
        "示例：市教育局牵头A1.6，其报告中却没有 `task: A1.6` 这一条。\n"
        "改法：请补报该任务，尚未开展的也要填 `not_started`；用 `plan template` 可生成含全部任务的模板。"
    ),
    "C302": (
        "牵头单位没有报本期实施的目标的数据。\n"
        "原因：没有数据，就无从知道目标是否达到。目标时限到期之前，可填 `value: null` 并说明原因；"
        "以某一时点水平考核的目标，到该时点才须报数；调查结果尚未发布的，也算正当原因。\n"
        "示例：A1.6这一条报了A1.6.T1，漏报了A1.6.T2。\n"
        "改法：请补报数据，或填 `value: null` 并用 `reason:` 说明原因。"
    ),
    "C303": (
        "本单位承担的工作事项没有报状态。\n"
        "原因：没有报告不等于没有启动。\n"
        "示例：A1.6要求完成A1.6.D1，牵头单位所报的 `deliverables` 下却没有 `A1.6.D1:`。\n"
        "改法：请补填该工作事项，状态为not_started（未启动）、in_progress（推进中）、done（已完成）或blocked（受阻）。"
    ),
    "C304": (
        "数值填了null，却没有说明原因。\n"
        "原因：暂无数据须有原因，否则与漏填分不清。\n"
        "示例：`{target: A1.6.T2, value: null}`。\n"
        "改法：请补填 `reason:`，例如“待统计”，或者填上数值。"
    ),
    "C305": (
        "牵头单位所报任务中有事项滞后，而原因、措施、时限没有写全。\n"
        "原因：通报滞后事项时，要同时说明为什么滞后、采取什么措施、何时补上。\n"
        "示例：A1.6.T1滞后（黄灯），该任务下没有 `shortfall`，或者有 `shortfall` 而缺 `due`。\n"
        "改法：请在该任务下补充 `shortfall: {cause: …, remedy: …, due: YYYY-MM-DD}`，依次为原因、措施和时限。"
    ),
    "C306": (
        "报告没有写明审签人。\n"
        "原因：政府据以决策的数据，应当有人审核签发。\n"
        "示例：没有 `approved_by`，或者写了但为空。\n"
        "改法：请补填 `approved_by:`，写明审签人姓名。"
    ),
    "C310": (
        "最近一个已结束的报告期，承担任务的单位没有报送报告。\n"
        "原因：没有报送不能当作已经完成；汇总单位须知道应当催报哪个单位。\n"
        "示例：2024年已经结束，没有市民政局2024年的报告。更短周期（如季度）的报告不能代替年度报告。\n"
        "改法：请尽快报送，可用 `plan template UNIT --period P`（UNIT为单位，P为报告期）生成模板。"
    ),
    "C311": (
        "从方案首个报告期（或所读报告中最早的一期）到该单位最近一次报告之间，有报告期没有报送。\n"
        "原因：中间缺了一期，就看不清数据是怎样形成的。\n"
        "示例：报送了2022年和2024年的报告，没有报送2023年的。\n"
        "改法：请补报所缺的报告；逾期的数据仍予采用。"
    ),
    "C312": (
        "报告在规定时限之后才报送。\n"
        "原因：逾期报送会耽误汇总。比方案规定的周期更短的报告不属应报，也就不算逾期。\n"
        "示例：2024年的报告应于2025-01-31前报送，实际于2025-02-10报送。\n"
        "改法：本次已无法补救，汇总中会列明逾期天数；下期请按时报送。"
    ),
    "K401": (
        "任务报为已完成，但本单位牵头的目标没有数据证明已达到，或者本单位承担的工作事项没有完成。\n"
        "原因：与自己所报数据相矛盾的“完成”，比如实报告差距更不可取。\n"
        "示例：`status: done`，而目标5000只报了3200。长期推进的工作事项不在此列。\n"
        "改法：请改为 `status: in_progress`，或更正有关数据和状态。"
    ),
    "K402": (
        "同一份报告既报了合计数，又报了全部分项，而分项相加不等于合计。\n"
        "原因：其中至少有一个数字有误。\n"
        "示例：合计62000，两个分项分别为50000和10000。\n"
        "改法：请核对并更正有误的数字。"
    ),
    "K403": (
        "所报数值超过总数，或者比例超过100%。\n"
        "原因：这是不可能的。\n"
        "示例：`value: 610, of: 600`；计量单位为“%”却填了 `value: 130`。\n"
        "改法：请更正数值，或更正总数。"
    ),
    "K404": (
        "数据、佐证材料或测定的日期晚于报送日期。\n"
        "原因：报送时还没有的内容，不可能写进报告。\n"
        "示例：`submitted: 2025-01-15`，佐证材料的日期却是2025-03-01。\n"
        "改法：请更正有误的日期。"
    ),
    "K405": (
        "佐证材料的日期早于报告期，或者晚于报送时限。\n"
        "原因：不是本期的材料，往往证明的是别的事情。\n"
        "示例：2024年的报告用2022年的文件作为佐证材料。\n"
        "改法：请改用本期的佐证材料，或更正日期。"
    ),
    "K406": (
        "任务报为未启动，却报有大于0的数值或已完成的工作事项。\n"
        "原因：两者必有一处有误。\n"
        "示例：`status: not_started`，同时填了 `value: 120`。\n"
        "改法：请改为 `status: in_progress`，或更正有关数值和状态。"
    ),
    "K410": (
        "累计数比以前所报的低，或者总数有变，却没有说明更正原因。\n"
        "原因：已经培训、建成、举办的不会变少，前后两次报告必有一次有误。\n"
        "示例：2023年报3200，2024年报2900。\n"
        "改法：请更正数值；确属更正以前数据的，用 `correction: reason` 说明原因（reason处填写具体原因）。"
    ),
    "K411": (
        "牵头单位所报总数小于其他单位对同一目标所报之和。\n"
        "原因：牵头单位的数据是总数，各单位所报相加不应超过它；超过的，不是统计口径不一，就是牵头单位没有汇总齐全。\n"
        "示例：牵头单位报300，两个县各报200。\n"
        "改法：请牵头单位与各单位对账后，报送总数。"
    ),
    "K412": (
        "同一单位同一报告期报送了两份报告。\n"
        "原因：无法判断以哪一份为准；在删去一份之前，以报送日期较晚的为准。\n"
        '示例：市教育局.yaml和汉中市教育局.yaml都填了 `period: "2024"`。\n'
        "改法：请将两份合并为一份，删去另一份。"
    ),
    "K413": (
        "任务进展情况的文字与本单位上一份报告完全相同。\n"
        "原因：照抄的文字，看不出本期做了什么。\n"
        "示例：2023年填了 `progress: 正常推进`，2024年又照填一遍。\n"
        "改法：请写明本期做了什么。"
    ),
    "P501": (
        "所报数值超过目标的150%。\n"
        "原因：要么是成绩突出，要么是笔误，例如多写一个0、把人次当作人、把历年累计当作当年数。\n"
        "示例：要求5000，报了8000。\n"
        "改法：请核实数字；确属无误的，不必改动。"
    ),
    "P502": (
        "数值写成了“约”“近”“余”一类的约数。\n"
        "原因：约数无法与目标比较；能确定下限的（余、多、以上），可以换一种写法，使其能够比较；约、近、左右不是下限。\n"
        "示例：`value: 3200余`、`value: 约3200`。\n"
        "改法：请填写准确数字；确已达到该数、只能确定下限的，写 `value: 3200` 并加 `bound: at_least`。"
    ),
    "E601": (
        "任务或其工作事项报为已完成，却没有附佐证材料。\n"
        "原因：报了完成，事情就算了结，因此必须有据可查。\n"
        "示例：填了 `status: done`，没有 `evidence`。\n"
        "改法：请补充 `evidence: [{title: …, ref: …}]`，依次为材料名称和出处，出处可填文号、与报告放在一起的文件或网址。"
    ),
    "E602": (
        "作为佐证材料的文件找不到，或者不在报告所在的文件夹内。\n"
        "原因：别人打不开的材料不能作为佐证。文件路径从报告所在文件夹算起。\n"
        "示例：`ref: photos/day1.jpg`，而没有这个文件；`ref: ../../secret.docx`。\n"
        "改法：请将文件与报告放在一起，或更正路径；没有文件的，填文号或网址。"
    ),
    "E603": (
        "同一份材料被两个单位用作佐证。\n"
        "原因：各单位共同开展工作，这往往并无不妥；但一个单位的成绩不应计算两次。\n"
        "示例：市教育局和团市委的报告都用汉教发〔2024〕12号作为佐证材料。\n"
        "改法：两个单位确都参与的，不必改动。"
    ),
    "G701": (
        "目标的时限已到，仍未达到。\n"
        "原因：在方案规定的期限内已无法补上。\n"
        "示例：到2025年底，要求5000，完成4200。\n"
        "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况，并写明何时补上。"
    ),
    "G702": (
        "目标仍在实施期内，但严重落后于序时进度（红灯）。\n"
        "原因：不足应有进度的60%，或者落后超过30个百分点（方案可另定），很少能自行赶上。\n"
        "示例：时间过去60%，只完成20%。\n"
        "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
    ),
    "G703": (
        "目标落后于序时进度（黄灯），但仍可赶上。\n"
        "原因：完成的比例不应低于时间过去的比例。\n"
        "示例：时间过去60%，完成50%。\n"
        "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
    ),
    "G704": (
        "工作事项的时限已到，仍未完成。\n"
        "原因：方案要求在规定期限内完成。\n"
        "示例：要求2025年底前出台的文件，到期仍在推进中。\n"
        "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
    ),
    "G705": (
        "工作事项时间已过半仍未启动，或者工作受阻。\n"
        "原因：到了半程还没有开始，或者推不下去的，有可能完不成。\n"
        "示例：时限到2025年为止，2024年仍为 `not_started`。\n"
        "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
    ),
    "G706": (
        "实际数高于方案规定的幅度（如30–50，或“约”）。\n"
        "原因：目标已经达到，但与方案的安排不同；规定的幅度也可能含有上限的意思。\n"
        "示例：方案要求30–50场次，实际64场次。\n"
        "改法：数字无误的，不必改动。"
    ),
    "G707": (
        "方案表述为“力争”的目标滞后或没有达到。\n"
        "原因：力争目标单独统计，不会因此把单位列为严重滞后（红灯）。\n"
        "示例：全市的比例低于全省平均水平。\n"
        "改法：不必改动。"
    ),
    "G708": (
        "数据暂时没有，已说明原因；或者调查结果尚未发布。\n"
        "原因：暂无数据不等于零，也不算差错。\n"
        "示例：`value: null, reason: 待统计`。\n"
        "改法：请在下期报告中补报。"
    ),
    "L801": (
        "编号有重复，没有按顺序排列，或者与所属的上级编号不一致。\n"
        "原因：报告多年都靠编号对应任务和目标，一个编号只能指一项内容，并且应能看出它在方案中的位置。\n"
        "示例：章节 `A1` 中有任务 `B1.2`；`A1.2` 之后紧接 `A1.4`；有两个目标都是 `A1.6.T1`。\n"
        "改法：任务请按原文顺序编为 `A1.1`、`A1.2`……（章节编号为字母的，编为 `S1`……）；任务之下，目标编为 `.T1`……，工作事项编为 `.D1`……。"
    ),
    "L802": (
        "方案引用的单位、时段或分项并不存在，或者单位用在了不该用的地方。\n"
        "原因：任务落在不存在的单位上，就等于无人承担，而且不会被发觉。\n"
        "示例：`lead: 市教育厅`；以统称作为牵头单位；填了 `during: 十五五` 而没有这个时段；`who` 所填单位不承担该任务。\n"
        "改法：请按 `units` 或 `windows` 中的名称填写（不用别称），或在其中补列。"
    ),
    "L803": (
        "目标没有恰好设定一种比较方式和一种时间要求，或者目标值、日期、上下限不合情理。\n"
        "原因：这样的目标无法判定，或者只能按无人决定过的标准判定。\n"
        "示例：同时写了 `at_least` 和 `all`；`between: [50, 30]`；比例为130%；时段到2025年结束，却填了 `by: 2026-12-31`。\n"
        "改法：请只保留原文规定的比较方式和时间要求，并更正所指的数字或日期。"
    ),
    "L804": (
        "目标的分项属于别的任务，与合计的计量单位或时间不一致，相互循环引用，或者相加不等于合计。\n"
        "原因：合计不等于分项之和，两者就无法比较，如实填报的报告也都会被判为有误（K402）。\n"
        "示例：合计12000人次，分项为9000和2000；合计以“人次”计，分项以“人”计。\n"
        "改法：请更正与原文不符的数字、计量单位或时间，或者删去该分项。"
    ),
    "L805": (
        "方案列出了单位或时段，却没有任何地方用到。\n"
        "原因：多半是编辑方案时，某项任务漏掉了一个单位或所属时段。\n"
        "示例：`units` 下列有 `市工信局`，却没有它承担的任务；列有时段 `十五五`，却没有章节、任务或目标用到。\n"
        "改法：请对照原文，漏写的补上，多列的删去。"
    ),
    "L811": (
        "所给的原文不是编制方案时的那一份，其SHA-256与方案登记的不同。\n"
        "原因：行号和句序都是对照登记的那份原文编的，换一份原文，所指内容可能就变了。\n"
        "示例：换行不同的副本，或者文件后来的版本。\n"
        "改法：请改用登记的那份原文；或者逐项核对此处列出的问题后，登记新的原文。"
    ),
    "L812": (
        "方案中的标题与原文不一致，或者不在方案所注的行。\n"
        "原因：手头没有原文的人，靠标题识别任务。\n"
        "示例：原文为建设社区书房，方案写成 `title: 建设社区书屋`；`line` 多了一行。\n"
        "改法：请按原文一字不差地写标题，或更正行号。"
    ),
    "L813": (
        "牵头单位或责任单位有遗漏、多列或顺序不同，或者原文中的分工没有任何任务与之对应。\n"
        "原因：分工规定了由谁负责什么，这里漏掉的单位，就再也不会有人去问。\n"
        "示例：原文列有市教育局和市科协，方案写成 `responsible: [市科协]`。\n"
        "改法：请按原文填写牵头单位和责任单位，顺序与原文一致。"
    ),
    "L814": (
        "目标的数字不在所注的原文语句中，或者 `not_targets` 所列文字不在所注的行。\n"
        "原因：数字错了，会连年按错的数字判定。“人”不等于“人次”；两个目标都是100的，原文中须有两个数字。\n"
        "示例：原文为5000，方案写成 `at_least: 500`；原文没有“每年”字样，方案却写了不带数字的 `every: year`。\n"
        "改法：请更正数字、计量单位、`sentence`，或任务的 `line`。"
    ),
    "L815": (
        "原文中有数字既没有编为目标，也没有列入 `not_targets`。\n"
        "原因：凡是提出要求的数字都应当判定，因此要么编为目标，要么写明理由予以排除。\n"
        "示例：原文要求培训500名，而该任务没有目标值为500的目标。\n"
        "改法：请补列目标，或将该数字列入 `not_targets` 并写明理由。"
    ),
    "L816": (
        "任务原文中有语句没有编入任何目标或工作事项，或者目标、工作事项所注的语句并不存在。\n"
        "原因：原文有要求而方案漏列的，以后就再也不会有人过问。\n"
        "示例：任务共四句，所列工作事项都出自第2句和第4句。\n"
        "改法：请为该句补列工作事项，或更正 `sentence` 所注的句序。"
    ),
    "W901": (
        "豁免已过有效期。单独核对报告时，只提示与所核对报告有关的豁免。\n"
        "原因：豁免只管一段时间；到期后，所豁免的问题重新计入，须重新审定。\n"
        "示例：填了 `until: 2025-06-30`，核对基准日为2025-12-31。\n"
        "改法：请删去该豁免，或经重新批准后改填新的期限。"
    ),
    "W902": (
        "豁免没有对应到任何问题；只在全部报告一并核对时提示。\n"
        "原因：留着不用的豁免，日后可能豁免掉未经批准的问题。\n"
        "示例：该单位已经报送，其C310却仍在豁免之列。\n"
        "改法：请删去该豁免，或更正其规则、单位或编号。"
    ),
}
