"""`docpipe status`: what is translated, outdated and missing."""

from __future__ import annotations

import shutil

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work, say_reach, say_timings, site_session, warn_of_ledgers


@click.command()
@click.argument("locales", nargs=-1, metavar="[LOCALE]...")
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True)
@site_options
@click.pass_obj
def status(
    console: Console,
    locales: tuple[str, ...],
    *,
    format_name: str,
    work: Work,
) -> None:
    """Show how the translations stand, of all target locales or those named."""
    from docpipe.report.status_json import status_json
    from docpipe.report.status_text import status_text
    from docpipe.translation.overview import status_report

    session = site_session(work, console, history=True)
    chosen = session.request.config.targets
    if locales:
        known = [locale.name for locale in session.request.config.site.locales]
        for name in locales:
            if name not in known:
                raise click.UsageError(f"the site has no locale '{name}'; it speaks {', '.join(known)}")
        chosen = tuple(name for name in known if name in locales)
    states = [state for state in session.states if not locales or state.locale in locales]
    report = status_report(states, session.request.config.source, chosen)
    width = shutil.get_terminal_size().columns
    console.result(status_json(report) if format_name == "json" else status_text(report, width))
    for path in sorted(session.blocked):
        console.warning(f"{path} cannot be read as a post and is not counted right; docpipe lint says why")
    warn_of_ledgers(session, console)
    say_reach(session, console)
    say_timings(session, console, work)
