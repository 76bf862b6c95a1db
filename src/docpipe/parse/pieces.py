"""The rendered tokens of a document, cut into the pieces of its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from docpipe.model.body import Body, Note, Piece, Role, Slot, SlotKind
from docpipe.parse import html
from docpipe.parse.blocks import BLOCK
from docpipe.parse.leaves import plain_parts
from docpipe.parse.raw_html import Sanitizer
from docpipe.parse.slot_marks import parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.utils import EnvType, OptionsDict

    from docpipe.parse.body import SlotRenderer

# A block with inline content is one piece: its start tag, its content, its end tag.
LEAVES = {"paragraph_open", "heading_open", "th_open", "td_open", "admonition_title_open"}
_LEAF_LENGTH = 3
_LEAF, _OPEN, _CLOSE = Role.LEAF, Role.OPEN, Role.CLOSE


def build_body(
    tokens: Sequence[Token], env: EnvType, renderer: SlotRenderer, options: OptionsDict, text: str = ""
) -> Body:
    """Return the body of a document whose tokens know their blocks, links and headings.

    Args:
        tokens: of the whole document.
        env: what the parser kept besides.
        renderer: makes the markup.
        options: the parser's.
        text: the document's, where raw HTML is shown.
    """
    body, definitions = _without_notes(tokens)
    sanitizer = Sanitizer(text) if renderer.html else None
    pieces, truncate = _pieces(body, renderer, options, sanitizer)
    notes = tuple(
        _note(number, entry, definitions, renderer, options, sanitizer)
        for number, entry in sorted(env.get("footnotes", {}).get("list", {}).items())
    )
    return Body(pieces, notes, truncate, tuple(sanitizer.targets) if sanitizer is not None else ())


def _without_notes(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Take the footnote definitions out, as the page shows them at its end; the last of a label holds."""
    body: list[Token] = []
    definitions: dict[str, list[Token]] = {}
    inside = [body]  # definitions may stand in definitions
    for token in tokens:
        if token.type == "footnote_reference_open":
            inside.append([])
            definitions[token.meta["label"]] = inside[-1]
        elif token.type == "footnote_reference_close":
            inside.pop()
        else:
            inside[-1].append(token)
    return body, definitions


def rendered(tokens: Sequence[Token], index: int, renderer: SlotRenderer, options: OptionsDict) -> str:
    """Return the markup of a token, rendered among all of them."""
    token = tokens[index]
    if token.type == "inline":
        return renderer.renderInline(token.children or (), options, {})
    if token.type in renderer.rules:
        return str(renderer.rules[token.type](tokens, index, options, {}))
    return renderer.renderToken(tokens, index, options, {})


def _pieces(
    tokens: Sequence[Token], renderer: SlotRenderer, options: OptionsDict, sanitizer: Sanitizer | None
) -> tuple[tuple[Piece, ...], int]:
    """Return the pieces, and the index of the first one behind the excerpt or -1."""
    pieces: list[Piece] = []
    raw: dict[int, str] = {}
    mixed: set[int] = set()
    depth, index, truncate, marked = 0, 0, -1, False
    while index < len(tokens):
        token = tokens[index]
        length = _LEAF_LENGTH if token.type in LEAVES else 1
        plain = plain_parts(tokens, index, renderer, options) if length > 1 else None
        if plain is not None:
            pieces.append(Piece(_LEAF, plain, token.meta[BLOCK]))
            index += length
            continue
        parts = parts_of("".join([rendered(tokens, at, renderer, options) for at in range(index, index + length)]))
        role = _LEAF if length > 1 or token.nesting == 0 else _OPEN if token.nesting > 0 else _CLOSE
        depth += (role is _OPEN) - (role is _CLOSE)
        if parts or role is not _LEAF:
            if token.type == "html_block":
                raw[len(pieces)] = token.content
            elif any(map(_holds_tags, tokens[index : index + length])):
                mixed.add(len(pieces))
            pieces.append(Piece(role, parts, token.meta.get(BLOCK, -1)))
        marked = marked or any(map(_is_truncate, tokens[index : index + length]))
        if marked and depth == 0 and truncate < 0:
            truncate = len(pieces)
        index += length
    if sanitizer is None:
        return tuple(pieces), truncate
    if truncate < 0:
        return tuple(sanitizer.pieces(pieces, raw, mixed)), truncate
    # An element that reaches over the end of the excerpt is closed there.
    before = tuple(sanitizer.pieces(pieces[:truncate], raw, mixed))
    raw = {number - truncate: text for number, text in raw.items()}
    return (*before, *sanitizer.pieces(pieces[truncate:], raw, {number - truncate for number in mixed})), len(before)


def _holds_tags(token: Token) -> bool:
    """Tell whether there are tags in the text of a block."""
    if not token.children or (token.content and "<" not in token.content):
        return False
    return any(child.type == "html_inline" for child in token.children)


def _is_truncate(token: Token) -> bool:
    # What a block holds stands in its content; a note that was made of other tokens has none.
    if token.content and "<!--" not in token.content:
        return False
    if token.type in {"html_block", "html_inline"}:
        return any(html.is_truncate_marker(comment.inner) for comment in html.comments(token.content))
    return any(_is_truncate(child) for child in token.children or ())


def _note(
    number: int,
    entry: dict[str, object],
    definitions: dict[str, list[Token]],
    renderer: SlotRenderer,
    options: OptionsDict,
    sanitizer: Sanitizer | None,
) -> Note:
    """Return a note whose last paragraph, or else its end, holds the way back."""
    label = str(entry.get("label", ""))
    tokens = definitions.get(label, []) if label else _inline_note(entry)
    pieces = list(_pieces(tokens, renderer, options, sanitizer)[0])
    back = Slot(SlotKind.BACK, number)
    if tokens and tokens[-1].type == "paragraph_close" and _is_shown(tokens[-_LEAF_LENGTH], pieces):
        last = pieces.pop()
        end = last.parts[-1]
        assert isinstance(end, str)  # noqa: S101 - a paragraph ends in its end tag
        text = end.removesuffix("</p>\n")
        pieces.append(Piece(last.role, (*last.parts[:-1], *([text] if text else []), back, "</p>\n"), last.block))
    else:
        pieces.append(Piece(Role.LEAF, (back,)))
    count = entry.get("count", 1)
    return Note(label, tuple(pieces), count if isinstance(count, int) else 1)


def _is_shown(opening: Token, pieces: Sequence[Piece]) -> bool:
    """Tell whether the paragraph that begins with `opening` is the last piece; one of components alone is none."""
    return bool(pieces) and pieces[-1].block == opening.meta.get(BLOCK, -1)


def _inline_note(entry: dict[str, object]) -> list[Token]:
    children = entry["tokens"]
    assert isinstance(children, list)  # noqa: S101 - made by the footnote plugin
    inline = Token("inline", "", 0, children=children)
    return [Token("paragraph_open", "p", 1, block=True), inline, Token("paragraph_close", "p", -1, block=True)]
