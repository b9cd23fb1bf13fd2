"""The words of `itself`: how it is said that a plan contradicts itself."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "L801/at": Sentence(
        en="the plan's id “{actual}” holds an @, which stands before the version in reports: take it out",
        zh="方案编号“{actual}”不能含有@（报告中@之后为方案版本），请删去",
    ),
    "L801/form": Sentence(
        en="“{actual}” can't be an id: write letters, digits, `.` and `-`, such as A1 or A1.6",
        zh="“{actual}”不能用作编号，应由字母、数字、`.` 和 `-` 组成，如A1、A1.6",
    ),
    "L801/order": Sentence(
        en="the id {actual} is out of order: it comes before {expected}, which stands above it",
        zh="编号{actual}未按顺序，应排在{expected}之前",
    ),
    "L801/parent": Sentence(
        en="the id {actual} is not of its task: it begins with {expected}",
        zh="编号{actual}与所属任务不一致，应以{expected}开头",
    ),
    "L801/twice": Sentence(
        en="the id {actual} is used twice (first on line {first_line}): give each its own",
        zh="编号{actual}重复（首次见第{first_line}行），每项应各有编号",
    ),
    "L802/lead": Sentence(
        en="{task}: {actual} stands for several units and leads alone, not beside others: name its members that lead",
        zh="{task}：“{actual}”是多个单位的统称，只能单独牵头，不能与其他单位并列，请写明具体的牵头单位",
    ),
    "L802/lead-ended": Sentence(
        en=(
            "{task} is led by {actual}, which ended on {expected}: give that a `successor`, or the task another lead, "
            "with this one in `was`"
        ),
        zh="{task}：牵头单位{actual}已于{expected}撤并，请为其填写 `successor:`，或改列牵头单位并将原单位移入 `was:`",
    ),
    "L802/measure": Sentence(
        en="“{actual}” is a name of the measure {other} already: a name means one measure, so take it from one of them",
        zh="“{actual}”已是计量单位“{other}”的名称或别称，一个名称只能指一种计量单位，请删改其中一处",
    ),
    "L802/members": Sentence(
        en="{actual} has members, but is not a collective ({kind}): set `kind: collective`, or take the members out",
        zh="{actual}不是统称（类别为{kind}），却列有成员，请改为 `kind: collective`，或删去成员",
    ),
    "L802/name": Sentence(
        en=(
            "“{actual}” is a name of {other} already: two units can't share a name or alias, so take it from one of "
            "them"
        ),
        zh="“{actual}”已是{other}的名称或别名，两个单位不得同名，请删改其中一处",
    ),
    "L802/nested": Sentence(
        en="{actual} is a collective itself: list its members one by one under {unit}",
        zh="{actual}本身也是统称，请在{unit}下逐个列出其成员",
    ),
    "L802/no-members": Sentence(
        en="{actual} is a collective without members, so its duties fall on nobody: list its `members`",
        zh="{actual}是多个单位的统称，但未列成员，任务无从落实，请补列 `members:`",
    ),
    "L802/nobody": Sentence(
        en="{target} is owed by nobody: name a unit in `who`, or leave it to the lead",
        zh="{target}：没有承担单位，请在 `who:` 中写明，或交由牵头单位承担",
    ),
    "L802/part": Sentence(
        en="{target} has a part {actual} that is not in the plan: correct the id, or take it out",
        zh="{target}：分项{actual}在方案中不存在，请更正编号或删去",
    ),
    "L802/successor": Sentence(
        en="the successor of {unit} is {actual}, which stands for several units: name the one that follows it",
        zh="{unit}的承接单位“{actual}”是多个单位的统称，请写明具体的承接单位",
    ),
    "L802/successor-back": Sentence(
        en="the successor of {unit} is {actual}, which leads back to {unit}: correct one of the two",
        zh="{unit}由{actual}承接，而{actual}又由{unit}承接，请更正",
    ),
    "L802/successor-until": Sentence(
        en="{unit} has the successor {actual}, but no last day: give it `until`",
        zh="{unit}填有承接单位{actual}，但没有撤并日期，请填写 `until:`",
    ),
    "L802/twice": Sentence(
        en="{actual} is named twice here: keep one",
        zh="{actual}在此重复列出，请只保留一处",
    ),
    "L802/unit": Sentence(
        en="there is no unit of the name “{actual}”: write a name as it stands under `units`, or add the unit there",
        zh="方案中没有名为“{actual}”的单位，请按 `units:` 中的名称填写，或在其中补列",
    ),
    "L802/units": Sentence(
        en="“{actual}” are several units in one text: give each a text of its own; as `lead` name the one that leads",
        zh="“{actual}”是写在一处的多个单位，请逐个分列；`lead:` 只填牵头的一个",
    ),
    "L802/who": Sentence(
        en="{target} is owed by {actual}, but {outside} is no unit of {task}: correct `who`, or the task's units",
        zh="{target}：由{actual}承担，但{outside}不是{task}的牵头或责任单位，请更正 `who:` 或任务的单位",
    ),
    "L802/window": Sentence(
        en="there is no window “{actual}”: write a name as it stands under `windows`, or add it there",
        zh="方案中没有名为“{actual}”的时段，请按 `windows:` 中的名称填写，或在其中补列",
    ),
    "L805/measure": Sentence(
        en="no target is in the measure {actual}: write it as the targets do, or take it out",
        zh="没有任何目标用到计量单位“{actual}”，请与目标的写法一致，或删去",
    ),
    "L805/unit": Sentence(
        en="no task names the unit {actual}: add it where the document does, or take it out",
        zh="没有任何任务用到单位{actual}，请按原文补入相应任务，或删去",
    ),
    "L805/window": Sentence(
        en="nothing is in the window {actual}: use it, or take it out",
        zh="时段{actual}没有用到，请补用或删去",
    ),
}

CHINESE = {
    "L801": Meaning(
        name="方案编号有误",
        text=(
            "编号有重复，没有按顺序排列，或者与所属任务不一致。\n"
            "原因：报告多年都靠编号对应任务和目标，一个编号只能指一项内容，并且应能看出它在方案中的位置。\n"
            "示例：`A1.4` 排在 `A1.10` 之后；任务 `A1.6` 中有目标 `A1.7.T1`；有两个目标都是 `A1.6.T1`；`A1/6`。\n"
            "改法：请沿用原文编号，由字母、数字、`.` 和 `-` 组成，在所属层级内递增；可以空号，删去的编号不再使用。"
            "目标、工作事项的编号以所属任务的编号和一个点开头。"
        ),
    ),
    "L802": Meaning(
        name="引用对象不存在",
        text=(
            "方案引用的单位、时段或分项并不存在，或者单位用在了不该用的地方：承接单位是统称或又由原单位承接，牵头单位已撤并；"
            "或者两个单位、两种计量单位用了同一名称。\n"
            "原因：任务落在不存在的单位上，就等于无人承担，而且不会被发觉。\n"
            "示例：`lead: 市教育厅`；以统称作为牵头单位；填了 `during: 十五五` 而没有这个时段；`who` "
            "所填单位不承担该任务；牵头单位填有 `until: 2024-06-30` 而没有 `successor`。\n"
            "改法：请按 `units` 或 `windows` 中的名称填写（不用别称），或在其中补列；为已撤并的单位填写 `successor`，"
            "或改列牵头单位并将原单位移入 `was`。"
        ),
    ),
    "L805": Meaning(
        name="列出而未使用",
        text=(
            "方案列出了单位、时段或计量单位，却没有任何地方用到。\n"
            "原因：多半是编辑方案时，某项任务漏掉了一个单位或所属时段。\n"
            "示例：`units` 下列有 `市工信局`，却没有它承担的任务；列有时段 `十五五`，却没有章节、任务或目标用到。\n"
            "改法：请对照原文，漏写的补上，多列的删去。"
        ),
    ),
}
