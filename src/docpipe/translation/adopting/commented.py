"""Translations that keep the source text of every block in an HTML comment above it, as Kubernetes does."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

import msgspec

from docpipe.model.block import Block, BlockKind
from docpipe.model.document import Document, Parsed
from docpipe.model.locale import Locale
from docpipe.model.markup import Comment
from docpipe.parse.html import blanked, is_truncate_marker
from docpipe.translation.adopting.adoption import Claim
from docpipe.translation.align import align
from docpipe.translation.aligning.learned import Learned
from docpipe.translation.ledger import Fingerprint, Ledger
from docpipe.translation.ledgers.known import AFTER_ALL
from docpipe.translation.plausible import LEAST
from docpipe.translation.untranslated import is_untranslated, needs_translation
from docpipe.translation.work.markup import one_line

Read = Callable[[str], Parsed]
"""From a text to everything known of it."""

# Tags of Hugo alone on their line: the comment repeats what stands between two of them, and not the tags.
_TAGS = re.compile(r"^[ \t>]*+((?:\{\{[<%][^{}\n]*+\}\}[ \t]*+)++)(?=\r?$)", re.MULTILINE)
# A tag that a closing one belongs to is a container, wherever it stands; others are part of the text.
_CLOSING = re.compile(r"\{\{[<%][ \t]*+/[ \t]*+([\w.-]++)")
_TAG = re.compile(r"\{\{[<%][ \t]*+/?[ \t]*+([\w.-]++)[^{}\n]*+\}\}")
# Says as little as a space, and does not make code of what follows at the start of a line.
_BLANK = "\u2003"
# What may stand before a comment on its line: indents, and marks of quotes and lists.
_LEAD = re.compile(r"[ \t>]*+(?:(?:[-*+]|\d++[.)])[ \t]++)*+")
_QUOTE_MARK = re.compile(r"^[ \t]*+>[ \t]?", re.MULTILINE)
_FIELD = re.compile(r"(?:---[ \t]*\r?\n)?[A-Za-z_][\w-]*+:(?:\s|\Z)")
_DELIMITER = "---\n"
_Said = tuple[str, str | None]
_FRONT = (BlockKind.TITLE, BlockKind.DESCRIPTION)
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})


class Commented:
    """One translation with what its comments say."""

    def __init__(self, source: Document, target: Document, texts: tuple[str, str], read: Read) -> None:
        """Take both documents as the site knows them, their texts, and how a text is read."""
        self._target = target
        self._read = read
        self._plain = read(without_tags(texts[1]))
        plain_source = read(without_tags(texts[0]))
        self._markers = {comment.text for comment in plain_source.comments}
        self._today = _by_text(source, plain_source)
        self._places = _places(self._plain, target)

    def claims(self, ledger: Ledger, *, learned: Learned | None, locales: tuple[Locale, Locale]) -> Iterator[Claim]:
        """Yield a claim for each block below a comment that holds its source.

        Comments none of which says what the source says today are no sources, but remarks of somebody.

        Args:
            ledger: an empty one for the two locales; what is known of the blocks does not matter here.
            learned: what the site's other translations teach.
            locales: of source and target.
        """
        passages = [(said, blocks, self._is_known(said)) for said, blocks in self._passages()]
        if not any(is_known for *_, is_known in passages):
            return
        for said, blocks, is_known in passages:
            for ours, theirs in _pairs(said, self._part(blocks), ledger, learned, in_order=is_known):
                # Who writes a remark writes it in the language of the translation.
                is_remark = not is_known and not needs_translation(ours, locales[0])
                if is_remark or is_untranslated(ours, theirs, locales):
                    continue
                texts = tuple(self._today.get((block.loose, block.anchors), self._like(block)) for block in ours)
                was = tuple(one_line(said.text, block) for block in ours)
                places = (self._places.get(block.span.start, -1) for block in theirs)
                yield from (Claim(place, texts, was) for place in places if place >= 0)

    def _is_known(self, said: Parsed) -> bool:
        return any((block.loose, None) in self._today for block in _translatable(said))

    def _like(self, block: Block) -> Fingerprint:
        """Return what the ledger keeps of a text whose links or numbers alone changed, or that is gone."""
        today = self._today.get((block.loose, None))
        return Fingerprint(today.loose if today else block.loose, block.anchors)

    def _part(self, blocks: tuple[Block, ...]) -> Document:
        return msgspec.structs.replace(self._target.but(blocks=blocks, headings=()), title_heading=-1)

    def _passages(self) -> Iterator[tuple[Parsed, tuple[Block, ...]]]:
        """Yield what each comment says, with the blocks of the translation that follow it."""
        document = self._plain.document
        if document is None:
            return
        found = [comment for comment in self._plain.comments if self._is_source(comment)]
        body = sorted(document.blocks, key=_start)
        ends = [*(comment.span.start for comment in found[1:]), AFTER_ALL][: len(found)]
        for number, (comment, end) in enumerate(zip(found, ends, strict=True)):
            inner = inner_text(self._plain.text, comment)
            front = self._front(inner) if number == 0 else None
            if front is not None:
                yield front, tuple(block for block in document.blocks if block.kind in _FRONT)
            elif self._ends_line(comment):
                first = bisect_left(body, comment.span.end, key=_start)
                yield self._read(inner), tuple(body[first : bisect_left(body, end, first, key=_start)])

    def _front(self, inner: str) -> Parsed | None:
        """Return the front matter that the first comment may hold, with its marks or without."""
        if not _FIELD.match(inner):
            return None
        read = self._read(inner if inner.startswith(_DELIMITER) else f"{_DELIMITER}{inner}\n{_DELIMITER}")
        if read.document is None or read.document.front_matter is None:
            return None
        is_front = bool(read.document.blocks) or len(read.document.front_matter.fields) > 1
        return read if is_front else None

    def _is_source(self, comment: Comment) -> bool:
        """Tell whether a comment stands where a source text does, and is not one of the source's own."""
        text, start = self._plain.text, comment.span.start
        line = text.rfind("\n", 0, start) + 1
        is_first = _LEAD.fullmatch(text, line, start) is not None
        return is_first and comment.text not in self._markers and not is_truncate_marker(comment.text)

    def _ends_line(self, comment: Comment) -> bool:
        text, end = self._plain.text, comment.span.end
        line = text.find("\n", end)
        return not text[end : line if line >= 0 else len(text)].strip()


def without_tags(text: str) -> str:
    """Return a text with blanks for the tags of Hugo that enclose text or stand alone; all else keeps its place."""
    rest = blanked(text, (tags.span(1) for tags in _TAGS.finditer(text)))
    containers = {tag[1] for tag in _CLOSING.finditer(text)}
    return _TAG.sub(lambda tag: _BLANK * len(tag[0]) if tag[1] in containers else tag[0], rest)


def inner_text(text: str, comment: Comment) -> str:
    """Return the Markdown in a comment, without what it shares with the lines around it: indents, marks of quotes."""
    start = comment.span.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    inner = comment.span.of(text).removeprefix("<!--").removesuffix("-->").strip("-")
    first, _, rest = inner.partition("\n")
    rest = textwrap.dedent(_QUOTE_MARK.sub("", rest) if ">" in before else rest)
    return f"{first.strip()}\n{rest}".strip("\r\n") if first.strip() else rest.strip("\r\n")


def _by_text(document: Document, plain: Parsed) -> dict[_Said, Fingerprint]:
    """Return today's source blocks by what a comment would say of them, with and without their anchors."""
    found: dict[_Said, Fingerprint] = {}
    places = _places(plain, document)
    for block in plain.document.blocks if plain.document else ():
        place = places.get(block.span.start, -1)
        if block.translatable and place >= 0:
            fingerprint = Fingerprint.of(document.blocks[place])
            found[block.loose, block.anchors] = fingerprint
            found.setdefault((block.loose, None), fingerprint)
    return found


def _places(plain: Parsed, document: Document) -> dict[int, int]:
    """Return for the start of each block of the plain text which block of the document it is, where it is one alone."""
    found: dict[int, int] = {}
    holders: dict[int, int] = {}
    starts = sorted((block.span.start, block.span.end, index) for index, block in enumerate(document.blocks))
    blocks = sorted(_translatable(plain), key=lambda block: block.span)
    at = 0
    for block in blocks:
        while at + 1 < len(starts) and starts[at + 1][0] <= block.span.start:
            at += 1
        if starts and starts[at][0] <= block.span.start < starts[at][1]:
            found[block.span.start] = starts[at][2]
            holders[starts[at][2]] = holders.get(starts[at][2], 0) + 1
    return {start: index for start, index in found.items() if holders[index] == 1}


def _pairs(
    said: Parsed, target: Document, ledger: Ledger, learned: Learned | None, *, in_order: bool
) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    """Yield which blocks of a comment belong to which of those below it.

    Args:
        said: the comment.
        target: of the translation, the blocks below.
        ledger: an empty one.
        learned: what the site's other translations teach.
        in_order: whether they may be paired by their order alone; a comment that the source never held may be
            anybody's remark.
    """
    if said.document is None:
        return
    ours = _translatable(said)
    theirs = [block for block in target.blocks if block.translatable]
    if in_order and len(ours) == len(theirs) and all(map(_is_like, ours, theirs)):
        yield from (([one], [other]) for one, other in zip(ours, theirs, strict=True))
        return
    source = msgspec.structs.replace(said.document.but(headings=()), title_heading=-1)
    for pair in align(source, target, ledger, learned).pairs:
        if pair.source and pair.target and pair.confidence >= LEAST:
            yield [source.blocks[index] for index in pair.source], [target.blocks[index] for index in pair.target]


def _start(block: Block) -> int:
    return block.span.start


def _translatable(parsed: Parsed) -> list[Block]:
    return [block for block in parsed.document.blocks if block.translatable] if parsed.document else []


def _is_like(one: Block, other: Block) -> bool:
    return one.kind is other.kind or {one.kind, other.kind} <= _TEXT
