"""The words of `rule`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="说明规则的含义、原因和改法；给出类别时，列出该类规则；不写名称时，列出全部规则。",
    epilog="示例：plan rule；plan rule C301；plan rule 任务未报告；plan rule C3",
    parameters={"name": "规则的代码、名称或类别。"},
)
