"""What an image offers a browser to choose from."""

from __future__ import annotations

from docpipe.publish.images.assets import Picture, Variant
from docpipe.publish.images.offered import COLUMN, sizes, srcset


def picture(width: int, *widths: int) -> Picture:
    """Return a picture with smaller files of these widths."""
    return Picture(width, width, variants=tuple(Variant(each, f".c/{each}", f"{each}.webp") for each in widths))


def test_the_picture_itself_is_the_widest() -> None:
    """Where no smaller file is as wide as a screen may want, the picture itself is offered, too."""
    addresses = {f"{width}.webp": f"../a/{width}.webp" for width in (480, 1000, 1600)}
    assert srcset(picture(1000, 480), "x.png", addresses) == "../a/480.webp 480w, x.png 1000w"
    assert srcset(picture(1000, 480, 1000), "x.png", addresses) == "../a/480.webp 480w, ../a/1000.webp 1000w"
    assert srcset(picture(4000, 1600), "x.png", addresses) == "../a/1600.webp 1600w"


def test_a_comma_in_a_name_ends_no_address() -> None:
    """A comma would part two candidates."""
    assert srcset(picture(900, 480), "a,b,", {"480.webp": "c"}) == "c 480w, a%2Cb%2C 900w"


def test_sizes() -> None:
    """A picture is as wide as the screen, and never wider than itself or the column."""
    assert sizes(picture(100)) == "(max-width: 100px) 100vw, 100px"
    assert sizes(picture(4000)) == f"(max-width: {COLUMN}px) 100vw, {COLUMN}px"
