"""One run over one site: the same values whatever does the work, each stage at most once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.diagnostic import Severity
from docpipe.pipeline.executor import Executor, Serial, Workers
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CORPORA = ("juicefs", "hugegraph", "mzlogin")


def session(root: Path, executor: Executor, **given: bytes) -> Session:
    """Return a session over the site at `root`."""
    return Session(Request(root=root, config=load(root).config, now=NOW, given=given, bodies=True), executor)


def test_serial_and_workers_are_equal(site: Callable[[str], Path]) -> None:
    """Analyses, findings and every byte of the site are the same with no, one and three processes."""
    root = site("bilingual")
    runs = [session(root, executor) for executor in (Serial(), Workers(1), Workers(3))]
    assert runs[0].analyses == runs[1].analyses == runs[2].analyses
    assert runs[0].diagnostics() == runs[1].diagnostics() == runs[2].diagnostics()
    outputs = [list(run.outputs()) for run in runs]
    assert outputs[0] == outputs[1] == outputs[2]
    assert outputs[0]


def test_a_finding_of_the_site_shows_its_line(write_site: Callable[[dict[str, str | bytes]], Path]) -> None:
    """Site rules have no text at hand; the line is filled in from the file, or from what was given for it."""
    root = write_site(
        {"docpipe.toml": '[site]\nsource = "zh"\nlocales = ["zh"]\n', "content/zh/a.md": "# 题\n\n[见](b.md)。\n"}
    )
    broken = [found for found in session(root, Serial()).diagnostics() if found.code == "LK001"]
    assert [found.place.excerpt for found in broken] == ["[见](b.md)。"]
    given = {"content/zh/a.md": "# 题\n\n\n另见[此](c.md)。\n".encode()}
    broken = [found for found in session(root, Serial(), **given).diagnostics() if found.code == "LK001"]
    assert [found.place.excerpt for found in broken] == ["另见[此](c.md)。"]


def test_a_stage_runs_once(site: Callable[[str], Path]) -> None:
    """What is asked for twice is computed once."""
    run = session(site("minimal"), Serial())
    assert run.published is run.published
    assert run.site is run.site
    assert list(run.timings)[:2] == ["discover", "analyze"]


@pytest.mark.parametrize("corpus", CORPORA)
def test_no_link_of_a_sound_corpus_is_called_broken(corpora: Path, corpus: str) -> None:
    """None in juicefs, 19 on each side of hugegraph, two links and two images in mzlogin; nothing fails."""
    run = session(corpora / corpus, Workers(2))
    found = run.diagnostics()
    assert not [finding for finding in found if "could not be analysed" in str(finding.message)]
    broken = [finding for finding in found if finding.code in {"LK001", "IM001"} and finding.severity is Severity.ERROR]
    expected = {"juicefs": 0, "hugegraph": 38, "mzlogin": 4}
    assert len(broken) == expected[corpus], [str(finding.message) for finding in broken]
