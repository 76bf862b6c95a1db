"""Parsed posts for tests."""

from __future__ import annotations

from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions


def parsed(text: str, *, path: str = "content/zh/a.md", options: ParseOptions | None = None) -> Parsed:
    """Return what `parse()` makes of a text."""
    file = SourceFile(path, LocaleName("zh"), DocumentKey(path.rsplit("/", 1)[-1].split(".")[0]))
    return parse(text, file, options or ParseOptions(), digest=Digest("0"))
