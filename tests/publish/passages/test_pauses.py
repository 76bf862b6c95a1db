"""Where a page says that its translation pauses."""

from __future__ import annotations

import re

from docpipe.model.translation import Freshness
from tests.publish.factory import build
from tests.publish.passages.test_fill import CURRENT, MISSING, page

UNTRANSLATED = Freshness.UNTRANSLATED


def test_a_run_is_told_once() -> None:
    """Before passages in the source's language stands one line that says so; a translated one ends the run."""
    text = page(
        "甲\n\n乙\n\n丙\n\n丁",
        "a\n\n丁",
        (1, 1, CURRENT),
        (2, None, MISSING),
        (3, None, MISSING),
        (4, 2, UNTRANSLATED),
    )
    body = text[text.index('<div class="text">') :]
    assert re.findall(r"<p[^>]*>([^<]*)</p>", body)[:5] == ["a", "Not translated yet", "乙", "丙", "丁"]
    assert body.count('<p class="pause">') == 1


def test_within_a_list_nothing_is_said() -> None:
    """A missing item stands among translated ones, where a line of ours has no place."""
    text = page("- 甲\n- 乙", "- a", (1, 1, CURRENT), (2, None, MISSING))
    assert "乙" in text
    assert "pause" not in text[text.index('<div class="text">') :]


def test_originals_and_feeds_say_nothing() -> None:
    """An original has no pauses, and a feed's reader is not interrupted."""
    files = {"content/zh/blog/2026-01-01-a.md": "---\ntitle: 题\n---\n甲"}
    assert "pause" not in build(files).text("zh/blog/a/index.html")
    assert "pause" not in build(files).text("zh/feed.xml")
