"""The GitHub Action: its steps, run by bash in a real checkout, with the files that GitHub's runner provides."""

from __future__ import annotations

import json
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import yaml

from tests.architecture.floors import ROOT
from tests.git_repository import commit, git
from tests.packaging import composite
from tests.packaging.composite import EXPRESSION, Job, Outcome, run
from tests.packaging.pull_request import CLEAN, CONFIG, CUT, RAW, START, PullRequest, propose

Act = Callable[..., Outcome]

NEW = {"content/zh/新 文章.md": CUT.format(title="新文")}
MERGED = {"content/zh/好文.md": CLEAN.format(title="好文") + "\n再一段。\n"}
WORDS = "$(touch pwned) `touch pwned`; touch pwned"
PAYLOAD = f"{WORDS}\n::error title=forged::forged\nexit-code=0\nforged=1"


@pytest.fixture
def act(program: Path, tmp_path: Path) -> Act:
    """Return a function that runs the action in a checkout with docpipe as it is here."""

    def run_action(
        workspace: Path,
        request: PullRequest | None = None,
        payload: dict[str, object] | None = None,
        environment: dict[str, str] | None = None,
        **inputs: str,
    ) -> Outcome:
        known = payload or (request.payload() if request else {})
        event = "pull_request" if "pull_request" in known else "push"
        temporary = tmp_path / "temp 临时"
        job = Job(workspace=workspace, temporary=temporary, event=event, payload=known, environment=environment or {})
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        return run(job, {"command": str(program), **given})

    return run_action


def commands(outcome: Outcome) -> list[str]:
    """Return the commands that GitHub would read in the log, up to their message."""
    return [line.rpartition("::")[0] for line in outcome.log.splitlines() if line.startswith("::")]


class TestMetadata:
    """What `action.yml` says."""

    def test_expressions_stand_in_env_only(self) -> None:
        """A script that holds none cannot be given a command."""
        action = composite.load()
        assert not [step.name for step in action.runs.steps if EXPRESSION.search(step.run)]
        values = [value for step in action.runs.steps for value in step.env.values()]
        assert all(EXPRESSION.fullmatch(value) for value in values)

    def test_other_actions_are_pinned(self) -> None:
        """None is used, so nothing that somebody may move is run."""
        steps = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
        assert [step["uses"] for step in steps if "uses" in step] == []

    def test_every_input_is_used(self) -> None:
        """And no other is."""
        action = composite.load()
        text = "".join(value for step in action.runs.steps for value in step.env.values())
        used = {name.strip().removeprefix("inputs.") for name in EXPRESSION.findall(text) if "inputs." in name}
        assert used == set(action.inputs)

    def test_outputs_are_those_of_a_step(self) -> None:
        """Each names a step that is there."""
        action = composite.load()
        steps = {step.id for step in action.runs.steps}
        assert {value.split(".")[1] for output in action.outputs.values() for value in [output.value]} <= steps


class TestPullRequest:
    """A shallow checkout of what GitHub merged."""

    def test_a_clean_one_passes(self, act: Act, tmp_path: Path) -> None:
        """The old error is not told, and the summary says that nothing is wrong."""
        request = propose(tmp_path / "origin", MERGED)
        outcome = act(request.check_out(tmp_path / "工作 区"), request)
        assert (outcome.code, commands(outcome)) == (0, [])
        assert outcome.outputs == {"exit-code": "0", "errors": "0", "warnings": "0", "sarif": ""}
        assert outcome.summary.startswith("## docpipe lint\n")
        assert "TR001" not in outcome.summary

    def test_a_new_error_fails(self, act: Act, tmp_path: Path) -> None:
        """It is annotated, counted and listed, and no more than the base's commit was fetched."""
        request = propose(tmp_path / "origin", NEW)
        workspace = request.check_out(tmp_path / "工作 区")
        outcome = act(workspace, request)
        assert outcome.code == 1
        place = "file=content/zh/新 文章.md,line=8,endLine=8,col=12,endColumn=14,title=docpipe TR001 truncated-ending"
        assert commands(outcome) == [f"::error {place}"]
        assert outcome.outputs == {"exit-code": "1", "errors": "1", "warnings": "0", "sarif": ""}
        assert "| error | content/zh/新 文章.md\\:8\\:12 | TR001 truncated-ending |" in outcome.summary
        assert git(workspace, "rev-list", "--all").splitlines() == [request.merge]
        assert git(workspace, "rev-parse", "FETCH_HEAD") == request.base

    def test_old_errors_are_told_if_wanted(self, act: Act, tmp_path: Path) -> None:
        """`new-only: false` lints the whole site, and fetches nothing."""
        request = propose(tmp_path / "origin", MERGED)
        outcome = act(request.check_out(tmp_path / "work"), request, new_only="false")
        assert (outcome.code, outcome.outputs["errors"]) == (1, "1")
        assert outcome.steps["base"] == {}

    def test_the_merge_knows_its_base_better_than_the_event(self, act: Act, tmp_path: Path) -> None:
        """What others merged since the event's commit is not this pull request's."""
        request = propose(tmp_path / "origin", MERGED, meanwhile=NEW)
        outcome = act(request.check_out(tmp_path / "work"), request)
        assert (outcome.code, commands(outcome)) == (0, [])
        assert outcome.steps["base"]["commit"] == git(request.origin, "rev-parse", "main") != request.base

    def test_the_branch_itself_may_be_checked_out(self, act: Act, tmp_path: Path) -> None:
        """With history it is compared with where it parted; its own last commit may be a merge."""
        request = propose(tmp_path / "origin", NEW)
        git(request.origin, "checkout", "-q", "-b", "other", "main")
        commit(request.origin, "other")
        git(request.origin, "checkout", "-q", "topic")
        git(request.origin, "merge", "-q", "--no-ff", "-m", "update", "other")
        request = msgspec.structs.replace(request, head=git(request.origin, "rev-parse", "HEAD"))
        outcome = act(request.check_out(tmp_path / "work", request.head, depth=0), request)
        assert outcome.steps["base"]["commit"] == request.base
        assert [place.partition(",")[0] for place in commands(outcome)] == ["::error file=content/zh/新 文章.md"]
        assert not (tmp_path / "work/.git/shallow").exists()

    def test_a_deeper_checkout_needs_no_server(self, act: Act, tmp_path: Path) -> None:
        """Where credentials are not kept, the commit has to be there."""
        request = propose(tmp_path / "origin", NEW)
        workspace = request.check_out(tmp_path / "work", depth=2)
        git(workspace, "remote", "remove", "origin")
        assert act(workspace, request).outputs["errors"] == "1"

    def test_a_commit_that_cannot_be_fetched_is_said(self, act: Act, tmp_path: Path) -> None:
        """With what to write instead; a pull request is not blamed for old errors."""
        request = propose(tmp_path / "origin", NEW)
        workspace = request.check_out(tmp_path / "work")
        git(workspace, "remote", "remove", "origin")
        outcome = act(workspace, request)
        assert (outcome.code, outcome.outputs["exit-code"]) == (2, "")
        assert f"::error title=docpipe::the commit {request.base}, to compare with, could not be fetched" in outcome.log
        assert "fetch-depth: 2" in outcome.log

    def test_the_checkout_may_belong_to_somebody_else(self, act: Act, tmp_path: Path) -> None:
        """As it does in a container, where git would refuse to look at it."""
        request = propose(tmp_path / "origin", NEW)
        workspace = request.check_out(tmp_path / "work", depth=2)
        outcome = act(workspace, request, environment={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
        assert outcome.outputs["errors"] == "1"

    def test_a_link_that_it_broke_elsewhere_is_told(self, act: Act, tmp_path: Path) -> None:
        """A file that did not change has a new finding where its target was removed."""
        linked = {**START, "content/zh/链.md": CLEAN.format(title="链") + "\n见[好文](好文.md)。\n"}
        request = propose(tmp_path / "origin", {"content/zh/好文.md": ""}, start=linked)
        outcome = act(request.check_out(tmp_path / "work"), request)
        assert outcome.code == 1
        assert "file=content/zh/链.md" in outcome.log


class TestOtherEvents:
    """Without a pull request."""

    def test_a_push_is_judged_as_a_whole(self, act: Act, tmp_path: Path) -> None:
        """All findings count."""
        request = propose(tmp_path / "origin", NEW)
        outcome = act(request.check_out(tmp_path / "work"), payload={"before": request.base})
        assert (outcome.code, outcome.outputs["errors"]) == (1, "2")
        assert "There is no commit to compare with" in outcome.log

    def test_a_push_may_be_compared_with_what_was_before(self, act: Act, tmp_path: Path) -> None:
        """`new-only: true` tells what the push brought, and everything of a new branch."""
        request = propose(tmp_path / "origin", NEW)
        workspace = request.check_out(tmp_path / "work")
        assert act(workspace, payload={"before": request.base}, new_only="true").outputs["errors"] == "1"
        assert act(workspace, payload={"before": "0" * 40}, new_only="true").outputs["errors"] == "2"

    def test_a_merge_queue_has_a_base(self, act: Act, tmp_path: Path) -> None:
        """It is compared with what it will be merged into."""
        request = propose(tmp_path / "origin", NEW)
        payload: dict[str, object] = {"merge_group": {"base_sha": request.base}}
        assert act(request.check_out(tmp_path / "work"), payload=payload).outputs["errors"] == "1"


class TestInputs:
    """What can be asked for."""

    def test_fail_on(self, act: Act, tmp_path: Path) -> None:
        """A warning fails if it is to."""
        request = propose(tmp_path / "origin", {"content/zh/新.md": RAW.format(title="新")})
        workspace = request.check_out(tmp_path / "work")
        outcome = act(workspace, request, fail_on="warning")
        assert (outcome.code, outcome.outputs["warnings"]) == (1, "1")
        assert act(workspace, request).code == 0

    def test_paths_and_options_stand_one_a_line(self, act: Act, tmp_path: Path) -> None:
        """With spaces and Chinese in them, and a value behind its option."""
        more = {**NEW, "content/zh/文 件夹/-另 一.md": RAW.format(title="另")}
        request = propose(tmp_path / "origin", more)
        workspace = request.check_out(tmp_path / "work")
        paths = "content/zh/文 件夹\ncontent/zh/新 文章.md\n"
        both = act(workspace, request, paths=paths)
        assert (both.outputs["errors"], both.outputs["warnings"]) == ("1", "1")
        chosen = act(workspace, request, paths=paths, args="--select SE\n--extend-ignore=TR\n-q")
        assert (chosen.outputs["errors"], chosen.outputs["warnings"]) == ("0", "1")

    def test_a_site_in_a_folder(self, act: Act, tmp_path: Path) -> None:
        """Annotations name files from the top of the repository, SARIF stands where it was asked for."""
        start = {f"网 站/{name}": text for name, text in START.items()}
        request = propose(tmp_path / "origin", {"网 站/content/zh/新.md": CUT.format(title="新")}, start=start)
        workspace = request.check_out(tmp_path / "work")
        outcome = act(workspace, request, working_directory="网 站", sarif="报 告/docpipe.sarif")
        assert [place.partition(",")[0] for place in commands(outcome)] == ["::error file=网 站/content/zh/新.md"]
        assert outcome.outputs["sarif"] == str(workspace / "网 站/报 告/docpipe.sarif")
        (sarif,) = json.loads(Path(outcome.outputs["sarif"]).read_text("utf-8"))["runs"]
        assert [result["ruleId"] for result in sarif["results"]] == ["TR001"]

    def test_a_configuration_that_is_wrong_is_said(self, act: Act, tmp_path: Path) -> None:
        """The pull request shows that nothing was judged."""
        request = propose(tmp_path / "origin", {"docpipe.toml": CONFIG + "[lint]\nselct = []\n"})
        outcome = act(request.check_out(tmp_path / "work"), request)
        assert (outcome.code, outcome.outputs["exit-code"], outcome.outputs["errors"]) == (2, "2", "")
        assert "selct" in outcome.log
        assert "::error title=docpipe::docpipe could not do its work (exit code 2)" in outcome.log

    @pytest.mark.parametrize(
        ("name", "payload"),
        [
            *((name, PAYLOAD) for name in composite.load().inputs),
            *((name, WORDS) for name in ("args", "paths", "sarif")),
        ],
    )
    def test_no_input_becomes_a_command(self, act: Act, tmp_path: Path, name: str, payload: str) -> None:
        """Not a substitution, not a second command, not a line of the log, not an output."""
        request = propose(tmp_path / "origin", NEW)
        workspace = request.check_out(tmp_path / "work")
        inputs = {name.replace("-", "_"): payload}
        if name == "python":
            inputs["command"] = ""
        outcome = act(workspace, request, **inputs)
        assert outcome.code in {1, 2}
        assert list(tmp_path.rglob("pwned")) == []
        assert "forged" not in str(commands(outcome))
        assert all("forged" not in values and values.get("exit-code") != "0" for values in outcome.steps.values())

    def test_no_event_becomes_a_command(self, act: Act, tmp_path: Path) -> None:
        """Whatever it names as a commit."""
        request = propose(tmp_path / "origin", NEW)
        workspace = request.check_out(tmp_path / "work")
        payload: dict[str, object] = {"pull_request": {"base": {"sha": PAYLOAD}, "head": {"sha": PAYLOAD}}}
        outcome = act(workspace, payload=payload)
        assert outcome.code == 2
        assert commands(outcome) == ["::error title=docpipe"]
        assert list(tmp_path.rglob("pwned")) == []


class TestInstallation:
    """docpipe comes from the checkout of the action."""

    def test_it_is_installed_once_and_by_nothing_in_the_repository(self, tmp_path: Path) -> None:
        """An environment of its own, which a second step of the job finds there."""
        trap = f"open({str(tmp_path / 'pwned')!r}, 'w')\n"
        traps = dict.fromkeys(("venv.py", "pip.py", "sys.py", "ensurepip.py"), trap)
        request = propose(tmp_path / "origin", {**NEW, **traps})
        job = Job(
            workspace=request.check_out(tmp_path / "work"),
            temporary=tmp_path / "temp",
            event="pull_request",
            payload=request.payload(),
            # Without the network: pip takes nothing, and finds what builds and runs docpipe in this environment.
            environment={
                "PIP_NO_INDEX": "1",
                "PIP_NO_DEPS": "1",
                "PIP_NO_BUILD_ISOLATION": "false",
                "PYTHONPATH": sysconfig.get_path("purelib"),
            },
        )
        outcome = run(job, {"python": sys.executable})
        assert (outcome.code, outcome.outputs["errors"]) == (1, "1"), outcome.log
        command = Path(outcome.steps["install"]["command"])
        assert command.is_relative_to(tmp_path / "temp")
        versions = (command.parents[1] / "versions.txt").read_text("utf-8")
        assert "\nclick==" in versions
        assert "\\" not in versions
        made = command.stat().st_mtime_ns
        assert run(job, {"python": sys.executable}).steps["install"]["command"] == str(command)
        assert command.stat().st_mtime_ns == made
        assert not (tmp_path / "pwned").exists()

    def test_a_python_that_is_too_old_is_said(self, act: Act, tmp_path: Path) -> None:
        """With the step that is missing."""
        request = propose(tmp_path / "origin", NEW)
        outcome = act(request.check_out(tmp_path / "work"), request, command="", python="/bin/false")
        assert outcome.code == 2
        assert "add a step with actions/setup-python before this one" in outcome.log

    def test_a_command_that_is_not_there_is_said(self, act: Act, tmp_path: Path) -> None:
        """Nothing is installed in its place."""
        request = propose(tmp_path / "origin", NEW)
        outcome = act(request.check_out(tmp_path / "work"), request, command="no-such-docpipe")
        assert outcome.code == 2
        assert "the input command names no program" in outcome.log
