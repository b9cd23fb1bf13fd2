"""The words of `diff`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="比较两个版本的方案，说明改了什么，对各单位有何影响。",
    epilog="退出码：0 两个方案内容相同，1 有改动，2 无法读取。\n示例：plan diff old.yaml new.yaml",
    parameters={"old": "原方案。", "new": "现方案。"},
)
