"""Servers that can exist, and those that cannot."""

from __future__ import annotations

import pytest

from docpipe.publish.hosts import server_of


@pytest.mark.parametrize(
    "server",
    [
        "a.example",
        "a.example.",
        "a.example:8080",
        "a.example:",
        "localhost",
        "a_b-c.example",
        "例え.jp",
        "xn--r8jz45g.jp",
        "1.2.3.4",
        "[::1]",
        "[2001:db8::1]:443",
        "exa%6dple.org",
    ],
)
def test_servers_are_kept(server: str) -> None:
    """A name in any letters, an address, a port: all as written."""
    assert server_of(server) == server


@pytest.mark.parametrize(
    "server",
    [
        "",
        ":80",
        "..",
        "a..b",
        "。。",
        "a b",
        "a|b",
        "a\u3000b",
        "a%2fb",
        "%zz",
        "a:b",
        "a:b:c",
        "a:99999",
        "a:" + "1" * 5_000,
        "[::1",
        "[x]",
        "[1.2.3.4]",
        "[fe80::1%eth0]",
        "1.2.3.4.5",
        "1.2.3.256",
        "0x7f",
        "xn--a",
        "\u0300a",
        "a" * 64,
        "a." * 150,
    ],
)
def test_what_is_no_server(server: str) -> None:
    """What no browser could ask for."""
    assert not server_of(server)


def test_names_and_passwords_are_left_out() -> None:
    """A reader is led where the address leads, and shown nobody's password."""
    assert server_of("reader:secret@docs.example") == "docs.example"
    assert server_of("bank.example@evil@a.example:80") == "a.example:80"
    assert not server_of("reader@")
