"""The words of `plausibility`: how it is said that a number is hard to believe."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "P501": Sentence(
        en="{target}: {actual} {measure} is more than 150 % of the {expected} asked for: make sure of the number",
        zh="{target}：填报{actual}{measure}，超过目标{expected}{measure}的150%，请核实；确属无误的，不必改动",
    ),
    "P502/about": Sentence(
        en=(
            "“{actual}” is no exact number: write the exact one; value: {expected} with bound: at_least only if it is "
            "surely reached"
        ),
        zh=(
            "“{actual}”不是准确数字，请填写准确数字；确已达到该数的，才可写作 `value: {expected}` 并加 "
            "`bound: at_least`"
        ),
    ),
    "P502/less": Sentence(
        en="“{actual}” says only what is not reached, and is no exact number: write the exact one",
        zh="“{actual}”只写明未达到的数，不是准确数字，请填写准确数字",
    ),
    "P502/more": Sentence(
        en=(
            "“{actual}” is no exact number: write the exact one; where only a floor is known, value: {expected} with "
            "bound: at_least"
        ),
        zh="“{actual}”不是准确数字，请填写准确数字；只能确定下限的，写作 `value: {expected}` 并加 `bound: at_least`",
    ),
    "P502/multiple": Sentence(
        en="“{actual}” is a rounded number: write it out, {expected}, or the exact one where that is known",
        zh="“{actual}”是约简的数字，请写全为{expected}；有准确数字的，请填准确数字",
    ),
    "P502/other": Sentence(
        en="“{actual}” is no exact number: write the exact one",
        zh="“{actual}”不是准确数字，请填写准确数字",
    ),
    "P503": Sentence(
        en=(
            "{target}: {actual} {measure} after {expected} for {period}: is it written in another scale? Give it in "
            "{measure}, or leave it if it is right"
        ),
        zh="{target}：本期{actual}{measure}，{period}所报为{expected}{measure}，疑为单位或位数有误，请核实",
    ),
    "P503/share": Sentence(
        en=(
            "{target}: {actual} % where {expected} % is asked for: is it a fraction of 1? Then write it in %, 12.5 "
            "for 0.125"
        ),
        zh="{target}：要求{expected}%，所报为{actual}%，疑为小数：百分数请直接填写，如0.125应填12.5",
    ),
}

CHINESE = {
    "P501": Meaning(
        name="远超目标",
        text=(
            "所报数值超过目标的150%。\n"
            "原因：要么是成绩突出，要么是笔误，例如多写一个0、把人次当作人、把历年累计当作当年数。\n"
            "示例：要求5000，报了8000。\n"
            "改法：请核实数字；确属无误的，不必改动。"
        ),
    ),
    "P502": Meaning(
        name="数字含糊",
        text=(
            "数值写成了“约”“近”“余”“超过”“≥”或600k一类的约数。\n"
            "原因：约数无法与目标比较；能确定下限的（余、多、以上），可以换一种写法，使其能够比较；约、近、"
            "左右不是下限。\n"
            "示例：`value: 3200余`、`value: 约3200`、`value: 超过3200`、`value: 600k`。\n"
            "改法：请填写准确数字；确已达到该数、只能确定下限的，写 `value: 3200` 并加 `bound: at_least`。"
        ),
    ),
    "P503": Meaning(
        name="量级可疑",
        text=(
            "数值像是用了另一个单位或位数：水平类数据相差十倍以上，累计数与上次只差若干个0，百分数写成了小数。\n"
            "原因：把千当作一、把12.5%写成0.125、多写一个0，计算不会出错，结论却会出错。\n"
            "示例：2023年报3200，2024年报32000；要求13%，填了 `value: 0.13`。\n"
            "改法：请按目标的计量单位填写；确属无误的，不必改动。"
        ),
    ),
}
