"""Where a feed stands, and as what a page announces it."""

from __future__ import annotations

import msgspec


class FeedPlace(msgspec.Struct, frozen=True):
    """A feed: of a format, or of a list in that format.

    Attributes:
        path: the site path, `/zh/feed.xml`; of a format, its file's name.
        media_type: as it is served.
        format: what people call it.
    """

    path: str
    media_type: str
    format: str

    def below(self, folder: str) -> FeedPlace:
        """Return the feed of this format that stands in `folder`, which ends in a slash."""
        return FeedPlace(folder + self.path, self.media_type, self.format)


ATOM = FeedPlace("feed.xml", "application/atom+xml", "Atom")
RSS = FeedPlace("rss.xml", "application/rss+xml", "RSS")
JSON_FEED = FeedPlace("feed.json", "application/feed+json", "JSON Feed")
FORMATS = (ATOM, RSS, JSON_FEED)
"""All formats, the best first: only Atom gives every entry a language and a time of change."""
