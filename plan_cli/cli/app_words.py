"""The words of `app`: what `plan --help` says in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="对照实施方案检查进展报告：哪里有差错，缺报什么，哪些滞后，位置在何处。",
    epilog=("初次使用：plan check report.yaml\n查看规则含义：plan rule C301\n查看某单位承担的任务：plan show 市教育局"),
    parameters={
        "version": "显示版本号。",
        "install_completion": "为当前终端程序安装自动补全。",
        "show_completion": "显示当前终端程序的自动补全脚本，供复制或修改。",
    },
)

SUMMARIES = {
    "check": "检查报告，逐项列出差错和差距及其位置。",
    "summary": "生成总体进展通报（Markdown）。",
    "show": "查看方案、方案的某一部分，或某单位承担的任务。",
    "rule": "说明规则的含义和改法。",
    "template": "为单位生成待填写的报告。",
    "convert": "将表格转为 YAML，或将 YAML 转为表格。",
    "lint": "检查方案本身，也可与文件正文对照。",
    "schema": "生成供编辑器和程序使用的 JSON Schema。",
    "diff": "比较两个版本的方案，说明改动及其涉及的单位。",
}
