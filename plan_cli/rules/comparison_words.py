"""The words of `comparison`: how it is said that reports contradict each other."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "K410": Sentence(
        en=(
            "{target}: {actual} {measure} is below the {expected} reported for {period} ({difference}): figures are "
            "cumulative, all since {since}: correct it, or give `correction:`"
        ),
        zh=(
            "{target}：本期{actual}{measure}，低于{period}所报的{expected}（{difference}）：应填自{since}起的累计数，"
            "请更正，或用 `correction:` 说明原因"
        ),
    ),
    "K410/whole": Sentence(
        en=(
            "{target}: the whole is now {actual} {measure}, for {period} it was {expected}: correct it, or give "
            "`correction:`"
        ),
        zh="{target}：总数现为{actual}{measure}，{period}所报为{expected}：请更正，或用 `correction:` 说明原因",
    ),
    "K411": Sentence(
        en=(
            "{target}: the lead's {actual} {measure} are below the {expected} that {units} report together "
            "({difference})"
        ),
        zh="{target}：牵头单位所报{actual}{measure}，低于{units}所报之和{expected}（{difference}）：请牵头单位核对",
    ),
    "K411/shares": Sentence(
        en=(
            "{target}: the lead's {actual} {measure} are not the {expected} that {units} report together ({difference})"
        ),
        zh="{target}：牵头单位所报{actual}{measure}，与{units}所报之和{expected}不一致（{difference}）：请牵头单位核对",
    ),
    "K412": Sentence(
        en=(
            "{actual} has another report for {period}, which counts: {other}; a correction belongs into the file that "
            "was submitted, with `corrected:` and the day: keep one, and take the other out"
        ),
        zh=(
            "{actual}的{period}报告另有一份：{other}，以该份为准；如需更正，请在原报告中修改并填写 "
            "`corrected:`（更正日期）"
            "，只保留一份"
        ),
    ),
    "K413": Sentence(
        en="{task}: the text is the same as for {period}: say what was done in this period",
        zh="{task}：进展情况与{period}完全相同：请写明本期工作",
    ),
    "K414": Sentence(
        en=(
            "{target}: {lead} leads it too, and reports {expected} for {at}, not {actual} ({difference}): clear it up "
            "together"
        ),
        zh="{target}：共同牵头的{lead}所报截至{at}的数为{expected}，与此处的{actual}不一致（{difference}）：请共同核对",
    ),
}

CHINESE = {
    "K410": Meaning(
        name="数据较前期下降",
        text=(
            "累计数比以前所报的低，或者总数有变，却没有说明更正原因。\n"
            "原因：已经培训、建成、举办的不会变少，前后两次报告必有一次有误。应填累计数，"
            "即自目标时段起始之日起的全部数量；"
            "按年的目标，自当年年初起累计。\n"
            "示例：2023年报3200，2024年报2900；或者已有3200、本期新增700，只报了700。\n"
            "改法：请更正数值；确属更正以前数据的，用 `correction: reason` 说明原因（reason处填写具体原因）。"
        ),
    ),
    "K411": Meaning(
        name="牵头数与各单位合计不符",
        text=(
            "牵头单位所报总数小于其他单位对同一目标所报之和；分解到各单位的目标，与各单位所报之和不一致。\n"
            "原因：牵头单位的数据是总数，各单位所报相加不应超过它，分解数相加即为总数；超过的，不是统计口径不一，就是牵头单位没有汇总齐全。"
            "\n"
            "示例：牵头单位报300，两个县各报200。\n"
            "改法：请牵头单位与各单位对账后，报送总数。"
        ),
    ),
    "K412": Meaning(
        name="同期重复报送",
        text=(
            "同一单位同一报告期报送了两份报告。\n"
            "原因：无法判断以哪一份为准；在删去一份之前，以报送或更正日期较晚的为准。更正应在原报告中进行。\n"
            '示例：市教育局.yaml和市教育局-更正.yaml都填了 `period: "2024"`。\n'
            "改法：请将应当保留的内容写在一份报告中，有更正的填写 `corrected:`（更正日期），删去另一份。"
        ),
    ),
    "K413": Meaning(
        name="照抄上期",
        text=(
            "任务进展情况的文字与本单位上一份报告完全相同。\n"
            "原因：照抄的文字，看不出本期做了什么。\n"
            "示例：2023年填了 `progress: 正常推进`，2024年又照填一遍。\n"
            "改法：请写明本期做了什么。"
        ),
    ),
    "K414": Meaning(
        name="共同牵头数据不一致",
        text=(
            "共同牵头同一目标的两个单位，对同一天报了不同的数。\n"
            "原因：这是同一个数，至多有一个是对的。核对清楚之前，以数据截至日期较晚的为准，相同的以方案中排在前面的单位为准。\n"
            "示例：市教育局和市人社局共同牵头A1.6，截至2024年12月31日，一家报3200，另一家报3050。\n"
            "改法：请共同核对，有误的一方更正；只由一家报数即可。"
        ),
    ),
}
