"""From options to a session: which site, which files, how many processes, what time it is."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.console import Console
from docpipe.cli.main import FAILURE
from docpipe.cli.place import SitePlace, open_root
from docpipe.cli.strangers import home_of, stay_inside, warn_of_held
from docpipe.model.errors import ConfigError

if TYPE_CHECKING:
    from docpipe.config.schema import Config
    from docpipe.pipeline.executor import Executor
    from docpipe.pipeline.request import Request
    from docpipe.pipeline.session import Session
    from docpipe.sources.layouts.found import Found


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """The options that say how the work is done, not what.

    Attributes:
        executor: the address of a cluster that is to read the posts; None for this machine.
        cache_dir: the folder for what docpipe finds out, in place of the site's own.
        caches: whether anything is kept from run to run.
        untrusted: whether the files are a stranger's.
    """

    root: Path | None = None
    jobs: int | None = None
    executor: str | None = None
    timings: bool = False
    cache_dir: Path | None = None
    caches: bool = True
    untrusted: bool = False

    def __post_init__(self) -> None:
        """Hold the options against each other.

        Raises:
            UsageError: a stranger's files would be read on a cluster.
        """
        if self.untrusted and self.executor is not None:
            raise click.UsageError("--untrusted works on this machine alone: leave --executor out")

    def cache(self, place: SitePlace) -> Path | None:
        """Return the folder for what docpipe finds out about a site; None for none.

        In a repository that nobody has set up for docpipe nothing is left behind, and of a stranger's nothing taken up.
        """
        is_set_up = place.found is None and not self.untrusted
        if not self.caches or not (is_set_up or self.cache_dir is not None):
            return None
        if self.cache_dir is not None and self.untrusted:
            stay_inside(self.cache_dir, place.root, "--cache-dir")
        return self.cache_dir or home_of(place.root)


def site_request(
    work: Work, *, drafts: bool = False, bodies: bool = False, out: Path | None = None, history: bool = False
) -> tuple[Request, Found | None]:
    """Return what is asked about the site that the options and the current folder name, and what it was taken for.

    Args:
        work: the options.
        drafts: whether drafts and posts of the future count.
        bodies: whether the site is to be built.
        out: the output folder, where it is not the configured one.
        history: whether git may be asked about translations that no ledger knows.

    Raises:
        ConfigError: there is no site, or its configuration is wrong.
    """
    from docpipe.cli.clock import now
    from docpipe.pipeline.request import Request

    place = open_root(work.root, trusted=not work.untrusted)
    warn_of_held(place.loaded)
    if bodies:
        _check_buildable(place.loaded.config)
    request = Request(
        root=place.root,
        config=place.loaded.config,
        now=now(),
        drafts=drafts,
        bodies=bodies,
        out=out,
        history=history,
        cache=work.cache(place),
        trusted=not work.untrusted,
    )
    return request, place.found


def site_session(
    work: Work,
    console: Console | None = None,
    *,
    drafts: bool = False,
    bodies: bool = False,
    out: Path | None = None,
    history: bool = False,
) -> Session:
    """Return a session over the site that the options and the current folder name; `console` is told what that is.

    The other arguments and what is raised are those of `site_request`.
    """
    request, found = site_request(work, drafts=drafts, bodies=bodies, out=out, history=history)
    session = session_of(request, work)
    if console is not None:
        say_found(found, session, console)
    return session


def session_of(request: Request, work: Work) -> Session:
    """Return a session that is closed when the command ends."""
    from docpipe.pipeline.session import Session

    return closing(Session(request, workers(work)))


def closing(session: Session) -> Session:
    """Return the session, which is closed when the command ends; what is to be said of its cache is said then."""
    from docpipe.cli.progress import StageLine

    context = click.get_current_context(silent=True)
    if context is not None:
        console = context.find_object(Console)
        line = StageLine(console) if console is not None else None
        if line is not None:
            session.progress = line
            if hasattr(session.executor, "progress"):
                session.executor.progress = partial(line, "reading posts")

        def close() -> None:
            if line is not None:
                line.clear()
            for remark in session.close():
                if console is not None:
                    console.talk(f"note: {remark}")

        context.call_on_close(close)
    return session


def _check_buildable(config: Config) -> None:
    """Refuse a site whose files docpipe would not know where to put."""
    if not config.layout.is_own and set(config.layout.assets) != {"static"}:
        raise ConfigError(
            f"docpipe does not build a site in the layout of {config.layout.name}",
            hint="lint, links and status work in place; to build with docpipe, move the posts into content/<locale>/",
        )
    if config.markdown.math:
        from docpipe.parse.mathematics import check_converter

        check_converter()


def say_found(found: Found | None, session: Session, console: Console) -> None:
    """Say in one line what the folder was taken for, where no docpipe.toml says it."""
    if found is not None:
        from docpipe.sources.layouts.describe import describe

        console.talk(describe(found, session.discovery.files))


def workers(work: Work) -> Executor:
    """Return who reads the posts: processes of this machine, one per core unless `jobs` says otherwise, or a cluster.

    Raises:
        ConfigError: the address of the cluster can be none.
    """
    from docpipe.pipeline.executor import Serial, Workers

    if work.jobs == 0:
        return Serial()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    count = work.jobs or cores or 1
    if work.executor is None:
        return Workers(count)
    from docpipe.pipeline.distributed import Distributed

    return Distributed(work.executor, count)


def say_timings(session: Session, console: Console, work: Work) -> None:
    """Say how long each stage took, and how much there was to do, if that is wanted."""
    if work.timings:
        for stage, seconds in session.timings.items():
            console.talk(f"{stage:<10} {seconds * 1000:8.1f} ms")
        for name, count in session.counts.items():
            console.talk(f"{name:<10} {count:8}")


def say_failures(session: Session, console: Console, code: int) -> int:
    """Say which rules failed, and which files docpipe failed to make, and return the exit code: then it is 3."""
    for path, lost in sorted(session.lost.items()):
        console.error(f"docpipe failed to make {path}, which is left out: {lost.said}. Please report it with the post")
        console.detail(lost.traceback)
    for rule, failure in session.failures.items():
        console.error(f"{failure}. Please report it; --extend-ignore {rule} leaves the rule out")
    return FAILURE if session.failures or session.lost else code


def warn_of_ledgers(session: Session, console: Console) -> None:
    """Warn of damaged ledgers, the first problem of each: what they lost counts as unverified."""
    for ledger in session.ledgers.values():
        if ledger.problems:
            console.warning(str(ledger.problems[0].error()))


def say_reach(session: Session, console: Console) -> None:
    """Say once why translations could not be judged by their history, and what would help; after the states."""
    from docpipe.model.translation import Freshness
    from docpipe.pipeline.reach import Reach

    count = sum(state.count(Freshness.UNVERIFIED) for state in session.states)
    if not count:
        return
    if session.reach is Reach.SHALLOW:
        console.talk(
            f"This clone is shallow, so {count} blocks may be translations of older texts; to know, run "
            "'git fetch --unshallow', in CI check out with 'fetch-depth: 0', or commit ledgers ('docpipe l10n sync')"
        )
    elif session.reach is Reach.PARTIAL:
        console.talk(
            f"This clone has commits without the contents of files, and {count} blocks may be translations of older "
            "texts; to know, run 'git fetch --refetch --no-filter', in CI check out without 'filter', or commit "
            "ledgers ('docpipe l10n sync')"
        )
    elif session.reach is Reach.NONE:
        console.talk(
            f"There is no history in git to tell of which texts {count} blocks are translations; commit the site, or "
            "run 'docpipe l10n adopt --from trust' to declare them current"
        )


def say_left_alone(session: Session, console: Console) -> None:
    """Say which files are not read as posts, and how many images stay on other hosts."""
    for path, reason in session.discovery.skipped:
        console.talk(f"info: {path} {reason}")
    count = sum(document.hosted_images for document in session.site.by_path.values())
    if count:
        console.talk(f"info: {count} {'image stays' if count == 1 else 'images stay'} on other hosts")
