"""`docpipe l10n`: commands about what is known of translations."""

from __future__ import annotations

import click

from docpipe.cli.main import LazyGroup

COMMANDS = {
    "adopt": "docpipe.cli.l10n_adopt:adopt",
    "sync": "docpipe.cli.l10n_sync:sync",
    "diff": "docpipe.cli.l10n_diff:diff",
    "export": "docpipe.cli.l10n_export:export",
    "import": "docpipe.cli.l10n_import:import_",
    "accept": "docpipe.cli.l10n_accept:accept",
    "review": "docpipe.cli.l10n_review:review",
    "bench": "docpipe.cli.l10n_bench:bench",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def l10n() -> None:
    """Keep the record of what is translated."""
