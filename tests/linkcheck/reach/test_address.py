"""How an address is written when it is asked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpcore2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.linkcheck.reach.address import asked_address, host_of, parts_of

# Text that looks like an address often enough to get past its first character.
PIECES = ["http:", "https:", "HTTP:", "//", "/", "\\", "@", ":", "?", "#", "%", "%2e", "%2E.", "..", ".", "[", "]"]
HOSTS = [
    "a.example",
    "①②⑦",
    "。",
    "0x7f",
    "017",
    "1",
    "::1",
    "xn--",
    "ß",
    "ü",
    "\t",
    "\n",
    " ",
    "\u3000",
    "\ud800",
    "80",
]
written = st.lists(st.sampled_from(PIECES + HOSTS) | st.text(max_size=3), max_size=12).map("".join)
addresses = st.sampled_from(["http://", "https:\\\\", "", "//"]).flatmap(lambda start: written.map(start.__add__))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        # Host, port and user.
        ("HTTPS://Docs.Example:443/A", "https://docs.example/A"),
        ("http://a.example:443/", "http://a.example:443/"),
        ("http://a.example:00080/", "http://a.example/"),
        ("http://a.example:/", "http://a.example/"),
        ("http://a.example./", "http://a.example/"),
        ("http://me:secret@a.example/", "http://a.example/"),
        ("http://a@b@c.example/", "http://c.example/"),
        ("http://a_b.c--d.example/", "http://a_b.c--d.example/"),
        ("http://%61.example/", "http://a.example/"),
        # Letters of all scripts, mapped as browsers map them (UTS #46, non-transitional).
        ("http://例え.example/", "http://xn--r8jz45g.example/"),
        ("http://XN--R8JZ45G.example/", "http://xn--r8jz45g.example/"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://i❤.example/", "http://xn--i-7iq.example/"),
        ("http://exa\u00admple.example/", "http://example.example/"),
        ("http://ｅｘ．example。cn/", "http://ex.example.cn/"),
        # IP addresses.
        ("http://①②⑦。0.0.1/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://017700000001/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0/", "http://0.0.0.0/"),
        ("http://1.2.3/", "http://1.2.0.3/"),
        ("http://1.2.3.0x/", "http://1.2.3.0/"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("http://[0:0::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        ("http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/"),
        ("http://[1:2:3:4:5:6:7:8]/", "http://[1:2:3:4:5:6:7:8]/"),
        # What browsers read otherwise than other programs do.
        ("http:\\\\a.example\\b?c\\d", "http://a.example/b?c\\d"),
        ("http:a.example", "http://a.example/"),
        ("http:////a.example", "http://a.example/"),
        (" ht\ttp://a.\nexample/\r\n", "http://a.example/"),
        ("http://127.0.0.1\\@a.example/", "http://127.0.0.1/@a.example/"),
        ("http://a.example?b@c.example/", "http://a.example/?b@c.example/"),
        # Path and query.
        ("http://a.example", "http://a.example/"),
        ("http://a.example/?", "http://a.example/?"),
        ("http://a.example/Über uns/", "http://a.example/%C3%9Cber%20uns/"),
        ("http://a.example/%e4%ff/100%/%zz", "http://a.example/%e4%ff/100%/%zz"),
        ("http://a.example/b;c=1/d:e@f,g|h", "http://a.example/b;c=1/d:e@f,g|h"),
        ("http://a.example/<\">'`{}^", "http://a.example/%3C%22%3E'%60%7B%7D%5E"),
        ("http://a.example/?q=<\">'`{}^|\\好", "http://a.example/?q=%3C%22%3E%27`{}^|\\%E5%A5%BD"),
        ("http://a.example/b/./../c/%2E%2e/d/..", "http://a.example/"),
        ("http://a.example/../../b/.", "http://a.example/b/"),
        ("http://a.example//b//c", "http://a.example//b//c"),
        ("http://a.example/\ud800", "http://a.example/%EF%BF%BD"),
        ("http://a.example/b#c?d", "http://a.example/b"),
    ],
)
def test_asked_address(address: str, expected: str) -> None:
    """An address has one spelling, and it is the one browsers ask."""
    assert asked_address(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a.example",
        "//a.example/",
        "ftp://a.example/",
        "javascript:alert(1)",
        "http:",
        "https://",
        "http://?a",
        "http://@/",
        "http://:80/",
        "http://a.example:x/",
        "http://a.example:-1/",
        "http://a.example:0/",
        "http://a.example:65536/",
        "http://a.example:" + "9" * 5000 + "/",
        "http://a.example:８０/",
        "http://a b/",
        "http://a..example/",
        "http://a.example../",
        "http://.example/",
        "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 127 + "a/",
        "http://" + "例" * 80 + ".example/",
        "http://\u00ad/",
        "http://\ud800/",
        "http://%ff.example/",
        "http://%2541.example/",
        "http://a%2fb/",
        "http://a<b/",
        "http://{{ host }}/",
        "http://${HOST}/",
        "http://xn--/",
        "http://xn--zz/",
        "http://xn--a/",
        "http://xn--\u0080-ecp.example/",
        "http://256.1.1.1/",
        "http://1.2.3.4.5/",
        "http://1.2.3.08/",
        "http://a.1/",
        "http://4294967296/",
        "http://1.2.65536/",
        "http://[::1/",
        "http://[::1]a/",
        "http://::1/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[1.2.3.4]/",
        "http://[:::1]/",
    ],
)
def test_what_no_browser_asks(address: str) -> None:
    """What names no host that could be asked for a page is no address."""
    assert asked_address(address) == ""
    assert host_of(address) == ""


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("", "http://a.example:81/b/c?d"),
        ("#e", "http://a.example:81/b/c?d"),
        ("?", "http://a.example:81/b/c?"),
        ("?e=/../", "http://a.example:81/b/c?e=/../"),
        ("e", "http://a.example:81/b/e"),
        ("/e", "http://a.example:81/e"),
        ("../../e/", "http://a.example:81/e/"),
        ("//e.example", "http://e.example/"),
        ("/\\e.example", "http://e.example/"),
        ("\\\\e.example\\f", "http://e.example/f"),
        ("https://e.example", "https://e.example/"),
        ("https:e.example", "https://e.example/"),
        ("http:e", "http://a.example:81/b/e"),
        ("http:/e", "http://a.example:81/e"),
        ("http:\\/e.example", "http://e.example/"),
        ("ftp://e.example/", ""),
        ("file:///etc/passwd", ""),
        ("mailto:e", ""),
    ],
)
def test_a_redirect_starts_from_where_it_was_met(reference: str, expected: str) -> None:
    """A reference leads where it would lead in a browser."""
    assert asked_address(reference, "http://a.example:81/b/c?d") == expected


@given(addresses)
def test_one_spelling(address: str) -> None:
    """What was asked is asked in the same words again, and nothing raises an error."""
    asked = asked_address(address)
    assert asked_address(asked) == asked
    assert not asked or asked_address(asked, "https://b.example/") == asked


@given(addresses)
def test_what_an_address_is_made_of(address: str) -> None:
    """It is in printable ASCII, with a host and a path, without user and fragment."""
    asked = asked_address(address)
    assert not asked or re.fullmatch(r"https?://([^/@:\[\]]+|\[[0-9a-f:]+\])(:[0-9]+)?/[!-~]*", asked)
    assert "#" not in asked


@given(addresses)
def test_no_other_reader_sees_another_host(address: str) -> None:
    """The library that connects, Python's own parser and `parts_of` see the same host and port in what is asked."""
    if asked := asked_address(address):
        parts, theirs, python = parts_of(asked), httpcore2.URL(asked), urlsplit(asked)
        assert parts.host == theirs.host.decode() == python.hostname == host_of(asked) == host_of(address)
        assert parts.port == theirs.origin.port
        assert parts.scheme == theirs.scheme.decode()
        assert asked == f"{parts.scheme}://{parts.authority}{parts.target}"


@given(addresses, written)
def test_references_are_addresses(base: str, reference: str) -> None:
    """Where a reference leads is an address as any other, and the base decides only what the reference leaves open."""
    asked = asked_address(reference, asked_address(base))
    assert asked_address(asked) == asked
    if (alone := asked_address(reference)) and re.match(r"[\x00-\x20]*https?:[/\\]{2}", reference):
        assert asked == alone


def test_parts_keep_what_the_library_would_lose() -> None:
    """Parameters of the last step and an empty query are part of what is asked."""
    assert parts_of("http://a.example/b;c?d").target == "/b;c?d"
    assert parts_of("http://a.example/?").target == "/?"
    assert parts_of("https://[::1]/").authority == "[::1]"


def test_parts_of_something_else() -> None:
    """What `asked_address` never returned has no parts."""
    with pytest.raises(ValueError, match="ftp"):
        parts_of("ftp://a.example/")
