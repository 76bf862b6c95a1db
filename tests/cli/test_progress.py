"""How far a run is, on a terminal; and what is said of hosts behind it."""

from __future__ import annotations

import errno
import os

import pytest

from docpipe.cli.console import Console
from docpipe.cli.host_summary import say_tally
from docpipe.cli.progress import ProgressLine, StageLine, progress_text, stage_text
from docpipe.linkcheck.ask.asking import Progress
from docpipe.model.tally import HostTally, Tally
from docpipe.model.text import cell_width

HALF = Progress(total=12, done=6, hosts=1, waiting=2, ok=5, broken=1, host="a.example")


def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, quiet: bool, terminal: bool) -> str:
    """Return what a line of progress writes in two calls that follow each other at once."""
    monkeypatch.setattr("docpipe.cli.progress.is_terminal", lambda **_: terminal)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((30, 24)))
    monkeypatch.setenv("TERM", "xterm")
    console = Console()
    console.quiet = quiet
    line = ProgressLine(console)
    line(HALF)
    line(HALF)
    line.clear()
    assert line.done == 6
    return capsys.readouterr().err


def test_the_line() -> None:
    """Done of all, trouble, what is left, who was last."""
    assert progress_text(HALF) == "6/12 asked, 1 broken, 1 host left, 2 waiting: a.example"
    assert progress_text(Progress(total=2, hosts=2)) == "0/2 asked, 0 broken, 2 hosts left: "


def test_a_person_sees_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is cut to the width, rewritten ten times a second at most, and taken away at the end."""
    said = shown(monkeypatch, capsys, quiet=False, terminal=True)
    # The terminal is none here, so that click takes the escapes out.
    assert said.replace("\x1b[K", "") == "\r6/12 asked, 1 broken, 1 host \r"


@pytest.mark.parametrize(("quiet", "terminal"), [(True, True), (False, False)])
def test_nobody_else_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, quiet: bool, terminal: bool
) -> None:
    """Neither with `-q` nor in a log."""
    assert shown(monkeypatch, capsys, quiet=quiet, terminal=terminal) == ""


def test_a_terminal_that_is_gone_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run goes on when its window was closed; it writes there no more."""
    written: list[str] = []

    def echo(text: str, **_: object) -> None:
        written.append(text)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("docpipe.cli.progress.is_terminal", lambda **_: True)
    monkeypatch.setattr("docpipe.cli.progress._SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr("click.echo", echo)
    monkeypatch.setenv("TERM", "xterm")
    line = ProgressLine(Console())
    line(HALF)
    line(HALF)
    line.clear()
    assert (line.done, len(written)) == (6, 1)


def test_ten_hosts_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The worst first; `-v` names all, and columns stay columns whatever stands in them."""
    hosts = tuple(
        HostTally(f"h{number:02}.example", ok=1000, broken=number, reasons={"gone": number, "wall": 1})
        for number in range(1, 13)
    )
    console = Console()
    say_tally(Tally((HostTally("fine.example", ok=3), *hosts), asked=1, requests=1), console)
    lines = capsys.readouterr().err.splitlines()
    assert lines[1:4] == [
        "  asked 1 now with 1 request in 0.0 s",
        "  host           ok  broken  unverified  never  why",
        "  h12.example  1000      12           .      .  12 × gone, turns machines away",
    ]
    assert lines[-1] == "  and 2 more hosts with trouble: -v lists them all"
    console.verbose = True
    say_tally(Tally(hosts), console)
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1].split()[0]) == (15, "h01.example")


def test_a_long_name_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """Its end tells most."""
    say_tally(Tally((HostTally("x" * 60 + ".example", broken=1, reasons={"gone": 1}),)), Console())
    assert f"  …{'x' * 32}.example  " in capsys.readouterr().err


def test_no_line_of_the_table_is_wider_than_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Chinese hosts are read in their letters, and columns are columns of cells; of reasons as many as fit are told."""
    reasons = {"wall": 12345, "host-silent": 2, "tls": 1, "reset": 1}
    name = "xn--" + ("中文说明文档" * 3).encode("punycode").decode("ascii") + ".xn--fiqs8s"
    hosts = (
        HostTally(name, ok=100000, broken=2, reasons=reasons),
        HostTally("xn--fsqu00a.xn--0zwm56d", broken=1, reasons={"gone": 1}),
        HostTally("z" * 90 + ".example", broken=1, reasons={"other-scheme": 123, "gone": 1}),
    )
    say_tally(Tally(hosts), Console())
    table = [line for line in capsys.readouterr().err.splitlines() if line.startswith("  ")][1:]
    assert [line.split()[0] for line in table[1:3]] == ["…文说明文档.中国", "例子.测试"]
    assert max(map(cell_width, table)) <= 80
    whys = ("why", "12345 × turns machines …", "gone", "123 ×")
    assert len({cell_width(line[: line.index(why)]) for line, why in zip(table, whys, strict=True)}) == 1


def test_a_stage_is_a_bar_and_figures() -> None:
    """As much of the bar is filled as is done."""
    assert stage_text("making pages", 0, 8).endswith(" 0/8")
    assert stage_text("making pages", 4, 8) == f"making pages {'━' * 14}{' ' * 14} 4/8"


def test_a_short_stage_shows_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A line is worth it only where somebody begins to wonder; at the end it is gone."""
    monkeypatch.setattr("docpipe.cli.progress.is_terminal", lambda **_: True)
    monkeypatch.setenv("TERM", "xterm")
    moments = iter([0.0, 0.1, 1.0, 1.0, 2.0])
    monkeypatch.setattr("docpipe.cli.progress.time.monotonic", lambda: next(moments))
    line = StageLine(Console())
    line("reading posts", 1, 4)
    line("reading posts", 2, 4)
    assert capsys.readouterr().err == ""
    line("reading posts", 3, 4)
    assert "3/4" in capsys.readouterr().err
    line("reading posts", 4, 4)
    # What a terminal would obey is left out where there is none.
    assert capsys.readouterr().err == "\r"
