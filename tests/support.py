"""What the tests share: the frozen plans, and a report's findings in short: `R203:11:13` is R203
in line 11, column 13.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from plan_cli.checking.check import check_alone
from plan_cli.checking.result import Result
from plan_cli.checking.selection import Selection
from plan_cli.finding import Finding
from plan_cli.model.plan import Plan, load
from plan_cli.reading import files as inputs
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

HERE = Path(__file__).parent


@cache
def plan_named(name: str) -> Plan:
    """A plan of tests/plans."""
    read = inputs.read_file(str(HERE / "plans" / name))
    plan = load(read)
    assert plan is not None, read.problems.hits
    return plan


def result_of(report: str | bytes, plan: str = "town.yaml", as_of: date | None = None) -> Result:
    """What checking one report alone finds."""
    data = report.encode() if isinstance(report, str) else report
    return check_alone(plan_named(plan), [Loaded(source.read(data, "report.yaml"))], Selection(), as_of)


def short(finding: Finding) -> str:
    return f"{finding.code}:{finding.line}:{finding.column}"


def found(report: str | bytes, plan: str = "town.yaml", as_of: date | None = None) -> list[str]:
    """The findings of one report, in their order."""
    return [short(finding) for finding in result_of(report, plan, as_of).findings]


class Cost(NamedTuple):
    """The codes that a check found, with their number, and what it cost in a process of its own, in seconds of the
    processor.
    """

    codes: dict[str, int]
    seconds: float
    megabytes: float


_CHILD = """
import json, re, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from collections import Counter
from support import found, result_of
found("plan: x")
data = sys.stdin.buffer.read()
begun = time.process_time()
result = result_of(data)
seconds = time.process_time() - begun
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
print(json.dumps([Counter(finding.code for finding in result.findings), seconds, peak]))
"""


def cost_of(report: bytes) -> Cost:
    """Check a report in another process, which may use 1 GB and a minute of time; one that crashes fails the test."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD], input=report, capture_output=True, cwd=HERE, timeout=90, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    codes, seconds, megabytes = json.loads(done.stdout)
    return Cost(codes, seconds, megabytes)
