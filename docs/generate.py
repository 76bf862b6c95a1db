"""Write docs/reference/ and docs/rules/ from the code; `--check` only says whether they are up to date."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from docpipe.cli.main import docpipe
from docpipe.config.json_schema import json_schema
from docpipe.config.literal import toml_value
from docpipe.config.options import Option, all_options
from docpipe.lint.explain import explain, page_of
from docpipe.lint.registry import RULES
from docpipe.lint.rule import Rule

FOLDER = Path(__file__).parent
GENERATED = ("reference", "rules")
"""The folders of it that hold nothing else, but for …"""
KEPT_BY_HAND = frozenset({FOLDER / "rules/truncation.md"})
"""… what was measured, and is written down by whoever measured it."""
NOTE = "<!-- Written by docs/generate.py (`make docs`); change the code instead. -->"
HELP_WIDTH = 100

ABOUT_OPTIONS = """\
Every key has a default, so a site needs no `docpipe.toml` at all. `*` stands for the name of a locale, and a table in
double brackets may be repeated. `docpipe config show` prints what holds here, and where each value comes from.

*trusted only* marks what `--untrusted` does not take from the file, whoever wrote it: then the default holds, and a
warning says so ([pull requests from strangers](../strangers.md))."""
ABOUT_RULES = """\
`docpipe explain CODE` shows a rule's page in the terminal. Severities can be changed per site, path and locale; see
[options](../reference/options.md). *recommended* is on by default; the other presets are words of `--select`. A rule in
*preview* is on trial and runs only where its own code is named. *precision* is the share of its findings in real
repositories that were right, each read by a person (`tests/corpus/rules/`); it is empty where too few were found.
[How much of a cut-off text is found](truncation.md) was measured by cutting a thousand real posts."""


def pages() -> dict[str, str]:
    """Return the text of every generated page by its path below docs."""
    rules = {f"rules/{rule.code}.md": rule_page(rule) for rule in RULES}
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    return {
        "reference/options.md": options_page(),
        "reference/commands.md": commands_page(),
        "reference/docpipe.schema.json": schema,
        "rules/README.md": rules_page(),
        **rules,
    }


def options_page() -> str:
    """Return the page of all keys of docpipe.toml, section by section, in the order of the schema."""
    lines = [
        "# Options of docpipe.toml",
        NOTE,
        ABOUT_OPTIONS,
    ]
    for section, options in groupby(all_options(), lambda option: option.key.rpartition(".")[0]):
        lines.append(f"## {toml_header(section)}")
        lines.extend(option_entry(option) for option in options)
    return "\n\n".join(lines) + "\n"


def toml_header(section: str) -> str:
    """Return the header of a section as TOML writes it, `[lint.locale.*]` or `[[lint.per-file]]`."""
    return f"`[[{section.removesuffix('[]')}]]`" if section.endswith("[]") else f"`[{section}]`"


def option_entry(option: Option) -> str:
    """Return what the page says of one key."""
    name = option.key.rpartition(".")[2]
    default = "none" if option.default is None else f"`{toml_value(option.default)}`"
    mark = " · *trusted only*" if option.trusted_only else ""
    return (
        f"**`{name}`** · {option.type} · default: {default}{mark}\n\n"
        f"{option.doc}.\n\n"
        f"```toml\n{name} = {toml_value(option.example)}\n```"
    )


def rules_page() -> str:
    """Return the table of all rules, which leads to the page of each."""
    rows = (table_row(rule) for rule in sorted(RULES, key=lambda rule: rule.code))
    columns = ("code", "name", "severity", "fix", "presets", "precision", "what is wrong")
    table = "\n".join((f"| {' | '.join(columns)} |", "|---" * len(columns) + "|", *rows))
    return f"# Rules\n\n{NOTE}\n\n{ABOUT_RULES}\n\n{table}\n"


def table_row(rule: Rule) -> str:
    """Return the row of one rule."""
    code = f"[{rule.code}]({rule.code}.md)"
    presets = "preview" if rule.preview else ", ".join(rule.presets)
    precision = "" if rule.precision is None else f"{rule.precision:.0%}"
    title = " ".join(page_of(rule).title.split())
    return f"| {code} | {rule.name} | {rule.severity} | {rule.fixable or ''} | {presets} | {precision} | {title} |"


def rule_page(rule: Rule) -> str:
    """Return the page of one rule, as `docpipe explain` shows it."""
    heading, _, rest = explain(rule.code).partition("\n")
    return f"{heading}\n\n{NOTE}\n{rest}"


def commands_page() -> str:
    """Return the page of all commands: the help of each."""
    lines = ["# Commands", NOTE, *(f"## {name}\n\n```text\n{text}\n```" for name, text in command_help(docpipe, None))]
    return "\n\n".join(lines) + "\n"


def command_help(command: click.Command, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    """Yield (name, help) of a command and of all commands below it."""
    context = click.Context(
        command,
        info_name=command.name if parent else "docpipe",
        parent=parent,
        terminal_width=HELP_WIDTH,
        max_content_width=HELP_WIDTH,
    )
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from command_help(child, context)


def main(arguments: list[str]) -> int:
    """Write or check the pages; return 1 when `--check` finds one out of date."""
    wanted = {FOLDER / name: text.encode() for name, text in pages().items()}
    there = {path for folder in GENERATED for path in (FOLDER / folder).rglob("*") if path.is_file()}
    there -= KEPT_BY_HAND
    outdated = sorted(path for path, text in wanted.items() if path not in there or path.read_bytes() != text)
    left_over = sorted(there - wanted.keys())
    if "--check" in arguments:
        for path in (*outdated, *left_over):
            name = path.relative_to(FOLDER.parent)
            print(f"{name} is out of date: run `make docs` and commit it", file=sys.stderr)
        return 1 if outdated or left_over else 0
    for path in outdated:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[path])
    for path in left_over:
        path.unlink()
    print(f"docs: {len(outdated)} pages written, {len(left_over)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
