"""markdown-it's renderer, with a short way for the commonest tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict


class QuickRenderer(RendererHTML):
    """Renders what `RendererHTML` renders, byte for byte."""

    def renderInline(  # noqa: N802 - the library's name
        self, tokens: Sequence[Token], options: OptionsDict, env: EnvType
    ) -> str:
        """Return the markup of the content of a block, as markdown-it's own method does; most of it is plain text."""
        rules = self.rules
        return "".join(
            [
                escapeHtml(token.content)
                if token.type == "text"
                else rules[token.type](tokens, index, options, env)
                if token.type in rules
                else self.renderToken(tokens, index, options, env)
                for index, token in enumerate(tokens)
            ]
        )

    def renderToken(  # noqa: N802 - the library's name
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """Return the tag of a token, as markdown-it's own method does; end tags depend on nothing around them."""
        token = tokens[idx]
        if token.attrs or token.hidden or not token.nesting:
            return super().renderToken(tokens, idx, options, env)
        if token.nesting < 0:
            return f"</{token.tag}>\n" if token.block else f"</{token.tag}>"
        if not token.block:
            return f"<{token.tag}>"
        before = "\n" if idx and tokens[idx - 1].hidden else ""
        return f"{before}<{token.tag}>{_line_end(tokens, idx)}"


def _line_end(tokens: Sequence[Token], idx: int) -> str:
    """Return the line break behind a start tag; none before text, and in a block that is empty."""
    if idx + 1 == len(tokens):
        return "\n"
    token, following = tokens[idx], tokens[idx + 1]
    is_end = following.nesting < 0 and following.tag == token.tag
    return "" if is_end or following.hidden or following.type == "inline" else "\n"
