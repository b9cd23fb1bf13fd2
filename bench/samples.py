"""The inputs of the bench: made by the same rules every time, so that two runs measure the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from plan_cli.model.plan import Plan, load
from plan_cli.model.plan_form import Target, Task
from plan_cli.project.settings import packaged_plan
from plan_cli.reading import files as inputs

ENTRIES = 40
YEAR = 2024
NARRATIVE = "全年按月调度、按季通报，组织活动和课程，覆盖市、县、镇三级，群众反映良好。"
STATE = "in_progress"


class Sample(NamedTuple):
    """A plan and a report of it, both on disk."""

    plan: Path
    report: Path


def real(folder: Path, unit: str = "市科协") -> Sample:
    """A clean report with 40 entries, about 14 KB, of the plan that comes with the program.

    The unit with the most tasks has a few less than 40: in a copy of the plan it is made responsible for some more.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = packaged_plan().read_text(encoding="utf-8")
    plan_file = folder / "plan.yaml"
    plan_file.write_text(text, encoding="utf-8")
    spare = ENTRIES - len(_running(_plan(plan_file), unit))
    plan_file.write_text(_with_more_duties(text, unit, spare), encoding="utf-8")
    plan = _plan(plan_file)
    return Sample(plan_file, _write(folder / "report.yaml", report(plan, unit, _running(plan, unit))))


def made(folder: Path, tasks: int) -> Sample:
    """A made-up plan with so many tasks, and a clean report of the unit that leads them all."""
    plan = _made_plan(folder, tasks, [])
    return Sample(folder / "plan.yaml", _write(folder / "report.yaml", report(plan, "牵头局", _running(plan, "牵头局"))))


def many(folder: Path, reports: int) -> Path:
    """A folder of so many clean reports with 40 entries each, for a made-up plan beside it: one unit leads, the others help."""
    units = [f"第{number:04}单位" for number in range(1, reports)]
    plan = _made_plan(folder, ENTRIES, units)
    place = folder / "reports"
    place.mkdir(exist_ok=True)
    tasks = _running(plan, "牵头局")
    for unit in ("牵头局", *units):
        _write(place / f"{unit}.yaml", report(plan, unit, tasks))
    return place


def report(plan: Plan, unit: str, tasks: list[Task]) -> str:
    """A report in which everything is there, and at pace."""
    return "\n".join([*_header(plan, unit), *(line for task in tasks for line in _entry(plan, unit, task))]) + "\n"


def hostile() -> dict[str, bytes]:
    """Files at the limit of what is read (500 KB), each made to cost as much as it can; and one above it."""
    size = 499_000
    head = f"plan: hanzhong-science-literacy@1.0\nunit: 市科协\nperiod: {YEAR}\nsubmitted: 2025-01-15\n"
    entry = "  - {{task: A9.9, status: done}}\n"
    figure = "      - {{target: A1.4.T9, value: 余}}\n"
    return {
        "unknown keys": _filled(head, "k{}: 1\n", size),
        "one key, again and again": _filled(head, "unit: 市科协\n", size),
        "entries of unknown tasks": _filled(f"{head}entries:\n", entry, size),
        "wrong figures": _filled(f"{head}entries:\n  - task: A1.4\n    status: done\n    figures:\n", figure, size),
        "empty entries": _filled(f"{head}entries:\n", "  - {{}}\n", size),
        "open brackets": b"[" * size,
        "open braces": b"{a: " * (size // 4),
        "aliases": _filled("a: &a [x]\n", "b{}: *a\n", size),
        "escapes": b'a: "' + b"\\u202e" * (size // 6) + b'"\n',
        "control characters": b"a: " + b"\x1b" * (size - 4) + b"\n",
        "one long text": head.encode() + b"approved_by: " + "字".encode() * ((size - 200) // 3) + b"\n",
        "not UTF-8": b"a: " + "中".encode("gb18030") * (size // 2),
        "40 MB": b"a: 1\n" * 8_000_000,
    }


def _filled(head: str, line: str, size: int) -> bytes:
    parts = [head]
    left = size - len(head.encode())
    number = 0
    while left > 0:
        parts.append(line.format(number))
        left -= len(parts[-1].encode())
        number += 1
    return "".join(parts[:-1]).encode()


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _plan(path: Path) -> Plan:
    plan = load(inputs.read_file(str(path)))
    assert plan is not None
    return plan


def _running(plan: Plan, unit: str) -> list[Task]:
    return [task for task in plan.duties[unit].values() if plan.task_span(task).end >= date(YEAR, 1, 1) >= plan.task_span(task).start]


def _with_more_duties(text: str, unit: str, number: int) -> str:
    """The plan's text with the unit as responsible for so many tasks that it had nothing to do with."""
    places = []
    for section in _value(yaml.compose(text, Loader=yaml.CSafeLoader), "sections").value:
        for task in _value(section, "tasks").value:
            lead, others = _value(task, "lead"), _value(task, "responsible")
            if others is not None and others.flow_style and unit not in (lead.value, *(item.value for item in others.value)):
                places.append(others.start_mark.index + 1)
    for place in reversed(places[:number]):
        text = f"{text[:place]}{unit}, {text[place:]}"
    return text


def _value(mapping: Any, key: str) -> Any:
    """The node of a value in a mapping's node."""
    return next((value for name, value in mapping.value if name.value == key), None)


def _header(plan: Plan, unit: str) -> Iterator[str]:
    yield f"plan: {plan.file.id}@{plan.file.version}"
    yield f"unit: {unit}"
    yield f'period: "{YEAR}"'
    yield f"data_through: {YEAR}-12-31"
    yield f"submitted: {YEAR + 1}-01-15"
    yield "approved_by: 张三"
    yield "sample: true"
    yield "entries:"


def _entry(plan: Plan, unit: str, task: Task) -> Iterator[str]:
    yield f"  - task: {task.id}"
    yield f"    status: {STATE}"
    yield f"    progress: {NARRATIVE}（{task.id}，{unit}）"
    if task.targets:
        yield "    figures:"
        share = 1 if task.lead == unit else 0
        yield from (f"      - {{target: {target.id}, {_figure(target, share)}, measure: '{target.measure}'}}" for target in task.targets)
    if owed := [item for item in task.deliverables if unit in plan.owners(item)]:
        yield "    deliverables:"
        yield from (f"      {item.id}: {'done' if item.every else STATE}" for item in owed)
    yield f"    evidence: [{{title: 工作总结, ref: {unit}〔{YEAR}〕{len(task.id)}号, date: {YEAR}-12-01}}]"


def _figure(target: Target, share: int) -> str:
    """A value that meets the target, or the nothing that a helper may add to it."""
    if target.benchmark is not None:
        return "value: 15, benchmark: 15"
    if target.all:
        return f"value: {target.of or 600}, of: {target.of or 600}"
    return f"value: {(target.between[0] if target.between else target.number or 0) * share}"


def _made_plan(folder: Path, tasks: int, helpers: list[str]) -> Plan:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "id: bench",
        'version: "1.0"',
        "title: 示例方案",
        "start: 2021-01-01",
        "end: 2025-12-31",
        f'reporting: {{cycle: yearly, first: "{YEAR}", due_days: 31}}',
        "units:",
        "  - {name: 牵头局, kind: government}",
        *(f"  - {{name: {unit}, kind: county}}" for unit in helpers),
    ]
    if helpers:
        lines.append(f"  - {{name: 各单位, kind: collective, members: [{', '.join(helpers)}]}}")
    lines += ["sections:", "  - id: A1", "    title: 示例行动", "    tasks:"]
    for number in range(1, tasks + 1):
        id = f"A1.{number}"
        lines += [
            f"      - id: {id}",
            f"        title: 第{number}项任务",
            "        lead: 牵头局",
            *(["        responsible: [各单位]"] if helpers else []),
            f"        line: {number}",
            "        targets:",
            f"          - {{id: {id}.T1, name: 举办活动, at_least: 50, measure: 场次, every: year, sentence: 2}}",
            "        deliverables:",
            f"          - {{id: {id}.D1, text: 推动工作, continuing: true, who: {'each' if helpers else 'lead'}, sentence: 3}}",
        ]
    return _plan(_write(folder / "plan.yaml", "\n".join(lines) + "\n"))
