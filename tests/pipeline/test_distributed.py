"""Posts analysed on a real Dask cluster: the same answers as here, whoever dies."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from docpipe import __version__
from docpipe.config.load import load
from docpipe.model.document import Analysis
from docpipe.model.errors import ConfigError
from docpipe.model.source import SourceFile
from docpipe.pipeline import cluster as clusters
from docpipe.pipeline import distributed
from docpipe.pipeline.analyze import AnalyzeOptions
from docpipe.pipeline.distributed import Distributed
from docpipe.pipeline.executor import Serial, Workers
from docpipe.pipeline.preparation import Preparation
from docpipe.pipeline.store.packing import Packed
from docpipe.sources.discover import discover
from tests.cli.command import Command, start
from tests.pipeline.dask_cluster import DaskCluster, free_port
from tests.pipeline.test_bad_posts import BAD
from tests.pipeline.troubled import FILES, Troubled


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Start a cluster of two workers that are replaced when they die."""
    started = DaskCluster(2, tmp_path_factory.mktemp("dask"), nannies=True)
    yield started
    started.stop()


@pytest.fixture
def docpipe(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command."""
    return Command(capsys)


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[DaskCluster]:
    """Start a cluster of one worker that nobody replaces."""
    started = DaskCluster(1, tmp_path, nannies=False)
    yield started
    started.stop()


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(analyses: Sequence[Analysis]) -> dict[str, str]:
    """Return what is said of each file that could not be analysed."""
    return {each.file.key: each.diagnostics[0].message.arguments["reason"] for each in analyses if each.blocked}


def test_a_site_built_on_a_cluster(cluster: DaskCluster, site: Callable[[str], Path], tmp_path: Path) -> None:
    """It is the same byte by byte, bad posts and all; what was found is kept here, and next time nobody is asked."""
    root = site("bilingual")
    for name in ("nested-brackets", "not-utf-8", "long-line"):
        bad = BAD[name]
        (root / f"content/zh/blog/{name}.md").write_bytes(bad.encode() if isinstance(bad, str) else bad)

    def build(out: str, *options: str) -> tuple[str, str]:
        process = start("build", "--out", tmp_path / out, "--timings", *options, cwd=root)
        told, remarks = process.communicate(timeout=60)
        assert process.returncode == 1, remarks
        assert "Traceback" not in remarks
        return told.replace(out, "here"), remarks

    here = build("here", "--no-cache", "--jobs", "1")
    there = build("there", "--executor", cluster.address)
    again = build("again", "--executor", f"dask://127.0.0.1:{free_port()}")
    assert here[0] == there[0] == again[0]
    assert contents(tmp_path / "here") == contents(tmp_path / "there") == contents(tmp_path / "again")
    assert re.search(r"^posts read +0$", again[1], re.MULTILINE)


def test_a_bad_file_costs_itself_only(cluster: DaskCluster, tmp_path: Path) -> None:
    """What a file does to its process is told in the same words as on one machine; the others are kept."""
    prepare = Troubled(troubles={"a": "raise", "b": "crash", "d": "exit", "e": "hang", "g": "memory"})
    keeping = msgspec.structs.replace(prepare, packs=tmp_path)
    analyses = Distributed(cluster.address, 1, deadline=0.5).run(keeping, FILES)
    assert said(analyses) == said(Workers(2, deadline=0.5).run(prepare, FILES))
    assert sorted(said(analyses)) == ["a", "b", "d", "e", "g"]
    assert [analysis.file.key for analysis in analyses if isinstance(analysis, Packed)] == ["c", "f"]


@pytest.mark.skipif(sys.platform != "linux", reason="finds the worker by /proc")
def test_a_file_that_ends_workers(cluster: DaskCluster) -> None:
    """It is tried with others, by itself, and alone on the cluster; then it is given up, and no other is blamed."""
    analyses = Distributed(cluster.address, 1).run(Troubled(troubles={"c": "above"}), FILES)
    assert said(analyses) == {"c": "it ended every worker of the cluster that read it"}
    assert [analysis.file for analysis in analyses] == list(FILES)


def test_a_worker_that_is_killed(cluster: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its posts go to another; and no more posts are read here than the cluster has asked for."""
    monkeypatch.setattr(distributed, "_MOST_FILES", 1)
    monkeypatch.setattr(distributed, "_AHEAD", 1)
    reads: list[str] = []
    ahead: list[int] = []

    def content(_prepare: Troubled, file: SourceFile) -> bytes:
        reads.append(file.path)
        return b""

    def progress(done: int, _total: int) -> None:
        if not ahead:
            cluster.kill_worker(0)
        # What the worker had that was killed is read again.
        ahead.append(len(set(reads)) - done)

    monkeypatch.setattr(Troubled, "content", content)
    executor = Distributed(cluster.address, 1)
    executor.progress = progress
    assert executor.run(Troubled(), FILES) == Serial().run(Troubled(), FILES)
    # Two at work, one waiting, and one that is done with and not yet told.
    assert max(ahead) <= 4


def test_a_cluster_that_dies(lonely: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without workers, and without a scheduler, the run ends soon and says why."""
    monkeypatch.setattr(distributed, "_MOST_FILES", 1)
    executor = Distributed(lonely.address, 1, patience=0.5)
    executor.progress = lambda _done, _total: lonely.kill_worker(0)
    with pytest.raises(ConnectionError, match=r"^the Dask cluster at dask://127\.0\.0\.1:\d+ has no worker any more$"):
        executor.run(Troubled(), FILES)
    monkeypatch.setattr(clusters, "_SECONDS_TO_CONNECT", 0.5)
    with pytest.raises(ConfigError, match=r"^the Dask cluster at \S+ has no workers\. Start some: dask worker 127\."):
        executor.run(Troubled(), FILES)
    lonely.add_worker()
    monkeypatch.setattr(clusters, "_SECONDS_TO_CONNECT", 10)
    executor.progress = lambda _done, _total: lonely.scheduler.kill()
    with pytest.raises(ConnectionError, match=r"^the scheduler at dask://127\.0\.0\.1:\d+ is gone$"):
        executor.run(Troubled(), FILES)


def test_another_docpipe_on_the_cluster(cluster: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would say other things, so both versions are named and nothing is sent."""
    monkeypatch.setattr(clusters, "__version__", "9.9.9")
    with pytest.raises(ConfigError) as raised:
        Distributed(cluster.address, 1).run(Troubled(), FILES)
    assert f"has docpipe {__version__}, and this is docpipe 9.9.9. Install the same there: " in str(raised.value)


def test_a_file_that_went_away(cluster: DaskCluster, site: Callable[[str], Path]) -> None:
    """What cannot be read here is told as it is without a cluster."""
    root = site("minimal")
    config = load(root).config
    files = (*discover(root, config).files, FILES[0])
    prepare = Preparation(AnalyzeOptions(str(root), config))
    analyses = Distributed(cluster.address, 1).run(prepare, files)
    assert analyses == Serial().run(prepare, files)
    assert [analysis.file for analysis in analyses if analysis.blocked] == [FILES[0]]


def test_what_cannot_be_begun(cluster: DaskCluster) -> None:
    """A rule that nobody knows is an error of the run, as it is without a cluster."""
    prepare = Preparation(msgspec.structs.replace(Troubled().options, extra_select=("ZZ999",)))
    with pytest.raises(ConfigError, match="ZZ999"):
        Distributed(cluster.address, 1).run(prepare, FILES)


def answer_once(listener: socket.socket, says: bytes) -> None:
    """Say something to whoever comes, and wait until they have gone."""
    connection, _ = listener.accept()
    with connection:
        connection.sendall(says)
        while connection.recv(1024):
            pass


@pytest.mark.parametrize("says", [None, b"", b"SSH-2.0-OpenSSH_9.6\r\n"], ids=["nobody", "silent", "another"])
def test_no_scheduler_at_the_address(
    docpipe: Command, site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, says: bytes | None
) -> None:
    """That is an error of usage which says what to type."""
    monkeypatch.setattr(clusters, "_SECONDS_TO_CONNECT", 0.3)
    with ThreadPoolExecutor() as threads, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"dask://127.0.0.1:{listener.getsockname()[1]}"
        if says is not None:
            listener.listen()
            threads.submit(answer_once, listener, says)
        result = docpipe("lint", "--root", site("minimal"), "--executor", address)
    assert (result.code, result.out) == (2, "")
    assert f"no Dask scheduler answers at {address}. Start one ('dask scheduler' there, then" in result.err


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:8786",
        "tcp://127.0.0.1:8786",
        "dask://host",
        "dask://:1",
        "dask://a:1/b",
        "dask://a:1\n",
        "dask://a:65536",
    ],
)
def test_what_is_no_address(docpipe: Command, site: Callable[[str], Path], address: str) -> None:
    """Only `dask://host:port` is one."""
    result = docpipe("status", "--root", site("minimal"), "--executor", address)
    assert (result.code, result.out) == (2, "")
    assert "is no address of a cluster. Type --executor dask://HOST:PORT" in result.err


def test_an_address_of_version_6() -> None:
    """It stands in brackets."""
    assert Distributed("dask://[::1]:8786", 3).count == 3


def test_no_dask_here(docpipe: Command, site: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has installed docpipe alone is told what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = docpipe("lint", "--root", site("minimal"), "--executor", "dask://127.0.0.1:8786")
    assert result.code == 2
    assert "is not installed. Install it: pip install 'docpipe[dask]'" in result.err


def test_nothing_to_do() -> None:
    """No files, no cluster."""
    assert Distributed("dask://127.0.0.1:1", 1).run(Troubled(), ()) == ()
