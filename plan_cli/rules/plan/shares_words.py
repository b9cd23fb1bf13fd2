"""The words of `shares`: what is said of targets that are divided."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "L808": Sentence(
        en=(
            "{target}: the shares add up to {actual}, and {expected} are asked for ({difference} are missing): correct "
            "them, or leave them so"
        ),
        zh="{target}：各单位分解数合计{actual}，低于要求的{expected}（缺{difference}），请核对",
    ),
    "L808/limit": Sentence(
        en=(
            "{target}: the shares add up to {actual}, and at most {expected} are allowed ({difference} too many): "
            "correct them, or leave them so"
        ),
        zh="{target}：各单位分解数合计{actual}，高于总的上限{expected}（多{difference}），请核对",
    ),
    "L810/collective": Sentence(
        en="{target}: {actual} stands for several units and can't report: give each of its members a share",
        zh="{target}：“{actual}”是多个单位的统称，不能报送，请逐一填写其成员的分解数",
    ),
    "L810/comparison": Sentence(
        en="{target}: what is asked with `{actual}` can't be divided: only `at_least` and `at_most` can",
        zh="{target}：以 `{actual}` 提出的要求不能分解，只有 `at_least` 和 `at_most` 可以",
    ),
    "L810/none": Sentence(
        en="{target}: no unit has a share: name them as `unit: number`, or take `shares` out",
        zh="{target}：`shares` 中没有单位，请按“单位: 数”填写，或删去该字段",
    ),
    "L810/not-positive": Sentence(
        en="{target}: a share must be above zero: {unit} has {actual}",
        zh="{target}：分解数应大于零，{unit}为{actual}",
    ),
    "L810/rate": Sentence(
        en="{target}: shares of {actual} don't add up to a whole: give each unit a target of its own",
        zh="{target}：以{actual}计量的比率不能相加，不能分解，请为各单位分别设目标",
    ),
    "L810/unit": Sentence(
        en="{target}: {actual} has a share, but no duty in the task: name it under `responsible`, or take it out",
        zh="{target}：“{actual}”分有任务数，却不是该任务的牵头或责任单位，请将其列入 `responsible:`，或删去其分解数",
    ),
}

CHINESE = {
    "L808": Meaning(
        name="分解数不足",
        text=(
            "目标分解给各单位的数合计低于目标要求；有上限的目标，合计高于上限。\n"
            "原因：即使各单位都完成了分解数，总目标仍不能完成。\n"
            "示例：总数3000，分解为1800和1000；上限100，分解为60和50。\n"
            "改法：更正有误的分解数；差额另有单位承担的，可保持原样。"
        ),
    ),
    "L810": Meaning(
        name="分解有误",
        text=(
            "分解给了在该任务中没有职责的单位，或者目标不能分解：比率，或者不是用 `at_least`、`at_most` 提出的要求。\n"
            "原因：没有职责的单位不会报送这项数据；比率不能相加。\n"
            "示例：`shares: {东县: 1800}`，而东县既不是牵头单位，也不是责任单位；对13%或 `all: true` 的目标作分解。\n"
            "改法：将该单位列入 `responsible`，或者删去其分解数；比率请为各单位分别设目标。"
        ),
    ),
}
