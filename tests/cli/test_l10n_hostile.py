"""Ledgers under attack: two runs at once, a run that is killed, other editors' endings, and files that are none."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.cli.console import Console
from docpipe.cli.l10n_write import save
from docpipe.cli.run import Work, site_session
from docpipe.pipeline.ledgers import adopted
from docpipe.translation.ledgers.ledger_text import read_ledger
from tests.cli.command import Command, start, start_python

WriteSite = Callable[[dict[str, str | bytes]], Path]

ZH = "---\ntitle: 去中心化\n---\n\n第一段写的是区块链网络。\n\n第二段写的是人工智能模型。\n"
EN = "---\ntitle: Decentralised\n---\n\nThe first paragraph is about networks.\n\nThe second is about models.\n"
LEDGER, OTHER = "l10n/en/a.ledger", "l10n/en/b.ledger"


@pytest.fixture
def root(write_site: WriteSite, docpipe: Command) -> Path:
    """Return a site with two translated posts, their ledgers, and an outdated block in each."""
    made = write_site(
        {
            "docpipe.toml": '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n',
            "content/zh/a.md": ZH,
            "content/en/a.md": EN,
            "content/zh/b.md": ZH.replace("段", "节"),
            "content/en/b.md": EN.replace("paragraph", "section"),
        }
    )
    assert docpipe("l10n", "adopt", "--from", "trust", "--root", made).code == 0
    for name in "ab":
        path = made / f"content/zh/{name}.md"
        path.write_text(path.read_text("utf-8").replace("智能", "智慧"), "utf-8")
    return made


def _is_sound(path: Path) -> bool:
    ledger = read_ledger(path.read_text("utf-8"), "a")
    return not ledger.problems and len(ledger.records) == 3


def test_two_runs_at_once(root: Path) -> None:
    """Both end, no ledger is torn, and nothing but ledgers is left behind."""
    source = root / "content/zh/a.md"
    for number in range(3):
        source.write_text(ZH.replace("智能", f"智能{'好' * number}"), "utf-8")
        runs = [
            start("l10n", "sync", cwd=root),
            start("l10n", "accept", "en", "content", cwd=root),
            start("l10n", "review", "--by", "li", "en", cwd=root),
        ]
        errors = [run.communicate(timeout=120)[1] for run in runs]
        assert all(run.returncode in {0, 1} for run in runs), errors
        assert not any("failed" in error for error in errors), errors
        assert _is_sound(root / LEDGER)
    assert sorted(path.name for path in (root / "l10n/en").iterdir()) == ["a.ledger", "b.ledger"]


def test_what_changed_meanwhile_is_not_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another run, or a pull, has been faster: it is said, and the other ledgers are written."""
    session = site_session(Work(root=root), drafts=True)
    ledgers = {
        path: read_ledger((root / path).read_text("utf-8").replace("assumed", "human"), path)
        for path in adopted(session)
    }
    theirs = (root / LEDGER).read_text("utf-8").replace("assumed", "machine:x")
    (root / LEDGER).write_text(theirs, "utf-8")
    assert save(session, ledgers, Console()) == 1
    written = capsys.readouterr()
    assert written.out == f"{OTHER}\n"
    assert f"{LEDGER}: not written: somebody changed it while docpipe was at work" in written.err
    assert (root / LEDGER).read_text("utf-8") == theirs


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
def test_a_run_that_is_killed_while_it_writes(docpipe: Command, root: Path) -> None:
    """The old ledger stands whole, and the next run does the work."""
    before = (root / LEDGER).read_text("utf-8")
    code = (
        "import os, signal\n"
        "from docpipe.cli.main import run\n"
        "os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)\n"
        "run(['l10n', 'accept', 'en', 'content', '--jobs', '1'])\n"
    )
    killed = start_python(code, cwd=root)
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert (root / LEDGER).read_text("utf-8") == before
    assert docpipe("l10n", "accept", "en", "content", "--root", root).code == 0
    assert (root / LEDGER).read_text("utf-8") != before
    assert _is_sound(root / LEDGER)


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_other_line_endings_and_a_mark(docpipe: Command, root: Path, change: Callable[[str], str]) -> None:
    """They are read like any other; accepting writes LF, and what has nothing new is not rewritten for its endings."""
    ledger = root / LEDGER
    plain = ledger.read_text("utf-8")
    ledger.write_text(change(plain), "utf-8", newline="")
    assert docpipe("l10n", "accept", "en", "content/en/a.md", "--root", root).code == 0
    assert ledger.read_bytes().startswith(b"docpipe-ledger 1 zh en")
    assert b"\r" not in ledger.read_bytes()
    crlf = ledger.read_bytes().replace(b"\n", b"\r\n")
    ledger.write_bytes(crlf)
    assert docpipe("l10n", "sync", "--root", root).code == 0
    assert ledger.read_bytes() == crlf


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<<<<<<< HEAD\n", "an unresolved merge conflict stands here"),
        (b"t=\xff\xfe\xfa\n", "The byte 0xFF is not UTF-8"),
        (b"s=ab\0 o=human\nt=cd\n", "There is a NUL character here"),
        (b"was: " + b"x" * (1 << 21), "This line is longer than 1 MiB"),
        (b"s=../../etc o=human\nt=/etc/passwd\n", "is no record of a ledger"),
        (b"s=ab o=human\n", "is no record of a ledger"),
        (b"\x1b[2J\nt=ab s=cd o=human r=\x1b[31mli\x1b[0m\x07\n", "is no record of a ledger"),
    ],
)
def test_a_ledger_that_is_none(docpipe: Command, root: Path, content: bytes, said: str) -> None:
    """It is named with its line and left as it is; the other ledger is written; no command fails over it."""
    damaged = (root / LEDGER).read_bytes() + content
    (root / LEDGER).write_bytes(damaged)
    result = docpipe("l10n", "accept", "en", "content", "--root", root)
    assert result.code == 1
    assert f"error: {LEDGER}:{damaged[: -len(content)].count(10) + 1}:1: " in result.err
    assert said in result.err
    assert "\x1b" not in result.err
    assert result.out == "content/en/b.md:7: The second is about models.\n"
    assert (root / LEDGER).read_bytes() == damaged
    assert docpipe("status", "--root", root).code == 0


@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 1000, b"\x00" * 1000, b"\xff\xfed\x00o\x00", b"docpipe-ledger 1 zh"]
)
def test_a_file_that_was_never_one(docpipe: Command, root: Path, content: bytes) -> None:
    """Its first line is what is wrong."""
    (root / LEDGER).write_bytes(content)
    result = docpipe("l10n", "sync", "--root", root)
    assert result.code == 1
    assert f"error: {LEDGER}:1:1: " in result.err
    assert (root / LEDGER).read_bytes() == content


@pytest.mark.parametrize("line", [b"x\n", b"s=ab o=human\nt=cd\n", b"\n", b"was: 1\n"])
def test_a_huge_ledger(docpipe: Command, root: Path, line: bytes) -> None:
    """A hundred megabytes are not read, and take no time."""
    huge = (root / LEDGER).read_bytes() + line * (100_000_000 // len(line))
    (root / LEDGER).write_bytes(huge)
    begun = time.perf_counter()
    result = docpipe("l10n", "sync", "--root", root)
    assert time.perf_counter() - begun < 20
    assert result.code == 1
    assert f"error: {LEDGER}:1:1: The file is larger than 16 MiB" in result.err
    assert (root / LEDGER).stat().st_size == len(huge)


def test_a_long_ledger_of_nonsense(docpipe: Command, root: Path) -> None:
    """A hundred of its lines are named, not a million."""
    (root / LEDGER).write_bytes((root / LEDGER).read_bytes() + b"x\n" * 1_000_000)
    result = docpipe("l10n", "sync", "--root", root)
    assert result.code == 1
    assert 90 < result.err.count("is no record of a ledger") < 110


def test_a_ledger_leads_nowhere_else(docpipe: Command, root: Path) -> None:
    """Links out of the site are neither read nor written through."""
    outside = root.parent / "outside"
    outside.mkdir()
    (root / LEDGER).rename(outside / "a.ledger")
    (root / LEDGER).symlink_to(outside / "a.ledger")
    before = (outside / "a.ledger").read_bytes()
    docpipe("l10n", "adopt", "--from", "trust", "--root", root)
    assert (outside / "a.ledger").read_bytes() == before
    for path in (root / "l10n/en").iterdir():
        path.unlink()
    (root / "l10n/en").rmdir()
    (root / "l10n/en").symlink_to(outside, target_is_directory=True)
    result = docpipe("l10n", "adopt", "--from", "trust", "--root", root)
    assert result.code == 3
    assert "the ledger was not written: a link leads out of the site" in result.err
    assert sorted(path.name for path in outside.iterdir()) == ["a.ledger"]
    assert (outside / "a.ledger").read_bytes() == before


def test_a_folder_in_the_place_of_a_ledger(docpipe: Command, root: Path) -> None:
    """It cannot be written, and that is said."""
    (root / LEDGER).unlink()
    (root / LEDGER).mkdir()
    result = docpipe("l10n", "adopt", "--from", "trust", "--root", root)
    assert result.code == 3
    assert f"{LEDGER}: the ledger was not written" in result.err
