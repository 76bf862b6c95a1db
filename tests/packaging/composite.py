"""A runner of composite actions: what GitHub's does with `action.yml`, as far as ours goes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import msgspec
import yaml

from tests.architecture.floors import ROOT

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
# GitHub's `shell: bash`.
_BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


class Input(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An input of an action."""

    description: str
    default: str


class Output(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An output of an action."""

    description: str
    value: str


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step that runs a script; one that uses another action is not known here."""

    name: str
    id: str
    shell: str
    run: str
    env: dict[str, str] = {}


class Runs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an action does."""

    using: str
    steps: list[Step]


class Action(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An `action.yml`."""

    name: str
    description: str
    author: str
    branding: dict[str, str]
    inputs: dict[str, Input]
    outputs: dict[str, Output]
    runs: Runs


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Where and why an action runs.

    Attributes:
        workspace: what was checked out.
        temporary: the runner's folder for one job.
        event: its name.
        payload: what GitHub says of it.
        environment: further variables.
    """

    workspace: Path
    temporary: Path
    event: str
    payload: Mapping[str, object]
    environment: Mapping[str, str] = {}


class Outcome(msgspec.Struct, frozen=True):
    """What a run of an action left.

    Attributes:
        code: of the step that failed, or 0.
        log: both streams of all steps.
        outputs: of the action.
        summary: what stands in the step's summary.
        steps: outputs of each step.
    """

    code: int
    log: str
    outputs: dict[str, str]
    summary: str
    steps: dict[str, dict[str, str]]


def load() -> Action:
    """Return our own action."""
    return msgspec.convert(yaml.safe_load((ROOT / "action.yml").read_text("utf-8")), Action)


def run(job: Job, inputs: Mapping[str, str]) -> Outcome:
    """Run our action's steps one after the other until one fails."""
    action = load()
    assert inputs.keys() <= action.inputs.keys()
    job.temporary.mkdir(parents=True, exist_ok=True)
    steps: dict[str, dict[str, str]] = {}
    context: dict[str, object] = {
        "inputs": {name: inputs.get(name, known.default) for name, known in action.inputs.items()},
        "github": {"event": job.payload, "event_name": job.event},
        "steps": {},
    }
    code, log = 0, ""
    for step in action.runs.steps:
        code, said, steps[step.id] = _run_step(step, job, context)
        context["steps"] = {name: {"outputs": outputs} for name, outputs in steps.items()}
        log += said
        if code:
            break
    outputs = {name: expand(output.value, context) for name, output in action.outputs.items()}
    summary = job.temporary / "summary.md"
    return Outcome(code, log, outputs, summary.read_text("utf-8") if summary.exists() else "", steps)


def expand(text: str, context: Mapping[str, object]) -> str:
    """Return a text with its expressions replaced: paths through the context, and `||` between them."""

    def value(match: re.Match[str]) -> str:
        return next(filter(None, (_look_up(name.strip(), context) for name in match[1].split("||"))), "")

    return EXPRESSION.sub(value, text)


def _look_up(name: str, context: Mapping[str, object]) -> str:
    assert re.fullmatch(r"[a-z_]+(\.[A-Za-z_-]+)+", name), name
    found: object = context
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return "" if found is None else str(found)


def _run_step(step: Step, job: Job, context: Mapping[str, object]) -> tuple[int, str, dict[str, str]]:
    assert step.shell == "bash"
    script, output = job.temporary / f"{step.id}.sh", job.temporary / f"{step.id}.output"
    script.write_text(step.run, "utf-8")
    output.write_text("", "utf-8")
    event = job.temporary / "event.json"
    event.write_text(json.dumps(job.payload), "utf-8")
    environment = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_NAME": job.event,
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(job.temporary / "summary.md"),
        "GITHUB_WORKSPACE": str(job.workspace),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "HOME": str(job.temporary),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(job.temporary),
        **job.environment,
        **{name: expand(value, context) for name, value in step.env.items()},
    }
    done = subprocess.run(
        [*_BASH, script],
        cwd=job.workspace,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = output.read_text("utf-8").splitlines()
    assert all("=" in line for line in lines), lines
    return done.returncode, done.stdout, dict(line.split("=", 1) for line in lines)
