"""The words of `check`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text=(
        "检查报告：逐行指出差错，对照方案列出差距。\n\n"
        "差错，是报告本身有误；差距，是工作进展不足。加 --fail-on fault，如实报告进展不足的可以通过。"
    ),
    epilog=("退出码：0 没有导致未通过的问题，1 有问题，2 无法运行。\n示例：plan check report.yaml --fail-on fault"),
    parameters={
        "paths": "报告文件或文件夹；- 表示标准输入。未指定时，检查方案旁的 reports/ 文件夹。",
        "period": "检查文件夹时：所检查的报告期；未指定时，取已报的最近一期。",
        "all_periods": "检查文件夹时：一并列出以前各期的问题。",
        "only": "检查文件夹时：只列出这些文件中的和与之有关的问题；其他文件仍参与判定。",
        "output": "另外写入文件；可多次使用。",
        "select": "只用这些规则：代码、名称或类别，用逗号分隔。",
        "ignore": "不用这些规则。",
        "fail_on": (
            "哪些问题使退出码为 1：never 都不，fault 错误级差错，gap 错误级差错和差距，warning 警告也算；"
            "未指定时为 gap。"
        ),
        "mark": "另存一份标明差错的表格；检查多份时，填文件夹。",
        "excerpts": "在每处差错下列出文件中的那一行，以及改后的写法。",
        "statistics": "列出各条规则各有多少处。",
        "waivers": "已批准的豁免；未指定时，取方案旁的 waivers.yaml。",
        "no_waivers": "不计任何豁免。",
        "stdin_filename": "标准输入所代表的文件名；佐证材料从其所在文件夹查找。",
        "quiet": "只列出差错和末行结论。",
    },
)
