"""What is known of one post after parsing: slim facts that cross processes, and the rich value that does not."""

from __future__ import annotations

import datetime as dt
import enum
from bisect import bisect_left

import msgspec

from docpipe.model.body import Body
from docpipe.model.diagnostic import Diagnostic, Issue, Suppression
from docpipe.model.source import Digest, SourceFile
from docpipe.model.text import LineIndex, Span


class BlockKind(enum.StrEnum):
    """What a block is; the last two are never translated."""

    TITLE = "title"
    DESCRIPTION = "description"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    ALT = "alt"
    ADMONITION_TITLE = "admonition-title"
    CODE = "code"
    HTML = "html"


class RunKind(enum.StrEnum):
    """What a run is: prose, or something that is not."""

    TEXT = "text"
    CODE = "code"
    ALT = "alt"
    URL = "url"


class Run(msgspec.Struct, frozen=True):
    """A stretch of text on one line of the source.

    Either `text` is the source itself, character by character, or the run is one escape
    or entity that stands for `text` as a whole.

    Attributes:
        kind: prose or not.
        span: the stretch in the source.
        text: what the reader sees.
        block: index of its block.
        strong: whether it lies in strong emphasis.
        link: index of the link it lies in, or -1.
    """

    kind: RunKind
    span: Span
    text: str
    block: int
    strong: bool = False
    link: int = -1

    def at(self, index: int) -> Span:
        """Return the source span of the character `index` of `text`."""
        if len(self.span) != len(self.text):
            return self.span
        return Span(self.span.start + index, self.span.start + index + 1)

    def part(self, start: int, end: int) -> Span:
        """Return the source span of `text[start:end]`; not empty unless the run is."""
        if len(self.span) != len(self.text):
            return self.span
        return Span(self.span.start + start, self.span.start + end)


class Block(msgspec.Struct, frozen=True):
    """The smallest unit that is translated (or shown) as one.

    Attributes:
        kind: what it is.
        span: from the first to the last character of its content, markup included; for code and HTML
            the whole construct.
        text: its content as the reader sees it, lines joined by a space (or nothing between Han).
        nesting: the containers around it from the outside, one letter each: q quote, u bullet list,
            o ordered list, t table, a admonition, f footnote.
        level: of a heading 1 to 6, the column of a cell from 0, else 0.
        loose: digest of the text, blind to white space, width and quote style; "" if it has none.
        anchors: digest of its URLs, code spans, images and numbers; "" if it has none.
        anchor_values: those, sorted, as they entered the digest.
        han: number of Han characters in prose.
        words: number of words in other scripts, in prose.
        translatable: whether it holds prose at all.
    """

    kind: BlockKind
    span: Span
    text: str
    nesting: str = ""
    level: int = 0
    loose: str = ""
    anchors: str = ""
    anchor_values: tuple[str, ...] = ()
    han: int = 0
    words: int = 0
    translatable: bool = True

    @property
    def shape(self) -> tuple[str, str, int]:
        """What must agree for two blocks to stand at the same place of two versions."""
        return self.kind.value, self.nesting, self.level


class Heading(msgspec.Struct, frozen=True):
    """A heading and the id it is reached by.

    Attributes:
        block: index of its block.
        level: 1 to 6.
        id: explicit, or the slug of its text, made unique in the document; "" for none.
        explicit: whether the author wrote it as `{#id}`.
        repeated: whether that id stood already, so that `id` is a repaired one.
    """

    block: int
    level: int
    text: str
    span: Span
    id: str
    explicit: bool = False
    repeated: bool = False


class LinkKind(enum.StrEnum):
    """How a link is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTOLINK = "autolink"
    HTML = "html"
    FRONT_MATTER = "front-matter"


class Link(msgspec.Struct, frozen=True):
    """A link as written.

    Attributes:
        span: the whole of it, `[text](target)`.
        target: the destination, escapes and entities undone, not percent-decoded.
        target_span: where the destination is written, for a reference in its definition.
        block: index of its block, or -1.
    """

    kind: LinkKind
    span: Span
    target: str
    target_span: Span
    block: int = -1


class Image(msgspec.Struct, frozen=True):
    """An image as written; as `Link`, with its alternative text."""

    kind: LinkKind
    span: Span
    target: str
    target_span: Span
    alt: str = ""
    block: int = -1


class Definition(msgspec.Struct, frozen=True):
    """A link reference definition, `[label]: target`, or a footnote's, `[^label]: …`."""

    label: str
    span: Span
    target: str = ""
    target_span: Span = Span(0, 0)


class Comment(msgspec.Struct, frozen=True):
    """An HTML comment; `text` is what stands between the marks, stripped."""

    span: Span
    text: str


class RawHtml(msgspec.Struct, frozen=True):
    """A stretch of raw HTML, a tag or a block of it, without comments."""

    span: Span
    text: str


class Emphasis(msgspec.Struct, frozen=True):
    """Markers of emphasis that do not work everywhere.

    Attributes:
        span: from the opening to the closing markers.
        rendered: whether our own renderer makes it emphasis (and plain CommonMark does not);
            False for markers that stay in the page as text.
        fix: the same with punctuation moved outside, or "" when there is no safe way.
    """

    span: Span
    rendered: bool
    fix: str = ""


class Field(msgspec.Struct, frozen=True):
    """One front-matter entry with its places.

    Attributes:
        key: as written; nested keys are joined by a dot.
        value: plain data: None, bool, int, float, str, date, datetime, list or dict.
        text: a scalar as written, without quotes, escapes undone; "" for lists and maps.
        parts: the items of a list (`tags.0`) or the entries of a map, with their own places.
    """

    key: str
    key_span: Span
    value_span: Span
    value: FieldValue
    text: str = ""
    parts: tuple[Field, ...] = ()


FieldValue = None | bool | int | float | str | dt.date | dt.datetime | list["FieldValue"] | dict[str, "FieldValue"]


class Author(msgspec.Struct, frozen=True):
    """An author as front matter names one: a key of the registry, a name, or both."""

    key: str
    name: str
    span: Span


class Meta(msgspec.Struct, frozen=True):
    """The front matter as docpipe understands it, whatever the dialect it was written in.

    Attributes:
        title: "" when there is none (a first heading may stand in, see `Document.title`).
        date: the moment of publication, aware; a bare date is midnight in the site's zone.
        date_only: whether no time of day was given.
        updated: as `date`, or None.
        slug: last path segment of the address, or the whole path from `/`; "" for the file's name.
        aliases: earlier addresses.
        image: the cover as written, or "".
        translation_of: key of the source document where it is not the own key.
        source: locale the text was first written in, when front matter says so.
        names: the dated part of the file name removed, the rest is the default slug.
    """

    title: str = ""
    description: str = ""
    date: dt.datetime | None = None
    date_only: bool = True
    updated: dt.datetime | None = None
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    image: str = ""
    keywords: tuple[str, ...] = ()
    draft: bool = False
    unlisted: bool = False
    translation_of: str = ""
    source: str = ""


class FrontMatter(msgspec.Struct, frozen=True):
    """The block at the top of a file.

    Attributes:
        span: with its delimiters and the line ending behind them.
        content_span: what stands between the delimiters.
        fields: top-level entries in the order of the file.
    """

    format: str
    span: Span
    content_span: Span
    fields: tuple[Field, ...] = ()

    def field(self, key: str) -> Field | None:
        """Return the entry named `key`, or None."""
        return next((field for field in self.fields if field.key == key), None)


class DocumentKind(enum.StrEnum):
    """A dated post, a plain page, the index of a folder, or a part that is no page."""

    POST = "post"
    PAGE = "page"
    SECTION = "section"
    PARTIAL = "partial"


class Document(msgspec.Struct, frozen=True):
    """The slim facts of one post: they cross processes and enter the index.

    Attributes:
        digest: of the file's bytes.
        kind: post, page, section or partial.
        title: from the front matter, else the first H1, else "".
        title_heading: index in `headings` of the H1 that serves as the title, or -1.
        blocks: in the order of the file, title and description first.
        ids: explicit ids, heading slugs and `id=`/`name=` of raw HTML, in the order of the file.
        notes: footnote definitions.
        line_starts: offsets of the first character of each line.
        length: of the text in code points.
    """

    file: SourceFile
    digest: Digest
    kind: DocumentKind
    meta: Meta
    title: str
    title_heading: int
    front_matter: FrontMatter | None
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    ids: tuple[str, ...]
    line_starts: tuple[int, ...]
    length: int
    stem: str
    """The file name without suffix and date: the default slug."""


class Parsed(msgspec.Struct, frozen=True):
    """Everything known of one post while it is being analysed; never leaves the process.

    Attributes:
        document: None when the file could not be read as a post; then `issues` says why.
        runs: in the order of the file.
        tail: index of the last block that shows something, or -1.
    """

    file: SourceFile
    text: str
    lines: LineIndex
    document: Document | None
    issues: tuple[Issue, ...] = ()
    runs: tuple[Run, ...] = ()
    comments: tuple[Comment, ...] = ()
    html: tuple[RawHtml, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    definitions: tuple[Definition, ...] = ()
    notes: tuple[Definition, ...] = ()
    body: Body | None = None
    body_start: int = 0

    def runs_of(self, block: int) -> tuple[Run, ...]:
        """Return the runs of one block, in order; they lie within its span."""
        if self.document is None:
            return ()
        span = self.document.blocks[block].span
        first = bisect_left(self.runs, span.start, key=_start)
        behind = bisect_left(self.runs, span.end, first, key=_start)
        return tuple(run for run in self.runs[first:behind] if run.block == block)


def _start(run: Run) -> int:
    return run.span.start


class Analysis(msgspec.Struct, frozen=True):
    """What a worker answers for one file.

    Attributes:
        digest: of the bytes that were read.
        document: None when the file could not be read as a post.
        body: its rendered blocks, encoded; None where nobody asked for them, and with `document`.
        blocked: whether it must not be published (an issue said so).
        diagnostics: findings of the document rules, suppressed ones left out.
        suppressions: for the findings that later stages add.
        blocking: codes of the findings that forbid publishing.
    """

    file: SourceFile
    digest: Digest
    document: Document | None
    body: bytes | None
    blocked: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    blocking: tuple[str, ...] = ()
