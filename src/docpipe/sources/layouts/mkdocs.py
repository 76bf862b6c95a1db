"""MkDocs: `docs/` beside `mkdocs.yml`, with a folder or a suffix per further locale."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from docpipe.model.diagnostic import Severity
from docpipe.sources.layouts import folder
from docpipe.sources.layouts.found import Found, LayoutKind
from docpipe.sources.layouts.look import path, text_of

_CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
# The file may hold tags that only Python understands, so one line of it is read and no more.
_FOLDER = re.compile(r"^docs_dir:[ \t]*['\"]?([\w./-]+)", re.MULTILINE)
# How the ids of Chinese headings are made is a setting there, and by default they are numbers.
_SEVERITY = {"FM001": Severity.INFO, "FM004": Severity.INFO, "AN001": Severity.INFO, "AN005": Severity.INFO}


def marks(root: Path) -> bool:
    """Tell whether there is `mkdocs.yml`."""
    return any((root / name).is_file() for name in _CONFIGS)


def find(root: Path, base: str) -> Found | None:
    """Return the site whose configuration lies in `base`."""
    name = next((name for name in _CONFIGS if (root / base / name).is_file()), "")
    named = _FOLDER.search(text_of(root / base / name)) if name else None
    home = path(base, named[1] if named else "docs")
    found = folder.find(root, home) if (root / home).is_dir() and not home.startswith("..") else None
    return found and replace(
        found,
        layout=LAYOUT.name,
        title="MkDocs site",
        because=path(base, name),
        assets=(home,),
        # Python-Markdown takes emphasis beside Chinese punctuation for what it is meant to be.
        renderer="docpipe",
        judge="Python-Markdown",
        severity=_SEVERITY,
    )


LAYOUT = LayoutKind("mkdocs", marks, find)
