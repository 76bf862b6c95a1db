"""`docpipe l10n sync`: what is known of translations is written down."""

from __future__ import annotations

import click

from docpipe.cli.console import Console
from docpipe.cli.options import site_options
from docpipe.cli.run import Work


@click.command()
@site_options
@click.pass_obj
def sync(console: Console, *, work: Work) -> int:
    """Bring the ledgers below l10n/ up to date; nothing new is claimed."""
    from docpipe.cli.l10n_write import write
    from docpipe.pipeline.ledgers import synced

    return write(console, work, synced)
