"""The orientation of a picture, in and out of Exif."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.publish.images.metadata.exif import exif_of, is_on_its_side, orientation_of
from tests.publish.images.metadata.photos import exif


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientations(orientation: int) -> None:
    """What a camera wrote is read, and what we write is read again."""
    assert orientation_of(exif(orientation).tobytes().removeprefix(b"Exif\0\0")) == orientation
    assert orientation_of(exif_of(orientation)) == orientation
    assert is_on_its_side(orientation) == (orientation in {5, 6, 7, 8})


@given(st.one_of(st.binary(max_size=60), st.binary(max_size=40).map(lambda rest: b"II*\0\x08\0\0\0" + rest)))
def test_damaged_exif_is_upright_or_an_orientation(data: bytes) -> None:
    """No bytes make it fail."""
    assert orientation_of(data) in range(1, 9)


def test_what_is_no_orientation() -> None:
    """A number that means nothing means upright."""
    assert orientation_of(exif_of(9)) == 1
    assert orientation_of(b"") == 1
