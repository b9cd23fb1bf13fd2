"""The inputs of the bench: made by the same rules every time, so that two runs measure the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from plan_cli.model.period import Period
from plan_cli.model.plan import Plan, load
from plan_cli.model.plan_form import Deliverable, Target, Task
from plan_cli.project.settings import packaged_plan
from plan_cli.reading import files as inputs

ENTRIES = 40
YEAR = 2024
NARRATIVE = "全年按月调度、按季通报，组织活动和课程，覆盖市、县、镇三级，群众反映良好。"
STATE = "in_progress"
HISTORY_UNITS = 100
HISTORY_MONTHS = 200


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
    return Sample(
        folder / "plan.yaml", _write(folder / "report.yaml", report(plan, "牵头局", _running(plan, "牵头局")))
    )


def many(folder: Path, reports: int) -> Path:
    """A folder of so many clean reports with 40 entries each, for a made-up plan beside it: one unit leads, the others
    help.
    """
    units = [f"第{number:04}单位" for number in range(1, reports)]
    plan = _made_plan(folder, ENTRIES, units)
    place = folder / "reports"
    place.mkdir(exist_ok=True)
    tasks = _running(plan, "牵头局")
    for unit in ("牵头局", *units):
        _write(place / f"{unit}.yaml", report(plan, unit, tasks))
    return place


def history(folder: Path, units: int = HISTORY_UNITS, months: int = HISTORY_MONTHS) -> Path:
    """A folder of monthly reports of about 3 KB, `<period>/<unit>.yaml`, for a made-up plan beside it.

    Each unit leads seven tasks. Figures rise from month to month; one unit in twenty is always behind with two of its
    tasks, every unit now and then with one. What is behind is explained, so there are gaps, but no faults. A history of
    fewer months has the plan and the first reports of a longer one, byte for byte.
    """
    plan = _history_plan(folder, units, max(months, HISTORY_MONTHS))
    named = [(number, unit, list(plan.duties[unit].values())) for number, unit in enumerate(plan.duties)]
    place = folder / "reports"
    month = _Month(plan, plan.file.reporting.first, 0)
    for _ in range(months):
        within = place / month.period.name
        within.mkdir(parents=True)
        for number, unit, tasks in named:
            _write(within / f"{unit}.yaml", "\n".join(_monthly(month, number, unit, tasks)) + "\n")
        month = _Month(plan, month.period.next(), month.before + 1)
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
    return [
        task
        for task in plan.duties[unit].values()
        if plan.task_span(task).end >= date(YEAR, 1, 1) >= plan.task_span(task).start
    ]


def _with_more_duties(text: str, unit: str, number: int) -> str:
    """The plan's text with the unit as responsible for so many tasks that it had nothing to do with."""
    places = []
    for section in _value(yaml.compose(text, Loader=yaml.CSafeLoader), "sections").value:
        for task in _value(section, "tasks").value:
            lead, others = _value(task, "lead"), _value(task, "responsible")
            if (
                others is not None
                and others.flow_style
                and unit not in (lead.value, *(item.value for item in others.value))
            ):
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
        share = 1 if unit in task.lead else 0
        yield from (
            f"      - {{target: {target.id}, {_figure(target, share)}, measure: '{target.measure}'}}"
            for target in task.targets
        )
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
            (
                f"          - {{id: {id}.D1, text: 推动工作, continuing: true, "
                f"who: {'each' if helpers else 'lead'}, sentence: 3}}"
            ),
        ]
    return _plan(_write(folder / "plan.yaml", "\n".join(lines) + "\n"))


class _Month(NamedTuple):
    """A month of a history, of which so many came before."""

    plan: Plan
    period: Period
    before: int


class _Duty(NamedTuple):
    """What a task of a history's plan is about; targets and deliverables as in the plan, without id, `{n}` by unit."""

    title: str
    work: str
    targets: tuple[str, ...]
    deliverables: tuple[str, ...]


_ONCE = "text: 印发实施办法"
_YEARLY = "text: 形成年度总结, every: year"
_CONTINUING = "text: 推动工作常态开展, continuing: true"
_GOING = "text: 扩大社会参与, continuing: true"
_DURING = "during: 全期"
_EVERY = "every: year"
_LEVEL = "by: {end}, baseline: {{value: 5, date: {before}}}"
_DUTIES = (
    _Duty(
        "开展科普活动",
        "组织进社区、进学校的科普活动",
        (
            "name: 举办活动, at_least: {n}000, measure: 场次, " + _DURING,
            "name: 主场活动, at_least: 24, measure: 场次, " + _EVERY,
        ),
        (_ONCE, _CONTINUING),
    ),
    _Duty(
        "培训基层骨干",
        "举办基层骨干培训班",
        ("name: 培训骨干, at_least: {n}500, measure: 人, " + _DURING,),
        (_YEARLY, _CONTINUING),
    ),
    _Duty(
        "建设科普阵地",
        "新建和改造科普阵地",
        (
            "name: 建成阵地, at_least: {n}00, measure: 个, " + _DURING,
            "name: 阵地覆盖率, at_least: 85, measure: '%', " + _LEVEL,
        ),
        (_ONCE, _GOING, _CONTINUING),
    ),
    _Duty(
        "提升公民科学素质",
        "开展科学素质提升服务",
        ("name: 具备科学素质的比例, at_least: 25, measure: '%', " + _LEVEL,),
        (_GOING, _CONTINUING),
    ),
    _Duty(
        "发展志愿服务",
        "发动科技志愿者下沉服务",
        (
            "name: 服务群众, at_least: {n}4000, measure: 人次, " + _DURING,
            "name: 年度服务, at_least: 120, measure: 次, " + _EVERY,
        ),
        (_GOING, _CONTINUING),
    ),
    _Duty(
        "丰富科普作品",
        "征集和推介原创科普作品",
        ("name: 创作作品, at_least: {n}40, measure: 件, " + _DURING,),
        (_YEARLY, _GOING, _CONTINUING),
    ),
    _Duty(
        "健全工作机制",
        "召开联席会议并督办议定事项",
        ("name: 年度联席会议, at_least: 12, measure: 次, " + _EVERY,),
        (_GOING, _CONTINUING),
    ),
)
_PLACES = ("城关街道", "北山片区", "沿江乡镇", "高新园区", "南郊社区", "东部各校", "西部山区")
_RESULTS = ("群众参与踊跃", "较上月明显增加", "到场人数创下新高", "反响良好", "覆盖面进一步扩大")
_NEXT = ("继续向偏远村组延伸", "补齐设备和师资短板", "做好台账和回访", "与相邻单位联合推进")
_CAUSES = ("连续降雨，部分场次推迟", "场地改造尚未完工", "骨干力量抽调参与专项工作")


def _history_plan(folder: Path, units: int, months: int) -> Plan:
    """The plan of a history: its years are whole, so that they hold at least so many months."""
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"第{number:03}单位" for number in range(1, units + 1)]
    end = f"{2021 + (months - 1) // 12}-12-31"
    lines = [
        "id: bench-history",
        'version: "1.0"',
        "title: 示例长期方案",
        "start: 2021-01-01",
        f"end: {end}",
        f"windows: {{全期: {{start: 2021-01-01, end: {end}}}}}",
        "reporting: {cycle: monthly, first: 2021-01, due_days: 10}",
        "units:",
        *(f"  - {{name: {name}, kind: government}}" for name in names),
        "sections:",
    ]
    for section, duty in enumerate(_DUTIES, 1):
        lines += [f"  - id: A{section}", f"    title: {duty.title}行动", "    tasks:"]
        for number, name in enumerate(names, 1):
            id = f"A{section}.{number}"
            lines += [f"      - id: {id}", f"        title: {duty.title}", f"        lead: {name}"]
            lines.append(f"        line: {number}")
            for key, letter, items in (("targets", "T", duty.targets), ("deliverables", "D", duty.deliverables)):
                lines.append(f"        {key}:")
                for place, item in enumerate(items, 1):
                    text = item.format(n=2 + number % 7, end=end, before="2020-12-31")
                    lines.append(f"          - {{id: {id}.{letter}{place}, {text}, sentence: 2}}")
    return _plan(_write(folder / "plan.yaml", "\n".join(lines) + "\n"))


def _monthly(month: _Month, number: int, unit: str, tasks: list[Task]) -> Iterator[str]:
    """A unit's report of a month."""
    yield f"plan: {month.plan.file.id}@{month.plan.file.version}"
    yield f"unit: {unit}"
    yield f"period: {month.period.name}"
    yield f"data_through: {month.period.end}"
    yield f"submitted: {month.period.next().start.replace(day=5)}"
    yield "approved_by: 分管负责人 张某"
    yield "sample: true"
    yield "entries:"
    for place, task in enumerate(tasks):
        yield from _monthly_entry(month, number, unit, place, task)


def _monthly_entry(month: _Month, number: int, unit: str, place: int, task: Task) -> Iterator[str]:
    period = month.period
    turn = number * 3 + month.before + place * 2
    behind = number % 20 == 7 and place in (0, 1)
    paused = place == 2 and month.before >= 3 and (number + month.before) % 11 == 5
    yield f"  - task: {task.id}"
    yield f"    status: {STATE}"
    yield f"    progress: {_narrative(period, turn, place)}"
    yield "    figures:"
    for target in task.targets:
        value = _reached(month, target, behind, paused)
        yield f"      - {{target: {target.id}, value: {value}, measure: '{target.measure}'}}"
    states = {item.id: _state(item, month) for item in task.deliverables}
    yield f"    deliverables: {{{', '.join(f'{id}: {state}' for id, state in states.items())}}}"
    if "done" in states.values() or turn % 3 == 0:
        ref = f"{unit}〔{period.end.year}〕{period.end.month * 10 + place}号"
        yield f"    evidence: [{{title: 情况通报, ref: {ref}, date: {period.start.replace(day=2 + turn % 25)}}}]"
    if behind or paused:
        cause = _CAUSES[turn % len(_CAUSES)]
        yield f"    shortfall: {{cause: {cause}, remedy: 下月增加频次并按周调度, due: {period.next().end}}}"


def _narrative(period: Period, turn: int, place: int) -> str:
    """What was done in a month, in other words and numbers than the month before."""
    where, result, then = (words[turn % len(words)] for words in (_PLACES, _RESULTS, _NEXT))
    times, people = 3 + turn * 7 % 29, 120 + turn * 37 % 911
    work = f"{period.end.month}月在{where}{_DUTIES[place].work}{times}次，参加{people}人次，{result}"
    return f"{work}；办结意见{times + turn % 13}条。下月{then}。"


def _reached(month: _Month, target: Target, behind: bool, paused: bool) -> Decimal:
    """A value at pace, at four fifths of it, or as the month before; a level in tenths, others in whole numbers."""
    gone, whole = month.before + 1 - paused, month.plan.target_span(target).months
    if target.every:
        gone, whole = month.period.end.month, 12
    begin, step = (target.baseline.value, 10) if target.baseline else (Decimal(0), 1)
    part = int(((target.at_least or 0) - begin) * step) * gone
    return begin + Decimal(part * 4 // (5 * whole) if behind else -(-part // whole)) / step


def _state(item: Deliverable, month: _Month) -> str:
    """A yearly deliverable is done in December, one that does not go on after two years and a half."""
    if item.continuing:
        return STATE
    if item.every:
        return "done" if month.period.end.month == 12 else STATE
    return "not_started" if month.before < 6 else STATE if month.before < 30 else "done"
