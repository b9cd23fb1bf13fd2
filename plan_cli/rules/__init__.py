"""All rules, family by family. A rule that is not in its family's RULES does not exist.

`in_scope` gives those that look at one kind of subject. The rules over plans, documents and waivers are imported only
when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from plan_cli.rules import (
    comparison,
    completeness,
    consistency,
    evidence,
    form,
    gaps,
    plausibility,
    reading,
    references,
)
from plan_cli.rules.rule import DOCUMENT, PLAN, WAIVERS, Rule, Scope

S = TypeVar("S")

CHECK: tuple[Rule[Any], ...] = (
    *reading.RULES,
    *form.RULES,
    *references.RULES,
    *completeness.RULES,
    *consistency.RULES,
    *comparison.RULES,
    *plausibility.RULES,
    *evidence.RULES,
    *gaps.RULES,
)
"""The rules over reports, of one and of many."""


def _of_plans() -> tuple[Rule[Any], ...]:
    from plan_cli.rules.plan import structure

    return structure.RULES


def _of_documents() -> tuple[Rule[Any], ...]:
    from plan_cli.rules.plan import text

    return text.RULES


def _of_waivers() -> tuple[Rule[Any], ...]:
    from plan_cli.rules import waiving

    return waiving.RULES


_APART: dict[Scope[Any], Callable[[], tuple[Rule[Any], ...]]] = {
    PLAN: _of_plans,
    DOCUMENT: _of_documents,
    WAIVERS: _of_waivers,
}
"""The rules that not every run needs, imported by those that do."""


def in_scope(scope: Scope[S]) -> tuple[Rule[S], ...]:
    """The rules that look at subjects of this kind."""
    return _in_scope(scope)


@cache
def _in_scope(scope: Scope[Any]) -> tuple[Rule[Any], ...]:
    known = _APART[scope]() if scope in _APART else CHECK
    return tuple(rule for rule in known if rule.scope == scope)


@cache
def every_rule() -> tuple[Rule[Any], ...]:
    """All rules, by code."""
    apart = (rule for scope in _APART for rule in _in_scope(scope))
    return tuple(sorted((*CHECK, *apart), key=lambda rule: rule.code))


@cache
def named(code: str) -> Rule[Any]:
    """The rule of a code; those over reports are found without importing the others."""
    return next((rule for rule in CHECK if rule.code == code), None) or next(
        rule for rule in every_rule() if rule.code == code
    )
