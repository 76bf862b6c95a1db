"""Translations made of their sources."""

from __future__ import annotations

from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.work.new_translation import New, Unmade, new_translation

TEXT = (
    "---\ntitle: one\ndate: 2024-05-11\ntags: [x]\n---\n\n## two {#two}\n\n![three](a.png)\n\n| four | 5 |\n|---|---|\n"
    "| six | 7 |\n\n- eight\n\n```\ncode\n```\n"
)


def read(text: str) -> Parsed:
    """Parse a version of a file."""
    file = SourceFile("content/en/a.md", LocaleName("en"), DocumentKey("a"))
    return parse(text, file, ParseOptions(), digest=Digest(""))


def made(*left_out: str, inherits: bool = True, partial: bool = False) -> New | Unmade:
    """Return the source in capitals, without some of its blocks."""
    source = read(TEXT)
    assert source.document is not None
    given = {
        index: block.text.upper()
        for index, block in enumerate(source.document.blocks)
        if block.translatable and block.text not in left_out
    }
    return new_translation(source, given, read, inherits=inherits, partial=partial)


def test_all_of_it_is_the_source_with_other_words() -> None:
    """Ids, code, images and numbers stay; of the front matter, only texts where the rest is inherited."""
    whole = made()
    assert isinstance(whole, New)
    assert whole.parsed.text.startswith("---\ntitle: ONE\n---\n\n## TWO {#two}\n\n![THREE](a.png)\n\n| FOUR | 5 |\n")
    assert whole.parsed.text.endswith("- EIGHT\n\n```\ncode\n```\n")
    assert whole.places == {index: index for index in range(len(whole.places))}
    other = made(inherits=False)
    assert isinstance(other, New)
    assert other.parsed.text.startswith("---\ntitle: ONE\ndate: 2024-05-11\ntags: [x]\n---\n")


def test_what_is_not_given_needs_leave() -> None:
    """Without it nothing is made; with it, rows, tables and images go as wholes."""
    assert isinstance(made("eight"), Unmade)
    for left_out, gone in (
        (("eight",), "- EIGHT"),
        (("six",), "7"),
        (("four", "six"), "|"),
        (("three",), "a.png"),
        (("one",), "title"),
    ):
        found = made(*left_out, partial=True)
        assert isinstance(found, New), left_out
        assert gone not in found.parsed.text
        assert "```\ncode\n```" in found.parsed.text


def test_a_title_that_is_not_inherited_stays() -> None:
    """Where another generator reads the front matter, it is that of the source until it is translated."""
    found = made("one", inherits=False, partial=True)
    assert isinstance(found, New)
    assert "title: one\n" in found.parsed.text


def test_a_table_without_its_head_is_refused() -> None:
    """What is left would be no table any more."""
    assert isinstance(made("four", partial=True), Unmade)
