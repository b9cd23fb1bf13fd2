"""A hostile plan, hostile reports and hostile names of files, through every command and format: nothing that controls a
screen, turns text around or can't be seen comes out raw.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from command import plan
from results import CLEAN
from support import HERE, found

from plan_cli.cli.commands.check import Format
from plan_cli.rendering.safe import escaped_in_json, harmless, visible

ODD = "\u00ad\u061c\u200b\u200e\u202e\u2066\u3164\u115f\uffa0\u2800\u034f\ufeff\U000e0041"
CONTROL = "\x1b[31m\x07\x9b1m\x85"
RAW = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069{ODD}]")
TOWN = (HERE / "plans" / "town.yaml").read_text(encoding="utf-8")
REPORT = CLEAN.replace("submitted:", f'x: "{ODD}"\n"a\\u202e\\u009b": 1\nsubmitted:', 1)


def test_what_can_not_be_seen_is_escaped() -> None:
    for character in ODD + CONTROL:
        assert RAW.search(visible(f"市{character}局")) is None
        if unicodedata.category(character) in ("Cf", "Cc", "Lo", "Mn", "So") and not character.isascii():
            assert visible(character) == f"\\u{{{ord(character):04X}}}"
    assert visible("市文广局（云泽）\u3000a\u00a0b") == "市文广局（云泽）\u3000a\u00a0b"


def test_a_document_is_harmless_to_its_names_and_says_the_same_in_json() -> None:
    document = {f"a{ODD}": [f"b{ODD}", {"c": f"d{ODD}"}, 1, None, True]}
    assert RAW.search(json.dumps(harmless(document), ensure_ascii=False)) is None
    text = json.dumps(document, ensure_ascii=False)
    assert RAW.search(escaped_in_json(text)) is None
    assert json.loads(escaped_in_json(text)) == document


@pytest.mark.parametrize("character", ODD.replace("\ufeff", ""))
def test_it_is_a_fault_of_a_report_raw_and_escaped_as_value_and_as_name(character: str) -> None:
    code = f"\\U{ord(character):08x}"
    for text in (f'"{character}": 1', f"x: {character}", f'"{code}": 1', f'x: "{code}"', f'? "a{code}"\n: 1'):
        assert "Y007" in {each.partition(":")[0] for each in found(CLEAN + f"{text}\n")}, text


# --- through the command line


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A sound plan whose every free text is hostile by its escapes, and a report in a folder of a hostile name."""
    escapes = "".join(f"\\U{ord(character):08x}" for character in ODD + CONTROL)
    text = re.sub(r"(?m)^(title|number|issuer|version): (.*)$", lambda m: f'{m[1]}: "{m[2].strip(chr(34))}"', TOWN)
    (tmp_path / "odd.yaml").write_text(
        re.sub(r'(?m)^(title|number|issuer): "', lambda m: m[0] + escapes, text), encoding="utf-8"
    )
    (tmp_path / "plan.yaml").write_text(TOWN, encoding="utf-8")
    folder = tmp_path / "r\x1b\x9b\u202e\u3164\u00ad"
    folder.mkdir()
    (folder / "a.yaml").write_text(REPORT, encoding="utf-8")
    (folder / "b.yaml").write_text(CLEAN, encoding="utf-8")
    (folder / "plan.yaml").write_text(TOWN, encoding="utf-8")
    (folder / "odd.yaml").write_text((tmp_path / "odd.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def runs(folder: str) -> list[tuple[str, ...]]:
    """Every command, with what is hostile in each of its places."""
    reports = [("check", folder, "-v", "-f", name, "--plan", "plan.yaml") for name in Format]
    alone = [("check", f"{folder}/a.yaml", "-v", "-f", name) for name in Format]
    lint = [
        ("lint", f"{folder}/{file}", "-v", "-f", name) for file in ("odd.yaml", "a.yaml") for name in ("text", "json")
    ]
    others: list[tuple[str, ...]] = [
        ("show", "--plan", f"{folder}/odd.yaml"),
        ("show", ODD + CONTROL),
        ("show", "--plan", "odd.yaml", "-v"),
        ("summary", folder, "--plan", f"{folder}/plan.yaml"),
        ("template", "市文广局", "--period", "2024-H1", "--plan", f"{folder}/plan.yaml", "--from", folder),
        ("template", "市文广局", "--period", "2024-H1", "-o", f"{folder}/new.yaml"),
        ("schema", "report", "--plan", "odd.yaml"),
        ("diff", "odd.yaml", f"{folder}/plan.yaml"),
        ("diff", "odd.yaml", f"{folder}/plan.yaml", "-f", "json"),
        ("rule", ODD + CONTROL),
        ("check", folder, "--select", ODD + CONTROL),
        ("check", folder, "-o", f"{ODD}={folder}/x"),
        ("check", folder, "--only", f"{folder}/none"),
        ("check", folder, "--format", ODD + CONTROL),
        ("check", f"{folder}/none"),
        ("check", f"--{ODD}{CONTROL}"),
        (ODD + CONTROL,),
        ("check", folder, "-v", "--waivers", f"{folder}/a.yaml"),
    ]
    return [*reports, *alone, *lint, *others]


@pytest.mark.skipif(os.name == "nt", reason="files can't have such names there")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_raw_comes_out_of_any_command(lang: str, city: Path) -> None:
    (folder,) = [path.name for path in city.iterdir() if path.is_dir()]
    for arguments in runs(folder):
        ran = plan(*arguments, cwd=city, env={"PLAN_LANG": lang})
        raw = {f"U+{ord(sign):04X}" for sign in RAW.findall(ran.out + ran.err)}
        assert (arguments, raw, "internal" in ran.err) == (arguments, set(), False)
        if ran.out.startswith(("{", "[")):
            check_texts(json.loads(ran.out), whole=arguments[0] != "schema")


def check_texts(value: Any, *, whole: bool) -> None:
    """No text of a JSON document is raw either, but in a schema, whose names are the plan's own."""
    if whole:
        assert RAW.search(json.dumps(value, ensure_ascii=False)) is None
