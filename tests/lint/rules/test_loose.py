"""What a file outside any site does not owe."""

from __future__ import annotations

import pytest

from docpipe.index.site import build_index
from docpipe.lint.engine import check_document, check_site
from docpipe.lint.registry import RULES
from docpipe.lint.selection import Selection
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.taxonomy import Registries
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from tests.lint.posts import config


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("posts/a.md", "正文。\n"),
        ("2024-05-11-a.md", "正文。\n"),
        ("a.md", "---\ndate: 2024-05-11\n---\n\n正文。\n"),
        ("a.md", "---\ntags: [a]\n---\n\n正文。\n"),
    ],
)
def test_a_loose_file_owes_no_title(path: str, text: str) -> None:
    """Its path is its key, whatever folder or date is in it; front matter, title and date are its author's affair."""
    file = SourceFile(path, LocaleName("zh"), DocumentKey(path))
    parsed = parse(text, file, ParseOptions(), digest=Digest("0"))
    assert parsed.document is not None
    selection = Selection(config(), RULES)
    site = build_index([parsed.document], selection.config, frozenset(), Registries())
    assert check_document(parsed, selection).diagnostics == ()
    assert check_site(site, (), None, selection, {}) == ()
