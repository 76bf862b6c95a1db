"""Links that fail only because of capital and small letters: what LK001 leaves to LK008."""

from __future__ import annotations

from urllib.parse import unquote

from docpipe.index.suggest import differs_in_case
from docpipe.index.targets import Broken, Resolved


def path_of(target: str) -> str:
    """Return the path of a link's target, without query and fragment, as written."""
    return target.partition("#")[0].partition("?")[0]


def right_case(target: str, resolved: Resolved) -> str | None:
    """Return the path that was meant where it differs from the target's in letter case alone, else None."""
    if not isinstance(resolved, Broken) or not resolved.suggestions:
        return None
    nearest = resolved.suggestions[0]
    return nearest if differs_in_case(nearest, unquote(path_of(target))) else None
