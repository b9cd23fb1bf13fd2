"""What a plan sets for the words of its reports: the measures that it declares beside the usual ones, and the month in
which its years begin.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from plan_cli.model.measure import Measure, canonical, is_counted, is_rate, synonyms
from plan_cli.model.period import YEAR_STARTS, Period

if TYPE_CHECKING:
    from plan_cli.model.plan_form import DeclaredMeasure, PlanFile

_NONE: Mapping[str, Measure] = {}


class Terms(NamedTuple):
    """`measures`: those that are declared, by each of their names."""

    measures: Mapping[str, Measure] = _NONE
    year_starts: int = 1

    def measure(self, text: str) -> str:
        """A measure as the plan knows it; one that it does not declare is a text."""
        declared = self.measures.get(canonical(text)) if self.measures else None
        return declared.written(text) if declared else text

    def period(self, period: Period) -> Period:
        """The plan's period of the same name as one that was read before the plan was known."""
        if period.year_starts == self.year_starts:
            return period
        return Period.parse(period.name, self.year_starts)


USUAL = Terms()
"""Those of a plan that sets none."""


def terms_of(file: PlanFile) -> Terms:
    """What a plan sets. Of a name that is declared twice the first counts, as lint says; so does a year of the calendar
    in place of one that can't begin so.
    """
    measures: dict[str, Measure] = {}
    for declared in file.measures:
        measure = _measure(declared)
        for name in measure.names:
            measures.setdefault(name, measure)
    return Terms(measures, file.year_starts if file.year_starts in YEAR_STARTS else 1)


def _measure(declared: DeclaredMeasure) -> Measure:
    """A declared measure; one of the usual ones is that, with more names."""
    names = [*synonyms(declared.name), *(name for alias in declared.aliases for name in (canonical(alias), alias))]
    return Measure(
        declared.name,
        tuple(dict.fromkeys(names)),
        is_counted=declared.counted or is_counted(declared.name),
        is_rate=declared.rate or is_rate(declared.name),
    )


def in_terms(file: PlanFile, terms: Terms) -> PlanFile:
    """A plan whose targets have their measures as it declares them, and whose periods are those of its own years."""
    if terms == USUAL:
        return file
    reporting = file.reporting.model_copy(update={"first": terms.period(file.reporting.first)})
    changed: dict[str, object] = {"reporting": reporting}
    if terms.measures:
        changed["sections"] = [
            section.model_copy(
                update={
                    "tasks": [
                        task.model_copy(
                            update={
                                "targets": [
                                    target.model_copy(update={"measure": terms.measure(target.measure)})
                                    for target in task.targets
                                ]
                            }
                        )
                        for task in section.tasks
                    ]
                }
            )
            for section in file.sections
        ]
    return file.model_copy(update=changed)
