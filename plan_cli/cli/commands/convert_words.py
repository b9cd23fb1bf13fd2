"""The words of `convert`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="将表格转为 YAML，或将 YAML 转为表格，报告内容不变。",
    epilog="示例：plan convert 市教育局.xlsx -o data/reports/2024/市教育局.yaml；反向转换亦可。",
    parameters={
        "form": "报告：表格，或 YAML。",
    },
)
