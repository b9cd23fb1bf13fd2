"""Whether a file is somebody's submission, a plan or waivers: nothing of ours is ever written over it.

It is one by where it is (a file that reports are read from, in a folder of reports), or by the names that stand in it,
whatever it is called and however broken or encoded it is. What the program itself writes for other programs is none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from importlib import import_module
from pathlib import Path

from plan_cli.reading.files import READERS, WORKBOOK, ZIP
from plan_cli.reading.names import FIELDS
from plan_cli.reading.source import MAX_BYTES, Source

_KEY = (
    r"""(?m)(?:^|[{,])[ \t]*(?:[-?][ \t]+){0,9}["']?([a-z_]{2,12}|[A-Z][A-Za-z_]{1,11}|[\u4e00-\u9fff]{2,4})["']?"""
    r"""\s{0,9}[:：]"""
)
"""A name before its colon: where a line, an item of a list or a pair between braces begins, with or without a `?`."""
_LINE_ENDS = r"[\r\x85\u2028\u2029]"
"""What else than a line feed ends a line of YAML."""
_OURS = (
    r"""\s*(?:\{\s*"(?:version":\s*1,\s*"(?:plan|path|old)"|\$schema":\s*"https://(?:docs\.oasis-open|json-schema)\.org/)"""
    r"""|\[(?:\{"description"|\]\s*\Z)|<\?xml)"""
)
"""How our own JSON, SARIF, schemas, code quality and JUnit begin; a plan that is JSON may begin with a version too."""
_OF_REPORT = tuple((name, FIELDS[name]) for name in ("plan", "unit", "period", "submitted", "entries"))
_OF_PLAN = (("id",), ("title",), ("version",), ("units",), ("sections",))
_OF_WAIVER = (("reason",), ("until",), ("approved_by",), ("unit",), ("task",), ("target",))
_KINDS = (
    (sum(_OF_REPORT, ()), _OF_REPORT, 3),
    (("units", "sections"), _OF_PLAN, 3),
    (("rule",), _OF_WAIVER, 2),
)
"""Of a report, a plan and waivers: names of which one is there, and how many of some others are."""


def is_in_folder(file: str, folders: Collection[str]) -> bool:
    """Whether a file would be read as a report in one of these folders, or in one that is called `reports`."""
    if os.path.splitext(file)[1].lower() not in READERS:
        return False
    return any(str(folder) in folders or folder.name == "reports" for folder in Path(file).parents)


def looks_submitted(file: str, text: str | bytes | None = None) -> bool:
    """Whether a file holds the names of a report, a plan or waivers, and more than this text."""
    try:
        with open(file, "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError:
        return False  # it can't be read by whoever writes here
    if text is not None and data == (text.encode("utf-8", "replace") if isinstance(text, str) else text):
        return False
    if data.startswith(ZIP):
        return _is_form(data, file)
    there = _decoded(data)
    if re.match(_OURS, there):
        return False
    names = {found[1].lower() for found in re.finditer(_KEY, re.sub(_LINE_ENDS, "\n", there))}
    return any(
        not names.isdisjoint(first) and sum(not names.isdisjoint(either) for either in others) >= least
        for first, others, least in _KINDS
    )


def _is_form(data: bytes, file: str) -> bool:
    """Whether a workbook is a report, however much of it can be read."""
    read: Callable[[bytes, str], Source] = import_module(WORKBOOK).read
    source = read(data, file)
    return source.data is not None or bool(source.head)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:200]:
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")
