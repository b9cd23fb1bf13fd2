"""What a plan may say at once: shares and units that merge, several leads and changes of who leads, years that begin in
April and a cycle that changed, what was withdrawn and is divided.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import plan
from support import HERE

ENGLISH = HERE / "plans" / "english"


def folder(path: Path, plan_text: str, reports: dict[str, str]) -> Path:
    """A plan, and reports by their names: period/unit."""
    (path / "plan.yaml").write_text(plan_text, encoding="utf-8")
    for name, entries in reports.items():
        period, unit = name.split("/")
        file = path / "reports" / period / f"{unit}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f'plan: works@1\nunit: {unit}\nperiod: "{period}"\n'
        file.write_text(f"{head}{entries}", encoding="utf-8")
    return path


def checked(path: Path, *more: str) -> dict[str, object]:
    ran = plan("check", "reports", "-f", "json", "--plan", "plan.yaml", "--lang", "en", *more, cwd=path)
    assert ran.code in (0, 1), ran.err
    found: dict[str, object] = json.loads(ran.out)
    return found


def test_a_template_shows_the_last_figure_of_those_who_lead_together() -> None:
    """And of one that leads alone."""
    for unit in ("Housing Department", "Energy Office"):
        text = plan("template", unit, "--period", "2025", "--plan", "plan.yaml", "--lang", "en", cwd=ENGLISH).out
        assert "# reported for 2024/25: 8300 t CO2e (measured on 2024-12-31)\n" in text, unit
    alone = plan("template", "Transport Trust", "--period", "2025", "--plan", "plan.yaml", "--lang", "en", cwd=ENGLISH)
    assert "# reported for 2024/25: 55 % (measured on 2025-03-31)\n" in alone.out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_two_units_lead_together_is_once_among_the_worst(lang: str) -> None:
    text = plan("summary", "reports", "--plan", "plan.yaml", "--lang", lang, cwd=ENGLISH).out
    head = text.partition("\n## ")[2].partition("\n## ")[0]
    assert head.count("C1.T1") == 1
