"""How much of what judges a report the tests hold: `python tests/mutants_of_code.py --count 300 --seed 1`.

A mutant is one function of the judging or of the rules with one thing changed: a comparison, a constant, `and` and
`or`, a `not`, a sign, what is returned. The tests that fit are run against each, in a process that has it in place of
the function. A mutant that no test finds survives, and is printed: a hole in the tests, or a change that changes
nothing. Not a part of CI: a few hundred take half an hour.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

JUDGING = ("pace", "days", "archive", "record", "stages", "closing", "ledger", "standing", "overview", "submission")
RULES = (
    *("form", "references", "completeness", "consistency", "comparison", "plausibility", "evidence", "gaps", "waiving"),
    *("plan.structure", "plan.goals", "plan.text"),
)
MODULES = (*(f"plan_cli.judging.{name}" for name in JUDGING), *(f"plan_cli.rules.{name}" for name in RULES))
FIRST = ("test_judging", "test_limits", "test_ledger", "test_cases", "test_folder", "test_life", "test_rules")
"""The tests of reports, the quickest first."""
THEN = (
    *("test_mends", "test_overview", "test_travel", "test_wording"),
    *("test_summary", "test_golden", "test_formats", "test_template", "test_project"),
)
FITTING = {
    "plan_cli.rules.waiving": ("test_waivers",),
    "plan_cli.rules.plan.structure": ("test_lint", "test_plan"),
    "plan_cli.rules.plan.goals": ("test_lint", "test_limits", "test_plan"),
    "plan_cli.rules.plan.text": ("test_lint", "test_document"),
}
LONGEST = 240

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip


class Mutant(NamedTuple):
    """A function with a change in it: the module, the names that lead to it, the line, what was changed, its code."""

    module: str
    name: tuple[str, ...]
    line: int
    what: str
    code: CodeType

    def __str__(self) -> str:
        return f"{self.module.replace('.', '/')}.py:{self.line}: {'.'.join(self.name)}: {self.what}"


# --- making them


def mutants(module: str) -> Iterator[Mutant]:
    """All mutants of a module's functions."""
    file = HERE.parent / f"{module.replace('.', '/')}.py"
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for name, function in _functions(tree):
        for index, node in enumerate(ast.walk(function)):
            for number, _ in enumerate(_changes(node)):
                changed = copy.deepcopy(tree)
                own = next(found for called, found in _functions(changed) if called == name)
                target = next(item for place, item in enumerate(ast.walk(own)) if place == index)
                before = ast.unparse(target) if not isinstance(target, ast.FunctionDef) else target.name
                for place, change in enumerate(_changes(target)):
                    if place == number:
                        what = change()
                code = _code_of(compile(ast.fix_missing_locations(changed), str(file), "exec"), name)
                line = getattr(target, "lineno", function.lineno)
                if code is not None:
                    yield Mutant(module, name, line, f"{before[:70]} → {what[:70]}", code)


def _functions(tree: ast.AST, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield (*above, node.name), node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, (*above, node.name))


def _code_of(code: CodeType, name: tuple[str, ...]) -> CodeType | None:
    for step in name:
        found = [item for item in code.co_consts if isinstance(item, CodeType) and item.co_name == step]
        if not found:
            return None
        code = found[0]
    return code


Change = Callable[[], str]
"""Changes a node, and says what it is then."""


def _changes(node: ast.AST) -> Iterator[Change]:
    """What can be changed in a node."""
    yield from _of_signs(node)
    yield from _of_conditions(node)
    yield from _of_values(node)


def _of_signs(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for place, sign in enumerate(node.ops):
            if swapped := _SWAPPED.get(type(sign)):
                yield partial(_set, node, node.ops, place, swapped())
    elif isinstance(node, ast.BoolOp | ast.BinOp) and (swapped := _SWAPPED.get(type(node.op))):
        yield partial(_change, node, "op", swapped())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield partial(_change, node, "operand", ast.UnaryOp(ast.Not(), node.operand))


def _of_conditions(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.IfExp):
        yield partial(_change, node, "test", ast.UnaryOp(ast.Not(), node.test))
    elif isinstance(node, ast.If):
        yield partial(_change, node, "test", ast.Constant(False), "if False")
    elif isinstance(node, ast.comprehension):
        for place in range(len(node.ifs)):
            yield partial(_set, node, node.ifs, place, ast.Constant(True), "if True")


def _of_values(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield partial(_change, node, "value", not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield partial(_change, node, "value", node.value + 1)
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield partial(_change, node, "value", ast.Constant(None), "return None")


def _change(node: Any, field: str, value: Any, said: str = "") -> str:
    setattr(node, field, value)
    return said or ast.unparse(node)


def _set(node: Any, items: list[Any], place: int, value: Any, said: str = "") -> str:
    items[place] = value
    return said or ast.unparse(node)


# --- and running the tests against them


def function_of(mutant: Mutant) -> FunctionType | None:
    """The function that a mutant stands for, wherever it is held."""
    found: Any = importlib.import_module(mutant.module)
    for step in mutant.name:
        found = vars(found).get(step) if isinstance(found, type) else getattr(found, step, None)
    for name in ("check", "fget", "func", "__func__", "__wrapped__"):  # a rule, a property, a method, a cache
        if not isinstance(found, FunctionType):
            found = getattr(found, name, found)
    return found if isinstance(found, FunctionType) else None


def killed(mutant: Mutant, tests: tuple[str, ...]) -> bool:
    """Whether any of the tests finds a mutant, in a process of its own; one that takes too long is found."""
    child = os.fork()
    if child == 0:
        _test(mutant, tests)
    begun = time.monotonic()
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status) != 0
        if time.monotonic() - begun > LONGEST:
            os.kill(child, 9)
            os.waitpid(child, 0)
            return True
        time.sleep(0.02)


def _test(mutant: Mutant, tests: tuple[str, ...]) -> None:
    import pytest

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    function = function_of(mutant)
    assert function is not None
    function.__code__ = mutant.code
    code = pytest.main(
        ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", *(str(HERE / f"{name}.py") for name in tests)]
    )
    os._exit(int(code))


def sample(count: int, seed: int) -> list[Mutant]:
    """So many mutants of all modules; the same for the same seed."""
    found = [item for module in MODULES for item in mutants(module)]
    usable = [item for item in found if (own := function_of(item)) and _fits(own, item.code)]
    return random.Random(seed).sample(usable, min(count, len(usable)))


def _fits(function: FunctionType, code: CodeType) -> bool:
    return len(function.__code__.co_freevars) == len(code.co_freevars)


def main() -> int:
    """As the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=10**6, help="how long to go on")
    given = parser.parse_args()
    survived, tried, begun = [], 0, time.monotonic()
    os.environ["PYTHONHASHSEED"] = "0"
    for mutant in sample(given.count, given.seed):
        if time.monotonic() - begun > given.seconds:
            break
        tried += 1
        fitting = FITTING.get(mutant.module)
        if not (killed(mutant, fitting) if fitting else killed(mutant, FIRST) or killed(mutant, THEN)):
            survived.append(mutant)
            sys.stdout.write(f"survived: {mutant}\n")
            sys.stdout.flush()
    score = Decimal(tried - len(survived)) * 100 / Decimal(tried or 1)
    sys.stdout.write(f"{tried} mutants, {len(survived)} survived: a score of {score:.1f} %\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
