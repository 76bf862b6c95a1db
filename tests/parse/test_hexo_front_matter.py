"""Front matter that nothing opens: read where it is certain, left alone where it may be prose."""

from __future__ import annotations

import pytest

from docpipe.parse.hexo_front_matter import find_unopened


@pytest.mark.parametrize(
    "text",
    ["title: 题\n---\n", "layout: post\ntitle: 题\ntags:\n  - a\n- b\n# c\n-----\n正文", '"title": "题"\n;;;\n'],
)
def test_fields_above_a_line_of_hyphens(text: str) -> None:
    """A title among fields without a gap makes front matter."""
    block = find_unopened(text)
    assert block is not None
    assert len(block.opening) == 0


@pytest.mark.parametrize(
    "text",
    [
        "标题\n---\n",
        "Note: 一\n---\n",
        "title: 题\n\n正文\n\n---\n",
        "title: 题\n正文\n---\n",
        "title: 题\n",
        " title: 题\n---\n",
        '"名言": 一\n;;;\n',
    ],
)
def test_prose_stays_prose(text: str) -> None:
    """Headings underlined by hyphens, gaps and lines of text open nothing."""
    assert find_unopened(text) is None
