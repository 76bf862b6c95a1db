"""Which IP addresses are out in the open, and which lead into the network of whoever asks."""

from __future__ import annotations

import ipaddress
from typing import Final

# Not `ipaddress.is_global`: what it says differs from one release of Python to the next, and it looks at no
# address within an address. From the registries of special purpose addresses of IANA (RFC 6890).
_INSIDE_V4: Final = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, RFC 1122
        "10.0.0.0/8",  # private, RFC 1918
        "100.64.0.0/10",  # shared by the customers of a carrier, RFC 6598; a cloud's metadata, too
        "127.0.0.0/8",  # loopback, RFC 1122
        "168.63.129.16/32",  # the host below every virtual machine of Azure, from within it
        "169.254.0.0/16",  # link-local, RFC 3927: the metadata of most clouds
        "172.16.0.0/12",  # private, RFC 1918
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.88.99.0/24",  # relays of 6to4, RFC 7526
        "192.168.0.0/16",  # private, RFC 1918
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "198.51.100.0/24",  # documentation, RFC 5737
        "203.0.113.0/24",  # documentation, RFC 5737
        "224.0.0.0/4",  # multicast, RFC 5771
        "240.0.0.0/4",  # reserved, and broadcast, RFC 1112, RFC 919
    )
)
# All that hosts in the open have (RFC 3587). Outside of it: unspecified, loopback and IPv4-compatible (RFC 4291),
# translated and NAT64 of one's own (64:ff9b:1::/48, RFC 8215), discard-only (100::/64, RFC 6666), SRv6 (5f00::/16,
# RFC 9602), unique local (fc00::/7, RFC 4193), link-local and multicast (RFC 4291), site-local (RFC 3879).
_OPEN_V6: Final = ipaddress.IPv6Network("2000::/3")
_INSIDE_V6: Final = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, RFC 2928: Teredo (RFC 4380), benchmarks (RFC 5180), ORCHID (RFC 7343)
        "2001:db8::/32",  # documentation, RFC 3849
        "3fff::/20",  # documentation, RFC 9637
    )
)
# Where an IPv4 address stands within an IPv6 one, and how many bits follow it.
_WITHIN: Final = tuple(
    (ipaddress.IPv6Network(network), bits)
    for network, bits in (
        ("::ffff:0:0/96", 0),  # mapped, RFC 4291
        ("64:ff9b::/96", 0),  # NAT64, RFC 6052
        ("2002::/16", 80),  # 6to4, RFC 3056
    )
)
# The first half of the interface of an ISATAP host, RFC 5214; the other half is its IPv4 address.
_ISATAP: Final = frozenset({0x0000_5EFE, 0x0200_5EFE})
_V4_BITS: Final = 0xFFFF_FFFF

_LOOPBACK: Final = (ipaddress.IPv4Network("127.0.0.0/8"), ipaddress.IPv6Network("::1/128"))


def is_public(address: str) -> bool:
    """Return whether an IP address, as a resolver answers it, is one that anybody may reach.

    An address that carries another one is as public as the one it carries. What is no address is not public.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("64:ff9b::a00:1"), is_public("fe80::1%eth0")
    (True, False, False, False)
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(known, ipaddress.IPv4Address):
        return _is_public_v4(known)
    # A zone says that the address holds on one link only, whatever else it looks like.
    return known.scope_id is None and _is_public_v6(known)


def is_loopback(address: str) -> bool:
    """Return whether an IP address is this machine's own, written plainly: not within another address.

    >>> is_loopback("127.9.9.9"), is_loopback("::1"), is_loopback("::ffff:127.0.0.1")
    (True, True, False)
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(known.version == network.version and known in network for network in _LOOPBACK)


def _is_public_v4(address: ipaddress.IPv4Address) -> bool:
    return not any(address in network for network in _INSIDE_V4)


def _is_public_v6(address: ipaddress.IPv6Address) -> bool:
    value = int(address)
    for network, bits in _WITHIN:
        if address in network:
            return _is_public_v4(ipaddress.IPv4Address(value >> bits & _V4_BITS))
    if address not in _OPEN_V6 or any(address in network for network in _INSIDE_V6):
        return False
    return value >> 32 & _V4_BITS not in _ISATAP or _is_public_v4(ipaddress.IPv4Address(value & _V4_BITS))
