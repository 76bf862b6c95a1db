"""The ports that nobody asks for pages on."""

from __future__ import annotations

from docpipe.linkcheck.reach.ports import BAD_PORTS


def test_which_ports() -> None:
    """Mail, shells, files and chat are refused; those of the web and of its developers are not."""
    assert {0, 21, 22, 23, 25, 53, 110, 143, 389, 587, 993, 2049, 6000, 6667, 10080} <= BAD_PORTS
    assert BAD_PORTS.isdisjoint({80, 81, 443, 3000, 5000, 8000, 8080, 8443, 8888, 9000})
