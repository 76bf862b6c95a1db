"""Which addresses have to be asked now, and which answers still hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from docpipe.config.external import External
from docpipe.linkcheck.pages.quirks import known_quirks
from docpipe.linkcheck.reach.address import host_of, parts_of
from docpipe.model.answer import Answer, Check, ExternalLink, LinkState

_DAY = 86_400
# How far the life of an answer is shortened or lengthened: what was asked in one run is not all due in one run again.
_JITTER = 0.2
_NO_CHECKS: frozenset[Check] = frozenset()


def due(
    links: Iterable[ExternalLink],
    known: Mapping[str, Answer],
    options: External,
    now: int,
    *,
    wanted: frozenset[Check] = _NO_CHECKS,
) -> tuple[ExternalLink, ...]:
    """Return the links that have to be asked at `now` (Unix time in seconds), in their order.

    Args:
        links: every address, each once.
        known: the answers so far, by address.
        options: how many days an answer of each state holds; 0 asks in every run.
        now: what the age of an answer is counted to. One from the future holds nothing.
        wanted: what is looked at in this run; a good answer that does not tell it is asked for again.
    """
    return tuple(link for link in links if _is_due(link, known.get(link.url), options, now, wanted))


def sought_fragments(link: ExternalLink) -> frozenset[str]:
    """Return the fragments that are to be looked for in the page, as they are written.

    Left out is what names no element of it: nothing, the top, what stands behind an image, and what is known of hosts.
    """
    named = {place.fragment for place in link.places if place.fragment and not place.is_image}
    host, path, quirks = host_of(link.url), urlsplit(link.url).path, known_quirks()
    return frozenset(one for one in named if one.lower() != "top" and not quirks.skips_fragments(host, path, one))


def lifetime(answer: Answer, options: External) -> float:
    """Return for how many seconds an answer holds: by its state, up to a fifth more or less by its address alone."""
    days = {
        LinkState.OK: options.ok_days,
        LinkState.BROKEN: options.broken_days,
        LinkState.UNVERIFIED: options.unverified_days,
    }
    digest = hashlib.blake2b(answer.url.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    share = int.from_bytes(digest) / (1 << 64)
    return days[answer.state] * _DAY * (1 - _JITTER + 2 * _JITTER * share)


def _is_due(link: ExternalLink, answer: Answer | None, options: External, now: int, wanted: frozenset[Check]) -> bool:
    if answer is None or answer.checked > now or now - answer.checked >= lifetime(answer, options):
        return True
    # Of an address that is not there nothing can be looked at.
    return answer.state is LinkState.OK and _lacks(link, answer, wanted)


def _lacks(link: ExternalLink, answer: Answer, wanted: frozenset[Check]) -> bool:
    missing = wanted - set(answer.checks)
    if Check.BODY in missing and any(not place.is_image for place in link.places):
        return True
    if Check.HTTPS in missing and _may_be_secure(link.url) and not answer.final.startswith("https:"):
        return True
    sought = sought_fragments(link) if Check.FRAGMENTS in wanted else frozenset()
    if not sought:
        return False
    # A page in which nothing can be looked for, such as a PDF, was looked at and has no fragments.
    return Check.FRAGMENTS in missing or bool(answer.fragments and sought - answer.fragments.keys())


def _may_be_secure(url: str) -> bool:
    """Tell whether the same may stand there with https; a port that is written speaks one of the two."""
    parts = parts_of(url)
    return (parts.scheme, parts.port) == ("http", 80)
