"""What is live in the built pages: nothing that a post brought."""

from __future__ import annotations

from tests.hostile.built import Built
from tests.hostile.judge import page_at


def test_nothing_is_live(built: Built) -> None:
    """No element, attribute or address that could run, frame, ask, lead away or cover."""
    assert live_of(built) == {}


def test_nothing_is_live_with_raw_markup(sanitized: Built) -> None:
    """Nor is there with raw HTML let through."""
    assert live_of(sanitized) == {}


def live_of(site: Built) -> dict[str, list[str]]:
    """Return what is live in each page, where anything is."""
    pages = [path for path in site.folder.rglob("*.html") if path.is_file()]
    assert len(pages) > 200
    return {str(path.relative_to(site.folder)): live for path in pages if (live := page_at(path).live)}


def test_raw_markup_is_let_through_where_that_is_wished(sanitized: Built) -> None:
    """What is harmless of it stays markup: the switch is on."""
    assert "<details" in (sanitized.folder / "zh/html/split-by-blocks/index.html").read_text("utf-8")
