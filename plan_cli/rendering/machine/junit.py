"""JUnit XML with the elements and attributes of Jenkins's junit-10.xsd, which others read too: a suite is a report, a
case is a rule.

A case fails when one of its findings fails the run, so that the verdict is the exit code's whatever `--fail-on` is.
What a case found besides is its output; a case whose findings are all waived is skipped, with the reasons. Only what
was found is a case: a clean report has one that passes. Times are 0, since the same reports give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from plan_cli.checking.selection import fails
from plan_cli.rendering.machine.issues import Aside, Issue, asides, issues, samples
from plan_cli.rendering.safe import visible

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.words import Wording

CLEAN = "no findings"
LEFT_OUT = "left out"


def render(result: Result, words: Wording, fail_on: str) -> str:
    """A suite for each report, and for each other file that something was found in or is said of."""
    found: dict[str, list[Issue]] = {visible(report.file): [] for report in result.reports}
    for issue in issues(result, words):
        found.setdefault(issue.path, []).append(issue)
    beside: dict[str, list[Aside]] = {}
    for aside in asides(result, words):
        beside.setdefault(aside.path, []).append(aside)
        found.setdefault(aside.path, [])
    root = Element("testsuites", name="plan check")
    examples = {aside.path for aside in samples(result, words)}
    for path, here in found.items():
        root.append(
            _suite(path, here, beside.get(path, []), fail_on, words.label("head.sample") if path in examples else None)
        )
    _count(root, root.iter("testcase"))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(path: str, found: list[Issue], beside: list[Aside], fail_on: str, sample: str | None) -> Element:
    suite = Element("testsuite", name=path, file=path)
    if sample:
        SubElement(SubElement(suite, "properties"), "property", name="sample", value=sample)
    by_rule: dict[str, list[Issue]] = {}
    for issue in found:
        by_rule.setdefault(issue.title, []).append(issue)
    for title, group in sorted(by_rule.items()):
        _fill(_case(suite, path, title), group, fail_on)
    for aside in beside:
        if aside.left_out:
            SubElement(_case(suite, path, LEFT_OUT), "skipped", message=aside.message)
    if suite.find("testcase") is None:
        _case(suite, path, CLEAN)
    _text(suite, "system-out", [aside.message for aside in beside if not aside.left_out])
    cases = _count(suite, suite.iter("testcase"))
    suite.set("skipped", str(cases["skipped"]))
    return suite


def _case(suite: Element, path: str, name: str) -> Element:
    return SubElement(suite, "testcase", name=name, classname=path, time="0")


def _fill(case: Element, group: list[Issue], fail_on: str) -> None:
    """A case with what one rule found in one file; a reader of JUnit keeps one failure of a case,
    so all stand in one.
    """
    failing = [issue for issue in group if fails(issue.finding, fail_on)]
    others = [issue for issue in group if not fails(issue.finding, fail_on)]
    if failing:
        _text(case, "failure", [issue.line for issue in failing], type=failing[0].level.value, message=failing[0].text)
    elif all(issue.waived for issue in group):
        _text(case, "skipped", [issue.line for issue in group], message=group[0].waived or "")
        return
    _text(case, "system-out", [issue.line for issue in others])


def _text(parent: Element, tag: str, lines: list[str], **attributes: str) -> None:
    if lines:
        SubElement(parent, tag, attributes).text = "\n".join(lines)


def _count(element: Element, cases: Iterable[Element]) -> Counter[str]:
    """Set the numbers of an element's cases, by what became of them."""
    counts = Counter(
        next((child.tag for child in case if child.tag in ("failure", "skipped")), "passed") for case in cases
    )
    for name, number in (("tests", counts.total()), ("failures", counts["failure"]), ("errors", 0), ("time", 0)):
        element.set(name, str(number))
    return counts
