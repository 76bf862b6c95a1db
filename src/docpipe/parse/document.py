"""One text to everything known of it: the only way into this floor."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from docpipe.model.block import Block, BlockKind
from docpipe.model.body import Body
from docpipe.model.diagnostic import Issue, Message, RuleCode
from docpipe.model.document import Details, Document, Parsed
from docpipe.model.front_matter import FrontMatter, Meta
from docpipe.model.text import LineIndex, Span
from docpipe.parse import blocks, guards, mdx
from docpipe.parse.bare import bare_links
from docpipe.parse.blocks import BlockReader
from docpipe.parse.body import SlotRenderer
from docpipe.parse.collector import Collector
from docpipe.parse.definitions import read_definitions
from docpipe.parse.emphasis import doubtful
from docpipe.parse.file_names import stem_of
from docpipe.parse.frontmatter import read_front_matter
from docpipe.parse.markdown import make_parser
from docpipe.parse.metadata import document_kind, read_meta
from docpipe.parse.noted import AT, CLOSED
from docpipe.parse.pieces import build_body
from docpipe.parse.places import ParserText, inline_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from docpipe.model.link import Link
    from docpipe.model.markup import Emphasis
    from docpipe.model.source import Digest, SourceFile
from docpipe.parse.opening import openings_of
from docpipe.parse.options import ParseOptions

_FENCE_UNCLOSED = RuleCode("ST007")
_MARKER = re.compile(r"[*_~]")


def parse(
    text: str,
    file: SourceFile,
    options: ParseOptions,
    *,
    digest: Digest,
    issues: tuple[Issue, ...] = (),
    bodies: bool = True,
) -> Parsed:
    """Return everything known of one post; never raises, whatever the text.

    Args:
        text: the decoded file, byte order mark and line endings as they are.
        file: where it is from; its name may date it.
        options: what else the answer depends on.
        digest: of the file's bytes.
        issues: what reading the file met; a blocking one ends the work here.
        bodies: whether its rendered blocks are wanted.
    """
    lines = LineIndex(text)
    if any(issue.blocking for issue in issues):
        return Parsed(file, text, lines, None, issues)
    found = read_front_matter(text)
    meta, meta_issues = read_meta(found.front_matter, file, options.zone)
    in_front_matter = (*found.issues, *meta_issues)
    if any(issue.blocking for issue in in_front_matter):
        # What reading met in passing would only say again why the front matter is refused.
        return Parsed(file, text, lines, None, in_front_matter, body_start=found.body_start)
    issues = (*issues, *in_front_matter)
    head = _Head(digest, found.front_matter, meta, found.body_start, bodies)
    return _read(text, file, options, lines, head, issues)


class _Head(NamedTuple):
    """What is known before the body is read."""

    digest: Digest
    front_matter: FrontMatter | None
    meta: Meta
    body_start: int
    bodies: bool


def _read(
    text: str, file: SourceFile, options: ParseOptions, lines: LineIndex, head: _Head, issues: tuple[Issue, ...]
) -> Parsed:
    jsx = file.path.endswith(".mdx")
    body = text[head.body_start :]
    body, gone = mdx.plain_markdown(body) if jsx else (mdx.marked_markdown(body), None)
    read = text[: head.body_start] + body
    source = ParserText(read, head.body_start)
    parser = make_parser(options.renderer, jsx=jsx, math=options.math, hexo=options.tags == "hexo")
    env: dict[str, object] = {}
    try:
        guards.check_lines(source.text)
        tokens = parser.parse(source.text, env)
    except guards.LimitError as error:
        deep = error.issue(source.span(error.offset, error.offset + 1))
        return Parsed(file, text, lines, None, (*issues, deep), body_start=head.body_start)
    definitions = read_definitions(source, env)
    targets = {each.label: (each.target, each.target_span) for each in reversed(definitions)}
    collector = Collector(read, targets, _inline_notes(env), jsx=jsx)
    reader = BlockReader(source, collector, _front_blocks(head), options.slugs)
    reader.read(tokens)
    for token in tokens:
        if token.type == "html_block":
            number = token.meta[blocks.BLOCK]
            collector.raw_html(reader.blocks[number].span, number)
    rendered = (
        build_body(
            tokens,
            env,
            SlotRenderer(jsx=jsx, math=options.math, html=options.html == "sanitize"),
            parser.options,
            text,
        )
        if head.bodies
        else None
    )
    found = (*issues, *_left_out(gone, collector, head.body_start), *_unclosed_fences(tokens, source))
    runs = tuple(sorted(collector.runs, key=lambda run: run.span))
    bare = bare_links(read, runs)
    document = _document(file, head, reader, collector, lines, bare, rendered)
    return Parsed(
        file,
        text,
        lines,
        document,
        found,
        runs,
        tuple(sorted(collector.comments, key=lambda comment: comment.span)),
        tuple(sorted(collector.html, key=lambda stretch: stretch.span)),
        tuple(_emphases(tokens, source)),
        definitions,
        tuple(reader.notes),
        rendered,
        head.body_start,
    )


def _front_blocks(head: _Head) -> list[Block]:
    """Return the blocks of the front matter: title and description."""
    found = []
    for kind, value in ((BlockKind.TITLE, head.meta.title), (BlockKind.DESCRIPTION, head.meta.description)):
        field = head.front_matter and _field_of(head.front_matter, kind, value)
        if field:
            found.append(blocks.field_block(kind, field, value))
    return sorted(found, key=lambda block: block.span)


def _field_of(front_matter: FrontMatter, kind: BlockKind, value: str) -> Span | None:
    if not value:
        return None
    keys = ("title",) if kind is BlockKind.TITLE else ("description", "summary", "excerpt")
    fields = (front_matter.field(key) for key in keys)
    return next((field.value_span for field in fields if field is not None), None)


def _inline_notes(env: dict[str, object]) -> dict[int, list[Token]]:
    footnotes = env.get("footnotes")
    listed = footnotes["list"] if isinstance(footnotes, dict) else {}
    return {number: entry["tokens"] for number, entry in listed.items() if "tokens" in entry}


def _document(
    file: SourceFile,
    head: _Head,
    reader: BlockReader,
    collector: Collector,
    lines: LineIndex,
    bare: tuple[Link, ...],
    body: Body | None,
) -> Document:
    first_h1 = next((number for number, heading in enumerate(reader.headings) if heading.level == 1), -1)
    titled_by_heading = not head.meta.title and first_h1 >= 0
    ids = sorted([(each.span.start, each.id) for each in reader.headings if each.id] + collector.ids)
    images = (*collector.images, *collector.other_images)
    return Document(
        file,
        head.digest,
        document_kind(file, head.meta),
        head.meta,
        reader.headings[first_h1].text if titled_by_heading else head.meta.title,
        first_h1 if titled_by_heading else -1,
        len(lines.text),
        stem_of(file),
        tuple(name for _, name in ids),
        *openings_of(reader.blocks, body),
        sum(image.target.startswith(("http://", "https://")) for image in images),
        sum(block.han for block in reader.blocks if block.kind is not BlockKind.CODE),
        sum(block.words for block in reader.blocks if block.kind is not BlockKind.CODE),
        Details(
            head.front_matter,
            tuple(reader.blocks),
            tuple(reader.headings),
            (*collector.links, *collector.other_links),
            images,
            lines.starts,
            bare,
            collector.labels,
            tuple(sorted(comment.span for comment in collector.comments)),
        ),
    )


def _emphases(tokens: list[Token], source: ParserText) -> Iterator[Emphasis]:
    column = 0
    for opening, token in pairwise(tokens):
        column = 0 if opening.type == "tr_open" else column
        if token.type == "inline":
            doubts = doubtful(token.children or (), token.content) if _MARKER.search(token.content) else ()
            if doubts:
                places = inline_places(token, opening, source, column)
                yield from [doubt.at(places) for doubt in doubts]
            column += opening.tag in {"th", "td"}


def _left_out(first: int | None, collector: Collector, start: int) -> Iterator[Issue]:
    """Yield one remark if a file holds modules or components, at the first; `first` counts from `start`."""
    places = [*([] if first is None else [start + first]), *collector.components]
    if places:
        yield mdx.left_out(min(places))


def _unclosed_fences(tokens: list[Token], source: ParserText) -> Iterator[Issue]:
    for token in tokens:
        if token.type == "fence" and not token.meta[CLOSED]:
            start = token.meta[AT]
            yield Issue(
                _FENCE_UNCLOSED,
                source.span(start, start + len(token.markup)),
                Message("the code fence {marks} opened here is never closed", {"marks": token.markup}),
                Message("write {marks} on a line of its own where the code ends", {"marks": token.markup}),
                blocking=True,
            )
