"""What a reader gets of a built page: its text in lines, and its weight."""

from __future__ import annotations

import functools
import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset({"img", "br", "hr", "input", "meta", "link", "source", "wbr", "col", "path"})
_INLINE = frozenset({"a", "b", "i", "em", "strong", "del", "ins", "code", "span", "sup", "sub", "cite", "kbd", "mark"})
# What the theme says in a text, and markup of an author's that is shown as it was written.
_NOT_TEXT = frozenset({"admonition-title", "changed", "raw-html", "notes", "pause"})
_LOADED = re.compile(r'<link rel="stylesheet" href="([^"]+)"|<script type="module" src="([^"]+)"')


class _Text(HTMLParser):
    """Gathers the text below `<div class="text">` and the title, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._end_line()
            return
        attributes = dict(attrs)
        classes = set((attributes.get("class") or "").split())
        is_read = bool(self._open and self._open[-1][1]) or tag == "h1" or "text" in classes
        is_read = is_read and attributes.get("role") != "doc-noteref"
        self._open.append((tag, is_read and not classes & _NOT_TEXT))
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag not in _VOID:
            name, _ = self._open.pop()
            if name == tag:
                break
        self._end_line(tag)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1]:
            self.lines[-1] += data

    def _end_line(self, tag: str = "") -> None:
        if tag not in _INLINE:
            self.lines.append("")


def lines_of(page: Path) -> list[str]:
    """Return the title and the text of a post's page, a line for each block."""
    found = _Text()
    found.feed(page.read_text("utf-8"))
    return [line for line in found.lines if line.strip()]


def weight_of(page: Path) -> tuple[int, int]:
    """Return what a page weighs with its style sheets and scripts, in bytes compressed, and its scripts as they are."""
    text = page.read_text("utf-8")
    files = [(page.parent / (style or script), bool(script)) for style, script in _LOADED.findall(text)]
    compressed = len(gzip.compress(text.encode(), 6, mtime=0)) + sum(_compressed(file.resolve()) for file, _ in files)
    return compressed, sum(file.stat().st_size for file, is_script in files if is_script)


def posts_of(folder: Path) -> list[Path]:
    """Return the pages of posts and plain pages below a folder."""
    pages = sorted(folder.rglob("index.html"))
    return [page for page in pages if "<article data-copy=" in page.read_text("utf-8")]


def index_of(search: Path) -> list[set[str]]:
    """Return the terms that find each page, in the order of the list, as a browser reads the index beside it."""
    found: list[set[str]] = []
    for name in json.loads((search / "index.json").read_bytes())["files"]:
        for term, pairs in json.loads((search / name).read_bytes()).items():
            page = 0
            for step in pairs[::2]:
                page += step
                found += [set() for _ in range(page + 1 - len(found))]
                found[page].add(term)
    return found


@functools.cache
def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))
