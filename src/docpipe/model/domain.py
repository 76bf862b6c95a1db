"""Which domain a host belongs to: two hosts of one domain have one owner."""

from __future__ import annotations

import functools
import ipaddress

from publicsuffixlist import PublicSuffixList


@functools.cache
def _suffixes() -> PublicSuffixList:
    # Reading the list takes some hundredths of a second: only who asks waits for it.
    return PublicSuffixList()


@functools.lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """Return the part of a host that somebody can register, by the Public Suffix List.

    Args:
        host: in ASCII and small letters, without port.

    Returns:
        The host itself where it is an IP address, a single word, or a public suffix.

    >>> registrable("docs.example.co.uk"), registrable("someone.github.io"), registrable("127.0.0.1")
    ('example.co.uk', 'someone.github.io', '127.0.0.1')
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return _suffixes().privatesuffix(host) or host
    return host
