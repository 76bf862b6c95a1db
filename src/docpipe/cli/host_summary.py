"""What is said of the addresses outside after a run: the sums, and the hosts with trouble."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.cli.console import Console
from docpipe.model.tally import HostTally, Tally
from docpipe.model.text import cell_width
from docpipe.report.host_name import readable_host
from docpipe.report.paragraph import plural

_MOST_HOSTS = 10
_MOST_REASONS = 3
_WIDEST = 80
_WIDEST_WHY = 24
_GAP = "  "
_CUT = ", …"
_COLUMNS = ("ok", "broken", "unverified", "never")


# The others say it themselves: `not-found`.
_WORDS = {
    "wall": "turns machines away",
    "host-silent": "silent",
    "private": "in a private network",
    "resolver": "name not looked up",
    "tls": "no secure connection",
    "protocol": "no HTTP",
    "reset": "hung up",
    "other-scheme": "leads away from the web",
}


def say_tally(tally: Tally, console: Console) -> None:
    """Say how the addresses outside stand, and which hosts have trouble: ten of them, and all with `-v`."""
    whole = tally.whole
    states = f"{whole.ok} ok, {whole.broken} broken, {whole.unverified} unverified"
    never = f", {whole.never} never asked" if whole.never else ""
    console.talk(f"{addresses(whole.total)} outside the site on {plural(len(tally.hosts), 'host')}: {states}{never}")
    if tally.asked:
        console.talk(f"  asked {tally.asked} now with {plural(tally.requests, 'request')} in {tally.seconds:.1f} s")
    else:
        console.talk("  asked nothing now: all of it is from the history")
    troubled = sorted((host for host in tally.hosts if host.broken or host.unverified), key=_worst_first)
    shown = troubled if console.verbose else troubled[:_MOST_HOSTS]
    for line in _table(shown):
        console.talk(line)
    if len(shown) < len(troubled):
        console.talk(f"  and {plural(len(troubled) - len(shown), 'more host')} with trouble: -v lists them all")
    if tally.left:
        limits = "external.most_per_host and external.most_per_file"
        console.talk(f"{addresses(tally.left)} beyond the limits of one run ({limits}): run it again for the rest")
    if tally.ignored:
        console.detail(f"{addresses(tally.ignored)} left out by external.ignore")


def addresses(count: int) -> str:
    """Return how many addresses there are, in words."""
    return "1 address" if count == 1 else f"{count} addresses"


def _worst_first(host: HostTally) -> tuple[int, int, str]:
    return -host.broken, -host.unverified, host.host


def _table(hosts: list[HostTally]) -> Iterator[str]:
    if not hosts:
        return
    counts = [[_count(count) for count in (host.ok, host.broken, host.unverified, host.never)] for host in hosts]
    numbers = [max(map(len, column)) for column in zip(_COLUMNS, *counts, strict=True)]
    # What is left of the line beside the numbers is the host's and the reasons'.
    room = _WIDEST - sum(numbers) - len(_GAP) * (len(numbers) + 2)
    names = [readable_host(host.host) for host in hosts]
    for_why = min(_WIDEST_WHY, max(cell_width(_why(host, _WIDEST)) for host in hosts))
    for_host = min(room - for_why, max(map(cell_width, ("host", *names))))
    yield _row("host", for_host, [f"{cell:>{width}}" for cell, width in zip(_COLUMNS, numbers, strict=True)], "why")
    for host, name, count in zip(hosts, names, counts, strict=True):
        cells = [f"{cell:>{width}}" for cell, width in zip(count, numbers, strict=True)]
        yield _row(_shortened(name, for_host), for_host, cells, _why(host, room - for_host))


def _row(name: str, width: int, cells: list[str], last: str) -> str:
    return _GAP.join(["", name + " " * (width - cell_width(name)), *cells, last])


def _count(count: int) -> str:
    return str(count) if count else "."


def _why(host: HostTally, room: int) -> str:
    """Return the most frequent reasons, as many of the first three as fit into `room` cells."""
    words = {reason: _WORDS.get(reason, reason.replace("-", " ")) for reason in host.reasons}
    parts = [words[reason] if count == 1 else f"{count} × {words[reason]}" for reason, count in host.reasons.items()]
    for shown in range(min(len(parts), _MOST_REASONS), 0, -1):
        why = ", ".join(parts[:shown]) + (_CUT if shown < len(parts) else "")
        if cell_width(why) <= room:
            return why
    return _within(parts[0], room) if parts else ""


def _shortened(host: str, room: int) -> str:
    """Return a host, or as much of its end as fits into `room` cells: its end tells most."""
    return _within(host[::-1], room)[::-1]


def _within(text: str, room: int) -> str:
    """Return a text, or as much of its beginning as fits into `room` cells with a mark behind it."""
    if cell_width(text) <= room:
        return text
    while text and cell_width(text) >= room:
        text = text[:-1]
    return f"{text}…"
