"""Addresses outside the site in one run: which are asked, what the rules are told, and how they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil

import msgspec

from docpipe.config.external import External
from docpipe.index.site import SiteIndex
from docpipe.linkcheck.external import external_links
from docpipe.linkcheck.history.due import due
from docpipe.linkcheck.ignored import is_ignored
from docpipe.linkcheck.reach.address import asked_address, host_of
from docpipe.lint.new_address import unmarked
from docpipe.model.answer import Answer, Answers, Check, ExternalLink, LinkPlace, LinkState, Patience
from docpipe.model.tally import HostTally, Tally, by_count

Holds = Callable[[str], bool]
"""Tells of a path whether the run is about that file."""

_INSECURE, _SECURE = "http://", "https://"


class Plan(msgspec.Struct, frozen=True):
    """What a run asks.

    Attributes:
        ask: the addresses that have to be asked now.
        left: how many more would have to be, but are beyond the limits of one run.
    """

    ask: tuple[ExternalLink, ...] = ()
    left: int = 0


def links_of(site: SiteIndex) -> tuple[ExternalLink, ...]:
    """Return every address outside the site, but those that `[external] ignore` leaves out."""
    patterns = site.config.external.ignore
    return tuple(link for link in external_links(site) if not is_ignored(link.url, patterns))


def held(links: Iterable[ExternalLink], holds: Holds) -> tuple[ExternalLink, ...]:
    """Return the links that stand in the files the run is about."""
    return tuple(link for link in links if any(holds(place.path) for place in link.places))


def wanted_checks(options: External, *, fragments: bool) -> frozenset[Check]:
    """Return what is looked at in a run."""
    checks = {Check.STATUS, Check.HTTPS}
    return frozenset(checks | ({Check.BODY} if options.body else set()) | ({Check.FRAGMENTS} if fragments else set()))


def plan(
    links: Sequence[ExternalLink],
    known: Mapping[str, Answer],
    options: External,
    now: int,
    *,
    fragments: bool = False,
    recheck: bool = False,
) -> Plan:
    """Return what is asked of `links`: what is due, within the limits per post and per host.

    Where there is too much for one run, what was never asked comes first, then what was asked the longest ago.

    Args:
        links: those that the run is about.
        known: the answers so far, by address.
        options: of the site.
        now: Unix time in seconds.
        fragments: whether places in pages are looked for.
        recheck: whether answers that still hold are asked for again.
    """
    wanted = wanted_checks(options, fragments=fragments)
    waiting = tuple(links) if recheck else due(links, known, options, now, wanted=wanted)
    of_host, of_file = Counter[str](), Counter[str]()
    chosen: set[str] = set()
    for link in sorted(waiting, key=lambda each: (_checked(each, known), each.url)):
        host, files = host_of(link.url), {place.path for place in link.places}
        if of_host[host] < options.most_per_host and any(of_file[path] < options.most_per_file for path in files):
            of_host[host] += 1
            of_file.update(files)
            chosen.add(link.url)
    return Plan(tuple(link for link in waiting if link.url in chosen), len(waiting) - len(chosen))


def _checked(link: ExternalLink, known: Mapping[str, Answer]) -> int:
    answer = known.get(link.url)
    return answer.checked if answer is not None else 0


def answers_of(
    links: tuple[ExternalLink, ...],
    known: dict[str, Answer],
    options: External,
    now: int,
    *,
    new: frozenset[str] | None = None,
) -> Answers:
    """Return what the rules are told.

    Args:
        links: of the whole site.
        known: the answers, by address.
        options: of the site.
        now: Unix time in seconds.
        new: the addresses that the change at hand brought in; None where everything is judged by its history.
    """
    patience = Patience(options.error_runs, ceil(options.error_days), ceil(options.doubt_days))
    return Answers(links, known, now, patience, None if new is None else _places(links, new))


def placed(answers: Answers, site: SiteIndex) -> Answers:
    """Return the same answers with the places where the addresses stand in `site`: a fix moves them."""
    links = links_of(site)
    if links == answers.links or answers.added is None:
        return msgspec.structs.replace(answers, links=links)
    added = answers.added
    new = {link.url for link in answers.links if not added.isdisjoint(link.places)}
    return msgspec.structs.replace(answers, links=links, added=_places(links, new))


def _places(links: Iterable[ExternalLink], urls: Iterable[str]) -> frozenset[LinkPlace]:
    wanted = frozenset(urls)
    return frozenset(place for link in links if link.url in wanted for place in link.places)


def moved(before: Answers, links: Iterable[ExternalLink]) -> Iterator[Answer]:
    """Yield what is known already of addresses that a fix wrote: the end of an answer tells of its later hops.

    Args:
        before: what was known when the fix was made.
        links: of the site as it is now.
    """
    were = {link.url for link in before.links}
    # What stood there before and was never asked is no work of a fix.
    unknown = {link.url for link in links} - before.known.keys() - were
    for url in sorted(were & before.known.keys()):
        for answer in _implied(before.known[url]):
            # A post may have another spelling of the address than the redirect.
            for spelt in sorted({answer.url, asked_address(unmarked(answer.url))} & unknown):
                unknown.remove(spelt)
                yield msgspec.structs.replace(answer, url=spelt)


def _implied(answer: Answer) -> Iterator[Answer]:
    """Yield the answers that addresses would give to which this one leads."""
    if answer.state is not LinkState.OK:
        return
    for number, hop in enumerate(answer.hops, start=1):
        https = None if hop.url.startswith(_SECURE) else answer.https
        yield msgspec.structs.replace(answer, url=hop.url, hops=answer.hops[number:], https=https)
    if answer.https and answer.url.startswith(_INSECURE):
        yield msgspec.structs.replace(answer, url=_SECURE + answer.url.removeprefix(_INSECURE), hops=(), https=None)


def tally_of(links: Iterable[ExternalLink], known: Mapping[str, Answer]) -> Tally:
    """Return how the addresses stand, host by host; one that was never asked is not ok."""
    states: dict[str, Counter[str]] = {}
    reasons: dict[str, Counter[str]] = {}
    for link in links:
        answer, host = known.get(link.url), host_of(link.url)
        states.setdefault(host, Counter())[answer.state.value if answer else "never"] += 1
        if answer is not None and answer.state is not LinkState.OK:
            reasons.setdefault(host, Counter())[answer.reason.value] += 1
    return Tally(
        tuple(HostTally(host, **states[host], reasons=by_count(dict(reasons.get(host, {})))) for host in sorted(states))
    )
