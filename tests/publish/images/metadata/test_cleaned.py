"""What a published picture still tells: what is seen on it, and which way is up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags

from docpipe.publish.images.metadata.avif import shape
from docpipe.publish.images.metadata.cleaned import cleaned, has_traces, is_known, is_turned_png
from tests.publish.images.metadata.photos import PROFILE, SOMEONE, noise, opened, photo, pixels, saved

KINDS = ("JPEG", "PNG", "WEBP", "GIF")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("frames", [1, 3])
def test_only_the_picture_stays(kind: str, frames: int) -> None:
    """No person, place or comment is left; pixels of every frame and the profile are what they were."""
    data = photo(kind, frames=1 if kind == "JPEG" else frames)
    kept = cleaned(data)
    assert is_known(data)
    assert SOMEONE.encode() not in kept
    assert len(kept) < len(data)
    assert pixels(kept) == pixels(data)
    assert not dict(opened(kept).getexif())
    assert kind == "GIF" or opened(kept).info["icc_profile"] == PROFILE
    assert cleaned(kept) == kept


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_which_way_is_up_stays(kind: str, orientation: int) -> None:
    """A picture that is to be turned is still turned, and tells nothing else."""
    kept = cleaned(photo(kind, orientation))
    assert dict(opened(kept).getexif()) == {ExifTags.Base.Orientation: orientation}
    assert SOMEONE.encode() not in kept
    assert is_turned_png(kept) == (kind == "PNG" and orientation >= 5)


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_colours_of_a_jpeg_stay(mode: str) -> None:
    """What says how the numbers are to be read is kept: a picture for print is not inverted."""
    data = photo("JPEG", image=noise(mode=mode))
    kept = cleaned(data)
    assert (opened(kept).mode, pixels(kept)) == (mode, pixels(data))


def test_a_progressive_jpeg_and_a_palette() -> None:
    """Several scans, and a table of colours, go through as they are; what has no metadata does not change."""
    for data in (saved(noise(), "JPEG", progressive=True), saved(noise().quantize(8), "PNG")):
        assert cleaned(data) == data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_what_lies_behind_the_picture_goes(kind: str) -> None:
    """A film that a telephone hangs on, or a second picture, is not published."""
    data = saved(noise(), kind)
    assert cleaned(data + b"ftypmp42" + SOMEONE.encode()) == data


def test_a_thumbnail_in_the_first_segment_goes() -> None:
    """JFIF may hold a small copy, perhaps of what was cut off later."""
    data = saved(noise(), "JPEG")
    thumbnail = bytes(range(12))
    segment = b"\xff\xe0" + (16 + len(thumbnail)).to_bytes(2, "big") + data[6:18] + b"\2\2" + thumbnail
    turned = data[:2] + segment + data[20:]
    assert opened(turned).size == (61, 37)
    assert cleaned(turned) == data


@pytest.mark.parametrize("kind", KINDS)
def test_truncated_files(kind: str) -> None:
    """What is left of a picture is kept up to its end, and still tells nothing."""
    data = photo(kind, 6)
    for end in range(0, len(data), 97):
        kept = cleaned(data[:end])
        assert is_known(data[:end]) is False or SOMEONE.encode() not in kept
    assert len(cleaned(data[:-40])) >= len(cleaned(data)) - 60


@given(st.sampled_from(KINDS), st.integers(0, 4000), st.binary(max_size=40))
def test_no_file_is_too_damaged(kind: str, place: int, junk: bytes) -> None:
    """Whatever stands in a file, something comes of it, and it is not more than there was, but for a few bytes."""
    data = photo(kind, 6, image=noise(20, 12))
    damaged = data[:place] + junk + data[place + len(junk) :]
    assert len(cleaned(damaged)) <= len(damaged) + 40


def test_other_kinds() -> None:
    """What docpipe does not know stays as it is, and what it seems to tell is seen."""
    data = b"\0\0\0\x1cftypheic" + b"infe Exif\0\0II*\0"
    assert cleaned(data) == data
    assert not is_known(data)
    assert has_traces(data)
    assert not has_traces(saved(noise(), "AVIF"))


def test_avif() -> None:
    """What an AVIF tells is overwritten, and no place in the file moves; which way is up is no metadata there."""
    data = photo("AVIF", 6)
    kept = cleaned(data)
    assert SOMEONE.encode() not in kept
    assert not has_traces(kept)
    assert (len(kept), pixels(kept)) == (len(data), pixels(data))
    assert cleaned(kept) == kept
    bare = saved(noise(), "AVIF")
    assert cleaned(bare) == bare
    film = photo("AVIF", frames=3)
    assert cleaned(film) == film
    assert has_traces(film)


@given(st.integers(0, 900), st.binary(max_size=40))
def test_no_avif_is_too_damaged(place: int, junk: bytes) -> None:
    """Whatever stands in an AVIF file, it keeps its length."""
    data = photo("AVIF", image=noise(20, 12))
    damaged = data[:place] + junk + data[place + len(junk) :]
    assert len(cleaned(damaged)) == len(damaged)
    assert len(cleaned(damaged[:place])) == len(damaged[:place])
    assert all(side >= 0 for side in shape(damaged))
