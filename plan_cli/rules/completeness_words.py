"""The words of `completeness`: how it is said that something is missing."""

from plan_cli.rules.wording import Meaning, Sentence

SENTENCES = {
    "C301/lead": Sentence(
        en="{task}: no entry, though the unit leads it",
        zh="{task}：本单位是牵头单位，但未报告该任务，请补报",
    ),
    "C301/responsible": Sentence(
        en="{task}: no entry, though the unit is responsible for it",
        zh="{task}：本单位是责任单位，但未报告该任务，请补报",
    ),
    "C302": Sentence(
        en="{target}: no figure; give `value:`, or `value: null` with `reason:`",
        zh="{target}：未报数据，请填写 `value:`；暂无数据的，填 `value: null` 并用 `reason:` 说明原因",
    ),
    "C303": Sentence(
        en="{target}: no state; add it under `deliverables:`",
        zh="{target}：未报状态，请在 `deliverables:` 下补填",
    ),
    "C304": Sentence(
        en="{target}: there is no value and nothing says why: give the value, or add `reason:`",
        zh="{target}：尚未填写数值：请填写；暂缺的，用 `reason:` 说明原因",
    ),
    "C305": Sentence(
        en="{task}: {behind} behind, but the entry's `shortfall` lacks {missing}",
        zh="{task}：{behind}进度滞后，但 `shortfall:` 缺少 {missing}，请补充（cause 原因、remedy 措施、due 时限）",
    ),
    "C306": Sentence(
        en="nobody is named who approved the report: add `approved_by:`",
        zh="报告未填审签人，请补填 `approved_by:`",
    ),
    "C310": Sentence(
        en="{actual}: no report for {period} (tasks of the unit: {tasks}): submit it, or ask the unit for it",
        zh="{actual}承担{tasks}项任务，未报送{period}的报告：请该单位尽快补报",
    ),
    "C310/elsewhere": Sentence(
        en=(
            "{actual}: no report for {period} (tasks of the unit: {tasks}); {other} bears its name and is not its "
            "report "
            "for {period}: mend that file, or ask the unit for the report"
        ),
        zh=(
            "{actual}承担{tasks}项任务，未报送{period}的报告；文件{other}以该单位命名，但不是其{period}的报告："
            "请更正该文件，或由该单位补报"
        ),
    ),
    "C310/passed-over": Sentence(
        en=(
            "{actual}: no report for {period} (tasks of the unit: {tasks}); {other} was passed over, since its unit or "
            "its period can't be right: mend that file, or ask the unit for the report"
        ),
        zh=(
            "{actual}承担{tasks}项任务，未报送{period}的报告；文件{other}所填单位或报告期有误，未予采用："
            "请更正该文件，或由该单位补报"
        ),
    ),
    "C311": Sentence(
        en="{actual}: no report for {periods}: submit what is missing, late as it is",
        zh="{actual}缺报{periods}的报告：请补报",
    ),
    "C312": Sentence(
        en="submitted on {actual}, {difference} days after it was due on {expected}",
        zh="报送时限为{expected}，实际报送日期为{actual}，逾期{difference}天",
    ),
}

CHINESE = {
    "C301": Meaning(
        name="任务未报告",
        text=(
            "本单位牵头或负责的任务在本期实施，或者其中有本单位时限已过、尚未办结的事项，报告中却没有这项任务。\n"
            "原因：没有报告不等于没有完成，汇总单位须分清是哪一种。\n"
            "示例：市教育局牵头A1.6，其报告中却没有 `task: A1.6` 这一条。\n"
            "改法：请补报该任务，尚未开展的也要填 `not_started`；用 `plan template` 可生成含全部任务的模板。"
        ),
    ),
    "C302": Meaning(
        name="目标未报数据",
        text=(
            "应报数据的单位没有报本期实施的目标，或者时限已过、尚未办结的目标的数据：一般由牵头单位报；"
            "分解到各单位的目标，由分解到的各单位分别报。\n"
            "原因：没有数据，就无从知道目标是否达到。暂无数据的，可填 `value: null` 并说明原因；"
            "以某一时点水平考核的目标，到该时点或首个阶段目标日期才须报数，须保持的水平每年末报数。"
            "共同牵头的，由其中一家报数即可；都没有报的，成批检查时只提示已填报该任务的单位中排在最前的一家。\n"
            "示例：A1.6这一条报了A1.6.T1，漏报了A1.6.T2。\n"
            "改法：请补报数据，或填 `value: null` 并用 `reason:` 说明原因。"
        ),
    ),
    "C303": Meaning(
        name="工作事项未报告",
        text=(
            "本单位承担的工作事项没有报状态。\n"
            "原因：没有报告不等于没有启动。\n"
            "示例：A1.6要求完成A1.6.D1，牵头单位所报的 `deliverables` 下却没有 `A1.6.D1:`。\n"
            "改法：请补填该工作事项，状态为not_started（未启动）、in_progress（推进中）、done（已完成）"
            "或blocked（受阻）。"
        ),
    ),
    "C304": Meaning(
        name="未说明无数据原因",
        text=(
            "数值填了null，却没有说明原因。\n"
            "原因：暂无数据须有原因，否则与漏填分不清。\n"
            "示例：`{target: A1.6.T2, value: null}`。\n"
            "改法：请补填 `reason:`，例如“待统计”，或者填上数值。"
        ),
    ),
    "C305": Meaning(
        name="差距未作说明",
        text=(
            "所报任务中，本单位应报的目标或事项滞后，而原因、措施、时限没有写全。\n"
            "原因：通报滞后事项时，要同时说明为什么滞后、采取什么措施、何时补上。\n"
            "示例：A1.6.T1滞后（黄灯），该任务下没有 `shortfall`，或者有 `shortfall` 而缺 `due`。\n"
            "改法：请在该任务下补充 `shortfall:`，写明 `cause`（原因）、`remedy`（措施）和 `due`（时限，年-月-日）。"
        ),
    ),
    "C306": Meaning(
        name="未经审签",
        text=(
            "报告没有写明审签人。\n"
            "原因：政府据以决策的数据，应当有人审核签发。\n"
            "示例：没有 `approved_by`，或者写了但为空。\n"
            "改法：请补填 `approved_by:`，写明审签人姓名。"
        ),
    ),
    "C310": Meaning(
        name="单位未报送",
        text=(
            "所核对的报告期，报送时限已过，承担任务的单位没有报送报告。\n"
            "原因：没有报送不能当作已经完成；汇总单位须知道应当催报哪个单位。时限未到的，不算未报送；以前各期由C311提示。\n"
            "示例：2024年报告应于2025-01-31前报送，没有市民政局的报告。更短周期（如季度）的报告不能代替年度报告。\n"
            "改法：请尽快报送，可用 `plan template UNIT --period P`（UNIT为单位，P为报告期）生成模板；"
            "文件未被读取的（Y010）、所填单位或报告期有误而未采用的，"
            "或者以该单位命名而内容是别的报告的（K407），请更正该文件。"
        ),
    ),
    "C311": Meaning(
        name="中间缺报",
        text=(
            "从方案首个报告期（或所读报告中最早的一期）到该单位最近一次报告之间，有报告期没有报送。\n"
            "原因：中间缺了一期，就看不清数据是怎样形成的。\n"
            "示例：报送了2022年和2024年的报告，没有报送2023年的。\n"
            "改法：请补报所缺的报告；逾期的数据仍予采用。"
        ),
    ),
    "C312": Meaning(
        name="逾期报送",
        text=(
            "报告在规定时限之后才报送。\n"
            "原因：逾期报送会耽误汇总。比方案规定的周期更短的报告不属应报，也就不算逾期。\n"
            "示例：2024年的报告应于2025-01-31前报送，实际于2025-02-10报送。\n"
            "改法：本次已无法补救，汇总中会列明逾期天数；下期请按时报送。"
        ),
    ),
}
