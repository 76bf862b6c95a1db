"""Lists at the addresses they had."""

from __future__ import annotations

from tests.publish.factory import build
from tests.publish.kinds.test_redirect import moved as leading
from tests.publish.moved.test_feeds import moved


def posts(count: int, more: str = "") -> dict[str, str]:
    """Return so many posts, two days apart, with further front matter."""
    days = range(1, 2 * count, 2)
    return {f"content/zh/posts/2026-01-{day:02}-p{day}.md": f"---\ntitle: 文{day}\n{more}---\n文" for day in days}


def test_archives_lead_to_the_year() -> None:
    """Of years and months alike, their later parts included."""
    found = leading(build(posts(11), config=moved("hexo")))
    assert found["archives/index.html"] == "../zh/archive/"
    assert found["archives/2026/index.html"] == "../../zh/archive/#page:year-2026"
    assert found["archives/2026/01/page/2/index.html"] == "../../../../../zh/archive/#page:year-2026"
    assert "archives/2026/02/index.html" not in found


def test_parts_of_the_home_page_lead_to_parts() -> None:
    """To the same one where there is one, else to the last."""
    found = leading(build(posts(11), config=moved("jekyll")))
    assert found["page2/index.html"] == "../zh/page/2/"
    assert found["page3/index.html"] == "../zh/page/2/"
    assert "page4/index.html" not in found
    assert leading(build(posts(6), config=moved("jekyll")))["page2/index.html"] == "../zh/"


def test_tags_and_categories_lead_to_tags() -> None:
    """As they were spelled; a category that is no tag leads to the list of all."""
    more = "tags: [Node.js]\ncategories: [技术, Node.js]\n"
    found = leading(build(posts(1, more), config=moved("hexo")))
    assert found["tags/Node-js/index.html"] == "../../zh/tags/Node.js/"
    assert found["tags/index.html"] == "../zh/tags/"
    assert found["categories/技术/index.html"] == "../../zh/tags/"
    assert found["categories/技术/Node-js/index.html"] == "../../../zh/tags/Node.js/"


def test_authors_lead_to_authors() -> None:
    """By their keys, as Docusaurus has them; where nothing is tagged the list of tags leads to the archive."""
    found = leading(build(posts(1, "authors: [mara]\n"), config=moved("docusaurus")))
    assert found["blog/authors/mara/index.html"] == "../../../zh/authors/mara/"
    assert found["blog/tags/index.html"] == "../../zh/archive/"
    assert found["blog/index.html"] == "../zh/"
