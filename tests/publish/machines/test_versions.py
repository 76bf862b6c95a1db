"""The clusters of versions: what the pages and the sitemap tell search engines of each other."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

import msgspec
import pytest

from docpipe.config.schema import Translation, TranslationLocale
from docpipe.index.routes import output_path
from docpipe.model.page import Route
from tests.publish.factory import Built, build, configured
from tests.publish.schemas import check_atom, check_json_feed, check_sitemap

BASE = "https://example.org"
NAMES = ("zh", "en", "ja", "ar")
TAGS = dict(zip(NAMES, ("zh-Hans", "en", "ja", "ar"), strict=True))
TEXTS = {
    "zh": "第{n}篇文章说的是数据怎样在网络里流动。",
    "en": "Post number {n} is about how data flows through a network.",
    "ja": "{n}番目の記事は、データがネットワークをどう流れるかについてです。",
    "ar": "المقالة رقم {n} تتحدث عن تدفق البيانات في الشبكة.",
}
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"

Versions = Mapping[str, str]
"""Addresses by language tag, `x-default` among them."""


class Head(msgspec.Struct, frozen=True):
    """What the head of a page tells search engines."""

    lang: str
    canonical: str
    versions: Versions
    is_indexed: bool


def heads(built: Built) -> dict[str, Head]:
    """Return the head of every page by its address."""
    found = {}
    for path in built.outputs:
        if path.endswith(".html"):
            head = built.text(path).partition("</head>")[0]
            links = re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', head)
            assert len(dict(links)) == len(links), "a language twice"
            lang, canonical = (
                re.search(r'<html lang="([^"]*)"', head),
                re.search('rel="canonical" href="([^"]*)"', head),
            )
            assert lang is not None
            address = f"{BASE}/{path.removesuffix('index.html')}"
            is_indexed = 'name="robots" content="noindex"' not in head
            found[address] = Head(lang[1], canonical[1] if canonical else "", dict(links), is_indexed)
    return found


def in_sitemap(built: Built) -> dict[str, Versions]:
    """Return the versions that the sitemap names, by the page's address."""
    text = built.text("sitemap.xml")
    check_sitemap(text)
    return {
        url.findtext(f"{_SITEMAP}loc") or "": {
            str(link.get("hreflang")): str(link.get("href")) for link in url.iter(f"{_XHTML}link")
        }
        for url in ET.fromstring(text)  # noqa: S314 - our own
    }


def check_clusters(built: Built) -> dict[str, Head]:
    """Hold every cluster against the rules of search engines; return the pages that they may list.

    Every version names all versions, itself and a default among them, by whole addresses of pages that are there,
    may be listed and are in the language they are named for; and the sitemap says the same of the same pages.
    """
    found = heads(built)
    indexed = {address: head for address, head in found.items() if head.is_indexed}
    for address, head in found.items():
        if not head.is_indexed or head.canonical != address:
            assert not head.versions, address
            assert not head.is_indexed, address
            continue
        assert head.versions[head.lang] == address
        assert "x-default" in head.versions
        assert head.versions["x-default"] in head.versions.values()
        for tag, other in head.versions.items():
            assert other in indexed, (address, other)
            assert tag == "x-default" or indexed[other].lang == tag
            assert indexed[other].versions == head.versions, (address, other)
    assert in_sitemap(built) == {address: head.versions for address, head in indexed.items()}
    return indexed


def posts(count: int, seed: int) -> tuple[dict[str, str], dict[int, list[str]]]:
    """Return a site's files, and the locales each post is really published in.

    Of each post some translations are missing, some are a stub that is below the threshold.
    """
    choice = random.Random(seed)  # noqa: S311 - not a secret
    files, expected = {}, {}
    for n in range(count):
        source = "zh" if choice.random() < 0.9 else "en"
        real = [source]
        # Where there is a text in the site's source locale, that is the source.
        for name in NAMES if source == "zh" else NAMES[1:]:
            state = "whole" if name == source else choice.choice(("whole", "whole", "stub", "missing"))
            body = [TEXTS[name].format(n=n * 10 + part) for part in range(6 if state == "whole" else 0)]
            if state != "missing":
                front = f"title: {TEXTS[name].format(n=n)[:12]} {n}\n" + ("source: en\n" if source == "en" else "")
                files[f"content/{name}/blog/{2020 + n % 6}-01-{n % 28 + 1:02}-p{n}.md"] = (
                    f"---\n{front}tags: [t{n % 7}]\n---\n" + "\n\n".join(body)
                )
            if state == "whole" and name != source:
                real.append(name)
        expected[n] = real
    return files, expected


def test_a_site_of_four_locales() -> None:
    """Partly translated, with one locale that shows the source's text instead: only real translations are versions."""
    config = configured(*NAMES)
    fallback = {"ja": TranslationLocale(fallback="page")}
    config = msgspec.structs.replace(config, translation=Translation(publish_at=60, locale=fallback))
    files, expected = posts(500, seed=1)
    indexed = check_clusters(build(files, config=config))
    assert {len(names) for names in expected.values()} == {1, 2, 3, 4}
    for n, names in expected.items():
        wanted = {TAGS[name]: f"{BASE}/{name}/blog/p{n}/" for name in names}
        wanted["x-default"] = wanted[TAGS[names[0]]]
        assert indexed[f"{BASE}/{names[0]}/blog/p{n}/"].versions == wanted
        for name in set(NAMES) - set(names):
            assert f"{BASE}/{name}/blog/p{n}/" not in indexed


@pytest.mark.parametrize("root", ["chooser", "source"])
def test_the_root(root: str) -> None:
    """The page of languages is no version of a home: it names itself, and the homes name the source's as default."""
    built = build({"content/zh/a.md": "# 甲"}, config=configured("zh", "en", root=root))
    indexed = check_clusters(built)
    home = f"{BASE}/" if root == "source" else f"{BASE}/zh/"
    assert indexed[home].versions == {"zh-Hans": home, "en": f"{BASE}/en/", "x-default": home}
    if root == "chooser":
        assert indexed[f"{BASE}/"].versions == {"zh-Hans": f"{BASE}/", "x-default": f"{BASE}/"}


@pytest.mark.parametrize("place", ["index", "archive", "search", "tags", "tags/x", "authors", "authors/y"])
def test_a_document_in_the_place_of_a_list(place: str) -> None:
    """It stands for that list, and is a version of nothing but its own translations."""
    post = "---\ntitle: A\ntags: [x]\nauthors: [y]\n---\n文"
    files = {f"content/{name}/2026-01-01-a.md": post for name in ("zh", "en")}
    built = build(files | {f"content/zh/{place}.md": "# 自己的页面\n\n正文。"})
    check_clusters(built)
    assert all(output_path(Route(route)) in built.outputs for route in built.published.routes.values())


def test_a_site_with_a_chinese_name() -> None:
    """Machines read addresses in ASCII, in the page, the sitemap and the feeds alike."""
    config = configured(base_url="https://例子.中国/手册/")
    built = build({"content/zh/blog/2026-01-01-甲.md": "---\ntitle: 甲\n---\n文"}, config=config)
    own = "https://xn--fsqu00a.xn--fiqs8s/%E6%89%8B%E5%86%8C/zh/blog/%E7%94%B2/"
    assert f'<link rel="canonical" href="{own}">' in built.text("zh/blog/甲/index.html")
    assert own in in_sitemap(built)
    check_atom(built.text("zh/feed.xml"))
    check_json_feed(built.text("zh/feed.json"))
    assert own in built.text("zh/feed.xml")
