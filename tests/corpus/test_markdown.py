"""Real posts as Markdown beside their pages: they say what the posts say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from docpipe.config.load import load
from docpipe.model.block import BlockKind
from docpipe.model.document import Document
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.executor import Serial
from docpipe.pipeline.request import Request
from docpipe.pipeline.session import Session
from tests.corpus.corpora import SMALLEST

NOW = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
# Front matter is written anew, and raw HTML has other addresses.
_LEFT_OUT = frozenset({BlockKind.TITLE, BlockKind.DESCRIPTION, BlockKind.HTML})


def said(document: Document) -> list[str]:
    """Return what the blocks of a document say."""
    return [block.loose for block in document.blocks if block.kind not in _LEFT_OUT]


@pytest.mark.parametrize("name", SMALLEST)
def test_it_says_what_the_post_says(name: str, corpus: Callable[[str], Path]) -> None:
    """Without comments and with other addresses it reads as the same blocks, one by one, after the title."""
    root = corpus(name)
    config = load(root).config
    session = Session(Request(root=root, config=config, now=NOW, bodies=True), Serial())
    texts = {output.path: output.content or b"" for output in session.outputs() if output.path.endswith(".md")}
    options, different = ParseOptions.of(config), []
    for key, route in session.published.routes.items():
        document = session.site.documents[key]
        if document.meta.unlisted:
            continue
        read = parse(texts[f"{route[1:]}index.md"].decode(), document.file, options, digest=document.digest).document
        assert read is not None
        assert read.title == document.title or not document.title
        title = 0 if document.title_heading >= 0 else 1
        if said(read)[title:] != said(document):
            different.append(document.file.path)
    # Tags of a generator that make an address, `{{< ref "a.md" >}}`, have become that address.
    assert [path for path in different if "{{" not in (root / path).read_text("utf-8")] == []
