"""Reading raw HTML, published or not: its comments, and the addresses and ids in its tags."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from docpipe.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A quoted value may hold a generator's tag, whose own quotes do not end it: `href="{{< ref "a.md" >}}"`.
_QUOTED = r"\"(?:\{\{[^{}]*+\}\}|\{%[^{}%]*+%\}|[^\"])*+\"|'(?:\{\{[^{}]*+\}\}|\{%[^{}%]*+%\}|[^'])*+'"
_TAG = re.compile(rf"<(/?)([A-Za-z][\w.:-]*)((?:[^<>\"']|{_QUOTED})*)>")
# Without quotes a value runs to the next blank, as browsers read it (HTML standard, 13.2.5.37).
_ATTRIBUTE = re.compile(rf"([A-Za-z_:@][\w:.-]*)\s*=\s*({_QUOTED}|[^\s\"'>{{][^\s>]*+)")
# One candidate of a `srcset`: an address up to a blank, less its commas, and a width or density up to a comma.
_CANDIDATE = re.compile(r"[\s,]*+([^\s]+)[^,]*+")
_SHORT = re.compile(r"-?>")
# `<!-- truncate -->` Docusaurus, `<!--more-->` Hugo, Hexo, Zola, Material, TEASER_END Nikola.
TRUNCATE = re.compile(r"\s*(?:truncate|more|excerpt|(?:TEASER_END|END_TEASER)(?::.*)?)\s*\Z", re.IGNORECASE | re.DOTALL)

# A tag of a component, `<Tabs>`, `<Tabs.Item>`, or a fragment's, `<>`.
_COMPONENT = re.compile(r"</?(?:[A-Z][^<>]*)?>")
AUTHORS = re.compile("\1([^\1\2]*)\2")
"""What `authors` has marked."""
_SIGNS = re.compile("[\1\2]")


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


def authors(markup: str) -> str:
    """Mark what an author wrote as HTML, to be told from what the renderer makes."""
    return "\1" + _SIGNS.sub("", markup) + "\2"


def comments(text: str) -> Iterator[Enclosed]:
    """Yield the comments of a text, in order; an unclosed one is none. Linear, as a lazy pattern would not be."""
    start = text.find("<!--")
    while start >= 0:
        first = start + len("<!--")
        # HTML and CommonMark know `<!-->` and `<!--->`: the marks share their hyphens.
        short = _SHORT.match(text, first)
        end = first if short else text.find("-->", first)
        if end < 0:
            return
        behind = short.end() if short else end + len("-->")
        yield Enclosed(start, behind, text[first:end])
        start = text.find("<!--", behind)


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


def candidates(found: Attribute, text: str) -> Iterator[tuple[str, Span]]:
    """Yield the addresses of a `srcset` of the file `text`, each with its place (HTML standard, 4.8.4.2.2)."""
    written = found.value_span.of(text)
    position = 0
    while (match := _CANDIDATE.match(written, position)) is not None:
        address = match[1].rstrip(",")
        # An address that ends in a comma has no width: the next one follows at once.
        position = match.end() if address == match[1] else match.end(1)
        if address:
            start = found.value_span.start + match.start(1)
            yield html.unescape(address), Span(start, start + len(address))


def components(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of tags that name JSX components; a bare `<>` is one."""
    for found in _COMPONENT.finditer(text):
        yield found.span()


def tag_name(text: str) -> str:
    """Return the name of the first tag in `text` as written, or ""."""
    found = _TAG.search(text)
    return found[2] if found else ""


def without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return the text without stretches of it, in order."""
    kept, position = [], 0
    for start, end in stretches:
        kept.append(text[position:start])
        position = end
    return "".join(kept) + text[position:]


def without_comments(text: str) -> str:
    """Return HTML without its comments; an unclosed one runs to the end."""
    found = list(comments(text))
    end = found[-1].end if found else 0
    return without(text[:end], ((each.start, each.end) for each in found)) + text[end:].partition("<!--")[0]
