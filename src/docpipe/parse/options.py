"""What parsing depends on besides the text."""

from __future__ import annotations

from typing import Literal

import msgspec

from docpipe.config.schema import Config, SlugDialect


class ParseOptions(msgspec.Struct, frozen=True):
    """Everything that changes what `parse()` answers for the same text.

    Attributes:
        renderer: whose emphasis rules hold, ours or plain CommonMark's.
        slugs: how heading ids are made.
        zone: IANA time zone in which a bare date is a day.
        math: whether there are formulas between dollar signs.
        html: what becomes of raw HTML: it is shown as text, or as HTML less what could do harm.
        tags: whose tags in braces are read.
    """

    renderer: Literal["docpipe", "commonmark"] = "docpipe"
    slugs: SlugDialect = "github"
    zone: str = "Asia/Shanghai"
    math: bool = False
    html: Literal["escape", "sanitize"] = "escape"
    tags: Literal["none", "hexo"] = "none"

    @classmethod
    def of(cls, config: Config) -> ParseOptions:
        """Take from a site's configuration what parsing needs."""
        markdown = config.markdown
        return cls(
            renderer=markdown.renderer,
            slugs=config.links.slugs,
            zone=config.site.timezone,
            math=markdown.math,
            html=markdown.html,
            tags=markdown.tags,
        )
