"""The words of `references`: how it is said that a report names what the plan does not have."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "R201": Sentence(
        en="the report is for the plan {actual}, but it is checked against {expected}",
        zh="报告所填方案为 {actual}，本次核对的方案为 {expected}，请更正 `plan:`，或用 `--plan` 指定相应方案",
    ),
    "R202": Sentence(
        en="the unit “{actual}” is not in the plan",
        zh="方案中没有“{actual}”这个单位，请填写方案所列的单位名称或别称",
    ),
    "R202/collective": Sentence(
        en="“{actual}” stands for several units and can't report; each of them does: {members}",
        zh="“{actual}”是多个单位的统称，不能作为报送单位，应由各单位分别报送：{members}",
    ),
    "R202/ended": Sentence(
        en="“{actual}” ended on {expected}, before {period}: its successor {successor} reports",
        zh="“{actual}”已于{expected}撤并，{period}应由承接单位{successor}报送",
    ),
    "R202/gone": Sentence(
        en="“{actual}” ended on {expected}, before {period}",
        zh="“{actual}”已于{expected}撤销，不再报送{period}的报告",
    ),
    "R202/not-yet": Sentence(
        en="“{actual}” is there only from {expected}, after {period}",
        zh="“{actual}”于{expected}才设立，不报送{period}的报告",
    ),
    "R203": Sentence(
        en="the task “{actual}” is not in the plan",
        zh="方案中没有任务“{actual}”，请更正编号",
    ),
    "R204": Sentence(
        en="the target “{actual}” is not one of {task}",
        zh="{task}：没有“{actual}”这项目标，请更正编号",
    ),
    "R204/none": Sentence(
        en="{task} has no targets, so “{actual}” can't be one of them",
        zh="{task}：该任务未设目标，请删去“{actual}”或更正编号",
    ),
    "R204/other-task": Sentence(
        en="the target {actual} belongs to {owner}: move the figure to an entry of that task",
        zh="目标{actual}属于任务{owner}，请将数据移到该任务名下",
    ),
    "R205": Sentence(
        en="the deliverable “{actual}” is not one of {task}",
        zh="{task}：没有“{actual}”这项工作事项，请更正编号",
    ),
    "R205/none": Sentence(
        en="{task} has no deliverables, so “{actual}” can't be one of them",
        zh="{task}：该任务未列工作事项，请删去“{actual}”或更正编号",
    ),
    "R205/other-task": Sentence(
        en="the deliverable {actual} belongs to {owner}: move it to an entry of that task",
        zh="工作事项{actual}属于任务{owner}，请移到该任务名下",
    ),
    "R206": Sentence(
        en="{actual} is neither the lead of {task} (that is {lead}) nor responsible for it",
        zh="{actual}既不是“{task}”的牵头单位（牵头单位为{lead}），也不是责任单位，请更正任务编号或删去该条",
    ),
    "R207": Sentence(
        en="{target} is measured in {expected}, not in {actual}: give the number in {expected}",
        zh="{target}：计量单位应为“{expected}”，所填为“{actual}”，请按“{expected}”填报",
    ),
    "R207/multiple": Sentence(
        en="{target} is measured in {expected}: write {value} {actual} as value: {mend}, measure: {expected}",
        zh="{target}：计量单位应为“{expected}”，{value}{actual}应写作 `value: {mend}, measure: {expected}`",
    ),
    "R208": Sentence(
        en="“{actual}” is reported twice (first on line {first_line}): put both into one",
        zh="“{actual}”重复填报（首次见第{first_line}行），请合并为一条",
    ),
    "R209": Sentence(
        en=(
            "the report is for version {actual}, the plan is at {expected}: see what changed, then write the new "
            "version into the report of this period"
        ),
        zh="报告依据的版本为 {actual}，方案现行版本为 {expected}，请先核对变动内容，再在本期报告中改填现行版本",
    ),
    "R209/none": Sentence(
        en="“{actual}” names no version of the plan: write {expected}",
        zh="“{actual}”未写明方案版本，请写作 {expected}",
    ),
}

CHINESE = {
    "R201": Meaning(
        name="方案不符",
        text=(
            "报告是按另一个方案填报的。\n"
            "原因：同一编号在不同方案中所指的内容不同。\n"
            "示例：`plan: other-city@1.0`。\n"
            "改法：请将 `plan:` 改为本方案的编号，或用 `--plan` 指定报告所依据的方案。"
        ),
    ),
    "R202": Meaning(
        name="单位不存在",
        text=(
            "报送单位不在方案之列，填的是统称，或者在报告期内没有一天是存在的。\n"
            "原因：不知道是哪个单位，就不知道它应当报什么；统称（如各县区政府）不能报送，应由各单位分别报送；"
            "单位撤并之后，由承接单位报送。\n"
            "示例：`unit: 市教育厅`；`unit: 各县区政府`；单位已于2024年并入他处，却报送2025年的报告。\n"
            "改法：请填写方案所列的单位名称或别称，可用 `plan show` 查看。"
        ),
    ),
    "R203": Meaning(
        name="任务不存在",
        text=(
            "报告填了方案中没有的任务。\n"
            "原因：这样填报的内容不会计入任何任务。\n"
            "示例：`task: A1.9`，而A1只有六项任务。\n"
            "改法：请更正任务编号，提示中会列出本单位承担的任务。"
        ),
    ),
    "R204": Meaning(
        name="目标不存在",
        text=(
            "数据填在了该任务没有的目标上。\n"
            "原因：这样的数据不是无处计入，就是计入了别的任务。\n"
            "示例：`target: A1.6.T9`；在A1.6这一条中填了 `target: A2.3.T1`。\n"
            "改法：请填写该任务的目标编号，或将数据移到所属任务名下。"
        ),
    ),
    "R205": Meaning(
        name="工作事项不存在",
        text=(
            "状态填在了该任务没有的工作事项上。\n"
            "原因：这样的状态不是无处计入，就是计入了别的任务。\n"
            "示例：`deliverables: {A1.6.D9: done}`。\n"
            "改法：请填写该任务的工作事项编号，可用 `plan show TASK`（TASK为任务编号）查看。"
        ),
    ),
    "R206": Meaning(
        name="非本单位任务",
        text=(
            "在报告期的任何一天，报送单位都既不是该任务的牵头单位，也不是责任单位。\n"
            "原因：该任务在方案中由其他单位承担，多半是编号写错了。\n"
            "示例：市林业局填报了A1.6，而这项任务由市教育局牵头、市科协负责。\n"
            "改法：请更正任务编号，或删去该条。"
        ),
    ),
    "R207": Meaning(
        name="计量单位不符",
        text=(
            "所填计量单位与目标不一致。\n"
            "原因：“人”与“人次”不是一回事；6.2万人次应写作62000人次。\n"
            "示例：目标以“人”计，却填了 `measure: 人次`。\n"
            "改法：请按目标的计量单位填报，数字写全。"
        ),
    ),
    "R208": Meaning(
        name="重复填报",
        text=(
            "同一份报告中，同一任务、目标或工作事项填了两次。\n"
            "原因：两处只能有一处算数。\n"
            "示例：有两条任务都填 `task: A1.6`，或者有两个数据都填 `target: A1.6.T1`。\n"
            "改法：请将两处合并为一条，删去另一条。"
        ),
    ),
    "R209": Meaning(
        name="方案版本不符",
        text=(
            "报告依据的是方案的另一版本，或者没有写明版本。多期报告一并核对时，只看最近一期。\n"
            "原因：版本之间，任务和数字可能已有调整；往期报告保持原样。\n"
            "示例：方案现行版本为1.0，报告填了 `plan: hanzhong-science-literacy@0.9`。\n"
            "改法：请先核对变动内容（`plan diff OLD NEW`，OLD、NEW为旧版和新版方案），再改填现行版本；往期报告不必改。"
        ),
    ),
}
