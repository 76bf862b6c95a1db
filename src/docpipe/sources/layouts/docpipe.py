"""docpipe's own layout: `content/<locale>/`."""

from __future__ import annotations

from pathlib import Path

from docpipe.config.load import locale_folders
from docpipe.sources.layouts.found import Found, LayoutKind


def marks(folder: Path) -> bool:
    """Tell whether there is `content/<locale>/`."""
    return bool(locale_folders(folder))


def find(_root: Path, _base: str) -> Found | None:
    """Return None: the defaults of the configuration are this layout."""
    return None


LAYOUT = LayoutKind("docpipe", marks, find)
