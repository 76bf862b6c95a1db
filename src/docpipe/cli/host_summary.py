"""What is said of the addresses outside after a run: the sums, and the hosts with trouble."""

from __future__ import annotations

from collections.abc import Iterator

from docpipe.cli.console import Console
from docpipe.model.tally import HostTally, Tally
from docpipe.report.paragraph import plural

_MOST_HOSTS = 10
_MOST_REASONS = 3
_WIDEST = 40
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
    rows = [
        [_shortened(host.host), *map(_count, (host.ok, host.broken, host.unverified, host.never))] for host in hosts
    ]
    widths = [max(map(len, column)) for column in zip(("host", *_COLUMNS), *rows, strict=True)]
    yield _row(["host", *_COLUMNS], widths, "why")
    for host, row in zip(hosts, rows, strict=True):
        yield _row(row, widths, _why(host))


def _row(cells: list[str], widths: list[int], last: str) -> str:
    first, *numbers = cells
    right = (f"{cell:>{width}}" for cell, width in zip(numbers, widths[1:], strict=True))
    return "  ".join(["", f"{first:<{widths[0]}}", *right, last])


def _count(count: int) -> str:
    return str(count) if count else "."


def _why(host: HostTally) -> str:
    words = {reason: _WORDS.get(reason, reason.replace("-", " ")) for reason in host.reasons}
    parts = [words[reason] if count == 1 else f"{count} × {words[reason]}" for reason, count in host.reasons.items()]
    return ", ".join(parts[:_MOST_REASONS]) + (", …" if len(parts) > _MOST_REASONS else "")


def _shortened(host: str) -> str:
    return host if len(host) <= _WIDEST else f"…{host[1 - _WIDEST :]}"
