"""When the text of a page changed."""

from __future__ import annotations

import re

import pytest

from tests.publish.factory import build

ZH, EN = "content/zh/blog/2026-01-02-a.md", "content/en/blog/2026-01-02-a.md"


def changed(front: str, english: str = "") -> list[str]:
    """Return what the pages of a post and of its translation say of their last change; "" for nothing."""
    built = build({ZH: f"---\ntitle: 甲\n{front}\n---\n文", EN: f"---\ntitle: A\n{english}\n---\ntext"})
    found = []
    for name in ("zh", "en"):
        moment = re.search('"article:modified_time" content="([^"]*)"', built.text(f"{name}/blog/a/index.html"))
        found.append(moment[1] if moment else "")
    return found


def test_each_version_has_its_own() -> None:
    """A translation does not become newer with its source, nor the other way round."""
    assert changed("updated: 2026-03-04") == ["2026-03-04T00:00:00+08:00", ""]
    assert changed("", "updated: 2026-03-04") == ["", "2026-03-04T00:00:00+08:00"]


@pytest.mark.parametrize(
    "front", ["updated: 2026-01-02", "updated: 2025-12-31", "date: 2026-05-06\nupdated: 2026-03-04"]
)
def test_nothing_changes_before_it_is_published(front: str) -> None:
    """A change that is older than the post is none."""
    assert changed(front)[0] == ""
