"""How an address is written when it is asked: what browsers make of it (WHATWG URL Standard, §4.4), and nothing else.

Addresses are read here and nowhere else: two readers of one address may see two hosts in it, and then one is
guarded and the other is asked.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

import msgspec

from docpipe.linkcheck.reach.hostname import host_named

_PORTS: Final = {"http": 80, "https": 443}
_PORT = re.compile(r"0*([1-9][0-9]{0,4})")
_LAST_PORT = 65535
_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = str.maketrans("", "", "\t\n\r")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(/*)")
_AUTHORITY = re.compile(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?")
_ASKED = re.compile(r"(https?)://(\[[0-9a-f:]+\]|[^/:]+)(?::([0-9]+))?(/.*)")
# What stands in a path and in a query as it is; `%` because what is encoded already stays so.
_PLAIN_PATH = "!$%&'()*+,/:;=@[]|"
_PLAIN_QUERY = "!$%&()*+,/:;=?@[\\]^`{|}"
_HERE = frozenset({".", "%2e"})
_UP = frozenset({"..", ".%2e", "%2e.", "%2e%2e"})


class Parts(msgspec.Struct, frozen=True):
    """An asked address in the parts that a request is made of.

    Attributes:
        scheme: http or https.
        host: without brackets.
        port: that of the scheme where none was written.
        target: path and query.
        authority: host and port as the header `Host` has them.
    """

    scheme: str
    host: str
    port: int
    target: str
    authority: str


def asked_address(written: str, base: str = "") -> str:
    """Return the absolute address that is asked for `written`, without fragment, or "" if no browser would ask it.

    The host is in ASCII and small letters, the path percent-encoded and without dots; a default port and a user
    are left out. What was returned once is returned for itself again.

    Args:
        written: by an author or in a redirect.
        base: the asked address that a relative one starts from; without one it is "".

    >>> asked_address("HTTPS://me@Bücher.example:443/a/../Über uns?q=好#a")
    'https://xn--bcher-kva.example/%C3%9Cber%20uns?q=%E5%A5%BD'
    >>> asked_address("../c?d", "https://a.example/b/b")
    'https://a.example/c?d'
    """
    text, mark, query = _clean(written).partition("#")[0].partition("?")
    # Browsers take a backslash before the query for a slash.
    text = text.replace("\\", "/")
    known = _ASKED.fullmatch(base)
    scheme = _SCHEME.match(text)
    if scheme is not None and not (known and known[1] == scheme[1].lower() and len(scheme[2]) < len("//")):
        return _absolute(scheme[1].lower(), text[scheme.end() :], mark + query)
    if known is None:
        return ""
    reference = text[scheme.end(1) + 1 :] if scheme is not None else text
    return _relative(reference, mark + query, base, known[1])


def host_of(url: str) -> str:
    """Return the host of an address as resolvers see it, without user, port and brackets; "" if it names none.

    >>> host_of("https://me@Bücher.Example:8080/a"), host_of("https://[::1]/"), host_of("https://")
    ('xn--bcher-kva.example', '::1', '')
    """
    asked = asked_address(url)
    return parts_of(asked).host if asked else ""


def scheme_of(written: str) -> str:
    """Return the scheme an address begins with, in small letters; "" for one that starts from another address.

    >>> scheme_of("MailTo:me@a.example"), scheme_of("//a.example/b:c")
    ('mailto', '')
    """
    scheme = _SCHEME.match(_clean(written))
    return scheme[1].lower() if scheme is not None else ""


def parts_of(asked: str) -> Parts:
    """Return the parts of an address that `asked_address` returned.

    >>> parts_of("https://[::1]:8080/a;b?c")
    Parts(scheme='https', host='::1', port=8080, target='/a;b?c', authority='[::1]:8080')

    Raises:
        ValueError: it did not return this one.
    """
    known = _ASKED.fullmatch(asked)
    if known is None:
        raise ValueError(asked)
    scheme, place, port, target = known.groups()
    authority = place if port is None else f"{place}:{port}"
    return Parts(scheme, place.strip("[]"), int(port or _PORTS[scheme]), target, authority)


def _clean(written: str) -> str:
    # Half of a surrogate pair stands for no character, and could not be encoded.
    whole = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.strip(_AROUND).translate(_WITHIN)


def _relative(reference: str, query: str, base: str, scheme: str) -> str:
    """Return the address of a reference without scheme; `query` begins with its question mark."""
    if reference.startswith("//"):
        return _absolute(scheme, reference, query)
    path, mark, former = base.partition("?")
    if not reference:
        return _absolute(scheme, path[len(scheme) + 1 :], query or mark + former)
    origin = path[: path.index("/", len(scheme) + len("://"))]
    folder = origin if reference.startswith("/") else path[: path.rindex("/") + 1]
    return _absolute(scheme, (folder + reference)[len(scheme) + 1 :], query)


def _absolute(scheme: str, rest: str, query: str) -> str:
    """Return the address of what stands behind the colon; however many slashes are there, the host comes next."""
    if scheme not in _PORTS:
        return ""
    authority, _, path = rest.lstrip("/").partition("/")
    # The user is never sent: it may be a password, and it is often there to look like the host.
    place = _AUTHORITY.fullmatch(authority.rpartition("@")[2])
    host = host_named(place[1]) if place is not None else ""
    port = _port((place and place[2]) or "", scheme)
    if not host or not 0 < port <= _LAST_PORT:
        return ""
    literal = f"[{host}]" if ":" in host else host
    shown = "" if port == _PORTS[scheme] else f":{port}"
    path = quote(_without_dots(path), safe=_PLAIN_PATH)
    return f"{scheme}://{literal}{shown}/{path}{quote(query, safe=_PLAIN_QUERY)}"


def _port(written: str, scheme: str) -> int:
    if not written:
        return _PORTS[scheme]
    known = _PORT.fullmatch(written)
    return int(known[1]) if known is not None else 0


def _without_dots(path: str) -> str:
    """Return a path without its first slash and without the steps that lead nowhere or up."""
    kept: list[str] = []
    *steps, last = path.split("/")
    for step in steps:
        _take(step, kept)
    end = "" if last.lower() in _HERE | _UP else last
    if last.lower() in _UP:
        _take(last, kept)
    return "/".join([*kept, end])


def _take(step: str, kept: list[str]) -> None:
    if step.lower() in _UP:
        del kept[-1:]
    elif step.lower() not in _HERE:
        kept.append(step)
