"""Which domain a host belongs to."""

from __future__ import annotations

import pytest

from docpipe.model.domain import registrable


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("docs.example.com", "example.com"),
        ("www.example.co.uk", "example.co.uk"),
        ("a.example.com.cn", "example.com.cn"),
        ("someone.github.io", "someone.github.io"),
        ("a.someone.github.io", "someone.github.io"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("com", "com"),
        ("localhost", "localhost"),
        ("10.0.0.1", "10.0.0.1"),
        ("::1", "::1"),
        ("", ""),
        ("." * 300, "." * 300),
    ],
)
def test_registrable(host: str, domain: str) -> None:
    """One owner has one domain; addresses, single words and suffixes are their own."""
    assert registrable(host) == domain
