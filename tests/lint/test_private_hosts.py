"""Hosts that say of themselves that they are not public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.lint.private_hosts import is_own_machine, is_private


@pytest.mark.parametrize("host", ["localhost", "app.LOCALHOST.", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "0.0.0.0"])  # noqa: S104 - an address in a link
def test_the_readers_own_machine(host: str) -> None:
    """By name and by address, as links write them."""
    assert is_own_machine(host)
    assert is_private(host)


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.1",
        "192.168.3.86",
        "169.254.169.254",
        "fd00::1",
        "fe80::1%eth0",
        "printer.local",
        "build.internal",
        "nas.lan",
        "box.home.arpa",
    ],
)
def test_a_private_network(host: str) -> None:
    """Somebody else's machine, and no public one."""
    assert is_private(host)
    assert not is_own_machine(host)


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "localhost.example.org",
        "notlocalhost",
        "172.32.0.1",
        "192.169.0.1",
        "8.8.8.8",
        "a.test",
        "a.example",
        "",
    ],
)
def test_public(host: str) -> None:
    """Names that only look alike, and those that are kept for examples."""
    assert not is_private(host)


@given(st.text(max_size=60))
def test_any_host(host: str) -> None:
    """Whatever a link names is judged without an exception."""
    assert is_private(host) or not is_own_machine(host)
