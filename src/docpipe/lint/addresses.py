"""When two addresses in two languages mean the same place: language hosts, path segments and anchors aside."""

from __future__ import annotations

import re
from urllib.parse import unquote

from docpipe.index.links import resolve
from docpipe.index.site import SiteIndex
from docpipe.index.targets import Here, ToAsset, ToDocument
from docpipe.model.document import Document
from docpipe.translation.aligning.ends import common_ends

_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_LANGUAGE_HOST = re.compile(r"^[a-z]{2,3}(?:-[a-z]{2,8})?\.(?:m\.)?(wiki[a-z]+\.org)(?:/.*)?$", re.IGNORECASE)
# `zh`, `zh-cn`, `zh_CN`, `en-us`, `cn`, `intl`, `www` and their like.
_LOCALE = (
    r"(?:(?:zh|cn|en|ja|jp|ko|kr|fr|de|es|pt|ru|it|tw|ar|vi|id|tr|pl|nl|uk|th|fa|hi)"
    r"(?:[-_](?:hans|hant|[a-z]{2}))?(?:[-_][a-z]{2})?|chs|cht|intl|international|www|lang|chinese|english)"
)
_LOCALE_PART = re.compile(_LOCALE, re.IGNORECASE)
_LOCALE_AT_END = re.compile(rf"^{_LOCALE}[-_]|[-_]{_LOCALE}$", re.IGNORECASE)
_LOCALE_QUERY = re.compile(r"(?<=[?&])(?:lang|locale|hl|language|lng|setlang)=[^&#]*", re.IGNORECASE)
_PARTS = re.compile(r"([/.?&=]+)")
_ABOVE = re.compile(r"^(?:\.{0,2}/)+")
_INDEX = re.compile(r"(?:^|/)_?index(?:\.(?:html?|mdx?))?$", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:html?|mdx?)$", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]")
_LONG_ENOUGH = 12
_SLIPS = 2


def place_of(target: str, document: Document, site: SiteIndex) -> str:
    """Return what an address points at, the same for every locale's version of it.

    A document of the site is its group's key, a file of it its path without locales; a web address loses
    its scheme, its parts that name a language, its anchor and its last slash. Articles of Wikipedia are one
    place, since their names are translated.

    Args:
        target: the address as written.
        document: where it is written.
        site: the index that holds it.
    """
    if not _WEB.match(target):
        found = resolve(target, document, site)
        if isinstance(found, Here):
            return "#"
        if isinstance(found, ToDocument):
            return "document:" + site.group_keys.get((found.locale, found.key), found.key)
        if isinstance(found, ToAsset):
            return "file:" + _without_locales(found.path)
    return plain_address(target)


def plain_address(target: str) -> str:
    """Return an address without scheme, language, anchor and last slash, percent-decoded.

    >>> plain_address("https://example.org/zh-cn/docs/?lang=zh#甲")
    'example.org/docs'
    """
    address = unquote(_LOCALE_QUERY.sub("", target)).partition("#")[0]
    address = _WEB.sub("", address, count=1)
    if article := _LANGUAGE_HOST.match(address):
        return article[1].lower()
    return _without_locales(_SUFFIX.sub("", _INDEX.sub("", address)))


def _without_locales(address: str) -> str:
    """Return the parts of an address that name no language, each with the separator behind it."""
    pieces = _PARTS.split(_ABOVE.sub("", address))
    joined = ""
    for part, separator in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if part and not _LOCALE_PART.fullmatch(part):
            joined += _LOCALE_AT_END.sub("", part) + separator
    return joined.rstrip("/.?&=")


def domain_of(place: str) -> str:
    """Return the last two names of a place's host; "" for a place of the site.

    >>> domain_of("docs.example.org/a")
    'example.org'
    """
    host = place.partition("/")[0]
    return ".".join(host.split(".")[-2:]) if "." in host and ":" not in host else ""


def is_misspelt(wanted: str, written: str) -> bool:
    """Tell whether `written` is `wanted` with a slip of the pen: at most two letters more, fewer or other.

    Both are plain web addresses, or code. Those that differ in a number, or in a plural, are two things, and so are
    `release-12` and `release-v12`: each of two sites names its versions in its own way.
    """
    if min(len(wanted), len(written)) < _LONG_ENOUGH or _DIGITS.findall(wanted) != _DIGITS.findall(written):
        return False
    start, end = common_ends(wanted, written)
    differing = wanted[start : len(wanted) - end], written[start : len(written) - end]
    if end and "".join(differing) in {"v", "V"} and wanted[-end].isdigit():
        return False
    return max(map(len, differing)) <= _SLIPS and "".join(differing) not in {"", "s"}
