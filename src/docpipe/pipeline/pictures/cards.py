"""The pictures of pages that have none, drawn once and kept in `.docpipe/images/`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from docpipe.config.images import Images
from docpipe.model.errors import ConfigError
from docpipe.model.locale import Locale
from docpipe.model.page import Route
from docpipe.pipeline.pictures.draw import HEIGHT, WIDTH, Drawing, Palette, draw_all
from docpipe.pipeline.pictures.fonts import Face, drawable, face_of, faces_for, font_files, missing
from docpipe.pipeline.pictures.kept import FOLDER, digest_of, record_of
from docpipe.pipeline.pictures.measure import Remark
from docpipe.pipeline.pictures.one_by_one import each_alone
from docpipe.pipeline.pictures.pillow import pillow_version, shapes_text
from docpipe.publish.images.assets import Drawn
from docpipe.publish.sharing.previews import Preview

_DESIGN = 1  # goes up when the same page would get another picture
_BATCH = 16
_DEADLINE = 60.0
_MOST_NAMED = 12


class Cards:
    """Draws the pictures of one build; afterwards `remarks` says what could not be drawn, and why."""

    def __init__(self, root: Path, options: Images, palette: Palette, *, count: int) -> None:
        """Look for the font that was configured, or for those of the system.

        Args:
            root: the site's folder.
            options: `[images]`.
            palette: the site's colours.
            count: how many processes at a time.

        Raises:
            ConfigError: Pillow is not installed, or the configured font is none.
        """
        self.remarks: tuple[Remark, ...] = ()
        self._root, self._options, self._palette, self._count = root, options, palette, count
        self._made_by = pillow_version("images.cards", "cards")
        self._own = _own_font(root, options.font)
        self._files = {} if self._own else font_files()
        self._faces: dict[Locale, tuple[Face, ...]] = {}

    def __call__(self, previews: Mapping[Route, Preview]) -> dict[Route, Drawn]:
        """Return the pictures of pages; a page whose characters no font has gets none."""
        drawings: dict[Route, Drawing] = {}
        lacking: dict[Locale, list[tuple[Route, str]]] = {}
        for route, preview in sorted(previews.items()):
            drawing, absent = self._drawing(preview)
            if drawing is None:
                lacking.setdefault(preview.locale, []).append((route, absent))
            else:
                drawings[route] = drawing
        failures = self._draw(drawings)
        self.remarks = tuple(sorted((*_no_font(lacking), *failures)))
        return {route: each for route, drawing in drawings.items() if (each := self._drawn(drawing)) is not None}

    def _drawing(self, wanted: Preview) -> tuple[Drawing | None, str]:
        """Return what is to be drawn, or None and the characters that no font has."""
        texts = {"title": drawable(wanted.title), "site": drawable(wanted.site), "line": drawable(wanted.line)}
        preview = msgspec.structs.replace(wanted, **texts)
        absent = preview.title
        for face in self._faces_for(preview.locale) if preview.title else ():
            found = missing("".join(texts.values()), face)
            if not found:
                key = self._key(preview, face)
                return Drawing(preview, face, self._palette, str(self._root / FOLDER), key), ""
            absent = min(absent, found, key=len)
        return None, absent

    def _faces_for(self, locale: Locale) -> tuple[Face, ...]:
        if locale not in self._faces and locale.direction == "rtl" and not shapes_text():
            self._faces[locale] = ()
        if locale not in self._faces:
            own = (face_of(self._own, locale),) if self._own else None
            self._faces[locale] = own or tuple(faces_for(locale, self._files))
        return self._faces[locale]

    def _key(self, preview: Preview, face: Face) -> str:
        """Return what stands for all that the picture depends on: wherever the site lies, and the font's file too."""
        fonts = [_facts(path) for path in (face.path, face.plain) if path]
        return digest_of(repr((_DESIGN, self._made_by, preview, self._palette, face.index, fonts)).encode())

    def _draw(self, drawings: Mapping[Route, Drawing]) -> list[Remark]:
        folder = self._root / FOLDER
        wanted = {each.key: each for each in drawings.values()}
        new = [each for key, each in sorted(wanted.items()) if record_of(folder, key) is None]
        if not new:
            return []
        folder.mkdir(parents=True, exist_ok=True)
        batches = [tuple(new[first : first + _BATCH]) for first in range(0, len(new), _BATCH)]
        failures = each_alone(draw_all, batches, count=self._count, deadline=_DEADLINE)
        return [
            Remark("docpipe.toml", f"asks for cards, and {len(batches[number])} were not drawn: {reason}")
            for number, reason in failures.items()
        ]

    def _drawn(self, drawing: Drawing) -> Drawn | None:
        record = record_of(self._root / FOLDER, drawing.key)
        if record is None or not record.made:
            return None
        name = record.made[0].name
        return Drawn(f"{FOLDER}/{name}", name, WIDTH, HEIGHT)


def _own_font(root: Path, written: str) -> str:
    """Return the absolute path of the configured font, or "" where none is."""
    if not written:
        return ""
    path = root / written
    if not path.is_file():
        raise ConfigError(
            f"images.font names {written}, and there is no such file",
            hint='Write the path of a .ttf, .otf or .ttc file, or font = "" for one of the system\'s',
            path="docpipe.toml",
        )
    return str(path)


def _facts(path: str) -> tuple[str, int]:
    """Return name and size of a font's file: two fonts of a name and a size are the same."""
    place = Path(path)
    return place.name, place.stat().st_size


def _no_font(lacking: Mapping[Locale, Sequence[tuple[Route, str]]]) -> list[Remark]:
    """Say once for each language which pages get no card, and what would help."""
    remarks = []
    for locale, pages in lacking.items():
        absent = "".join(sorted(set("".join(characters for _, characters in pages))))[:_MOST_NAMED]
        count = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        remarks.append(
            Remark(
                "docpipe.toml",
                f"asks for cards, and {count} in {locale.label} got none: no font here has {absent or 'their titles'}. "
                'Name one that has, [images] font = "path", or install Noto Sans CJK',
            )
        )
    return remarks
