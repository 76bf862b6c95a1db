"""What somebody declares of blocks: of which of those that were named it holds, and what is said of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
import msgspec

from docpipe.cli.main import CLEAN, FINDINGS
from docpipe.report.paragraph import plural
from docpipe.report.printable import printable
from docpipe.translation.ledger import Ledger
from docpipe.translation.work.block_place import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docpipe.cli.block_place import NamedBlocks
    from docpipe.cli.console import Console
    from docpipe.model.source import LocaleName
    from docpipe.model.translation import BlockState
    from docpipe.pipeline.session import Session

_SHOWN = 60


class Declaration(msgspec.Struct, frozen=True):
    """What is declared.

    Attributes:
        done: what it makes of a block, in one word.
        objection: why it cannot be declared of a state, or ""; the second argument says whether that block was
            named by itself.
        holds_already: tells whether it need not be declared of a state.
        write: makes the ledger from that of named blocks and the numbers of their states.
    """

    done: str
    objection: Callable[[BlockState, bool], str]
    holds_already: Callable[[BlockState], bool]
    write: Callable[[NamedBlocks, Ledger, Sequence[int]], Ledger]


class _Count:
    """What was found so far.

    Attributes:
        done: a line for each block it is declared of.
        refused: likewise, for those named by themselves of which it cannot be declared.
        objections: how many others there are, by what is to be done with them.
        idle: of how many it holds already.
    """

    def __init__(self) -> None:
        self.done: list[str] = []
        self.refused: list[str] = []
        self.objections: Counter[str] = Counter()
        self.idle = 0


def declare(
    session: Session, named: Iterable[NamedBlocks], declaration: Declaration, console: Console, *, dry_run: bool
) -> int:
    """Declare it of the named blocks and write their ledgers; say what was done, and what could not be.

    Returns 1 if it cannot be declared of a block named by itself, or a ledger was left alone; else 0.

    Args:
        session: over the site.
        named: blocks, by translation.
        declaration: what is declared.
        console: told.
        dry_run: whether nothing is written.

    Raises:
        PublishError: a ledger cannot be written.
    """
    from docpipe.cli.l10n_write import save

    count = _Count()
    ledgers: dict[str, Ledger] = {}
    for each in named:
        known = session.ledgers.get(each.ledger) or Ledger(each.source.file.locale, each.target.file.locale)
        if known.problems:
            ledgers[each.ledger] = known
            continue
        chosen = _chosen(each, declaration, count)
        if chosen:
            ledgers[each.ledger] = declaration.write(each, known, chosen)
    damaged = any(ledger.problems for ledger in ledgers.values())
    code = CLEAN
    if dry_run:
        _say_damage(ledgers.values(), console)
    elif ledgers:
        code = save(session, ledgers, console, named=False)
    for line in count.done:
        console.result(f"{line}\n")
    _say(count, declaration, console, dry_run=dry_run)
    return FINDINGS if count.refused or damaged else code


def _chosen(each: NamedBlocks, declaration: Declaration, count: _Count) -> list[int]:
    chosen = []
    for number, state in enumerate(each.state.states):
        is_single = number in each.single
        if not (each.whole or is_single):
            continue
        if declaration.holds_already(state):
            count.idle += len(state.source)
        elif objection := declaration.objection(state, is_single):
            if is_single:
                count.refused.append(f"{_place(each, state)}: not {declaration.done}: {objection}")
            else:
                count.objections[objection] += len(state.source or state.target)
        else:
            chosen.append(number)
            count.done.append(f"{_place(each, state)}: {_words(each, state)}")
    return chosen


def _place(each: NamedBlocks, state: BlockState) -> str:
    document, indices = (each.target, state.target) if state.target else (each.source, state.source)
    return f"{document.file.path}:{lines_of(document, indices)[0]}"


def _words(each: NamedBlocks, state: BlockState) -> str:
    text = printable(" ".join(each.target.blocks[index].text for index in state.target))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _say_damage(ledgers: Iterable[Ledger], console: Console) -> None:
    for ledger in ledgers:
        for problem in ledger.problems:
            console.error(str(problem.error()))


def _say(count: _Count, declaration: Declaration, console: Console, *, dry_run: bool) -> None:
    for line in count.refused:
        console.error(line)
    for objection, number in count.objections.items():
        console.talk(f"{plural(number, 'block')} not {declaration.done}: {objection}")
    idle = f", {count.idle} {'was' if count.idle == 1 else 'were'} before" if count.idle else ""
    would = "would be " if dry_run else ""
    console.talk(f"{plural(len(count.done), 'block')} {would}{declaration.done}{idle}")


def target_locales(session: Session, names: Iterable[str]) -> tuple[LocaleName, ...]:
    """Return the locales of these names, in the order of the site.

    Raises:
        UsageError: the site has no such locale.
    """
    known = [locale.name for locale in session.request.config.site.locales]
    for name in names:
        if name not in known:
            raise click.UsageError(f"the site has no locale '{name}'; it speaks {', '.join(known)}")
    return tuple(name for name in known if name in names)
