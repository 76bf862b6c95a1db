"""Front matter, strict and positioned: the block, its fields and their places, or the one issue with it."""

from __future__ import annotations

import msgspec

from docpipe.model.diagnostic import Applicability, Edit, Fix, Issue, Message
from docpipe.model.front_matter import Field, FrontMatter
from docpipe.model.text import Span
from docpipe.parse.delimiters import Delimited, find_delimited
from docpipe.parse.hexo_front_matter import find_unopened, unopened_issue
from docpipe.parse.json_front_matter import find_json, read_json_fields
from docpipe.parse.refusal import NOT_FIRST, RefusedError
from docpipe.parse.toml_front_matter import read_toml_fields
from docpipe.parse.yaml_nodes import PositionedYamlHandler


class FrontMatterResult(msgspec.Struct, frozen=True):
    """What stands at the top of a file.

    Attributes:
        front_matter: None where there is no block; without fields where the block is damaged.
        body_start: offset of the first character behind the block.
        issues: at most one of them blocks.
    """

    front_matter: FrontMatter | None
    body_start: int
    issues: tuple[Issue, ...] = ()


def read_front_matter(text: str) -> FrontMatterResult:
    """Return the front matter of `text`; never raises, whatever the text, and needs no memory beyond it.

    YAML between `---`, TOML between `+++`, JSON as Hugo and Hexo have it. Values are plain; a value
    is kept as its text where YAML 1.1 would surprise its author. Every place is one of the file.
    """
    try:
        block = find_delimited(text) or find_json(text) or find_unopened(text)
    except RefusedError as refused:
        # Nobody can tell where the text starts, so none of it is read as text.
        return FrontMatterResult(None, len(text), (refused.issue,))
    if block is None:
        return FrontMatterResult(None, 0)
    issues = _not_first(block)
    fields: tuple[Field, ...] = ()
    try:
        fields = _read_fields(block, text)
    except RefusedError as refused:
        issues = (refused.issue,)
    front_matter = FrontMatter(block.format, block.span, block.content, fields)
    return FrontMatterResult(front_matter, block.end, issues)


def _read_fields(block: Delimited, text: str) -> tuple[Field, ...]:
    content, start = block.content.of(text), block.content.start
    if block.format == "toml":
        return read_toml_fields(content, start, block.opening)
    if block.format == "yaml":
        return PositionedYamlHandler().fields(content, start, block.opening)
    # Hexo writes the fields of an object without its braces.
    is_bare = not content.startswith("{")
    return read_json_fields(f"{{{content}}}", start - 1) if is_bare else read_json_fields(content, start)


def _not_first(block: Delimited) -> tuple[Issue, ...]:
    if not len(block.opening):
        return (unopened_issue(block),)
    lead = block.lead
    if not len(lead):
        return ()
    return (
        Issue(
            NOT_FIRST,
            lead,
            Message("a byte order mark or blank lines stand before the front matter; other tools show it as text"),
            Message("delete them, so that the first line is the delimiter"),
            Fix(Applicability.SAFE, (Edit(Span(lead.start, lead.end), ""),)),
        ),
    )
