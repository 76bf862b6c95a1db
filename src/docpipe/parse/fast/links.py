"""Where labels and destinations of links end, and addresses that need no encoding: found by one pattern each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it import helpers as stock
from markdown_it.common.utils import unescapeAll

if TYPE_CHECKING:
    from typing import Any

    from markdown_it.rules_inline import StateInline

# No mark that could hide a bracket; marks of emphasis, entities and ends of lines cannot.
_LABEL = re.compile(r"[^\[\]\\`<${]*+\]")
_DESTINATION = re.compile(r"(?!<)[^\x00-\x20\x7f\\()]++(?![\\(])")
# A path or an address of the web whose host has at most three labels: what encoding leaves as it is.
_HOST = r"[a-z][a-z0-9-]{0,50}(?:\.[a-z][a-z0-9-]{0,50}){0,2}"
_PLAIN = re.compile(rf"(?:https?://{_HOST}(?=[/#]|\Z)|(?!//))[A-Za-z0-9._~/-]*+(?:#[A-Za-z0-9._~-]*+)?")


class Destination(NamedTuple):
    """What the stock helper returns for a destination."""

    ok: bool
    pos: int
    str: str


class Helpers:
    """markdown-it's helpers, with short ways for the commonest links."""

    parseLinkTitle = staticmethod(stock.parseLinkTitle)  # noqa: N815 - the library's name

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N802, N803 - the library's
        """Return where the label that begins at `start` ends, or -1."""
        label = _LABEL.match(state.src, start + 1, state.posMax)
        if label is not None and state.level < state.md.options["maxNesting"]:
            return label.end() - 1
        return stock.parseLinkLabel(state, start, disableNested)

    @staticmethod
    def parseLinkDestination(string: str, pos: int, maximum: int) -> Any:  # noqa: ANN401, N802 - as the library has it
        """Return the destination that begins at `pos`."""
        found = _DESTINATION.match(string, pos, maximum)
        if found is None:
            return stock.parseLinkDestination(string, pos, maximum)
        return Destination(ok=True, pos=found.end(), str=unescapeAll(found[0]))


class FastMarkdown(MarkdownIt):
    """markdown-it with these helpers."""

    def __init__(self, config: str) -> None:
        """Take a preset."""
        super().__init__(config)
        self.helpers = Helpers()  # type: ignore[assignment]  # a module in the library; only its functions are called

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        """Return an address as it stands in a page."""
        return url if is_plain(url) else super().normalizeLink(url)


def is_plain(url: str) -> bool:
    """Tell whether encoding leaves an address as it is, as far as one pattern can tell."""
    return _PLAIN.fullmatch(url) is not None
