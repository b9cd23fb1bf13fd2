"""What a plan says never runs in the shell of whoever presses Tab: tried in real shells, at a terminal of their own."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import HERE

from plan_cli.cli import completion

TOWN = (HERE / "plans" / "town.yaml").read_text(encoding="utf-8")
ROOT = HERE.parent
HOSTILE = [
    r"Zq\$(touch ran-0)",
    r"Zq\`touch ran-00`",
    r"Zq\\$(touch ran-1)",
    "Zq$(touch ran-2)",
    "Zq`touch ran-3`",
    "Zq'; touch ran-4; '",
    "Zq'$(touch ran-5)'",
    'Zq"$(touch ran-6)"',
    r"Zq\'); touch ran-7 #",
    "Zq)); touch ran-8; ((",
    "Zq;touch ran-9",
    "Zq|touch ran-10",
    "Zq&touch ran-11",
    "Zq>ran-12",
    "Zq<(touch ran-13)",
    "Zq=(touch ran-14)",
    "Zq${(e):-`touch ran-15`}",
    "Zq\\\ntouch ran-16\n",
    "Zq“;touch ran-17;”",
    "Zq’;touch ran-18;’",
    "Zq*",
    "Zq?",
    "Zq[a]",
    "Zq{a,b}",
    "Zq~",
    "Zq!!",
    "Zq:::x",
    "Zq\x1b[31m",
    "Zq\u202e",
    "Zq\u3164",
    "Zq\tx",
    "Zq -x",
    "Zq%x",
    "Zq(x)",
    "Zq#",
    "Zq^",
    "-Zq",
    "$Zq",
    "~Zq",
    ".Zq",
    "=Zq",
    "@Zq",
]
HARMLESS = [
    "市文广局",
    "东湖区政府",
    "B1.2.T1",
    "A1",
    "区（县）政府",
    "Zq Bureau of Culture",
    "Łódź",
    "x-1",
    "中国·云泽",
]


def test_only_what_no_shell_runs_is_offered() -> None:
    offered = completion.harmless([(name, "x") for name in [*HOSTILE, *HARMLESS]])
    assert [name for name, _ in offered] == HARMLESS


@pytest.mark.parametrize("text", HOSTILE)
def test_a_description_is_stripped_of_what_a_shell_reads(text: str) -> None:
    ((_, described),) = completion.harmless([("x", text)])
    assert re.search(r"""["'`$\\;|&<>(){}\[\]*?!~#^=@%:“”‘’\x00-\x1f]""", described) is None


# --- in real shells


RUNNING = [name for name in HOSTILE if re.search("touch|>ran", name) and "\n" not in name][:10]
"""Some of those that would run something; each is the only one of its plan, since two of them can spoil each other."""


def city(folder: Path) -> None:
    """Plans with a hostile unit and title each, and `plan`, which is this one."""
    for number, name in enumerate(["", *RUNNING]):
        unit = f"  - {{name: {_quoted(name)}, kind: government}}\n" if name else ""
        text = TOWN.replace("units:\n", f"units:\n{unit}", 1)
        title = _quoted(f"办好{name}")
        text = text.replace("title: 办好文化活动", f"title: {title}", 1)
        (folder / str(number)).mkdir()
        (folder / str(number) / "plan.yaml").write_text(text, encoding="utf-8")
    (folder / "bin").mkdir()
    file = folder / "bin" / "plan"
    begin = f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv[0] = 'plan'; from plan_cli.__main__ import main"
    file.write_text(f"#!{sys.executable}\n{begin}; main()\n", encoding="utf-8")
    file.chmod(0o755)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def script(shell: str, folder: Path) -> str:
    env = {**os.environ, "_PLAN_COMPLETE": f"source_{shell}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [folder / "bin" / "plan"], env=env, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout


SHELLS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}
BEGIN = {"bash": "", "zsh": "autoload -Uz compinit; compinit -u -d dump; setopt interactivecomments; "}


@pytest.mark.skipif(os.name != "posix", reason="a terminal of Unix is needed")
@pytest.mark.parametrize("shell", SHELLS)
def test_pressing_tab_runs_nothing_and_completes(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    city(tmp_path)
    (tmp_path / "complete").write_text(script(shell, tmp_path), encoding="utf-8")
    typed = Typed(SHELLS[shell], tmp_path)
    try:
        typed.line(f"{BEGIN[shell]}PATH=$PWD/bin:$PATH; PS1='> '; source ./complete; cd 0; : > ready")
        typed.wait(tmp_path / "0" / "ready")
        for number in range(1, len(RUNNING) + 1):
            typed.line(f"cd ../{number}")
            typed.rest(0.1)
            for words in ("plan show Zq", "plan show B1.1"):
                typed.send(f"{words}\t")
                typed.rest(0.8)
                typed.send("\x15")
        typed.line("cd ../0")
        typed.send("plan show 市文\t")
        typed.rest()
        typed.line("> done")
        typed.wait(tmp_path / "0" / "done", full=True)
    finally:
        typed.end()
    assert {file.name for file in tmp_path.glob("[0-9]*/*")} == {"plan.yaml", "ready", "done"}, "a command ran"
    assert "市文广局" in (tmp_path / "0" / "done").read_text(encoding="utf-8")


class Typed:
    """A shell at a terminal, and somebody who types."""

    def __init__(self, command: list[str], folder: Path) -> None:
        import pty

        self.terminal, other = pty.openpty()
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        self.shell = subprocess.Popen(
            command, cwd=folder, env=env, stdin=other, stdout=other, stderr=other, start_new_session=True
        )
        os.close(other)

    def send(self, text: str) -> None:
        os.write(self.terminal, text.encode())

    def line(self, text: str) -> None:
        self.send(f"{text}\n")

    def rest(self, quiet: float = 1.0, longest: float = 15) -> None:
        """Read on until nothing has come for a while."""
        until = time.monotonic() + longest
        while time.monotonic() < until and select.select([self.terminal], [], [], quiet)[0]:
            os.read(self.terminal, 65_536)

    def wait(self, file: Path, *, full: bool = False) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until and not (file.exists() and (file.stat().st_size or not full)):
            self.rest(0.1, 1)
        assert file.exists()

    def end(self) -> None:
        self.shell.kill()
        self.shell.wait()
        os.close(self.terminal)
