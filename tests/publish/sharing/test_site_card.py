"""What other sites show of a page."""

from __future__ import annotations

import re

import msgspec

from docpipe.publish.images.assets import Picture
from docpipe.publish.sharing.site_card import missing_images
from tests.publish.factory import Built, build, configured

ZH, EN = "content/zh/blog/2026-01-01-a.md", "content/en/blog/2026-01-01-a.md"
FILES = {ZH: "---\ntitle: 甲\ntags: [ai]\nauthors: [{name: 林舟}]\n---\n文", EN: "---\ntitle: A\n---\n![b](b.png)"}
ASSETS = ["static/card.png", "static/images/card.en.png", "content/en/blog/b.png"]


def site(image: dict[str, str], files: dict[str, str] = FILES) -> Built:
    """Return a site with this `[site] image`."""
    config = configured()
    config = msgspec.structs.replace(config, site=msgspec.structs.replace(config.site, image=image))
    pictures = {"static/card.png": Picture(1200, 630), "content/en/blog/b.png": Picture(800, 600)}
    return build(files, assets=ASSETS, config=config, pictures=pictures)


def said(built: Built, path: str) -> dict[str, list[str]]:
    """Return the properties of Open Graph on a page."""
    found: dict[str, list[str]] = {}
    for name, content in re.findall(r'<meta property="([^"]*)" content="([^"]*)">', built.text(path)):
        found.setdefault(name, []).append(content)
    return found


def test_a_page_without_a_picture_shows_the_site_s() -> None:
    """Posts, lists and the page of languages, with its size and what it is; linked data names it, too."""
    built = site({"": "card.png"})
    for path in ("zh/blog/a/index.html", "zh/index.html", "index.html"):
        properties = said(built, path)
        assert properties["og:image"] == ["https://example.org/card.png"]
        assert properties["og:image:width"] == ["1200"]
        assert properties["og:image:height"] == ["630"]
        assert properties["og:image:alt"] == ["测试站"]
    assert '"image": "https://example.org/card.png"' in built.text("zh/blog/a/index.html")


def test_a_page_s_own_picture_comes_first() -> None:
    """With the description that the text gives it."""
    properties = said(site({"": "card.png"}), "en/blog/a/index.html")
    assert properties["og:image"] == ["https://example.org/en/blog/a/b.png"]
    assert properties["og:image:alt"] == ["b"]


def test_one_per_locale() -> None:
    """A locale without one has none; a whole address stands as it is."""
    built = site({"en": "/images/card.en.png"})
    assert said(built, "en/index.html")["og:image"] == ["https://example.org/images/card.en.png"]
    assert "og:image" not in said(built, "zh/index.html")
    far = site({"": "https://cdn.example/c.png"})
    assert said(far, "zh/index.html")["og:image"] == ["https://cdn.example/c.png"]


def test_a_picture_that_is_not_there() -> None:
    """Nothing is promised that the site does not have."""
    assert "og:image" not in said(site({"": "gone.png"}), "zh/index.html")
    assert "og:image" not in said(site({"": "../secret.png"}), "zh/index.html")


def test_missing_images() -> None:
    """A build can say which files are not there; of other hosts it knows nothing."""
    config = configured()
    image = {"zh": "/gone.png", "en": "card.png", "ja": "https://cdn.example/c.png", "": ""}
    config = msgspec.structs.replace(config, site=msgspec.structs.replace(config.site, image=image))
    assert missing_images(config, ASSETS) == ("static/gone.png",)


def test_who_and_what_of_an_article() -> None:
    """Its authors by the addresses of their pages, its tags by name, and locales in the form of Open Graph."""
    properties = said(site({}), "zh/blog/a/index.html")
    assert properties["article:author"] == ["https://example.org/zh/authors/%E6%9E%97%E8%88%9F/"]
    assert properties["article:tag"] == ["ai"]
    assert properties["og:locale"] == ["zh_CN"]
    assert properties["og:locale:alternate"] == ["en_US"]
    assert properties["og:type"] == ["article"]
    assert said(site({}), "zh/index.html")["og:type"] == ["website"]
