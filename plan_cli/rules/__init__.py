"""All rules, in lists by what they look at. A rule that is not in one of these lists does not exist.

READING rules look at what was wrong while a file was read, SUBMISSION rules at one report against the plan, FILING rules at a sound report
with how its unit stands, STANDING rules at a unit's targets and deliverables, LEDGER rules at all reports together. `plan_rules` look at
a plan, `text_rules` at a plan beside its document, `waiver_rules` at the waivers of a run; few runs need
these, so they are imported only when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plan_cli.finding import Rule
from plan_cli.judging.standing import Filing, Gathering, Standing
from plan_cli.judging.submission import Submission
from plan_cli.reading.problems import Problems
from plan_cli.rules import completeness, consistency, evidence, folder, form, gaps, plausibility, reading, references

if TYPE_CHECKING:
    from plan_cli.model.plan import Plan
    from plan_cli.model.waivers import WaiverUse
    from plan_cli.planning.accounting import TextCheck

READING: tuple[Rule[Problems], ...] = (*reading.RULES, *form.RULES, *plausibility.READING_RULES)
SUBMISSION: tuple[Rule[Submission], ...] = (
    *references.RULES,
    *completeness.SUBMISSION_RULES,
    *consistency.SUBMISSION_RULES,
    *plausibility.SUBMISSION_RULES,
    *evidence.SUBMISSION_RULES,
)
FILING: tuple[Rule[Filing], ...] = (*completeness.FILING_RULES, *consistency.FILING_RULES)
STANDING: tuple[Rule[Standing], ...] = gaps.STANDING_RULES
LEDGER: tuple[Rule[Gathering], ...] = folder.RULES

OF_ONE: tuple[tuple[Rule[Any], ...], ...] = (READING, SUBMISSION, FILING, STANDING)
"""The rules that one report alone is checked by."""


def plan_rules() -> tuple[Rule[Plan], ...]:
    """The rules over a plan by itself."""
    from plan_cli.rules.plan import itself as plan_itself

    return plan_itself.RULES


def text_rules() -> tuple[Rule[TextCheck], ...]:
    """The rules over a plan and the text of its document."""
    from plan_cli.rules.plan import text as plan_text

    return plan_text.RULES


def waiver_rules() -> tuple[Rule[WaiverUse], ...]:
    """The rules over the waivers of a run."""
    from plan_cli.rules import waiving

    return waiving.RULES


def check_rules() -> list[Rule[Any]]:
    """The rules over reports, of one and of many."""
    return [*READING, *SUBMISSION, *FILING, *STANDING, *LEDGER]


def every_rule() -> list[Rule[Any]]:
    """All rules, by code; those of plans are imported only here and by `lint`."""
    rules: list[Rule[Any]] = [*check_rules(), *plan_rules(), *text_rules(), *waiver_rules()]
    return sorted(rules, key=lambda rule: rule.code)
