"""Forms for the tests: made from a report in YAML, changed cell by cell, and checked; and files that no program
wrote.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from openpyxl import Workbook, load_workbook
from support import plan_named

from plan_cli.checking.check import check_alone, submit
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.standing import Standing
from plan_cli.model.period import Period
from plan_cli.reading import source, workbook
from plan_cli.reading.source import Loaded, Source
from plan_cli.rendering.workbook.book import write
from plan_cli.rendering.workbook.content import content
from plan_cli.words import wording

PARKS = """\
plan: yunze-culture@2.1
unit: 市园林局
period: 2024-H1
submitted: 2024-07-15
approved_by: 王宁
entries:
  - task: B2.1
    status: in_progress
    progress: 新建口袋公园十二处。
    figures:
      - {target: B2.1.T1, value: 27.5, measure: "%", measured: 2024-06-20, origin: 遥感监测}
      - {target: B2.1.T3, value: 45, measure: 分贝, measured: 2024-06-21}
      - {target: B2.1.T4, value: 30, measure: 个, bound: at_least, measured: 2024-06-30}
      - {target: B2.1.T5, value: null, measure: "%", reason: 待统计}
      - {target: B2.1.T6, value: 88.25, measure: 分, benchmark: 87.5, measured: 2024-06-01}
    evidence:
      - {title: 公园名录, ref: 云园发〔2024〕3号, date: 2024-05-20}
      - {title: 监测简报, ref: 云园函〔2024〕8号}
    shortfall:
      cause: 土地移交推迟
      remedy: 另选三处地块
      due: 2024-12-31
"""
LIBRARY = """\
plan: yunze-culture@2.1
unit: 市图书馆
period: 2024-H1
data_through: 2024-06-28
submitted: 2024-07-15
corrected: 2024-07-20
approved_by: 李敏
sample: true
entries:
  - task: B1.2
    status: in_progress
    progress: "第一段。\\n第二段：含 # 号、“引号”与逗号, 等"
    figures:
      - {target: B1.2.T1, value: 6, measure: 场次}
      - {target: B1.2.T2, value: 16, measure: 场次, correction: 上期重复统计}
      - {target: B1.2.T3, value: 0, measure: 册}
      - {target: B1.2.T4, value: 52, measure: 册}
      - {target: B1.2.T5, value: 41, of: 80, measure: 人}
    deliverables:
      B1.2.D1: in_progress
"""


def report_of(text: str, name: str = "report.yaml") -> Source:
    return source.read(text.encode(), name)


@cache
def form(text: str = PARKS, lang: str = "zh", plan: str = "town.yaml") -> bytes:
    """The workbook of a report."""
    known = plan_named(plan)
    loaded = Loaded(report_of(text))
    submission = submit(known, loaded)
    assert submission is not None
    assert submission.unit is not None
    assert submission.period is not None
    assert not loaded.source.problems, loaded.source.problems.hits
    standing = Standing(Ledger(known, []), submission.unit, submission.period)
    return write(
        content(standing, wording(lang), loaded.source.data), submission.period, submission.unit.name, wording(lang)
    )


@cache
def blank(unit: str, period: str, lang: str = "zh", plan: str = "town.yaml") -> bytes:
    """The form of a unit with nothing filled in."""
    known = plan_named(plan)
    found = known.unit(unit)
    assert found is not None
    standing = Standing(Ledger(known, []), found, Period.parse(period))
    return write(content(standing, wording(lang)), Period.parse(period), unit, wording(lang))


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def saved(book: Any) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def changed(data: bytes, change: Callable[[Any], object]) -> bytes:
    """A workbook with a change made by openpyxl."""
    book = opened(data)
    change(book)
    return saved(book)


def with_cells(data: bytes, cells: Mapping[str, object]) -> bytes:
    """A workbook with other values in some cells: `{"目标!G4": 5}`."""

    def put(book: Any) -> None:
        for place, value in cells.items():
            sheet, _, name = place.partition("!")
            book[sheet][name] = value

    return changed(data, put)


def read(data: bytes, name: str = "form.xlsx") -> Source:
    return workbook.read(data, name)


def result_of(data: bytes, plan: str = "town.yaml", as_of: date | None = None) -> Result:
    return check_alone(plan_named(plan), [Loaded(read(data))], Selection(), as_of)


def found(data: bytes, plan: str = "town.yaml") -> list[str]:
    """What is found in a workbook: `S103 目标!G4`."""
    return [f"{finding.code} {finding.place.point}" for finding in result_of(data, plan).findings]


def faults(data: bytes) -> list[str]:
    """The same without what was found in the form before any change: gaps."""
    return [item for item in found(data) if not item.startswith("G")]


def place_of(data: bytes, sheet: str, row: str, column: str) -> str:
    """The cell in the row that holds one text, below a heading."""
    table = opened(data)[sheet]
    cells = [cell for line in table.iter_rows() for cell in line]
    line = next(cell.row for cell in cells if cell.value == row)
    letter = next(cell.column_letter for cell in cells if cell.value == column)
    return f"{sheet}!{letter}{line}"


# --- what no program wrote


def archive(parts: Mapping[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return data.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as read_:
        return {name: read_.read(name) for name in read_.namelist()}


def with_parts(data: bytes, parts: Mapping[str, bytes | str]) -> bytes:
    return archive({**parts_of(data), **parts})


@cache
def other_table() -> bytes:
    """A workbook that is no form."""
    book = Workbook()
    book.active.append(["姓名", "电话"])
    book.active.append(["王宁", "123"])
    return saved(book)
