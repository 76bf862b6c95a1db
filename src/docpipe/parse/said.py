"""What a reader sees of Markdown that is no file: a text that was kept, on one line per block."""

from __future__ import annotations

from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions

_FILE = SourceFile("said.md", LocaleName(""), DocumentKey("said"))
_NO_DIGEST = Digest("")


def said(markdown: str, options: ParseOptions | None = None) -> str:
    """Return the text of Markdown without its markup, a line for each of its lines; as it is where it has no text.

    >>> said("**见** [甲](a.md)")
    '见 甲'
    """
    return "\n".join(_line(line, options or ParseOptions()) for line in markdown.split("\n"))


def _line(markdown: str, options: ParseOptions) -> str:
    document = parse(markdown, _FILE, options, digest=_NO_DIGEST, bodies=False).document
    found = " ".join(block.text for block in document.blocks if block.text) if document is not None else ""
    return found or markdown
