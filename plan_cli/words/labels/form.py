"""Labels: what a form says to who fills it in."""

from plan_cli.words.labels import Label

LABELS = {
    "form.choose": Label(en="Choose from the list", zh="请从下拉列表中选择"),
    "form.date": Label(en="A date, as 2025-01-15", zh="请填日期，如2025-01-15"),
    "form.font": Label(en="Calibri", zh="宋体"),
    "form.heading": Label(en="{unit} · report for {period}", zh="{unit} · {period}报告期进展报告"),
    "form.how": Label(en="How to fill it in", zh="填写说明"),
    "form.how.check": Label(
        en="When all is filled in: plan check FILE.xlsx names every cell that is still to be mended.",
        zh="填完后运行 plan check 文件.xlsx，将逐格指出仍须更正之处。",
    ),
    "form.how.evidence": Label(
        en="For what is done, give a document on the sheet “{sheet}”; more of them in the empty rows below.",
        zh="已完成的，请在“{sheet}”表中填写佐证材料；一项任务有多份的，填在下方空行并选择任务编号。",
    ),
    "form.how.fill": Label(
        en="Yellow cells must be filled in, white ones may be; grey ones are given and locked.",
        zh="黄色格必填，白色格选填，灰色格为既定内容，已锁定。",
    ),
    "form.how.floor": Label(
        en="Figures are in the measure of their row, never in thousands. Only a floor is known: choose “{word}” too.",
        zh="数据按所列计量单位填写，不用“万”；只知下限（如“3200余”）的，填数字并在“下限”列选“{word}”。",
    ),
    "form.how.shortfall": Label(
        en="For what is behind: cause, remedy and until when, on the sheet “{sheet}”.",
        zh="进度滞后的，请在“{sheet}”表中填写滞后原因、整改措施和整改时限。",
    ),
    "form.how.unknown": Label(
        en="A figure that is not known yet: leave the value empty, and say why.",
        zh="数据暂缺的，“完成数”留空，并填写“未填原因”。",
    ),
    "form.note._version": Label(en="not to be changed", zh="请勿改动"),
    "form.note.approved_by": Label(en="who signed", zh="审签人姓名"),
    "form.note.corrected": Label(
        en="only if this file is mended after it was handed in", zh="报送后又作更正的，才需填写"
    ),
    "form.note.data_through": Label(en="only if the data end before {end}", zh="数据截止日早于{end}的，才需填写"),
    "form.note.period": Label(en="{due}", zh="{due}"),
    "form.note.plan": Label(en="{title}", zh="{title}"),
    "form.note.sample": Label(en="whether this is invented", zh="是否为虚构的示例"),
    "form.note.submitted": Label(en="the day on which it is handed in", zh="报送当日"),
    "form.note.unit": Label(en="who reports", zh="报送单位"),
    "form.number": Label(en="A plain number, in the measure of this row", zh="请填数字，按本行计量单位"),
    "form.wrong": Label(en="This can't be entered here", zh="此处不能这样填写"),
}
