"""Hosts that a reader elsewhere does not reach: this machine's own, and those of a network that is not public."""

from __future__ import annotations

import ipaddress

# RFC 6761 §6.3, RFC 6762 §3, RFC 8375 and ICANN's reserved `internal`; the others stand in no public root.
# `test`, `example` and `invalid` are there to be written in examples.
_ENDINGS = ("localhost", "local", "internal", "home.arpa", "lan", "intranet", "corp", "localdomain")
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
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return any(name == ending or name.endswith(f".{ending}") for ending in _ENDINGS)
    return is_own_machine(name) or any(address in network for network in _NETWORKS)


def is_own_machine(host: str) -> bool:
    """Tell whether a host is the machine of whoever reads it: links to it mean the reader's own.

    >>> is_own_machine("127.0.0.1"), is_own_machine("app.localhost"), is_own_machine("10.0.0.1")
    (True, True, False)
    """
    name = host.lower().strip("[]").removesuffix(".")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")
    return address.is_loopback or address.is_unspecified
