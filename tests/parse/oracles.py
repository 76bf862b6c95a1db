"""Independent answers to hold docpipe's parser to: markdown-it as it is, and its renderer over a whole document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

import pytest
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_tail

from docpipe.model.body import Body, Piece, Slot
from docpipe.model.document import Parsed
from docpipe.parse import document
from docpipe.parse.body import SlotRenderer
from docpipe.parse.extensions.admonition import admonition_plugin
from docpipe.parse.extensions.heading_id import heading_id_plugin
from docpipe.parse.markdown import make_parser
from docpipe.parse.pieces import build_body
from tests.parse.posts import parsed

_MARK = re.compile("\0([a-z]+)(\\d+)\\.(\\d+)\0")
_NOTES_OPEN = '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n'
_NOTES_CLOSE = "</ol>\n</section>\n"

Signature = tuple[object, ...]


def signatures(tokens: Iterable[Token]) -> list[Signature]:
    """Return what makes up tokens, places left out."""
    return [
        (
            *(token.type, token.tag, token.content, dict(token.attrs), token.markup, token.info),
            *(token.hidden, token.nesting, token.level, token.map, signatures(token.children or ())),
        )
        for token in tokens
    ]


def stock_parser() -> MarkdownIt:
    """Return markdown-it as it is, with the syntax that docpipe reads."""
    ours = make_parser("commonmark")
    stock = MarkdownIt("zero")
    stock.options.update({"html": True, "maxNesting": 50, "tasklists": True, "store_labels": True})
    footnote_plugin(stock, move_to_end=False)
    admonition_plugin(stock)
    heading_id_plugin(stock)
    # The rule for `[!NOTE]` takes the first of the lines' places off; any places will do here.
    stock.core.ruler.after("block", "lines", _some_lines)
    rules = ours.get_active_rules()
    stock.core.ruler.enableOnly(["lines", *(rule for rule in rules["core"] if rule != "limits")])
    stock.block.ruler.enableOnly(rules["block"])
    stock.inline.ruler.enableOnly(rules["inline"])
    stock.inline.ruler2.enableOnly(rules["inline2"])
    return stock


def _some_lines(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.meta["lines"] = [0] * (token.content.count("\n") + 1)


def whole_and_recomposed(text: str, *, path: str = "content/zh/a.md") -> tuple[str, str, Parsed]:
    """Return a document rendered in one go, its body put together again, and what was parsed."""
    seen: list[tuple[list[Token], EnvType, SlotRenderer, OptionsDict]] = []

    def watched(tokens: Sequence[Token], env: EnvType, renderer: SlotRenderer, options: OptionsDict, text: str) -> Body:
        seen.append((list(tokens), env, renderer, options))
        return build_body(tokens, env, renderer, options, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "build_body", watched)
        found = parsed(text, path=path)
    if found.body is None:
        return "", "", found
    return _whole(*seen[0]), _recomposed(found.body), found


def _whole(tokens: list[Token], env: EnvType, renderer: SlotRenderer, options: OptionsDict) -> str:
    state = StateCore("", MarkdownIt("zero"), env)
    state.tokens = _hoisted(tokens)
    footnote_tail(state)
    whole = SlotRenderer(jsx=renderer.jsx)
    for name, rule in _NOTE_RULES.items():
        setattr(whole, name, rule)
        whole.rules[name] = getattr(whole, name)
    rendered = whole.render(state.tokens, options, env)
    return _MARK.sub(lambda mark: _filled(mark[1], int(mark[2]), int(mark[3])), rendered)


def _hoisted(tokens: list[Token]) -> list[Token]:
    """Put footnotes that stand in footnotes behind them: the stock rule that moves them all loses track otherwise."""
    body: list[Token] = []
    open_notes: list[list[Token]] = []
    done: list[Token] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            open_notes.append([])
        (open_notes[-1] if open_notes else body).append(token)
        if token.type == "footnote_reference_close":
            note = open_notes.pop()
            done = [*note, *done] if open_notes else [*done, *note]
    return [*body, *done]


def _note_open(tokens: Sequence[Token], index: int, *_: object) -> str:
    return f'<li id="fn{tokens[index].meta["id"] + 1}" class="footnote-item">'


def _note_anchor(tokens: Sequence[Token], index: int, *_: object) -> str:
    meta = tokens[index].meta
    return "" if meta["subId"] else _filled("back", meta["id"], 0)


_NOTE_RULES: dict[str, Callable[..., str]] = {
    "footnote_block_open": lambda *_: _NOTES_OPEN,
    "footnote_block_close": lambda *_: _NOTES_CLOSE,
    "footnote_open": _note_open,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _note_anchor,
}


def _recomposed(body: Body) -> str:
    notes = "".join(
        f'<li id="fn{number}" class="footnote-item">{_joined(note.pieces)}</li>\n'
        for number, note in enumerate(body.notes, 1)
    )
    return _joined(body.pieces) + (_NOTES_OPEN + notes + _NOTES_CLOSE if body.notes else "")


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(
        _filled(part.kind.value, part.index, part.nth) if isinstance(part, Slot) else part
        for piece in pieces
        for part in piece.parts
    )


def _filled(kind: str, index: int, nth: int) -> str:
    return f"[{kind} {index} {nth}]"
