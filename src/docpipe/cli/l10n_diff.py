"""`docpipe l10n diff`: what changed in the source, beside the translation as it is."""

from __future__ import annotations

import shutil

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work


@click.command()
@click.argument("words", nargs=-1, metavar="[LOCALE]... [PATH[:BLOCK]]...")
@click.option("--missing", is_flag=True, help="Show what has no translation yet, too, and what is still untranslated.")
@click.option("--all", "everything", is_flag=True, help="Show unverified blocks, too, and those without a source.")
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True)
@site_options
@click.pass_obj
def diff(
    console: Console, words: tuple[str, ...], *, missing: bool, everything: bool, format_name: str, work: Work
) -> None:
    """Show outdated blocks: the source's change by words, and the translation below it.

    LOCALE and PATH limit it: a post or its translation, a folder, one block as POST:LINE or by its id as
    POST:b-51aa08c3. Words taken out stand in [-...-], new ones in {+...+}; on a terminal they are red and green.
    """
    from docpipe.cli.findings import wants_colour
    from docpipe.cli.l10n_wanted import wanted
    from docpipe.cli.run import say_reach, say_timings, site_session, warn_of_ledgers
    from docpipe.model.translation import Freshness
    from docpipe.report.paragraph import plural
    from docpipe.report.work_json import work_json
    from docpipe.report.work_text import work_text
    from docpipe.translation.work.items import TO_TRANSLATE, UNDONE

    session = site_session(work, console, drafts=True, history=True)
    chosen = wanted(session, words)
    kinds = UNDONE if everything else TO_TRANSLATE if missing else frozenset({Freshness.OUTDATED})
    with session.timed("diff"):
        items = [item for _, found in chosen.items(session, kinds) for item in found]
    if format_name == "json":
        console.result(work_json(items))
    else:
        console.result(work_text(items, shutil.get_terminal_size().columns, colour=wants_colour()))
        what = "shown" if missing or everything else "outdated"
        console.talk(f"{plural(len(items), 'block')} {what}" if items else "Nothing to show")
    warn_of_ledgers(session, console)
    say_reach(session, console)
    say_timings(session, console, work)
