"""Labels: why a run can't go on, and what to do. What may be missing has a phrase of its own, `stop.KEY.FACT`."""

from plan_cli.words.labels import Label

LABELS = {
    "stop.broken-toml": Label(en="{file}: not valid TOML ({reason})", zh="{file}：TOML 格式有误（{reason}）"),
    "stop.collective-unit": Label(
        en="“{unit}” stands for several units and can't report; each of them does: {members}",
        zh="“{unit}”是多个单位的统称，不能作为报送单位，应由各单位分别报送：{members}",
    ),
    "stop.exists": Label(
        en="{file}: there is such a file already; --force overwrites it",
        zh="{file}：文件已存在；如需覆盖，请加 --force",
    ),
    "stop.extra-argument": Label(
        en="there is no room for {given}: names with blanks stand in quotes",
        zh="多余的参数：{given}；名称中有空格的，请加引号",
    ),
    "stop.for-folders": Label(
        en="--period, --all-periods and --only are for folders: a single report has its own period",
        zh="--period、--all-periods 和 --only 只用于文件夹；单份报告已自有报告期",
    ),
    "stop.idle-unit": Label(en="{unit} has no task that runs in {period}", zh="{unit}在{period}没有需要实施的任务"),
    "stop.internal": Label(
        en=(
            "internal error ({name}: {error}). Please report it with the command and the file; -vv shows where it "
            "happened."
        ),
        zh="程序内部错误（{name}: {error}）。请连同所用命令和文件一并反馈；加 -vv 可查看出错位置。",
    ),
    "stop.interrupted": Label(en="interrupted", zh="已中断"),
    "stop.is-folder": Label(en="{file}: this is a folder; name a file", zh="{file}：这是文件夹，请指定文件"),
    "stop.mark-folder": Label(
        en="--mark {path}: several workbooks were checked: name a folder that is there",
        zh="--mark {path}：所检查的工作簿不止一份，请指定已有的文件夹",
    ),
    "stop.missing-argument": Label(
        en="{name} is missing",
        zh="缺少参数“{name}”",
    ),
    "stop.missing-option": Label(
        en="{option} is missing: write {option} {value}",
        zh="缺少选项 {option}，应写作 {option} {value}",
    ),
    "stop.misused": Label(
        en="the command line is wrong: {reason}",
        zh="命令行有误：{reason}",
    ),
    "stop.no-extra": Label(
        en="{what} needs the extra “{extra}”, which is not installed: `pip install 'plan-compliance[{extra}]'`",
        zh="{what}需要附加组件“{extra}”，尚未安装，请执行：`pip install 'plan-compliance[{extra}]'`",
    ),
    "stop.no-folder": Label(
        en="{folder}: there is no such folder; make it first",
        zh="{folder}：没有这个文件夹，请先建立",
    ),
    "stop.no-form-of": Label(
        en="{file}: its unit and period are not known to the plan, so there is no form for it; `plan check` says why",
        zh="{file}：报送单位或报告期与方案不符，没有对应的表式，可用 `plan check` 查看原因",
    ),
    "stop.no-period": Label(
        en="no report in {paths} has a period that can be read; `plan check` says why",
        zh="{paths}中没有报告期可读的报告，可用 `plan check` 查看原因",
    ),
    "stop.no-report": Label(en="no report found{period}{as_of}{known}", zh="没有找到{period}{as_of}报告{known}"),
    "stop.no-report-in": Label(
        en="no report found in {paths}: reports end in .yaml, .yml or .xlsx",
        zh="{paths}：没有找到报告；报告文件名应以 .yaml、.yml 或 .xlsx 结尾",
    ),
    "stop.no-report-named": Label(
        en="no report was named, and there is no folder {folder}: try `plan check report.yaml`",
        zh="未指定报告，也没有文件夹 {folder}，请指定报告，如 `plan check report.yaml`",
    ),
    "stop.no-report-of": Label(
        en="no report for {period}{as_of} was found{known}",
        zh="没有找到{period}报告期{as_of}的报告{known}",
    ),
    "stop.no-report-of.as_of": Label(en=" whose data end by {as_of}", zh="、数据不晚于{as_of}"),
    "stop.no-report-of.known": Label(en="; other periods reported: {known}", zh="；已报的其他报告期：{known}"),
    "stop.no-report.as_of": Label(en=" whose data end by {as_of}", zh="数据不晚于{as_of}的"),
    "stop.no-report.known": Label(en="; there are reports for {known}", zh="；已有报告的报告期：{known}"),
    "stop.no-report.period": Label(en=" for {period}", zh="{period}报告期的"),
    "stop.no-stdin": Label(
        en="standard input is closed, so no report can be read from it",
        zh="标准输入已关闭，无法从中读取报告",
    ),
    "stop.no-such-command": Label(
        en="there is no command “{name}”",
        zh="没有“{name}”这个命令",
    ),
    "stop.no-such-file": Label(en="{path}: there is no such file or folder", zh="{path}：没有这个文件或文件夹"),
    "stop.no-such-option": Label(
        en="there is no option {option} here",
        zh="这里没有 {option} 这个选项",
    ),
    "stop.no-such-rule": Label(
        en="{name} is no rule's code, name or family: `plan rule` lists them",
        zh="“{name}”不是规则的代码、名称或类别，可用 `plan rule` 查看全部规则",
    ),
    "stop.no-table": Label(
        en="{file}: tool.plan must be a table, [tool.plan]",
        zh="{file}：tool.plan 应为表，写作 [tool.plan]",
    ),
    "stop.no-waivers": Label(en="these are no waivers: {findings}", zh="豁免文件有误：{findings}"),
    "stop.no-workbook": Label(
        en="--mark is for workbooks, and none was checked",
        zh="--mark 只用于工作簿，而所检查的文件中没有工作簿",
    ),
    "stop.no-working-folder": Label(
        en="the working directory is not there any more: go to another one",
        zh="当前工作目录已不存在，请先切换到其他目录",
    ),
    "stop.not-converted": Label(
        en="{file} can't be converted without loss:\n{findings}\nmend it first",
        zh="{file}无法完整转换：\n{findings}\n请先更正",
    ),
    "stop.not-in-folder": Label(
        en="--only {path}: this file is neither among the reports that are checked nor the waivers",
        zh="--only {path}：该文件既不在所检查的报告之列，也不是豁免文件",
    ),
    "stop.not-marked": Label(
        en="--mark: {file} can't be read as a workbook, so no cell of it can be marked",
        zh="--mark：{file}无法作为工作簿读取，不能标注",
    ),
    "stop.only-for": Label(en="{option} is only for -f {formats}", zh="{option} 只用于 -f {formats}"),
    "stop.option-needs-value": Label(
        en="{option} needs a value: write {option} {value}",
        zh="{option} 缺少取值，应写作 {option} {value}",
    ),
    "stop.option-takes-none": Label(
        en="{option} takes no value: write it alone",
        zh="{option} 不带取值，请单独写",
    ),
    "stop.output-twice": Label(
        en="-o {path}: two outputs can't go into one file: name another for one of them",
        zh="-o {path}：两项输出不能写入同一文件，请为其中一项另指定文件",
    ),
    "stop.outside-plan": Label(
        en="the plan does not run in {period}: it runs from {start} to {end}",
        zh="{period}不在方案实施期内（{start}至{end}）",
    ),
    "stop.over-input": Label(
        en="{path}: this is a plan, a report or waivers, which are never written over: name another file",
        zh="{path}：该文件是方案、报告或豁免文件，不能覆盖，请另指定输出文件",
    ),
    "stop.setting-fail_on": Label(
        en='{file}: [tool.plan] {name} must be "never", "fault", "gap" or "warning", not {value!r}',
        zh='{file}：[tool.plan] 中的 {name} 应为 "never"、"fault"、"gap" 或 "warning"，不能是 {value!r}',
    ),
    "stop.setting-ignore": Label(
        en='{file}: [tool.plan] {name} must be a list of rules, such as ["E603"], not {value!r}',
        zh='{file}：[tool.plan] 中的 {name} 应为规则列表，如 ["E603"]，不能是 {value!r}',
    ),
    "stop.setting-lang": Label(
        en='{file}: [tool.plan] {name} must be "en" or "zh", not {value!r}',
        zh='{file}：[tool.plan] 中的 {name} 应为 "en" 或 "zh"，不能是 {value!r}',
    ),
    "stop.setting-path": Label(
        en="{file}: [tool.plan] {name} must be a path in quotes, not {value!r}",
        zh="{file}：[tool.plan] 中的 {name} 应为加引号的路径，不能是 {value!r}",
    ),
    "stop.setting-select": Label(
        en='{file}: [tool.plan] {name} must be a list of rules, such as ["C", "K401"], not {value!r}',
        zh='{file}：[tool.plan] 中的 {name} 应为规则列表，如 ["C", "K401"]，不能是 {value!r}',
    ),
    "stop.setting-severity": Label(
        en='{file}: [tool.plan] {name} must be a table of rules, such as {{C306 = "error"}}, not {value!r}',
        zh='{file}：[tool.plan] 中的 {name} 应为规则级别表，如 {{C306 = "error"}}，不能是 {value!r}',
    ),
    "stop.to-workbook": Label(
        en="{file}: this is no workbook; to make one of it, name it: -o FILE.xlsx",
        zh="{file}：这不是工作簿；如需转换为工作簿，请指定 -o 文件.xlsx",
    ),
    "stop.toml-not-utf8": Label(
        en="{file}: this is not UTF-8: open it in an editor and save it as UTF-8",
        zh="{file}：文件编码不是UTF-8，请用编辑器打开后另存为UTF-8编码",
    ),
    "stop.too-large": Label(
        en="{path}: this has more than {bytes} bytes, so it is not the text of a document",
        zh="{path}：超过{bytes}字节，不是文件正文",
    ),
    "stop.too-long-for-cell": Label(
        en="`{field}` is longer than a cell can hold ({most} characters): shorten it, or report in YAML",
        zh="`{field}` 的文字超过单元格上限（{most}字），请缩短，或以YAML报送",
    ),
    "stop.unit-alone": Label(
        en="--unit is one unit's page: leave --by out",
        zh="--unit 只生成一个单位的通报，请去掉 --by",
    ),
    "stop.unit-not-there": Label(
        en="{unit} is not there in {period}{successor}", zh="{unit}在{period}不存在{successor}"
    ),
    "stop.unit-not-there.successor": Label(en=": {successor} reports in its place", zh="，由{successor}报送"),
    "stop.unit-without-duty": Label(en="{unit} has no task in the plan", zh="方案中没有{unit}承担的任务"),
    "stop.unknown-item": Label(
        en="{item} is no section, task, target, deliverable or unit of the plan",
        zh="方案中没有“{item}”这一章节、任务、目标、工作事项或单位",
    ),
    "stop.unknown-language": Label(
        en="the language {name!r} ({origin}) is not known; known are {known}",
        zh="不支持语言“{name}”（{origin}）；可用语言：{known}",
    ),
    "stop.unknown-rule": Label(
        en="{name} is no rule; `plan rule` lists them",
        zh="没有“{name}”这条规则，可用 `plan rule` 查看全部规则",
    ),
    "stop.unknown-setting": Label(
        en="{file}: [tool.plan] has no setting {name!r}{known}",
        zh="{file}：[tool.plan] 中没有“{name}”这项设置{known}",
    ),
    "stop.unknown-setting.known": Label(en="; there are {known}", zh="；可用设置：{known}"),
    "stop.unknown-unit": Label(en="the unit “{unit}” is not in the plan", zh="方案中没有“{unit}”这个单位"),
    "stop.unreadable": Label(en="{path}: can't be read ({reason})", zh="{path}：无法读取（{reason}）"),
    "stop.unsound-plan": Label(
        en=("the plan is unsound:\n{findings}\nmend it first; `plan lint` shows this and more"),
        zh=("方案数据有误：\n{findings}\n请先更正；可用 `plan lint` 查看全部问题"),
    ),
    "stop.unwritable": Label(en="{path}: can't be written ({reason})", zh="{path}：无法写入（{reason}）"),
    "stop.unwritable-stdout": Label(
        en="standard output can't be written ({reason})",
        zh="无法写入标准输出（{reason}）",
    ),
    "stop.wrong-choice": Label(
        en="{option}: “{value}” is not known here; there are {known}",
        zh="{option}：不能填“{value}”；可填：{known}",
    ),
    "stop.wrong-date": Label(
        en="{option} {text}: write a date as YYYY-MM-DD, such as 2025-01-15",
        zh="{option} {text}：日期应写作“年-月-日”，如 2025-01-15",
    ),
    "stop.wrong-output": Label(
        en="-o {spec}: write FORMAT=FILE, with a format of {formats}",
        zh="-o {spec}：应写作“格式=文件”，可用格式：{formats}",
    ),
    "stop.wrong-period": Label(
        en="--period {text}: write 2024, 2024-H1, 2024-Q3 or 2024-09",
        zh="--period {text}：报告期应写作 2024、2024-H1、2024-Q3 或 2024-09",
    ),
    "stop.wrong-suffix": Label(
        en="-o {file}: {suffix} is not known here: what is written ends in {known}",
        zh="-o {file}：不支持后缀 {suffix}，这里可用：{known}",
    ),
    "stop.wrong-value": Label(
        en="{option}: “{value}” can't be used here",
        zh="{option}：不能填“{value}”",
    ),
}
