"""The form of waivers: findings that somebody has approved for a time."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from pydantic import ValidationError

from plan_cli.finding import Facts, Finding, Hit
from plan_cli.model.fields import Date, Form, Text
from plan_cli.model.plan import Plan, normal
from plan_cli.reading.folding import is_filler
from plan_cli.reading.quoting import abbreviated, no_mapping_case
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester


class Waiver(Form):
    """What is waived (a rule, for a unit, a task or a target), why, who approved it, and up to which day."""

    rule: Text
    unit: Text | None = None
    task: Text | None = None
    target: Text | None = None
    reason: Text
    approved_by: Text
    until: Date

    def covers(self, finding: Finding, plan: Plan) -> bool:
        """Whether a finding is of the unit, task and target that are named."""
        unit = plan.unit(self.unit) if self.unit else None
        return (
            (self.unit is None or (unit is not None and unit.name == finding.unit))
            and (self.task is None or normal(self.task) == finding.hit.task)
            and (self.target is None or normal(self.target) == finding.hit.target)
        )


def folded(name: str) -> str:
    """A rule's code or name, whatever its case."""
    return normal(name).upper()


class Waivers(NamedTuple):
    """The sound waivers of a file, each with its place in it and the code of its rule.

    `is_list_of_waivers`: whether the file is made of what waivers are made of, whatever is wrong within one.
    """

    source: Source
    listed: tuple[tuple[int, Waiver, str], ...]
    is_list_of_waivers: bool = True


class WaiverUse(NamedTuple):
    """What became of the waivers in a run: the subject of the W rules.

    `used`: the places of those that cover a finding of the run, expired ones too. `whole`: every unit's reports were
    looked at.
    """

    waivers: Waivers
    used: frozenset[int]
    as_of: date | None
    whole: bool
    codes: frozenset[str]

    def expired(self, waiver: Waiver) -> bool:
        """A waiver holds up to its last day."""
        return self.as_of is not None and self.as_of > waiver.until


def load(source: Source, plan: Plan, rules: Mapping[str, str]) -> Waivers:
    """The waivers in a source whose root is a list; one in error is reported and waives nothing.

    `rules`: the codes and names that a waiver may write, each with the code that it means.
    """
    codes = {folded(name): code for name, code in rules.items()}
    listed = []
    whole = source.data is not None
    suggester = Suggester()
    for place, item in enumerate(source.data or ()):
        if not isinstance(item, dict):
            source.problems.add(*_no_waiver(item, place))
            whole = False
            continue
        try:
            waiver = Waiver.model_validate(item)
        except ValidationError as error:
            from plan_cli.model.form_errors import report_errors

            report_errors(error, Waiver, item, (place,), source, suggester)
            continue
        empty = [name for name in ("reason", "approved_by") if is_filler(getattr(waiver, name))]
        for field in empty:
            facts: Facts = {"field": field}
            source.problems.add("S101", Hit((place, field), "says-nothing", actual=getattr(waiver, field), facts=facts))
        code = codes.get(folded(waiver.rule))
        unknown = ({} if code else {"rule": list(rules)}) | _unknown(waiver, plan)
        for field, options in unknown.items():
            given = getattr(waiver, field)
            facts = {"suggestion": suggester.nearest(given, options)}
            source.problems.add("S103", Hit((place, field), f"no-{field}", actual=given, facts=facts))
        if waiver.unit is None and waiver.task is None and waiver.target is None:
            source.problems.add("S101", Hit((place,), actual="unit / task / target"))
        elif code and not unknown and not empty:
            listed.append((place, waiver, code))
    return Waivers(source, tuple(listed), whole)


def _no_waiver(item: object, place: int) -> tuple[str, Hit]:
    """What to say of something that stands in a waiver's place."""
    if item is None or (isinstance(item, str) and not item.strip()):
        return "S101", Hit((place,), "empty", actual="-")
    return "S103", Hit((place,), no_mapping_case(item), actual=abbreviated(item))


def _unknown(waiver: Waiver, plan: Plan) -> dict[str, list[str]]:
    """The fields that name something that the plan does not have, with what it has."""
    unknown: dict[str, list[str]] = {}
    if waiver.unit is not None and plan.unit(waiver.unit) is None:
        unknown["unit"] = list(plan.names())
    if waiver.task is not None and normal(waiver.task) not in plan.tasks:
        unknown["task"] = list(plan.tasks)
    items = [*plan.targets, *plan.deliverables]
    if waiver.target is not None and normal(waiver.target) not in items:
        unknown["target"] = items
    return unknown
