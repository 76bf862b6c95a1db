"""Which file stands for what: docpipe's own layout, `content/<locale>/<key>.md`, and the language of a loose file."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from docpipe.config.schema import Config
from docpipe.model.source import DocumentKey, SourceFile

CONTENT = "content"
DOCUMENT_SUFFIXES = frozenset({".md", ".markdown", ".mdx"})

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
# An English word has about five letters and says as much as one or two Han characters.
_LETTERS_PER_HAN = 5


def is_document(path: str) -> bool:
    """Tell by its suffix whether a file is read as Markdown."""
    return PurePosixPath(path).suffix.lower() in DOCUMENT_SUFFIXES


def source_file(path: str, config: Config) -> SourceFile | None:
    """Return what the document at `path` (POSIX, relative to the root) stands for, or None outside all locales.

    The key is in Unicode form NFC, so that a file keeps it on macOS, which stores names decomposed.
    """
    content, _, below = path.partition("/")
    folder, _, rest = below.partition("/")
    locale = next((locale.name for locale in config.site.locales if locale.name == folder), None)
    if content != CONTENT or locale is None or not rest or not is_document(rest):
        return None
    return SourceFile(path, locale, _key(rest))


def guess_locale(text: str) -> str:
    """Return `zh` for text mainly in Han characters, else `en`.

    >>> guess_locale("用 Python 写的 linter"), guess_locale("This is written in 中文")
    ('zh', 'en')
    """
    return "zh" if _LETTERS_PER_HAN * len(_HAN.findall(text)) > len(_LATIN.findall(text)) else "en"


def _key(below: str) -> DocumentKey:
    return DocumentKey(unicodedata.normalize("NFC", below.removesuffix(PurePosixPath(below).suffix)))
