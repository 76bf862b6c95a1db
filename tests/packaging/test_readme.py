"""The section "In CI" of README.md is true: what it names is there, and its commands run."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.architecture.floors import ROOT
from tests.packaging import composite
from tests.packaging.pull_request import CONFIG, CUT, propose

SECTION = (ROOT / "README.md").read_text("utf-8").split("\n## In CI\n")[1].split("\n## ")[0]


class Snippets(NamedTuple):
    """The files, and the steps of one, that the section shows."""

    workflow: str
    links: str
    translations: str
    gitlab: str
    pre_commit: str


SNIPPETS = Snippets(*re.findall(r"```yaml\n(.*?)```", SECTION, re.DOTALL))


def test_the_workflow_gives_inputs_that_are_there() -> None:
    """And asks for no more than to read."""
    workflow = yaml.safe_load(SNIPPETS.workflow)
    assert workflow["permissions"] == {"contents": "read"}
    (step,) = (step for step in workflow["jobs"]["docpipe"]["steps"] if "/docpipe@" in step["uses"])
    assert step["with"].keys() <= composite.load().inputs.keys()


def test_the_workflow_runs(program: Path, tmp_path: Path) -> None:
    """With the inputs it shows."""
    request = propose(tmp_path / "origin", {"content/zh/新.md": CUT.format(title="新"), "content/en/a.md": "# A\n"})
    steps = yaml.safe_load(SNIPPETS.workflow)["jobs"]["docpipe"]["steps"]
    job = composite.Job(
        workspace=request.check_out(tmp_path / "work"),
        temporary=tmp_path / "temp",
        event="pull_request",
        payload=request.payload(),
    )
    outcome = composite.run(job, {"command": str(program), **steps[-1]["with"]})
    assert (outcome.code, "TR001" in outcome.summary) == (1, True)


def test_the_steps_that_ask_links_outside_run(program: Path, tmp_path: Path) -> None:
    """In a pull request and on a schedule; a site without links outside has nothing to be asked."""
    request = propose(tmp_path / "origin", {"content/zh/新.md": "---\ntitle: 新\ndate: 2024-05-11\n---\n\n正文。\n"})
    workspace = request.check_out(tmp_path / "work", depth=0)
    for step in yaml.safe_load(SNIPPETS.links):
        command = step["run"].splitlines()[0].replace("docpipe ", f"{program} ", 1)
        done = subprocess.run(
            ["/bin/bash", "-euo", "pipefail", "-c", command],
            cwd=workspace,
            env={**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_the_steps_about_translations_run(program: Path, tmp_path: Path) -> None:
    """An author's edit is a notice and fails nothing; after the merge the ledgers are written."""
    source = "---\ntitle: 新\ndate: 2024-05-11\n---\n\n{}\n"
    start = {
        "docpipe.toml": CONFIG.replace('["zh"]', '["zh", "en"]'),
        "content/zh/a.md": source.format("每个节点保存全部数据。"),
        "content/en/a.md": "---\ntitle: New\n---\n\nEvery node keeps all of the data.\n",
    }
    changes = {"content/zh/a.md": source.format("每个节点保存一部分数据，并且互相检查。")}
    request = propose(tmp_path / "origin", changes, start=start)
    workspace = request.check_out(tmp_path / "work", depth=0)
    for step in yaml.safe_load(SNIPPETS.translations):
        command = step["run"].splitlines()[0].replace("docpipe ", f"{program} ", 1)
        done = subprocess.run(
            ["/bin/bash", "-euo", "pipefail", "-c", command],
            cwd=workspace,
            env={**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_the_job_on_gitlab_runs(program: Path, tmp_path: Path) -> None:
    """All but its installation, in a shallow checkout; the report stands where the artifact is looked for."""
    request = propose(tmp_path / "origin", {"content/zh/新.md": CUT.format(title="新")})
    workspace = request.check_out(tmp_path / "work")
    job = yaml.safe_load(SNIPPETS.gitlab)["docpipe"]
    lines = [line for line in job["script"] if not line.startswith("pip ")]
    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join(lines)],  # noqa: S607 - the bash of this machine
        cwd=workspace,
        env={
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": request.base,
        },
        check=False,
        capture_output=True,
    )
    assert done.returncode == 1, done.stderr
    report = json.loads((workspace / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [issue["location"]["path"] for issue in report] == ["content/zh/新.md"]


def test_pre_commit_is_given_hooks_that_are_there() -> None:
    """Options of a hook that takes files end in `--`."""
    (repo,) = yaml.safe_load(SNIPPETS.pre_commit)["repos"]
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert {hook["id"] for hook in repo["hooks"]} <= known
    assert all(hook["args"][-1] == "--" for hook in repo["hooks"] if "args" in hook)
