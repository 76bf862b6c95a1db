"""Links whose address is a generator's tag with blanks in it, so that to Markdown they are mere text.

`[text]({{< ref "a.md" >}})` of Hugo, `[text]({% post_url 2020-01-01-a %})` of Jekyll, `{% post_link a %}` of Hexo: the
generator fills the tag in before Markdown is read. The tokens stay what they are; the links are noted beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docpipe.parse.noted import AT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_TAG = r"(?:\{\{[^{}\n]*+\}\}|\{%[^{}%\n]*+%\})"
_PLAIN = r"[^\s(){}<>\x00]"
_ADDRESS = re.compile(
    rf"\]\([ \t]*+(?P<target>{_PLAIN}*+(?:{_TAG}{_PLAIN}*+)++)[ \t]*+(?:\"[^\"\n]*+\"|'[^'\n]*+')?[ \t]*+\)"
)
_WHOLE = re.compile(r"\{%-?\s*post_link\s[^{}%\n]*+%\}")
_MARK = re.compile(r"[\[\]]")
# What is no text of Markdown, or a link that Markdown sees itself.
_OPAQUE = frozenset({"code_inline", "html_inline", "image", "link_open", "text_special", "footnote_ref"})


class TagLink(NamedTuple):
    """A link with offsets in the content of its block.

    Attributes:
        start, end: of the whole.
        first, last: of the address.
        text: between the brackets, as written; "" where there are none.
        is_image: whether `text` describes an image.
    """

    start: int
    end: int
    first: int
    last: int
    text: str = ""
    is_image: bool = False


def tag_links(content: str, tokens: Sequence[Token]) -> Iterator[TagLink]:
    """Yield the links and images of an inline block whose addresses are tags, in order, as far as Markdown sees none.

    Args:
        content: of the block.
        tokens: made of it.
    """
    if "{{" not in content and "{%" not in content:
        return
    text = _masked(content, tokens)
    openings = _openings(text)
    for found in _ADDRESS.finditer(text):
        start = openings.get(found.start())
        if start is not None:
            is_image = content[max(start - 1, 0) : start] == "!"
            text = content[start + 1 : found.start()]
            yield TagLink(start - is_image, found.end(), *found.span("target"), text, is_image)
    for found in _WHOLE.finditer(text):
        yield TagLink(*found.span(), *found.span())


def _masked(content: str, tokens: Sequence[Token]) -> str:
    """Return the content with NUL for all that is no plain text; of the same length."""
    kept: list[str] = []
    position = 0
    for token in tokens:
        if token.type not in _OPAQUE:
            continue
        start, end = token.meta[AT]
        # `{{<ref "a.md">}}` looks like a tag of HTML.
        if start >= position and not (token.type == "html_inline" and content.endswith("{{", 0, start)):
            kept += content[position:start], "\0" * (end - start)
            position = end
    return "".join(kept) + content[position:]


def _openings(text: str) -> dict[int, int]:
    """Return for every `]` that closes a bracket where that bracket opens."""
    stack: list[int] = []
    found: dict[int, int] = {}
    for mark in _MARK.finditer(text):
        if mark[0] == "[":
            stack.append(mark.start())
        elif stack:
            found[mark.start()] = stack.pop()
    return found
