"""What stands in a post besides its text: comments, raw HTML, emphasis that does not work."""

from __future__ import annotations

import msgspec

from docpipe.model.text import Span


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
