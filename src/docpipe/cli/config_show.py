"""`docpipe config show`: every value that holds, and where it comes from."""

from __future__ import annotations

from pathlib import Path

import click

from docpipe.cli.console import Console
from docpipe.cli.options import root_option, talk_options


@click.command()
@root_option
@click.option("--untrusted", is_flag=True, help="Show what of it holds where anybody may have written it.")
@talk_options
@click.pass_obj
def show(console: Console, root: Path | None, *, untrusted: bool) -> None:
    """Show the configuration that holds, as TOML; a comment says where each value is from."""
    from docpipe.cli.place import open_root
    from docpipe.cli.strangers import warn_of_held
    from docpipe.config.show import show as as_toml

    loaded = open_root(root, trusted=not untrusted).loaded
    warn_of_held(loaded)
    console.result(as_toml(loaded))
