"""The words of `waiving`: how it is said that a waiver is of no use."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "W901": Sentence(
        en="this waiver expired on {expected}: what it waived counts again; take it out, or have it renewed",
        zh="该豁免已于{expected}到期，所豁免事项重新计入：请删去，或重新报批",
    ),
    "W902": Sentence(
        en="this waiver waives nothing: take it out, or correct the rule, unit or id",
        zh="该豁免未对应任何事项：请删去，或更正规则、单位或编号",
    ),
}

CHINESE = {
    "W901": Meaning(
        name="豁免已过期",
        text=(
            "豁免已过有效期。单独核对报告时，只提示与所核对报告有关的豁免。\n"
            "原因：豁免只管一段时间；到期后，所豁免的问题重新计入，须重新审定。\n"
            "示例：填了 `until: 2025-06-30`，核对基准日为2025-12-31。\n"
            "改法：请删去该豁免，或经重新批准后改填新的期限。"
        ),
    ),
    "W902": Meaning(
        name="豁免未用到",
        text=(
            "豁免没有对应到任何问题；只在全部报告一并核对时提示。\n"
            "原因：留着不用的豁免，日后可能豁免掉未经批准的问题。\n"
            "示例：该单位已经报送，其C310却仍在豁免之列。\n"
            "改法：请删去该豁免，或更正其规则、单位或编号。"
        ),
    ),
}
