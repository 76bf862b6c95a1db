"""The commonest links, labels, destinations and addresses, each found by one pattern."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it import helpers as stock
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_inline import link as stock_link

from docpipe.parse.fast.starts import INLINE_STARTS
from docpipe.parse.fast.state import FastState
from docpipe.parse.fast.tokens import inline_token
from docpipe.parse.noted import AT, TARGET

if TYPE_CHECKING:
    from typing import Any

    from markdown_it.rules_inline import StateInline

# No mark that could hide a bracket; marks of emphasis, entities and ends of lines cannot.
_LABEL = re.compile(r"[^\[\]\\`<${]*+\]")
_DESTINATION = re.compile(r"(?!<)[^\x00-\x20\x7f\\()]++(?![\\(])")
# A path or an address of the web whose host has at most three labels: what encoding leaves as it is.
_HOST = r"[a-z][a-z0-9-]{0,50}(?:\.[a-z][a-z0-9-]{0,50}){0,2}"
_PLAIN = re.compile(rf"(?:https?://{_HOST}(?=[/#]|\Z)|(?!//))[A-Za-z0-9._~/-]*+(?:#[A-Za-z0-9._~-]*+)?")
# A text without marks, and a destination without escapes, entities or a title.
_LINK = re.compile(rf"\[([^{re.escape(''.join(INLINE_STARTS.values()))}\]]+)\]\(((?!<)[^\x00-\x20\x7f\\()&]+)\)")


def link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's
    """Read a link as the stock rule does, and note its places where it is a plain one."""
    assert isinstance(state, FastState)  # noqa: S101 - the parser that has this rule makes no other
    found = _LINK.match(state.src, state.pos, state.posMax)
    if found is not None and _is_given_up(state, *found.span(1)):
        found = None
    address = state.md.normalizeLink(found[2]) if found else ""
    if found is None or not state.md.validateLink(address):
        return stock_link(state, silent)
    if not silent:
        state.flush()
        level = state.pendingLevel = state.level
        opening = inline_token(
            "link_open", "a", 1, level, "", "", {AT: found.span(), TARGET: (*found.span(2), found[2])}
        )
        opening.attrs = {"href": address}
        text = inline_token("text", "", 0, level + 1, found[1], "", {AT: found.span(1)})
        closing = inline_token("link_close", "a", -1, level, "", "", {AT: found.span()})
        state.tokens += (opening, text, closing)
    state.pos = found.end()
    return True


def _is_given_up(state: StateInline, start: int, end: int) -> bool:
    """Tell whether the library reads no such label: it is nested too deeply, or was when it was looked at before."""
    return state.level >= state.md.options["maxNesting"] or state.cache.get(start, 0) > end


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
        if label is None or _is_given_up(state, start + 1, label.end() - 1):
            return stock.parseLinkLabel(state, start, disableNested)
        return label.end() - 1

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
