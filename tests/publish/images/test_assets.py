"""Files that are published as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from docpipe.model.page import Route
from docpipe.model.source import DocumentKey, LocaleName, SourceFile
from docpipe.publish.images.assets import Files, Picture, measure, place_of

POST = SourceFile("content/zh/blog/a.md", LocaleName("zh"), DocumentKey("blog/a"))


def measured(folder: Path, name: str, data: bytes) -> Picture:
    """Return what is known of one file."""
    (folder / name).write_bytes(data)
    return measure(folder, [name])[name]


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp"])
def test_sizes(tmp_path: Path, suffix: str) -> None:
    """Widths and heights come from the headers."""
    Image.new("RGB", (30, 20)).save(tmp_path / f"a.{suffix}")
    assert measure(tmp_path, [f"a.{suffix}", "b.txt"]) == {f"a.{suffix}": Picture(30, 20)}


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\nxx", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"<svg"]
)
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.avif"])
def test_damaged_files_have_no_size(tmp_path: Path, name: str, data: bytes) -> None:
    """A file that lies about its kind is no error."""
    assert measured(tmp_path, name, data) == Picture()
    assert measure(tmp_path, ["absent.png"]) == {"absent.png": Picture()}


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6" viewBox="0 0 8 6">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<s:SCRIPT/>",
        '<rect onload="x"/>',
        '<rect onload\n="x"/>',
        '<a href="javascript:alert(1)"/>',
        '<a href="&#106;avascript:alert(1)"/>',
        "<foreignObject/>",
        "<animate/>",
        "<set attributeName='href'/>",
        "<!ENTITY x 'y'>",
    ],
)
def test_an_svg_that_could_run_is_not_safe(tmp_path: Path, inside: str) -> None:
    """An SVG is published only if nothing in it can run."""
    assert not measured(tmp_path, "a.svg", SVG.format(inside).encode()).safe


def test_a_still_svg(tmp_path: Path) -> None:
    """A mere drawing is safe and has its size; another encoding could hide something."""
    assert measured(tmp_path, "a.svg", SVG.format("<path d='M0 0'/>").encode()) == Picture(8, 6)
    assert not measured(tmp_path, "b.svg", SVG.format("").encode("utf-16")).safe


def test_what_may_be_published() -> None:
    """Pictures that were measured and a few kinds of documents may be; pages, scripts and the rest may not."""
    files = Files("/", {"a.png": Picture(), "b.svg": Picture(safe=False)})
    found = [name for name in ("a.png", "x.png", "b.svg", "c.html", "d.js", "e", "f.PDF") if files.is_publishable(name)]
    assert found == ["a.png", "f.PDF"]


def test_places() -> None:
    """Static files keep their place; those of a post go to its page, foreign ones under a name of their own."""
    page = Route("/zh/blog/a/")
    assert place_of("static/x/y.png", page, POST) == "/x/y.png"
    assert place_of("content/zh/blog/img/y.png", page, POST) == "/zh/blog/a/img/y.png"
    first, second = (place_of(f"content/{name}/y.png", page, POST) for name in ("en", "fr"))
    assert first != second
    assert first.startswith("/zh/blog/a/y-")
    assert place_of("content/zh/blog/y.png", Route("/zh/2024/a.html"), POST) == "/zh/2024/a/y.png"
