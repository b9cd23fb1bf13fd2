"""The words of `schema`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="生成供编辑器和程序使用的 JSON Schema；用于报告的，含方案中的单位、编号和计量单位。",
    epilog="示例：plan schema report -o schema/report.schema.json；plan schema check",
    parameters={"of": "report 用于本方案的报告，plan 用于方案，check 用于 check -f json 的输出。"},
)
