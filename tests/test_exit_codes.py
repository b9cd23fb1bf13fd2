"""Exit codes: 0 nothing that fails the run, 1 findings, 2 it could not run, 130 interrupted; the
same in every format.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command import plan
from results import CLEAN
from support import HERE

from plan_cli.cli.commands.check import Format

PLAN = str(HERE / "plans" / "town.yaml")
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals, pipes and permissions as POSIX has them")
NO_ROOT = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")

LATE = CLEAN.replace("2024-H1", "2025-H2").replace("2024-07-15", "2026-01-15")
REPORTS = {
    "clean": CLEAN,
    "fault": CLEAN.replace("B3.4.D1: in_progress", "B3.4.D7: in_progress").replace("task: B3.4\n", "task: B9.9\n"),
    "gap": LATE,
    "warning-only": CLEAN.replace("approved_by: 王宁\n", ""),
}
FAILS_ON = {
    "clean": set[str](),
    "fault": {"fault", "gap", "warning"},
    "gap": {"gap", "warning"},
    "warning-only": {"warning"},
}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.yaml"
    file.write_text(CLEAN, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", Format)
@pytest.mark.parametrize("fail_on", ["never", "fault", "gap", "warning"])
@pytest.mark.parametrize("kind", REPORTS)
def test_every_format_has_the_same_exit_code(tmp_path: Path, kind: str, fail_on: str, name: str) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(REPORTS[kind], encoding="utf-8")
    ran = plan("check", file, "--plan", PLAN, "--fail-on", fail_on, "-f", name)
    assert (ran.code, ran.err) == (int(fail_on in FAILS_ON[kind]), "")
    assert (
        plan("check", tmp_path, "--plan", PLAN, "--fail-on", fail_on, "-f", name, "--ignore", "C310,C311").code
        == ran.code
    )


def test_a_gap_fails_by_default_and_a_warning_does_not(tmp_path: Path) -> None:
    for kind, code in (("clean", 0), ("fault", 1), ("gap", 1), ("warning-only", 0)):
        file = tmp_path / f"{kind}.yaml"
        file.write_text(REPORTS[kind], encoding="utf-8")
        assert plan("check", file, "--plan", PLAN).code == code, kind


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["-f", "pdf"],
        ["--fail-on", "everything"],
        ["--select", "C999"],
        ["--ignore", "no-such-rule"],
        ["--as-of", "2024-13-01"],
        ["--as-of", "20241231"],
        ["--as-of", "2024-W27-7"],
        ["--period", "2024"],
        ["--plan", "nowhere.yaml"],
        ["-o", "json"],
        ["-o", "pdf=x.pdf"],
        ["-o", "json=no/such/folder/x.json"],
        ["nowhere.yaml"],
    ],
    ids=" ".join,
)
def test_what_can_not_run_is_2_and_says_why_in_a_line(
    report: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(report.parent)
    ran = plan("check", "report.yaml", "--plan", PLAN, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err
    assert os.listdir(report.parent) == ["report.yaml"]


NOT_THERE = "plan: nosuch.yaml：没有这个文件或文件夹\n"


@pytest.mark.parametrize(
    ("arguments", "env", "table", "said"),
    [
        (["--lang", "zh"], {}, "", NOT_THERE),
        (["--lang=zh"], {"PLAN_LANG": "en"}, "", NOT_THERE),
        ([], {"PLAN_LANG": "zh"}, 'lang = "en"', NOT_THERE),
        ([], {}, 'lang = "zh"', NOT_THERE),
        ([], {"LANG": "zh_CN.UTF-8"}, "", NOT_THERE),
        (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "", "plan: nosuch.yaml: there is no such file or folder\n"),
        (["--lang", "zh"], {}, "zzz = 1", "plan: pyproject.toml：[tool.plan] 中没有“zzz”这项设置；可用设置：plan、"),
        (["--lang", "zh"], {}, 'plan = "', "plan: pyproject.toml：TOML 格式有误（"),
        ([], {"PLAN_LANG": "fr"}, "", "plan: the language 'fr' (PLAN_LANG) is not known; known are en, zh\n"),
        (["--lang", "zh", "--as-of", "morgen"], {}, "", "plan: --as-of morgen：日期应写作“年-月-日”，如 2025-01-15\n"),
        (["--lang", "zh", "--only", "a\u202eb", "."], {}, "", "plan: nosuch.yaml："),
    ],
)
def test_why_it_can_not_run_is_said_in_the_language_that_is_set(
    tmp_path: Path, arguments: list[str], env: dict[str, str], table: str, said: str
) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.plan]\n{table}\n", encoding="utf-8")
    ran = plan("check", "nosuch.yaml", "--plan", PLAN, *arguments, cwd=tmp_path, env=env)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "internal error (RuntimeError: a\\u{202E}b)"), ("zh", "程序内部错误（RuntimeError: a\\u{202E}b）")],
)
def test_an_internal_error_and_an_interruption_are_told_in_it_too(
    monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    raised: BaseException = RuntimeError("a\u202eb")

    def fall(*_: object) -> None:
        raise raised

    monkeypatch.setattr("plan_cli.rules.every_rule", fall)
    ran = plan("rule", "--lang", lang)
    assert (ran.code, ran.err.startswith(f"plan: {said}")) == (2, True)
    raised = KeyboardInterrupt()
    ran = plan("rule", "--lang", lang)
    assert (ran.code, ran.err) == (130, "plan: interrupted\n" if lang == "en" else "plan: 已中断\n")


def test_a_folder_without_reports_is_2(tmp_path: Path) -> None:
    ran = plan("check", tmp_path, "--plan", PLAN)
    assert (ran.code, ran.out) == (2, "")
    assert "no report found" in ran.err


def test_reports_that_are_all_too_new_are_2(report: Path) -> None:
    ran = plan("check", report, "--plan", PLAN, "--as-of", "2023-01-01")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    "text", ["", "- 1\n", "id: [\n", "id: x\n", "\0"], ids=["empty", "list", "syntax", "fields", "binary"]
)
@pytest.mark.parametrize(
    "command", [["check"], ["show"], ["template", "市邮政局", "--period", "2024-H1"]], ids=lambda command: command[0]
)
def test_a_broken_plan_is_2_for_what_needs_it(report: Path, tmp_path: Path, command: list[str], text: str) -> None:
    broken = tmp_path / "plan.yaml"
    broken.write_text(text, encoding="utf-8")
    ran = plan(*command, *([report] if command == ["check"] else []), "--plan", broken)
    assert (ran.code, ran.out) == (2, "")
    assert "plan.yaml" in ran.err
    assert "Traceback" not in ran.err


def test_a_broken_plan_is_1_for_lint(tmp_path: Path) -> None:
    broken = tmp_path / "plan.yaml"
    broken.write_text("id: [\n", encoding="utf-8")
    assert plan("lint", broken).code == 1
    assert plan("lint", tmp_path / "nowhere.yaml").code == 2


def test_a_broken_report_is_a_finding(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    for data in (b"", b"\xff\xfe\0", b"entries: [", b"- 1", b"\0"):
        file.write_bytes(data)
        assert plan("check", file, "--plan", PLAN).code == 1, data


@POSIX
def test_an_unreadable_file_is_2_where_it_was_named_and_a_finding_where_it_was_found(report: Path) -> None:
    unreadable = report.parent / "other.yaml"
    unreadable.mkdir()
    (unreadable / "inner.yaml").symlink_to(unreadable / "nowhere")
    assert plan("check", unreadable / "inner.yaml", "--plan", PLAN).code == 2
    ran = plan("check", report.parent, "--plan", PLAN, "--ignore", "C310,C311")
    assert (ran.code, "Y001" in ran.out) == (1, True)


@NO_ROOT
def test_a_file_without_permission_is_2(report: Path) -> None:
    report.chmod(0)
    assert plan("check", report, "--plan", PLAN).code == 2


def test_an_output_that_can_not_be_written_is_2_and_nothing_is_half_written(report: Path) -> None:
    folder = report.parent / "taken"
    folder.mkdir()
    ran = plan("check", report, "--plan", PLAN, "-o", f"sarif={folder}")
    assert (ran.code, ran.out) == (2, "")
    assert "can't be written" in ran.err
    assert sorted(os.listdir(report.parent)) == ["report.yaml", "taken"]
    assert os.listdir(folder) == []


# --- as a process of its own


def process(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "plan_cli", *arguments]


@POSIX
@pytest.mark.parametrize(("kind", "code"), [("clean", 0), ("fault", 1)])
@pytest.mark.parametrize("name", ["text", "sarif"])
def test_a_reader_that_leaves_changes_no_exit_code(tmp_path: Path, name: str, kind: str, code: int) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(REPORTS[kind], encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ran = subprocess.run(
            process("check", str(file), "--plan", PLAN, "-f", name),
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (code, b"")


def _listen() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@POSIX
def test_an_interruption_is_130(tmp_path: Path) -> None:
    """Interrupted while it waits for standard input, as by Ctrl-C; also where these tests are run in the background,
    deaf to it.
    """
    command = process("check", "-", "--plan", PLAN, "-v")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=tmp_path, preexec_fn=_listen) as child:
        assert child.stderr
        while not child.stderr.readline().startswith(b"plan:"):
            assert child.poll() is None
        time.sleep(0.3)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=30)
    assert (child.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_a_process_ends_with_the_same_codes(tmp_path: Path) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(REPORTS["fault"], encoding="utf-8")
    for arguments, code in ((["--fail-on", "never"], 0), ([], 1), (["--nonsense"], 2)):
        ran = subprocess.run(
            process("check", str(file), "--plan", PLAN, *arguments), capture_output=True, timeout=60, check=False
        )
        assert ran.returncode == code, ran.stderr


def test_a_choice_that_is_none_is_told_plainly(report: Path) -> None:
    assert "--format: “xml” is not known here; there are text, concise, json" in plan("check", report, "-f", "xml").err


@pytest.mark.parametrize("where", ["writing.prepare_streams", "deferred_metadata.defer_metadata", "app.run"])
def test_an_interruption_at_the_very_start_is_130_too(monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"plan_cli.cli.{where}", interrupted)
    ran = plan("rule", "--lang", "en")
    assert (ran.code, ran.out, ran.err) == (130, "", "plan: interrupted\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
@pytest.mark.parametrize("arguments", [["-h"], ["--version"], ["rule"]], ids=" ".join)
def test_an_output_that_takes_no_more_is_2(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            process(*arguments),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            env={**os.environ, "PLAN_LANG": "en"},
        )
    assert (ran.returncode, ran.stderr) == (2, b"plan: standard output can't be written (No space left on device)\n")


@POSIX
@pytest.mark.parametrize(("closed", "code"), [(1, 1), (2, 1)])
def test_a_stream_that_is_closed_changes_no_exit_code(tmp_path: Path, closed: int, code: int) -> None:
    file = tmp_path / "report.yaml"
    file.write_text(REPORTS["fault"], encoding="utf-8")
    command = process("check", str(file), "--plan", PLAN, "-v")
    ran = subprocess.run(command, capture_output=True, timeout=60, check=False, preexec_fn=lambda: os.close(closed))
    assert (ran.returncode, b"rror (" in ran.stderr) == (code, False)


@POSIX
@pytest.mark.parametrize("arguments", [["check"], ["lint"], ["rule"]], ids=" ".join)
def test_a_working_directory_that_has_gone_is_told(tmp_path: Path, arguments: list[str]) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'rmdir "{gone}" && exec "$0" -c "from plan_cli.__main__ import main; main()" "$@"'
    env = {**os.environ, "PLAN_LANG": "en", "PYTHONPATH": str(HERE.parent)}
    command = ["sh", "-c", script, sys.executable, *arguments]
    ran = subprocess.run(command, cwd=gone, env=env, capture_output=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"plan: the working directory is not there any more: go to another one\n"
