"""The picture of a page, drawn by Pillow in the site's colours: its title, and whose it is."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Literal

import msgspec

from docpipe.pipeline.pictures.fonts import Face, loaded
from docpipe.pipeline.pictures.kept import Made, Record, digest_of
from docpipe.pipeline.pictures.wrap import phrase_ends, shortened, wrapped
from docpipe.publish.sharing.previews import Preview
from docpipe.sources.write import write_file

WIDTH, HEIGHT = 1200, 630
"""Pixels, the shape that other sites show whole."""

_MARGIN = 84
_BAR = 14
_SMALL = 34
_TITLE_SIZES = (84, 76, 68, 60, 54, 48)
_MOST_LINES = 4
_LEADING = 1.32
_TITLE_TOP, _TITLE_BOTTOM = 168, 486
_COLOUR = re.compile(r"--(paper|ink|quiet|accent|rule):\s*(?:light-dark\(\s*)?(#[0-9a-fA-F]{3,6})\b")


class Palette(msgspec.Struct, frozen=True):
    """The colours of the site in the light, `#rrggbb`."""

    paper: str = "#fcfbf8"
    ink: str = "#1b1e22"
    quiet: str = "#5a626b"
    accent: str = "#a6321f"
    rule: str = "#e0ddd5"


class Drawing(msgspec.Struct, frozen=True):
    """What is drawn, and where the files go: see `scale.Scaling`.

    Attributes:
        preview: what stands on it.
        face: for the title; its plain weight, where there is one, for the rest.
    """

    preview: Preview
    face: Face
    palette: Palette
    folder: str
    key: str


def palette_of(style: str) -> Palette:
    """Return the colours that a style sheet declares; docpipe's own where it declares none."""
    found: dict[str, str] = {}
    for match in _COLOUR.finditer(style):
        found.setdefault(match[1], match[2])
    return Palette(**found)


def draw_all(drawings: tuple[Drawing, ...]) -> None:
    """Draw pictures and write their files and records.

    Raises:
        OSError: a font cannot be read, or a file not be written.
    """
    for drawing in drawings:
        data = drawn(drawing)
        digest = digest_of(data)
        name = f"card-{digest[:16]}.png"
        write_file(Path(drawing.folder) / name, data)
        record = Record((Made(WIDTH, name, digest),))
        write_file(Path(drawing.folder) / f"{drawing.key}.json", msgspec.json.encode(record))


def drawn(drawing: Drawing) -> bytes:
    """Return a picture as PNG: the same drawing, the same bytes, with the same Pillow and the same font."""
    from PIL import Image, ImageDraw

    palette, face = drawing.palette, drawing.face
    image = Image.new("RGB", (WIDTH, HEIGHT), palette.paper)
    pen = ImageDraw.Draw(image)
    is_rtl = drawing.preview.locale.direction == "rtl"
    edge, anchor = (WIDTH - _MARGIN, "r") if is_rtl else (_MARGIN, "l")
    # Only what joins letters can be told a direction, and only text from right to left needs one.
    flow: Literal["rtl"] | None = "rtl" if is_rtl else None
    pen.rectangle((0, 0, WIDTH, _BAR), fill=palette.accent)
    small = loaded(face.plain or face.path, face.index, _SMALL)
    pen.text((edge, 112), drawing.preview.site, font=small, fill=palette.accent, anchor=anchor + "s", direction=flow)
    size, lines = _set(drawing)
    title = loaded(face.path, face.index, size)
    leading = size * _LEADING
    top = _TITLE_TOP + max(0.0, (_TITLE_BOTTOM - _TITLE_TOP - leading * len(lines)) / 2)
    for number, line in enumerate(lines):
        place = (edge, round(top + leading * number + size))
        pen.text(place, line, font=title, fill=palette.ink, anchor=anchor + "s", direction=flow)
    pen.line((_MARGIN, 522, WIDTH - _MARGIN, 522), fill=palette.rule, width=2)
    foot = shortened(wrapped(drawing.preview.line, small.getlength, _ROOM), 1, small.getlength, _ROOM)
    pen.text((edge, 576), foot[0] if foot else "", font=small, fill=palette.quiet, anchor=anchor + "s", direction=flow)
    target = io.BytesIO()
    # A drawing of few colours: the palette makes the file a quarter, and nobody sees it.
    image.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    return target.getvalue()


_ROOM = WIDTH - 2 * _MARGIN


def _set(drawing: Drawing) -> tuple[int, tuple[str, ...]]:
    """Return the largest size at which a title fits, and its lines; one that fits at none is shortened."""
    face, ends = drawing.face, phrase_ends(drawing.preview.title, drawing.preview.locale.tag)
    for size in _TITLE_SIZES:
        measure = loaded(face.path, face.index, size).getlength
        lines = wrapped(drawing.preview.title, measure, _ROOM, ends)
        if len(lines) <= _MOST_LINES and len(lines) * size * _LEADING <= _TITLE_BOTTOM - _TITLE_TOP:
            return size, lines
    return size, shortened(lines, _MOST_LINES, measure, _ROOM)
