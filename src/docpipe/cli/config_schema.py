"""`docpipe config schema`: the JSON Schema of docpipe.toml."""

from __future__ import annotations

import json

import click

from docpipe.cli.console import Console


@click.command()
@click.pass_obj
def schema(console: Console) -> None:
    """Print the JSON Schema of docpipe.toml, for editors that complete and check it."""
    from docpipe.config.json_schema import json_schema

    console.result(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
