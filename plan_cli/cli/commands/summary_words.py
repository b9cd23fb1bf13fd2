"""The words of `summary`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="生成总体进展通报（Markdown）：是否正常，哪里最滞后，由谁落实；其后按通报体例逐项列出。",
    epilog=(
        "示例：plan summary -o summary.md；plan summary --by task；"
        "plan summary --unit 市教育局 | pandoc -o 市教育局.docx"
    ),
    parameters={
        "paths": "报告文件或文件夹；未指定时，读取方案旁的 reports/ 文件夹。",
        "period": "报告期；未指定时，取已报的最近一期。",
        "by": "末尾逐一列出的内容：unit 按单位，task 按任务；未指定时按单位。",
        "unit": "只生成一个单位的通报：须更正的内容和滞后事项。",
    },
)
