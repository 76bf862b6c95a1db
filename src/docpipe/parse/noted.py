"""What tokens know of themselves besides markdown-it's own fields: names of entries in `token.meta`."""

from __future__ import annotations

AT = "at"
"""Where it stands, see `positions`."""
LINES = "lines"
"""Of an inline block: the offset at which each of its lines starts."""
TARGET = "target"
"""Of an inline link or image: start and end of its destination in the content, and the destination."""
STOCK = "stock"
"""Of a run of emphasis markers: what CommonMark makes of it."""
FRIENDLY = "friendly"
"""Of a run of emphasis markers: what we make of it."""
CLOSED = "closed"
"""Of a fence: whether its last line closes it."""
