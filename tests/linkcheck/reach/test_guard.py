"""Which IP addresses are in the open."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.linkcheck.reach.guard import is_loopback, is_public

INSIDE = [
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::8.8.8.8",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:8.8.8.8",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::8.8.8.8",
    "100::1",
    "100:0:0:1::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2002:a9fe:a9fe::",
    "2606:4700::5efe:10.0.0.1",
    "2606:4700::200:5efe:192.168.0.1",
    "3fff::1",
    "3fff:fff:ffff::1",
    "4000::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1%eth0",
    "feb0::1",
    "fec0::1",
    "ff02::1",
]
OPEN = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "168.63.129.15",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "191.255.255.255",
    "192.0.1.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2001:200::1",
    "2002:808:808::1",
    "2400:3200::1",
    "2606:4700:4700::1111",
    "2606:4700::5efe:8.8.8.8",
    "2620:fe::fe",
    "3ffe::1",
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_leads_inside(address: str) -> None:
    """An address of a special purpose, or one that carries such an address, is not public."""
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_what_is_in_the_open(address: str) -> None:
    """Everything else is, up to the edges of what is not."""
    assert is_public(address)


@pytest.mark.parametrize(
    "text", ["", "localhost", "127.1", "0x7f.0.0.1", "1.2.3.4.5", "[::1]", "::1%", "８.8.8.8", "\0"]
)
def test_what_is_no_address(text: str) -> None:
    """What nobody could connect to is not public."""
    assert not is_public(text)
    assert not is_loopback(text)


@given(st.ip_addresses())
def test_nothing_is_public_that_python_calls_private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    """The table holds what the library of this release knows, apart from networks that carry others."""
    carries = address.version == 6 and any(
        address in ipaddress.IPv6Network(network) for network in ("64:ff9b::/96", "2002::/16", "::ffff:0:0/96")
    )
    if is_public(str(address)) and not carries:
        assert not address.is_private
        assert not address.is_multicast
        assert not address.is_reserved
        assert not address.is_link_local
        assert not address.is_loopback


@given(st.ip_addresses(v=4))
def test_a_carried_address_decides(address: ipaddress.IPv4Address) -> None:
    """An IPv4 address is as public as it is itself, however an IPv6 one carries it."""
    value = int(address)
    carriers = [
        0xFFFF << 32 | value,
        0x0064_FF9B << 96 | value,
        0x2002 << 112 | value << 80 | 1,
        0x2606_4700 << 96 | 0x5EFE << 32 | value,
    ]
    verdicts = {is_public(str(ipaddress.IPv6Address(carrier))) for carrier in carriers}
    assert verdicts == {is_public(str(address))}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("127.255.255.255", True),
        ("::1", True),
        ("::ffff:127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - nothing is bound to it
        ("10.0.0.1", False),
        ("::", False),
        ("169.254.169.254", False),
    ],
)
def test_loopback(address: str, *, expected: bool) -> None:
    """Only 127.0.0.0/8 and ::1 are this machine's own, as they are written."""
    assert is_loopback(address) is expected
