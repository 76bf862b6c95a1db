"""Mechanical changes of a source carried into its translations: addresses, code, images and numbers, nothing else.

Where a source changed in its anchors alone, a translation needs no translator: what the source replaced is
replaced where the translation has it exactly as often. The result is parsed again, and whatever changed
besides is a reason not to do it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from docpipe.lint.aspect import Aspect
from docpipe.lint.fix import apply_edits
from docpipe.lint.inbound import moved_ids, names_moved
from docpipe.lint.verify import undeclared
from docpipe.model.diagnostic import Edit
from docpipe.model.document import Document, Parsed
from docpipe.model.source import Digest, LocaleName
from docpipe.model.text import Span
from docpipe.model.translation import BlockState, Change, Freshness
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline import fixing
from docpipe.pipeline.anchor_places import Anchor, AnchorKind, anchors_at, are_complete
from docpipe.pipeline.old_texts import OldTexts
from docpipe.pipeline.session import Session
from docpipe.pipeline.stages import translated_pairs
from docpipe.sources.read import decode
from docpipe.translation.ledger import Fingerprint, Ledger, Record
from docpipe.translation.ledgers.lookup import Lookup, replaced_record
from docpipe.translation.ledgers.overlap import texts_of

_ALLOWED = frozenset({Aspect.TEXT, Aspect.CODE, Aspect.URLS, Aspect.FRONT_MATTER})
_NO_DIGEST = Digest("")


class Withheld(NamedTuple):
    """A block that must be looked at by a translator: where it is, and why; one clause without a full stop."""

    path: str
    line: int
    reason: str


class Patched(NamedTuple):
    """What can be carried over, and what cannot.

    Attributes:
        changes: of the translations, in the order of the states.
        blocks: how many blocks they bring up to date.
    """

    changes: tuple[fixing.Change, ...]
    blocks: int
    withheld: tuple[Withheld, ...]


class _Refused(Exception):  # noqa: N818 - a reason, not a failure
    pass


def patched(session: Session, locales: Collection[LocaleName]) -> Patched:
    """Return the translations with the mechanical changes of their sources; nothing is written.

    Args:
        session: over the site.
        locales: those whose translations are wanted.
    """
    changes: list[fixing.Change] = []
    withheld: list[Withheld] = []
    count = 0
    with OldTexts(session.request.root, ParseOptions.of(session.request.config)) as old:
        for path, source, target, state in translated_pairs(session.site, session.states):
            waiting = [each for each in state.states if _is_mechanical(each)] if state.locale in locales else []
            ledger = session.ledgers.get(path)
            if waiting and ledger is not None and not {source.file.path, target.file.path} & session.blocked:
                page = _Page(session, source, target, ledger, old)
                page.patch(waiting)
                changes += page.changes()
                count += page.count
                withheld += page.withheld
    return Patched(tuple(changes), count, tuple(withheld))


def _is_mechanical(state: BlockState) -> bool:
    return (
        state.freshness is Freshness.OUTDATED
        and state.change is Change.MECHANICAL
        and len(state.source) == len(state.target) == 1
    )


class _Page:
    """One translation that is being patched, block by block.

    Attributes:
        count: how many blocks were brought up to date.
    """

    def __init__(self, session: Session, source: Document, target: Document, ledger: Ledger, old: OldTexts) -> None:
        self.count = 0
        self.withheld: list[Withheld] = []
        self._session = session
        self._options = ParseOptions.of(session.request.config)
        self._ledger, self._old = ledger, old
        self._before = {document.file.path: self._bytes(document) for document in (source, target)}
        self._source = self._read(source, self._before[source.file.path])
        self._target = self._first = self._read(target, self._before[target.file.path])

    def patch(self, states: Sequence[BlockState]) -> None:
        """Carry over what can be, each block on its own, so that one that cannot keeps none of the others back."""
        for state in states:
            document = self._target.document
            assert document is not None  # noqa: S101 - it was indexed, and verified since
            block = document.blocks[state.target[0]]
            try:
                self._target = self._patched(state.source[0], state.target[0])
                self.count += 1
            except _Refused as refused:
                line = self._target.lines.position(block.span.start).line
                self.withheld.append(Withheld(self._target.file.path, line, str(refused)))

    def changes(self) -> Iterator[fixing.Change]:
        """Yield the file as it was and as it is to be, if they differ."""
        path = self._target.file.path
        if self._target.text != self._first.text:
            yield fixing.Change(path, self._before[path], self._target.text.encode("utf-8"))

    def _bytes(self, document: Document) -> bytes:
        path = document.file.path
        given = self._session.request.given
        return given[path] if path in given else (self._session.request.root / path).read_bytes()

    def _read(self, document: Document, data: bytes) -> Parsed:
        decoded = decode(data)
        return parse(decoded.text, document.file, self._options, digest=decoded.digest, issues=decoded.issues)

    def _patched(self, source: int, target: int) -> Parsed:
        """Return the translation with one block changed as its source was.

        Raises:
            _Refused: that is not safe to do.
        """
        new, ours = anchors_at(self._source, source), anchors_at(self._target, target)
        old = self._old_anchors(source, target)
        edits: dict[Span, Edit] = {}
        gone: Counter[str] = Counter()
        added: Counter[str] = Counter()
        for (kind, was), now in _replaced(old, new).items():
            wanted = sum((each.kind, each.value) == (kind, was) for each in old)
            places, value, written = self._places(ours, (kind, was), now)
            if len(places) != wanted:
                raise _Refused(f"'{was.removeprefix('`')}' stands {wanted} × in the source and {len(places)} × here")
            edits.update({place.span: Edit(place.span, written) for place in places})
            gone.update(place.value for place in places)
            added.update({value: len(places)})
        ordered = [edits[span] for span in sorted(edits)]
        return self._verified(target, ordered, gone, added)

    def _places(
        self, ours: Sequence[Anchor], was: tuple[AnchorKind, str], now: Anchor
    ) -> tuple[list[Anchor], str, str]:
        """Return where the translation has what the source had, what it is then, and how that is written."""
        written = now.value if now.kind is AnchorKind.NUMBER else now.span.of(self._source.text)
        places = [each for each in ours if (each.kind, each.value) == was]
        if places or was[0] not in {AnchorKind.LINK, AnchorKind.IMAGE}:
            return places, now.value, written
        # A link to `/zh/a/` is translated as one to `/en/a/`.
        segments = f"/{self._source.file.locale}/", f"/{self._target.file.locale}/"
        own = was[0], was[1].replace(*segments)
        places = [each for each in ours if (each.kind, each.value) == own]
        return places, now.value.replace(*segments), written.replace(*segments)

    def _old_anchors(self, source: int, target: int) -> tuple[Anchor, ...]:
        """Return the anchors of the source as it was translated."""
        record = self._record(source, target)
        if record is None or len(record.source) != 1:
            raise _Refused("what the source was when it was translated is not known")
        wanted = record.source[0]
        text = record.was[0] if record.was else self._old.find(self._source.file, {wanted}).get(wanted)
        parsed = parse(f"{text or ''}\n", self._source.file, self._options, digest=_NO_DIGEST)
        for index, block in enumerate(parsed.document.blocks if parsed.document else ()):
            anchors = anchors_at(parsed, index)
            if Fingerprint.of(block) == wanted and are_complete(anchors, block.anchor_values):
                return anchors
        raise _Refused("the old text of the source is not known; a clone with its history may have it")

    def _record(self, source: int, target: int) -> Record | None:
        ours, theirs = self._source.document, self._target.document
        assert ours is not None  # noqa: S101 - both were indexed
        assert theirs is not None  # noqa: S101 - both were indexed
        records, block = Lookup(self._ledger), ours.blocks[source]
        known = records.of_pair((block,), theirs.blocks[target])
        return known or replaced_record(block, records, set(texts_of(theirs)))

    def _verified(self, target: int, edits: Sequence[Edit], gone: Counter[str], added: Counter[str]) -> Parsed:
        """Return the translation with the edits made, if they change this block's anchors and nothing else."""
        before = self._target
        text = apply_edits(before.text, edits)
        after = parse(text, before.file, self._options, digest=_NO_DIGEST)
        one, other = before.document, after.document
        if one is None or other is None or not _same_but(one, other, target):
            raise _Refused("the result would read differently")
        expected = Counter(one.blocks[target].anchor_values) - gone + added
        if Counter(other.blocks[target].anchor_values) != expected:
            raise _Refused("the result would not have the new value")
        if changed := undeclared(before, after, edits, _ALLOWED):
            raise _Refused(f"it would change {', '.join(changed)}")
        moves = moved_ids(one, other)
        site = self._session.site
        if moves and any(names_moved(each, before.file.path, moves, site) for each in site.by_path.values()):
            raise _Refused("it would move the anchor of a heading that is linked to")
        return after


def _same_but(one: Document, other: Document, place: int) -> bool:
    """Tell whether two versions say the same, block by block, and point at the same but for one block."""
    if len(one.blocks) != len(other.blocks):
        return False
    return all(
        (ours.shape, ours.loose) == (theirs.shape, theirs.loose) and (index == place or ours.anchors == theirs.anchors)
        for index, (ours, theirs) in enumerate(zip(one.blocks, other.blocks, strict=True))
    )


def _replaced(old: Sequence[Anchor], new: Sequence[Anchor]) -> Mapping[tuple[AnchorKind, str], Anchor]:
    """Return what each anchor that changed is now.

    Raises:
        _Refused: anchors came or went, or of several that were the same only some have changed.
    """
    if [anchor.kind for anchor in old] != [anchor.kind for anchor in new]:
        raise _Refused("the source has more, fewer or other links, code spans or numbers than before")
    found: dict[tuple[AnchorKind, str], Anchor] = {}
    for was, now in zip(old, new, strict=True):
        known = found.setdefault((was.kind, was.value), now)
        if known.value != now.value:
            raise _Refused(f"'{was.value.removeprefix('`')}' was changed in one place and not in another")
    return {key: now for key, now in found.items() if key[1] != now.value}
