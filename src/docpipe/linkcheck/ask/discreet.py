"""An answer without what was told to a host in confidence: some hosts say it back, in a redirect or a tag."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from urllib.parse import unquote

import msgspec

from docpipe.model.answer import Answer

# What is so short stands in addresses by chance, and is no secret.
_SHORTEST = 4


def discreet(answer: Answer, secrets: Collection[str]) -> Answer:
    """Return `answer` without the redirects from the first that names a secret on, and without a tag that does.

    >>> from docpipe.model.answer import Hop, LinkState
    >>> hops = (Hop(302, "https://a.example/b"), Hop(302, "https://a.example/c?key=s3cr%65t"))
    >>> [hop.url for hop in discreet(Answer("https://a.example/", LinkState.OK, 0, hops=hops), ["s3cret"]).hops]
    ['https://a.example/b']
    """
    hops = tuple(itertools.takewhile(lambda hop: not _names(hop.url, secrets), answer.hops))
    etag = "" if _names(answer.etag, secrets) else answer.etag
    if hops == answer.hops and etag == answer.etag:
        return answer
    return msgspec.structs.replace(answer, hops=hops, etag=etag)


def _names(text: str, secrets: Collection[str]) -> bool:
    # Hosts are written in small letters.
    forms = (text.lower(), unquote(text).lower())
    return any(len(secret) >= _SHORTEST and secret.lower() in form for secret in secrets for form in forms)
