"""What the formats for other tools share: a finding as they need it, and what is said beside the findings.

An issue's texts are harmless (`safe.visible`); each format adds its own escaping. A fingerprint tells an issue from
every other of its run and stays the same when lines move, wording changes or a figure grows: it holds no line, no index
and no sentence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from plan_cli.finding import Cell, Finding, Kind, Position, Region, Severity
from plan_cli.rendering import figures
from plan_cli.rendering.safe import harmless, visible

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording


class Issue(NamedTuple):
    """A finding with its texts. `waived` says that and why; an issue that is waived is no tool's error. `sample`: that
    it is of one.
    """

    finding: Finding
    name: str
    path: str
    message: str
    fingerprint: str
    waived: str | None = None
    sample: str | None = None
    colon: str = ": "

    @property
    def title(self) -> str:
        """`C301 task-not-reported`."""
        return f"{self.finding.code} {self.name}"

    @property
    def place(self) -> str:
        """`file:line:column`, or `file:sheet!cell`."""
        return f"{self.path}:{visible(self.finding.place.point)}"

    @property
    def level(self) -> Severity:
        """The severity, and of what is waived never more than a note."""
        return Severity.NOTE if self.waived else self.finding.severity

    @property
    def text(self) -> str:
        """The message, and that it is waived."""
        return f"{self.message} ({self.waived})" if self.waived else self.message

    def marked(self, text: str) -> str:
        """A text of this issue, and that it is about example data."""
        return f"{text} ({self.sample})" if self.sample else text

    @property
    def line(self) -> str:
        """The issue in one line, as the text output has it."""
        return f"{self.place}: {self.said}"

    @property
    def said(self) -> str:
        """The same without its place."""
        return f"{self.title}{self.colon}{self.text}"


class Aside(NamedTuple):
    """What is no finding and must not be lost: findings that were too many, a report that was left out."""

    path: str
    message: str
    left_out: bool = False


def issues(result: Result, words: Wording) -> list[Issue]:
    """All findings of a run, in their order."""
    seen: Counter[str] = Counter()
    examples = set(_examples(result))
    sample = words.label("head.sample")
    return [
        _issue(f, result, words, seen)._replace(sample=sample if f.file in examples else None) for f in result.findings
    ]


def _issue(finding: Finding, result: Result, words: Wording, seen: Counter[str]) -> Issue:
    identity = _identity(finding)
    seen[identity] += 1
    fingerprint = sha256(f"{identity}\0{seen[identity]}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    waived = None if finding.waiver is None else visible(words.label("waived.by", reason=finding.waiver))
    message = visible(words.sentence(finding, result.plan))
    name, colon = words.rule_name(finding.code), words.label("colon")
    return Issue(finding, name, visible(finding.file), message, fingerprint, waived, colon=colon)


def _identity(finding: Finding) -> str:
    """What makes a finding the same in the next run; equal ones of a run are numbered."""
    hit = finding.hit
    keys = [] if isinstance(hit.at, Position | Region | Cell) else [step for step in hit.at if isinstance(step, str)]
    text = hit.actual if finding.kind is Kind.FAULT and isinstance(hit.actual, str) else None
    parts = (finding.code, finding.file, finding.unit, hit.task, hit.target, text, *keys)
    return "\0".join(str(part or "") for part in parts)


def asides(result: Result, words: Wording) -> Iterator[Aside]:
    """What else there is to say, report by report."""
    for report in result.reports:
        if report.left_out:
            yield Aside(visible(report.file), visible(figures.left_out(report, words)), left_out=True)
    for file, code, number in result.too_many:
        yield Aside(visible(file), words.label("more", n=number, code=code))
    if result.more:
        yield Aside(visible(result.plan.source.name), figures.more_of_run(result.more, words))


def told_beside(result: Result, words: Wording, verbosity: int) -> Iterator[Aside]:
    """The same for people: what is left out is one line, of no report, unless they asked for each."""
    told = list(asides(result, words))
    if verbosity > 0:
        yield from told
    else:
        yield from (
            Aside("", visible(line), left_out=True) for line in figures.left_out_lines(result, words, verbosity)
        )
        yield from (aside for aside in told if not aside.left_out)


def samples(result: Result, words: Wording) -> list[Aside]:
    """That a report is example data, for each that is, lest what is shown of it be taken for a unit's real work."""
    return [
        Aside(path, f"{path}{words.label('colon')}{words.label('head.sample')}")
        for path in map(visible, _examples(result))
    ]


def _examples(result: Result) -> Iterator[str]:
    return (report.file for report in result.reports if report.is_sample)


def compact(document: Any) -> str:
    """A document of JSON in one line, in which all can be seen: indenting takes longer than checking, and only programs
    read it.
    """
    return json.dumps(harmless(document), ensure_ascii=False, separators=(",", ":")) + "\n"
