"""What is written in place of a fault makes it go away, and brings no fault of form with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from support import result_of
from test_cases import FILES, case_of, name_of
from test_cases import result_of as result_of_case
from test_report import changed

from plan_cli.finding import Edit, Finding, Position


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits made, the last first, so that the places of the others stay what they are."""
    for edit in sorted(edits, key=lambda edit: edit.region, reverse=True):
        start, end = (_offset(text, place) for place in edit.region)
        text = text[:start] + edit.text + text[end:]
    return text


def _offset(text: str, place: Position) -> int:
    return sum(len(line) for line in text.splitlines(keepends=True)[: place.line - 1]) + place.column - 1


def of_form(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.hit.case) for finding in findings if finding.code[0] in "YS")


FIGURE = "value: 1500, measure: 人次"
STATES = "{B1.1.D1: in_progress, B1.1.D2: in_progress, B1.1.D4: in_progress}"
STATUS = "    status: in_progress\n"

BROKEN: dict[str, tuple[tuple[str, str], str, tuple[str, ...]]] = {
    "a misspelt name": (("  status:", "  stauts:"), "S102 ?", ("  status: in_progress",)),
    "a misspelt name in quotes": (("value: 1500", '"valeu":1500'), "S102 ?", ('"value":1500',)),
    "a state in Chinese": (("status: in_progress", "status: 进行中"), "S103 !", ("status: in_progress",)),
    "a misspelt state": (("B1.1.D2: in_progress", "B1.1.D2: in_progres"), "S103 ?", ("B1.1.D2: in_progress,",)),
    "a state behind a bar": ((STATUS, "    status: |-\n      进行中\n"), "S103 !", (STATUS,)),
    "a number in quotes": (("value: 1500", 'value: "1500"'), "S103 !", (FIGURE,)),
    "a number with spaces": (("value: 1500", "value: ' 1500'"), "S103 !", (FIGURE,)),
    "a number with commas": (("value: 1500", 'value: "1,500"'), "S103 !", (FIGURE,)),
    "a number in ten thousands": (("value: 1500", "value: 0.15万人次"), "S103 !", (FIGURE,)),
    "a floor": (("value: 1500", "value: 1500余"), "P502 !", ("value: 1500, bound: at_least, measure: 人次",)),
    "a floor that is said": (
        ("value: 1500", "value: 超过1500, bound: at_least"),
        "P502 !",
        ("value: 1500, bound: at_least, measure: 人次",),
    ),
    "a floor in a block": (
        (f"{{target: B1.1.T1, {FIGURE}}}", "target: B1.1.T1\n        value: ≥ 1500\n        measure: 人次"),
        "P502 !",
        ("        value: 1500\n        bound: at_least\n        measure: 人次\n",),
    ),
    "thousands in short": (("value: 1500", "value: 1.5k"), "P502 !", (FIGURE,)),
    "a footnote's mark": (("value: 1500", "value: 1500①"), "S103 ?", (FIGURE,)),
    "a number in curly quotes": (("value: 1500", "value: “1500”"), "S103 !", (FIGURE,)),
    "a state in capitals": (("status: in_progress", "status: In Progress"), "S103 !", ("status: in_progress",)),
    "a state that is likely": (("status: in_progress", "status: 正常"), "S103 ?", ("status: in_progress",)),
    "a spreadsheet's day": (("2024-07-15", "45488"), "S104 ?", ("submitted: 2024-07-15\n",)),
    "a day with its month in words": (("2024-07-15", "Jul 15 2024"), "S104 !", ("submitted: 2024-07-15\n",)),
    "a period with its half first": (("2024-H1", "H1-2024"), "S104 !", ('period: "2024-H1"\n',)),
    "a day in Chinese": (("2024-07-15", "2024年7月15日"), "S104 !", ("submitted: 2024-07-15\n",)),
    "a day without signs": (("2024-07-15", "20240715"), "S104 !", ("submitted: 2024-07-15\n",)),
    "a half year in Chinese": (("2024-H1", "2024年上半年"), "S104 !", ('period: "2024-H1"\n',)),
    "a comma in a number": (("value: 1500", "value: 1,500"), "S102 !", (FIGURE,)),
    "commas in a text": (
        (FIGURE, f"{FIGURE}, reason: 一, 二, 三, origin: x"),
        "S102 !",
        ('reason: "一, 二, 三", origin: x}',),
    ),
    "commas in a long text": (
        (FIGURE, f"{FIGURE}, reason: {'长' * 70}, 二"),
        "S102 !",
        (f'reason: "{"长" * 70}, 二"}}',),
    ),
    "commas in a text with quotes": ((FIGURE, f'{FIGURE}, reason: 一"二", 三'), "S102 !", ("reason: '一\"二\", 三'}",)),
    "a full-width colon": (("value: 1500", "value：1500"), "S102 !", (FIGURE,)),
    "no space": (("value: 1500", "value:1500"), "S102 !", (FIGURE,)),
    "a full-width comma": (("value: 1500, ", "value: 1500，"), "Y003 !", (FIGURE,)),
    "a full-width comma and colon": (("value: 1500, measure: ", "value：1500，measure："), "S102 !", (FIGURE,)),
    "a long pair": (
        (FIGURE, f"{FIGURE}, reason: {'长' * 70}，origin：x"),
        "S103 !",
        (f"reason: {'长' * 70}, origin: x}}",),
    ),
    "full-width signs between states": (
        (STATES, STATES.replace(", B1.1.D2: ", "，B1.1.D2：")),
        "S103 !",
        (f"deliverables: {STATES}",),
    ),
    "a full-width colon behind an id": (
        (STATES, STATES.replace("B1.1.D4: ", "B1.1.D4：")),
        "S102 !",
        (f"deliverables: {STATES}",),
    ),
    "a sign before a text": ((STATUS, f"{STATUS}    progress: %13\n"), "Y003 !", ('    progress: "%13"\n',)),
    "a sign before a long text": (
        (STATUS, f"{STATUS}    progress: %13{'长' * 80}: 'x'\n"),
        "Y003 !",
        (f"    progress: \"%13{'长' * 80}: 'x'\"\n",),
    ),
    "a sign before a number": (("value: 1500, ", "value: >1500, "), "Y003 ?", (FIGURE,)),
    "a colon of a line": (("    status: ", "    status："), "Y003 !", (STATUS,)),
    "a colon of a line without a value": (("    figures:\n", "    figures：\n"), "Y003 !", ("    figures:\n",)),
    "no space on a line": (("    status: ", "    status:"), "Y003 !", (STATUS,)),
    "a hyphen without a space": (("  - task", "  -task"), "Y003 !", ("\n  - task: B1.1\n",)),
    "a dash for a hyphen": (("  - task", "  — task"), "Y003 !", ("\n  - task: B1.1\n",)),
    "full-width braces": ((STATES, f"｛{STATES[1:-1]}｝"), "Y003 !", (f"deliverables: {STATES}\n",)),
    "a brace too many": ((STATES, STATES + "}"), "Y003 !", (f"deliverables: {STATES}\n",)),
    "no comma": (("value: 1500, ", "value: 1500 "), "Y003 ?", ("value: 1500 , measure",)),
    "a comma too many": (("value: 1500, ", "value: 1500,, "), "Y003 ?", (FIGURE,)),
    "a plus for a hyphen": (("  - task", "  + task"), "Y003 !", ("\n  - task: B1.1\n",)),
    "an arrow for a hyphen": (("  - task", "  → task"), "Y003 !", ("\n  - task: B1.1\n",)),
    "a word processor's bullet": (("  - task", "  \uf0b7 task"), "Y003 !", ("\n  - task: B1.1\n",)),
    "a Roman numeral for a hyphen": (("  - task", "  Ⅱ. task"), "Y003 !", ("\n  - task: B1.1\n",)),
    "a no-break space behind a hyphen": (("  - task", "  -\u00a0task"), "Y003 !", ("\n  - task: B1.1\n",)),
    "a tab behind a hyphen": (("  - task", "  -\ttask"), "Y003 !", ("\n  - task: B1.1\n",)),
    "a mail's sign on one line": ((STATUS, f"    > {STATUS[4:]}"), "Y003 ?", (STATUS,)),
    "a stop between states": ((STATES, STATES.replace(", ", "。", 1)), "Y003 !", (f"deliverables: {STATES}",)),
    "corner brackets": ((STATES, f"「{STATES[1:-1]}」"), "Y003 !", (f"deliverables: {STATES}\n",)),
    "angle brackets": ((STATES, f"《{STATES[1:-1]}》"), "Y003 !", (f"deliverables: {STATES}\n",)),
    "a text closed by a curly mark": (("period: 2024-H1", 'period: "2024-H1”'), "Y003 !", ('period: "2024-H1"\n',)),
    "another plan": (("yunze-culture@2.1", "elsewhere@1.0"), "R201 ?", ("plan: yunze-culture@2.1\n",)),
    "a misspelt unit": (("市文广局", "市文广局局"), "R202 ?", ("unit: 市文广局\n",)),
    "a misspelt task": (("task: B1.1", "task: B1.11"), "R203 ?", ("task: B1.1\n",)),
    "a misspelt target": (("B1.1.T1", "B1.1.TT1"), "R204 ?", ("target: B1.1.T1,",)),
    "a misspelt deliverable": (("B1.1.D4", "B1.1.DD4"), "R205 ?", (f"deliverables: {STATES}",)),
    "a multiple of the measure": ((FIGURE, "value: 0.15, measure: 万人次"), "R207 !", (FIGURE,)),
}
"""A change to a sound report; the code of what is found, with `!` where the mend is sure and `?` where it is a guess;
and what stands there then.
"""


@pytest.mark.parametrize(("change", "expected", "mended"), BROKEN.values(), ids=BROKEN)
def test_a_mended_report_is_without_the_fault(change: tuple[str, str], expected: str, mended: tuple[str, ...]) -> None:
    text = changed(change)
    code, _, sign = expected.partition(" ")
    found = [finding for finding in result_of(text).findings if finding.code == code]
    fixes = [finding.fix for finding in found if finding.fix]
    assert found
    assert [fix.safe for fix in fixes] == [sign == "!"] * len(found)
    text = edited(text, (edit for fix in fixes for edit in fix.edits))
    assert all(text.count(part) == 1 for part in mended), text
    after = result_of(text).findings
    assert code not in {finding.code for finding in after}
    assert of_form(after) == Counter()


def test_a_missing_space_in_braces_is_told_beside_what_breaks_the_file() -> None:
    text = changed(("plan: ", "plan："), ("unit: ", "unit："), ("value: 1500", "value:1500"))
    assert [finding.hit.case for finding in result_of(text).findings if finding.code == "Y003"] == [
        "full-width-colon", "full-width-colon", "no-space"
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["=======", ">>>>>>> theirs"])
def test_a_mark_of_a_merge_that_was_left_behind_is_named(mark: str) -> None:
    (finding,) = result_of(changed((STATUS, f"{STATUS}{mark}\n"))).findings
    assert (finding.code, finding.hit.case, finding.place.start.line) == ("Y003", "conflict", 9)


def test_pairs_that_lack_their_braces_are_shown_with_what_parts_them() -> None:
    pairs = "target: B1.1.T1；value: 1500，measure: 人次}"
    (finding,) = result_of(changed((f"{{target: B1.1.T1, {FIGURE}}}", pairs))).findings
    assert (finding.hit.case, finding.hit.expected) == ("no-braces", f"{{target: B1.1.T1, {FIGURE}}}")


def test_talk_around_a_mail_is_no_fault_of_its_own() -> None:
    text = "某人写道：\n" + "".join(f"> {line}\n" for line in changed().splitlines()) + "谢谢\n"
    assert [finding.hit.case for finding in result_of(text).findings] == ["mail-quote"]


def test_a_no_break_space_behind_a_comma_hides_no_field() -> None:
    text = changed((FIGURE, "value: 1500,\u00a0measure:\u00a0人次"))
    assert [finding.code for finding in result_of(text).findings if finding.code[0] in "YS"] == ["S102"]


KEPT: dict[str, tuple[str, str]] = {
    "the right name is there": ("  status: in_progress", "  status: in_progress\n    stauts: done"),
    "about a number": ("value: 1500", "value: 大约1500"),
    "less than a number": ("value: 1500", "value: 不到1500"),
    "a floor that has another bound": ("value: 1500", "value: 1500余, bound: 至多"),
    "a number below zero": ("value: 1500", 'value: "-1500"'),
    "half a visit": ("value: 1500", 'value: "1500.5"'),
    "no whole of zero": ("value: 1500", 'value: 1500, of: "0"'),
    "of another measure": ("value: 1500", "value: 1500人"),
    "a text over two lines": (STATUS, f"{STATUS}    progress: %13\n      和更多\n"),
    "a name a second time": (FIGURE, f"{FIGURE}, reason: 一，reason：二"),
    "a name that is there": (FIGURE, f"{FIGURE}, reason: 一，origin：二, origin: 三"),
    "what would not be sound": (FIGURE, f"{FIGURE}, reason: 一，origin：%二"),
    "a comma in a day": (FIGURE, f"{FIGURE}, measured: 2024, 5"),
    "two numbers": ("value: 1500", "value: >1500，2000"),
    "in ten thousands, with a sign": ("value: 1500", "value: >0.15万"),
}


@pytest.mark.parametrize("change", KEPT.values(), ids=KEPT)
def test_what_is_not_certain_has_no_mend(change: tuple[str, str]) -> None:
    findings = [finding for finding in result_of(changed(change)).findings if finding.code[0] in "YSP"]
    assert findings
    assert [finding.fix for finding in findings] == [None] * len(findings)


@pytest.mark.parametrize("path", [path for path in FILES if path.is_file()], ids=name_of)
def test_no_mend_of_a_case_adds_a_fault_of_form(path: Path) -> None:
    """What only comes to light because the file can be read again is not the mend's."""
    case = case_of(path)
    findings = result_of_case(case).findings
    for finding in findings:
        if finding.fix:
            text = edited(path.read_bytes().decode("utf-8-sig"), finding.fix.edits)
            after = result_of(text, case.plan, case.as_of).findings
            faults = of_form(after) - of_form(findings)
            assert [code for code, _ in faults if finding.code != "Y003" or code[0] == "Y"] == [], finding
            assert (finding.code, finding.hit.case, finding.place.start) not in [
                (other.code, other.hit.case, other.place.start) for other in after
            ]
