"""Running commands and functions in turns, and what they took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """One run of a command: wall time, the processor time of it and its children (None where the system doesn't say),
    its exit code.
    """

    seconds: float
    processor: float | None
    code: int


def run(command: Sequence[str]) -> Run:
    """Run a command to its end, with its output thrown away."""
    begin = time.perf_counter()
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, env=_environment(), stdin=null, stdout=null, stderr=null)
    if sys.platform == "win32":
        code = process.wait()
        return Run(time.perf_counter() - begin, None, code)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, process.returncode)


_WATCHER = """
import os, sys
null = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 2)]
out = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null + out)
print(os.wait4(pid, 0)[2].ru_maxrss)
"""


def peak(command: Sequence[str]) -> float | None:
    """The most memory that a command holds, in MB; None where the system doesn't say.

    A process begins with the peak of the one that starts it, so a small one stands between.
    """
    if sys.platform == "win32":
        return None
    text = subprocess.check_output(
        [sys.executable, "-I", "-S", "-c", _WATCHER, *command], env=_environment(), text=True
    )
    return int(text) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _environment() -> dict[str, str]:
    """As a user has it: with Python's cache of compiled modules."""
    return {
        key: value for key, value in os.environ.items() if key not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    }


def commands(named: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Run]:
    """The medians of each command's times over so many rounds; in a round each runs once, after one that is not
    counted.
    """
    runs: dict[str, list[Run]] = {name: [] for name in named}
    for number in range(rounds + 1):
        for name, command in named.items():
            done = run(command)
            if number:
                runs[name].append(done)
    return {name: _median(done) for name, done in runs.items()}


def _median(runs: Sequence[Run]) -> Run:
    processor = [run.processor for run in runs if run.processor is not None]
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(processor) if processor else None,
        runs[-1].code,
    )


def calls(named: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median of the processor time that each function takes, called in turns."""
    times: dict[str, list[float]] = {name: [] for name in named}
    for number in range(rounds + 1):
        for name, function in named.items():
            begin = time.process_time()
            function()
            if number:
                times[name].append(time.process_time() - begin)
    return {name: statistics.median(taken) for name, taken in times.items()}
