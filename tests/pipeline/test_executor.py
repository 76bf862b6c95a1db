"""Serial and worker processes: the same answers, and one bad file never costs another."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docpipe.model.document import Analysis
from docpipe.model.source import Digest, SourceFile
from docpipe.pipeline.executor import Serial, Workers
from docpipe.pipeline.task import Analyze
from tests.pipeline.troubled import FILES, troubled


def run(executor: Serial | Workers, **troubles: str) -> tuple[Analysis, ...]:
    """Return the analyses of all files."""
    return executor.run(functools.partial(troubled, troubles), FILES)


def message(analysis: Analysis) -> str:
    """Return what is said of a file, or "" if it went well."""
    return "; ".join(str(diagnostic.message) for diagnostic in analysis.diagnostics)


@pytest.mark.parametrize("count", [1, 2, 3, 20])
def test_workers_answer_as_serial_does(count: int) -> None:
    """Any number of processes gives the same analyses in the same order."""
    assert run(Workers(count), c="raise") == run(Serial(), c="raise")


def test_a_spawned_worker_answers_as_a_forked_one() -> None:
    """Where there is no safe fork, the same is done by new interpreters."""
    assert run(Workers(1, method="spawn")) == run(Serial())


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("raise", "the file could not be analysed: ValueError in docpipe"),
        ("crash", "the file could not be analysed: it crashed the process that read it (SIGSEGV)"),
        ("exit", "the file could not be analysed: it ended the process that read it (exit code 3)"),
        ("memory", "the file could not be analysed: it needs more memory than one file may take"),
    ],
)
def test_a_bad_file_costs_itself_only(trouble: str, said: str) -> None:
    """Whatever kills a worker is one blocking ST017 of its file; all other files are analysed."""
    analyses = run(Workers(2), c=trouble, g=trouble)
    assert [analysis.file for analysis in analyses] == list(FILES)
    for analysis in analyses:
        bad = analysis.file.key in {"c", "g"}
        assert (analysis.blocked, message(analysis)) == (bad, said if bad else "")
        assert analysis.blocking == (("ST017",) if bad else ())


def test_a_slow_file_is_given_up() -> None:
    """A file that passes its deadline costs itself only."""
    analyses = run(Workers(2, deadline=0.3), b="hang", e="hang")
    assert [analysis.file.key for analysis in analyses if analysis.blocked] == ["b", "e"]
    assert message(analyses[1]) == "the file could not be analysed: it took longer than 0.3 seconds"


def broken() -> Analyze:
    """Fail before any file is taken up."""
    raise RuntimeError("no rules")


def test_a_task_that_cannot_be_prepared_is_an_error_of_the_run() -> None:
    """What is wrong before the first file is no file's fault, and is raised as it is."""
    for executor in (Serial(), Workers(1, method="fork")):
        with pytest.raises(RuntimeError, match="no rules"):
            executor.run(broken, FILES)


def test_a_spawned_worker_that_cannot_work_is_an_error_of_the_run(capfd: pytest.CaptureFixture[str]) -> None:
    """A worker that dies before its first file says nothing about that file."""
    with pytest.raises(RuntimeError, match="a worker process could not work"):
        Workers(1, method="spawn").run(broken, FILES)
    assert "no rules" in capfd.readouterr().err


def test_nothing_to_do() -> None:
    """No files, no processes, no preparation."""
    assert Serial().run(broken, ()) == Workers(2).run(broken, ()) == ()


ORPHANS = """
import os, sys
from tests.pipeline.test_executor import FILES, talkative
from docpipe.pipeline.executor import Workers
print("started", flush=True)
Workers(2, deadline=0.3).run(talkative, FILES * 20)
"""


def talkative() -> Analyze:
    """Return an analysis whose answers fill a pipe; one of them takes longer than it may."""

    def analyze(file: SourceFile) -> Analysis:
        time.sleep(0.02)
        if file.key == "f":
            time.sleep(60)
        return Analysis(file, Digest(file.key), None, b"x" * 100_000, blocked=False)

    return analyze


def test_workers_do_not_outlive_a_killed_parent() -> None:
    """After `kill -9` of the parent its workers end too, whether they speak or hang."""
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", ORPHANS],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "src")))},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.2)
    process.kill()
    # Whoever is alive holds the other end of the pipe.
    process.communicate(timeout=20)
    assert process.returncode == -signal.SIGKILL
