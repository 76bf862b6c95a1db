"""`docpipe l10n adopt`: first ledgers for translations that are there already."""

from __future__ import annotations

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work


@click.command()
@click.option(
    "--from",
    "origin",
    type=click.Choice(("trust",)),
    required=True,
    help="trust: you declare that the translations are current today.",
)
@site_options
@click.pass_obj
def adopt(console: Console, *, origin: str, work: Work) -> int:
    """Declare existing translations current, so that changes show from now on.

    Pairs that are not plausible and blocks still in the source's language stay unverified.
    """
    from docpipe.cli.l10n_write import write
    from docpipe.pipeline.ledgers import adopted

    del origin
    # Who declares does not ask.
    return write(console, work, adopted, history=False)
