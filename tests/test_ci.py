"""What runs in CI is run for real, in scratch repositories: the hook under pre-commit, the steps of action.yml, the
jobs of docs/ci.md.

Nothing here uses the network, unless PLAN_TEST_NETWORK is set: the `plan` that the steps call is this one.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from command import plan
from support import HERE

ROOT = HERE.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "check-reports.yml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
REPORT = "data/reports/2025/市委宣传部.yaml"
BEHIND = "data/reports/2025/市人社局.yaml"
REPORTS = sorted((ROOT / "data" / "reports").rglob("*.yaml"))
LATEST = sum(file.parent.name == "2025" for file in REPORTS)
POSIX = pytest.mark.skipif(
    os.name != "posix" or not (shutil.which("git") and shutil.which("bash")), reason="git and bash are needed"
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def git(folder: Path, *arguments: str) -> str:
    settings = (
        "-c",
        "user.name=n",
        "-c",
        "user.email=n@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A city's repository with the plan and the reports, on a branch `submit` that is at `main` yet."""
    folder = tmp_path / "city"
    shutil.copytree(ROOT / "data", folder / "data")
    git(folder, "init", "-q")
    commit(folder, "reports")
    git(folder, "checkout", "-q", "-b", "submit")
    return folder


def commit(folder: Path, message: str) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def spoil(folder: Path, file: str = REPORT) -> int:
    """Misspell a report's first task; gives its line."""
    edit(folder, file, "- task: ", "- task: X")
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return 1 + next(n for n, line in enumerate(lines) if "- task: X" in line)


def program(folder: Path) -> Path:
    """An executable `plan` in a folder: this one."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "plan"
    root, python = shlex.quote(str(ROOT)), shlex.quote(sys.executable)
    file.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {python} -m plan_cli "$@"\n', encoding="utf-8")
    file.chmod(0o755)
    return file


def environment(**given: str) -> dict[str, str]:
    """The environment of a runner, in English, and without what ours may have set."""
    ours = ("PLAN_", "GITHUB_", "CI_", "GIT_", "PRE_COMMIT", "RUNNER_", "NO_COLOR", "FORCE_COLOR", "LC_", "LANG")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {
        "LANG": "C.UTF-8",
        **given,
    }


def bash(script: str, folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub's runner runs a step with `shell: bash`."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


# --- pre-commit


def test_the_hook_looks_at_reports_and_at_nothing_else() -> None:
    (hook,) = HOOKS
    pattern = re.compile(hook["files"])
    for file in (REPORT, "reports/a.yml", "reports/a.YAML", "reports/a.Yml", "a/b/reports/2024/c/d.yaml"):
        assert pattern.search(file), file
    for file in (
        "data/plan.yaml",
        "data/waivers.yaml",
        "reports.yaml",
        "myreports/a.yaml",
        "data/reports/a.yaml.orig",
        "data/reports/a.md",
    ):
        assert not pattern.search(file), file


def test_the_hook_fails_on_faults_and_not_on_gaps() -> None:
    (hook,) = HOOKS
    name, *arguments = shlex.split(hook["entry"])
    assert name == "plan"
    assert plan(*arguments, REPORT, BEHIND, cwd=ROOT).code == 0
    assert plan("check", BEHIND, cwd=ROOT).code == 1


def try_repo(repository: Path, tool: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    env = environment(
        PRE_COMMIT_HOME=str(cache), PLAN_LANG="en", PATH=f"{cache / 'bin'}{os.pathsep}{os.environ['PATH']}"
    )
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(tool), "plan-check"]
    return subprocess.run(
        command, cwd=repository, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


@POSIX
@pytest.mark.skipif(
    find_spec("pre_commit") is None, reason="pre-commit is not installed: python -m pip install pre-commit"
)
@pytest.mark.parametrize("installed", [False, True], ids=["this-plan", "its-own-environment"])
def test_pre_commit_fails_on_a_bad_report_with_its_line_and_passes_a_good_one(
    repository: Path, tmp_path: Path, installed: bool
) -> None:
    """With an environment of its own, pre-commit builds and installs the package, as a user's would; that needs the
    network.
    """
    if installed and not os.environ.get("PLAN_TEST_NETWORK"):
        pytest.skip("PLAN_TEST_NETWORK is not set, and pre-commit would fetch packages")
    tool = tmp_path / "tool"
    tool.mkdir()
    if installed:
        for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
            shutil.copy(ROOT / name, tool)
        shutil.copytree(ROOT / "plan_cli", tool / "plan_cli", ignore=shutil.ignore_patterns("__pycache__"))
        (tool / "data").mkdir()
        shutil.copy(ROOT / "data" / "plan.yaml", tool / "data")
    else:
        hooks = [{**hook, "language": "system"} for hook in HOOKS]
        (tool / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(hooks), encoding="utf-8")
        program(tmp_path / "cache" / "bin")
    git(tool, "init", "-q")
    commit(tool, "tool")

    edit(repository, REPORT, "progress: ", "progress: 今年，")
    edit(repository, BEHIND, "progress: ", "progress: 今年，")
    git(repository, "add", "-A")
    good = try_repo(repository, tool, tmp_path / "cache")
    assert (good.returncode, "Passed" in good.stdout) == (0, True), good.stdout + good.stderr

    line = spoil(repository)
    git(repository, "add", "-A")
    bad = try_repo(repository, tool, tmp_path / "cache")
    assert (bad.returncode, "Failed" in bad.stdout) == (1, True), bad.stdout + bad.stderr
    assert f"{REPORT}:{line}:11: R203 unknown-task" in bad.stdout


# --- the action


def test_no_value_is_part_of_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    scripts += [step["run"] for job in WORKFLOW["jobs"].values() for step in job["steps"] if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_every_input_is_used_and_every_used_one_exists() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([a-z-]+)", text)) == set(ACTION["inputs"])
    given = [step["with"] for step in WORKFLOW["jobs"]["reports"]["steps"] if step["uses"] == "./"]
    assert [set(inputs) <= set(ACTION["inputs"]) for inputs in given] == [True]
    rows = re.findall(r"^\| `([a-z-]+)` \| (?:`([^`]*)`)? ?\|", PAGE, re.MULTILINE)
    assert rows == [(name, str(input["default"])) for name, input in ACTION["inputs"].items()]


def test_actions_of_others_are_pinned() -> None:
    steps = [*ACTION["runs"]["steps"], *WORKFLOW["jobs"]["reports"]["steps"]]
    used = [step["uses"] for step in steps if "uses" in step and step["uses"] != "./"]
    assert len(used) == 2
    assert all(re.search(r"@[0-9a-f]{40}$", name) for name in used)


def test_the_workflow_reads_and_nothing_more() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in WORKFLOW[True]
    checkout = WORKFLOW["jobs"]["reports"]["steps"][0]["with"]
    assert checkout == {"fetch-depth": 0, "persist-credentials": False}


class Job:
    """The action in a repository: its inputs, what it printed, its summary and its exit code."""

    def __init__(self, repository: Path, inputs: Mapping[str, str], event: Mapping[str, str] | None = None) -> None:
        temp = repository.parent / "runner"
        temp.mkdir(exist_ok=True)
        program(temp / "plan" / "bin")
        summary = temp / "summary"
        summary.write_text("", encoding="utf-8")
        values = (
            {name: str(input["default"]) for name, input in ACTION["inputs"].items()} | {"lang": "en"} | dict(inputs)
        )
        step = ACTION["runs"]["steps"][-1]
        event = event or {}
        env = {name: self._value(value, values, event) for name, value in step["env"].items()}
        runner = {
            "RUNNER_TEMP": str(temp),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_BASE_REF": event.get("base_ref", ""),
        }
        done = bash(step["run"], repository, environment(**env, **runner))
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr
        self.summary = summary.read_text(encoding="utf-8")

    @staticmethod
    def _value(value: str, inputs: Mapping[str, str], event: Mapping[str, str]) -> str:
        expression = re.fullmatch(r"\$\{\{ (inputs|github\.event)\.([a-z-]+) \}\}", value)
        assert expression, value
        return inputs[expression[2]] if expression[1] == "inputs" else event.get(expression[2], "")

    @property
    def annotated(self) -> list[tuple[str, str, str]]:
        return re.findall(r"^::\w+ title=(\w+) [^,]*,file=([^,]*),line=(\d+)", self.out, re.MULTILINE)


@POSIX
def test_a_bad_report_is_annotated_and_fails_the_job(repository: Path) -> None:
    line = spoil(repository)
    commit(repository, "submit")
    job = Job(repository, {"base": "main"})
    assert (job.code, job.err) == (1, "")
    assert ("R203", REPORT, str(line)) in job.annotated
    assert {file for _, file, _ in job.annotated} == {REPORT}
    assert "R203 unknown-task" in job.summary


@POSIX
def test_an_honest_report_of_a_shortfall_passes_and_its_gaps_are_shown(repository: Path) -> None:
    edit(repository, BEHIND, "progress: ", "progress: 今年，")
    commit(repository, "submit")
    job = Job(repository, {"base": "main"})
    assert job.code == 0
    assert "G701" in [code for code, _, _ in job.annotated]
    assert job.summary.count("## 汉中市") == 2, "the changed report, then the whole"
    assert job.summary.index("checked 1 report,") < job.summary.index(f"checked {LATEST} reports")
    assert Job(repository, {"base": "main", "fail-on": "gap"}).code == 1
    assert Job(repository, {"base": "main", "summary": "false"}).summary.count("## 汉中市") == 1


@POSIX
@pytest.mark.parametrize("name", ["新.YAML", "新.Yml"])
def test_a_suffix_in_capitals_is_one(repository: Path, name: str) -> None:
    base = git(repository, "rev-parse", "HEAD")
    (repository / "data" / "reports" / name).write_text("entries: [", encoding="utf-8")
    commit(repository, "submit")
    job = Job(repository, {"base": "main"})
    assert (job.code, {file for _, file, _ in job.annotated}) == (1, {f"data/reports/{name}"})
    assert run_gitlab(repository, "submitted reports", CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode == 1


@POSIX
def test_where_no_report_changed_it_says_so_and_passes(repository: Path) -> None:
    (repository / REPORT).unlink()
    (repository / "data" / "reports" / "notes.md").write_text("…", encoding="utf-8")
    (repository / "data" / "reports" / ".draft.yaml").write_text("[", encoding="utf-8")
    commit(repository, "delete one, and add what is no report")
    job = Job(repository, {"base": "main"})
    assert (job.code, job.err) == (0, "")
    assert job.out == "::notice::no report was added or changed: nothing to check\n"
    assert f"checked {LATEST - 1} reports" in job.summary


@POSIX
def test_what_changed_on_the_target_branch_meanwhile_is_not_the_pull_requests(repository: Path) -> None:
    """As GitHub has it: the merge of both is checked out, and the base's branch is known as origin's."""
    edit(repository, BEHIND, "progress: ", "progress: 今年，")
    commit(repository, "submit")
    git(repository, "checkout", "-q", "main")
    spoil(repository)
    git(repository, "update-ref", "refs/remotes/origin/main", commit(repository, "somebody else's"))
    git(repository, "checkout", "-q", "--detach")
    git(repository, "merge", "-q", "--no-ff", "-m", "merge", "submit")
    job = Job(repository, {}, {"base_ref": "main", "before": "f" * 40})
    assert job.code == 0
    assert {file for _, file, _ in job.annotated} == {BEHIND}


@POSIX
def test_a_push_is_compared_with_what_the_branch_was(repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    spoil(repository)
    commit(repository, "one")
    edit(repository, BEHIND, "progress: ", "progress: 今年，")
    commit(repository, "two")
    job = Job(repository, {}, {"before": before})
    assert job.code == 1
    assert {file for _, file, _ in job.annotated} == {REPORT, BEHIND}
    new = Job(repository, {}, {"before": "0" * 40})
    assert f"checked {len(REPORTS)} reports" in new.out, "of a new branch all is new"


@POSIX
@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({"base": "main", "paths": "data/report"}, "::error::paths: there is no data/report"),
        ({"base": "main", "paths": "\n"}, "::error::paths: no folder is named"),
        ({"base": "nowhere"}, "::error::nowhere is not in the history: check out with fetch-depth: 0"),
        ({}, "::error::nothing to compare with in this event"),
        ({"only-changed": "false", "plan": "nowhere.yaml"}, "nowhere.yaml"),
        ({"only-changed": "false", "fail-on": "everything"}, "--fail-on"),
        ({"only-changed": "false", "lang": "fr"}, "--lang"),
    ],
)
def test_what_can_not_be_checked_does_not_pass(repository: Path, inputs: dict[str, str], says: str) -> None:
    job = Job(repository, inputs)
    assert job.code == 2
    assert says in job.out + job.err


@POSIX
def test_the_whole_can_be_checked_as_well(repository: Path) -> None:
    job = Job(repository, {"only-changed": "false", "lang": "zh", "plan": "data/plan.yaml"})
    assert job.code == 1
    assert "C310" in [code for code, _, _ in job.annotated]
    assert job.summary.count("## 汉中市") == 1
    assert f"已检查{LATEST}份报告" in job.out


@POSIX
def test_names_are_names_whatever_they_hold(repository: Path) -> None:
    """Spaces, quotes and commands in the names of files and folders do nothing, and the annotation names them."""
    hostile = "data/reports/2024/$(touch hacked) `touch hacked`; \"'x\n::error::y.yaml"
    (repository / hostile).write_text("entries: [", encoding="utf-8")
    (repository / "other reports").mkdir()
    (repository / "other reports" / "--help.yaml").write_text("entries: [", encoding="utf-8")
    commit(repository, "hostile")
    job = Job(repository, {"base": "main", "paths": "data/reports\n  other reports  \n"})
    assert job.code == 1
    assert "checked 2 reports" in job.out
    assert not list(repository.rglob("hacked"))
    assert not re.search(r"^::error::", job.out, re.MULTILINE)
    nasty = Job(repository, {"base": "$(touch hacked)", "plan": "$(touch hacked)", "lang": "`touch hacked`"})
    assert nasty.code == 2
    assert not list(repository.rglob("hacked"))


# --- GitLab, Jenkins and the other commands of docs/ci.md


def gitlab_job(name: str) -> dict[str, Any]:
    (text,) = (block for block in blocks("yaml") if block.startswith("stages:"))
    document = yaml.safe_load(text)
    job: dict[str, Any] = document[".plan"] | document[name]
    return job


def run_gitlab(repository: Path, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{program(repository.parent / 'bin').parent}{os.pathsep}{os.environ['PATH']}"
    return bash("\n".join(gitlab_job(name)["script"]), repository, environment(PATH=path, PLAN_LANG="en", **variables))


def test_gitlab_installs_this_program_and_not_what_has_its_name() -> None:
    assert gitlab_job("all reports")["variables"]["PLAN_PACKAGE"].startswith("git+https://")
    assert '"$GITHUB_ACTION_PATH"' in ACTION["runs"]["steps"][1]["run"]


@POSIX
def test_the_jobs_for_gitlab_gate_a_merge_request_and_leave_their_artifacts(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    assert gitlab_job("submitted reports")["artifacts"]["reports"] == {
        "codequality": "codequality.json",
        "junit": "junit.xml",
    }
    nothing = run_gitlab(repository, "submitted reports", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert (nothing.returncode, nothing.stdout) == (0, "no report was added or changed, nothing to check\n")

    edit(repository, BEHIND, "progress: ", "progress: 今年，")
    commit(repository, "honest")
    assert run_gitlab(repository, "submitted reports", CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode == 0
    line = spoil(repository)
    (repository / "data/reports/2024/团市委.yaml").unlink()
    head = commit(repository, "bad")
    done = run_gitlab(
        repository, "submitted reports", CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=head
    )
    assert done.returncode == 1, done.stderr
    found = json.loads((repository / "codequality.json").read_text(encoding="utf-8"))
    assert {entry["location"]["path"] for entry in found} == {BEHIND, REPORT}
    assert ("R203", line) in [(entry["check_name"], entry["location"]["lines"]["begin"]) for entry in found]
    assert (repository / "junit.xml").exists()
    assert (repository / "summary.md").exists()


@POSIX
def test_the_job_for_the_whole_never_fails_on_what_it_finds(repository: Path) -> None:
    done = run_gitlab(repository, "all reports")
    assert done.returncode == 0, done.stderr
    assert "silent" in done.stdout


@pytest.mark.parametrize("command", [line for block in blocks("sh") for line in block.splitlines()])
def test_the_commands_of_the_page_run(repository: Path, command: str) -> None:
    name, *arguments = shlex.split(command)
    ran = plan(*arguments, cwd=repository)
    assert (name, ran.code, ran.err) == ("plan", 0, "")


def test_jenkins_gets_a_file_whatever_is_found(repository: Path) -> None:
    spoil(repository)
    (script,) = (re.search(r"script: '(.*)'", block) for block in blocks("groovy"))
    assert script is not None
    assert plan(*shlex.split(script[1])[1:], cwd=repository).code == 1
    assert (repository / "junit.xml").exists()


def test_the_example_for_pre_commit_names_the_hook() -> None:
    (config,) = (yaml.safe_load(block) for block in blocks("yaml") if block.startswith("repos:"))
    assert [hook["id"] for hook in config["repos"][0]["hooks"]] == [hook["id"] for hook in HOOKS]


def test_the_example_for_github_is_valid_and_asks_for_no_more_than_it_needs() -> None:
    (workflow,) = (yaml.safe_load(block) for block in blocks("yaml") if block.startswith("name:"))
    assert workflow["permissions"] == {"contents": "read"}
    checkout, check = workflow["jobs"]["reports"]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert set(check["with"]) <= set(ACTION["inputs"])


# --- what CI itself could give away, or take in


def checkouts() -> list[Mapping[str, Any]]:
    """Every step that checks out, of our workflows, of the action and of the page."""
    files = [*(ROOT / ".github" / "workflows").glob("*.yml"), ROOT / "action.yml"]
    documents = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    documents += [yaml.safe_load(text) for text in blocks("yaml")]
    jobs = [job for document in documents for job in document.get("jobs", {}).values()]
    steps = [step for job in jobs for step in job["steps"]] + ACTION["runs"]["steps"]
    return [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]


def test_no_checkout_leaves_its_credentials_behind() -> None:
    assert len(checkouts()) >= 4
    assert all(step["with"]["persist-credentials"] is False for step in checkouts())


LOCKED = (ROOT / ".github" / "locked.txt").read_text(encoding="utf-8")
NAME = r"[A-Za-z0-9][\w.-]*"


def test_what_the_action_installs_is_locked_by_hash() -> None:
    packages = re.findall(rf"^({NAME})==[^\n]*((?:\\\n    --hash=sha256:[0-9a-f]{{64}} ?)+)$", LOCKED, re.MULTILINE)
    assert [name for name, _ in packages] == re.findall(rf"^({NAME})", LOCKED, re.MULTILINE)
    (install,) = [step["run"] for step in ACTION["runs"]["steps"] if step["name"] == "Install plan"]
    lines = [line for line in install.splitlines() if line.strip().startswith("pip install")]
    assert ["--require-hashes" in line or "--no-index --no-deps" in line for line in lines] == [True, True]


def test_what_is_locked_is_what_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    names = {re.split(r"[^\w.-]", text)[0].lower() for text in asked}
    direct = re.findall(rf"^({NAME})==.*?# via(.*?)(?=^{NAME}|\Z)", LOCKED, re.MULTILINE | re.DOTALL)
    ours = ("plan-compliance (pyproject.toml)", "-r .github/build.in")
    assert {name.lower() for name, why in direct if any(text in why for text in ours)} == names


def test_what_can_silence_the_gate_has_an_owner() -> None:
    (owners,) = [text for text in blocks("text") if "@the-office" in text]
    owned = {line.split()[0] for line in owners.splitlines()}
    assert {"pyproject.toml", "plan.yaml", "waivers.yaml", "/data/plan.yaml", "/data/waivers.yaml"} <= owned
