"""What rules are shown."""

from __future__ import annotations

import pytest

from docpipe.lint.facts import title_span
from tests.lint.posts import read


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("---\ntitle: 示例\n---\n\n", "# 别的\n", "示例"),
        ("", "前言。\n\n# 标题\n", "标题"),
        ("", "正文。\n", None),
    ],
)
def test_title_span(head: str, body: str, expected: str | None) -> None:
    """The title is where the front matter has it, else in the first heading, else nowhere."""
    parsed = read(body, head=head)
    assert parsed.document is not None
    span = title_span(parsed.document)
    assert (span.of(parsed.text) if span else None) == expected
