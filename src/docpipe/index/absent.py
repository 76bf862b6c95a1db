"""Folders of images that are not there as a whole: left out of a checkout, fetched later, or made by a generator."""

from __future__ import annotations

import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

from docpipe.model.document import Document

_SEVERAL = 5


def absent_folders(documents: Iterable[Document], folders: AbstractSet[str]) -> frozenset[str]:
    """Return the folders that are not among `folders` and that at least five different images lead to."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        here = posixpath.dirname(document.file.path)
        for image in document.images:
            if ":" not in image.target and not image.target.startswith(("/", "@")):
                place = posixpath.normpath(posixpath.join(here, unquote(image.target)))
                folder, _, name = unicodedata.normalize("NFC", place).rpartition("/")
                wanted[folder].add(name)
    return frozenset(folder for folder, names in wanted.items() if len(names) >= _SEVERAL and folder not in folders)
