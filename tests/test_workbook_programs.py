"""Forms as other programs save them: LibreOffice, by itself where it is there and in a file that it once saved, and
WPS, by its traits.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from support import HERE
from test_workbook import said
from workbooks import (
    LIBRARY,
    PARKS,
    form,
    found,
    opened,
    parts_of,
    place_of,
    read,
    report_of,
    saved,
    with_cells,
    with_parts,
)

REPORTS = {"parks": PARKS, "library": LIBRARY}
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SAVED = HERE / "workbooks_saved"


def saved_by_office(folder: Path, data: bytes, suffix: str = "xlsx") -> bytes:
    """A workbook, opened by LibreOffice and saved again."""
    assert OFFICE is not None
    (folder / "form.xlsx").write_bytes(data)
    out = folder / "out"
    home = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, home, "--headless", "--convert-to", suffix, "--outdir", str(out), str(folder / "form.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (out / f"form.{suffix}").read_bytes()


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice")
@pytest.mark.parametrize("name", REPORTS)
def test_what_libreoffice_saves_is_the_same_report(tmp_path: Path, name: str) -> None:
    data = saved_by_office(tmp_path, form(REPORTS[name]))
    assert said(read(data).data) == said(report_of(REPORTS[name]).data)
    assert found(data) == found(form(REPORTS[name]))
    for before, after in zip(opened(form(REPORTS[name])), opened(data), strict=True):
        assert after.protection.sheet
        assert bool(after.data_validations.count) == bool(before.data_validations.count)


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice")
def test_a_formula_that_libreoffice_works_out_is_its_result(tmp_path: Path) -> None:
    place = place_of(form(PARKS), "目标", "B2.1.T3", "完成数")
    data = saved_by_office(tmp_path, with_cells(form(PARKS), {place: "=40+5"}))
    assert said(read(data).data) == said(report_of(PARKS).data)
    wrong = saved_by_office(tmp_path, with_cells(form(PARKS), {place: "=40/0"}))
    assert f"S103 {place}" in found(wrong)


@pytest.mark.parametrize("name", REPORTS)
def test_a_form_that_libreoffice_once_saved_is_read_right(name: str) -> None:
    """Made by LibreOffice 7.4 from the form of the report."""
    data = (SAVED / f"libreoffice-{name}.xlsx").read_bytes()
    assert said(read(data).data) == said(report_of(REPORTS[name]).data)
    assert found(data) == found(form(REPORTS[name]))


def as_wps(data: bytes) -> bytes:
    """A form with the traits of WPS: a dimension of one cell, rows and cells that don't say where they are where they
    follow each other, texts within cells, absolute ways between parts, another prefix for names, sheets of its own.
    """
    parts = parts_of(data)
    changed: dict[str, bytes | str] = {}
    texts = re.findall(r"<si>(.*?)</si>", parts["xl/sharedStrings.xml"].decode(), re.DOTALL)
    for name, part in parts.items():
        text = part.decode("utf-8", "replace")
        if name.startswith("xl/worksheets/sheet"):
            text = re.sub(r'<dimension ref="[^"]*"/>', '<dimension ref="A1"/>', text)
            text = re.sub(
                r'<c r="(\w+)" s="(\d+)" t="s"><v>(\d+)</v></c>',
                lambda found: f'<c r="{found[1]}" s="{found[2]}" t="inlineStr"><is>{texts[int(found[3])]}</is></c>',
                text,
            )
            text = re.sub(r'<c r="[B-Z]\d+"', "<c", text)
            changed[name] = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text).replace("xmlns=", "xmlns:x=")
        elif name == "xl/_rels/workbook.xml.rels":
            changed[name] = text.replace('Target="', 'Target="/xl/')
    changed["xl/cellimages.xml"] = '<?xml version="1.0"?><etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument"/>'
    return with_parts(data, changed)


@pytest.mark.parametrize("name", REPORTS)
def test_a_form_with_the_traits_of_wps_is_read_right(name: str) -> None:
    data = as_wps(form(REPORTS[name]))
    assert b"<x:c " in parts_of(data)["xl/worksheets/sheet3.xml"]
    assert b'r="C4"' not in parts_of(data)["xl/worksheets/sheet3.xml"]
    source = read(data)
    assert not source.problems, source.problems.hits
    assert said(source.data) == said(report_of(REPORTS[name]).data)
    assert found(data) == found(form(REPORTS[name]))


def test_a_text_in_parts_is_read_without_how_it_is_spoken() -> None:
    data = form(PARKS)
    texts = parts_of(data)["xl/sharedStrings.xml"].decode()
    spoken = "<r><t>新建</t></r><r><t>口袋公园十二处。</t></r><rPh sb='0' eb='1'><t>xinjian</t></rPh>"
    changed = re.sub(r"<t[^>]*>新建口袋公园十二处。</t>", spoken, texts)
    assert changed != texts
    source = read(with_parts(data, {"xl/sharedStrings.xml": changed}))
    assert source.data["entries"][0]["progress"] == "新建口袋公园十二处。"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", 45488),
        ("G/通用格式", 45488),
        ("0.00E+00", 45488),
        ("#,##0;[Red]-#,##0", 45488),
        ('0"day"', 45488),
        ("[$-404]e/m/d;@", "2024-07-15"),
        ('m"月"d"日"', "2024-07-15"),
        ('yyyy"年"m"月"', "2024-07-15"),
    ],
)
def test_only_what_is_shown_as_a_day_is_one(code: str, expected: object) -> None:
    place = place_of(form(PARKS), "目标", "B2.1.T4", "完成数")
    book = opened(form(PARKS))
    sheet, _, name = place.partition("!")
    book[sheet][name].value, book[sheet][name].number_format = 45488, code
    assert read(saved(book)).data["entries"][0]["figures"][2]["value"] == expected
