"""Waivers at work: what is waived is shown as such, counted, and fails no run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plan_cli import rules
from plan_cli.checking.collector import Collector, merged
from plan_cli.checking.selection import chinese_name
from plan_cli.model.waivers import Waiver, Waivers, WaiverUse
from plan_cli.model.waivers import load as load_waivers
from plan_cli.rules.rule import WAIVERS

if TYPE_CHECKING:
    from plan_cli.checking.result import Result
    from plan_cli.checking.selection import Selection
    from plan_cli.finding import Finding
    from plan_cli.model.plan import Plan
    from plan_cli.reading.source import Source


def load(source: Source, plan: Plan) -> Waivers:
    """The waivers in a source, each for one of the rules over reports."""
    names = {name: rule.code for rule in rules.CHECK for name in (rule.code, rule.name)}
    if not all(str(item.get("rule")).isascii() for item in source.data or () if isinstance(item, dict)):
        names |= {chinese_name(rule): rule.code for rule in rules.CHECK}
    return load_waivers(source, plan, names)


_ByRuleAndUnit = dict[tuple[str, str | None], list[tuple[int, Waiver]]]


def _by_rule_and_unit(waivers: Waivers, plan: Plan) -> _ByRuleAndUnit:
    """The waivers by the code of their rule and the name of their unit, or None where they name none."""
    found: _ByRuleAndUnit = {}
    for place, waiver, code in waivers.listed:
        unit = plan.unit(waiver.unit) if waiver.unit else None
        found.setdefault((code, unit.name if unit else None), []).append((place, waiver))
    return found


def _for(finding: Finding, of: _ByRuleAndUnit) -> list[tuple[int, Waiver]]:
    """The waivers that may be meant for a finding, in their order: not all for each."""
    own = of.get((finding.code, finding.unit), []) if finding.unit else []
    common = of.get((finding.code, None), [])
    return sorted([*own, *common], key=lambda item: item[0]) if own and common else own or common


def apply(result: Result, waivers: Waivers, selection: Selection, *, every_report: bool = True) -> Result:
    """The result with what is waived marked as such, and, where a folder was checked, with what is wrong with the
    waivers.

    `every_report`: whether all the reports that there are were read.
    """
    as_of = result.as_of or max((report.as_of for report in result.reports if report.as_of), default=None)
    on = frozenset(rule.code for rule in rules.CHECK if selection.has(rule))
    whole = every_report and result.of_folder and len(result.checked) == len(result.reports)
    use = WaiverUse(waivers, frozenset(), as_of, whole, on)
    used: set[int] = set()
    of = _by_rule_and_unit(waivers, result.plan)

    def marked(finding: Finding) -> Finding:
        for place, waiver in _for(finding, of):
            if waiver.covers(finding, result.plan):
                used.add(place)
                if not use.expired(waiver):
                    return finding._replace(waiver=waiver.reason)
        return finding

    findings = [marked(finding) for finding in result.findings]
    reports = tuple(report._replace(findings=tuple(map(marked, report.findings))) for report in result.reports)
    collector = Collector(selection, lambda file: waivers.source)
    if result.of_folder:  # a unit that checks its own report can't mend them
        collector.read(waivers.source.problems, waivers.source.name)
    collector.run(WAIVERS, use._replace(used=frozenset(used)), waivers.source.name)
    beside = {**result.beside, **collector.more_beside(())}
    return result._replace(reports=reports, findings=merged(findings, collector.findings()), beside=beside)
