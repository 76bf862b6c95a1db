"""The cover of a post, with its place."""

from __future__ import annotations

import pytest

from docpipe.index.covers import cover_of
from tests.parse.posts import parsed


@pytest.mark.parametrize(
    "fields",
    ["image: a.png", 'image: "a.png"', "cover:\n  image: a.png", "images: [a.png, b.png]"],
    ids=["plain", "quoted", "nested", "list"],
)
def test_a_cover_is_found_where_it_is_written(fields: str) -> None:
    """Whatever the dialect, the span holds the address."""
    text = f"---\ntitle: 题\n{fields}\n---\n\n正文。\n"
    document = parsed(text).document
    assert document is not None
    cover = cover_of(document)
    assert cover is not None
    assert cover.target == "a.png"
    assert cover.target_span.of(text).strip("\"'") == "a.png"


def test_a_post_without_one_has_none() -> None:
    """Neither without the field nor without front matter."""
    for text in ("---\ntitle: 题\n---\n", "# 题\n"):
        document = parsed(text).document
        assert document is not None
        assert cover_of(document) is None
