"""One picture to smaller files of it: decoded, scaled and encoded by Pillow, in a process of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from docpipe.pipeline.pictures.kept import Made, Record, digest_of
from docpipe.sources.write import write_file

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 64_000_000
"""Pixels of a picture that is decoded: 256 MB as red, green, blue and opacity."""

# A file that fits in two packets comes no sooner for being smaller.
_FEWEST_BYTES = 2800
_DECODERS = ("JPEG", "PNG", "WEBP")
# What a gamma of 1/2.2 may be rounded to; another one, without a profile, browsers heed and Pillow does not.
_USUAL_GAMMA = 0.45455
_TOLERANCE = 0.001


class Scaling(msgspec.Struct, frozen=True):
    """The work on one picture.

    Attributes:
        source: absolute path.
        folder: where the files go, and the record of them.
        key: names the record; it stands for the content and for everything below.
    """

    source: str
    folder: str
    key: str
    widths: tuple[int, ...]
    format: Literal["webp", "avif"]
    quality: int


def scale(work: Scaling) -> None:
    """Write the smaller files of a picture, then the record of them.

    No file is made that has as many bytes as a wider one or as the picture: drawings often grow when they are scaled.
    Of animations, of CMYK, and of colours that Pillow would change, none is made at all.

    Raises:
        Exception: whatever Pillow raises on what it cannot decode.
    """
    source, folder = Path(work.source), Path(work.folder)
    fewest = source.stat().st_size
    made = []
    for width, data in _encoded(source, work) if fewest >= _FEWEST_BYTES else ():
        if len(data) < fewest:
            fewest, digest = len(data), digest_of(data)
            name = f"{digest[:16]}-{width}.{work.format}"
            write_file(folder / name, data)
            made.append(Made(width, name, digest))
    write_file(folder / f"{work.key}.json", msgspec.json.encode(Record(tuple(reversed(made)))))


def _encoded(source: Path, work: Scaling) -> Iterator[tuple[int, bytes]]:
    """Yield the files that could be made, the widest first: width and bytes."""
    from PIL import Image, ImageOps

    # Our own limit holds, and refuses instead of warning.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(source, formats=_DECODERS) as opened:
        if opened.width * opened.height > MOST_PIXELS or getattr(opened, "is_animated", False):
            return
        drawn = opened.format == "PNG"
        upright = opened if opened.format == "WEBP" else ImageOps.exif_transpose(opened)
        image = _plain(upright)
        if image is None:
            return
        profile = opened.info.get("icc_profile")
        for width in reversed(wanted_widths(image.width, work.widths)):
            height = max(1, round(image.height * width / image.width))
            small = image if width == image.width else image.resize((width, height), Image.Resampling.LANCZOS)
            yield width, min(_encodings(small, work, profile, drawn=drawn), key=len)


def wanted_widths(own: int, widths: tuple[int, ...]) -> tuple[int, ...]:
    """Return the widths below a picture's own, and its own where that is not above the largest.

    >>> wanted_widths(1000, (480, 800, 1200))
    (480, 800, 1000)
    """
    found = {width for width in widths if width < own}
    return tuple(sorted(found | ({own} if widths and own <= max(widths) else set())))


def _plain(image: Image.Image) -> Image.Image | None:
    """Return the picture in a mode that scales well; None where its colours would not stay what they are."""
    gamma = image.info.get("gamma", _USUAL_GAMMA)
    is_grey = image.mode in {"1", "L", "LA"}
    if abs(gamma - _USUAL_GAMMA) > _TOLERANCE and "srgb" not in image.info:
        return None
    if is_grey and image.info.get("icc_profile"):
        return None
    if image.mode in {"RGB", "RGBA"}:
        return image
    if image.mode == "P" or is_grey:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return None


def _encodings(image: Image.Image, work: Scaling, profile: bytes | None, *, drawn: bool) -> Iterator[bytes]:
    """Yield the ways to write a picture; what is drawn, like the picture of a screen, may be smaller without loss."""
    shared: dict[str, object] = {"icc_profile": profile or b"", "quality": work.quality}
    if work.format == "avif":
        # More threads would cut the picture in other ways on another machine.
        yield _written(image, "AVIF", shared | {"speed": 6, "max_threads": 1})
        return
    yield _written(image, "WEBP", shared | {"method": 4})
    if drawn:
        yield _written(image, "WEBP", shared | {"method": 4, "lossless": True})


def _written(image: Image.Image, name: str, options: dict[str, object]) -> bytes:
    target = io.BytesIO()
    image.save(target, name, exif=b"", **options)
    return target.getvalue()
