"""A font for a text: one that has its characters, in the shapes of its language."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from docpipe.model.locale import Locale

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
"""Where systems keep the fonts of all their users."""

# From the best; a name of a whole family comes after those made for the script.
_HAN = (
    "NotoSansCJK-Bold.ttc",
    "SourceHanSans-Bold.ttc",
    "NotoSansCJKsc-Bold.otf",
    "SourceHanSansSC-Bold.otf",
    "SourceHanSansCN-Bold.otf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "msyhbd.ttc",
    "NotoSansCJK-Regular.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "NotoSerifCJK-Bold.ttc",
    "DroidSansFallbackFull.ttf",
)
_LATIN = (
    "NotoSans-Bold.ttf",
    "Inter-Bold.otf",
    "Roboto-Bold.ttf",
    "LiberationSans-Bold.ttf",
    "segoeuib.ttf",
    "Arial Bold.ttf",
    "arialbd.ttf",
)
_OTHERS = ("NotoSansArabic-Bold.ttf", "NotoNaskhArabic-Bold.ttf", "NotoSansHebrew-Bold.ttf", "NotoSansThai-Bold.ttf")
_LAST = ("DejaVuSans-Bold.ttf", "Arial Unicode.ttf")
_SCRIPTS_OF_HAN = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore"})
# How the faces of a collection are called for whom.
_FACES = {"Hans": "SC", "Hani": "SC", "Hant": "TC", "Jpan": "JP", "Kore": "KR"}
_MOST_FACES = 24
_TRIAL_SIZE = 24
# No font has it: what is drawn for it is what is drawn for every character that is not there.
_NEVER = "\U0010fffe"


class Face(msgspec.Struct, frozen=True):
    """A font: its file, the face of a collection, and the file of its plain weight."""

    path: str
    index: int = 0
    plain: str = ""


def font_files(folders: Iterable[str] = FOLDERS) -> dict[str, str]:
    """Return the fonts of the system that are known to be of use: paths by file name. The first of a name counts."""
    known = {*_HAN, *_LATIN, *_OTHERS, *_LAST}
    known |= {_plain(name) for name in known}
    found: dict[str, str] = {}
    for folder in folders:
        for parent, below, names in os.walk(folder):
            below.sort()
            for name in known.intersection(names):
                found.setdefault(name, str(Path(parent) / name))
    return found


def faces_for(locale: Locale, files: Mapping[str, str]) -> Iterator[Face]:
    """Yield what of the system's fonts may serve a language, the best first."""
    order: Sequence[str] = (*_LATIN, *_OTHERS, *_HAN, *_LAST)
    if locale.script in _SCRIPTS_OF_HAN:
        order = (*_HAN, *_LATIN, *_LAST)
    for name in order:
        if name in files:
            yield face_of(files[name], locale, files.get(_plain(name), ""))


def face_of(path: str, locale: Locale, plain: str = "") -> Face:
    """Return the face of a file that has the shapes of a language: collections of Han fonts have one for each."""
    wanted = _FACES.get(locale.script, "")
    if path.endswith((".ttc", ".otc")) and wanted:
        for index in range(_MOST_FACES):
            try:
                family = loaded(path, index, _TRIAL_SIZE).getname()[0] or ""
            except OSError:
                break
            if family.endswith(f" {wanted}") and " Mono " not in family:
                return Face(path, index, plain)
    return Face(path, 0, plain)


def loaded(path: str, index: int, size: int) -> FreeTypeFont:
    """Return a font to draw with; raises `OSError` where the file is none, or has no such face."""
    from PIL import ImageFont

    return ImageFont.truetype(path, size, index=index)


def drawable(text: str) -> str:
    """Return a text without what no font draws as text: emoji, pictograms, control and format characters.

    >>> drawable("发布 🎉 v2.0")
    '发布 v2.0'
    """
    words = ("".join(filter(_is_text, word)) for word in text.split())
    return " ".join(word for word in words if word)


def _is_text(character: str) -> bool:
    return unicodedata.category(character) not in {"So", "Cc", "Cf", "Cs", "Co"}


def missing(text: str, face: Face) -> str:
    """Return the characters of a text that a font does not have, sorted; all of them where it is no font."""
    characters = sorted(set(text) - {" "})
    try:
        font = loaded(face.path, face.index, _TRIAL_SIZE)
        nothing = _drawn(font, _NEVER)
        return "".join(character for character in characters if _drawn(font, character) == nothing)
    except OSError:
        return "".join(characters)


def _drawn(font: FreeTypeFont, character: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(character)
    return mask.size, bytes(mask)


def _plain(name: str) -> str:
    return name.replace("-Bold", "-Regular").replace("msyhbd", "msyh").replace("arialbd", "arial").replace(" Bold", "")
