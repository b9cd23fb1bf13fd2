"""The words of `show`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="查看方案：总览，某一部分，或某单位承担的任务。",
    epilog="示例：plan show；plan show A1；plan show A1.6；plan show A1.6.T1；plan show 市教育局",
    parameters={"item": "章节、任务、目标、工作事项或单位。"},
)
