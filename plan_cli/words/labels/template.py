"""Labels: the comments of a report to fill in."""

from plan_cli.words.labels import Label

LABELS = {
    "template.amount": Label(en="{n} {measure}", zh="{n}{measure}"),
    "template.approved-by": Label(en="who signed", zh="审签人"),
    "template.aspiration": Label(en=" (striven for)", zh="（力争）"),
    "template.contribution": Label(
        en="Optional: what this unit itself contributed.",
        zh="选填：只填本单位自身完成数。",
    ),
    "template.corrected": Label(
        en="only if this file is mended after it was handed in", zh="报送后又作更正的，才需填写"
    ),
    "template.cumulative": Label(en="cumulative: all since {date}", zh="填累计数：自{date}起"),
    "template.data-through": Label(en="only if the data end before this day", zh="数据截止日早于此日的，才需填写"),
    "template.due": Label(en="due by {date}", zh="报送截止日{date}"),
    "template.goal": Label(en="{goal}, {span}", zh="{goal}，{span}"),
    "template.head": Label(en="{unit} · report for {period} ({span})", zh="{unit} · {period}报告期（{span}）进展报告"),
    "template.held": Label(en="the latest measurement; owed when a year ends", zh="填最近一次测定值；每年度末必须填报"),
    "template.how.evidence": Label(
        en="For what is done: `evidence: [{title: …, ref: …, date: YYYY-MM-DD}]`",
        zh="已完成的，在该任务下加 `evidence: [{title: 名称, ref: 文号, date: 日期}]`。",
    ),
    "template.how.figure-notes": Label(
        en="Lower than before: `correction: …`. Only a floor is known: `bound: at_least`.",
        zh="数据低于上次的，加 `correction: 原因`；只知下限的，加 `bound: at_least`。",
    ),
    "template.how.fill": Label(
        en="Fill in the blanks; `plan check FILE` names those that must not stay blank.",
        zh="请填写冒号后的空白处；`plan check 文件` 会逐处指出仍须填写的内容。",
    ),
    "template.how.no-value": Label(
        en="Not known yet: leave the value blank, and add the line `reason: …` below.",
        zh="数据暂缺的，value 留空，并在其下加一行 `reason: 原因`。",
    ),
    "template.how.shortfall": Label(
        en="For what is behind: `shortfall: {cause: …, remedy: …, due: YYYY-MM-DD}`",
        zh="滞后的，在该任务下加 `shortfall: {cause: 原因, remedy: 措施, due: 时限}`。",
    ),
    "template.how.states": Label(
        en="status and deliverables: not_started, in_progress, done or blocked.",
        zh="进展填写：not_started 未启动、in_progress 推进中、done 已完成、blocked 受阻。",
    ),
    "template.join": Label(en="; ", zh="；"),
    "template.last": Label(en="reported for {period}: {value}", zh="{period}已报：{value}"),
    "template.measured": Label(en="YYYY-MM-DD, when it was measured", zh="测量日期，年-月-日"),
    "template.measured-on": Label(en=" (measured on {date})", zh="（{date}测量）"),
    "template.milestones": Label(en="on the way: {all}", zh="阶段目标：{all}"),
    "template.n-of": Label(en="{n} of {of}", zh="{n}/{of}"),
    "template.not-due": Label(en="not due before {date}; may be given", zh="{date}前不要求填报，可提前填报"),
    "template.not-owed": Label(en="welcome, but not owed for such a period", zh="该期不在规定报送之列，可自愿报送"),
    "template.notes": Label(en=" ({notes})", zh="（{notes}）"),
    "template.of": Label(en="of how many in all", zh="总数"),
    "template.overdue": Label(en="its time ended on {date}, and it is still owed", zh="时限{date}已过，尚未办结"),
    "template.pace": Label(
        en="pace on {date}: {required} ({elapsed} of the time gone)",
        zh="到{date}序时应达：{required}（{elapsed}）",
    ),
    "template.pace-due": Label(
        en="due on {date}: {required} ({elapsed} of the way)", zh="到{date}应达：{required}（全程的{elapsed}）"
    ),
    "template.pace-share": Label(en="pace on {date}: {elapsed} of all", zh="到{date}序时应达：总数的{elapsed}"),
    "template.role.lead": Label(en="you lead this task", zh="本单位牵头"),
    "template.role.lead-with": Label(
        en="you lead this task · responsible: {responsible}",
        zh="本单位牵头 · 责任单位：{responsible}",
    ),
    "template.role.responsible": Label(
        en="you are responsible · lead: {lead}",
        zh="本单位为责任单位 · 牵头单位：{lead}",
    ),
    "template.sample": Label(
        en="Earlier figures and states below are from example data: invented.",
        zh="以下所列往期数据和进展出自示例数据，纯属虚构。",
    ),
    "template.span": Label(en="{start} – {end}", zh="{start}至{end}"),
    "template.state": Label(en="{period}: {state}", zh="{period}：{state}"),
    "template.submitted": Label(en="YYYY-MM-DD", zh="报送日期，年-月-日"),
    "template.together": Label(
        en="led together with {units}: one figure of you all will do",
        zh="与{units}共同牵头：由其中一家报数即可",
    ),
    "template.unread": Label(
        en="{file}: can't be read as a report; nothing is taken from it",
        zh="{file}：无法按报告读取，未采用其中内容",
    ),
    "template.unread.several": Label(
        en="{n} files can't be read as reports; nothing is taken from them: {files}",
        zh="{n}个文件无法按报告读取，未采用其中内容：{files}",
    ),
    "template.whole": Label(
        en="Optional: each unit with a share gives its own; a figure here is checked against their sum.",
        zh="选填：由分解到的各单位分别报送；此处填写的总数将与其合计核对。",
    ),
    "template.written": Label(en="written to {file}", zh="已写入{file}"),
}
