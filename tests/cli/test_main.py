"""How the command ends, whatever ends it, and what it loads before it knows what to do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import docpipe as package
from docpipe.cli import main
from tests.cli.command import SOURCE, Command, start, start_python

HEAVY = ("markdown_it", "jinja2", "yaml", "babel", "rich", "frontmatter", "docpipe.config.schema")


def test_the_version_loads_nothing_heavy(tmp_path: Path) -> None:
    """`docpipe --version` imports no parser, template engine, YAML or locale data."""
    code = (
        "import sys; from docpipe.cli.main import run; code = run(['--version']); "
        f"print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
    )
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert process.stdout == f"docpipe {package.__version__}\n[]\n"


def test_help_names_every_command(docpipe: Command) -> None:
    """`docpipe --help` lists all commands with a line each."""
    result = docpipe("--help")
    assert result.code == 0
    for name in main.COMMANDS:
        assert f"\n  {name}" in result.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("lnit",), "docpipe has no command 'lnit'. Did you mean 'lint'?"),
        (("l10n", "synk"), "docpipe l10n has no command 'synk'. Did you mean 'sync'?"),
        (("lint", "--fromat", "json"), "docpipe lint has no option '--fromat'. Did you mean '--format'?"),
        (("lint", "--format", "jsno"), "no report format is called 'jsno'. Did you mean 'json'?"),
        (("lint", "--output", "json"), "--output 'json' names no file: write --output json:report.json"),
        (("lint", "--statistics", "--format", "github"), "--statistics knows text and json only: leave --format out"),
        (("lint", "nowhere.md"), "'nowhere.md' does not exist"),
        (("lint", "--jobs", "0"), "Invalid value for '--jobs': 0 is not in the range x>=1."),
        (("lint", "--select", "TR1", "."), "--select: no rule is called 'TR1'. Did you mean 'TR001'?"),
        (("explain", "TR01"), "no rule is called 'TR01'. Did you mean 'TR001'?"),
        (("config", "show", "--root", "nowhere"), "Invalid value for '--root': Directory 'nowhere' does not exist."),
    ],
)
def test_a_wrong_call_says_what_to_type(docpipe: Command, arguments: tuple[str, ...], said: str) -> None:
    """Usage errors exit 2, on stderr, with the nearest right word."""
    result = docpipe(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {said}"), result.err


def test_outside_any_site_the_way_in_is_named(
    docpipe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a site, exit 2 and what to do."""
    monkeypatch.chdir(tmp_path)
    result = docpipe("lint")
    assert result.code == 2
    assert "there is no site here" in result.err
    assert "docpipe init" in result.err


def test_a_bug_is_a_short_message(docpipe: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An internal error exits 3 with how to report it, and a traceback only with -v."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("a \x1b[2J bug")

    monkeypatch.setattr("docpipe.cli.place.open_root", fail)
    result = docpipe("config", "show", "--root", tmp_path)
    assert result.code == 3
    assert result.err.splitlines() == [
        "docpipe failed: ZeroDivisionError: a \\x1b[2J bug",
        "This is a mistake of docpipe. Run it again with -v and report what it prints.",
    ]
    assert "Traceback" in docpipe("config", "show", "-v", "--root", tmp_path).err


WAITING = """
import sys, time
from docpipe.cli.main import run
class Slow:
    buffer = property(lambda self: self)
    def read(self, size):
        print("ready", flush=True)
        time.sleep(60)
sys.stdin = Slow()
sys.exit(run(["lint", "-"]))
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_without_a_traceback(tmp_path: Path, number: int, code: int) -> None:
    """Ctrl-C, SIGTERM and SIGHUP exit 128 + their number, and nothing is complained of."""
    process = start_python(WAITING, cwd=tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.kill(process.pid, number)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (code, "", "")


def test_who_wants_it_to_outlive_the_terminal_may(tmp_path: Path) -> None:
    """A signal that is ignored when it starts, as by `nohup`, stays ignored."""
    process = start_python("import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + WAITING, cwd=tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    os.kill(process.pid, signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=0.3)
    os.kill(process.pid, signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 143


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    """`docpipe rules | head -0` says nothing and leaves no traceback."""
    reader, writer = os.pipe()
    os.close(reader)
    process = start("rules", cwd=tmp_path, stdout=writer)
    os.close(writer)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (141, "")


def test_without_a_command_help_is_shown(docpipe: Command) -> None:
    """A bare `docpipe` is wrong usage, and says no more than what there is."""
    result = docpipe()
    assert result.code == main.USAGE
    assert result.err.startswith("Usage: docpipe")


def test_a_missing_choice_is_one_line(docpipe: Command) -> None:
    """No escaped tab stands in it."""
    wrong = docpipe("l10n", "adopt")
    assert wrong.code == main.USAGE
    assert wrong.err.startswith("error: Missing option '--from'. Choose from: git, pins, comments, po, trust\n")


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)])
def test_closed_streams_are_no_error(tmp_path: Path, closed: tuple[int, ...]) -> None:
    """Started as `docpipe build >&-` it does its work; no file of the site becomes its standard output."""
    (tmp_path / "content" / "zh").mkdir(parents=True)
    (tmp_path / "content" / "zh" / "a.md").write_text("# 甲\n\n一句话。\n", "utf-8")
    code = f"import os, sys; [os.close(n) for n in {closed}]; os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    for command in ("lint", "build"):
        process = start_python(code, "-m", "docpipe", command, "--jobs", "1", cwd=tmp_path)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, out + err
    page = (tmp_path / "build" / "zh" / "a" / "index.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_no_mistake_of_docpipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str) -> None:
    """What the system refuses is said in its words, with exit code 3, whenever Python tries to write it."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with Path("/dev/full").open("w") as full:
        process = start("rules", cwd=tmp_path, stdout=full.fileno())
        _, err = process.communicate(timeout=60)
    assert process.returncode == main.FAILURE
    assert err == "error: No space left on device\n"


def test_a_deleted_folder_is_named(tmp_path: Path) -> None:
    """In a folder that somebody deleted, the message says so."""
    code = (
        "import os, sys; from docpipe.cli.main import run; os.mkdir('gone'); os.chdir('gone'); "
        "os.rmdir(os.getcwd()); sys.exit(run(['lint']))"
    )
    process = start_python(code, cwd=tmp_path)
    _, err = process.communicate(timeout=60)
    assert process.returncode == main.FAILURE
    assert err == "error: the current folder does not exist any more. Go to another one: cd\n"
