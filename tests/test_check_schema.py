"""What the schema of `check -f json` takes and refuses: outputs as written, and with each value changed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from results import RESULTS, rendered

from plan_cli.rendering.schema.check import check_schema

VALIDATOR = Draft202012Validator(check_schema())
KINDS: dict[str, tuple[list[Any], list[Any]]] = {
    "text": (["", "x", "\u202e"], [1, True, [], {}]),
    "flag": ([True, False], [0, "true"]),
    "count": ([0, 10**30], [-1, 0.5, "0", True]),
    "ordinal": ([1, 10**30], [0, -1, 0.5, "1"]),
    "number": ([-1, 0.5, 10**30], ["1", True, [1]]),
    "fact": (["", "x", -0.5, 10**30, [], ["x", 0.5]], [True, {}, [None], [[]]]),
    "day": (["2024-02-29", "0001-01-01"], ["2023-02-29", "2024-13-01", "2024", "", 2024]),
    "period": (["2024", "2024-H1", "2024-Q4", "2024-12"], ["2024-H3", "2024-13", "0999", "", 2024]),
    "code": (["R203"], ["r203", "R20", "R2030", "", 203]),
    "name": (["unknown-task", "x2"], ["Unknown", "-x", "x--y", "", 2]),
    "severity": (["error", "warning", "note"], ["info", "", 1]),
    "kind": (["fault", "gap"], ["note", "", 1]),
    "lamp": (["red", "yellow", "grey", "green", "done"], ["purple", "", 1]),
    "why": (["no-figure", "in-error", "stale", "not-due", "awaiting"], ["late", "", 1]),
    "more": ([{}, {"S102": 0}], [{"S102": -1}, {"S102": "1"}, []]),
    "one": ([1], [0, 2, "1", 1.5]),
    "object": ([], [{}, [], "x"]),
    "texts": ([[], ["x"]], [{}, [{}], [1], "x"]),
    "list": ([[]], [{}, [{}], ["x"], "x"]),
}
"""For each kind of field, values that it takes, and such as it refuses. `?` behind a kind: null too."""

FIELDS = {
    "": "version:one plan:object as_of:day? period:period? reports:list findings:list targets:list missed:list"
    " counts:object more:count",
    "plan": "id:text version:text title:text",
    "reports": "path:text unit:text? period:period? as_of:day? submitted:day? sample:flag left_out:flag "
    "findings:count more:more",
    "findings": "code:code name:name severity:severity kind:kind message:text path:text line:ordinal column:ordinal"
    " sheet:text? cell:text? unit:text? task:text? target:text? expected:fact? actual:fact? difference:fact?"
    " plan_line:ordinal? waived:text?",
    "targets": "target:text task:text name:text task_title:text unit:text lamp:lamp why:why? binding:flag"
    " value:number? of:number? goal:number? progress:number? elapsed:number? gap:number?"
    " needed_per_month:number? measure:text at:day? open:flag late:flag kept:count? measurements:count?",
    "missed": "id:text units:texts since:day until:day reported:flag value:number?",
    "counts": "reports:count tasks:count targets:count rules:count faults:count gaps:count notes:count waived:count"
    " severities:object lamps:object overdue:count met:count missed:count",
    "counts.severities": "error:count warning:count note:count",
    "counts.lamps": "red:count yellow:count grey:count green:count done:count",
}
EACH = [(place, *field.split(":")) for place, listed in FIELDS.items() for field in listed.split()]


@cache
def text(which: str) -> str:
    return rendered(RESULTS[which](), "json")


def small() -> Any:
    """An output with one item in each of its lists."""
    whole = json.loads(text("folder"))
    return whole | {name: whole[name][:1] for name in ("reports", "findings", "targets", "missed")}


def part(document: Any, place: str) -> dict[str, Any]:
    """An object of a document, of a list's the first."""
    for step in filter(None, place.split(".")):
        document = document[step]
    return document[0] if isinstance(document, list) else document  # type: ignore[no-any-return]


@pytest.mark.parametrize("which", RESULTS)
def test_what_is_written_is_taken(which: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(text(which)))] == []


@pytest.mark.parametrize("place", FIELDS)
def test_an_object_has_these_fields_in_this_order_and_no_other(place: str) -> None:
    whole = small()
    assert list(part(whole, place)) == [name for where, name, _ in EACH if where == place]
    part(whole, place)["another"] = 1
    assert not VALIDATOR.is_valid(whole)


@pytest.mark.parametrize(("place", "name", "kind"), EACH)
def test_a_field_must_be_there_and_takes_values_of_its_kind_alone(place: str, name: str, kind: str) -> None:
    whole = small()
    here = part(whole, place)
    del here[name]
    assert not VALIDATOR.is_valid(whole)
    taken, refused = KINDS[kind.rstrip("?")]
    verdicts = [*((value, True) for value in taken), *((value, False) for value in refused)]
    for value, expected in [*verdicts, (None, kind.endswith("?"))]:
        here[name] = value
        assert VALIDATOR.is_valid(whole) is expected, value
