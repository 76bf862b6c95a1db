"""The built pages, as output rules see them: what their heads say, and what the last build left."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec

from docpipe.index.site import SiteIndex
from docpipe.lint.facts import SiteFacts

_TAG = re.compile(r"<(html|link|meta)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_END_OF_HEAD = re.compile(r"</head\s*>|<body\b", re.IGNORECASE)


class RenderedPage(msgspec.Struct, frozen=True):
    """What the head of a built page says.

    Attributes:
        path: of its file, relative to the output folder.
        document: path of the document that the page is made of; "" for lists and the like.
        head: the markup up to the end of the head.
        lang: of the page as a whole, "" if it says none.
        canonical: the address that search engines are to take for this page's, or "".
        alternates: language tags, `x-default` among them, with the addresses of the versions.
        is_indexed: whether search engines may list it.
    """

    path: str
    document: str
    head: str
    lang: str = ""
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    is_indexed: bool = True


class Rendered(msgspec.Struct, frozen=True):
    """A built site.

    Attributes:
        pages: those made of documents, in the order of their paths.
        paths: of all its HTML files.
        previous: of all HTML files of the last build, empty where there was none.
    """

    pages: tuple[RenderedPage, ...]
    paths: frozenset[str]
    previous: frozenset[str] = frozenset()


class OutputFacts(msgspec.Struct, frozen=True):
    """The whole site and what became of it."""

    posts: SiteFacts
    rendered: Rendered

    @property
    def site(self) -> SiteIndex:
        """The index of the posts."""
        return self.posts.site


def read_page(path: str, document: str, markup: str) -> RenderedPage:
    """Return what the head of a page says."""
    end = _END_OF_HEAD.search(markup)
    head = markup[: end.start()] if end else markup
    lang, canonical, alternates, is_indexed = "", "", [], True
    for name, attributes in _tags(_without_comments(head)):
        relations = attributes.get("rel", "").lower().split()
        if name == "html":
            lang = attributes.get("lang", "")
        elif name == "meta":
            hides = attributes.get("name", "").lower() == "robots" and "noindex" in attributes.get("content", "")
            is_indexed = is_indexed and not hides
        elif "canonical" in relations:
            canonical = attributes.get("href", "")
        elif "alternate" in relations and "hreflang" in attributes:
            alternates.append((attributes["hreflang"], attributes.get("href", "")))
    return RenderedPage(path, document, head, lang, canonical, tuple(alternates), is_indexed)


def _without_comments(head: str) -> str:
    first, *others = head.split("<!--")
    return first + "".join(other.partition("-->")[2] for other in others)


def _tags(head: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in _TAG.finditer(head):
        found = _ATTRIBUTE.finditer(tag[2])
        yield tag[1].lower(), {each[1].lower(): html.unescape(each[2] or each[3] or each[4] or "") for each in found}
