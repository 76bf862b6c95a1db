"""Reading raw HTML, published or not: its comments, and the addresses and ids in its tags."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from docpipe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:@][\w:.-]*)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)")
# `<!-- truncate -->` Docusaurus, `<!--more-->` Hugo, Hexo, Zola, Material, TEASER_END Nikola.
TRUNCATE = re.compile(r"\s*(?:truncate|more|excerpt|(?:TEASER_END|END_TEASER)(?::.*)?)\s*\Z", re.IGNORECASE | re.DOTALL)


class Attribute(NamedTuple):
    """An attribute of a start tag: names in lower case, the value unescaped, its place without quotes."""

    tag: str
    tag_span: Span
    name: str
    value: str
    value_span: Span


class Enclosed(NamedTuple):
    """A comment: its offsets in the text it was found in, and what stands between its marks."""

    start: int
    end: int
    inner: str


def comments(text: str, opening: str = "<!--", closing: str = "-->") -> Iterator[Enclosed]:
    """Yield the comments of a text, in order; an unclosed one is none. Linear, as a lazy pattern would not be."""
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            return
        yield Enclosed(start, end + len(closing), text[start + len(opening) : end])
        start = text.find(opening, end + len(closing))


def blanked(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return the text with stretches of it, in order, turned to blanks: the rest keeps its place and line."""
    kept: list[str] = []
    position = 0
    for start, end in stretches:
        kept += text[position:start], re.sub(r"[^\r\n]", " ", text[start:end])
        position = end
    return "".join(kept) + text[position:]


def is_truncate_marker(comment: str) -> bool:
    """Tell whether a comment's text marks the end of the excerpt."""
    return TRUNCATE.match(comment) is not None


def attributes(text: str, start: int) -> Iterator[Attribute]:
    """Yield the attributes of the start tags in a stretch of HTML that begins at offset `start` of the file."""
    for tag in _TAG.finditer(text):
        if tag[1]:
            continue
        for found in _ATTRIBUTE.finditer(tag[3]):
            value = found[2]
            inset = 1 if value[0] in "\"'" else 0
            first = start + tag.start(3) + found.start(2) + inset
            yield Attribute(
                tag[2].lower(),
                Span(start + tag.start(), start + tag.end()),
                found[1].lower(),
                html.unescape(value[inset : len(value) - inset]),
                Span(first, first + len(value) - 2 * inset),
            )


def tag_name(text: str) -> str:
    """Return the name of the first tag in `text` as written, or ""."""
    found = _TAG.search(text)
    return found[2] if found else ""


def without_comments(text: str) -> str:
    """Return HTML without its comments; an unclosed one runs to the end."""
    kept, position = [], 0
    for found in comments(text):
        kept.append(text[position : found.start])
        position = found.end
    rest = text[position:]
    return "".join(kept) + rest.partition("<!--")[0]
