"""The rules as a whole: each code and name is used once, and each says what it means."""

from __future__ import annotations

import re
from typing import Any

import pytest

from plan_cli import rules
from plan_cli.finding import Severity
from plan_cli.rules.rule import Rule

EVERY = rules.every_rule()
PARTS = re.compile(
    r"(?P<what>\S.+?)\n\nWhy: (?P<why>\S.+?)\nExample: (?P<example>\S.+?)\nMend: (?P<mend>\S.+)", re.DOTALL
)
FAMILIES = "CEGKLPRSWY"


@pytest.fixture(params=EVERY, ids=lambda rule: rule.code)
def rule(request: pytest.FixtureRequest) -> Rule[Any]:
    found: Rule[Any] = request.param
    return found


def test_each_code_and_each_name_is_used_once() -> None:
    words = [word for rule in EVERY for word in (rule.code, rule.name)]
    assert len(words) == len(set(words))
    assert [rule.code for rule in EVERY] == sorted(rule.code for rule in EVERY)


def test_every_rule_that_is_written_is_in_the_one_list() -> None:
    """A function that was made a rule, and then forgotten in its module's RULES, would never run."""
    import importlib
    import pkgutil

    modules = [
        importlib.import_module(module.name) for module in pkgutil.walk_packages(rules.__path__, "plan_cli.rules.")
    ]
    written = {value.code for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    assert written == {rule.code for rule in EVERY}


def test_codes_and_names_have_their_form(rule: Rule[Any]) -> None:
    assert re.fullmatch(f"[{FAMILIES}][0-9]{{3}}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)


def test_each_rule_says_what_why_an_example_and_the_mend(rule: Rule[Any]) -> None:
    assert PARTS.fullmatch(rule.text), rule.text


SEVERITIES = {
    Severity.WARNING: (
        "R209 C303 C305 C306 C311 C312 K405 K407 K408 K411 K413 P501 P503 E602 Y010 G703 G705 L805 L806 L808 W902"
    ),
    Severity.NOTE: "E603 G706 G707 G708 G709",
}


def test_severities_are_those_of_the_specification(rule: Rule[Any]) -> None:
    listed = [severity for severity, codes in SEVERITIES.items() if rule.code in codes.split()]
    assert [rule.severity] == (listed or [Severity.ERROR])
