"""`docpipe explain`: the page of a rule."""

from __future__ import annotations

import click

from docpipe.cli.console import Console
from docpipe.cli.options import talk_options


@click.command()
@click.argument("code")
@talk_options
@click.pass_obj
def explain(console: Console, code: str) -> None:
    """Explain the rule CODE: why it exists, good and bad examples, options."""
    from docpipe.cli.known_rules import rules_here
    from docpipe.lint.explain import explain as page

    console.result(page(code, rules_here()))
