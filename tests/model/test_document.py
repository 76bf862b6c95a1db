"""Runs know the place of each of their characters, and blocks their runs."""

from __future__ import annotations

from docpipe.model.block import Block, BlockKind, Run, RunKind
from docpipe.model.front_matter import Field, FrontMatter
from docpipe.model.text import Span
from tests.parse.posts import parsed


def test_a_verbatim_run_places_each_character() -> None:
    """Where the text is the source itself, a character of it has a span of its own."""
    run = Run(RunKind.TEXT, Span(10, 14), "一二三四", 0)
    assert run.at(2) == Span(12, 13)
    assert run.part(1, 3) == Span(11, 13)


def test_an_escape_is_one_place() -> None:
    """Every character of an entity's or escape's text stands where the whole of it is written."""
    run = Run(RunKind.TEXT, Span(10, 15), "&", 0)
    assert run.at(0) == run.part(0, 1) == Span(10, 15)


def test_shape_is_kind_containers_and_level() -> None:
    """Blocks of two versions stand at the same place if these three agree."""
    assert Block(BlockKind.HEADING, Span(0, 1), "x", "q", 2).shape == ("heading", "q", 2)


def test_a_field_is_found_by_its_key() -> None:
    """The first entry of that name is the one; an unknown name is None."""
    field = Field("title", Span(4, 9), Span(11, 12), "题", "题")
    front_matter = FrontMatter("yaml", Span(0, 16), Span(4, 13), (field,))
    assert front_matter.field("title") is field
    assert front_matter.field("date") is None


def test_runs_of_a_block_are_its_own_in_order() -> None:
    """Runs of an image's description and of an inline note do not mix with those of others."""
    found = parsed("---\ntitle: 题\n---\n前 ![图 *x*](a.png) 后^[注]\n\n- b\n")
    assert found.document is not None
    texts = [[run.text for run in found.runs_of(number)] for number in range(len(found.document.blocks))]
    assert texts == [[], ["前 ", " 后", "注"], ["图 ", "x"], ["b"]]
    assert [run for number in range(4) for run in found.runs if run.block == number] == [
        run for number in range(4) for run in found.runs_of(number)
    ]


def test_a_file_that_is_no_post_has_no_runs() -> None:
    """Asking for runs of a refused file is answered, with nothing."""
    assert parsed("---\ntitle: [\n---\n").runs_of(0) == ()


def test_the_run_at_an_offset() -> None:
    """Text and code answer with their run, markup and front matter with None."""
    found = parsed("---\ntitle: 题\n---\n\n甲 `乙` **丙**\n")
    said = {character: found.run_at(found.text.index(character)) for character in "甲乙丙题`*"}
    assert {character for character, run in said.items() if run is not None} == {"甲", "乙", "丙"}
    assert all(run is None or character in run.text for character, run in said.items())
    assert found.run_at(len(found.text)) is None
