"""What people do wrong in YAML, recognised from the line where the parser gave up; imported only when it did."""

from __future__ import annotations

import re
from typing import Any

import yaml

from plan_cli.finding import START, Hit, Position
from plan_cli.parser import position

_SPECIAL_START = re.compile(r"^[^#\"']*?(?::|-)[ \t]+(?P<value>[%@`*&!|>\[{\]},][^\s].*)$")
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:- +)?[^\s:：\"'#]+：")
_NO_SPACE = re.compile(r"^\s*(?:- +)?[A-Za-z_][\w.]*:(?=[^\s:/])")
_HYPHEN = re.compile(r"^\s*(?P<sign>[—–－]+ *|-)(?=[A-Za-z_]+:)")
_WIDE_SPACE = re.compile("^[ ]*(?:- )?[\u3000\u00a0]+")


def syntax(text: str, error: yaml.MarkedYAMLError) -> Hit:
    """What is wrong where the parser gave up, and where that really is."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Hit(START, "other", actual=error.problem or "")
    lines = text.split("\n")
    number = min(mark.line, len(lines) - 1)
    # The parser often gives up on the line after the culprit, so the lines just before are looked at too.
    context = error.context_mark.line if error.context_mark else number
    for index in dict.fromkeys((number, number - 1, context)):
        if 0 <= index < len(lines) and (hit := _recognise(lines[index].rstrip("\r"), index, error)):
            return hit
    if _misaligned(lines[number][: mark.column], error):
        return Hit(Position(number + 1, len(lines[number]) - len(lines[number].lstrip()) + 1), "indent")
    if mark.line > number:
        return Hit(Position(number + 1, len(lines[number]) + 1), "other", actual=_plain_reason(error))
    scanning = error.context_mark and (error.context or "").startswith("while scanning")
    return Hit(position(error.context_mark if scanning else mark), "other", actual=_plain_reason(error))


def _misaligned(before: str, error: yaml.MarkedYAMLError) -> bool:
    """Whether a line's first word is the trouble, for where it stands; `before` is what the parser took of the line."""
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return ": " not in before
    return "block" in (error.context or "") and "did not find expected" in problem and not before.strip()


def _recognise(line: str, index: int, error: yaml.MarkedYAMLError) -> Hit | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Hit(Position(index + 1, indent.index("\t") + 1), "tab")
    if wide := _WIDE_SPACE.match(line):
        return Hit(Position(index + 1, wide.end()), "wide-space")
    if colon := _FULL_WIDTH_COLON.match(line):
        return Hit(Position(index + 1, colon.end()), "full-width-colon", actual=line.strip()[:40])
    if hyphen := _HYPHEN.match(line):
        return Hit(Position(index + 1, hyphen.start("sign") + 1), "hyphen")
    if "could not find expected ':'" in (error.problem or "") and (colon := _NO_SPACE.match(line)):
        return Hit(Position(index + 1, colon.end() + 1), "no-space", actual=line.strip()[:40])
    if (special := _SPECIAL_START.match(line)) and _blames(error, index, special.start("value")):
        value = special["value"]
        if value[0] in "[{" and (comma := re.search("[，：]", value)):
            return Hit(Position(index + 1, special.start("value") + comma.start() + 1), "full-width-comma", actual=comma.group())
        return Hit(Position(index + 1, special.start("value") + 1), "quote", actual=value[:40])
    if "mapping values are not allowed" in (error.problem or "") and line.count(": ") > 1:
        first = line.index(": ") + 2
        return Hit(Position(index + 1, first + 1), "quote", actual=line[first:].strip()[:40])
    return None


def _blames(error: yaml.MarkedYAMLError, line: int, column: int) -> bool:
    """Whether the parser gave up within the value that begins here, or in a bracket that begins here and is not closed."""
    at, context = error.problem_mark, error.context_mark
    if at is not None and at.line == line and at.column >= column:
        return True
    return context is not None and "flow" in (error.context or "") and context.line == line and context.column >= column


def _plain_reason(error: yaml.MarkedYAMLError) -> str:
    return ", ".join(part for part in (error.context, error.problem) if part)


def no_mapping(text: str, data: Any) -> Hit:
    """What is wrong with a file that is YAML, but not made of `name: value` lines."""
    if not isinstance(data, list):
        for index, line in enumerate(text.split("\n")):
            if colon := _FULL_WIDTH_COLON.match(line):
                return Hit(Position(index + 1, colon.end()), "full-width-colon", actual=line.strip()[:40])
    return Hit(START, "no-mapping")
