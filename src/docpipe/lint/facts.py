"""What rules are shown: one file, a translation beside its source, or the whole site with its links."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from docpipe.config.schema import Config
from docpipe.index.site import SiteIndex
from docpipe.index.targets import Resolved
from docpipe.lint.mask import masked
from docpipe.lint.oddities import holds_odd
from docpipe.lint.open_text import open_text
from docpipe.lint.scan import Prose, block_prose
from docpipe.lint.typography import Flaw, flaws_in
from docpipe.model.answer import Answers
from docpipe.model.diagnostic import Suppression
from docpipe.model.document import Document, Parsed
from docpipe.model.glossary import Glossary
from docpipe.model.link import Image, Link
from docpipe.model.locale import Locale
from docpipe.model.page import Published
from docpipe.model.text import Span
from docpipe.model.translation import TranslationState

_NO_GLOSSARY = Glossary()


class DocumentFacts:
    """One file, as document rules see it; what several rules need of its text is made once.

    Attributes:
        parsed: everything known of the file.
        config: of the site.
        glossary: of the site.
    """

    def __init__(self, parsed: Parsed, config: Config, glossary: Glossary = _NO_GLOSSARY) -> None:
        """Take the file and what the site says of it."""
        self.parsed = parsed
        self.config = config
        self.glossary = glossary

    @property
    def text(self) -> str:
        """The decoded file."""
        return self.parsed.text

    @property
    def document(self) -> Document | None:
        """The slim facts; None where the file could not be read as a post."""
        return self.parsed.document

    @cached_property
    def locale(self) -> Locale:
        """The language the file is written in."""
        return self.config.locale(self.parsed.file.locale)

    @cached_property
    def masked(self) -> str:
        """The file with `OBJECT` for every character that is no prose: what a search finds here is prose.

        Of the same length as the file, so that an index is an offset; line endings are kept.
        """
        return masked(self.parsed)

    @cached_property
    def has_oddities(self) -> bool:
        """Whether the file holds a character that hardly any does: invisible, a radical, a mark of direction."""
        return holds_odd(self.text)

    @cached_property
    def open_text(self) -> str:
        """The file with blanks for front matter, code blocks, raw HTML and comments: lines of Markdown; same length."""
        return open_text(self.parsed)

    def prose(self, block: int) -> Prose:
        """Return the prose of one block."""
        return block_prose(self.parsed, block)

    @cached_property
    def _flaws(self) -> dict[Flaw, tuple[Span, ...]]:
        return flaws_in(self.masked) if self.locale.is_han else {}

    def flaws(self, kind: Flaw) -> tuple[Span, ...]:
        """Return where one kind of flaw of Chinese typography stands; nowhere in other languages."""
        return self._flaws.get(kind, ())


class ResolvedLink(msgspec.Struct, frozen=True):
    """A link of a document, and where it leads."""

    document: Document
    link: Link
    target: Resolved


class ResolvedImage(msgspec.Struct, frozen=True):
    """An image of a document, and where it leads; `target_span` is where its address is written."""

    document: Document
    image: Image
    target: Resolved


class Doubt(msgspec.Struct, frozen=True):
    """A doubtful word of a suppression.

    Attributes:
        path: the file.
        suppression: the switch.
        word: the rule it names; "" for a switch of all rules.
        is_unknown: whether there is no such rule.
        meant: the rule that may have been meant, or "".
        lacks_reason: whether it is the missing reason that is in doubt, and nothing else.
    """

    path: str
    suppression: Suppression
    word: str
    is_unknown: bool = False
    meant: str = ""
    lacks_reason: bool = False


class SiteFacts(msgspec.Struct, frozen=True):
    """The whole site, as rules see it.

    Attributes:
        links, images: of every document, in the order of the paths and of the files.
        published: which page exists; None when nobody has decided that yet.
        doubts: suppressions that may be of no use; empty until all rules but the last were asked.
        answers: of the addresses outside the site; None where nobody asked for them.
    """

    site: SiteIndex
    states: tuple[TranslationState, ...] = ()
    published: Published | None = None
    links: tuple[ResolvedLink, ...] = ()
    images: tuple[ResolvedImage, ...] = ()
    glossary: Glossary = _NO_GLOSSARY
    doubts: tuple[Doubt, ...] = ()
    answers: Answers | None = None

    @property
    def documents(self) -> Iterator[Document]:
        """Every document of the site, in the order of the paths."""
        return iter(self.site.by_path.values())


class PairFacts(msgspec.Struct, frozen=True):
    """A translation beside its source."""

    site: SiteIndex
    source: Document
    target: Document
    state: TranslationState
    glossary: Glossary = _NO_GLOSSARY


def title_span(document: Document) -> Span | None:
    """Return where the title is written, the place for what is said of a document as a whole.

    None where the document has no title.
    """
    field = document.front_matter.field("title") if document.front_matter else None
    if field is not None:
        return field.value_span
    return document.headings[document.title_heading].span if document.title_heading >= 0 else None
