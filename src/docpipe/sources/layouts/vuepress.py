"""VuePress and VitePress: `docs/` with a hidden folder of their own, and a folder per further locale."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from docpipe.sources.layouts import folder
from docpipe.sources.layouts.found import Found, LayoutKind
from docpipe.sources.layouts.look import path

_MARKS = {".vuepress": "VuePress site", ".vitepress": "VitePress site"}
_PLACES = ("", "docs", "src")


def marks(root: Path) -> bool:
    """Tell whether there is `.vuepress` or `.vitepress`, here or in the usual folders."""
    return _mark(root) is not None


def find(root: Path, base: str) -> Found | None:
    """Return the site whose configuration lies in `base`."""
    known = _mark(root / base)
    if known is None:
        return None
    home, mark = path(base, known[0]), known[1]
    found = folder.find(root, home)
    # What VuePress serves as it is lies in its hidden folder, and with VitePress beside it.
    places = (path(home, mark, "public"), path(home, "public"))
    return found and replace(
        found,
        layout=LAYOUT.name,
        title=_MARKS[mark],
        because=path(home, mark),
        assets=tuple(place for place in places if (root / place).is_dir()),
        slugs="vuepress",
    )


def _mark(root: Path) -> tuple[str, str] | None:
    """Return the folder of the documents and the hidden one in it."""
    return next(((place, mark) for place in _PLACES for mark in _MARKS if (root / place / mark).is_dir()), None)


LAYOUT = LayoutKind("vuepress", marks, find)
