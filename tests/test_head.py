"""What of a file's head can be read is shown, whatever else is broken; and a file in UTF-16 is told as such."""

from __future__ import annotations

import pytest
from support import result_of
from test_report import changed

from plan_cli.checking.result import Checked
from plan_cli.finding import Position
from plan_cli.rendering.terminal.report import render
from plan_cli.rendering.terminal.tables import Style
from plan_cli.words import wording

SOUND = changed(("approved_by", "approved_by"))
BROKEN = SOUND.replace("status: in_progress", "status: %in_progress", 1)


def checked(text: str) -> Checked:
    (report,) = result_of(text).reports
    return report


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit: 市文广局", "unit: 云泽市文广局"),
        ("unit: 市文广局", "unit：市文广局"),
        ("unit: 市文广局", "unit: “市文广局”"),
        ("unit: 市文广局", 'unit: "市文广局" # 牵头'),
        ("plan:", "```yaml\nplan:"),
    ],
)
def test_unit_and_period_are_read_from_the_head_of_a_broken_file(old: str, new: str) -> None:
    report = checked(BROKEN.replace(old, new, 1))
    assert report.digest is None
    assert (report.unit_shown, report.period_shown) == ("市文广局", "2024-H1")


def test_what_can_not_be_read_is_not_shown() -> None:
    report = checked(BROKEN.replace("period: 2024-H1", "period: 那年").replace("unit: ", "einheit: "))
    assert (report.unit_shown, report.period_shown) == (None, None)


def test_the_head_of_a_broken_file_stands_above_its_faults() -> None:
    text = render(result_of(BROKEN), wording("en"), "gap", Style())
    assert text.startswith("市文广局 · period 2024-H1 ·")


def test_a_period_that_can_not_be_believed_is_shown() -> None:
    report = checked(changed(("2024-H1", "2015-H1")))
    assert (report.filing, report.unit_shown, report.period_shown) == (None, "市文广局", "2015-H1")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
@pytest.mark.parametrize("text", [SOUND, "plan: x\nunit: y\n", SOUND + "\n", SOUND.replace("\n", "\r\n")])
def test_a_file_in_utf_16_is_told_as_one(encoding: str, text: str) -> None:
    (finding,) = result_of(text.encode(encoding)).findings
    assert (finding.code, finding.hit.actual, finding.place.start) == ("Y002", "UTF-16", Position(1, 1))


def test_a_null_in_a_text_is_no_sign_of_utf_16() -> None:
    assert {f.code for f in result_of(SOUND.replace("yunze", "yun\0ze", 1)).findings} & {"Y002", "Y007"} == {"Y007"}
