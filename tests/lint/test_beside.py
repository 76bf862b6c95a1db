"""How messages name blocks."""

from __future__ import annotations

import pytest

from docpipe.lint.beside import kind_of, place_of, word_of
from tests.lint.translations import site_of


@pytest.mark.parametrize(("name", "word"), [("a", "content/zh/a.md:5"), ("two words", "'content/zh/two words.md:5'")])
def test_a_block_is_a_word_of_a_command_line(name: str, word: str) -> None:
    """In quotes where the shell needs them."""
    document = site_of({f"content/zh/{name}.md": "正文。\n\n- 一项\n"}).by_path[f"content/zh/{name}.md"]
    assert word_of(document, 1) == word
    assert place_of(document, 2) == f"content/zh/{name}.md:7"
    assert [kind_of(document, index) for index in range(3)] == ["the title", "the paragraph", "the list item"]
