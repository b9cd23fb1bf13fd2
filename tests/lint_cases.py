"""What test_lint changes in the made-up plan or its text, and all that is found then.

A finding is expected as its code with its case, and a text that stands on the line of the plan where it must be
located.
"""

from __future__ import annotations

from typing import NamedTuple

Expected = list[tuple[str, str]]


class Case(NamedTuple):
    """One place of the plan or text that is changed, and all that is found then: `CODE/case` and what stands on the
    line.
    """

    old: str
    new: str
    expected: Expected


_TOTAL = "during: 十四五, sentence: 2}\n          - {id: A2.1.T2"


def _way(milestones: str) -> str:
    """The total of A2.1.T1 with milestones."""
    return _TOTAL.replace("sentence", f"milestones: {{{milestones}}}, sentence")


def _shared(shares: str, goal: str = "at_least: 100, measure: 辆, during: 十四五") -> tuple[str, str]:
    """The carts of A2.1.T2, divided."""
    asked = "at_least: 100, measure: 辆, during: 十四五"
    return asked, f"{goal}, shares: {shares}"


# What is wrong with the plan alone.
ITSELF = {
    # L801
    "plan-id": Case("id: riverton-reading\n", "id: riverton@reading\n", [("L801/at", "id: riverton@reading")]),
    "section-form": Case("id: A2\n", "id: A/2\n", [("L801/form", "id: A/2")]),
    "section-gap": Case("id: A2\n", "id: A-7\n", []),
    "section-order": Case("id: A1\n", "id: A3\n", [("L801/order", "id: A2")]),
    "task-gap": Case("id: S1\n", "id: S7\n", [("L801/parent", "S1.D1"), ("L801/parent", "S1.D2")]),
    "task-order": Case(
        "id: A1.1\n", "id: A1.10\n",
        [("L801/order", "id: A1.2"), ("L801/parent", "A1.1.T1"), ("L801/parent", "A1.1.T2")],
    ),
    "target-gap": Case("id: A2.1.T4", "id: A2.1.T7", []),
    "target-order": Case("id: A2.1.T3", "id: A2.1.T30", [("L801/order", "A2.1.T4")]),
    "target-parent": Case("id: A2.1.T4", "id: A1.2.T5", [("L801/parent", "A1.2.T5")]),
    "target-no-more": Case("id: A2.1.T4", "id: A2.1.", [("L801/parent", "id: A2.1.,")]),
    "target-form": Case("id: A2.1.T4", "id: A2.1.T+4", [("L801/form", "A2.1.T+4")]),
    "target-twice": Case("id: A2.1.T4", "id: A2.1.T3", [("L801/twice", "A2.1.T3, name: 停业")]),
    "deliverable-gap": Case("id: S1.D2", "id: S1.D3", []),
    # L802
    "lead": Case("lead: 市文化局", "lead: 市图书馆", [("L802/unit", "lead: 市图书馆")]),
    "lead-alias": Case("lead: 市文化局", "lead: 市文广局", [("L802/unit", "lead: 市文广局")]),
    "leads": Case("lead: 市文化局", "lead: [市文化局, 市科协]", []),
    "leads-twice": Case("lead: 市文化局", "lead: [市文化局, 市文化局]", [("L802/twice", "lead: [市文化局, 市文化局]")]),
    "leads-unknown": Case("lead: 市文化局", "lead: [市文化局, 市图书馆]", [("L802/unit", "市图书馆]")]),
    "lead-collective": Case("lead: 市文化局", "lead: 各县区政府", []),
    "leads-collective": Case(
        "lead: 市文化局", "lead: [市文化局, 各县区政府]", [("L802/lead", "lead: [市文化局, 各县区政府]")],
    ),
    "lead-of-target": Case("辆, during: 十四五", "辆, during: 十四五, lead: 市教育局", []),
    "lead-of-target-unknown": Case(
        "辆, during: 十四五", "辆, during: 十四五, lead: [市教育局, 市图书馆]", [("L802/unit", "市图书馆]")],
    ),
    "share-of-unknown": Case(
        "measure: 辆, during: 十四五", "measure: 辆, during: 十四五, shares: {市图书馆: 100}",
        [("L802/unit", "shares: {市图书馆")],
    ),
    "leads-in-one": Case("lead: 市文化局", "lead: 市文化局、市科协", [("L802/units", "lead: 市文化局、市科协")]),
    "responsible": Case("[市科协, 临溪大学]", "[市科协, 大学]", [("L802/unit", "大学]"), ("L805/unit", "临溪大学")]),
    "responsible-twice": Case("[市科协, 临溪大学]", "[市科协, 临溪大学, 市科协]", [("L802/twice", "市科协]")]),
    "member": Case("members: [东岸区, 西岸县]", "members: [东岸区, 西岸县, 南岸县]", [("L802/unit", "南岸县")]),
    "members": Case("aliases: [市文广局, 临溪市文化局]", "members: [东岸区]", [("L802/members", "市文化局")]),
    "no-members": Case(
        ", members: [东岸区, 西岸县]", "",
        [("L802/no-members", "各县区政府, kind"), ("L802/who", "who: [东岸区"), ("L802/who", "西岸县]")],
    ),
    "nested": Case("members: [东岸区, 西岸县]", "members: [东岸区, 西岸县, 各县区政府]", [("L802/nested", "members")]),
    "who-outside": Case("who: [市文化局]", "who: [市教育局]", [("L802/who", "who: [市教育局]")]),
    "who-unknown": Case("who: [市文化局]", "who: [市图书馆]", [("L802/unit", "who: [市图书馆]")]),
    "who-collective": Case("who: [市文化局]", "who: [各县区政府]", []),
    "who-nobody": Case("who: [市文化局]", "who: []", [("L802/nobody", "who: []")]),
    "who-each-of-none": Case(
        "text: 读书成风, continuing: true", "text: 读书成风, who: each",
        [("L802/nobody", "who: each")],
    ),
    "successor-unknown": Case(
        "{name: 东岸区, kind: county}", "{name: 东岸区, kind: county, until: 2024-06-30, successor: 南岸县}",
        [("L802/unit", "南岸县")],
    ),
    "successor-collective": Case(
        "{name: 东岸区, kind: county}", "{name: 东岸区, kind: county, until: 2024-06-30, successor: 各县区政府}",
        [("L802/successor", "successor")],
    ),
    "successor-itself": Case(
        "{name: 东岸区, kind: county}", "{name: 东岸区, kind: county, until: 2024-06-30, successor: 东岸区}",
        [("L802/successor-back", "successor")],
    ),
    "successors-in-a-circle": Case(
        "{name: 东岸区, kind: county}\n  - {name: 西岸县, kind: county}",
        "{name: 东岸区, kind: county, until: 2024-06-30, successor: 西岸县}\n"
        "  - {name: 西岸县, kind: county, until: 2024-06-30, successor: 东岸区}",
        [("L802/successor-back", "name: 东岸区"), ("L802/successor-back", "name: 西岸县")],
    ),
    "successor-without-an-end": Case(
        "{name: 东岸区, kind: county}", "{name: 东岸区, kind: county, successor: 西岸县}",
        [("L802/successor-until", "successor")],
    ),
    "successor": Case(
        "{name: 东岸区, kind: county}", "{name: 东岸区, kind: county, until: 2024-06-30, successor: 西岸县}", [],
    ),
    "successor-that-only-follows": Case(
        "{name: 东岸区, kind: county}",
        "{name: 东岸区, kind: county, until: 2024-06-30, successor: 新区}\n  - {name: 新区, kind: county}", [],
    ),
    "ends-before-it-begins": Case(
        "{name: 东岸区, kind: county}", "{name: 东岸区, kind: county, from: 2024-06-30, until: 2024-06-29}",
        [("L803/ends-before", "until")],
    ),
    "ended-helper": Case("kind: institution}", "kind: institution, until: 2024-06-30}", []),
    "ended-lead": Case(
        "aliases: [市文广局, 临溪市文化局]}", "until: 2024-06-30}", [("L802/lead-ended", "lead: 市文化局")],
    ),
    "ended-lead-with-the-plan": Case("aliases: [市文广局, 临溪市文化局]}", "until: 2030-12-31}", []),
    "was-lead": Case(
        "lead: 市文化局", "lead: 市文化局\n        was: [{until: 2023-12-31, lead: 市图书馆}]",
        [("L802/unit", "市图书馆")],
    ),
    "was-led-by-several": Case(
        "lead: 市文化局", "lead: 市文化局\n        was: [{until: 2023-12-31, lead: [市科协, 各县区政府]}]",
        [("L802/lead", "was:")],
    ),
    "was-helper": Case(
        "responsible: [市科协, 临溪大学]",
        "responsible: [市科协]\n        was: [{until: 2023-12-31, responsible: [市科协, 临溪大学]}]", [],
    ),
    "was-window": Case(
        "during: 十四五, sentence: 2}\n          - {id: A2.1.T2",
        "during: 十四五, sentence: 2, was: [{until: 2023-12-31, during: 十五五}]}\n          - {id: A2.1.T2",
        [("L802/window", "十五五")],
    ),
    "was-window-of-the-section": Case(
        "window: 十四五\n    line: 15",
        "window: 十四五\n    was: [{until: 2023-12-31, window: 十五五}]\n    line: 15",
        [("L802/window", "十五五")],
    ),
    "was-goal": Case(
        "during: 十四五, sentence: 2}\n          - {id: A2.1.T2",
        "during: 十四五, sentence: 2, was: [{until: 2023-12-31, at_least: 80}]}\n          - {id: A2.1.T2", [],
    ),
    "was-goal-of-nothing": Case(
        "during: 十四五, sentence: 2}\n          - {id: A2.1.T2",
        "during: 十四五, sentence: 2,\n             was: [{until: 2023-12-31, at_least: 0}]}\n          - {id: A2.1.T2",
        [("L803/not-positive", "was:")],
    ),
    "was-another-comparison": Case(
        "during: 十四五, sentence: 2}\n          - {id: A2.1.T2",
        "during: 十四五, sentence: 2, was: [{until: 2023-12-31, between: [80, 90], every: year}]}\n"
        "          - {id: A2.1.T2", [],
    ),
    "was-two-comparisons": Case(
        "during: 十四五, sentence: 2}\n          - {id: A2.1.T2",
        "during: 十四五, sentence: 2,\n             was: [{until: 2023-12-31, at_least: 80, about: 90}]}\n"
        "          - {id: A2.1.T2",
        [("L803/several-comparisons", "was:")],
    ),
    "was-due-before-the-task": Case(
        "{id: S1.D2, text: 安排经费, sentence: 3",
        "{id: S1.D2, text: 安排经费, by: 2024-12-31, was: [{until: 2023-12-31, by: 2020-12-31}], sentence: 3",
        [("L803/by", "2020-12-31")],
    ),
    "was-baseline-too-high": Case(
        "baseline: {value: 500, date: 2021-12-31}, sentence: 3}",
        "baseline: {value: 500, date: 2021-12-31}, sentence: 3,\n"
        "             was: [{until: 2023-12-31, at_least: 400}]}",
        [("L803/baseline-goal", "was:")],
    ),
    "was-parts": Case(
        "at_least: 12000, measure: 人次, during: 十四五,", "at_least: 12000, measure: 人次, during: 十四五,\n"
        "             was: [{until: 2023-12-31, at_least: 11000}],",
        [("L804/sum", "was:")],
    ),
    "was-rate": Case(
        "{id: G1.T1, name: 综合阅读率, at_least: 85, measure: \"%\", by: 2025-12-31, sentence: 1}",
        "{id: G1.T1, name: 综合阅读率, at_least: 85, measure: \"%\", by: 2025-12-31, sentence: 1,\n"
        "             was: [{until: 2023-12-31, every: year}]}",
        [("L807", "was:")],
    ),
    "was-reporting": Case(
        "{cycle: yearly, first: \"2023\"}",
        "{cycle: yearly, first: \"2025\", was: [{until: 2024-12-31, first: 2023-H1}]}",
        [("L803/first", "2023-H1")],
    ),
    "was-members": Case(
        "members: [东岸区, 西岸县]", "members: [东岸区, 西岸县], was: [{until: 2023-12-31, members: [东岸区, 南岸县]}]",
        [("L802/unit", "南岸县")],
    ),
    "window": Case("window: 十四五\n    line: 15", "window: 十五五\n    line: 15", [("L802/window", "window: 十五五")]),
    "during": Case("measure: 辆, during: 十四五", "measure: 辆, during: 十五五", [("L802/window", "during: 十五五")]),
    "part": Case("A1.2.T3]", "A1.2.T9]", [("L802/part", "A1.2.T9]")]),
    "alias-of-two": Case(
        "name: 市教育局, kind: government", "name: 市教育局, kind: government, aliases: [临溪市文化局]",
        [("L802/name", "aliases: [市文广局")],
    ),
    "measure-twice": Case(
        "reporting:", "measures:\n  - {name: 辆, aliases: [车]}\n  - {name: 人次, aliases: [车]}\nreporting:",
        [("L802/measure", "name: 人次, aliases")],
    ),
    "measure-twice-in-itself": Case(
        "reporting:", "measures:\n  - {name: 辆, aliases: [车, 车]}\nreporting:",
        [("L802/measure", "aliases: [车, 车]")],
    ),
    "measure-usual": Case(
        "reporting:", "measures:\n  - {name: 辆, aliases: [vehicles, 部]}\nreporting:",
        [("L802/measure", "vehicles, 部")],
    ),
    "measure": Case("reporting:", "measures:\n  - {name: 辆, aliases: [vehicles]}\nreporting:", []),
    # L803
    "measure-of-two-kinds": Case(
        "reporting:", "measures:\n  - {name: 辆, counted: true, rate: true}\nreporting:",
        [("L803/counted-rate", "name: 辆, counted"), ("L807", "A2.1.T2")],
    ),
    "year-starts": Case("reporting:", "year_starts: 3\nreporting:", [("L803/year-starts", "year_starts: 3")]),
    "year-starts-nowhere": Case("reporting:", "year_starts: 13\nreporting:", [("L803/year-starts", "year_starts: 13")]),
    "no-comparison": Case("at_least: 2000, ", "", [("L803/no-comparison", "A1.2.T2")]),
    "comparisons": Case(
        "between: [30, 50]", "between: [30, 50], at_least: 30",
        [("L803/several-comparisons", "A1.1.T1")],
    ),
    "no-span": Case("measure: 辆, during: 十四五", "measure: 辆", [("L803/no-span", "A2.1.T2")]),
    "spans": Case(
        "measure: 辆, during: 十四五", "measure: 辆, during: 十四五, every: year",
        [("L803/several-spans", "A2.1.T2")],
    ),
    "all-false": Case(
        "all: true, measure: 所, by: 2025-12-31, of: 40", "all: false, measure: 所, by: 2025-12-31",
        [("L803/all-false", "A1.1.T2")],
    ),
    "of": Case("measure: 辆", "measure: 辆, of: 200", [("L803/of", "A2.1.T2")]),
    "zero": Case("at_least: 100, measure: 辆", "at_least: 0, measure: 辆", [("L803/not-positive", "A2.1.T2")]),
    "limit-of-zero": Case("at_most: 12", "at_most: 0", []),
    "descending": Case("[30, 50]", "[50, 30]", [("L803/between", "A1.1.T1")]),
    "three-numbers": Case("[30, 50]", "[30, 40, 50]", [("L803/between", "A1.1.T1")]),
    "multiple": Case("at_least: 100, measure: 辆", "at_least: 100, measure: 万辆", [("L803/multiple", "A2.1.T2")]),
    "share": Case("at_least: 85", "at_least: 130", [("L803/share", "G1.T1")]),
    "not-whole": Case("at_least: 100, measure: 辆", "at_least: 99.5, measure: 辆", [("L803/not-whole", "A2.1.T2")]),
    "baseline-span": Case("人, by: 2025-12-31, base", "人, during: 十四五, base", [("L803/baseline-span", "A2.1.T3")]),
    "baseline-goal": Case("value: 500", "value: 3000", [("L803/baseline-goal", "A2.1.T3")]),
    "baseline-on-the-day": Case("date: 2021-12-31", "date: 2025-12-31", [("L803/baseline-late", "A2.1.T3")]),
    "baseline-late": Case("date: 2021-12-31", "date: 2026-01-01", [("L803/baseline-late", "A2.1.T3")]),
    "baseline-of-all": Case(
        "2025-12-31, of: 40", "2025-12-31, baseline: {value: 3, date: 2021-12-31}, of: 40",
        [("L803/baseline-all", "A1.1.T2")],
    ),
    "baseline-below-a-limit": Case(
        "at_least: 3000, measure: 人", "at_most: 300, measure: 人", [],
    ),
    "baseline-on-a-limit": Case(
        "at_least: 3000, measure: 人", "at_most: 500, measure: 人", [("L803/baseline-limit", "A2.1.T3")],
    ),
    "held": Case("measure: 辆, during: 十四五", "measure: 辆, held: 十四五", []),
    "held-unknown": Case("measure: 辆, during: 十四五", "measure: 辆, held: 十五五", [("L802/window", "held: 十五五")]),
    "held-outside": Case("measure: 辆, during: 十四五", "measure: 辆, held: 十年", [("L803/during", "A2.1.T2")]),
    "held-and-by": Case(
        "measure: 辆, during: 十四五", "measure: 辆, held: 十四五, by: 2025-12-31",
        [("L803/several-spans", "A2.1.T2")],
    ),
    "milestones": Case(_TOTAL, _way("2022-12-31: 10, 2023-12-31: 10"), []),
    "milestones-none": Case(
        _TOTAL, _way(""), [("L803/milestones-none", "A2.1.T1")],
    ),
    "milestones-back": Case(
        _TOTAL, _way("2023-12-31: 10, 2022-12-31: 20"),
        [("L803/milestone-back", "A2.1.T1")],
    ),
    "milestones-beyond": Case(
        _TOTAL, _way("2022-12-31: 101"),
        [("L803/milestone-beyond", "A2.1.T1")],
    ),
    "milestones-at-the-end": Case(
        _TOTAL, _way("2025-12-31: 90"),
        [("L803/milestone-date", "A2.1.T1")],
    ),
    "milestones-before": Case(
        _TOTAL, _way("2020-12-31: 1"),
        [("L803/milestone-date", "A2.1.T1")],
    ),
    "milestones-not-whole": Case(
        _TOTAL, _way("2022-12-31: 1.5"),
        [("L803/not-whole", "A2.1.T1")],
    ),
    "milestones-of-a-year": Case(
        "measure: 次, every: year", "measure: 次, every: year, milestones: {2022-12-31: 1}",
        [("L803/milestones-span", "A1.2.T4")],
    ),
    "milestones-of-what-is-held": Case(
        "measure: 辆, during: 十四五", "measure: 辆, held: 十四五, milestones: {2022-12-31: 10}",
        [("L803/milestones-span", "A2.1.T2")],
    ),
    "milestones-of-a-reduction": Case(
        "at_least: 3000, measure: 人", "at_most: 300, milestones: {2023-12-31: 400, 2024-12-31: 450}, measure: 人",
        [("L803/milestone-back", "A2.1.T3")],
    ),
    "milestones-of-a-reduction-below": Case(
        "at_least: 3000, measure: 人", "at_most: 300, milestones: {2023-12-31: 299}, measure: 人",
        [("L803/milestone-beyond", "A2.1.T3")],
    ),
    "by": Case('measure: "%", by: 2025-12-31, s', 'measure: "%", by: 2026-12-31, s', [("L803/by", "G1.T1")]),
    "every-quarter-in-a-year": Case(
        "measure: 次, every: year", "measure: 次, every: quarter", [("L803/every", "A1.2.T4")],
    ),
    "deliverable-every-month": Case(
        "continuing: true, sentence: 3, who", "every: month, sentence: 3, who", [("L803/every", "A1.2.D1")],
    ),
    "deliverable-by": Case("S1.D2, text: 安排经费", "S1.D2, by: 2024-06-30, text: 安排经费", []),
    "deliverable-by-outside": Case(
        "S1.D2, text: 安排经费", "S1.D2, by: 2031-06-30, text: 安排经费", [("L803/by", "S1.D2")],
    ),
    "deliverable-during": Case("S1.D2, text: 安排经费", "S1.D2, during: 十四五, text: 安排经费", []),
    "deliverable-during-unknown": Case(
        "S1.D2, text: 安排经费", "S1.D2, during: 十五五, text: 安排经费", [("L802/window", "S1.D2")],
    ),
    "deliverable-during-outside": Case(
        "continuing: true, sentence: 3, who", "during: 十年, sentence: 3, who", [("L803/during", "A1.2.D1")],
    ),
    "deliverable-of-two-times": Case(
        "S1.D2, text: 安排经费", "S1.D2, by: 2024-06-30, every: year, text: 安排经费",
        [("L803/several-spans", "S1.D2")],
    ),
    "window-ends": Case(
        "{start: 2021-01-01, end: 2025-12-31}",
        "{start: 2025-12-31, end: 2025-12-30}",
        [("L803/ends-before", "2025-12-30")],
    ),
    "plan-ends": Case("end: 2030-12-31\nsource", "end: 2020-12-31\nsource", [("L803/ends-before", "end: 2020-12-31")]),
    "during-outside": Case("measure: 辆, during: 十四五", "measure: 辆, during: 十年", [("L803/during", "A2.1.T2")]),
    "first": Case('first: "2023"', "first: 2023-H1", [("L803/first", "2023-H1")]),
    "ratio": Case("yellow_ratio: 0.6", "yellow_ratio: 60", [("L803/policy", "yellow_ratio: 60")]),
    "tolerance": Case("tolerance: 0.1", "tolerance: 1", [("L803/policy", "tolerance: 1")]),
    # L804
    "sum": Case("at_least: 12000", "at_least: 13000", [("L804/sum", "A1.2.T1")]),
    "part-measure": Case("at_least: 2000, measure: 人次", "at_least: 2000, measure: 人", [("L804/measure", "A1.2.T1")]),
    "part-span": Case(
        " 2000, measure: 人次, during: 十四五", " 2000, measure: 人次, every: year",
        [("L804/span", "A1.2.T1")],
    ),
    "itself": Case("parts: [A1.2.T2, A1.2.T3]", "parts: [A1.2.T1]", [("L804/itself", "A1.2.T1")]),
    "part-twice": Case(
        "parts: [A1.2.T2, A1.2.T3]", "parts: [A1.2.T3, A1.2.T2, A1.2.T2]",
        [("L804/twice", "A1.2.T1"), ("L804/sum", "A1.2.T1")],
    ),
    "circle": Case(
        "at_least: 2000, measure: 人次,",
        "at_least: 2000, measure: 人次, parts: [A1.2.T1],",
        [("L804/circle", "A1.2.T1"), ("L804/circle", "A1.2.T2"), ("L804/sum", "A1.2.T2")],
    ),
    "part-of-other": Case(
        "parts: [A1.2.T2, A1.2.T3]",
        "parts: [A1.2.T2, A1.2.T3, A2.1.T2]",
        [("L804/task", "A1.2.T1"), ("L804/measure", "A1.2.T1"), ("L804/sum", "A1.2.T1")],
    ),
    # L805
    "unit-unused": Case(
        "  - {name: 东岸区", "  - {name: 市档案馆, kind: institution}\n  - {name: 东岸区",
        [("L805/unit", "市档案馆")],
    ),
    "window-unused": Case(
        "reporting:", "  十五五: {start: 2026-01-01, end: 2030-12-31}\nreporting:",
        [("L805/window", "十五五")],
    ),
    "measure-unused": Case(
        "reporting:", "measures:\n  - {name: 本书}\nreporting:",
        [("L805/measure", "name: 本书")],
    ),
    # L806
    "years-of-april": Case(
        "reporting:", "year_starts: 4\nreporting:",
        [("L806", "A1.2.T4"), ("L806", "A2.1.T4")],
    ),
    "cut-year": Case(
        "  十四五: {start: 2021-01-01", "  十四五: {start: 2021-06-06",
        [("L806", "A1.2.T4"), ("L806", "A2.1.T4")],
    ),
    # L807
    "rate-every-year": Case(
        'measure: "%", by: 2025-12-31, s', 'measure: "%", every: year, s', [("L807", "G1.T1")],
    ),
    "rate-during": Case('measure: "%", by: 2025-12-31, s', 'measure: "%", during: 十四五, s', [("L807", "G1.T1")]),
    "rate-held": Case('measure: "%", by: 2025-12-31, s', 'measure: "%", held: 十四五, s', []),
    # L808
    "shares": Case(*_shared("{东岸区: 60, 西岸县: 40}"), []),
    "shares-more": Case(*_shared("{东岸区: 60, 西岸县: 50}"), []),
    "shares-short": Case(*_shared("{东岸区: 60, 西岸县: 39}"), [("L808", "shares: {东岸区: 60")]),
    "shares-of-limit": Case(
        *_shared("{东岸区: 60, 西岸县: 40}", "at_most: 100, measure: 辆, during: 十四五"), [],
    ),
    "shares-of-limit-less": Case(
        *_shared("{东岸区: 60, 西岸县: 0}", "at_most: 100, measure: 辆, during: 十四五"), [],
    ),
    "shares-of-limit-more": Case(
        *_shared("{东岸区: 60, 西岸县: 41}", "at_most: 100, measure: 辆, during: 十四五"),
        [("L808/limit", "shares: {东岸区: 60")],
    ),
    # L810
    "share-of-lead": Case(*_shared("{市文化局: 50, 西岸县: 50}"), []),
    "share-without-duty": Case(*_shared("{市教育局: 60, 西岸县: 40}"), [("L810/unit", "shares: {市教育局")]),
    "share-of-collective": Case(*_shared("{各县区政府: 100}"), [("L810/collective", "shares: {各县区政府")]),
    "share-of-nothing": Case(*_shared("{东岸区: 100, 西岸县: 0}"), [("L810/not-positive", "shares: {东岸区: 100")]),
    "shares-of-nobody": Case(*_shared("{}"), [("L810/none", "shares: {}")]),
    "share-not-whole": Case(*_shared("{东岸区: 59.5, 西岸县: 40.5}"), [("L803/not-whole", "59.5")] * 2),
    "shares-of-rate": Case(
        'at_least: 85, measure: "%", by: 2025-12-31',
        'at_least: 85, measure: "%", by: 2025-12-31, shares: {市科协: 85}',
        [("L810/rate", "G1.T1")],
    ),
    "shares-of-range": Case(
        "between: [30, 50], measure: 个, during: 十四五",
        "between: [30, 50], measure: 个, during: 十四五, shares: {市科协: 30}",
        [("L810/comparison", "A1.1.T1")],
    ),
}  # fmt: skip

# What the plan says, and the text does not.
PLAN_CHANGED = {
    # what changed while the plan ran: the document says what held first
    "raised": Case(
        _TOTAL, "during: 十四五, sentence: 2, was: [{until: 2023-12-31, at_least: 100}]}\n          - {id: A2.1.T2", []
    ),
    "was-another-number": Case(
        "name: 社区书房, at_least: 100, measure: 个, during: 十四五, sentence: 2}",
        "name: 社区书房, at_least: 120, measure: 个, during: 十四五, sentence: 2,\n"
        "             was: [{until: 2023-12-31, at_least: 90}]}",
        [("L814", "was:"), ("L815", "id: A2.1")],
    ),
    "raised-from-the-documents-number": Case(
        "name: 社区书房, at_least: 100, measure: 个, during: 十四五, sentence: 2}",
        "name: 社区书房, at_least: 120, measure: 个, during: 十四五, sentence: 2,\n"
        "             was: [{until: 2023-12-31, at_least: 100}]}",
        [],
    ),
    "added-target": Case(
        "          - {id: A2.1.T4",
        "          - {id: A2.1.T3a, name: 讲座, at_least: 7, measure: 场, during: 十四五, added: 2024-01-01}\n"
        "          - {id: A2.1.T4",
        [],
    ),
    "added-task": Case(
        "not_targets:",
        "      - id: S2\n        title: 督查\n        lead: 市科协\n        added: 2024-01-01\n"
        "        deliverables: [{id: S2.D1, text: 通报}]\nnot_targets:",
        [],
    ),
    "handed-over": Case(
        "lead: 市文化局", "lead: 市科协\n        was: [{until: 2023-12-31, lead: 市文化局}]", [],
    ),
    "was-led-by-another": Case(
        "lead: 市文化局", "lead: 市文化局\n        was: [{until: 2023-12-31, lead: 市科协}]",
        [("L813/lead", "was:")],
    ),
    "merged": Case("[市文广局, 临溪市文化局]", "[市文广局, 临溪市文化局], until: 2024-06-30, successor: 市科协", []),
    "retitled": Case(
        "title: 建设社区书房", "title: 建设书房\n        was: [{until: 2023-12-31, title: 建设社区书房}]", [],
    ),
    "withdrawn": Case("{id: S1.D1, text", "{id: S1.D1, withdrawn: {since: 2025-01-01, why: 完成}, text", []),
    "title": Case("title: 临溪市全民阅读三年行动方案", "title: 临溪市全民阅读五年行动方案", [("L812/title", "五年")]),
    "number": Case("〔2023〕7号", "〔2023〕8号", [("L812/number", "8号")]),
    "section-title": Case("title: 书香社区行动", "title: 书香社区", [("L812/section", "title: 书香社区")]),
    "task-title": Case("title: 建设社区书房", "title: 建设社区书屋", [("L812/task", "title: 建设社区书屋")]),
    "lead": Case(
        "lead: 市教育局\n        responsible: [市科协", "lead: 市文化局\n        responsible: [市科协",
        [("L813/lead", "lead: 市文化局")],
    ),
    "lead-too-many": Case(
        "lead: 市教育局\n        responsible: [市科协", "lead: [市教育局, 市文化局]\n        responsible: [市科协",
        [("L813/lead", "lead: [市教育局, 市文化局]")],
    ),
    "task-line": Case(
        "line: 16",
        "line: 17",
        [
            ("L812/empty", "title: 建设社区书房"),
            *(("L814/no-number", f"A2.1.T{n}") for n in range(1, 5)),
            ("L813/unclaimed", "- id: G"),
            *[("L815/elsewhere", "- id: G")] * 3,
            *[("L816/elsewhere", "- id: G")] * 2,
        ],
    ),
    "unit-dropped": Case(
        "[市科协, 临溪大学]", "[市科协]",
        [("L805/unit", "临溪大学"), ("L813/missing", "responsible: [市科协]")],
    ),
    "unit-added": Case("[市科协, 临溪大学]", "[市科协, 临溪大学, 市文化局]", [("L813/added", "临溪大学, 市文化局]")]),
    "unit-order": Case("[市科协, 临溪大学]", "[临溪大学, 市科协]", [("L813/order", "[临溪大学, 市科协]")]),
    "figure": Case(
        "at_least: 100, measure: 辆", "at_least: 200, measure: 辆",
        [("L814", "A2.1.T2"), ("L815", "id: A2.1")],
    ),
    "figure-of-another": Case(
        "at_least: 2000", "at_least: 12000",
        [("L804/sum", "A1.2.T1"), ("L814/claimed", "A1.2.T2"), ("L815", "id: A1.2")],
    ),
    "range": Case("[30, 50]", "[30, 60]", [("L814", "A1.1.T1"), ("L815", "id: A1.1")]),
    "chinese-numeral": Case("at_least: 3000", "at_least: 2000", [("L814", "A2.1.T3")]),
    "share-for-count": Case(
        'at_least: 85, measure: "%"', "at_least: 85, measure: 人",
        [("L814/measure", "G1.T1"), ("L815", "id: G1")],
    ),
    "attendances": Case(
        "志愿者, at_least: 3000, measure: 人,", "志愿者, at_least: 3000, measure: 人次,",
        [("L814/measure", "A2.1.T3")],
    ),
    "other-sentence": Case(
        "by: 2025-12-31, of: 40, sentence: 3", "by: 2025-12-31, of: 40, sentence: 2",
        [("L814/all", "A1.1.T2"), ("L816", "id: A1.1")],
    ),
    "yearly": Case(
        "every: year, sentence: 3}\n        deliv", "every: year, sentence: 2}\n        deliv",
        [("L814/yearly", "A1.2.T4")],
    ),
    "benchmark": Case("全省平均水平", "全国平均水平", [("L814/benchmark", "G1.T2")]),
    "not-target": Case("text: 3项", "text: 4项", [("L814/not-target", "4项"), ("L815/elsewhere", "id: A1")]),
    "not-target-cut": Case("text: 3项", 'text: "0"', [("L814/not-target", '"0"'), ("L815/elsewhere", "id: A1")]),
    "not-target-of-target": Case(
        "not_targets:", "not_targets:\n  - {line: 16, text: 12天, why: no}",
        [("L814/not-target-claimed", "12天")],
    ),
    "not-target-dropped": Case(
        "  - {line: 14, text: 3+2, why: name of a way to pair teachers}\n", "",
        [("L815", "id: A1.2")] * 2,
    ),
    "sentence": Case(
        "          - {id: S1.D2, text: 安排经费, sentence: 3, who: [市文化局]}\n", "",
        [("L816", "id: S1")],
    ),
    "goal-sentence": Case(
        "continuing: true, sentence: 2}\n  - id: A1\n", "continuing: true, sentence: 1}\n  - id: A1\n",
        [("L816", "id: G1")],
    ),
    "sentence-too-high": Case(
        "every: year, sentence: 3}\n  - id: S", "every: year, sentence: 7}\n  - id: S",
        [("L814/no-number", "A2.1.T4"), ("L816/no-sentence", "A2.1.T4"), ("L815", "id: A2.1")],
    ),
}  # fmt: skip

# What the text says, and the plan does not.
TEXT_CHANGED = {
    "unit": Case(
        "责任单位：市科协、临溪大学", "责任单位：市科协、临溪大学、市文化局",
        [("L813/missing", "responsible: [市科协, 临溪大学]")],
    ),
    "unit-by-alias": Case("牵头单位：市文化局", "牵头单位：临溪市文化局", []),
    "two-leads-and-one-in-the-plan": Case(
        "牵头单位：市文化局，责任单位：市科协，", "牵头单位：市文化局、市科协，责任单位：", [],
    ),
    "spaces-and-widths": Case(
        "（牵头单位：市文化局，责任单位：市科协，各县区政府）", "(牵头单位: 市文化局；责任单位: 市科协 各县区政府)",
        [],
    ),
    "assignment-gone": Case("（牵头单位：市文化局，责任单位：市科协，各县区政府）", "", [("L813/none", "line: 16")]),
    "figure": Case("1.2万人次", "1.3万人次", [("L814", "A1.2.T1"), ("L815", "id: A1.2")]),
    "shared": Case("社区书房100个、流动书车100辆", "社区书房、流动书车各100", []),
    "not-shared": Case("社区书房100个、流动书车100辆", "社区书房、流动书车100", [("L814/claimed", "A2.1.T2")]),
    "more": Case("流动书车100辆", "流动书车100辆、书报亭100个", [("L815", "id: A2.1")]),
    "range-in-ten-thousands": Case("30-50个", "0.003-0.005万个", []),
    "number-in-preamble": Case("让居民读到好书", "让20万居民读到好书", [("L815/elsewhere", "id: A2")]),
    "number-elsewhere": Case("制定本方案", "制定9条", [("L815/elsewhere", "- id: G")]),
    "sentence": Case("安排经费（", "安排经费。按季度通报（", [("L816", "id: S1")]),
    "carriage-returns": Case("\n", "\r\n", []),
}  # fmt: skip
