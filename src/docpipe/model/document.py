"""What is known of one post after parsing: slim facts that cross processes, and the rich value that does not."""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from typing import Protocol, TypeVar

import msgspec

from docpipe.model.block import Block, Heading, Run
from docpipe.model.body import Body
from docpipe.model.diagnostic import Diagnostic, Issue, Silenced, Suppression
from docpipe.model.front_matter import FrontMatter, Meta
from docpipe.model.link import Definition, Image, Link
from docpipe.model.markup import Comment, Emphasis, RawHtml
from docpipe.model.source import Digest, SourceFile
from docpipe.model.text import LineIndex, Span

T_co = TypeVar("T_co", covariant=True)


class DocumentKind(enum.StrEnum):
    """A dated post, a plain page, the index of a folder, or a part that is no page."""

    POST = "post"
    PAGE = "page"
    SECTION = "section"
    PARTIAL = "partial"


class Details(msgspec.Struct, frozen=True, array_like=True):
    """What of a post only those need who look into it; nine tenths of what is known of it.

    Attributes:
        blocks: in the order of the file, title and description first.
        line_starts: offsets of the first character of each line.
        bare: addresses in its prose: links elsewhere, and none to docpipe, so that only who asks addresses looks at
            them.
        labels: of its link reference definitions, normalised as CommonMark compares them.
        hidden: its HTML comments: no reader sees them, in whatever form the text is published.
    """

    front_matter: FrontMatter | None = None
    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    line_starts: tuple[int, ...] = (0,)
    bare: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    hidden: tuple[Span, ...] = ()


class Opening(msgspec.Struct, frozen=True, array_like=True):
    """A block that a post begins with.

    Attributes:
        block: its number.
        text: what the reader sees of it, on one line and no longer than anybody shows.
        is_han: whether it holds more Han characters than words.
    """

    block: int
    text: str
    is_han: bool


class Kept(Protocol[T_co]):
    """Something that lies elsewhere than in memory."""

    def fetch(self) -> T_co:
        """Return it."""


class Document(msgspec.Struct, frozen=True):
    """The facts of one post: the few that the whole site needs, and its details, which may be kept on the disk.

    Attributes:
        digest: of the file's bytes.
        kind: post, page, section or partial.
        title: from the front matter, else the first H1, else "".
        title_heading: index in `headings` of the H1 that serves as the title, or -1.
        length: of the text in code points.
        stem: the file name without suffix and date: the default slug.
        ids: explicit ids, heading slugs and `id=`/`name=` of raw HTML, in the order of the file.
        openings: the text before the author's mark, `<!-- more -->`, else the first paragraph; where nobody asked for
            the body, no mark is known.
        is_marked: whether there is such a mark behind them.
        hosted_images: how many of its images stay on other hosts.
        han, words: the length of its text without code, in Han characters and in words of other scripts.
    """

    file: SourceFile
    digest: Digest
    kind: DocumentKind
    meta: Meta
    title: str
    title_heading: int
    length: int
    stem: str
    ids: tuple[str, ...] = ()
    openings: tuple[Opening, ...] = ()
    is_marked: bool = False
    hosted_images: int = 0
    han: int = 0
    words: int = 0
    kept: Details | Kept[Details] = Details()

    @property
    def details(self) -> Details:
        """All that is known of the text; who needs several of them asks once."""
        kept = self.kept
        return kept if isinstance(kept, Details) else kept.fetch()

    @property
    def front_matter(self) -> FrontMatter | None:
        """The block at the top, as written."""
        return self.details.front_matter

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its units of translation, in the order of the file, title and description first."""
        return self.details.blocks

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings, in the order of the file."""
        return self.details.headings

    @property
    def links(self) -> tuple[Link, ...]:
        """Its links, those of raw HTML and front matter last."""
        return self.details.links

    @property
    def images(self) -> tuple[Image, ...]:
        """Its images, those of raw HTML and front matter last."""
        return self.details.images

    @property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets of the first character of each line."""
        return self.details.line_starts

    @property
    def bare(self) -> tuple[Link, ...]:
        """Addresses in its prose that are no links to docpipe."""
        return self.details.bare

    @property
    def labels(self) -> tuple[str, ...]:
        """Those of its link reference definitions."""
        return self.details.labels

    @property
    def hidden(self) -> tuple[Span, ...]:
        """Its HTML comments."""
        return self.details.hidden

    def but(self, **details: object) -> Document:
        """Return the same document with other details."""
        return msgspec.structs.replace(self, kept=msgspec.structs.replace(self.details, **details))


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

    def run_at(self, offset: int) -> Run | None:
        """Return the run that the character at `offset` of the file belongs to, or None."""
        number = bisect_right(self.runs, offset, key=_start) - 1
        return self.runs[number] if number >= 0 and offset in self.runs[number].span else None


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
        silenced: what the suppressions silenced so far.
    """

    file: SourceFile
    digest: Digest
    document: Document | None
    body: bytes | Kept[bytes] | None
    blocked: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    blocking: tuple[str, ...] = ()
    silenced: tuple[Silenced, ...] = ()
