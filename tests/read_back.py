"""Each format of `plan check` read back into what it says was found, as its own readers would read it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PLACE = re.compile(r"(.*):(\d+:\d+|[^:]*![A-Z]+\d+)", re.DOTALL)
_ZERO_WIDTH = "\u200b"


class Seen(NamedTuple):
    """A finding as a format shows it."""

    code: str
    path: str
    line: int
    level: str = ""


class Annotation(NamedTuple):
    """A workflow command, unescaped as GitHub's runner does it."""

    command: str
    message: str
    properties: dict[str, str]


def from_json(text: str) -> list[Seen]:
    return [Seen(f["code"], f["path"], f["line"], f["severity"]) for f in json.loads(text)["findings"]]


def workflow_commands(text: str) -> Iterator[Annotation]:
    """The workflow commands of a log: a line is one where it begins with `::`, and the next `::` ends the command's
    properties.
    """
    for line in text.split("\n"):
        if not line.lstrip().startswith("::"):
            continue
        head, _, data = line.lstrip()[2:].partition("::")
        command, _, fields = head.partition(" ")
        properties = dict(field.split("=", 1) for field in fields.split(",") if field)
        yield Annotation(command, _unescaped(data), {key: _unescaped(value, ":,") for key, value in properties.items()})


def _unescaped(text: str, more: str = "") -> str:
    for sign in f"\r\n{more}":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text.replace("%25", "%")


def from_github(text: str) -> list[Seen]:
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    return [
        Seen(
            found.properties["title"].partition(" ")[0],
            found.properties["file"],
            int(found.properties["line"]),
            levels[found.command],
        )
        for found in workflow_commands(text)
        if "line" in found.properties
    ]


def from_sarif(text: str) -> list[Seen]:
    return [
        Seen(result["ruleId"], *_sarif_place(result), result["level"])
        for result in json.loads(text)["runs"][0]["results"]
    ]


def _sarif_place(result: dict[str, Any]) -> tuple[str, int]:
    place = result["locations"][0]["physicalLocation"]
    uri = re.sub(r"^/(?=[A-Za-z]:)", "", place["artifactLocation"]["uri"].removeprefix("file://"))
    return unquote(uri), place["region"]["startLine"] if "region" in place else 1  # of a cell


def from_gitlab(text: str) -> list[Seen]:
    levels = {"major": "error", "minor": "warning", "info": "note"}
    return [
        Seen(
            entry["check_name"],
            entry["location"]["path"],
            entry["location"]["lines"]["begin"],
            levels[entry["severity"]],
        )
        for entry in json.loads(text)
        if entry["check_name"] != "note"
    ]


def _line(point: str) -> int:
    """The line of `12:5`; a cell has none, and is in the first."""
    return 1 if "!" in point else int(point.partition(":")[0])


def from_junit(text: str) -> list[Seen]:
    """A case has a line for each finding, in its failure, its output or the reason why it is skipped."""
    found = []
    for suite in ElementTree.fromstring(text):
        path = suite.attrib["name"]
        for case in suite.iter("testcase"):
            lines = [line for child in case if child.text for line in child.text.split("\n")]
            for line in lines:
                assert line.startswith(f"{path}:"), line
                point, _, rest = line.removeprefix(f"{path}:").partition(": ")
                assert rest.startswith((f"{case.attrib['name']}: ", f"{case.attrib['name']}：")), line
                found.append(Seen(case.attrib["name"].partition(" ")[0], path, _line(point)))
    return found


def from_markdown(text: str) -> list[Seen]:
    """Every row of a table whose first column is a place."""
    found = []
    for heads, rows in tables(text):
        if heads[0] not in ("place", "位置"):
            continue
        code = next(column for column, head in enumerate(heads) if head in ("code", "代码"))
        for row in rows:
            assert len(row) == len(heads)
            place = _PLACE.fullmatch(row[0])
            assert place, row
            found.append(Seen(row[code].partition(" ")[0], place[1], _line(place[2])))
    return found


def tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The headings and rows of each table, as a reader of GitHub-flavoured Markdown shows them."""
    rows: list[list[str]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append("".join(_shown(child) for child in token.children or []).replace(_ZERO_WIDTH, ""))
        elif token.type == "table_close":
            yield rows[0], rows[1:]
            rows = []


def _shown(token: Token) -> str:
    assert token.type in ("text", "text_special"), f"{token.type} in a cell: {token.content}"
    return token.content


READERS: dict[str, Callable[[str], list[Seen]]] = {
    "json": from_json,
    "markdown": from_markdown,
    "github": from_github,
    "sarif": from_sarif,
    "junit": from_junit,
    "gitlab": from_gitlab,
}
