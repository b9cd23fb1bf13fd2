"""Files that were made to harm: each is refused, or read, within a second and 200 MB, and nothing outside is looked
for.
"""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import HERE
from workbooks import PARKS, archive, faults, form, found, other_table, parts_of, place_of, read, with_cells, with_parts

from plan_cli.reading.workbook.archive import MAX_PARTS, MAX_UNPACKED
from plan_cli.reading.workbook.parts import MAX_CELLS

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
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
    data[200] ^= 0xFF
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


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_safe_form_is_refused(name: str) -> None:
    make, code = REFUSED[name]
    source = read(make())
    assert list(source.problems.hits) == [code]
    assert source.data is None
    assert [item[:4] for item in found(make())] == [code]


_CHILD = """
import json, re, resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
sys.path.insert(0, ".")
from workbooks import form, result_of
result_of(b"")
data = sys.stdin.buffer.read()
before = int(re.search(r"VmHWM:\\\\s+(\\\\d+)", open("/proc/self/status").read())[1]) / 1024
begun = time.process_time()
found = [finding.code for finding in result_of(data).findings]
print(json.dumps([found, time.process_time() - begun,
                  int(re.search(r"VmHWM:\\\\s+(\\\\d+)", open("/proc/self/status").read())[1]) / 1024]))
""".replace("\\\\", "\\")


def huge_dimension() -> bytes:
    part = parts_of(form())[SHEET].decode()
    return with_parts(form(), {SHEET: part.replace('<dimension ref="', '<dimension ref="A1:XFD1048576" x="')})


def far_formats() -> bytes:
    """Cells of far rows and columns that are only formatted, as many as go in."""
    part = parts_of(form())[SHEET].decode()
    far = "".join(f'<row r="{row}" s="1" ht="20"><c r="XFD{row}" s="2"/></row>' for row in range(1_000_000, 1_048_576))
    return with_parts(form(), {SHEET: part.replace("</sheetData>", f"{far}</sheetData>")})


def long_merges() -> bytes:
    part = parts_of(form())[SHEET].decode()
    merges = "".join(f'<mergeCell ref="AA{n}:XFD1048576"/>' for n in range(1, 40_000))
    return with_parts(form(), {SHEET: part.replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")})


def long_text() -> bytes:
    data = form()
    return with_cells(data, {place_of(data, "任务", "B2.1", "进展情况"): "公园" * 16_000})


COSTLY = {**{name: make for name, (make, _) in REFUSED.items()}, "dimension": huge_dimension, "formats": far_formats,
          "merges": long_merges, "text": long_text}  # fmt: skip


@LINUX
@pytest.mark.parametrize("name", COSTLY)
def test_it_takes_a_second_and_200_megabytes_at_most(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD], input=COSTLY[name](), capture_output=True, cwd=HERE, timeout=90, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    codes, seconds, megabytes = json.loads(done.stdout)
    assert len(codes) <= 110
    assert seconds < 1, (name, seconds)
    assert megabytes < 200, (name, megabytes)


@pytest.mark.parametrize("make", [huge_dimension, far_formats, long_merges, long_text])
def test_what_only_looks_large_is_read(make: Callable[[], bytes]) -> None:
    assert faults(make()) == faults(form())


def test_links_to_other_files_are_not_followed() -> None:
    relations = (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    link = {"xl/externalLinks/externalLink1.xml": f'{HEAD}<externalLink xmlns="{MAIN}"/>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations}  # fmt: skip
    assert faults(with_parts(form(), link)) == faults(form())


def test_a_relation_that_leads_out_of_the_archive_finds_nothing() -> None:
    name = "xl/_rels/workbook.xml.rels"
    changed = parts_of(form())[name].replace(b"worksheets/sheet3.xml", b"../../../../etc/passwd")
    assert [item[:4] for item in found(with_parts(form(), {name: changed}))] == ["Y008"]


def test_the_limits_leave_room_for_a_form() -> None:
    parts = parts_of(form(PARKS))
    assert len(parts) * 10 < MAX_PARTS
    assert sum(map(len, parts.values())) * 20 < MAX_UNPACKED


@settings(max_examples=150)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_a_finding_or_read_and_never_an_exception(at: int, signs: bytes) -> None:
    data = form()
    at %= len(data)
    for item in found(data[:at] + signs + data[at + len(signs) :]):
        assert item[0] in "YSRCKPEG"


@settings(max_examples=150)
@given(st.sampled_from(sorted(parts_of(form()))), st.integers(min_value=0), st.binary(max_size=6), st.integers(0, 12))
def test_a_damaged_part_is_a_finding_or_read_and_never_an_exception(name: str, at: int, signs: bytes, cut: int) -> None:
    part = parts_of(form())[name]
    at %= len(part)
    found(with_parts(form(), {name: part[:at] + signs + part[at + cut :]}))
