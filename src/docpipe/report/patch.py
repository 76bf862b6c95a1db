"""A changed file as a patch that `git apply` and `patch -p1` take."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from docpipe.report.printable import printable

_NO_END = "\n\\ No newline at end of file\n"


def patch(path: str, before: str, after: str) -> str:
    """Return what changed in a file as a unified diff; "" if nothing did.

    Lines end with line feeds only, as they do for git: a carriage return belongs to its line.

    Args:
        path: of the file, from the folder that the patch is for.
        before: its text, all of it.
        after: the text as it is to be.
    """
    name = printable(path)
    made = difflib.unified_diff(list(_lines(before)), list(_lines(after)), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else line + _NO_END for line in made)


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
