"""The words that every format of a diff shares: what changed, from what to what, and what it means for a unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.model.period import Period, Span
from plan_cli.model.plan_form import Baseline, Deliverable, Target, Withdrawn
from plan_cli.planning.diff import KINDS, Before, Change, Diff, Field
from plan_cli.planning.units import SETTINGS, Effect, UnitChange, goal_of, when_of
from plan_cli.rendering import figures
from plan_cli.words.numbers import plain

if TYPE_CHECKING:
    from plan_cli.model.fields import Form
    from plan_cli.words import Wording

_CHOICES = {
    "kind": "kind",
    "cycle": "diff.cycle",
    "who": "who",
    "binding": "diff.binding",
    "signed": "diff.signed",
    "counted": "diff.yes",
    "rate": "diff.yes",
}
"""Fields whose values are words of the plan's format, with the labels that they are shown by."""
_LISTS = ("responsible", "aliases", "members", "parts", "who")
_WORDS = ("reading", "inferred", "why")
_DIGEST = 12
_MOST = 20
"""So many ids at most are named in a sentence."""


class Group(NamedTuple):
    """Units for which the same is another: how many they are, or which one; their names where they are several; and
    each effect with its text.
    """

    heading: str
    names: list[str]
    effects: list[tuple[Effect, str]]


class DiffWording(NamedTuple):
    """A diff in a language."""

    words: Wording

    def say(self, key: str, **values: object) -> str:
        return self.words.label(f"diff.{key}", **values)

    # --- changes

    def name(self, change: Change) -> str:
        """The id and title of what changed, with the id that it had."""
        id = self.turned(change.old_id, change.id) if change.old_id else change.id
        shown = (
            ""
            if change.what in ("reporting", "judging")
            else f"{self.say('line', line=id)}"
            if change.what == "not-target"
            else id
        )
        return f"{shown} {change.title}".strip()

    def details(self, change: Change) -> list[str]:
        """Each field that differs, from what to what; of what was added or removed, what it asks, on one line."""
        colon = self.words.label("colon")
        if change.kind in ("added", "removed"):
            values = [(field.name, field.new if change.kind == "added" else field.old) for field in change.fields]
            told = [
                f"{self.say(f'field.{name}')}{colon}{self._value(name, value)}"
                for name, value in values
                if value not in (None, ())
            ]
            return [self.say("join").join(told)] if told else []
        return [f"{self.say(f'field.{field.name}')}{colon}{self._field(field)}" for field in change.fields]

    def turned(self, old: str, new: str) -> str:
        return self.say("turned", old=old, new=new)

    def _field(self, field: Field) -> str:
        if field.name in _LISTS and isinstance(field.old, tuple) and isinstance(field.new, tuple):
            return self._list(field.old, field.new)
        return self._turned(field.name, field.old, field.new)

    def _turned(self, name: str, before: Any, after: Any) -> str:
        old, new = self._value(name, before), self._value(name, after)
        if old == new and isinstance(before, Target) and isinstance(after, Target):
            return self.turned(f"{old} {before.measure}", f"{new} {after.measure}")
        return self.turned(old, new)

    def _list(self, old: tuple[str, ...], new: tuple[str, ...]) -> str:
        """What a list has now and had not, and the other way round, and what is in another order."""
        was, now = set(old), set(new)
        more, less = [item for item in new if item not in was], [item for item in old if item not in now]
        told = [self.say(key, items=self._joined(items)) for key, items in (("more", more), ("less", less)) if items]
        kept = [item for item in old if item in now], [item for item in new if item in was]
        if kept[0] != kept[1]:
            told.append(self.turned(*(self._joined(items) for items in kept)))
        return self.say("join").join(told)

    def _joined(self, items: Any) -> str:
        return self.words.join.join(items) or figures.EMPTY

    def _value(self, name: str, value: Any) -> str:
        if value is None:
            return figures.EMPTY
        if isinstance(value, Target | Deliverable):
            return self._of_item(name, value)
        if name in _CHOICES and isinstance(value, str | bool):
            return self._choice(name, str(value))
        if name in _WORDS:
            return self.words.own(value) or figures.EMPTY
        if isinstance(value, Baseline):
            return f"{plain(value.value)} ({value.date})"
        if isinstance(value, Withdrawn):
            return self.withdrawn(value)
        if name == "was":
            return self._joined(self.before(one) for one in value)
        return self._of_form(name, value)

    def withdrawn(self, value: Withdrawn) -> str:
        return self.say("withdrawn", date=value.since, why=self.words.own(value.why))

    def before(self, one: Before) -> str:
        """What was, up to which day."""
        colon = self.words.label("colon")
        told = (f"{self.say(f'field.{f.name}')}{colon}{self._value(f.name, f.old)}" for f in one.fields)
        return self.say("until", date=one.until, told=self.say("join").join(told))

    def _choice(self, name: str, value: str) -> str:
        if name == "kind":
            return self.words.unit_kind(value)
        return self.words.label(f"{_CHOICES[name]}.{value.lower()}")

    def _of_form(self, name: str, value: object) -> str:
        """A period, number, day, list or mapping, or else a text."""
        if isinstance(value, Period):
            return self.words.period(value)
        if isinstance(value, Decimal):
            return plain(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return self._joined(value)
        if isinstance(value, dict) and name == "shares":
            return self._joined(self.say("share", unit=unit, n=plain(number)) for unit, number in value.items())
        if isinstance(value, dict):
            return self._joined(f"{plain(number)} ({at})" for at, number in sorted(value.items()))
        return str(value)[:_DIGEST] if name == "source" else str(value)

    def _of_item(self, name: str, item: Target | Deliverable) -> str:
        if isinstance(item, Target):
            return figures.goal(item, None, self.words) if name == "goal" else figures.span(item, self.words)
        parts = figures.nature(item, self.words)
        return self._joined(parts) if parts else self.words.label("nature.once")

    # --- what it means

    def groups(self, diff: Diff) -> list[Group]:
        """What concerns every unit that reports, then the units, those together that are told the same."""
        common: dict[tuple[str, str], list[Effect]] = {}
        same: dict[tuple[tuple[str, str], ...], list[UnitChange]] = {}
        for unit in diff.units:
            for effect in unit.effects:
                if effect.kind in SETTINGS:
                    common.setdefault((effect.kind, self.effect(effect)), []).append(effect)
            own = tuple((effect.kind, self.effect(effect)) for effect in unit.effects if effect.kind not in SETTINGS)
            if own or unit.old_name:
                same.setdefault(own, []).append(unit)
        told = [(found[0], text) for (_, text), found in common.items()]
        number = max((len(found) for found in common.values()), default=0)
        groups = [Group(self.say("every-unit", n=number), [], told)] if told else []
        return groups + [self._group(units) for units in same.values()]

    def _group(self, units: list[UnitChange]) -> Group:
        own = [(effect, self.effect(effect)) for effect in units[0].effects if effect.kind not in SETTINGS]
        if len(units) == 1:
            return Group(self.unit(units[0]), [], own)
        return Group(self.say("units", n=len(units)), [self.unit(unit) for unit in units], own)

    def unit(self, change: UnitChange) -> str:
        return self.say("renamed", unit=change.unit, old=change.old_name) if change.old_name else change.unit

    def effect(self, effect: Effect) -> str:
        """What it is about, and what is asked now."""
        detail = self._effect(effect)
        if effect.kind in SETTINGS:
            return detail
        return f"{effect.id} {effect.title}" + (f"{self.words.label('colon')}{detail}" if detail else "")

    def _effect(self, effect: Effect) -> str:
        old, new = effect.old, effect.new
        if effect.kind in ("duty-new", "duty-gone"):
            counts = [
                self.words.count(f"diff.{name}", n)
                for name in ("targets", "deliverables")
                if (n := getattr(effect, name))
            ]
            return self.words.join.join([self.words.label(f"role.{new or old}"), *counts])
        if effect.kind == "role-changed":
            return self.turned(self.words.label(f"role.{old}"), self.words.label(f"role.{new}"))
        if effect.kind in SETTINGS:
            return self.say("join").join(self._settings(effect.kind, old, new))
        if isinstance(old, Span) and isinstance(new, Span):
            return self.turned(*(f"{span.start} – {self.words.day(span.end)}" for span in (old, new)))
        if old is None or new is None:
            return self._asked(new or old)
        return self.say("join").join(self._differences(old, new))

    def _settings(self, kind: str, old: Form, new: Form) -> Iterator[str]:
        for name in SETTINGS[kind]:
            if (before := getattr(old, name)) != (after := getattr(new, name)):
                yield f"{self.say(f'field.{name}')}{self.words.label('colon')}{self._turned(name, before, after)}"

    def _asked(self, item: Target | Deliverable) -> str:
        if isinstance(item, Deliverable):
            return self._of_item("nature", item)
        parts = [
            self._of_item("goal", item),
            self._of_item("when", item),
            *([] if item.binding else [self.words.label("aspiration")]),
        ]
        return self.words.join.join(parts)

    def _differences(self, old: Target | Deliverable, new: Target | Deliverable) -> Iterator[str]:
        if isinstance(old, Deliverable) and isinstance(new, Deliverable):
            if old.text != new.text:
                yield self.say("was", old=old.text)
            if self._of_item("nature", old) != self._of_item("nature", new):
                yield self._turned("nature", old, new)
        elif isinstance(old, Target) and isinstance(new, Target):
            if goal_of(old) != goal_of(new):
                yield self._turned("goal", old, new)
            if when_of(old, {}) != when_of(new, {}):
                yield self._turned("when", old, new)
            for name in ("binding", "baseline", "milestones"):
                if (before := getattr(old, name)) != (after := getattr(new, name)):
                    yield f"{self.say(f'field.{name}')}{self.words.label('colon')}{self._turned(name, before, after)}"

    # --- the whole

    def versions(self, diff: Diff) -> str:
        return self.turned(*(f"{plan.file.id}@{plan.file.version}" for plan in (diff.old, diff.new)))

    def anew(self, diff: Diff) -> str:
        """What is judged anew for periods that are closed, and what to write so that it is not."""
        names = (self.say("what.reporting") if id == "reporting" else id for id in diff.anew[:_MOST])
        more = self.say("anew.more", n=len(diff.anew) - _MOST) if len(diff.anew) > _MOST else ""
        return self.say("anew", ids=self._joined(names) + more)

    def closing(self, diff: Diff) -> str:
        """How much differs, and for how many units."""
        if not diff.changes:
            return self.say("same")
        kinds = [
            self.say("number", n=number, kind=self.say(f"kind.{kind}"))
            for kind in KINDS
            if (number := diff.number(kind))
        ]
        total = self.words.count("diff.changes", len(diff.changes))
        units = self.words.count("diff.units-concerned", len(diff.units))
        return f"{total}{self.words.label('colon')}{self.words.join.join(kinds)}{self.say('join')}{units}"
