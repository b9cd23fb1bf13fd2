"""The words of `options`, and of other options that several commands have, in Chinese: by the names of their
parameters.
"""

SHARED = {
    "plan": (
        "方案文件；未指定时，依次取 PLAN_FILE、pyproject.toml、自当前文件夹逐级向上的 data/plan.yaml、程序自带的方案。"
    ),
    "lang": "所用语言；未指定时，依次取 PLAN_LANG、[tool.plan]、系统语言环境（中文环境用中文，否则用英文）。",
    "color": "何时使用颜色；遵循 NO_COLOR 和 FORCE_COLOR。",
    "verbose": "显示更多内容：用的是哪个方案，进展正常的也列出。",
    "as_of": "以这一天为准判定，或填 today，即今天；未指定时，以数据截至日期为准。",
    "output": "写入该文件，不在屏幕上显示。",
    "history": "以前各期报告所在的文件夹；未指定时，取方案旁的 reports/ 文件夹。",
    "force": "覆盖已有文件；报告、方案和豁免文件不会被覆盖。",
    "format": "输出到屏幕的格式。",
}
