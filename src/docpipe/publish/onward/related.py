"""Posts about the same things: those of a locale that share the most telling tags."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from docpipe.model.locale import Locale
from docpipe.publish.articles import Article, posts
from docpipe.publish.contents import Contents
from docpipe.publish.taxonomy import SERIES, TAGS

_MOST = 3
# A tag of thousands of posts tells little of any of them: those nearest in time stand for all.
_NEAREST = 40


class Related(NamedTuple):
    """The posts of one locale by what they are about.

    Attributes:
        posts: newest first.
        tags: the tags of each post, sorted, in the same order.
        series: the series of each post, or "".
        tagged: numbers of the posts of each tag, rising.
        places: number of each post, by its address.
    """

    posts: tuple[Article, ...]
    tags: tuple[tuple[str, ...], ...]
    series: tuple[str, ...]
    tagged: Mapping[str, Sequence[int]]
    places: Mapping[str, int]

    def to(self, article: Article, without: Collection[str]) -> tuple[Article, ...]:
        """Return up to three posts that share tags with `article`, best first.

        A tag weighs ln(N / n), n being how many of the N posts have it (Spärck Jones 1972): one that all have
        says nothing. Parts of the same series are left out, they have links of their own; equals stand newest first.

        Args:
            article: a post.
            without: addresses that the page leads to already.
        """
        own = self.places.get(article.route)
        if own is None:
            return ()
        scores: dict[int, float] = {}
        for tag in self.tags[own]:
            weight = math.log(len(self.posts) / len(self.tagged[tag]))
            for number in self._nearest(tag, own) if weight else ():
                scores[number] = scores.get(number, 0.0) + weight
        # Numbers rise from the newest post on, and sorting leaves equals in their order.
        best = sorted(sorted(scores), key=scores.__getitem__, reverse=True)
        found = (number for number in best if number != own and not self._is_known(own, number, without))
        return tuple(self.posts[number] for number in itertools.islice(found, _MOST))

    def _nearest(self, tag: str, own: int) -> Sequence[int]:
        found = self.tagged[tag]
        if len(found) <= 2 * _NEAREST:
            return found
        place = bisect_left(found, own)
        return found[max(0, place - _NEAREST) : place + _NEAREST + 1]

    def _is_known(self, own: int, other: int, without: Collection[str]) -> bool:
        is_part = bool(self.series[own]) and self.series[own] == self.series[other]
        return is_part or self.posts[other].route in without


def related_in(locale: Locale, contents: Contents) -> Related:
    """Return what is needed to relate the posts of a locale."""
    found = posts(contents.articles, locale)
    named = contents.taxonomy.named
    tags = tuple(tuple(sorted(named(TAGS, one, contents.edition))) for one in found)
    tagged: dict[str, list[int]] = {}
    for number, own in enumerate(tags):
        for tag in own:
            tagged.setdefault(tag, []).append(number)
    series = tuple(next(iter(named(SERIES, one, contents.edition)), "") for one in found)
    return Related(found, tags, series, tagged, {one.route: number for number, one in enumerate(found)})
