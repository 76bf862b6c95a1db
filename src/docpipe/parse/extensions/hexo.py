"""Hexo's tags, `{% name … %}`: pictures, links, code, notes and quotations become what Markdown has for them.

A tag that means nothing here is not shown, and neither are the marks of a pair of them: what stands between is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from docpipe.parse.extensions.admonition import kind_of
from docpipe.parse.noted import AT, CLOSED, TARGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_TAG = re.compile(r"\{%-?[ \t]*([A-Za-z_]\w*)((?:[^%\n]|%(?!\}))*)%\}")
_WORD = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s\"'%]+)")
_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp)", re.IGNORECASE)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|#")
_SIZE = re.compile(r"\d+(?:px|%)?|auto")
_PICTURES = frozenset({"asset_img", "img", "image"})
_LINKS = frozenset({"post_link", "asset_link", "link"})
_QUOTATIONS = frozenset({"blockquote", "quote", "centerquote", "cq", "pullquote"})


class _Word(NamedTuple):
    """A word of a tag without its quotes, and where it stands in the text the tag is in."""

    text: str
    start: int

    @property
    def place(self) -> tuple[int, int]:
        """Its first offset, and the one behind it."""
        return self.start, self.start + len(self.text)


def hexo_plugin(md: MarkdownIt) -> None:
    """Add the tags to `md`."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "hexo_block", _block, {"alt": ends})
    md.inline.ruler.before("escape", "hexo_tag", _inline)


def _words(tag: re.Match[str]) -> list[_Word]:
    found = _WORD.finditer(tag.string, tag.start(2), tag.end(2))
    return [
        _Word(next(text for text in word.groups() if text is not None), word.start(word.lastindex or 0))
        for word in found
    ]


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's
    tag = _TAG.match(state.src, state.pos, state.posMax) if state.src.startswith("{%", state.pos) else None
    if tag is None:
        return False
    if not silent:
        if state.pending:
            state.pushPending()
        words = _words(tag)
        if tag[1] in _PICTURES:
            _picture(state, tag, words)
        elif tag[1] in _LINKS and words:
            _link(state, tag, words)
    state.pos = tag.end()
    return True


def _picture(state: StateInline, tag: re.Match[str], words: Sequence[_Word]) -> None:
    """Push an image: class names may stand before its file, a size and then title and description behind it."""
    number = next((number for number, word in enumerate(words) if _FILE.fullmatch(word.text)), None)
    if number is None:
        return
    file = words[number]
    said = [word for word in words[number + 1 :] if word.text and not _SIZE.fullmatch(word.text)]
    image = state.push("image", "img", 0)
    image.attrs = {"src": file.text, "alt": ""}
    image.children, image.content = [], ""
    image.meta = {AT: (tag.start(), tag.end()), TARGET: (*file.place, file.text)}
    if said:
        alt = said[-1]
        text = _text_token(alt, 0)
        image.children, image.content = [text], alt.text
        # A description is looked for behind the `![` that a picture begins with elsewhere.
        image.meta[AT] = (alt.start - len("!["), tag.end())


def _link(state: StateInline, tag: re.Match[str], words: Sequence[_Word]) -> None:
    """Push a link to a post or a file, named by all the words behind its address."""
    # Hexo's own `link` names the text first; a word with a scheme or a slash is its address.
    number = next((n for n, word in enumerate(words) if tag[1] == "link" and _ADDRESS.match(word.text)), 0)
    target = words[number]
    before, after = words[:number], [word for word in words[number + 1 :] if word.text not in {"true", "false"}]
    said = _joined(tag.string, before or after or [target])
    address = target.text if tag[1] != "post_link" or target.text.endswith(".md") else f"{target.text}.md"
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": address}
    opening.meta = {AT: (tag.start(), tag.end()), TARGET: (*target.place, address)}
    text = _text_token(said, said.start)
    text.level = state.level
    state.tokens.append(text)
    closing = state.push("link_close", "a", -1)
    closing.meta = {AT: (tag.start(), tag.end())}


def _joined(text: str, words: Sequence[_Word]) -> _Word:
    """Return words that stand beside each other as one, as it is written."""
    start, end = words[0].start, words[-1].place[1]
    return _Word(text[start:end], start)


def _text_token(word: _Word, start: int) -> Token:
    return Token("text", "", 0, content=word.text, meta={AT: (start, start + len(word.text))})


def _block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: FBT001, N803 - the library's
    if state.is_code_block(startLine):
        return False
    tag = _alone(state, startLine)
    if tag is None or tag[1] in _PICTURES | _LINKS:
        return False
    if silent:
        return True
    if tag[1] == "codeblock" or tag[1] == "code":
        _code(state, tag, startLine, endLine)
    elif tag[1] == "note" or tag[1] in _QUOTATIONS:
        _container(state, tag, startLine, endLine)
    else:
        state.line = startLine + 1
    return True


def _alone(state: StateBlock, line: int) -> re.Match[str] | None:
    """Return the tag that is all of a line, or None."""
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    tag = _TAG.match(state.src, start, end)
    return tag if tag is not None and not state.src[tag.end() : end].strip() else None


def _end(state: StateBlock, name: str, first: int, last: int) -> tuple[int, int]:
    """Return the line of the tag that ends `name`, and the one to go on from; both are `last` where there is none."""
    for line in range(first, last):
        tag = _alone(state, line)
        if tag is not None and tag[1] == f"end{name}":
            return line, line + 1
    return last, last


def _code(state: StateBlock, tag: re.Match[str], first: int, last: int) -> None:
    closing, after = _end(state, tag[1], first + 1, last)
    words = _words(tag)
    language = next((word.text.removeprefix("lang:") for word in words if word.text.startswith("lang:")), "")
    title = " ".join(word.text for word in words if ":" not in word.text)
    token = state.push("fence", "code", 0)
    token.info = f'{language} title="{escapeHtml(title)}"' if title else language
    token.content = state.getLines(first + 1, closing, state.sCount[first], True)  # noqa: FBT003 - the library's
    token.map, token.markup = [first, after], "{%"
    token.meta = {AT: state.bMarks[first] + state.tShift[first], CLOSED: after > closing}
    state.line = after


def _container(state: StateBlock, tag: re.Match[str], first: int, last: int) -> None:
    closing, after = _end(state, tag[1], first + 1, last)
    name, element = ("blockquote", "blockquote") if tag[1] in _QUOTATIONS else ("admonition", "aside")
    opening = state.push(f"{name}_open", element, 1)
    opening.map, opening.block = [first, after], True
    if name == "admonition":
        opening.info = next((kind for word in _words(tag) if (kind := kind_of(word.text))), "note")
    old_parent, old_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = name, closing
    state.md.block.tokenize(state, first + 1, closing)
    state.parentType, state.lineMax = old_parent, old_max
    state.push(f"{name}_close", element, -1)
    state.line = after
