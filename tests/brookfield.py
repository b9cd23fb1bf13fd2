"""The made-up plan of tests/plans/leads.yaml, of which several units lead, or owe a share, and reports on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from support import HERE

from plan_cli.checking.check import check_alone, check_folder
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.judging.overview import Overview
from plan_cli.judging.pace import Assessment
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan, load
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

PLAN = (HERE / "plans" / "leads.yaml").read_text(encoding="utf-8")
Figures = dict[str, object]
"""By target what is given for it: a value, None, or the text of all that stands there beside the target."""
Folder = dict[str, str]

OF_SHARES = ("Training Office", "Labour Office", "East", "West")
"""The units that lead A1.1, and those that have a share in it."""
_MEASURES = {"T1": "人", "T2": "人", "T3": "件", "T4": '"%"'}


def plan_of(text: str = PLAN) -> Plan:
    plan = load(source.read(text.encode(), "plan.yaml"))
    assert plan is not None
    return plan


def changed(*pairs: tuple[str, str]) -> Plan:
    """The plan in other words."""
    text = PLAN
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return plan_of(text)


def report(
    unit: str,
    year: int,
    figures: Figures | None = None,
    *,
    centres: object = None,
    status: str = "in_progress",
    through: str = "",
) -> str:
    """A report of a unit: its figures of A1.1, and of the centres that a district has opened (A1.2)."""
    head = f'plan: brookfield-skills@1\nunit: {unit}\nperiod: "{year}"\nsubmitted: {year + 1}-01-15\napproved_by: A\n'
    head += f"data_through: {through}\n" if through else ""
    text = f"{head}entries:\n  - task: A1.1\n    status: {status}\n    progress: Work of {unit} in {year}.\n"
    if figures:
        text += "    figures:\n" + "".join(_figure(f"A1.1.{name}", given) for name, given in figures.items())
    text += "    evidence: [{title: list, ref: no. 1}]\n" if status == "done" else ""
    if centres is not None:
        text += f"  - task: A1.2\n    status: in_progress\n    progress: Centres of {unit} in {year}.\n    figures:\n"
        text += _figure("A1.2.T1", centres, "所") + "    deliverables: {A1.2.D1: in_progress}\n"
    return text


def _figure(target: str, given: object, measure: str = "") -> str:
    measure = measure or _MEASURES[target[-2:]]
    if given is None:
        rest = "value: null, reason: not counted yet"
    else:
        rest = given if isinstance(given, str) else f"value: {given}, measure: {measure}"
    return f"      - {{target: {target}, {rest}}}\n"


def folder(*reports: str) -> Folder:
    """The reports by file: the year, and the unit."""
    found = {}
    for text in reports:
        lines = text.splitlines()
        found[f"{lines[2][9:13]}/{lines[1][6:]}.yaml"] = text
    return found


def check(reports: Folder, plan: Plan | None = None, *, as_of: str = "", period: str = "") -> Result:
    loaded = [Loaded(source.read(text.encode(), file), str(Path(file).parent)) for file, text in reports.items()]
    day, span = date.fromisoformat(as_of) if as_of else None, Period.parse(period) if period else None
    return check_folder(plan or plan_of(), loaded, Selection(), day, span)


def alone(report: str, plan: Plan | None = None) -> Result:
    return check_alone(plan or plan_of(), [Loaded(source.read(report.encode(), "r.yaml"), ".")], Selection())


def codes(result: Result, *families: str) -> list[str]:
    """The findings of some families, each with its unit and what it is about."""
    return sorted(
        f"{f.code} {f.unit} {f.hit.target or f.hit.task or ''}".strip()
        for f in result.findings
        if f.code.startswith(families or ("C30", "K", "G"))
    )


def overview(result: Result) -> Overview:
    assert result.overview is not None
    return result.overview


def whole(result: Result, id: str) -> Assessment:
    """How a target stands as it is counted."""
    (found,) = [a for _, a in overview(result).assessments() if a.target.id == id]
    return found


def lamps(result: Result, id: str) -> dict[str, str]:
    """The lamp of a target, as a whole and with each unit that owes it for itself."""
    rows = [(unit.name, a) for unit, a in overview(result).rows() if a.target.id == id]
    return {("" if a.is_whole else name): str(a.lamp) for name, a in rows}
