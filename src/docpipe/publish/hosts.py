"""Whether the part of an address that names a server can name one (URL standard, §3)."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import unquote

_LONGEST_NAME = 253
_LONGEST_LABEL = 63
_HIGHEST_PORT = 65_535
_PORT = re.compile(r"(?P<host>.*?)(?::(?P<port>[0-9]{0,5}))?", re.DOTALL)
_FORBIDDEN = re.compile(r"[\0-\x20#%/:<>?@\[\\\]^|\x7f]")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")


def server_of(authority: str) -> str:
    """Return host and port of what stands behind the `//` of an address, as written; "" if that is no server.

    A user's name and password are left out: they have no business on a page, and `https://bank.example@evil.example`
    leads to the second one.

    >>> server_of("reader:secret@docs.example:8080"), server_of("[::1]:80"), server_of("a..b"), server_of("1.2.3.256")
    ('docs.example:8080', '[::1]:80', '', '')
    """
    server = authority.rpartition("@")[2]
    parts = _PORT.fullmatch(server)
    if parts is None or int(parts["port"] or 0) > _HIGHEST_PORT:
        return ""
    host = parts["host"]
    is_right = _is_ip(host[1:-1], 6) if host.startswith("[") and host.endswith("]") else _is_domain(unquote(host))
    return server if is_right else ""


def _is_domain(host: str) -> bool:
    """Tell whether `host` is a domain or an IPv4 address; a name in other letters is judged as resolvers see it."""
    if len(host) > _LONGEST_NAME:
        return False
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
        if "xn--" in name.lower():
            name.encode("ascii").decode("idna")
    except UnicodeError:
        return False
    labels = name.removesuffix(".").split(".")
    if _FORBIDDEN.search(name) or not all(0 < len(label) <= _LONGEST_LABEL for label in labels):
        return False
    if _NUMBER.fullmatch(labels[-1]):
        return _is_ip(name, 4)
    return not any(label and unicodedata.category(label[0]).startswith("M") for label in host.split("."))


def _is_ip(host: str, version: int) -> bool:
    try:
        # With a zone, `fe80::1%eth0`, it means something on one machine only.
        return "%" not in host and ipaddress.ip_address(host).version == version
    except ValueError:
        return False
