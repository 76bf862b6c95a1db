"""What is known of pictures from their headers, and which are not published."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from docpipe.pipeline.pictures.measure import Measured, measure
from docpipe.publish.images.assets import Picture
from tests.publish.images.metadata.photos import noise, photo, saved


def measured(folder: Path, name: str, data: bytes) -> Measured:
    """Return what is known of one file."""
    (folder / name).write_bytes(data)
    return measure(folder, [name])


@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "avif"])
def test_sizes(tmp_path: Path, suffix: str) -> None:
    """Widths and heights come from the headers."""
    Image.new("RGB", (30, 20)).save(tmp_path / f"a.{suffix}")
    assert measure(tmp_path, [f"a.{suffix}", "b.txt"]) == Measured({f"a.{suffix}": Picture(30, 20)})


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("AVIF", "a.avif")])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_turned_pictures(tmp_path: Path, kind: str, name: str, orientation: int) -> None:
    """A picture on its side is as wide as it is shown."""
    shape = (37, 61) if orientation > 4 else (61, 37)
    assert measured(tmp_path, name, photo(kind, orientation)).pictures[name] == Picture(*shape)


def test_browsers_do_not_turn_webp(tmp_path: Path) -> None:
    """The orientation of WebP is not heeded where it is shown, so it is not where it is measured."""
    assert measured(tmp_path, "a.webp", photo("WEBP", 6)).pictures["a.webp"] == Picture(61, 37)


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\nxx", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"<svg"]
)
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.avif"])
def test_damaged_files_have_no_size(tmp_path: Path, name: str, data: bytes) -> None:
    """A file that lies about its kind is no error."""
    assert measured(tmp_path, name, data) == Measured({name: Picture()})
    assert measure(tmp_path, ["absent.png"]) == Measured({"absent.png": Picture()})


@pytest.mark.parametrize("name", ["a.jpg", "a.avif"])
def test_what_cannot_be_cleaned_is_withheld(tmp_path: Path, name: str) -> None:
    """A file of a kind out of which nothing can be taken is published only if it seems to tell nothing."""
    found = measured(tmp_path, name, photo("AVIF", frames=2))
    assert not found.pictures[name].safe
    assert found.withheld == {name}
    assert f"{name} is not published: it seems to tell who made it" in str(found.remarks[0])
    for data in (photo("AVIF"), saved(noise(), "AVIF"), saved(noise(), "AVIF", save_all=True, append_images=[noise()])):
        assert measured(tmp_path, name, data).pictures[name] == Picture(61, 37)


def test_a_bomb_is_withheld(tmp_path: Path) -> None:
    """A header of more pixels than browsers show is not published, wherever it lies."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    found = measured(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n" + chunk)
    assert found.withheld == {"a.png"}
    assert "60000 × 60000 pixels" in found.remarks[0].text


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
    """An SVG is shown only if nothing in it can run."""
    found = measured(tmp_path, "a.svg", SVG.format(inside).encode())
    assert not found.pictures["a.svg"].safe
    assert found.withheld == {"a.svg"}
    assert "could run" in found.remarks[0].text


def test_a_still_svg(tmp_path: Path) -> None:
    """A mere drawing is safe and has its size; another encoding could hide something."""
    still = SVG.format("<path d='M0 0'/>").encode()
    assert measured(tmp_path, "a.svg", still) == Measured({"a.svg": Picture(8, 6)})
    assert not measured(tmp_path, "b.svg", SVG.format("").encode("utf-16")).pictures["b.svg"].safe


def test_static_svg_stays_where_it_is(tmp_path: Path) -> None:
    """What a site has in static/ it means: no post shows it, and it is published all the same."""
    (tmp_path / "static").mkdir()
    found = measured(tmp_path, "static/a.svg", SVG.format("<script/>").encode())
    assert not found.withheld
    assert "is shown by no post" in found.remarks[0].text
