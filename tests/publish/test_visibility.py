"""Who is told of a post: everybody, those who have its address, or nobody yet."""

from __future__ import annotations

import re

import pytest

from docpipe.model.translation import Freshness
from tests.publish.factory import Built, build, configured, pair

ZH, EN = "content/zh/blog/2026-01-02-veiled.md", "content/en/blog/2026-01-02-veiled.md"
OTHERS = {
    f"content/{locale}/blog/2026-01-0{day}-p{day}.md": (
        f"---\ntitle: {locale} {day}\ntags: [t]\nseries: s\n---\n文 text {day}"
    )
    for locale in ("zh", "en")
    for day in (1, 3)
}
FIELDS = "tags: [t, rarest]\nseries: s\nauthors: [nobody]\n"


def site(front: str, *, english: str | None = None) -> Built:
    """Return a site of two posts and a third with this front matter, translated where `english` is given."""
    files = OTHERS | {ZH: f"---\ntitle: 藏起来的\n{FIELDS}{front}\n---\n罕见的正文。"}
    if english is not None:
        files[EN] = f"---\ntitle: The veiled one\n{english}\n---\nrare text"
    states = {EN: (pair(0, 0, Freshness.CURRENT), pair(1, 1, Freshness.CURRENT))}
    return build(files, states=states, config=configured("zh", "en"))


def naming(built: Built, word: str) -> list[str]:
    """Return the files in which `word` stands; the source of a post beside its page is a part of it."""
    texts = {path: (output.content or b"") for path, output in built.outputs.items() if not path.endswith(".md")}
    return sorted(path for path, text in texts.items() if word.encode() in text)


UNLISTED = ["unlisted: true", "status: private"]


@pytest.mark.parametrize("front", UNLISTED)
def test_an_unlisted_post_has_a_page_that_nothing_leads_to(front: str) -> None:
    """No list, feed, sitemap, search, tag, series, archive or neighbour knows of it; search engines are kept out."""
    built = site(front)
    assert naming(built, "藏起来的") == ["zh/blog/veiled/index.html"]
    assert naming(built, "blog/veiled") == ["zh/blog/veiled/index.html"]
    assert not [path for path in built.outputs if "/tags/rarest/" in path or "/authors/nobody/" in path]
    text = built.text("zh/blog/veiled/index.html")
    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="canonical"' not in text
    assert 'rel="alternate" hreflang' not in text


def test_a_translation_of_an_unlisted_post_is_unlisted() -> None:
    """The two lead to each other, and nothing else to either."""
    built = site("unlisted: true", english="")
    pages = ["en/blog/veiled/index.html", "zh/blog/veiled/index.html"]
    assert naming(built, "blog/veiled/") == pages
    assert 'href="../../../en/blog/veiled/"' in built.text("zh/blog/veiled/index.html")
    assert all('content="noindex"' in built.text(page) for page in pages)


def test_a_listed_post_does_not_lead_to_a_translation_that_is_unlisted() -> None:
    """Neither its switcher nor its alternates tell of it."""
    built = site("", english="unlisted: true")
    text = built.text("zh/blog/veiled/index.html")
    assert "en/blog/veiled/" not in text
    assert "(无英语版)" in text
    assert re.findall(r'hreflang="([^"]*)" href="https', text) == ["zh-Hans", "x-default"]
    assert 'href="../../../zh/blog/veiled/"' in built.text("en/blog/veiled/index.html")
    assert naming(built, "en/blog/veiled/") == ["en/blog/veiled/index.html"]


def test_a_locale_of_unlisted_posts_only_has_no_lists() -> None:
    """Nothing leads to an archive, to tags or to a search that are not there."""
    built = build({"content/zh/blog/2026-01-01-a.md": "---\ntitle: 甲\nunlisted: true\ntags: [x]\n---\n文"})
    assert 'class="ways"' not in built.text("zh/index.html")
    assert not [path for path in built.outputs if "archive" in path or "tags" in path or path.endswith("feed.xml")]


HIDDEN = [
    "draft: true",
    "draft: 1",
    "published: false",
    "status: draft",
    "date: 2027-01-01",
    "date: 2025-01-01\npublishDate: 2027-01-01",
    "date: 2025-01-01\npublished: 2027-01-01",
    "expires: 2026-05-31",
    "expiryDate: 2026-05-31T23:59:59Z",
    "unpublishdate: 2020-01-01",
]


@pytest.mark.parametrize("front", HIDDEN)
def test_what_is_not_published_is_nowhere(front: str) -> None:
    """A draft, a post of the future and one that has expired leave no trace, nor do their translations."""
    built = site(front, english="")
    assert naming(built, "veiled") == []
    assert naming(built, "藏起来的") == []
    assert naming(built, "rarest") == naming(build(OTHERS), "rarest")


@pytest.mark.parametrize("front", HIDDEN)
def test_a_translation_keeps_itself_back(front: str) -> None:
    """What holds for a translation alone leaves the original as it is."""
    built = site("", english=front)
    assert "en/blog/veiled/index.html" not in built.outputs
    assert "zh/blog/veiled/index.html" in built.outputs
    assert "/en/blog/veiled/" not in built.text("zh/blog/veiled/index.html")


@pytest.mark.parametrize(
    "front",
    [
        "draft: false",
        "published: true",
        "status: published",
        "status: featured",
        "date: 2026-06-01T00:00:00Z",
        "date: 2025-01-01\npublishDate: 2026-01-01",
        "expires: 2026-06-02",
        "expires: false",
    ],
)
def test_what_is_published(front: str) -> None:
    """A post is there from its moment on, until it expires."""
    assert "zh/blog/veiled/index.html" in site(front).outputs
