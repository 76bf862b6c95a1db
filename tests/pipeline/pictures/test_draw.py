"""The picture of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from docpipe.pipeline.pictures.draw import HEIGHT, WIDTH, Drawing, Palette, draw_all, drawn, palette_of
from docpipe.pipeline.pictures.fonts import Face
from docpipe.pipeline.pictures.kept import record_of
from docpipe.publish.sharing.previews import Preview
from docpipe.publish.theme import load_theme
from tests.pipeline.pictures.test_fonts import latin, named
from tests.publish.images.metadata.photos import opened


def drawing(folder: Path, title: str = "A title") -> Drawing:
    """Return what is to be drawn."""
    preview = Preview(title, named("en"), "The site", "1 May 2024")
    return Drawing(preview, Face(latin(folder)), Palette(), str(folder), "key")


def test_shape_and_bytes(tmp_path: Path) -> None:
    """A picture has the shape that other sites show, is small, and is the same every time."""
    data = drawn(drawing(tmp_path))
    assert opened(data).size == (WIDTH, HEIGHT)
    assert len(data) < 60_000
    assert drawn(drawing(tmp_path)) == data
    assert drawn(drawing(tmp_path, "Another")) != data


@pytest.mark.parametrize("title", ["x", "word " * 12, "word " * 200, "w" * 500])
def test_nothing_touches_the_edge(tmp_path: Path, title: str) -> None:
    """However long a title is, it stays within the margins."""
    image = opened(drawn(drawing(tmp_path, title.strip()))).convert("RGB")
    paper = image.getpixel((2, HEIGHT - 2))
    for box in ((0, 20, 60, HEIGHT), (WIDTH - 60, 20, WIDTH, HEIGHT)):
        assert image.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)]


def test_files_and_records(tmp_path: Path) -> None:
    """A file is named after its content, and its record leads to it."""
    draw_all((drawing(tmp_path),))
    record = record_of(tmp_path, "key")
    assert record is not None
    assert (tmp_path / record.made[0].name).read_bytes() == drawn(drawing(tmp_path))


def test_the_colours_of_the_site() -> None:
    """Colours are those of the style sheet in the light; another theme has others."""
    assert palette_of("") == Palette()
    assert palette_of(":root { --ink: #123456; --paper:light-dark( #fff, #000); }") == Palette(
        paper="#fff", ink="#123456"
    )
    assert palette_of(load_theme().text("style.css")).paper.startswith("#")
