"""Documents, sites and ledgers made by hand, so that translation is tested without parsing a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from docpipe.config.schema import Config, Site, Translation
from docpipe.index.site import SiteIndex, build_index
from docpipe.model.block import Block, BlockKind, Heading
from docpipe.model.document import Details, Document, DocumentKind
from docpipe.model.front_matter import Meta
from docpipe.model.locale import Locale
from docpipe.model.source import Digest, DocumentKey, LocaleName, LocaleTag, SourceFile
from docpipe.model.taxonomy import Registries
from docpipe.model.text import Span
from docpipe.model.translation import Alignment, BlockState, Freshness, Origin, TranslationState
from docpipe.parse import digests
from docpipe.translation.align import align
from docpipe.translation.freshness import block_states
from docpipe.translation.ledger import Fingerprint, Ledger, Record

SCRIPTS = {"zh": "Hans", "zh-tw": "Hant", "en": "Latn", "fr": "Latn", "ja": "Jpan", "ko": "Kore", "ru": "Cyrl"}
EMPTY = Ledger(LocaleName("zh"), LocaleName("en"))

_PREFIXES = {
    "title: ": (BlockKind.TITLE, "", 0),
    "description: ": (BlockKind.DESCRIPTION, "", 0),
    "# ": (BlockKind.HEADING, "", 1),
    "## ": (BlockKind.HEADING, "", 2),
    "### ": (BlockKind.HEADING, "", 3),
    "- ": (BlockKind.ITEM, "u", 0),
    "| ": (BlockKind.CELL, "t", 0),
    "!!! ": (BlockKind.ADMONITION_TITLE, "a", 0),
    "``` ": (BlockKind.CODE, "", 0),
}
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_ID = re.compile(r" \{#([\w-]+)\}$")


def locale(name: str) -> Locale:
    """Return the locale called `name` with its script."""
    return Locale(LocaleName(name), LocaleTag(name), SCRIPTS[name], "ltr", name, name, name)


def block(line: str) -> Block:
    """Return the block that a line stands for, by its `_PREFIXES`; a paragraph without one."""
    prefix = next((known for known in _PREFIXES if line.startswith(known)), "")
    kind, nesting, level = _PREFIXES.get(prefix, (BlockKind.PARAGRAPH, "", 0))
    written = _ID.sub("", line.removeprefix(prefix))
    text = _LINK.sub(lambda link: link[1], written)
    anchors = digests.anchors_of(text, targets=[link[2] for link in _LINK.finditer(written)])
    return Block(
        kind,
        Span(0, len(line)),
        text,
        nesting,
        level,
        digests.loose_digest(text),
        digests.anchors_digest(anchors),
        anchors,
        digests.count_han(text),
        digests.count_words(text),
        kind is not BlockKind.CODE and digests.has_letters(text),
    )


def document(
    path: str, *lines: str, meta: Meta | None = None, kind: DocumentKind = DocumentKind.PAGE, h1_is_title: bool = False
) -> Document:
    """Return the document of these blocks at `content/<path>.md`, `zh/a`."""
    name, _, key = path.partition("/")
    headings = tuple(
        Heading(
            at,
            made.level,
            made.text,
            made.span,
            explicit[1] if (explicit := _ID.search(line)) else made.text.lower().replace(" ", "-"),
            explicit is not None,
        )
        for at, (line, made) in enumerate(zip(lines, map(block, lines), strict=True))
        if made.kind is BlockKind.HEADING
    )
    return Document(
        file=SourceFile(f"content/{path}.md", LocaleName(name), DocumentKey(key)),
        digest=Digest("0"),
        kind=kind,
        meta=meta or Meta(),
        title="",
        title_heading=0 if h1_is_title else -1,
        length=0,
        stem=key.rpartition("/")[2],
        ids=tuple(heading.id for heading in headings),
        kept=Details(blocks=tuple(map(block, lines)), headings=headings),
    )


def chinese(*lines: str, meta: Meta | None = None) -> Document:
    """Return the Chinese document `a`."""
    return document("zh/a", *lines, meta=meta)


def english(*lines: str, meta: Meta | None = None) -> Document:
    """Return the English document `a`."""
    return document("en/a", *lines, meta=meta)


def fingerprint(line: str) -> Fingerprint:
    """Return the fingerprint of a line."""
    return Fingerprint.of(block(line))


def record(target: str, *source: str, origin: str = "human", reviewer: str = "") -> Record:
    """Return the record that says: `target` translates these lines."""
    return Record(fingerprint(target), tuple(map(fingerprint, source)), Origin.parse(origin), reviewer)


def ledger(*pairs: tuple[str, str] | Record) -> Ledger:
    """Return the ledger of these pairs, source line first, or records."""
    return msgspec.structs.replace(
        EMPTY, records=tuple(pair if isinstance(pair, Record) else record(pair[1], pair[0]) for pair in pairs)
    )


def judged(source: Document, target: Document, known: Ledger = EMPTY) -> tuple[BlockState, ...]:
    """Return the states of two documents as docpipe would see them."""
    locales = locale(source.file.locale), locale(target.file.locale)
    return block_states(source, target, known, align(source, target, known), locales)


def freshness(source: Document, target: Document, known: Ledger = EMPTY) -> list[Freshness]:
    """Return the freshness of each pair, in the order of the target."""
    return [state.freshness for state in judged(source, target, known)]


def indices(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return the pairs without their confidence."""
    return [(pair.source, pair.target) for pair in alignment.pairs]


def config(
    source: str = "zh", locales: tuple[str, ...] = ("zh", "en"), translation: Translation | None = None
) -> Config:
    """Return the configuration of a site with these locales."""
    site = Site(source=LocaleName(source), locales=tuple(map(locale, locales)))
    return Config(site=site, translation=translation or Translation())


def site(documents: Iterable[Document], settings: Config | None = None, paths: Iterable[str] = ()) -> SiteIndex:
    """Return the index of these documents; `paths` could not be read."""
    return build_index(documents, settings or config(), frozenset(), Registries(), frozenset(paths))


def only(found: tuple[TranslationState, ...]) -> TranslationState:
    """Return the one state there is."""
    assert len(found) == 1
    return found[0]
