"""The one maker of markdown-it: which syntax docpipe reads."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import reference as stock_reference
from mdit_py_plugins.footnote import footnote_plugin

from docpipe.parse.extensions.admonition import admonition_plugin
from docpipe.parse.extensions.heading_id import heading_id_plugin
from docpipe.parse.positions import PositionedBlock, PositionedInline

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

MAX_NESTING = 50
DEFINITIONS = "definitions"

_CORE = ("normalize", "block", "inline")
_BLOCK = (
    "table",
    "code",
    "fence",
    "blockquote",
    "hr",
    "list",
    "reference",
    "html_block",
    "heading",
    "lheading",
    "paragraph",
)
_INLINE = (
    "text",
    "newline",
    "escape",
    "backticks",
    "strikethrough",
    "emphasis",
    "link",
    "image",
    "autolink",
    "html_inline",
    "entity",
)


@functools.cache
def make_parser(renderer: str) -> MarkdownIt:
    """Return the parser for one set of emphasis rules, `docpipe` or `commonmark`.

    Raw HTML is recognised, so that what is in it can be read; the renderer shows it as text.
    Bare URLs are left to our own scanner, which knows Chinese punctuation. Adjacent text tokens
    are not joined: each keeps its place.
    """
    md = MarkdownIt("zero")
    md.block, md.inline = PositionedBlock(), PositionedInline()
    md.options.update({"html": True, "maxNesting": MAX_NESTING, "tasklists": True, "store_labels": True})
    md.options["renderer"] = renderer  # read by PositionedState
    footnote_plugin(md, move_to_end=False)
    admonition_plugin(md)
    heading_id_plugin(md)
    md.block.ruler.at("reference", _reference, {"alt": []})
    md.core.ruler.enableOnly([*_CORE, "alert", "heading_id"])
    md.block.ruler.enableOnly([*_BLOCK, "admonition", "footnote_def"])
    md.inline.ruler.enableOnly([*_INLINE, "footnote_inline", "footnote_ref"])
    md.inline.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis"])
    return md


def _reference(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803
    """Read a link reference definition by the stock rule, and keep where it stood."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    found = stock_reference(state, startLine, endLine, silent)
    if found and not silent:
        state.env.setdefault(DEFINITIONS, []).append((start, state.eMarks[state.line - 1]))
    return found
