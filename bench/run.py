"""How fast `plan` is, as ratios within one run.

`python bench/run.py` measures single reports, `python bench/run.py folder` folders of them,
`python bench/run.py history` the monthly reports of many years.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import sysconfig
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

import plainly
import samples
import timing

from plan_cli.checking.check import check_alone
from plan_cli.checking.selection import Selection
from plan_cli.model.plan import Plan, load
from plan_cli.project.settings import packaged_plan
from plan_cli.reading import source
from plan_cli.reading.files import read_file
from plan_cli.reading.source import Loaded

HERE = Path(__file__).parent


def main() -> None:
    options = _options()
    gc.set_threshold(200_000)  # as the program itself does
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.what == "folder":
            folders(folder, options.rounds or 3)
        elif options.what == "history":
            history(folder, options.units, options.months, options.rounds or 1)
        else:
            one_report(folder / "one", options.rounds or 15)
            in_one_process(folder / "one", options.rounds or 15)
            ten_times(folder, options.rounds or 15)
            hostile_files(folder)


def one_report(folder: Path, rounds: int) -> None:
    """One check, whole process, beside others on the same report."""
    sample = samples.real(folder)
    print(
        f"One report: {samples.ENTRIES} entries, {sample.report.stat().st_size} bytes; "
        f"a plan of {sample.plan.stat().st_size} bytes\n"
    )
    plan = program("plan")
    named = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "plan --help": [plan, "--help"],
        "plan check": [plan, "check", "--plan", str(sample.plan), str(sample.report)],
        "yamale": [program("yamale"), "-s", str(HERE / "report.yamale.yaml"), str(sample.report)],
        "check-jsonschema": [
            program("check-jsonschema"),
            "--schemafile",
            str(HERE / "report.schema.json"),
            str(sample.report),
        ],
    }
    table_of(timing.commands(named, rounds), named, "python -c pass", "check-jsonschema")


def in_one_process(folder: Path, rounds: int) -> None:
    """Reports per second: read, validate and all rules, beside the least that reads them with types."""
    sample = samples.real(folder)
    plan, data = plan_of(sample), sample.report.read_bytes()
    times = timing.calls(
        {
            "plan: read, validate, all rules": lambda: [check(plan, data) for _ in range(20)],
            "yaml.load(CSafeLoader) + pydantic": lambda: [plainly.read(data) for _ in range(20)],
        },
        rounds,
    )
    print("\nIn one process, reports a second of processor time")
    least = times["yaml.load(CSafeLoader) + pydantic"]
    for name, seconds in times.items():
        print(f"  {name:<36} {20 / seconds:>8.0f}   {seconds / least:>6.2f} × the time of yaml + pydantic")


def ten_times(folder: Path, rounds: int) -> None:
    """What ten times the entries cost."""
    small, large = samples.made(folder / "40", 40), samples.made(folder / "400", 400)
    few, much = (plan_of(small), small.report.read_bytes()), (plan_of(large), large.report.read_bytes())
    times = timing.calls({"40": lambda: [check(*few) for _ in range(10)], "400": lambda: check(*much)}, rounds)
    print(
        f"\nTen times the entries ({len(few[1])} and {len(much[1])} bytes): "
        f"{10 * times['400'] / times['40']:.1f} × the time"
    )


def hostile_files(folder: Path) -> None:
    """How long, and with how much memory, files are refused that were made to hurt."""
    print("\nFiles made to hurt (500 KB but for the last)                 seconds   MB at most   exit code")
    plan = program("plan")
    for name, data in samples.hostile().items():
        path = folder / "hostile.yaml"
        path.write_bytes(data)
        command = [plan, "check", "--plan", str(packaged_plan()), str(path)]
        run = timing.run(command)
        print(f"  {name:<56} {run.seconds:>9.2f}   {megabytes(command):>10}   {run.code:>9}")


def folders(folder: Path, rounds: int) -> None:
    """Folders of reports, whole processes. check-jsonschema is not asked for 2000: it takes more than a minute."""
    plan, yamale = program("plan"), [program("yamale"), "-s", str(HERE / "report.yamale.yaml")]
    schema = [program("check-jsonschema"), "--schemafile", str(HERE / "report.schema.json")]
    seconds: dict[int, float] = {}
    for number in (200, 2000):
        reports = samples.many(folder / str(number), number)
        files = sorted(str(path) for path in reports.iterdir())
        size = sum(path.stat().st_size for path in reports.iterdir())
        print(f"\n{number} reports of {samples.ENTRIES} entries, {size // number} bytes each on average\n")
        named = {
            "plan check": [plan, "check", "-q", "--plan", str(reports.parent / "plan.yaml"), str(reports)],
            "yamale": [*yamale, str(reports)],
        }
        if number == 200:
            named["check-jsonschema"] = [*schema, *files]
        runs = timing.commands(named, rounds if number == 200 else 1)
        seconds[number] = runs["plan check"].seconds
        table_of(runs, named, "yamale", "check-jsonschema")
    print(f"\nTen times the reports: {seconds[2000] / seconds[200]:.1f} × the time of `plan check`")


class Measured(NamedTuple):
    """A folder of so many reports, checked once, and the most memory in MB that this took."""

    reports: int
    run: timing.Run
    peak: float | None


def history(folder: Path, units: int, months: int, rounds: int) -> None:
    """The monthly reports of many years, whole processes: time and memory for a tenth of the months, and for all."""
    print(f"Reports of {units} units, seven entries each\n")
    print("  reports  bytes each  seconds  of processor  MB at most  exit code")
    few, many = (history_of(folder / str(number), units, number, rounds) for number in (max(1, months // 10), months))
    memory = f", {many.peak / few.peak:.1f} × the memory" if many.peak and few.peak else ""
    times = f"{many.reports / few.reports:.1f} × the reports: {ratio(many.run, few.run)} × the time"
    print(f"\n{times} of `plan check`{memory}")


def history_of(folder: Path, units: int, months: int, rounds: int) -> Measured:
    reports = samples.history(folder, units, months)
    sizes = [path.stat().st_size for path in reports.glob("*/*.yaml")]
    command = [program("plan"), "check", "-q", "--plan", str(folder / "plan.yaml"), str(reports)]
    measured = Measured(len(sizes), timing.commands({"": command}, rounds)[""], timing.peak(command))
    run, peak = measured.run, "?" if measured.peak is None else f"{measured.peak:.0f}"
    processor = "?" if run.processor is None else f"{run.processor:.2f}"
    times = f"{run.seconds:>8.2f} {processor:>13}"
    print(f"  {len(sizes):>7} {sum(sizes) // len(sizes):>11} {times} {peak:>11} {run.code:>10}", flush=True)
    return measured


def table_of(runs: dict[str, timing.Run], named: dict[str, list[str]], *others: str) -> None:
    """Medians, and how many times each of some others they are; in brackets the same of processor time."""
    others = tuple(name for name in others if name in runs)
    print(
        f"  {'':<18} {'seconds':>8} {'MB at most':>11} {'exit code':>10}"
        + "".join(f"   {'× ' + name:>18}" for name in others)
    )
    for name, run in runs.items():
        ratios = "".join(f"   {ratio(run, runs[other]):>18}" for other in others)
        print(f"  {name:<18} {run.seconds:>8.3f} {megabytes(named[name]):>11} {run.code:>10}{ratios}")


def ratio(run: timing.Run, other: timing.Run) -> str:
    """How many times the other's wall time a run takes, and how many times its processor time."""
    processor = f" ({run.processor / other.processor:.2f})" if run.processor and other.processor else ""
    return f"{run.seconds / other.seconds:.2f}{processor}"


def megabytes(command: list[str]) -> str:
    peak = timing.peak(command)
    return "?" if peak is None else f"{peak:.0f}"


def check(plan: Plan, data: bytes, as_of: date | None = None) -> object:
    return check_alone(plan, [Loaded(source.read(data, "report.yaml"))], Selection(), as_of)


def plan_of(sample: samples.Sample) -> Plan:
    plan = load(read_file(str(sample.plan)))
    assert plan is not None
    return plan


def program(name: str) -> str:
    """A program that is installed beside this Python."""
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    if found is None:
        sys.exit(f"{name} is not installed beside {sys.executable}: python -m pip install -e '.[bench]'")
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", choices=["one", "folder", "history"], default="one")
    parser.add_argument("--rounds", type=int, help="how often each is run; the medians are shown")
    parser.add_argument("--units", type=int, default=samples.HISTORY_UNITS, help="of history: how many units report")
    parser.add_argument("--months", type=int, default=samples.HISTORY_MONTHS, help="of history: for how many months")
    return parser.parse_args()


if __name__ == "__main__":
    main()
