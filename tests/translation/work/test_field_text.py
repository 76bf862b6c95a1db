"""Titles as front matter writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.translation.work.field_text import field_line, field_text

FILE = SourceFile("content/en/a.md", LocaleName("en"), DocumentKey("a"))
TITLES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")) | st.sampled_from(":#'\"-[]{}&*!|>%@` ,\\"),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()) or "a")


@given(TITLES, st.sampled_from(("", "'x'", '"x"', "x", ">-\n  x")))
def test_yaml_says_what_was_meant(title: str, before: str) -> None:
    """In the quotes that stood there, or without any where that is safe."""
    document = parse(
        f"---\ntitle: {field_text(title, before, 'yaml')}\n---\n", FILE, ParseOptions(), digest=Digest("")
    ).document
    assert document is not None
    assert " ".join(document.meta.title.split()) == title


@given(TITLES)
def test_toml_says_what_was_meant(title: str) -> None:
    """Always in quotes."""
    text = f"+++\n{field_line('title', title, 'toml')}+++\n"
    document = parse(text, FILE, ParseOptions(), digest=Digest("")).document
    assert document is not None
    assert " ".join(document.meta.title.split()) == title


def test_the_style_is_kept() -> None:
    """Single quotes stay single, a plain title plain; what YAML would take for something else is quoted."""
    assert field_text("it's", "'x'", "yaml") == "'it''s'"
    assert field_text("A title", "x", "yaml") == "A title"
    assert field_text("yes", "x", "yaml") == '"yes"'
    with pytest.raises(ValueError, match="JSON"):
        field_line("title", "x", "json")
