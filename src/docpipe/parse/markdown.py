"""The one maker of markdown-it: which syntax docpipe reads."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import reference as stock_reference
from markdown_it.rules_core import normalize as stock_normalize
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar
from mdit_py_plugins.footnote import footnote_plugin

from docpipe.parse import guards
from docpipe.parse.extensions.admonition import admonition_plugin
from docpipe.parse.extensions.heading_id import heading_id_plugin
from docpipe.parse.extensions.hexo import hexo_plugin
from docpipe.parse.fast.blocks import FastBlock
from docpipe.parse.fast.inlines import FastInline
from docpipe.parse.fast.links import FastMarkdown
from docpipe.parse.positions import PositionedBlock, PositionedInline

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

DEFINITIONS = "definitions"
_stock_formula = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)

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
def make_parser(
    renderer: str, *, jsx: bool = False, math: bool = False, hexo: bool = False, fast: bool = True
) -> MarkdownIt:
    """Return the parser for one set of emphasis rules, `docpipe` or `commonmark`.

    It makes the same tokens with `fast` and without, see `fast`.

    With `jsx` an indented line is no code, as in MDX. With `math` formulas stand between dollar signs, but for
    prices: no blank stands inside of the signs, and no digit outside. With `hexo` its tags are read.

    Raw HTML is recognised, so that what is in it can be read; the renderer shows it as text.
    Bare URLs are left to our own scanner, which knows Chinese punctuation. Adjacent text tokens
    are not joined: each keeps its place.
    """
    md = (FastMarkdown if fast else MarkdownIt)("zero")
    md.block, md.inline = PositionedBlock(), PositionedInline()
    md.options.update({"html": True, "maxNesting": guards.MAX_NESTING, "tasklists": True, "store_labels": True})
    md.options["renderer"] = renderer  # read by PositionedState
    footnote_plugin(md, move_to_end=False)
    admonition_plugin(md)
    heading_id_plugin(md)
    md.block.ruler.at("reference", _reference, {"alt": []})
    md.core.ruler.before("inline", "limits", guards.check_inlines)
    md.core.ruler.enableOnly([*_CORE, "alert", "heading_id", "limits"])
    md.block.ruler.enableOnly([*_BLOCK, "admonition", "footnote_def"])
    if jsx:
        md.block.ruler.disable("code")
    if math:
        dollarmath_plugin(
            md, allow_labels=False, allow_space=False, allow_digits=False, allow_blank_lines=False, double_inline=True
        )
        md.inline.ruler.at("math_inline", _formula)
    md.inline.ruler.enableOnly([*_INLINE, "footnote_inline", "footnote_ref", *(["math_inline"] if math else [])])
    if hexo:
        hexo_plugin(md)
    md.inline.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis"])
    if fast:
        md.core.ruler.at("normalize", _normalize)
        md.block = FastBlock(md.block.ruler)
        md.inline = FastInline(md.inline.ruler, md.inline.ruler2)
    return md


def _normalize(state: StateCore) -> None:
    """Make all ends of lines alike and keep NUL out, as the stock rule does, where there is anything to do."""
    if "\r" in state.src or "\0" in state.src:
        stock_normalize(state)


def _formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's
    """Read a formula by the stock rule, but none that a letter follows: `$HOME/$PATH` are names of variables."""
    start = state.pos
    if not _stock_formula(state, True):  # noqa: FBT003 - the library's
        return False
    is_followed = state.src[state.pos : state.pos + 1].isascii() and state.src[state.pos : state.pos + 1].isalpha()
    if is_followed or not silent:
        state.pos = start
    return not is_followed and (silent or _stock_formula(state, silent))


def _reference(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - the library's
    """Read a link reference definition by the stock rule, and keep where it stood."""
    found = stock_reference(state, startLine, endLine, silent)
    if found and not silent:
        # As the stock rule joined them; the line tables are those of the container now only.
        lines = [(state.bMarks[n] + state.tShift[n], state.eMarks[n]) for n in range(startLine, state.line)]
        state.env.setdefault(DEFINITIONS, []).append(lines)
    return found
