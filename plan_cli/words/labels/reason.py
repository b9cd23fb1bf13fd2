"""Labels: why the operating system does not give a file, by its English words; others stay as it says them."""

from plan_cli.words.labels import Label

LABELS = {
    "reason.file-name-too-long": Label(en="File name too long", zh="文件名过长"),
    "reason.input/output-error": Label(en="Input/output error", zh="读写出错"),
    "reason.is-a-directory": Label(en="Is a directory", zh="这是文件夹"),
    "reason.no-space-left-on-device": Label(en="No space left on device", zh="磁盘空间不足"),
    "reason.no-such-file-or-directory": Label(en="No such file or directory", zh="没有这个文件或文件夹"),
    "reason.not-a-directory": Label(en="Not a directory", zh="不是文件夹"),
    "reason.permission-denied": Label(en="Permission denied", zh="没有权限"),
    "reason.read-only-file-system": Label(en="Read-only file system", zh="该磁盘只可读取"),
    "reason.too-many-levels-of-symbolic-links": Label(en="Too many levels of symbolic links", zh="链接层数过多"),
    "reason.too-many-open-files": Label(en="Too many open files", zh="打开的文件过多"),
}
