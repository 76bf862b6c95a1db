"""`docpipe lint --fix`, `--diff` and what belongs to them, on real files."""

from __future__ import annotations

import io
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.lint import registry
from docpipe.pipeline import workers
from tests.cli.command import Command, start, start_python
from tests.lint.small_rules import UNSAFE, rewriting

CONFIG = '[site]\nsource = "zh"\nlocales = ["zh"]\n'
HEAD = "---\ntitle: 示例\ndate: {}\n---\n\n"
BAD, GOOD = HEAD.format("2024年5月11日"), HEAD.format("2024-05-11")
A, B = "content/zh/a.md", "content/zh/guide/b.md"
RULES = (
    rewriting("ZZ001", "(?<=[\u4e00-\u9fff]),", "，"),
    rewriting("ZZ002", "的的", "的", applicability=UNSAFE),
)


@pytest.fixture
def root(write_site: Callable[[dict[str, str | bytes]], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a site with two rules of its own as the current folder."""
    del tmp_path
    root = write_site(
        {"docpipe.toml": CONFIG, A: GOOD + "一,二的的 `三,四`\n", B: GOOD + "五,六\n", "notes.txt": "七,八\n"}
    )
    monkeypatch.chdir(root)
    monkeypatch.setattr(registry, "RULES", RULES)
    # Workers that were spawned, as they are beside the threads of other tests, would not know these rules.
    monkeypatch.setattr(workers, "start_method", lambda: "fork")
    return root


ALL = ("--select", "ZZ", "--jobs", "1")


def test_safe_fixes(docpipe: Command, root: Path) -> None:
    """Files are mended, the report is of what remains, and the talk is on stderr."""
    result = docpipe("lint", "--fix", "--format", "json", *ALL)
    assert (root / A).read_text("utf-8") == GOOD + "一，二的的 `三,四`\n"
    assert (root / B).read_text("utf-8") == GOOD + "五，六\n"
    assert "Fixed 2 of 4 findings in 2 files (1 needs --unsafe-fixes, 1 withheld)" in result.err
    left = json.loads(result.out)["diagnostics"]
    assert [(found["code"], found["fix"] is None) for found in left] == [("ZZ002", False), ("ZZ001", True)]
    assert left[1]["hint"] == "fix withheld: would change code"
    assert result.code == 0


def test_unsafe_fixes(docpipe: Command, root: Path) -> None:
    """`--unsafe-fixes` adds what may change the meaning; a list says what was done in which file."""
    result = docpipe("lint", "--fix", "--unsafe-fixes", "--show-fixes", "--exit-non-zero-on-fix", *ALL)
    assert (root / A).read_text("utf-8") == GOOD + "一，二的 `三,四`\n"
    assert f"{A}:\n  1 × ZZ001 test-zz001\n  1 × ZZ002 test-zz002\n{B}:\n" in result.err
    assert f"{A}: ZZ001 fix withheld: would change code\n" in result.err
    assert result.code == 1
    again = docpipe("lint", "--fix", "--unsafe-fixes", "--exit-non-zero-on-fix", *ALL)
    assert again.code == 0
    assert "Fixed 0 of 1 finding (1 withheld)" in again.err


def test_unsafe_fixes_alone_are_counted(docpipe: Command, root: Path) -> None:
    """Without --fix nothing is written; it is said what could be mended."""
    before = (root / A).read_bytes()
    assert "3 fixable with --fix (1 more with --unsafe-fixes)" in docpipe("lint", *ALL).err
    assert "4 fixable with --fix --unsafe-fixes, 1 of them unsafe" in docpipe("lint", "--unsafe-fixes", *ALL).err
    assert (root / A).read_bytes() == before


def test_a_patch(docpipe: Command, root: Path) -> None:
    """`--diff` writes nothing but a patch that git takes, and fails while there is something in it."""
    before = (root / A).read_bytes()
    result = docpipe("lint", "--diff", *ALL)
    assert result.code == 1
    assert "Would fix 2 of 4 findings in 2 files" in result.err
    assert (root / A).read_bytes() == before
    subprocess.run(["git", "apply"], input=result.out.encode(), cwd=root, check=True)  # noqa: S607 # git as found
    assert (root / B).read_text("utf-8") == GOOD + "五，六\n"
    result = docpipe("lint", "--diff", *ALL)
    assert (result.code, result.out) == (0, "")


def test_one_path(docpipe: Command, root: Path) -> None:
    """Only what was asked about is changed; a loose file can be asked about, too."""
    before = (root / A).read_bytes()
    docpipe("lint", "--fix", B, "notes.txt", *ALL)
    assert (root / A).read_bytes() == before
    assert (root / B).read_text("utf-8") == GOOD + "五，六\n"
    assert (root / "notes.txt").read_text("utf-8") == "七，八\n"


@pytest.mark.parametrize(("option", "code"), [("--fix", 0), ("--diff", 1)])
def test_standard_input(docpipe: Command, root: Path, monkeypatch: pytest.MonkeyPatch, option: str, code: int) -> None:
    """The fixed text goes to stdout byte by byte, the findings to stderr; the file of that name is left alone."""
    text = ("\ufeff" + GOOD + "九,十的的").replace("\n", "\r\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    before = (root / A).read_bytes()
    result = docpipe("lint", option, "-", "--stdin-filename", A, *ALL)
    assert result.code == code
    assert (root / A).read_bytes() == before
    if option == "--fix":
        assert result.out == text.replace(",", "，")
        assert "ZZ002" in result.err
    else:
        assert "+九，十的的\n\\ No newline at end of file\n" in result.out


def test_a_file_that_cannot_be_written(docpipe: Command, root: Path) -> None:
    """A read-only file is an error and keeps its findings; the others are mended."""
    (root / A).chmod(0o444)
    result = docpipe("lint", "--fix", "--format", "json", *ALL)
    assert result.code == 3
    assert f"error: {A}: the file was not written: it is read-only. Make it writable: chmod u+w\n" in result.err
    assert (root / B).read_text("utf-8") == GOOD + "五，六\n"
    assert [found["code"] for found in json.loads(result.out)["diagnostics"]].count("ZZ001") == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--show-fixes"], "add --fix or --diff"),
        (["--exit-non-zero-on-fix"], "add --fix"),
        (["--diff", "--format", "json"], "leave --format and --statistics out"),
    ],
)
@pytest.mark.usefixtures("root")
def test_options_that_do_not_go_together(docpipe: Command, arguments: list[str], words: str) -> None:
    """Each says what to type."""
    result = docpipe("lint", *arguments)
    assert result.code == 2
    assert words in result.err


SITE = {"docpipe.toml": CONFIG, **{f"content/zh/{number}.md": BAD + "一\n" * 50 for number in range(80)}}


def test_the_rules_of_today(write_site: Callable[[dict[str, str | bytes]], Path], docpipe: Command) -> None:
    """A date that is none is mended by docpipe's own rule."""
    root = write_site({"docpipe.toml": CONFIG, A: BAD.replace("\n", "\r\n") + "一\r\n二"})
    assert docpipe("lint", "--root", root, "--fix", "--select", "FM008").code == 0
    assert (root / A).read_bytes() == (GOOD.replace("\n", "\r\n") + "一\r\n二").encode()


def test_a_kill_leaves_every_file_old_or_new(write_site: Callable[[dict[str, str | bytes]], Path]) -> None:
    """Whenever the process is killed, no file is half written."""
    root = write_site(dict(SITE))
    files = sorted((root / "content/zh").glob("*.md"))
    old, new = files[0].read_bytes(), files[0].read_bytes().replace("2024年5月11日".encode(), b"2024-05-11")
    # Slow enough that the kill finds some files written and some not.
    code = (
        "import os, sys, time\nfsync = os.fsync\nos.fsync = lambda number: (fsync(number), time.sleep(0.02))\n"
        "from docpipe.cli.main import run\nsys.exit(run(sys.argv[1:]))\n"
    )
    process = start_python(code, "lint", "--fix", "--select", "FM008", "--jobs", "1", cwd=root)
    deadline = time.monotonic() + 60
    while files[3].read_bytes() == old and time.monotonic() < deadline:
        time.sleep(0.005)
    process.kill()
    process.communicate()
    found = [file.read_bytes() for file in files]
    assert set(found) == {old, new}
    finished = start("lint", "--fix", "--select", "FM008", "--jobs", "1", cwd=root)
    finished.communicate()
    assert {file.read_bytes() for file in files} == {new}
