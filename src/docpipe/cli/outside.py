"""`docpipe links --external` and `--offline`: what is known of addresses outside, asked now or remembered."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe import __version__
from docpipe.cli.clock import present
from docpipe.cli.console import Console, shown
from docpipe.cli.host_summary import addresses
from docpipe.cli.main import CLEAN, FAILURE, Stopped
from docpipe.cli.progress import ProgressLine
from docpipe.cli.variables import held_back, secrets_for
from docpipe.report.paragraph import plural

if TYPE_CHECKING:
    from docpipe.cli.asked import Asked
    from docpipe.model.answer import Answer, ExternalLink
    from docpipe.pipeline.gathering import Gathered
    from docpipe.pipeline.request import Request


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be known of addresses outside the site.

    Attributes:
        external: whether they are asked.
        offline: whether the history alone answers.
        recheck: whether answers that still hold are asked for again.
        fragments: whether places in pages are looked for.
        allow_loopback: whether addresses of this machine are asked; for tests only.
    """

    external: bool = False
    offline: bool = False
    recheck: bool = False
    fragments: bool = False
    allow_loopback: bool = False

    def __post_init__(self) -> None:
        """Hold the options against each other.

        Raises:
            UsageError: they do not go together.
        """
        if self.external and self.offline:
            raise click.UsageError("--external asks and --offline asks nothing: leave one of them out")
        for name, is_given in (
            ("--recheck", self.recheck),
            ("--fragments", self.fragments),
            ("--allow-loopback", self.allow_loopback),
        ):
            if is_given and not self.external:
                raise click.UsageError(f"{name} is about what is asked: add --external")

    @property
    def wanted(self) -> bool:
        """Whether addresses outside are looked at in any way."""
        return self.external or self.offline


def with_answers(asked: Sequence[Asked], outside: Outside, console: Console) -> tuple[tuple[Asked, ...], int]:
    """Return the sessions with what is known of the addresses outside, and an exit code: 0, or 3 for a lost history.

    Raises:
        ConfigError: a header wants a variable that is not set, or what stands in the place of a history is none.
        DocpipeError: another run is asking the links of the same site.
    """
    if outside.allow_loopback:
        console.warning("--allow-loopback is for tests only: this machine is asked, too")
    if outside.external:
        for each in asked:
            # Of all sites, before the first is asked.
            secrets_for(held_back(each.session.request.config.external, each.headers)[0])
    # Of one site nobody needs to be told which.
    names = ["the site" if len(asked) == 1 else shown(each.session.request.root) for each in asked]
    done = [_answered(each, name, outside, console) for each, name in zip(asked, names, strict=True)]
    return tuple(each for each, _ in done), max((code for _, code in done), default=CLEAN)


def _answered(each: Asked, name: str, outside: Outside, console: Console) -> tuple[Asked, int]:
    from docpipe.linkcheck.external import external_links, hosts_of
    from docpipe.linkcheck.history.store import History, read_history
    from docpipe.pipeline import outside as work
    from docpipe.pipeline.gathering import Gathered, take_in

    request, site = each.session.request, each.session.site
    options, now = request.config.external, int(present().timestamp())
    place = history_of(request)
    history = read_history(place) if place is not None else History()
    for problem in history.problems:
        console.warning(problem)
    links = work.links_of(site)
    about = work.held(links, each.holds)
    plan = work.Plan()
    if outside.external:
        # In a change, what was there before is somebody else's matter.
        wanted = about if each.new is None else tuple(link for link in about if link.url in each.new)
        fragments, recheck = outside.fragments, outside.recheck
        plan = work.plan(wanted, history.answers, options, now, fragments=fragments, recheck=recheck)
    start = time.perf_counter()
    gathered = Gathered(history.answers)
    if plan.ask:
        hosts = plural(len(hosts_of(plan.ask)), "host")
        console.talk(f"asking {addresses(len(plan.ask))} outside {name} on {hosts}")
        gathered = _asked(each, plan.ask, history.answers, outside, console)
    elif outside.external and place is not None:
        gathered = Gathered(history.answers, trouble=take_in(place, used_of(each)))
    tally = msgspec.structs.replace(
        work.tally_of(about, gathered.known),
        asked=gathered.answered,
        requests=gathered.requests,
        seconds=time.perf_counter() - start if plan.ask else 0.0,
        ignored=len(work.held(external_links(site), each.holds)) - len(about),
        left=plan.left + len(plan.ask) - gathered.answered,
    )
    session = each.session.with_answers(work.answers_of(links, gathered.known, options, now, new=each.new))
    code = CLEAN
    if gathered.trouble is not None:
        console.error(str(gathered.trouble))
        code = FAILURE
    return msgspec.structs.replace(each, session=session, tally=tally), code


def _asked(
    each: Asked, links: Sequence[ExternalLink], known: dict[str, Answer], outside: Outside, console: Console
) -> Gathered:
    """Return what the addresses answer; whoever interrupts is told what is kept."""
    from docpipe.linkcheck.ask.asking import Asking
    from docpipe.pipeline.gathering import gather

    request = each.session.request
    place = history_of(request)
    options, new = held_back(request.config.external, each.headers)
    for header in new:
        console.warning(f"the header {header} is new in this change, so it is not sent before the change is merged")
    asking = Asking(
        options=options,
        agent=agent_of(request.config.site.base_url),
        now=int(present().timestamp()),
        secrets=secrets_for(options),
        fragments=outside.fragments,
        allow_loopback=outside.allow_loopback,
    )
    if place is None:
        console.talk("these files are no site's, so the answers are not remembered")
    progress = ProgressLine(console)
    try:
        with each.session.timed("ask"):
            return gather(links, known, asking, history=place, used=used_of(each), progress=progress)
    except (KeyboardInterrupt, Stopped):
        progress.clear()
        kept = (
            f"the answers are kept in {shown(place)}, and the next run asks for the rest"
            if place
            else "nothing is kept"
        )
        # Who hung up reads nothing, and is not to be told of that either.
        with contextlib.suppress(OSError):
            console.talk(f"interrupted after {progress.done} of {addresses(len(links))}: {kept}")
        raise
    finally:
        progress.clear()


def used_of(each: Asked) -> frozenset[str] | None:
    """Return every address of the site, for the history to keep, ignored ones too; None where the run saw a part."""
    from docpipe.linkcheck.external import external_links

    if each.prefixes or each.new is not None:
        return None
    return frozenset(link.url for link in external_links(each.session.site))


def agent_of(base_url: str) -> str:
    """Return what docpipe calls itself when it asks, with the site that it asks for, if that has an address."""
    return f"docpipe/{__version__} (link check{f'; +{base_url}' if base_url else ''})"


def history_of(request: Request) -> Path | None:
    """Return where the answers of a site are remembered; None for loose files, which are no site's.

    Raises:
        ConfigError: it would not be a file below the site's root.
    """
    from docpipe.linkcheck.history.store import history_path

    return None if request.loose else history_path(request.root, request.config.external.history)
