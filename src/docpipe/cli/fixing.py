"""`docpipe lint --fix` and `--diff`: what is done with fixes, and what is said of them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.console import Console, is_terminal, shown
from docpipe.cli.main import FAILURE, FINDINGS
from docpipe.lint.fix import needs_unsafe
from docpipe.model.diagnostic import Diagnostic, Edit, Message, RuleCode
from docpipe.report.paragraph import plural
from docpipe.report.patch import patch
from docpipe.report.printable import printable
from docpipe.sources.read import LARGEST_FILE

if TYPE_CHECKING:
    from docpipe.cli.asked import Asked
    from docpipe.pipeline.fixing import Change, Fixed


class Fixing(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done with fixes.

    Attributes:
        fix: whether files are changed.
        unsafe: whether fixes count that may change the meaning.
        diff: whether the changes are shown as a patch, and nothing is written.
        show: whether it is listed what was fixed.
        fail: whether the run fails if anything was fixed.
    """

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    show: bool = False
    fail: bool = False

    def __post_init__(self) -> None:
        """Hold the options against each other.

        Raises:
            UsageError: they do not go together.
        """
        if self.show and not self.wanted:
            raise click.UsageError("--show-fixes lists what is fixed: add --fix or --diff")
        if self.fail and not self.wanted:
            raise click.UsageError("--exit-non-zero-on-fix needs something that fixes: add --fix")

    @property
    def wanted(self) -> bool:
        """Whether fixes are to be made, on the disk or in a patch."""
        return self.fix or self.diff


class Mended(msgspec.Struct, frozen=True):
    """What fixing left.

    Attributes:
        asked: sessions over the files as they are now.
        changes: what was changed or, for a patch, would be.
        count: how many fixes were made in them.
        failed: whether a file could not be written.
        withheld: why fixes were not made, by path, rule and edits.
        text: what standard input held, fixed; None where it was not asked about.
    """

    asked: tuple[Asked, ...]
    changes: tuple[Change, ...]
    count: int
    failed: bool
    withheld: dict[tuple[str, RuleCode, tuple[Edit, ...]], str]
    text: bytes | None = None

    def said(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the findings that remain; those whose fix was withheld say so, and offer it no more."""
        return [self._without(diagnostic) for diagnostic in diagnostics]

    def _without(self, diagnostic: Diagnostic) -> Diagnostic:
        fix = diagnostic.fix
        reason = fix and self.withheld.get((diagnostic.place.path, diagnostic.code, fix.edits))
        if not reason:
            return diagnostic
        hint = diagnostic.hint
        template = f"{hint.template}; fix withheld: {{withheld}}" if hint else "fix withheld: {withheld}"
        arguments = {**(hint.arguments if hint else {}), "withheld": reason}
        # Without arguments a template is not read as one, so that braces in it stand for themselves.
        if hint and not hint.arguments:
            template = "{advice}; fix withheld: {withheld}"
            arguments["advice"] = hint.template
        return msgspec.structs.replace(diagnostic, fix=None, hint=Message(template, arguments))


def mend(
    asked: Sequence[Asked], fixing: Fixing, console: Console, only: Callable[[Asked, str], bool] | None = None
) -> Mended:
    """Make the fixes of everything that was asked about, write the files or their patch, and list what was done.

    Args:
        asked: the sessions.
        fixing: the options.
        console: files that cannot be written are said there; the others are written all the same.
        only: tells which of the files may be changed; None for all that were asked about.
    """
    from docpipe.pipeline.fixing import fix_all, write_changes
    from docpipe.pipeline.session import Session

    now: list[Asked] = []
    changes: list[Change] = []
    withheld = {}
    count, failed, text = 0, False, None
    for each in asked:
        wanted = each.holds if only is None else _both(each, only)
        fixed = fix_all(each.session, wanted, unsafe=fixing.unsafe)
        request = each.session.request
        refused = {} if fixing.diff else write_changes(request.root, fixed.changes)
        for error in refused.values():
            console.error(f"{shown(Path(error.path))}: {error.message}" + (f". {error.hint}" if error.hint else ""))
        session = fixed.session
        if refused:
            given = {path: data for path, data in session.request.given.items() if path not in refused}
            session = Session(msgspec.structs.replace(request, given=given), each.session.executor)
        for path in request.given:
            text = session.request.given[path]
        now.append(msgspec.structs.replace(each, session=session))
        changes += (change for change in fixed.changes if change.path not in refused)
        for path, known in fixed.withheld.items():
            withheld.update({(path, *one.proposal.key): one.reason for one in known})
        made = {key: number for key, number in fixed.fixed.items() if key[0] not in refused}
        count, failed = count + sum(made.values()), failed or bool(refused)
        if fixing.show:
            _list(made, fixed, console)
    return Mended(tuple(now), tuple(changes), count, failed, withheld, text)


def _both(each: Asked, only: Callable[[Asked, str], bool]) -> Callable[[str], bool]:
    return lambda path: each.holds(path) and only(each, path)


def _list(made: dict[tuple[str, RuleCode], int], fixed: Fixed, console: Console) -> None:
    from docpipe.lint.registry import load_rules

    names = {rule.code: rule.name for rule in load_rules(fixed.session.request.config.lint.plugins)}
    for path in sorted({path for path, _ in made}):
        console.talk(f"{path}:")
        for (where, code), number in sorted(made.items()):
            if where == path:
                console.talk(f"  {number} × {code} {names[code]}")
    for path, known in sorted(fixed.withheld.items()):
        for one in known:
            console.talk(f"{path}: {one.proposal.rule.code} fix withheld: {one.reason}")


def write_texts(mended: Mended, fixing: Fixing, console: Console) -> None:
    """Write to standard output what belongs there: a patch, or the text of standard input."""
    if fixing.diff:
        for change in mended.changes:
            shown = patch(change.path, change.before.decode("utf-8"), change.after.decode("utf-8"))
            if is_terminal():
                shown = "\n".join(printable(line) for line in shown.split("\n"))
            console.data(shown.encode("utf-8"))
        return
    if mended.text is not None:
        console.data(mended.text)
        if len(mended.text) > LARGEST_FILE:
            # It was too much to read, but nothing of it may be lost.
            shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)


def say_fixed(mended: Mended, fixing: Fixing, left: Sequence[Diagnostic], console: Console) -> None:
    """Say how many findings are mended, and why not more."""
    withheld = sum(
        (each.place.path, each.code, each.fix.edits) in mended.withheld for each in left if each.fix is not None
    )
    unsafe = 0 if fixing.unsafe else sum(needs_unsafe(each.fix) for each in left)
    total = mended.count + len(left)
    if not total:
        return
    verb = "Would fix" if fixing.diff else "Fixed"
    where = f" in {plural(len(mended.changes), 'file')}" if mended.changes else ""
    notes = [f"{unsafe} {'needs' if unsafe == 1 else 'need'} --unsafe-fixes"] if unsafe else []
    notes += [f"{withheld} withheld"] if withheld else []
    why = f" ({', '.join(notes)})" if notes else ""
    console.talk(f"{verb} {mended.count} of {plural(total, 'finding')}{where}{why}")


def say_fixable(diagnostics: Iterable[Diagnostic], fixing: Fixing, console: Console) -> None:
    """Say how many findings could be mended, where nothing is."""
    fixes = [diagnostic.fix for diagnostic in diagnostics if diagnostic.fix is not None]
    unsafe = sum(map(needs_unsafe, fixes))
    safe = len(fixes) - unsafe
    if fixing.unsafe and fixes:
        console.talk(f"{len(fixes)} fixable with --fix --unsafe-fixes, {unsafe} of them unsafe")
    elif fixes:
        more = f" ({unsafe} more with --unsafe-fixes)" if unsafe else ""
        console.talk(f"{safe} fixable with --fix{more}")


def exit_code(mended: Mended, fixing: Fixing, code: int) -> int:
    """Return the exit code: of what remains, unless a file was not written or a change itself is a failure."""
    if mended.failed:
        return FAILURE
    return FINDINGS if mended.changes and (fixing.fail or fixing.diff) else code
