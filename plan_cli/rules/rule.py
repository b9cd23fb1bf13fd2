"""What a rule is: a function from a subject to hits, with a code, a name, a severity and the scope that says which
subjects it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from plan_cli.finding import Hit, Kind, Severity, kind_of

if TYPE_CHECKING:
    from plan_cli.judging.overview import Overview
    from plan_cli.judging.standing import Filing, Standing
    from plan_cli.judging.submission import Submission
    from plan_cli.model.plan import Plan
    from plan_cli.model.waivers import WaiverUse
    from plan_cli.planning.accounting import TextCheck
    from plan_cli.reading.problems import Problems

S = TypeVar("S", contravariant=True)


class Scope(NamedTuple, Generic[S]):
    """What rules look at, which says what they need to know."""

    name: str


FILE: Scope[Problems] = Scope("file")
"""What was wrong while a file was read."""
REPORT: Scope[Submission] = Scope("report")
"""One report against the plan, by itself: it needs no other."""
FILING: Scope[Filing] = Scope("filing")
"""A sound report, with how its unit stands by all that it has reported."""
STANDING: Scope[Standing] = Scope("standing")
"""A unit's targets and deliverables at a period's end, reported or not."""
FOLDER: Scope[Overview] = Scope("folder")
"""All reports together."""
PLAN: Scope[Plan] = Scope("plan")
"""A plan by itself."""
DOCUMENT: Scope[TextCheck] = Scope("document")
"""A plan beside the text of its document."""
WAIVERS: Scope[WaiverUse] = Scope("waivers")
"""What became of the waivers in a run."""


class Rule(NamedTuple, Generic[S]):
    """A check of one kind of subject. Its explanation is the docstring of its function: what, why, example, mend."""

    code: str
    name: str
    severity: Severity
    scope: Scope[S]
    check: Callable[[S], Iterable[Hit]]

    @property
    def kind(self) -> Kind:
        return kind_of(self.code)

    @property
    def family(self) -> str:
        return self.code[0]

    @property
    def text(self) -> str:
        import inspect

        return inspect.getdoc(self.check) or ""


def rule(
    code: str, name: str, severity: Severity, scope: Scope[S]
) -> Callable[[Callable[[S], Iterable[Hit]]], Rule[S]]:
    """Make a function from a subject to hits into a rule."""

    def decorate(check: Callable[[S], Iterable[Hit]]) -> Rule[S]:
        return Rule(code, name, severity, scope, check)

    return decorate
