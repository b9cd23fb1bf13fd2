"""The words of `goals`: how it is said that a target can't be judged."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "L803/all-false": Sentence(
        en="{target}: `all: false` asks nothing: write true, or another comparison in its place",
        zh="{target}：`all: false` 没有要求，请改为true，或改用其他比较方式",
    ),
    "L803/baseline-all": Sentence(
        en="{target} has a baseline, but is judged by how many of all there are: take the baseline out",
        zh="{target}：属全覆盖类目标，按完成数占总数的比例判定，不用基期值，请删去基期值",
    ),
    "L803/baseline-goal": Sentence(
        en="{target}: the baseline of {actual} {measure} is not below the goal of {expected}: correct one of the two",
        zh="{target}：基期值{actual}{measure}不低于目标值{expected}{measure}，请更正有误的一项",
    ),
    "L803/baseline-late": Sentence(
        en=(
            "{target}: the baseline is dated {actual}, not before the target's own date {expected}: correct one of the "
            "two"
        ),
        zh="{target}：基期日期{actual}不早于达到期限{expected}，请更正有误的日期",
    ),
    "L803/baseline-limit": Sentence(
        en=(
            "{target}: the baseline of {actual} {measure} is not above the limit of {expected} that it is to come down "
            "to: correct one of the two"
        ),
        zh="{target}：基期值{actual}{measure}不高于应降至的{expected}{measure}，请更正有误的一项",
    ),
    "L803/baseline-span": Sentence(
        en="{target} has a baseline, but no date that it is to be reached by: give `by`, or take the baseline out",
        zh="{target}：设有基期值，但没有达到期限，请填写 `by:`，或删去基期值",
    ),
    "L803/between": Sentence(
        en="{target}: `between` takes two numbers, the lower first, not {actual}",
        zh="{target}：`between:` 应为由小到大的两个数，不应为{actual}",
    ),
    "L803/by": Sentence(
        en=(
            "{target} is to be reached by {actual}, outside the task's time ({start} to {end}): correct the date or "
            "the window"
        ),
        zh="{target}：达到期限{actual}不在任务时段内（{start}至{end}），请更正期限或时段",
    ),
    "L803/counted-rate": Sentence(
        en="the measure “{actual}” is both counted and a rate: what is counted adds up, a rate never does; keep one",
        zh="计量单位“{actual}”既标为按整数计，又标为比率：前者可以累计，后者不能，请只保留一项",
    ),
    "L803/during": Sentence(
        en=(
            "{target} runs in {actual}, outside the task's time ({start} to {end}): correct `{field}` or the task's "
            "window"
        ),
        zh="{target}：所设时段{actual}超出任务时段（{start}至{end}），请更正 `{field}:` 或任务时段",
    ),
    "L803/ends-before": Sentence(
        en="this ends on {actual}, before it starts on {expected}: correct one of the two dates",
        zh="结束日期{actual}早于开始日期{expected}，请更正有误的日期",
    ),
    "L803/every": Sentence(
        en="{target} is asked every {actual}, but reports are {cycle}: it can't be told so often; write a longer time",
        zh="{target}：要求的频次（{actual}）高于报告周期（{cycle}），无从报起，请改为较长的周期",
    ),
    "L803/first": Sentence(
        en=(
            "the first period {actual} does not fit the cycle ({expected}): write a period of that length, such as "
            "2024 or 2024-Q1"
        ),
        zh="首个报告期{actual}与报告周期（{expected}）不符，请按周期填写，如2024或2024-Q1",
    ),
    "L803/milestone-back": Sentence(
        en=(
            "{target}: the milestone of {actual} {measure} goes back from {expected} before it: correct one of the two "
            "numbers"
        ),
        zh="{target}：阶段目标{actual}{measure}比此前的{expected}{measure}倒退，请更正有误的一项",
    ),
    "L803/milestone-beyond": Sentence(
        en="{target}: the milestone of {actual} {measure} lies beyond the goal of {expected}: correct one of the two",
        zh="{target}：阶段目标{actual}{measure}已超过最终目标{expected}{measure}，请更正有误的一项",
    ),
    "L803/milestone-date": Sentence(
        en=(
            "{target}: the milestone of {actual} does not lie between {start} and the day before {end}: correct the "
            "date; what is asked at the end is the goal itself"
        ),
        zh="{target}：阶段目标日期{actual}应不早于{start}且早于{end}，请更正日期（到期要求就是目标本身）",
    ),
    "L803/milestones-none": Sentence(
        en="{target}: there are no milestones under `milestones`: write `DATE: NUMBER`, or take it out",
        zh="{target}：`milestones:` 下没有内容，请填写“日期: 数”，或删去此项",
    ),
    "L803/milestones-span": Sentence(
        en=(
            "{target} has milestones, but nothing paces by them: they are for a total of `during` and a level of `by`; "
            "take them out"
        ),
        zh="{target}：阶段目标只用于 `during:` 累计类和 `by:` 到期水平类目标，此处不起作用，请删去",
    ),
    "L803/multiple": Sentence(
        en=(
            "{target}: figures are in {expected}, never in {actual}: write the measure {expected} and the number in "
            "full"
        ),
        zh="{target}：计量单位应为“{expected}”，不应为“{actual}”，请按“{expected}”填写完整数字",
    ),
    "L803/no-comparison": Sentence(
        en="{target} has no comparison: give one of at_least, at_most, about, between, all and benchmark",
        zh="{target}：未设比较方式，请在at_least、at_most、about、between、all、benchmark中选填一种",
    ),
    "L803/no-span": Sentence(
        en="{target} has no span: give one of during, every, by and held",
        zh="{target}：未设时间要求，请在during、every、by、held中选填一种",
    ),
    "L803/not-positive": Sentence(
        en="{target}: a goal of {actual} is reached by doing nothing: give a number above zero",
        zh="{target}：目标值为{actual}，不做也能达到，应大于零",
    ),
    "L803/not-whole": Sentence(
        en="{target}: {measure} is counted in whole numbers, not {actual}: correct the number or the measure",
        zh="{target}：计量单位“{measure}”应为整数，不应为{actual}，请更正数值或计量单位",
    ),
    "L803/of": Sentence(
        en="{target} has `of: {actual}`, but is not one of `all`: take it out, or set `all: true`",
        zh="{target}：填有 `of: {actual}`，但不是全覆盖类目标，请删去，或填写 `all: true`",
    ),
    "L803/policy": Sentence(
        en="`{name}` is a share from 0 to 1, and {actual} is not (a tolerance must stay below 1): write 0.1 for 10 %",
        zh="`{name}` 是0至1之间的比例，{actual}超出范围（容差须小于1），10%应写作0.1",
    ),
    "L803/several-comparisons": Sentence(
        en="{target} has several comparisons ({actual}): keep the one that the document gives",
        zh="{target}：设有多种比较方式（{actual}），请按原文只保留一种",
    ),
    "L803/several-spans": Sentence(
        en="{target} has several spans ({actual}): keep the one that the document gives",
        zh="{target}：设有多种时间要求（{actual}），请按原文只保留一种",
    ),
    "L803/share": Sentence(
        en="{target}: {actual} % is more than 100 %: correct the number or the measure",
        zh="{target}：{actual}%超过100%，请更正数值或计量单位",
    ),
    "L803/year-starts": Sentence(
        en="the plan's years can't begin in month {actual}: write 1, 4, 7 or 10, so that they hold whole quarters",
        zh="方案年度不能从{actual}月开始：应填1、4、7或10，使年度由完整的季度组成",
    ),
    "L804/circle": Sentence(
        en="{target} is a part of its own part {actual}: take one of the two out",
        zh="{target}：又是其分项{actual}的分项，互为分项，请删去其中一处",
    ),
    "L804/itself": Sentence(
        en="{target} is a part of itself: take it out of its `parts`",
        zh="{target}：将自身列为分项，请从 `parts:` 中删去",
    ),
    "L804/measure": Sentence(
        en="{target} is in {expected}, but its part {part} is in {actual}: correct the measure, or take the part out",
        zh="{target}：计量单位为{expected}，分项{part}却为{actual}，请更正计量单位，或删去该分项",
    ),
    "L804/span": Sentence(
        en="{target} has {expected}, but its part {part} has {actual}: correct the span, or take the part out",
        zh="{target}：时间要求为{expected}，分项{part}却为{actual}，请更正时间要求，或删去该分项",
    ),
    "L804/sum": Sentence(
        en=(
            "{target} is {expected} {measure}, but its parts {parts} add up to {actual} (difference {difference}): "
            "correct one"
        ),
        zh=(
            "{target}：合计{expected}{measure}，分项{parts}相加为{actual}{measure}，相差{difference}{measure}，"
            "请更正有误的一项"
        ),
    ),
    "L804/task": Sentence(
        en=(
            "{target} has a part {actual} of another task ({other}): a whole and its parts are reported together, so "
            "take it out"
        ),
        zh="{target}：分项{actual}属于其他任务（{other}），合计与分项应在同一任务中填报，请删去",
    ),
    "L804/twice": Sentence(
        en="{target} has the part {actual} twice: keep one",
        zh="{target}：分项{actual}重复列出，请只保留一处",
    ),
    "L806": Sentence(
        en=(
            "{target} is asked every {actual}, but its time ({start} to {end}) does not begin and end with one: "
            "correct the window, or say in `reading` that the short one is meant"
        ),
        zh=(
            "{target}：按周期（{actual}）考核，但实施时段（{start}至{end}）首尾不足一期，请更正时段，"
            "或在 `reading:` 中说明"
        ),
    ),
    "L807": Sentence(
        en="{target}: figures in {actual} do not add up: use `held` for what is kept, `by` for what is to be reached",
        zh="{target}：计量单位为{actual}的数值不能累计，须保持的请用 `held:`，到期达到的请用 `by:`",
    ),
}

CHINESE = {
    "L803": Meaning(
        name="目标设定有误",
        text=(
            "目标没有恰好设定一种比较方式和一种时间要求，或者目标值、日期、上下限、基期值、阶段目标不合情理；工作事项设有多种时限，或者时限不在任务时段内。\n"
            "原因：这样的目标无法判定，或者只能按无人决定过的标准判定。\n"
            "示例：同时写了 `at_least` 和 `all`；`between: [50, 30]`；比例为130%；时段到2025年结束，却填了 "
            "`by: 2026-12-31`；`at_most: 10` 的基期值为8；每年一次的目标设了阶段目标；`year_starts: 2`。\n"
            "改法：请只保留原文规定的比较方式和时间要求，并更正所指的数字或日期。"
        ),
    ),
    "L804": Meaning(
        name="分项设定有误",
        text=(
            "目标的分项属于别的任务，与合计的计量单位或时间不一致，相互循环引用，或者相加不等于合计。\n"
            "原因：合计不等于分项之和，两者就无法比较，如实填报的报告也都会被判为有误（K402）。\n"
            "示例：合计12000人次，分项为9000和2000；合计以“人次”计，分项以“人”计。\n"
            "改法：请更正与原文不符的数字、计量单位或时间，或者删去该分项。"
        ),
    ),
    "L806": Meaning(
        name="首尾不足一年",
        text=(
            "每年（半年、季、月）考核一次的内容，所在时段不是从期初开始、到期末结束，首尾有一期不足。\n"
            "原因：这样不足一期的时间内也要完成全额，原文也许是这个意思，也许不是。\n"
            "示例：每年30场，时段自2022-06-06起，2022年7个月内就要完成30场。\n"
            "改法：请更正时段；确属如此的，请在 `reading` 中说明。"
        ),
    ),
    "L807": Meaning(
        name="比率按累计考核",
        text=(
            "百分比等比率按累计考核：用了 `during` 或 `every`，而这两种方式的数值是相加的。\n"
            "原因：今年40%、明年40%，加起来并不是80%，要求报送的累计数没有意义。\n"
            '示例：`at_least: 90, measure: "%", every: year`。\n'
            "改法：须保持的，或者每年重新考核的比率，用 `held: 时段`；到期达到的，用 `by: 日期`。"
        ),
    ),
}
