"""A translated post on concurrent branches of a real repository: made, edited, synchronised and merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from subprocess import CalledProcessError

import msgspec

from docpipe.config.load import load
from docpipe.model.translation import Freshness
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.ledgers import synced
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import translated_pairs, write_ledgers
from docpipe.translation.ledger import Fingerprint, Ledger
from docpipe.translation.sync import adopt_trust
from tests.git_repository import commit, git
from tests.pipeline.translated_post import Post

LEDGER = "l10n/en/a.ledger"
_CONFIG = '[site]\ntitle = "例"\nsource = "zh"\nlocales = ["zh", "en"]\n'


def start(root: Path, post: Post, unsynced: int) -> None:
    """Make the site with a complete ledger; then `unsynced` more pairs whose translations no ledger knows yet."""
    (root / "docpipe.toml").parent.mkdir(parents=True, exist_ok=True)
    (root / "docpipe.toml").write_text(_CONFIG, "utf-8")
    post.write(root)
    git(root, "init", "-q", "-b", "main")
    session = session_of(root)
    for path, source, target, state in translated_pairs(session.site, session.states):
        empty = Ledger(source.file.locale, target.file.locale)
        write_ledgers(root, {path: adopt_trust(source, target, empty, state.states)})
    commit(root, "first")
    for _ in range(unsynced):
        pair = post.new_pair()
        pair.is_new = True
        post.pairs.insert(post.dice.randrange(len(post.pairs)), pair)
    post.write(root)
    commit(root, "new blocks")


def session_of(root: Path) -> Session:
    """Return a session over the site."""
    config = load(root).config
    return Session(Request(root=root, config=config, now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)), Serial())


def synchronise(root: Path) -> str:
    """Do what `docpipe l10n sync` does; return the ledger."""
    write_ledgers(root, synced(session_of(root)))
    return (root / LEDGER).read_text("utf-8")


def branch(root: Path, name: str, post: Post, edits: Sequence[Callable[[Post, int], None]]) -> None:
    """Make a branch on which somebody edits, claims and synchronises."""
    git(root, "checkout", "-q", "-b", name, "main")
    for edit in edits:
        edit(post, post.place())
    post.write(root)
    synchronise(root)
    _claim(root, post)
    synchronise(root)
    commit(root, name)


def _claim(root: Path, post: Post) -> None:
    """Record what people say of their work: that a pair is current, or compared."""
    claimed = {f"{pair.target}" for pair in post.pairs if pair.is_claimed}
    reviewed = {pair.target: pair.reviewer for pair in post.pairs if pair.reviewer}
    session = session_of(root)
    for path, source, target, state in translated_pairs(session.site, session.states):
        states = [
            msgspec.structs.replace(each, freshness=Freshness.UNVERIFIED, confidence=1.0)
            if any(target.blocks[index].text in claimed for index in each.target) and each.source
            else each
            for each in state.states
        ]
        known = adopt_trust(source, target, session.ledgers[path], states)
        texts = {Fingerprint.of(block): reviewed[block.text] for block in target.blocks if block.text in reviewed}
        records = tuple(
            msgspec.structs.replace(record, reviewer=texts.get(record.target, record.reviewer))
            for record in known.records
        )
        write_ledgers(root, {path: msgspec.structs.replace(known, records=records)})


def merged(root: Path, name: str, one: str, other: str) -> frozenset[str]:
    """Merge `other` into `one` on a new branch; return the files in conflict, of which nothing is kept."""
    git(root, "checkout", "-q", "-f", "-b", name, one)
    try:
        git(root, "merge", "-q", "--no-edit", other)
    except CalledProcessError:
        conflicts = git(root, "diff", "--name-only", "--diff-filter=U").split("\n")
        git(root, "merge", "--abort")
        return frozenset(conflicts)
    return frozenset()


def mended(root: Path, name: str, one: str, other: str) -> None:
    """Merge `other` into `one` on a new branch, and do what the error about the ledger says."""
    git(root, "checkout", "-q", "-f", "-b", name, one)
    with suppress(CalledProcessError):
        git(root, "merge", "-q", "--no-edit", other)
    assert session_of(root).ledgers[LEDGER].problems
    header, *marked = (root / LEDGER).read_text("utf-8").split("\n")
    lines = [line for line in marked if line and not line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
    kept = [line for before, line in pairwise(["", *lines]) if line[:2] != before[:2]]
    (root / LEDGER).write_text("\n".join([header, *kept, ""]), "utf-8")
    assert not session_of(root).ledgers[LEDGER].problems, marked
