"""Plans that change while they run, for the tests: a plan from its parts, reports in short, and what a check says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from plan_cli.checking.check import check_folder
from plan_cli.checking.lint import lint
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.judging.digest import Digest, digest_of
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.overview import Overview
from plan_cli.judging.submission import Submission
from plan_cli.model.period import Period
from plan_cli.model.plan import Plan, load
from plan_cli.model.report import load as load_report
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

HEAD = """\
id: baishi
version: "1.0"
title: 白石县三年方案
start: 2023-01-01
end: 2026-12-31
reporting: {reporting}
windows:
  全期: {{start: 2023-01-01, end: 2026-12-31}}
  首年: {{start: 2023-01-01, end: 2023-12-31}}
  前半: {{start: 2023-01-01, end: 2024-12-31}}
units:
{units}
sections:
  - id: A1
    title: 行动
{section}    tasks:
{tasks}
"""
UNITS = "甲局 乙局 丙局 丁局"
YEARLY = '{cycle: yearly, first: "2023", due_days: 31}'


def plan_of(*tasks: str, units: str = "", section: str = "", reporting: str = YEARLY) -> Plan:
    """A sound plan of these tasks: each is the text below `- id: A1.N`."""
    plan = read(*tasks, units=units, section=section, reporting=reporting)
    assert [(f.code, f.hit.case, f.hit.at) for f in lint(plan, None).findings if f.code != "L805"] == []
    return plan


def read(*tasks: str, units: str = "", section: str = "", reporting: str = YEARLY) -> Plan:
    found = source.read(text_of(*tasks, units=units, section=section, reporting=reporting).encode(), "plan.yaml")
    plan = load(found)
    assert plan is not None, found.problems.hits
    return plan


def text_of(*tasks: str, units: str = "", section: str = "", reporting: str = YEARLY) -> str:
    named = units or "\n".join(f"  - {{name: {name}, kind: government}}" for name in UNITS.split())
    bodies = "\n".join(_task(number, body) for number, body in enumerate(tasks, 1))
    return HEAD.format(units=named, tasks=bodies, section=section, reporting=reporting)


def _task(number: int, body: str) -> str:
    lines = [f"- id: A1.{number}", f"  title: 任务{number}", *(f"  {line}" for line in body.strip("\n").split("\n"))]
    return "\n".join(f"      {line}" for line in lines)


class Report(NamedTuple):
    """A report in short: whose, of which period, and what it says of each target and deliverable."""

    unit: str
    period: str
    says: Mapping[str, object]
    more: str = ""

    @property
    def file(self) -> str:
        return f"{self.period}/{self.unit}.yaml"

    @property
    def text(self) -> str:
        submitted = Period.parse(self.period).next().start.replace(day=10)
        head = (
            f'plan: baishi@1.0\nunit: {self.unit}\nperiod: "{self.period}"\nsubmitted: {submitted}\napproved_by: 甲\n'
        )
        tasks = dict.fromkeys(".".join(id.split(".")[:2]) for id in self.says)
        return head + ("entries:\n" if tasks else "entries: []\n") + "".join(self._entry(task) for task in tasks)

    def _entry(self, task: str) -> str:
        own = {id: value for id, value in self.says.items() if id.startswith(task + ".")}
        figures = [f"{{target: {id}, {_figure(value)}}}" for id, value in own.items() if ".T" in id]
        states = [f"{id}: {value}" for id, value in own.items() if ".D" in id]
        lines = [f"  - task: {task}", "    status: in_progress", *([self.more] if self.more else [])]
        lines += [f"    figures: [{', '.join(figures)}]"] if figures else []
        lines += [f"    deliverables: {{{', '.join(states)}}}"] if states else []
        return "\n".join([*lines, "    shortfall: {cause: 缺人, remedy: 增人, due: 2027-01-01}", _EVIDENCE]) + "\n"


_EVIDENCE = "    evidence: [{title: 文件, ref: 白〔2023〕1号}]"


def _figure(value: object) -> str:
    if value is None:
        return "value: null, reason: 待统计"
    return f"value: {value}, measure: 人" if isinstance(value, int) else str(value)


def checked(plan: Plan, *reports: Report, period: str | None = None) -> Result:
    loaded = [Loaded(source.read(report.text.encode(), report.file)) for report in reports]
    return check_folder(plan, loaded, Selection(), period=Period.parse(period) if period else None)


def ledger_of(plan: Plan, *reports: Report) -> Ledger:
    """What is known by reports, as `template` sees it."""
    digests: list[Digest] = []
    for report in reports:
        found = load_report(source.read(report.text.encode(), report.file))
        assert found is not None
        digests.append(digest_of(Submission(plan, found)))
    return Ledger(plan, digests)


def codes(result: Result, families: str = "SRCKPEG") -> list[str]:
    """What is found, each with what it is about; without what the sum of the reports can't say."""
    return sorted(f"{f.code} {f.hit.target or f.hit.task or f.unit}" for f in result.findings if f.code[0] in families)


def overview(result: Result) -> Overview:
    assert result.overview is not None
    return result.overview


def lamps(result: Result) -> dict[str, str]:
    """What is counted: each target and deliverable with its lamp."""
    seen = overview(result)
    found = {a.target.id: a.lamp.value for s in seen.standings for a in s.targets}
    return found | {d.deliverable.id: d.lamp.value for s in seen.standings for d in s.deliveries}


def closed(result: Result) -> list[tuple[str, str, bool]]:
    """What is history: each with the end of its time, and whether it was met."""
    return [(one.item.id, one.span.end.isoformat(), one.is_met) for one in overview(result).closed]
