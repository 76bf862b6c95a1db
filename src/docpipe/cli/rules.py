"""`docpipe rules`: every rule in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docpipe.cli.console import Console
from docpipe.cli.options import talk_options

if TYPE_CHECKING:
    from docpipe.lint.rule import Rule


@click.command()
@click.option("--format", "format_name", type=click.Choice(("text", "json")), default="text", help="How to show them.")
@talk_options
@click.pass_obj
def rules(console: Console, format_name: str) -> None:
    """List all rules with their severity."""
    from docpipe.cli.known_rules import rules_here

    known = rules_here()
    console.result(_json(known) if format_name == "json" else _table(known))


def _table(rules: tuple[Rule, ...]) -> str:
    from docpipe.lint.explain import page_of

    widest = max(len(rule.name) for rule in rules)
    rows = ((rule, page_of(rule).title.splitlines()[0]) for rule in rules)
    return "".join(f"{rule.code}  {rule.severity:<7}  {rule.name:<{widest}}  {title}\n" for rule, title in rows)


def _json(rules: tuple[Rule, ...]) -> str:
    import msgspec

    from docpipe.lint.explain import page_of

    content = {
        "version": 1,
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity.value,
                "fix": rule.fixable.value if rule.fixable else None,
                "presets": list(rule.presets),
                "preview": rule.preview,
                "precision": rule.precision,
                "title": page_of(rule).title,
            }
            for rule in rules
        ],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"
