"""What once crashed, or lost what it had to say: one line and the exit code that is meant, whatever is wrong."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command import plan
from results import CLEAN
from support import HERE, plan_named

import plan_cli
from plan_cli.checking import result, waiving
from plan_cli.checking.check import check_alone
from plan_cli.checking.selection import Selection
from plan_cli.cli.commands.check import Format
from plan_cli.project.settings import LANGUAGES
from plan_cli.reading import source
from plan_cli.reading.source import Loaded

TOWN = HERE / "plans" / "town.yaml"
POSIX = pytest.mark.skipif(os.name != "posix", reason="streams as POSIX has them")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_bytes(TOWN.read_bytes())
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.yaml").write_text(CLEAN, encoding="utf-8")
    return tmp_path


# --- plans that do not load

PLANS = [
    "",
    "text\n",
    "[]\n",
    "id: x\n",
    "id: x\nsections: 3\n",
    "id: [x\n",
    "id: x\nunits: {a: 1}\n",
    "units:\n  - ~\nsections:\n  - ~\n",
    "a: &a 1\nb: *a\n",
    "a: 1\na: 2\n",
    "- " * 60,
    "\0",
]


@pytest.mark.parametrize("text", PLANS, ids=repr)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_that_does_not_load_is_linted_in_each_format(home: Path, text: str, lang: str) -> None:
    (home / "plan.yaml").write_text(text, encoding="utf-8")
    as_json = plan("lint", "plan.yaml", "-f", "json", "--lang", lang, cwd=home)
    as_text = plan("lint", "plan.yaml", "--lang", lang, cwd=home)
    assert (as_json.code, as_json.err, as_text.code, as_text.err) == (1, "", 1, "")
    assert json.loads(as_json.out)["findings"]
    assert plan("check", "reports", "--plan", "plan.yaml", "--lang", lang, cwd=home).code == 2


# --- waivers that are none

NO_WAIVERS = ["- ~\n", "-\n", '- ""\n', '- "  "\n', "- text\n", "- 3\n", "- [a]\n", "{}\n", "- [\n", "text\n"]


@pytest.mark.parametrize("text", NO_WAIVERS, ids=repr)
@pytest.mark.parametrize("name", Format)
def test_what_is_no_waiver_is_named_in_one_line(home: Path, text: str, name: str) -> None:
    (home / "waivers.yaml").write_text(text, encoding="utf-8")
    alone = plan("check", "reports/a.yaml", "--plan", "plan.yaml", "-f", name, cwd=home)
    assert (alone.code, alone.out, alone.err.count("\n")) == (2, "", 1)
    assert "waivers.yaml:1:" in alone.err
    folder = plan("check", "reports", "--plan", "plan.yaml", "-f", name, cwd=home)
    assert (folder.code, folder.err) == (1, "")
    assert "waivers.yaml" in folder.out
    assert plan("check", "reports/a.yaml", "--plan", "plan.yaml", "--no-waivers", cwd=home).code == 0


def test_a_waiver_that_is_none_spoils_no_other(home: Path) -> None:
    late = CLEAN.replace("submitted: 2024-07-15", "submitted: 2024-08-15")  # after the day on which reports were due
    (home / "reports" / "a.yaml").write_text(late, encoding="utf-8")
    good = "- {rule: C310, unit: 市园林局, reason: agreed, approved_by: A, until: 2030-01-01}\n"
    (home / "waivers.yaml").write_text(f"-\n{good}", encoding="utf-8")
    ran = plan("check", "reports", "--plan", "plan.yaml", "-f", "json", cwd=home)
    found = json.loads(ran.out)["findings"]
    assert [f["code"] for f in found if f["path"] == "waivers.yaml"] == ["S101"]
    assert [f["unit"] for f in found if f["waived"]] == ["市园林局"]


FAULTS = {
    "unknown names": "- {rule: C306, unit: 市图书馆, reason: a, approved_by: b, until: 2030-01-01, x: 1}\n",
    "no names": "- {}\n",
    "no waivers": "-\n",
    "rules": "- {rule: X, unit: 市图书馆, reason: a, approved_by: b, until: 2030-01-01}\n",
    "expired": "- {rule: C301, unit: 市文广局, reason: a, approved_by: b, until: 2020-01-01}\n",
    "twice": "- {rule: C306, rule: C306}\n",
}


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("name", Format)
def test_any_number_of_faults_in_waivers(home: Path, kind: str, name: str) -> None:
    (home / "reports" / "a.yaml").write_text(CLEAN.replace("task: B3.4", "task: B9.9"), encoding="utf-8")
    (home / "waivers.yaml").write_text(FAULTS[kind] * 150, encoding="utf-8")
    for path in ("reports/a.yaml", "reports"):
        ran = plan("check", path, "--plan", "plan.yaml", "-f", name, cwd=home)
        assert ran.code in (1, 2), ran
        assert "internal error" not in ran.err


# --- settings

BRACKETS = 100_000
SETTINGS = {
    "a NUL in the plan": 'plan = "a\\u0000b"',
    "an empty path": 'plan = ""',
    "a NUL in the reports": 'reports = "a\\u0000b"',
    "a NUL in the waivers": 'waivers = "\\u0000"',
    "a NUL in the file": "lang = \0",
    "brackets": f"plan = {'[' * BRACKETS}",
    "braces": f"plan = {'{a=' * BRACKETS}",
    "names in names": f"plan{'.a' * 3000} = 1",
    "a long number": f"plan = 1{'0' * 5000}",
    "a list": 'waivers = [["a"]]',
    "a path too long": f'plan = "{"a" * 5000}"',
}


@pytest.mark.parametrize("kind", SETTINGS)
@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "reports/a.yaml"], ["summary"], ["lint"], ["show"]], ids=str
)
def test_a_setting_that_can_not_be_is_named_in_one_line(home: Path, kind: str, arguments: list[str]) -> None:
    (home / "pyproject.toml").write_text(f"[tool.plan]\n{SETTINGS[kind]}\n", encoding="utf-8")
    ran = plan(*arguments, cwd=home)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), ran
    assert "internal error" not in ran.err
    assert len(ran.err) < 6000


# --- brackets with full-width signs

FLOWS = [
    "{plan：a, unit: b， period：c}",
    "{：, a，}",
    "{plan：}",
    "{，：，}",
    "{a：b：c, ：}",
    "{unit: b， }",
    "entries: [{task：A, figures: [{value：3， of：4}]}]",
    "{plan: a， b, c：d, e}",
]


@pytest.mark.parametrize("text", FLOWS)
def test_brackets_with_full_width_signs(home: Path, text: str) -> None:
    (home / "reports" / "a.yaml").write_text(text, encoding="utf-8")
    ran = plan("check", "reports/a.yaml", "--plan", "plan.yaml", cwd=home)
    assert (ran.code, ran.err) == (1, "")


# --- streams


def process(home: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(HERE.parent), "PLAN_LANG": "en", "PYTHONUNBUFFERED": ""}
    env |= {"PYTHONUNBUFFERED": "1"} if options.pop("unbuffered", False) else {}
    command = [sys.executable, "-P", "-m", "plan_cli", *arguments]
    return subprocess.run(command, cwd=home, env=env, timeout=60, check=False, **options)  # type: ignore[call-overload,no-any-return]


@FULL
@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "nowhere.yaml"], 2),
        (["check", "--nope"], 2),
        (["nope"], 2),
        (["check", "reports/a.yaml", "--plan", "plan.yaml", "-v"], 0),
        (["lint", "plan.yaml"], 0),
    ],
    ids=str,
)
def test_a_standard_error_that_is_full_changes_no_exit_code(
    home: Path, arguments: list[str], code: int, unbuffered: bool
) -> None:
    with open("/dev/full", "wb") as full:
        ran = process(home, *arguments, stdout=subprocess.PIPE, stderr=full, unbuffered=unbuffered)
    assert (ran.returncode, bool(ran.stdout)) == (code, code == 0)


@FULL
@pytest.mark.parametrize("arguments", [["check", "reports", "--plan", "plan.yaml"], ["rule"], ["--help"]], ids=str)
def test_a_full_disk_is_2_whatever_the_buffers(home: Path, arguments: list[str]) -> None:
    for unbuffered in (False, True):
        with open("/dev/full", "wb") as full:
            ran = process(home, *arguments, stdout=full, stderr=subprocess.PIPE, unbuffered=unbuffered)
            both = process(home, *arguments, stdout=full, stderr=full, unbuffered=unbuffered)
        assert (ran.returncode, ran.stderr.count(b"\n"), both.returncode) == (2, 1, 2)


@POSIX
def test_a_disk_that_takes_a_part_is_2(home: Path) -> None:
    def limit() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

    for unbuffered in (False, True):
        with open(home / "out", "wb") as out:
            ran = process(home, "rule", stdout=out, stderr=subprocess.PIPE, preexec_fn=limit, unbuffered=unbuffered)
        assert ran.returncode == 2, ran


@POSIX
def test_a_slow_pipe_that_does_not_block_loses_nothing(home: Path) -> None:
    for number in range(120):
        (home / "reports" / f"{number}.yaml").write_text(CLEAN, encoding="utf-8")
    expected = plan("check", "reports", "--plan", "plan.yaml", "-f", "json", "--lang", "en", cwd=home)
    assert len(expected.out) > 70_000  # more than a pipe holds
    for unbuffered in ("", "1"):
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        command = [sys.executable, "-P", "-m", "plan_cli", "check", "reports", "--plan", "plan.yaml", "-f", "json"]
        env = {**os.environ, "PYTHONPATH": str(HERE.parent), "PLAN_LANG": "en", "PYTHONUNBUFFERED": unbuffered}
        with subprocess.Popen(command, cwd=home, env=env, stdout=writing, stderr=subprocess.PIPE) as child:
            os.close(writing)
            with open(reading, "rb") as pipe:
                found = b""
                while part := pipe.read(10_000):
                    found += part
            assert child.wait() == expected.code
        assert found.decode() == expected.out


@POSIX
def test_ctrl_c_while_the_program_is_imported_is_one_line(tmp_path: Path) -> None:
    """The interrupt comes while the entry point imports what it needs."""
    script = (
        "import sys, os, signal\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'plan_cli.stop':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from plan_cli.__main__ import main\n"
        "main()\n"
    )
    env = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    command = [sys.executable, "-c", script, "rule"]
    ran = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"plan: interrupted\n")


def test_importing_the_entry_point_leaves_ctrl_c_as_it_was() -> None:
    script = "import signal, plan_cli.__main__; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    env = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    ran = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, timeout=60, check=True)
    assert ran.stdout.strip() == b"True"


# --- what a run can say is bounded


def test_a_run_shows_ten_thousand_findings_and_counts_the_others(home: Path) -> None:
    bad = "plan: yunze-culture@2.1\nunit: 市图书馆\nperiod: 2024-H1\nx: 1\nentries:\n" + "  - x: 1\n" * 90
    for number in range(60):
        (home / "reports" / f"{number}.yaml").write_text(bad, encoding="utf-8")
    ran = plan("check", "reports", "--plan", "plan.yaml", "-f", "json", "--lang", "en", cwd=home)
    found = json.loads(ran.out)
    told = sum(found["counts"][name] for name in ("faults", "gaps", "notes", "waived"))
    left_out = sum(n for one in found["reports"] for n in one["more"].values())
    assert (len(found["findings"]), ran.code) == (10_000, 1)
    assert found["more"] == told - 10_000 - left_out > 0
    for name in ("text", "markdown", "github", "junit", "gitlab", "sarif"):
        said = plan("check", "reports", "--plan", "plan.yaml", "-f", name, "--lang", "en", cwd=home)
        assert (said.code, f"and {found['more']} more findings" in said.out) == (1, True), name
    assert all(f["severity"] != "note" for f in found["findings"])


def test_what_is_waived_stays_with_its_report_where_a_run_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = CLEAN.replace("approved_by: 王宁\n", "x: 1\n")
    loaded = [Loaded(source.read(bad.encode(), f"{number}.yaml")) for number in range(3)]
    town = plan_named("town.yaml")
    text = "- {rule: C306, unit: 市邮政局, reason: a, approved_by: b, until: 2030-01-01}\n"
    waivers = waiving.load(source.read(text.encode(), "waivers.yaml", list), town)
    whole = waiving.apply(check_alone(town, loaded, Selection()), waivers, Selection())
    assert [(f.code, f.waiver) for f in whole.findings] == [("C306", "a"), ("S102", None)] * 3
    monkeypatch.setattr(result, "MOST", 5)
    less = result.bounded(whole)
    assert [[(f.code, f.waiver) for f in one.findings] for one in less.reports] == [
        *[[("C306", "a"), ("S102", None)]] * 2,
        [("S102", None)],
    ]
    assert (less.more, less.counts()) == (1, whole.counts())


def test_nothing_slow_is_imported_before_an_interruption_is_heeded() -> None:
    text = (Path(plan_cli.__file__).parent / "__main__.py").read_text(encoding="utf-8")
    before = ast.parse(text.partition("_BEFORE = ")[0]).body
    names = {name.name for node in before if isinstance(node, ast.Import) for name in node.names}
    assert names - {"os"} <= set(sys.builtin_module_names)
