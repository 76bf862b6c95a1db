"""Pages that answer well though what they stood for is gone: led to the front page, elsewhere, or told in words.

Where both answers are possible the address counts as there: an article about error 404 is no error.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from docpipe.linkcheck.pages.error_pages import is_error, is_parked
from docpipe.linkcheck.pages.quirks import Quirks
from docpipe.linkcheck.reach.address import host_of
from docpipe.model.answer import Hop, SoftMiss
from docpipe.model.domain import registrable

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4}){0,2}")
_INDEX = re.compile(r"(?:index|default|home|main)(?:\.[a-z]{2,5})?")
_WORD = re.compile(r"[^\W_]+")
_SLUG = 12  # A single part that is so long names a page; a shorter one may be a whole area of a site.
_NAME = 4  # Shorter words stand in hosts by chance.
_HALF = 0.5
_SCANNED = 200_000
_HEADINGS = 2
_LONGEST = 600
_TAG = re.compile(r"<[^<>]{0,400}>")
_TEXTS = re.compile(r"<(title|h1)(?=[\s>])[^<>]{0,400}>", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("title", "h1")}
# Where WeChat writes why there is no article.
_NOTICE = re.compile(r"class=\"weui-msg__title[^\"<>]{0,40}\"[^<>]{0,40}>([^<]{0,60})<")
_PARKED_FROM = re.compile(
    r"(?:src|href)=[\"']?(?:https?:)?//[a-z0-9.-]{0,60}(?:sedoparking\.com|parkingcrew\.net|bodis\.com|parklogic\.com)",
    re.IGNORECASE,
)
_ERROR_PLACE = re.compile(r"/(?:page[-_]?)?(?:404|410|not[-_]?found)(?:\.[a-z]{2,5})?/?$", re.IGNORECASE)
_ABOUT_ERRORS = re.compile(r"40[34]|410|not[-_]?found|error|missing|park|for-?sale|domain", re.IGNORECASE)


def by_redirect(url: str, hops: Sequence[Hop], quirks: Quirks) -> SoftMiss:
    """Return whether redirects lead to something else than what was asked.

    A page that is led to the front page of its site is gone (ROOT), one led to another domain where nothing has
    its name (DOMAIN) most likely, and one led to `/404` (TITLE) or where domains are sold (PARKED) for certain.
    Shorteners, DOIs and their like lead elsewhere by purpose; `www` and https are the same place.

    Args:
        url: that was asked.
        hops: the redirects in their order.
        quirks: what is known of hosts.
    """
    if not hops:
        return SoftMiss.NONE
    try:
        old, new = urlsplit(url), urlsplit(hops[-1].url)
    except ValueError:
        return SoftMiss.NONE
    old_host, new_host = host_of(url), host_of(new.geturl())
    if _ERROR_PLACE.search(new.path) and not _ABOUT_ERRORS.search(old.path):
        return SoftMiss.TITLE
    if not new_host or quirks.is_redirector(old_host):
        return SoftMiss.NONE
    if quirks.is_market(new_host) and registrable(old_host) != registrable(new_host):
        return SoftMiss.PARKED
    return _by_path(old, new, old_host, new_host)


def _by_path(old: SplitResult, new: SplitResult, old_host: str, new_host: str) -> SoftMiss:
    if not _names_a_page(old) or _became_host(old, new_host):
        return SoftMiss.NONE
    if _name(old_host) != _name(new_host):
        return SoftMiss.NONE if _is_alike(old, new) else SoftMiss.DOMAIN
    return SoftMiss.ROOT if _is_front(new) else SoftMiss.NONE


def by_body(page: str, url: str = "") -> SoftMiss:
    """Return whether a page that answered well says in its title or first headings that there is nothing.

    Args:
        page: HTML; the beginning is enough.
        url: of the page: where the address itself speaks of errors or domains, the page is about them.
    """
    beginning = page[:_SCANNED]
    if _ABOUT_ERRORS.search(_path_of(url)):
        return SoftMiss.NONE
    if _PARKED_FROM.search(beginning):
        return SoftMiss.PARKED
    texts = list(_told(beginning))
    if any(is_parked(text) for text in texts):
        return SoftMiss.PARKED
    return SoftMiss.TITLE if any(is_error(text) for text in texts) else SoftMiss.NONE


def _told(page: str) -> Iterator[str]:
    """Yield the title and the first headings, each as one line."""
    for number, match in enumerate(_TEXTS.finditer(page)):
        if number > _HEADINGS:
            break
        end = _ENDS[match[1].lower()].search(page, match.end(), match.end() + _LONGEST)
        if end is not None:
            yield " ".join(html.unescape(_TAG.sub(" ", page[match.end() : end.start()])).split())
    if notice := _NOTICE.search(page):
        yield " ".join(html.unescape(notice[1]).split())


def _path_of(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return ""


def _parts(address: SplitResult) -> list[str]:
    """Return the parts of the path that name something: neither a language nor an index."""
    parts = [part.lower() for part in unquote(address.path).split("/") if part]
    return [part for part in parts if not _LANGUAGE.fullmatch(part) and not _INDEX.fullmatch(part)]


def _names_a_page(address: SplitResult) -> bool:
    """Tell whether an address names one page: a path of several parts, one that reads like a page, or an id."""
    parts = _parts(address)
    if len(parts) > 1 or any(value.isdigit() for _, value in parse_qsl(address.query)):
        return True
    return any(
        len(part) >= _SLUG or posixpath.splitext(part)[1] in {".html", ".htm", ".php", ".aspx"} for part in parts
    )


def _is_front(address: SplitResult) -> bool:
    return not _parts(address) and not address.fragment.startswith(("/", "!")) and not _has_id(address)


def _has_id(address: SplitResult) -> bool:
    return any(any(letter.isdigit() for letter in value) for _, value in parse_qsl(address.query))


def _became_host(old: SplitResult, host: str) -> bool:
    """Tell whether what the path named now has a host of its own: `a.example/blog/x` became `blog.a.example`."""
    parts = _parts(old)
    return any(part in host.split(".") for part in parts) or bool(
        parts and len(parts[-1]) >= _NAME and parts[-1] in host
    )


def _name(host: str) -> str:
    """Return what a domain is called before its suffix: that of `a.example.org` and `example.com` is one."""
    return registrable(host).partition(".")[0]


def _is_alike(old: SplitResult, new: SplitResult) -> bool:
    """Tell whether two paths name the same: their last part, or half of their words."""
    before, after = _parts(old), _parts(new)
    if not before or not after:
        return False
    if posixpath.splitext(before[-1])[0] == posixpath.splitext(after[-1])[0]:
        return True
    words, others = (set(_WORD.findall(" ".join(parts))) for parts in (before, after))
    return len(words & others) >= _HALF * min(len(words), len(others))
