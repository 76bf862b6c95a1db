"""`docpipe status`: what is translated, outdated and missing, and what to do next."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.gates import Gates, gate_options
from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, say_reach, say_timings, site_session, warn_of_ledgers

if TYPE_CHECKING:
    from collections.abc import Callable

    from docpipe.model.source import LocaleName
    from docpipe.pipeline.session import Session
    from docpipe.report.status.standing import Lines, Standing

# A test holds this to the registry, which is too heavy to be loaded for a help text.
_FORMATS = "text, json, github, markdown, html (one page) or badge (an SVG, of one locale)."
_LEAST_WIDTH = 80
_MOST_NOTES = 5


@click.command()
@click.argument("locales", nargs=-1, metavar="[LOCALE]...")
@click.option("--all", "whole", is_flag=True, help="Tell of every document and folder, not only what to do next.")
@click.option(
    "--since",
    metavar="REF",
    help="List only documents changed since this commit; with --format github, tell only what its edits leave behind.",
)
@click.option("--drafts", is_flag=True, help="Count drafts and posts of the future, too.")
@click.option("--trust-unverified", is_flag=True, help="Count unverified blocks as fresh, and say so.")
@gate_options
@click.option("--format", "format_name", default="text", show_default=True, metavar="FMT", help=_FORMATS)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FMT:FILE",
    help="Write a report to a file, too; may be repeated.",
)
@site_options
@click.pass_obj
def status(  # noqa: PLR0913 - one per option
    console: Console,
    locales: tuple[str, ...],
    *,
    whole: bool,
    since: str | None,
    drafts: bool,
    trust_unverified: bool,
    gates: Gates,
    format_name: str,
    outputs: tuple[str, ...],
    work: Work,
) -> int:
    """Show how the translations stand, of all target locales or those named.

    Percentages weigh text (a Han character 1, another word 1.5, a block at least 4), count missing documents in
    full, and are rounded down. Fresh is what translates the source as it is today.
    """
    from docpipe.cli.asked import Asked
    from docpipe.cli.status_reports import StatusReporting
    from docpipe.cli.surroundings import Surroundings
    from docpipe.pipeline.todos import page_alone
    from docpipe.report.status.standing import Standing
    from docpipe.translation.status.effort import pace_of
    from docpipe.translation.status.overview import status_report

    reporting = StatusReporting.of(format_name, outputs)
    session = site_session(work, console, drafts=drafts, history=True)
    config = session.request.config
    chosen = _chosen(session, locales)
    reporting.check(session, chosen)
    changed = _changed(session, since) if since is not None else None
    states = [state for state in session.states if not locales or state.locale in chosen]
    if gates.max_age is not None or reporting.tells_ages:
        from docpipe.pipeline.ages import with_ages

        states = list(with_ages(session, states))
    report = status_report(
        states,
        config.source,
        chosen,
        paces={locale.name: pace_of(config, locale.name) for locale in config.site.locales},
        trusting=trust_unverified,
    )
    standing = Standing(
        report=report,
        verdicts=gates.verdicts(session, report),
        width=max(_LEAST_WIDTH, shutil.get_terminal_size().columns),
        is_whole=whole,
        document=session.site.by_path.get,
        in_repository=Surroundings((Asked(session),)).in_repository,
        changed=changed,
        since=since or "",
        page=lambda: page_alone(session, report, is_whole=whole),
    )
    reporting.show(standing, console)
    _warn_of_blocked(session, console)
    warn_of_ledgers(session, console)
    say_reach(session, console)
    say_timings(session, console, work)
    return _said(standing, console)


def _chosen(session: Session, locales: tuple[str, ...]) -> tuple[LocaleName, ...]:
    """Return the locales that are named, in the site's order; all targets if none is."""
    if not locales:
        return session.request.config.targets
    known = [locale.name for locale in session.request.config.site.locales]
    for name in locales:
        if name not in known:
            raise click.UsageError(f"the site has no locale '{name}'; it speaks {', '.join(known)}")
    return tuple(name for name in known if name in locales)


def _changed(session: Session, since: str) -> Callable[[str, Lines | None], bool]:
    from docpipe.sources.git import base_of, changes_since

    root = session.request.root
    return changes_since(root, base_of(root, since)).touch


def _warn_of_blocked(session: Session, console: Console) -> None:
    """Name the files that could not be read, the first of them."""
    blocked = sorted(session.blocked)
    for path in blocked[:_MOST_NOTES]:
        console.warning(f"{path} cannot be read as a post and is not counted right; docpipe lint says why")
    if (rest := len(blocked) - _MOST_NOTES) > 0:
        files = "file" if rest == 1 else "files"
        console.warning(f"{rest} more {files} cannot be read as posts; docpipe lint names them")


def _said(standing: Standing, console: Console) -> int:
    """Say which gates did not hold and what is to be known besides; return the exit code."""
    from docpipe.report.status.standing import failed

    for verdict in standing.verdicts:
        for note in verdict.notes[:_MOST_NOTES]:
            console.talk(note)
        if (rest := len(verdict.notes) - _MOST_NOTES) > 0:
            console.talk(f"and {rest} more of that kind")
    lost = list(failed(standing))
    for verdict in lost:
        console.error(f"{verdict.gate}: {verdict.message}")
        if verdict.hint:
            console.talk(f"  {verdict.hint}")
    return FINDINGS if lost else CLEAN
