"""Labels: what is in force, and where it came from, as -v tells it; options, variables and files have their names."""

from plan_cli.words.labels import Label

LABELS = {
    "setting.fail_on": Label(en="fail_on", zh="未通过条件"),
    "setting.from.beside-the-plan": Label(en="beside the plan", zh="与方案同处"),
    "setting.from.comes-with-the-program": Label(en="comes with the program", zh="程序自带"),
    "setting.from.default": Label(en="default", zh="默认"),
    "setting.from.file": Label(en="[tool.plan] of {file}", zh="{file} 中的 [tool.plan]"),
    "setting.from.found-upward-from-the-working-directory": Label(
        en="found upward from the working directory", zh="自当前文件夹逐级向上找到"
    ),
    "setting.ignore": Label(en="ignore", zh="不用的规则"),
    "setting.lang": Label(en="lang", zh="语言"),
    "setting.line": Label(en="{name}: {value} ({origin})", zh="{name}：{value}（{origin}）"),
    "setting.plan": Label(en="plan", zh="方案"),
    "setting.reports": Label(en="reports", zh="报告"),
    "setting.select": Label(en="select", zh="所用规则"),
    "setting.severity": Label(en="severity", zh="规则级别"),
    "setting.waivers": Label(en="waivers", zh="豁免"),
}
