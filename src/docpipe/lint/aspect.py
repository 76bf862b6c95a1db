"""What a fix may change of a post: each rule declares it, and everything else is compared before and after."""

from __future__ import annotations

import enum


class Aspect(enum.StrEnum):
    """One side of a post that a reparse can compare.

    A rule of typography declares `TEXT` alone; then blocks, emphasis, code, addresses, front matter,
    explicit ids, raw HTML and comments must be the same afterwards.
    """

    TEXT = "text"
    """What the reader reads, in prose and alternative texts."""
    INLINE = "inline"
    """Emphasis, line breaks and where links begin and end within a block."""
    BLOCKS = "blocks"
    """Which blocks there are, of which kind and in which containers."""
    CODE = "code"
    """What code spans and code blocks hold."""
    URLS = "urls"
    """Where links and images lead."""
    FRONT_MATTER = "front-matter"
    """The values of the front matter."""
    IDS = "ids"
    """Explicit ids of headings. Ids made from a heading's text may follow it; links are carried along."""
    HTML = "html"
    """Raw HTML."""
    COMMENTS = "comments"
    """HTML comments."""


TEXT_ONLY = frozenset({Aspect.TEXT})
