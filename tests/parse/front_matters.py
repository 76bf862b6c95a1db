"""Short ways to read a front matter and to ask what its one issue says."""

from __future__ import annotations

from docpipe.model.diagnostic import Issue
from docpipe.parse.frontmatter import read_front_matter


def values(text: str) -> dict[str, object]:
    """Return the values of a front matter that has no issue."""
    result = read_front_matter(text)
    assert result.issues == ()
    assert result.front_matter is not None
    return {field.key: field.value for field in result.front_matter.fields}


def refused(text: str) -> Issue:
    """Return the only issue of a damaged front matter; it blocks, and no field gets out."""
    result = read_front_matter(text)
    assert [issue.blocking for issue in result.issues] == [True]
    assert result.front_matter is None or result.front_matter.fields == ()
    return result.issues[0]


def excerpt(text: str) -> str:
    """Return what the only issue of `text` points at."""
    span = refused(text).span
    assert span is not None
    return span.of(text)
