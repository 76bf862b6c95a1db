"""Tags and categories as generators write them in addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.publish.moved import spelling

WRITERS = (spelling.hexo, spelling.jekyll, spelling.docusaurus, spelling.hugo)


@pytest.mark.parametrize(
    ("term", "hexo", "jekyll", "docusaurus", "hugo"),
    [
        ("AI", "AI", "ai", "ai", "ai"),
        ("Node.js", "Node-js", "node-js", "node-js", "node.js"),
        ("C++", "C", "c", "c", "c++"),
        ("Open Water", "Open-Water", "open-water", "open-water", "open-water"),
        ("OpenSource", "OpenSource", "opensource", "open-source", "opensource"),
        ("HTTPServer2", "HTTPServer2", "httpserver2", "http-server-2", "httpserver2"),
        ("数据 分析", "数据-分析", "数据-分析", "数据-分析", "数据-分析"),
        ("Café", "Cafe", "café", "cafe", "café"),
        ("a/b", "a-b", "a-b", "a-b", "ab"),
    ],
)
def test_terms(term: str, hexo: str, jekyll: str, docusaurus: str, hugo: str) -> None:
    """Each has its own way with signs, sizes and accents."""
    assert tuple(write(term) for write in WRITERS) == (hexo, jekyll, docusaurus, hugo)


@given(st.text(max_size=40))
def test_no_term_is_more_than_a_segment(term: str) -> None:
    """Whatever a tag is called, it opens no folder."""
    assert not any("/" in write(term) or "\\" in write(term) for write in WRITERS)
