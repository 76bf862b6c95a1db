"""The atomic publication of a site."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.model.errors import PublishError
from docpipe.model.page import Output
from docpipe.publish.writing import staging, write
from docpipe.publish.writing.write import publish


def site(**files: str) -> list[Output]:
    """Return outputs named `a__b` for `a/b`."""
    return [Output(name.replace("__", "/"), text.encode()) for name, text in files.items()]


def tree(folder: Path) -> dict[str, str]:
    """Return every file's text by path, the marker left out."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != staging.MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def litter(folder: Path) -> list[str]:
    """Return what a publication left behind beside the site."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".docpipe")]


def test_first_site(tmp_path: Path) -> None:
    """A first site appears with its marker and nothing beside it."""
    target = tmp_path / "deep" / "build"
    report = publish(site(index="1", zh__a="2"), target)
    assert tree(target) == {"index": "1", "zh/a": "2"}
    assert (report.written, report.unchanged, report.removed, report.exchange) == (("index", "zh/a"), (), (), "first")
    assert (target / ".docpipe-site").is_file()
    assert litter(target.parent) == []


def test_second_site(tmp_path: Path) -> None:
    """Unchanged files are shared, changed ones are new files, and what is gone goes."""
    target = tmp_path / "build"
    publish(site(same="1", changed="2", gone__a="3"), target)
    same, changed = (target / "same").stat().st_ino, (target / "changed").stat().st_ino
    report = publish(site(same="1", changed="4", new="5"), target)
    assert tree(target) == {"same": "1", "changed": "4", "new": "5"}
    assert report == write.PublishReport(("changed", "new"), ("same",), ("gone/a",), "exchange")
    assert (target / "same").stat().st_ino == same
    assert (target / "changed").stat().st_ino != changed
    assert (target / "same").stat().st_nlink == 1


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A folder that exists and is empty may become a site."""
    (tmp_path / "build").mkdir()
    assert publish(site(a="1"), tmp_path / "build").exchange == "first"


def test_nothing_to_do(tmp_path: Path) -> None:
    """The same site again leaves the folder itself as it is."""
    target = tmp_path / "build"
    publish(site(a="1"), target)
    inode = target.stat().st_ino
    assert publish(site(a="1"), target).exchange == "none"
    assert target.stat().st_ino == inode
    assert litter(tmp_path) == []


def test_copies(tmp_path: Path) -> None:
    """A file is copied from its source, and shared while its bytes are equal."""
    source = tmp_path / "cover.png"
    source.write_bytes(b"x" * 10)
    output = Output("a/cover.png", source=str(source))
    assert publish([output], tmp_path / "build").written == ("a/cover.png",)
    assert publish([output], tmp_path / "build").unchanged == ("a/cover.png",)
    source.write_bytes(b"y" * 10)
    assert publish([output], tmp_path / "build").written == ("a/cover.png",)
    assert (tmp_path / "build/a/cover.png").read_bytes() == b"y" * 10


def test_two_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders cannot be exchanged, the report says that it took two steps."""
    target = tmp_path / "build"
    publish(site(a="1"), target)
    monkeypatch.setattr(write, "exchange", lambda *_: False)
    assert publish(site(a="2"), target).exchange == "two-step"
    assert tree(target) == {"a": "2"}
    assert litter(tmp_path) == []


def test_two_steps_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption between the two steps brings the old site back."""
    target = tmp_path / "build"
    publish(site(a="1"), target)
    monkeypatch.setattr(write, "exchange", lambda *_: False)
    rename = Path.rename

    def interrupted(self: Path, new: Path) -> Path:
        if self.name.startswith(".docpipe-staging-"):
            raise KeyboardInterrupt
        return rename(self, new)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(site(a="2"), target)
    assert tree(target) == {"a": "1"}
    assert litter(tmp_path) == []


def test_killed_between_two_steps(tmp_path: Path) -> None:
    """The next build brings back a site that a kill left aside, and sweeps dead staging folders."""
    target = tmp_path / "build"
    publish(site(a="1"), target)
    target.rename(tmp_path / ".docpipe-previous-build")
    (tmp_path / ".docpipe-staging-dead").mkdir()
    (tmp_path / ".docpipe-staging-dead/x").write_text("")
    report = publish(site(a="1"), target)
    assert report.exchange == "none"
    assert tree(target) == {"a": "1"}
    assert litter(tmp_path) == []


def test_a_linked_staging_folder_is_not_followed(tmp_path: Path) -> None:
    """Sweeping removes a link, not what it leads to."""
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").write_text("")
    (tmp_path / ".docpipe-staging-link").symlink_to(tmp_path / "precious")
    publish(site(a="1"), tmp_path / "build")
    assert (tmp_path / "precious/file").exists()
    assert litter(tmp_path) == []


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), ValueError("a page"), OSError(errno.EIO, "I/O error")])
def test_a_failure_leaves_the_old_site(tmp_path: Path, failure: BaseException) -> None:
    """Whatever goes wrong while pages are made, the old site stands and the staging folder is gone."""
    target = tmp_path / "build"
    publish(site(a="1"), target)

    def outputs() -> Iterator[Output]:
        yield Output("a", b"2")
        raise failure

    expected = PublishError if isinstance(failure, OSError) else type(failure)
    with pytest.raises(expected):
        publish(outputs(), target)
    assert tree(target) == {"a": "1"}
    assert litter(tmp_path) == []


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    """ENOSPC is told in one line that says what to do."""

    def outputs() -> Iterator[Output]:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        yield Output("a")

    with pytest.raises(PublishError, match="the disk is full") as raised:
        publish(outputs(), tmp_path / "build")
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "build").exists()


def test_a_foreign_folder_is_left_alone(tmp_path: Path) -> None:
    """A folder with files that docpipe has not made is refused, never emptied."""
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(PublishError, match="not made by docpipe"):
        publish(site(a="1"), tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_file_as_target(tmp_path: Path) -> None:
    """A file in the place of the output folder is refused."""
    (tmp_path / "build").write_text("")
    with pytest.raises(PublishError, match="is a file"):
        publish(site(a="1"), tmp_path / "build")


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "", "a//b", "./a", "a\\b", "a\x00b", "a\nb", "a\ud800"])
def test_paths_stay_inside(tmp_path: Path, path: str) -> None:
    """A path that could lead elsewhere is refused."""
    with pytest.raises(PublishError, match="no path inside the site"):
        publish([Output(path, b"")], tmp_path / "build")
    assert litter(tmp_path) == []


@pytest.mark.parametrize("path", ["图　片/😀.png", "a b", "...", "a.b/.well-known/x"])
def test_unusual_paths(tmp_path: Path, path: str) -> None:
    """Any other file name is fine."""
    publish([Output(path, b"1")], tmp_path / "build")
    assert (tmp_path / "build" / path).read_bytes() == b"1"


@pytest.mark.parametrize("paths", [("a", "a"), ("a", "a/b"), ("a/b", "a"), (".docpipe-site",)])
def test_two_outputs_of_one_path(tmp_path: Path, paths: tuple[str, ...]) -> None:
    """Two outputs that need the same path are refused, and both are named."""
    outputs = [Output(path, source=__file__) for path in paths]
    with pytest.raises(PublishError, match="two files of the site want the path") as raised:
        publish(outputs, tmp_path / "build")
    assert __file__ in str(raised.value)


def test_a_second_build_waits(tmp_path: Path) -> None:
    """Builds at the same time go one after the other, and the waiting one says so."""
    target = tmp_path / "build"
    begun, may_end, waited = threading.Event(), threading.Event(), threading.Event()

    def slow() -> Iterator[Output]:
        begun.set()
        assert may_end.wait(10)
        yield Output("a", b"slow")

    def wait() -> None:
        waited.set()
        may_end.set()

    first = threading.Thread(target=publish, args=(slow(), target))
    first.start()
    assert begun.wait(10)
    report = publish(site(a="quick"), target, on_wait=wait)
    first.join(10)
    assert waited.is_set()
    assert report.exchange == "exchange"
    assert tree(target) == {"a": "quick"}


def test_a_killed_build_heals(tmp_path: Path) -> None:
    """After a kill the old site stands, and the next build leaves no litter."""
    target = tmp_path / "build"
    publish(site(a="1"), target)
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from docpipe.model.page import Output; from docpipe.publish.writing.write import publish\n"
        "def outputs():\n    yield Output('a', b'2')\n    os.kill(os.getpid(), signal.SIGKILL)\n"
        "publish(outputs(), Path(sys.argv[1]))\n"
    )
    subprocess.run([sys.executable, "-c", code, str(target)], check=False, env={"PYTHONPATH": "src"})
    assert tree(target) == {"a": "1"}
    assert len(litter(tmp_path)) == 1
    publish(site(a="3"), target)
    assert tree(target) == {"a": "3"}
    assert litter(tmp_path) == []
