"""The words of `template`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="生成待填写的报告：列出单位承担的任务，并在注释中写明要求和前期已报情况。",
    epilog=(
        "示例：plan template 市教育局 --period 2024 -o data/reports/2024/市教育局.yaml\n填写后，用 plan check 检查。"
    ),
    parameters={
        "unit": "报送单位。",
        "period": "报告期：2024、2024-H1、2024-Q3 或 2024-09。",
    },
)
