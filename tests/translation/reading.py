"""Documents from Markdown, where the text itself matters."""

from __future__ import annotations

from docpipe.model.document import Document, Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions


def parsed(text: str, locale: str = "en") -> Parsed:
    """Return everything known of a text."""
    file = SourceFile(f"content/{locale}/a.md", LocaleName(locale), DocumentKey("a"))
    return parse(text, file, ParseOptions(), digest=Digest(""), bodies=False)


def document(text: str, locale: str = "en") -> Document:
    """Return the facts of a text that can be read as a post."""
    found = parsed(text, locale).document
    assert found is not None
    return found
