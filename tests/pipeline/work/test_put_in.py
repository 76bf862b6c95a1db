"""Texts put into a translation by edits."""

from __future__ import annotations

from docpipe.model.diagnostic import Edit
from docpipe.model.document import Parsed
from docpipe.model.source import Digest, DocumentKey, LocaleName, SourceFile
from docpipe.model.text import Span
from docpipe.parse.document import parse
from docpipe.parse.options import ParseOptions
from docpipe.pipeline.work.put_in import Part, fits, put_in

TEXT = "---\ntitle: One\ndate: 2024-05-11\n---\n\nFirst ![alt](a.png)\n\n- item\n\n[ref]: /x\n"


def read(text: str) -> Parsed:
    """Parse a version of the file."""
    file = SourceFile("content/en/a.md", LocaleName("en"), DocumentKey("a"))
    return parse(text, file, ParseOptions(), digest=Digest(""))


def part(old: str, new: str, number: int = 0, *, text: str = TEXT) -> Part:
    """Return the replacement of a block by another of its kind."""
    parsed = read(text)
    assert parsed.document is not None
    block = next(block for block in parsed.document.blocks if block.span.of(text) == old)
    return Part((Edit(block.span, new),), ((block.shape,),), (number,))


def test_parts_that_change_only_their_block_are_put_in() -> None:
    """All at once, with their places in the new text, images and their texts included."""
    made = put_in(
        read(TEXT), [part("First ![alt](a.png)", "Second ![b](a.png) ![c](c.png)"), part("item", "thing", 1)], read
    )
    assert made.parsed.text == TEXT.replace("First ![alt](a.png)", "Second ![b](a.png) ![c](c.png)").replace(
        "item", "thing"
    )
    assert [span.of(made.parsed.text) for span in made.spans] == ["Second ![b](a.png) ![c](c.png)", "thing"]
    assert not made.refused


def test_a_part_that_changes_something_else_keeps_no_other_back() -> None:
    """It is refused alone; what it would have changed stays."""
    hostile = (part("First ![alt](a.png)", text, 0) for text in ("```\nopen", "one\n\ntwo", "# heading", ""))
    for bad in hostile:
        made = put_in(read(TEXT), [bad, part("item", "thing", 1)], read)
        assert made.parsed.text == TEXT.replace("item", "thing")
        assert [each.numbers for each in made.refused] == [(0,)]


def test_front_matter_keeps_its_other_fields() -> None:
    """A title may change, but not with a field that it brings along."""
    assert fits(read(TEXT), [part("One", "Two")], read)
    assert not fits(read(TEXT), [part("One", "Two\ndraft: true")], read)


def test_definitions_stay() -> None:
    """A translation that takes a definition's place, or makes one, is refused."""
    assert not fits(read(TEXT), [part("item", "thing\n\n[new]: /y")], read)
    assert not fits(read(TEXT), [Part((Edit(Span(len(TEXT) - 10, len(TEXT)), ""),), ((),), (0,))], read)


def test_line_ends_are_those_of_the_file() -> None:
    """What is put into a file with CR LF has CR LF."""
    text = TEXT.replace("\n", "\r\n")
    made = put_in(read(text), [part("First ![alt](a.png)", "one\ntwo", text=text)], read)
    assert "one\r\ntwo\r\n" in made.parsed.text
