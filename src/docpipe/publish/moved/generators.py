"""What each generator puts where, if nothing else is configured; one value per generator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from docpipe.publish.feeds.place import ATOM, JSON_FEED, RSS, FeedPlace
from docpipe.publish.moved import spelling


class Generator(msgspec.Struct, frozen=True):
    """The places of a generator, all below a locale's home. In lists `{}` stands for what they are of.

    Attributes:
        permalink: of its posts, by its name or as a pattern.
        spelled: how tags and categories are written in addresses.
        home: the list of posts.
        page: a later part of a list, below the list, with its number.
        per_page: posts in a part; fewer are assumed where there is no default.
        archives: of all posts, of a year, of a month.
        overviews: the lists of all tags, and so on.
        terms: the posts of a tag or of a category.
        authors: the posts of an author, by the key.
        feeds: what stood in for which of ours.
        has_html: whether a page `a.md` was `a.html`.
        keeps_names: whether the date in a file's name may have been part of the address.
        fills: whether a post without a translation had a page in every locale.
    """

    permalink: str
    spelled: Callable[[str], str]
    home: str = ""
    page: str = "page/{}/"
    per_page: int = 10
    archives: tuple[str, ...] = ("archives/", "archives/{:04}/", "archives/{:04}/{:02}/")
    overviews: tuple[str, ...] = ("tags/", "categories/")
    terms: tuple[str, ...] = ("tags/{}/", "categories/{}/")
    authors: tuple[str, ...] = ()
    feeds: tuple[tuple[str, FeedPlace], ...] = ()
    has_html: bool = False
    keeps_names: bool = False
    fills: bool = False


GENERATORS: Mapping[str, Generator] = MappingProxyType(
    {
        # With hexo-generator-index, -archive, -tag, -category and -feed.
        "hexo": Generator(
            "hexo",
            spelling.hexo,
            feeds=(("atom.xml", ATOM), ("rss2.xml", RSS), ("rss.xml", RSS), ("feed.json", JSON_FEED)),
            has_html=True,
            keeps_names=True,
        ),
        "docusaurus": Generator(
            "docusaurus",
            spelling.docusaurus,
            home="blog/",
            archives=("blog/archive/",),
            overviews=("blog/tags/", "blog/authors/"),
            terms=("blog/tags/{}/",),
            authors=("blog/authors/{}/",),
            feeds=(("blog/rss.xml", RSS), ("blog/atom.xml", ATOM), ("blog/feed.json", JSON_FEED)),
            fills=True,
        ),
        # With jekyll-paginate, jekyll-feed and jekyll-archives; and the places of the themes that have their own.
        "jekyll": Generator(
            "jekyll",
            spelling.jekyll,
            page="page{}/",
            per_page=5,
            archives=("archives/", "{:04}/", "{:04}/{:02}/"),
            terms=("tag/{}/", "tags/{}/", "category/{}/", "categories/{}/"),
            feeds=(("feed.xml", ATOM), ("atom.xml", ATOM)),
            has_html=True,
        ),
        "hugo": Generator(
            "hugo",
            spelling.hugo,
            home="posts/",
            feeds=(("index.xml", RSS), ("posts/index.xml", RSS)),
        ),
    }
)
"""By the name that the configuration has for them."""
