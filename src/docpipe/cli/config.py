"""`docpipe config`: commands about the configuration."""

from __future__ import annotations

import click

from docpipe.cli.main import LazyGroup

COMMANDS = {"show": "docpipe.cli.config_show:show", "schema": "docpipe.cli.config_schema:schema"}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def config() -> None:
    """Look at the configuration."""
