"""The words of `lint`: its help in Chinese."""

from plan_cli.cli.chinese import Chinese

CHINESE = Chinese(
    text="检查方案本身；给出文件正文时，核对每个单位、每个数字、每项任务是否与方案所列位置一致。",
    epilog="退出码：0 方案无误，1 方案有误，2 无法读取。\n示例：plan lint --source document.txt",
    parameters={
        "plan": "方案文件；未指定时，查找方式与 check 相同。",
        "source": "文件正文（UTF-8 文本），用于核对方案。",
    },
)
