"""`docpipe l10n`: commands about what is known of translations."""

from __future__ import annotations

import click

from docpipe.cli.main import LazyGroup

COMMANDS = {
    "bench": "docpipe.cli.l10n_bench:bench",
    "sync": "docpipe.cli.l10n_sync:sync",
    "adopt": "docpipe.cli.l10n_adopt:adopt",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def l10n() -> None:
    """Keep the record of what is translated."""
