"""Workbooks that are no forms, or no safe ones, each with what is found in it; and forms with faults that only a
workbook can have.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

from workbooks import (
    archive,
    changed,
    form,
    other_table,
    parts_of,
    place_of,
    with_cells,
    with_parts,
)

from plan_cli.reading.workbook.parts import MAX_CELLS

SHEET = "xl/worksheets/sheet3.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(cells: str, dimension: str = "A1") -> str:
    return f'{HEAD}<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'


def bomb() -> bytes:
    """400 KB that would unpack to 400 MB."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written,
        written.open(SHEET, "w", force_zip64=True) as part,
    ):
        for _ in range(400):
            part.write(b" " * 1_000_000)
    return data.getvalue()


def lying_bomb() -> bytes:
    """The same, of which the directory says that it is small."""
    data = bytearray(bomb())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(data)


def many_parts() -> bytes:
    return archive({f"xl/media/{number}.xml": b"" for number in range(3500)}, zipfile.ZIP_STORED)


def entities() -> bytes:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'{HEAD}<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>'
    return with_parts(
        form(), {SHEET: sheet('<row r="3"><c r="A3" t="str"><v>&a11;</v></c></row>').replace(HEAD, declared)}
    )


def outer_entity() -> bytes:
    declared = f'{HEAD}<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return with_parts(
        form(), {SHEET: sheet('<row r="3"><c r="A3" t="str"><v>&a;</v></c></row>').replace(HEAD, declared)}
    )


def in_other_parts() -> bytes:
    declared = f'{HEAD}<!DOCTYPE x [<!ENTITY a0 "ha">]><a>&a0;</a>'
    return with_parts(form(), {"xl/sharedStrings.xml": declared})


def in_utf_16() -> bytes:
    declared = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "ha">]>'
    text = f'{declared}<worksheet xmlns="{MAIN}">&a;</worksheet>'
    return with_parts(form(), {SHEET: text.encode("utf-16")})


def deep() -> bytes:
    return with_parts(form(), {SHEET: sheet("<a>" * 100_000 + "</a>" * 100_000)})


def macros() -> bytes:
    return with_parts(form(), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def old_macros() -> bytes:
    return with_parts(form(), {"xl/macrosheets/sheet1.xml": sheet("")})


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


def encrypted_parts() -> bytes:
    data = bytearray(form())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def twice() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as written:
        for name, part in [*parts_of(form()).items(), ("XL/workbook.xml", b"")]:
            written.writestr(name, part)
    return data.getvalue()


def many_cells() -> bytes:
    cells = "".join(f'<row r="{row}">{"<c><v>1</v></c>" * 100}</row>' for row in range(1, 2 * MAX_CELLS // 100))
    return with_parts(form(), {SHEET: sheet(cells)})


def old_workbook() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)


def cut() -> bytes:
    return form()[:-200]


def damaged() -> bytes:
    return with_parts(form(), {SHEET: sheet("<row r='3'>").replace("</row>", "")[:-20]})


def wrong_checksum() -> bytes:
    data = bytearray(form())
    data[data.find(SHEET.encode()) + len(SHEET) + 40] ^= 0xFF
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (bomb, "Y009"),
    "zip bomb that lies": (lying_bomb, "Y008"),
    "many parts": (many_parts, "Y009"),
    "entities": (entities, "Y009"),
    "an entity from outside": (outer_entity, "Y009"),
    "entities in the shared texts": (in_other_parts, "Y009"),
    "entities in UTF-16": (in_utf_16, "Y009"),
    "levels": (deep, "Y009"),
    "macros": (macros, "Y009"),
    "macros of old": (old_macros, "Y009"),
    "encrypted": (encrypted, "Y009"),
    "encrypted parts": (encrypted_parts, "Y009"),
    "two parts of one name": (twice, "Y009"),
    "many cells": (many_cells, "Y009"),
    "old": (old_workbook, "Y008"),
    "cut": (cut, "Y008"),
    "damaged": (damaged, "Y008"),
    "a wrong checksum": (wrong_checksum, "Y008"),
    "no workbook": (lambda: archive({"a.txt": "x"}), "Y008"),
    "a text": (lambda: b"plan: yunze-culture@2.1\n", "Y008"),
    "nothing": (lambda: b"", "Y008"),
    "another table": (other_table, "Y008"),
}


# --- forms with faults


def without_a_sheet() -> bytes:
    def remove(book: Any) -> None:
        del book["佐证"]

    return changed(form(), remove)


def two_forms() -> bytes:
    return changed(form(), lambda book: book.copy_worksheet(book["目标"]))


def other_version() -> bytes:
    return with_cells(form(), {place_of(form(), "报告", "表式版本", "填写内容"): "2"})


def merged_values() -> bytes:
    first = place_of(form(), "目标", "B2.1.T1", "完成数").partition("!")[2]
    last = f"{first[0]}{int(first[1:]) + 1}"
    return changed(form(), lambda book: book["目标"].merge_cells(f"{first}:{last}"))


def in_value(value: object) -> bytes:
    return with_cells(form(), {place_of(form(), "目标", "B2.1.T3", "完成数"): value})


FAULTY: dict[str, tuple[Callable[[], bytes], str]] = {
    "a sheet is missing": (without_a_sheet, "Y008"),
    "two forms": (two_forms, "Y008"),
    "another version": (other_version, "Y008"),
    "an error": (lambda: in_value("#REF!"), "S103"),
    "a formula": (lambda: in_value("=40+5"), "S103"),
    "merged values": (merged_values, "S103"),
    "a value beside the table": (lambda: with_cells(form(), {"目标!R4": 5}), "S102"),
    "a column of its own": (lambda: with_cells(form(), {"目标!Q3": "备注", "目标!Q4": "见附件"}), "S102"),
    "an item of its own": (lambda: with_cells(form(), {"报告!A19": "电话", "报告!B19": "123"}), "S102"),
    "an item twice": (lambda: with_cells(form(), {"报告!A19": "单位", "报告!B19": "市体育局"}), "Y004"),
}
"""Each is found, and the others of the form are not touched by it."""
