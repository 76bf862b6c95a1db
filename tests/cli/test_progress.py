"""How far a run is, on a terminal; and what is said of hosts behind it."""

from __future__ import annotations

import os

import pytest

from docpipe.cli.console import Console
from docpipe.cli.host_summary import say_tally
from docpipe.cli.progress import ProgressLine, progress_text
from docpipe.linkcheck.ask.asking import Progress
from docpipe.model.tally import HostTally, Tally

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
    assert f"  …{'x' * 31}.example" in capsys.readouterr().err
