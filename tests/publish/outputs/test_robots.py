"""What crawlers are told at the door."""

from __future__ import annotations

from tests.publish.factory import build


def test_robots() -> None:
    """Everybody may come, and is told where the sitemap is."""
    assert build({}).text("robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
