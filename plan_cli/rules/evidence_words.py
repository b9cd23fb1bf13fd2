"""The words of `evidence`: how it is said that what is claimed is not shown."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "E601": Sentence(
        en="{task} is reported done without any evidence: add `evidence:`",
        zh="{task}：报为已完成，但未附佐证材料，请补充 `evidence:`",
    ),
    "E601/deliverable": Sentence(
        en="{task}: {done} reported done without any evidence: add `evidence:`",
        zh="{task}：{done}报为已完成，但未附佐证材料，请补充 `evidence:`",
    ),
    "E602": Sentence(
        en="the file {actual} is not there, seen from the report's folder",
        zh="在报告所在文件夹中找不到 {actual}，请补上文件或更正路径",
    ),
    "E602/no-document": Sentence(
        en="{actual} is a folder and no document: name the file, or give a document number or a URL",
        zh="{actual} 是文件夹，不是材料，请写明具体文件，或填文号、网址",
    ),
    "E602/outside": Sentence(
        en="the path {actual} leads out of the report's folder",
        zh="路径 {actual} 超出报告所在文件夹，请将文件与报告放在一起，并更正路径",
    ),
    "E602/own-machine": Sentence(
        en="{actual} leads into one's own machine, where nobody else can open it: put the file beside the report",
        zh="{actual} 是本机路径，他人无法打开，请将文件与报告放在一起，并改填相对路径",
    ),
    "E603": Sentence(
        en="{actual} is evidence of {other} as well",
        zh="{actual}也是{other}的佐证材料",
    ),
}

CHINESE = {
    "E601": Meaning(
        name="报完成而无佐证材料",
        text=(
            "任务或其工作事项报为已完成，本期和以前各期该任务下都没有附佐证材料；每年都要做的，须附当年的材料。\n"
            "原因：报了完成，事情就算了结，因此必须有据可查。\n"
            "示例：填了 `status: done`，没有 `evidence`。\n"
            "改法：请补充 `evidence:`，写明 `title`（材料名称）和 `ref`（出处），出处可填文号、"
            "与报告放在一起的文件或网址。"
        ),
    ),
    "E602": Meaning(
        name="找不到佐证材料",
        text=(
            "作为佐证材料的文件找不到，或者是文件夹、本机路径，或者不在报告所在的文件夹内。\n"
            "原因：别人打不开的材料不能作为佐证。文件路径从报告所在文件夹算起。\n"
            "示例：`ref: photos/day1.jpg`，而没有这个文件；`ref: ../../secret.docx`；`ref: ./`；`ref: file:///D:/a.pdf`。\n"
            "改法：请将文件与报告放在一起，或更正路径；没有文件的，填文号或网址。"
        ),
    ),
    "E603": Meaning(
        name="佐证材料重复使用",
        text=(
            "同一份材料被两个单位用作佐证。\n"
            "原因：各单位共同开展工作，这往往并无不妥；但一个单位的成绩不应计算两次。\n"
            "示例：市教育局和团市委的报告都用汉教发〔2024〕12号作为佐证材料。\n"
            "改法：两个单位确都参与的，不必改动。"
        ),
    ),
}
