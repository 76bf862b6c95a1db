"""Whole addresses of built pages, in the one form in which they can be compared."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from urllib.parse import unquote

from docpipe.index.site import SiteIndex

_INDEX = "index.html"


def address_of(path: str, site: SiteIndex) -> str:
    """Return the decoded address of a built file, `https://example.org/zh/a/` for `zh/a/index.html`.

    Only of use where the site has a base.
    """
    return comparable(site.config.site.base_url.rstrip("/") + route_at(path))


def route_at(path: str) -> str:
    """Return the route that a built file answers.

    >>> route_at("zh/a/index.html"), route_at("index.html"), route_at("zh/a.html")
    ('/zh/a/', '/', '/zh/a.html')
    """
    folder, _, name = path.rpartition("/")
    if name != _INDEX:
        return f"/{path}"
    return f"/{folder}/" if folder else "/"


def comparable(address: str) -> str:
    """Return an address percent-decoded, in NFC, without its fragment, a host in ASCII in its own letters.

    >>> comparable("https://xn--fsqu00a.xn--fiqs8s/%E7%94%B2/#a")
    'https://例子.中国/甲/'
    """
    scheme, mark, rest = address.partition("#")[0].partition("://")
    server, slash, path = rest.partition("/")
    if "xn--" in server:
        with suppress(UnicodeError):
            server = server.encode("ascii").decode("idna")
    return unicodedata.normalize("NFC", unquote(f"{scheme}{mark}{server}{slash}{path}"))
