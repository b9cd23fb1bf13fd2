"""The words of `text`: how it is said that a plan differs from its document."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "L811": Sentence(
        en=(
            "the text is not the one that the plan pins (SHA-256 {actual}, not {expected}): give that one, or go "
            "through it and pin it"
        ),
        zh="所给文件不是方案登记的原文（校验值为{actual}，登记为{expected}），请改用登记的原文，或核对方案后更新校验值",
    ),
    "L812/empty": Sentence(
        en="{task}: nothing stands at line {line} of the document: correct the task's `line`",
        zh="{task}：原文第{line}行没有内容，请更正行号",
    ),
    "L812/number": Sentence(
        en="the document's number {expected} does not stand in the text: write it to the letter",
        zh="原文中找不到发文字号{expected}，请按原文填写",
    ),
    "L812/section": Sentence(
        en=(
            "line {line} of the document begins with “{actual}”, not with the title “{expected}”: correct the title or "
            "the line"
        ),
        zh="原文第{line}行开头为“{actual}”，与分组标题“{expected}”不一致，请更正标题或行号",
    ),
    "L812/task": Sentence(
        en="{task}: line {line} of the document begins with “{actual}”: correct the title, or the task's `line`",
        zh="{task}：原文第{line}行开头为“{actual}”，与任务标题不一致，请更正标题或行号",
    ),
    "L812/title": Sentence(
        en="the plan's title does not stand in the document: write it to the letter",
        zh="原文中找不到方案标题，请按原文一字不差填写",
    ),
    "L813/added": Sentence(
        en="{task}: {actual} is not among the responsible units in the document (line {line}): take it out",
        zh="{task}：原文第{line}行的责任单位中没有{actual}，请删去",
    ),
    "L813/lead": Sentence(
        en="{task} is led by {expected} in the document (line {line}), not by {actual}: correct `lead`",
        zh="{task}：原文第{line}行的牵头单位为{expected}，不是{actual}，请更正 `lead:`",
    ),
    "L813/missing": Sentence(
        en="{task}: the document (line {line}) also names {expected} as responsible: add it",
        zh="{task}：原文第{line}行的责任单位还有{expected}，请补列",
    ),
    "L813/none": Sentence(
        en=(
            "{task}: line {line} of the document assigns nobody: correct `line`, or say under `inferred` where its "
            "units are from"
        ),
        zh="{task}：原文第{line}行没有责任分工，请更正行号，或在 `inferred:` 中说明单位由何而来",
    ),
    "L813/order": Sentence(
        en="{task}: the document (line {line}) has the responsible units in the order {expected}: follow it",
        zh="{task}：原文第{line}行责任单位的顺序为{expected}，请按原文顺序排列",
    ),
    "L813/unclaimed": Sentence(
        en="line {line} of the document (“{title}”) assigns a task that the plan does not have: add it",
        zh="原文第{line}行（“{title}”）有责任分工，方案中却没有相应任务，请补列",
    ),
    "L814": Sentence(
        en=(
            "{target}: sentence {sentence} of line {line} does not have {expected} but {actual}: correct the figure or "
            "the place"
        ),
        zh="{target}：原文第{line}行第{sentence}句中没有{expected}（该句数字为{actual}），请更正数值或位置",
    ),
    "L814/all": Sentence(
        en="{target}: sentence {sentence} of line {line} does not ask for all: correct the comparison or the place",
        zh="{target}：原文第{line}行第{sentence}句没有全员、全覆盖一类的要求，请更正比较方式或位置",
    ),
    "L814/benchmark": Sentence(
        en="{target}: “{expected}” does not stand in sentence {sentence} of line {line}: correct the name or the place",
        zh="{target}：原文第{line}行第{sentence}句中没有“{expected}”，请更正名称或位置",
    ),
    "L814/claimed": Sentence(
        en="{target}: sentence {sentence} of line {line} has {expected} less often than the plan: correct the figure",
        zh="{target}：原文第{line}行第{sentence}句中{expected}出现的次数少于方案中的目标数，请更正数值",
    ),
    "L814/measure": Sentence(
        en=(
            "{target}: {expected} stands in sentence {sentence} of line {line}, but not in {measure}: correct the "
            "measure"
        ),
        zh="{target}：原文第{line}行第{sentence}句中有{expected}，但计量单位不是{measure}，请更正计量单位",
    ),
    "L814/no-number": Sentence(
        en="{target}: there is no number in sentence {sentence} of line {line}, so no {expected}: correct the place",
        zh="{target}：原文第{line}行第{sentence}句中没有数字，也就没有{expected}，请更正位置",
    ),
    "L814/not-target": Sentence(
        en="“{expected}” does not stand at line {line} of the document: correct the text or the line",
        zh="原文第{line}行中没有“{expected}”，请更正文字或行号",
    ),
    "L814/not-target-claimed": Sentence(
        en="“{actual}” at line {line} of the document is a target's, or listed already: take this one out",
        zh="原文第{line}行的“{actual}”已由目标或其他条目列明，请删去此条",
    ),
    "L814/yearly": Sentence(
        en="{target}: sentence {sentence} of line {line} says nothing of every year: correct the span or the place",
        zh="{target}：原文第{line}行第{sentence}句没有每年的要求，请更正时间要求或位置",
    ),
    "L815": Sentence(
        en=(
            "{task}: the number {actual} (line {line}, sentence {sentence}) is unclaimed: add a target, or list it "
            "under `not_targets`"
        ),
        zh="{task}：原文第{line}行第{sentence}句的数字{actual}未编入方案，请编为目标，或列入 `not_targets:` 并写明理由",
    ),
    "L815/elsewhere": Sentence(
        en=(
            "the number {actual} at line {line} of the document is unclaimed: add a target, or list it under "
            "`not_targets`"
        ),
        zh="原文第{line}行的数字{actual}未编入方案，请编为目标，或列入 `not_targets:` 并写明理由",
    ),
    "L816": Sentence(
        en=(
            "{task}: nothing is of sentence {actual} (line {line} of the document): add a deliverable or a target for "
            "it"
        ),
        zh="{task}：原文第{line}行第{actual}句未编入方案，请补列工作事项或目标",
    ),
    "L816/elsewhere": Sentence(
        en=(
            "nothing is of sentence {actual} at line {line} of the document, which is of no task in the plan: add the "
            "task"
        ),
        zh="原文第{line}行第{actual}句未编入方案，该行所属任务也不在方案中，请补列任务",
    ),
    "L816/no-sentence": Sentence(
        en="{target} is of sentence {actual}, but line {line} of the document has {expected}: correct `sentence`",
        zh="{target}：注为第{actual}句，但原文第{line}行只有{expected}句，请更正 `sentence:`",
    ),
}

CHINESE = {
    "L811": Meaning(
        name="原文不一致",
        text=(
            "所给的原文不是编制方案时的那一份，其SHA-256与方案登记的不同。\n"
            "原因：行号和句序都是对照登记的那份原文编的，换一份原文，所指内容可能就变了。\n"
            "示例：换行不同的副本，或者文件后来的版本。\n"
            "改法：请改用登记的那份原文；或者逐项核对此处列出的问题后，登记新的原文。"
        ),
    ),
    "L812": Meaning(
        name="标题不一致",
        text=(
            "方案中的标题与原文不一致，或者不在方案所注的行。\n"
            "原因：手头没有原文的人，靠标题识别任务。\n"
            "示例：原文为建设社区书房，方案写成 `title: 建设社区书屋`；`line` 多了一行。\n"
            "改法：请按原文一字不差地写标题，或更正行号。"
        ),
    ),
    "L813": Meaning(
        name="分工不一致",
        text=(
            "牵头单位或责任单位有遗漏、多列或顺序不同，或者原文中的分工没有任何任务与之对应。\n"
            "原因：分工规定了由谁负责什么，这里漏掉的单位，就再也不会有人去问。\n"
            "示例：原文列有市教育局和市科协，方案写成 `responsible: [市科协]`。\n"
            "改法：请按原文填写牵头单位和责任单位，顺序与原文一致。"
        ),
    ),
    "L814": Meaning(
        name="原文无此数字",
        text=(
            "目标的数字不在所注的原文语句中，或者 `not_targets` 所列文字不在所注的行。\n"
            "原因：数字错了，会连年按错的数字判定。“人”不等于“人次”；两个目标都是100的，原文中须有两个数字。\n"
            "示例：原文为5000，方案写成 `at_least: 500`；原文没有“每年”字样，方案却写了不带数字的 `every: year`。\n"
            "改法：请更正数字、计量单位、`sentence`，或任务的 `line`。"
        ),
    ),
    "L815": Meaning(
        name="数字未编入方案",
        text=(
            "原文中有数字既没有编为目标，也没有列入 `not_targets`。\n"
            "原因：凡是提出要求的数字都应当判定，因此要么编为目标，要么写明理由予以排除。\n"
            "示例：原文要求培训500名，而该任务没有目标值为500的目标。\n"
            "改法：请补列目标，或将该数字列入 `not_targets` 并写明理由。"
        ),
    ),
    "L816": Meaning(
        name="语句未编入方案",
        text=(
            "任务原文中有语句没有编入任何目标或工作事项，或者目标、工作事项所注的语句并不存在。\n"
            "原因：原文有要求而方案漏列的，以后就再也不会有人过问。\n"
            "示例：任务共四句，所列工作事项都出自第2句和第4句。\n"
            "改法：请为该句补列工作事项，或更正 `sentence` 所注的句序。"
        ),
    ),
}
