"""Findings as sentences, and the words around them: the only place where text for people is made.

The sentences of a finding stand beside its rule, in `rules/FAMILY_words.py`, which is imported when one of them is
asked for; labels stand in `labels`, what editors show in `editor`. A finding's facts are formatted here and put into
its sentence; nothing of a report is ever used as a template.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from plan_cli.finding import Amount, Fact, Share
from plan_cli.model.measure import SHARE, canonical
from plan_cli.words import labels
from plan_cli.words.numbers import amount, percent, plain, signed

if TYPE_CHECKING:
    from plan_cli.finding import Finding
    from plan_cli.model.period import Period
    from plan_cli.model.plan import Plan
    from plan_cli.rules.rule import Rule
    from plan_cli.rules.wording import Meaning, Sentence
    from plan_cli.stop import Stop

_LISTED = 12
_LONGEST = 120


class Wording:
    """One language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.join = self.label("join")

    def label(self, key: str, **values: object) -> str:
        """A word or phrase of the surroundings: a heading, a lamp, a closing line."""
        text: str = getattr(_label(key), self.lang)
        if (measure := values.get("measure")) is not None:
            values["measure"] = self._behind_number(str(measure))
        return text.format(**values) if values else text

    def _behind_number(self, measure: str) -> str:
        """A measure as it follows a number; in Chinese one in Latin letters stands apart from it: 900 homes, 900人."""
        return f" {measure}" if self.lang == "zh" and measure[:1].isascii() and measure[:1].isalpha() else measure

    def count(self, key: str, number: int) -> str:
        """A number with its noun, in the singular or the plural."""
        one = _label(key).one if number == 1 and self.lang == "en" else None
        return one.format(n=number) if one else self.label(key, n=number)

    def percent(self, share: Fraction) -> str:
        """A share as a percentage with one decimal, rounded down."""
        return self.label("percent", n=percent(share).removesuffix(" %"))

    def difference(self, value: Fraction, measure: str, *, up: bool = False) -> str:
        """How far one amount is from another, for a column of numbers: of shares in percentage points."""
        text = amount(value, measure, up=True) if up else signed(value, measure)
        return self._points(text) if is_share(measure) else text

    def distance(self, value: Fraction, measure: str) -> str:
        """The same without its sign and with its measure, for a sentence."""
        return self._measured(signed(value, measure).lstrip("+-"), measure)

    def _measured(self, number: str, measure: str) -> str:
        """A difference with its measure: of shares in percentage points."""
        return self._points(number) if is_share(measure) else self.label("measured", n=number, measure=measure)

    def _points(self, number: str) -> str:
        return self.label("point" if number.lstrip("+-") == "1" else "points", n=number)

    def sentence(self, finding: Finding, plan: Plan | None) -> str:
        """The message of a finding: what is wrong, what was expected, and the mend; of a workbook in the words of its
        form.
        """
        cell = finding.place.cell
        if cell is None:
            return self._sentence(finding, plan)
        from plan_cli.words import cells

        lang = cells.language_of(cell, self.lang)
        return cells.of_form(self._sentence(cells.in_headings(finding, lang), plan), lang, spaced=self.lang == "en")

    def _sentence(self, finding: Finding, plan: Plan | None) -> str:
        hit = finding.hit
        key = f"{finding.code}/{hit.case}" if hit.case else finding.code
        sentence: Sentence = _family(finding.code).SENTENCES[key]
        template: str = getattr(sentence, self.lang)
        if finding.words:
            from plan_cli.words.own_words import in_own_words, named

            template = in_own_words(template, finding.words)
            finding = finding._replace(hit=named(hit, finding.words))
        values = self._values(finding, plan)
        if "measure" in values and "“{measure}”" not in template:
            values["measure"] = self._behind_number(values["measure"])
        odd = self._odd_signs(finding, values)
        return template.format_map(_Blank(values)) + odd + self._hints(finding.hit.facts)

    def _odd_signs(self, finding: Finding, values: dict[str, str]) -> str:
        """Curly quotes and odd blanks around or in what was written: taken out of the message's own, and named."""
        given = finding.hit.actual
        if not isinstance(given, str) or given.isascii() or finding.code[0] not in "SRP":
            return ""
        from plan_cli.words.odd_signs import odd_signs

        found = odd_signs(given)
        if found is None:
            return ""
        values["actual"] = self._shown(found.text)
        return "".join(self.label(f"odd.{kind}", signs=self.listed(names)) for kind, names in found.names if names)

    def stop(self, stop: Stop) -> str:
        """Why a run can't go on, and what to do."""
        facts = stop.facts
        if "findings" in facts:
            facts = {**facts, "findings": self._lines(facts["findings"], facts["plan"])}
        if "origin" in facts:
            facts = {**facts, "origin": self.origin(str(facts["origin"]))}
        if "reason" in facts:
            facts = {**facts, "reason": self.reason(str(facts["reason"]))}
        facts = {name: self._fact(f"stop.{stop.key}.{name}", name, value) for name, value in facts.items()}
        return self.label(f"stop.{stop.key}", **facts) + self._hints(stop.facts)

    def origin(self, origin: str) -> str:
        """Where a setting came from; what is no word of ours (an option, a variable) is its own name."""
        table, _, file = origin.partition(" of ")
        if table == "[tool.plan]":
            return self.label("setting.from.file", file=file)
        key = f"setting.from.{origin.replace(' ', '-')}"
        return self.label(key) if labels.find(key) else origin

    def reason(self, text: str) -> str:
        """What the operating system says of a file, which is English."""
        key = f"reason.{text.lower().replace(' ', '-')}"
        return text if self.lang == "en" or labels.find(key) is None else self.label(key)

    def _lines(self, findings: Any, plan: Any) -> str:
        """Findings for which a run stops, one a line."""
        places = ((f, f"{f.place}: {f.code} {self.rule_name(f.code)}") for f in findings)
        return "\n".join(f"{place}{self.label('colon')}{self.sentence(f, plan)}" for f, place in places)

    def _fact(self, key: str, name: str, value: object) -> object:
        """A fact of a `Stop`; one that may be missing stands in a phrase of its own."""
        shown = self.join.join(value) if isinstance(value, tuple) else value
        if labels.find(key) is None:
            return shown
        return self.label(key, **{name: shown}) if value else ""

    def day(self, day: date) -> str:
        """A day; the last of what has no end is called so."""
        from plan_cli.model.plan_form import OPEN

        return self.label("no-end") if day == OPEN else day.isoformat()

    def period(self, period: Period) -> str:
        """A period at the head of a page; with its dates where the plan's years are not the calendar's."""
        if period.year_starts == 1:
            return period.name
        return self.label("period.dated", name=period.shown, start=period.start, end=period.end)

    def own(self, text: str | Mapping[Any, str] | None) -> str | None:
        """What a plan explains in its own words: in this language, or else in the one that there is."""
        if text is None or isinstance(text, str):
            return text
        return text.get(self.lang) or next(iter(text.values()))

    def unit_kind(self, kind: str) -> str:
        """The name of a kind of units; one of the plan's own is its own name."""
        from plan_cli.model.plan_form import KINDS

        return self.label(f"kind.{kind}") if kind in KINDS else kind

    def rule_name(self, code: str) -> str:
        """What people call a rule."""
        if self.lang == "zh":
            meaning: Meaning = _family(code).CHINESE[code]
            return meaning.name
        from plan_cli import rules

        return rules.named(code).name

    def rule_summary(self, rule: Rule[Any]) -> str:
        """What a rule finds, in a line."""
        meaning = self._meaning(rule)
        return meaning.text.split("\n")[0] if meaning else rule.text.split("\n\n")[0].replace("\n", " ")

    def rule_text(self, rule: Rule[Any]) -> str:
        """What a rule means, why, and the mend: its docstring, or this language's own text."""
        meaning = self._meaning(rule)
        return meaning.text if meaning else rule.text

    def _meaning(self, rule: Rule[Any]) -> Meaning | None:
        """A rule in a language that its docstring does not speak."""
        meanings: Mapping[str, Meaning] = _family(rule.code).CHINESE if self.lang == "zh" else {}
        return meanings.get(rule.code)

    def _values(self, finding: Finding, plan: Plan | None) -> dict[str, str]:
        hit = finding.hit
        values = {name: self._shown(value) for name, value in hit.facts.items()}
        for name in ("expected", "actual", "difference"):
            values[name] = self._shown(getattr(hit, name))
        if finding.code == "Y001":
            values["actual"] = self.reason(values["actual"])
        if finding.related:
            first = finding.related[0]
            values["first_line"] = str(first.cell or first.start.line)
        if measure := values.get("measure"):
            values["difference"] = self._measured(values["difference"], measure)
        values["task"] = titled(hit.task, plan)
        values["target"] = titled(hit.target, plan)
        return values

    def _shown(self, value: Fact) -> str:
        if value is None:
            return ""
        if isinstance(value, Share):
            return self.percent(value.value)
        if isinstance(value, Amount):
            return amount(value.value, value.measure, up=value.up)
        if isinstance(value, Decimal):
            return plain(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, tuple):
            return self.listed(value)
        return short(str(value))

    def listed(self, items: tuple[Any, ...]) -> str:
        """Several things in a row; of very many, the first."""
        shown = self.join.join(short(str(item)) for item in items[:_LISTED])
        return shown + " …" if len(items) > _LISTED else shown

    def _hints(self, facts: Mapping[str, object]) -> str:
        hints = ""
        if suggestion := facts.get("suggestion"):
            hints += self.label("did-you-mean", suggestion=suggestion)
        if own := facts.get("own"):
            hints += self.label("own", own=self.listed(own) if isinstance(own, tuple) else own)
        return hints


class _Blank(dict[str, str]):
    """A fact that a finding lacks reads as nothing; that every field is known to some finding is tested."""

    def __missing__(self, key: str) -> str:
        return ""


def is_share(measure: str) -> bool:
    """Whether amounts in this measure are shares, whose differences are percentage points."""
    return canonical(measure) == SHARE


def short(text: str, most: int = _LONGEST) -> str:
    """A text as it is shown, whatever a report holds: of a very long one the beginning."""
    return text if len(text) <= most else text[: most - 1] + "…"


def titled(id: str | None, plan: Plan | None) -> str:
    """An id with its title, for people who don't have the document."""
    if id is None:
        return ""
    if plan is None or id not in plan.places:
        return short(id)
    if item := plan.targets.get(id):
        return f"{id} {item.name}"
    if deliverable := plan.deliverables.get(id):
        return f"{id} {deliverable.text}"
    return f"{id} {plan.tasks[id].title}"


def _label(key: str) -> labels.Label:
    label = labels.find(key)
    if label is None:
        raise KeyError(key)
    return label


@cache
def _family(code: str) -> Any:
    """The words that stand beside a rule: `rules/completeness_words` for a rule of `rules/completeness`."""
    from plan_cli import rules

    return importlib.import_module(f"{rules.named(code).check.__module__}_words")


@cache
def wording(lang: str) -> Wording:
    """The wording of a language."""
    return Wording(lang)
