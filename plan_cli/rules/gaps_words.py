"""The words of `gaps`: how it is said what is behind."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "G701": Sentence(
        en="{target}: {actual} {measure}, and {expected} were to be reached by {until}: a gap of {difference}",
        zh="{target}：截至{until}应达到{expected}{measure}，实际{actual}{measure}，未完成，差距{difference}",
    ),
    "G701/held": Sentence(
        en="{target}: {actual} {measure}, and {expected} are to be kept: a gap of {difference}",
        zh="{target}：实际{actual}{measure}，应保持在{expected}{measure}以上，差距{difference}",
    ),
    "G701/limit": Sentence(
        en="{target}: {actual} {measure}, over the limit of {expected} by {difference}",
        zh="{target}：实际{actual}{measure}，上限为{expected}{measure}，超出{difference}",
    ),
    "G702/falling": Sentence(
        en=(
            "{target}: far behind, {actual} {measure}, and {expected} was due: {progress} done of {elapsed} due "
            "({difference})"
        ),
        zh=(
            "{target}：严重滞后，实际{actual}{measure}，按进度应降至{expected}{measure}，"
            "差距{difference}（进度{progress}，应达{elapsed}）"
        ),
    ),
    "G702/held": Sentence(
        en="{target}: {actual} {measure}, and {expected} are to be kept: a gap of {difference}",
        zh="{target}：实际{actual}{measure}，应保持在{expected}{measure}以上，差距{difference}",
    ),
    "G702/limit": Sentence(
        en="{target}: {actual} {measure}, over the limit of {expected} by {difference}",
        zh="{target}：实际{actual}{measure}，上限为{expected}{measure}，超出{difference}",
    ),
    "G702/milestones": Sentence(
        en=(
            "{target}: far behind, {actual} {measure} of {expected} due by the milestones: {progress} done of "
            "{elapsed} due ({difference})"
        ),
        zh=(
            "{target}：严重滞后，实际{actual}{measure}，按阶段目标应达{expected}{measure}，"
            "差距{difference}（进度{progress}，应达{elapsed}）"
        ),
    ),
    "G702/pace": Sentence(
        en=(
            "{target}: far behind, {actual} {measure} of {expected} due: {progress} done, {elapsed} of the time gone "
            "({difference})"
        ),
        zh=(
            "{target}：严重滞后，实际{actual}{measure}，按序时进度应达{expected}{measure}，"
            "差距{difference}（进度{progress}，序时{elapsed}）"
        ),
    ),
    "G703/falling": Sentence(
        en=(
            "{target}: behind, {actual} {measure}, and {expected} was due: {progress} done of {elapsed} due "
            "({difference})"
        ),
        zh=(
            "{target}：滞后，实际{actual}{measure}，按进度应降至{expected}{measure}，"
            "差距{difference}（进度{progress}，应达{elapsed}）"
        ),
    ),
    "G703/milestones": Sentence(
        en=(
            "{target}: behind, {actual} {measure} of {expected} due by the milestones: {progress} done of "
            "{elapsed} due ({difference})"
        ),
        zh=(
            "{target}：滞后，实际{actual}{measure}，按阶段目标应达{expected}{measure}，"
            "差距{difference}（进度{progress}，应达{elapsed}）"
        ),
    ),
    "G703/pace": Sentence(
        en=(
            "{target}: behind, {actual} {measure} of {expected} due: {progress} done, {elapsed} of the time gone "
            "({difference})"
        ),
        zh=(
            "{target}：滞后，实际{actual}{measure}，按序时进度应达{expected}{measure}，"
            "差距{difference}（进度{progress}，序时{elapsed}）"
        ),
    ),
    "G704/blocked": Sentence(
        en="{target}: blocked, and its time ended on {until}",
        zh="{target}：时限{until}已到，工作受阻，尚未完成",
    ),
    "G704/in_progress": Sentence(
        en="{target}: still in progress, though its time ended on {until}",
        zh="{target}：时限{until}已到，仍在推进，尚未完成",
    ),
    "G704/not_started": Sentence(
        en="{target}: not started, though its time ended on {until}",
        zh="{target}：时限{until}已到，尚未启动",
    ),
    "G705/blocked": Sentence(
        en="{target}: blocked (its time runs until {until})",
        zh="{target}：工作受阻（时限{until}）",
    ),
    "G705/blocked-open": Sentence(
        en="{target}: blocked",
        zh="{target}：工作受阻",
    ),
    "G705/not_started": Sentence(
        en="{target}: not started, and half of its time is over (until {until})",
        zh="{target}：时间已过半（时限{until}），尚未启动",
    ),
    "G706": Sentence(
        en="{target}: {actual} {measure}, above the {expected} that the plan names",
        zh="{target}：实际{actual}{measure}，高于方案提出的{expected}{measure}",
    ),
    "G707": Sentence(
        en="{target} (striven for): {actual} {measure} of {expected}, a gap of {difference}",
        zh="{target}（力争目标）：要求{expected}{measure}，实际{actual}{measure}，差距{difference}",
    ),
    "G707/falling": Sentence(
        en=(
            "{target}: striven for, {actual} {measure}, and {expected} was due: {progress} done of {elapsed} due "
            "({difference})"
        ),
        zh=(
            "{target}：力争目标，实际{actual}{measure}，按进度应降至{expected}{measure}，"
            "差距{difference}（进度{progress}，应达{elapsed}）"
        ),
    ),
    "G707/held": Sentence(
        en="{target} (striven for): {actual} {measure}, and {expected} are to be kept: a gap of {difference}",
        zh="{target}（力争目标）：实际{actual}{measure}，应保持在{expected}{measure}以上，差距{difference}",
    ),
    "G707/limit": Sentence(
        en="{target} (striven for): {actual} {measure}, over the limit of {expected} by {difference}",
        zh="{target}（力争目标）：实际{actual}{measure}，上限为{expected}{measure}，超出{difference}",
    ),
    "G707/milestones": Sentence(
        en=(
            "{target}: striven for, {actual} {measure} of {expected} due by the milestones: {progress} done of "
            "{elapsed} due ({difference})"
        ),
        zh=(
            "{target}：力争目标，实际{actual}{measure}，按阶段目标应达{expected}{measure}，"
            "差距{difference}（进度{progress}，应达{elapsed}）"
        ),
    ),
    "G707/pace": Sentence(
        en=(
            "{target} (striven for): {actual} {measure}, {expected} were due: {progress} done, {elapsed} of the time "
            "gone"
        ),
        zh=(
            "{target}（力争目标）：实际{actual}{measure}，按序时进度应达{expected}{measure}，进度{progress}，"
            "序时{elapsed}"
        ),
    ),
    "G707/striven-blocked": Sentence(
        en="{target} (striven for): blocked (its time: until {until})",
        zh="{target}（力争事项）：工作受阻（时限{until}）",
    ),
    "G707/striven-blocked-open": Sentence(
        en="{target} (striven for): blocked",
        zh="{target}（力争事项）：工作受阻",
    ),
    "G707/striven-in_progress": Sentence(
        en="{target} (striven for): still in progress, though its time ended on {until}",
        zh="{target}（力争事项）：时限{until}已到，仍在推进",
    ),
    "G707/striven-not_started": Sentence(
        en="{target} (striven for): not started (its time: until {until})",
        zh="{target}（力争事项）：尚未启动（时限{until}）",
    ),
    "G708/reason": Sentence(
        en="{target}: not known yet: {reason}",
        zh="{target}：暂无数据，原因：{reason}",
    ),
    "G708/survey": Sentence(
        en="{target}: due by {until}, but the latest measurement is of {at}; give the newer one when it is out",
        zh="{target}：时限为{until}，最新数据为{at}的数据，待新数据发布后补报",
    ),
    "G709/done": Sentence(
        en="{target}: done, but late: its time ended on {until}",
        zh="{target}：逾期完成，时限为{until}",
    ),
    "G709/in_progress": Sentence(
        en="{target}: reported to be going on only after its time ended on {until}",
        zh="{target}：时限{until}之后才报告持续推进",
    ),
    "G709/target": Sentence(
        en="{target}: met, but late: its time ended on {until}",
        zh="{target}：逾期完成，时限为{until}",
    ),
}

CHINESE = {
    "G701": Meaning(
        name="目标未完成",
        text=(
            "目标的时限已到，仍未达到；办结之前，每期都会列出。\n"
            "原因：方案要求而没有完成的，不因时限已过、新任务开始而不了了之。\n"
            "示例：到2025年底，要求5000，完成4200。\n"
            "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况，并写明何时补上。"
        ),
    ),
    "G702": Meaning(
        name="进度严重滞后",
        text=(
            "目标仍在实施期内，但严重落后于序时进度（红灯）。\n"
            "原因：不足应有进度的60%，或者落后超过30个百分点（方案可另定），很少能自行赶上。突破上限、未保持应有水平的，立即为红灯。\n"
            "示例：时间过去60%，只完成20%。\n"
            "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
        ),
    ),
    "G703": Meaning(
        name="进度滞后",
        text=(
            "目标落后于序时进度（黄灯），但仍可赶上。\n"
            "原因：完成的比例不应低于时间过去的比例。\n"
            "示例：时间过去60%，完成50%。\n"
            "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
        ),
    ),
    "G704": Meaning(
        name="工作事项逾期未完成",
        text=(
            "工作事项的时限已到，仍未完成；完成之前，每期都会列出。\n"
            "原因：方案要求在规定期限内完成，没有完成的不会不了了之。\n"
            "示例：要求2025年底前出台的文件，到期仍在推进中。\n"
            "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
        ),
    ),
    "G705": Meaning(
        name="工作事项时间过半未启动",
        text=(
            "工作事项时间已过半仍未启动，或者工作受阻。\n"
            "原因：到了半程还没有开始，或者推不下去的，有可能完不成。\n"
            "示例：时限到2025年为止，2024年仍为 `not_started`。\n"
            "改法：报告所填内容不必改动，请在 `shortfall` 中说明情况。"
        ),
    ),
    "G706": Meaning(
        name="高于规定幅度",
        text=(
            "实际数高于方案规定的幅度（如30–50，或“约”）。\n"
            "原因：目标已经达到，但与方案的安排不同；规定的幅度也可能含有上限的意思。\n"
            "示例：方案要求30–50场次，实际64场次。\n"
            "改法：数字无误的，不必改动。"
        ),
    ),
    "G707": Meaning(
        name="力争目标未达到",
        text=(
            "方案表述为“力争”的目标或工作事项滞后或没有完成。\n"
            "原因：力争目标单独统计，不会因此把单位列为严重滞后（红灯）。\n"
            "示例：全市的比例低于全省平均水平。\n"
            "改法：不必改动。"
        ),
    ),
    "G708": Meaning(
        name="等待数据",
        text=(
            "数据暂时没有，已说明原因；或者调查结果尚未发布。\n"
            "原因：暂无数据不等于零，也不算差错。\n"
            "示例：`value: null, reason: 待统计`。\n"
            "改法：请在下期报告中补报。"
        ),
    ),
    "G709": Meaning(
        name="逾期完成",
        text=(
            "目标或工作事项在时限过后才完成。\n"
            "原因：完成了就是完成了，但已逾期，两点都应当说明。\n"
            "示例：要求2025年底前培训5000人，当时完成4600人，到2026年6月完成5010人。\n"
            "改法：不必改动。"
        ),
    ),
}
