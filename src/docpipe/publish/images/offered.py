"""What an `<img>` offers a browser to choose from (HTML, §4.8.4.2)."""

from __future__ import annotations

from collections.abc import Mapping

from docpipe.publish.images.assets import Picture

COLUMN = 660
"""CSS pixels that a picture in the text is wide at most; wider than the theme's column, so that none is too coarse."""


def srcset(picture: Picture, source: str, addresses: Mapping[str, str]) -> str:
    """Return the value of `srcset`: the smaller files, and the picture itself where none is as wide.

    Args:
        picture: with its smaller files.
        source: the picture's own address.
        addresses: of the smaller files, by their names.
    """
    offered = [(variant.width, addresses[variant.name]) for variant in picture.variants]
    if all(width < min(picture.width, 2 * COLUMN) for width, _ in offered):
        offered.append((picture.width, source))
    # An address ends at white space or, at its end, a comma; urls.py writes spaces as %20 and leaves commas.
    return ", ".join(f"{address.replace(',', '%2C')} {width}w" for width, address in offered)


def sizes(picture: Picture) -> str:
    """Return the value of `sizes`: as wide as the screen, up to the column and to the picture itself."""
    most = min(picture.width, COLUMN)
    return f"(max-width: {most}px) 100vw, {most}px"
