"""Addresses as pages write them: relative, absolute, safe to click and valid in HTML."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import quote, urlsplit

import msgspec

from docpipe.model.page import Route
from docpipe.publish.hosts import server_of

Address = Callable[[str], str]
"""Turns a route or a site path such as `/assets/a.css` into what one page writes for it."""

WEB = frozenset({"http", "https"})
_SCHEMES = WEB | {"mailto", "tel", "sms", "xmpp", "geo", "ftp", "irc", "ircs"}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_SERVER = re.compile(r"(?P<scheme>(?:[A-Za-z][A-Za-z0-9+.\-]*:)?//)(?P<server>[^/?#]*)")
# Browsers drop these anywhere in an address before they look at its scheme (URL standard, §4.4).
_IGNORED = re.compile(r"[\t\n\r]|^[\0-\x20]+|[\0-\x20]+$")
# What a URL may hold (RFC 3986 §2, RFC 3987 §2.2), whole percent escapes included.
_ILLEGAL = re.compile(
    r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%"
    "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
# What most addresses are: nothing in them is to be judged or escaped, and telling that takes a tenth of the time.
_PLAIN = re.compile(
    r"https?://(?:(?!xn--)[a-z0-9][a-z0-9-]{0,40}\.){1,4}[a-z]{2,20}(?:/[A-Za-z0-9\-._~/?&=+,;:@!$()*']*(?:#[A-Za-z0-9\-._~]*)?)?"
)
_SAFE_IN_PATH = "/-._~!$&'()*+,;=:@"
_SPECIAL = re.compile(r"""[&<>'"]""")
_SAFE = re.compile(rf"[A-Za-z0-9{re.escape(_SAFE_IN_PATH)}]*")


class Urls(msgspec.Struct, frozen=True):
    """The addresses of one site; `base` is `https://host/folder` without a last slash, or "" where it is not known."""

    base: str

    @property
    def host(self) -> str:
        """The host the site is published at, or ""."""
        return urlsplit(self.base).hostname or ""

    def absolute(self, path: str) -> str:
        """Return the whole address of a route; only of use where the base is known."""
        return self.base + _quoted(path)

    def rooted(self, path: str) -> str:
        """Return the address from the root of the host, right on a page that is shown at any address."""
        return urlsplit(self.base).path + _quoted(path)

    def relative_to(self, page: Route) -> Address:
        """Return the function that writes addresses relative to `page`: right on any host and in any folder."""
        folder = posixpath.normpath(posixpath.dirname(page))
        names = [name for name in folder.split("/") if name]
        # The folders around the page, the nearest first, and the way up to each.
        ways = {"/".join(("", *names[:depth], "")): "../" * (len(names) - depth) for depth in range(len(names), -1, -1)}

        def relative(path: str) -> str:
            is_even = path.startswith("/") and "//" not in path and "/." not in path and f"{path}/" not in ways
            if is_even:
                for place, way in ways.items():
                    if path.startswith(place):
                        found = way + path[len(place) :] or "./"
                        break
            else:
                found = posixpath.relpath(path, folder) + ("/" if path.endswith("/") else "")
            return _quoted(f"./{found}" if ":" in found.partition("/")[0] else found)

        return relative


def base_of(address: str) -> str:
    """Return the address of a site as machines read it: a URI (RFC 3986) without a last slash, its host in ASCII.

    >>> base_of("https://例子.中国:8080/手册/"), base_of("https://example.org/"), base_of("")
    ('https://xn--fsqu00a.xn--fiqs8s:8080/%E6%89%8B%E5%86%8C', 'https://example.org', '')
    """
    parts = urlsplit(address)
    server = parts.netloc
    if not server.isascii():
        with suppress(UnicodeError):
            name = (parts.hostname or "").encode("idna").decode("ascii")
            server = name if parts.port is None else f"{name}:{parts.port}"
    path = quote(parts.path.rstrip("/"), safe=_SAFE_IN_PATH + "%")
    return f"{parts.scheme}://{server}{path}" if address else ""


def _quoted(path: str) -> str:
    return path if _SAFE.fullmatch(path) else quote(path, safe=_SAFE_IN_PATH)


def attribute(name: str, value: str) -> str:
    """Return an attribute as a start tag holds it, with the space before it.

    >>> attribute("title", 'a "b"')
    ' title="a &quot;b&quot;"'
    """
    return f' {name}="{html.escape(value) if _SPECIAL.search(value) else value}"'


def clickable(target: str) -> str:
    r"""Return the address an author wrote in a form that is valid and harmless, or "" if there is none.

    >>> clickable("https://a.example/b c?d=|")
    'https://a.example/b%20c?d=%7C'
    >>> clickable(" java\tscript:alert(1)")
    ''
    """
    if _PLAIN.fullmatch(target):
        return target
    cleaned = _IGNORED.sub("", target)
    scheme = _SCHEME.match(cleaned)
    if scheme is not None and scheme[1].lower() not in _SCHEMES:
        return ""
    start, place = "", _SERVER.match(cleaned)
    if place is not None:
        server = server_of(place["server"])
        if not server:
            return ""
        # The brackets of an IPv6 address are legal here and nowhere else.
        start = place["scheme"] + (server if server.startswith("[") else _legal(server))
    elif scheme is not None and scheme[1].lower() in WEB:
        return ""
    path, mark, fragment = cleaned[place.end() if place else 0 :].partition("#")
    return start + _legal(path) + mark + _legal(fragment.replace("#", "%23"))


def fragment_of(identifier: str) -> str:
    """Return `#identifier` for use in an address.

    >>> fragment_of("安装 步骤")
    '#安装%20步骤'
    """
    return "#" + _legal(identifier.replace("%", "%25").replace("#", "%23")) if identifier else ""


def _legal(text: str) -> str:
    return _ILLEGAL.sub(lambda match: quote(match[0].encode("utf-8", "replace"), safe=""), text)
