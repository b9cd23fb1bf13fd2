"""The words: both languages say all that can be found, with the facts that are really there, and nothing of a report
is a template.
"""

from __future__ import annotations

import ast
import errno
import os
import re
import string
from collections import defaultdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import brookfield
import pytest
from all_words import CHINESE, FAMILIES, LABELS, SENTENCES, TABLES, said
from rich.cells import cell_len
from support import HERE, plan_named
from test_cases import FILES, case_of, result_of
from test_lint import findings_of_all_cases
from workbook_cases import FAULTY, REFUSED
from workbooks import result_of as result_of_workbook

from plan_cli import rules
from plan_cli.checking import waiving as waivers
from plan_cli.checking.check import check_alone, check_folder
from plan_cli.checking.lint import form_findings
from plan_cli.checking.selection import Selection
from plan_cli.cli.help import OPTION_GROUPS
from plan_cli.finding import NOWHERE, Amount, Facts, Finding, Hit, Kind, Place, Severity, Share
from plan_cli.judging.pace import Lamp, Why
from plan_cli.judging.reported import NotRead
from plan_cli.model.fields import Form
from plan_cli.model.period import Cycle, Every, Period
from plan_cli.model.plan import Plan, load
from plan_cli.model.plan_form import KINDS as UNIT_KINDS
from plan_cli.model.report_form import State
from plan_cli.project import settings
from plan_cli.project.project import BESIDE, PACKAGED, UPWARD
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading import files as inputs
from plan_cli.reading import source
from plan_cli.reading.source import Loaded
from plan_cli.reading.workbook.headings import ITEMS
from plan_cli.reading.yaml import parser
from plan_cli.rendering.machine.diff_json import _OF_FIELD
from plan_cli.rendering.terminal.filling import filled
from plan_cli.rendering.terminal.folder import _STATE_COLOURS
from plan_cli.rendering.terminal.rule import paragraphs
from plan_cli.rules.wording import Sentence
from plan_cli.stop import Stop
from plan_cli.words import titled, wording
from plan_cli.words.labels import Label

PACKAGE = Path(rules.__file__).parents[1]
LABEL_FILES = sorted((PACKAGE / "words" / "labels").glob("*.py"))
PARSED = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
TREES = list(PARSED.values())
RULES = {rule.code: rule for rule in rules.every_rule()}

OF_ANOTHER_AGE = """
plan: judging@1
unit: 东县
period: "2050"
submitted: 2051-01-10
entries: []
"""
FOLDER = {
    "甲/2022.yaml": """
        plan: judging@1
        unit: 市教育局
        period: "2022"
        submitted: 2023-01-10
        approved_by: 张三
        entries:
          - task: A.1
            status: in_progress
            progress: 正常推进
            figures:
              - {target: A.1.T1, value: 500, measure: 人}
              - {target: A.1.T3, value: 300, of: 600, measure: 人}
    """,
    "甲/2024.yaml": """
        plan: judging@1
        unit: 市教育局
        period: "2024"
        submitted: 2025-01-10
        corrected: 2025-02-10
        entries:
          - task: A.1
            status: in_progress
            progress: 正常 推进
            figures:
              - {target: A.1.T1, value: 400, measure: 人}
              - {target: A.1.T3, value: 500, of: 550, measure: 人}
            evidence: [{title: 总结, ref: 汉教发〔2024〕1号, date: 2024-12-01}]
          - task: B.1
            status: in_progress
            figures: [{target: B.1.T2, value: 1, of: 3, measure: 个}]
    """,
    "甲/2024-2.yaml": """
        plan: judging@1
        unit: 汉中市教育局
        period: "2024"
        submitted: 2025-01-09
        entries: []
    """,
    "2023/科协.yaml": """
        plan: judging@1
        unit: 市科协
        period: "2023"
        submitted: 2024-01-10
        entries:
          - task: A.1
            status: in_progress
            figures: [{target: A.1.T1, value: 45, measure: 人}]
    """,
    "2023/乙.yaml": """
        plan: judging@1
        unit: 市科协
        period: "2024"
        submitted: 2025-01-10
        entries:
          - task: A.1
            status: in_progress
            figures: [{target: A.1.T1, value: 450, measure: 人}]
            evidence: [{title: 总结, ref: 汉教发〔2024〕1号, date: 2024-12-01}]
    """,
}
"""Reports that only together have these faults."""

WAIVERS = """
- {rule: C310, unit: 东县, reason: 机构改革, approved_by: 李四, until: 2024-06-30}
- {rule: C310, unit: 市科协, reason: 机构改革, approved_by: 李四, until: 2030-06-30}
- {rule: C310, reason: 无, approved_by: 李四, until: 2030-06-30}
- {rule: C999, unit: 东县, reason: 无, approved_by: 李四, until: 2030-06-30}
- {rule: C310, unit: 东, task: A1, target: T1, reason: 无, approved_by: 李四, until: 2030-06-30}
"""


class Met(NamedTuple):
    """A finding, and the plan in which it was found."""

    finding: Finding
    plan: Plan | None

    @property
    def key(self) -> str:
        hit = self.finding.hit
        return f"{self.finding.code}/{hit.case}" if hit.case else self.finding.code

    @property
    def names(self) -> set[str]:
        """The facts that the hit really carries."""
        hit = self.finding.hit
        own = {
            name for name in ("expected", "actual", "difference", "task", "target") if getattr(hit, name) is not None
        }
        other = {"first_line"} if self.finding.related else set()
        return own | other | {name for name, value in hit.facts.items() if value is not None}


@cache
def met() -> list[Met]:
    """What is found in all cases: single reports, plans, and a folder with its waivers."""
    found = [
        Met(finding, result.plan)
        for result in (result_of(case_of(path)) for path in FILES)
        for finding in result.findings
    ]
    found += [Met(finding, plan) for finding, plan in findings_of_all_cases()]
    found += [Met(finding, plan_named("town.yaml")) for finding in findings_of_workbooks()]
    found += [Met(finding, None) for read in unreadable() for finding in form_findings(read)]
    loaded = [Loaded(source.read(text.encode(), name)) for name, text in FOLDER.items()]
    beside = [NotRead(f"2024/{name}", "西县", Period.parse("2024")) for name in ("西县.docx", ".西县.yaml", "西县.txt")]
    beside += [NotRead(f"2024/{name}", None, None) for name in ("some.csv", ".some.yaml", "some.txt")]
    reports = [brookfield.report(unit, 2023, {"T1": n, "T2": n}) for n, unit in enumerate(brookfield.OF_SHARES)]
    differing = brookfield.check(brookfield.folder(*reports))
    strange = [*loaded, Loaded(source.read(OF_ANOTHER_AGE.encode(), "2024/东县.yaml"))]
    found += [Met(finding, None) for finding in check_folder(plan_named("judging.yaml"), strange, Selection()).findings]
    found += [Met(finding, differing.plan) for finding in differing.findings]
    found += striven()
    result = check_folder(plan_named("judging.yaml"), loaded, Selection(), beside=beside)
    result = waivers.apply(result, waivers.load(read_list(WAIVERS), plan_named("judging.yaml")), Selection())
    return found + [Met(finding, result.plan) for finding in result.findings]


def findings_of_workbooks() -> list[Finding]:
    """What is found in workbooks alone."""
    books = [make() for make, _ in {**REFUSED, **FAULTY}.values()]
    return [finding for data in books for finding in result_of_workbook(data).findings]


STRIVEN = """\
id: river
version: "1"
title: 方案
start: 2023-01-01
reporting: {cycle: yearly, first: "2023"}
units: [{name: 甲局, kind: government}]
sections:
  - id: A
    title: 行动
    tasks:
      - id: A1
        title: 任务
        lead: 甲局
        deliverables:
          - {id: A1.D1, text: 建成, binding: false}
          - {id: A1.D2, text: 开放, by: 2023-12-31, binding: false}
"""


def striven() -> list[Met]:
    """What is said of deliverables that a plan only strives for, in each state, with a day of their own and without."""
    plan = load(read_text(STRIVEN))
    assert plan is not None
    head = 'plan: river@1\nunit: 甲局\nperiod: "2023"\nsubmitted: 2024-01-10\n'
    found = []
    for state in ("not_started", "in_progress", "blocked"):
        said = f"entries: [{{task: A1, status: in_progress, deliverables: {{A1.D1: {state}, A1.D2: {state}}}}}]\n"
        result = check_alone(plan, [Loaded(read_text(head + said))], Selection())
        found += [Met(finding, plan) for finding in result.findings]
    return found


def unreadable() -> list[source.Source]:
    """Files of which nothing is understood, and a plan whose form is wrong."""
    pinned = read_text("source: {sha256: abc}")
    filed = read_text("entries: []")
    assert load(pinned) is load(filed) is None
    owed = read_text((HERE / "plans" / "town.yaml").read_text(encoding="utf-8").replace("who: each", "who: all"))
    assert load(owed) is None
    shaped = read_text(
        (HERE / "plans" / "town.yaml")
        .read_text(encoding="utf-8")
        .replace("lead: 市图书馆", "lead: {市图书馆: 青年会}")
        .replace("every: year, sentence: 2", "during: {start: 2023-01-01}, sentence: 2")
        .replace("judging: {", "judging: {inferred: [x], ")
        + "not_targets: 3\nsource: x\n"
    )
    assert load(shaped) is None
    return [
        source.unreadable("report.yaml", "Permission denied"),
        inputs.read_found(os.devnull),
        inputs._unopened("link.yaml", "link-outside"),
        source.too_large("report.yaml", 500_001),
        source.too_large("plan.yaml", 20_000_001, source.OF_PLAN),
        source.too_large("waivers.yaml", 500_001, source.OF_WAIVERS),
        source.read(b"- [0, 0]", "waivers.yaml", list, source.OF_WAIVERS._replace(nodes=3)),
        source.read(b"a: [0, 0]", "plan.yaml", limits=source.OF_PLAN._replace(nodes=3)),
        read_text(f"progress: [{'0, ' * parser.MAX_NODES}]"),
        read_list("rule: C310"),
        pinned,
        filed,
        owed,
        shaped,
    ]


def read_text(text: str) -> source.Source:
    return source.read(text.encode(), "report.yaml")


def read_list(text: str) -> source.Source:
    return source.read(text.encode(), "waivers.yaml", root=list)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def finding(hit: Hit, code: str = "R203") -> Finding:
    return Finding(code, Severity.ERROR, Place("report.yaml", NOWHERE), hit)


# --- both languages say the same things


def test_every_sentence_and_every_label_is_in_both_languages() -> None:
    assert Sentence._fields == LANGUAGES
    assert Label._fields == (*LANGUAGES, "one")
    texts: dict[str, Sentence | Label] = {**SENTENCES, **LABELS}
    assert len(texts) == len(SENTENCES) + len(LABELS)
    assert {type(text) for text in SENTENCES.values()} == {Sentence}
    assert {type(label) for label in LABELS.values()} == {Label}
    assert [(key, lang) for key, text in texts.items() for lang in LANGUAGES if not said(lang, text).strip()] == []
    assert [key for key, label in LABELS.items() if label.one is not None and not label.one.strip()] == []


OWN_WAY = {"summary.day", "summary.heading", "summary.period.month", "summary.period.year"}
"""Dates and numbers of headings, which each language writes in its own way."""


def test_both_languages_say_the_same_facts() -> None:
    texts: dict[str, Sentence | Label] = {**SENTENCES, **LABELS}
    assert {key for key, text in texts.items() if fields(text.en) != fields(text.zh)} == OWN_WAY


def test_words_are_sorted_and_stand_where_their_key_says() -> None:
    """By code and case beside their rule, by key in the module of their subject, so that two additions seldom meet."""
    for module, family in FAMILIES.items():
        own = {code for code, rule in RULES.items() if rule.check.__module__ == module}
        assert list(family.SENTENCES) == sorted(family.SENTENCES), module
        assert list(family.CHINESE) == sorted(family.CHINESE), module
        assert {key.partition("/")[0] for key in family.SENTENCES} == set(family.CHINESE) == own, module
    for subject, table in TABLES.items():
        assert list(table) == sorted(table), subject
        assert {key.partition(".")[0] for key in table} & set(TABLES) == {subject} - {"shared"}, subject
    assert {path.stem for path in LABEL_FILES} == {"__init__", *TABLES}
    assert {path for path in PARSED if path.stem.endswith("_words") and "rules" in path.parts} == {
        Path(family.__file__) for family in FAMILIES.values()
    }


def test_no_rule_knows_its_words() -> None:
    """`words` imports what stands beside a rule by its name, and the rules import none of it, in whatever way."""
    for path, tree in PARSED.items():
        if "rules" in path.parts and not path.stem.endswith("_words"):
            assert [
                name for name in names_imported(tree) if {"words", "importlib"} & set(re.split(r"[._]", name))
            ] == [], path
            assert not any(isinstance(node, ast.Name) and node.id == "__import__" for node in ast.walk(tree)), path


def test_what_stands_beside_a_rule_is_plain_data() -> None:
    for family in FAMILIES.values():
        tree = PARSED[Path(family.__file__)]
        assert names_imported(tree) == {"plan_cli.rules.wording.Meaning", "plan_cli.rules.wording.Sentence"}, family
        called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert {node.id if isinstance(node, ast.Name) else "" for node in called} <= {"Meaning", "Sentence"}, family


def names_imported(tree: ast.AST) -> set[str]:
    """All that is imported, with its module: `plan_cli.words.labels` for `from plan_cli.words import labels`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            found |= {".".join([*module, alias.name]) for alias in node.names}
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lamp_reason_and_state_has_its_word(lang: str) -> None:
    assert {f"lamp.{lamp}" for lamp in Lamp} <= LABELS.keys()
    assert {f"why.{why}" for why in Why} == {key for key in LABELS if key.startswith("why.")}
    assert {f"state.{state}" for state in ("not_started", "in_progress", "done", "blocked", "none")} <= LABELS.keys()
    assert {f"goal.{name}" for name in ("at_least", "at_most", "about", "between", "all", "benchmark")} <= LABELS.keys()
    assert len({said(lang, LABELS[f"lamp.{lamp}"]) for lamp in Lamp}) == len(Lamp)


def test_every_label_that_is_asked_for_is_there_and_is_given_what_it_takes() -> None:
    asked: set[str] = set()
    lacking = set()
    for call in label_calls():
        given = {keyword.arg for keyword in call.keywords}
        for key in texts_in(call.args[0]):
            asked.add(key)
            taken = {name for lang in LANGUAGES if key in LABELS for name in fields(said(lang, LABELS[key]))}
            if None not in given and not taken <= given:
                lacking.add((key, *sorted(taken - given)))
    assert asked - LABELS.keys() == set()
    assert lacking == set()
    assert len(asked) > 20


METAVARS = {
    *["code", "date", "file", "folder", "format", "id", "name", "new", "old", "path", "period", "plan", "rules", "unit"]
}

VALUES = {
    "help.": {"reports", "plans", "references", "arguments", *OPTION_GROUPS},
    "help.meta.": METAVARS,
    "reason.": {
        os.strerror(number).lower().replace(" ", "-")
        for number in (
            errno.ENAMETOOLONG,
            errno.EIO,
            errno.EISDIR,
            errno.ENOSPC,
            errno.ENOENT,
            errno.ENOTDIR,
            errno.EACCES,
            errno.EROFS,
            errno.ELOOP,
            errno.EMFILE,
        )
    },
    "setting.": {*settings._KEYS},
    "setting.from.": {
        "default",
        *(origin.replace(" ", "-") for origin in (BESIDE, UPWARD, PACKAGED)),
    },
    "lamp.": {lamp.value for lamp in Lamp},
    "why.": {why.value for why in Why},
    "form.note.": {*ITEMS},
    "kind.": {*(kind.value for kind in Kind), *UNIT_KINDS},
    "state.": {*get_args(State), "none", *_STATE_COLOURS},
    "summary.period.": {"year", "own-year", "H1", "H2", "Q1", "Q2", "Q3", "Q4", "month"},
    "summary.filed.": {*_STATE_COLOURS},
    "who.": {"lead", "each"},
    "every.": set(get_args(Every)),
    "diff.binding.": {"true", "false"},
    "diff.signed.": {"true", "false"},
    "diff.yes.": {"true", "false"},
    "diff.cycle.": set(get_args(Cycle)),
    "diff.field.": {name for form in Form.__subclasses__() for name in form.model_fields} | {*_OF_FIELD, "section"},
}
"""What is put in after the beginning of a key, where that is not written beside it."""

SUBJECTS = {"blank_report": "template", "content": "form", "matching": "diff", "units": "diff"}
"""Modules whose labels are about something of another name."""


def test_every_label_is_asked_for() -> None:
    """A key stands in the sources; or only its beginning does, and what is put in after that stands in a module
    or package of the same name."""
    subjects: dict[str, list[ast.AST]] = defaultdict(list)
    for path, tree in PARSED.items():
        if path not in LABEL_FILES:
            for subject in {SUBJECTS.get(path.stem) or path.stem.partition("_")[0], path.parent.name}:
                subjects[subject] += ast.walk(tree)
    asked: set[str] = set()
    for subject, nodes in subjects.items():
        texts = {text.rstrip("*#") for node in nodes for text in texts_in(node)}
        heads = {head for node in nodes if (head := head_of(node))} | {head for head in VALUES if head[:-1] in texts}
        own = {f"{subject}.{head}" for head in ("", *heads)}
        asked |= texts | {head + tail for head in {*heads, *own} for tail in VALUES.get(head) or texts}
    asked |= {f"{key}.name" for key in asked if key.startswith("summary.method.")} | {
        f"{severity}s" for severity in Severity
    }
    assert {key for key in LABELS if not key.startswith("stop.")} - asked == set()


def head_of(node: ast.AST) -> str | None:
    """`lamp.` of f"lamp.{lamp}"."""
    first = node.values[0] if isinstance(node, ast.JoinedStr) else None
    return (
        str(first.value) if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z.]+\.", str(first.value)) else None
    )


def label_calls() -> list[ast.Call]:
    """Every `words.label("…", …)` of the sources."""
    calls = [node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "label"]


def test_every_stop_has_its_words_and_gives_what_they_take() -> None:
    asked = {key for _, key in settings._KEYS.values()}
    for call in [node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Call)]:
        if not (isinstance(call.func, ast.Name) and call.func.id == "Stop"):
            continue
        given = {str(keyword.arg) for keyword in call.keywords}
        keys = texts_in(call.args[0]) or {key for _, key in settings._KEYS.values()}
        asked |= keys
        for key in keys:
            phrases = {f"stop.{key}.{name}" for name in given} & LABELS.keys()
            for lang in LANGUAGES:
                assert fields(said(lang, LABELS[f"stop.{key}"])) <= given, key
                assert all(fields(said(lang, LABELS[phrase])) == {phrase.split(".")[-1]} for phrase in phrases), key
    worded = {key for key in LABELS if key.startswith("stop.") and key.count(".") == 1}
    assert worded == {f"stop.{key}" for key in asked}


def test_a_fact_of_a_stop_that_is_missing_leaves_no_trace() -> None:
    words = wording("en")
    assert words.stop(Stop("no-report", period=None, as_of=None, known=())) == "no report found"
    stop = Stop("no-report", period="2025", as_of=date(2025, 1, 15), known=("2023", "2024"))
    assert words.stop(stop) == "no report found for 2025 whose data end by 2025-01-15; there are reports for 2023, 2024"
    assert wording("zh").stop(stop) == "没有找到2025报告期的数据不晚于2025-01-15的报告；已有报告的报告期：2023、2024"
    assert (
        words.stop(Stop("unknown-rule", name="{x}", suggestion="C3"))
        == "{x} is no rule; `plan rule` lists them (did you mean C3?)"
    )


def test_a_count_takes_nothing_but_its_number() -> None:
    counts = {key: label for key, label in LABELS.items() if label.one is not None}
    assert "reports" in counts
    for key, label in counts.items():
        assert fields(label.one or "") <= fields(label.en) == fields(label.zh) == {"n"}, key


# --- every finding has its sentence, and every sentence its finding


def test_every_rule_has_a_sentence() -> None:
    assert {key[:4] for key in SENTENCES} == set(RULES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_has_a_sentence(lang: str) -> None:
    words = wording(lang)
    for item in met():
        text = words.sentence(item.finding, item.plan)
        assert text.strip(), item.key


def test_every_sentence_is_met_in_some_case() -> None:
    assert SENTENCES.keys() - {item.key for item in met()} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_a_sentence_is_a_fact_that_its_findings_carry(lang: str) -> None:
    carried: dict[str, set[str]] = defaultdict(set)
    for item in met():
        carried[item.key] |= item.names
    unknown = {key: fields(said(lang, SENTENCES[key])) - names for key, names in carried.items()}
    assert {key: names for key, names in unknown.items() if names} == {}


def test_every_case_that_is_written_in_the_sources_has_a_sentence() -> None:
    """A `Hit` whose case is a plain text: there must be a sentence for some rule with that case, or a report would
    break the run.
    """
    cases = {key.partition("/")[2] for key in SENTENCES}
    written = {case for tree in TREES for case in cases_in(tree)}
    assert written - cases == set()
    assert {"looks-like", "lead", "multiple", "other-task", "reason", "cut-text"} <= written


def cases_in(tree: ast.AST) -> set[str]:
    """The texts that are given as a hit's case, or assigned to a variable of that name."""
    given: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            is_hit = isinstance(node.func, ast.Name) and node.func.id == "Hit"
            given += node.args[1:2] if is_hit else []
            given += [keyword.value for keyword in node.keywords if keyword.arg == "case"]
        elif isinstance(node, ast.Assign):
            given += [value for name, value in assigned(node) if name == "case"]
    return {text for value in given for text in texts_in(value)}


def assigned(node: ast.Assign) -> list[tuple[str, ast.expr]]:
    """The names of an assignment with what each is given, for `a = x` and `a, b = x, y`."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return [
            (name.id, item) for name, item in zip(target.elts, value.elts, strict=False) if isinstance(name, ast.Name)
        ]
    return [(target.id, value)] if isinstance(target, ast.Name) else []


def texts_in(value: ast.AST) -> set[str]:
    """The texts that an expression can be: itself, or the branches of a choice."""
    if isinstance(value, ast.IfExp):
        return texts_in(value.body) | texts_in(value.orelse)
    return {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()


OUTSIDE = ("checking", "cli", "project", "rendering")
"""Where text for people passes through, and none is made."""
READ = {PACKAGE / "rendering" / "terminal" / "rule.py", PACKAGE / "rendering" / "terminal" / "filling.py"}
"""What finds the parts of a rule's explanation by how they begin, and where a line may end."""


def test_no_words_stand_outside_their_rooms() -> None:
    for path, tree in PARSED.items():
        if path.relative_to(PACKAGE).parts[0] in OUTSIDE and path not in READ and not path.stem.endswith("_words"):
            told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in told]
            assert [text for text in texts if isinstance(text, str) and re.search("[一-鿿]", text)] == [], path


# --- what rules mean


def test_every_rule_is_explained_with_why_an_example_and_the_mend() -> None:
    for rule in RULES.values():
        for part in ("Why:", "Example:", "Mend:"):
            assert part in rule.text, (rule.code, part)


def test_chinese_names_and_explains_every_rule_and_no_other() -> None:
    assert set(CHINESE) == set(RULES)
    assert all(meaning.name and meaning.text for meaning in CHINESE.values())
    assert len({meaning.name for meaning in CHINESE.values()}) == len(CHINESE)


def test_chinese_explains_every_rule_with_why_an_example_and_the_mend() -> None:
    for code, (_, text) in CHINESE.items():
        what, *others = text.split("\n")
        assert what.endswith("。"), code
        assert [line[:3] for line in others] == ["原因：", "示例：", "改法："], code
        assert all(len(line) > 3 for line in others), code
        assert paragraphs(text) == [what, *others], code


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
def test_the_text_of_a_rule_fits_the_terminal(lang: str, width: int) -> None:
    for rule in RULES.values():
        for text in paragraphs(wording(lang).rule_text(rule)):
            lines = filled(text, width).split("\n")
            assert max(map(cell_len, lines)) <= width, rule.code
            assert "".join(lines).replace(" ", "") == text.replace(" ", ""), rule.code
            assert not any(line.startswith(tuple("，。；：、）”")) for line in lines), rule.code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_rule_has_a_summary_of_one_line_and_a_text(lang: str) -> None:
    words = wording(lang)
    for rule in RULES.values():
        first = words.rule_text(rule).split("\n")[0]
        assert bool(re.search("[一-鿿]", words.rule_name(rule.code))) == (lang == "zh"), rule.code
        assert bool(re.search("[一-鿿]{5}", first)) == (lang == "zh"), rule.code
        assert "\n" not in words.rule_summary(rule)
        assert words.rule_summary(rule)


# --- values in sentences


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["{expected}", "{", "}", "{0}", "{facts[x]}", "%s %(x)s", "{actual!r:>99}", "$x ${x}", "\\u0000"]
)
def test_nothing_of_a_report_is_used_as_a_template(lang: str, text: str) -> None:
    for code, hit in (
        ("R203", Hit((), actual=text, task=text, facts={"suggestion": text, "own": (text, text)})),
        ("S102", Hit((), actual=text, facts={"suggestion": text})),
        ("E602", Hit((), actual=text)),
        ("G708", Hit((), "reason", target=text, facts={"reason": text})),
    ):
        assert text in wording(lang).sentence(finding(hit, code), None)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "“”"),
        ("A1.9", "“A1.9”"),
        (Decimal("6.20E+4"), "“62000”"),
        (date(2024, 2, 29), "“2024-02-29”"),
        (("甲", "乙"), "“甲, 乙”"),
        (Amount(Fraction(1, 3)), "“0.33”"),
        (Amount(Fraction(1, 3), up=True), "“0.34”"),
        (Amount(Fraction(5, 3), "人"), "“1”"),
        (Share(Fraction(1, 3)), "“33.3 %”"),
        (7, "“7”"),
    ],
)
def test_how_a_value_is_shown(value: Any, shown: str) -> None:
    assert shown in wording("en").sentence(finding(Hit((), actual=value)), None)


def test_what_is_required_is_rounded_up_and_what_is_there_rounded_down() -> None:
    facts: Facts = {"measure": "人", "progress": Share(Fraction(9996, 10000)), "elapsed": Share(Fraction(2, 3))}
    expected, difference = Amount(Fraction(10, 3), "人", up=True), Amount(Fraction(-1, 3), "人")
    hit = Hit((), "pace", target="T", expected=expected, actual=Decimal(3), difference=difference, facts=facts)
    text = wording("en").sentence(finding(hit, "G703"), None)
    assert re.findall(r"-?[0-9.]+", text) == ["3", "4", "99.9", "66.6", "-1"]


def test_a_hint_follows_the_sentence() -> None:
    words = wording("en")
    plain = words.sentence(finding(Hit((), actual="A1.9")), None)
    assert plain.endswith("plan")
    hinted = words.sentence(
        finding(Hit((), actual="A1.9", facts={"suggestion": "A1.6", "own": ("A1.5", "A1.6")})), None
    )
    assert hinted == plain + words.label("did-you-mean", suggestion="A1.6") + words.label("own", own="A1.5, A1.6")


def test_very_many_are_cut_after_twelve() -> None:
    words = wording("en")
    assert words.listed(()) == ""
    assert words.listed(("a",)) == "a"
    twelve = tuple(range(12))
    assert words.listed(twelve) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"
    assert words.listed((*twelve, 12)) == "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …"
    assert wording("zh").listed(("甲", "乙")) == "甲、乙"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_very_long_names_are_cut(lang: str) -> None:
    long = "很长" * 50_000
    for code, hit in (
        ("R202", Hit((), actual=long)),
        ("R203", Hit((), actual=long, task=long)),
        (
            "R204",
            Hit((), "other-task", actual=long, target=long, task=long, facts={"owner": long, "own": (long,) * 20}),
        ),
        ("G708", Hit((), "reason", target="T", facts={"reason": long})),
    ):
        text = wording(lang).sentence(finding(hit, code), None)
        assert "很长" * 30 in text
        assert "…" in text
        assert len(text) < 2000, code
    assert wording(lang).sentence(finding(Hit((), actual="x" * 120)), None).count("x" * 120) == 1


@pytest.mark.parametrize(
    ("lang", "number", "text"),
    [("en", 0, "0 reports"), ("en", 1, "1 report"), ("en", 2, "2 reports"), ("zh", 1, "1份报告"), ("zh", 2, "2份报告")],
)
def test_one_is_singular(lang: str, number: int, text: str) -> None:
    assert wording(lang).count("reports", number) == text


def test_a_label_without_values_is_as_it_stands() -> None:
    assert wording("en").label("head.plan") == "plan"
    assert wording("en").label("why.stale", at="2023-12-31") == "stale, of 2023-12-31"
    assert "{x}" in wording("en").label("did-you-mean", suggestion="{x}")


def test_an_id_is_shown_with_its_title() -> None:
    plan = plan_named("judging.yaml")
    assert titled("A.1", plan) == "A.1 累计"
    assert titled("A.1.T1", plan) == "A.1.T1 培训"
    assert titled("A.4.D1", plan) == "A.4.D1 制度"
    assert titled("A.9", plan) == "A.9"
    assert titled("A.1", None) == "A.1"
    assert titled(None, plan) == ""


def test_a_language_is_loaded_once() -> None:
    assert wording("en") is wording("en")
    assert [wording(lang).lang for lang in LANGUAGES] == ["en", "zh"]
