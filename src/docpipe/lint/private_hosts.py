"""Hosts that a reader elsewhere does not reach: this machine's own, and those of a network that is not public."""

from __future__ import annotations

import ipaddress

# RFC 6761 §6.3, RFC 6762 §3, RFC 8375 and ICANN's reserved `internal`; the others stand in no public root.
# `test`, `example` and `invalid` are there to be written in examples.
_ENDINGS = ("localhost", "local", "internal", "home.arpa", "lan", "intranet", "corp", "localdomain")
_BELOW = tuple(f".{ending}" for ending in _ENDINGS)
_NETWORKS = tuple(
    ipaddress.ip_network(each)
    for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10")
)


def is_private(host: str) -> bool:
    """Tell whether the name or address of a host says that it is not public.

    >>> is_private("localhost"), is_private("192.168.1.1"), is_private("build.internal"), is_private("example.org")
    (True, True, True, False)
    """
    name = host.lower().strip("[]").removesuffix(".")
    address = _address(name.partition("%")[0])
    if address is None:
        return name in _ENDINGS or name.endswith(_BELOW)
    return is_own_machine(name) or any(address in network for network in _NETWORKS)


def is_own_machine(host: str) -> bool:
    """Tell whether a host is the machine of whoever reads it: links to it mean the reader's own.

    >>> is_own_machine("127.0.0.1"), is_own_machine("app.localhost"), is_own_machine("10.0.0.1")
    (True, True, False)
    """
    name = host.lower().strip("[]").removesuffix(".")
    address = _address(name)
    if address is None:
        return name == "localhost" or name.endswith(".localhost")
    return address.is_loopback or address.is_unspecified


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address that stands for a host, or None for a name; only what can be one is read."""
    if ":" not in name and not name[-1:].isdigit():
        return None
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
