"""The short way from a paragraph, a heading or a cell to the parts of its piece: nothing is marked and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from docpipe.model.body import Part, Slot, SlotKind
from docpipe.parse.blocks import BLOCK, HEADING
from docpipe.parse.slot_marks import parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

    from docpipe.parse.body import SlotRenderer

_KINDS = frozenset({"paragraph_open", "heading_open", "th_open", "td_open"})
# A picture may be all of its paragraph, and raw HTML may be shown in several ways, or not at all.
_SPECIAL = frozenset({"image", "html_inline"})


def plain_parts(
    tokens: Sequence[Token], index: int, renderer: SlotRenderer, options: OptionsDict
) -> tuple[Part, ...] | None:
    """Return the parts of the piece that begins at `index`, as rendering its three tokens one by one makes them.

    None for one that may need another way: with pictures or raw HTML in it, attributes of its own, or a task's box.
    """
    opening, inline = tokens[index], tokens[index + 1]
    if opening.type not in _KINDS or opening.attrs or BLOCK not in opening.meta or not inline.content.strip():
        return None
    before = tokens[index - 1] if index else None
    if before is not None and not opening.hidden and (before.hidden or "checked" in before.meta):
        return None
    shown = _shown(inline, renderer, options)
    if not shown:
        return None
    block = opening.meta[BLOCK]
    if opening.hidden:
        # A paragraph of a tight list has no tag of its own.
        return (Slot(SlotKind.WRAP, block), *parts_of(shown), Slot(SlotKind.UNWRAP, block))
    start, end = f"<{opening.tag}", f">{shown}</{opening.tag}>\n"
    if HEADING in opening.meta:
        return (start, Slot(SlotKind.HEADING, opening.meta[HEADING]), Slot(SlotKind.BLOCK, block), *parts_of(end))
    return (start, Slot(SlotKind.BLOCK, block), *parts_of(end))


def _shown(inline: Token, renderer: SlotRenderer, options: OptionsDict) -> str:
    """Return the markup of the content of a block; "" for none, and where there is something special in it."""
    children = inline.children or ()
    if len(children) == 1 and children[0].type == "text":
        return escapeHtml(children[0].content)
    if _SPECIAL.isdisjoint([child.type for child in children]):
        return renderer.renderInline(children, options, {})
    return ""
