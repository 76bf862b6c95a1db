"""The options of commands that report findings; a command receives each family of them as one value."""

from __future__ import annotations

import functools
from pathlib import Path

import click

from docpipe.cli.options import Command, R, with_options

# A test holds this to the registry, which is too heavy to be loaded for a help text.
_FORMATS = "text, full, concise, json, jsonl, github, markdown, gitlab, sarif, junit, checkstyle, rdjson or rdjsonl."

LEVELS = ("error", "warning", "info", "never")


def selector_options(command: Command[R]) -> Command[R]:
    """Add the options that name rules, received as `selectors`."""

    @functools.wraps(command)
    def with_selectors(
        *arguments: object,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        extend_select: tuple[str, ...],
        extend_ignore: tuple[str, ...],
        **others: object,
    ) -> R:
        from docpipe.cli.selectors import Selectors

        selectors = Selectors.of(select, ignore, extend_select, extend_ignore)
        return command(*arguments, selectors=selectors, **others)

    return with_options(
        with_selectors,
        click.option("--select", multiple=True, metavar="RULES", help="Run these rules only."),
        click.option("--ignore", multiple=True, metavar="RULES", help="Ignore these in place of the configured ones."),
        click.option("--extend-select", multiple=True, metavar="RULES", help="Run these rules besides."),
        click.option("--extend-ignore", multiple=True, metavar="RULES", help="Ignore these rules besides."),
    )


def outside_options(command: Command[R]) -> Command[R]:
    """Add what is to be known of addresses outside the site, received as `outside`."""

    @functools.wraps(command)
    def with_outside(
        *arguments: object,
        external: bool,
        offline: bool,
        recheck: bool,
        fragments: bool,
        allow_loopback: bool,
        **others: object,
    ) -> R:
        from docpipe.cli.outside import Outside

        outside = Outside(
            external=external,
            offline=offline,
            recheck=recheck,
            fragments=fragments,
            allow_loopback=allow_loopback,
        )
        return command(*arguments, outside=outside, **others)

    return with_options(
        with_outside,
        click.option("--external", is_flag=True, help="Ask addresses outside the site, as far as answers are due."),
        click.option("--offline", is_flag=True, help="Tell what the history knows of them, and ask nothing."),
        click.option("--recheck", is_flag=True, help="With --external: ask those, too, whose last answer still holds."),
        click.option("--fragments", is_flag=True, help="With --external: look for the places (#...) in pages."),
        click.option("--allow-loopback", is_flag=True, help="For tests only: ask addresses of this machine, too."),
    )


def narrow_options(command: Command[R]) -> Command[R]:
    """Add what says which findings are told, received as `narrowing`."""

    @functools.wraps(command)
    def with_narrowing(
        *arguments: object,
        since: str | None,
        new_only: bool,
        baseline: Path | None,
        update_baseline: bool,
        **others: object,
    ) -> R:
        from docpipe.cli.narrow import Narrowing

        narrowing = Narrowing(since=since, new_only=new_only, baseline=baseline, update=update_baseline)
        return command(*arguments, narrowing=narrowing, **others)

    return with_options(
        with_narrowing,
        click.option("--since", metavar="REF", help="Tell only of files changed since this commit."),
        click.option("--new-only", is_flag=True, help="With --since: tell what was not there then, in any file."),
        click.option(
            "--baseline",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Tell nothing that this file of known findings holds.",
        ),
        click.option("--update-baseline", is_flag=True, help="Write the findings of today to that file."),
    )


def fix_options(command: Command[R]) -> Command[R]:
    """Add what is done with fixes, received as `fixing`."""

    @functools.wraps(command)
    def with_fixing(
        *arguments: object,
        fix: bool,
        unsafe_fixes: bool,
        diff: bool,
        show_fixes: bool,
        exit_non_zero_on_fix: bool,
        **others: object,
    ) -> R:
        from docpipe.cli.fixing import Fixing

        fixing = Fixing(fix=fix, unsafe=unsafe_fixes, diff=diff, show=show_fixes, fail=exit_non_zero_on_fix)
        return command(*arguments, fixing=fixing, **others)

    return with_options(
        with_fixing,
        click.option("--fix", is_flag=True, help="Mend what can be mended safely."),
        click.option("--unsafe-fixes", is_flag=True, help="Mend what may change the meaning, too."),
        click.option("--diff", is_flag=True, help="Show as a patch what --fix would do, and write nothing."),
        click.option("--show-fixes", is_flag=True, help="List what was fixed."),
        click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit 1 if anything was fixed."),
    )


def report_options(command: Command[R]) -> Command[R]:
    """Add what every command takes that reports findings, received as `reporting`."""

    @functools.wraps(command)
    def with_reporting(
        *arguments: object,
        format_name: str,
        outputs: tuple[str, ...],
        fail_on: str,
        statistics: bool,
        **others: object,
    ) -> R:
        from docpipe.cli.findings import Reporting

        reporting = Reporting.of(format_name, outputs, fail_on, statistics=statistics)
        return command(*arguments, reporting=reporting, **others)

    return with_options(
        with_reporting,
        click.option("--format", "format_name", default="text", show_default=True, metavar="FMT", help=_FORMATS),
        click.option(
            "--output",
            "outputs",
            multiple=True,
            metavar="FMT:FILE",
            help="Write a report to a file, too; may be repeated.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice(LEVELS),
            default="error",
            show_default=True,
            help="Exit 1 from this severity on.",
        ),
        click.option("--statistics", is_flag=True, help="Count findings per rule instead of listing them."),
    )
