"""Nothing is written over a report, a plan or waivers, whether or not the run read it; and no two outputs into one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from command import plan
from results import CLEAN
from support import HERE

OVER = "which are never written over"
TOWN = (HERE / "plans" / "town.yaml").read_text(encoding="utf-8")
WAIVERS = "- rule: C301\n  unit: 市文广局\n  reason: x\n  approved_by: y\n  until: 2025-01-01\n"
IN_CHINESE = "方案: yunze-culture@2.1\n单位: 市文广局\n报告期: 2024-H1\n报送日期: 2024-07-15\n任务进展: []\n"
SUBMITTED = {
    "another period's report": ("reports/2023/old.yaml", CLEAN),
    "a report elsewhere": ("elsewhere/report.yaml", CLEAN),
    "a report that is called otherwise": ("elsewhere/report.json", CLEAN),
    "a broken report": ("elsewhere/report.yaml", CLEAN.replace("entries:", "entries: [") + "\t}"),
    "a report between braces": ("x.yml", "{plan: a@1, unit: b, period: 2024, submitted: 2024-01-01, entries: []}"),
    "a report in Chinese": ("x.yaml", IN_CHINESE),
    "a report with full-width colons": ("x.yaml", IN_CHINESE.replace(": ", "：")),
    "a file in the folder of the reports": ("reports/half.yaml", "half of it\n"),
    "a file in another folder of reports": ("elsewhere/reports/half.yml", ""),
    "a plan": ("elsewhere/plan.yaml", TOWN),
    "a plan that is JSON and begins with its version": (
        "elsewhere/plan.json",
        '{"version": "1.0", "id": "a", "title": "b", "units": [], "sections": []}',
    ),
    "a report without its plan": ("x.yaml", CLEAN.partition("\n")[2]),
    "a report with names that begin in capitals": ("x.yaml", "Plan: a@1\nUnit: b\nPeriod: 2024\n"),
    "a report whose lines end as on an old Mac": ("x.yaml", "plan: a@1\runit: b\rperiod: 2024\r"),
    "a report whose names stand behind question marks": ("x.yaml", "? plan\n: a@1\n? unit\n: b\n? period\n: 2024\n"),
    "a report that names a schema": (
        "x.yaml",
        '{"$schema": "report.json", "plan": "a", "unit": "b", "period": "2024"}',
    ),
    "waivers": ("elsewhere/exceptions.yaml", WAIVERS),
    "waivers that are set in": ("x.yaml", "".join(f"  {line}\n" for line in WAIVERS.splitlines())),
    "waivers without a reason": ("x.yaml", "- rule: C301\n  unit: 市文广局\n  until: 2025-01-01\n"),
}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(TOWN, encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "now.yaml").write_text(CLEAN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("name", "text"), SUBMITTED.values(), ids=SUBMITTED)
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "reports/now.yaml", "-o", "json={}"],
        ["check", "reports/now.yaml", "-o", "sarif=out.sarif", "-o", "markdown={}"],
        ["summary", "reports/now.yaml", "-o", "{}"],
        ["schema", "check", "-o", "{}"],
        ["template", "市文广局", "--period", "2024-H2", "--force", "-o", "{}"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_was_submitted_is_kept(arguments: list[str], name: str, text: str, city: Path) -> None:
    file = city / name
    file.parent.mkdir(parents=True, exist_ok=True)
    for data in (text.encode(), text.encode("gb18030"), text.encode("utf-16")):
        file.write_bytes(data)
        ran = plan(*(argument.format(name) for argument in arguments), cwd=city)
        assert (ran.code, ran.out, OVER in ran.err) == (2, "", True)
        assert file.read_bytes() == data
    assert not (city / "out.sarif").exists()


def test_what_the_program_wrote_is_written_again(city: Path) -> None:
    formats = ("text", "concise", "json", "markdown", "github", "sarif", "junit", "gitlab")
    known = [name for name in formats if plan("check", "-f", name, "reports", cwd=city).code != 2]
    outputs = [part for name in known for part in ("-o", f"{name}=result.{name}")]
    for _ in range(2):
        assert plan("check", "reports", "--fail-on", "never", *outputs, cwd=city).code == 0
        assert plan("summary", "-o", "summary.md", cwd=city).code == 0
        for subject in ("report", "plan", "check"):
            assert plan("schema", subject, "-o", f"{subject}.json", cwd=city).code == 0
        assert plan("template", "市文广局", "--period", "2024-H2", "--force", "-o", "new.yaml", cwd=city).code == 0


def test_a_configured_folder_of_reports_is_one_too(city: Path) -> None:
    (city / "pyproject.toml").write_text('[tool.plan]\nreports = "handed-in"\n', encoding="utf-8")
    (city / "handed-in").mkdir()
    (city / "handed-in" / "a.yaml").write_text("mine\n", encoding="utf-8")
    assert plan("check", "reports/now.yaml", "-o", "json=handed-in/a.yaml", cwd=city).code == 2
    assert (city / "handed-in" / "a.yaml").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("other", ["a.out", "./a.out", "reports/../a.out"])
@pytest.mark.parametrize("is_there", [True, False])
def test_two_outputs_do_not_go_into_one_file(other: str, is_there: bool, city: Path) -> None:
    if is_there:
        (city / "a.out").write_text("old", encoding="utf-8")
    ran = plan("check", "reports/now.yaml", "-o", "json=a.out", "-o", f"sarif={other}", cwd=city)
    assert (ran.code, ran.out, "one file" in ran.err) == (2, "", True)
    assert not is_there or (city / "a.out").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(os.name == "nt", reason="there is no such device")
def test_a_device_takes_two() -> None:
    report = HERE / "cases" / "G701-target-missed" / "year.yaml"
    file = HERE / "plans" / "town.yaml"
    outputs = ("-o", f"json={os.devnull}", "-o", f"sarif={os.devnull}")
    assert plan("check", report, "--plan", file, "--fail-on", "never", *outputs).code == 0
