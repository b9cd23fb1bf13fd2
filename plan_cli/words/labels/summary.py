"""Labels: the office's picture."""

from plan_cli.words.labels import Label

LABELS = {
    "summary.act.catch-up": Label(en="catch up ({units})", zh="加快进度（{units}）"),
    "summary.act.deliverables": Label(en="deliverables {marks}", zh="事项{marks}"),
    "summary.act.mend": Label(en="mend the report ({units})", zh="更正、完善报告（{units}）"),
    "summary.act.other": Label(en="mend beside the reports", zh="更正报告以外的文件"),
    "summary.act.submit": Label(en="submit the report ({units})", zh="补报（{units}）"),
    "summary.act.targets": Label(en="targets {marks}", zh="目标{marks}"),
    "summary.act.unit": Label(en="{unit} ({what})", zh="{unit}（{what}）"),
    "summary.act.whose": Label(en="mend reports whose unit is not known", zh="核实、更正报送单位不明的报告"),
    "summary.aspirations.intro": Label(
        en="What the plan only strives for is counted apart: {n} of {of} at pace or done.",
        zh="力争目标单独统计：{of}项中{n}项达到序时或完成。",
    ),
    "summary.basis": Label(en="{document}; plan {plan}; {reports}", zh="{document}；方案数据 {plan}；{reports}"),
    "summary.basis.document": Label(en="{title} ({number})", zh="{title}（{number}）"),
    "summary.basis.reports": Label(en="{reports} for {period}", zh="{period}{reports}"),
    "summary.behind.deliverable": Label(en="{item}: {lamp}, {state}", zh="{item}：{lamp}，{state}"),
    "summary.behind.target": Label(
        en="{target}: {lamp}, {gap}",
        zh="{target}：{lamp}，{gap}",
    ),
    "summary.behind.waived": Label(en="{text} (waived)", zh="{text}（已豁免）"),
    "summary.change.better": Label(en="better", zh="好转"),
    "summary.change.known": Label(en="data new", zh="新有数据"),
    "summary.change.lost": Label(en="data lost", zh="数据缺失"),
    "summary.change.new": Label(en="new", zh="新年度"),
    "summary.change.revised": Label(en="revised", zh="已调整"),
    "summary.change.worse": Label(en="worse", zh="变差"),
    "summary.changed": Label(
        en="since {period}, {worse} worse, {better} better, {other} from or to “no data”{new}",
        zh="与{period}相比，{worse}项变差，{better}项好转，另有{other}项由无数据变为有数据或相反{new}",
    ),
    "summary.changed.moved": Label(
        en="; {came} have come into the count and {left} have left it",
        zh="；新纳入统计{came}项，不再纳入统计{left}项",
    ),
    "summary.changed.new": Label(
        en="; {n} have begun anew with the year and are not compared",
        zh="；{n}项随新年度重新起算，不作比较",
    ),
    "summary.changed.revised": Label(
        en="; {n} were revised and are not compared",
        zh="；{n}项要求已调整，不作比较",
    ),
    "summary.changes.none": Label(
        en="No lamp has changed since {period}.",
        zh="与{period}相比，各项目标状态没有变化。",
    ),
    "summary.changes.nothing-before": Label(
        en="No report of an earlier period is there to compare with.",
        zh="没有往期报告可供比较。",
    ),
    "summary.col.behind": Label(en="what is behind", zh="滞后内容及差距"),
    "summary.col.cause": Label(en="cause", zh="原因"),
    "summary.col.change": Label(en="change", zh="变化"),
    "summary.col.deliverables-good": Label(en="deliverables at pace or done", zh="工作事项正常或完成"),
    "summary.col.done": Label(en="done", zh="完成"),
    "summary.col.due": Label(en="due", zh="整改时限"),
    "summary.col.good": Label(en="at pace or done", zh="达到序时或完成"),
    "summary.col.helps": Label(en="helps", zh="参与任务"),
    "summary.col.leads": Label(en="leads", zh="牵头任务"),
    "summary.col.level": Label(en="level", zh="级别"),
    "summary.col.now": Label(en="{period}", zh="{period}"),
    "summary.col.place": Label(en="place", zh="位置"),
    "summary.col.problem": Label(en="what it is", zh="问题"),
    "summary.col.progress": Label(en="progress", zh="进展情况"),
    "summary.col.reason": Label(en="reason given", zh="单位说明"),
    "summary.col.remedy": Label(en="remedy", zh="措施"),
    "summary.col.report": Label(en="report", zh="报送"),
    "summary.col.reported": Label(en="reported", zh="已报/应报"),
    "summary.col.rule": Label(en="rule", zh="规则"),
    "summary.col.silent": Label(en="not reported", zh="未报送单位"),
    "summary.col.target": Label(en="target", zh="目标"),
    "summary.col.target-task": Label(en="target (task)", zh="目标（任务）"),
    "summary.col.target-task-lead": Label(en="lead: target (task)", zh="牵头单位：目标（任务）"),
    "summary.col.then": Label(en="{period}", zh="{period}"),
    "summary.col.waiver": Label(en="why waived", zh="豁免理由"),
    "summary.course.behind": Label(
        en=(
            "no – {n} of {of} binding targets ({percent}) at pace or done; {behind} behind, {red} of them far; {grey} "
            "without data"
        ),
        zh=(
            "未达序时要求。约束性目标{of}项，达到序时或完成{n}项（{percent}），滞后{behind}项（其中严重滞后{red}项），"
            "无数据{grey}项"
        ),
    ),
    "summary.course.none": Label(en="no binding target runs in this period", zh="本期没有正在实施的约束性目标"),
    "summary.course.on": Label(
        en="yes – all {of} binding targets at pace or done",
        zh="达到序时要求。约束性目标{of}项，全部达到序时或完成",
    ),
    "summary.course.unknown": Label(
        en="not known – {n} of {of} binding targets ({percent}) at pace or done, none behind, but {grey} without data",
        zh="尚不能判定。约束性目标{of}项，达到序时或完成{n}项（{percent}），没有滞后的，但{grey}项无数据",
    ),
    "summary.day": Label(en="{iso}", zh="{year}年{month}月{day}日"),
    "summary.due.past": Label(en="{date} (past)", zh="{date}（已过）"),
    "summary.duty": Label(en="Leads {leads}, helps with {helps}; {filed}.", zh="牵头{leads}，参与{helps}项；{filed}。"),
    "summary.duty.targets": Label(
        en="Binding targets at pace or done: {n} of {of} ({percent}).",
        zh="约束性目标{of}项，达到序时或完成{n}项（{percent}）。",
    ),
    "summary.faults.intro": Label(
        en="{counts}, of {units}; who has not reported or was late stands above.",
        zh="共{counts}，涉及{units}；未报送、逾期的见“报送情况”。",
    ),
    "summary.filed.awaited": Label(
        en="report for {period} not due until {due}",
        zh="{period}报告报送中（{due}截止）",
    ),
    "summary.filed.late": Label(
        en="report for {period} submitted on {date}, {days} late",
        zh="{period}报告于{date}报送，逾期{days}",
    ),
    "summary.filed.not-owed": Label(en="owes no report for {period}", zh="无需报送{period}报告"),
    "summary.filed.reported": Label(en="report for {period} submitted on {date}", zh="{period}报告于{date}报送"),
    "summary.filed.silent": Label(
        en="no report for {period}, which was due by {due}",
        zh="未报送{period}报告（应于{due}前报送）",
    ),
    "summary.filed.unread": Label(en="{period}: filed, but not readable", zh="{period}报告有误，无法读取"),
    "summary.findings": Label(en="{n} findings", one="{n} finding", zh="{n}项"),
    "summary.gap.ahead": Label(en="gap +{amount}", zh="差距+{amount}"),
    "summary.gap.over": Label(en="over the limit by {amount}", zh="超出{amount}"),
    "summary.gap.short": Label(en="gap -{amount}", zh="欠{amount}"),
    "summary.head.as-of": Label(en="As of", zh="数据截至"),
    "summary.head.basis": Label(en="Basis", zh="依据"),
    "summary.head.left-out": Label(en="Left out", zh="未计入"),
    "summary.head.period": Label(en="Period", zh="报告期"),
    "summary.heading": Label(en="{title}", zh="{number}、{title}"),
    "summary.late.unit": Label(en="{unit} (submitted {date}, {days} late)", zh="{unit}（{date}报送，逾期{days}）"),
    "summary.left-out": Label(
        en="{reports} of a later or longer period, or whose data run past {date}: {files}",
        zh="报告期更晚、更长或数据晚于{date}的{reports}：{files}",
    ),
    "summary.line.changes": Label(en="Changes", zh="变化"),
    "summary.line.course": Label(en="On course?", zh="总体进度"),
    "summary.line.lamps": Label(en="Lamps", zh="状态分布"),
    "summary.line.late": Label(en="Late", zh="逾期报送"),
    "summary.line.overdue": Label(en="Of these overdue from earlier", zh="其中往期到期未完成"),
    "summary.line.reported": Label(en="Reports", zh="报送"),
    "summary.line.skipped": Label(en="Earlier periods missing", zh="缺报往期"),
    "summary.line.time-over": Label(en="Time over", zh="时限已过"),
    "summary.line.waived": Label(en="Waived", zh="豁免"),
    "summary.method.counts": Label(
        en=(
            "N is the binding targets that run in the period, and those whose time is over and that are not settled; "
            "those without data are included; aspirations are counted apart. What was met, and each past year of what "
            "is asked for every year, is counted as time over. What is waived fails nothing and stays owed."
        ),
        zh=(
            "总数N为本期正在实施的和时限已过、尚未办结的约束性目标，含无数据的；力争目标单独统计。已完成的，"
            "以及按年考核的目标已过去的年份，计入“时限已过”。豁免只是不计为差错，所涉任务仍须完成。"
        ),
    ),
    "summary.method.counts.name": Label(en="Counts", zh="计数"),
    "summary.method.deliverables": Label(
        en=(
            "● in progress; ▲ not started at half-time, or blocked; ✗ not done when its time is over; owed by several "
            "units, it is done when all have done it."
        ),
        zh="● 推进中；▲ 时间过半尚未启动，或受阻；✗ 时限已到仍未完成；由多家单位承担的，全部完成方为完成。",
    ),
    "summary.method.deliverables.name": Label(en="Deliverables", zh="工作事项"),
    "summary.method.gap": Label(
        en=(
            "value − e × G; a month = what is missing to the goal ÷ the months that are left, rounded up for what is "
            "counted."
        ),
        zh="差距 = 实际值 − e × G；每月需 = 距目标值的余数 ÷ 剩余月数，计数的向上取整。",
    ),
    "summary.method.gap.name": Label(en="Gap", zh="差距"),
    "summary.method.goal": Label(
        en=(
            "“at least T”, “at most T”: T; “about T”: {tolerance} % less than T; a range: its lower end; “all”: "
            "everyone (N)."
        ),
        zh="“不少于T”“不超过T”取T；“T左右”取比T低{tolerance}%的数；区间取下限；“全部”取总数N。",
    ),
    "summary.method.goal.name": Label(en="Goal (G)", zh="目标值（G）"),
    "summary.method.grey": Label(
        en="not reported is not zero: an earlier figure is shown with its date and not judged.",
        zh="未报不等于零；沿用往期数据的，注明日期，不作判定。",
    ),
    "summary.method.grey.name": Label(en="No data", zh="无数据"),
    "summary.method.lamps": Label(
        en=(
            "✓ done: the goal is met; ● at pace: c ≥ e; ▲ behind: c is at least {ratio} % of e and no more than "
            "{points} points below e; ✗ far behind: further back, or the time is over and the goal missed, or a limit "
            "is passed; ○ no data: nothing usable is reported, or the level is not due."
        ),
        zh=(
            "✓ 完成：已达目标值；● 正常：c ≥ e；▲ 滞后：c 不低于 e 的{ratio}%，且比 e 低不超过{points}个百分点；✗ "
            "严重滞后：低于以上界限，或时限已到仍未达到，或超过上限；○ 无数据：没有可用数据，或未到测定时限。"
        ),
    ),
    "summary.method.lamps.name": Label(en="Lamps", zh="状态"),
    "summary.method.nature": Label(
        en="figures are what the leads report; nothing is estimated, and no report is changed.",
        zh="以牵头单位所报数据为准，不作估算，不改动各单位报告。",
    ),
    "summary.method.nature.name": Label(en="Data", zh="数据来源"),
    "summary.method.pace": Label(
        en=(
            "progress c = value ÷ G, from a baseline B: (value − B) ÷ (G − B); time gone e = closed months ÷ all "
            "months of the span (of the year for yearly targets). At pace: c ≥ e."
        ),
        zh=(
            "进度 c = 实际值 ÷ G，有基期值B的为（实际值 − B）÷（G − B）；序时 e = 已过整月数 ÷ "
            "时段总月数（每年目标按当年计）。c ≥ e 即达到序时。"
        ),
    ),
    "summary.method.pace.name": Label(en="Pace", zh="进度与序时"),
    "summary.method.rounding": Label(
        en=(
            "everything is compared exactly first; percentages are then shown with one decimal, rounded down, so that "
            "99.96 % is never shown as 100 %."
        ),
        zh="先精确比较，再取一位小数显示，一律舍去尾数，99.96%不显示为100%。",
    ),
    "summary.method.rounding.name": Label(en="Rounding", zh="取舍"),
    "summary.moved.came": Label(en="Come into the count", zh="新纳入统计"),
    "summary.moved.left": Label(en="Left the count", zh="不再纳入统计"),
    "summary.moved.why": Label(en="{target} (since {date}: {why})", zh="{target}（自{date}起，{why}）"),
    "summary.moved.withdrawn": Label(en="Withdrawn", zh="已撤销"),
    "summary.n-of": Label(en="{n} of {of}", zh="{n}/{of}"),
    "summary.none": Label(en="None.", zh="无。"),
    "summary.not-given": Label(en="not given", zh="未说明"),
    "summary.numerals": Label(en="1 2 3 4 5 6 7 8 9 10 11 12", zh="一 二 三 四 五 六 七 八 九 十 十一 十二"),
    "summary.part.act": Label(en="Who must act", zh="需要行动的单位"),
    "summary.part.aspirations": Label(en="Aspirations (not binding)", zh="力争目标（不作约束性要求）"),
    "summary.part.behind": Label(en="What is behind", zh="滞后情况"),
    "summary.part.changes": Label(en="What has changed", zh="与上期相比"),
    "summary.part.deliverables": Label(en="Deliverables", zh="工作事项"),
    "summary.part.faults": Label(en="Faults in the reports", zh="报告差错"),
    "summary.part.mend": Label(en="To mend in the report", zh="报告中需更正的内容"),
    "summary.part.method": Label(en="Method", zh="判定方法说明"),
    "summary.part.missed": Label(en="What was missed", zh="时限已过、未完成的事项"),
    "summary.part.no-data": Label(en="Targets without data", zh="暂无数据的目标"),
    "summary.part.not-reported": Label(en="Tasks not reported", zh="未报告的任务"),
    "summary.part.other-units": Label(en="The other units", zh="其他单位"),
    "summary.part.overall": Label(en="The picture", zh="总体情况"),
    "summary.part.overdue": Label(en="Overdue from earlier", zh="往期到期未完成"),
    "summary.part.owed": Label(en="Tasks to report", zh="应报告的任务"),
    "summary.part.reporting": Label(en="Reporting", zh="报送情况"),
    "summary.part.targets": Label(en="Targets", zh="目标进展"),
    "summary.part.tasks": Label(en="Task by task", zh="各项任务情况"),
    "summary.part.units": Label(en="Unit by unit", zh="各单位情况"),
    "summary.part.waived": Label(en="Waived", zh="已豁免事项"),
    "summary.part.worst": Label(en="What is worst", zh="滞后最严重的目标"),
    "summary.period.H1": Label(en="the first half of {year}", zh="{year}上半年"),
    "summary.period.H2": Label(en="the second half of {year}", zh="{year}下半年"),
    "summary.period.Q1": Label(en="the first quarter of {year}", zh="{year}第一季度"),
    "summary.period.Q2": Label(en="the second quarter of {year}", zh="{year}第二季度"),
    "summary.period.Q3": Label(en="the third quarter of {year}", zh="{year}第三季度"),
    "summary.period.Q4": Label(en="the fourth quarter of {year}", zh="{year}第四季度"),
    "summary.period.month": Label(en="{name}", zh="{year}{month}月"),
    "summary.period.own-year": Label(en="{year}", zh="{year}"),
    "summary.period.year": Label(en="{name}", zh="{year}度"),
    "summary.reported": Label(
        en="for {period}, {n} of {of} units ({percent}), {late} of them late; {silent} silent",
        zh="{period}报告应报{of}家，已报{n}家（{percent}），其中逾期{late}家；未报{silent}家",
    ),
    "summary.reported.awaited": Label(
        en="for {period}, {n} of {of} units ({percent}) so far; not due until {due}",
        zh="{period}报告报送中（{due}截止），应报{of}家，已报{n}家（{percent}）",
    ),
    "summary.reporting.awaited": Label(
        en="Reports for {period} are not due until {date}: nobody is late yet.",
        zh="{period}报告应于{date}前报送，目前仍在报送中。",
    ),
    "summary.reporting.due": Label(en="Reports for {period} were due by {date}.", zh="{period}报告应于{date}前报送。"),
    "summary.sample": Label(
        en="Example data: all figures and texts are invented and say nothing about any unit's real work.",
        zh="示例数据：本通报所有数据和文字均属虚构，不反映任何单位的实际工作。",
    ),
    "summary.sample.some": Label(
        en="Example data in part: what is reported for {units} is invented and says nothing about their real work.",
        zh="部分数据为示例数据：{units}所报内容属虚构，不反映其实际工作。",
    ),
    "summary.section": Label(
        en="{section}: {n} of {of} at pace or done",
        zh="{section}（{of}项中{n}项达到序时或完成）",
    ),
    "summary.semicolon": Label(en="; ", zh="；"),
    "summary.skipped.unit": Label(en="{unit} ({periods})", zh="{unit}（{periods}）"),
    "summary.target-task": Label(en="{target} ({task})", zh="{target}（{task}）"),
    "summary.target-task-lead": Label(en="{lead}: {target}", zh="{lead}：{target}"),
    "summary.targets": Label(en="{n} targets", one="{n} target", zh="{n}项"),
    "summary.task": Label(en="{task} ({section})", zh="{task}（{section}）"),
    "summary.task.head": Label(
        en="Lead: {lead}; responsible: {responsible}; lamp: {lamp}.",
        zh="牵头单位：{lead}；责任单位：{responsible}；状态：{lamp}。",
    ),
    "summary.task.silent": Label(en="Nothing reported by {n}: {units}.", zh="未报告的有{n}：{units}。"),
    "summary.time-over": Label(
        en="{n} of {of} met ({percent}), {missed} missed",
        zh="{of}项中完成{n}项（{percent}），未完成{missed}项",
    ),
    "summary.title": Label(en="{plan}: summary for {period}", zh="{plan}：{period}落实情况通报"),
    "summary.title.sample": Label(en="{title} (example data)", zh="{title}（示例数据）"),
    "summary.title.unit": Label(en="{title} – {unit}", zh="{title}（{unit}）"),
    "summary.unit-unknown": Label(en="unit not known", zh="单位不明"),
    "summary.units": Label(en="{n} units", one="{n} unit", zh="{n}家单位"),
    "summary.waived": Label(
        en="{findings}, listed below; they fail nothing, and what they are about stays owed",
        zh="{findings}，见“已豁免事项”，不计为差错，所涉任务仍须完成",
    ),
    "summary.worst.more": Label(
        en="{n} targets are behind; the worst {shown} are:",
        zh="滞后目标共{n}项，最严重的{shown}项如下，其余见“滞后情况”。",
    ),
    "summary.year": Label(en="{year}", zh="{year}年"),
    "summary.year.own": Label(en="{year}", zh="{year}年度"),
}
