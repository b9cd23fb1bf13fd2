"""The words of `reading`: how it is said that a file can't be read."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "Y001": Sentence(
        en="the file can't be read ({actual})",
        zh="文件无法读取（{actual}），请检查文件权限，或将其移出该文件夹",
    ),
    "Y001/folder": Sentence(
        en="this folder can't be listed, and nothing in it was read: allow it to be read, or take it out",
        zh="无法查看该文件夹中有哪些文件，其中内容均未读取，请开放读取权限，或将其移出",
    ),
    "Y001/link-outside": Sentence(
        en="this is a link that leads out of the folder, and was not read: put the report itself in its place",
        zh="这是指向文件夹之外的链接，未予读取，请改为放入报告文件本身",
    ),
    "Y001/no-file": Sentence(
        en="this is not a file (but a pipe or the like), and was not read: take it out of the folder",
        zh="这不是普通文件（而是管道等），未予读取，请移出该文件夹",
    ),
    "Y002/broken": Sentence(
        en="from here on the file is not UTF-8: open it in an editor and save it as UTF-8",
        zh="文件从此处起不是UTF-8编码，请用编辑器打开后另存为UTF-8编码",
    ),
    "Y002/looks-like": Sentence(
        en="the file is not in UTF-8 but most likely in {actual}: open it in an editor and save it as UTF-8",
        zh="文件编码不是UTF-8，疑为{actual}，请用编辑器打开后另存为UTF-8编码",
    ),
    "Y003/after-bracket": Sentence(
        en="something stands behind the closing bracket: put it within the brackets as `name: value`, or take it out",
        zh="闭合括号后还有其他内容，请按“字段: 内容”移入括号内，或删去",
    ),
    "Y003/after-quote": Sentence(
        en="text stands behind the closing quotation mark: put it before the mark; within a text in quotes write “ ”",
        zh="后引号之后还有文字，请移到引号之内；引号内如需再用引号，请用中文引号“ ”",
    ),
    "Y003/backtick": Sentence(
        en="“`” is no quotation mark for YAML: write {expected} without it",
        zh="反引号“`”不是YAML的引号，请去掉，写成 {expected}",
    ),
    "Y003/brackets": Sentence(
        en=(
            "something is wrong in the brackets that open here: each is to be closed, with a half-width comma between "
            "two values"
        ),
        zh="此处起的括号内写法有误：括号须成对，各项之间用半角逗号隔开，请检查",
    ),
    "Y003/complex-key": Sentence(
        en="a name before a colon must be plain text",
        zh="冒号前的名称只能是普通文字",
    ),
    "Y003/conflict": Sentence(
        en=(
            "a merge was not finished here: keep one of the two versions, and take out the lines that begin with "
            "<<<<<<<, ======= and >>>>>>>"
        ),
        zh="此处有未处理完的合并冲突，请保留一个版本，并删去以 <<<<<<<、=======、>>>>>>> 开头的各行",
    ),
    "Y003/cut-text": Sentence(
        en="from “ #” on the text is a comment and is lost: put the whole text in quotes, or take the comment out",
        zh="“ #”以后的文字会被当作注释而丢失，请给整段文字加上引号，或删去注释",
    ),
    "Y003/empty": Sentence(
        en=(
            "nothing is in the file: a report begins with `plan:`, `unit:` and `period:`, a plan with `id:` and "
            "`version:`"
        ),
        zh="文件没有内容或只有注释：报告开头应为 `plan:`、`unit:` 和 `period:`，方案开头应为 `id:` 和 `version:`",
    ),
    "Y003/escape": Sentence(
        en=(
            "a backslash has a meaning of its own in double quotes: write \\\\ for one, or put the text in single "
            "quotes"
        ),
        zh="双引号内的反斜杠有特殊含义，请写成两个反斜杠，或改用单引号",
    ),
    "Y003/extra-bracket": Sentence(
        en="the bracket {actual} closes nothing: take it out",
        zh="多出一个闭合括号 {actual}，请删去",
    ),
    "Y003/extra-comma": Sentence(
        en="nothing stands before this comma: take it out, or write what is missing",
        zh="此逗号前没有内容，请删去逗号，或补上缺少的内容",
    ),
    "Y003/fence": Sentence(
        en="the line {actual} is a fence from a chat or a page and none of the report: take out both such lines, and "
        "what stands outside them",
        zh="{actual} 是从聊天或网页复制带入的代码框标记，不属于报告内容，请将首尾两行及其以外的文字一并删去",
    ),
    "Y003/full-width-bracket": Sentence(
        en="the bracket “{actual}” is full-width: write a half-width {expected}",
        zh="括号“{actual}”是全角，请改为半角 {expected}",
    ),
    "Y003/full-width-colon": Sentence(
        en="the colon “：” is full-width: write a half-width colon and a space, “: ”, in {actual}",
        zh="“{actual}”中的冒号“：”是全角，请改为半角冒号加空格“: ”",
    ),
    "Y003/full-width-comma": Sentence(
        en="“{actual}” is full-width: between {{ }} or [ ] write a half-width one and a space",
        zh="“{actual}”是全角：花括号、方括号内须用半角符号，后空一格",
    ),
    "Y003/hyphen": Sentence(
        en="a list item begins with a half-width hyphen and a space: write “- task: …”",
        zh="列表项须以半角“-”加空格开头，写成“- task: …”",
    ),
    "Y003/indent": Sentence(
        en="the indentation does not fit what stands above: align the line with its neighbours",
        zh="本行或上一行的缩进与上文不一致，请与同级各行左对齐",
    ),
    "Y003/list-mark": Sentence(
        en="“{actual}” is no mark of a list for YAML: an item begins with a half-width hyphen and a space, “- task: …”",
        zh="“{actual}”不是YAML的列表标记，列表项须以半角“-”加空格开头，写成“- task: …”",
    ),
    "Y003/list-place": Sentence(
        en="a list can't begin behind a name: begin each item on a line of its own, with “- ”, or take the hyphen out",
        zh="字段名之后不能直接写列表项，请另起一行，每项以“- ”开头，或删去“-”",
    ),
    "Y003/mail-quote": Sentence(
        en="lines begin with “>”, as quoted in a mail: take the sign out of each, and the mail's own words around them",
        zh="有的行以邮件引用符“>”开头，请逐行删去该符号，并删去前后不属于报告的文字",
    ),
    "Y003/no-braces": Sentence(
        en="several pairs stand on one line: put each on a line of its own, or all in braces, {expected}",
        zh="一行内写了多个字段，请分行填写，或加花括号写成 {expected}",
    ),
    "Y003/no-colon": Sentence(
        en="there is no colon on this line: write “name: value”, or indent the line if it goes on with the text above",
        zh="本行没有冒号，请写成“字段: 内容”；如是上一行文字的续行，请增加缩进",
    ),
    "Y003/no-comma": Sentence(
        en="a comma and a space are missing before {actual}",
        zh="“{actual}”前缺少半角逗号，请补上逗号并空一格",
    ),
    "Y003/no-list": Sentence(
        en="the file must be a list, lines that begin with “- ”",
        zh="文件应为列表，每项以“- ”开头",
    ),
    "Y003/no-mapping": Sentence(
        en=(
            "the file must be made of `name: value` lines: in a report `plan:`, `unit:`, `period:`, in a plan `id:`, "
            "`version:`"
        ),
        zh="文件内容应逐行写成 `名称: 值`：报告应有 `plan:`、`unit:` 和 `period:`，方案应有 `id:` 和 `version:`",
    ),
    "Y003/no-space": Sentence(
        en="a space is missing after the colon: write “name: value”",
        zh="半角冒号后须空一格，写成“字段: 内容”",
    ),
    "Y003/number": Sentence(
        en="“{actual}” is not a plain number: write the number alone, such as {expected}",
        zh="“{actual}”不是单纯的数字，请只填数字，如{expected}",
    ),
    "Y003/odd-blank": Sentence(
        en="the blank behind the colon is no space but {actual}: type an ordinary space",
        zh="冒号后的空白不是普通空格，而是 {actual}，请改为半角空格",
    ),
    "Y003/odd-line": Sentence(
        en="this line is no “name: value”; it begins with {actual}, a sign of YAML's own: take it out, or write one",
        zh="本行不是“字段: 内容”，且以YAML的专用符号 {actual} 开头，请删去或改写为字段",
    ),
    "Y003/open-bracket": Sentence(
        en="the bracket {actual} is not closed: put {expected} where it ends",
        zh="括号 {actual} 没有闭合，请在结尾处补上 {expected}",
    ),
    "Y003/open-quote": Sentence(
        en="the quotation mark {actual} is not closed: put the same one where the text ends",
        zh="引号 {actual} 没有闭合，请在文字结尾处补上同样的引号",
    ),
    "Y003/other": Sentence(
        en=(
            "this is not valid YAML; the parser says: {actual}; look at colons, quotes and brackets here and on the "
            "line above"
        ),
        zh="此处不符合YAML语法，请检查本行和上一行的冒号、引号、括号和缩进（解析器原文：{actual}）",
    ),
    "Y003/other-bracket": Sentence(
        en="the bracket “{actual}” is none for YAML: write {expected} in place of it and its counterpart",
        zh="“{actual}”不能用作YAML的括号，请将这一对括号改为半角 {expected}",
    ),
    "Y003/other-colon": Sentence(
        en="“{actual}” looks like a colon and is none for YAML: write a half-width colon and a space, “: ”",
        zh="“{actual}”形似冒号而不是冒号，请改为半角冒号并空一格，写成“: ”",
    ),
    "Y003/other-quote": Sentence(
        en="the text begins with {expected} and ends with {actual}, a quotation mark of another kind: write {expected}",
        zh="这段文字以 {expected} 开头，却以另一种引号（{actual}）结尾，请改为 {expected}",
    ),
    "Y003/quote": Sentence(
        en="this text begins with or holds a sign that YAML reads as its own: put it in quotes, {expected}",
        zh="此处文字含有YAML的专用符号，请加引号，写成 {expected}",
    ),
    "Y003/separator": Sentence(
        en="“{actual}” parts no pairs: write a half-width comma and a space between two",
        zh="“{actual}”不能分隔字段，请改为半角逗号加空格",
    ),
    "Y003/spreadsheet-error": Sentence(
        en="{actual} is a spreadsheet's error and no value: write the number, or `null` with a `reason:`",
        zh="{actual} 是电子表格的错误值，请填写数字；暂无数据的，填 `null` 并用 `reason:` 说明原因",
    ),
    "Y003/tab": Sentence(
        en="the line begins with a tab: use spaces to indent",
        zh="行首是制表符，请改用空格缩进",
    ),
    "Y003/wide-space": Sentence(
        en="the line begins with a blank that is no space (a full-width or no-break one): use ordinary spaces",
        zh="行首的空白不是普通空格（全角空格、不间断空格等），请改用普通空格",
    ),
    "Y004": Sentence(
        en="“{actual}” stands here for the second time (first on line {first_line}): keep one of them",
        zh="“{actual}”在此重复出现（首次见第{first_line}行），请只保留一处",
    ),
    "Y004/cell": Sentence(
        en="“{actual}” stands here for the second time (first at {first_line}): keep one of them",
        zh="“{actual}”在此重复出现（首次见{first_line}），请只保留一处",
    ),
    "Y004/other-name": Sentence(
        en="“{actual}” is the same field as “{expected}” on line {first_line}: keep one of them",
        zh="“{actual}”与第{first_line}行的“{expected}”是同一字段，请只保留一处",
    ),
    "Y005/alias": Sentence(
        en=(
            "anchors and aliases ({actual}) are not allowed: write the value out, or put a text that begins with * or "
            "& in quotes"
        ),
        zh="不得使用锚点和别名（{actual}），请直接写出内容；文字以 * 或 & 开头的，请加引号",
    ),
    "Y005/documents": Sentence(
        en="a second document begins here: a file holds one report, so take the --- out",
        zh="从此处起是另一份文档，一个文件只能写一份报告，请删去 ---",
    ),
    "Y005/merge": Sentence(
        en="the merge key << is not allowed: write the fields out",
        zh="不得使用合并键 <<，请逐项写出各字段",
    ),
    "Y005/tag": Sentence(
        en="tags ({actual}) are not allowed: take it out, or put quotes around a text that begins with !",
        zh="不得使用标签（{actual}），请删去；文字以 ! 开头的，请加引号",
    ),
    "Y006/bytes": Sentence(
        en="the file has {actual} bytes, more than the {expected} allowed: take out what does not belong in a report",
        zh="文件大小为{actual}字节，超过上限{expected}字节，请删去与报告无关的内容",
    ),
    "Y006/levels": Sentence(
        en="the file is nested deeper than {expected} levels here",
        zh="此处嵌套超过{expected}层，请减少层级",
    ),
    "Y006/nodes": Sentence(
        en="the file has more than {expected} names and values: take out what does not belong in a report",
        zh="文件内的名称和取值超过{expected}个：请删去不属于报告的内容",
    ),
    "Y006/plan-bytes": Sentence(
        en="the plan has {actual} bytes, more than the {expected} allowed: take out what does not belong in a plan",
        zh="方案文件大小为{actual}字节，超过上限{expected}字节，请删去与方案无关的内容",
    ),
    "Y006/plan-nodes": Sentence(
        en="the plan has more than {expected} names and values: take out what does not belong in a plan",
        zh="方案文件内的名称和取值超过{expected}个：请删去不属于方案的内容",
    ),
    "Y006/waivers-bytes": Sentence(
        en="the file has {actual} bytes, more than the {expected} allowed: take out what does not belong in waivers",
        zh="豁免文件大小为{actual}字节，超过上限{expected}字节，请删去与豁免无关的内容",
    ),
    "Y006/waivers-nodes": Sentence(
        en="the file has more than {expected} names and values: take out what does not belong in waivers",
        zh="豁免文件内的名称和取值超过{expected}个：请删去不属于豁免的内容",
    ),
    "Y007": Sentence(
        en="the character {actual} is not allowed here: delete it and type the text again",
        zh="此处不允许出现字符 {actual}，请删除后重新录入这段文字",
    ),
    "Y007/escaped": Sentence(
        en="this text holds the character {actual}, which nobody sees, written as an escape: take it out",
        zh="这段文字以转义形式写入了看不见的字符 {actual}，请删去",
    ),
    "Y008/broken": Sentence(
        en="this workbook is damaged: open it in a spreadsheet program and save it anew as .xlsx",
        zh="工作簿已损坏，请用表格软件打开后另存为 .xlsx",
    ),
    "Y008/no-form": Sentence(
        en=(
            "this workbook is no form of a report: fill in the one that `plan template UNIT --period P -o FILE.xlsx` "
            "writes, or take it out of the folder"
        ),
        zh="此工作簿不是报告表式：请填写 `plan template 单位 --period 报告期 -o 文件.xlsx` 生成的表式，或移出文件夹",
    ),
    "Y008/no-workbook": Sentence(
        en="this is no workbook, whatever its name says: save it as .xlsx in a spreadsheet program",
        zh="此文件并非工作簿，请用表格软件另存为 .xlsx",
    ),
    "Y008/old": Sentence(
        en="this is a workbook of the old kind (.xls, .et): open it in a spreadsheet program and save it as .xlsx",
        zh="此文件是旧格式工作簿（.xls、.et），请用表格软件打开后另存为 .xlsx",
    ),
    "Y008/part": Sentence(
        en="the sheet “{actual}” can't be found, which has the headings {expected}: take it from a new form",
        zh="找不到工作表“{actual}”（应有列标题：{expected}），请从新生成的表式中补上",
    ),
    "Y008/second": Sentence(
        en="here is a second form (the first is at {first_line}), which is not read: hand in each in a file of its own",
        zh="此处是第二份表式（第一份见{first_line}），未予读取，请每份单独成文件报送",
    ),
    "Y008/version": Sentence(
        en="the form is of version {actual}, and {expected} is read: copy what is filled in into a new form",
        zh="表式版本为{actual}，现行版本为{expected}，请将所填内容移入新生成的表式",
    ),
    "Y009/cells": Sentence(
        en="more is filled in than a form can hold ({expected}): take out what does not belong in it",
        zh="所含内容超出表式上限（{expected}），请删去与报告无关的内容",
    ),
    "Y009/encrypted": Sentence(
        en="the workbook can only be opened with a password: take that away and save it again",
        zh="工作簿设有打开密码，请取消密码后重新保存",
    ),
    "Y009/entities": Sentence(
        en="the workbook declares entities, as no spreadsheet program does, and was not read: save it anew as .xlsx",
        zh="工作簿内含实体声明（正常表格软件不会生成），未予读取，请用表格软件另存为 .xlsx",
    ),
    "Y009/levels": Sentence(
        en="the workbook is nested deeper than {expected} levels and was not read: save it anew as .xlsx",
        zh="工作簿内部嵌套超过{expected}层，未予读取，请用表格软件另存为 .xlsx",
    ),
    "Y009/macros": Sentence(
        en="the workbook has macros or controls: save it as .xlsx, without them",
        zh="工作簿带有宏或控件，请另存为不带宏的 .xlsx",
    ),
    "Y009/parts": Sentence(
        en="the workbook has {actual} parts, more than the {expected} allowed: take out pictures and other sheets",
        zh="工作簿由{actual}个部分组成，超过上限{expected}个，请删去图片和无关工作表",
    ),
    "Y009/twice": Sentence(
        en="two parts of the workbook have one name, so it was not read: save it anew as .xlsx",
        zh="工作簿中有两个部分同名，未予读取，请用表格软件另存为 .xlsx",
    ),
    "Y009/unpacked": Sentence(
        en=(
            "the workbook unpacks to {actual} bytes, more than the {expected} allowed: take out pictures, other sheets "
            "and formatted empty rows"
        ),
        zh="工作簿解压后有{actual}字节，超过上限{expected}字节，请删去图片、无关工作表和只设了格式的空行",
    ),
    "Y010": Sentence(
        en="this looks like a report and is not read: save it with the ending .yaml, or take it out of the folder",
        zh="此文件像是报告，但未被读取：请另存为 .yaml 文件，或移出文件夹",
    ),
    "Y010/document": Sentence(
        en=(
            "this looks like a report and is not read: write what it says into the form that `plan template UNIT "
            "--period P` writes, or take it out of the folder"
        ),
        zh="此文件像是报告，但未被读取：请按 `plan template 单位 --period 报告期` 生成的模板另行填写，或移出文件夹",
    ),
    "Y010/hidden": Sentence(
        en="this looks like a report and is not read: take away the dot that its name begins with, or take it out",
        zh="此文件像是报告，但文件名以“.”开头，未被读取：请去掉开头的“.”，或移出文件夹",
    ),
    "Y010/unit": Sentence(
        en=(
            "this looks like a report of {actual} and is not read: save it with the ending .yaml, or take it out "
            "of the "
            "folder"
        ),
        zh="此文件像是{actual}的报告，但未被读取：请另存为 .yaml 文件，或移出文件夹",
    ),
    "Y010/unit-document": Sentence(
        en=(
            "this looks like a report of {actual} and is not read: write what it says into the form that `plan "
            "template UNIT --period P` writes, or take it out of the folder"
        ),
        zh="此文件像是{actual}的报告，但未被读取：请按 `plan template 单位 --period 报告期` 所生成的模板填写，或移出",
    ),
    "Y010/unit-hidden": Sentence(
        en=(
            "this looks like a report of {actual} and is not read: take away the dot that its name begins with, or "
            "take it out of the folder"
        ),
        zh="此文件像是{actual}的报告，但文件名以“.”开头，未被读取：请去掉开头的“.”，或移出文件夹",
    ),
}

CHINESE = {
    "Y001": Meaning(
        name="文件无法读取",
        text=(
            "文件夹中有文件或子文件夹无法打开，或者有指向文件夹之外的链接。\n"
            "原因：读不了就无从核对；悄悄跳过，又会让人误以为该单位没有报送。"
            "指向文件夹之外的链接一律不打开，否则报送人可借此显示本机上的任何文件。\n"
            "示例：文件属于其他用户，没有读取权限；链接指向的文件已不存在，或在别的文件夹中。\n"
            "改法：请开放读取权限，用文件本身替换链接，或将其移出文件夹。"
        ),
    ),
    "Y002": Meaning(
        name="编码不是UTF-8",
        text=(
            "文件没有用UTF-8编码保存。\n"
            "原因：编码不同，同样的内容会读成别的字，单位名称就对不上。\n"
            "示例：旧版编辑器把文件存成了GB18030（ANSI）或UTF-16（Unicode）。\n"
            "改法：请用编辑器打开文件，选择“另存为”，编码选UTF-8。"
        ),
    ),
    "Y003": Meaning(
        name="语法错误",
        text=(
            "文件不符合YAML语法，或者整体不是“名称: 值”的形式，或者有文字被当作注释而丢失。\n"
            "原因：结构读不出来，文件中的内容都无法核对。\n"
            "示例：`任务：A1.6` 用了全角冒号；`progress: %13` 没有加引号；花括号没有闭合；某一行以制表符开头；"
            "列表项以“•”或“1.”开头；复制时带入了代码框标记或邮件引用符；字段之间用了“；”。\n"
            "改法：请按提示修改，多数情况是改用半角冒号并在后面加空格，给文字加引号，把制表符换成空格，或删去带入的符号。"
        ),
    ),
    "Y004": Meaning(
        name="字段重复",
        text=(
            "同一层级中，同一字段写了两次，包括中文名称和英文名称各写一次。\n"
            "原因：两处只能有一处算数，而旁人看不出是哪一处。\n"
            "示例：先写了 `status: done`，隔几行在同一条任务里又写了 `status: in_progress`。\n"
            "改法：请核对后只保留一处。"
        ),
    ),
    "Y005": Meaning(
        name="禁用的YAML写法",
        text=(
            "文件使用了锚点、别名、合并键、标签，或者写了多份文档。\n"
            "原因：这些写法会使一处文字代替另一处，而报告应当所见即所报；它们还能使很小的文件急剧膨胀。\n"
            "示例：`*base`、`<<: *base`、`!!int 5`，或者第二个 `---`。\n"
            "改法：请直接写出内容；文字以 `*`、`&`、`!` 开头的，请加引号。"
        ),
    ),
    "Y006": Meaning(
        name="文件过大",
        text=(
            "文件超过500 KB，或者所含名称和值超过6万个，或者嵌套超过40层；方案文件的上限为20 MB和200万个。\n"
            "原因：正常的报告不会这么大，这样的文件不是误操作，就是恶意所为。\n"
            "示例：把图片当作文字粘贴进了文件。\n"
            "改法：请删去与报告无关的内容，佐证材料只写名称和出处。"
        ),
    ),
    "Y007": Meaning(
        name="含控制字符",
        text=(
            "文件中有控制字符、特殊换行符，或者看不见的、改变文字方向的字符。\n"
            "原因：这类字符看不见，会使一段文字看上去像另一段，还会扰乱屏幕显示。\n"
            "示例：从终端复制带入的转义序列，从网页带入的U+202E、U+200B，从文字处理软件带入的U+2028、U+00AD。\n"
            "改法：请在所指位置删去该字符，重新录入这段文字。"
        ),
    ),
    "Y008": Meaning(
        name="不是报告表式",
        text=(
            "工作簿不是报告表式：缺少应有的工作表，或者表式版本不符，或者一个文件里有两份表式。\n"
            "原因：不在表式规定位置的数据，与随手所记无从区分。\n"
            "示例：自行设计的表格；删去了“完成数”一列的表式；旧格式的 `.xls` 文件。\n"
            "改法：请将应报内容填入 `plan template 单位 --period 报告期 -o 文件.xlsx` 生成的表式。"
        ),
    ),
    "Y009": Meaning(
        name="工作簿不安全",
        text=(
            "工作簿设有打开密码、带有宏、含实体声明，或者解压后大小超出表式所能有的，一律不予读取。\n"
            "原因：宏和此类文件可能危害打开文件的人，加密的内容无从核对。\n"
            "示例：另存成 `.xlsm` 的表式；设了打开密码的表式。\n"
            "改法：请取消密码，另存为不带宏的 `.xlsx`，并删去图片和无关工作表。"
        ),
    ),
    "Y010": Meaning(
        name="文件未读取",
        text=(
            "文件夹中有文件像是报告，却没有作为报告读取：后缀不是 .yaml，或者以单位命名而格式不同。\n"
            "原因：填报人以为已经报送，汇总时却成了未报送。\n"
            "示例：编辑器另存成的 `2024/市教育局.yaml.txt`；`2024/市教育局.docx`；`.市教育局.yaml`。\n"
            "改法：请另存为 .yaml 报告，文件名不以“.”开头，或移出文件夹；"
            "文档、表格请按 `plan template` 生成的模板另行填写。"
        ),
    ),
}
