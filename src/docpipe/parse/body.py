"""Tokens to the rendered body: pieces of markup, with slots where the page has a say.

Every token is rendered once, in its place among all tokens, by markdown-it's own renderer with
the few rules below; a slot is written as a mark between NUL characters, which no post can hold.
Recomposed, the pieces are therefore the whole render, byte for byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml, unescapeAll

from docpipe.model.body import ADMONITIONS, LABELS, SlotKind
from docpipe.parse import html as raw
from docpipe.parse.blocks import BLOCK, HEADING
from docpipe.parse.fence_info import read_info
from docpipe.parse.highlight import highlighted, with_marked_lines
from docpipe.parse.inline import BREAKS, INDEX, JOIN, alternative_text
from docpipe.parse.mathematics import mathml
from docpipe.parse.quick_renderer import QuickRenderer
from docpipe.parse.slot_marks import mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

CAPTIONED = "captioned"
_ALIGNMENT = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


class SlotRenderer(QuickRenderer):
    """Renders tokens with slots. Raw HTML is shown as text, comments not at all, and no `style=` is made."""

    def __init__(self, *, jsx: bool = False, math: bool = False, html: bool = False) -> None:
        """Prepare to render.

        `jsx`: drop tags that name components, as `.mdx` files have; `math`: fences of that name are formulas;
        `html`: leave raw HTML to be made harmless.
        """
        super().__init__()
        self.jsx = jsx
        self.math = math
        self.html = html

    def text_special(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """An escape or entity is the character it stands for."""
        return escapeHtml(tokens[idx].content)

    def softbreak(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """A line break between Han characters is no space."""
        return "" if tokens[idx].meta.get(JOIN) else "\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Show a tag as text."""
        shown = self._shown(tokens[idx].content)
        return raw.authors(shown) if self.html else escapeHtml(shown)

    def html_block(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Show a block of HTML as text."""
        shown = self._shown(tokens[idx].content).strip()
        if self.html:
            return f"{raw.authors(shown)}\n" if shown else ""
        return f'<p class="raw-html">{escapeHtml(shown)}</p>\n' if shown else ""

    def _shown(self, content: str) -> str:
        content = raw.without_comments(content)
        return raw.without(content, raw.components(content)) if self.jsx else content

    def link_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Leave the address open."""
        return f"<a{mark_of(SlotKind.LINK, tokens[idx].meta[INDEX])}{_title(tokens[idx])}>"

    def image(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Leave address and size open."""
        token = tokens[idx]
        # Blanks alone would be read aloud by some screen readers.
        alt = escapeHtml(alternative_text(token.children or ()).strip())
        title = "" if token.meta.get(CAPTIONED) else _title(token)
        return f'<img{mark_of(SlotKind.IMAGE, token.meta[INDEX])} alt="{alt}"{title}>'

    def paragraph_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """A paragraph without a tag of its own, in a tight list, is wrapped where the page needs it."""
        token = tokens[idx]
        if self.jsx and self._shows_nothing(tokens[idx + 1]):
            return ""
        if _caption(tokens[idx + 1]) and not token.hidden:
            for child in tokens[idx + 1].children or ():
                child.meta[CAPTIONED] = True
            return f"<figure{mark_of(SlotKind.BLOCK, token.meta[BLOCK])}>\n" if BLOCK in token.meta else "<figure>\n"
        if token.hidden:
            return mark_of(SlotKind.WRAP, token.meta[BLOCK]) if BLOCK in token.meta else ""
        return self._with_slots(tokens, idx, options) + (_box(tokens[idx - 1]) if idx else "")

    def paragraph_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """End what `paragraph_open` began."""
        if self.jsx and self._shows_nothing(tokens[idx - 1]):
            return ""
        if (caption := _caption(tokens[idx - 1])) and not tokens[idx].hidden:
            return f"\n<figcaption>{escapeHtml(caption)}</figcaption>\n</figure>\n"
        if tokens[idx].hidden and idx > 1 and BLOCK in tokens[idx - 2].meta:
            return mark_of(SlotKind.UNWRAP, tokens[idx - 2].meta[BLOCK])
        return self.renderToken(tokens, idx, options, {})

    def _shows_nothing(self, inline: Token) -> bool:
        """Tell whether a paragraph holds the tags of components only; over several lines they are no HTML block."""
        children = inline.children or ()
        shown: dict[str, Callable[[str], str]] = {"html_inline": self._shown, "text": str}
        return any(child.type == "html_inline" for child in children) and all(
            child.type in BREAKS or (child.type in shown and not shown[child.type](child.content).strip())
            for child in children
        )

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """Leave the id open."""
        return self._with_slots(tokens, idx, options)

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """Align by class; an empty heading is a mere cell, since it heads nothing for who cannot see the table."""
        opening = self._with_slots(tokens, idx, options)
        return opening.replace("<th", "<td", 1) if not tokens[idx + 1].content.strip() else opening

    td_open = th_open

    def th_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """End what `th_open` began."""
        closing = self.renderToken(tokens, idx, options, {})
        return closing.replace("</th", "</td", 1) if not tokens[idx - 1].content.strip() else closing

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """Let a wide table scroll, by keyboard too."""
        return '<div class="table" tabindex="0">\n' + self.renderToken(tokens, idx, options, {})

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """End what `table_open` began."""
        return self.renderToken(tokens, idx, options, {}) + "</div>\n"

    def admonition_open(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """An admonition without a title gets the page's word for its kind."""
        kind = tokens[idx].info
        titled = idx + 1 < len(tokens) and tokens[idx + 1].type == "admonition_title_open"
        label = mark_of(SlotKind.LABEL, ADMONITIONS.index(kind))
        title = "" if titled else f'<p class="admonition-title">{label}</p>\n'
        return f'<aside class="admonition {kind}">\n{title}'

    def admonition_close(self, *_: object) -> str:
        """End an admonition."""
        return "</aside>\n"

    def admonition_title_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Begin the author's own title."""
        return f'<p class="admonition-title"{mark_of(SlotKind.BLOCK, tokens[idx].meta[BLOCK])}>'

    def admonition_title_close(self, *_: object) -> str:
        """End the author's own title."""
        return "</p>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Show code; it scrolls, by keyboard too."""
        del options, env
        token = tokens[idx]
        info = read_info(unescapeAll(token.info))
        if self.math and info.language == "math":
            return self.math_block(tokens, idx)
        code = with_marked_lines(highlighted(token.content, info.language), info.lines)
        name = f' class="language-{escapeHtml(info.language)}"' if info.language else ""
        shown = f'<pre tabindex="0"><code{name}>{code}</code></pre>\n'
        if not info.title:
            return shown
        return f'<figure class="code">\n<figcaption>{escapeHtml(info.title)}</figcaption>\n{shown}</figure>\n'

    code_block = fence

    def math_inline(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Show a formula in its line."""
        return mathml(tokens[idx].content, is_display=False)

    def math_inline_double(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Show a formula that stands on a line of its own, within a paragraph."""
        return mathml(tokens[idx].content, is_display=True)

    def math_block(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Show a formula by itself; it scrolls, by keyboard too."""
        return f'<div class="formula" tabindex="0">{mathml(tokens[idx].content, is_display=True)}</div>\n'

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, _env: EnvType) -> str:
        """A task has a box before its text."""
        opening = self.renderToken(tokens, idx, options, {})
        following = tokens[idx + 1] if idx + 1 < len(tokens) else None
        in_paragraph = following is not None and following.type == "paragraph_open" and not following.hidden
        return opening if in_paragraph else opening + _box(tokens[idx])

    def footnote_ref(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Leave the number open."""
        meta = tokens[idx].meta
        return mark_of(SlotKind.NOTE, meta["id"], max(meta.get("subId", 0), 0))

    def _with_slots(self, tokens: Sequence[Token], idx: int, options: OptionsDict) -> str:
        token = tokens[idx]
        style = token.attrs.pop("style", None)
        if style is not None:
            token.attrs["class"] = _ALIGNMENT[str(style)]
        rendered = self.renderToken(tokens, idx, options, {})
        slots = mark_of(SlotKind.HEADING, token.meta[HEADING]) if HEADING in token.meta else ""
        slots += mark_of(SlotKind.BLOCK, token.meta[BLOCK]) if BLOCK in token.meta else ""
        end = rendered.index(">")
        return rendered[:end] + slots + rendered[end:]


def _caption(inline: Token) -> str:
    """Return the title of a picture that is all of its paragraph, or ""."""
    shown = [
        child for child in inline.children or () if child.type not in BREAKS and (child.type != "text" or child.content)
    ]
    return str(shown[0].attrs.get("title", "")).strip() if len(shown) == 1 and shown[0].type == "image" else ""


def _box(item: Token) -> str:
    """Return the box of a task; nothing for another list item or another token."""
    checked = item.meta.get("checked")
    if checked is None:
        return ""
    label = mark_of(SlotKind.LABEL, LABELS.index("done" if checked else "to do"))
    return f'<input type="checkbox" disabled{" checked" * checked} aria-label="{label}"> '


def _title(token: Token) -> str:
    title = token.attrs.get("title")
    return f' title="{escapeHtml(str(title))}"' if title else ""
