"""`docpipe l10n sync`: what is known of translations is written down, and what needs no translator is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docpipe.model.source import LocaleName
    from docpipe.pipeline.mechanical import Patched
    from docpipe.pipeline.session import Session
    from docpipe.translation.ledger import Ledger


@click.command()
@click.argument("locales", nargs=-1, metavar="[LOCALE]...")
@click.option(
    "--mechanical",
    is_flag=True,
    help="Carry changed URLs, code spans, images and numbers of the source into its translations first.",
)
@click.option("--diff", is_flag=True, help="With --mechanical: show that as a patch, and write nothing.")
@site_options
@click.pass_obj
def sync(console: Console, locales: tuple[str, ...], *, mechanical: bool, diff: bool, work: Work) -> int:
    """Bring the ledgers below l10n/ up to date; nothing new is claimed.

    LOCALE limits it to the translations into these.
    """
    from docpipe.cli.l10n_write import write
    from docpipe.cli.main import CLEAN, FINDINGS
    from docpipe.cli.run import site_session
    from docpipe.pipeline.ledgers import synced

    if diff and not mechanical:
        raise click.UsageError("--diff shows what --mechanical would change: add --mechanical")
    session = site_session(work, drafts=True)
    chosen = _chosen(session, locales)
    failed = False
    if mechanical:
        from docpipe.pipeline.fixing import write_changes
        from docpipe.pipeline.mechanical import patched

        found = patched(session, chosen)
        if diff:
            _show(found, console)
        else:
            refused = write_changes(session.request.root, found.changes)
            failed = bool(refused)
            for error in refused.values():
                console.error(str(error))
            for change in found.changes:
                if change.path not in refused:
                    console.result(f"{change.path}\n")
        _say(found, console)
        if diff:
            return CLEAN
    code = write(console, work, lambda known: _of(synced(known), chosen))
    return FINDINGS if failed else code


def _of(ledgers: Mapping[str, Ledger], locales: frozenset[LocaleName]) -> dict[str, Ledger]:
    """Return the ledgers of these locales, and damaged ones, that do not say of which they are."""
    return {path: ledger for path, ledger in ledgers.items() if ledger.problems or ledger.target in locales}


def _chosen(session: Session, locales: tuple[str, ...]) -> frozenset[LocaleName]:
    known = [locale.name for locale in session.request.config.site.locales]
    for name in locales:
        if name not in known:
            raise click.UsageError(f"the site has no locale '{name}'; it speaks {', '.join(known)}")
    return frozenset(name for name in known if not locales or name in locales)


def _show(found: Patched, console: Console) -> None:
    from docpipe.report.patch import patch

    for change in found.changes:
        shown = patch(change.path, change.before.decode("utf-8"), change.after.decode("utf-8"))
        console.data(shown.encode("utf-8"))


def _say(found: Patched, console: Console) -> None:
    for path, line, reason in found.withheld:
        console.talk(f"{path}:{line}: not changed: {reason}")
    follow = "1 block follows its source" if found.blocks == 1 else f"{found.blocks} blocks follow their source"
    left = len(found.withheld)
    console.talk(f"{follow}, {left} {'needs' if left == 1 else 'need'} a translator")
