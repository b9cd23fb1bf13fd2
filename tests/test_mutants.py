"""The command line, every command and format, over broken files: a few mutants of each kind (`mutants_of_reports` runs
any number), texts that hypothesis makes, and all that once crashed.
"""

from __future__ import annotations

import pytest
from command import plan
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mutants_of_reports import Field, Seed, run, seeds
from support import HERE

CORPUS = [
    b"",
    b"~",
    b"- ~",
    b"-",
    b'- ""',
    b"- {}",
    b"[]",
    b"{}",
    b"\xff\xfeu\0n\0i\0t\0",
    b"\0",
    b"a: 1\x85b",
    b"? [a]\n: b",
    b"{a: !!float .inf}",
    "{plan：a, unit: b， period：c}".encode(),
    "{：, a，}".encode(),
    b"id: x\nsections: 3\n",
    b"units:\n  - ~\nsections:\n  - ~\n",
    b"entries: [" + b"{}," * 200 + b"]",
    b"- {rule: C306, rule: C306}\n" * 101,
    b"- x\n" * 101,
    b"[" * 5000,
    b"{a: " * 5000,
]
"""What crashed once, and what is near it."""
TOWN = HERE / "plans" / "town.yaml"
KINDS = ("report", "plan", "waivers")


@pytest.mark.parametrize("seed", range(2))
def test_a_few_mutants(seed: int) -> None:
    found, _ = run(40, seed)
    assert [fall for _, fall in found if fall.what != "slow"] == []


def test_the_same_seed_gives_the_same_mutants_and_every_kind_has_a_seed() -> None:
    assert {item.kind for item in seeds()} == set(KINDS)
    assert len(seeds()) > 50


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    return Field(tmp_path_factory.mktemp("field"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", CORPUS, ids=range(len(CORPUS)))
def test_what_once_crashed(field: Field, kind: str, data: bytes) -> None:
    for number in (1, 6):
        falls = field.falls(Seed(kind, "corpus", data, TOWN), number)
        assert [fall for fall in falls if fall.what != "slow"] == []


_WORDS = """
    plan unit period entries task status figures target value deliverables evidence rule reason until units name
    sections tasks lead ： ， : , { } [ ] - # & * ! | > % @ ` ' " ~ 1 2024 2024-H1 B1.1 B1.1.T1 C306
"""
WORDS = st.sampled_from([*_WORDS.split(), " ", "\n", "\t", "\u3000"])
_ARGUMENTS = """
    check show rule lint template summary diff schema report plan -f json text -o x --lang zh en -q -v --plan --only
    --period 2024 --as-of 2024-12-31 - . / nowhere C301 K --select --ignore --fail-on gap 市图书馆 --
"""
ARGUMENTS = st.sampled_from([*_ARGUMENTS.split(), "", "\0"])


@pytest.mark.parametrize("kind", KINDS)
@given(
    data=st.one_of(st.binary(), st.text().map(str.encode), st.lists(WORDS, max_size=40).map("".join).map(str.encode))
)
@example(data=b"{a: {b: 1} # #\n")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_as_any_file(field: Field, kind: str, data: bytes) -> None:
    falls = field.falls(Seed(kind, "any", data, TOWN), 1 + len(data))
    assert [fall for fall in falls if fall.what != "slow"] == []


@given(arguments=st.lists(ARGUMENTS, max_size=6))
@settings(max_examples=40, deadline=None)
def test_any_arguments(tmp_path_factory: pytest.TempPathFactory, arguments: list[str]) -> None:
    folder = tmp_path_factory.getbasetemp() / "arguments"
    folder.mkdir(exist_ok=True)
    ran = plan(*arguments, cwd=folder)
    assert ran.code in (0, 1, 2)
    assert "internal error" not in ran.err + ran.out
    assert "内部错误" not in ran.err + ran.out
