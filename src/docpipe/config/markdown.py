"""`[markdown]`: how text becomes HTML."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from docpipe.config.option import option


class Markdown(msgspec.Struct, frozen=True, kw_only=True):
    """`[markdown]`: how text becomes HTML."""

    renderer: Annotated[
        Literal["docpipe", "commonmark"],
        option("Whose emphasis rules hold next to Chinese punctuation: ours, or plain CommonMark's", "commonmark"),
    ] = "docpipe"
    html: Annotated[
        Literal["escape", "sanitize"],
        option(
            "What becomes of raw HTML in posts: it is shown as text (escape), or as HTML less whatever could run, "
            "hide or dress up as something else (sanitize)",
            "sanitize",
            trusted_only="Raw HTML is shown as text until the change is merged and built without --untrusted",
        ),
    ] = "escape"
    tags: Annotated[
        Literal["none", "hexo"],
        option(
            "Whose tags in braces posts are written with: Hexo's `{% asset_img a.png %}`, `{% post_link a %}`, "
            "`{% codeblock %}`, `{% note %}`, `{% blockquote %}`; others of its kind are not shown",
            "hexo",
        ),
    ] = "none"
    math: Annotated[
        bool,
        option(
            "Whether TeX between dollar signs is shown as a formula: `$x$` in a line, `$$x$$` by itself; "
            "it needs docpipe[math]",
            True,  # noqa: FBT003 - an example's value
        ),
    ] = False
