"""One picture to smaller files of it."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageDraw, features

from docpipe.pipeline.pictures import scale as scaling
from docpipe.pipeline.pictures.kept import Made, record_of
from docpipe.pipeline.pictures.scale import Scaling, scale, wanted_widths
from tests.publish.images.metadata.photos import PROFILE, SOMEONE, noise, opened, photo, saved


def made(
    folder: Path, data: bytes, *, widths: tuple[int, ...] = (40, 80, 160), kind: Literal["webp", "avif"] = "webp"
) -> tuple[Made, ...]:
    """Return the smaller files of a picture, which lie in `folder`."""
    source = folder / "source"
    source.write_bytes(data)
    scale(Scaling(str(source), str(folder), "key", widths, kind, 60))
    record = record_of(folder, "key")
    assert record is not None
    return record.made


def shapes(folder: Path, found: tuple[Made, ...]) -> list[tuple[str | None, int, int]]:
    """Return format, width and height of files."""
    images = [opened((folder / each.name).read_bytes()) for each in found]
    return [(image.format, *image.size) for image in images]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_widths(tmp_path: Path, kind: str) -> None:
    """Files are as wide as was asked, in the picture's shape, and tell nothing but its colours."""
    found = made(tmp_path, photo(kind, image=noise(400, 200)))
    assert shapes(tmp_path, found) == [("WEBP", 40, 20), ("WEBP", 80, 40), ("WEBP", 160, 80)]
    for each in found:
        data = (tmp_path / each.name).read_bytes()
        assert SOMEONE.encode() not in data
        assert opened(data).info["icc_profile"] == PROFILE
        assert not dict(opened(data).getexif())


@pytest.mark.parametrize(("kind", "turned"), [("JPEG", True), ("PNG", True), ("WEBP", False)])
def test_a_turned_picture(tmp_path: Path, kind: str, *, turned: bool) -> None:
    """The smaller files stand upright as browsers show the picture."""
    found = made(tmp_path, photo(kind, 6, image=noise(400, 200)), widths=(100,))
    assert shapes(tmp_path, found) == [("WEBP", 100, 200 if turned else 50)]


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """The same picture makes the same files, named after their content."""
    data = photo("JPEG", image=noise(300, 200))
    first = made(tmp_path, data)
    assert made(tmp_path, data) == first
    assert all(each.name.startswith(each.digest[:16]) for each in first)


@pytest.mark.skipif(not features.check("avif"), reason="needs a Pillow that writes AVIF")
def test_avif(tmp_path: Path) -> None:
    """AVIF is written where it was chosen."""
    found = made(tmp_path, photo("JPEG", image=noise(400, 200)), widths=(100,), kind="avif")
    assert shapes(tmp_path, found) == [("AVIF", 100, 50)]


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (noise(300, 200, "CMYK"), "JPEG"),
        (noise(300, 200).convert("I;16"), "PNG"),
        (noise(1, 1), "PNG"),
    ],
)
def test_pictures_of_which_nothing_is_made(tmp_path: Path, image: Image.Image, kind: str) -> None:
    """Colours that would change, more bits than are kept, and a single dot: the picture itself must do."""
    assert made(tmp_path, saved(image, kind)) == ()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_animations_stay_what_they_are(tmp_path: Path, kind: str) -> None:
    """Of a picture that moves no file is made that does not."""
    assert made(tmp_path, photo(kind, image=noise(200, 200), frames=3)) == ()


@pytest.mark.parametrize("mode", ["P", "L", "1", "RGBA", "LA"])
def test_modes_of_png(tmp_path: Path, mode: str) -> None:
    """Palettes, greys and transparent pictures are scaled, and what was transparent still is."""
    image = noise(400, 200)
    if mode in {"RGBA", "LA"}:
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    found = made(tmp_path, saved(image.convert(mode), "PNG"))
    assert found
    assert opened((tmp_path / found[0].name).read_bytes()).has_transparency_data == (mode in {"RGBA", "LA"})


def test_a_gamma_of_its_own(tmp_path: Path) -> None:
    """Where browsers would correct the light and Pillow does not, nothing is made."""
    data = saved(noise(300, 200), "PNG")
    body = b"gAMA" + (100_000).to_bytes(4, "big")
    gamma = (4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    assert made(tmp_path, data[:33] + gamma + data[33:]) == ()


def test_no_file_is_larger_than_the_picture(tmp_path: Path) -> None:
    """A picture that is small already gets no file that is not smaller."""
    data = saved(noise(400, 300), "WEBP", quality=20)
    assert all((tmp_path / each.name).stat().st_size < len(data) for each in made(tmp_path, data))


def test_no_file_is_larger_than_a_wider_one(tmp_path: Path) -> None:
    """Thin lines make a scaled drawing heavier than the whole one; then nothing narrower is offered."""
    image = Image.new("1", (800, 800))
    ImageDraw.Draw(image).rectangle((100, 100, 700, 700), outline=1, width=3)
    for place in range(0, 800, 16):
        ImageDraw.Draw(image).line((place, 0, 800 - place, 800), fill=1)
    found = made(tmp_path, saved(image, "PNG"), widths=(300, 500, 700, 900))
    weights = [(tmp_path / each.name).stat().st_size for each in found]
    assert weights == sorted(weights)
    assert len(found) < 4


def test_a_bomb_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of more pixels than the limit is not read beyond its header."""
    monkeypatch.setattr(scaling, "MOST_PIXELS", 10_000)
    assert made(tmp_path, photo("PNG", image=noise(200, 200))) == ()


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a"])
def test_damaged_files_fail(tmp_path: Path, data: bytes) -> None:
    """What Pillow cannot decode raises, and leaves no record."""
    with pytest.raises(OSError, match="cannot identify"):
        made(tmp_path, data.ljust(4000, b"\0"))
    assert record_of(tmp_path, "key") is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_truncated_files_fail(tmp_path: Path, kind: str) -> None:
    """Half a picture is no picture to scale."""
    data = photo(kind, image=noise(200, 200))
    with pytest.raises((OSError, SyntaxError)):
        made(tmp_path, data[: len(data) // 2])


def test_wanted_widths() -> None:
    """Widths below a picture's own, and its own where that is not above the largest."""
    assert wanted_widths(3000, (480, 800)) == (480, 800)
    assert wanted_widths(480, (480, 800)) == (480,)
    assert wanted_widths(100, (480,)) == (100,)
    assert wanted_widths(100, ()) == ()
