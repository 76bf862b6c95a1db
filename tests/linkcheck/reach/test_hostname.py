"""The one spelling of a host; what whole addresses make of it is in test_address.py."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.linkcheck.reach.hostname import host_named


@given(st.text(max_size=40))
def test_one_spelling(written: str) -> None:
    """A host that was found is found again in the same words, and nothing raises an error."""
    host = host_named(written)
    assert host_named(f"[{host}]" if ":" in host else host) == host
    assert host.isascii()
    assert host == host.lower()


@given(st.ip_addresses(v=4), st.lists(st.sampled_from(["{:d}", "{:#x}", "0{:o}"]), min_size=4, max_size=4))
def test_all_bases_of_an_address(address: ipaddress.IPv4Address, bases: list[str]) -> None:
    """Each of the four numbers may be decimal, hexadecimal or octal, and the last may stand for several."""
    packed = address.packed
    for count in range(4):
        numbers = [*packed[:count], int.from_bytes(packed[count:], "big")]
        written = ".".join(base.format(number) for base, number in zip(bases, numbers, strict=False))
        assert host_named(written) == str(address)


@given(st.ip_addresses(v=6))
def test_all_spellings_of_an_ipv6_address(address: ipaddress.IPv6Address) -> None:
    """It is the shortest in small letters, and never has a dotted end, whatever Python's release would write."""
    host = host_named(f"[{address.exploded.upper()}]")
    assert ipaddress.IPv6Address(host) == address
    assert host_named(f"[{address}]") == host
    assert "." not in host
    assert len(host) <= len(address.compressed) or address.ipv4_mapped is not None


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("a" * 63 + ".example", "a" * 63 + ".example"),
        ("a" * 64 + ".example", ""),
        (("a" * 49 + ".") * 5 + "abc", ("a" * 49 + ".") * 5 + "abc"),
        (("a" * 49 + ".") * 5 + "abc.", ("a" * 49 + ".") * 5 + "abc"),
        (("a" * 49 + ".") * 5 + "abcd", ""),
        ("例" * 15 + ".example", "xn--fsqaaaaaaaaaaaaaa.example"),
        ("例" * 254, ""),
        ("[0:0:0:1:0:0:0:0]", "0:0:0:1::"),
        ("[0:0:1:0:0:1:0:0]", "::1:0:0:1:0:0"),
        ("[1:0:2:3:4:5:6:7]", "1:0:2:3:4:5:6:7"),
        ("[]", ""),
        ("[::1", ""),
    ],
)
def test_edges(written: str, host: str) -> None:
    """Labels have 63 characters at most and names 253; the first of the longest rows of zeros is left out."""
    assert host_named(written) == host
