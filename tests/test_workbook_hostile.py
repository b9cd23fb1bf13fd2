"""Files that were made to harm: each is refused, or read, within a second and 200 MB, and nothing outside is looked
for.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import HERE
from workbook_cases import HEAD, MAIN, REFUSED, SHEET
from workbooks import PARKS, faults, form, found, parts_of, place_of, read, with_cells, with_parts

from plan_cli.reading.workbook.archive import MAX_PARTS, MAX_UNPACKED

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux does")


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
from workbook_cases import HEAD, MAIN, REFUSED, SHEET
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
