"""The pages under docs/ say what the program does: the rules' page is generated, the examples of judging are worked
out again.
"""

from __future__ import annotations

import ast
import json
import re
import runpy
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import read_back
import yaml
from read_back import Seen
from results import CLEAN, RESULTS, made, one
from support import HERE, plan_named, result_of, short
from test_formats import HOSTILE

from plan_cli.checking.check import check_alone
from plan_cli.checking.selection import Selection
from plan_cli.judging.closing import closed_before
from plan_cli.judging.digest import digest_of
from plan_cli.judging.ledger import Ledger
from plan_cli.judging.pace import Assessment, Datum, judge, judge_state
from plan_cli.judging.stages import COUNTED
from plan_cli.judging.submission import Submission
from plan_cli.model import report as reports
from plan_cli.model.period import Period, Span
from plan_cli.model.plan import load
from plan_cli.model.plan_form import Deliverable, Policy, Target
from plan_cli.model.report_form import State
from plan_cli.reading import files, source
from plan_cli.rendering.safe import visible
from plan_cli.words import wording
from plan_cli.words.numbers import amount, percent, points

DOCS = HERE.parent / "docs"
FORMATS = (DOCS / "adding-a-format.md").read_text(encoding="utf-8")
METHODS = (DOCS / "methods.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", METHODS, re.MULTILINE | re.DOTALL)]
EXAMPLES = [block for block in BLOCKS if "reports" not in block and "units" not in block]
LIVES = [block for block in BLOCKS if "reports" in block]
"""What becomes of a thing over the years."""


def test_the_page_of_rules_is_current(update_golden: bool) -> None:
    page = DOCS / "rules.md"
    text = runpy.run_path(str(DOCS / "make_rules.py"))["text"]()
    if update_golden:
        page.write_text(text, encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == text, "run: python docs/make_rules.py"


def span_of(example: dict[str, Any]) -> Span:
    start, end = example["time"].split(" to ")
    return Span(date.fromisoformat(start), date.fromisoformat(end))


def number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def assessed(example: dict[str, Any]) -> Assessment:
    given = example["target"] | {"id": "A1.1.T1", "name": "example", "sentence": 1}
    if "by" in given:
        given["by"] = given["by"].isoformat()
    if baseline := given.get("baseline"):
        given["baseline"] = {"value": number(baseline["value"]), "date": baseline["date"].isoformat()}
    if milestones := given.get("milestones"):
        given["milestones"] = {day.isoformat(): number(value) for day, value in milestones.items()}
    for name in ("at_least", "at_most", "about"):
        if name in given:
            given[name] = number(given[name])
    if "between" in given:
        given["between"] = [number(value) for value in given["between"]]
    figure = example["figure"]
    datum = Datum(
        number(figure["value"]),
        figure["at"],
        number(figure.get("of")),
        number(figure.get("benchmark")),
        floor="bound" in figure,
        stale="stale" in figure,
    )
    as_of = example.get("as of", figure["at"])
    period = Period.parse(str(example.get("period", figure["at"].year)))
    return judge(Target.model_validate(given), span_of(example), period, datum, as_of, Policy())


def shown(example: dict[str, Any], result: Assessment) -> Iterator[tuple[str, object, object]]:
    """What the example says, and what is worked out, each with its name."""
    measure = example["target"]["measure"]

    def in_measure(value: Fraction | None, *, up: bool = False) -> str | None:
        return None if value is None else amount(value, measure, up=up)

    def share(value: Fraction | None) -> str | None:
        return None if value is None else percent(value)

    elapsed = result.elapsed or Fraction(0)
    computed = {
        "goal": in_measure(result.goal),
        "done": share(result.progress),
        "gone": share(result.elapsed),
        "required": in_measure(result.required, up=not result.wants_less),
        "gap": in_measure(result.gap),
        "points": None if result.points is None else points(result.points),
        "remaining": in_measure(result.remaining),
        "needed a month": in_measure(result.needed_per_month, up=True),
        "limit": share(max(Fraction(6, 10) * elapsed, elapsed - Fraction(3, 10))),
        "lamp": result.lamp.value,
        "why": result.why.value if result.why else None,
        "above the range": result.above_range,
    }
    for name, value in computed.items():
        if name in example:
            said = example[name]
            yield name, said.rpartition("= ")[2] if isinstance(said, str) else said, value


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_of_judging_are_right(example: dict[str, Any]) -> None:
    compared = list(shown(example, assessed(example)))
    assert {name for name, _, _ in compared} | {"target", "time", "figure", "as of", "period"} >= set(example)
    assert [(name, said) for name, said, _ in compared] == [(name, value) for name, _, value in compared]


LIFE = """\
id: life
version: "1"
title: Life
start: 2021-01-01
end: 2030-12-31
windows: {{window: {{start: {start}, end: {end}}}}}
reporting: {{cycle: yearly, first: "2021", due_days: 31}}
units: [{{name: A, kind: government}}]
sections: [{{id: S, title: S, tasks: [{{id: S.1, title: T, lead: A, line: 1, window: window, {asked}}}]}}]
"""
SAID = """\
plan: life@1
unit: A
period: "{year}"
submitted: {next}-01-10
entries: [{{task: S.1, status: in_progress, {said}}}]
"""


def life_of(example: dict[str, Any]) -> tuple[Ledger, Target | Deliverable]:
    """The reports of an example, together, and what they are about."""
    given = example.get("target") or example["deliverable"]
    span = span_of(example)
    fields = "".join(f", {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in given.items())
    kind, what = ("targets", "name") if "target" in example else ("deliverables", "text")
    text = LIFE.format(start=span.start, end=span.end, asked=f"{kind}: [{{id: S.1.X, {what}: x, sentence: 1{fields}}}]")
    plan = load(source.read(text.encode(), "plan.yaml"))
    assert plan is not None
    measure = given.get("measure")
    digests = []
    for year, value in example["reports"].items():
        figure = f"figures: [{{target: S.1.X, value: {value}, measure: {measure}}}]"
        said = figure if measure else f"deliverables: {{S.1.X: {value}}}"
        report = reports.load(source.read(SAID.format(year=year, next=year + 1, said=said).encode(), f"{year}.yaml"))
        assert report is not None
        digests.append(digest_of(Submission(plan, report)))
    return Ledger(plan, digests, date(2030, 1, 1)), plan.targets.get("S.1.X") or plan.deliverables["S.1.X"]


def told_of(ledger: Ledger, item: Target | Deliverable, period: Period) -> str:
    """How a thing stands in a period, in the words of the page."""
    stage = (
        ledger.stages.of_target(item, period)
        if isinstance(item, Target)
        else ledger.stages.of_deliverable(item, period)
    )
    if stage in COUNTED:
        now = ledger.target(item, period) if isinstance(item, Target) else ledger.delivery(item, period)
        return f"{stage}, {now.lamp}{', late' if now.late else ''}"
    closed = closed_before(ledger, period)
    if item.every:
        ends = [f"{one.span.start.year} {'met' if one.is_met else 'missed'}" for one in closed]
        ends = [end if one.is_reported else f"{end} and not reported" for end, one in zip(ends, closed, strict=True)]
        return f"{stage}; {', '.join(ends)}"
    return stage if closed[0].is_met else f"{stage}, missed"


@pytest.mark.parametrize("example", LIVES, ids=range(len(LIVES)))
def test_examples_of_what_becomes_of_a_thing_are_right(example: dict[str, Any]) -> None:
    ledger, item = life_of(example)
    said = {key: value for key, value in example.items() if key.startswith("in ")}
    assert said == {key: told_of(ledger, item, Period.parse(key.removeprefix("in "))) for key in said}
    assert len(said) > 1


STATES: dict[str, tuple[State | None, bool]] = {
    "done": ("done", False),
    "not reported": (None, False),
    "in progress, goes on without end (`continuing`)": ("in_progress", True),
    "in progress": ("in_progress", False),
    "not started": ("not_started", False),
    "blocked": ("blocked", False),
}


def test_the_table_of_deliverables_is_right() -> None:
    table = METHODS.partition("## Deliverables")[2].partition("\n\nWhere several")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ][2:]
    assert [row[0] for row in rows] == list(STATES)
    span = Span(date(2021, 1, 1), date(2025, 12, 31))
    for name, *lamps in rows:
        state, continuing = STATES[name]
        item = Deliverable(id="A1.1.D1", text="example", continuing=continuing, sentence=1)
        days = (date(2023, 5, 31), date(2023, 6, 30), date(2025, 12, 31))
        assert [judge_state(item, state, span, day).value for day in days] == lamps, name


def test_a_share_is_rounded_down() -> None:
    assert percent(Fraction(2999, 3000)) == "99.9 %"
    assert percent(Fraction(162, 222)) == "72.9 %"
    assert amount(Fraction(-1, 2), "人") == "-1"


# --- the recipe for a format


def blocks_of_formats(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", FORMATS, re.MULTILINE | re.DOTALL)


def made_of(text: str, name: str, known: dict[str, Any] | None = None) -> dict[str, Any]:
    """What a block of Python defines, in a module of that name."""
    namespace = {"__name__": name, **(known or {})}
    exec(text, namespace)
    return namespace


def test_the_recipe_for_an_output_format_works_as_written() -> None:
    module, reader, entry, suffix, *_ = blocks_of_formats("python")
    render = made_of(module, "new")["render"]
    read = made_of(f"import csv, io\n{reader}", "new", vars(read_back))
    assert list(eval(f"{{{entry}}}", read)) == list(ast.literal_eval(f"{{{suffix}}}")) == ["csv"]
    for result in (*(make() for make in RESULTS.values()), made([one("R203", sign, 1, sign) for sign in HOSTILE])):
        shown = Counter(read["from_csv"](render(result, wording("en"), "gap")))
        assert shown == Counter(Seen(f.code, visible(f.file), f.line, f.severity.value) for f in result.findings)
    assert "\n'=1+1.yaml,1," in render(made([one("R203", "=1+1.yaml")]), wording("en"), "gap")


def test_the_recipe_for_an_input_format_works_as_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    *_, module, entry = blocks_of_formats("python")
    named = ast.literal_eval(f"{{{entry}}}")
    new = ModuleType(named[".json"])
    vars(new).update(made_of(module, new.__name__))
    monkeypatch.setitem(sys.modules, new.__name__, new)
    monkeypatch.setattr(files, "READERS", files.READERS | named)
    (example,) = blocks_of_formats("json")
    texts = {"sound": example, "yaml": CLEAN, "not": example.replace('"B3.4"', "B3.4")}
    for name, text in texts.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    paths = files.find_reports([str(tmp_path)])
    assert [Path(path).stem for path in paths] == sorted(texts)
    loaded = {Path(each.source.name).stem: each for each in files.load_found(paths, None, [str(tmp_path)])}
    results = {name: check_alone(plan_named("town.yaml"), [each], Selection()) for name, each in loaded.items()}
    found = {name: [short(finding) for finding in result.findings] for name, result in results.items()}
    assert found["sound"] == [short(f) for f in result_of(CLEAN).findings] == []
    assert (found["yaml"], found["not"]) == (["Y003:1:1"], ["Y003:3:23"])


def test_the_recipe_for_a_format_names_files_that_are_there() -> None:
    named = re.findall(r"`((?:tests|plan_cli|machine|reading)/[\w/.]+)`", FORMATS)
    made = {"plan_cli/rendering/machine/csv.py", "plan_cli/reading/json.py", "tests/golden/formats/check.csv"}
    rooms = (DOCS.parent, DOCS.parent / "plan_cli", DOCS.parent / "plan_cli" / "rendering")
    assert made <= set(named)
    assert [name for name in named if name not in made and not any((room / name).exists() for room in rooms)] == []
