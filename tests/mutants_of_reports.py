"""Broken reports, plans and waivers through the command line, any number of them: `python tests/mutants_of_reports.py
--count 100000 --seed 1`.

Each mutant is given to every command that reads such a file, in this process; every five-hundredth to a process of its
own as well, which must say the same. What must hold: no internal error, no run over two seconds, and every format with
the same findings and the same exit code. A seed gives the same mutants again; what fell out is kept in `--keep`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from command import Ran, plan  # noqa: E402
from read_back import READERS, Seen  # noqa: E402

SLOW = 2.0
APART = 500
"""Every so many mutants are run as a process of their own too."""
FORMATS = tuple(READERS)
_LINE = re.compile(r"(.+?):(\d+):\d+: ([A-Z]\d+) ")
_PLAN_OF = re.compile(rb"^plan: *[\"']?([\w-]+)@", re.MULTILINE)
_WAIVERS = b"""- {rule: C301, unit: U, task: B1.1, reason: agreed, approved_by: A, until: 2030-01-01}
- rule: figure-missing
  target: B1.1.T1
  reason: late survey
  approved_by: B
  until: 2024-01-01
"""

# --- seeds


class Seed(NamedTuple):
    """A sound file, or nearly: what it is, its bytes, and the plan that it is held against."""

    kind: str
    name: str
    data: bytes
    plan: Path


def seeds() -> list[Seed]:
    """The reports, plans and waivers of this project: those that come with it, and those of the tests."""
    plans = {path.stem: path for path in sorted((HERE / "plans").glob("*.yaml"))}
    by_id = {_id_of(path): path for path in [*plans.values(), HERE.parent / "data" / "plan.yaml"]}
    found = [Seed("plan", path.name, path.read_bytes(), path) for path in plans.values()]
    found += [Seed("waivers", "waivers.yaml", _WAIVERS, plans["town"])]
    files = sorted((HERE / "cases").glob("*/**/*.yaml")) + sorted((HERE.parent / "data" / "reports").glob("*/*.yaml"))
    for path in filter(Path.is_file, files):
        data = path.read_bytes()
        if path.name == "waivers.yaml":
            found.append(Seed("waivers", path.name, data, plans["town"]))
        elif (named := _PLAN_OF.search(data)) and (held := by_id.get(named[1].decode())):
            found.append(Seed("report", str(path.relative_to(HERE.parent)), data, held))
    return found


def _id_of(path: Path) -> str:
    found = re.search(r"^id: *(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else path.stem


# --- mutations

SIGNS = list(
    "：，、；｛｝［］（）“”‘’「」【】。　 \t\n\r#&*!|>%@`{}[]:,-?\"'~\\\0\x07\x1b\x85\u2028\u202e\ufeff\xa0①²·•"
)
_WORDS = """
    null ~ true false yes [] {} - '' "" 0 -1 1e999 .inf 0x1F 12:30 1_000 999999999999999999999 2024
    2024-H1 2024-Q4 2025-12-31 0001-01-01 9999-12-31 2024-02-30 done 已完成 无 / N/A 见附件 约3200 72① #REF!
    =1+1 <<: *a &a !!set --- ... ``` <<<<<<< ======= >>>>>>> B1.1 A1.1 B1.1.T1 B1.1.D1 市教育局 各区县 task
    unit period value of measure entries figures lead each {a:1} [1,2 {plan：a，unit：b} 30% ５０ 三千 2024年
"""
WORDS = _WORDS.split()
_NAMES = """
    plan unit period submitted data_through approved_by entries task status progress figures target
    value of measure reason bound deliverables evidence title ref date shortfall cause remedy due rule
    until sections tasks units windows start end lead responsible members aliases kind targets at_least
    during every who id line sentence
"""
NAMES = _NAMES.split()


def _bytes(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    kind = chance.randrange(4)
    if kind == 0:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[at + chance.randrange(1, 30) :]
    if kind == 2:
        return data[:at]
    return data[:at] + bytes(chance.randrange(256) for _ in range(chance.randrange(1, 4))) + data[at:]


def _text(change: Callable[[str, random.Random], str]) -> Callable[[bytes, random.Random], bytes]:
    def changed(data: bytes, chance: random.Random) -> bytes:
        return change(data.decode("utf-8", "surrogateescape"), chance).encode("utf-8", "surrogateescape")

    return changed


def _signs(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 2, 40)) + text[at + chance.randrange(2) :]


def _lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    kind = chance.randrange(6)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = " " * chance.randrange(9) + lines[at].lstrip()
    elif kind == 4:
        lines[at] = chance.choice(("\t", "　", "\xa0", "- ", "• ", "1. ", "> ", "# ", "|", "}")) + lines[at]
    else:
        lines[at : at + 1] = [lines[at]] * 130
    return "\n".join(lines)


def _replaced(pattern: str, given: Sequence[str]) -> Callable[[str, random.Random], str]:
    compiled = re.compile(pattern, re.MULTILINE)

    def change(text: str, chance: random.Random) -> str:
        found = list(compiled.finditer(text))
        if not found:
            return text
        start, end = chance.choice(found).span(1)
        return text[:start] + chance.choice(given) + text[end:]

    return change


def _wide(text: str, chance: random.Random) -> str:
    """A sign in its other width; often all of one line."""
    pairs = {":": "：", ",": "，", "{": "｛", "}": "｝", "[": "［", "]": "］", "-": "－", '"': "“", "'": "‘", " ": "　"}
    table = str.maketrans({**pairs, **{wide: narrow for narrow, wide in pairs.items()}, "0": "０", "1": "１"})
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    whole = chance.random() < 0.4
    lines[at] = "".join(c.translate(table) if whole or chance.random() < 0.15 else c for c in lines[at])
    return "\n".join(lines)


def _quoted(text: str, chance: random.Random) -> str:
    found = list(re.finditer(r"(?<=: )[^\s,{}\[\]]+", text))
    if not found:
        return text
    start, end = chance.choice(found).span()
    quote, after = chance.choice((('"', '"'), ("'", "'"), ("“", "”"), ('"', ""), ("", "'"), ("‘", "’"), ("「", "」")))
    return text[:start] + quote + text[start:end] + after + text[end:]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _bytes,
    _text(_signs),
    _text(_lines),
    _text(_replaced(r":[ ]+([^\s,{}\[\]#]+)", WORDS)),
    _text(_replaced(r"(?:^|[{,]|- )[ ]*([\w.]+)(?=:)", NAMES)),
    _text(_replaced(r"([\w.@-]+)", WORDS)),
    _text(_replaced(r"(:[ ]|,[ ]|[{}\[\]]|\n[ ]*)", SIGNS)),
    _text(_wide),
    _text(_quoted),
)


def mutants(given: Sequence[Seed], count: int, seed: int) -> Iterator[Seed]:
    """As many broken files; the same for the same seed."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        kind = chance.choices(("report", "plan", "waivers"), (7, 2, 1))[0]
        base = chance.choice([item for item in given if item.kind == kind])
        data = base.data
        for _ in range(chance.choice((1, 1, 2, 3, 5))):
            data = chance.choice(MUTATIONS)(data, chance)
        yield base._replace(data=data)


# --- what is run


class Fall(NamedTuple):
    """What should not have happened with a mutant."""

    what: str
    arguments: tuple[str, ...]
    said: str


class Field:
    """A folder in which mutants are checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "reports" / "2024" / "mutant.yaml"
        self.file.parent.mkdir(parents=True)
        (folder / "pyproject.toml").write_text('[tool.plan]\nlang = "en"\n', encoding="utf-8")
        self.plan, self.waivers = folder / "plan.yaml", folder / "waivers.yaml"
        self.sound = (HERE / "cases" / "G701-target-missed" / "year.yaml").read_bytes()
        self.longest = 0.0

    def falls(self, mutant: Seed, number: int) -> Iterator[Fall]:
        """All that goes wrong with a mutant."""
        self.plan.write_bytes(mutant.data if mutant.kind == "plan" else mutant.plan.read_bytes())
        self.file.write_bytes(mutant.data if mutant.kind == "report" else self.sound)
        self.waivers.write_bytes(mutant.data if mutant.kind == "waivers" else b"[]\n")
        lang = ("--lang", ("en", "zh")[number % 2])
        subject = ("reports",) if number % 3 == 0 or mutant.kind == "waivers" else (str(self.file),)
        yield from self._agreeing(("check", *subject, "--plan", "plan.yaml", *lang))
        for arguments in self._others(mutant, number):
            yield from self._run((*arguments, *lang))[1]
        if number % APART == 0:
            yield from self._apart(("check", *subject, "--plan", "plan.yaml", *lang))

    def _others(self, mutant: Seed, number: int) -> Iterator[tuple[str, ...]]:
        """The commands that read such a file, each now and then; of a plan all."""
        held = ("--plan", "plan.yaml")
        if mutant.kind == "plan":
            yield ("lint", "plan.yaml", "-f", ("text", "json")[number // 2 % 2])
            other: tuple[tuple[str, ...], ...] = (
                ("show", *held),
                ("diff", str(mutant.plan), "plan.yaml", "-f", ("text", "json", "markdown")[number // 4 % 3]),
                ("template", "市文广局", "--period", "2024", *held),
                ("schema", *held),
                ("summary", "reports", *held),
                ("lint", "plan.yaml", "--source", str(HERE / "plans" / "riverton.txt")),
                ("show", "市文广局", *held),
            )
        else:
            other = (
                ("summary", "reports", *held),
                ("check", "reports", *held, "--all-periods", "-v"),
                ("template", "市文广局", "--period", "2025", *held, "--from", "reports"),
                ("check", "reports", *held, "--only", str(self.file), "-q"),
                ("summary", "reports", *held, "--by", "unit"),
            )
        yield other[number % len(other)]

    def _agreeing(self, arguments: tuple[str, ...]) -> Iterator[Fall]:
        """Every format holds the same findings, text too, and a format of standard output the same exit code."""
        outputs = {name: self.folder / f"out.{name}" for name in FORMATS}
        for file in outputs.values():
            file.unlink(missing_ok=True)
        ran, falls = self._run((*arguments, *(part for name in FORMATS for part in ("-o", f"{name}={outputs[name]}"))))
        yield from falls
        if falls or ran.code == 2:
            return
        text = Counter((m[3], m[1], int(m[2])) for m in map(_LINE.match, ran.out.split("\n")) if m)
        seen = {name: READERS[name](file.read_text(encoding="utf-8")) for name, file in outputs.items()}
        expected = Counter(_key(item) for item in seen["json"])
        for name, found in seen.items():
            if Counter(map(_key, found)) != expected:
                yield Fall(f"{name} differs from json", arguments, str(_unlike(Counter(map(_key, found)), expected)))
        waived = any(f["waived"] for f in json.loads(outputs["json"].read_text(encoding="utf-8"))["findings"])
        if not waived and (more := text - expected):
            yield Fall("text differs from json", arguments, str(more))
        name = FORMATS[hash_of(arguments, ran.out) % len(FORMATS)]
        again, falls = self._run((*arguments, "-f", name))
        yield from falls
        if again.code != ran.code or again.out != outputs[name].read_text(encoding="utf-8"):
            yield Fall(f"-f {name} is not -o {name}", arguments, f"{ran.code}, {again.code}")

    def _run(self, arguments: tuple[str, ...]) -> tuple[Ran, list[Fall]]:
        begun = time.process_time()
        try:
            ran = plan(*arguments, cwd=self.folder)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            return Ran(2, "", ""), [Fall("raised", arguments, repr(error))]
        took = time.process_time() - begun
        self.longest = max(self.longest, took)
        falls = []
        if took > SLOW:
            falls.append(Fall("slow", arguments, f"{took:.1f} s"))
        if "internal error" in ran.err or "内部错误" in ran.err or "Traceback" in ran.err:
            falls.append(Fall("internal error", arguments, ran.err.strip()))
        told = ran.err and arguments[0] == "check" and "-v" not in arguments
        if ran.code not in (0, 1, 2) or (ran.code == 2 and not ran.err) or (ran.code < 2 and told):
            falls.append(Fall("exit code", arguments, f"{ran.code}: {ran.err}"))
        return ran, falls

    def _apart(self, arguments: tuple[str, ...]) -> Iterator[Fall]:
        """The same as a process of its own says the same."""
        ran = plan(*arguments, cwd=self.folder)
        done = subprocess.run(
            [sys.executable, "-P", "-m", "plan_cli", *arguments],
            capture_output=True,
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(HERE.parent), "LANG": "C.UTF-8"},
            timeout=60,
            check=False,
        )
        apart = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
        if apart != ran:
            yield Fall("apart it is otherwise", arguments, f"{ran}\n{apart}")


def _key(item: Seen) -> tuple[str, str, int]:
    return item.code, item.path, item.line


def _unlike(found: Counter[tuple[str, str, int]], expected: Counter[tuple[str, str, int]]) -> dict[str, object]:
    return {"more": dict(found - expected), "less": dict(expected - found)}


def hash_of(arguments: tuple[str, ...], text: str) -> int:
    """A number that is the same in every run of Python."""
    return sum(len(part) for part in arguments) + len(text)


def run(count: int, seed: int, first: int = 0, keep: Path | None = None) -> tuple[list[tuple[int, Fall]], float]:
    """Run mutants, and give what fell out, each with the number of its mutant, and the longest time of a run."""
    found: list[tuple[int, Fall]] = []
    with tempfile.TemporaryDirectory() as folder:
        field = Field(Path(folder))
        for number, mutant in enumerate(mutants(seeds(), count, seed)):
            if number < first:
                continue
            falls = list(field.falls(mutant, number))
            found += [(number, fall) for fall in falls]
            if falls and keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{mutant.kind}.yaml").write_bytes(mutant.data)
    return found, field.longest


def main() -> int:
    """As the command line says; 1 where anything fell out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="the mutant to begin with")
    parser.add_argument("--keep", type=Path, help="a folder for what fell out")
    given = parser.parse_args()
    found, longest = run(given.count, given.seed, given.first, given.keep)
    for number, fall in found:
        sys.stdout.write(f"{number}: {fall.what}: plan {' '.join(fall.arguments)}\n    {fall.said}\n")
    kinds = Counter(fall.what for _, fall in found)
    sys.stdout.write(f"{given.count - given.first} mutants, longest run {longest:.2f} s, fell out: {dict(kinds)}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
