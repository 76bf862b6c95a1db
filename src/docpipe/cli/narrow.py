"""Which of the findings are told: all, those of changed files, or those that were not there before."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.report_file import write_report
from docpipe.model.diagnostic import Severity
from docpipe.model.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from docpipe.cli.asked import Asked
    from docpipe.cli.console import Console
    from docpipe.model.diagnostic import Diagnostic

_LARGEST = 64 << 20
# What every baseline begins with.
_MARK = b'{"docpipe-baseline"'


class Narrowing(msgspec.Struct, frozen=True):
    """What findings are held against.

    Attributes:
        since: a commit; files that did not change since are passed over.
        new_only: whether findings count that were there at `since`, wherever they are.
        baseline: a file of findings that are known.
        update: whether that file is written, not read.
        notes: whether findings that were there at `since` are told as mere notes, not passed over.
    """

    since: str | None = None
    new_only: bool = False
    baseline: Path | None = None
    update: bool = False
    notes: bool = False

    def __post_init__(self) -> None:
        """Hold the options against each other.

        Raises:
            UsageError: they do not go together.
        """
        if self.new_only and self.since is None:
            raise click.UsageError("--new-only needs a commit to compare with: add --since origin/main")
        if self.update and self.baseline is None:
            raise click.UsageError("--update-baseline needs a file: add --baseline FILE")
        if self.update and self.since is not None:
            raise click.UsageError("--update-baseline takes every finding: leave --since out")


def narrowed(asked: Sequence[Asked], narrowing: Narrowing, console: Console) -> list[Diagnostic]:
    """Return the findings that are to be told.

    Raises:
        ConfigError: git does not know the commit, the baseline cannot be read, or what would be written over is none.
        PublishError: the baseline cannot be written.
    """
    found: list[Diagnostic] = []
    for each in asked:
        diagnostics = list(each.diagnostics())
        if narrowing.since is not None:
            diagnostics = _since(each, diagnostics, narrowing)
        found += diagnostics
    if narrowing.baseline is None:
        return found
    if narrowing.update:
        return _updated(narrowing.baseline, found, console)
    return _unknown(narrowing.baseline, found, asked, console)


def in_changed_lines(asked: Sequence[Asked], narrowing: Narrowing) -> Callable[[Diagnostic], bool] | None:
    """Return what tells whether a finding stands in a line that is new since the commit; None without a commit.

    Raises:
        ConfigError: git does not know the commit.
    """
    if narrowing.since is None:
        return None
    from docpipe.sources.git import base_of, changes_since

    roots = {each.session.request.root for each in asked}
    known = [changes_since(root, base_of(root, narrowing.since)) for root in sorted(roots)]

    def changed(diagnostic: Diagnostic) -> bool:
        place = diagnostic.place
        lines = (place.start.line, place.end.line) if place.start and place.end else None
        return any(changes.touch(place.path, lines) for changes in known)

    return changed


def _since(asked: Asked, diagnostics: list[Diagnostic], narrowing: Narrowing) -> list[Diagnostic]:
    from docpipe.sources.git import base_of, changes_since

    root, ref = asked.session.request.root, narrowing.since or ""
    commit = base_of(root, ref)
    if not (narrowing.new_only or narrowing.notes):
        files = changes_since(root, commit).files
        return [diagnostic for diagnostic in diagnostics if diagnostic.place.path in files]
    from docpipe.cli.past import findings_at
    from docpipe.lint.baseline import Baseline, compare, not_said_before

    before = asked.before if asked.before is not None else findings_at(asked.session, commit)
    new = compare(diagnostics, Baseline.of(before), _all_paths(asked)).new
    if not narrowing.notes:
        return _without_fault(asked, new, changes_since(root, commit).files)
    gone = compare(before, Baseline.of(diagnostics), {each.place.path for each in before}).new
    return _with_notes(asked, diagnostics, not_said_before(new, gone))


def _without_fault(asked: Asked, new: tuple[Diagnostic, ...], changed: Collection[str]) -> list[Diagnostic]:
    """Return new findings, as remarks those about a translation that nobody changed: its source merely went ahead."""
    from docpipe.lint.registry import load_rules
    from docpipe.lint.rule import PairRule, SiteRule

    comparing = {
        rule.code
        for rule in load_rules(asked.session.request.config.lint.plugins)
        if isinstance(rule, PairRule) or (isinstance(rule, SiteRule) and rule.compares)
    }
    return [
        msgspec.structs.replace(each, severity=Severity.INFO)
        if each.code in comparing and each.place.path not in changed
        else each
        for each in new
    ]


def _with_notes(asked: Asked, diagnostics: list[Diagnostic], new: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """Return all findings, as notes those that are not new, and those that an address outside has always had.

    What addresses outside answered was not asked of the earlier state, so that no finding about it is an old one.
    """
    from docpipe.lint.registry import load_rules
    from docpipe.lint.rule import SiteRule

    answers = asked.session.answers
    old = {
        (place.path, place.span)
        for link in (answers.links if answers else ())
        for place in link.places
        if answers is not None and answers.added is not None and place not in answers.added
    }
    rules = load_rules(asked.session.request.config.lint.plugins)
    outside = {rule.code for rule in rules if isinstance(rule, SiteRule) and rule.needs_answers}
    loud = {id(each) for each in new if each.code not in outside or (each.place.path, each.place.span) not in old}
    return [each if id(each) in loud else msgspec.structs.replace(each, severity=Severity.INFO) for each in diagnostics]


def _updated(path: Path, found: list[Diagnostic], console: Console) -> list[Diagnostic]:
    from docpipe.lint.baseline import Baseline, write_baseline

    _spare_others(path)
    write_report(path, write_baseline(Baseline.of(found)), "baseline")
    number, verb = ("1 finding", "is") if len(found) == 1 else (f"{len(found)} findings", "are")
    console.talk(f"{path} holds {number} now, which {verb} told no more")
    return []


def _spare_others(path: Path) -> None:
    """Refuse to write over a file that is no baseline, be it damaged, since it may be somebody's text."""
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_MARK) + 3).removeprefix(codecs.BOM_UTF8) if path.is_file() else b""
    except OSError:
        return
    if start.strip() and not start.startswith(_MARK):
        hint = "Name another file, or remove this one first"
        raise ConfigError("this is no baseline of docpipe, and is not written over", hint=hint, path=str(path))


def _unknown(path: Path, found: list[Diagnostic], asked: Sequence[Asked], console: Console) -> list[Diagnostic]:
    from docpipe.lint.baseline import compare, read_baseline

    hint = "Make it with --update-baseline"
    try:
        with path.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8")
    except FileNotFoundError as error:
        raise ConfigError("there is no such baseline", hint=hint, path=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("the baseline cannot be read", hint=hint, path=str(path)) from error
    paths = frozenset().union(*map(_all_paths, asked))
    compared = compare(found, read_baseline(text, str(path)), paths)
    if compared.left_over and not any(each.prefixes for each in asked):
        number = "1 entry" if compared.left_over == 1 else f"{compared.left_over} entries"
        console.talk(f"{number} of {path} matched nothing: --update-baseline takes out what was mended")
    return list(compared.new)


def _all_paths(asked: Asked) -> frozenset[str]:
    return frozenset(file.path for file in asked.session.discovery.files)
